"""What schema 4 asks of whoever changes what a step is, takes it off the path or empties the room, frozen.

A changed step is a new question, whoever changes it (product invariant 4): the event that asks both anew is written
first, and nobody has answered since. The first band is near and without touch as it is worded, and nothing else is.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

from app.store.migrations.guards_0003 import _OVER

_TAGS = ("area", "act", "setting", "form")
_LESS = " OR ".join(
    f"""EXISTS (
        SELECT 1 FROM json_each('[' || replace(json_quote(OLD.{tag}), ', ', '","') || ']') AS tag
        WHERE tag.value <> '' AND instr(', ' || NEW.{tag} || ', ', ', ' || tag.value || ', ') = 0
    )"""
    for tag in _TAGS
)
"""A tag was taken away; one more asks nobody."""

_ANOTHER = f"""
    NEW.title <> OLD.title OR NEW.description <> OLD.description OR NEW.timeframe <> OLD.timeframe
    OR NEW.smaller <> OLD.smaller OR NEW.dials <> OLD.dials
    OR OLD.checkin <> '' AND NEW.checkin <> OLD.checkin OR OLD.ending <> '' AND NEW.ending <> OLD.ending
    OR {_LESS}
"""
"""What the step is has changed; an empty check-in or ending may be filled by the couple's own."""

_REWORDED = """(
    NEW.title <> OLD.title OR NEW.description <> OLD.description OR NEW.smaller <> OLD.smaller
    OR NEW.area <> OLD.area OR NEW.act <> OLD.act
)"""


def _said_just_now(kind: str) -> str:
    return f"""EXISTS (
    SELECT 1 FROM step_events AS asks WHERE asks.step_id = NEW.id AND asks.kind = '{kind}'
    AND NOT EXISTS (SELECT 1 FROM step_events WHERE step_id = NEW.id AND seq > asks.seq)
    AND NOT EXISTS (SELECT 1 FROM willingness WHERE step_id = NEW.id AND seq > asks.seq)
    AND NOT EXISTS (SELECT 1 FROM confirmations WHERE step_id = NEW.id AND seq > asks.seq)
)"""


def _steps(verb: str, name: str, refused: str, why: str) -> str:
    return f"""
CREATE TRIGGER steps_{name} BEFORE {verb} ON steps
WHEN {refused}
BEGIN
    SELECT RAISE(ABORT, '{why}');
END
"""


ASKED = (
    _steps(
        "UPDATE",
        "asked_anew",
        f"({_ANOTHER}) AND NOT {_said_just_now('changed')}",
        "a changed step is a new question",
    ),
    _steps(
        "UPDATE",
        "removed_as_told",
        f"OLD.removed_at IS NULL AND NEW.removed_at IS NOT NULL AND NOT {_said_just_now('removed')}",
        "a step that leaves the path says so",
    ),
    _steps(
        "UPDATE",
        "back_as_told",
        f"OLD.removed_at IS NOT NULL AND NEW.removed_at IS NULL AND NOT {_said_just_now('brought back')}",
        "a step that comes back is asked about again",
    ),
    _steps(
        "UPDATE",
        "of_its_band",
        "NEW.band <> OLD.band AND NOT (OLD.band = 'A' AND NEW.band = '')",
        "a step stays in its band, or leaves the first one",
    ),
    _steps(
        "UPDATE",
        "near_as_worded",
        f"OLD.band = 'A' AND NEW.band = 'A' AND {_REWORDED}",
        "what is near is near as it is worded",
    ),
    _steps("INSERT", "near_without_touch", "NEW.band = 'A' AND NEW.area <> ''", "what is near touches nothing"),
    # What is in the room is over when nobody is there any more.
    f"""
CREATE VIEW steps_in_the_room AS
SELECT began.step_id AS step_id, began.session_id AS session_id, began.at AS at FROM step_events AS began
WHERE began.kind = 'offered' AND NOT EXISTS (
    SELECT 1 FROM step_events AS later
    WHERE later.step_id = began.step_id AND later.seq > began.seq AND later.kind IN ('offered', {_OVER})
)
""",
    """
CREATE TRIGGER steps_in_the_room_end INSTEAD OF INSERT ON steps_in_the_room
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'ended', NEW.session_id FROM sequence;
END
""",
    """
CREATE TRIGGER sessions_end_what_is_there AFTER UPDATE ON sessions
WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL
BEGIN
    INSERT INTO steps_in_the_room (step_id, session_id, at)
    SELECT step_id, session_id, NEW.ended_at FROM steps_in_the_room WHERE session_id = NEW.id;
END
""",
)
