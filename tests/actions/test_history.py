"""Undo and redo: by name, 200 deep, one stack for each couple."""

from __future__ import annotations

import pytest

from app.actions import hierarchy as actions
from app.actions.change import Change, Happened, Inverse, Outcome
from app.actions.history import DEPTH, History
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.store.vault import Vault
from tests.desk import hierarchy_id, welcome, words


def test_two_hundred_intentions_go_back_and_forth(vault: Vault, history: History) -> None:
    couple_id = welcome(history)
    path_id = hierarchy_id(vault, couple_id)
    first, second = history.do(actions.add_steps, path_id, words("one", "two")).change.ids
    for turn in range(DEPTH + 20):
        history.do(actions.move_step, first if turn % 2 == 0 else second, None)
    undone = 0
    while history.undo(couple_id) is not None:
        undone += 1
    assert undone == DEPTH
    redone = 0
    while history.redo(couple_id) is not None:
        redone += 1
    assert redone == DEPTH


def test_each_couple_has_a_stack_of_its_own(vault: Vault, history: History) -> None:
    here, there = welcome(history), welcome(history, "Jude & Noor")
    history.do(actions.add_steps, hierarchy_id(vault, here), words("here"))
    history.do(actions.add_steps, hierarchy_id(vault, there), words("there"))
    assert history.undo_name(here) == "Added “here”"
    undone = history.undo(here)
    assert undone is not None
    assert undone.name == "Added “here”"
    assert history.undo_name(here) == ""
    assert history.redo_name(here) == "Added “here”"
    assert history.undo_name(there) == "Added “there”"
    assert history.redo(there) is None


def test_something_new_ends_what_could_be_done_again(vault: Vault, history: History) -> None:
    couple_id = welcome(history)
    path_id = hierarchy_id(vault, couple_id)
    history.do(actions.add_steps, path_id, words("one"))
    history.undo(couple_id)
    history.do(actions.add_steps, path_id, words("two"))
    assert history.redo_name(couple_id) == ""


def test_what_cannot_be_taken_back_any_more_does_not_stand_in_the_way(history: History) -> None:
    def refuse(work: Work, clock: Clock) -> Outcome:
        raise Refused("Not today.")

    def fine(work: Work, clock: Clock) -> Outcome:
        return Outcome(Change(Happened.STEP_MOVED, 1), "Moved back")

    def act(work: Work, clock: Clock, name: str, inverse: Inverse) -> Outcome:
        return Outcome(Change(Happened.STEP_MOVED, 1), name, inverse)

    history.do(act, "First", fine)
    history.do(act, "Second", refuse)
    with pytest.raises(Refused):
        history.undo(1)
    assert history.undo_name(1) == "First"
    assert history.redo_name(1) == ""
    assert history.undo(1) is not None


def test_what_has_no_way_back_is_not_on_the_stack(history: History) -> None:
    def act(work: Work, clock: Clock) -> Outcome:
        return Outcome(Change(Happened.PAUSED, 1), "Paused")

    history.do(act)
    assert history.undo(1) is None
