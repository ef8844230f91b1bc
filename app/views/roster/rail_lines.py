"""What the rail lists: who comes today and the others, or who is in the room and the hours that are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.actions.appointments import DayRow
from app.actions.roster import RosterRow, in_turn
from app.dates import clock_time
from app.models.couple import Status
from app.models.session import Session
from app.views.roster.lines import status_words, when_words
from app.views.theme.folded_lines import FoldedLine
from app.words import say


class Kind(StrEnum):
    """What a line of the rail is."""

    CAPTION = "caption"
    ROOM = "room"
    TODAY = "today"
    OTHER = "other"


@dataclass(frozen=True)
class RailLine(FoldedLine):
    """One line of the rail. Its key is an appointment's id where it has an hour, else less than nothing.

    While `hidden`, only `end` (the hour) may be shown.
    """

    kind: Kind
    label: str
    end: str = ""
    below: str = ""
    couple_id: int = 0
    initials: tuple[str, str] = field(default=("", ""))

    @property
    def words(self) -> str:
        return self.end if self.hidden else self.label

    @property
    def sentence(self) -> str:
        if self.hidden:
            return say("{time}. Name hidden. Press and hold Space to see it.", time=self.end)
        return ". ".join(part for part in (self.label, self.below or self.end) if part)

    @property
    def selectable(self) -> bool:
        return self.kind is not Kind.CAPTION


def rail_lines(
    day: Sequence[DayRow], rows: Sequence[RosterRow], now: datetime, session: Session | None
) -> list[RailLine]:
    """The rail's lines at this moment."""
    if session is not None:
        return _in_the_room(day, rows, now, session)
    lines: list[RailLine] = []
    if day:
        lines.append(_caption(1, say("Today")))
        lines += [_today(row, hidden=False) for row in day]
    coming = {row.couple.couple.id for row in day}
    others = [row for row in rows if row.couple.id not in coming and row.couple.status is not Status.CLOSED]
    if others:
        lines.append(_caption(2, say("Others") if day else say("Couples")))
        lines += [_other(row, now) for row in in_turn(others)]
    return lines


def _in_the_room(day: Sequence[DayRow], rows: Sequence[RosterRow], now: datetime, session: Session) -> list[RailLine]:
    here = next(row for row in rows if row.couple.id == session.couple_id)
    since = clock_time(session.started_at)
    room = RailLine(
        key=-here.couple.id - 10,
        hidden=False,
        kind=Kind.ROOM,
        label=here.label,
        below=say("Session {number}, since {time}", number=session.number, time=since),
        couple_id=here.couple.id,
        initials=_initials(here),
    )
    lines = [_caption(3, say("In the room")), room]
    later = [row for row in day if row.appointment.starts_at > now and row.couple.couple.id != here.couple.id]
    if later:
        lines.append(_caption(4, say("Later today")))
        lines += [_today(row, hidden=True) for row in later]
    return lines


def _today(row: DayRow, *, hidden: bool) -> RailLine:
    return RailLine(
        key=row.appointment.id,
        hidden=hidden,
        kind=Kind.TODAY,
        label=row.couple.label,
        end=clock_time(row.appointment.starts_at),
        couple_id=row.couple.couple.id,
        initials=_initials(row.couple),
    )


def _other(row: RosterRow, now: datetime) -> RailLine:
    resting = row.couple.status is Status.RESTING and row.next is None
    end = status_words()[Status.RESTING].lower() if resting else when_words(row.next, now, hour=False)
    return RailLine(
        key=-row.couple.id - 10,
        hidden=False,
        kind=Kind.OTHER,
        label=row.label,
        end=end,
        couple_id=row.couple.id,
        initials=_initials(row),
    )


def _caption(number: int, words: str) -> RailLine:
    return RailLine(key=-number, hidden=False, kind=Kind.CAPTION, label=words)


def _initials(row: RosterRow) -> tuple[str, str]:
    return row.first.initial, row.second.initial
