"""Revisions of agreements, their lines, what was printed to be signed, and which of them no longer stand."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.revision import ClauseLine, Issued, LeftOut, Revision, RevisionEnded
from app.models.tables.columns import table_of


class RevisionRow(Revision, table=True):
    """A revision; a couple has one draft at most, and one of each number, the removed aside."""

    __tablename__ = "revisions"
    __table_args__ = (
        sa.CheckConstraint("number >= 1", name="number_range"),
        sa.CheckConstraint("issued_at IS NULL OR removed_at IS NULL", name="issued_stays"),
        sa.Index(
            "one_draft_of_couple",
            "couple_id",
            unique=True,
            sqlite_where=sa.text("issued_at IS NULL AND removed_at IS NULL"),
        ),
        sa.Index(
            "one_revision_of_number",
            "couple_id",
            "number",
            unique=True,
            sqlite_where=sa.text("removed_at IS NULL"),
        ),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class ClauseLineRow(ClauseLine, table=True):
    """A line in its place. Places may meet while an order is being saved, so they are not unique."""

    __tablename__ = "clause_lines"
    __table_args__ = (
        sa.CheckConstraint("place >= 0", name="place_range"),
        sa.Index("clause_lines_by_place", "revision_id", "place"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id")
    follows: int | None = Field(default=None, foreign_key="clause_lines.id")


class LeftOutRow(LeftOut, table=True):
    """A step left out; a trigger keeps it within its couple."""

    __tablename__ = "revision_left_out"
    __table_args__ = (sa.UniqueConstraint("revision_id", "step_id"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id")
    step_id: int = Field(foreign_key="steps.id")


class IssuedRow(Issued, table=True):
    """Appended once to a draft, which a trigger issues with it; never changed."""

    __tablename__ = "issued_revisions"
    __table_args__ = (
        sa.CheckConstraint("record_code <> '' AND sha256 <> '' AND length(pdf) > 0", name="issued_whole"),
        sa.UniqueConstraint("seq"),
        sa.UniqueConstraint("revision_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id")


class RevisionEndedRow(RevisionEnded, table=True):
    """Appended to an issued revision, never changed."""

    __tablename__ = "revision_ends"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("revision_ends_by_revision", "revision_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id")


revisions = table_of(RevisionRow)
clause_lines = table_of(ClauseLineRow)
left_out = table_of(LeftOutRow)
issued_revisions = table_of(IssuedRow)
revision_ends = table_of(RevisionEndedRow)
