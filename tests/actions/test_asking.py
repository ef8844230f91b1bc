"""Hearing what each partner says: numbers, answers, plans and pauses, on a real vault."""

from __future__ import annotations

from datetime import date

import pytest

from app.actions import asking, hierarchy, session
from app.actions.history import History
from app.models.faults import Refused
from app.models.hierarchy import StepWords
from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import Missing, State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome

FIRST, SECOND = Side.FIRST, Side.SECOND


class Room:
    """One couple with one step that has all it needs."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history, ready=True)
        step = StepWords(title="Hug", timeframe="10 seconds", checkin="at once", ending="either lets go")
        added = history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), [step])
        self.step_id = added.change.ids[0]

    def row(self) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(self.step_id)
        assert row is not None
        return row

    def answers(self) -> tuple[Answer, Answer]:
        row = self.row()
        return row.first.answer, row.second.answer

    def say(self, side: Side, given: Answer, **more: object) -> None:
        self.history.do(asking.answer, self.step_id, side, given, **more)  # type: ignore[arg-type]  # words handed on

    def both(self, given: Answer) -> None:
        self.say(FIRST, given)
        self.say(SECOND, given)

    def plan(self) -> None:
        self.history.do(asking.plan_step, self.step_id)

    def undo(self) -> None:
        self.history.undo(self.couple_id)


@pytest.fixture
def room(vault: Vault, history: History, clock: SteadyClock) -> Room:
    return Room(vault, history, clock)


def test_a_number_is_kept_as_it_was_said_with_its_scale(room: Room) -> None:
    room.history.do(asking.rate, room.step_id, FIRST, 7)
    room.clock.go_on(days=1)
    room.history.do(asking.rate, room.step_id, FIRST, 45, Scale.SUDS_100)
    with room.vault.read() as work:
        said = asking.ratings_of(work, room.clock, room.step_id, FIRST)
    assert [(one.scale, one.number) for one in said] == [(Scale.COMFORT_10, 7), (Scale.SUDS_100, 45)]


def test_a_number_beyond_its_scale_is_answered_beside_the_field(room: Room) -> None:
    with pytest.raises(Refused) as no:
        room.history.do(asking.rate, room.step_id, FIRST, 11)
    assert (no.value.field, no.value.sentence) == ("rating", "This scale goes from 0 to 10.")


def test_a_number_goes_back_and_forth_and_nothing_of_it_is_erased(room: Room) -> None:
    room.history.do(asking.rate, room.step_id, SECOND, 4)
    room.history.do(asking.rate, room.step_id, SECOND, None)
    room.undo()
    standing = room.row().second.rating
    assert standing is not None
    assert standing.number == 4
    room.history.redo(room.couple_id)
    standing = room.row().second.rating
    assert standing is not None
    assert standing.number is None


def test_undo_of_a_yes_leaves_not_asked_and_no_redo_brings_it_back(room: Room) -> None:
    room.say(FIRST, Answer.TENTATIVE, condition="if the lamp is on")
    room.say(FIRST, Answer.YES)
    room.undo()
    assert room.answers() == (Answer.NOT_ASKED, Answer.NOT_ASKED)
    assert room.history.redo_name(room.couple_id) == ""
    room.undo()
    assert room.answers() == (Answer.NOT_ASKED, Answer.NOT_ASKED)


def test_undo_of_another_answer_leaves_not_asked_and_can_be_done_again(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW, raise_on=date(2026, 5, 28), raised_by=FIRST)
    room.undo()
    assert room.answers()[1] is Answer.NOT_ASKED
    room.history.redo(room.couple_id)
    again = room.row().second.willingness
    assert again is not None
    assert (again.answer, again.raise_on, again.raised_by) == (Answer.NOT_NOW, date(2026, 5, 28), FIRST)


def test_a_not_now_is_its_owners_to_raise_again(room: Room) -> None:
    room.say(SECOND, Answer.NOT_NOW)
    said = room.row().second.willingness
    assert said is not None
    assert said.raised_by is SECOND


@pytest.mark.parametrize("no", [Answer.NOT_NOW, Answer.UNKNOWN, Answer.UNSAID])
def test_taking_back_a_yes_pauses_the_step_at_once_and_cannot_be_undone(room: Room, no: Answer) -> None:
    room.both(Answer.YES)
    room.plan()
    assert room.row().state is State.PLANNED
    room.say(SECOND, no)
    assert room.row().state is State.PAUSED
    assert room.history.undo_name(room.couple_id).startswith("“Hug” for this week")
    with pytest.raises(Refused):
        room.undo()
    assert room.answers()[1] is no
    assert room.row().state is State.PAUSED


def test_a_paused_step_is_planned_again_with_two_fresh_yeses_only(room: Room) -> None:
    room.both(Answer.YES)
    room.plan()
    room.history.do(asking.pause_step, room.step_id)
    assert (room.row().state, room.answers()) == (State.PAUSED, (Answer.YES, Answer.YES))
    for side in (FIRST, SECOND):
        with pytest.raises(Refused, match="fresh yes from both"):
            room.plan()
        room.say(side, Answer.YES)
    room.plan()
    assert room.row().state is State.PLANNED


def test_a_pause_is_not_on_the_undo_stack_and_only_of_what_is_planned(room: Room) -> None:
    with pytest.raises(Refused):
        room.history.do(asking.pause_step, room.step_id)
    room.both(Answer.YES)
    room.plan()
    room.history.do(asking.pause_step, room.step_id)
    assert not room.history.undo_name(room.couple_id).startswith("Paused")


def test_planning_goes_back_and_forth_through_the_gates(room: Room) -> None:
    with pytest.raises(Refused, match="a yes from both"):
        room.plan()
    room.both(Answer.YES)
    room.plan()
    room.undo()
    assert room.row().state is State.IDEA
    room.history.redo(room.couple_id)
    assert room.row().state is State.PLANNED
    room.history.do(asking.unplan_step, room.step_id)
    room.undo()
    assert room.row().state is State.PLANNED


@pytest.mark.parametrize(
    ("gone", "sentence"),
    [("timeframe", "an agreed time"), ("checkin", "a check-in"), ("ending", "a way that it ends")],
)
def test_each_thing_that_is_missing_has_its_sentence(room: Room, gone: str, sentence: str) -> None:
    step = room.row().step
    words = StepWords(**step.model_dump(include=set(StepWords.model_fields)))
    room.history.do(hierarchy.edit_step, room.step_id, words.but(**{gone: ""}))
    room.both(Answer.YES)
    with pytest.raises(Refused, match=sentence):
        room.plan()


def test_a_tentative_yes_plans_nothing_without_a_smaller_version(room: Room) -> None:
    room.both(Answer.TENTATIVE)
    with pytest.raises(Refused, match="smaller version"):
        room.plan()


def test_a_changed_step_is_asked_again_and_undoing_the_change_revives_no_yes(room: Room) -> None:
    room.both(Answer.YES)
    room.plan()
    room.history.do(hierarchy.edit_step, room.step_id, StepWords(title="A long hug"))
    assert room.answers() == (Answer.NOT_ASKED, Answer.NOT_ASKED)
    assert room.row().state is State.IDEA
    room.undo()
    assert room.row().step.title == "Hug"
    assert room.answers() == (Answer.NOT_ASKED, Answer.NOT_ASKED)
    assert room.row().first.changed_since


def test_a_removed_step_brought_back_revives_no_yes_and_keeps_its_numbers(room: Room) -> None:
    room.both(Answer.YES)
    room.history.do(asking.rate, room.step_id, FIRST, 7)
    room.history.do(hierarchy.remove_steps, (room.step_id,))
    with pytest.raises(Refused):
        room.say(FIRST, Answer.YES)
    room.undo()
    assert room.answers() == (Answer.NOT_ASKED, Answer.NOT_ASKED)
    assert room.row().first.rating is not None


def test_only_its_owner_brings_back_what_is_off_the_table(room: Room) -> None:
    room.say(SECOND, Answer.OFF_TABLE)
    assert room.row().number == 0
    for given in Answer:
        with pytest.raises(Refused, match="Only Ash can bring this back"):
            room.say(SECOND, given)
    with pytest.raises(Refused):
        room.history.do(asking.bring_back_to_path, room.step_id, SECOND)
    room.history.do(session.start_session, room.couple_id, None, True, False)
    with pytest.raises(Refused):
        room.history.do(asking.bring_back_to_path, room.step_id, SECOND)


def test_in_a_session_where_the_owner_is_present_it_can_be_asked_about_again(room: Room) -> None:
    room.say(SECOND, Answer.OFF_TABLE)
    room.history.do(session.start_session, room.couple_id, None, False, True)
    room.history.do(asking.bring_back_to_path, room.step_id, SECOND)
    assert room.answers()[1] is Answer.NOT_ASKED
    assert room.row().number == 1
    room.say(SECOND, Answer.TENTATIVE)
    assert room.answers()[1] is Answer.TENTATIVE


def test_another_couples_session_brings_nothing_back(room: Room) -> None:
    room.say(FIRST, Answer.OFF_TABLE)
    other = welcome(room.history, "Jude & Noor")
    room.history.do(session.start_session, other)
    with pytest.raises(Refused):
        room.history.do(asking.bring_back_to_path, room.step_id, FIRST)


def test_off_the_table_is_not_on_the_undo_stack(room: Room) -> None:
    before = room.history.undo_name(room.couple_id)
    room.say(FIRST, Answer.OFF_TABLE)
    assert room.history.undo_name(room.couple_id) == before


def test_the_history_of_answers_is_whole_and_dated(room: Room) -> None:
    room.say(FIRST, Answer.YES)
    room.say(FIRST, Answer.NOT_NOW)
    with room.vault.read() as work:
        told = asking.answers_of(work, room.clock, room.step_id, FIRST)
        other = asking.answers_of(work, room.clock, room.step_id, SECOND)
    assert [one.answer for one in told] == [Answer.YES, Answer.NOT_NOW]
    assert other == []


def test_another_couple_in_the_room_does_not_get_into_this_ones_records(room: Room) -> None:
    other = welcome(room.history, "Jude & Noor")
    room.history.do(session.start_session, other)
    room.both(Answer.YES)
    room.history.do(asking.rate, room.step_id, FIRST, 7)
    room.plan()
    row = room.row()
    assert row.first.rating is not None
    assert row.first.willingness is not None
    assert (row.first.rating.session_id, row.first.willingness.session_id) == (None, None)


def test_what_is_said_in_a_session_belongs_to_it(room: Room) -> None:
    started = room.history.do(session.start_session, room.couple_id).change.ids[0]
    room.both(Answer.YES)
    said = room.row().second.willingness
    assert said is not None
    assert said.session_id == started


@pytest.mark.parametrize("no", [Answer.OFF_TABLE, Answer.NOT_NOW])
def test_undo_never_touches_a_withdrawal_that_stands(room: Room, no: Answer) -> None:
    room.say(FIRST, Answer.YES)
    room.history.do(asking.rate, room.step_id, FIRST, 6)
    room.say(FIRST, no)
    room.undo()
    with pytest.raises(Refused, match="followed by another"):
        room.undo()
    row = room.row()
    assert row.first.answer is no
    assert row.first.rating is None
    assert (row.number == 0) is (no is Answer.OFF_TABLE)
    room.undo()
    assert room.history.undo_name(room.couple_id) == ""


def test_a_withdrawal_is_called_by_no_name(room: Room) -> None:
    room.say(FIRST, Answer.YES)
    assert room.history.do(asking.answer, room.step_id, FIRST, Answer.NOT_NOW).name == "Kept an answer"


def test_what_leaves_the_path_says_which_answer_was_kept(room: Room) -> None:
    outcome = room.history.do(asking.answer, room.step_id, SECOND, Answer.OFF_TABLE)
    assert outcome.name == "Kept Ash’s answer: off the table"
    assert outcome.inverse is None


def test_undo_is_called_by_the_partner_and_the_step(room: Room) -> None:
    assert room.history.do(asking.rate, room.step_id, FIRST, 6).name == "Robin’s number for “Hug”"
    assert room.history.do(asking.answer, room.step_id, SECOND, Answer.YES).name == "Ash’s answer on “Hug”"


def test_a_tentative_yes_plans_the_smaller_version_and_says_so(room: Room) -> None:
    step = room.row().step
    words = StepWords(**step.model_dump(include=set(StepWords.model_fields))).but(smaller="a hand on a sleeve")
    room.history.do(hierarchy.edit_step, room.step_id, words)
    room.say(FIRST, Answer.YES)
    room.say(SECOND, Answer.TENTATIVE)
    planned = room.history.do(asking.plan_step, room.step_id)
    assert planned.name == "“Hug” for this week, as its smaller version"


def test_undo_does_not_lift_a_pause(room: Room) -> None:
    room.both(Answer.YES)
    room.plan()
    room.history.do(asking.pause_step, room.step_id)
    with pytest.raises(Refused, match="not for this week any more"):
        room.undo()
    assert room.row().state is State.PAUSED


def test_a_step_that_was_planned_and_rewritten_is_planned_by_nobody(room: Room) -> None:
    room.both(Answer.YES)
    room.plan()
    step = room.row().step
    words = StepWords(**step.model_dump(include=set(StepWords.model_fields)))
    room.history.do(hierarchy.edit_step, room.step_id, words.but(title="A longer hug"))
    room.both(Answer.YES)
    assert room.row().state is State.IDEA
    room.plan()
    room.history.do(hierarchy.remove_steps, (room.step_id,))
    for act in (asking.plan_step, asking.unplan_step, asking.pause_step):
        with pytest.raises(Refused, match="no longer on the path"):
            room.history.do(act, room.step_id)
    room.undo()
    room.both(Answer.YES)
    assert room.row().state is State.IDEA


def test_two_withdrawals_pause_once(room: Room) -> None:
    room.both(Answer.YES)
    room.plan()
    room.say(FIRST, Answer.NOT_NOW)
    room.say(SECOND, Answer.NOT_NOW)
    assert room.row().state is State.PAUSED


def test_what_is_to_be_written_comes_before_the_answers_and_all_at_once(room: Room) -> None:
    step = room.row().step
    words = StepWords(**step.model_dump(include=set(StepWords.model_fields)))
    room.history.do(hierarchy.edit_step, room.step_id, words.but(timeframe="", checkin="", ending=""))
    needed = "For this week it still needs an agreed time, a check-in and a way that it ends."
    with pytest.raises(Refused) as refused:
        room.plan()
    assert (refused.value.sentence, refused.value.field) == (needed, Missing.TIMEFRAME)
    room.history.do(hierarchy.edit_step, room.step_id, words.but(ending=""))
    with pytest.raises(Refused, match=r"^For this week it still needs a way that it ends\.$"):
        room.plan()
    room.history.do(hierarchy.edit_step, room.step_id, words)
    with pytest.raises(Refused, match="a yes from both"):
        room.plan()
    room.both(Answer.YES)
    room.plan()
