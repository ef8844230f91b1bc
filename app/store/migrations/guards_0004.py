"""The triggers that schema 4 adds, and those of the tables it makes anew, frozen.

They hold whoever writes (product invariants 3, 7, 8 and 9). What is private to the therapist is not written down while
anybody is in the room; what loosens or shares a limit is said by its owner, there.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

import re

from app.store.migrations import guards_0001, guards_0003, words_0001

_OF_A_TABLE_MADE_ANEW = re.compile(r"\s*CREATE TRIGGER (?!willingness_pauses)[^\n]* ON (practice|steps|willingness)\n")
_AGAIN = tuple(
    one for one in (*guards_0001.GUARDS, *guards_0003.GUARDS, *words_0001.WORDS) if _OF_A_TABLE_MADE_ANEW.match(one)
)
"""The guards that went with the old tables, word for word; `gates_0004` has the one that says more now."""


def _refused(table: str, verb: str, name: str, why: str, when: str = "") -> str:
    asked = f"WHEN {when}" if when else ""
    return f"""
CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table}
{asked}
BEGIN
    SELECT RAISE(ABORT, '{why}');
END
"""


def _never_changed(table: str) -> str:
    return _refused(table, "UPDATE", "never_changed", f"{table} is only ever appended to")


def _never_removed(table: str) -> str:
    return _refused(table, "DELETE", "never_removed", f"nothing is deleted from {table}")


def _in_order(table: str) -> str:
    return _refused(table, "INSERT", "in_order", "the event is out of order", "NEW.seq <> (SELECT last FROM sequence)")


_ONE_OF = {
    "partners": "couple_id = NEW.couple_id AND side = NEW.side",
    "hierarchies": "couple_id = NEW.couple_id AND current = 1 AND NEW.current = 1",
    "sessions": "couple_id = NEW.couple_id AND number = NEW.number OR ended_at IS NULL AND NEW.ended_at IS NULL",
    "notes": "session_id = NEW.session_id AND removed_at IS NULL AND NEW.removed_at IS NULL",
    "process_notes": "note_id = NEW.note_id",
    "revisions": """couple_id = NEW.couple_id AND removed_at IS NULL AND NEW.removed_at IS NULL
    AND (number = NEW.number OR issued_at IS NULL AND NEW.issued_at IS NULL)""",
    "practice_records": "occasion_id = NEW.occasion_id",
}
"""What there is only one of, beside its own number: the unique keys of these tables."""


def _never_replaced(table: str, *, ordered: bool = False) -> str:
    """Another program may not tell its triggers of the row that a REPLACE takes away."""
    same = ["id = NEW.id", *(["seq = NEW.seq"] if ordered else []), *([_ONE_OF[table]] if table in _ONE_OF else [])]
    return _refused(
        table,
        "INSERT",
        "never_replaced",
        f"nothing is replaced in {table}",
        f"EXISTS (SELECT 1 FROM {table} WHERE {' OR '.join(same)})",
    )


def _never_displaced(table: str) -> str:
    """Nor does an UPDATE OR REPLACE take the place of another row, or give a row the number of another."""
    taken = f" OR EXISTS (SELECT 1 FROM {table} WHERE id <> OLD.id AND ({_ONE_OF[table]}))" if table in _ONE_OF else ""
    return _refused(
        table, "UPDATE", "never_displaced", f"every row of {table} keeps its place", f"NEW.id IS NOT OLD.id{taken}"
    )


def _stays(table: str, *columns: str) -> str:
    changed = " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in ("id", *columns))
    return _refused(table, "UPDATE", "stay", f"where a row of {table} belongs never changes", changed)


def _alone(table: str, verb: str, name: str, when: str = "") -> str:
    room = "EXISTS (SELECT 1 FROM sessions WHERE ended_at IS NULL)"
    why = "written down while nobody is in the room"
    return _refused(table, verb, name, why, f"{when} AND {room}" if when else room)


_APPENDED = ("couple_events", "screenings", "limit_words", "looked_at", "gaps_left", "pains")
_ORDERED_BEFORE = (
    *("step_events", "ratings", "willingness", "confirmations", "audit"),
    *("addenda", "issued_revisions", "revision_ends"),
)
_KEPT = ("limits", "triggers", "risk_notes", "practice_records")
_KEPT_BEFORE = (
    *("sequence", "practice", "couples", "partners", "appointments", "hierarchies", "steps", "sessions", "entries"),
    *("notes", "process_notes", "revisions", "clause_lines"),
)

_OWNER = """EXISTS (
    SELECT 1 FROM limits JOIN sessions ON sessions.couple_id = limits.couple_id
    WHERE limits.id = NEW.limit_id AND sessions.id = NEW.session_id AND sessions.ended_at IS NULL
    AND CASE limits.side WHEN 'first' THEN first_attends ELSE second_attends END = 1
)"""
_IN_PERSON = f"(NEW.said IN ('present', 'alone') AND {_OWNER})"
_TIGHTNESS = "CASE {row}.standing WHEN 'off the table' THEN 3 WHEN 'not now' THEN 2 WHEN 'with care' THEN 1 ELSE 0 END"
_LATEST = """FROM limit_words AS before WHERE before.limit_id = NEW.limit_id AND NOT EXISTS (
        SELECT 1 FROM limit_words AS later WHERE later.limit_id = before.limit_id AND later.seq > before.seq
    )"""
_CONVERSATIONS = """(
    SELECT coalesce(max(conversation), 0) FROM screenings WHERE couple_id = NEW.couple_id AND side = NEW.side
)"""

GUARDS = (
    *_AGAIN,
    *map(_never_changed, _APPENDED),
    *map(_never_removed, _APPENDED + _KEPT),
    *map(_in_order, _APPENDED),
    *(_never_replaced(table, ordered=True) for table in _APPENDED + _ORDERED_BEFORE),
    *map(_never_replaced, _KEPT + _KEPT_BEFORE),
    *map(_never_displaced, _KEPT[1:] + _KEPT_BEFORE[1:]),  # limits never change, and the sequence only counts up
    _never_changed("limits"),
    _stays("triggers", "couple_id", "side"),
    _stays("risk_notes", "couple_id"),
    _stays("practice_records", "step_id", "occasion_id", "session_id"),
    _alone("screenings", "INSERT", "alone"),
    _alone("couple_events", "INSERT", "alone", "NEW.kind NOT IN ('pause practised', 'pause to practise')"),
    _alone("pains", "INSERT", "alone"),
    _alone("looked_at", "INSERT", "alone"),
    _alone("risk_notes", "INSERT", "alone"),
    _alone("risk_notes", "UPDATE", "alone_later"),
    _refused(
        "screenings",
        "INSERT",
        "one_after_another",
        "conversations are counted one after another",
        f"NEW.conversation NOT BETWEEN max(1, {_CONVERSATIONS}) AND 1 + {_CONVERSATIONS}",
    ),
    _refused(
        "couple_events",
        "INSERT",
        "preparation_ends_by_hand",
        "preparation ends after a conversation with each",
        """NEW.kind = 'preparation ended' AND NOT EXISTS (
    SELECT 1 FROM couples_now WHERE couple_id = NEW.couple_id AND cleared AND NOT on_hold
)""",
    ),
    _refused(
        "couple_events",
        "INSERT",
        "hold_as_it_is",
        "a hold is placed, written and lifted in this order",
        """NEW.kind IN ('hold placed', 'hold written', 'hold lifted') AND (NEW.kind = 'hold placed') = (
    SELECT on_hold FROM couples_now WHERE couple_id = NEW.couple_id
)""",
    ),
    _refused(
        "limit_words",
        "INSERT",
        "own_session",
        "the session is another couple''s",
        """NEW.session_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM limits JOIN sessions ON sessions.couple_id = limits.couple_id
    WHERE limits.id = NEW.limit_id AND sessions.id = NEW.session_id
)""",
    ),
    _refused(
        "limit_words",
        "INSERT",
        "said_as_told",
        "who is not there says nothing in person",
        f"NEW.said <> 'told' AND NOT {_OWNER}",
    ),
    _refused(
        "limit_words",
        "INSERT",
        "loosened_in_person",
        "only its owner, present, loosens a limit",
        f"""NOT {_IN_PERSON} AND EXISTS (
    SELECT 1 {_LATEST} AND {_TIGHTNESS.format(row="before")} > {_TIGHTNESS.format(row="NEW")}
)""",
    ),
    _refused(
        "limit_words",
        "INSERT",
        "shared_in_person",
        "only its owner, present, shares a limit",
        f"""NEW.sharing = 'shared' AND NOT {_IN_PERSON} AND EXISTS (
    SELECT 1 {_LATEST} AND before.sharing <> 'shared'
)""",
    ),
    _refused(
        "looked_at",
        "INSERT",
        "own_limit",
        "the limit is another couple''s",
        """NOT EXISTS (
    SELECT 1 FROM steps JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
    JOIN limits ON limits.couple_id = hierarchies.couple_id
    WHERE steps.id = NEW.step_id AND limits.id = NEW.limit_id
)""",
    ),
    _refused(
        "gaps_left",
        "INSERT",
        "own_steps",
        "the steps stand on different paths",
        """NOT EXISTS (
    SELECT 1 FROM steps AS below JOIN steps AS above ON above.hierarchy_id = below.hierarchy_id
    WHERE below.id = NEW.below_id AND above.id = NEW.above_id
)""",
    ),
    _refused(
        "practice_records",
        "INSERT",
        "of_their_occasion",
        "the record is of another occasion",
        """NOT EXISTS (
    SELECT 1 FROM step_events WHERE id = NEW.occasion_id AND kind = 'offered'
    AND step_id = NEW.step_id AND session_id = NEW.session_id
)""",
    ),
    # What one of them may have said alone stops the signing too.
    _refused(
        "issued_revisions",
        "INSERT",
        "not_on_hold",
        "this needs a look first",
        """EXISTS (
    SELECT 1 FROM couples_now JOIN revisions ON revisions.couple_id = couples_now.couple_id
    WHERE revisions.id = NEW.revision_id AND (on_hold OR knew OR prepared AND NOT cleared)
)""",
    ),
)
