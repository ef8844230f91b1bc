"""What waits to be written up or signed: a few quiet lines below the day, never while somebody is in the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.notes_shown import Unfinished, waiting_words, way_words
from app.views.theme.quiet_line import QuietLine
from app.views.theme.theme import Theme

SHOWN = 3
"""How many are named; the others are found with their couples."""


class Waiting(QWidget):
    """`wanted(session_id, note_id)`: go there; the note is 0 where none was begun, the session where it has none."""

    wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Unfinished, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        column.setSpacing(theme.px(4))
        self.lines = [QuietLine(theme, "notebook-text") for _ in range(SHOWN)]
        for place, line in enumerate(self.lines):
            column.addWidget(line)
            line.wanted.connect(lambda place=place: self._go(place))
        self.hide()

    def show_found(self, found: Sequence[Unfinished]) -> None:
        """These, the latest first; none of them hides the lines."""
        self._found = tuple(found[:SHOWN])
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(self._found))
            if place < len(self._found):
                line.show_words(waiting_words(self._found[place], named=True), way_words(self._found[place]))
            else:
                line.forget()
        self.setVisible(bool(self._found))

    def _go(self, place: int) -> None:
        one = self._found[place]
        self.wanted.emit(one.session.id if one.session is not None else 0, one.note.id if one.note is not None else 0)
