"""What a day without appointments shows."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.theme.buttons import Button
from app.views.theme.labels import Label, ScreenTitle
from app.views.theme.marks import BrandMark
from app.views.theme.panels import Card
from app.views.theme.theme import Theme
from app.words import say


class OpenDay(Card):
    """“An open day”, and the way to an appointment or to a first couple; `wanted` when it is taken."""

    wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._column: QVBoxLayout | None = None
        super().__init__(theme, line="line2", floating=True, padding=32, parent=parent)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.words = Label(theme, token="ink2", wrap=True, align=middle)
        self.make = Button(theme, say("New appointment"), kind="primary", icon="plus", tall=True)
        self.make.clicked.connect(self.wanted)
        self._column = QVBoxLayout(self)
        self._column.addWidget(BrandMark(theme, width=33), 0, middle)
        self._column.addWidget(ScreenTitle(theme, say("An open day"), size=25, align=middle), 0, middle)
        self._column.addWidget(self.words)
        self._column.addWidget(self.make, 0, middle)
        self._dress()

    def show_words(self, words: str, *, anybody: bool) -> None:
        """What comes, and the next thing to do: without any couple that is to welcome one."""
        self.words.setText(words)
        self.make.setText(say("New appointment") if anybody else say("Welcome a couple"))

    def _dress(self) -> None:
        super()._dress()
        if self._column is None:
            return
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self.words.setContentsMargins(0, 0, 0, px(16))
        self.setFixedWidth(px(328) + 2 * self.bleed)
