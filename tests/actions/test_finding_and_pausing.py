"""Finding within a practice and within a couple; pausing as one neutral line."""

from __future__ import annotations

import pytest

from app.actions import asking, hierarchy, session
from app.actions.finding import Findings, find_words
from app.actions.history import History
from app.actions.pausing import note_pause
from app.models.session import Draft
from app.models.side import Side
from app.models.willingness import Answer
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words


def _find(vault: Vault, clock: SteadyClock, typed: str, couple_id: int | None = None) -> Findings:
    with vault.read() as work:
        return find_words(work, clock, typed, couple_id)


@pytest.fixture
def couple_id(history: History, vault: Vault) -> int:
    couple_id = welcome(history)
    steps = words("Hold hands", "Hand massage", "Tea together")
    history.do(hierarchy.add_steps, hierarchy_id(vault, couple_id), steps)
    return couple_id


def _steps(found: Findings) -> list[tuple[int, str]]:
    return [(one.number, "".join(part for part, _ in one.parts)) for one in found.steps]


def test_steps_stand_by_their_number_and_those_that_begin_so_come_first(
    vault: Vault, clock: SteadyClock, couple_id: int
) -> None:
    assert _steps(_find(vault, clock, "hand")) == [(2, "Hand massage"), (1, "Hold hands")]


def test_nothing_typed_finds_couples_only(vault: Vault, clock: SteadyClock, couple_id: int) -> None:
    found = _find(vault, clock, "")
    assert [row.label for row in found.couples] == ["Robin & Ash"]
    assert found.steps == ()
    assert found.entries == ()


def test_within_a_couple_its_own_name_is_not_found(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int
) -> None:
    other = welcome(history, "Jude & Noor")
    history.do(hierarchy.add_steps, hierarchy_id(vault, other), words("Hand cream"))
    found = _find(vault, clock, "hand", couple_id)
    assert [one.couple_id for one in found.steps] == [couple_id, couple_id]
    assert _find(vault, clock, "jude", couple_id) == Findings((), (), ())


def test_words_beside_the_title_follow_it(vault: Vault, clock: SteadyClock, history: History, couple_id: int) -> None:
    step = words("Lean together")[0].model_copy(update={"ending": "either sits up"})
    history.do(hierarchy.add_steps, hierarchy_id(vault, couple_id), [step])
    found = _find(vault, clock, "sits")
    assert found.steps[0].parts[0] == ("Lean together", False)
    assert ("sits", True) in found.steps[0].parts


def test_what_was_removed_or_lies_off_the_table_is_not_found(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int
) -> None:
    hold, massage = (one.step_id for one in sorted(_find(vault, clock, "hand").steps, key=lambda one: one.number))
    history.do(asking.answer, massage, Side.FIRST, Answer.OFF_TABLE)
    history.do(hierarchy.remove_steps, (hold,))
    assert _steps(_find(vault, clock, "hand")) == []


def test_a_note_says_whether_it_is_of_the_hour_in_course(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int
) -> None:
    first = history.do(session.start_session, couple_id).change.ids[0]
    history.do(session.keep_entry, first, "A table for two")
    assert [one.earlier for one in _find(vault, clock, "table").entries] == [False]
    history.do(session.end_session, first)
    assert [one.earlier for one in _find(vault, clock, "table").entries] == [True]
    clock.go_on(days=7)
    second = history.do(session.start_session, couple_id).change.ids[0]
    kept = history.do(session.keep_entry, second, "The same table").change.ids[0]
    assert [one.earlier for one in _find(vault, clock, "table").entries] == [False, True]
    history.do(session.remove_entry, kept)
    assert [one.earlier for one in _find(vault, clock, "table").entries] == [True]


def test_a_pause_is_a_line_with_its_time_and_leaves_the_draft(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int
) -> None:
    session_id = history.do(session.start_session, couple_id).change.ids[0]
    with vault.write() as work:
        work.sessions.keep_draft(Draft(place=session.COMPOSER, about=couple_id, text="Half", at=clock.now()))
    before = history.undo_name(couple_id)
    paused = clock.now()
    history.do(note_pause, session_id)
    clock.go_on(minutes=5)
    history.do(note_pause, session_id, paused)
    history.do(note_pause, session_id, stopped=True)
    with vault.read() as work:
        lines = [(one.text, one.at) for one in work.sessions.entries(session_id)]
        draft = work.sessions.draft(session.COMPOSER, couple_id)
    assert lines == [("Paused", paused), ("Paused", paused), ("Stopped for today", clock.now())]
    assert draft is not None
    assert draft.text == "Half"
    assert history.undo_name(couple_id) == before
