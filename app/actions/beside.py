"""What stands beside a path, as the gates and the path read it."""

from __future__ import annotations

from functools import cache

from app.actions.ports import Work
from app.models.content import load_dials
from app.rules.gaps import Gaps
from app.rules.limits import Care, limits_now
from app.rules.readiness import readiness


def care_of(work: Work, couple_id: int) -> Care:
    """How far a couple's work may go, their limits as they stand, what was looked at, and what is known of pain."""
    limits = work.limits.of_couple(couple_id)
    return Care(
        readiness(work.alone.events(couple_id), work.alone.screenings(couple_id)),
        limits_now(limits, work.limits.words(couple_id)) if limits else (),
        tuple(work.limits.looked(couple_id)) if limits else (),
        tuple(work.limits.pains(couple_id)),
    )


def gaps_of(work: Work, hierarchy_id: int) -> Gaps:
    """From which jump on a step in between is offered on this path, and where that was left."""
    return Gaps(
        work.practices.get().wide_step,
        _dials(),
        frozenset((left.below_id, left.above_id) for left in work.practising.gaps_left(hierarchy_id)),
    )


@cache
def _dials() -> tuple[str, ...]:
    """The dials in their order, by what they are in any language; asked for at every look at a path."""
    return tuple(dial.id for dial in load_dials())
