"""One time that a step is done in the room, from bringing it there to its end; and when a step is settled.

Rules (product: gates, invariants 2 and 3): what was planned still takes two yeses given for this occasion, and after a
pause two given since. Band A, near and without touch, may be done in the room from the beginning, without a plan. Both
say that a step is settled, and neither with a tentative yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.models.hierarchy import NEAR, Confirmation, Confirming, Step, StepEvent, StepEventKind
from app.models.revision import Stood
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.limits import NOTHING, Care, line_met, needs_look
from app.rules.willingness import ANEW, TURNS, Missing, State, by_seq, fresh, has_plan, lacks_smaller, yes_since_a_pause

_LASTS_THROUGH = (StepEventKind.PAUSED, StepEventKind.STARTED)
_OVER = (*ANEW, StepEventKind.ENDED, *(kind for kind in TURNS if kind not in _LASTS_THROUGH))
"""What ends an occasion. A pause does not."""

_UNSETTLES = (*ANEW, *(kind for kind in TURNS if kind is not StepEventKind.STARTED))
"""After these, both say anew that the step is settled: their word belongs to the plan in course."""


def occasion(events: Iterable[StepEvent]) -> StepEvent | None:
    """The event that brought the step into the room, while that occasion lasts; else None.

    A pause does not end it: carrying on is of the same occasion.
    """
    for one in sorted(events, key=by_seq, reverse=True):
        if one.kind is StepEventKind.OFFERED:
            return one
        if one.kind in _OVER:
            return None
    return None


def end_of(began: StepEvent, events: Iterable[StepEvent]) -> StepEvent | None:
    """What ended the occasion that began with this event; None while it lasts."""
    after = sorted((one for one in events if one.seq > began.seq), key=by_seq)
    return next((one for one in after if one.kind is StepEventKind.OFFERED or one.kind in _OVER), None)


def yes_for_now(answer: Willingness | None, events: Iterable[StepEvent]) -> bool:
    """Whether this is a yes to the occasion in course: given since the step came into the room, and since a pause."""
    events = list(events)
    began = occasion(events)
    return began is not None and answer is not None and answer.seq > began.seq and yes_since_a_pause(answer, events)


def needs_to_offer(
    step: Step,
    now: State,
    first: Willingness | None,
    second: Willingness | None,
    events: Sequence[StepEvent],
    care: Care = NOTHING,
) -> Missing | None:
    """What bringing the step, as it stands now, into the room still needs; None when it may come."""
    closed = any(answer is not None and answer.answer is Answer.OFF_TABLE for answer in (first, second))
    free = now not in (State.UNDER_WAY, State.SETTLED, State.SET_ASIDE) and not has_plan(events) and not closed
    if now is State.PLANNED:
        return needs_beside(step, events, care)
    return needs_beside(step, events, care) if step.band == NEAR and free else Missing.THIS_WEEK


def needs_to_start(
    step: Step,
    first: Willingness | None,
    second: Willingness | None,
    events: Sequence[StepEvent],
    session_id: int,
    care: Care = NOTHING,
) -> Missing | None:
    """What beginning, or carrying on, still needs in this session; None when it may begin (product: gates)."""
    began = occasion(events)
    if began is None or began.session_id != session_id:
        return Missing.OCCASION
    if not all(yes_for_now(answer, events) for answer in (first, second)):
        return Missing.YES_NOW
    if lacks_smaller(step, first, second):
        return Missing.SMALLER
    return needs_beside(step, events, care)


def needs_beside(step: Step, events: Sequence[StepEvent], care: Care) -> Missing | None:
    """What a step still needs beside its answers: to be ready for it, no line in its way, and no look first.

    What is private comes last and is one and the same, whatever it is (product invariant 7).
    """
    near, ready = step.band == NEAR, care.readiness
    if not near and not ready.prepared:
        return Missing.PREPARATION
    if not near and not ready.practised:
        return Missing.PRACTISED
    if line_met(step, care) is not None:
        return Missing.LINE
    return Missing.LOOK if needs_look(step, events, care) or (ready.held and not near) else None


def needs_to_settle(
    now: State,
    first: Willingness | None,
    second: Willingness | None,
    events: Iterable[StepEvent],
    said: Iterable[Confirmation],
    today: date,
    agreements: Sequence[Stood] = (),
) -> Missing | None:
    """What calling the step, as it stands now, settled still needs; None when it may be.

    It was chosen for the week, and both say so, neither with a tentative yes (product: gates).
    """
    events = list(events)
    if now not in (State.PLANNED, State.UNDER_WAY) or not has_plan(events):
        return Missing.THIS_WEEK
    both = [answer for answer in (first, second) if answer is not None and fresh(answer, events, today, agreements)]
    if len(both) < len(Side):  # under way it may have lapsed
        return Missing.FRESH_ANSWERS
    if any(answer.answer is Answer.TENTATIVE for answer in both):
        return Missing.PLAIN_YES
    return None if settled_for(events, said) == set(Side) else Missing.BOTH_SAY_SO


def settled_for(events: Iterable[StepEvent], said: Iterable[Confirmation]) -> frozenset[Side]:
    """Who has said of the plan in course that the step is settled for them."""
    since = max((event.seq for event in events if event.kind in _UNSETTLES), default=0)
    return frozenset(one.side for one in said if one.what is Confirming.SETTLED and one.seq > since)
