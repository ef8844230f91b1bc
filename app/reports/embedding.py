"""Fonts whose glyphs are drawn by number: only the glyphs that were drawn go into the PDF, with what they stand for.

The PDF library knows one glyph for each character. Letters that join have several, so these fonts are written here,
as the standard's composite fonts: whatever is drawn as one (`shaping.Cluster`) is one glyph with one code.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from app.reports.composing import composed
from app.reports.shaping import Cluster, face_of, font_of

_SYMBOLIC = 4
_A_BLOCK = 100
_ENOUGH = 30_000
_LEFT_OUT = {int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"cmap", b"post", b"name", b"OS/2")}
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

_drawn: WeakKeyDictionary[PDFDocument, dict[Path, Embedded]] = WeakKeyDictionary()


class Embedded:
    """One font of one document. `name` is what the page calls it."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        self.name = name
        self._codes: dict[Cluster, int] = {}

    @property
    def full(self) -> bool:
        """Whether the next words had better go into another font of the same file: codes have two bytes."""
        return len(self._codes) >= _ENOUGH

    def code(self, cluster: Cluster) -> int:
        """The number by which a page draws this cluster."""
        return self._codes.setdefault(cluster, len(self._codes) + 1)

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 - the PDF library calls it by this name
        """Write the font into the document; called once, when all its pages are drawn."""
        face = face_of(self.path)
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update({number for cluster in self._codes for number, _, _ in cluster.parts})
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(_LEFT_OUT)
        plan = uharfbuzz.SubsetPlan(face, wanted)
        moved = plan.old_to_new_glyph_mapping
        data, glyphs = composed(
            plan.execute().blob.data,
            [
                (tuple((moved[number], across, up) for number, across, up in cluster.parts), cluster.advance)
                for cluster in self._codes
            ],
        )
        title = f"{_tag(data)}+{self.path.stem}"
        numbers = b"\0\0" + b"".join(number.to_bytes(2, "big") for number in glyphs)
        extents = font_of(self.path).get_font_extents("ltr")
        up, down = (round(measure * 1000 / face.upem) for measure in (extents.ascender, extents.descender))

        file = _stream(document, data)
        file.dictionary["Length1"] = len(data)
        descriptor = PDFDictionary(
            {
                "Type": PDFName("FontDescriptor"),
                "FontName": PDFName(title),
                "Flags": _SYMBOLIC,
                "FontBBox": PDFArray([-1000, down, 3000, up]),
                "ItalicAngle": -10 if self.path.stem.endswith("Italic") else 0,
                "Ascent": up,
                "Descent": down,
                "CapHeight": 700,
                "StemV": 80,
                "FontFile2": document.Reference(file, f"{self.name}-file"),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(title),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor, f"{self.name}-descriptor"),
                "W": PDFArray([1, PDFArray([round(cluster.advance * 1000 / face.upem) for cluster in self._codes])]),
                "CIDToGIDMap": document.Reference(_stream(document, numbers), f"{self.name}-glyphs"),
            }
        )
        whole = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(title),
                "Encoding": PDFName("Identity-H"),
                "DescendantFonts": PDFArray([document.Reference(descendant, f"{self.name}-descendant")]),
                "ToUnicode": document.Reference(_stream(document, self._meaning()), f"{self.name}-unicode"),
            }
        )
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(whole, f"{self.name}-font")

    def _meaning(self) -> bytes:
        lines = [
            f"<{code:04X}> <{cluster.text.encode('utf-16-be').hex().upper()}>" for cluster, code in self._codes.items()
        ]
        blocks = [lines[at : at + _A_BLOCK] for at in range(0, len(lines), _A_BLOCK)]
        told = (f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
        return _MAP.format(blocks="\n".join(told)).encode("ascii")


def embedded(document: PDFDocument, path: Path) -> Embedded:
    """The font of this file in this document; it is written when the document is."""
    fonts = _drawn.setdefault(document, {})
    if path not in fonts or fonts[path].full:
        fonts[path] = Embedded(path, f"S{len(document.delayedFonts) + 1}")
        document.delayedFonts.append(fonts[path])
    return fonts[path]


def _stream(document: PDFDocument, content: bytes) -> PDFStream:
    return PDFStream(content=content, filters=[PDFZCompress] if document.compression else None)


def _tag(data: bytes) -> str:
    """Six capitals, as the standard asks for in the name of a part of a font."""
    return "".join(chr(65 + byte % 26) for byte in sha256(data).digest()[:6])
