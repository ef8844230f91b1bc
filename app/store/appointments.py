"""When who comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from app.models.appointment import Appointment
from app.models.tables.appointments import appointments
from app.store.rows import Kept

_KEPT = Kept(appointments, Appointment)
_IN_ORDER = (
    sa.select(appointments)
    .where(appointments.c.removed_at.is_(None), appointments.c.starts_at >= sa.bindparam("start"))
    .order_by(appointments.c.starts_at, appointments.c.id)
)
_BETWEEN = _IN_ORDER.where(appointments.c.starts_at < sa.bindparam("end"))


class Appointments:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, appointment_id: int) -> Appointment:
        """One appointment, removed or not; KeyError where there is none."""
        return _KEPT.get(self._connection, appointment_id)

    def between(self, start: datetime, end: datetime) -> Sequence[Appointment]:
        """Those that start at or after `start` and before `end`, in order, without the removed."""
        return _KEPT.of(self._connection, _BETWEEN, start=start, end=end)

    def next_of_each(self, after: datetime) -> dict[int, Appointment]:
        """Every couple's next one at or after `after`, by couple id, without the removed."""
        coming: dict[int, Appointment] = {}
        for one in _KEPT.of(self._connection, _IN_ORDER, start=after):
            coming.setdefault(one.couple_id, one)
        return coming

    def add(self, appointment: Appointment) -> Appointment:
        """Keep a new one."""
        return _KEPT.add(self._connection, appointment)

    def save(self, appointment: Appointment) -> Appointment:
        """Keep a changed one."""
        _KEPT.save(self._connection, appointment)
        return appointment
