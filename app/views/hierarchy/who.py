"""Who is asked: the two names side by side, each with its mark, so that shape, colour and name say it together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.models.side import Side
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

MOST_WIDE = 120
"""How wide a name is at most, in pixels at 100 %; a longer one is shortened."""


class WhoSwitch(QWidget):
    """`chosen(Side)` when the other was taken, by a click or with the arrow keys."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(say("Who is asked"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self.names = {side: _Name(theme, side) for side in Side}
        for side, name in self.names.items():
            self._row.addWidget(name)
            name.toggled.connect(lambda on, one=side: self.chosen.emit(one) if on else None)
        theme.changed.connect(self._dress)
        self._dress()

    def show_names(self, first: str, second: str) -> None:
        """Whose names these are."""
        self.names[Side.FIRST].show_name(first)
        self.names[Side.SECOND].show_name(second)

    def choose(self, side: Side) -> None:
        """Show who is asked, which tells nobody."""
        for name in self.names.values():
            name.blockSignals(True)
        self.names[side].setChecked(True)
        for name in self.names.values():
            name.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        radius = theme.radius("control")
        rounded(painter, QRectF(self.rect()), radius, theme.color("sunken"), theme.color("line2"))
        painter.end()

    def _dress(self) -> None:
        edge = self._theme.px(3)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self.update()


class _Name(QRadioButton):
    def __init__(self, theme: Theme, side: Side) -> None:
        super().__init__()
        self._theme, self._side, self._name = theme, side, ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the keys with the row
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def show_name(self, name: str) -> None:
        self._name = name
        self.setText(name.replace("&", "&&"))
        self._dress()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._theme.font("control", size=13, weight=500)).horizontalAdvance(self._name)
        return QSize(min(int(words + 0.999), px(MOST_WIDE)) + px(36), px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        a_or_b = "a" if self._side is Side.FIRST else "b"
        if self.isChecked():
            rounded(painter, box, px(6), theme.color(f"{a_or_b}Tint"), theme.color(a_or_b), 1.2)
        if self.hasFocus():
            focus_ring(painter, theme, box, px(6))
        paint_mark(painter, theme, self._side.value, QPointF(px(15), box.center().y()), px(9))
        painter.setFont(theme.font("control", size=13, weight=500 if self.isChecked() else 400))
        painter.setPen(theme.color(f"{a_or_b}Ink" if self.isChecked() else "ink2"))
        draw_text(painter, self._name, QRectF(px(25), 0, box.width() - px(33), box.height()))
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
