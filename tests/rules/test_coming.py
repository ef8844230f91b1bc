"""Which session was held for an appointment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from app.models.appointment import Appointment
from app.models.session import Session
from app.rules.coming import ends_at, held_for

AT = datetime(2026, 5, 14, 14, 0, tzinfo=UTC)
FOURTEEN = Appointment(id=7, couple_id=1, starts_at=AT, minutes=60)


def held(start: int, end: int | None, appointment_id: int | None = None) -> Session:
    """A session from so many minutes after 14:00 to so many."""
    return Session(
        couple_id=1,
        number=3,
        started_at=AT + timedelta(minutes=start),
        ended_at=None if end is None else AT + timedelta(minutes=end),
        appointment_id=appointment_id,
    )


def test_its_time_is_over_after_its_minutes() -> None:
    assert ends_at(FOURTEEN) == datetime(2026, 5, 14, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("session", "belongs"),
    [
        (held(-300, -240, 7), True),
        (held(5, 50, 8), False),
        (held(5, 50), True),
        (held(-10, 50), True),
        (held(-60, 0), False),
        (held(60, 90), False),
        (held(5, None), True),
        (held(-10, None), True),
        (held(70, None), False),
    ],
)
def test_a_session_belongs_to_what_it_was_started_for_or_whose_time_it_took(session: Session, belongs: bool) -> None:
    now = AT + timedelta(minutes=80)
    assert held_for(FOURTEEN, [held(-2000, -1900, 1), session], now) == (session if belongs else None)
