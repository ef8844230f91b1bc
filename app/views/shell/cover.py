"""The cover: calm stones over the whole window, at once, without a word."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.views.theme.marks import paint_brand
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.words import say

_STONES = ((0.12, 0.74, 92, 0.10), (0.27, 0.83, 128, 0.14), (0.84, 0.23, 74, 0.10), (0.74, 0.13, 52, 0.08))
"""Further stones at the edges: place as a share of the window, half width in pixels, strength."""


class Cover(QWidget):
    """Lies over everything in its parent while it is shown, whatever size that has."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self.setAccessibleName(say("Covered"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        parent.installEventFilter(self)
        theme.changed.connect(self.update)

    def put_on(self) -> None:
        """Cover now, before anything else is done."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        painter.fillRect(self.rect(), theme.color("rail"))
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y, half, strength in _STONES:
            colour = theme.color("accent")
            colour.setAlphaF(strength)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(self.width() * x, self.height() * y), px(half), px(half * 0.6))
        wide = px(184)
        high = wide * 36 / 46
        paint_brand(painter, theme, QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high))
        painter.end()
