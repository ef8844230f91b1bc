"""Progress notes, their parts, what came after signing, and what stands beside them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.note import Addendum, Mention, Note, Placement, ProcessNote, Section
from app.models.tables.columns import table_of


class NoteRow(Note, table=True):
    """A note; a session has one at most that is not removed. What is signed has a name, a seal and no removal."""

    __tablename__ = "notes"
    __table_args__ = (
        sa.CheckConstraint("signed_at IS NULL OR (signed_by <> '' AND seal <> '')", name="signed_whole"),
        sa.CheckConstraint("signed_at IS NULL OR removed_at IS NULL", name="signed_stays"),
        sa.ForeignKeyConstraint(["session_id", "couple_id"], ["sessions.id", "sessions.couple_id"]),
        sa.Index(
            "one_note_of_session",
            "session_id",
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL AND session_id IS NOT NULL"),
        ),
        sa.Index("notes_by_couple", "couple_id"),
        sa.Index(
            "notes_unsigned",
            "id",
            sqlite_where=sa.text("signed_at IS NULL AND removed_at IS NULL"),
        ),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class SectionRow(Section, table=True):
    """The words under one heading."""

    __tablename__ = "note_sections"
    __table_args__ = (sa.UniqueConstraint("note_id", "heading"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")


class PlacementRow(Placement, table=True):
    """An entry taken up; a trigger keeps it within its couple."""

    __tablename__ = "note_placements"
    __table_args__ = (
        sa.UniqueConstraint("note_id", "entry_id"),
        sa.Index("note_placements_by_entry", "entry_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")
    entry_id: int = Field(foreign_key="entries.id")


class MentionRow(Mention, table=True):
    """A step named in a note; a trigger keeps it within its couple."""

    __tablename__ = "note_mentions"
    __table_args__ = (sa.UniqueConstraint("note_id", "step_id", "words"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")
    step_id: int = Field(foreign_key="steps.id")


class AddendumRow(Addendum, table=True):
    """Appended to a signed note, never changed."""

    __tablename__ = "addenda"
    __table_args__ = (
        sa.CheckConstraint("\"by\" <> ''", name="by_somebody"),
        sa.UniqueConstraint("seq"),
        sa.Index("addenda_by_note", "note_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")


class ProcessNoteRow(ProcessNote, table=True):
    """The therapist's own thoughts beside a note."""

    __tablename__ = "process_notes"
    __table_args__ = (sa.UniqueConstraint("note_id"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    note_id: int = Field(foreign_key="notes.id")


notes = table_of(NoteRow)
sections = table_of(SectionRow)
placements = table_of(PlacementRow)
mentions = table_of(MentionRow)
addenda = table_of(AddendumRow)
process_notes = table_of(ProcessNoteRow)
