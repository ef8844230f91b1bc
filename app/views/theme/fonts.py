"""The bundled type: Inter for the interface, Newsreader for titles and everything read in calm."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from app.views.theme.tokens import Type

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


FIRST = ("Inter-Regular", "Inter-SemiBold", "NewsreaderDisplay-540")
"""What the unlock page is set in."""


@cache
def load_fonts() -> None:
    """Make the interface's own files known to Qt, once; needs a QGuiApplication."""
    load_first_fonts()
    for path in sorted(FONTS.glob("*.ttf")):
        if path.stem not in FIRST:
            QFontDatabase.addApplicationFont(str(path))


@cache
def load_first_fonts() -> None:
    """Make those known that the unlock page is set in, once."""
    for name in FIRST:
        QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))


def font_of(style: Type, pixels: int, *, italic: bool, weight: int, numerals: bool) -> QFont:
    """The style as a QFont `pixels` high, unhinted so that letters stay evenly spaced at 125 % and 150 %.

    `numerals` gives figures of equal width, for times, ratings and numbers.
    """
    font = QFont(style.family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if numerals:
        font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font
