"""A signed note and an issued revision stay as they are, whatever is tried through the vault's own connection.

In the filled vault note 1 is signed (sections 1 and 2, placement 1 of entry 2, mention 1, addendum 1), note 2 a draft
(section 3, placement 2 of entry 1, mention 2), note 3 removed, note 4 empty, note 5 empty and removed; session 1
is that of note 1 and over, session 2 that of note 6 and in course; revisions 1, 2 are issued (lines 1 to 6, left out
1 and 2), 3 is a draft (line 7, left out 3), 4 removed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.models.note import Addendum, Heading, Mention, Note, Placement, Section
from app.models.revision import Clause, ClauseLine, LeftOut, RevisionEnd, RevisionEnded
from app.store.engine import raw
from app.store.vault import Vault
from app.store.work import Unit
from tests.store.filled import START, Filled, a_couple, a_path, a_session, fill, later
from tests.store.frozen.make_0001 import rows
from tests.store.test_search import index_agrees
from tests.store_fixtures import copied, template

NOTE = {
    "take the signature back": "UPDATE notes SET signed_at = NULL WHERE id = 1",
    "take the signature back, sealed or not": "UPDATE OR IGNORE notes SET signed_at = NULL, seal = '' WHERE id = 1",
    "sign as somebody else": "UPDATE notes SET signed_by = 'Somebody' WHERE id = 1",
    "date the signature back": "UPDATE notes SET signed_at = '2020-01-01T00:00:00.000000Z' WHERE id = 1",
    "put another seal on it": "UPDATE notes SET seal = 'another' WHERE id = 1",
    "change its format": "UPDATE notes SET format = 'plain' WHERE id = 1",
    "remove it": "UPDATE notes SET removed_at = '2026-03-03T00:00:00.000000Z' WHERE id = 1",
    "take it from its session": "UPDATE notes SET session_id = NULL WHERE id = 1",
    "touch it without a change": "UPDATE notes SET format = format WHERE id = 1",
    "renumber it": "UPDATE notes SET rowid = 99 WHERE id = 1",
    "delete it": "DELETE FROM notes WHERE id = 1",
    "replace it by itself": "REPLACE INTO notes SELECT * FROM notes WHERE id = 1",
    "replace it by another of its session": "INSERT OR REPLACE INTO notes (couple_id, session_id, format, begun_at,"
    " signed_by, seal) SELECT couple_id, session_id, format, begun_at, '', '' FROM notes WHERE id = 1",
    "push it out by a note brought back": "UPDATE OR REPLACE notes SET removed_at = NULL WHERE id = 3",
    "push it out by a note renumbered": "UPDATE OR REPLACE notes SET id = 1 WHERE id = 2",
    "upsert over it": "INSERT INTO notes SELECT * FROM notes WHERE id = 1 ON CONFLICT DO UPDATE SET seal = 'x'",
    "change its words": "UPDATE note_sections SET text = 'other words' WHERE id = 1",
    "change a heading": "UPDATE OR REPLACE note_sections SET heading = 'plan' WHERE id = 1",
    "delete words": "DELETE FROM note_sections WHERE id = 1",
    "add words": "INSERT INTO note_sections (note_id, heading, text) VALUES (1, 'plan', 'more')",
    "move words out": "UPDATE note_sections SET note_id = 2 WHERE id = 1",
    "move words in": "UPDATE note_sections SET note_id = 1 WHERE id = 3",
    "renumber words": "UPDATE note_sections SET rowid = 99 WHERE id = 1",
    "push words out by words renumbered": "UPDATE OR REPLACE note_sections SET _rowid_ = 1 WHERE id = 3",
    "replace words": "INSERT OR REPLACE INTO note_sections VALUES (1, 1, 'response', 'other words')",
    "replace words by their heading": "REPLACE INTO note_sections (note_id, heading, text) VALUES (1, 'response', '')",
    "replace words by a draft's": "REPLACE INTO note_sections VALUES (1, 2, 'plan', 'other words')",
    "upsert over words": "INSERT INTO note_sections (note_id, heading, text) VALUES (1, 'response', 'x')"
    " ON CONFLICT (note_id, heading) DO UPDATE SET text = excluded.text",
    "move an entry to another heading": "UPDATE note_placements SET heading = 'plan' WHERE id = 1",
    "take another entry up": "INSERT INTO note_placements (note_id, entry_id, heading) VALUES (1, 1, 'plan')",
    "put another entry in its place": "UPDATE note_placements SET entry_id = 1 WHERE id = 1",
    "take an entry out": "DELETE FROM note_placements WHERE id = 1",
    "change the words of a mention": "UPDATE note_mentions SET words = 'other' WHERE id = 1",
    "mention another step": "INSERT INTO note_mentions (note_id, step_id, words) VALUES (1, 1, 'other')",
    "forget a mention": "DELETE FROM note_mentions WHERE id = 1",
    "change an entry in it": "UPDATE entries SET text = 'other words' WHERE id = 2",
    "remove an entry in it": "UPDATE entries SET removed_at = at WHERE id = 2",
    "mark an entry in it": "UPDATE entries SET mark = NULL WHERE id = 2",
    "call an entry in it a setback": "UPDATE entries SET setback_kind = 'an edge' WHERE id = 2",
    "give an entry in it another time": "UPDATE entries SET at = '2020-01-01T00:00:00.000000Z' WHERE id = 2",
    "give an entry in it a step": "UPDATE entries SET step_id = 1 WHERE id = 2",
    "let an entry in it repair nothing": "UPDATE entries SET repairs_id = NULL WHERE id = 2",
    "renumber an entry in it": "UPDATE entries SET rowid = 99 WHERE id = 2",
    "replace an entry in it": "REPLACE INTO entries SELECT * FROM entries WHERE id = 2",
    "delete an entry in it": "DELETE FROM entries WHERE id = 2",
    "change an addendum": "UPDATE addenda SET text = 'other words' WHERE id = 1",
    "let an addendum be somebody else's": "UPDATE OR IGNORE addenda SET \"by\" = 'Somebody' WHERE id = 1",
    "delete an addendum": "DELETE FROM addenda WHERE id = 1",
    "replace an addendum": "REPLACE INTO addenda SELECT * FROM addenda WHERE id = 1",
    "slip an addendum in between": 'INSERT INTO addenda SELECT NULL, 1, at, note_id, "by", text FROM addenda',
    "delete the process note beside it": "DELETE FROM process_notes",
    "replace the process note beside it": "REPLACE INTO process_notes SELECT * FROM process_notes",
    "give its process note to another": "UPDATE process_notes SET note_id = 2",
    "renumber its process note": "UPDATE process_notes SET rowid = 99",
}

SESSION = {
    "count it otherwise": "UPDATE sessions SET number = 7 WHERE id = 1",
    "count it otherwise, by the row": "UPDATE OR REPLACE sessions SET number = 7 WHERE rowid = 1",
    "let it begin earlier": "UPDATE sessions SET started_at = '2020-01-01T00:00:00.000000Z' WHERE id = 1",
    "let it end earlier": "UPDATE sessions SET ended_at = '2020-01-01T00:00:00.000000Z' WHERE id = 1",
    "let it go on": "UPDATE sessions SET ended_at = NULL WHERE id = 1",
    "let it go on, whatever is open": "UPDATE OR IGNORE sessions SET ended_at = NULL WHERE id = 1",
    "take its appointment away": "UPDATE sessions SET appointment_id = NULL WHERE id = 1",
    "give it another appointment": "UPDATE sessions SET appointment_id = 2 WHERE id = 1",
    "say that the first was not there": "UPDATE sessions SET first_attends = 0 WHERE id = 1",
    "say that the second was not there": "UPDATE sessions SET second_attends = NOT second_attends WHERE id = 1",
    "say that neither was there": "UPDATE sessions SET first_attends = 0, second_attends = 0 WHERE id = 1",
    "give it to another couple": "UPDATE sessions SET couple_id = 2 WHERE id = 1",
    "change it whole": "UPDATE sessions SET (number, started_at) = (7, ended_at) WHERE id = 1",
    "change all of them": "UPDATE sessions SET number = number + 1",
    "change it from another table": "UPDATE sessions SET number = 7 FROM notes WHERE notes.session_id = sessions.id",
    "touch it without a change": "UPDATE sessions SET number = number WHERE id = 1",
    "renumber it": "UPDATE sessions SET id = 99 WHERE id = 1",
    "renumber its row": "UPDATE sessions SET rowid = 99 WHERE id = 1",
    "renumber its row by another name": "UPDATE sessions SET _rowid_ = 99, oid = 99 WHERE id = 1",
    "delete it": "DELETE FROM sessions WHERE id = 1",
    "delete all of them": "DELETE FROM sessions",
    "replace it by itself": "REPLACE INTO sessions SELECT * FROM sessions WHERE id = 1",
    "replace it by its id": "INSERT OR REPLACE INTO sessions SELECT id, couple_id, 7, started_at, ended_at, 0, 0,"
    " NULL FROM sessions WHERE id = 1",
    "replace it by its number": "INSERT OR REPLACE INTO sessions SELECT NULL, couple_id, number, ended_at, ended_at, 1,"
    " 1, NULL FROM sessions WHERE id = 1",
    "push it out by one counted otherwise": "UPDATE OR REPLACE sessions SET number = 1 WHERE id = 2",
    "push it out by one renumbered": "UPDATE OR REPLACE sessions SET id = 1 WHERE id = 2",
    "upsert over it": "INSERT INTO sessions SELECT * FROM sessions WHERE id = 1 ON CONFLICT DO UPDATE SET number = 7",
    "upsert over its number": "INSERT INTO sessions SELECT NULL, couple_id, number, started_at, ended_at, 1, 1, NULL"
    " FROM sessions WHERE id = 1 ON CONFLICT (couple_id, number) DO UPDATE SET started_at = ended_at",
}

REVISION = {
    "make a draft of it again": "UPDATE revisions SET issued_at = NULL WHERE id = 1",
    "date it back": "UPDATE revisions SET issued_at = '2020-01-01T00:00:00.000000Z' WHERE id = 1",
    "give it another reason": "UPDATE OR IGNORE revisions SET reason = 'another' WHERE id = 1",
    "review it another day": "UPDATE revisions SET review_on = '2027-01-01' WHERE id = 1",
    "remove it": "UPDATE revisions SET removed_at = issued_at WHERE id = 1",
    "touch it without a change": "UPDATE revisions SET reason = reason WHERE id = 1",
    "renumber it": "UPDATE revisions SET rowid = 99 WHERE id = 2",
    "count it otherwise": "UPDATE revisions SET number = 9 WHERE id = 1",
    "give it to another couple": "UPDATE revisions SET couple_id = 2 WHERE id = 1",
    "delete it": "DELETE FROM revisions WHERE id = 1",
    "replace it": "REPLACE INTO revisions SELECT * FROM revisions WHERE id = 1",
    "replace it by a draft of its number": "INSERT OR REPLACE INTO revisions (couple_id, number, reason, begun_at,"
    " review_on) SELECT couple_id, number, '', begun_at, review_on FROM revisions WHERE id = 1",
    "push it out by a draft counted otherwise": "UPDATE OR REPLACE revisions SET number = 1 WHERE id = 3",
    "change a line": "UPDATE clause_lines SET text = 'other words' WHERE id = 1",
    "change what is said": "UPDATE clause_lines SET said = 'other' WHERE id = 1",
    "give a line to the other partner": "UPDATE clause_lines SET marker = 'first' WHERE id = 1",
    "remove a line": "UPDATE clause_lines SET removed_at = '2026-03-03T00:00:00.000000Z' WHERE id = 1",
    "bring a line back": "UPDATE clause_lines SET removed_at = NULL WHERE id = 3",
    "add a line": "INSERT INTO clause_lines (revision_id, clause, place, text, said, aside, card)"
    " VALUES (1, 'pausing', 2, '', '', '', '')",
    "move a line in": "UPDATE clause_lines SET revision_id = 1 WHERE id = 7",
    "move a line out": "UPDATE clause_lines SET revision_id = 3 WHERE id = 1",
    "delete a line": "DELETE FROM clause_lines WHERE id = 1",
    "replace a line": "REPLACE INTO clause_lines SELECT * FROM clause_lines WHERE id = 1",
    "push a line out by one renumbered": "UPDATE OR REPLACE clause_lines SET rowid = 1 WHERE id = 7",
    "take in a step left out": "DELETE FROM revision_left_out WHERE id = 1",
    "leave out another step": "INSERT INTO revision_left_out (revision_id, step_id) VALUES (1, 2)",
    "leave out one for another": "UPDATE revision_left_out SET step_id = 2 WHERE id = 1",
    "move what is left out in": "UPDATE revision_left_out SET revision_id = 1 WHERE id = 3",
    "change its bytes": "UPDATE issued_revisions SET pdf = x'00' WHERE id = 1",
    "change its content": "UPDATE OR IGNORE issued_revisions SET content = '{}' WHERE id = 1",
    "delete its bytes": "DELETE FROM issued_revisions WHERE id = 1",
    "replace its bytes": "REPLACE INTO issued_revisions SELECT * FROM issued_revisions WHERE id = 1",
    "issue it again": "INSERT OR REPLACE INTO issued_revisions SELECT NULL, last, at, revision_id, paper, colour,"
    " record_code, content, sha256, pdf FROM issued_revisions, sequence WHERE issued_revisions.id = 1",
    "issue a draft without its bytes": "UPDATE revisions SET issued_at = begun_at WHERE id = 3",
    "add one issued already": "INSERT INTO revisions SELECT NULL, couple_id, 9, '', begun_at, review_on, issued_at,"
    " NULL FROM revisions WHERE id = 1",
    "change how it ended": "UPDATE revision_ends SET how = 'ended'",
    "let it stand again": "DELETE FROM revision_ends",
    "replace how it ended": "REPLACE INTO revision_ends SELECT * FROM revision_ends",
    "delete a draft": "DELETE FROM revisions WHERE id = 3",
    "delete a draft's line": "DELETE FROM clause_lines WHERE id = 7",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Filled]:
    """The vault that every test here has a copy of, closed, and what is in it."""
    folder = tmp_path_factory.mktemp("made") / "vault"
    with copied(template(tmp_path_factory), folder) as vault, vault.write() as work:
        kept = fill(work)
        work.notes.add(Note(couple_id=kept.couple.id, begun_at=later(120)))
        work.notes.add(Note(couple_id=kept.couple.id, begun_at=later(130), removed_at=later(130)))
        draft = kept.written.draft.id
        work.notes.place(Placement(note_id=draft, entry_id=kept.entries[0].id, heading=Heading.NOTE))
        work.notes.mention(Mention(note_id=draft, step_id=kept.steps[0].id, words="side by side"))
        a_couple(work, "Kim", "Lee")
        another = a_session(work, kept.couple, number=2)
        work.notes.add(Note(couple_id=kept.couple.id, session_id=another.id, begun_at=later(140)))
    return folder, kept


@pytest.fixture
def filled(made: tuple[Path, Filled]) -> Filled:
    return made[1]


@pytest.fixture
def vault(tmp_path: Path, made: tuple[Path, Filled]) -> Iterator[Vault]:
    with copied(made[0], tmp_path / "vault") as opened:
        yield opened


@pytest.fixture
def sql(vault: Vault, filled: Filled) -> Iterator[sqlite3.Connection]:
    """The program's own connection to the filled vault, outside any transaction, able to write."""
    with vault._writing.connect() as connection:
        yield raw(connection)


@pytest.mark.parametrize("statement", NOTE.values(), ids=NOTE)
def test_a_signed_note_stays_as_it_is(vault: Vault, sql: sqlite3.Connection, statement: str) -> None:
    stays(vault, sql, statement)


@pytest.mark.parametrize("statement", SESSION.values(), ids=SESSION)
def test_the_session_of_a_signed_note_stays_as_it_is(vault: Vault, sql: sqlite3.Connection, statement: str) -> None:
    stays(vault, sql, statement)


@pytest.mark.parametrize("statement", REVISION.values(), ids=REVISION)
def test_an_issued_revision_stays_as_it_is(vault: Vault, sql: sqlite3.Connection, statement: str) -> None:
    stays(vault, sql, statement)


def stays(vault: Vault, sql: sqlite3.Connection, statement: str) -> None:
    """The statement is refused, and every row of the vault is byte for byte as it was."""
    before = rows(vault)
    with pytest.raises(dbapi2.IntegrityError):
        sql.execute(statement)
    assert not sql.in_transaction
    assert rows(vault) == before
    index_agrees(vault)


NO_SENSE = (
    "UPDATE notes SET signed_at = begun_at WHERE id = 2",
    "UPDATE notes SET signed_at = begun_at, signed_by = 'Elin' WHERE id = 2",
    "UPDATE notes SET signed_at = begun_at, seal = 'seal' WHERE id = 2",
    "UPDATE notes SET signed_at = begun_at, signed_by = 'Elin', seal = 'seal' WHERE id = 3",
    "UPDATE notes SET signed_at = begun_at, signed_by = 'Elin', seal = 'seal', removed_at = NULL WHERE id = 5",
    "UPDATE notes SET signed_at = begun_at, signed_by = 'Elin', seal = 'seal' WHERE id = 6",
    "UPDATE notes SET couple_id = 2 WHERE id = 2",
    "UPDATE notes SET session_id = 1 WHERE id = 2",
    "UPDATE notes SET begun_at = '2020-01-01T00:00:00.000000Z' WHERE id = 2",
    "UPDATE notes SET format = 'prose' WHERE id = 2",
    "DELETE FROM notes WHERE id = 2",
    "DELETE FROM notes WHERE id = 4",
    "REPLACE INTO notes SELECT * FROM notes WHERE id = 4",
    "UPDATE notes SET rowid = 99 WHERE id = 4",
    "DELETE FROM revisions WHERE id = 4",
    "UPDATE revisions SET rowid = 99 WHERE id = 4",
    "UPDATE note_sections SET rowid = 99 WHERE id = 3",
    "UPDATE note_sections SET note_id = 4 WHERE id = 3",
    "UPDATE note_placements SET rowid = 99 WHERE id = 2",
    "UPDATE note_placements SET note_id = 4 WHERE id = 2",
    "UPDATE note_mentions SET rowid = 99 WHERE id = 2",
    "UPDATE note_mentions SET note_id = 4 WHERE id = 2",
    "UPDATE clause_lines SET rowid = 99 WHERE id = 7",
    "UPDATE clause_lines SET revision_id = 4 WHERE id = 7",
    "UPDATE revision_left_out SET revision_id = 4 WHERE id = 3",
    "INSERT INTO notes SELECT NULL, couple_id, NULL, format, begun_at, begun_at, 'Elin', 'seal', NULL FROM notes",
    "INSERT INTO notes SELECT NULL, couple_id, session_id, format, begun_at, NULL, '', '', NULL FROM notes LIMIT 1",
    "INSERT INTO notes SELECT NULL, 2, session_id, format, begun_at, NULL, '', '', begun_at FROM notes LIMIT 1",
    "INSERT INTO note_sections (note_id, heading, text) VALUES (2, 'note', 'again')",
    "INSERT INTO note_sections (note_id, heading, text) VALUES (2, 'elsewhere', '')",
    "UPDATE note_sections SET text = NULL WHERE id = 3",
    "INSERT INTO process_notes SELECT NULL, note_id, text, changed_at FROM process_notes",
    "INSERT INTO issued_revisions SELECT NULL, 1, at, 3, paper, 1, 'code', '', 's', pdf FROM issued_revisions LIMIT 1",
    "INSERT INTO revision_ends SELECT NULL, 1, at, 2, how FROM revision_ends",
    "UPDATE clause_lines SET place = -1 WHERE id = 7",
    "UPDATE clause_lines SET follows = 2 WHERE id = 7",
    "UPDATE clause_lines SET clause = 'weather' WHERE id = 7",
    "INSERT INTO revisions SELECT NULL, couple_id, 9, '', begun_at, review_on, NULL, NULL FROM revisions WHERE id = 1",
    "UPDATE revisions SET removed_at = NULL WHERE id = 4",
    "UPDATE revisions SET begun_at = '2020-01-01T00:00:00.000000Z' WHERE id = 3",
)


@pytest.mark.parametrize("statement", NO_SENSE, ids=range(len(NO_SENSE)))
def test_notes_and_revisions_that_make_no_sense_are_refused(
    vault: Vault, sql: sqlite3.Connection, statement: str
) -> None:
    stays(vault, sql, statement)


def test_the_program_changes_neither(vault: Vault, filled: Filled) -> None:
    written, agreed = filled.written, filled.agreed
    note, revision, line = written.signed, agreed.issued, agreed.lines[0]
    attempts: tuple[Callable[[Unit], object], ...] = (
        lambda work: work.notes.save(note),
        lambda work: work.notes.save(note.but(signed_at=None, signed_by="", seal="")),
        lambda work: work.notes.keep_section(written.sections[0].but(text="other")),
        lambda work: work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text="more")),
        lambda work: work.notes.place(written.placement.but(heading=Heading.PLAN)),
        lambda work: work.notes.take_out(note.id, written.placement.entry_id),
        lambda work: work.notes.mention(written.mention.but(words="other")),
        lambda work: work.sessions.save_entry(filled.entries[1].but(text="other")),
        lambda work: work.sessions.save(filled.session.but(number=7)),
        lambda work: work.revisions.save(revision),
        lambda work: work.revisions.save(agreed.draft.but(issued_at=START)),
        lambda work: work.revisions.add_line(line.but(id=0)),
        lambda work: work.revisions.save_lines([line.but(place=1)]),
        lambda work: work.revisions.leave_out(LeftOut(revision_id=revision.id, step_id=filled.steps[1].id)),
        lambda work: work.revisions.take_in(revision.id, filled.steps[0].id),
        lambda work: work.revisions.issue(agreed.prints[0].but(id=0, seq=0)),
        lambda work: work.revisions.issue(agreed.prints[0].but(id=0, seq=0, revision_id=4)),
        lambda work: work.revisions.issue(agreed.prints[0].but(id=0, seq=0, revision_id=agreed.draft.id, pdf=b"")),
    )
    before = rows(vault)
    for number, attempt in enumerate(attempts):
        with pytest.raises(IntegrityError), vault.write() as work:
            attempt(work)
        assert rows(vault) == before, number


def test_an_addendum_follows_a_signed_note_and_an_end_an_issued_revision(vault: Vault, filled: Filled) -> None:
    addendum = Addendum(note_id=filled.written.draft.id, by="Elin Marsh", text="more", at=later(1))
    for wrong in (addendum, addendum.but(note_id=filled.written.signed.id, by=""), addendum.but(note_id=404)):
        with pytest.raises(IntegrityError), vault.write() as work:
            work.notes.add_addendum(wrong)
    ended = RevisionEnded(revision_id=filled.agreed.draft.id, how=RevisionEnd.ENDED, at=later(1))
    for none in (ended, ended.but(revision_id=404)):
        with pytest.raises(IntegrityError), vault.write() as work:
            work.revisions.end(none)


def test_only_a_draft_is_issued(vault: Vault, filled: Filled) -> None:
    for revision_id in (filled.agreed.issued.id, 4, 404):
        with pytest.raises(IntegrityError, match="only a draft is issued"), vault.write() as work:
            work.revisions.issue(filled.agreed.prints[0].but(id=0, seq=0, revision_id=revision_id))


def test_nothing_of_one_couple_hangs_on_another(vault: Vault, filled: Filled) -> None:
    with vault.write() as work:
        work.sessions.save(work.sessions.get(2).but(ended_at=later(150)))
        others = a_couple(work, "Kim", "Lee")
        _, (step,) = a_path(work, others, "theirs")
        session = a_session(work, others, 1)
        entry = work.sessions.add_entry(filled.entries[0].but(couple_id=others.id, session_id=session.id, step_id=None))
        theirs = work.revisions.add(filled.agreed.draft.but(couple_id=others.id))
        mine = work.notes.place(
            Placement(note_id=filled.written.draft.id, entry_id=filled.entries[0].id, heading=Heading.NOTE)
        )
        named = work.notes.mention(
            Mention(note_id=filled.written.draft.id, step_id=filled.steps[0].id, words="beside each other")
        )
    draft, revision = filled.written.draft.id, filled.agreed.draft.id
    line = ClauseLine(revision_id=theirs.id, clause=Clause.BASELINE, place=0)
    attempts: tuple[Callable[[Unit], object], ...] = (
        lambda work: work.notes.add(Note(couple_id=filled.couple.id, session_id=session.id, begun_at=START)),
        lambda work: work.notes.place(Placement(note_id=draft, entry_id=entry.id, heading=Heading.NOTE)),
        lambda work: work.notes.mention(Mention(note_id=draft, step_id=step.id, words="theirs")),
        lambda work: work.revisions.leave_out(LeftOut(revision_id=revision, step_id=step.id)),
        lambda work: work.revisions.add_line(line.but(follows=filled.agreed.lines[0].id)),
    )
    for attempt in attempts:
        with pytest.raises(IntegrityError), vault.write() as work:
            attempt(work)
    with vault._writing.connect() as connection:
        for statement in (
            f"UPDATE note_placements SET entry_id = {entry.id} WHERE id = {mine.id}",
            f"UPDATE note_mentions SET step_id = {step.id} WHERE id = {named.id}",
            f"UPDATE revision_left_out SET step_id = {step.id} WHERE revision_id = {revision}",
        ):
            with pytest.raises(dbapi2.IntegrityError, match="another couple's"):
                raw(connection).execute(statement)
    with vault.write() as work:
        work.revisions.add_line(line)
