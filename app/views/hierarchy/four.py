"""The four answers, equal in size and weight, and what may be said instead of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.willingness import Answer
from app.views.hierarchy.sentences import answer_words
from app.views.theme.flow import Flow
from app.views.theme.paint import key_cap_width
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.words import say

FOUR = (Answer.YES, Answer.TENTATIVE, Answer.NOT_NOW, Answer.OFF_TABLE)
ANSWER_ICONS = {
    Answer.YES: "circle-check",
    Answer.TENTATIVE: "circle-dashed-check",
    Answer.NOT_NOW: "circle-pause",
    Answer.OFF_TABLE: "shield",
}
ANSWER_LETTERS = {Answer.YES: "Y", Answer.TENTATIVE: "T", Answer.NOT_NOW: "N", Answer.OFF_TABLE: "X"}


@dataclass(frozen=True)
class _Look:
    """How many stand in a line, and what stands in each beside its words."""

    across: int
    icons: bool
    caps: bool


_TWO = _Look(2, icons=True, caps=True)
_BESIDE = (_Look(4, icons=True, caps=True), _Look(4, icons=True, caps=False), _Look(4, icons=False, caps=False))


class FourAnswers(QWidget):
    """`said(Answer)`, or `unnumbered()` for no number at all. The mouse leaves the keys with the row."""

    said = Signal(object)
    unnumbered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout()
        self.buttons: dict[Answer, Button] = {}
        for place, answer in enumerate(FOUR):
            button = Button(theme, answer_words(answer), icon=ANSWER_ICONS[answer], key=ANSWER_LETTERS[answer])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # All four have the same size and weight: a no is as complete as a yes.
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, one=answer: self.said.emit(one))
            self.buttons[answer] = button
            self._grid.addWidget(button, place // 2, place % 2)
        self._look = _TWO
        self._letters: Mapping[Answer, str] = {}
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._column.addLayout(self._grid)
        holder = QWidget()
        self._more = Flow(holder)
        self._link(say("Rather no number")).clicked.connect(self.unnumbered)
        self.links = {one: self._link(answer_words(one)) for one in (Answer.UNKNOWN, Answer.UNSAID, Answer.THERAPIST)}
        for answer, link in self.links.items():
            link.clicked.connect(lambda _=False, one=answer: self.said.emit(one))
        self._column.addWidget(holder)
        theme.changed.connect(self._space)
        self._space()

    def fit(self, width: int) -> None:
        """Side by side where all four have room so, else two and two: none of them is ever alone on its line.

        Where their keys have no room beside them these are heard, and stand in words below; then the signs go too.
        """
        room = (width - 3 * self._grid.horizontalSpacing()) // 4
        look = next((look for look in _BESIDE if self._widest(look) <= room), _TWO)
        if look == self._look:
            return
        self._look = look
        for place, (answer, button) in enumerate(self.buttons.items()):
            self._grid.addWidget(button, place // look.across, place % look.across)
            button.set_icon(ANSWER_ICONS[answer] if look.icons else "")
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < look.across else 0)
        self.show_keys(self._letters)
        self._space()

    def minimumSizeHint(self) -> QSize:
        # Two and two can always be had.
        two = 2 * self._widest(_TWO) + self._grid.horizontalSpacing()
        return QSize(min(super().minimumSizeHint().width(), two), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not one of them is a pixel wider than another.
        over = (self.width() - (self._look.across - 1) * self._grid.horizontalSpacing()) % self._look.across
        self._grid.setContentsMargins(0, 0, over, 0)

    def show_answer(self, given: Answer, name: str, *, for_therapist: bool) -> None:
        """What this partner says now; `for_therapist` is whether something may be said for the therapist alone."""
        for answer, button in self.buttons.items():
            button.setChecked(given is answer)
            button.setAccessibleName(say("{name}: {answer}", name=name, answer=answer_words(answer)))
        self.links[Answer.THERAPIST].setVisible(for_therapist)

    def show_keys(self, letters: Mapping[Answer, str]) -> None:
        """The key of each answer at this moment; none while keys mean something else."""
        self._letters = letters
        for answer, button in self.buttons.items():
            letter = letters.get(answer, "")
            button.set_key(letter if self._look.caps else "")
            button.setAccessibleDescription(letter)

    def _link(self, words: str) -> Button:
        link = Button(self._theme, words, kind="link")
        link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.addWidget(link)
        return link

    def _space(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._grid.setSpacing(px(6))
        self._more.set_gaps(px(12), px(2))
        widest = self._widest(self._look)
        for column in range(4):
            self._grid.setColumnMinimumWidth(column, widest if column < self._look.across else 0)

    def _widest(self, look: _Look) -> int:
        """As wide as the widest of the four would be; with its key, whether the keys show now or not."""
        return max(self._width_of(answer, look) for answer in FOUR)

    def _width_of(self, answer: Answer, look: _Look) -> int:
        """As a button is drawn: its words, its sign and its key, and what is free around them."""
        px, words = self._theme.px, QFontMetricsF(self._theme.font("control")).horizontalAdvance(answer_words(answer))
        icon = px(16) + px(6) + px(12) if look.icons else px(16)
        key = px(12) + key_cap_width(self._theme, ANSWER_LETTERS[answer]) + px(10)
        return int(words + 0.999) + icon + (key if look.caps else px(15) if look.icons else px(16))
