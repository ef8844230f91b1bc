"""What an answer means today, from the dated events of one step.

Rules (product invariants 2 to 4 and 8): a changed step is a new question, so earlier answers no longer stand, except
*off the table*, which only its owner brings back; a step that was removed and brought back has no yes left; nothing
but a fresh answer makes a yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from app.models.hierarchy import Confirmation, Confirming, StepEvent, StepEventKind
from app.models.side import Side
from app.models.value import Event
from app.models.willingness import Answer, Willingness

LASTS = timedelta(weeks=4)
"""How long a yes is taken to stand for planning where no agreement says until when (product: gates)."""


class State(StrEnum):
    """Where a step stands."""

    IDEA = "idea"
    PLANNED = "planned"
    UNDER_WAY = "under way"
    SETTLED = "settled"
    PAUSED = "paused"
    SET_ASIDE = "set aside"


class Missing(StrEnum):
    """What planning a step still needs."""

    ANSWERS = "answers"
    FRESH_ANSWERS = "fresh answers"
    TIMEFRAME = "timeframe"
    CHECKIN = "check-in"
    ENDING = "ending"
    SMALLER = "smaller version"
    THIS_WEEK = "this week"
    OCCASION = "an occasion"
    YES_NOW = "a yes for now"
    PLAIN_YES = "a plain yes"
    BOTH_SAY_SO = "both say so"


ANEW = (StepEventKind.CHANGED, StepEventKind.REMOVED, StepEventKind.BROUGHT_BACK)
"""After these nobody has planned, begun or settled the step as it is now."""

TURNS = (
    StepEventKind.PLANNED,
    StepEventKind.UNPLANNED,
    StepEventKind.PAUSED,
    StepEventKind.STARTED,
    StepEventKind.SETTLED,
    StepEventKind.SET_ASIDE,
    StepEventKind.TAKEN_UP,
)
"""The events that move a step from one state to another. The end of an occasion leaves what was before it."""


def counting(events: Iterable[StepEvent], said: Iterable[Confirmation]) -> list[StepEvent]:
    """The events that count, in order: a change asks nobody again once both have said that it is the same step.

    Each says so for themselves, of the latest change there is when they say it: one before it, or after it, asks as it
    did (product invariant 4). Every rule here is given these.
    """
    events = sorted(events, key=by_seq)
    changes = [event.seq for event in events if event.kind is StepEventKind.CHANGED]
    same: dict[int, set[Side]] = {}
    for one in said:
        if one.what is Confirming.SAME_STEP:
            same.setdefault(max((seq for seq in changes if seq < one.seq), default=0), set()).add(one.side)
    asks_nobody = {change for change, sides in same.items() if sides == set(Side)}
    return [event for event in events if event.seq not in asks_nobody]


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


def state(
    first: Willingness | None,
    second: Willingness | None,
    events: Iterable[StepEvent],
    today: date,
    review: date | None = None,
) -> State:
    """The state of one step, given both standing answers, its events, the date, and when the agreement is looked at.

    A step that is planned or under way is paused at once by a no, however soft; so is one under way by a yes that was
    taken for a mistake and undone. One that became a new question or was off the path since, or whose yeses have
    lapsed, is an idea again: nobody has planned it as it is now. A paused step stays so until it is planned anew, or
    carried on with two fresh yeses. A no to a settled step leaves an idea; a lapse leaves it settled. When an occasion
    is over, the plan it came from stands as it did.
    """
    events = sorted(events, key=by_seq)
    last = next((event for event in reversed(events) if event.kind in TURNS), None)
    if last is None or last.kind in (StepEventKind.UNPLANNED, StepEventKind.TAKEN_UP):
        return State.IDEA
    if last.kind in (StepEventKind.PAUSED, StepEventKind.SET_ASIDE):
        return State.PAUSED if last.kind is StepEventKind.PAUSED else State.SET_ASIDE
    if any(event.seq > last.seq and event.kind in ANEW for event in events):
        return State.IDEA
    both = (first, second)
    refused = any(answer is not None and not answer.answer.willing for answer in both)
    if last.kind is StepEventKind.SETTLED:
        return State.IDEA if refused else State.SETTLED
    if last.kind is StepEventKind.STARTED and not _over(last, events):
        return State.UNDER_WAY if all(map(willing, both)) else State.PAUSED
    if refused:
        return State.PAUSED
    return State.PLANNED if all(fresh(answer, events, today, review) for answer in both) else State.IDEA


def brings(events: Iterable[StepEvent], given: Answer) -> StepEventKind | None:
    """What this answer brings with it (product invariant 3): a pause, by any but a yes to what is planned or under way;
    what was settled is an idea again. The records append it themselves, whoever writes the answer down.

    A yes that was undone leaves *not asked*: that pauses what is under way and nothing else.
    """
    events = sorted(events, key=by_seq)
    last = next((event for event in reversed(events) if event.kind in (*TURNS, *ANEW)), None)
    if last is None or given.willing:
        return None
    begun = last.kind is StepEventKind.STARTED
    if given is Answer.NOT_ASKED:
        return StepEventKind.PAUSED if begun and not _over(last, events) else None
    if begun or last.kind is StepEventKind.PLANNED:
        return StepEventKind.PAUSED
    return StepEventKind.UNPLANNED if last.kind is StepEventKind.SETTLED else None


def fresh(answer: Willingness | None, events: Iterable[StepEvent], today: date, review: date | None = None) -> bool:
    """Whether this is a yes that has not lapsed, given after the last pause. `review` is the agreement's, if any."""
    return answer is not None and not lapsed(answer, today, review) and yes_since_a_pause(answer, events)


def yes_since_a_pause(answer: Willingness | None, events: Iterable[StepEvent]) -> bool:
    """Whether this is a yes given after the last pause: what a pause asks for before anything goes on."""
    if answer is None or not answer.answer.willing:
        return False
    return not any(e.kind is StepEventKind.PAUSED and e.seq > answer.seq for e in events)


def lapsed(answer: Willingness, today: date, review: date | None) -> bool:
    """Whether an answer is asked again by now (product: gates).

    From the day on which the agreement that stands is looked at again; where none stands, or the answer was given on
    that day or later, four weeks after the answer.
    """
    given = answer.at.astimezone().date()  # the day at the desk, as `today` is
    return today >= review if review is not None and given < review else today - given > LASTS


def willing(answer: Willingness | None) -> bool:
    """Whether the gates read what stands as a yes, tentative or not."""
    return answer is not None and answer.answer.willing


def by_seq(event: Event) -> int:
    """What orders events, whatever the computer's clock said."""
    return event.seq


def _over(begun: StepEvent, events: Iterable[StepEvent]) -> bool:
    return any(event.seq > begun.seq and event.kind is StepEventKind.ENDED for event in events)
