"""What was done: appended, never changed."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.audit import AuditEvent
from app.models.tables.columns import table_of


class AuditRow(AuditEvent, table=True):
    """One doing, chained to the one before it."""

    __tablename__ = "audit"
    __table_args__ = (
        sa.CheckConstraint("length(chain) = 64", name="chain_length"),
        sa.UniqueConstraint("seq"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)


audit = table_of(AuditRow)
