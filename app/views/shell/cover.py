"""The cover: calm stones over the whole window, without a word. A key lifts it, or a mouse button held down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.views.theme.marks import paint_brand
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.words import say

_STONES = ((0.12, 0.74, 92, 0.10), (0.27, 0.83, 128, 0.14), (0.84, 0.23, 74, 0.10), (0.74, 0.13, 52, 0.08))
"""Further stones at the edges: place as a share of the window, half width in pixels, strength."""


HOLD_MS = 900
"""How long a mouse button is held down until the cover is lifted: no touch in passing does it."""


class Cover(QWidget):
    """Lies over everything in its parent while it is shown, whatever size that has.

    `lifted` once a mouse button was held down on it; meanwhile a ring closes around the stones, so that whoever only
    clicks sees that there is more to it, without a word.
    """

    lifted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self.setAccessibleName(say("Covered"))
        self.setAccessibleDescription(say("F8 shows the screen again"))
        self.hold = QVariantAnimation(self)
        self.hold.setStartValue(0.0)
        self.hold.setEndValue(1.0)
        self.hold.setDuration(HOLD_MS)
        self.hold.valueChanged.connect(lambda _: self.update())
        self.hold.finished.connect(self.lifted)
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hold.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        self._let_go()
        super().hideEvent(event)

    def _let_go(self) -> None:
        self.hold.stop()
        self.update()

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
        if self.hold.state() == QVariantAnimation.State.Running:
            self._paint_ring(painter, 1.0 if theme.reduced_motion else float(self.hold.currentValue()))
        painter.end()

    def _paint_ring(self, painter: QPainter, closed: float) -> None:
        theme, px = self._theme, self._theme.px
        pen = QPen(theme.color("accent"), px(3))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(0, 0, px(300), px(300))
        ring.moveCenter(QRectF(self.rect()).center())
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * closed))
