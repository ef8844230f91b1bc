"""Welcoming couples, and keeping what is written about them up to date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work, today
from app.models.appointment import Appointment
from app.models.couple import Couple, Partner, Status
from app.models.faults import Refused
from app.models.hierarchy import Hierarchy
from app.models.practice import Practice
from app.models.session import Session
from app.models.side import Side
from app.models.text import one_line
from app.rules.coming import ends_at, held_for
from app.words import say

_NEVER = datetime.max.replace(tzinfo=UTC)
_BETWEEN = re.compile(r"\s*(?:&|\+|,|/|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class RosterRow:
    """One couple in the roster; `next` is their next appointment and `last` their latest session, if any.

    An appointment is next until its time is over or its session was started, as on the page of the day.
    """

    couple: Couple
    first: Partner
    second: Partner
    next: Appointment | None
    last: Session | None

    @property
    def label(self) -> str:
        """What the couple is called on screen: the label they chose, else their two names."""
        return label_of(self.couple, self.first, self.second)


def label_of(couple: Couple, first: Partner, second: Partner) -> str:
    """The label, or “Robin & Ash”."""
    return couple.label or say("{first} & {second}", first=first.name, second=second.name)


def two_names(typed: str) -> tuple[str, str]:
    """Two names or initials from one field: "Robin & Ash", "Robin, Ash", "R A". Refused unless there are two."""
    parts = [part for part in _BETWEEN.split(one_line(typed)) if part]
    if len(parts) == 1:
        parts = parts[0].split()
    if len(parts) != 2:
        raise Refused(say("Two names or initials, for example “Robin & Ash”."), "names")
    return parts[0], parts[1]


def show_roster(work: Work, clock: Clock) -> list[RosterRow]:
    """All couples, oldest first."""
    upcoming = _coming(work, clock.now())
    partners = work.couples.all_partners()
    latest = work.sessions.latest_of_each()
    return [
        RosterRow(couple, *partners[couple.id], next=upcoming.get(couple.id), last=latest.get(couple.id))
        for couple in work.couples.all()
    ]


def show_couple(work: Work, clock: Clock, couple_id: int) -> RosterRow:
    """One couple as the roster has it."""
    couple = work.couples.get(couple_id)
    sessions = work.sessions.of_couple(couple_id)
    first, second = work.couples.partners(couple_id)
    return RosterRow(
        couple,
        first,
        second,
        next=_coming(work, clock.now()).get(couple_id),
        last=sessions[-1] if sessions else None,
    )


def _coming(work: Work, now: datetime) -> dict[int, Appointment]:
    """Every couple's next appointment, by couple id."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    tomorrow = midnight + timedelta(days=1)
    coming = work.appointments.next_of_each(tomorrow)
    for one in reversed(work.appointments.between(midnight, tomorrow)):
        if ends_at(one) > now and held_for(one, work.sessions.of_couple(one.couple_id), now) is None:
            coming[one.couple_id] = one
    return coming


def in_turn(rows: Iterable[RosterRow]) -> list[RosterRow]:
    """The rows as the couples come: by their next appointment, then those without one, resting and closed ones last."""

    def turn(row: RosterRow) -> tuple[datetime, bool, bool, str]:
        starts = row.next.starts_at if row.next is not None else _NEVER
        status = row.couple.status
        return starts, status is Status.CLOSED, status is Status.RESTING, row.label.casefold()

    return sorted(rows, key=turn)


def add_couple(work: Work, clock: Clock, names: str) -> Outcome:
    """Welcome a couple by two names or initials, with an empty path; the practice's defaults become theirs."""
    first, second = two_names(names)
    practice = work.practices.get()
    couple = work.couples.add(
        Couple(opened_on=today(clock), scale=practice.scale, checkin=practice.checkin, ending=practice.ending),
        Partner(couple_id=0, side=Side.FIRST, name=first),
        Partner(couple_id=0, side=Side.SECOND, name=second),
    )
    work.hierarchies.add(Hierarchy(couple_id=couple.id))
    return Outcome(
        Change(Happened.COUPLE_ADDED, couple.id, (couple.id,)),
        say("Welcomed {first} & {second}", first=first, second=second),
    )


def save_couple(work: Work, clock: Clock, couple: Couple, first: Partner, second: Partner) -> Outcome:
    """Keep what was changed about a couple and its two, all at once."""
    del clock
    for partner, field in ((first, "first_name"), (second, "second_name")):
        if not partner.name:
            raise Refused(say("A name or an initial is needed here."), field)
    before = (work.couples.get(couple.id), *work.couples.partners(couple.id))
    work.couples.save(couple)
    work.couples.save_partner(first)
    work.couples.save_partner(second)
    return Outcome(
        Change(Happened.COUPLE_CHANGED, couple.id, (couple.id,)),
        say("Changed what is written about {label}", label=label_of(couple, first, second)),
        partial(save_couple, couple=before[0], first=before[1], second=before[2]),
    )


def set_status(work: Work, clock: Clock, couple_id: int, status: Status) -> Outcome:
    """Say where the work with a couple stands."""
    del clock
    couple = work.couples.get(couple_id)
    work.couples.save(couple.but(status=status))
    return Outcome(
        Change(Happened.COUPLE_CHANGED, couple_id, (couple_id,)),
        say("Changed where the work stands"),
        partial(set_status, couple_id=couple_id, status=couple.status),
    )


def show_practice(work: Work, clock: Clock) -> Practice:
    """The practice."""
    del clock
    return work.practices.get()


def save_practice(work: Work, clock: Clock, practice: Practice) -> Outcome:
    """Keep what was changed about the practice; couples already here keep their own defaults."""
    del clock
    if not practice.name:
        raise Refused(say("The name of the practice is needed here."), "name")
    before = work.practices.get()
    work.practices.save(practice)
    return Outcome(
        Change(Happened.PRACTICE_CHANGED),
        say("Changed the practice"),
        partial(save_practice, practice=before),
    )


def couples_matching(rows: Sequence[RosterRow], typed: str, status: Status | None = None) -> list[RosterRow]:
    """The rows in which every typed word begins a word of the label or of a name; all for nothing typed."""
    wanted = typed.casefold().split()

    def fits(row: RosterRow) -> bool:
        words = f"{row.label} {row.first.name} {row.second.name}".casefold().replace("&", " ").split()
        return all(any(word.startswith(one) for word in words) for one in wanted)

    return [row for row in rows if (status is None or row.couple.status is status) and fits(row)]
