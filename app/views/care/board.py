"""The three lists across, one band for each of them; cards are carried within their own band."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.actions.limits import standing_words
from app.actions.limits_shown import Board
from app.models.limit import LimitKind, LimitStanding
from app.models.side import Side
from app.views.care.card import LimitCard
from app.views.care.carrying import Carried
from app.views.care.cell import Cell, column_words
from app.views.care.fold import Fold
from app.views.care.words import ICONS, STANDINGS
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, Sign
from app.words import say

COLUMNS = (
    (LimitStanding.WELCOME,),
    (LimitStanding.WITH_CARE,),
    (LimitStanding.NOT_NOW, LimitStanding.OFF_TABLE),
)


_THREE_ACROSS = 480
"""Pixels, at usual text size, from which three lists stand side by side."""


class LimitBoard(QWidget):
    """`opened(limit id)` for a click or Enter on a card, `moved(limit id, standing)` by keys or the mouse,
    `kept(side, new limit)` out of a form. `look(side)` reads what a folded line shows while it is held.
    """

    opened = Signal(int)
    moved = Signal(int, object)
    kept = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        known: Callable[[LimitKind], Sequence[str]],
        look: Callable[[Side], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._heads: list[QWidget] = []
        for standings in COLUMNS:
            icon = "shield" if len(standings) > 1 else ICONS[standings[0]]
            token = "accent" if standings[0] is LimitStanding.WELCOME else "ink2"
            head = QWidget(self)
            row = QHBoxLayout(head)
            row.addWidget(Sign(theme, icon, token=token), 0, Qt.AlignmentFlag.AlignTop)
            words = Label(theme, column_words(standings), style="strong", wrap=True)
            row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
            self._heads.append(head)
        self.cells: dict[Side, list[Cell]] = {}
        self.folds: dict[Side, Fold] = {}
        for side in Side:
            self.cells[side] = [Cell(theme, desk, side, standings, known, self) for standings in COLUMNS]
            self.folds[side] = Fold(theme, partial(look, side), self)
            for cell in self.cells[side]:
                cell.made.connect(self._made)
                cell.kept.connect(lambda new, side=side: self.kept.emit(side, new))
        self._narrow: bool | None = None
        self._turn(narrow=False)
        self._carried = Carried(theme, self)
        self._held = QPoint()
        self._aimed: LimitStanding | None = None
        theme.changed.connect(self._dress)
        self._dress()

    def show_board(self, board: Board, chosen: int) -> None:
        """Show it; the focus stays on the card that has it, wherever that lies now."""
        had = next((card.limit.limit.id for card in self.cards() if card.hasFocus()), 0)
        for side in Side:
            for cell in self.cells[side]:
                cell.show_board(board)
            self.folds[side].name(board.partner(side).name)
            self.folds[side].setVisible(board.live)
        self.choose(chosen)
        if had:
            self.focus_card(had)

    def choose(self, limit_id: int) -> None:
        """Mark the card that is open beside the board; 0 for none."""
        for card in self.cards():
            card.choose(card.limit.limit.id == limit_id)

    def cards(self) -> list[LimitCard]:
        """All cards, band by band, column by column."""
        return [card for side in Side for cell in self.cells[side] for card in cell.all_cards()]

    def card(self, limit_id: int) -> LimitCard | None:
        """The card of a limit, if it is here."""
        return next((card for card in self.cards() if card.limit.limit.id == limit_id), None)

    def focus_card(self, limit_id: int) -> bool:
        """Put the keys on that card; False where there is none."""
        card = self.card(limit_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    def cell_of(self, side: Side, standing: LimitStanding) -> Cell:
        """Where the cards of one of them lie under one answer."""
        return next(cell for cell in self.cells[side] if standing in cell.standings)

    def close_forms(self) -> None:
        """Put every form away; what was typed there is a draft."""
        for side in Side:
            for cell in self.cells[side]:
                cell.close_form(kept=False)

    # -- keys and the mouse -----------------------------------------------------------------------------------

    def _made(self, card: LimitCard) -> None:
        limit_id = card.limit.limit.id
        card.clicked.connect(lambda: self.opened.emit(limit_id))
        card.moved.connect(lambda by: self._step(card, by))
        card.walked.connect(lambda by: self._walk(card, by))
        card.lifted.connect(lambda held: self._lift(card, held))
        card.dragged.connect(lambda at: self._carry(card, at))
        card.dropped.connect(lambda kept: self._drop(card, kept))

    def _step(self, card: LimitCard, by: int) -> None:
        at = STANDINGS.index(card.limit.now.standing) + by
        if 0 <= at < len(STANDINGS):
            self.moved.emit(card.limit.limit.id, STANDINGS[at])

    def _walk(self, card: LimitCard, by: int) -> None:
        cell = self.cell_of(card.limit.limit.side, card.limit.now.standing)
        place = self.cells[cell.side].index(cell)
        cards = [one for side in Side for one in self.cells[side][place].all_cards()]
        at = cards.index(card) + by
        if 0 <= at < len(cards):
            cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _lift(self, card: LimitCard, held: QPoint) -> None:
        self._held = held
        self._carry(card, held)

    def _carry(self, card: LimitCard, at: QPoint) -> None:
        here = card.mapTo(self, at)
        self._aimed = self._aim(card, here)
        words = say("Stays where it is")
        if self._aimed is not None and self._aimed is not card.limit.now.standing:
            words = say("Moves to: {standing}", standing=standing_words(self._aimed).lower())
        self._carried.carry(card.words, words, here - self._held, card.width())

    def _aim(self, card: LimitCard, here: QPoint) -> LimitStanding | None:
        """The answer under the mouse, of this card's own band; None outside of it."""
        found: LimitStanding | None = None
        for cell in self.cells[card.limit.limit.side]:
            over = cell.geometry().contains(here)
            aimed = cell.standing_at(here.y() - cell.y()) if over else None
            cell.aim(aimed if aimed is not card.limit.now.standing else None)
            found = aimed or found
        return found

    def _drop(self, card: LimitCard, kept: bool) -> None:
        aimed, self._aimed = self._aimed, None
        for cell in self.cells[card.limit.limit.side]:
            cell.aim(None)
        self._carried.put_down()
        if kept and aimed is not None and aimed is not card.limit.now.standing:
            self.moved.emit(card.limit.limit.id, aimed)

    # -- where things lie -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn(narrow=self.width() < self._theme.px(_THREE_ACROSS))

    def _turn(self, *, narrow: bool) -> None:
        """Three lists across, or, where they would be slivers, one below the other, each with its own heading."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        across = 1 if narrow else len(COLUMNS)
        down = 1 if not narrow else len(COLUMNS)
        for place, head in enumerate(self._heads):
            head.setVisible(not narrow)
            self._grid.addWidget(head, 0, place)
            self._grid.setColumnStretch(place, 0 if narrow and place else 1)
        for band, side in enumerate(Side):
            top = 1 + band * (down + 1)
            for place, cell in enumerate(self.cells[side]):
                cell.heading.setVisible(narrow)
                self._grid.addWidget(cell, top + place if narrow else top, 0 if narrow else place)
            self._grid.addWidget(self.folds[side], top + down, 0, 1, across)
        for row in range(2 * (len(COLUMNS) + 1) + 1):
            self._grid.setRowStretch(row, 1 if not narrow and row in (1, 3) else 0)

    def _dress(self) -> None:
        px = self._theme.px
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(14))
        self._grid.setVerticalSpacing(px(10))
        for head in self._heads:
            row = head.layout()
            if row is not None:
                row.setContentsMargins(px(4), 0, 0, px(2))
                row.setSpacing(px(7))
        self._turn(narrow=self.width() < px(_THREE_ACROSS))
