"""Limits on a real vault: tighter is kept at once, looser as its owner says it here, and the records hold it too."""

from __future__ import annotations

from datetime import datetime
from functools import partial

import pytest
import sqlalchemy.exc
from pydantic import ValidationError

from app.actions import asking, hierarchy, limits, occasions, pains, session
from app.actions.change import Happened, Outcome
from app.actions.history import History
from app.actions.limits_shown import Board, Why, count_limits, known_tags, show_limits, show_private_limits
from app.models.faults import Refused
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.look import LookedAt, PainState
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.limits import LimitNow
from app.rules.path import PathRow
from app.rules.willingness import State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step
from tests.ready import make_ready

FIRST, SECOND = Side.FIRST, Side.SECOND
WELCOME, CARE, NOT_NOW, OFF = (
    LimitStanding.WELCOME,
    LimitStanding.WITH_CARE,
    LimitStanding.NOT_NOW,
    LimitStanding.OFF_TABLE,
)
ON_BOARD = (WELCOME, CARE, NOT_NOW, OFF)
IN_THE_ROOM = "This needs {name} in the room, to say so. Until then it stays as it is."


class Couple:
    """Two people, ready for planning, and a step that touches the neck."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)
        make_ready(vault, self.couple_id)
        step = whole_step("A hand on the neck", area="neck", smaller="one breath long")
        added = history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), [step])
        self.step_id = added.change.ids[0]

    def put(
        self,
        standing: LimitStanding = OFF,
        title: str = "Neck",
        sharing: Sharing = Sharing.SHARED,
        side: Side = SECOND,
        kind: LimitKind = LimitKind.AREA,
        tags: str = "neck",
        said: Said | None = None,
    ) -> Outcome:
        return self.history.do(limits.put_down_limit, self.couple_id, side, title, kind, standing, sharing, tags, said)

    def card(self, *given: object, **more: object) -> int:
        return self.put(*given, **more).change.ids[0]  # type: ignore[arg-type]  # as of put

    def start(self, *, first: bool = True, second: bool = True) -> int:
        return self.history.do(session.start_session, self.couple_id, None, first, second).change.ids[0]

    def board(self) -> Board:
        with self.vault.read() as work:
            return show_limits(work, self.clock, self.couple_id)

    def limit(self, limit_id: int) -> LimitNow:
        with self.vault.read() as work:
            words = [one for one in work.limits.words(self.couple_id) if one.limit_id == limit_id]
            return LimitNow(work.limits.get(limit_id), tuple(words))

    def plan(self) -> None:
        for side in Side:
            self.history.do(asking.answer, self.step_id, side, Answer.YES)
        self.history.do(asking.plan_step, self.step_id)

    def row(self) -> PathRow:
        with self.vault.read() as work:
            row = hierarchy.show_path(work, self.clock, self.couple_id).row(self.step_id)
        assert row is not None
        return row

    def refuses(self, sentence: str, action: object, *given: object) -> None:
        before = self.board(), self.row()
        with pytest.raises(Refused) as no:
            self.history.do(action, *given)  # type: ignore[arg-type]  # any action
        assert no.value.sentence == sentence
        assert (self.board(), self.row()) == before


@pytest.fixture
def couple(vault: Vault, history: History, clock: SteadyClock) -> Couple:
    return Couple(vault, history, clock)


# Putting down ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", ON_BOARD)
@pytest.mark.parametrize("side", Side)
def test_a_limit_is_put_down_by_either_of_them_under_any_answer(
    couple: Couple, side: Side, standing: LimitStanding
) -> None:
    limit_id = couple.card(standing, side=side)
    found = couple.board().cell(side, standing)
    assert [one.limit.id for one in found] == [limit_id]
    assert couple.board().cell(side.other, standing) == ()
    assert (found[0].now.said, found[0].now.session_id) == (Said.TOLD, None)


def test_in_the_room_it_is_said_there_by_who_is_there(couple: Couple) -> None:
    session_id = couple.start(second=False)
    assert couple.limit(couple.card(side=FIRST)).now.said is Said.PRESENT
    told = couple.limit(couple.card(side=SECOND)).now
    assert (told.said, told.session_id) == (Said.TOLD, session_id)


def test_a_limit_has_words(couple: Couple) -> None:
    for nothing in ("", "   ", "\n"):
        couple.refuses(
            "A limit needs a few words to begin with.",
            limits.put_down_limit,
            couple.couple_id,
            FIRST,
            nothing,
            LimitKind.ACT,
            WELCOME,
        )


def test_nobody_who_is_not_there_says_anything_in_person(couple: Couple) -> None:
    given = (couple.couple_id, SECOND, "Neck", LimitKind.AREA, OFF, Sharing.OWNER, "", Said.PRESENT)
    sentence = IN_THE_ROOM.format(name="Ash")
    couple.refuses(sentence, limits.put_down_limit, *given)
    couple.start(second=False)
    couple.refuses(sentence, limits.put_down_limit, *given)


def test_a_limit_is_private_unless_it_is_said_otherwise(couple: Couple) -> None:
    done = couple.history.do(limits.put_down_limit, couple.couple_id, FIRST, "Canary", LimitKind.ACT, CARE)
    assert couple.limit(done.change.ids[0]).now.sharing is Sharing.OWNER


# Tighter, looser -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", ON_BOARD)
@pytest.mark.parametrize("before", ON_BOARD)
def test_tighter_is_kept_with_nobody_there_and_looser_needs_its_owner(
    couple: Couple, before: LimitStanding, after: LimitStanding
) -> None:
    limit_id = couple.card(before)
    if after.tightness < before.tightness:
        couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.move_limit, limit_id, after)
        couple.start(second=False)
        couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.move_limit, limit_id, after, Said.PRESENT)
    else:
        done = couple.history.do(limits.move_limit, limit_id, after)
        assert (done.inverse, couple.limit(limit_id).now.standing) == (None, after)


def test_looser_is_kept_as_its_owner_says_it_here_and_undo_is_tighter_again(couple: Couple) -> None:
    limit_id = couple.card(OFF)
    couple.start()
    done = couple.history.do(limits.move_limit, limit_id, CARE, Said.PRESENT, "Fingertips, slowly.")
    now = couple.limit(limit_id).now
    assert (now.standing, now.said, now.words) == (CARE, Said.PRESENT, "Fingertips, slowly.")
    assert done.name == "“Neck”: with care"
    couple.history.undo(couple.couple_id)
    assert couple.limit(limit_id).now.standing is OFF
    assert couple.history.redo(couple.couple_id) is None, "looser is never done again by itself"


def test_told_is_not_enough_to_loosen_with_its_owner_in_the_room(couple: Couple) -> None:
    limit_id = couple.card(OFF)
    couple.start()
    couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.move_limit, limit_id, WELCOME, Said.TOLD)


def test_undo_of_looser_needs_nobody_once_its_owner_has_gone(couple: Couple) -> None:
    limit_id = couple.card(NOT_NOW)
    session_id = couple.start()
    done = couple.history.do(limits.move_limit, limit_id, WELCOME, Said.PRESENT)
    couple.history.do(session.end_session, session_id)
    assert done.inverse is not None
    couple.history.beside(done.inverse)
    now = couple.limit(limit_id).now
    assert (now.standing, now.said) == (NOT_NOW, Said.TOLD)


def test_taking_off_is_looser_and_every_date_stays(couple: Couple) -> None:
    limit_id = couple.card(CARE)
    couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.take_off_board, limit_id)
    couple.start()
    couple.history.do(limits.take_off_board, limit_id, Said.PRESENT)
    assert couple.board().cards == ()
    assert len(couple.limit(limit_id).history) == 2
    for action in (limits.take_off_board, limits.share_limit, limits.keep_private):
        couple.refuses("That line is not on the board any more.", action, limit_id)
    couple.refuses("That line is not on the board any more.", limits.move_limit, limit_id, OFF)
    couple.refuses("That line is not on the board any more.", limits.word_limit, limit_id, "Nape")
    couple.history.undo(couple.couple_id)
    assert [one.now.standing for one in couple.board().cards] == [CARE]


def test_what_asks_for_nothing_leaves_the_board_with_nobody_there(couple: Couple) -> None:
    couple.history.do(limits.take_off_board, couple.card(WELCOME))
    assert couple.board().cards == ()


# Who may see it --------------------------------------------------------------------------------------------------


def test_sharing_is_its_owners_word_and_private_is_at_once(couple: Couple) -> None:
    limit_id = couple.card(sharing=Sharing.OWNER)
    couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.share_limit, limit_id)
    couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.keep_private, limit_id, Sharing.SHARED)
    couple.start(second=False)
    couple.refuses(IN_THE_ROOM.format(name="Ash"), limits.share_limit, limit_id, Said.PRESENT)
    couple.history.do(limits.keep_private, limit_id, Sharing.THERAPIST)
    assert couple.limit(limit_id).now.sharing is Sharing.THERAPIST


def test_shared_with_its_owner_there_and_undo_makes_it_private_as_it_was(couple: Couple) -> None:
    limit_id = couple.card(sharing=Sharing.THERAPIST)
    couple.start()
    done = couple.history.do(limits.share_limit, limit_id, Said.PRESENT)
    assert (done.name, couple.limit(limit_id).shared) == ("Shared “Neck”", True)
    couple.history.undo(couple.couple_id)
    assert couple.limit(limit_id).now.sharing is Sharing.THERAPIST
    assert couple.history.redo(couple.couple_id) is None
    assert couple.history.do(limits.keep_private, limit_id).inverse is None


def test_no_notice_and_no_undo_has_a_word_of_what_is_not_shared(couple: Couple) -> None:
    limit_id = couple.card(CARE, "Canary", Sharing.OWNER)
    couple.start()
    for act in (
        partial(couple.history.do, limits.word_limit, limit_id, "Canary too", "Canary words"),
        partial(couple.history.do, limits.move_limit, limit_id, OFF, None, "Canary words"),
        partial(couple.history.do, limits.move_limit, limit_id, WELCOME, Said.PRESENT),
        partial(couple.history.do, limits.keep_private, limit_id, Sharing.THERAPIST),
        partial(couple.history.do, limits.take_off_board, limit_id, Said.PRESENT),
    ):
        done = act()
        assert done.told == "Kept a limit"
        assert "anary" not in couple.history.undo_name(couple.couple_id)
    assert couple.put(OFF, "Canary", Sharing.OWNER).told == "Kept a limit"
    with couple.vault.read() as work:
        assert not [one for one in work.audit.events() if "anary" in one.subject]


# Wording ---------------------------------------------------------------------------------------------------------


def test_a_better_wording_keeps_the_old_one_and_meets_what_it_met(couple: Couple) -> None:
    limit_id = couple.card()
    done = couple.history.do(limits.word_limit, limit_id, "  The nape\n")
    assert done.name == "Worded “The nape” anew"
    assert [one.title for one in couple.limit(limit_id).history] == ["Neck", "The nape"]
    assert couple.row().line is not None
    couple.refuses("A limit needs a few words to begin with.", limits.word_limit, limit_id, " ")
    couple.history.undo(couple.couple_id)
    assert couple.limit(limit_id).now.title == "Neck"


# What it becomes -------------------------------------------------------------------------------------------------


def test_a_shared_line_off_the_table_pauses_what_it_meets_and_says_so_without_a_name(couple: Couple) -> None:
    limit_id = couple.card(CARE)
    couple.plan()
    assert couple.row().state is State.PLANNED
    done = couple.history.do(limits.move_limit, limit_id, OFF)
    assert couple.row().state is State.PAUSED
    assert done.told == "“Neck”: off the table. One step rests now."
    assert (done.inverse, done.change.happened) == (None, Happened.LIMIT_SET)


def test_under_way_it_pauses_in_the_same_moment(couple: Couple) -> None:
    couple.plan()
    couple.start()
    couple.history.do(occasions.offer_step, couple.step_id)
    for side in Side:
        couple.history.do(asking.answer, couple.step_id, side, Answer.YES)
    couple.history.do(occasions.start_step, couple.step_id)
    assert couple.put(OFF).also == "One step rests now."
    assert couple.row().state is State.PAUSED


def test_a_private_line_leaves_everything_as_it_looks_and_planning_needs_a_look(couple: Couple) -> None:
    couple.plan()
    before = couple.row()
    done = couple.put(OFF, sharing=Sharing.OWNER)
    assert (done.told, couple.row()) == ("Kept a limit", before)
    couple.history.do(asking.unplan_step, couple.step_id)
    couple.refuses("Needs a look with your therapist.", asking.plan_step, couple.step_id)


def test_the_foot_names_what_waits_for_pain_to_be_assessed_while_nobody_is_in_the_room(couple: Couple) -> None:
    couple.history.do(pains.note_pain, couple.couple_id, FIRST, "neck", PainState.PAIN)
    assert [one.why for one in couple.board().becomes] == [Why.PAIN]
    couple.start()
    assert couple.board().becomes == ()


def test_what_is_no_tag_is_none(couple: Couple) -> None:
    with pytest.raises(ValidationError):
        Limit(couple_id=couple.couple_id, side=FIRST, kind=LimitKind.ACT, tags=5)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(ValidationError):
        LimitWord(limit_id=1, title="x", standing=OFF, at=datetime(2026, 1, 1))  # noqa: DTZ001  (no zone, on purpose)


def test_sharing_a_line_pauses_what_it_meets(couple: Couple) -> None:
    couple.plan()
    limit_id = couple.card(OFF, sharing=Sharing.OWNER)
    assert couple.row().state is State.PLANNED
    couple.start()
    assert couple.history.do(limits.share_limit, limit_id, Said.PRESENT).told == "Shared “Neck”. One step rests now."
    assert couple.row().state is State.PAUSED


def test_the_foot_of_the_board_names_lines_looks_and_wide_steps(couple: Couple) -> None:
    path_id = hierarchy_id(couple.vault, couple.couple_id)
    more = [whole_step("Stroke the knees"), whole_step("Tea", dials="duration")]
    knees, tea = couple.history.do(hierarchy.add_steps, path_id, more).change.ids
    for step_id, number in ((knees, 9), (tea, 2)):
        couple.history.do(asking.rate, step_id, FIRST, number)
    couple.card()
    private = couple.card(OFF, "Knees", Sharing.OWNER, FIRST, tags="")
    found = [(one.why, one.step.id, one.number, one.before) for one in couple.board().becomes]
    assert found == [(Why.LINE, couple.step_id, 1, 0), (Why.LOOK, knees, 2, 0), (Why.WIDE, tea, 3, 2)]
    couple.start()
    assert [one.why for one in couple.board().becomes] == [Why.LINE, Why.WIDE]
    couple.refuses("That waits until nobody is in the room.", limits.look_at, knees, private)


def test_looked_at_it_may_stand_until_either_is_worded_anew(couple: Couple) -> None:
    path_id = hierarchy_id(couple.vault, couple.couple_id)
    step_id = couple.history.do(hierarchy.add_steps, path_id, [whole_step("Stroke the knees")]).change.ids[0]
    limit_id = couple.card(OFF, "Knees", Sharing.OWNER, FIRST, tags="")
    assert [one.why for one in couple.board().becomes] == [Why.LOOK]
    done = couple.history.do(limits.look_at, step_id, limit_id)
    assert (done.told, done.inverse) == ("Looked at a step beside a limit", None)
    assert done.change.ids == (step_id, limit_id)
    assert couple.board().becomes == ()
    couple.history.do(limits.word_limit, limit_id, "My knees")
    assert [one.why for one in couple.board().becomes] == [Why.LOOK]
    couple.history.do(hierarchy.remove_steps, (step_id,))
    couple.refuses("That step is no longer on the path.", limits.look_at, step_id, limit_id)


# With somebody in the room ---------------------------------------------------------------------------------------


def test_in_the_room_the_board_knows_of_nothing_private_not_even_that_it_was(couple: Couple) -> None:
    limit_id = couple.card(OFF, "Canary name", Sharing.OWNER)
    couple.card(CARE, "Canary", Sharing.THERAPIST, FIRST)
    session_id = couple.start()
    couple.history.do(limits.word_limit, limit_id, "Neck", "Canary words")
    couple.history.do(limits.share_limit, limit_id, Said.PRESENT)
    board = couple.board()
    assert (board.live, board.present) == (True, frozenset(Side))
    assert [(one.now.title, len(one.history)) for one in board.cards] == [("Neck", 1)]
    assert "anary" not in repr(board)
    with couple.vault.read() as work:
        held = show_private_limits(work, couple.clock, couple.couple_id, FIRST)
    assert [one.now.title for one in held] == ["Canary"]
    couple.history.do(session.end_session, session_id)
    assert [len(one.history) for one in couple.board().cards] == [3, 1]


def test_how_many_there_are_and_what_they_can_be_about(couple: Couple) -> None:
    couple.card()
    couple.card(sharing=Sharing.OWNER)
    couple.history.do(limits.take_off_board, couple.card(WELCOME))
    with couple.vault.read() as work:
        assert count_limits(work, couple.clock, couple.couple_id) == 2
        areas = known_tags(work, couple.clock, couple.couple_id, LimitKind.AREA)
        every = known_tags(work, couple.clock, couple.couple_id)
    assert "neck" in areas, "the couple's own step has it"
    assert "sofa" not in areas
    assert {"sofa", "neck", "holding hands"} <= set(every)
    assert len(set(every)) == len(every)


# What the records hold themselves --------------------------------------------------------------------------------


@pytest.mark.parametrize("said", Said)
@pytest.mark.parametrize("sharing", [Sharing.SHARED, Sharing.OWNER])
@pytest.mark.parametrize("standing", list(LimitStanding))
def test_the_records_hold_the_same_whoever_writes(
    couple: Couple, standing: LimitStanding, sharing: Sharing, said: Said
) -> None:
    limit_id = couple.card(NOT_NOW, sharing=Sharing.OWNER)
    word = LimitWord(
        limit_id=limit_id, title="Neck", standing=standing, sharing=sharing, said=said, at=couple.clock.now()
    )
    loosens = standing.tightness < NOT_NOW.tightness
    in_person = said is not Said.TOLD
    allowed = not loosens and sharing is Sharing.OWNER and not in_person
    assert _takes(couple, word) == allowed
    session_id = couple.start(second=False)
    assert _takes(couple, word.but(session_id=session_id)) == allowed
    couple.history.do(session.end_session, session_id)
    there = couple.start()
    before = couple.limit(limit_id).now
    needs = standing.tightness < before.standing.tightness or (
        sharing is Sharing.SHARED and before.sharing is not sharing
    )
    assert _takes(couple, word.but(session_id=there)) == (in_person or not needs)


def test_a_look_is_at_a_step_and_a_limit_of_the_same_couple(couple: Couple) -> None:
    other = Couple(couple.vault, couple.history, couple.clock)
    foreign = other.card()
    look = LookedAt(step_id=couple.step_id, limit_id=foreign, at=couple.clock.now())
    with pytest.raises(sqlalchemy.exc.IntegrityError), couple.vault.write() as work:
        work.limits.look(look)


def _takes(couple: Couple, word: LimitWord) -> bool:
    try:
        with couple.vault.write() as work:
            work.limits.say(word)
    except sqlalchemy.exc.IntegrityError:
        return False
    return True
