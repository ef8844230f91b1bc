"""The field a note is typed into: plain words on as many lines as they need, kept by Enter."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from app.rules.notes import split_mark
from app.views.growing_field import GrowingField

_PLAIN_KEYS = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(GrowingField):
    """Enter is `entered`, Shift+Enter a new line, Escape `left`, ↑ where nothing stands `upward`.

    A slash mark at the beginning vanishes and is `slashed`.
    """

    entered = Signal()
    left = Signal()
    upward = Signal()
    slashed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_PLAIN_KEYS
        shift = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier
        if event.key() in _ENTER and plain:
            self.entered.emit()
        elif event.key() in _ENTER and shift:
            self.new_line()
        elif event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.takes_escape)
            self.left.emit()
        elif event.key() == Qt.Key.Key_Up and plain and self.is_empty():
            self.upward.emit()
        else:
            super().keyPressEvent(event)

    def _taken_up(self) -> bool:
        """Take a mark with the space behind it away from the beginning, and say which it was."""
        begun = self.document().firstBlock().text()[:3]
        mark = split_mark(begun)[0] if len(begun) == 3 else None
        if mark is None:
            return False
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 3)
        with self.quietly():
            cursor.removeSelectedText()
        self.slashed.emit(mark)
        return True
