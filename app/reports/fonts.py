"""The fonts of every print, and what they can and cannot show.

ReportLab leaves out a glyph that a font lacks without a word. So every text is cut into runs before it is measured
or drawn: in the font asked for, else in its Inter neighbour (Greek and Cyrillic), else as a visible replacement sign.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent.parent.parent / "resources" / "fonts"

SANS = "Inter-Regular"
SANS_MEDIUM = "Inter-Medium"
SANS_STRONG = "Inter-SemiBold"
SERIF = "Newsreader-Regular"
SERIF_ITALIC = "Newsreader-Italic"
SERIF_MEDIUM = "Newsreader-Medium"
SERIF_STRONG = "Newsreader-SemiBold"
DISPLAY = "NewsreaderDisplay-540"

REPLACEMENT = "\u25a1"
"""What stands for a character that no bundled font has: an empty square, which all of them can draw."""

_NEIGHBOUR = {
    SANS: SANS,
    SANS_MEDIUM: SANS_MEDIUM,
    SANS_STRONG: SANS_STRONG,
    SERIF: SANS,
    SERIF_ITALIC: "Inter-Italic",
    SERIF_MEDIUM: SANS_MEDIUM,
    SERIF_STRONG: SANS_STRONG,
    DISPLAY: SANS_MEDIUM,
    "Inter-Italic": "Inter-Italic",
}
_INVISIBLE = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160, 0x3164}
_LINE_ENDS = dict.fromkeys((11, 12, 133, 8232, 8233), "\n")

Run = tuple[str, str]
"""A font's name and the words set in it."""


@cache
def _glyphs(font: str) -> frozenset[int]:
    if font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(FOLDER / f"{font}.ttf")))
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def prepare() -> None:
    """Make every font known to ReportLab; more than once does no harm."""
    for font in _NEIGHBOUR:
        _glyphs(font)


def printable(text: str) -> str:
    """The same words in the form that is set: composed (NFC), line ends as `\\n`, no half surrogates.

    Control characters and marks that have no shape of their own (joiners, direction marks, variation selectors) are
    left out; every other character stays.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    whole = unicodedata.normalize("NFC", whole.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS))
    return "".join(sign for sign in whole.replace("\t", " ") if sign == "\n" or not _shapeless(sign))


def _shapeless(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf") or ord(sign) in _INVISIBLE


def runs(text: str, font: str) -> tuple[Run, ...]:
    """Printable text of one line as runs, each in a font that has all its glyphs; nothing is left out."""
    own, neighbour = _glyphs(font), _NEIGHBOUR[font]
    if all(ord(sign) in own for sign in text):
        return ((font, text),) if text else ()
    found: list[Run] = []
    for sign in text:
        name, shown = font, sign
        if ord(sign) not in own:
            if ord(sign) in _glyphs(neighbour):
                name = neighbour
            elif sign.isspace():
                shown = "\u00a0"
            else:
                name, shown = neighbour, REPLACEMENT
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1] + shown)
        else:
            found.append((name, shown))
    return tuple(found)


def missing_characters(text: str) -> str:
    """The characters of `text` that no bundled font has, each once, in order of appearance; "" when all can be printed.

    A print shows each of them as a replacement sign, so the caller can say which before it is printed.
    """
    known = _glyphs(SANS) | _glyphs(SERIF)
    signs = dict.fromkeys(printable(text))
    return "".join(sign for sign in signs if ord(sign) not in known and not sign.isspace())


def width_of(set_runs: tuple[Run, ...], size: float) -> float:
    """How wide these runs are, in points, at `size` points."""
    return float(sum(pdfmetrics.stringWidth(words, font, size) for font, words in set_runs))
