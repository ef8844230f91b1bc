"""Whose line it is: both marks, or one; a press goes on to the next, and so do keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.side import Side
from app.views.theme.buttons import PlainButton
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

Marker = Side | None


class MarkerButton(PlainButton):
    """`chosen(Side or None)` when another is wanted. A line that must have an owner never offers both.

    Space, Enter and a click take the next; A is the circle, B the diamond, 2 both.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, names: dict[Side, str], *, owned: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._names, self._owned = names, owned
        self._marker: Marker = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.go_on)
        self._name()

    @property
    def marker(self) -> Marker:
        """Whose line it is now; None for both."""
        return self._marker

    def show_marker(self, marker: Marker) -> None:
        """Show another."""
        self._marker = marker
        self._name()
        self.update()

    def go_on(self) -> None:
        """Want the next: both, the first, the second."""
        choices: list[Marker] = [*([] if self._owned else [None]), *Side]
        at = choices.index(self._marker) if self._marker in choices else -1
        self.chosen.emit(choices[(at + 1) % len(choices)])

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(36), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted: dict[int, Marker] = {Qt.Key.Key_A.value: Side.FIRST, Qt.Key.Key_B.value: Side.SECOND}
        if not self._owned:
            wanted[Qt.Key.Key_2.value] = None
        if not event.modifiers() and event.key() in wanted:
            self.chosen.emit(wanted[event.key()])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            rounded(painter, box, px(6), theme.color("sunken"))
        if self.hasFocus():
            focus_ring(painter, theme, box, px(6))
        middle = QPointF(box.center())
        if self._marker is None:
            paint_mark(painter, theme, "first", QPointF(middle.x() - px(6), middle.y()), px(9))
            paint_mark(painter, theme, "second", QPointF(middle.x() + px(6), middle.y()), px(9))
        else:
            paint_mark(painter, theme, "first" if self._marker is Side.FIRST else "second", middle, px(10))
        painter.end()

    def _name(self) -> None:
        if self._marker is None:
            words = say("A line of both")
        else:
            words = say("A line of {name}", name=self._names[self._marker])
        self.setAccessibleName(words)
        self.setToolTip(say("{whose}. Press for the next.", whose=words))
