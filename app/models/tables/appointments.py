"""Appointments."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.appointment import Appointment
from app.models.tables.columns import table_of


class AppointmentRow(Appointment, table=True):
    """When who comes."""

    __tablename__ = "appointments"
    __table_args__ = (
        sa.CheckConstraint("minutes > 0", name="minutes_range"),
        sa.UniqueConstraint("id", "couple_id"),
        sa.Index("appointments_by_time", "starts_at"),
        {"sqlite_strict": True},
    )
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


appointments = table_of(AppointmentRow)
