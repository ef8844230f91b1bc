"""Plain text in lines of the design's height: paragraphs that run from right to left stand at the right."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption


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
    """Text laid out for a width in pixels, `line` pixels to a line; words longer than a line are broken."""

    def __init__(self, text: str, font: QFont, width: float, line: int) -> None:
        self._line = line
        self._laid: list[tuple[QTextLayout, int]] = []
        top = 0
        for paragraph in text.split("\n"):
            layout = QTextLayout(paragraph, font)
            right = runs_from_right(paragraph)
            option = QTextOption(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
            option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            layout.setTextOption(option)
            layout.beginLayout()
            count = 0
            while (one := layout.createLine()).isValid():
                one.setLineWidth(max(1.0, width))
                one.setPosition(QPointF(0, count * line + (line - one.height()) / 2))
                count += 1
            layout.endLayout()
            self._laid.append((layout, top))
            top += max(1, count) * line
        self.height = top

    def __len__(self) -> int:
        return self.height // self._line

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw with the painter's pen, the top left corner at `at`."""
        for layout, top in self._laid:
            layout.draw(painter, QPointF(at.x(), at.y() + top))
