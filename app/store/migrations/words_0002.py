"""The search indexes that schema 2 adds, frozen: full-text tables over views of what is kept, held by triggers.

As in schema 1 the words stand once, in their own tables, and what is removed leaves the index without a trace.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations


def _index(name: str, columns: str, view: str) -> tuple[str, str]:
    return (
        f"""
CREATE VIRTUAL TABLE {name} USING fts5(
    {columns},
    content='{view}', content_rowid='id',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3'
)
""",
        f"INSERT INTO {name} ({name}, rank) VALUES ('secure-delete', 1)",
    )


def _held(
    table: str, words: str, owners: str, owner: str, index: str, view: str, kept: str = "true"
) -> tuple[str, ...]:
    """A view on the words of a table whose owners are not removed, its index, and what holds the two together.

    `kept` is what else must be so of a row for its words to be found; {row} stands for the row.
    """
    names = words.split(", ")
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("OLD", "NEW"))
    changed = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in names)
    owned = f"EXISTS (SELECT 1 FROM {owners} WHERE id = NEW.{owner} AND removed_at IS NULL)"
    was, now, mine = (kept.format(row=row) for row in ("OLD", "NEW", table))
    return (
        f"""
CREATE VIEW {view} AS
SELECT {table}.id AS id, {", ".join(f"{table}.{name} AS {name}" for name in names)} FROM {table}
JOIN {owners} ON {owners}.id = {table}.{owner} WHERE {owners}.removed_at IS NULL AND {mine}
""",
        *_index(index, words, view),
        f"""
CREATE TRIGGER {table}_words_come AFTER INSERT ON {table}
WHEN {owned}
BEGIN
    INSERT INTO {index} (rowid, {words}) SELECT NEW.id, {new} WHERE {now};
END
""",
        f"""
CREATE TRIGGER {table}_words_change AFTER UPDATE ON {table}
WHEN ({changed} OR {was} <> {now}) AND {owned}
BEGIN
    INSERT INTO {index} ({index}, rowid, {words}) SELECT 'delete', OLD.id, {old} WHERE {was};
    INSERT INTO {index} (rowid, {words}) SELECT NEW.id, {new} WHERE {now};
END
""",
        f"""
CREATE TRIGGER {table}_words_leave_with_{owners} AFTER UPDATE ON {owners}
WHEN OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL
BEGIN
    INSERT INTO {index} ({index}, rowid, {words})
    SELECT 'delete', id, {words} FROM {table} WHERE {owner} = NEW.id AND {mine};
END
""",
        f"""
CREATE TRIGGER {table}_words_return_with_{owners} AFTER UPDATE ON {owners}
WHEN OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL
BEGIN
    INSERT INTO {index} (rowid, {words}) SELECT id, {words} FROM {table} WHERE {owner} = NEW.id AND {mine};
END
""",
    )


WORDS = (
    *_held("note_sections", "text", "notes", "note_id", "search_notes", "note_words"),
    # The words of a draft may go; of all others the rows stay.
    """
CREATE TRIGGER note_sections_words_leave AFTER DELETE ON note_sections
WHEN EXISTS (SELECT 1 FROM notes WHERE id = OLD.note_id AND removed_at IS NULL)
BEGIN
    INSERT INTO search_notes (search_notes, rowid, text) VALUES ('delete', OLD.id, OLD.text);
END
""",
    *_held("process_notes", "text", "notes", "note_id", "search_process", "process_words"),
    *_held(
        "clause_lines",
        "text, said, aside",
        "revisions",
        "revision_id",
        "search_lines",
        "line_words",
        "({row}.removed_at IS NULL)",
    ),
    # What has addenda is signed, and what is signed is never removed.
    "CREATE VIEW addendum_words AS SELECT id, text FROM addenda",
    *_index("search_addenda", "text", "addendum_words"),
    """
CREATE TRIGGER addenda_words_come AFTER INSERT ON addenda
BEGIN
    INSERT INTO search_addenda (rowid, text) VALUES (NEW.id, NEW.text);
END
""",
)
