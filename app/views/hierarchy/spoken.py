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
"""Right after a *not now*: when it may be raised again, in weeks."""


class Spoken(QObject):
    """Goes from the number to the answer, for one partner at a time.

    `next_title` is the step that is asked about after this one, where one is. Digits are a number at any time, T is
    ten only while a number is expected, and Tab goes from the number to the answer of the same partner before it goes
    on to the other.

    `number(int)`, `answer(Answer)`, `other()` for the partner's turn, `through()` when both were asked, `over()` when
    the asking is left, `condition()` and `again(weeks or None)` once the answer asks for them, `wanting()` to walk
    through how much they want it, `digits(str)` while a number of several is typed, `stage()` when keys mean something
    else now.
    """

    number = Signal(int)
    answer = Signal(object)
    other = Signal()
    through = Signal()
    over = Signal()
    wanting = Signal()
    condition = Signal()
    again = Signal(object)
    digits = Signal(str)
    stage = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scale = Scale.COMFORT_10
        self.side = Side.FIRST
        self.number_next = True
        self.answer_next = False
        self.weeks_next = False
        self.given = Answer.NOT_ASKED
        self.next_title = ""
        self._digits = ""
        self._one = QTimer(self)
        self._one.setSingleShot(True)
        self._one.setInterval(TEN_MS)
        self._one.timeout.connect(lambda: self._give(1))

    @property
    def t_is_ten(self) -> bool:
        """Whether T means the number ten, and no answer."""
        return self.number_next and self.scale is not Scale.SUDS_100

    def begin(self, side: Side, *, number: bool) -> None:
        """Listen to this partner; `number` says whether a number is expected first, and then the answer."""
        self.finish()
        self.side, self.number_next, self.answer_next, self.weeks_next = side, number, number, False

    def settle(self) -> None:
        """A 1 that waited for a 0 was a 1."""
        if self._one.isActive():
            self._one.stop()
            self._give(1)

    def finish(self) -> None:
        """The number that is being typed is whole: what was said is recorded before anything else is."""
        self.settle()
        if self._digits:
            self._give(int(self._digits))

    def drop(self) -> None:
        """Forget the digits of a number that was not said to its end."""
        self.settle()
        self._digits = ""

    def numbered(self) -> None:
        """A number was given; what comes next is an answer."""
        self._digits = ""
        self._turn_to(number=False, answer=self.answer_next)

    def answered(self, answer: Answer) -> None:
        """An answer was given; right after a *not now* some digits say when it may be raised again."""
        self._turn_to(number=False, answer=False, weeks=answer is Answer.NOT_NOW)

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
            self._tab(event)
        elif self._raised_again(digit) or self._hundred(key, digit) or self._ten(key, digit):
            event.accept()
        elif key == Qt.Key.Key_C and self.given is Answer.TENTATIVE and not self.number_next:
            event.accept()
            self.condition.emit()
        elif key == Qt.Key.Key_V and not self.number_next:
            event.accept()
            self.wanting.emit()
        elif key in ANSWER_KEYS:
            event.accept()
            self.finish()
            self.answer.emit(ANSWER_KEYS[key])

    def go_on(self) -> bool:
        """On to who comes next; whether anybody does. After the second the asking is over."""
        self.finish()
        first = self.side is Side.FIRST
        (self.other if first else self.through).emit()
        return first

    def _tab(self, event: QKeyEvent) -> None:
        self.finish()
        if self.answer_next:
            event.accept()
            self._turn_to(number=False, answer=False)
        elif self.go_on():
            event.accept()

    def _raised_again(self, digit: str) -> bool:
        if not self.weeks_next or self._digits or digit not in WEEKS_KEYS:
            return False
        self.again.emit(WEEKS_KEYS[digit])
        return True

    def _hundred(self, key: Qt.Key, digit: str) -> bool:
        if self.scale is not Scale.SUDS_100:
            return False
        if digit:
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
        if self.scale is Scale.SUDS_100:
            return False
        if digit == "1":
            self.digits.emit("1")
            self._one.start()
        elif digit:
            self._give(int(digit))
        elif key == Qt.Key.Key_T and self.number_next:
            self._give(10)
        else:
            return False
        return True

    def _give(self, number: int) -> None:
        self.numbered()
        self.number.emit(number)

    def _turn_to(self, *, number: bool, answer: bool, weeks: bool = False) -> None:
        self.number_next, self.answer_next, self.weeks_next = number, answer, weeks
        self.stage.emit()
