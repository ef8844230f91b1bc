"""Single letters that do something while a step is in the room, told apart from words that somebody types."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

ALONE_MS = 350
"""How long a letter must stand alone before it records anything."""

PROSE_MS = 1000
"""How long after a letter of a sentence the next ones are taken for its words."""

_HELD_DOWN = (Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock)


class Letters(QObject):
    """`meant(letter)` for a letter that stood alone. `at_once` are those that only point at somebody.

    Two letters in a run, a capital or a letter without a meaning are words, of which none does anything: somebody
    thinks that the keys go into a field.
    """

    meant = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.at_once, self.alone = "", ""
        self._waits = ""
        self._prose = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(ALONE_MS)
        self._timer.timeout.connect(self.settle)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether this key is dealt with here."""
        if event.key() in _HELD_DOWN:
            return False
        if event.key() == Qt.Key.Key_Space and self._waits:
            self._words()  # a letter and a space: the next word comes
            return True
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not event.text().strip() or not event.text().isprintable():
            self.settle()
            return False
        letter = event.text()
        if event.isAutoRepeat():
            return True  # a key held down too long means its letter once
        if self._prose.isValid() and self._prose.elapsed() <= PROSE_MS:
            self._prose.start()
        elif self._waits and letter in self.at_once:
            self.settle()  # one has answered, the other is next
            self.meant.emit(letter)
        elif self._waits or letter not in self.at_once + self.alone:
            self._words()
        elif letter in self.at_once:
            self.meant.emit(letter)
        else:
            self._waits = letter
            self._timer.start()
        return True

    def settle(self) -> None:
        """Nothing followed: what waits was meant."""
        self._timer.stop()
        letter, self._waits = self._waits, ""
        if letter:
            self.meant.emit(letter)

    def forget(self) -> None:
        """What waits was not meant."""
        self._timer.stop()
        self._waits = ""

    def _words(self) -> None:
        self.forget()
        self._prose.start()
