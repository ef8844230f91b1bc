"""When couples come: making, moving and taking back appointments, and the day they fill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work
from app.actions.roster import RosterRow, show_roster
from app.models.appointment import Appointment
from app.models.faults import Refused
from app.models.session import Entry, Session
from app.models.side import Side
from app.rules.coming import held_for
from app.words import say

LONGEST = 8 * 60


@dataclass(frozen=True)
class DayRow:
    """One appointment of the day with its couple. `session` is the one held for it, if it was started.

    `number` is the number this session has, or would have.
    """

    appointment: Appointment
    couple: RosterRow
    session: Session | None
    number: int


@dataclass(frozen=True)
class Before:
    """What to have read before a couple comes: the date and entries of the last session, without earlier ones."""

    last: Session | None
    entries: tuple[Entry, ...]


def show_day(work: Work, clock: Clock, day: date) -> list[DayRow]:
    """The appointments of one day in order."""
    here = clock.now().tzinfo
    start = datetime.combine(day, time.min, here)
    end = datetime.combine(day + timedelta(days=1), time.min, here)
    couples = {row.couple.id: row for row in show_roster(work, clock)}
    return [
        _day_row(one, couples[one.couple_id], work.sessions.of_couple(one.couple_id), clock.now())
        for one in work.appointments.between(start, end)
    ]


def _day_row(appointment: Appointment, couple: RosterRow, sessions: Sequence[Session], now: datetime) -> DayRow:
    held = held_for(appointment, sessions, now)
    return DayRow(appointment, couple, held, held.number if held else len(sessions) + 1)


def show_before(work: Work, clock: Clock, couple_id: int) -> Before:
    """What was written the last time."""
    del clock
    sessions = [one for one in work.sessions.of_couple(couple_id) if one.ended_at is not None]
    if not sessions:
        return Before(None, ())
    return Before(sessions[-1], tuple(work.sessions.entries(sessions[-1].id)))


def make_appointment(
    work: Work, clock: Clock, couple_id: int, starts_at: datetime, minutes: int, alone: Side | None = None
) -> Outcome:
    """Note when a couple, or one partner alone, comes next. Two at the same time are the therapist's to allow."""
    del clock
    _check(minutes)
    kept = work.appointments.add(Appointment(couple_id=couple_id, starts_at=starts_at, minutes=minutes, alone=alone))
    return Outcome(
        Change(Happened.APPOINTMENT_MADE, couple_id, (kept.id,)),
        say("Made an appointment"),
        partial(remove_appointment, appointment_id=kept.id),
    )


def move_appointment(
    work: Work, clock: Clock, appointment_id: int, starts_at: datetime, minutes: int, alone: Side | None
) -> Outcome:
    """Another time or length, or the other company, for an appointment."""
    del clock
    _check(minutes)
    before = work.appointments.get(appointment_id)
    work.appointments.save(before.but(starts_at=starts_at, minutes=minutes, alone=alone))
    return Outcome(
        Change(Happened.APPOINTMENT_MOVED, before.couple_id, (appointment_id,)),
        say("Moved an appointment"),
        partial(
            move_appointment,
            appointment_id=appointment_id,
            starts_at=before.starts_at,
            minutes=before.minutes,
            alone=before.alone,
        ),
    )


def remove_appointment(work: Work, clock: Clock, appointment_id: int) -> Outcome:
    """Take an appointment out of the day; undo puts it back."""
    before = work.appointments.get(appointment_id)
    work.appointments.save(before.but(removed_at=clock.now()))
    return Outcome(
        Change(Happened.APPOINTMENT_REMOVED, before.couple_id, (appointment_id,)),
        say("Removed an appointment"),
        partial(put_back_appointment, appointment_id=appointment_id),
    )


def put_back_appointment(work: Work, clock: Clock, appointment_id: int) -> Outcome:
    """A removed appointment stands in its day again."""
    del clock
    before = work.appointments.get(appointment_id)
    work.appointments.save(before.but(removed_at=None))
    return Outcome(
        Change(Happened.APPOINTMENT_MADE, before.couple_id, (appointment_id,)),
        say("Put back an appointment"),
        partial(remove_appointment, appointment_id=appointment_id),
    )


def _check(minutes: int) -> None:
    if not 5 <= minutes <= LONGEST:
        raise Refused(say("Between 5 minutes and 8 hours."), "minutes")
