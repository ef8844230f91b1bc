"""What is drawn with: a canvas whose measures run down from the top of the page, in points."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from app.reports import fonts
from app.reports.bidi import in_order
from app.reports.embedding import embedded
from app.reports.fonts import printable
from app.reports.ink import Colour, Inks
from app.reports.runs import Run, Runs, runs, width_of
from app.reports.shaping import Shaped


@dataclass(frozen=True)
class Face:
    """How words are set: font, size and leading in points, colour token."""

    font: str
    size: float
    leading: float
    token: str = "ink"

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + 0.78 * self.size


class Pen:
    """Draws on one page. Coordinates are points from the left and from the top of the page."""

    def __init__(self, canvas: Canvas, page_height: float, inks: Inks) -> None:
        self.canvas = canvas
        self.inks = inks
        self._height = page_height

    def up(self, y: float) -> float:
        """The PDF's own measure, from the foot of the page."""
        return self._height - y

    def fill(self, colour: Colour) -> None:
        """Fill what comes next with this colour."""
        self.canvas.setFillColorRGB(*colour)

    def stroke(self, token: str, thickness: float) -> None:
        """Stroke what comes next with this token's colour."""
        self.canvas.setStrokeColorRGB(*self.inks.of(token))
        self.canvas.setLineWidth(thickness)

    def line(self, set_runs: Runs, x: float, baseline: float, face: Face) -> None:
        """One line of words from left to right, already cut into runs, in one text object: it reads back whole."""
        text = self.canvas.beginText(x, self.up(baseline))
        text.setFillColorRGB(*self.inks.of(face.token))
        for run in set_runs:
            if run.glyphs is None:
                text.setFont(run.font, face.size)
                text.textOut(run.words)
            else:
                self._glyphs(text, run, run.glyphs, face)
        self.canvas.drawText(text)

    def _glyphs(self, text: PDFTextObject, run: Run, drawn: Shaped, face: Face) -> None:
        """Glyphs of one run, each where the font's own rules put it."""
        cut = fonts.cut(run.font)
        size = face.size * cut.scale
        font = embedded(self.canvas._doc, cut.file)
        said = [f"/{font.name} {size:.3f} Tf"]
        if cut.outline:
            text.setStrokeColorRGB(*self.inks.of(face.token))
            said.append(f"2 Tr {cut.outline * size:.3f} w")
        codes = "".join(f"{font.code(cluster):04X}" for cluster in drawn.clusters)
        said.append(f"<{codes}> Tj")
        if cut.outline:
            said.append("0 Tr")
        text._code.append(" ".join(said))

    def words(self, text: str, x: float, baseline: float, face: Face, align: str = "left") -> float:
        """One line of words from `x` on, up to it ("right") or around it ("centre"); returns its width."""
        set_runs = in_order(runs(printable(text).replace("\n", " "), face.font))
        width = width_of(set_runs, face.size)
        start = x if align == "left" else x - width if align == "right" else x - width / 2
        self.line(set_runs, start, baseline, face)
        return width

    def rule(self, x: float, y: float, width: float, token: str, thickness: float = 0.75) -> None:
        """A level line, centred on `y`."""
        self.stroke(token, thickness)
        self.canvas.line(x, self.up(y), x + width, self.up(y))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        radius: float,
        *,
        tint: str = "",
        edge: str = "",
    ) -> None:
        """A rounded box, filled with a tint, or outlined, or both."""
        if tint:
            self.fill(self.inks.of(tint))
        if edge:
            self.stroke(edge, 0.75)
        self.canvas.roundRect(
            x, self.up(y + height), width, height, radius, stroke=int(bool(edge)), fill=int(bool(tint))
        )


def width(text: str, face: Face) -> float:
    """How wide one line of `text` is in this face, in points."""
    return width_of(runs(printable(text).replace("\n", " "), face.font), face.size)


def shortened(text: str, face: Face, wide: float) -> str:
    """`text` on one line no wider than `wide` points; what does not fit gives way to an ellipsis."""
    line = printable(text).replace("\n", " ")
    if width(line, face) <= wide:
        return line
    # Nobody's name needs more signs than this; measuring a very long one letter by letter would take minutes.
    line = line[:200]
    while line and width(f"{line}…", face) > wide:
        line = line[:-1]
    return f"{line.rstrip()}…"
