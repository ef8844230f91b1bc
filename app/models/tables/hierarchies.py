"""Hierarchies, their steps, and what happened to a step."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.hierarchy import Confirmation, Hierarchy, Step, StepEvent
from app.models.tables.columns import table_of


class HierarchyRow(Hierarchy, table=True):
    """A couple's ladder; one of them is current, and its baseline is one of its own steps."""

    __tablename__ = "hierarchies"
    __table_args__ = (
        sa.ForeignKeyConstraint(["baseline_id", "id"], ["steps.id", "steps.hierarchy_id"], use_alter=True),
        sa.Index("one_current_hierarchy", "couple_id", unique=True, sqlite_where=sa.text("current = 1")),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True, sa_column_kwargs={"autoincrement": True})
    couple_id: int = Field(foreign_key="couples.id")


class StepRow(Step, table=True):
    """A step in its place. Places may meet while an order is being saved, so they are not unique."""

    __tablename__ = "steps"
    __table_args__ = (
        sa.CheckConstraint("place >= 0", name="place_range"),
        sa.UniqueConstraint("id", "hierarchy_id"),
        sa.Index("steps_by_place", "hierarchy_id", "place"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    hierarchy_id: int = Field(foreign_key="hierarchies.id")


class StepEventRow(StepEvent, table=True):
    """Appended, never changed."""

    __tablename__ = "step_events"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("step_events_by_step", "step_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id")


class ConfirmationRow(Confirmation, table=True):
    """Appended, never changed. A trigger asks that its speaker attends the session it is said in."""

    __tablename__ = "confirmations"
    __table_args__ = (
        sa.UniqueConstraint("seq"),
        sa.Index("confirmations_by_step", "step_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    session_id: int = Field(foreign_key="sessions.id")


hierarchies = table_of(HierarchyRow)
steps = table_of(StepRow)
step_events = table_of(StepEventRow)
confirmations = table_of(ConfirmationRow)
