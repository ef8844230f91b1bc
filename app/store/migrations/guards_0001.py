"""The triggers of schema 1 that guard what may be written, frozen.

They hold whoever writes: an action, an import, or SQL typed by hand (product invariants 3, 8 and 9).
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


def _own_session(table: str) -> str:
    return f"""
CREATE TRIGGER {table}_own_session BEFORE INSERT ON {table}
WHEN NEW.session_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM steps
    JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
    JOIN sessions ON sessions.couple_id = hierarchies.couple_id
    WHERE steps.id = NEW.step_id AND sessions.id = NEW.session_id
)
BEGIN
    SELECT RAISE(ABORT, 'the session is another couple''s');
END
"""


def _stays(table: str, column: str) -> str:
    return f"""
CREATE TRIGGER {table}_stay BEFORE UPDATE OF {column} ON {table}
WHEN NEW.{column} <> OLD.{column}
BEGIN
    SELECT RAISE(ABORT, '{column} of {table} never changes');
END
"""


def _own_step(when: str, name: str) -> str:
    return f"""
CREATE TRIGGER {name} BEFORE {when} ON entries
WHEN NEW.step_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM steps
    JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
    WHERE steps.id = NEW.step_id AND hierarchies.couple_id = NEW.couple_id
)
BEGIN
    SELECT RAISE(ABORT, 'the step is another couple''s');
END
"""


_APPENDED = ("step_events", "ratings", "willingness", "audit")
_KEPT = (
    "sequence",
    "practice",
    "couples",
    "partners",
    "appointments",
    "hierarchies",
    "steps",
    "sessions",
    "entries",
)

GUARDS = (
    *map(_never_changed, _APPENDED),
    *map(_never_removed, _APPENDED + _KEPT),
    *map(_in_order, _APPENDED),
    *map(_own_session, ("step_events", "ratings", "willingness")),
    _stays("partners", "couple_id"),
    _stays("appointments", "couple_id"),
    _stays("hierarchies", "couple_id"),
    _stays("sessions", "couple_id"),
    _stays("steps", "hierarchy_id"),
    _own_step("INSERT", "entries_own_step"),
    _own_step("UPDATE OF step_id, couple_id", "entries_own_step_later"),
    """
CREATE TRIGGER sequence_counts_up BEFORE UPDATE ON sequence
WHEN NEW.last <> OLD.last + 1 OR NEW.id <> OLD.id
BEGIN
    SELECT RAISE(ABORT, 'the sequence only counts up by one');
END
""",
    # Only its owner brings back what is off the table; until then no other answer follows it, not even "not asked".
    """
CREATE TRIGGER willingness_off_the_table BEFORE INSERT ON willingness
WHEN NEW.answer <> 'off the table' AND NEW.brought_back = 0 AND (
    SELECT max(seq) FROM willingness
    WHERE step_id = NEW.step_id AND side = NEW.side AND answer = 'off the table'
) > coalesce((
    SELECT max(seq) FROM willingness
    WHERE step_id = NEW.step_id AND side = NEW.side AND brought_back = 1
), 0)
BEGIN
    SELECT RAISE(ABORT, 'off the table until its owner brings it back');
END
""",
    """
CREATE TRIGGER willingness_brought_back_in_person BEFORE INSERT ON willingness
WHEN NEW.brought_back = 1 AND NOT EXISTS (
    SELECT 1 FROM steps
    JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
    JOIN sessions ON sessions.couple_id = hierarchies.couple_id
    WHERE steps.id = NEW.step_id AND sessions.id = NEW.session_id AND sessions.ended_at IS NULL
    AND CASE NEW.side WHEN 'first' THEN first_attends ELSE second_attends END = 1
)
BEGIN
    SELECT RAISE(ABORT, 'only its owner, present, brings it back');
END
""",
    """
CREATE TRIGGER willingness_brought_back_unasked BEFORE INSERT ON willingness
WHEN NEW.brought_back = 1 AND NEW.answer <> 'not asked'
BEGIN
    SELECT RAISE(ABORT, 'what is brought back is only then asked about');
END
""",
    # Nobody comes to have been present afterwards. The end of a session may be taken back (one is open at most).
    """
CREATE TRIGGER sessions_attended_as_begun BEFORE UPDATE OF first_attends, second_attends ON sessions
WHEN NEW.first_attends <> OLD.first_attends OR NEW.second_attends <> OLD.second_attends
BEGIN
    SELECT RAISE(ABORT, 'who attends a session is settled when it begins');
END
""",
    # The latest answer of each, and neither a changed nor a returned step nor a pause since: those ask afresh.
    """
CREATE TRIGGER step_events_planned_by_both BEFORE INSERT ON step_events
WHEN NEW.kind = 'planned' AND 2 <> (
    SELECT count(*) FROM willingness AS said
    WHERE said.step_id = NEW.step_id AND said.answer IN ('yes', 'tentative yes')
    AND NOT EXISTS (
        SELECT 1 FROM willingness AS later
        WHERE later.step_id = said.step_id AND later.side = said.side AND later.seq > said.seq
    )
    AND NOT EXISTS (
        SELECT 1 FROM step_events AS since
        WHERE since.step_id = said.step_id AND since.seq > said.seq
        AND since.kind IN ('changed', 'brought back', 'paused')
    )
)
BEGIN
    SELECT RAISE(ABORT, 'a step is planned with a yes from both');
END
""",
)
