"""A step in the room, in the place of the path: the card with all that is said on the way, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Concatenate, ParamSpec

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.actions import occasions, practising
from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work
from app.actions.practising import CheckIn
from app.actions.under_way_shown import Place, UnderWay, show_under_way
from app.models.faults import Refused
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.views.theme.widgets import Scroll
from app.views.under_way.card import RoomCard
from app.views.under_way.card_words import announced
from app.views.under_way.settling import SettleOffer
from app.views.under_way.way import Way
from app.words import say

P = ParamSpec("P")

_BESIDE = {
    Happened.NOTE_BEGUN,
    Happened.NOTE_CHANGED,
    Happened.NOTE_SIGNED,
    Happened.NOTE_ADDED_TO,
    Happened.ENTRY_CHANGED,
    Happened.ENTRY_REMOVED,
    Happened.CHECKED_IN,
}
"""What changes nothing on the card."""

_CHECKS = {"s": CheckIn.SAME, "l": CheckIn.LESS, "d": CheckIn.DIFFERENT}


class UnderWayPage(QWidget):
    """`came(bool)`: a step is in the room, to be shown now; or there is none any more. A new time comes anew.

    `path_wanted`: the whole path is wanted meanwhile. `happened_wanted`: they came to the end, and what happened is
    asked next. After the end the card stays until somebody leaves it for the path, or the session ends.
    """

    came = Signal(bool)
    path_wanted = Signal()
    happened_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = 0
        self._shown: UnderWay | None = None
        self._came = (0, 0, False)
        self.settling = SettleOffer(theme, desk)
        self.card = RoomCard(theme, self.settling)
        self.way = Way(theme, self.card)
        self.letters = self.way.letters
        self.setFocusProxy(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(theme, self.way)
        column.addWidget(self._scroll)
        self.way.hide()
        self._placed = QTimer(self, singleShot=True, interval=0)
        self._placed.timeout.connect(self._bring_what_is_asked)
        self._brings = False  # what is asked into sight, until somebody scrolls
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda: self._placed.start() if self._brings else None)
        bar.actionTriggered.connect(self._let_scroll)
        self._connect()

    # -- for the window ---------------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show what is in the room with this couple, and say whether there is anything."""
        self._couple_id = couple_id
        self._reload()

    def take_focus(self) -> None:
        """The focus on the card: its letters act, and it is read as a whole."""
        self.card.setFocus(Qt.FocusReason.OtherFocusReason)

    def come_again(self) -> bool:
        """Show what came to its end in this session once more, where somebody asks for it; whether there is any."""
        if self._shown is not None and not self._came[2]:
            self._came = (self._couple_id, self._shown.occasion_id, True)
            self.came.emit(True)
        return self._shown is not None

    def leave(self) -> None:
        """Let go of what came to its end, for the path and the notes; `come_again` shows it once more."""
        if self._shown is not None and self._shown.place is Place.ENDED and self._came[2]:
            self._came = (self._couple_id, self._shown.occasion_id, False)
            self.came.emit(False)

    # -- reading ----------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and change.happened not in _BESIDE:
            self._reload()

    def _reload(self, *_: object) -> None:
        before = self._shown
        shown = self._desk.read(show_under_way, self._couple_id) if self._couple_id else None
        self._shown = shown
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        self.way.setVisible(shown is not None)
        if shown is not None:
            self.way.show_step(shown)
            asks = shown.place in (Place.WAITING, Place.PAUSED) and not shown.closed
            if before is None or _told(before) != _told(shown):
                self._brings = True
                self._placed.start()  # once all of it has its place
            self.letters.at_once = "ab" if asks else ""
            self.letters.alone = "ytnx" if asks else "sld" if shown.place is Place.UNDER_WAY else ""
            if inside and focused is not None and not focused.isVisibleTo(self):
                self.take_focus()  # what was pressed is gone from the card
            if before is not None and _told(before) != _told(shown) and self.isVisible():
                announce(self.card, announced(shown))
        else:
            self.letters.forget()
        self._tell_came(before)

    def _let_scroll(self) -> None:
        self._brings = False

    def _bring_what_is_asked(self) -> None:
        """Where the card is higher than the page, all that may be answered in sight, and the question where it fits."""
        ended = self._shown is None or self._shown.place is Place.ENDED
        if not ended and self.card.height() > self._scroll.viewport().height():
            question, answers = self.card.asked_now()
            for part in (question, answers):
                self._scroll.ensureWidgetVisible(part, 0, self._theme.px(8))

    def _tell_came(self, before: UnderWay | None) -> None:
        shown = self._shown
        seen = shown is not None and before is not None and before.occasion_id == shown.occasion_id
        there = shown is not None and (shown.place is not Place.ENDED or (seen and self._came[2]))
        now = (self._couple_id, shown.occasion_id if shown is not None else 0, there)
        if now != self._came:
            self._came = now
            self.came.emit(there)

    # -- doing ------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self._desk.changed.connect(self._changed)
        self._desk.room.connect(self._reload)
        card = self.card
        card.said.connect(self._check_in)
        card.answered.connect(self._answer)
        card.begin_wanted.connect(self._begin)
        card.end_wanted.connect(self._come_to_end)
        card.smaller_wanted.connect(partial(self._do, practising.make_smaller))
        card.not_today_wanted.connect(partial(self._do, practising.not_today))
        card.stop_wanted.connect(partial(self._do, practising.stop_for_today))
        card.path_wanted.connect(self.path_wanted)
        self.way.whole.clicked.connect(self.path_wanted)
        self.settling.said.connect(self._settled_for)
        self.settling.settle_wanted.connect(partial(self._do, occasions.settle_step))
        self.letters.meant.connect(self._letter)

    def _do(
        self, action: Callable[Concatenate[Work, Clock, int, P], Outcome], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Do it to the step that is shown; whether it came through."""
        shown = self._shown
        if shown is None:
            return False
        return self._desk.do_or_tell(action, shown.step_id, *args, **kwargs) is not None

    def _begin(self) -> None:
        self.letters.settle()  # a yes that was typed just now is one of the two
        shown = self._shown
        if shown is None:
            return
        try:
            self._desk.do(practising.begin_step, shown.step_id)
        except Refused as no:
            self.card.refuse(no.sentence)
            announce(self.card.begin, no.sentence)

    def _answer(self, side: Side, answer: Answer) -> None:
        self.card.refuse("")
        if self._do(practising.answer_for_now, side, answer):
            announce(self.card, say("Kept, for this occasion."))
        self.card.show_keys()

    def _check_in(self, said: CheckIn) -> None:
        self._do(practising.check_in, said)

    def _come_to_end(self) -> None:
        if self._do(practising.come_to_end):
            self.happened_wanted.emit()

    def _settled_for(self, side: Side, words: str) -> None:
        if self._do(practising.settled_for, side, words):
            self.settling.done(side)
            announce(self.settling, say("Kept."))

    # -- keys -------------------------------------------------------------------------------------------------

    def _letter(self, letter: str) -> None:
        shown = self._shown
        if shown is None:
            return
        if letter in _CHECKS:
            self._check_in(_CHECKS[letter])
            return
        self.card.yeses.take(letter)
        self.card.show_keys()
        if letter in "ab":
            announce(self.card, self.card.keys_line.words.text())


def _told(shown: UnderWay) -> tuple[int, Place, bool, str]:
    """What is said aloud anew when it is another."""
    return shown.occasion_id, shown.place, shown.yeses_at is not None, shown.title
