"""Asking once more: sooner than was agreed, on another day, with how much they want it, and for the therapist alone."""

from __future__ import annotations

from datetime import date

import pytest

from app.actions import asking, asking_again, hierarchy, occasions, roster, session
from app.actions.history import History
from app.models.faults import Refused
from app.models.hierarchy import Confirming
from app.models.practice import Confidentiality
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.rules.path import PathRow, Said
from app.rules.willingness import Missing, State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step
from tests.ready import make_ready

FIRST, SECOND = Side.FIRST, Side.SECOND
NO = (Answer.NOT_NOW, Answer.OFF_TABLE, Answer.UNKNOWN, Answer.UNSAID, Answer.THERAPIST)


class Room:
    """One couple with one step that has all it needs."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)
        make_ready(vault, self.couple_id)
        step = whole_step("Hug", smaller="a hand on a sleeve")
        self.step_id = history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), [step]).change.ids[0]

    def row(self) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(self.step_id)
        assert row is not None
        return row

    def second(self) -> Said:
        return self.row().second

    def say(self, side: Side, given: Answer, **more: object) -> None:
        self.history.do(asking.answer, self.step_id, side, given, **more)  # type: ignore[arg-type]  # words handed on

    def told(self, side: Side = SECOND) -> asking_again.Told:
        with self.vault.read() as work:
            return asking_again.told_so_far(work, self.clock, self.step_id, side)

    def may_say(self) -> asking_again.MaySay:
        with self.vault.read() as work:
            return asking_again.may_say(work, self.clock, self.step_id)

    def policy(self, policy: Confidentiality) -> None:
        with self.vault.read() as work:
            practice = work.practices.get()
        self.history.do(roster.save_practice, practice.but(confidentiality=policy))

    def begin(self, **attends: bool) -> int:
        return self.history.do(session.start_session, self.couple_id, **attends).change.ids[0]

    def confirm(self, side: Side, what: Confirming, words: str = "") -> None:
        self.history.do(occasions.confirm, self.step_id, side, what, words)


@pytest.fixture
def room(vault: Vault, history: History, clock: SteadyClock) -> Room:
    return Room(vault, history, clock)


def standing(room: Room) -> Willingness:
    said = room.second().willingness
    assert said is not None
    return said


# -- sooner than was agreed -------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [Answer.YES, Answer.TENTATIVE])
def test_a_yes_before_the_day_is_met_with_what_was_agreed(room: Room, given: Answer) -> None:
    room.say(SECOND, Answer.NOT_NOW, raise_on=date(2026, 6, 3))
    with pytest.raises(Refused) as no:
        room.say(SECOND, given)
    assert (no.value.sentence, no.value.field) == (
        "Ash asked that this rests until 3 June, and brings it up.",
        asking.SOONER,
    )
    assert room.second().answer is Answer.NOT_NOW
    room.say(SECOND, given, asked_by=SECOND)
    assert (standing(room).answer, standing(room).asked_by) == (given, SECOND)


def test_without_a_day_its_owner_brings_it_up(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW)
    with pytest.raises(Refused, match="Ash asked that this rests, and brings it up"):
        room.say(SECOND, Answer.YES)
    with pytest.raises(Refused):
        room.say(SECOND, Answer.YES, asked_by=FIRST)
    room.say(SECOND, Answer.YES, asked_by=SECOND)
    assert room.second().answer is Answer.YES


def test_the_one_who_was_named_may_be_asked_for_and_a_day_that_has_come_is_the_day(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW, raised_by=FIRST)
    room.say(SECOND, Answer.YES)
    room.say(SECOND, Answer.NOT_NOW, raise_on=date(2026, 6, 3), raised_by=FIRST)
    with pytest.raises(Refused, match=r"rests until 3 June\.$"):
        room.say(SECOND, Answer.YES)
    room.clock.go_on(days=20)
    room.say(SECOND, Answer.YES)
    assert (standing(room).answer, standing(room).asked_by) == (Answer.YES, None)


@pytest.mark.parametrize("given", NO)
def test_a_no_of_any_kind_is_never_kept_waiting(room: Room, given: Answer) -> None:
    room.say(SECOND, Answer.NOT_NOW, raise_on=date(2026, 6, 3))
    room.say(SECOND, given)
    assert room.second().answer in (given, Answer.UNSAID)


def test_the_other_partner_and_a_changed_step_are_asked_as_ever(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW)
    room.say(FIRST, Answer.YES)
    room.history.do(hierarchy.edit_step, room.step_id, whole_step("A longer hug"))
    room.say(SECOND, Answer.YES)
    assert room.second().answer is Answer.YES


def test_who_asked_is_kept_only_where_something_rested(room: Room) -> None:
    room.say(SECOND, Answer.YES, asked_by=SECOND)
    assert standing(room).asked_by is None


# -- another day ------------------------------------------------------------------------------------------------


def test_another_day_is_named_and_undo_names_the_one_before_and_never_loses_the_no(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW, raise_on=date(2026, 6, 3))
    done = room.history.do(asking_again.reschedule, room.step_id, SECOND, date(2026, 7, 1), FIRST)
    assert done.name == "When “Hug” may be raised again"
    assert (standing(room).raise_on, standing(room).raised_by) == (date(2026, 7, 1), FIRST)
    room.history.undo(room.couple_id)
    assert (standing(room).answer, standing(room).raise_on, standing(room).raised_by) == (
        Answer.NOT_NOW,
        date(2026, 6, 3),
        SECOND,
    )
    room.history.redo(room.couple_id)
    assert standing(room).raise_on == date(2026, 7, 1)
    assert not room.row().first.changed_since


def test_with_a_smaller_version_both_are_asked_anew_and_the_not_now_stays(room: Room) -> None:
    room.say(FIRST, Answer.YES)
    room.say(SECOND, Answer.NOT_NOW)
    room.history.do(asking_again.reschedule, room.step_id, SECOND, date(2026, 6, 11), None, "one finger, 5 seconds")
    now = room.row()
    assert now.step.smaller == "one finger, 5 seconds"
    assert (now.first.answer, now.first.changed_since) == (Answer.NOT_ASKED, True)
    assert (now.second.answer, standing(room).raise_on) == (Answer.NOT_NOW, date(2026, 6, 11))
    room.history.undo(room.couple_id)
    now = room.row()
    assert now.step.smaller == "a hand on a sleeve"
    assert now.first.answer is Answer.NOT_ASKED
    assert (now.second.answer, standing(room).raise_on) == (Answer.NOT_NOW, None)


def test_the_same_words_change_nothing_about_the_step(room: Room) -> None:
    room.say(FIRST, Answer.YES)
    room.say(SECOND, Answer.NOT_NOW)
    room.history.do(asking_again.reschedule, room.step_id, SECOND, None, None, " a hand on a sleeve ")
    assert room.row().first.answer is Answer.YES


def test_a_day_that_has_gone_is_answered_beside_its_field_and_only_a_not_now_has_one(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW)
    with pytest.raises(Refused) as no:
        room.history.do(asking_again.reschedule, room.step_id, SECOND, date(2026, 5, 13))
    assert no.value.field == "day"
    room.say(FIRST, Answer.YES)
    with pytest.raises(Refused, match="Robin has no"):
        room.history.do(asking_again.reschedule, room.step_id, FIRST, None)


# -- how much they want it --------------------------------------------------------------------------------------


def test_wanting_goes_with_a_yes_and_with_nothing_else(room: Room) -> None:
    room.say(SECOND, Answer.TENTATIVE, condition="slowly", wanting=Wanting.CURIOUS)
    assert (standing(room).wanting, standing(room).condition) == (Wanting.CURIOUS, "slowly")
    room.say(SECOND, Answer.UNKNOWN, wanting=Wanting.SOME)
    assert standing(room).wanting is None
    assert [one.wanting for one in room.told().answers] == [Wanting.CURIOUS, None]


# -- for the therapist alone ------------------------------------------------------------------------------------


def test_what_is_for_the_therapist_alone_is_rather_not_say_in_every_row(room: Room) -> None:
    for side in Side:
        room.say(side, Answer.YES)
    room.history.do(asking.plan_step, room.step_id)
    room.say(SECOND, Answer.THERAPIST)
    now = room.row()
    assert (now.second.answer, now.state) == (Answer.UNSAID, State.PAUSED)
    assert Missing.ANSWERS in now.missing
    assert room.told().answers[-1].answer is Answer.THERAPIST
    started = room.begin()
    assert room.told().answers[-1].answer is Answer.UNSAID
    room.history.do(session.end_session, started)
    assert room.told().answers[-1].answer is Answer.THERAPIST


def test_it_may_be_said_while_the_other_cannot_see_it(room: Room) -> None:
    assert room.told(SECOND).for_therapist
    room.begin(first_attends=False)
    assert room.told(SECOND).for_therapist
    assert not room.told(FIRST).for_therapist


def test_a_no_secrets_policy_knows_no_such_answer(room: Room) -> None:
    room.policy(Confidentiality.NO_SECRETS)
    assert not room.told().for_therapist
    room.say(SECOND, Answer.THERAPIST)
    assert room.told().answers[-1].answer is Answer.UNSAID


# -- what each may say of a step --------------------------------------------------------------------------------


def test_each_who_is_here_may_say_that_a_changed_step_is_the_same_one(room: Room) -> None:
    for side in Side:
        room.say(side, Answer.YES)
    room.history.do(hierarchy.edit_step, room.step_id, whole_step("Hug", smaller="a hand on a sleeve", ending="either"))
    assert room.may_say() == asking_again.MaySay()
    room.begin()
    assert room.may_say().same == (FIRST, SECOND)
    room.confirm(FIRST, Confirming.SAME_STEP, "the same to me")
    assert room.may_say().same == (SECOND,)
    room.confirm(SECOND, Confirming.SAME_STEP)
    assert room.may_say().same == ()
    assert (room.row().first.answer, room.second().answer) == (Answer.YES, Answer.YES)


def test_each_says_that_it_is_settled_and_then_it_may_be(room: Room) -> None:
    for side in Side:
        room.say(side, Answer.YES)
    room.begin()
    assert room.may_say().settled == ()
    room.history.do(asking.plan_step, room.step_id)
    assert room.may_say().settled == (FIRST, SECOND)
    room.confirm(FIRST, Confirming.SETTLED)
    assert (room.may_say().settled, room.may_say().settle) == ((SECOND,), False)
    room.confirm(SECOND, Confirming.SETTLED)
    assert room.may_say().settle
    room.history.do(occasions.settle_step, room.step_id)
    assert room.row().state is State.SETTLED
    assert not room.may_say().settle
