"""The fonts of windows and prints: TrueType outlines, one name and weight each, every letter we write."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.ttfonts import TTFontFile

from app.models.content import spoken_texts

FONTS = Path(__file__).parent.parent.parent / "resources" / "fonts"
CUTS = [
    # file, family, weight, italic
    ("Inter-Regular", "Inter", 400, False),
    ("Inter-Italic", "Inter", 400, True),
    ("Inter-Medium", "Inter", 500, False),
    ("Inter-SemiBold", "Inter", 600, False),
    ("Newsreader-Regular", "Newsreader", 400, False),
    ("Newsreader-Italic", "Newsreader", 400, True),
    ("Newsreader-Medium", "Newsreader", 500, False),
    ("Newsreader-SemiBold", "Newsreader", 600, False),
    ("NewsreaderDisplay-540", "Newsreader Display", 540, False),
    ("NewsreaderDisplay-Italic", "Newsreader Display", 400, True),
]
NAMES_AND_DATES = "ÀÉÎÕÜßçñøåłŁęŻščřžğİőűțășÞð 0123456789 “”‘’–—…·•×½°§ ✓"


def tables(path: Path) -> dict[str, bytes]:
    """The tables of a font file, by tag."""
    whole = path.read_bytes()
    (count,) = struct.unpack(">H", whole[4:6])
    found = {}
    for place in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack(">4sIII", whole[place : place + 16])
        found[tag.decode("ascii")] = whole[start : start + length]
    return found


def test_these_are_all_the_fonts_there_are() -> None:
    assert sorted(path.stem for path in FONTS.glob("*.ttf")) == sorted(cut[0] for cut in CUTS)
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL-Inter.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL-Newsreader.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "family", "weight", "italic"), CUTS)
def test_a_font_has_truetype_outlines_and_one_weight(file: str, family: str, weight: int, italic: bool) -> None:
    found = tables(FONTS / f"{file}.ttf")
    assert "glyf" in found
    assert not {"CFF ", "CFF2", "fvar", "gvar"} & set(found)
    weight_class, _, may_embed = struct.unpack(">HHH", found["OS/2"][4:10])
    assert (weight_class, may_embed) == (weight, 0)
    (slant,) = struct.unpack(">H", found["OS/2"][62:64])
    assert bool(slant & 1) == italic


@pytest.mark.parametrize("file", [cut[0] for cut in CUTS])
def test_a_print_finds_a_glyph_for_every_letter_we_write(file: str) -> None:
    font = TTFontFile(str(FONTS / f"{file}.ttf"))
    written = {letter for _, _, text in spoken_texts() for letter in text} | set(NAMES_AND_DATES)
    if not file.startswith("Inter"):
        written.discard("✓")
    assert {letter for letter in written if ord(letter) not in font.charToGlyph} == set()


def test_a_window_finds_each_by_family_weight_and_slant(qapp: QApplication) -> None:
    kept = []
    for file, family, _, _ in CUTS:
        number = QFontDatabase.addApplicationFont(str(FONTS / f"{file}.ttf"))
        assert family in QFontDatabase.applicationFontFamilies(number)
        kept.append(number)
    shapes = set()
    for _, family, weight, italic in CUTS:
        font = QFont(family)
        font.setWeight(QFont.Weight.Medium if weight == 540 else QFont.Weight(weight))
        font.setItalic(italic)
        found = QRawFont.fromFont(font)
        assert found.familyName() == family
        assert (found.style() == QFont.Style.StyleItalic) == italic
        shapes.add(bytes(found.fontTable("glyf").data()))
    assert len(shapes) == len(CUTS)
    for number in kept:
        QFontDatabase.removeApplicationFont(number)


def test_the_other_scripts_have_truetype_outlines_and_their_licences() -> None:
    """The prints put parts of them together, so no other outlines will do; nothing in them varies."""
    for path in (FONTS / "scripts").glob("*.ttf"):
        found = tables(path)
        assert "glyf" in found
        assert not {"CFF ", "CFF2", "fvar", "gvar"} & set(found)
        (weight,) = struct.unpack(">H", found["OS/2"][4:6])
        assert weight == {"Regular": 400, "Italic": 400, "Medium": 500, "SemiBold": 600}[path.stem.partition("-")[2]]
    for name in ("Noto", "SourceSerif"):
        licence = (FONTS / "scripts" / f"OFL-{name}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence
