"""What an answer means today, from the dated events of one step.

Rules (product invariants 2 to 4 and 8): a changed step is a new question, so earlier answers no longer stand, except
*off the table*, which only its owner brings back; a step that was removed and brought back has no yes left; nothing
but a fresh answer makes a yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from app.models.hierarchy import Confirmation, Confirming, Step, StepEvent, StepEventKind
from app.models.revision import Stood
from app.models.side import Side
from app.models.value import Event
from app.models.willingness import Answer, Willingness

LASTS = timedelta(weeks=4)
"""How long a yes is taken to stand for planning where no agreement says until when (product: gates)."""

_JOURNEY = timedelta(days=1)
"""How far the day at another desk, or in another time zone, may be ahead."""


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

    PREPARATION = "getting ready"
    ANSWERS = "answers"
    FRESH_ANSWERS = "fresh answers"
    TIMEFRAME = "timeframe"
    CHECKIN = "check-in"
    ENDING = "ending"
    SMALLER = "smaller version"
    PRACTISED = "a practised pause"
    LINE = "a line"
    LOOK = "a look"
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

_PLANS = (
    StepEventKind.PLANNED,
    StepEventKind.UNPLANNED,
    StepEventKind.SETTLED,
    StepEventKind.SET_ASIDE,
    StepEventKind.TAKEN_UP,
    *ANEW,
)
"""What makes and ends a plan. A pause does not: carried on with two fresh yeses, the plan stands as it did."""


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
    agreements: Sequence[Stood] = (),
    *,
    kept_up: bool = True,
) -> State:
    """The state of one step, given both standing answers, its events, the date, and the couple's agreements.

    `kept_up` is what the function of that name says of its plan.

    A step that is planned or under way is paused at once by a no, however soft; so is one under way by a yes that was
    taken for a mistake and undone. One that became a new question or was off the path since, or whose yeses have
    lapsed, is an idea again: nobody has planned it as it is now. A paused step stays so until it is planned anew, or
    carried on with two fresh yeses. A no to a settled step leaves an idea; a lapse leaves it settled. When an occasion
    is over, the plan it came from stands as it did, and what came from none is an idea.
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
    if not has_plan(events):
        return State.IDEA
    if refused:
        return State.PAUSED
    return State.PLANNED if kept_up and all(fresh(one, events, today, agreements) for one in both) else State.IDEA


def plan_lapsed(
    first: Willingness | None,
    second: Willingness | None,
    events: Iterable[StepEvent],
    today: date,
    agreements: Sequence[Stood] = (),
) -> bool:
    """Whether this is a step of the week that only waits to be asked again: nothing has happened but time."""
    events = sorted(events, key=by_seq)
    last = _last_turn(events)
    if last is None or not has_plan(events) or not (last.kind is StepEventKind.PLANNED or _done(last, events)):
        return False
    both = [answer for answer in (first, second) if yes_since_a_pause(answer, events) and answer is not None]
    return len(both) == len(Side) and any(lapsed(answer, today, agreements) for answer in both)


def brings(events: Iterable[StepEvent], given: Answer, *, smaller: bool) -> StepEventKind | None:
    """What this answer brings with it (product invariant 3): a pause, by any but a yes to what is planned or under way;
    what was settled is an idea again. The records append it themselves, whoever writes the answer down.

    A tentative yes is a yes to the `smaller` version of the step: where none is written, it pauses the whole one.
    A yes that was undone leaves *not asked*: that pauses what is under way and nothing else.
    """
    events = sorted(events, key=by_seq)
    last = _last_turn(events)
    if last is None or (given.willing and (smaller or given is not Answer.TENTATIVE)):
        return None
    if in_course(events):
        under_way = last.kind is StepEventKind.STARTED and not _over(last, events)
        return StepEventKind.PAUSED if under_way or given is not Answer.NOT_ASKED else None
    unsettles = last.kind is StepEventKind.SETTLED and not given.willing and given is not Answer.NOT_ASKED
    return StepEventKind.UNPLANNED if unsettles else None


def lacks_smaller(step: Step, *answers: Willingness | None) -> bool:
    """Whether one of these is a tentative yes, which is to the smaller version, where none is written."""
    return not step.smaller and any(one is not None and one.answer is Answer.TENTATIVE for one in answers)


def in_course(events: Iterable[StepEvent]) -> bool:
    """Whether the step is planned or under way, whatever the answers and the date: what a no, or a line, pauses."""
    events = list(events)
    last = _last_turn(events)
    if last is None or last.kind not in (StepEventKind.PLANNED, StepEventKind.STARTED):
        return False
    return last.kind is StepEventKind.PLANNED or not _over(last, events) or has_plan(events)


def kept_up(answers: Iterable[Willingness], events: Iterable[StepEvent], agreements: Sequence[Stood] = ()) -> bool:
    """Whether no yes to the plan in course had lapsed before another followed it.

    A plan whose yeses have lapsed is made anew, by all that the gates ask for, once both have said yes again.
    """
    plan = max((one.seq for one in events if one.kind is StepEventKind.PLANNED), default=0)
    answers = sorted(answers, key=by_seq)
    for side in Side:
        mine = [one for one in answers if one.side is side]
        before = [one for one in mine if one.seq < plan][-1:]
        since = [*before, *(one for one in mine if one.seq > plan)]
        if any(lapsed(one, then.at.astimezone().date(), agreements) for one, then in pairwise(since)):
            return False
    return True


def has_plan(events: Iterable[StepEvent]) -> bool:
    """Whether the step was chosen for the week and nothing has ended that, a pause aside.

    What is done in the room without a plan (the first band) has none afterwards either.
    """
    last = max((event for event in events if event.kind in _PLANS), key=by_seq, default=None)
    return last is not None and last.kind is StepEventKind.PLANNED


def fresh(
    answer: Willingness | None, events: Iterable[StepEvent], today: date, agreements: Sequence[Stood] = ()
) -> bool:
    """Whether this is a yes that has not lapsed, given after the last pause. `agreements` are the couple's."""
    return answer is not None and not lapsed(answer, today, agreements) and yes_since_a_pause(answer, events)


def yes_since_a_pause(answer: Willingness | None, events: Iterable[StepEvent]) -> bool:
    """Whether this is a yes given after the last pause: what a pause asks for before anything goes on."""
    if answer is None or not answer.answer.willing:
        return False
    return not any(e.kind is StepEventKind.PAUSED and e.seq > answer.seq for e in events)


def lapsed(answer: Willingness, today: date, agreements: Sequence[Stood] = ()) -> bool:
    """Whether an answer is asked again by now (product: gates).

    One from a day that is still to come was given while the clock was wrong, and is asked again; a day of difference is
    a journey.
    """
    given = answer.at.astimezone().date()  # the day at the desk, as `today` is
    return given - today > _JOURNEY or today >= asked_again_on(given, agreements)


def asked_again_on(given: date, agreements: Sequence[Stood]) -> date:
    """The first day on which an answer of that day no longer stands.

    That is when the agreement that stands is looked at again; where none stands, or the answer was given on that day
    or later, after four weeks. An agreement that is printed once the answer has lapsed does not bring it back, and one
    that ends before it is looked at leaves it no longer than it would stand without.
    """
    alone = until = given + LASTS + timedelta(days=1)
    for place, one in enumerate(agreements):
        begins = max(one.issued_on, given)
        if begins >= until or one.review_on <= given or (one.ended_on is not None and one.ended_on < given):
            continue
        until = one.review_on
        followed = any(later.issued_on <= (one.ended_on or begins) for later in agreements[place + 1 :])
        if one.ended_on is not None and one.ended_on < until and not followed:
            until = min(until, max(one.ended_on, alone))
    return until


def willing(answer: Willingness | None) -> bool:
    """Whether the gates read what stands as a yes, tentative or not."""
    return answer is not None and answer.answer.willing


def by_seq(event: Event) -> int:
    """What orders events, whatever the computer's clock said."""
    return event.seq


def _last_turn(events: Iterable[StepEvent]) -> StepEvent | None:
    return max((event for event in events if event.kind in (*TURNS, *ANEW)), key=by_seq, default=None)


def _done(last: StepEvent, events: Iterable[StepEvent]) -> bool:
    return last.kind is StepEventKind.STARTED and _over(last, events)


def _over(begun: StepEvent, events: Iterable[StepEvent]) -> bool:
    return any(event.seq > begun.seq and event.kind is StepEventKind.ENDED for event in events)
