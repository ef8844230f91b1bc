"""One time in the room, from bringing a step there to its end, on a real vault: two fresh yeses, or nothing begins."""

from __future__ import annotations

import pytest

from app.actions import asking, hierarchy, occasions, pausing, session
from app.actions.change import Happened
from app.actions.history import History
from app.actions.one_step import step_today
from app.models.faults import Refused
from app.models.hierarchy import Confirming, Hierarchy
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

FIRST, SECOND = Side.FIRST, Side.SECOND


class Room:
    """A couple in the room, and a step that both chose for this week."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history, ready=True)
        step = whole_step("Hug", smaller="one breath long")
        added = history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), [step])
        self.step_id = added.change.ids[0]
        self.session_id = history.do(session.start_session, self.couple_id).change.ids[0]
        self.both()
        history.do(asking.plan_step, self.step_id)

    def row(self) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(self.step_id)
        assert row is not None
        return row

    def state(self) -> State:
        return self.row().state

    def both(self, given: Answer = Answer.YES) -> None:
        for side in Side:
            self.history.do(asking.answer, self.step_id, side, given)

    def begin(self, given: Answer = Answer.YES) -> str:
        self.history.do(occasions.offer_step, self.step_id)
        self.both(given)
        return self.history.do(occasions.start_step, self.step_id).name

    def confirm(self, what: Confirming, *sides: Side) -> None:
        for side in sides or Side:
            self.history.do(occasions.confirm, self.step_id, side, what, "In my own words.")

    def refuses(self, sentence: str, action: object, *given: object) -> None:
        before = self.row()
        with pytest.raises(Refused, match=sentence):
            self.history.do(action, *given)  # type: ignore[arg-type]  # any action
        assert self.row() == before


@pytest.fixture
def room(vault: Vault, history: History, clock: SteadyClock) -> Room:
    return Room(vault, history, clock)


def test_what_was_chosen_for_the_week_is_begun_with_a_yes_from_both_for_this_time(room: Room) -> None:
    room.refuses("not in the room", occasions.start_step, room.step_id)
    room.history.do(occasions.offer_step, room.step_id)
    assert room.state() is State.PLANNED
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.history.do(asking.answer, room.step_id, FIRST, Answer.YES)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.history.do(asking.answer, room.step_id, SECOND, Answer.YES)
    done = room.history.do(occasions.start_step, room.step_id)
    assert (done.name, done.change.happened) == ("Began “Hug”", Happened.STARTED)
    assert room.state() is State.UNDER_WAY
    room.refuses("is under way", occasions.start_step, room.step_id)
    room.refuses("is under way", asking.plan_step, room.step_id)


def test_a_tentative_yes_begins_the_smaller_version(room: Room) -> None:
    assert room.begin(Answer.TENTATIVE) == "Began “Hug”, as its smaller version"


def test_only_what_was_chosen_for_the_week_comes_into_the_room_and_only_with_them_in_it(room: Room) -> None:
    room.history.do(asking.unplan_step, room.step_id)
    room.refuses("first chosen for this week", occasions.offer_step, room.step_id)
    room.history.do(asking.plan_step, room.step_id)
    room.history.do(session.end_session, room.session_id)
    room.refuses("in a session", occasions.offer_step, room.step_id)
    room.history.do(session.start_session, room.couple_id, None, True, False)
    room.refuses("with both in the room", occasions.offer_step, room.step_id)


@pytest.mark.parametrize("given", [one for one in Answer if not one.willing and one is not Answer.NOT_ASKED])
def test_any_no_pauses_at_once_and_two_fresh_yeses_carry_on(room: Room, given: Answer) -> None:
    room.begin()
    room.history.do(asking.answer, room.step_id, SECOND, given)
    assert room.state() is State.PAUSED
    assert not room.history.undo_name(room.couple_id).startswith("Kept")
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    if given is Answer.OFF_TABLE:
        room.history.do(asking.bring_back_to_path, room.step_id, SECOND)
    room.history.do(asking.answer, room.step_id, SECOND, Answer.YES, asked_by=SECOND)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.history.do(asking.answer, room.step_id, FIRST, Answer.YES)
    room.history.do(occasions.start_step, room.step_id)
    assert room.state() is State.UNDER_WAY


def test_a_yes_undone_under_way_stops_it_and_one_yes_more_does_not_carry_on(room: Room) -> None:
    room.begin()
    while not room.history.undo_name(room.couple_id).startswith("Ash"):
        room.history.undo(room.couple_id)
    room.history.undo(room.couple_id)
    assert room.state() is State.PAUSED
    room.history.do(asking.answer, room.step_id, SECOND, Answer.YES)
    assert room.state() is State.PAUSED
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)


def test_who_brought_a_pause_is_not_told_by_the_name_of_their_answer(room: Room) -> None:
    room.history.do(asking.answer, room.step_id, SECOND, Answer.YES)
    room.history.undo(room.couple_id)
    assert room.state() is State.IDEA
    told = room.history.do(asking.answer, room.step_id, SECOND, Answer.NOT_NOW)
    assert room.state() is State.PAUSED
    assert (told.name, told.inverse) == ("Kept an answer", None)


@pytest.mark.parametrize("stopped", [False, True])
def test_the_pause_of_the_room_is_a_pause_of_what_is_under_way(room: Room, stopped: bool) -> None:
    room.begin()
    room.history.do(pausing.note_pause, room.session_id, stopped=stopped)
    row = room.row()
    assert row.state is State.PAUSED
    assert (row.first.answer, row.second.answer) == (Answer.YES, Answer.YES)


def test_the_pause_of_the_room_leaves_what_is_only_chosen_for_the_week(room: Room) -> None:
    room.history.do(pausing.note_pause, room.session_id)
    assert room.state() is State.PLANNED


def test_the_pause_of_the_room_asks_anew_for_what_was_only_offered(room: Room) -> None:
    room.history.do(occasions.offer_step, room.step_id)
    room.both()
    room.history.do(pausing.note_pause, room.session_id)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.history.do(pausing.note_pause, room.session_id)
    assert room.state() is State.PAUSED


def test_every_pause_asks_for_two_yeses_given_since(room: Room) -> None:
    room.begin()
    room.history.do(pausing.note_pause, room.session_id)
    room.both()
    room.history.do(pausing.note_pause, room.session_id)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.both()
    room.history.do(asking.pause_step, room.step_id)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.both()
    room.history.do(occasions.start_step, room.step_id)


def test_what_came_into_the_room_without_a_plan_is_paused_with_it(room: Room) -> None:
    tea = whole_step("Tea", band="A")
    path_id = hierarchy_id(room.vault, room.couple_id)
    room.step_id = room.history.do(hierarchy.add_steps, path_id, [tea]).change.ids[0]
    room.history.do(occasions.offer_step, room.step_id)
    room.both()
    room.history.do(pausing.note_pause, room.session_id)
    room.refuses("waits for a yes from both", occasions.start_step, room.step_id)
    room.both()
    room.history.do(occasions.start_step, room.step_id)
    assert room.state() is State.UNDER_WAY


def test_on_whichever_path_a_step_stands_it_is_paused_and_over_with_the_room(room: Room) -> None:
    def state() -> State:
        with room.vault.read() as work:
            return step_today(work, room.clock, room.step_id).state

    room.begin()
    with room.vault.write() as work:
        other = work.hierarchies.add(Hierarchy(couple_id=room.couple_id, name="in public"))
    there = room.history.do(hierarchy.add_steps, other.id, [whole_step("A bench", band="A")]).change.ids[0]
    with pytest.raises(Refused, match="Another step is in the room"):
        room.history.do(occasions.offer_step, there)
    room.history.do(pausing.note_pause, room.session_id)
    assert state() is State.PAUSED
    room.both()
    room.history.do(occasions.start_step, room.step_id)
    room.history.do(session.end_session, room.session_id)
    assert state() is State.PLANNED


def test_a_step_under_way_is_paused_on_its_own_too(room: Room) -> None:
    room.begin()
    room.history.do(asking.pause_step, room.step_id)
    assert room.state() is State.PAUSED


def test_over_midnight_a_yes_that_lapsed_is_said_for_this_time_and_ends_nothing(room: Room) -> None:
    room.clock.go_on(days=28, hours=9)
    room.history.do(occasions.offer_step, room.step_id)
    room.clock.go_on(hours=2)
    assert room.state() is State.IDEA
    room.both()
    room.history.do(occasions.start_step, room.step_id)
    room.history.do(occasions.end_step, room.step_id)
    assert room.state() is State.IDEA  # for another week it is chosen anew


def test_the_end_leaves_the_plan_as_it_was(room: Room) -> None:
    room.refuses("not in the room", occasions.end_step, room.step_id)
    room.begin()
    done = room.history.do(occasions.end_step, room.step_id)
    assert done.name == "Came to the end of “Hug”"
    assert room.state() is State.PLANNED
    assert room.begin() == "Began “Hug”"


def test_what_is_under_way_is_over_when_the_session_ends_and_a_paused_step_stays_paused(room: Room) -> None:
    room.begin()
    room.history.do(session.end_session, room.session_id)
    assert room.state() is State.PLANNED
    room.history.undo(room.couple_id)
    room.refuses("not in the room", occasions.start_step, room.step_id)
    room.begin()
    room.history.do(asking.pause_step, room.step_id)
    room.history.do(session.end_session, room.session_id)
    assert room.state() is State.PAUSED
    room.refuses("not in the room", occasions.start_step, room.step_id)


def test_a_session_without_any_of_it_ends_as_ever(room: Room) -> None:
    before = room.row()
    room.history.do(session.end_session, room.session_id)
    assert room.row() == before


def test_what_is_over_already_is_not_ended_again(room: Room) -> None:
    room.begin()
    room.history.do(occasions.end_step, room.step_id)
    with room.vault.read() as work:
        before = work.hierarchies.events_of_step(room.step_id)
    room.history.do(session.end_session, room.session_id)
    with room.vault.read() as work:
        assert work.hierarchies.events_of_step(room.step_id) == before


def test_a_changed_step_is_no_new_question_once_both_say_that_it_is_the_same(room: Room) -> None:
    room.begin()
    room.history.do(hierarchy.edit_step, room.step_id, whole_step("A hug", smaller="one breath long"))
    assert room.state() is State.IDEA
    room.confirm(Confirming.SAME_STEP, SECOND)
    assert room.state() is State.IDEA
    assert room.row().first.changed_since
    room.confirm(Confirming.SAME_STEP, FIRST)
    row = room.row()
    assert row.state is State.IDEA, "their answers stand again, and nothing is under way by that"
    assert (row.first.answer, row.first.changed_since) == (Answer.YES, False)
    room.history.do(asking.plan_step, room.step_id)
    assert room.state() is State.PLANNED


def test_undoing_the_change_asks_both_again_whatever_they_said_of_it(room: Room) -> None:
    room.history.do(hierarchy.edit_step, room.step_id, whole_step("A hug", smaller="one breath long"))
    room.confirm(Confirming.SAME_STEP)
    assert room.row().first.answer is Answer.YES
    room.history.undo(room.couple_id)
    row = room.row()
    assert (row.step.title, row.state) == ("Hug", State.IDEA)
    assert (row.first.answer, row.second.answer) == (Answer.NOT_ASKED, Answer.NOT_ASKED)


@pytest.mark.parametrize("what", list(Confirming))
def test_each_says_it_for_themselves_and_is_there_to_say_it(room: Room, what: Confirming) -> None:
    done = room.history.do(occasions.confirm, room.step_id, FIRST, what)
    assert done.name == f"Robin on “Hug”: {'the same step' if what is Confirming.SAME_STEP else 'settled'}"
    room.history.do(session.end_session, room.session_id)
    room.refuses("where Ash is present", occasions.confirm, room.step_id, SECOND, what)
    room.history.do(session.start_session, room.couple_id, None, True, False)
    room.refuses("where Ash is present", occasions.confirm, room.step_id, SECOND, what)
    room.history.do(occasions.confirm, room.step_id, FIRST, what)


def test_a_step_is_settled_when_both_say_so(room: Room) -> None:
    room.refuses("when both say so", occasions.settle_step, room.step_id)
    room.confirm(Confirming.SETTLED, FIRST)
    room.refuses("when both say so", occasions.settle_step, room.step_id)
    room.confirm(Confirming.SETTLED, SECOND)
    assert room.history.do(occasions.settle_step, room.step_id).name == "“Hug” is settled"
    assert room.state() is State.SETTLED
    room.clock.go_on(weeks=9)
    assert room.state() is State.SETTLED
    room.refuses("first chosen for a week", occasions.settle_step, room.step_id)


def test_a_tentative_yes_or_a_lapsed_one_settles_nothing(room: Room) -> None:
    room.begin(Answer.TENTATIVE)
    room.confirm(Confirming.SETTLED)
    room.refuses("A tentative yes keeps it open", occasions.settle_step, room.step_id)
    room.clock.go_on(weeks=5)
    room.refuses("a fresh yes from both", occasions.settle_step, room.step_id)


def test_a_step_is_set_aside_from_anywhere_and_taken_up_as_an_idea(room: Room) -> None:
    room.begin()
    assert room.history.do(occasions.set_aside, room.step_id).name == "Set “Hug” aside"
    assert room.state() is State.SET_ASIDE
    room.refuses("is set aside", occasions.set_aside, room.step_id)
    room.history.undo(room.couple_id)
    assert room.state() is State.IDEA
    room.history.redo(room.couple_id)
    assert room.state() is State.SET_ASIDE
    assert room.history.do(occasions.take_up, room.step_id).name == "Took up “Hug”"
    assert room.state() is State.IDEA
    room.refuses("not set aside any more", occasions.take_up, room.step_id)
