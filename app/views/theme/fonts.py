"""The bundled type: Inter for the interface, Newsreader for titles and everything read in calm."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from app.views.theme.tokens import Type

FONTS = Path(__file__).parents[3] / "resources" / "fonts"


FIRST = ("Inter-Regular", "Inter-SemiBold", "NewsreaderDisplay-540")
"""What the unlock page is set in."""


@cache
def load_fonts() -> None:
    """Make every file of `resources/fonts` known to Qt, once; needs a QGuiApplication."""
    load_first_fonts()
    for path in sorted(FONTS.glob("*.ttf")):
        if path.stem not in FIRST:
            QFontDatabase.addApplicationFont(str(path))
    load_scripts()


@cache
def load_first_fonts() -> None:
    """Make those known that the unlock page is set in, once."""
    for name in FIRST:
        QFontDatabase.addApplicationFont(str(FONTS / f"{name}.ttf"))


_SCRIPTS = {
    "Inter": ("Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans SC", "Noto Sans KR"),
    "Newsreader": (
        "Source Serif 4",
        "Noto Serif Hebrew",
        "Noto Naskh Arabic",
        "Noto Serif Devanagari",
        "Noto Sans SC",
        "Noto Sans KR",
    ),
}


@cache
def load_scripts() -> None:
    """Make the other scripts' files known, once, so that a name shows on a computer that has no fonts for it."""
    for path in sorted((FONTS / "scripts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    for family, others in _SCRIPTS.items():
        for name in (family, "Newsreader Display") if family == "Newsreader" else (family,):
            QFont.insertSubstitutions(name, others)
    # Qt warns of every family it passes over on the way to the one that has the script; that is how it is meant to go.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")


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
