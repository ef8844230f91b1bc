"""The quiet bar that a page or a list scrolls by."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from app.views.theme.theme import Theme

THICK = 12


class ScrollBar(QScrollBar):
    """An upright bar without arrows. Most are never seen, so it reads its rules when it first is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._theme, self._seen = theme, False
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(THICK), super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        if not self._seen:
            self._seen = True
            self._dress()
        super().showEvent(event)

    def _dress(self) -> None:
        if self._seen:
            self.setStyleSheet(self._theme.rules("scroll-bars"))
        self.updateGeometry()


def scrolls_quietly(theme: Theme, area: QAbstractScrollArea) -> None:
    """Have `area` scroll up and down by such a bar, and never sideways. Call it before anything follows its bar."""
    area.setVerticalScrollBar(ScrollBar(theme))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
