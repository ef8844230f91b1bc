"""Somebody who types without end into the real window, and says what was typed and what was kept, until killed.

`python -m tests.journeys.typist VAULT SETTINGS PLACE SECONDS`: PLACE is "notes" or "steps"; the process kills itself
that many seconds after the first letter, from another thread, wherever the program is then.

It says, a line each: `typed MOMENT LINE LETTERS` once a letter is in the field (the moment in seconds of this
computer's steady clock), and `kept LINE` once Enter has emptied the field.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.settings import SettingsFile
from app.start import Program
from app.views.unlock.unlock import UnlockPage
from tests.hands import where_keys_go
from tests.journeys.therapist import heard_focus
from tests.store_fixtures import CHEAP, PASSPHRASE

EVERY_MS = 15
FIELDS = {"notes": "New note", "steps": "Add a step"}


def line(number: int) -> str:
    """The words of a line: no two are alike, and every third is so long that it is cut short by the end."""
    return f"Kettle {number}" + (" sang again" * 20 if number % 3 == 2 else "")


class Typist(QObject):
    """Opens the records, goes to the field, and types."""

    def __init__(self, program: Program, place: str, seconds: float) -> None:
        super().__init__()
        self._program, self._place, self._seconds = program, place, seconds
        self._letters = self._all_letters()
        self._asked = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._come_in)
        self._timer.start(EVERY_MS)

    def _come_in(self) -> None:
        window = QGuiApplication.focusWindow()
        if window is None:
            return
        if not self._program.is_open:
            stands = isinstance(self._program.top.page, UnlockPage)
            if stands and not self._asked and isinstance(QApplication.focusWidget(), QLineEdit):
                self._asked = True
                for letter in PASSPHRASE:
                    QTest.keyClick(window, letter)  # type: ignore[call-overload]  # Qt's stubs leave letters out
                QTest.keyClick(window, Qt.Key.Key_Return)
        elif heard_focus() == FIELDS[self._place]:
            self._timer.timeout.disconnect(self._come_in)
            self._timer.timeout.connect(self._type)
            threading.Timer(self._seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        elif self._place == "steps" and heard_focus() == FIELDS["notes"]:
            QTest.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    def _type(self) -> None:
        next(self._letters)

    def _all_letters(self) -> Iterator[None]:
        for number in count():
            for typed, letter in enumerate(line(number), start=1):
                QTest.keyClick(where_keys_go(), letter)  # type: ignore[call-overload]  # as above
                say("typed", time.monotonic(), number, typed)
                yield
            QTest.keyClick(where_keys_go(), Qt.Key.Key_Return)
            say("kept", number)
            yield


def say(*words: object) -> None:
    """One line out, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Type until killed."""
    vault, settings, place, seconds = sys.argv[1:]
    app = QApplication([])
    program = Program(app, Path(vault), SettingsFile(Path(settings)), cost=CHEAP)
    program.start()
    typist = Typist(program, place, float(seconds))
    return app.exec() if typist else 1


if __name__ == "__main__":
    sys.exit(main())
