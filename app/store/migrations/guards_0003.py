"""The triggers that schema 3 adds, and those of the events whose table it makes anew, frozen.

They hold whoever writes (product: states and gates, invariants 3 and 4). `app.rules` says the same in Python; a walk
through random histories holds the two together.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations


def _never(table: str, verb: str, name: str, why: str) -> str:
    return f"""
CREATE TRIGGER {table}_{name} BEFORE {verb} ON {table}
BEGIN
    SELECT RAISE(ABORT, '{why}');
END
"""


def _appended(table: str) -> tuple[str, ...]:
    return (
        _never(table, "UPDATE", "never_changed", f"{table} is only ever appended to"),
        _never(table, "DELETE", "never_removed", f"nothing is deleted from {table}"),
        f"""
CREATE TRIGGER {table}_in_order BEFORE INSERT ON {table}
WHEN NEW.seq <> (SELECT last FROM sequence)
BEGIN
    SELECT RAISE(ABORT, 'the event is out of order');
END
""",
    )


_SAME = """2 = (
            SELECT count(DISTINCT side) FROM confirmations AS same
            WHERE same.step_id = since.step_id AND same.what = 'same step' AND same.seq > since.seq
            AND NOT EXISTS (
                SELECT 1 FROM step_events AS next
                WHERE next.step_id = since.step_id AND next.kind = 'changed'
                AND next.seq > since.seq AND next.seq < same.seq
            )
        )"""
"""Both have said since that it is the same step, and of no later change."""

_STANDING = f"""
    SELECT count(*) FROM willingness AS said
    WHERE said.step_id = NEW.step_id AND said.answer IN ({{answers}}) AND said.seq > {{after}}
    AND NOT EXISTS (
        SELECT 1 FROM willingness AS later
        WHERE later.step_id = said.step_id AND later.side = said.side AND later.seq > said.seq
    )
    AND NOT EXISTS (
        SELECT 1 FROM step_events AS since
        WHERE since.step_id = said.step_id AND since.seq > said.seq
        AND since.kind IN ('changed', 'brought back', 'paused')
        AND NOT (since.kind = 'changed' AND {_SAME})
    )
"""
"""How many of the two have a yes: their latest answer, and neither a new question nor a pause since."""

_YES, _PLAIN_YES = "'yes', 'tentative yes'", "'yes'"

_LAST_TURN = """coalesce((
    SELECT kind FROM step_events WHERE step_id = NEW.step_id AND kind IN ({kinds}) ORDER BY seq DESC LIMIT 1
), '')"""

_TURNS = "'planned', 'unplanned', 'paused', 'started', 'settled', 'set aside', 'taken up'"
_ANEW = "'changed', 'removed', 'brought back'"
_OVER = f"'planned', 'unplanned', 'ended', 'settled', 'set aside', 'taken up', {_ANEW}"

_PLANS = _LAST_TURN.format(kinds=f"{_TURNS}, {_ANEW}")
_OCCASION = _LAST_TURN.format(kinds=f"'offered', {_OVER}")

_OFFERED = "(SELECT max(seq) FROM step_events WHERE step_id = NEW.step_id AND kind = 'offered')"
_UNSETTLED = f"""coalesce((
    SELECT max(seq) FROM step_events
    WHERE step_id = NEW.step_id AND kind <> 'started' AND kind IN ({_TURNS}, {_ANEW})
), 0)"""

_STARTED = "(SELECT max(seq) FROM step_events WHERE step_id = NEW.step_id AND kind = 'started')"
_IS_OVER = f"EXISTS (SELECT 1 FROM step_events WHERE step_id = NEW.step_id AND kind = 'ended' AND seq > {_STARTED})"

_IN_THE_ROOM = """EXISTS (
        SELECT 1 FROM sessions
        WHERE id = NEW.session_id AND ended_at IS NULL AND first_attends = 1 AND second_attends = 1
    )"""
_OF_THIS_SESSION = f"EXISTS (SELECT 1 FROM step_events WHERE seq = {_OFFERED} AND session_id = NEW.session_id)"


def _gate(kind: str, name: str, refused: str, why: str) -> str:
    return f"""
CREATE TRIGGER step_events_{name} BEFORE INSERT ON step_events
WHEN NEW.kind = '{kind}' AND ({refused})
BEGIN
    SELECT RAISE(ABORT, '{why}');
END
"""


GUARDS = (
    *_appended("step_events"),
    *_appended("confirmations"),
    *(
        f"""
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
        for table in ("step_events", "confirmations")
    ),
    # Each says it for themselves, and is there to say it.
    """
CREATE TRIGGER confirmations_in_person BEFORE INSERT ON confirmations
WHEN NOT EXISTS (
    SELECT 1 FROM sessions WHERE id = NEW.session_id AND ended_at IS NULL
    AND CASE NEW.side WHEN 'first' THEN first_attends ELSE second_attends END = 1
)
BEGIN
    SELECT RAISE(ABORT, 'a partner confirms in person');
END
""",
    # A no to what is planned or under way pauses it in the same moment, and so does a yes undone under way: whoever
    # writes it down, two fresh yeses are asked for afterwards.
    f"""
CREATE TRIGGER willingness_pauses AFTER INSERT ON willingness
WHEN NEW.answer NOT IN ({_YES}) AND (
    {_PLANS} = 'planned' AND NEW.answer <> 'not asked'
    OR {_PLANS} = 'started' AND NOT (NEW.answer = 'not asked' AND {_IS_OVER})
)
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'paused', NEW.session_id FROM sequence;
END
""",
    # What was settled is an idea again.
    f"""
CREATE TRIGGER willingness_unsettles AFTER INSERT ON willingness
WHEN NEW.answer NOT IN ({_YES}, 'not asked') AND {_PLANS} = 'settled'
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'unplanned', NEW.session_id FROM sequence;
END
""",
    _gate(
        "planned",
        "planned_by_both",
        f"2 <> ({_STANDING.format(answers=_YES, after=0)}) OR {_PLANS} = 'started' AND NOT {_IS_OVER}",
        "a step is planned with a yes from both",
    ),
    # What comes into the room was planned, and the plan stands; an occasion that is over leaves it standing.
    _gate(
        "offered",
        "offered_as_planned",
        f"""
    NOT {_IN_THE_ROOM}
    OR NOT ({_PLANS} = 'planned' OR {_PLANS} = 'started' AND {_IS_OVER})
    OR 2 <> ({_STANDING.format(answers=_YES, after=0)})
""",
        "what comes into the room was planned",
    ),
    _gate(
        "started",
        "started_by_both",
        f"""
    NOT {_IN_THE_ROOM}
    OR {_OCCASION} <> 'offered'
    OR NOT {_OF_THIS_SESSION}
    OR 2 <> ({_STANDING.format(answers=_YES, after=_OFFERED)})
""",
        "a step begins with a fresh yes from both",
    ),
    _gate(
        "settled",
        "settled_by_both",
        f"""
    {_PLANS} NOT IN ('planned', 'started')
    OR 2 <> ({_STANDING.format(answers=_PLAIN_YES, after=0)})
    OR 2 <> (
        SELECT count(DISTINCT side) FROM confirmations
        WHERE step_id = NEW.step_id AND what = 'settled' AND seq > {_UNSETTLED}
    )
""",
        "a step is settled when both say so",
    ),
)
