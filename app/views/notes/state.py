"""The line below the notes: whether the words are on disk."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, Sign
from app.words import say

SAVING_MS = 600


class StateLine(QWidget):
    """“Saved”, “Saving” (only once that takes longer than 600 ms), or that words are only in memory, said aloud too."""

    def __init__(self, theme: Theme, *, saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = Sign(theme, "check", token="accent", size=14, line=16)
        self.words = Label(theme, style="caption", token="ink3", weight=400, wrap=True)
        self.keys = Label(theme, say("Enter to keep"), style="caption", token="ink3", weight=400)
        self._state = QWidget(self)
        self._row = QHBoxLayout(self._state)
        self._row.addWidget(self._icon)
        self._row.addWidget(self.words, 1)
        self._flow = Flow(self, spread=True)
        self._flow.addWidget(self._state)
        self._flow.addWidget(self.keys)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._saved = True
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SAVING_MS)
        self._slow.timeout.connect(self._say_saving)
        theme.changed.connect(self._dress)
        self._dress()
        self._show("check", "accent", "ink3", say("Saved, encrypted on this computer"))
        if not saved:
            self.set_saved(False)

    def typed(self) -> None:
        """Something was typed that is not on disk yet."""
        if self._saved and not self._slow.isActive():
            self._slow.start()

    def set_saved(self, saved: bool) -> None:
        """Everything is on disk, or some words are only in memory."""
        self._slow.stop()
        before, self._saved = self._saved, saved
        if saved:
            self._show("check", "accent", "ink3", say("Saved, encrypted on this computer"))
            return
        self._show("circle-dashed", "error", "error", say("Kept in memory, not yet on disk"))
        if before:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words.text()))

    def _say_saving(self) -> None:
        self._show("refresh-cw", "ink3", "ink3", say("Saving"))

    def _show(self, icon: str, icon_token: str, token: str, words: str) -> None:
        self._icon.set_icon(icon, icon_token)
        self.words.set_token(token)
        self.words.setText(words)
        self.setAccessibleName(words)
        self._flow.invalidate()

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setContentsMargins(0, self._theme.px(8), 0, 0)
        self._row.setSpacing(self._theme.px(6))
        self._flow.set_gaps(self._theme.px(12), self._theme.px(4))
        self.updateGeometry()
