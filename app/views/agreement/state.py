"""The line below the clauses: whether the words are on disk, and since when."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.dates import clock_time
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, Sign
from app.words import say

SAVING_MS = 600


class StateLine(QWidget):
    """“Saved 14:46”, “Saving” (only once that takes longer than 600 ms), or that words are only in memory."""

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._icon = Sign(theme, "check", token="accent", size=14, line=16)
        self.words = Label(theme, style="caption", token="ink3", weight=400)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_MS)
        self._slow.timeout.connect(lambda: self._show("refresh-cw", "ink3", "ink3", say("Saving")))
        desk.saved.connect(self._saved)
        self._saved(True)

    def typed(self) -> None:
        """Something was typed that is not on disk yet."""
        if not self._slow.isActive():
            self._slow.start()

    def _saved(self, saved: bool) -> None:
        self._slow.stop()
        if saved:
            at = clock_time(self._desk.clock.now())
            self._show("check", "accent", "ink3", say("Saved {time}, encrypted on this computer", time=at))
        else:
            self._show("circle-dashed", "error", "error", say("Kept in memory, not yet on disk"))

    def _show(self, icon: str, icon_token: str, token: str, words: str) -> None:
        self._icon.set_icon(icon, icon_token)
        self.words.set_token(token)
        self.words.setText(words)
        self.setAccessibleName(words)
