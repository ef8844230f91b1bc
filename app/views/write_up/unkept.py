"""Words that were typed in the session and that nobody kept: named, and kept as an entry where that is wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label
from app.views.write_up.rows import unkept_words
from app.words import say


class Unkept(QWidget):
    """One quiet line below the entries, there while such words are. `wanted`: keep them as an entry of that session."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = Label(theme, style="small", token="ink2", wrap=True)
        self.keep = Button(theme, say("Keep it as an entry"), kind="link", icon="plus")
        self.keep.clicked.connect(self.wanted)
        self._row = QHBoxLayout()
        self._row.addWidget(self.keep)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)
        self._column.addLayout(self._row)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_words(self, typed: str) -> None:
        """These words, as they were typed; none of it for nothing."""
        self.words.setText(unkept_words(typed) if typed else "")
        self.keep.setAccessibleDescription(self.words.text())
        self.setVisible(bool(typed))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(54), px(8), px(10), px(6))
        self._column.setSpacing(px(4))
