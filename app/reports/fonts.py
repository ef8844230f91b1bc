"""The fonts of every print, and what they can and cannot show.

ReportLab leaves out a glyph that a font lacks without a word. So every text is cut into runs before it is measured
or drawn (`app.reports.runs`), each in a font that has all its glyphs: the one asked for, else the next of its chain,
else the bundled font of that script, else a visible replacement sign. A file is opened when a run first needs it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.reports import shaping

FOLDER = Path(__file__).parent.parent.parent / "resources" / "fonts"
SCRIPTS = FOLDER / "scripts"

SANS = "Inter-Regular"
SANS_MEDIUM = "Inter-Medium"
SANS_STRONG = "Inter-SemiBold"
SERIF = "Newsreader-Regular"
SERIF_ITALIC = "Newsreader-Italic"
SERIF_MEDIUM = "Newsreader-Medium"
SERIF_STRONG = "Newsreader-SemiBold"
DISPLAY = "NewsreaderDisplay-540"

REPLACEMENT = "\u25a1"
"""What stands for a character that no bundled font has: an empty square, which Inter can draw."""


@dataclass(frozen=True)
class _Style:
    """Whose other scripts go with a font: plain or with serifs, and how heavy."""

    kind: str
    weight: str
    chain: tuple[str, ...]


_STYLES = {
    SANS: _Style("Sans", "Regular", (SANS,)),
    "Inter-Italic": _Style("Sans", "Regular", ("Inter-Italic",)),
    SANS_MEDIUM: _Style("Sans", "Medium", (SANS_MEDIUM,)),
    SANS_STRONG: _Style("Sans", "SemiBold", (SANS_STRONG,)),
    SERIF: _Style("Serif", "Regular", (SERIF, "SourceSerif4-Regular", SANS)),
    SERIF_ITALIC: _Style("Serif", "Regular", (SERIF_ITALIC, "SourceSerif4-Italic", "Inter-Italic")),
    SERIF_MEDIUM: _Style("Serif", "SemiBold", (SERIF_MEDIUM, "SourceSerif4-SemiBold", SANS_MEDIUM)),
    SERIF_STRONG: _Style("Serif", "SemiBold", (SERIF_STRONG, "SourceSerif4-SemiBold", SANS_STRONG)),
    DISPLAY: _Style("Serif", "SemiBold", (DISPLAY, "SourceSerif4-SemiBold", SANS_MEDIUM)),
}


@dataclass(frozen=True)
class Cut:
    """A fallback font: its file, its size beside Latin letters of size 1, and how much thicker it is drawn (in em).

    Chinese and Korean come in one weight, so the heavier ones are drawn with an outline of their own colour.
    """

    file: Path
    scale: float = 1.0
    outline: float = 0.0


_SCALES = {
    "SourceSerif4": 0.94,
    "NotoSansHebrew": 1.0,
    "NotoSerifHebrew": 0.94,
    "NotoSansArabic": 1.0,
    "NotoNaskhArabic": 1.06,
    "NotoSansDevanagari": 1.0,
    "NotoSerifDevanagari": 1.0,
    "NotoSansSC": 0.96,
    "NotoSansKR": 0.96,
}
_ONE_WEIGHT = ("NotoSansSC", "NotoSansKR")
_OUTLINES = {"Regular": 0.0, "Medium": 0.014, "SemiBold": 0.03}

# Where each script begins, and the family that has it; what no family claims is Latin, Greek, Cyrillic or a symbol.
_CLAIMS = (
    (0x0, ""),
    (0x590, "Hebrew"),
    (0x600, "Arabic"),
    (0x700, ""),
    (0x750, "Arabic"),
    (0x780, ""),
    (0x8A0, "Arabic"),
    (0x900, "Devanagari"),
    (0x980, ""),
    (0x1100, "KR"),
    (0x1200, ""),
    (0x1CD0, "Devanagari"),
    (0x1D00, ""),
    (0x2E80, "SC"),
    (0x3130, "KR"),
    (0x3190, "SC"),
    (0xA000, ""),
    (0xA8E0, "Devanagari"),
    (0xA900, ""),
    (0xAC00, "KR"),
    (0xD7B0, ""),
    (0xF900, "SC"),
    (0xFB00, ""),
    (0xFB1D, "Hebrew"),
    (0xFB50, "Arabic"),
    (0xFE00, ""),
    (0xFE30, "SC"),
    (0xFE70, "Arabic"),
    (0xFF00, "SC"),
    (0xFFF0, ""),
)
_STARTS = [start for start, _ in _CLAIMS]

_KEPT = {*range(0x600, 0x606), 0x6DD, 0x8E2}
_SHAPING = {0x200C, 0x200D}
_TURNING = {0x200E, 0x200F, 0x61C}
_INVISIBLE = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F, 0x115F, 0x1160, 0x3164}
_LINE_ENDS = dict.fromkeys((11, 12, 133, 8232, 8233), "\n")


@cache
def plain(font: str) -> frozenset[str]:
    """The characters that ReportLab draws rightly from this font one by one; the font is registered with it."""
    if font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(font, str(FOLDER / f"{font}.ttf")))
    signs = map(chr, pdfmetrics.getFont(font).face.charToGlyph)
    return frozenset(sign for sign in signs if not joins(sign) and not _private(sign))


def prepare() -> None:
    """Make known to ReportLab the font every document begins with; more than once does no harm."""
    plain(SANS)


def of_reportlab(font: str) -> bool:
    """Whether the font is one of the two families that ReportLab draws itself."""
    return font in _STYLES


@cache
def script_of(sign: str) -> str:
    """The family that has this character's script; "" for Latin, Greek, Cyrillic and signs of no script."""
    return _CLAIMS[bisect_right(_STARTS, ord(sign)) - 1][1]


def chain(font: str) -> tuple[str, ...]:
    """The fonts that are tried in turn for Latin, Greek and Cyrillic."""
    return _STYLES[font].chain


def for_script(script: str, font: str) -> str:
    """The fallback of a script that goes with `font`."""
    style = _STYLES[font]
    if script in ("SC", "KR"):
        return f"NotoSans{script}-{style.weight}"
    if script == "Arabic" and style.kind == "Serif":
        return f"NotoNaskhArabic-{style.weight}"
    return f"Noto{style.kind}{script}-{style.weight}"


@cache
def cut(name: str) -> Cut:
    """How a font is drawn glyph by glyph."""
    if of_reportlab(name):
        return Cut(FOLDER / f"{name}.ttf")
    family, _, weight = name.partition("-")
    if family in _ONE_WEIGHT:
        return Cut(SCRIPTS / f"{family}-Regular.ttf", _SCALES[family], _OUTLINES[weight])
    return Cut(SCRIPTS / f"{name}.ttf", _SCALES[family])


@cache
def has(name: str, sign: str) -> bool:
    """Whether the font has a glyph for this character; a font's private characters are not those that were typed."""
    return not _private(sign) and shaping.has(cut(name).file, sign)


def _private(sign: str) -> bool:
    return unicodedata.category(sign) == "Co"


def printable(text: str) -> str:
    """The same words in the form that is set: composed (NFC), line ends as `\\n`, no half surrogates.

    Control characters and marks that have no shape of their own are left out: embedding, overriding and isolating
    marks, variation selectors, and joiners where no letter joins. Every other character stays.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    whole = whole.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_ENDS).replace("\t", " ")
    if whole.isascii() and whole.replace("\n", "").isprintable():
        return whole
    whole = unicodedata.normalize("NFC", whole)
    kept = _KEPT | {ord(sign) for sign in _wanted(whole)}
    return "".join(sign for sign in whole if sign == "\n" or ord(sign) in kept or not shapeless(sign))


def _wanted(whole: str) -> set[str]:
    """Joiners and direction marks, where there are letters that heed them."""
    scripts = {script_of(sign) for sign in set(whole)}
    if scripts & {"Hebrew", "Arabic"}:
        return {chr(code) for code in _SHAPING | _TURNING}
    return {chr(code) for code in _SHAPING} if "Devanagari" in scripts else set()


@cache
def shapeless(sign: str) -> bool:
    """Whether a character is nothing to see."""
    return ord(sign) not in _KEPT and (unicodedata.category(sign) in ("Cc", "Cf") or ord(sign) in _INVISIBLE)


@cache
def joins(sign: str) -> bool:
    """Whether a character is drawn together with the one before it."""
    return unicodedata.category(sign) in ("Mn", "Mc", "Me") or ord(sign) in _SHAPING
