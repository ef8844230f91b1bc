"""What the therapist weighs when somebody may not be safe. Written while nobody is in the room, and never printed."""

from __future__ import annotations

from functools import partial

from app.actions.alone import kept_alone, only_alone
from app.actions.change import Outcome
from app.actions.ports import Clock, Work, today
from app.models.faults import Refused
from app.models.risk_note import RiskNote
from app.models.side import Side
from app.words import say

FIELDS = ("assessment", "consultation", "report", "safety_plan")
"""What a risk note has room for, in the order in which it is written."""


def add_risk_note(work: Work, clock: Clock, couple_id: int, side: Side | None = None) -> Outcome:
    """Begin a note of today, about one of them or (None) about both. It is kept for good, so it is not undone."""
    only_alone(work)
    note = RiskNote(couple_id=couple_id, side=side, noted_on=today(clock), changed_at=clock.now())
    return kept_alone(couple_id, work.alone.add_risk_note(note).id)


def write_risk_note(work: Work, clock: Clock, couple_id: int, note_id: int, field: str, words: str) -> Outcome:
    """Keep the words of one of its fields."""
    if field not in FIELDS:
        raise KeyError(field)
    before = _note(work, couple_id, note_id)
    work.alone.save_risk_note(before.but(**{field: words}, changed_at=clock.now()))
    back = partial(
        write_risk_note, couple_id=couple_id, note_id=note_id, field=field, words=str(getattr(before, field))
    )
    return kept_alone(couple_id, note_id, back)


def set_whom(work: Work, clock: Clock, couple_id: int, note_id: int, side: Side | None) -> Outcome:
    """Say about whom a note is: one of them, or both."""
    before = _note(work, couple_id, note_id)
    work.alone.save_risk_note(before.but(side=side, changed_at=clock.now()))
    back = partial(set_whom, couple_id=couple_id, note_id=note_id, side=before.side)
    return kept_alone(couple_id, note_id, back)


def _note(work: Work, couple_id: int, note_id: int) -> RiskNote:
    only_alone(work)
    found = next((one for one in work.alone.risk_notes(couple_id) if one.id == note_id), None)
    if found is None:
        raise Refused(say("That note is not theirs."))
    return found
