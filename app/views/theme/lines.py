"""Plain text in lines of the design's height: paragraphs that run from right to left stand at the right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption


def runs_from_right(paragraph: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for letter in paragraph:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


class Lines:
    """Text laid out for a width in pixels, `line` pixels to a line; words longer than a line are broken.

    `look` is how the letters of `met` (each from, to) stand out from the others.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        line: int,
        *,
        met: Sequence[tuple[int, int]] = (),
        look: QTextCharFormat | None = None,
    ) -> None:
        self._line = line
        self._laid: list[tuple[QTextLayout, int]] = []
        self._ends: list[int] = []
        top = start = 0
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            right = runs_from_right(paragraph)
            option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            if look is not None:
                layout.setFormats(_standing_out(met, look, start, len(paragraph)))
            layout.beginLayout()
            count = 0
            while (one := layout.createLine()).isValid():
                one.setLineWidth(max(1.0, width))
                one.setPosition(QPointF(0, count * line + (line - one.height()) / 2))
                self._ends.append(start + one.textStart() + one.textLength())
                count += 1
            layout.endLayout()
            self._laid.append((layout, top))
            top += max(1, count) * line
            start += len(paragraph) + 1
        self.height = top

    def __len__(self) -> int:
        return self.height // self._line

    def letters_in(self, lines: int) -> int:
        """How many letters of the text stand in the first so many lines."""
        return self._ends[lines - 1]

    def draw(self, painter: QPainter, at: QPointF, seen: QRectF | None = None) -> None:
        """Draw with the painter's pen, the top left corner at `at`; paragraphs out of what is `seen` are left out."""
        for layout, top in self._laid:
            place = QPointF(at.x(), at.y() + top)
            if seen is None or layout.boundingRect().translated(place).intersects(seen):
                layout.draw(painter, place)


def _standing_out(
    met: Sequence[tuple[int, int]], look: QTextCharFormat, start: int, length: int
) -> list[QTextLayout.FormatRange]:
    """The part of `met` that lies in the paragraph beginning at `start`."""
    found = []
    for begin, end in met:
        inside = max(begin - start, 0), min(end - start, length)
        if inside[0] < inside[1]:
            one = QTextLayout.FormatRange()
            one.start, one.length, one.format = inside[0], inside[1] - inside[0], look
            found.append(one)
    return found
