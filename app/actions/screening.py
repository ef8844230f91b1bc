"""Speaking with each partner alone: what was asked about, what follows, and when getting ready is over.

Every change keeps the conversation whole as it is known then, after what was known before; undo does the same with
what was known before. All of it waits until nobody is in the room.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from app.actions.alone import kept_alone, only_alone
from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work, today
from app.models.content import load_group
from app.models.couple import Status
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.faults import Refused
from app.models.library import Line
from app.models.screening import Screening, ScreeningOutcome
from app.models.side import Side
from app.models.text import tags_in
from app.rules.readiness import conversations, may_end_preparation, readiness, spoken_with_since
from app.words import say

LONGEST = 24 * 60
"""The minutes of a day: no conversation is longer."""


def topics() -> tuple[Line, ...]:
    """What each of them is asked about alone, in its order."""
    return load_group("screening", "topics").lines


def begin_conversation(
    work: Work,
    clock: Clock,
    couple_id: int,
    side: Side,
    held_on: date,
    minutes: int | None = None,
    earlier: bool = False,
) -> Outcome:
    """Record that one partner was spoken with alone: nothing is ticked and nothing follows from it yet.

    `earlier` marks one that was held before these records were kept. It is not on the undo stack: the day can be
    changed, and what follows from it is open until somebody says so.
    """
    only_alone(work)
    _held(clock, held_on, minutes)
    before = conversations(work.alone.screenings(couple_id), side)
    kept = work.alone.screen(
        Screening(
            couple_id=couple_id,
            side=side,
            conversation=before[-1].conversation + 1 if before else 1,
            held_on=held_on,
            minutes=minutes,
            earlier=earlier,
            at=clock.now(),
        )
    )
    return kept_alone(couple_id, kept.id)


def set_when(
    work: Work, clock: Clock, couple_id: int, side: Side, held_on: date, minutes: int | None, earlier: bool
) -> Outcome:
    """Correct on which day the latest conversation was, how long it took, and whether it was before these records."""
    _held(clock, held_on, minutes)
    return _change(work, clock, couple_id, side, held_on=held_on, minutes=minutes, earlier=earlier)


def set_topic(work: Work, clock: Clock, couple_id: int, side: Side, topic: str, asked: bool) -> Outcome:
    """Tick a topic as asked about, never as answered; or leave it for the next time."""
    if topic not in {line.id for line in topics()}:
        raise KeyError(topic)
    ticked = tags_in(_latest(work, couple_id, side).topics)
    now = ticked | {topic} if asked else ticked - {topic}
    return _change(work, clock, couple_id, side, topics=", ".join(sorted(now)))


def set_outcome(work: Work, clock: Clock, couple_id: int, side: Side, outcome: ScreeningOutcome) -> Outcome:
    """Say what follows from the latest conversation, as the therapist judges; conditions written before stay."""
    return _change(work, clock, couple_id, side, outcome=outcome)


def write_conditions(work: Work, clock: Clock, couple_id: int, side: Side, words: str) -> Outcome:
    """Keep the conditions in this person's words."""
    return _change(work, clock, couple_id, side, conditions=words)


def ask_again(work: Work, clock: Clock, couple_id: int, side: Side, on: date | None = None, words: str = "") -> Outcome:
    """Say when to ask again: on a day, or in words; nothing of both is no wish at all."""
    return _change(work, clock, couple_id, side, ask_again_on=on, ask_again="" if on is not None else words)


def put_back_conversation(work: Work, clock: Clock, former: Screening) -> Outcome:
    """What was known of a conversation before is what is known of it now; both stay in the records."""
    only_alone(work)
    now = _latest(work, former.couple_id, former.side)
    if now.conversation != former.conversation:
        raise Refused(say("There is a newer conversation. That one stays as it was."))
    return _screen(work, clock, now, former)


def end_preparation(work: Work, clock: Clock, couple_id: int) -> Outcome:
    """Getting ready is over, by hand: both were spoken with alone, what follows goes ahead, and nothing is on hold.

    The work is then called active where it was called preparing. Refused with what is still needed.
    """
    only_alone(work)
    needs = needs_to_end_preparation(work, couple_id)
    if needs:
        raise Refused(needs)
    _happened(work, clock, couple_id, CoupleEventKind.PREPARATION_ENDED)
    before = _set_status(work, couple_id, Status.PREPARING, Status.ACTIVE)
    back = partial(begin_preparation, couple_id=couple_id, status=before)
    return Outcome(Change(Happened.PREPARATION_ENDED, couple_id), say("Ended getting ready"), back)


def begin_preparation(work: Work, clock: Clock, couple_id: int, status: Status | None = None) -> Outcome:
    """Get ready once more: planning waits again, and everything else stays as it is. `status` is what undo brings."""
    only_alone(work)
    if not readiness(work.alone.events(couple_id), ()).prepared:
        raise Refused(say("Getting ready has not ended."))
    _happened(work, clock, couple_id, CoupleEventKind.PREPARATION_BEGUN)
    if status is None:
        _set_status(work, couple_id, Status.ACTIVE, Status.PREPARING)
    else:
        work.couples.save(work.couples.get(couple_id).but(status=status))
    back = partial(end_preparation, couple_id=couple_id)
    return Outcome(Change(Happened.PREPARATION_BEGUN, couple_id), say("Began getting ready again"), back)


def needs_to_end_preparation(work: Work, couple_id: int) -> str:
    """What ending it still needs, in one sentence for the therapist; empty where nothing is."""
    events, screenings = work.alone.events(couple_id), work.alone.screenings(couple_id)
    now = readiness(events, screenings)
    if now.prepared:
        return say("Getting ready has ended.")
    if may_end_preparation(now):
        return ""
    if now.on_hold:
        return say("Still needed: the hold lifted, by hand.")
    knew = max((one.seq for one in events if one.kind is CoupleEventKind.KNEW_AND_WENT_ON), default=0)
    first, second = work.couples.partners(couple_id)
    names = [one.name for one in (first, second) if not spoken_with_since(screenings, one.side, knew)]
    if len(names) == 1:
        return say("Still needed: a conversation with {name} alone from which the work goes ahead.", name=names[0])
    return say(
        "Still needed: a conversation with {first} alone and one with {second}, from which the work goes ahead.",
        first=first.name,
        second=second.name,
    )


def _change(work: Work, clock: Clock, couple_id: int, side: Side, **changes: object) -> Outcome:
    only_alone(work)
    before = _latest(work, couple_id, side)
    return _screen(work, clock, before, before.but(**changes))


def _screen(work: Work, clock: Clock, before: Screening, after: Screening) -> Outcome:
    kept = work.alone.screen(after.but(id=0, seq=0, at=clock.now()))
    return kept_alone(before.couple_id, kept.id, partial(put_back_conversation, former=before))


def _latest(work: Work, couple_id: int, side: Side) -> Screening:
    found = conversations(work.alone.screenings(couple_id), side)
    if not found:
        raise Refused(say("Record a conversation first."))
    return found[-1]


def _held(clock: Clock, held_on: date, minutes: int | None) -> None:
    if held_on > today(clock):
        raise Refused(say("A conversation is recorded once it was held."), "held_on")
    if minutes is not None and not 1 <= minutes <= LONGEST:
        raise Refused(say("For example “45”."), "minutes")


def _happened(work: Work, clock: Clock, couple_id: int, kind: CoupleEventKind) -> None:
    work.alone.happened(CoupleEvent(couple_id=couple_id, kind=kind, at=clock.now()))


def _set_status(work: Work, couple_id: int, where: Status, to: Status) -> Status:
    couple = work.couples.get(couple_id)
    if couple.status is where:
        work.couples.save(couple.but(status=to))
    return couple.status
