"""The line below the record: whether all words are on disk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.notices import announce
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, Sign
from app.words import say


class SavedLine(QWidget):
    """“Saved, encrypted on this computer”, or that words are only in memory, said aloud too."""

    def __init__(self, theme: Theme, *, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._saved = theme, True
        self._icon = Sign(theme, "check", token="accent", size=14, line=16)
        self.words = Label(theme, style="caption", token="ink3", weight=400, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        theme.changed.connect(self._dress)
        self._dress()
        self.set_saved(saved)

    def set_saved(self, saved: bool) -> None:
        """Everything is on disk, or some words are only in memory."""
        before, self._saved = self._saved, saved
        if saved:
            self._icon.set_icon("check", "accent")
            self.words.set_token("ink3")
            self.words.setText(say("Saved, encrypted on this computer"))
            return
        self._icon.set_icon("circle-dashed", "error")
        self.words.set_token("error")
        self.words.setText(say("Kept in memory, not yet on disk"))
        if before:
            announce(self, self.words.text())

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(6))
