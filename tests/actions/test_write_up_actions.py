"""Writing up: words, entries taken up and out, signing, addenda; and what a signed note keeps from changing."""

from __future__ import annotations

import pytest

from app.actions import hierarchy, notes_shown, roster, session, write_up
from app.actions.change import Happened
from app.actions.history import History
from app.actions.notes_shown import NoteShown, WriteUp
from app.models.couple import Status
from app.models.faults import Refused
from app.models.note import Heading, NoteFormat
from app.models.session import Entry, Mark, SetbackKind
from app.rules.write_up import Stand, seal_holds
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words

D, A, P = Heading.DATA, Heading.ASSESSMENT, Heading.PLAN


class Desk:
    """A couple after a session of three lines, and its note begun."""

    def __init__(self, history: History, vault: Vault, clock: SteadyClock) -> None:
        self.history, self.vault, self.clock = history, vault, clock
        self.couple_id = welcome(history)
        history.do(hierarchy.add_steps, hierarchy_id(vault, self.couple_id), words("Hand massage", "Evening walk"))
        self.session_id = self.hour("Arrived settled.", "Amber means slow down.", "Sunday suits.")
        self.note_id = self.begin(self.session_id)

    def hour(self, *lines: str) -> int:
        session_id = self.history.do(session.start_session, self.couple_id).change.ids[0]
        for line in lines:
            self.history.do(session.keep_entry, session_id, line)
        self.clock.go_on(minutes=51)
        self.history.do(session.end_session, session_id)
        return session_id

    def begin(self, session_id: int | None = None) -> int:
        return self.history.beside(write_up.begin_note, self.couple_id, session_id).change.ids[0]

    def write(self, heading: Heading, text: str) -> None:
        with self.vault.write() as work:
            change = write_up.write_section(work, self.clock, self.note_id, heading, text)
        assert change.happened is Happened.NOTE_CHANGED

    def see(self) -> WriteUp:
        with self.vault.read() as work:
            return notes_shown.show_write_up(work, self.clock, self.note_id)

    def note(self, note_id: int = 0) -> NoteShown:
        with self.vault.read() as work:
            return notes_shown.show_note(work, self.clock, note_id or self.note_id)

    def entries(self) -> list[Entry]:
        return list(self.see().entries)

    def place(self, number: int, heading: Heading) -> None:
        self.history.do(write_up.place_entry, self.note_id, self.entries()[number].id, heading)

    def sign(self) -> None:
        self.history.do(write_up.sign_note, self.note_id)

    def undo(self) -> str:
        done = self.history.undo(self.couple_id)
        assert done is not None
        return done.name


@pytest.fixture
def desk(history: History, vault: Vault, clock: SteadyClock) -> Desk:
    return Desk(history, vault, clock)


def test_a_session_has_one_note_and_others_stand_alone(desk: Desk) -> None:
    assert desk.begin(desk.session_id) == desk.note_id
    alone = desk.begin()
    assert len({desk.note_id, alone, desk.begin()}) == 3
    assert desk.note(alone).session is None
    assert desk.history.undo_name(desk.couple_id) == "Ended session 1"


def test_a_new_note_follows_the_format_of_the_one_before(desk: Desk) -> None:
    assert desk.note().note.format is NoteFormat.DAP
    desk.history.do(write_up.change_format, desk.note_id, NoteFormat.SOAP)
    assert desk.note(desk.begin(desk.hour("Again."))).note.format is NoteFormat.SOAP


def test_nothing_is_written_up_while_somebody_is_in_the_room(desk: Desk) -> None:
    desk.history.do(session.start_session, desk.couple_id)
    with pytest.raises(Refused, match="Somebody is in the room"):
        desk.begin(desk.session_id)


def test_what_is_typed_is_kept_as_it_is(desk: Desk) -> None:
    desk.write(D, "Both att")
    desk.write(D, "Both attended. \n")
    assert desk.see().shown.sections == {D: "Both attended. \n"}
    assert desk.see().shown.headings == (D, A, P)


def test_taking_up_copies_the_words_to_the_end_and_leaves_the_entry(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    before = desk.entries()
    desk.place(0, D)
    seen = desk.see()
    assert seen.shown.sections[D] == "Both attended.\nArrived settled."
    assert list(seen.entries) == before
    assert seen.placed == {before[0].id: D}
    assert seen.left_over == tuple(before[1:])
    assert desk.undo() == "Took up an entry under Data"
    assert desk.see().shown.sections[D] == "Both attended."
    desk.history.redo(desk.couple_id)
    assert desk.see().placed == {before[0].id: D}


def test_an_entry_is_moved_to_another_heading_and_back(desk: Desk) -> None:
    desk.place(0, D)
    desk.place(0, P)
    assert desk.see().shown.sections == {D: "", P: "Arrived settled."}
    desk.undo()
    assert desk.see().shown.sections == {D: "Arrived settled.", P: ""}
    with pytest.raises(Refused, match="stands there already"):
        desk.place(0, D)


def test_what_the_therapist_made_of_an_entry_is_never_taken_away(desk: Desk) -> None:
    desk.place(0, D)
    desk.write(D, "Both arrived settled, and said so.")
    desk.place(0, A)
    assert desk.see().shown.sections == {D: "Both arrived settled, and said so.", A: "Arrived settled."}
    desk.undo()
    assert desk.see().shown.sections == {D: "Both arrived settled, and said so.", A: ""}
    entry_id = desk.entries()[0].id
    desk.history.do(write_up.take_out, desk.note_id, entry_id)
    assert desk.see().placed == {}
    assert desk.undo() == "Took out an entry from Data"
    assert desk.see().placed == {entry_id: D}
    assert desk.see().shown.sections[D] == "Both arrived settled, and said so."


def test_taking_out_takes_the_words_where_they_stand_as_they_were(desk: Desk) -> None:
    desk.place(0, D)
    desk.place(1, D)
    desk.history.do(write_up.take_out, desk.note_id, desk.entries()[0].id)
    assert desk.see().shown.sections[D] == "Amber means slow down."
    desk.undo()
    assert desk.see().shown.sections[D] == "Arrived settled.\nAmber means slow down."
    with pytest.raises(Refused, match="not taken up"):
        desk.history.do(write_up.take_out, desk.note_id, desk.entries()[2].id)


def test_undo_puts_the_words_back_to_where_they_stood(desk: Desk) -> None:
    desk.place(0, D)
    desk.place(1, D)
    desk.write(D, "Arrived settled.\nAmber means slow down.\nMy own last line.")
    desk.write(P, "Before.\nAfter.")
    whole = desk.see().shown.sections
    desk.history.do(write_up.take_out, desk.note_id, desk.entries()[1].id)
    out = desk.see().shown.sections
    assert out[D] == "Arrived settled.\nMy own last line."
    desk.undo()
    assert desk.see().shown.sections == whole
    desk.history.redo(desk.couple_id)
    assert desk.see().shown.sections == out
    desk.undo()
    desk.place(1, P)
    moved = desk.see().shown.sections
    desk.undo()
    assert desk.see().shown.sections == whole
    desk.history.redo(desk.couple_id)
    assert desk.see().shown.sections == moved


def test_words_whose_neighbours_were_reworded_come_back_at_the_end(desk: Desk) -> None:
    desk.place(0, D)
    desk.place(1, D)
    desk.history.do(write_up.take_out, desk.note_id, desk.entries()[0].id)
    desk.write(D, "Amber means stop.")
    desk.undo()
    assert desk.see().shown.sections[D] == "Amber means stop.\nArrived settled."


def test_only_entries_of_the_session_that_are_still_there_are_taken_up(desk: Desk) -> None:
    removed = desk.entries()[0].id
    desk.history.do(session.remove_entry, removed)
    other = desk.hour("Of another day.")
    with desk.vault.read() as work:
        elsewhere = work.sessions.entries(other)[0].id
    for entry_id in (removed, elsewhere):
        with pytest.raises(Refused, match="not in the notes of this session"):
            desk.history.do(write_up.place_entry, desk.note_id, entry_id, D)


def test_another_format_loses_and_hides_no_word(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    desk.history.do(write_up.change_format, desk.note_id, NoteFormat.SOAP)
    seen = desk.see().shown
    assert seen.headings == (Heading.SUBJECTIVE, Heading.OBJECTIVE, A, P, D)
    assert seen.sections == {D: "Both attended."}
    assert desk.undo() == "Changed the headings to SOAP"
    assert desk.see().shown.headings == (D, A, P)
    done = desk.history.do(write_up.change_format, desk.note_id, NoteFormat.PLAIN)
    assert done.name == "Changed the headings to Plain"


def test_a_step_is_named_by_words_of_the_note(desk: Desk) -> None:
    step_id, title = desk.see().titles[0]
    done = desk.history.do(write_up.mention_step, desk.note_id, step_id, title)
    assert done.inverse is None
    assert [(one.step_id, one.words) for one in desk.see().shown.mentions] == [(step_id, "Hand massage")]


def test_an_empty_note_cannot_be_signed(desk: Desk) -> None:
    desk.write(D, "  \n")
    with pytest.raises(Refused, match="nothing to sign") as no:
        desk.sign()
    assert no.value.field == "sections"


def test_signing_keeps_who_and_when_and_a_seal_that_holds(desk: Desk) -> None:
    with desk.vault.write() as work:
        work.practices.save(work.practices.get().but(name="Mara Lind", credentials="couples and sex therapy"))
    desk.write(D, "Both attended.")
    desk.place(1, A)
    desk.clock.go_on(minutes=3, microseconds=1234)
    done = desk.history.do(write_up.sign_note, desk.note_id)
    assert (done.change.happened, done.name, done.inverse) == (Happened.NOTE_SIGNED, "Signed session 1", None)
    shown = desk.note()
    assert shown.note.signed_by == "Mara Lind, couples and sex therapy"
    with desk.vault.read() as work:
        assert seal_holds(shown.note, work.notes.sections(desk.note_id), shown.session)
    assert shown.note.signed_at == desk.clock.now()
    assert shown.whole
    assert shown.signed


def test_a_note_is_signed_after_its_session_has_ended(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    desk.undo()
    with pytest.raises(Refused, match="after its session has ended"):
        desk.sign()
    desk.history.do(session.end_session, desk.session_id)
    desk.sign()
    assert desk.note().whole


def test_a_note_that_stands_alone_is_signed_too(desk: Desk) -> None:
    desk.note_id = desk.begin()
    desk.write(D, "A letter came.")
    assert desk.history.do(write_up.sign_note, desk.note_id).name == "Signed the note"
    assert desk.note().whole
    assert desk.see().entries == ()


def test_nothing_changes_a_signed_note(desk: Desk) -> None:
    desk.place(0, D)
    entry = desk.entries()[1]
    desk.sign()
    refused = "stays as it is"
    with pytest.raises(Refused, match=refused):
        desk.write(D, "Something else.")
    with pytest.raises(Refused, match=refused):
        desk.place(1, D)
    for action, given in (
        (write_up.take_out, (desk.note_id, desk.entries()[0].id)),
        (write_up.change_format, (desk.note_id, NoteFormat.SOAP)),
        (write_up.mention_step, (desk.note_id, desk.see().titles[0][0], "Hand massage")),
        (write_up.sign_note, (desk.note_id,)),
        (write_up.let_go_empty, (desk.note_id,)),
    ):
        with pytest.raises(Refused, match=refused):
            desk.history.do(action, *given)
    assert desk.see().placed == {desk.entries()[0].id: D}
    assert entry in desk.entries()


def test_undo_walks_past_what_a_signed_note_holds(desk: Desk) -> None:
    desk.place(0, D)
    desk.history.do(write_up.change_format, desk.note_id, NoteFormat.SOAP)
    desk.sign()
    signed = desk.note()
    for _ in range(2):
        with pytest.raises(Refused, match="signed"):
            desk.history.undo(desk.couple_id)
    with pytest.raises(Refused, match="Start a new session instead"):
        desk.history.undo(desk.couple_id)
    assert desk.undo() == "Kept a note"
    assert desk.undo() == "Kept a note"
    with pytest.raises(Refused, match="stands in a signed note"):
        desk.history.undo(desk.couple_id)
    assert desk.note() == signed


def test_redo_does_not_reach_into_a_signed_note(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    desk.place(0, D)
    desk.undo()
    desk.sign()
    assert desk.history.redo_name(desk.couple_id) == ""


def test_an_entry_that_a_signed_note_holds_stays_as_it_is(desk: Desk) -> None:
    desk.place(0, D)
    held, free = desk.entries()[:2]
    desk.sign()
    with pytest.raises(Refused, match="stands in a signed note"):
        desk.history.do(session.edit_entry, held.id, "Something else.", None)
    with pytest.raises(Refused, match="stands in a signed note"):
        desk.history.do(session.remove_entry, held.id)
    with pytest.raises(Refused, match="stands in a signed note"):
        desk.history.do(session.put_back_entry, held.id)
    desk.history.do(session.edit_entry, free.id, "Reworded.", Mark.SETBACK, SetbackKind.EDGE)
    assert desk.entries()[0] == held
    assert desk.entries()[1].text == "Reworded."


def test_an_addendum_stands_below_with_its_date_and_author(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    with pytest.raises(Refused, match="not signed yet"):
        desk.history.do(write_up.add_addendum, desk.note_id, "Later.")
    desk.sign()
    with desk.vault.write() as work:
        session.keep_draft(work, desk.clock, write_up.ADDENDUM, desk.note_id, "Ash wrote")
    with pytest.raises(Refused, match="a few words first"):
        desk.history.do(write_up.add_addendum, desk.note_id, " \n")
    desk.clock.go_on(days=2)
    done = desk.history.do(write_up.add_addendum, desk.note_id, " Ash wrote that two minutes each was meant.\n")
    assert (done.change.happened, done.inverse) == (Happened.NOTE_ADDED_TO, None)
    added = desk.note().addenda[0]
    assert (added.text, added.at) == ("Ash wrote that two minutes each was meant.", desk.clock.now())
    assert added.by == desk.note().note.signed_by
    assert desk.note().whole
    with desk.vault.read() as work:
        assert session.draft_of(work, desk.clock, write_up.ADDENDUM, desk.note_id) == ""


def test_process_notes_stay_open_beside_a_signed_note(desk: Desk) -> None:
    desk.write(D, "Both attended.")
    assert desk.see().process == ""
    desk.sign()
    for words_now in ("I noticed", "I noticed my own hurry."):
        with desk.vault.write() as work:
            write_up.write_process(work, desk.clock, desk.note_id, words_now)
    assert desk.see().process == "I noticed my own hurry."
    assert desk.note().whole


def test_an_empty_note_that_stands_alone_is_put_away_and_no_other(desk: Desk) -> None:
    alone = desk.begin()
    desk.history.do(write_up.let_go_empty, alone)
    with desk.vault.read() as work:
        assert [one.id for one in work.notes.of_couple(desk.couple_id)] == [desk.note_id]
    with pytest.raises(Refused, match="so it stays"):
        desk.history.do(write_up.let_go_empty, desk.note_id)
    desk.note_id = desk.begin()
    with desk.vault.write() as work:
        write_up.write_process(work, desk.clock, desk.note_id, "A thought.")
    with pytest.raises(Refused, match="so it stays"):
        desk.history.do(write_up.let_go_empty, desk.note_id)
    with desk.vault.write() as work:
        write_up.write_process(work, desk.clock, desk.note_id, " ")
    desk.write(D, "A letter came.")
    with pytest.raises(Refused, match="so it stays"):
        desk.history.do(write_up.let_go_empty, desk.note_id)


def test_nothing_is_written_into_a_note_that_was_put_away(desk: Desk) -> None:
    alone = desk.begin()
    desk.history.do(write_up.let_go_empty, alone)
    for action, given in (
        (write_up.change_format, (alone, NoteFormat.SOAP)),
        (write_up.mention_step, (alone, desk.see().titles[0][0], "Hand massage")),
        (write_up.let_go_empty, (alone,)),
        (write_up.sign_note, (alone,)),
    ):
        with pytest.raises(Refused, match="not there any more"):
            desk.history.do(action, *given)
    desk.note_id = alone
    with pytest.raises(Refused, match="not there any more"):
        desk.write(D, "Words.")
    with pytest.raises(Refused, match="not there any more"), desk.vault.write() as work:
        write_up.write_process(work, desk.clock, alone, "Thoughts.")
    assert desk.note().sections == {}


def test_earlier_notes_are_the_signed_ones_latest_first(desk: Desk) -> None:
    desk.write(D, "The first.")
    desk.sign()
    first = desk.note_id
    desk.clock.go_on(days=14)
    desk.note_id = desk.begin(desk.hour("Again."))
    desk.write(D, "The second.")
    with desk.vault.read() as work:
        assert [one.note.id for one in notes_shown.earlier_notes(work, desk.clock, desk.couple_id, desk.note_id)] == [
            first
        ]
    desk.sign()
    alone = desk.begin()
    with desk.vault.read() as work:
        shown = notes_shown.earlier_notes(work, desk.clock, desk.couple_id, alone)
    assert [one.note.id for one in shown] == [desk.note_id, first]


def waits(desk: Desk) -> list[tuple[int, Stand]]:
    with desk.vault.read() as work:
        found = notes_shown.unfinished(work, desk.clock)
        assert found == tuple(notes_shown.unfinished_of(work, desk.clock, desk.couple_id))
    return [(one.session.number if one.session else 0, one.stand) for one in found]


def test_what_is_not_written_up_or_not_signed_is_found_again(desk: Desk) -> None:
    assert waits(desk) == [(1, Stand.NOT_WRITTEN)]
    desk.write(D, "Both attended.")
    assert waits(desk) == [(1, Stand.NOT_SIGNED)]
    desk.clock.go_on(days=1)
    desk.begin()
    second = desk.hour("Again.")
    assert waits(desk) == [(2, Stand.NOT_WRITTEN), (1, Stand.NOT_SIGNED)]
    desk.sign()
    assert waits(desk) == [(2, Stand.NOT_WRITTEN)]
    desk.note_id = desk.begin(second)
    desk.write(P, "One hand.")
    desk.sign()
    assert waits(desk) == []
    desk.note_id = desk.begin()
    desk.write(D, "A letter came.")
    assert waits(desk) == [(0, Stand.NOT_SIGNED)]


def test_a_session_that_nobody_wrote_up_is_found_again_however_many_came_since(desk: Desk) -> None:
    desk.clock.go_on(days=14)
    desk.hour("Again.")
    assert waits(desk) == [(2, Stand.NOT_WRITTEN), (1, Stand.NOT_WRITTEN)]
    desk.clock.go_on(days=14)
    desk.note_id = desk.begin(desk.hour("Once more."))
    desk.write(D, "Both came.")
    desk.sign()
    assert waits(desk) == [(2, Stand.NOT_WRITTEN), (1, Stand.NOT_WRITTEN)]


def test_a_session_begun_by_a_slip_is_let_be_once_another_came(desk: Desk) -> None:
    desk.clock.go_on(days=1)
    started = desk.history.do(session.start_session, desk.couple_id)
    desk.history.do(session.end_session, started.change.ids[0])
    assert waits(desk) == [(2, Stand.NOT_WRITTEN), (1, Stand.NOT_WRITTEN)]
    desk.clock.go_on(days=1)
    desk.hour("Again.")
    assert waits(desk) == [(3, Stand.NOT_WRITTEN), (1, Stand.NOT_WRITTEN)]


def test_nobody_who_never_came_or_is_gone_is_brought_up(desk: Desk) -> None:
    welcome(desk.history, "Jude & Noor")
    assert waits(desk) == [(1, Stand.NOT_WRITTEN)]
    desk.history.do(roster.set_status, desk.couple_id, Status.CLOSED)
    with desk.vault.read() as work:
        assert notes_shown.unfinished(work, desk.clock) == ()


def test_a_session_in_course_is_not_the_last(desk: Desk) -> None:
    desk.history.do(session.start_session, desk.couple_id)
    with desk.vault.read() as work:
        last = notes_shown.last_session(work, desk.clock, desk.couple_id)
        assert last is not None
        assert last.id == desk.session_id
        assert notes_shown.note_of_session(work, desk.clock, desk.session_id) == desk.note().note


def test_a_repair_brings_its_crossed_line(desk: Desk) -> None:
    line = desk.entries()[0]
    desk.history.do(session.edit_entry, line.id, line.text, Mark.SETBACK, SetbackKind.LINE_CROSSED)
    repair = desk.entries()[1]
    desk.history.do(session.edit_entry, repair.id, repair.text, Mark.REPAIR, repairs_id=line.id)
    assert desk.see().crossed[line.id].text == "Arrived settled."


@pytest.mark.parametrize("heading", Heading)
def test_every_heading_has_a_word_that_begins_with_its_letter(heading: Heading) -> None:
    assert write_up.heading_word(heading).upper()[0] == heading.value[0].upper()


def test_what_waits_is_said_in_a_sentence(desk: Desk) -> None:
    def said(*, named: bool = False) -> list[str]:
        with desk.vault.read() as work:
            found = notes_shown.unfinished(work, desk.clock)
        return [f"{notes_shown.waiting_words(one, named=named)} ({notes_shown.way_words(one)})" for one in found]

    assert said() == ["Session 1 is not written up yet (Write up)"]
    desk.write(D, "Both attended.")
    assert said(named=True) == ["Robin & Ash: session 1 is not signed yet (Go on writing)"]
    desk.sign()
    desk.note_id = desk.begin()
    desk.write(D, "A letter came.")
    assert said() == ["A note of 14 May is not signed yet (Go on writing)"]
    session_id = desk.history.do(session.start_session, desk.couple_id).change.ids[0]
    assert said() == ["A note of 14 May is not signed yet (Go on writing)"]
    with desk.vault.read() as work:
        assert notes_shown.couple_of_session(work, desk.clock, session_id) == desk.couple_id
