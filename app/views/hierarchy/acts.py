"""What is done with one step besides moving, wording and asking: its week, the room, its offers, what is said of it.

What cannot be done yet is answered in the row itself, and stays to be read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import asking, asking_again, gaps, hierarchy, occasions, pausing_practice
from app.actions.change import Outcome
from app.actions.history import Action, P
from app.models.faults import Refused
from app.models.hierarchy import Confirming
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import State
from app.views.desk import Desk, Told, Tone
from app.views.hierarchy.model import PathModel
from app.views.hierarchy.offers import BETWEEN, EDIT, LEAVE, PRACTISED
from app.views.hierarchy.rest_card import RestCard
from app.views.hierarchy.said_card import SaidCard
from app.views.hierarchy.view import PathView
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.words import say


class Acts(QObject):
    """`edit_wanted(step_id, field)` where an offer leads into the editor; `answered` when a row says why something
    waits; `shown` when a card was opened or grew, so that it can be put in its place.
    """

    edit_wanted = Signal(int, str)
    answered = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, desk: Desk, model: PathModel, view: PathView, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._view = desk, model, view
        self.said, self.rest = SaidCard(theme, desk, page), RestCard(theme, desk, page)
        self.said.said.connect(self._confirm)
        self.rest.wanted.connect(self._reschedule)
        for card in (self.said, self.rest):
            card.grown.connect(self.shown)
            card.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        view.week_wanted.connect(self.week)
        view.pause_wanted.connect(self.pause)
        view.room_wanted.connect(self.bring_into_the_room)
        view.offer_wanted.connect(self.take_offer)
        view.baseline_wanted.connect(self.set_baseline)
        view.remove_wanted.connect(self.remove)

    # -- what keys and mouse do -------------------------------------------------------------------------------

    def week(self, step_id: int) -> None:
        """Choose a step for this week, or no longer."""
        row = self._model.row_of(step_id)
        if row is not None:
            self._do(step_id, asking.unplan_step if row.state is State.PLANNED else asking.plan_step, step_id)

    def pause(self, step_id: int) -> None:
        """Pause it, at once."""
        if self._do(step_id, asking.pause_step, step_id) is not None:
            announce(self._view, say("Paused."))

    def bring_into_the_room(self, step_id: int) -> None:
        """From now on both are asked about it for this time; nothing has begun."""
        self._do(step_id, occasions.offer_step, step_id)

    def take_offer(self, step_id: int, act: str) -> None:
        """Do what an offer in the row says: put a step between, leave it, change the step, or note a pause."""
        if act == LEAVE:
            self._do(step_id, gaps.leave_gap, step_id)
        elif act == PRACTISED:
            self.practised(step_id)
        elif act != BETWEEN:
            self.edit_wanted.emit(step_id, act.removeprefix(EDIT).strip() or "title")
        elif (done := self._do(step_id, gaps.put_between, step_id)) is not None:
            self._view.choose(done.change.ids[0])

    def practised(self, step_id: int) -> None:
        """Both have practised how they pause: known to everybody, and noted where it is needed."""
        path = self._model.path
        if path is not None:
            self._do(step_id, pausing_practice.practise_pause, path.hierarchy.couple_id)

    def _have_practised(self) -> bool:
        path = self._model.path
        return path is None or self._desk.read(pausing_practice.have_practised, path.hierarchy.couple_id)

    def set_baseline(self, step_id: int) -> None:
        """Put the resting line below it, or take it away."""
        path = self._model.path
        if path is not None:
            wanted = None if path.hierarchy.baseline_id == step_id else step_id
            self._desk.do_or_tell(hierarchy.set_baseline, path.hierarchy.id, wanted)

    def remove(self, step_id: int) -> None:
        """Take it off the path; the one that comes into its place is in hand."""
        place = self._model.index_of(step_id).row()
        if self._desk.do_or_tell(hierarchy.remove_steps, (step_id,)) is not None and self._model.rowCount():
            self._view.setCurrentIndex(self._model.index(min(max(place, 0), self._model.rowCount() - 1)))

    def leave(self) -> None:
        """Put the cards away; what was typed in them waits."""
        self.said.leave()
        self.rest.leave()

    def follow(self) -> None:
        """Put a card away whose step left the path."""
        for card in (self.said, self.rest):
            if card.step_id and not self._model.index_of(card.step_id).isValid():
                card.leave()

    # -- what only the menu does ------------------------------------------------------------------------------

    def for_menu(self, row: PathRow) -> dict[str, Callable[[], object] | None]:
        """What can be done with this step now, by the names of the menu."""
        step_id, may = row.step.id, self._desk.read(asking_again.may_say, row.step.id)
        both_here = self._desk.session is not None and self._desk.session.first_attends
        both_here = both_here and self._desk.session is not None and self._desk.session.second_attends
        acts: dict[str, Callable[[], object] | None] = {
            "week": partial(self.week, step_id) if row.state is not State.UNDER_WAY else None,
            "pause": partial(self.pause, step_id) if row.state in (State.PLANNED, State.UNDER_WAY) else None,
            "room": partial(self.bring_into_the_room, step_id) if both_here and not row.in_the_room else None,
            "between": partial(self.take_offer, step_id, BETWEEN) if row.wide is not None else None,
            "leave": partial(self.take_offer, step_id, LEAVE) if row.wide is not None else None,
            # While neither can say so for themselves, the row says what keeps it open.
            "settle": partial(self._do, step_id, occasions.settle_step, step_id)
            if row.state in (State.PLANNED, State.UNDER_WAY) and not may.settled
            else None,
            "practised": partial(self.practised, step_id) if not self._have_practised() else None,
            "baseline": partial(self.set_baseline, step_id),
            "remove": partial(self.remove, step_id),
        }
        if row.state is State.SET_ASIDE:
            acts["take_up"] = partial(self._do, step_id, occasions.take_up, step_id)
            acts["week"] = None
        else:
            acts["aside"] = partial(self._do, step_id, occasions.set_aside, step_id)
        for side in Side:
            if row.said(side).answer is Answer.NOT_NOW:
                acts[f"rest {side.value}"] = partial(self.ask_rest, step_id, side)
            if side in may.same:
                acts[f"same {side.value}"] = partial(self.ask_said, step_id, side, Confirming.SAME_STEP)
            if side in may.settled:
                acts[f"settled {side.value}"] = partial(self.ask_said, step_id, side, Confirming.SETTLED)
        return acts

    def ask_said(self, step_id: int, side: Side, what: Confirming) -> None:
        """Open the line in which this partner says it."""
        row, two = self._model.row_of(step_id), self._model.two
        if row is not None and two is not None:
            self.leave()
            self._view.choose(step_id)
            self.said.ask(row, two, side, what)

    def ask_rest(self, step_id: int, side: Side) -> None:
        """Open the card for when a *not now* may be raised again."""
        row, two = self._model.row_of(step_id), self._model.two
        if row is not None and two is not None:
            self.leave()
            self._view.choose(step_id)
            self.rest.ask(row, two, side)

    # -- recording --------------------------------------------------------------------------------------------

    def _confirm(self, step_id: int, side: Side, what: Confirming, words: str) -> None:
        if self._do(step_id, occasions.confirm, step_id, side, what, words) is None:
            return
        self.said.done()
        may = self._desk.read(asking_again.may_say, step_id)
        if side.other in (may.same if what is Confirming.SAME_STEP else may.settled):
            self.ask_said(step_id, side.other, what)  # each says it for themselves

    def _reschedule(
        self, step_id: int, side: Side, day: date | None, raised_by: Side | None, smaller: str | None
    ) -> None:
        try:
            done = self._desk.do(asking_again.reschedule, step_id, side, day, raised_by, smaller)
        except Refused as no:
            self.rest.show_error(no.sentence)
            return
        if done is not None:
            self.rest.done()

    def _do(self, step_id: int, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome | None:
        """Do it, or have the row say in one sentence what it still waits for."""
        self._view.hush()
        try:
            return self._desk.do(action, *args, **kwargs)
        except Refused as no:
            if self._model.index_of(step_id).isValid():
                self._view.answer(step_id, no.sentence, no.field or "")
            else:
                self._desk.told.emit(Told(Tone.PLAIN, no.sentence))
            self.answered.emit()
            return None
