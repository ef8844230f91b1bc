"""What the therapist keeps beside the path: conversations, limits, triggers, risk notes, practice records."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.couple_event import CoupleEvent
from app.models.limit import Limit, LimitWord
from app.models.look import GapLeft, LookedAt, Pain
from app.models.practice_record import PracticeRecord
from app.models.risk_note import RiskNote
from app.models.screening import Screening
from app.models.tables.columns import table_of
from app.models.trigger import Trigger


class CoupleEventRow(CoupleEvent, table=True):
    """Appended, never changed."""

    __tablename__ = "couple_events"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.ForeignKeyConstraint(["session_id", "couple_id"], ["sessions.id", "sessions.couple_id"]),
        sa.ForeignKeyConstraint(["entry_id", "couple_id"], ["entries.id", "entries.couple_id"]),
        sa.Index("couple_events_by_couple", "couple_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class ScreeningRow(Screening, table=True):
    """Appended, never changed: each row is the whole of a conversation as it was known then."""

    __tablename__ = "screenings"
    __table_args__ = (
        sa.CheckConstraint("conversation >= 1", name="conversation_range"),
        sa.CheckConstraint("minutes > 0", name="minutes_range"),
        sa.UniqueConstraint("seq"),
        sa.Index("screenings_by_couple", "couple_id", "side", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class LimitRow(Limit, table=True):
    """Whose limit it is and what it meets; that never changes."""

    __tablename__ = "limits"
    __table_args__ = (sa.Index("limits_by_couple", "couple_id"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class LimitWordRow(LimitWord, table=True):
    """Appended, never changed. Triggers ask for its owner where it loosens or is shared."""

    __tablename__ = "limit_words"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("limit_words_by_limit", "limit_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    limit_id: int = Field(foreign_key="limits.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id")


class TriggerRow(Trigger, table=True):
    """A trigger map; a removed one keeps its row."""

    __tablename__ = "triggers"
    __table_args__ = (
        sa.CheckConstraint("strength BETWEEN 0 AND 100", name="strength_range"),
        sa.Index("triggers_by_couple", "couple_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class RiskNoteRow(RiskNote, table=True):
    """A risk note, kept for good."""

    __tablename__ = "risk_notes"
    __table_args__ = (sa.Index("risk_notes_by_couple", "couple_id"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


class PracticeRecordRow(PracticeRecord, table=True):
    """One for each occasion."""

    __tablename__ = "practice_records"
    __table_args__ = (
        sa.UniqueConstraint("occasion_id"),
        sa.Index("practice_records_by_step", "step_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    occasion_id: int = Field(foreign_key="step_events.id")
    session_id: int = Field(foreign_key="sessions.id")


class LookedAtRow(LookedAt, table=True):
    """Appended, never changed."""

    __tablename__ = "looked_at"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("looked_at_by_step", "step_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    limit_id: int = Field(foreign_key="limits.id")


class GapLeftRow(GapLeft, table=True):
    """Appended, never changed."""

    __tablename__ = "gaps_left"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("gaps_left_by_step", "above_id"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    below_id: int = Field(foreign_key="steps.id")
    above_id: int = Field(foreign_key="steps.id")


class PainRow(Pain, table=True):
    """Appended, never changed."""

    __tablename__ = "pains"
    __table_args__ = (
        sa.CheckConstraint("length(area) > 0", name="area_named"),
        sa.UniqueConstraint("seq"),
        sa.Index("pains_by_couple", "couple_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


couple_events = table_of(CoupleEventRow)
screenings = table_of(ScreeningRow)
limits = table_of(LimitRow)
limit_words = table_of(LimitWordRow)
triggers = table_of(TriggerRow)
risk_notes = table_of(RiskNoteRow)
practice_records = table_of(PracticeRecordRow)
looked_at = table_of(LookedAtRow)
gaps_left = table_of(GapLeftRow)
pains = table_of(PainRow)
