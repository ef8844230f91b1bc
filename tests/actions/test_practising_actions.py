"""A step in the room and its record, on a real vault: from the offer to its end, with nobody told apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import asking, hierarchy, occasions, pausing, practising, session
from app.actions.change import Happened, Outcome
from app.actions.history import History
from app.actions.practising import CheckIn, Part
from app.actions.under_way_shown import Place, Settling, UnderWay, show_under_way
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.hierarchy import StepEventKind, StepWords
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.rating import Occasion, Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step
from tests.ready import make_ready
from tests.store_fixtures import CHEAP, PASSPHRASE

FIRST, SECOND = Side.FIRST, Side.SECOND


class Room:
    """A couple in the room, and a path of three steps; the second is for this week."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)
        make_ready(vault, self.couple_id)
        steps = [
            whole_step("Tea"),
            whole_step("Hug", description="Arms around.", smaller="A hug, one breath long"),
            whole_step("Dance"),
        ]
        self.steps = history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), steps).change.ids
        self.step_id = self.steps[1]
        self.session_id = history.do(session.start_session, self.couple_id).change.ids[0]
        for side in Side:
            history.do(asking.answer, self.step_id, side, Answer.YES)
        history.do(asking.plan_step, self.step_id)

    def do(self, action: object, *given: object) -> Outcome:
        return self.history.do(action, self.step_id, *given)  # type: ignore[arg-type]  # any action on the step

    def offer(self) -> UnderWay:
        self.do(occasions.offer_step)
        return self.shown()

    def both(self, first: Answer = Answer.YES, second: Answer = Answer.YES) -> None:
        self.do(practising.answer_for_now, FIRST, first)
        self.do(practising.answer_for_now, SECOND, second)

    def begin(self, given: Answer = Answer.YES) -> UnderWay:
        self.offer()
        self.both(given, given)
        self.do(practising.begin_step)
        return self.shown()

    def look(self) -> UnderWay | None:
        with self.vault.read() as work:
            return show_under_way(work, self.clock, self.couple_id)

    def shown(self) -> UnderWay:
        shown = self.look()
        assert shown is not None
        return shown

    def record(self) -> PracticeRecord:
        return self.shown().record

    def write(self, part: Part, side: Side | None, words: str, before: str | None = None) -> Outcome:
        return self.do(practising.write_record, self.shown().occasion_id, part, side, words, before)

    def entries(self) -> list[str]:
        with self.vault.read() as work:
            return [one.text for one in session.show_entries(work, self.clock, self.session_id)]

    def row(self) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(self.step_id)
        assert row is not None
        return row

    def refuses(self, sentence: str, action: object, *given: object) -> None:
        before = self.look(), self.entries()
        with pytest.raises(Refused, match=sentence):
            self.do(action, *given)
        assert (self.look(), self.entries()) == before


@pytest.fixture
def room(vault: Vault, history: History, clock: SteadyClock) -> Room:
    return Room(vault, history, clock)


# -- what is shown ---------------------------------------------------------------------------------------------------


def test_nothing_shows_before_a_step_comes_into_the_room_or_while_nobody_is_in_it(room: Room) -> None:
    assert room.look() is None
    room.offer()
    room.history.do(session.end_session, room.session_id)
    assert room.look() is None


def test_what_was_brought_shows_with_its_neighbours_and_what_was_agreed(room: Room) -> None:
    shown = room.offer()
    assert (shown.place, shown.number, shown.title, shown.about) == (Place.WAITING, 2, "Hug", "Arms around.")
    assert (shown.timeframe, shown.checkin, shown.ending) == ("5 minutes", "half-way", "a word")
    assert shown.above is not None
    assert (shown.above.number, shown.above.title) == (1, "Tea")
    assert shown.below is not None
    assert (shown.below.number, shown.below.title) == (3, "Dance")
    assert (shown.first.name, shown.second.name, shown.session_number) == ("Robin", "Ash", 1)
    assert (shown.begun_at, shown.yeses_at, shown.may_be_smaller) == (None, None, True)
    assert (shown.record.id, shown.record.occasion_id) == (0, shown.occasion_id)


def test_the_first_and_the_last_of_a_path_have_one_neighbour(room: Room) -> None:
    for step_id in (room.steps[0], room.steps[2]):
        for side in Side:
            room.history.do(asking.answer, step_id, side, Answer.YES)
        room.history.do(asking.plan_step, step_id)
        room.history.do(occasions.offer_step, step_id)
        shown = room.shown()
        assert [one is None for one in (shown.above, shown.below)] == [shown.number == 1, shown.number == 3]
        room.history.do(occasions.end_step, step_id)


def test_the_couples_own_words_stand_in_where_a_step_has_none(room: Room) -> None:
    with room.vault.write() as work:
        work.couples.save(work.couples.get(room.couple_id).but(checkin="after one minute", ending="either ends it"))
    near = room.history.do(
        hierarchy.add_steps, hierarchy_id(room.vault, room.couple_id), [StepWords(title="Music", band="A")]
    ).change.ids[0]
    room.history.do(occasions.offer_step, near)
    shown = room.shown()
    assert (shown.timeframe, shown.checkin, shown.ending) == ("", "after one minute", "either ends it")


def test_one_step_is_in_the_room_at_a_time(room: Room) -> None:
    room.offer()
    for side in Side:
        room.history.do(asking.answer, room.steps[2], side, Answer.YES)
    room.history.do(asking.plan_step, room.steps[2])
    with pytest.raises(Refused, match="Another step is in the room"):
        room.history.do(occasions.offer_step, room.steps[2])
    room.do(practising.not_today)
    room.history.do(occasions.offer_step, room.steps[2])
    assert room.shown().title == "Dance"


def test_a_step_taken_off_the_path_meanwhile_is_in_the_room_no_more(room: Room) -> None:
    room.begin()
    room.history.do(hierarchy.remove_steps, (room.step_id,))
    assert room.look() is None


# -- two fresh yeses -------------------------------------------------------------------------------------------------


def test_it_begins_with_two_fresh_yeses_and_never_says_whose_is_to_come(room: Room) -> None:
    before = room.offer()
    room.refuses("waits for a yes from both", practising.begin_step)
    for side in Side:
        done = room.do(practising.answer_for_now, side, Answer.YES)
        assert done.name == "Kept an answer"
        assert room.history.undo_name(room.couple_id) == "Kept an answer"
        if side is FIRST:
            assert room.shown() == before, "one of them alone leaves no trace on what is shown"
            room.refuses("waits for a yes from both", practising.begin_step)
    assert room.shown().yeses_at == room.clock.now()
    room.clock.go_on(minutes=1)
    done = room.do(practising.begin_step)
    assert (done.name, done.change.happened, done.inverse) == ("Began “Hug”", Happened.STARTED, None)
    assert (room.shown().place, room.shown().begun_at) == (Place.UNDER_WAY, room.clock.now())


@pytest.mark.parametrize("side", list(Side))
def test_one_who_answered_twice_is_still_one(room: Room, side: Side) -> None:
    before = room.offer()
    for _ in range(2):
        room.do(practising.answer_for_now, side, Answer.YES)
    assert room.shown() == before


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("given", [Answer.NOT_NOW, Answer.OFF_TABLE, Answer.UNKNOWN])
def test_a_no_pauses_and_looks_the_same_whoever_said_it(room: Room, side: Side, given: Answer) -> None:
    room.offer()
    done = room.do(practising.answer_for_now, side, given)
    assert (done.name, done.inverse) == ("Kept an answer", None)
    shown = room.shown()
    assert (shown.place, shown.closed) == (Place.PAUSED, given is Answer.OFF_TABLE)
    room.history.do(session.end_session, room.session_id)


@pytest.mark.parametrize("given", [Answer.NOT_NOW, Answer.OFF_TABLE])
def test_what_is_shown_after_a_no_is_the_same_for_both(
    vault: Vault, history: History, clock: SteadyClock, given: Answer
) -> None:
    seen = []
    for side in Side:
        room = Room(vault, history, clock)
        room.offer()
        room.do(practising.answer_for_now, side, given)
        kept = room.shown()
        told = [value for name, value in vars(kept).items() if not name.endswith("_id")]
        seen.append([one for one in told if not isinstance(one, (Partner, PracticeRecord))])
        history.do(session.end_session, room.session_id)
    assert seen[0] == seen[1]


def test_nothing_is_asked_for_now_of_what_is_not_in_the_room(room: Room) -> None:
    for action, given in (
        (practising.answer_for_now, (FIRST, Answer.YES)),
        (practising.begin_step, ()),
        (practising.make_smaller, ()),
        (practising.come_to_end, ()),
        (practising.not_today, ()),
        (practising.stop_for_today, ()),
    ):
        room.refuses("not in the room now", action, *given)


def test_an_answer_taken_back_under_way_pauses_it(room: Room) -> None:
    room.begin()
    room.history.undo(room.couple_id)
    assert (room.shown().place, room.shown().yeses_at) == (Place.PAUSED, None)


def test_a_tentative_yes_keeps_the_condition_it_had(room: Room) -> None:
    room.do(asking.answer, SECOND, Answer.TENTATIVE, "if I lead")
    room.do(occasions.offer_step)
    room.do(practising.answer_for_now, SECOND, Answer.TENTATIVE)
    willingness = room.row().second.willingness
    assert willingness is not None
    assert willingness.condition == "if I lead"


# -- the smaller version ---------------------------------------------------------------------------------------------


def test_a_tentative_yes_begins_the_smaller_version_and_shows_it_only_once_both_have_answered(room: Room) -> None:
    room.offer()
    room.do(practising.answer_for_now, FIRST, Answer.TENTATIVE)
    assert (room.shown().title, room.shown().smaller) == ("Hug", False)
    room.do(practising.answer_for_now, SECOND, Answer.YES)
    assert (room.shown().title, room.shown().smaller) == ("A hug, one breath long", True)
    assert room.do(practising.begin_step).name == "Began “Hug”, as its smaller version"
    assert room.record().smaller
    assert not room.shown().may_be_smaller


def test_what_was_planned_smaller_does_not_grow_by_two_plain_yeses(room: Room) -> None:
    room.do(asking.answer, SECOND, Answer.TENTATIVE)
    assert room.offer().title == "A hug, one breath long"
    room.both()
    assert room.shown().smaller
    assert room.do(practising.begin_step).name == "Began “Hug”, as its smaller version"


def test_it_is_made_smaller_at_once_and_nobody_is_asked(room: Room) -> None:
    room.begin()
    done = room.do(practising.make_smaller)
    assert (done.name, done.change.happened, done.inverse) == ("Made “Hug” smaller", Happened.MADE_SMALLER, None)
    shown = room.shown()
    assert (shown.place, shown.title, shown.smaller) == (Place.UNDER_WAY, "A hug, one breath long", True)
    assert shown.record.ended is HowItEnded.SMALLER
    room.refuses("the smaller version already", practising.make_smaller)
    room.do(practising.check_in, CheckIn.STOP)
    room.both()
    room.do(practising.begin_step)
    assert room.shown().smaller, "two yeses to the smaller version are none to the larger"
    room.do(practising.come_to_end)
    assert room.record().ended is HowItEnded.SMALLER


def test_what_is_made_smaller_before_it_begins_says_nothing_of_its_end(room: Room) -> None:
    room.offer()
    room.do(practising.make_smaller)
    assert (room.record().smaller, room.record().ended) == (True, None)


def test_without_words_for_a_smaller_version_there_is_none(room: Room) -> None:
    room.do(hierarchy.edit_step, whole_step("Hug"))
    for side in Side:
        room.do(asking.answer, side, Answer.YES)
    room.do(asking.plan_step)
    assert not room.offer().may_be_smaller
    room.refuses("No smaller version is written", practising.make_smaller)


# -- on the way ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [CheckIn.SAME, CheckIn.LESS, CheckIn.DIFFERENT])
def test_what_was_answered_on_the_way_is_one_neutral_line_of_the_notes(room: Room, said: CheckIn) -> None:
    room.begin()
    done = room.do(practising.check_in, said)
    assert done.change.happened is Happened.CHECKED_IN
    assert room.entries() == [f"Check-in: {said.value}"]
    with room.vault.read() as work:
        assert work.sessions.entry(done.change.ids[0]).step_id == room.step_id
    assert room.shown().place is Place.UNDER_WAY
    assert room.history.undo_name(room.couple_id) == f"Check-in: {said.value}"
    room.history.undo(room.couple_id)
    assert room.entries() == []


def test_what_is_being_typed_in_the_notes_stays_a_draft(room: Room) -> None:
    room.begin()
    with room.vault.write() as work:
        session.keep_draft(work, room.clock, session.COMPOSER, room.couple_id, "half a sen")
    room.do(practising.check_in, CheckIn.SAME)
    with room.vault.read() as work:
        assert session.draft_of(work, room.clock, session.COMPOSER, room.couple_id) == "half a sen"


def test_stop_pauses_at_once_and_is_not_undone(room: Room) -> None:
    room.begin()
    done = room.do(practising.check_in, CheckIn.STOP)
    assert (done.name, done.change.happened, done.inverse) == ("Paused “Hug”", Happened.PAUSED, None)
    assert room.entries() == ["Check-in: stop"]
    assert (room.shown().place, room.shown().yeses_at) == (Place.PAUSED, None)
    room.refuses("not under way", practising.check_in, CheckIn.SAME)
    room.refuses("waits for a yes from both", practising.begin_step)


def test_nothing_is_checked_before_it_began(room: Room) -> None:
    room.offer()
    room.refuses("not under way", practising.check_in, CheckIn.STOP)


def test_after_a_pause_of_the_room_two_fresh_yeses_carry_on(room: Room) -> None:
    begun = room.begin()
    room.history.do(pausing.note_pause, room.session_id)
    room.clock.go_on(minutes=7)
    room.both()
    assert (room.shown().place, room.shown().yeses_at) == (Place.PAUSED, room.clock.now())
    room.do(practising.begin_step)
    shown = room.shown()
    assert (shown.place, shown.occasion_id, shown.begun_at) == (Place.UNDER_WAY, begun.occasion_id, begun.begun_at)


# -- the record ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "side", "name"),
    [
        (Part.EXPECTED, FIRST, "What Robin expected"),
        (Part.HAPPENED, SECOND, "What happened, for Ash"),
        (Part.LEARNED, FIRST, "What Robin learned"),
        (Part.HELPED, None, "What helped"),
        (Part.ADJUST, None, "What to adjust"),
        (Part.SETTING, None, "Where it was"),
    ],
)
def test_a_field_is_kept_and_taken_back_by_a_name_without_its_words(
    room: Room, part: Part, side: Side | None, name: str
) -> None:
    room.offer()
    room.write(part, side, "one")
    done = room.write(part, side, "two")
    field = f"{part.value}_{side.value}" if side else part.value
    assert (done.name, done.change.happened) == (name, Happened.RECORD_KEPT)
    assert getattr(room.record(), field) == "two"
    room.history.undo(room.couple_id)
    assert getattr(room.record(), field) == "one"
    room.history.redo(room.couple_id)
    assert getattr(room.record(), field) == "two"


def test_each_says_what_is_each_ones_and_nobody_what_is_both(room: Room) -> None:
    room.offer()
    for part, side in ((Part.EXPECTED, None), (Part.HELPED, FIRST)):
        with pytest.raises(ValueError, match="of"):
            room.write(part, side, "words")


def test_what_is_typed_is_kept_without_being_an_intention_and_undone_as_one(room: Room) -> None:
    shown = room.offer()
    before = room.history.undo_name(room.couple_id)
    with room.vault.write() as work:
        for words in ("My sh", "My shoulders"):
            practising.keep_typed(
                work,
                room.clock,
                words,
                step_id=room.step_id,
                occasion_id=shown.occasion_id,
                part=Part.EXPECTED,
                side=SECOND,
            )
    assert room.record().expected_second == "My shoulders"
    assert room.history.undo_name(room.couple_id) == before
    room.write(Part.EXPECTED, SECOND, "My shoulders", before="")
    room.history.undo(room.couple_id)
    assert room.record().expected_second == ""
    room.history.redo(room.couple_id)
    assert room.record().expected_second == "My shoulders"


def test_numbers_are_kept_with_their_scale_before_during_and_after(room: Room) -> None:
    room.do(asking.rate, FIRST, 9)
    room.offer()
    assert room.shown().numbers == (), "what was said before the occasion is no number of it"
    room.do(practising.rate_now, FIRST, Occasion.BEFORE, 7)
    room.do(practising.rate_now, FIRST, Occasion.DURING, 4)
    room.do(practising.rate_now, FIRST, Occasion.DURING, 3)
    room.do(practising.rate_now, SECOND, Occasion.AFTER, None)
    with room.vault.write() as work:
        work.couples.save(work.couples.get(room.couple_id).but(scale=Scale.SUDS_100))
    room.do(practising.rate_now, FIRST, Occasion.AFTER, 45)
    shown = room.shown()
    said = {(one.side, one.occasion): (one.number, one.scale) for one in shown.numbers}
    assert said == {
        (FIRST, Occasion.BEFORE): (7, Scale.COMFORT_10),
        (FIRST, Occasion.DURING): (3, Scale.COMFORT_10),
        (FIRST, Occasion.AFTER): (45, Scale.SUDS_100),
        (SECOND, Occasion.AFTER): (None, Scale.COMFORT_10),
    }
    assert shown.said(SECOND, Occasion.BEFORE) is None
    room.refuses("from 0 to 100", practising.rate_now, SECOND, Occasion.BEFORE, 101)


def test_a_number_is_taken_back_and_the_one_before_it_stands_again(room: Room) -> None:
    room.offer()
    room.do(practising.rate_now, FIRST, Occasion.BEFORE, 7)
    said = room.shown().said(FIRST, Occasion.BEFORE)
    assert said is not None
    room.history.do(practising.take_back_number, said)
    assert room.shown().said(FIRST, Occasion.BEFORE) is None
    room.history.undo(room.couple_id)
    again = room.shown().said(FIRST, Occasion.BEFORE)
    assert again is not None
    assert again.number == 7


def test_how_it_ended_is_one_of_four_or_not_said(room: Room) -> None:
    shown = room.offer()
    for ended in HowItEnded:
        done = room.do(practising.say_how_it_ended, shown.occasion_id, ended)
        assert (done.name, room.record().ended) == ("How “Hug” ended", ended)
    room.do(practising.say_how_it_ended, shown.occasion_id, None)
    assert room.record().ended is None
    room.history.undo(room.couple_id)
    assert room.record().ended is HowItEnded.NOT_TODAY


def test_another_time_has_a_record_of_its_own(room: Room) -> None:
    first = room.begin()
    room.write(Part.HAPPENED, FIRST, "It was warm.")
    room.do(practising.come_to_end)
    room.clock.go_on(minutes=5)
    second = room.begin()
    assert (second.record.happened_first, second.numbers, second.record.ended) == ("", (), None)
    room.do(practising.write_record, first.occasion_id, Part.HAPPENED, FIRST, "It was warm, and short.")
    with room.vault.read() as work:
        kept = work.practising.records_of_sessions([room.session_id])[room.session_id]
    assert [one.happened_first for one in kept] == ["It was warm, and short."]


def test_a_record_belongs_to_an_occasion_that_there_was(room: Room) -> None:
    room.offer()
    with pytest.raises(KeyError):
        room.do(practising.write_record, 9999, Part.HELPED, None, "words")


# -- its end ---------------------------------------------------------------------------------------------------------


def test_at_the_end_the_record_stays_open_for_as_long_as_they_are_here(room: Room) -> None:
    begun = room.begin()
    done = room.do(practising.come_to_end)
    assert (done.name, done.change.happened) == ("Came to the end of “Hug”", Happened.ENDED)
    shown = room.shown()
    assert (shown.place, shown.occasion_id, shown.title) == (Place.ENDED, begun.occasion_id, "Hug")
    assert shown.record.ended is HowItEnded.AS_PLANNED
    room.write(Part.LEARNED, SECOND, "Saying it helps.")
    room.do(practising.rate_now, SECOND, Occasion.AFTER, 8)
    assert room.record().learned_second == "Saying it helps."
    assert room.shown().said(SECOND, Occasion.AFTER) is not None
    room.history.do(session.end_session, room.session_id)
    room.history.do(session.start_session, room.couple_id)
    assert room.look() is None


def test_how_it_ended_is_not_said_over_by_its_end(room: Room) -> None:
    shown = room.begin()
    room.do(practising.say_how_it_ended, shown.occasion_id, HowItEnded.PAUSED)
    room.do(practising.come_to_end)
    assert room.record().ended is HowItEnded.PAUSED


def test_not_today_is_an_end_like_the_others_and_the_plan_stands(room: Room) -> None:
    room.offer()
    assert room.do(practising.not_today).name == "“Hug”, not today"
    assert (room.shown().place, room.record().ended) == (Place.ENDED, HowItEnded.NOT_TODAY)
    assert room.row().state == "planned"


def test_a_pause_may_be_the_end_and_the_step_stays_paused(room: Room) -> None:
    room.begin()
    room.do(practising.check_in, CheckIn.STOP)
    assert room.do(practising.stop_for_today).name == "Stopped “Hug” for today"
    assert (room.shown().place, room.record().ended) == (Place.ENDED, HowItEnded.PAUSED)
    assert room.row().state == "paused"
    assert room.shown().settling is Settling.NOT_NOW


def test_it_is_settled_when_both_say_so_and_what_one_said_does_not_show(room: Room) -> None:
    room.begin()
    assert room.shown().settling is Settling.NOT_NOW, "nobody is asked on the way"
    room.do(practising.come_to_end)
    before = room.shown()
    assert before.settling is Settling.ASKED
    done = room.do(practising.settled_for, FIRST, "It is easy for me now.")
    assert (done.name, done.inverse) == ("Kept a word on “Hug”", None)
    assert room.shown() == before
    room.refuses("when both say so", occasions.settle_step)
    room.do(practising.settled_for, SECOND, "")
    assert room.shown().settling is Settling.SAID
    room.do(occasions.settle_step)
    assert room.row().state == "settled"
    assert room.shown().settling is Settling.NOT_NOW


@pytest.mark.parametrize("given", [Answer.TENTATIVE, Answer.YES])
def test_the_smaller_version_settles_nothing(room: Room, given: Answer) -> None:
    room.begin(given)
    if given is Answer.YES:
        room.do(practising.make_smaller)
    room.do(practising.come_to_end)
    assert room.shown().settling is Settling.NOT_NOW


def test_the_whole_course_keeps_every_word(room: Room, tmp_path: Path) -> None:
    room.offer()
    room.write(Part.EXPECTED, FIRST, "Ash will go quiet.")
    room.do(practising.rate_now, FIRST, Occasion.BEFORE, 7)
    room.both()
    room.do(practising.begin_step)
    room.do(practising.check_in, CheckIn.SAME)
    room.do(practising.check_in, CheckIn.STOP)
    assert room.record().expected_first == "Ash will go quiet."
    room.both()
    room.do(practising.begin_step)
    room.do(practising.come_to_end)
    room.write(Part.HAPPENED, FIRST, "Ash laughed.")
    room.write(Part.HELPED, None, "A warm room")
    before = room.shown()
    room.vault.close()
    again = open_with_passphrase(tmp_path / "vault", PASSPHRASE, CHEAP)
    with again.read() as work:
        after = show_under_way(work, room.clock, room.couple_id)
        kinds = [one.kind for one in work.hierarchies.events_of_step(room.step_id)]
    again.close()
    assert after == before
    assert kinds[-4:] == [
        StepEventKind.STARTED,
        StepEventKind.PAUSED,
        StepEventKind.STARTED,
        StepEventKind.ENDED,
    ]


@pytest.fixture(autouse=True)
def nothing_left_open(vault: Vault) -> Iterator[None]:
    yield
    vault.close()


# -- a tentative yes -------------------------------------------------------------------------------------------------


def test_a_yes_to_the_smaller_version_is_no_yes_to_the_whole_step(room: Room) -> None:
    room.do(asking.answer, SECOND, Answer.TENTATIVE, "the second ends it")
    assert room.offer().smaller
    for _ in range(2):  # and as little after a pause
        room.both()
        shown = room.shown()
        assert (shown.yeses_at is not None, shown.smaller) == (True, True)
        assert "The second ends it." in shown.about, "the condition stays where they do it"
        room.do(practising.begin_step)
        room.do(asking.pause_step)
    room.do(practising.stop_for_today)
    room.do(asking.answer, FIRST, Answer.YES)
    row = room.row()
    assert (row.first.answer, row.second.answer) == (Answer.YES, Answer.TENTATIVE)
    assert row.second.willingness is not None
    assert row.second.willingness.condition == "the second ends it"


def test_the_next_time_is_as_small_until_the_whole_is_said_yes_to_on_the_path(room: Room) -> None:
    room.do(asking.answer, SECOND, Answer.TENTATIVE)
    room.offer()
    room.both()
    room.do(practising.begin_step)
    room.do(practising.come_to_end)
    assert room.offer().smaller
    room.do(practising.not_today)
    room.do(asking.answer, SECOND, Answer.YES)
    assert not room.offer().smaller


def test_a_tentative_yes_under_way_makes_it_smaller_to_its_end(room: Room) -> None:
    room.begin()
    room.do(asking.answer, SECOND, Answer.TENTATIVE)
    assert room.shown().smaller
    for _ in range(2):
        assert (room.record().smaller, room.record().ended) == (True, HowItEnded.SMALLER)
        room.do(asking.answer, SECOND, Answer.TENTATIVE)
    room.do(asking.answer, SECOND, Answer.YES)
    assert room.shown().smaller, "it never grows back within one time"
    room.do(practising.come_to_end)
    shown = room.shown()
    assert (shown.smaller, shown.record.ended, shown.settling) == (True, HowItEnded.SMALLER, Settling.NOT_NOW)


def test_nothing_begins_with_a_tentative_yes_where_no_smaller_version_is_written(room: Room) -> None:
    room.step_id = room.steps[0]
    room.do(hierarchy.edit_step, whole_step("Tea", smaller=""))
    for side in Side:
        room.do(asking.answer, side, Answer.YES)
    room.do(asking.plan_step)
    room.offer()
    room.both(Answer.YES, Answer.TENTATIVE)
    assert room.shown().place is Place.PAUSED
    room.both(Answer.YES, Answer.TENTATIVE)
    assert not room.shown().smaller, "the card speaks of none that is not written"
    assert room.shown().timeframe
    room.refuses("A tentative yes begins the smaller version, and none is written yet", practising.begin_step)
    room.both()
    room.do(practising.begin_step)
    assert room.shown().place is Place.UNDER_WAY


def test_what_did_not_begin_is_not_asked_whether_it_is_settled(room: Room) -> None:
    room.offer()
    room.do(practising.not_today)
    assert room.shown().settling is Settling.NOT_NOW
    room.begin()
    room.do(practising.come_to_end)
    assert room.shown().settling is Settling.ASKED


def test_a_number_that_was_taken_back_is_not_given_again_to_another_time(room: Room) -> None:
    room.begin()
    room.do(practising.rate_now, FIRST, Occasion.BEFORE, 5)
    number = room.shown().said(FIRST, Occasion.BEFORE)
    assert number is not None
    back = room.history.do(practising.take_back_number, number).inverse
    assert back is not None
    room.do(practising.come_to_end)
    room.offer()
    with pytest.raises(Refused, match="belongs to an earlier time"), room.vault.write() as work:
        back(work, room.clock)
    assert room.shown().numbers == ()
