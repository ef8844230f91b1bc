"""Telling words from commands, in a list where single letters do things."""

from __future__ import annotations

import re

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

PROSE_MS = 1000
"""How long after a letter of a sentence the next ones are taken for its words."""

ALONE_MS = 350
"""How long a letter must stand alone before it does something."""

_COMMANDS = {False: "abgiklmprwytnx", True: "abcipvwytnx"}
"""The letters that mean something: on a step, and while somebody is asked about it."""

_HARMLESS = {False: "abmytnx", True: "abcv"}
"""Those that only open something to be seen. They act at once."""

_TOGETHER = re.compile(r"[ab]t?v{0,5}[ytnx]?|v{1,5}[yt]?|([ytnx])\1?|tc")
"""Letters that are typed one after the other and mean something: who, ten, how much they want it, an answer, and how
to go on.
"""

_ANSWERED = re.compile(r"[ab]t?v{0,5}[ytnx]|v{1,5}[yt]")
"""An answer that is whole, with whose it is or with how much they want it: the other one may be next."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_HELD_DOWN = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something, with no other key held but Shift."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text().strip()) and event.text().isprintable() and not held


class Letters(QObject):
    """Lets a letter act only where it stands alone, and says when somebody writes who thinks to be in a field.

    A letter that would change something waits until nothing follows it, or until a key follows that is no letter
    (then it comes first); a number before it says that it is meant. A capital letter, a letter without a meaning and
    letters that mean nothing together begin a sentence, of which no letter, number, space or Enter does anything.

    `meant` carries the key that waited, `writing` that a sentence began.
    """

    meant = Signal(object)
    writing = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sentence, self._run_since = QElapsedTimer(), QElapsedTimer()
        self._run = ""
        self._waits: QKeyEvent | None = None
        self._after_number = False
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self.settle)

    @property
    def waiting(self) -> bool:
        """Whether a letter waits to see if it stands alone."""
        return self._waits is not None

    def takes(self, event: QKeyEvent, *, asking: bool) -> bool:
        """Whether this key is dealt with here: it waits, or belongs to a sentence."""
        if event.key() in _HELD_DOWN:
            return False
        if not is_letter(event):
            return self._other_key(event)
        if event.isAutoRepeat():
            return True  # a key held down too long means its letter once
        if self._in_sentence():
            self._sentence.start()
            return True
        letter, run = event.text().lower(), self._run if self._goes_on() else ""
        if letter.isdigit():
            return self._number(asking)
        capital = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if capital or letter not in _COMMANDS[asking]:
            return self._words()
        other, how_much = letter in "ab" and _ANSWERED.fullmatch(run), letter == "v" and run.endswith("y")
        if self._waits is not None and (other or how_much):
            run = ""  # the answer before it stands; the other partner is next, or how much they want it
        if not _TOGETHER.fullmatch(run + letter) and run:
            return self._words()
        self.settle()
        after_number = self._after_number and self._goes_on(PROSE_MS)
        at_once = after_number or letter in _HARMLESS[asking]
        self._run, self._after_number = ("" if after_number else run + letter), False
        self._run_since.start()
        if at_once:
            return False
        self._waits = QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), event.text())
        self._alone.start()
        return True

    def settle(self) -> None:
        """Nothing followed: what waits was meant."""
        self._alone.stop()
        self._run = ""
        event, self._waits = self._waits, None
        if event is not None:
            self.meant.emit(event)

    def begins(self) -> None:
        """A sentence has begun; what waited belongs to it."""
        self._alone.stop()
        self._waits, self._run, self._after_number = None, "", False
        self._sentence.start()
        self.writing.emit()

    def _words(self) -> bool:
        self.begins()
        return True

    def _number(self, asking: bool) -> bool:
        if not asking:
            return self._words()
        self.settle()
        self._after_number = True
        self._run_since.start()
        return False

    def _other_key(self, event: QKeyEvent) -> bool:
        if event.key() in _ENDS and not event.modifiers() and self._in_sentence():
            self._sentence.start()
            return True
        if event.key() == Qt.Key.Key_Space and self._goes_on() and self._run:
            return self._words()
        self.settle()
        self._after_number = False
        self._sentence.invalidate()
        return False

    def _goes_on(self, within: int = ALONE_MS) -> bool:
        return self._run_since.isValid() and self._run_since.elapsed() <= within

    def _in_sentence(self) -> bool:
        return self._sentence.isValid() and self._sentence.elapsed() <= PROSE_MS
