"""How strong: eleven stones in a row, of which the chosen one wears its owner's shape."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.models.couple import Partner
from app.models.side import Side
from app.views.theme.flow import Flow
from app.views.theme.marks import Which, paint_mark
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label
from app.words import say

STONES = 11
_EACH = 10
"""What one stone stands for, of the hundred that is kept."""


class Strength(QWidget):
    """`chosen(strength or None)`, 0 to 100, by a person. Digits, T for ten and the arrows choose; nothing is asked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.label = Label(theme, say("How strong, 0 to 10"), style="strong", size=13, wrap=True)
        self.direction = Label(theme, style="small", token="ink2", wrap=True, align=Qt.AlignmentFlag.AlignRight)
        self.clear = Button(theme, say("Not said"), kind="link")
        self.stones = [_Stone(theme, n, self) for n in range(STONES)]
        self._top = QHBoxLayout()
        self._top.addWidget(self.label)
        self._top.addWidget(self.direction, 1)
        self._line = Flow(spread=True)
        for stone in self.stones:
            self._line.addWidget(stone)
            stone.clicked.connect(lambda _on=True, n=stone.number: self.chosen.emit(n * _EACH))
        self._line.addWidget(self.clear)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._line)
        self.setAccessibleName(self.label.text())
        self.clear.clicked.connect(self._clear)
        theme.changed.connect(self._dress)
        self._dress()

    def name(self, owner: Partner) -> None:
        """Whose it is: the direction is said in words, and the chosen stone has their shape."""
        self.direction.setText(say("10 is the strongest {name} can picture", name=owner.name))
        for stone in self.stones:
            stone.side = owner.side
            stone.setAccessibleName(say("{n} of 10", n=stone.number))
            stone.update()

    def show_strength(self, strength: int | None) -> None:
        """What is kept now; what lies between two stones shows on the nearer one."""
        for stone in self.stones:
            stone.setAutoExclusive(False)
            stone.setChecked(strength is not None and stone.number == round(strength / _EACH))
            stone.setAutoExclusive(True)
        self.clear.setVisible(strength is not None)

    def _clear(self) -> None:
        self.show_strength(None)
        self.stones[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().casefold()
        number = 10 if typed == say("t") else int(typed) if typed.isdecimal() and typed.isascii() else None
        if number is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.stones[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.stones[number].click()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        self._line.set_gaps(px(6), px(4))
        self._top.setSpacing(px(8))


class _Stone(QRadioButton):
    def __init__(self, theme: Theme, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.number, self.side = theme, number, Side.FIRST
        self.setAccessibleName(str(number))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(27), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(20), self._theme.px(28))

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        centre = QRectF(self.rect()).center()
        if self.isChecked():
            which: Which = "first" if self.side is Side.FIRST else "second"
            paint_mark(painter, theme, which, centre, px(25), str(self.number), share=0.48)
        else:
            painter.setPen(theme.color("field"))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(centre, px(23) / 2, px(23) / 2)
            painter.setPen(theme.color("ink2"))
            painter.setFont(theme.font("caption", numerals=True))
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self.number))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.color("focus"))
            pen.setWidth(theme.size("ring"))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(centre), px(26) / 2, px(26) / 2)
        painter.end()
