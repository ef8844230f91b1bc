"""One of the three first steps: behind (a line), open (a card), or ahead (a title and a sentence)."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Gap, Label, ScreenTitle, StoneMark
from app.words import say

State = Literal["behind", "open", "ahead"]


class FirstStep(QWidget):
    """A stone and what belongs to it; the card's content is made once and keeps what was typed."""

    change_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        number: int,
        ahead_title: str,
        ahead_words: str,
        title: str,
        words: str,
        content: QWidget,
    ) -> None:
        super().__init__()
        self._theme, self._number, self._ahead_words = theme, number, ahead_words
        self._behind_words = ""
        self.state: State = "ahead"
        self.stone = StoneMark(theme, "ahead", str(number), size=34, parent=self)
        self.line_title = Label(theme, ahead_title, style="step", weight=600)
        self.line_words = Label(theme, ahead_words, token="ink2", wrap=True)
        self.change = Button(theme, say("Change"), kind="link")
        self.change.setAccessibleName(say("Change: {step}", step=ahead_title))
        self.change.clicked.connect(self._want)
        self.line = QWidget()
        words_column = QVBoxLayout()
        words_column.setSpacing(2)
        words_column.addWidget(self.line_title)
        words_column.addWidget(self.line_words)
        line_row = QHBoxLayout(self.line)
        line_row.setContentsMargins(0, 0, 0, 0)
        line_row.setSpacing(16)
        line_row.addLayout(words_column, 1)
        line_row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.card = Card(theme, floating=True, padding=0)
        self._card_column = QVBoxLayout(self.card)
        self._card_column.setSpacing(0)
        self._card_column.addWidget(ScreenTitle(theme, title, wrap=True, line=34))
        self._card_column.addWidget(Gap(theme, 4))
        self._card_column.addWidget(Label(theme, words, token="ink2", wrap=True))
        self._card_column.addWidget(Gap(theme, 23))
        self._card_column.addWidget(content)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._body.addWidget(self.line)
        self._body.addWidget(self.card)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._stone_column = QVBoxLayout()
        self._stone_column.addWidget(self.stone)
        self._stone_column.addStretch(1)
        self._row.addLayout(self._stone_column)
        self._row.addLayout(self._body, 1)
        theme.changed.connect(self._dress)
        self.set_state("ahead")

    def set_behind(self, words: str) -> None:
        """The one line that stands for the step once it is behind."""
        self._behind_words = words

    def set_state(self, state: State) -> None:
        """Behind, open or ahead."""
        self.state = state
        if state == "behind":
            self.stone.set_look("behind", icon="check")
        else:
            self.stone.set_look("open" if state == "open" else "ahead", str(self._number))
        self.line_words.setText(self._behind_words if state == "behind" else self._ahead_words)
        self.change.setVisible(state == "behind")
        self.line.setVisible(state != "open")
        self.card.setVisible(state == "open")
        self._dress()

    def _want(self) -> None:
        self.change_wanted.emit(self._number - 1)

    def _dress(self) -> None:
        px, bleed = self._theme.px, self.card.bleed
        self._card_column.setContentsMargins(px(28), px(20), px(28), px(17))
        # The card reaches a little past the words above it, and its shadow past that, over the page's margin.
        if self.state == "open":
            self._row.setContentsMargins(px(2), 0, 0, px(44))
            self._stone_column.setContentsMargins(0, bleed + px(19), 0, 0)
            self._body.setContentsMargins(px(19) - bleed, 0, 0, 0)
        else:
            self._row.setContentsMargins(px(2), 0, bleed, px(20 if self.state == "behind" else 30))
            self._stone_column.setContentsMargins(0, px(3), 0, 0)
            self._body.setContentsMargins(px(23), 0, 0, 0)
        self.updateGeometry()
        self.update()
