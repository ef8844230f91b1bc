"""A pause that both have practised: it is known to everybody, so it may be noted with them in the room or without."""

from __future__ import annotations

from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.one_step import session_with
from app.actions.ports import Clock, Work
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.faults import Refused
from app.rules.readiness import readiness
from app.words import say


def have_practised(work: Work, clock: Clock, couple_id: int) -> bool:
    """Whether both have practised how they pause."""
    del clock
    return _practised(work, couple_id)


def practise_pause(work: Work, clock: Clock, couple_id: int) -> Outcome:
    """Both have practised how they pause: one of the things that planning asks for."""
    if _practised(work, couple_id):
        raise Refused(say("They have practised a pause."))
    _happened(work, clock, couple_id, CoupleEventKind.PAUSE_PRACTISED)
    back = partial(practise_pause_again, couple_id=couple_id)
    return Outcome(Change(Happened.PAUSE_PRACTISED, couple_id), say("Practised a pause"), back)


def practise_pause_again(work: Work, clock: Clock, couple_id: int) -> Outcome:
    """A pause is practised once more first; what is planned waits for it."""
    if not _practised(work, couple_id):
        raise Refused(say("A pause is to be practised already."))
    _happened(work, clock, couple_id, CoupleEventKind.PAUSE_TO_PRACTISE)
    back = partial(practise_pause, couple_id=couple_id)
    return Outcome(Change(Happened.PAUSE_TO_PRACTISE, couple_id), say("A pause to practise again"), back)


def _practised(work: Work, couple_id: int) -> bool:
    return readiness(work.alone.events(couple_id), ()).practised


def _happened(work: Work, clock: Clock, couple_id: int, kind: CoupleEventKind) -> None:
    session = session_with(work, couple_id)
    session_id = session.id if session is not None else None
    work.alone.happened(CoupleEvent(couple_id=couple_id, kind=kind, at=clock.now(), session_id=session_id))
