"""The step that is in the room now, as it is shown: what it is, how far it has come, and how it was."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.actions.hierarchy import show_path
from app.actions.one_step import StepToday, session_with, step_today
from app.actions.ports import Clock, Work
from app.dates import local_date
from app.models.agreement import WillingLine
from app.models.couple import Partner
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.practice_record import PracticeRecord
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.agreement_steps import headed
from app.rules.occasions import needs_to_settle, occasion, yes_for_now
from app.rules.path import Path, PathRow
from app.rules.willingness import Missing, State, by_seq

WHEN = (Occasion.BEFORE, Occasion.DURING, Occasion.AFTER)
"""The three moments of one time at which a number is asked for."""


class Place(StrEnum):
    """How far this time of the step has come."""

    WAITING = "waiting"
    UNDER_WAY = "under way"
    PAUSED = "paused"
    ENDED = "ended"


class Settling(StrEnum):
    """Whether it may be asked if the step is settled: not now, each may say so, or both have."""

    NOT_NOW = "not now"
    ASKED = "asked"
    SAID = "said"


@dataclass(frozen=True)
class Neighbour:
    """The step above or below on the path. `behind` is within the comfortable baseline."""

    number: int
    title: str
    behind: bool
    paused: bool


@dataclass(frozen=True)
class UnderWay:
    """One time of a step in the room, named by `occasion_id`, the event that brought it there.

    `title` is what the smaller version does where it is done as that, and `timeframe` its own time, if its words say
    one; `whole` is what the step itself is called. `yeses_at` is since when both have said yes for this occasion, and
    None until then: whose answer is still to come stands nowhere. `closed` is off the table, so that nothing is asked
    again. The record and the numbers are as kept; a record that has no word yet has the id 0.
    """

    couple_id: int
    step_id: int
    occasion_id: int
    session_number: int
    place: Place
    number: int
    title: str
    whole: str
    smaller: bool
    may_be_smaller: bool
    about: str
    timeframe: str
    checkin: str
    ending: str
    begun_at: datetime | None
    yeses_at: datetime | None
    behind: bool
    closed: bool
    above: Neighbour | None
    below: Neighbour | None
    first: Partner
    second: Partner
    scale: Scale
    record: PracticeRecord
    numbers: tuple[Rating, ...]
    settling: Settling

    def partner(self, side: Side) -> Partner:
        """The partner on that side."""
        return self.first if side is Side.FIRST else self.second

    def said(self, side: Side, when: Occasion) -> Rating | None:
        """The number this partner gave before, during (the hardest moment) or after; as it was answered."""
        return next((one for one in self.numbers if one.side is side and one.occasion is when), None)


def show_under_way(work: Work, clock: Clock, couple_id: int) -> UnderWay | None:
    """The step whose occasion is in course, else the one that ended last in this session; None where there is none."""
    session = session_with(work, couple_id)
    if session is None:
        return None
    events = work.hierarchies.events_on_path(work.hierarchies.current(couple_id).id)
    here = [one for one in events if one.kind is StepEventKind.OFFERED and one.session_id == session.id]
    if not here:
        return None
    in_course = [one for one in here if occasion(_of(events, one.step_id)) == one]
    began, path = max(in_course or here, key=by_seq), show_path(work, clock, couple_id)
    row = next(one for one in (*path.rows, *path.off_table) if one.step.id == began.step_id)
    now = step_today(work, clock, began.step_id)
    couple, (first, second) = work.couples.get(couple_id), work.couples.partners(couple_id)
    record, step = record_of(work, began), now.step
    smaller = as_smaller(work, now, began)
    closed = any(one is not None and one.answer is Answer.OFF_TABLE for one in now.both)
    above, below = _beside(path, row)
    begun_at = _begun_at(now.events, began)
    head = headed(WillingLine(step.title, "" if smaller else step.timeframe, "", "", smaller, "", _words(now, smaller)))
    return UnderWay(
        couple_id=couple_id,
        step_id=step.id,
        occasion_id=began.id,
        session_number=session.number,
        place=_place(now, ended=not in_course, closed=closed),
        number=row.number,
        title=head.title,
        whole=step.title,
        smaller=smaller,
        may_be_smaller=bool(step.smaller) and not smaller,
        about=" ".join(part for part in (step.description, _conditions(now) if smaller else "") if part),
        timeframe=head.time,
        checkin=step.checkin or couple.checkin,
        ending=step.ending or couple.ending,
        begun_at=begun_at,
        yeses_at=_yeses_at(now),
        behind=row.above_baseline,
        closed=closed,
        above=above,
        below=below,
        first=first,
        second=second,
        scale=couple.scale,
        record=record,
        numbers=numbers_of(began, now.events, work.answers.ratings_of_step(step.id)),
        settling=Settling.NOT_NOW if in_course or smaller or begun_at is None else _settling(work, now),
    )


def record_of(work: Work, began: StepEvent) -> PracticeRecord:
    """The record of the occasion that began with this event; a new one, not kept yet, where nobody wrote in it."""
    session_id = began.session_id or 0  # the records let nothing begin outside a session
    return work.practising.record(began.id) or PracticeRecord(
        step_id=began.step_id, occasion_id=began.id, session_id=session_id, day=local_date(began.at)
    )


def numbers_of(began: StepEvent, events: Sequence[StepEvent], ratings: Sequence[Rating]) -> tuple[Rating, ...]:
    """The numbers of the occasion that began with this event, as each was given last, of all that is known of its step.

    They may still be given after its end, until the step comes into the room again.
    """
    again = [one.seq for one in events if one.kind is StepEventKind.OFFERED and one.seq > began.seq]
    until = min(again, default=math.inf)
    found: dict[tuple[Side, Occasion], Rating] = {}
    for side in Side:
        for one in rating_rules.history(ratings, side):
            if began.seq < one.seq < until and one.session_id == began.session_id and one.occasion in WHEN:
                found[side, one.occasion] = one
    return tuple(found.values())


def _words(now: StepToday, smaller: bool) -> str:
    return now.step.smaller if smaller else ""


def _conditions(now: StepToday) -> str:
    """On what a tentative yes was given, as both have heard it."""
    said = dict.fromkeys(one.condition.strip() for one in now.both if one is not None and one.condition.strip())
    return " ".join(f"{one[0].upper()}{one[1:]}{'' if one.endswith(('.', '?', '!')) else '.'}" for one in said)


def as_smaller(work: Work, now: StepToday, began: StepEvent) -> bool:
    """Whether this occasion is of the smaller version: made smaller, planned so, or by a tentative yes of now.

    It never grows back within an occasion: both are asked about what stands on the card.
    """
    if record_of(work, began).smaller:
        return True
    if not now.step.smaller:
        return False  # then a tentative yes begins nothing
    answers = work.answers.answers_of_step(now.step.id)
    planned = [stood(answers, now.events, began, side) for side in Side]
    if any(one is not None and one.answer is Answer.TENTATIVE for one in planned):
        return True
    return _yeses_at(now) is not None and now.smaller


def stood(
    answers: Sequence[Willingness], events: Sequence[StepEvent], began: StepEvent, side: Side
) -> Willingness | None:
    """What this partner's answer was when the step came into the room."""
    before = [one for one in answers if one.seq < began.seq]
    return willing_rules.standing(before, [one for one in events if one.seq < began.seq], side)


def _of(events: Sequence[StepEvent], step_id: int) -> list[StepEvent]:
    return [one for one in events if one.step_id == step_id]


def _place(now: StepToday, *, ended: bool, closed: bool) -> Place:
    if ended:
        return Place.ENDED
    if closed or now.state is State.PAUSED:
        return Place.PAUSED
    return Place.UNDER_WAY if now.state is State.UNDER_WAY else Place.WAITING


def _begun_at(events: Sequence[StepEvent], began: StepEvent) -> datetime | None:
    starts = [one for one in events if one.kind is StepEventKind.STARTED and one.seq > began.seq]
    return min(starts, key=by_seq).at if starts else None


def _yeses_at(now: StepToday) -> datetime | None:
    """When the later of two yeses to this occasion was given; None while they are not both there."""
    given = [one for one in now.both if one is not None and yes_for_now(one, now.events)]
    return max(one.at for one in given) if len(given) == len(Side) else None


def _beside(path: Path, row: PathRow) -> tuple[Neighbour | None, Neighbour | None]:
    if row not in path.rows:
        return None, None
    place = path.rows.index(row)
    above = path.rows[place - 1] if place else None
    below = path.rows[place + 1] if place + 1 < len(path.rows) else None
    return _neighbour(above), _neighbour(below)


def _neighbour(row: PathRow | None) -> Neighbour | None:
    return None if row is None else Neighbour(row.number, row.step.title, row.above_baseline, row.is_paused)


def _settling(work: Work, now: StepToday) -> Settling:
    """Of the whole step: the smaller version settles nothing (product: gates), and nobody is asked on the way."""
    said = work.answers.confirmations_of_step(now.step.id)
    needs = needs_to_settle(now.state, *now.both, now.events, said, now.day, now.agreements)
    if needs is None:
        return Settling.SAID
    return Settling.ASKED if needs is Missing.BOTH_SAY_SO else Settling.NOT_NOW
