"""The page of limits: the board, what it becomes on the path, and the limit that is open beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import gaps
from app.actions import limits as actions
from app.actions.change import Outcome
from app.actions.limits_shown import Board, count_limits, known_tags, show_limits, show_private_limits
from app.models.faults import Refused
from app.models.limit import LimitKind, LimitStanding, Said, Sharing
from app.models.side import Side
from app.rules.limits import loosens
from app.views.care.becomes import BecomesList
from app.views.care.board import LimitBoard
from app.views.care.form import NewLimit
from app.views.care.pane import WIDE, LimitPane
from app.views.desk import Desk
from app.views.notices import announce
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Scroll
from app.words import count, say

_ROOM_FOR_THE_PANE = 780
"""Pixels, at usual text size, from which the pane lies beside the board instead of in its place."""

_ANY_WIDTH = 16777215
"""Qt's own word for a width without an end."""


class LimitsPage(QWidget):
    """`back` to the index of care, `step_wanted(step id)` to change a step that meets a line.

    The pane is `beside`; `lend` says whether it lies outside of here.
    """

    back = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = self._chosen = 0
        self._board: Board | None = None
        self._known: dict[LimitKind, tuple[str, ...]] = {}
        self._lent = False
        self.setAccessibleName(say("Limits"))
        self.way_back = Button(theme, say("Care"), kind="link", icon="chevron-left")
        self.title = Label(theme, say("Limits"), style="section")
        self.remark = Label(theme, say("Each keeps their own. Nobody gives a reason."), style="small", token="ink2")
        self.board = LimitBoard(theme, desk, self._tags, self._folded)
        self.becomes = BecomesList(theme)
        self.beside = LimitPane(theme, desk)
        content = QWidget()
        self._content = QVBoxLayout(content)
        self._content.addWidget(self.board, 1)
        self._content.addWidget(self.becomes)
        self._left = QWidget()
        self._head = Flow()
        for widget in (self.way_back, self.title, self.remark):
            self._head.addWidget(widget)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(self._head)
        left.addWidget(Scroll(theme, content), 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.beside)
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()

    def _connect(self) -> None:
        self.way_back.clicked.connect(self.back)
        self.board.opened.connect(self.open_limit)
        self.board.moved.connect(self.move_limit)
        self.board.kept.connect(self._keep)
        pane = self.beside
        pane.moved.connect(self._moved)
        pane.shared.connect(self._shared)
        pane.worded.connect(self._worded)
        pane.taken_off.connect(self._taken_off)
        pane.closed.connect(self.close_pane)
        self.becomes.step_wanted.connect(self.step_wanted)
        self.becomes.between.connect(lambda step_id: self._desk.do_or_tell(gaps.put_between, step_id))
        self.becomes.left.connect(lambda step_id: self._desk.do_or_tell(gaps.leave_gap, step_id))
        self.becomes.looked.connect(lambda *ids: self._desk.do_or_tell(actions.look_at, *ids))

    # -- for the page of care ---------------------------------------------------------------------------------

    def phrase(self) -> str:
        """What the index says of it; while somebody is in the room it tells no number."""
        if self._desk.session is not None or not self._couple_id:
            return say("three lists each")
        n = self._desk.read(count_limits, self._couple_id)
        return count("{n} kept, shared or private", "{n} kept, shared or private", n) if n else say("none kept yet")

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's board; another couple's begins with nothing open."""
        if couple_id != self._couple_id:
            self.leave()
            self._couple_id = couple_id
        self.reload()

    def take_focus(self) -> None:
        """Put the keys on the open card, else on the first one."""
        cards = self.board.cards()
        if self.beside.isVisible() and not self._left.isVisible():
            self.beside.take_focus()
        elif not self.board.focus_card(self._chosen):
            (cards[0] if cards else self.board.cells[Side.FIRST][0].plus).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read it again; what is open stays open while it is on the board."""
        if not self._couple_id:
            return
        board = self._desk.read(show_limits, self._couple_id)
        self._board, self._known = board, {}
        limit = board.card(self._chosen)
        if limit is None:
            self._chosen = 0
            self.beside.forget()
        else:
            self.beside.show_limit(limit, board)
        self.board.show_board(board, self._chosen)
        self.becomes.show_board(board)
        self._arrange()

    def leave(self) -> None:
        """Show nothing any more; what was typed waits as a draft."""
        self.board.close_forms()
        self._chosen = 0
        self.beside.forget()
        if self._board is not None:
            nothing = Board(self._board.two, (), (), frozenset(), live=False)
            self.board.show_board(nothing, 0)
            self.becomes.show_board(nothing)
        self._couple_id, self._board, self._known = 0, None, {}

    def room_changed(self) -> None:
        """Somebody comes in or goes: forms close, their words wait as drafts, and only what both know stays open."""
        self.board.close_forms()
        self.beside.forget()
        here = self._desk.session
        if here is not None and here.couple_id != self._couple_id:
            self.leave()
        self.reload()

    def lend(self, *, lent: bool) -> None:
        """The pane lies elsewhere from now on, or comes back in here."""
        if lent != self._lent:
            self._lent = lent
            if not lent:
                self._row.addWidget(self.beside)
                self.beside.setVisible(bool(self._chosen))
        self._arrange()

    # -- what a person does -----------------------------------------------------------------------------------

    def open_limit(self, limit_id: int) -> None:
        """Open this one beside the board."""
        if self._board is None or (limit := self._board.card(limit_id)) is None:
            return
        self._chosen = limit_id
        self.board.choose(limit_id)
        self.beside.show_limit(limit, self._board)
        self._arrange()
        self.beside.take_focus()

    def close_pane(self) -> None:
        """Close what is open; the keys go back to its card."""
        was, self._chosen = self._chosen, 0
        self.beside.forget()
        self.board.choose(0)
        self._arrange()
        self.board.focus_card(was)

    def move_limit(self, limit_id: int, standing: LimitStanding) -> None:
        """To another answer, by keys or the mouse: tighter at once, looser as its owner says it in the pane."""
        if self._board is None or (limit := self._board.card(limit_id)) is None:
            return
        if loosens(limit.now, standing):
            self.open_limit(limit_id)
            self.beside.choose(standing)
            return
        self._tell(self._desk.do_or_tell(actions.move_limit, limit_id, standing), limit_id)

    def _moved(self, standing: LimitStanding, words: str, in_person: bool) -> None:
        said = Said.PRESENT if in_person else None
        self._try(lambda: self._desk.do(actions.move_limit, self._chosen, standing, said, words))

    def _shared(self, sharing: Sharing, in_person: bool) -> None:
        if sharing is Sharing.SHARED:
            said = Said.PRESENT if in_person else None
            self._try(lambda: self._desk.do(actions.share_limit, self._chosen, said))
        else:
            self._try(lambda: self._desk.do(actions.keep_private, self._chosen, sharing))

    def _taken_off(self, words: str, in_person: bool) -> None:
        said = Said.PRESENT if in_person else None
        self._try(lambda: self._desk.do(actions.take_off_board, self._chosen, said, words))

    def _worded(self, title: str) -> None:
        try:
            done = self._desk.do(actions.word_limit, self._chosen, title)
        except Refused as no:
            self.beside.word.show_error(no.sentence)
            return
        if done is not None:
            self.beside.word.kept()

    def _keep(self, side: Side, new: NewLimit) -> None:
        cell = self.board.cell_of(side, new.standing)
        try:
            done = self._desk.do(
                actions.put_down_limit, self._couple_id, side, new.title, new.kind, new.standing, new.sharing, new.tags
            )
        except Refused as no:
            if cell.form is not None:
                cell.form.show_error(no.sentence)
            return
        if done is not None:
            cell.close_form(kept=True)
            if not self.board.focus_card(done.change.ids[0]):
                cell.plus.setFocus()

    def _try(self, act: Callable[[], Outcome | None]) -> None:
        """Do it; a refusal is said beside what was asked for."""
        limit_id = self._chosen
        try:
            done = act()
        except Refused as no:
            self.beside.show_no(no.sentence)
            return
        self._tell(done, limit_id)

    def _tell(self, done: Outcome | None, limit_id: int) -> None:
        """Where it lies now, spoken; the keys stay where they were."""
        if done is not None:
            self.beside.ask.kept(limit_id)
        limit = self._board.card(limit_id) if self._board is not None else None
        if done is not None and limit is not None:
            announce(self, actions.standing_words(limit.now.standing))
        if self.beside.isVisible() and limit_id == self._chosen and not self.board.hasFocus():
            focus = self.focusWidget()
            if focus is None or not focus.isVisible():
                self.beside.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._chosen:
            self.close_pane()
            return
        super().keyPressEvent(event)

    # -- the records ------------------------------------------------------------------------------------------

    def _tags(self, kind: LimitKind) -> Sequence[str]:
        if kind not in self._known and self._couple_id:
            self._known[kind] = self._desk.read(known_tags, self._couple_id, kind)
        return self._known.get(kind, ())

    def _folded(self, side: Side) -> list[str]:
        """What one of them keeps private, read while it is held."""
        if not self._couple_id:
            return []
        found = self._desk.read(show_private_limits, self._couple_id, side)
        line = "{title}: {standing}"
        return [
            say(line, title=one.now.title, standing=actions.standing_words(one.now.standing).lower()) for one in found
        ]

    # -- where the pane lies ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The pane beside the board where there is room, else in its place while it is open."""
        px = self._theme.px
        instead = bool(self._chosen) and not self._lent and self.width() < px(_ROOM_FOR_THE_PANE)
        self._left.setVisible(not instead)
        self.beside.setMinimumWidth(0 if instead else px(WIDE))
        self.beside.setMaximumWidth(_ANY_WIDTH if instead else px(WIDE))

    def _dress(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(28), px(10), px(24), px(8))
        self._head.set_gaps(px(12), px(2))
        self._content.setContentsMargins(px(28), px(2), px(24), px(20))
        self._content.setSpacing(px(18))
        self._arrange()
