"""What planning and beginning still need, in one kind sentence each; what is private is always the same sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from app.actions import (
    asking,
    hierarchy,
    holds,
    limits,
    occasions,
    pains,
    pausing_practice,
    practising,
    screening,
    session,
)
from app.actions.history import History
from app.models.faults import Refused
from app.models.hierarchy import StepWords
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.models.look import PainState
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import Missing, State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

FIRST, SECOND = Side.FIRST, Side.SECOND
LOOK = "Needs a look with your therapist."
READY_FIRST = "This comes after getting ready. Listing and ordering ideas, and practising a pause, are open."
HUG = whole_step("Hug", description="Arms around the shoulders.", area="shoulders", act="hugging")


class Desk:
    """One couple with one step that both want and that has all its words."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock, *, ready: bool = True) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history, ready=ready)
        self.step_id = self.add(HUG)

    def add(self, words: StepWords) -> int:
        added = self.history.do(hierarchy.add_steps, hierarchy_id(self.vault, self.couple_id), [words])
        step_id = added.change.ids[0]
        for side in Side:
            self.history.do(asking.answer, step_id, side, Answer.YES)
        return step_id

    def row(self, step_id: int = 0) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(step_id or self.step_id)
        assert row is not None
        return row

    def plan(self, step_id: int = 0) -> None:
        self.history.do(asking.plan_step, step_id or self.step_id)

    def waits(self, step_id: int = 0) -> str:
        """The sentence with which planning is answered."""
        with pytest.raises(Refused) as no:
            self.plan(step_id)
        return no.value.sentence

    def speak(self, side: Side, outcome: ScreeningOutcome = ScreeningOutcome.PROCEED) -> None:
        self.history.do(screening.begin_conversation, self.couple_id, side, date(2026, 5, 14))
        self.history.do(screening.set_outcome, self.couple_id, side, outcome)

    def line(self, sharing: Sharing, title: str = "Arms around me", tags: str = "hugging") -> int:
        closed = LimitStanding.OFF_TABLE
        put_down = limits.put_down_limit
        done = self.history.do(put_down, self.couple_id, SECOND, title, LimitKind.ACT, closed, sharing, tags)
        return done.change.ids[0]


@pytest.fixture
def desk(vault: Vault, history: History, clock: SteadyClock) -> Desk:
    return Desk(vault, history, clock)


@pytest.fixture
def beginning(vault: Vault, history: History, clock: SteadyClock) -> Desk:
    return Desk(vault, history, clock, ready=False)


def test_until_getting_ready_is_over_every_new_couple_hears_the_same(beginning: Desk) -> None:
    assert beginning.waits() == READY_FIRST
    beginning.speak(FIRST)
    beginning.speak(SECOND, ScreeningOutcome.PREPARATION)
    assert beginning.waits() == READY_FIRST
    with pytest.raises(Refused):
        beginning.history.do(screening.end_preparation, beginning.couple_id)
    beginning.speak(SECOND)
    assert beginning.waits() == READY_FIRST, "nobody but the therapist ends it, by hand"
    beginning.history.do(screening.end_preparation, beginning.couple_id)
    assert beginning.waits() == "First it needs a pause that both of you have practised."
    beginning.history.do(pausing_practice.practise_pause, beginning.couple_id)
    beginning.plan()
    assert beginning.row().state is State.PLANNED


PRIVATE: dict[str, Callable[[Desk], object]] = {
    "a hold": lambda desk: desk.history.do(holds.place_hold, desk.couple_id, "mine"),
    "getting ready, said of one of them": lambda desk: desk.speak(FIRST, ScreeningOutcome.PREPARATION),
    "not joint work, said of one of them": lambda desk: desk.speak(SECOND, ScreeningOutcome.NOT_NOW),
    "knew and went on": lambda desk: desk.history.do(holds.mark_knew_and_went_on, desk.couple_id, "mine"),
    "a line of one of them": lambda desk: desk.line(Sharing.OWNER),
    "a line that only the therapist knows": lambda desk: desk.line(Sharing.THERAPIST),
    "words that are like a private line": lambda desk: desk.line(Sharing.OWNER, "Shoulders", ""),
    "words that are like a shared line": lambda desk: desk.line(Sharing.SHARED, "Shoulders", ""),
    "pain": lambda desk: desk.history.do(pains.note_pain, desk.couple_id, FIRST, "shoulders", PainState.PAIN),
}


@pytest.mark.parametrize("happens", PRIVATE.values(), ids=PRIVATE)
def test_whatever_the_therapist_looks_at_first_it_is_one_sentence_and_no_row_says_it(
    desk: Desk, happens: Callable[[Desk], object]
) -> None:
    before = desk.row()
    happens(desk)
    assert desk.waits() == LOOK
    assert desk.row() == before
    assert before.missing == ()


@pytest.mark.parametrize("happens", PRIVATE.values(), ids=PRIVATE)
def test_what_was_planned_before_stays_for_this_week_and_does_not_begin(
    desk: Desk, happens: Callable[[Desk], object]
) -> None:
    desk.plan()
    before = desk.row()
    happens(desk)
    assert desk.row() == before
    desk.history.do(session.start_session, desk.couple_id)
    with pytest.raises(Refused) as no:
        desk.history.do(occasions.offer_step, desk.step_id)
    assert no.value.sentence == LOOK


def test_a_hold_placed_and_lifted_leaves_no_trace_on_the_path(desk: Desk) -> None:
    desk.plan()
    before = desk.row()
    desk.history.do(holds.place_hold, desk.couple_id, "mine")
    desk.history.do(holds.lift_hold, desk.couple_id)
    assert desk.row() == before
    desk.history.do(session.start_session, desk.couple_id)
    desk.history.do(occasions.offer_step, desk.step_id)
    assert desk.row().in_the_room


def test_a_new_conversation_with_each_opens_what_knew_and_went_on_closed(desk: Desk) -> None:
    desk.history.do(holds.mark_knew_and_went_on, desk.couple_id)
    desk.speak(FIRST)
    assert desk.waits() == LOOK
    desk.speak(SECOND)
    desk.plan()


def test_a_shared_line_is_named_and_pauses_at_once_what_it_meets(desk: Desk) -> None:
    desk.plan()
    desk.line(Sharing.SHARED)
    row = desk.row()
    assert (row.state, row.missing) == (State.PAUSED, (Missing.FRESH_ANSWERS, Missing.LINE))
    for side in Side:
        desk.history.do(asking.answer, desk.step_id, side, Answer.YES)
    assert desk.waits() == "It meets a shared line: Arms around me. The step rests here until it is changed."


def test_a_step_without_its_tags_is_asked_anew_and_then_is_looked_at_where_words_are_alike(desk: Desk) -> None:
    limit_id = desk.line(Sharing.SHARED, "Hugging", "hugging")
    desk.history.do(hierarchy.edit_step, desk.step_id, HUG.but(act="", title="Hugging for a while"))
    for side in Side:
        desk.history.do(asking.answer, desk.step_id, side, Answer.YES)
    assert desk.waits() == LOOK
    desk.history.do(limits.look_at, desk.step_id, limit_id)
    desk.plan()
    desk.history.do(hierarchy.edit_step, desk.step_id, HUG.but(act="", title="Hugging, longer"))
    for side in Side:
        desk.history.do(asking.answer, desk.step_id, side, Answer.YES)
    assert desk.waits() == LOOK, "another step asks for another look"


def test_intimate_areas_ask_for_what_is_known_of_pain_of_both(desk: Desk) -> None:
    step_id = desk.add(whole_step("Passing by", area="intimate areas"))
    assert desk.waits(step_id) == LOOK
    desk.history.do(pains.note_pain, desk.couple_id, FIRST, "intimate areas", PainState.NONE)
    assert desk.waits(step_id) == LOOK
    desk.history.do(pains.note_pain, desk.couple_id, SECOND, "intimate areas", PainState.ASSESSED)
    desk.plan(step_id)


def test_one_key_fills_what_the_couple_has_agreed_on_and_asks_nobody_anew(desk: Desk) -> None:
    step_id = desk.add(StepWords(title="Tea", timeframe="ten minutes"))
    assert "check-in" in desk.waits(step_id)
    with desk.vault.write() as work:
        work.couples.save(work.couples.get(desk.couple_id).but(checkin="half-way", ending="we say so"))
    desk.plan(step_id)
    row = desk.row(step_id)
    assert (row.state, row.step.checkin, row.step.ending) == (State.PLANNED, "half-way", "we say so")


def test_what_is_near_and_without_touch_is_open_in_the_room_from_the_beginning(beginning: Desk) -> None:
    step_id = beginning.add(whole_step("Tea and one good thing", band="A"))
    assert beginning.waits(step_id) == READY_FIRST
    do = beginning.history.do
    do(session.start_session, beginning.couple_id)
    do(occasions.offer_step, step_id)
    with pytest.raises(Refused, match="waits for a yes from both"):
        do(occasions.start_step, step_id)
    for side in Side:
        do(asking.answer, step_id, side, Answer.YES)
    do(occasions.start_step, step_id)
    assert beginning.row(step_id).state is State.UNDER_WAY
    do(occasions.end_step, step_id)
    assert beginning.row(step_id).state is State.IDEA, "no plan came of it"
    with pytest.raises(Refused, match="first chosen for this week"):
        do(occasions.offer_step, beginning.step_id)


def test_a_plan_that_lapsed_is_made_anew_when_both_have_said_yes_again(desk: Desk) -> None:
    desk.plan()
    desk.clock.go_on(days=29)
    assert (desk.row().state, desk.row().lapsed) == (State.IDEA, True)
    desk.history.do(asking.answer, desk.step_id, FIRST, Answer.YES)
    assert desk.row().lapsed
    desk.history.do(asking.answer, desk.step_id, SECOND, Answer.YES)
    assert (desk.row().state, desk.row().lapsed) == (State.PLANNED, False)


def test_under_a_hold_a_plan_that_lapsed_is_not_made_anew_and_nothing_says_why(desk: Desk) -> None:
    desk.plan()
    desk.clock.go_on(days=29)
    desk.history.do(holds.place_hold, desk.couple_id, "mine")
    told = [desk.history.do(asking.answer, desk.step_id, side, Answer.YES).told for side in Side]
    assert [one.endswith(LOOK) for one in told] == [False, True], "as planning would be answered"
    row = desk.row()
    assert (row.state, row.lapsed, row.missing) == (State.IDEA, False, ())
    assert desk.waits() == LOOK


def test_what_is_near_is_near_as_the_library_words_it(beginning: Desk) -> None:
    step_id = beginning.add(whole_step("Tea", band="A"))
    beginning.history.do(hierarchy.edit_step, step_id, whole_step("Undress", band="A", area="chest"))
    for side in Side:
        beginning.history.do(asking.answer, step_id, side, Answer.YES)
    assert beginning.row(step_id).step.band == ""
    beginning.history.do(session.start_session, beginning.couple_id)
    with pytest.raises(Refused, match="first chosen for this week"):
        beginning.history.do(occasions.offer_step, step_id)


def test_whoever_said_not_now_of_this_time_may_say_yes_to_it(desk: Desk) -> None:
    desk.plan()
    do = desk.history.do
    do(session.start_session, desk.couple_id)
    do(occasions.offer_step, desk.step_id)
    for given in (Answer.YES, Answer.NOT_NOW, Answer.YES):
        do(practising.answer_for_now, desk.step_id, FIRST, given)
    do(practising.answer_for_now, desk.step_id, SECOND, Answer.YES)
    do(practising.begin_step, desk.step_id)
    assert desk.row().state is State.UNDER_WAY


def test_what_was_planned_before_waits_with_the_rest_when_getting_ready_begins_again(desk: Desk) -> None:
    desk.plan()
    desk.history.do(screening.begin_preparation, desk.couple_id)
    desk.history.do(session.start_session, desk.couple_id)
    with pytest.raises(Refused) as no:
        desk.history.do(occasions.offer_step, desk.step_id)
    assert no.value.sentence == READY_FIRST


def test_what_was_planned_before_waits_for_a_pause_that_is_practised_again(desk: Desk) -> None:
    desk.plan()
    desk.history.do(session.start_session, desk.couple_id)
    desk.history.do(pausing_practice.practise_pause_again, desk.couple_id)
    with pytest.raises(Refused, match="a pause that both of you have practised"):
        desk.history.do(occasions.offer_step, desk.step_id)
    with pytest.raises(Refused):
        desk.history.do(pausing_practice.practise_pause_again, desk.couple_id)
    desk.history.undo(desk.couple_id)
    desk.history.do(occasions.offer_step, desk.step_id)
    with pytest.raises(Refused, match="in the room already"):
        desk.history.do(occasions.offer_step, desk.step_id)


def test_a_shared_line_closes_what_is_near_and_without_touch_too(desk: Desk) -> None:
    step_id = desk.add(whole_step("Tea", band="A", act="hugging"))
    desk.line(Sharing.SHARED)
    desk.history.do(session.start_session, desk.couple_id)
    with pytest.raises(Refused, match="meets a shared line"):
        desk.history.do(occasions.offer_step, step_id)
