"""What a step needs, as schema 4 asks for it, frozen: who has been spoken with, what a line or a pain closes.

`app.rules.readiness` and `app.rules.limits` say the same in Python.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

from app.store.migrations.guards_0003 import (
    _ANEW,
    _IN_THE_ROOM,
    _IS_OVER,
    _LAST_TURN,
    _OCCASION,
    _OF_THIS_SESSION,
    _OFFERED,
    _PLAIN_YES,
    _PLANS,
    _STANDING,
    _TURNS,
    _UNSETTLED,
    _YES,
    _gate,
)

_PLAN = f"'planned', 'unplanned', 'settled', 'set aside', 'taken up', {_ANEW}"
"""What makes and ends a plan. A pause does not: carried on with two fresh yeses, the plan stands as it did."""

VIEWS = (
    # Of each partner the last conversation that has an outcome, as it is known now, and when it began.
    """
CREATE VIEW conversations_now AS
SELECT known.couple_id AS couple_id, known.side AS side, known.outcome AS outcome, (
    SELECT min(seq) FROM screenings AS begun
    WHERE begun.couple_id = known.couple_id AND begun.side = known.side AND begun.conversation = known.conversation
) AS begun
FROM screenings AS known
WHERE known.outcome IS NOT NULL
AND NOT EXISTS (
    SELECT 1 FROM screenings AS later
    WHERE later.couple_id = known.couple_id AND later.side = known.side AND later.seq > known.seq
    AND (
        later.conversation = known.conversation
        OR later.outcome IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM screenings AS last
            WHERE last.couple_id = later.couple_id AND last.side = later.side
            AND last.conversation = later.conversation AND last.seq > later.seq
        )
    )
)
""",
    # Both were spoken with alone, the last outcome of each goes ahead, and since *knew and went on* it is a new
    # conversation with each.
    """
CREATE VIEW couples_cleared AS
SELECT last.couple_id AS couple_id FROM conversations_now AS last
WHERE last.outcome IN ('proceed', 'with conditions')
AND NOT EXISTS (
    SELECT 1 FROM couple_events AS knew
    WHERE knew.couple_id = last.couple_id AND knew.kind = 'knew and went on' AND knew.seq > last.begun
)
GROUP BY last.couple_id HAVING count(*) = 2
""",
    """
CREATE VIEW couples_now AS
SELECT
    couples.id AS couple_id,
    couples.id IN (SELECT couple_id FROM couples_cleared) AS cleared,
    coalesce((
        SELECT kind FROM couple_events WHERE couple_id = couples.id
        AND kind IN ('preparation ended', 'preparation begun') ORDER BY seq DESC LIMIT 1
    ) = 'preparation ended', 0) AS prepared,
    coalesce((
        SELECT kind FROM couple_events WHERE couple_id = couples.id
        AND kind IN ('hold placed', 'hold lifted') ORDER BY seq DESC LIMIT 1
    ) = 'hold placed', 0) AS on_hold,
    coalesce((
        SELECT kind FROM couple_events WHERE couple_id = couples.id
        AND kind IN ('pause practised', 'pause to practise') ORDER BY seq DESC LIMIT 1
    ) = 'pause practised', 0) AS practised,
    EXISTS (
        SELECT 1 FROM couple_events AS knew
        WHERE knew.couple_id = couples.id AND knew.kind = 'knew and went on' AND 2 <> (
            SELECT count(*) FROM conversations_now AS last
            WHERE last.couple_id = couples.id AND last.begun > knew.seq
        )
    ) AS knew
FROM couples
""",
    """
CREATE VIEW limits_now AS
SELECT limits.id AS limit_id, couple_id, side, kind, tags, standing, sharing FROM limits
JOIN limit_words ON limit_words.limit_id = limits.id
WHERE NOT EXISTS (
    SELECT 1 FROM limit_words AS later WHERE later.limit_id = limits.id AND later.seq > limit_words.seq
)
""",
    # A step that has a tag of what is off the table now.
    """
CREATE VIEW step_conflicts AS
SELECT steps.id AS step_id, limits_now.limit_id AS limit_id, limits_now.sharing AS sharing FROM steps
JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
JOIN limits_now ON limits_now.couple_id = hierarchies.couple_id AND limits_now.standing = 'off the table'
WHERE EXISTS (
    SELECT 1 FROM json_each('[' || replace(json_quote(limits_now.tags), ', ', '","') || ']') AS tag
    WHERE tag.value <> '' AND instr(
        ', ' || CASE limits_now.kind WHEN 'area' THEN steps.area WHEN 'act' THEN steps.act ELSE steps.setting END
            || ', ',
        ', ' || tag.value || ', '
    ) > 0
)
""",
    # A step that touches where there is pain nobody has assessed; and one that touches intimate areas while it is not
    # known of both whether there is pain.
    """
CREATE VIEW step_pains AS
SELECT steps.id AS step_id FROM steps
JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
JOIN pains ON pains.couple_id = hierarchies.couple_id AND pains.state = 'pain'
WHERE instr(', ' || steps.area || ', ', ', ' || pains.area || ', ') > 0
AND NOT EXISTS (
    SELECT 1 FROM pains AS later
    WHERE later.couple_id = pains.couple_id AND later.side = pains.side AND later.area = pains.area
    AND later.seq > pains.seq
)
UNION
SELECT steps.id FROM steps
JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
WHERE (
    steps.band = 'F'
    OR instr(', ' || steps.area || ', ', ', intimate areas, ') > 0
    OR instr(', ' || steps.act || ', ', ', shared sexual closeness, ') > 0
)
AND 2 <> (
    SELECT count(*) FROM pains
    WHERE pains.couple_id = hierarchies.couple_id AND pains.area = 'intimate areas'
    AND pains.state IN ('assessed', 'no pain')
    AND NOT EXISTS (
        SELECT 1 FROM pains AS later
        WHERE later.couple_id = pains.couple_id AND later.side = pains.side AND later.area = pains.area
        AND later.seq > pains.seq
    )
)
""",
    # What is planned or under way; several may have to pause at once, and each pause needs a number of its own.
    f"""
CREATE VIEW steps_in_course AS
SELECT turn.step_id AS step_id, turn.at AS at, turn.session_id AS session_id FROM step_events AS turn
WHERE turn.kind IN ('planned', 'started')
AND NOT EXISTS (
    SELECT 1 FROM step_events AS later
    WHERE later.step_id = turn.step_id AND later.seq > turn.seq AND later.kind IN ({_TURNS}, {_ANEW})
)
AND (
    turn.kind = 'planned'
    OR NOT EXISTS (
        SELECT 1 FROM step_events AS later
        WHERE later.step_id = turn.step_id AND later.seq > turn.seq AND later.kind = 'ended'
    )
    OR 'planned' = (
        SELECT plan.kind FROM step_events AS plan
        WHERE plan.step_id = turn.step_id AND plan.kind IN ({_PLAN}) ORDER BY plan.seq DESC LIMIT 1
    )
)
""",
)

_SMALL_YES = "'tentative yes'"

_COUPLE = """(
        SELECT hierarchies.couple_id FROM steps JOIN hierarchies ON hierarchies.id = steps.hierarchy_id
        WHERE steps.id = NEW.step_id
    )"""

_READY = f"""EXISTS (
        SELECT 1 FROM couples_now
        WHERE couple_id = {_COUPLE} AND cleared AND prepared AND NOT on_hold AND practised
    )"""
_OPEN = """NOT EXISTS (SELECT 1 FROM step_conflicts WHERE step_id = NEW.step_id)
    AND NOT EXISTS (SELECT 1 FROM step_pains WHERE step_id = NEW.step_id)"""
_BAND_A = "EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND band = 'A')"
_TENTATIVE = f"({_STANDING.format(answers=_SMALL_YES, after=0)}) > 0"
_WORDED = f"""EXISTS (
        SELECT 1 FROM steps WHERE id = NEW.step_id AND removed_at IS NULL
        AND timeframe <> '' AND checkin <> '' AND ending <> '' AND (smaller <> '' OR NOT {_TENTATIVE})
    )"""
_BOTH_YES = f"2 = ({_STANDING.format(answers=_YES, after=0)})"
_IN_COURSE = "EXISTS (SELECT 1 FROM steps_in_course WHERE step_id = NEW.step_id)"
_UNDER_WAY = f"({_PLANS} = 'started' AND NOT {_IS_OVER})"
_PLAN_STANDS = f"{_LAST_TURN.format(kinds=_PLAN)} = 'planned'"
_CLOSED = """EXISTS (
        SELECT 1 FROM willingness AS said WHERE said.step_id = NEW.step_id AND said.answer = 'off the table'
        AND said.seq > coalesce((
            SELECT max(seq) FROM willingness AS back
            WHERE back.step_id = said.step_id AND back.side = said.side AND back.brought_back = 1
        ), 0)
    )"""
_ON_PATH = "EXISTS (SELECT 1 FROM steps WHERE id = NEW.step_id AND removed_at IS NULL)"
_ASIDE = f"{_LAST_TURN.format(kinds=_TURNS)} = 'set aside'"
_SPOKEN_FOR = f"{_UNDER_WAY} OR {_PLAN_STANDS} OR {_PLANS} = 'settled' OR {_ASIDE}"

GATES = (
    "DROP TRIGGER step_events_planned_by_both",
    "DROP TRIGGER step_events_offered_as_planned",
    "DROP TRIGGER step_events_started_by_both",
    "DROP TRIGGER step_events_settled_by_both",
    _gate(
        "planned",
        "planned_by_both",
        f"NOT {_BOTH_YES} OR {_PLANS} = 'started' AND NOT {_IS_OVER}",
        "a step is planned with a yes from both",
    ),
    _gate(
        "planned",
        "planned_when_ready",
        f"NOT {_READY} OR NOT ({_OPEN}) OR NOT {_WORDED}",
        "a step is planned when nothing is still needed",
    ),
    # What is near and without touch may be done in the room from the beginning; the rest was planned.
    _gate(
        "offered",
        "offered_as_planned",
        f"""
    NOT {_IN_THE_ROOM} OR NOT {_ON_PATH} OR NOT ({_OPEN}) OR {_CLOSED} OR {_OCCASION} = 'offered'
    OR NOT ({_IN_COURSE} AND NOT {_UNDER_WAY} AND {_BOTH_YES} AND ({_READY} OR {_BAND_A}))
    AND (NOT {_BAND_A} OR {_SPOKEN_FOR})
""",
        "what comes into the room was planned",
    ),
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
""",
        "a step begins with a fresh yes from both",
    ),
    _gate(
        "settled",
        "settled_by_both",
        f"""
    {_PLANS} NOT IN ('planned', 'started') OR NOT {_ON_PATH}
    OR NOT {_PLAN_STANDS}
    OR 2 <> ({_STANDING.format(answers=_PLAIN_YES, after=0)})
    OR 2 <> (
        SELECT count(DISTINCT side) FROM confirmations
        WHERE step_id = NEW.step_id AND what = 'settled' AND seq > {_UNSETTLED}
    )
""",
        "a step is settled when both say so",
    ),
    # A no to what is planned or under way pauses it in the same moment, and so does a yes undone under way.
    f"""
CREATE TRIGGER willingness_pauses AFTER INSERT ON willingness
WHEN NEW.answer NOT IN ({_YES}) AND {_IN_COURSE} AND (NEW.answer <> 'not asked' OR {_UNDER_WAY})
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'paused', NEW.session_id FROM sequence;
END
""",
    """
CREATE TRIGGER steps_in_course_pause INSTEAD OF INSERT ON steps_in_course
BEGIN
    UPDATE sequence SET last = last + 1;
    INSERT INTO step_events (seq, at, step_id, kind, session_id)
    SELECT last, NEW.at, NEW.step_id, 'paused', NEW.session_id FROM sequence;
END
""",
    # A line that both know of closes at once what it meets. A private one leaves everything as it looks.
    """
CREATE TRIGGER limit_words_pause AFTER INSERT ON limit_words
WHEN NEW.standing = 'off the table' AND NEW.sharing = 'shared'
BEGIN
    INSERT INTO steps_in_course (step_id, at, session_id)
    SELECT step_id, NEW.at, NEW.session_id FROM step_conflicts
    WHERE limit_id = NEW.limit_id AND step_id IN (SELECT step_id FROM steps_in_course);
END
""",
    """
CREATE TRIGGER steps_pause_at_a_line AFTER UPDATE OF area, act, setting ON steps
WHEN EXISTS (SELECT 1 FROM steps_in_course WHERE step_id = NEW.id)
    AND EXISTS (SELECT 1 FROM step_conflicts WHERE step_id = NEW.id AND sharing = 'shared')
BEGIN
    INSERT INTO steps_in_course (step_id, at, session_id)
    VALUES (
        NEW.id,
        strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z',
        (
            SELECT sessions.id FROM sessions JOIN hierarchies ON hierarchies.couple_id = sessions.couple_id
            WHERE hierarchies.id = NEW.hierarchy_id AND sessions.ended_at IS NULL
        )
    );
END
""",
)
