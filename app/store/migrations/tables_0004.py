"""What schema 4 changes of the tables, frozen: conversations alone, holds, limits, and what a step is made of.

A check of a column cannot be changed in place, so three tables stand aside, word for word, while they are made anew;
dropping them drops their guards and the steps' place in the index of words, which `guards_0004` brings back.
Steps that came from the library get the tags that it gives them.
"""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

from app.store.migrations.tags_0004 import TAGS

TABLES = (
    "CREATE TABLE practice_before AS SELECT * FROM practice ORDER BY id",
    "DROP TABLE practice",
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
    wide_step INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_practice_one_row CHECK (id = 1),
    CONSTRAINT ck_practice_review_weeks_range CHECK (review_weeks BETWEEN 1 AND 12),
    CONSTRAINT ck_practice_wide_step_range CHECK (wide_step BETWEEN 1 AND 100),
    CONSTRAINT ck_practice_confidentiality CHECK (confidentiality IN ('no secrets', 'limited secrets')),
    CONSTRAINT ck_practice_scale CHECK (scale IN ('comfort 0-10', 'SUDS 0-10', 'SUDS 0-100'))
) STRICT
""",
    """
INSERT INTO practice (
    id, name, credentials, address, licence, confidentiality, scale, checkin, ending, review_weeks,
    wide_step
)
SELECT id, name, credentials, address, licence, confidentiality, scale, checkin, ending, review_weeks, 20
FROM practice_before
""",
    "DROP TABLE practice_before",
    "CREATE TABLE steps_before AS SELECT * FROM steps ORDER BY id",
    "DROP TABLE steps",
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
    area TEXT NOT NULL,
    act TEXT NOT NULL,
    setting TEXT NOT NULL,
    form TEXT NOT NULL,
    dials TEXT NOT NULL,
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
    f"""
INSERT INTO steps (
    id, title, description, timeframe, checkin, ending, smaller, band, library_id,
    area, act, setting, form, dials, hierarchy_id, place, removed_at
)
SELECT
    id, title, description, timeframe, checkin, ending, smaller, band, library_id,
    coalesce(tags.column2, ''), coalesce(tags.column3, ''), coalesce(tags.column4, ''), coalesce(tags.column5, ''),
    coalesce(tags.column6, ''), hierarchy_id, place, removed_at
FROM steps_before LEFT JOIN (VALUES {TAGS}) AS tags ON tags.column1 = library_id
ORDER BY id
""",
    "DROP TABLE steps_before",
    "CREATE INDEX steps_by_place ON steps (hierarchy_id, place)",
    "CREATE TABLE willingness_before AS SELECT * FROM willingness ORDER BY id",
    "DROP TABLE willingness",
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
    asked_by TEXT,
    session_id INTEGER,
    brought_back INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_willingness_brought_back_is_open CHECK (brought_back = 0 OR answer <> 'off the table'),
    CONSTRAINT uq_willingness_seq UNIQUE (seq),
    CONSTRAINT fk_willingness_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_willingness_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_willingness_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_willingness_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_willingness_answer
        CHECK (answer IN ('yes', 'tentative yes', 'not now', 'off the table', 'I don''t know yet',
            'rather not say', 'only for my therapist', 'not asked')),
    CONSTRAINT ck_willingness_raise_on CHECK (raise_on GLOB '????-??-??'),
    CONSTRAINT ck_willingness_raised_by CHECK (raised_by IN ('first', 'second')),
    CONSTRAINT ck_willingness_wanting CHECK (wanting IN ('none', 'curious', 'some', 'a lot')),
    CONSTRAINT ck_willingness_asked_by CHECK (asked_by IN ('first', 'second')),
    CONSTRAINT ck_willingness_brought_back CHECK (brought_back IN (0, 1))
) STRICT
""",
    """
INSERT INTO willingness (
    id, seq, at, step_id, side, answer, condition, raise_on, raised_by, wanting, session_id, brought_back
)
SELECT
    id, seq, at, step_id, side, answer, condition, raise_on, raised_by, wanting, session_id, brought_back
FROM willingness_before ORDER BY id
""",
    "DROP TABLE willingness_before",
    "CREATE INDEX willingness_by_step ON willingness (step_id, side, seq)",
    """
CREATE TABLE couple_events (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    couple_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    session_id INTEGER,
    entry_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_couple_events_seq UNIQUE (seq),
    CONSTRAINT fk_couple_events_session_id_couple_id
        FOREIGN KEY(session_id, couple_id) REFERENCES sessions (id, couple_id),
    CONSTRAINT fk_couple_events_entry_id_couple_id
        FOREIGN KEY(entry_id, couple_id) REFERENCES entries (id, couple_id),
    CONSTRAINT fk_couple_events_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_couple_events_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_couple_events_kind
        CHECK (kind IN ('preparation ended', 'preparation begun', 'pause practised', 'pause to practise',
            'hold placed', 'hold written', 'hold lifted', 'knew and went on'))
) STRICT
""",
    "CREATE INDEX couple_events_by_couple ON couple_events (couple_id, seq)",
    """
CREATE TABLE screenings (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    held_on TEXT NOT NULL,
    minutes INTEGER,
    earlier INTEGER NOT NULL,
    topics TEXT NOT NULL,
    outcome TEXT,
    conditions TEXT NOT NULL,
    ask_again_on TEXT,
    ask_again TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_screenings_conversation_range CHECK (conversation >= 1),
    CONSTRAINT ck_screenings_minutes_range CHECK (minutes > 0),
    CONSTRAINT uq_screenings_seq UNIQUE (seq),
    CONSTRAINT fk_screenings_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_screenings_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_screenings_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_screenings_held_on CHECK (held_on GLOB '????-??-??'),
    CONSTRAINT ck_screenings_earlier CHECK (earlier IN (0, 1)),
    CONSTRAINT ck_screenings_outcome
        CHECK (outcome IN ('proceed', 'with conditions', 'preparation', 'not joint work now')),
    CONSTRAINT ck_screenings_ask_again_on CHECK (ask_again_on GLOB '????-??-??')
) STRICT
""",
    "CREATE INDEX screenings_by_couple ON screenings (couple_id, side, seq)",
    """
CREATE TABLE limits (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    tags TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_limits_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_limits_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_limits_kind CHECK (kind IN ('area', 'act', 'setting'))
) STRICT
""",
    "CREATE INDEX limits_by_couple ON limits (couple_id)",
    """
CREATE TABLE limit_words (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    limit_id INTEGER NOT NULL,
    title TEXT NOT NULL,
    standing TEXT NOT NULL,
    sharing TEXT NOT NULL,
    said TEXT NOT NULL,
    words TEXT NOT NULL,
    session_id INTEGER,
    PRIMARY KEY (id),
    CONSTRAINT uq_limit_words_seq UNIQUE (seq),
    CONSTRAINT fk_limit_words_limit_id FOREIGN KEY(limit_id) REFERENCES limits (id),
    CONSTRAINT fk_limit_words_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_limit_words_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_limit_words_standing
        CHECK (standing IN ('welcome', 'with care', 'not now', 'off the table', 'taken off')),
    CONSTRAINT ck_limit_words_sharing CHECK (sharing IN ('shared', 'owner', 'therapist')),
    CONSTRAINT ck_limit_words_said CHECK (said IN ('present', 'alone', 'told'))
) STRICT
""",
    "CREATE INDEX limit_words_by_limit ON limit_words (limit_id, seq)",
    """
CREATE TABLE triggers (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    cue TEXT NOT NULL,
    kind TEXT NOT NULL,
    just_before TEXT NOT NULL,
    sign TEXT NOT NULL,
    story TEXT NOT NULL,
    did TEXT NOT NULL,
    helps TEXT NOT NULL,
    lasted TEXT NOT NULL,
    strength INTEGER,
    sharing TEXT NOT NULL,
    tags TEXT NOT NULL,
    noted_at TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_triggers_strength_range CHECK (strength BETWEEN 0 AND 100),
    CONSTRAINT fk_triggers_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_triggers_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_triggers_sharing CHECK (sharing IN ('shared', 'owner', 'therapist')),
    CONSTRAINT ck_triggers_noted_at CHECK (noted_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_triggers_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX triggers_by_couple ON triggers (couple_id)",
    """
CREATE TABLE risk_notes (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT,
    noted_on TEXT NOT NULL,
    assessment TEXT NOT NULL,
    consultation TEXT NOT NULL,
    report TEXT NOT NULL,
    safety_plan TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_risk_notes_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_risk_notes_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_risk_notes_noted_on CHECK (noted_on GLOB '????-??-??'),
    CONSTRAINT ck_risk_notes_changed_at CHECK (changed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX risk_notes_by_couple ON risk_notes (couple_id)",
    """
CREATE TABLE practice_records (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    occasion_id INTEGER NOT NULL,
    session_id INTEGER NOT NULL,
    day TEXT NOT NULL,
    setting TEXT NOT NULL,
    expected_first TEXT NOT NULL,
    expected_second TEXT NOT NULL,
    happened_first TEXT NOT NULL,
    happened_second TEXT NOT NULL,
    learned_first TEXT NOT NULL,
    learned_second TEXT NOT NULL,
    ended TEXT,
    helped TEXT NOT NULL,
    adjust TEXT NOT NULL,
    smaller INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_practice_records_occasion_id UNIQUE (occasion_id),
    CONSTRAINT fk_practice_records_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_practice_records_occasion_id FOREIGN KEY(occasion_id) REFERENCES step_events (id),
    CONSTRAINT fk_practice_records_session_id FOREIGN KEY(session_id) REFERENCES sessions (id),
    CONSTRAINT ck_practice_records_day CHECK (day GLOB '????-??-??'),
    CONSTRAINT ck_practice_records_ended
        CHECK (ended IN ('as planned', 'paused', 'made smaller', 'not today')),
    CONSTRAINT ck_practice_records_smaller CHECK (smaller IN (0, 1))
) STRICT
""",
    "CREATE INDEX practice_records_by_step ON practice_records (step_id)",
    """
CREATE TABLE looked_at (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    step_id INTEGER NOT NULL,
    limit_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_looked_at_seq UNIQUE (seq),
    CONSTRAINT fk_looked_at_step_id FOREIGN KEY(step_id) REFERENCES steps (id),
    CONSTRAINT fk_looked_at_limit_id FOREIGN KEY(limit_id) REFERENCES limits (id),
    CONSTRAINT ck_looked_at_at CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX looked_at_by_step ON looked_at (step_id)",
    """
CREATE TABLE gaps_left (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    below_id INTEGER NOT NULL,
    above_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_gaps_left_seq UNIQUE (seq),
    CONSTRAINT fk_gaps_left_below_id FOREIGN KEY(below_id) REFERENCES steps (id),
    CONSTRAINT fk_gaps_left_above_id FOREIGN KEY(above_id) REFERENCES steps (id),
    CONSTRAINT ck_gaps_left_at CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX gaps_left_by_step ON gaps_left (above_id)",
    """
CREATE TABLE pains (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    couple_id INTEGER NOT NULL,
    side TEXT NOT NULL,
    area TEXT NOT NULL,
    state TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_pains_area_named CHECK (length(area) > 0),
    CONSTRAINT uq_pains_seq UNIQUE (seq),
    CONSTRAINT fk_pains_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_pains_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_pains_side CHECK (side IN ('first', 'second')),
    CONSTRAINT ck_pains_state CHECK (state IN ('pain', 'assessed', 'no pain', 'not known'))
) STRICT
""",
    "CREATE INDEX pains_by_couple ON pains (couple_id, seq)",
)
