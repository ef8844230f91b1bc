"""What is known of pain now, and which steps wait until it is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models.hierarchy import Step
from app.models.look import Pain, PainState
from app.models.side import Side
from app.models.text import tags_in
from app.rules.limits import INTIMATE, hurts
from app.rules.willingness import by_seq

Known = Mapping[tuple[Side, str], PainState]


def pains_now(pains: Iterable[Pain]) -> Known:
    """What is known of each partner's areas; an area that nobody noted is not among them."""
    return {(one.side, one.area): one.state for one in sorted(pains, key=by_seq)}


def areas(steps: Iterable[Step], pains: Iterable[Pain]) -> tuple[str, ...]:
    """The areas worth asking about: the intimate ones first, then those of the steps and those noted, by name."""
    found = {area for step in steps for area in tags_in(step.area)} | {one.area for one in pains}
    return (INTIMATE, *sorted(found - {INTIMATE}))


def waiting(steps: Iterable[Step], pains: Iterable[Pain]) -> tuple[Step, ...]:
    """The steps that wait until pain is assessed where they touch."""
    known = tuple(pains)
    return tuple(step for step in steps if hurts(step, known))
