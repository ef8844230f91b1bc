"""A day as it is shown: what each line says, which one comes next, and what is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.actions.appointments import DayRow
from app.actions.notes_shown import Unfinished, waiting_words
from app.dates import clock_time, local_date
from app.models.appointment import Appointment
from app.models.session import Session
from app.models.side import Side
from app.rules.coming import ends_at
from app.views.theme.folded_lines import FoldedLine
from app.words import count, say

DUE = 2
"""How much of what waits stands with a couple's hour."""


class Stand(StrEnum):
    """How an appointment stands at this moment; `PAST` went by without a session, which is nobody's matter."""

    PAST = "past"
    HELD = "held"
    ROOM = "in the room"
    NEXT = "next"
    AHEAD = "ahead"


@dataclass(frozen=True)
class DayLine(FoldedLine):
    """One line of the day. While `hidden`, nothing but `time` may be shown, drawn or spoken."""

    appointment: Appointment
    couple_id: int
    time: str
    title: str
    below: str
    initials: tuple[str, str]
    stand: Stand
    today: bool
    due: tuple[Unfinished, ...] = ()

    @property
    def startable(self) -> bool:
        """Whether its session can be started now; what is on another day is only looked at."""
        return self.today and self.stand in (Stand.PAST, Stand.NEXT, Stand.AHEAD)

    @property
    def alone(self) -> Side | None:
        """Who comes without the other."""
        return self.appointment.alone

    @property
    def words(self) -> str:
        return self.time if self.hidden else f"{self.time} {self.title}"

    @property
    def sentence(self) -> str:
        if self.hidden:
            return say("{time}. Name hidden. Press and hold Space to see it.", time=self.time)
        stand = {
            Stand.NEXT: say("Comes next."),
            Stand.ROOM: say("In the room."),
        }.get(self.stand, "")
        whole = say("{time}. {title}. {below}.", time=self.time, title=self.title, below=self.below)
        whole = " ".join((whole, *(f"{waiting_words(one)}." for one in self.due)))
        return f"{whole} {stand}".strip()


def lines_of(
    rows: Sequence[DayRow], now: datetime, session: Session | None, waiting: Sequence[Unfinished] = ()
) -> list[DayLine]:
    """The day's lines in order, as they stand at `now`; `session` is the one in course.

    What of `waiting` is a couple's stands with their first line of the day, the latest two of it.
    """
    lines = [_line(row, now, session) for row in rows]
    for place, line in enumerate(lines):
        if all(one.couple_id != line.couple_id for one in lines[:place]):
            own = [one for one in waiting if one.couple_id == line.couple_id]
            lines[place] = replace(line, due=tuple(own[:DUE]))
    if session is None:
        for place, line in enumerate(lines):
            if line.stand is Stand.AHEAD and line.today:
                lines[place] = replace(line, stand=Stand.NEXT)
                break
    return lines


def _line(row: DayRow, now: datetime, session: Session | None) -> DayLine:
    couple, appointment = row.couple, row.appointment
    names = {Side.FIRST: couple.first.name, Side.SECOND: couple.second.name}
    alone = appointment.alone
    stand = _stand(row, now, session)
    return DayLine(
        key=appointment.id,
        hidden=session is not None and session.couple_id != couple.couple.id,
        appointment=appointment,
        couple_id=couple.couple.id,
        time=clock_time(appointment.starts_at),
        title=say("{name}, on their own", name=names[alone]) if alone else couple.label,
        below=" · ".join((_occasion(row), _length(row, stand))),
        initials=(couple.first.initial, couple.second.initial),
        stand=stand,
        today=local_date(appointment.starts_at) == local_date(now),
    )


def _stand(row: DayRow, now: datetime, session: Session | None) -> Stand:
    if row.session is not None:
        return Stand.ROOM if row.session.ended_at is None else Stand.HELD
    if ends_at(row.appointment) <= now:
        return Stand.PAST
    if session is not None and session.appointment_id is None and session.couple_id == row.couple.couple.id:
        return Stand.ROOM
    return Stand.AHEAD


def _occasion(row: DayRow) -> str:
    if row.appointment.alone:
        return say("Private conversation")
    return say("Session {number}", number=row.number)


def _length(row: DayRow, stand: Stand) -> str:
    if stand is Stand.HELD and row.session is not None and row.session.ended_at is not None:
        return say("until {time}", time=clock_time(row.session.ended_at))
    if stand is Stand.ROOM and row.session is not None:
        return say("since {time}", time=clock_time(row.session.started_at))
    return minutes_in_words(row.appointment.minutes)


def minutes_in_words(minutes: int) -> str:
    """Like "60 minutes"."""
    return count("{n} minute", "{n} minutes", minutes)


def day_sentence(lines: Sequence[DayLine], *, today: bool) -> str:
    """What stands under the date: how many come, and who comes next; nothing about anybody who is folded away."""
    how_many = _how_many(len(lines))
    if not today or not lines:
        return how_many
    coming = next((line for line in lines if line.stand in (Stand.NEXT, Stand.ROOM)), None)
    if coming is None:
        hidden = any(line.hidden for line in lines)
        return how_many if hidden else f"{how_many} {say('That was the last one today.')}"
    return f"{how_many} {_who_comes(coming, lines)}"


def _who_comes(line: DayLine, lines: Sequence[DayLine]) -> str:
    words: dict[str, object] = {"who": line.title, "time": line.time}
    if line.stand is Stand.ROOM:
        return say("{who} is in the room.", **words) if line.alone else say("{who} are in the room.", **words)
    if len(lines) == 1:
        return say("{who} comes at {time}.", **words) if line.alone else say("{who} come at {time}.", **words)
    if lines[0] is line:
        if line.alone:
            return say("{who} comes first, at {time}.", **words)
        return say("{who} come first, at {time}.", **words)
    if line.alone:
        return say("{who} comes next, at {time}.", **words)
    return say("{who} come next, at {time}.", **words)


def _how_many(n: int) -> str:
    in_words = {
        0: say("No appointments."),
        1: say("One appointment."),
        2: say("Two appointments."),
        3: say("Three appointments."),
        4: say("Four appointments."),
        5: say("Five appointments."),
        6: say("Six appointments."),
        7: say("Seven appointments."),
        8: say("Eight appointments."),
        9: say("Nine appointments."),
    }
    return in_words.get(n) or count("{n} appointment.", "{n} appointments.", n)
