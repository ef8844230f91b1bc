"""Looking back at earlier lines of the notes, on a real vault."""

from __future__ import annotations

from app.actions import hierarchy, note_lines, session
from app.actions.history import History
from app.models.session import Mark, SetbackKind
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words


def test_a_session_comes_with_what_its_lines_are_joined_to(vault: Vault, clock: SteadyClock, history: History) -> None:
    couple_id = welcome(history)
    path = hierarchy_id(vault, couple_id)
    step_id = history.do(hierarchy.add_steps, path, words("Tea")).change.ids[0]
    session_id = history.do(session.start_session, couple_id).change.ids[0]
    crossed = history.do(session.keep_entry, session_id, "too far", Mark.SETBACK).change.ids[0]
    history.do(session.edit_entry, crossed, "too far", Mark.SETBACK, SetbackKind.LINE_CROSSED, step_id)
    history.do(session.keep_entry, session_id, "heard", Mark.REPAIR)
    with vault.read() as work:
        lines = note_lines.show_session_lines(work, clock, session_id)
    assert [entry.text for entry in lines.entries] == ["too far", "heard"]
    assert lines.steps == {step_id: "Tea"}
    assert {line_id: line.text for line_id, line in lines.crossed.items()} == {crossed: "too far"}


def test_crossed_lines_latest_first_and_no_other_setbacks(vault: Vault, clock: SteadyClock, history: History) -> None:
    couple_id = welcome(history)
    session_id = history.do(session.start_session, couple_id).change.ids[0]
    for text, kind in (
        ("one", SetbackKind.LINE_CROSSED),
        ("edge", SetbackKind.EDGE),
        ("two", SetbackKind.LINE_CROSSED),
    ):
        clock.go_on(minutes=1)
        entry_id = history.do(session.keep_entry, session_id, text, Mark.SETBACK).change.ids[0]
        history.do(session.edit_entry, entry_id, text, Mark.SETBACK, kind)
    with vault.read() as work:
        assert [line.text for line in note_lines.crossed_lines(work, clock, couple_id)] == ["two", "one"]
        assert note_lines.crossed_lines(work, clock, couple_id + 1) == ()


def test_only_edits_count_as_edits_under_way(vault: Vault, clock: SteadyClock) -> None:
    with vault.write() as work:
        session.keep_draft(work, clock, note_lines.EDITOR, 7, "half")
        session.keep_draft(work, clock, session.COMPOSER, 8, "half")
    with vault.read() as work:
        assert note_lines.edits_under_way(work, clock) == {7}
