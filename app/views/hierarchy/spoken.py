"""What keys say while a partner is being asked: numbers, answers, who is next. Knows no widgets."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer

TEN_MS = 600
"""How long a 1 waits for the 0 that makes it ten."""

ANSWER_KEYS = {
    Qt.Key.Key_Y: Answer.YES,
    Qt.Key.Key_T: Answer.TENTATIVE,
    Qt.Key.Key_N: Answer.NOT_NOW,
    Qt.Key.Key_X: Answer.OFF_TABLE,
}
WEEKS_KEYS = {"0": None, "2": 2, "4": 4}
"""After a *not now*: when it may be raised again, in weeks."""


class Spoken(QObject):
    """Goes from the number to the answer, for one partner at a time.

    `number(int)`, `answer(Answer)`, `other()` for the partner's turn, `over()` when the asking is done, `condition()`
    and `again(weeks or None)` once the answer asks for them, `digits(str)` while a number of several is typed.
    """

    number = Signal(int)
    answer = Signal(object)
    other = Signal()
    over = Signal()
    condition = Signal()
    again = Signal(object)
    digits = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scale = Scale.COMFORT_10
        self.side = Side.FIRST
        self.number_next = True
        self.given = Answer.NOT_ASKED
        self._digits = ""
        self._one = QTimer(self)
        self._one.setSingleShot(True)
        self._one.setInterval(TEN_MS)
        self._one.timeout.connect(lambda: self._give(1))

    def begin(self, side: Side, *, number: bool) -> None:
        """Listen to this partner; `number` says whether a number is expected first."""
        self.settle()
        self.side, self.number_next, self._digits = side, number, ""

    def settle(self) -> None:
        """A 1 that waited for a 0 was a 1."""
        if self._one.isActive():
            self._one.stop()
            self._give(1)

    def take(self, event: QKeyEvent) -> None:
        """A key; accepted when it was meant for the asking."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return
        digit = event.text() if event.text().isascii() and event.text().isdigit() else ""
        if self._one.isActive():
            if digit == "0":
                self._one.stop()
                self._give(10)
                event.accept()
                return
            self.settle()
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.over.emit()
        elif key == Qt.Key.Key_Tab:
            self._turn(event)
        elif self._hundred(key, digit) or self._ten(key, digit) or self._after(key, digit):
            event.accept()
        elif key in ANSWER_KEYS:
            event.accept()
            self.number_next = False
            self.answer.emit(ANSWER_KEYS[key])

    def _turn(self, event: QKeyEvent) -> None:
        if self.side is Side.FIRST:
            event.accept()
            self.other.emit()
        else:
            self.over.emit()

    def _hundred(self, key: Qt.Key, digit: str) -> bool:
        if self.scale is not Scale.SUDS_100:
            return False
        if digit and (self.number_next or self._digits):
            self._digits = (self._digits + digit)[:3]
        elif key == Qt.Key.Key_Backspace and self._digits:
            self._digits = self._digits[:-1]
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._digits:
            self._give(int(self._digits))
            return True
        else:
            return False
        self.digits.emit(self._digits)
        return True

    def _ten(self, key: Qt.Key, digit: str) -> bool:
        if self.scale is Scale.SUDS_100 or not self.number_next:
            return False
        if digit == "1":
            self.digits.emit("1")
            self._one.start()
        elif digit:
            self._give(int(digit))
        elif key == Qt.Key.Key_T:
            self._give(10)
        else:
            return False
        return True

    def _after(self, key: Qt.Key, digit: str) -> bool:
        if self.number_next:
            return False
        if self.given is Answer.TENTATIVE and key == Qt.Key.Key_C:
            self.condition.emit()
        elif self.given is Answer.NOT_NOW and digit in WEEKS_KEYS:
            self.again.emit(WEEKS_KEYS[digit])
        else:
            return bool(digit)
        return True

    def _give(self, number: int) -> None:
        self._digits = ""
        self.number_next = False
        self.number.emit(number)
