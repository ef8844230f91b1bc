"""What an answer means today, from the dated events of one step.

Rules (product invariants 2 to 4 and 8): a changed step is a new question, so earlier answers no longer stand, except
*off the table*, which only its owner brings back; a step that was removed and brought back has no yes left; nothing
but a fresh answer makes a yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from app.models.hierarchy import StepEvent, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer, Willingness

LASTS = timedelta(weeks=4)
"""How long a yes is taken to stand for planning where no agreement says otherwise (product: gates)."""


class State(StrEnum):
    """Where a step stands."""

    IDEA = "idea"
    PLANNED = "planned"
    PAUSED = "paused"


class Missing(StrEnum):
    """What planning a step still needs."""

    ANSWERS = "answers"
    FRESH_ANSWERS = "fresh answers"
    TIMEFRAME = "timeframe"
    CHECKIN = "check-in"
    ENDING = "ending"
    SMALLER = "smaller version"


def standing(answers: Iterable[Willingness], events: Iterable[StepEvent], side: Side) -> Willingness | None:
    """The answer of one partner that counts now for one step; None means not asked.

    *Off the table* counts until its owner brings it back, whatever was written down after it.
    """
    mine = sorted((a for a in answers if a.side is side), key=lambda a: a.seq)
    closed = None
    for one in mine:
        if one.answer is Answer.OFF_TABLE:
            closed = one
        elif one.brought_back:
            closed = None
    if closed is not None:
        return closed
    last = mine[-1] if mine else None
    if last is None or last.answer is Answer.NOT_ASKED:
        return None
    since = [event.kind for event in events if event.seq > last.seq]
    if StepEventKind.CHANGED in since or (last.answer.willing and StepEventKind.BROUGHT_BACK in since):
        return None
    return last


def changed_since(answers: Iterable[Willingness], events: Iterable[StepEvent], side: Side) -> bool:
    """Whether this partner's latest answer no longer stands because the step became a new question since."""
    mine = [a for a in answers if a.side is side]
    last = max(mine, key=lambda a: a.seq, default=None)
    return last is not None and last.answer is not Answer.NOT_ASKED and standing(mine, events, side) is None


def withdraws(before: Willingness | None, answer: Answer) -> bool:
    """Whether this answer takes back a yes or closes a door: such answers are not on the undo stack."""
    if answer is Answer.OFF_TABLE:
        return True
    return before is not None and before.answer.willing and answer is not Answer.NOT_ASKED and not answer.willing


def state(first: Willingness | None, second: Willingness | None, events: Iterable[StepEvent], today: date) -> State:
    """The state of one step, given both standing answers, its events and the date.

    A planned step with a no, however soft, is paused at once. One that became a new question or was off the path since,
    or whose yeses have lapsed, is an idea again: nobody has planned it as it is now. A paused step stays so until it is
    planned anew.
    """
    events = sorted(events, key=lambda event: event.seq)
    kinds = (StepEventKind.PLANNED, StepEventKind.UNPLANNED, StepEventKind.PAUSED)
    last = next((event for event in reversed(events) if event.kind in kinds), None)
    if last is None or last.kind is StepEventKind.UNPLANNED:
        return State.IDEA
    if last.kind is StepEventKind.PAUSED:
        return State.PAUSED
    anew = (StepEventKind.CHANGED, StepEventKind.REMOVED, StepEventKind.BROUGHT_BACK)
    if any(event.seq > last.seq and event.kind in anew for event in events):
        return State.IDEA
    if any(answer is not None and not answer.answer.willing for answer in (first, second)):
        return State.PAUSED
    return State.PLANNED if all(fresh(answer, events, today) for answer in (first, second)) else State.IDEA


def fresh(answer: Willingness | None, events: Iterable[StepEvent], today: date) -> bool:
    """Whether this is a yes, given no more than four weeks ago and after the last pause."""
    if answer is None or not answer.answer.willing or today - answer.at.date() > LASTS:
        return False
    return not any(e.kind is StepEventKind.PAUSED and e.seq > answer.seq for e in events)
