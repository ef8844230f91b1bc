"""Sessions, the lines written in them, and words not yet kept."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.session import Draft, Entry, Session
from app.models.tables.columns import table_of


class SessionRow(Session, table=True):
    """One meeting; at most one in the whole vault has not ended."""

    __tablename__ = "sessions"
    __table_args__ = (
        sa.CheckConstraint("number >= 1", name="number_range"),
        sa.UniqueConstraint("couple_id", "number"),
        sa.UniqueConstraint("id", "couple_id"),
        sa.ForeignKeyConstraint(["appointment_id", "couple_id"], ["appointments.id", "appointments.couple_id"]),
        sa.Index(
            "one_open_session",
            sa.text("(ended_at IS NULL)"),
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
        ),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class EntryRow(Entry, table=True):
    """One line of the notes; it belongs to the couple of its session, and so does the line it repairs."""

    __tablename__ = "entries"
    __table_args__ = (
        sa.UniqueConstraint("id", "couple_id"),
        sa.ForeignKeyConstraint(["session_id", "couple_id"], ["sessions.id", "sessions.couple_id"]),
        sa.ForeignKeyConstraint(["repairs_id", "couple_id"], ["entries.id", "entries.couple_id"]),
        sa.Index("entries_by_session", "session_id", "at"),
        sa.Index("entries_by_couple", "couple_id", "at"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int | None = Field(default=None, foreign_key="steps.id")


class DraftRow(Draft, table=True):
    """Words typed into one field; the next words take their place."""

    __tablename__ = "drafts"
    __table_args__ = (sa.UniqueConstraint("place", "about"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)


sessions = table_of(SessionRow)
entries = table_of(EntryRow)
drafts = table_of(DraftRow)
