"""The hour itself: who is in the room, and every line that was written, on a real vault."""

from __future__ import annotations

import pytest

from app.actions import agreement, hierarchy, session
from app.actions import roster as roster_actions
from app.actions.agreement_shown import show_agreement
from app.actions.history import History
from app.models.audit import AuditKind
from app.models.content import load_agreement
from app.models.faults import Refused
from app.models.session import Entry, Mark, SetbackKind
from app.models.side import Side
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words


@pytest.fixture
def couple_id(history: History) -> int:
    return welcome(history)


@pytest.fixture
def session_id(history: History, couple_id: int) -> int:
    return history.do(session.start_session, couple_id).change.ids[0]


def notes(vault: Vault, clock: SteadyClock, couple_id: int) -> session.SessionNotes:
    with vault.read() as work:
        return session.show_notes(work, clock, couple_id)


def keep(history: History, session_id: int, typed: str, **more: object) -> int:
    return history.do(session.keep_entry, session_id, typed, **more).change.ids[0]  # type: ignore[arg-type]  # words handed on


def test_one_session_at_a_time_and_somebody_in_it(vault: Vault, clock: SteadyClock, history: History) -> None:
    couple_id = welcome(history)
    assert not notes(vault, clock, couple_id).live
    with pytest.raises(Refused) as nobody:
        history.do(session.start_session, couple_id, None, False, False)
    assert nobody.value.field == "attends"
    started = history.do(session.start_session, couple_id).change.ids[0]
    with pytest.raises(Refused, match="still open"):
        history.do(session.start_session, couple_id)
    with vault.read() as work:
        now = session.in_the_room(work, clock)
    assert now is not None
    assert now.id == started
    assert notes(vault, clock, couple_id).live
    history.do(session.end_session, started)
    with pytest.raises(Refused, match="ended already"):
        history.do(session.end_session, started)
    again = history.do(session.start_session, couple_id)
    assert again.name == "Started session 2"
    assert len(notes(vault, clock, couple_id).earlier) == 1


def test_lines_are_kept_in_order_with_their_marks_and_their_draft_is_gone(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    with vault.write() as work:
        session.keep_draft(work, clock, session.COMPOSER, couple_id, "/b amber means")
    with vault.read() as work:
        assert session.draft_of(work, clock, session.COMPOSER, couple_id) == "/b amber means"
        assert session.draft_of(work, clock, "elsewhere", couple_id) == ""
    keep(history, session_id, "  /b amber means slow  ")
    clock.go_on(minutes=3)
    keep(history, session_id, "toast instead", mark=Mark.VICTORY)
    found = notes(vault, clock, couple_id).entries
    assert [(entry.text, entry.mark) for entry in found] == [
        ("amber means slow", Mark.BOUNDARY),
        ("toast instead", Mark.VICTORY),
    ]
    with vault.read() as work:
        assert session.draft_of(work, clock, session.COMPOSER, couple_id) == ""
        assert session.show_entries(work, clock, session_id) == found


def test_a_clock_set_back_changes_no_order(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    keep(history, session_id, "one")
    clock.go_on(minutes=-30)
    keep(history, session_id, "two")
    assert [entry.text for entry in notes(vault, clock, couple_id).entries] == ["one", "two"]
    history.do(session.end_session, session_id)
    clock.go_on(hours=-3)
    second = history.do(session.start_session, couple_id).change.ids[0]
    keep(history, second, "three")
    now = notes(vault, clock, couple_id)
    assert now.session is not None
    assert (now.session.id, now.live, [entry.text for entry in now.entries]) == (second, True, ["three"])
    assert [one.id for one in now.earlier] == [session_id]


def test_the_notes_are_of_the_session_in_course_even_where_a_later_one_has_ended(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    history.do(session.end_session, session_id)
    second = history.do(session.start_session, couple_id).change.ids[0]
    history.do(session.end_session, second)
    with vault.write() as work:
        session.reopen_session(work, clock, session_id)
    now = notes(vault, clock, couple_id)
    assert now.session is not None
    assert (now.session.id, now.live, [one.id for one in now.earlier]) == (session_id, True, [second])


@pytest.mark.parametrize("typed", ["", "   ", "/b ", "/v"])
def test_a_line_needs_words(history: History, session_id: int, typed: str) -> None:
    with pytest.raises(Refused) as no:
        keep(history, session_id, typed)
    assert no.value.field == "entry"


def test_a_repair_is_joined_to_the_latest_crossed_line(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    crossed = keep(history, session_id, "/s the hug went on")
    history.do(session.edit_entry, crossed, "the hug went on", Mark.SETBACK, SetbackKind.LINE_CROSSED)
    keep(history, session_id, "/r Robin owned it")
    keep(history, session_id, "/r and once more")
    first, second = notes(vault, clock, couple_id).entries[1:]
    assert (first.repairs_id, second.repairs_id) == (crossed, None)
    assert notes(vault, clock, couple_id).crossed[first.id].id == crossed


def test_a_line_is_linked_to_its_step(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    step_id = history.do(hierarchy.add_steps, hierarchy_id(vault, couple_id), words("Hug")).change.ids[0]
    keep(history, session_id, "went well", step_id=step_id)
    assert notes(vault, clock, couple_id).steps == {step_id: "Hug"}


def test_changing_and_removing_lines_goes_back(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    entry_id = keep(history, session_id, "Arrived settled.")

    def texts() -> list[str]:
        return [entry.text for entry in notes(vault, clock, couple_id).entries]

    history.do(session.edit_entry, entry_id, "Arrived late.", Mark.SETBACK, SetbackKind.EDGE)
    history.do(session.edit_entry, entry_id, "Arrived late.", None, SetbackKind.EDGE, None, entry_id)
    (now,) = notes(vault, clock, couple_id).entries
    assert (now.setback_kind, now.repairs_id) == (None, None)
    with pytest.raises(Refused):
        history.do(session.edit_entry, entry_id, "  ", None)
    history.do(session.remove_entry, entry_id)
    assert texts() == []
    for expected in (["Arrived late."], ["Arrived late."], ["Arrived settled."], []):
        history.undo(couple_id)
        assert texts() == expected
    history.redo(couple_id)
    assert texts() == ["Arrived settled."]


def test_the_agreement_is_made_from_the_records_and_its_print_written_down(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int
) -> None:
    with vault.read() as work:
        draft = show_agreement(work, clock, couple_id, load_agreement()).content
        assert agreement.nothing_in_writing(work, clock, couple_id) == ()
        assert agreement.not_asked_in_writing(work, clock, couple_id) == (Side.FIRST, Side.SECOND)
        row = roster_actions.show_couple(work, clock, couple_id)
    assert (draft.first_name, draft.second_name, draft.revision) == ("Robin", "Ash", 1)
    quiet = row.second.but(in_writing=False)
    history.do(roster_actions.save_couple, row.couple, row.first.but(in_writing=True), quiet)
    with vault.read() as work:
        assert agreement.not_asked_in_writing(work, clock, couple_id) == ()
        assert agreement.nothing_in_writing(work, clock, couple_id) == (Side.SECOND,)
    history.do(agreement.note_print, couple_id)
    with vault.read() as work:
        assert AuditKind.PRINTED in [event.kind for event in work.audit.events()]


def test_an_entry_is_a_value_that_cannot_be_changed(vault: Vault, clock: SteadyClock, couple_id: int) -> None:
    entry = Entry(couple_id=couple_id, session_id=1, at=clock.now(), text="words")
    with pytest.raises(ValueError, match="frozen"):
        setattr(entry, "text", "other")  # noqa: B010


def test_the_end_of_a_session_can_be_taken_back(
    vault: Vault, clock: SteadyClock, history: History, couple_id: int, session_id: int
) -> None:
    history.do(session.end_session, session_id)
    history.undo(couple_id)
    assert notes(vault, clock, couple_id).live
    history.redo(couple_id)
    assert not notes(vault, clock, couple_id).live
    other = welcome(history, "Jude & Noor")
    history.do(session.start_session, other)
    with pytest.raises(Refused, match="still open"):
        history.undo(couple_id)
