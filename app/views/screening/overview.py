"""The page itself: two private conversations side by side, and below them what stands before planning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.actions.screening_shown import Screened
from app.models.side import Side
from app.views.screening.card import PartnerCard
from app.views.screening.hand import Hand
from app.views.screening.pain import PainCard
from app.views.screening.ready import KnewCard, PauseCard, ReadyCard
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, Gap, Label, SectionTitle, Sign
from app.words import say

_TWO = 640
"""Pixels, at usual text size, from which two cards stand side by side."""


class Overview(QWidget):
    """The side lies below the two cards where it has no place of its own."""

    def __init__(self, theme: Theme, hand: Hand, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cards = {side: PartnerCard(theme, hand, side) for side in Side}
        self.ready, self.pause = ReadyCard(theme, hand), PauseCard(theme, hand)
        self.pain, self.knew = PainCard(theme, hand), KnewCard(theme, hand)
        self.cues = Cues(theme)
        self._ground = Card(theme, padding=0)
        self._below = QVBoxLayout(self._ground)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._ground.hide()
        told = say("Only you. This page does not exist while a session is open, and never goes into a joint export.")
        lock = QHBoxLayout()
        lock.setSpacing(theme.px(8))
        lock.addWidget(Sign(theme, "lock"), 0, Qt.AlignmentFlag.AlignTop)
        lock.addWidget(Label(theme, told, token="ink2", wrap=True), 1)
        self._two = QHBoxLayout()
        for card in self.cards.values():
            self._two.addWidget(card, 1)
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.ready, 1)
        self._pair.addWidget(self.pause, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(SectionTitle(theme, say("Two private conversations"), wrap=True))
        self._column.addLayout(lock)
        self._column.addWidget(Gap(theme, 2))
        self._column.addWidget(self.cues)
        self._column.addLayout(self._two)
        self._column.addWidget(self._ground)
        self._column.addWidget(Gap(theme, 6))
        self._column.addWidget(SectionTitle(theme, say("Before anything is planned"), wrap=True))
        self._column.addLayout(self._pair)
        self._column.addWidget(self.pain)
        self._column.addWidget(self.knew)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_screened(self, shown: Screened) -> None:
        """Show all of it."""
        for side, card in self.cards.items():
            card.show_partner(shown.of(side))
        for part in (self.ready, self.pause, self.pain, self.knew):
            part.show_screened(shown)
        self.cues.show_words(shown.cues)

    def lay_here(self, side: QWidget) -> None:
        """Take the side in, below the two cards."""
        self._below.addWidget(side)
        side.show()
        self._ground.show()

    def give_away(self) -> None:
        """The side lies elsewhere."""
        self._ground.hide()

    def take_focus(self) -> None:
        """The focus on the first card."""
        self.cards[Side.FIRST].take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        narrow = self.width() < px(_TWO)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for row in (self._two, self._pair):
            row.setDirection(way)
            row.setSpacing(px(14 if narrow else 20))
        edge = px(16 if narrow else 28)
        self._column.setContentsMargins(edge, px(12), edge, px(28))
        self._column.setSpacing(px(10))


class Cues(Card):
    """What may be worth a thought, each in one gentle sentence; nothing at all where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, token="canvas", line="line2", padding=14, parent=parent)
        self._theme = theme
        self._words: tuple[str, ...] = ()
        self.lines: list[Label] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self._column.addWidget(Label(theme, say("To think about"), style="strong"))
        self._list: QWidget | None = None

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these sentences."""
        self.setVisible(bool(words))
        if words == self._words:
            return
        self._words = words
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
        self._list, self.lines = QWidget(), []
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(6))
        for sentence in words:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(10))
            row.addWidget(Sign(self._theme, "message-circle", token="ink3"), 0, Qt.AlignmentFlag.AlignTop)
            label = Label(self._theme, sentence, wrap=True)
            row.addWidget(label, 1)
            self.lines.append(label)
            column.addLayout(row)
        self._column.addWidget(self._list)
        self._list.show()
