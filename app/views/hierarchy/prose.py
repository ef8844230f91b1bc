"""Telling words from commands, in a list where single letters do things."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent

PROSE_MS = 700
"""How long after a letter that means nothing here the next ones are taken for words."""


def is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes something, with no other key held but Shift."""
    held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(event.text().strip()) and not held


class Prose:
    """Somebody writes who thinks to be in a field: from the first letter without a meaning on, none may answer."""

    def __init__(self) -> None:
        self._since = QElapsedTimer()

    def begins(self) -> None:
        """A letter came that means nothing here."""
        self._since.start()

    def goes_on(self, event: QKeyEvent) -> bool:
        """Whether this key belongs to the same words."""
        if not is_letter(event) or not self._since.isValid() or self._since.elapsed() > PROSE_MS:
            return False
        self._since.start()
        return True
