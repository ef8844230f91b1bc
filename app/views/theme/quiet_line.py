"""One quiet sentence about something that waits, with the way there beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.theme.buttons import Button
from app.views.theme.labels import Label
from app.views.theme.panels import Sign
from app.views.theme.theme import Theme
from app.words import say


class QuietLine(QWidget):
    """An icon, the sentence and a link; `wanted` when the link is pressed."""

    wanted = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.words = Label(theme, style="small", token="ink2", wrap=True)
        self.way = Button(theme, "", kind="link")
        self.way.clicked.connect(self.wanted)
        self._row = QHBoxLayout(self)
        self._row.addWidget(Sign(theme, icon, token="ink3", size=14, line=24), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._dress)
        self._dress()

    def show_words(self, words: str, way: str) -> None:
        """What waits, and what the link is called."""
        self.words.setText(words)
        self.way.setText(way)
        self.way.setAccessibleName(say("{way}. {words}", way=way, words=words))

    def forget(self) -> None:
        """Hold no words: what is only out of sight can still be read out."""
        self.words.setText("")
        self.way.setText("")
        self.way.setAccessibleName("")

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        self.words.setMinimumHeight(px(24))
