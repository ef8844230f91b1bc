"""What the therapist holds back for a while, and the mark that one of them knew of a line and went on.

A hold changes nothing that the couple can see; planning and signing wait. It is lifted by hand, never by a date.
"""

from __future__ import annotations

from functools import partial

from app.actions.alone import kept_alone, only_alone
from app.actions.change import Outcome
from app.actions.ports import Clock, Work
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.faults import Refused
from app.models.session import Entry, Mark, SetbackKind
from app.rules.holds import Hold, hold_now
from app.words import say


def place_hold(work: Work, clock: Clock, couple_id: int, words: str = "") -> Outcome:
    """From now on planning and signing wait for the therapist; `words` are their own, and private."""
    only_alone(work)
    if hold_now(work.alone.events(couple_id)) is not None:
        raise Refused(say("There is a hold already. Its words can be changed."))
    kept = _happened(work, clock, couple_id, CoupleEventKind.HOLD_PLACED, words)
    return kept_alone(couple_id, kept.id, partial(lift_hold, couple_id=couple_id))


def write_hold(work: Work, clock: Clock, couple_id: int, words: str) -> Outcome:
    """Write other words to the hold that lasts; the earlier ones stay in the records."""
    only_alone(work)
    hold = _lasting(work, couple_id)
    kept = _happened(work, clock, couple_id, CoupleEventKind.HOLD_WRITTEN, words)
    return kept_alone(couple_id, kept.id, partial(write_hold, couple_id=couple_id, words=hold.words))


def lift_hold(work: Work, clock: Clock, couple_id: int) -> Outcome:
    """The hold is over. Undo places it again, with its words."""
    only_alone(work)
    hold = _lasting(work, couple_id)
    kept = _happened(work, clock, couple_id, CoupleEventKind.HOLD_LIFTED, "")
    return kept_alone(couple_id, kept.id, partial(place_hold, couple_id=couple_id, words=hold.words))


def mark_knew_and_went_on(
    work: Work, clock: Clock, couple_id: int, words: str = "", entry_id: int | None = None
) -> Outcome:
    """Mark that somebody knew of a line and went on: planning waits until there is a new conversation with each.

    `entry_id` names the crossed line of a session that it is about.
    It is not on the undo stack: what follows it is a conversation, not a key.
    """
    only_alone(work)
    entry = _crossed(work, couple_id, entry_id) if entry_id is not None else None
    session_id = entry.session_id if entry is not None else None
    kept = _happened(work, clock, couple_id, CoupleEventKind.KNEW_AND_WENT_ON, words, session_id, entry_id)
    return kept_alone(couple_id, kept.id)


def crossed_lines(work: Work, couple_id: int) -> tuple[Entry, ...]:
    """What was marked in a session as a line crossed, the latest first."""
    entries = work.sessions.entries_of_couple(couple_id)
    return tuple(one for one in reversed(entries) if _is_crossed(one))


def _crossed(work: Work, couple_id: int, entry_id: int) -> Entry:
    entry = work.sessions.entry(entry_id)
    if entry.couple_id != couple_id or entry.removed_at is not None or not _is_crossed(entry):
        raise Refused(say("That line is not marked as crossed any more."), "entry")
    return entry


def _is_crossed(entry: Entry) -> bool:
    return entry.mark is Mark.SETBACK and entry.setback_kind is SetbackKind.LINE_CROSSED


def _lasting(work: Work, couple_id: int) -> Hold:
    hold = hold_now(work.alone.events(couple_id))
    if hold is None:
        raise Refused(say("There is no hold."))
    return hold


def _happened(
    work: Work,
    clock: Clock,
    couple_id: int,
    kind: CoupleEventKind,
    words: str,
    session_id: int | None = None,
    entry_id: int | None = None,
) -> CoupleEvent:
    return work.alone.happened(
        CoupleEvent(
            couple_id=couple_id,
            kind=kind,
            words=words.strip(),
            session_id=session_id,
            entry_id=entry_id,
            at=clock.now(),
        )
    )
