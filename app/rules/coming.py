"""Which session belongs to an appointment, and whether somebody still comes for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from app.models.appointment import Appointment
from app.models.session import Session


def ends_at(appointment: Appointment) -> datetime:
    """When its time is over."""
    return appointment.starts_at + timedelta(minutes=appointment.minutes)


def held_for(appointment: Appointment, sessions: Iterable[Session], now: datetime) -> Session | None:
    """The couple's session that was started for it, or was started without any while its time was; else None."""

    def meant(session: Session) -> bool:
        if session.appointment_id is not None:
            return session.appointment_id == appointment.id
        until = session.ended_at or now
        return session.started_at < ends_at(appointment) and until > appointment.starts_at

    return next((session for session in sessions if meant(session)), None)
