"""What lies over the whole window for a while: a card on a veil."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card


class Overlay(QWidget):
    """Covers its parent while open, and closes by a click beside its card.

    Whoever derives from it says in `sheet` where the card lies, hides itself when it is built, and calls `lie_over`
    to be shown.
    """

    def __init__(self, theme: Theme, card: Card, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._card, self._over = theme, card, parent
        self._back: QWidget | None = None
        card.setParent(self)
        parent.installEventFilter(self)
        theme.changed.connect(self.place)

    def sheet(self) -> QRect:
        """Where the card lies, without its shadow."""
        raise NotImplementedError

    def lie_over(self, back: QWidget | None) -> None:
        """Show it; the focus goes back to `back` when it is closed."""
        self._back = back
        self.place()
        self.show()
        self.raise_()

    def close_quietly(self) -> None:
        """Close without going anywhere, and give the focus back."""
        if self.isVisible():
            self.hide()
            if self._back is not None and isValid(self._back):
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Lie where the parent is now."""
        self.setGeometry(self._over.rect())
        edge = self._card.bleed
        self._card.setGeometry(self.sheet().adjusted(-edge, -edge, edge, edge))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.geometry().contains(event.position().toPoint()):
            self.close_quietly()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        veil = QColor(self._theme.color("sunken"))
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False
