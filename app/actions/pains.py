"""What is known of pain, area by area, as the therapist notes it while nobody is in the room."""

from __future__ import annotations

from functools import partial

from app.actions.alone import kept_alone, only_alone
from app.actions.change import Outcome
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.look import Pain, PainState
from app.models.side import Side
from app.models.text import one_line
from app.rules.pains import pains_now
from app.words import say

_OF_SEVERAL = frozenset(',"\\')
"""What no tag holds: it would be another one, or several."""


def note_pain(work: Work, clock: Clock, couple_id: int, side: Side, area: str, state: PainState) -> Outcome:
    """Note what is known of one partner's pain in one area, a tag of the steps that touch it.

    Undo brings back what was known before.
    """
    only_alone(work)
    tag = area_named(area)
    before = pains_now(work.limits.pains(couple_id)).get((side, tag), PainState.UNKNOWN)
    kept = work.limits.note_pain(Pain(couple_id=couple_id, side=side, area=tag, state=state, at=clock.now()))
    back = partial(note_pain, couple_id=couple_id, side=side, area=tag, state=before)
    return kept_alone(couple_id, kept.id, back)


def area_named(typed: str) -> str:
    """The tag of an area as it is typed; refused where it names none, or several."""
    tag = one_line(typed).casefold()
    if not tag or _OF_SEVERAL & set(tag):
        raise Refused(say("Name one area, for example “lower back”."), "area")
    return tag
