"""The tables of schema 1, frozen: a change of the models is a new migration, never an edit here."""

from __future__ import annotations

TABLES = (
    """
CREATE TABLE sequence (
    id INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_sequence_one_row CHECK (id = 1)
) STRICT
""",
    """
CREATE TABLE practice (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    credentials TEXT NOT NULL,
    address TEXT NOT NULL,
    licence TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    scale TEXT NOT NULL,
    checkin TEXT NOT NULL,
    ending TEXT NOT NULL,
    review_weeks INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_practice_one_row CHECK (id = 1),
    CONSTRAINT ck_practice_review_weeks_range CHECK (review_weeks BETWEEN 1 AND 12),
    CONSTRAINT ck_practice_confidentiality
        CHECK (confidentiality IN ('no secrets', 'limited secrets')),
    CONSTRAINT ck_practice_scale CHECK (scale IN ('comfort 0-10', 'SUDS 0-10', 'SUDS 0-100'))
) STRICT
""",
    """
CREATE TABLE couples (
    id INTEGER NOT NULL,
    label TEXT NOT NULL,
    opened_on TEXT NOT NULL,
    status TEXT NOT NULL,
    commitment TEXT NOT NULL,
    checkin TEXT NOT NULL,
    ending TEXT NOT NULL,
    scale TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_couples_opened_on CHECK (opened_on GLOB '????-??-??'),
    CONSTRAINT ck_couples_status CHECK (status IN ('preparing', 'active', 'resting', 'closed')),
    CONSTRAINT ck_couples_scale CHECK (scale IN ('comfort 0-10', 'SUDS 0-10', 'SUDS 0-100'))
) STRICT
""",
    """
CREATE TABLE partners (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    name TEXT NOT NULL,
    print_name TEXT NOT NULL,
    pronouns TEXT NOT NULL,
    contact TEXT NOT NULL,
    in_writing INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_partners_couple_id_side UNIQUE (couple_id, side),
    CONSTRAINT fk_partners_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_partners_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_partners_in_writing CHECK (in_writing IN (0, 1))
) STRICT
""",
    """
CREATE TABLE appointments (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    starts_at TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    alone TEXT,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_appointments_minutes_range CHECK (minutes > 0),
    CONSTRAINT uq_appointments_id_couple_id UNIQUE (id, couple_id),
    CONSTRAINT fk_appointments_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_appointments_starts_at CHECK (starts_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_appointments_alone CHECK (alone IN ('first', 'second')),
    CONSTRAINT ck_appointments_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX appointments_by_time ON appointments (starts_at)",
    """
CREATE TABLE hierarchies (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    current INTEGER NOT NULL,
    baseline_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT fk_hierarchies_baseline_id_id FOREIGN KEY(baseline_id, id)
        REFERENCES steps (id, hierarchy_id),
    CONSTRAINT fk_hierarchies_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_hierarchies_current CHECK (current IN (0, 1))
) STRICT
""",
    "CREATE UNIQUE INDEX one_current_hierarchy ON hierarchies (couple_id) WHERE current = 1",
    """
CREATE TABLE steps (
    id INTEGER NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    timeframe TEXT NOT NULL,
    checkin TEXT NOT NULL,
    ending TEXT NOT NULL,
    smaller TEXT NOT NULL,
    band TEXT NOT NULL,
    library_id TEXT NOT NULL,
    hierarchy_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_steps_place_range CHECK (place >= 0),
    CONSTRAINT uq_steps_id_hierarchy_id UNIQUE (id, hierarchy_id),
    CONSTRAINT fk_steps_hierarchy_id FOREIGN KEY(hierarchy_id) REFERENCES hierarchies (id),
    CONSTRAINT ck_steps_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX steps_by_place ON steps (hierarchy_id, place)",
    """
CREATE TABLE sessions (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    first_attends INTEGER NOT NULL,
    second_attends INTEGER NOT NULL,
    appointment_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_sessions_number_range CHECK (number >= 1),
    CONSTRAINT uq_sessions_couple_id_number UNIQUE (couple_id, number),
    CONSTRAINT uq_sessions_id_couple_id UNIQUE (id, couple_id),
    CONSTRAINT fk_sessions_appointment_id_couple_id FOREIGN KEY(appointment_id, couple_id)
        REFERENCES appointments (id, couple_id),
    CONSTRAINT fk_sessions_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_sessions_started_at CHECK (started_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_sessions_ended_at CHECK (ended_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_sessions_first_attends CHECK (first_attends IN (0, 1)),
    CONSTRAINT ck_sessions_second_attends CHECK (second_attends IN (0, 1))
) STRICT
""",
    "CREATE UNIQUE INDEX one_open_session ON sessions ((ended_at IS NULL)) WHERE ended_at IS NULL",
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
        CHECK (kind IN ('added', 'changed', 'removed', 'brought back', 'planned', 'unplanned', 'paused'))
) STRICT
""",
    "CREATE INDEX step_events_by_step ON step_events (step_id, seq)",
    """
CREATE TABLE ratings (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    scale TEXT NOT NULL,
    number INTEGER,
    occasion TEXT NOT NULL,
    session_id INTEGER,
    takes_back INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT ck_ratings_number_on_scale
        CHECK (number BETWEEN 0 AND CASE scale WHEN 'SUDS 0-100' THEN 100 ELSE 10 END),
    CONSTRAINT uq_ratings_seq UNIQUE (seq),
    CONSTRAINT uq_ratings_id_step_id_side UNIQUE (id, step_id, side),
    CONSTRAINT fk_ratings_takes_back_step_id_side FOREIGN KEY(takes_back, step_id, side)
        REFERENCES ratings (id, step_id, side),
    CONSTRAINT fk_ratings_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_ratings_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_ratings_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_ratings_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_ratings_scale CHECK (scale IN ('comfort 0-10', 'SUDS 0-10', 'SUDS 0-100')),
    CONSTRAINT ck_ratings_occasion CHECK (occasion IN ('anticipated', 'before', 'during', 'after'))
) STRICT
""",
    "CREATE INDEX ratings_by_step ON ratings (step_id, seq)",
    """
CREATE TABLE willingness (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    answer TEXT NOT NULL,
    condition TEXT NOT NULL,
    raise_on TEXT,
    raised_by TEXT,
    wanting TEXT,
    session_id INTEGER,
    brought_back INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_willingness_brought_back_is_open
        CHECK (brought_back = 0 OR answer <> 'off the table'),
    CONSTRAINT uq_willingness_seq UNIQUE (seq),
    CONSTRAINT fk_willingness_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_willingness_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_willingness_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_willingness_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_willingness_answer
        CHECK (answer IN ('yes', 'tentative yes', 'not now', 'off the table', 'I don''t know yet',
            'rather not say', 'not asked')),
    CONSTRAINT ck_willingness_raise_on CHECK (raise_on GLOB '????-??-??'),
    CONSTRAINT ck_willingness_raised_by CHECK (raised_by IN ('first', 'second')),
    CONSTRAINT ck_willingness_wanting CHECK (wanting IN ('none', 'curious', 'some', 'a lot')),
    CONSTRAINT ck_willingness_brought_back CHECK (brought_back IN (0, 1))
) STRICT
""",
    "CREATE INDEX willingness_by_step ON willingness (step_id, side, seq)",
    """
CREATE TABLE entries (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL,
    mark TEXT,
    setback_kind TEXT,
    step_id INTEGER,
    repairs_id INTEGER,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT uq_entries_id_couple_id UNIQUE (id, couple_id),
    CONSTRAINT fk_entries_session_id_couple_id FOREIGN KEY(session_id, couple_id)
        REFERENCES sessions (id, couple_id),
    CONSTRAINT fk_entries_repairs_id_couple_id FOREIGN KEY(repairs_id, couple_id)
        REFERENCES entries (id, couple_id),
    CONSTRAINT fk_entries_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT ck_entries_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_entries_mark CHECK (mark IN ('boundary', 'setback', 'repair', 'small victory')),
    CONSTRAINT ck_entries_setback_kind
        CHECK (setback_kind IN ('a hard week', 'an edge', 'a line crossed')),
    CONSTRAINT ck_entries_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX entries_by_couple ON entries (couple_id, at)",
    "CREATE INDEX entries_by_session ON entries (session_id, at)",
    """
CREATE TABLE drafts (
    id INTEGER NOT NULL,
    place TEXT NOT NULL,
    about INTEGER NOT NULL,
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_drafts_place_about UNIQUE (place, about),
    CONSTRAINT ck_drafts_at CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    """
CREATE TABLE audit (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    chain TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_audit_chain_length CHECK (length(chain) = 64),
    CONSTRAINT uq_audit_seq UNIQUE (seq),
    CONSTRAINT ck_audit_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_audit_kind
        CHECK (kind IN ('vault created', 'opened', 'opened with the recovery sheet', 'locked',
            'passphrase changed', 'recovery sheet made', 'changed', 'printed',
            'exported', 'backed up', 'migrated', 'erased'))
) STRICT
""",
    "INSERT INTO sequence (id, last) VALUES (1, 0)",
)
