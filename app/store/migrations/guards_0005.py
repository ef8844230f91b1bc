"""The triggers that schema 5 adds and makes anew, frozen: a tentative yes with no smaller version, and honest numbers.

`app.rules.occasions` and `app.rules.willingness` say the same of the tentative yes in Python.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

from app.store.migrations.gates_0004 import _BAND_A, _IN_COURSE, _ON_PATH, _OPEN, _READY, _TENTATIVE, _UNDER_WAY
from app.store.migrations.guards_0003 import (
    _IN_THE_ROOM,
    _OCCASION,
    _OF_THIS_SESSION,
    _OFFERED,
    _STANDING,
    _YES,
    _gate,
)

_SMALLER = "EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND smaller <> '')"

_COUNTED = (
    *("step_events", "ratings", "willingness", "confirmations", "audit", "addenda", "issued_revisions"),
    *("revision_ends", "couple_events", "screenings", "limit_words", "looked_at", "gaps_left", "pains"),
    *("limits", "triggers", "risk_notes", "practice_records", "couples", "partners", "appointments", "hierarchies"),
    *("steps", "sessions", "entries", "notes", "process_notes", "revisions", "clause_lines"),
)

GUARDS = (
    "DROP TRIGGER willingness_pauses",
    "DROP TRIGGER step_events_started_by_both",
    # A tentative yes is a yes to the smaller version: where none is written it stops the whole step, as a no does.
    f"""
CREATE TRIGGER willingness_pauses AFTER INSERT ON willingness
WHEN (NEW.answer NOT IN ({_YES}) OR NEW.answer = 'tentative yes' AND NOT {_SMALLER})
    AND {_IN_COURSE} AND (NEW.answer <> 'not asked' OR {_UNDER_WAY})
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'paused', NEW.session_id FROM sequence;
END
""",
    _gate(
        "started",
        "started_by_both",
        f"""
    NOT {_IN_THE_ROOM} OR NOT {_ON_PATH}
    OR {_OCCASION} <> 'offered'
    OR NOT {_OF_THIS_SESSION}
    OR NOT ({_OPEN})
    OR NOT ({_READY} OR {_BAND_A})
    OR 2 <> ({_STANDING.format(answers=_YES, after=_OFFERED)})
    OR {_TENTATIVE} AND NOT {_SMALLER}
""",
        "a step begins with a fresh yes from both",
    ),
    # A row of number -1 would be taken for the one that comes next, and no answer could be written down any more.
    *(
        f"""
CREATE TRIGGER {table}_counted AFTER INSERT ON {table}
WHEN NEW.id < 1
BEGIN
    SELECT RAISE(ABORT, 'the rows of {table} are counted from one');
END
"""
        for table in _COUNTED
    ),
    """
CREATE TRIGGER sequence_only_one BEFORE INSERT ON sequence
BEGIN
    SELECT RAISE(ABORT, 'there is one sequence');
END
""",
)
