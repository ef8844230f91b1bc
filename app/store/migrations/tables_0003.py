"""What schema 3 changes of the tables, frozen: more can happen to a step, and partners confirm.

A check of a column cannot be changed in place. So the events stand aside, word for word, while their table is made
anew; dropping it drops its guards, which `guards_0003` brings back. Nothing refers to this table.
"""

from __future__ import annotations

TABLES = (
    "CREATE TABLE step_events_before AS SELECT * FROM step_events ORDER BY id",
    "DROP TABLE step_events",
    """
CREATE TABLE step_events (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    session_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_step_events_seq UNIQUE (seq),
    CONSTRAINT fk_step_events_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_step_events_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_step_events_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_step_events_kind
        CHECK (kind IN ('added', 'changed', 'removed', 'brought back', 'planned', 'unplanned', 'paused', 'offered',
            'started', 'ended', 'settled', 'set aside', 'taken up'))
) STRICT
""",
    """
INSERT INTO step_events (id, seq, at, step_id, kind, session_id)
SELECT id, seq, at, step_id, kind, session_id FROM step_events_before
""",
    "DROP TABLE step_events_before",
    "CREATE INDEX step_events_by_step ON step_events (step_id, seq)",
    """
CREATE TABLE confirmations (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    what TEXT NOT NULL,
    words TEXT NOT NULL,
    session_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_confirmations_seq UNIQUE (seq),
    CONSTRAINT fk_confirmations_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_confirmations_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_confirmations_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_confirmations_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_confirmations_what CHECK (what IN ('same step', 'settled'))
) STRICT
""",
    "CREATE INDEX confirmations_by_step ON confirmations (step_id, seq)",
)
