"""One partner's cards under one heading of the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.limits import standing_words
from app.actions.limits_shown import Board
from app.models.couple import Partner
from app.models.limit import LimitKind, LimitStanding
from app.models.side import Side
from app.rules.limits import LimitNow
from app.views.care.card import LimitCard
from app.views.care.form import LimitForm
from app.views.desk import Desk
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import IconButton, Label, PartnerMark
from app.words import say


def column_words(standings: Sequence[LimitStanding]) -> str:
    """What a list of the board is called."""
    return standing_words(standings[0]) if len(standings) == 1 else say("Not now, and off the table")


class Cell(QWidget):
    """`standings` are one of the answers, or the two of the last column, each under a small heading of its own.

    `made(card)` for each new card; `kept(new limit)` out of its form.
    """

    made = Signal(object)
    kept = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        side: Side,
        standings: Sequence[LimitStanding],
        known: Callable[[LimitKind], Sequence[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._known = theme, desk, known
        self.side, self.standings = side, tuple(standings)
        self._owner: Partner | None = None
        self.form: LimitForm | None = None
        self.cards: dict[LimitStanding, list[LimitCard]] = {one: [] for one in standings}
        self._shown: dict[LimitStanding, tuple[LimitNow, ...]] = dict.fromkeys(standings, ())
        self._names = ("", "")
        self.name = Label(
            theme, style="control", token="aInk" if side is Side.FIRST else "bInk", weight=600, elide=True
        )
        self.heading = Label(theme, column_words(self.standings), style="control", token="ink2", wrap=True)
        self.heading.hide()
        self.plus = IconButton(theme, "plus", say("Put down a limit"))
        self.plus.clicked.connect(self.open_form)
        self._head = QHBoxLayout()
        self._head.addWidget(PartnerMark(theme, "first" if side is Side.FIRST else "second", size=11))
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.heading, 2)
        self._head.addWidget(self.plus)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._lists: dict[LimitStanding, QVBoxLayout] = {}
        self.headings: dict[LimitStanding, Label] = {}
        for one in standings:
            if len(standings) > 1:
                token = "duskInk" if one is LimitStanding.NOT_NOW else "ink2"
                heading = Label(theme, standing_words(one), style="caption", token=token, weight=600)
                self.headings[one] = heading
                self._column.addWidget(heading)
            self._lists[one] = QVBoxLayout()
            self._column.addLayout(self._lists[one])
        self._column.addStretch(1)
        self.target: LimitStanding | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._dress)
        self._dress()

    def show_board(self, board: Board) -> None:
        """Show these; cards that say what they said stay the same cards."""
        self._owner = board.partner(self.side)
        names = (board.partner(Side.FIRST).name, board.partner(Side.SECOND).name)
        self.name.setText(self._owner.name)
        heading = column_words(self.standings)
        self.plus.set_name(
            say("Put down a limit for {name}: {heading}", name=self._owner.name, heading=heading.lower())
        )
        for one in self.standings:
            found = board.cell(self.side, one)
            if found == self._shown[one] and names == self._names:
                continue
            self._shown[one] = found
            for card in self.cards[one]:
                self._lists[one].removeWidget(card)
                card.forget()
                card.deleteLater()
            self.cards[one] = [LimitCard(self._theme, limit, self._owner) for limit in found]
            for card in self.cards[one]:
                self._lists[one].addWidget(card)
                card.show()  # at once, or the keys could not go there yet
                self.made.emit(card)
        self._names = names

    def all_cards(self) -> list[LimitCard]:
        """The cards as they stand, from the top."""
        return [card for one in self.standings for card in self.cards[one]]

    def open_form(self) -> None:
        """Open the form below the name; where it is open already, go there."""
        if self._owner is None:
            return
        if self.form is None:
            self.form = LimitForm(self._theme, self._desk, self._owner, self.standings, self._known, self)
            self.form.kept.connect(self.kept)
            self.form.closed.connect(self._leave_form)
            self._column.insertWidget(1, self.form)
            self.form.show()
        self.form.title.setFocus()

    def close_form(self, *, kept: bool) -> None:
        """Put the form away."""
        if self.form is not None:
            self.form.put_away(kept=kept)
            self.form = None

    def aim(self, standing: LimitStanding | None) -> None:
        """Whether a card that is carried would come to lie here, and where."""
        if standing is not self.target:
            self.target = standing
            self.update()

    def standing_at(self, height: int) -> LimitStanding:
        """Which of the two answers a height in here belongs to."""
        last = self.headings.get(self.standings[-1])
        return self.standings[-1] if last is not None and height >= last.y() else self.standings[0]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box = self._theme, QRectF(self.rect())
        rounded(painter, box, theme.radius("row"), theme.blend("rail", "canvas", 0.75))
        if self.target is not None:
            if len(self.standings) > 1:
                middle = self.headings[self.standings[-1]].y()
                lower = self.target is self.standings[-1]
                box = box.adjusted(0, middle - theme.px(4), 0, 0) if lower else QRectF(0, 0, self.width(), middle)
            rounded(painter, box, theme.radius("row"), theme.color("accentTint"), theme.color("accent"), 2)
        painter.end()

    def _leave_form(self) -> None:
        self.close_form(kept=False)
        self.plus.setFocus()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(8), px(7), px(8), px(12))
        self._column.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(7))
        for one in self._lists.values():
            one.setSpacing(px(7))
        for heading in self.headings.values():
            heading.setContentsMargins(px(4), px(3), 0, 0)
        self.setMinimumHeight(px(116))
