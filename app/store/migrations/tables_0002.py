"""The tables that schema 2 adds, frozen: a change of the models is a new migration, never an edit here."""

from __future__ import annotations

TABLES = (
    """
CREATE TABLE notes (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    session_id INTEGER,
    format TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    signed_at TEXT,
    signed_by TEXT NOT NULL,
    seal TEXT NOT NULL,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_notes_signed_whole CHECK (signed_at IS NULL OR (signed_by <> '' AND seal <> '')),
    CONSTRAINT ck_notes_signed_stays CHECK (signed_at IS NULL OR removed_at IS NULL),
    CONSTRAINT fk_notes_session_id_couple_id FOREIGN KEY(session_id, couple_id)
        REFERENCES sessions (id, couple_id),
    CONSTRAINT fk_notes_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_notes_format CHECK (format IN ('SOAP', 'DAP', 'BIRP', 'GIRP', 'plain')),
    CONSTRAINT ck_notes_begun_at CHECK (begun_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_notes_signed_at CHECK (signed_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_notes_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX notes_by_couple ON notes (couple_id)",
    "CREATE INDEX notes_unsigned ON notes (id) WHERE signed_at IS NULL AND removed_at IS NULL",
    "CREATE UNIQUE INDEX one_note_of_session ON notes (session_id) WHERE removed_at IS NULL AND session_id IS NOT NULL",
    """
CREATE TABLE note_sections (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    heading TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_note_sections_note_id_heading UNIQUE (note_id, heading),
    CONSTRAINT fk_note_sections_note_id FOREIGN KEY(note_id) REFERENCES notes (id),
    CONSTRAINT ck_note_sections_heading
        CHECK (heading IN ('subjective', 'objective', 'data', 'behaviour', 'goal', 'intervention',
            'response', 'assessment', 'plan', 'note'))
) STRICT
""",
    """
CREATE TABLE note_placements (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    heading TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_note_placements_note_id_entry_id UNIQUE (note_id, entry_id),
    CONSTRAINT fk_note_placements_note_id FOREIGN KEY(note_id) REFERENCES notes (id),
    CONSTRAINT fk_note_placements_entry_id FOREIGN KEY(entry_id) REFERENCES entries (id),
    CONSTRAINT ck_note_placements_heading
        CHECK (heading IN ('subjective', 'objective', 'data', 'behaviour', 'goal', 'intervention',
            'response', 'assessment', 'plan', 'note'))
) STRICT
""",
    "CREATE INDEX note_placements_by_entry ON note_placements (entry_id)",
    """
CREATE TABLE note_mentions (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_note_mentions_note_id_step_id_words UNIQUE (note_id, step_id, words),
    CONSTRAINT fk_note_mentions_note_id FOREIGN KEY(note_id) REFERENCES notes (id),
    CONSTRAINT fk_note_mentions_step_id FOREIGN KEY(step_id) REFERENCES steps (id)
) STRICT
""",
    """
CREATE TABLE addenda (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    note_id INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_addenda_by_somebody CHECK ("by" <> ''),
    CONSTRAINT uq_addenda_seq UNIQUE (seq),
    CONSTRAINT fk_addenda_note_id FOREIGN KEY(note_id) REFERENCES notes (id),
    CONSTRAINT ck_addenda_at CHECK (at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX addenda_by_note ON addenda (note_id, seq)",
    """
CREATE TABLE process_notes (
    id INTEGER NOT NULL,
    note_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_process_notes_note_id UNIQUE (note_id),
    CONSTRAINT fk_process_notes_note_id FOREIGN KEY(note_id) REFERENCES notes (id),
    CONSTRAINT ck_process_notes_changed_at CHECK (changed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    """
CREATE TABLE revisions (
    id INTEGER NOT NULL,
    couple_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    review_on TEXT NOT NULL,
    issued_at TEXT,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_revisions_number_range CHECK (number >= 1),
    CONSTRAINT ck_revisions_issued_stays CHECK (issued_at IS NULL OR removed_at IS NULL),
    CONSTRAINT fk_revisions_couple_id FOREIGN KEY(couple_id) REFERENCES couples (id),
    CONSTRAINT ck_revisions_begun_at CHECK (begun_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_revisions_review_on CHECK (review_on GLOB '????-??-??'),
    CONSTRAINT ck_revisions_issued_at CHECK (issued_at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_revisions_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE UNIQUE INDEX one_draft_of_couple ON revisions (couple_id) WHERE issued_at IS NULL AND removed_at IS NULL",
    "CREATE UNIQUE INDEX one_revision_of_number ON revisions (couple_id, number) WHERE removed_at IS NULL",
    """
CREATE TABLE clause_lines (
    id INTEGER NOT NULL,
    revision_id INTEGER NOT NULL,
    clause TEXT NOT NULL,
    place INTEGER NOT NULL,
    marker TEXT,
    text TEXT NOT NULL,
    said TEXT NOT NULL,
    aside TEXT NOT NULL,
    card TEXT NOT NULL,
    follows INTEGER,
    removed_at TEXT,
    PRIMARY KEY (id),
    CONSTRAINT ck_clause_lines_place_range CHECK (place >= 0),
    CONSTRAINT fk_clause_lines_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT fk_clause_lines_follows FOREIGN KEY(follows) REFERENCES clause_lines (id),
    CONSTRAINT ck_clause_lines_clause
        CHECK (clause IN ('commitment', 'off-table', 'asking', 'soft-no', 'tentative-yes',
            'pausing', 'afterwards', 'line-crossed', 'baseline', 'windows', 'conditions')),
    CONSTRAINT ck_clause_lines_marker CHECK (marker IN ('first', 'second')),
    CONSTRAINT ck_clause_lines_removed_at CHECK (removed_at GLOB '????-??-??T??:??:??.??????Z')
) STRICT
""",
    "CREATE INDEX clause_lines_by_place ON clause_lines (revision_id, place)",
    """
CREATE TABLE revision_left_out (
    id INTEGER NOT NULL,
    revision_id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_revision_left_out_revision_id_step_id UNIQUE (revision_id, step_id),
    CONSTRAINT fk_revision_left_out_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT fk_revision_left_out_step_id FOREIGN KEY(step_id) REFERENCES steps (id)
) STRICT
""",
    """
CREATE TABLE issued_revisions (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    revision_id INTEGER NOT NULL,
    paper TEXT NOT NULL,
    colour INTEGER NOT NULL,
    record_code TEXT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    pdf BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_issued_revisions_issued_whole
        CHECK (record_code <> '' AND sha256 <> '' AND length(pdf) > 0),
    CONSTRAINT uq_issued_revisions_seq UNIQUE (seq),
    CONSTRAINT uq_issued_revisions_revision_id UNIQUE (revision_id),
    CONSTRAINT fk_issued_revisions_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT ck_issued_revisions_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_issued_revisions_paper CHECK (paper IN ('A4', 'Letter')),
    CONSTRAINT ck_issued_revisions_colour CHECK (colour IN (0, 1))
) STRICT
""",
    """
CREATE TABLE revision_ends (
    id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    revision_id INTEGER NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_revision_ends_seq UNIQUE (seq),
    CONSTRAINT fk_revision_ends_revision_id FOREIGN KEY(revision_id) REFERENCES revisions (id),
    CONSTRAINT ck_revision_ends_at CHECK (at GLOB '????-??-??T??:??:??.??????Z'),
    CONSTRAINT ck_revision_ends_how CHECK (how IN ('superseded', 'ended'))
) STRICT
""",
    "CREATE INDEX revision_ends_by_revision ON revision_ends (revision_id, seq)",
)
