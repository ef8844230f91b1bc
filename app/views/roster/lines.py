"""What the roster and the rail say about couples, and what of it is folded away while someone is in the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.actions.roster import RosterRow, couples_matching
from app.dates import brief_date, clock_time, local_date, weekday
from app.models.appointment import Appointment
from app.models.couple import Status
from app.models.session import Session
from app.views.theme.folded_lines import FoldedLine
from app.words import count, say


@dataclass(frozen=True)
class CoupleLine(FoldedLine):
    """One couple of the roster; its key is the couple's id. While `hidden`, only `when` may be shown."""

    label: str
    initials: tuple[str, str]
    standing: str
    when: str

    @property
    def words(self) -> str:
        return (self.when or say("name hidden")) if self.hidden else self.label

    @property
    def sentence(self) -> str:
        if self.hidden:
            hidden = say("Name hidden. Press and hold Space to see it.")
            return f"{self.when}. {hidden}" if self.when else hidden
        parts = [self.label, self.standing]
        if self.when:
            parts.append(say("next appointment {when}", when=self.when))
        return ". ".join(parts) + "."


def status_words() -> dict[Status, str]:
    """Where the work stands, in words."""
    return {
        Status.PREPARING: say("Preparing"),
        Status.ACTIVE: say("Active"),
        Status.RESTING: say("Resting"),
        Status.CLOSED: say("Closed"),
    }


def when_words(appointment: Appointment | None, now: datetime, *, hour: bool = True) -> str:
    """Like "14:00" today, "Tue, 10:00" within a week, "4 Jun, 10:00" later; without the hour where `hour` is off."""
    if appointment is None:
        return ""
    day, today = local_date(appointment.starts_at), local_date(now)
    time = clock_time(appointment.starts_at)
    if day == today:
        return say("today, {time}", time=time) if hour else time
    date = weekday(day) if today < day < today + timedelta(days=7) else brief_date(day)
    return say("{day}, {time}", day=date, time=time) if hour else date


def roster_lines(
    rows: Sequence[RosterRow], now: datetime, session: Session | None, typed: str = "", status: Status | None = None
) -> list[CoupleLine]:
    """The couples in the order of their labels, those that fit.

    With someone in the room neither search nor filter acts (a row that goes would tell a name), and the order is that
    of the appointments.
    """
    if session is None:
        fitting = couples_matching(rows, typed, status)
        ordered = sorted(fitting, key=lambda row: row.label.casefold())
    else:
        here = session.couple_id
        ordered = sorted(rows, key=lambda row: (row.couple.id != here, row.next is None, _starts(row, now)))
    return [_line(row, now, session) for row in ordered]


def how_many_couples(n: int) -> str:
    """Like "8 couples"."""
    return count("{n} couple", "{n} couples", n)


def _line(row: RosterRow, now: datetime, session: Session | None) -> CoupleLine:
    return CoupleLine(
        key=row.couple.id,
        hidden=session is not None and session.couple_id != row.couple.id,
        label=row.label,
        initials=(row.first.initial, row.second.initial),
        standing=say("In the room") if session is not None else status_words()[row.couple.status],
        when=when_words(row.next, now),
    )


def _starts(row: RosterRow, now: datetime) -> datetime:
    return row.next.starts_at if row.next is not None else now
