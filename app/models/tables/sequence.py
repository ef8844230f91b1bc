"""The counter that orders all events of the vault, whatever the computer's clock said."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from app.models.tables.columns import table_of


class SequenceRow(SQLModel, table=True):
    """One row; `last` is the number given to the newest event. Triggers let it only count up by one."""

    __tablename__ = "sequence"
    __table_args__ = (sa.CheckConstraint("id = 1", name="one_row"), {"sqlite_strict": True})

    id: int = Field(primary_key=True)
    last: int


sequence = table_of(SequenceRow)
