"""What a therapist does to a path, each in one transaction and with its way back."""

from __future__ import annotations

import pytest

from app.actions import asking, session
from app.actions import hierarchy as actions
from app.actions.history import History
from app.models.audit import AuditKind
from app.models.faults import Refused
from app.models.hierarchy import StepEventKind, StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words


@pytest.fixture
def couple_id(history: History) -> int:
    return welcome(history)


@pytest.fixture
def path_id(vault: Vault, couple_id: int) -> int:
    return hierarchy_id(vault, couple_id)


def shown(vault: Vault, clock: SteadyClock, couple_id: int) -> Path:
    with vault.read() as work:
        return actions.show_path(work, clock, couple_id)


def titles(vault: Vault, clock: SteadyClock, couple_id: int) -> list[str]:
    return [row.step.title for row in shown(vault, clock, couple_id).rows]


@pytest.fixture
def five(history: History, path_id: int) -> tuple[int, ...]:
    return history.do(actions.add_steps, path_id, words("one", "two", "three", "four", "five")).change.ids


def test_steps_come_at_the_end_or_before_another_and_leave_with_one_undo(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, path_id: int, five: tuple[int, ...]
) -> None:
    history.do(actions.add_steps, path_id, words("between", "and more"), five[1])
    assert titles(vault, clock, couple_id) == ["one", "between", "and more", "two", "three", "four", "five"]
    history.undo(couple_id)
    assert titles(vault, clock, couple_id) == ["one", "two", "three", "four", "five"]
    history.redo(couple_id)
    assert titles(vault, clock, couple_id)[1:3] == ["between", "and more"]


def test_what_was_half_typed_of_a_step_goes_in_the_same_transaction_as_the_step_comes(
    vault: Vault, clock: SteadyClock, history: History, path_id: int
) -> None:
    with vault.write() as work:
        session.keep_draft(work, clock, actions.ADDING, path_id, "Tea tog")
    with pytest.raises(Refused):
        history.do(actions.add_steps, path_id, words("Tea together"), 999)
    with vault.read() as work:
        assert session.draft_of(work, clock, actions.ADDING, path_id) == "Tea tog"
    history.do(actions.add_steps, path_id, words("Tea together"))
    with vault.read() as work:
        assert session.draft_of(work, clock, actions.ADDING, path_id) == ""


def test_a_step_without_words_is_none(history: History, path_id: int, five: tuple[int, ...]) -> None:
    with pytest.raises(Refused) as no:
        history.do(actions.add_steps, path_id, [])
    assert no.value.field == "title"
    with pytest.raises(Refused):
        history.do(actions.add_steps, path_id, words("fine", ""))
    with pytest.raises(Refused):
        history.do(actions.edit_step, five[0], StepWords(title="  "))


def test_a_refusal_changes_nothing(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, path_id: int, five: tuple[int, ...]
) -> None:
    with pytest.raises(Refused):
        history.do(actions.add_steps, path_id, words("fine", ""))
    assert titles(vault, clock, couple_id) == ["one", "two", "three", "four", "five"]
    assert history.undo_name(couple_id) == "Added 5 steps"


def test_a_move_has_a_name_and_a_way_back(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, five: tuple[int, ...]
) -> None:
    up = history.do(actions.move_step, five[1], five[0])
    assert up.name == "Moved “two” up one place"
    down = history.do(actions.move_step, five[1], five[2])
    assert down.name == "Moved “two” down one place"
    far = history.do(actions.move_step, five[0], None)
    assert far.name == "Moved “one” to place 5"
    assert titles(vault, clock, couple_id) == ["two", "three", "four", "five", "one"]
    for _ in range(3):
        history.undo(couple_id)
    assert titles(vault, clock, couple_id) == ["one", "two", "three", "four", "five"]
    history.redo(couple_id)
    assert titles(vault, clock, couple_id) == ["two", "one", "three", "four", "five"]


def test_a_step_that_is_gone_cannot_be_moved_removed_or_rested_at(
    history: History, path_id: int, five: tuple[int, ...]
) -> None:
    history.do(actions.remove_steps, (five[0],))
    with pytest.raises(Refused):
        history.do(actions.move_step, five[0], None)
    with pytest.raises(Refused):
        history.do(actions.move_step, five[1], five[0])
    with pytest.raises(Refused):
        history.do(actions.remove_steps, (five[0],))
    with pytest.raises(Refused):
        history.do(actions.set_baseline, path_id, five[0])


def test_the_resting_line_stays_between_its_neighbours(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, path_id: int, five: tuple[int, ...]
) -> None:
    history.do(actions.set_baseline, path_id, five[1])
    history.do(actions.move_step, five[1], None)
    assert shown(vault, clock, couple_id).hierarchy.baseline_id == five[0]
    history.undo(couple_id)
    assert shown(vault, clock, couple_id).hierarchy.baseline_id == five[1]
    history.do(actions.remove_steps, (five[1], five[0]))
    assert shown(vault, clock, couple_id).hierarchy.baseline_id is None
    history.undo(couple_id)
    assert shown(vault, clock, couple_id).hierarchy.baseline_id == five[1]
    assert history.undo_name(couple_id) == "Moved the comfortable baseline"
    history.undo(couple_id)
    assert shown(vault, clock, couple_id).hierarchy.baseline_id is None
    history.do(actions.set_baseline, path_id, None)


def test_removed_steps_come_back_to_their_places_with_their_words(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, five: tuple[int, ...]
) -> None:
    gone = history.do(actions.remove_steps, (five[1], five[3]))
    assert gone.name == "Removed 2 steps"
    assert titles(vault, clock, couple_id) == ["one", "three", "five"]
    back = history.undo(couple_id)
    assert back is not None
    assert titles(vault, clock, couple_id) == ["one", "two", "three", "four", "five"]
    assert [row.step.id for row in shown(vault, clock, couple_id).rows] == list(five)


def test_an_edit_that_changes_what_a_step_is_is_written_down_and_another_is_not(
    vault: Vault, history: History, path_id: int, five: tuple[int, ...]
) -> None:
    history.do(actions.edit_step, five[0], StepWords(title="one", band="A", library_id="A1"))
    history.do(actions.edit_step, five[0], StepWords(title="one, slowly", band="A", library_id="A1"))
    with vault.read() as work:
        kinds = [event.kind for event in work.hierarchies.events(path_id) if event.step_id == five[0]]
        assert work.hierarchies.step(five[0]).library_id == "A1"
    assert kinds == [StepEventKind.ADDED, StepEventKind.CHANGED]


def test_a_long_title_is_shortened_in_the_name_only(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, path_id: int
) -> None:
    title = "a very long title that goes on and on and on until the end"
    outcome = history.do(actions.add_steps, path_id, words(title))
    assert outcome.name == "Added “a very long title that…”"
    assert titles(vault, clock, couple_id) == [title]


def test_the_couple_and_its_two_head_the_desk(vault: Vault, clock: SteadyClock, couple_id: int) -> None:
    with vault.read() as work:
        couple, first, second = actions.partners(work, clock, couple_id)
    assert (couple.id, first.name, second.initial) == (couple_id, "Robin", "A")


def test_every_action_leaves_a_line_in_the_audit_without_words(
    vault: Vault, history: History, five: tuple[int, ...]
) -> None:
    history.do(actions.move_step, five[0], None)
    with vault.read() as work:
        last = work.audit.events()[-1]
    assert last.kind is AuditKind.CHANGED
    assert last.subject == f"step moved; couple 1; {five[0]}"


def test_a_notice_of_a_move_does_not_count_what_is_off_the_table(history: History, five: tuple[int, ...]) -> None:
    history.do(asking.answer, five[3], Side.FIRST, Answer.OFF_TABLE)
    assert history.do(actions.move_step, five[0], None).name == "Moved “one” to place 4"
    assert history.do(actions.move_step, five[4], five[2]).name == "Moved “five” up one place"


def test_a_removed_step_is_not_changed_nor_added_before(history: History, path_id: int, five: tuple[int, ...]) -> None:
    history.do(actions.remove_steps, (five[0],))
    with pytest.raises(Refused):
        history.do(actions.edit_step, five[0], StepWords(title="other"))
    with pytest.raises(Refused):
        history.do(actions.add_steps, path_id, words("more"), five[0])
