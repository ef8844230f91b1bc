"""What waits to be written up or signed: a few quiet lines below the day, never while somebody is in the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.notes_shown import Unfinished, waiting_words, way_words
from app.views.theme.quiet_line import QuietLine
from app.views.theme.theme import Theme
from app.words import say

SHOWN = 3
"""How many are named before somebody asks for the others."""


class Waiting(QWidget):
    """`wanted(session_id, note_id)`: go there; the note is 0 where none was begun, the session where it has none."""

    wanted = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Unfinished, ...] = ()
        self._all = False
        self._column = QVBoxLayout(self)
        self.lines: list[QuietLine] = []
        self.more = QuietLine(theme, "chevron-down")
        self._column.addWidget(self.more)
        self.more.wanted.connect(self._show_all)
        for _ in range(SHOWN):
            self._add_line()
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_found(self, found: Sequence[Unfinished]) -> None:
        """These, the latest first; none of them hides the lines."""
        self._all = self._all and bool(found)
        self._found = tuple(found)
        named = self._found if self._all else self._found[:SHOWN]
        while len(self.lines) < len(named):
            self._add_line()
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(named))
            if place < len(named):
                line.show_words(waiting_words(named[place], named=True), way_words(named[place]))
            else:
                line.forget()
        self.more.setVisible(len(named) < len(self._found))
        if len(named) < len(self._found):
            self.more.show_words(say("Some earlier ones wait too."), say("Show them"))
        else:
            self.more.forget()
        self.setVisible(bool(self._found))

    def _add_line(self) -> None:
        line, place = QuietLine(self._theme, "notebook-text"), len(self.lines)
        line.wanted.connect(lambda: self._go(place))
        self.lines.append(line)
        self._column.insertWidget(place, line)

    def _show_all(self) -> None:
        self._all = True
        self.show_found(self._found)
        self.lines[SHOWN].way.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: int) -> None:
        one = self._found[place]
        self.wanted.emit(one.session.id if one.session is not None else 0, one.note.id if one.note is not None else 0)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(12), 0, px(12))
        self._column.setSpacing(px(4))
