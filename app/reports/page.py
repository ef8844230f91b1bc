"""The frame of every print: paper, margins, metadata, watermark, and the foot that stands on each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from app.models.agreement import Paper
from app.reports import fonts
from app.reports.flow import Placed
from app.reports.ink import Inks
from app.reports.pen import Face, Pen, width
from app.reports.prose import Prose
from app.reports.runs import runs
from app.words import say

__all__ = ["MARGIN", "Document", "Foot", "Sheet"]

MARGIN = 70.87
"""25 mm, in points: the side margins of every print."""

_SIZES: dict[Paper, tuple[float, float]] = {Paper.A4: A4, Paper.LETTER: LETTER}
_FIXED = Face(fonts.SERIF_ITALIC, 9.59, 12.2, "ink")
_SMALL = Face(fonts.SANS, 8.0, 10.6, "ink3")
_WATERMARK = Face(fonts.SERIF_STRONG, 180, 180, "rail")
_WATERMARK_WIDE = 450.0
_NUMBER_ROOM = 70.0
_CAPTION_GAP = 14.0
_CAPTION_FROM_FOOT = 35.9
_RULE_TO_WORDS = 3.9
_WORDS_TO_CAPTION = 15.4


@dataclass(frozen=True)
class Sheet:
    """A size of paper, with its text area."""

    paper: Paper
    margin: float = MARGIN

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return _SIZES[self.paper]

    @property
    def width(self) -> float:
        """The width between the side margins, in points."""
        return self.size[0] - 2 * self.margin


@dataclass(frozen=True)
class Foot:
    """What stands at the foot of every page: fixed words, then three captions: `left`, `middle`, page x of y."""

    fixed: str
    left: str
    middle: str

    def rule(self, sheet: Sheet) -> float:
        """Where its rule stands, in points from the top of the page; the text area ends above it."""
        fixed = Prose(self.fixed, _FIXED).height(sheet.width)
        return self._caption_top(sheet) - (fixed + _RULE_TO_WORDS + _WORDS_TO_CAPTION - _SMALL.drop)

    def _left_share(self, sheet: Sheet) -> float:
        return sheet.width - width(self.middle, _SMALL) - _NUMBER_ROOM - 2 * _CAPTION_GAP

    def _caption_top(self, sheet: Sheet) -> float:
        lines = Prose(self.left, _SMALL).lines(self._left_share(sheet))
        return sheet.size[1] - _CAPTION_FROM_FOOT - _SMALL.drop - max(0, lines - 1) * _SMALL.leading

    def draw(self, pen: Pen, sheet: Sheet, page: int, of: int) -> None:
        """Draw it for page `page` of `of`."""
        rule, captions = self.rule(sheet), self._caption_top(sheet)
        pen.rule(sheet.margin, rule, sheet.width, "line2")
        Prose(self.fixed, _FIXED).draw(pen, sheet.margin, rule + _RULE_TO_WORDS, sheet.width)
        Prose(self.left, _SMALL).draw(pen, sheet.margin, captions, self._left_share(sheet))
        baseline = captions + _SMALL.drop
        numbered = say("Page {page} of {pages}", page=page, pages=of)
        taken = width(numbered, _SMALL)
        left = min(width(self.left, _SMALL), self._left_share(sheet))
        middle = max(left + _CAPTION_GAP, min(sheet.width * 0.521, sheet.width - taken - width(self.middle, _SMALL)))
        pen.words(self.middle, sheet.margin + middle, baseline, _SMALL)
        pen.words(numbered, sheet.margin + sheet.width, baseline, _SMALL, "right")


class Document:
    """A PDF in the making: discreet title, no author, language set, every font embedded, the same bytes every time."""

    def __init__(self, sheet: Sheet, title: str, language: str, inks: Inks) -> None:
        fonts.prepare()
        self.sheet = sheet
        self.inks = inks
        self._bytes = BytesIO()
        self.canvas = Canvas(
            self._bytes,
            pagesize=sheet.size,
            invariant=1,
            pageCompression=1,
            lang=language,
            pdfVersion=(1, 5),
            initialFontName=fonts.SANS,
        )
        self.canvas.setTitle(title)
        self.canvas.setAuthor("")
        self.canvas.setSubject("")
        self.canvas.setCreator("Unhurried")
        self.canvas.setProducer("Unhurried")
        self.canvas.setViewerPreference("DisplayDocTitle", "true")

    def pen(self) -> Pen:
        """A pen for the page that is open now."""
        return Pen(self.canvas, self.sheet.size[1], self.inks)

    def watermark(self, word: str) -> None:
        """A large, pale word across the open page, under everything drawn after it."""
        wide, high = self.sheet.size
        pen = self.pen()
        self.canvas.saveState()
        self.canvas.translate(wide / 2, high / 2)
        self.canvas.rotate(36)
        size = min(_WATERMARK.size, _WATERMARK.size * _WATERMARK_WIDE / max(1.0, width(word, _WATERMARK)))
        face = Face(_WATERMARK.font, size, size, _WATERMARK.token)
        half = width(word, face) / 2
        pen.line(runs(word, face.font), -half, high + size * 0.36, face)
        self.canvas.restoreState()

    def pages(self, laid: Sequence[Sequence[Placed]], top: float, foot: Foot, watermark: str = "") -> None:
        """Draw every page: watermark, blocks from `top` points down, foot."""
        for number, page in enumerate(laid, start=1):
            if watermark:
                self.watermark(watermark)
            pen = self.pen()
            for placed in page:
                placed.block.draw(pen, self.sheet.margin, top + placed.top, self.sheet.width)
            foot.draw(pen, self.sheet, number, len(laid))
            self.canvas.showPage()

    def bytes(self) -> bytes:
        """The finished PDF."""
        self.canvas.save()
        return self._bytes.getvalue()
