"""An answer as both may know it, and what an earlier one asks for before anybody asks again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.models.hierarchy import Confirmation, Confirming, StepEvent, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer, Willingness


def as_shared(said: Willingness | None) -> Willingness | None:
    """An answer as both may know it: what was said for the therapist alone is *rather not say*."""
    return said.but(answer=Answer.UNSAID) if said is not None and said.answer is Answer.THERAPIST else said


def rests(before: Willingness | None, given: Answer, today: date, asked_by: Side | None = None) -> bool:
    """Whether a yes would come sooner than the *not now* that stands had agreed (content: asking again).

    Until the day that was named; where none was, until the one who was named brings it up. Its owner may always be the
    one who does, and nobody ever asks again for a no.
    """
    if before is None or before.answer is not Answer.NOT_NOW or not given.willing or asked_by is before.side:
        return False
    if before.raise_on is not None:
        return today < before.raise_on
    return (before.raised_by or before.side) is before.side


def same_step_for(events: Iterable[StepEvent], said: Iterable[Confirmation]) -> frozenset[Side]:
    """Who has said, since the latest change, that it is the same step to them."""
    changed = max((event.seq for event in events if event.kind is StepEventKind.CHANGED), default=0)
    return frozenset(one.side for one in said if one.what is Confirming.SAME_STEP and one.seq > changed)
