"""The search index of schema 1, frozen: three full-text tables over views of what is kept, held by triggers.

The words stand once, in their own tables; the index holds none of them whole. What is removed leaves the
index, and `secure-delete` leaves no trace of it there.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

_STEP_WORDS = "title, description, timeframe, checkin, ending, smaller"


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


_LEAVE_COUPLE = """
    INSERT INTO search_couples (search_couples, rowid, label, first, second)
    SELECT 'delete', id, label, first, second FROM couple_words WHERE id = """

_JOIN_COUPLE = """
    INSERT INTO search_couples (rowid, label, first, second)
    SELECT id, label, first, second FROM couple_words WHERE id = """

WORDS = (
    """
CREATE VIEW couple_words AS
SELECT couples.id AS id, couples.label AS label, one.name AS first, two.name AS second FROM couples
JOIN partners AS one ON one.couple_id = couples.id AND one.side = 'first'
JOIN partners AS two ON two.couple_id = couples.id AND two.side = 'second'
""",
    f"CREATE VIEW step_words AS SELECT id, {_STEP_WORDS} FROM steps WHERE removed_at IS NULL",
    "CREATE VIEW entry_words AS SELECT id, text FROM entries WHERE removed_at IS NULL",
    *_index("search_couples", "label, first, second", "couple_words"),
    *_index("search_steps", _STEP_WORDS, "step_words"),
    *_index("search_entries", "text", "entry_words"),
    f"""
CREATE TRIGGER partners_words_come AFTER INSERT ON partners
BEGIN{_JOIN_COUPLE}NEW.couple_id;
END
""",
    f"""
CREATE TRIGGER partners_words_leave BEFORE UPDATE OF name, side ON partners
WHEN NEW.name <> OLD.name OR NEW.side <> OLD.side
BEGIN{_LEAVE_COUPLE}OLD.couple_id;
END
""",
    f"""
CREATE TRIGGER partners_words_change AFTER UPDATE OF name, side ON partners
WHEN NEW.name <> OLD.name OR NEW.side <> OLD.side
BEGIN{_JOIN_COUPLE}NEW.couple_id;
END
""",
    f"""
CREATE TRIGGER couples_words_leave BEFORE UPDATE OF label ON couples
WHEN NEW.label <> OLD.label
BEGIN{_LEAVE_COUPLE}OLD.id;
END
""",
    f"""
CREATE TRIGGER couples_words_change AFTER UPDATE OF label ON couples
WHEN NEW.label <> OLD.label
BEGIN{_JOIN_COUPLE}NEW.id;
END
""",
    f"""
CREATE TRIGGER steps_words_come AFTER INSERT ON steps
WHEN NEW.removed_at IS NULL
BEGIN
    INSERT INTO search_steps (rowid, {_STEP_WORDS})
    SELECT id, {_STEP_WORDS} FROM step_words WHERE id = NEW.id;
END
""",
    f"""
CREATE TRIGGER steps_words_change AFTER UPDATE OF {_STEP_WORDS}, removed_at ON steps
WHEN NEW.title <> OLD.title OR NEW.description <> OLD.description OR NEW.timeframe <> OLD.timeframe
    OR NEW.checkin <> OLD.checkin OR NEW.ending <> OLD.ending OR NEW.smaller <> OLD.smaller
    OR (NEW.removed_at IS NULL) <> (OLD.removed_at IS NULL)
BEGIN
    INSERT INTO search_steps (search_steps, rowid, {_STEP_WORDS})
    SELECT 'delete', OLD.id, OLD.title, OLD.description, OLD.timeframe, OLD.checkin, OLD.ending, OLD.smaller
    WHERE OLD.removed_at IS NULL;
    INSERT INTO search_steps (rowid, {_STEP_WORDS})
    SELECT id, {_STEP_WORDS} FROM step_words WHERE id = NEW.id;
END
""",
    """
CREATE TRIGGER entries_words_come AFTER INSERT ON entries
WHEN NEW.removed_at IS NULL
BEGIN
    INSERT INTO search_entries (rowid, text) VALUES (NEW.id, NEW.text);
END
""",
    """
CREATE TRIGGER entries_words_change AFTER UPDATE OF text, removed_at ON entries
WHEN NEW.text <> OLD.text OR (NEW.removed_at IS NULL) <> (OLD.removed_at IS NULL)
BEGIN
    INSERT INTO search_entries (search_entries, rowid, text)
    SELECT 'delete', OLD.id, OLD.text WHERE OLD.removed_at IS NULL;
    INSERT INTO search_entries (rowid, text) SELECT id, text FROM entry_words WHERE id = NEW.id;
END
""",
)
