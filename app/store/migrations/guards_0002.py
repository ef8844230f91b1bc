"""The triggers that schema 2 adds to guard what may be written, frozen.

What is signed or issued stays word for word, and so does what hangs on it. None of them names the columns it
watches: an update of the row number would walk past (product invariants on records).
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations


def _never_changed(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_never_changed BEFORE UPDATE ON {table}
BEGIN
    SELECT RAISE(ABORT, '{table} is only ever appended to');
END
"""


def _never_removed(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_never_removed BEFORE DELETE ON {table}
BEGIN
    SELECT RAISE(ABORT, 'nothing is deleted from {table}');
END
"""


def _in_order(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table}
WHEN NEW.seq <> (SELECT last FROM sequence)
BEGIN
    SELECT RAISE(ABORT, 'the event is out of order');
END
"""


def _stays(table: str, *columns: str) -> str:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in ("id", *columns))
    return f"""
CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
WHEN {changed}
BEGIN
    SELECT RAISE(ABORT, 'where a row of {table} belongs never changes');
END
"""


def _sealed(table: str, verb: str, row: str, sealed: str, why: str) -> str:
    return f"""
CREATE TRIGGER {table}_sealed_{verb.lower()} BEFORE {verb} ON {table}
WHEN EXISTS ({sealed.format(row=row)})
BEGIN
    SELECT RAISE(ABORT, '{why}');
END
"""


def _with_its_note(table: str) -> tuple[str, ...]:
    signed = "SELECT 1 FROM notes WHERE id = {row}.note_id AND signed_at IS NOT NULL"
    return tuple(
        _sealed(table, verb, row, signed, "a signed note never changes")
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


def _with_its_revision(table: str) -> tuple[str, ...]:
    issued = "SELECT 1 FROM revisions WHERE id = {row}.revision_id AND issued_at IS NOT NULL"
    return tuple(
        _sealed(table, verb, row, issued, "an issued revision never changes")
        for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    )


def _own_step(table: str, owners: str, owner: str, when: str, name: str) -> str:
    return f"""
CREATE TRIGGER {table}_{name} BEFORE {when} ON {table}
WHEN NOT EXISTS (
    SELECT 1 FROM {owners}
    JOIN hierarchies ON hierarchies.couple_id = {owners}.couple_id
    JOIN steps ON steps.hierarchy_id = hierarchies.id
    WHERE {owners}.id = NEW.{owner} AND steps.id = NEW.step_id
)
BEGIN
    SELECT RAISE(ABORT, 'the step is another couple''s');
END
"""


def _own_entry(when: str, name: str) -> str:
    return f"""
CREATE TRIGGER note_placements_{name} BEFORE {when} ON note_placements
WHEN NOT EXISTS (
    SELECT 1 FROM notes JOIN entries ON entries.couple_id = notes.couple_id
    WHERE notes.id = NEW.note_id AND entries.id = NEW.entry_id
)
BEGIN
    SELECT RAISE(ABORT, 'the entry is another couple''s');
END
"""


_APPENDED = ("addenda", "issued_revisions", "revision_ends")
_KEPT = ("notes", "process_notes", "revisions", "clause_lines")

GUARDS = (
    *map(_never_changed, _APPENDED),
    *map(_never_removed, _APPENDED + _KEPT),
    *map(_in_order, _APPENDED),
    _stays("notes", "couple_id", "session_id", "begun_at"),
    _stays("note_sections", "note_id"),
    _stays("note_placements", "note_id"),
    _stays("note_mentions", "note_id"),
    _stays("process_notes", "note_id"),
    _stays("revisions", "couple_id", "number", "begun_at"),
    _stays("clause_lines", "revision_id", "follows"),
    _stays("revision_left_out", "revision_id"),
    # A note begins as a draft; signing is its last change. The checks of its table ask for name and seal.
    """
CREATE TRIGGER notes_begin_as_drafts BEFORE INSERT ON notes
WHEN NEW.signed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a note begins as a draft');
END
""",
    """
CREATE TRIGGER notes_sealed BEFORE UPDATE ON notes
WHEN OLD.signed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a signed note never changes');
END
""",
    """
CREATE TRIGGER notes_signed_while_kept BEFORE UPDATE ON notes
WHEN NEW.signed_at IS NOT NULL AND OLD.removed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a removed note is not signed');
END
""",
    # A session that is sealed cannot end any more, so it has to be over.
    """
CREATE TRIGGER notes_signed_after_their_hour BEFORE UPDATE ON notes
WHEN NEW.signed_at IS NOT NULL AND EXISTS (SELECT 1 FROM sessions WHERE id = NEW.session_id AND ended_at IS NULL)
BEGIN
    SELECT RAISE(ABORT, 'a note is signed after its session');
END
""",
    # Its number and its hour are part of what was signed.
    """
CREATE TRIGGER sessions_sealed BEFORE UPDATE ON sessions
WHEN EXISTS (SELECT 1 FROM notes WHERE session_id = OLD.id AND signed_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'the session of a signed note never changes');
END
""",
    *_with_its_note("note_sections"),
    *_with_its_note("note_placements"),
    *_with_its_note("note_mentions"),
    """
CREATE TRIGGER entries_sealed BEFORE UPDATE ON entries
WHEN EXISTS (
    SELECT 1 FROM note_placements JOIN notes ON notes.id = note_placements.note_id
    WHERE note_placements.entry_id = OLD.id AND notes.signed_at IS NOT NULL
)
BEGIN
    SELECT RAISE(ABORT, 'an entry in a signed note never changes');
END
""",
    """
CREATE TRIGGER addenda_after_signing BEFORE INSERT ON addenda
WHEN NOT EXISTS (SELECT 1 FROM notes WHERE id = NEW.note_id AND signed_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'an addendum follows a signed note');
END
""",
    _own_entry("INSERT", "own_entry"),
    _own_entry("UPDATE", "own_entry_later"),
    _own_step("note_mentions", "notes", "note_id", "INSERT", "own_step"),
    _own_step("note_mentions", "notes", "note_id", "UPDATE", "own_step_later"),
    _own_step("revision_left_out", "revisions", "revision_id", "INSERT", "own_step"),
    _own_step("revision_left_out", "revisions", "revision_id", "UPDATE", "own_step_later"),
    """
CREATE TRIGGER revisions_begin_as_drafts BEFORE INSERT ON revisions
WHEN NEW.issued_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a revision begins as a draft');
END
""",
    """
CREATE TRIGGER revisions_sealed BEFORE UPDATE ON revisions
WHEN OLD.issued_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'an issued revision never changes');
END
""",
    """
CREATE TRIGGER revisions_issued_with_their_bytes BEFORE UPDATE ON revisions
WHEN NEW.issued_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM issued_revisions WHERE revision_id = NEW.id AND at = NEW.issued_at
)
BEGIN
    SELECT RAISE(ABORT, 'a revision is issued with its bytes');
END
""",
    *_with_its_revision("clause_lines")[:2],  # nothing is deleted from them at all
    *_with_its_revision("revision_left_out"),
    """
CREATE TRIGGER clause_lines_follow_their_own BEFORE INSERT ON clause_lines
WHEN NEW.follows IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM clause_lines AS before
    JOIN revisions AS earlier ON earlier.id = before.revision_id
    JOIN revisions ON revisions.couple_id = earlier.couple_id
    WHERE before.id = NEW.follows AND revisions.id = NEW.revision_id
)
BEGIN
    SELECT RAISE(ABORT, 'the line is another couple''s');
END
""",
    """
CREATE TRIGGER issued_revisions_of_drafts BEFORE INSERT ON issued_revisions
WHEN NOT EXISTS (
    SELECT 1 FROM revisions WHERE id = NEW.revision_id AND issued_at IS NULL AND removed_at IS NULL
)
BEGIN
    SELECT RAISE(ABORT, 'only a draft is issued');
END
""",
    # The bytes and the seal come in one: there is no moment in which the words could still move away from them.
    """
CREATE TRIGGER issued_revisions_seal AFTER INSERT ON issued_revisions
BEGIN
    UPDATE revisions SET issued_at = NEW.at WHERE id = NEW.revision_id;
END
""",
    """
CREATE TRIGGER revision_ends_of_issued BEFORE INSERT ON revision_ends
WHEN NOT EXISTS (SELECT 1 FROM revisions WHERE id = NEW.revision_id AND issued_at IS NOT NULL)
BEGIN
    SELECT RAISE(ABORT, 'only an issued revision ends');
END
""",
)
