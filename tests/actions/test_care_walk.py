"""The same thousand intentions, while days pass and while the therapist writes down what stands beside the path.

Conversations alone, holds, *knew and went on*, getting ready, a practised pause, lines of each. The gates are told here
from the bare records, as the design words them.
"""

from __future__ import annotations

import os
from datetime import date

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import precondition, rule

from app.actions import holds, limits, pausing_practice, screening, session
from app.actions.history import Action
from app.models.couple_event import CoupleEventKind
from app.models.faults import Refused
from app.models.hierarchy import StepEventKind
from app.models.limit import LimitKind, LimitStanding, Said, Sharing
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.rules.willingness import State
from tests.actions import test_path_walk as path_walk

pytestmark = pytest.mark.uncounted

WALKS = int(os.environ.get("CONSENT_WALKS", "200")) // 50
"""Four; two hundred in `make faults`."""

ALONE: tuple[Action[[int]], ...] = (
    *(holds.place_hold, holds.lift_hold, holds.mark_knew_and_went_on),
    *(screening.end_preparation, screening.begin_preparation),
)
COUPLE = CoupleEventKind


class CareWalk(path_walk.PathWalk):
    """Between what is done to the path, the room empties and the therapist writes; days pass."""

    acts = ("", "", "", "walking")

    def open_the_room(self) -> None:
        self.history.do(session.start_session, self.couple_id)
        self.undone.clear()

    def empty_the_room(self) -> None:
        with self.vault.read() as work:
            here = work.sessions.open()
        assert here is not None
        self.before()
        self.history.do(session.end_session, here.id)

    def try_it(self, action: Action[[int]]) -> None:
        """It may be refused; what can be taken back is on the stack."""
        was = self.seen()
        try:
            outcome = self.history.do(action, self.couple_id)
        except Refused:
            return
        self.undone.clear()
        if outcome.inverse is not None:
            self.done.append((was, outcome.redoable))

    @rule(number=st.integers(0, len(ALONE) - 1))
    def write_alone(self, number: int) -> None:
        """A hold, a mark, the end of getting ready: in a session never, else as it may be."""
        with pytest.raises(Refused):
            self.history.do(ALONE[number], self.couple_id)
        self.empty_the_room()
        self.try_it(ALONE[number])
        self.open_the_room()

    @rule(outcomes=st.tuples(st.sampled_from(ScreeningOutcome), st.sampled_from(ScreeningOutcome)), good=st.booleans())
    def speak_with_each(self, outcomes: tuple[ScreeningOutcome, ScreeningOutcome], good: bool) -> None:
        """A new conversation with each, and mostly the work goes on after it."""
        self.empty_the_room()
        for side, outcome in zip(Side, outcomes, strict=True):
            self.history.do(screening.begin_conversation, self.couple_id, side, date(2026, 5, 14))
            self.before()
            what = ScreeningOutcome.PROCEED if good else outcome
            self.history.do(screening.set_outcome, self.couple_id, side, what)
        if good:
            self.try_it(holds.lift_hold)
            self.try_it(screening.end_preparation)
        self.open_the_room()

    @rule(practised=st.booleans())
    def practise(self, practised: bool) -> None:
        self.try_it(pausing_practice.practise_pause if practised else pausing_practice.practise_pause_again)

    @rule(side=path_walk.sides, sharing=st.sampled_from(Sharing), standing=st.sampled_from(LimitStanding))
    def draw_a_line(self, side: Side, sharing: Sharing, standing: LimitStanding) -> None:
        """It counts at once; what both know of rests at once too."""
        if standing is LimitStanding.TAKEN_OFF:
            return
        self.history.do(
            limits.put_down_limit, self.couple_id, side, "A line", LimitKind.ACT, standing, sharing, "walking"
        )
        self.undone.clear()
        closes = standing is LimitStanding.OFF_TABLE and sharing is Sharing.SHARED
        for row in self.path().rows:
            if closes and row.step.act == "walking":
                assert row.state not in (State.PLANNED, State.UNDER_WAY)

    @precondition(lambda self: self.lines())
    @rule()
    def open_all_lines(self) -> None:
        """Their owners, there, say so."""
        for limit_id in self.lines():
            was = self.seen()
            outcome = self.history.do(limits.move_limit, limit_id, LimitStanding.WELCOME, Said.PRESENT)
            self.undone.clear()
            if outcome.inverse is not None:
                self.done.append((was, outcome.redoable))

    @rule(days=st.sampled_from((1, 9, 20, 30)))
    def days_pass(self, days: int) -> None:
        self.clock.go_on(days=days)
        planned = [row.step.id for row in self.path().rows if row.state is State.PLANNED]
        with self.vault.read() as work:
            for step_id in planned:
                for side in Side:
                    told = [one for one in work.answers.answers_of_step(step_id) if one.side is side]
                    assert (self.clock.now().date() - told[-1].at.astimezone().date()).days <= 28

    # -- the gates, told from the bare records ------------------------------------------------------------------

    def lines(self) -> list[int]:
        with self.vault.read() as work:
            last = {word.limit_id: word.standing for word in work.limits.words(self.couple_id)}
        return [limit_id for limit_id, standing in last.items() if standing is LimitStanding.OFF_TABLE]

    def gates_are_open(self, step_id: int) -> bool:
        with self.vault.read() as work:
            events = list(work.alone.events(self.couple_id))
            told = list(work.alone.screenings(self.couple_id))
            step = work.hierarchies.step(step_id)
        knew = max((one.seq for one in events if one.kind is COUPLE.KNEW_AND_WENT_ON), default=0)
        for side in Side:
            known = {one.conversation: one for one in told if one.side is side}
            mine = [known[number] for number in sorted(known) if known[number].outcome is not None]
            begun = min(one.seq for one in told if one.side is side and one.conversation == mine[-1].conversation)
            if mine[-1].outcome not in (ScreeningOutcome.PROCEED, ScreeningOutcome.CONDITIONS) or begun < knew:
                return False
        for good, bad in (
            (COUPLE.PREPARATION_ENDED, COUPLE.PREPARATION_BEGUN),
            (COUPLE.PAUSE_PRACTISED, COUPLE.PAUSE_TO_PRACTISE),
            (COUPLE.HOLD_LIFTED, COUPLE.HOLD_PLACED),
        ):
            if [one.kind for one in events if one.kind in (good, bad)][-1:] == [bad]:
                return False
        return not (step.act == "walking" and self.lines())

    @rule()
    def nothing_was_planned_past_a_gate(self) -> None:
        """Every plan in the records is followed by no private reason of before: the records would not take it."""
        with self.vault.read() as work:
            for event in work.hierarchies.events_on_path(self.path_id):
                if event.kind is StepEventKind.PLANNED:
                    before = [one.kind for one in work.alone.events(self.couple_id) if one.seq < event.seq]
                    held = [one for one in before if one in (COUPLE.HOLD_PLACED, COUPLE.HOLD_LIFTED)]
                    assert held[-1:] != [COUPLE.HOLD_PLACED]


CareWalk.TestCase.settings = settings(max_examples=WALKS, stateful_step_count=50, deadline=None)
test_a_thousand_intentions_with_what_stands_beside = CareWalk.TestCase
