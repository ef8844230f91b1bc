"""The practice, one row."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.practice import Practice
from app.models.tables.columns import table_of


class PracticeRow(Practice, table=True):
    """The practice of this vault; there is only ever number 1."""

    __tablename__ = "practice"
    __table_args__ = (
        sa.CheckConstraint("id = 1", name="one_row"),
        sa.CheckConstraint("review_weeks BETWEEN 1 AND 12", name="review_weeks_range"),
        sa.CheckConstraint("wide_step BETWEEN 1 AND 100", name="wide_step_range"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)


practice = table_of(PracticeRow)
