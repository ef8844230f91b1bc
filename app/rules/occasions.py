"""One time that a step is done in the room, from bringing it there to its end; and when a step is settled.

Rules (product: gates, invariants 2 and 3): what was planned still takes two yeses given for this occasion, and after a
pause two given since. Both say that a step is settled, and neither with a tentative yes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.models.hierarchy import Confirmation, Confirming, StepEvent, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.willingness import ANEW, TURNS, Missing, State, by_seq, fresh, state, yes_since_a_pause

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


def yes_for_now(answer: Willingness | None, events: Iterable[StepEvent]) -> bool:
    """Whether this is a yes to the occasion in course: given since the step came into the room, and since a pause."""
    events = list(events)
    began = occasion(events)
    return began is not None and answer is not None and answer.seq > began.seq and yes_since_a_pause(answer, events)


def needs_to_start(
    first: Willingness | None, second: Willingness | None, events: Iterable[StepEvent], session_id: int
) -> Missing | None:
    """What beginning, or carrying on, still needs in this session; None when it may begin (product: gates)."""
    events = list(events)
    began = occasion(events)
    if began is None or began.session_id != session_id:
        return Missing.OCCASION
    return None if all(yes_for_now(answer, events) for answer in (first, second)) else Missing.YES_NOW


def needs_to_settle(
    first: Willingness | None,
    second: Willingness | None,
    events: Iterable[StepEvent],
    said: Iterable[Confirmation],
    today: date,
    review: date | None = None,
) -> Missing | None:
    """What calling the step settled still needs; None when it may be.

    It was chosen for the week, and both say so, neither with a tentative yes (product: gates).
    """
    events = list(events)
    if state(first, second, events, today, review) not in (State.PLANNED, State.UNDER_WAY):
        return Missing.THIS_WEEK
    both = [answer for answer in (first, second) if answer is not None and fresh(answer, events, today, review)]
    if len(both) < len(Side):  # under way it may have lapsed
        return Missing.FRESH_ANSWERS
    if any(answer.answer is Answer.TENTATIVE for answer in both):
        return Missing.PLAIN_YES
    since = max((event.seq for event in events if event.kind in _UNSETTLES), default=0)
    told = {one.side for one in said if one.what is Confirming.SETTLED and one.seq > since}
    return None if told == set(Side) else Missing.BOTH_SAY_SO
