"""The numbers of a scale, to be said with the mouse, or typed where there are too many to show."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.rating import Scale
from app.models.side import Side
from app.views.theme.flow import Flow
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import KeyCap, LineEdit, PlainButton
from app.words import say


class NumberStone(PlainButton):
    """One number of the scale; the chosen one wears the partner's shape and colour."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, str(number), parent)
        self.number = number
        self.side = Side.FIRST
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(30)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        middle = QPointF(box.center())
        if self.isChecked():
            paint_mark(painter, theme, self.side.value, middle, theme.px(26), self.text())
        else:
            fill = theme.color("sunken") if self.underMouse() else None
            rounded(painter, box, box.height() / 2, fill, theme.color("line2"))
            painter.setFont(theme.font("small", numerals=True))
            painter.setPen(theme.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, theme, self.rect().toRectF(), box.height() / 2)
        painter.end()


class Numbers(QWidget):
    """Stones from 0 to 10, or a field for up to 100: `said(number)`."""

    said = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = Flow(self)
        self.stones = [NumberStone(theme, n) for n in range(11)]
        for stone in self.stones:
            stone.clicked.connect(lambda _=False, n=stone.number: self.said.emit(n))
            self._flow.addWidget(stone)
        self.key = KeyCap(theme, "T")
        self._flow.addWidget(self.key)
        self.field = LineEdit(theme, "0–100", name=say("Distress from 0 to 100"))
        self.field.setMaxLength(3)
        self.field.returnPressed.connect(self._typed)
        self._flow.addWidget(self.field)
        theme.changed.connect(self._dress)
        self._dress()

    def show_number(self, side: Side, name: str, number: int | None, scale: Scale) -> None:
        """What this partner says now, on this scale; None for no number."""
        hundred = scale is Scale.SUDS_100
        for stone in self.stones:
            stone.side = side
            stone.setVisible(not hundred)
            stone.setChecked(number == stone.number)
            stone.setAccessibleName(say("{name}: {number} of 10", name=name, number=stone.number))
        self.field.setVisible(hundred)
        if hundred and number is not None and not self.field.hasFocus():
            self.field.setText(str(number))

    def show_key(self, on: bool) -> None:
        """Show beside the ten that T is its key."""
        self.key.setVisible(on)

    def show_digits(self, digits: str) -> None:
        """What is typed of a number so far."""
        self.field.setText(digits)
        for stone in self.stones:
            stone.setChecked(digits == stone.text())

    def clear(self) -> None:
        """Nothing is typed."""
        self.field.clear()

    def _typed(self) -> None:
        words = self.field.text().strip()
        if words.isascii() and words.isdigit():
            self.said.emit(int(words))

    def _dress(self) -> None:
        self._flow.set_gaps(self._theme.px(4), self._theme.px(4))
