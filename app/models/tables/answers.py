"""Ratings and willingness: appended, never changed."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.rating import Rating
from app.models.tables.columns import table_of
from app.models.willingness import Willingness


class RatingRow(Rating, table=True):
    """A number as answered; what it takes back is of the same step and the same partner."""

    __tablename__ = "ratings"
    __table_args__ = (
        sa.CheckConstraint(
            "number BETWEEN 0 AND CASE scale WHEN 'SUDS 0-100' THEN 100 ELSE 10 END", name="number_on_scale"
        ),
        sa.UniqueConstraint("seq"),
        sa.UniqueConstraint("id", "step_id", "side"),
        sa.ForeignKeyConstraint(["takes_back", "step_id", "side"], ["ratings.id", "ratings.step_id", "ratings.side"]),
        sa.Index("ratings_by_step", "step_id", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id")


class WillingnessRow(Willingness, table=True):
    """An answer. A trigger keeps what is off the table there until its owner brings it back."""

    __tablename__ = "willingness"
    __table_args__ = (
        sa.CheckConstraint("brought_back = 0 OR answer <> 'off the table'", name="brought_back_is_open"),
        sa.UniqueConstraint("seq"),
        sa.Index("willingness_by_step", "step_id", "side", "seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    step_id: int = Field(foreign_key="steps.id")
    session_id: int | None = Field(default=None, foreign_key="sessions.id")


ratings = table_of(RatingRow)
willingness = table_of(WillingnessRow)
