"""Putting a step in between, and leaving a wide step as it is, on a real vault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.actions import asking, gaps, hierarchy
from app.actions.change import Happened, Outcome
from app.actions.history import History
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.hierarchy import Step, StepWords
from app.models.session import Draft
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path, PathRow
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

FIRST, SECOND = Side.FIRST, Side.SECOND


class Room:
    """A couple whose third step is a wide one for the second of them."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)
        self.path_id = hierarchy_id(vault, self.couple_id)
        steps = [
            whole_step("Tea"),
            whole_step("Hug"),
            whole_step("Back", timeframe="10 minutes", band="D", area="back", act="exploring", dials="duration"),
        ]
        self.ids = history.do(hierarchy.add_steps, self.path_id, steps).change.ids
        for step_id, number in zip(self.ids, (9, 8, 4), strict=True):
            history.do(asking.rate, step_id, SECOND, number)

    def path(self) -> Path:
        with self.vault.read() as work:
            return hierarchy.show_path(work, self.clock, self.couple_id)

    def row(self, title: str) -> PathRow:
        return next(row for row in self.path().rows if row.step.title == title)

    def titles(self) -> list[str]:
        return [row.step.title for row in self.path().rows]


@pytest.fixture
def room(vault: Vault, history: History, clock: SteadyClock) -> Room:
    return Room(vault, history, clock)


def test_a_step_is_put_between_with_one_dial_turned_down_and_nobody_asked(room: Room) -> None:
    room.history.do(asking.answer, room.ids[2], FIRST, Answer.YES)
    done = room.history.do(gaps.put_between, room.ids[2])
    assert room.titles() == ["Tea", "Hug", "Back: 5 minutes", "Back"]
    assert (done.name, done.change.happened) == ("Put a step before “Back”", Happened.STEPS_ADDED)
    new, harder = room.row("Back: 5 minutes"), room.row("Back")
    assert (new.first.answer, new.second.answer, new.second.rating) == (Answer.NOT_ASKED, Answer.NOT_ASKED, None)
    assert harder.first.answer is Answer.YES
    same = ("checkin", "ending", "band", "area", "act", "dials")
    assert [getattr(new.step, name) for name in same] == [getattr(harder.step, name) for name in same]
    assert new.step.timeframe == "5 minutes"
    assert new.wide is harder.wide is None


def test_undo_takes_it_away_and_redo_brings_that_very_step_again(room: Room) -> None:
    added = room.history.do(gaps.put_between, room.ids[2]).change.ids
    room.history.undo(room.couple_id)
    assert room.titles() == ["Tea", "Hug", "Back"]
    assert room.row("Back").wide is not None
    room.history.redo(room.couple_id)
    assert room.row("Back: 5 minutes").step.id == added[0]


def test_a_smaller_version_that_is_written_is_what_stands_between(room: Room) -> None:
    room.history.do(hierarchy.edit_step, room.ids[2], whole_step("Back", smaller="one hand, 2 minutes"))
    room.history.do(asking.rate, room.ids[2], SECOND, 4)
    room.history.do(gaps.put_between, room.ids[2])
    new: Step = room.row("Back: one hand, 2 minutes").step
    assert (new.timeframe, new.smaller) == ("2 minutes", "")


def test_what_is_left_stays_away_and_has_no_undo(room: Room) -> None:
    before = room.history.undo_name(room.couple_id)
    done = room.history.do(gaps.leave_gap, room.ids[2])
    assert (done.change.happened, done.inverse) == (Happened.GAP_LEFT, None)
    assert room.row("Back").wide is None
    assert room.history.undo_name(room.couple_id) == before
    room.history.do(asking.rate, room.ids[2], SECOND, 0)
    assert room.row("Back").wide is None
    assert room.titles() == ["Tea", "Hug", "Back"]


@pytest.mark.parametrize("act", [gaps.put_between, gaps.leave_gap])
def test_without_a_wide_step_there_is_nothing_to_do(room: Room, act: Callable[[Work, Clock, int], Outcome]) -> None:
    with pytest.raises(Refused, match="no wide step"):
        room.history.do(act, room.ids[1])
    assert room.titles() == ["Tea", "Hug", "Back"]


def test_what_is_being_typed_of_another_step_stays_a_draft(room: Room) -> None:
    with room.vault.write() as work:
        draft = Draft(place=hierarchy.ADDING, about=room.path_id, text="a walk by", at=room.clock.now())
        work.sessions.keep_draft(draft)
    room.history.do(gaps.put_between, room.ids[2])
    with room.vault.read() as work:
        kept = work.sessions.draft(hierarchy.ADDING, room.path_id)
    assert kept is not None
    assert kept.text == "a walk by"


def test_nothing_comes_between_by_itself(room: Room) -> None:
    room.history.do(hierarchy.add_steps, room.path_id, [StepWords(title="Farther")])
    room.history.do(asking.rate, room.path().rows[-1].step.id, FIRST, 0)
    assert room.titles() == ["Tea", "Hug", "Back", "Farther"]
