"""Pausing, whatever is on the desk: one neutral line in the notes, and nothing else."""

from __future__ import annotations

from datetime import datetime

from app.actions.change import Change, Happened, Outcome
from app.actions.occasions import pause_what_is_in_the_room
from app.actions.ports import Clock, Work
from app.models.session import Entry
from app.words import say


def note_pause(work: Work, clock: Clock, session_id: int, at: datetime | None = None, stopped: bool = False) -> Outcome:
    """Append "Paused" (or "Stopped for today") with its time to the notes of a session.

    A step that is there is paused with it, until two fresh yeses. Who called it is recorded nowhere, no
    answer changes, what is being typed stays a draft, and it is not on the undo stack (product invariants 3, 5 and 7).
    """
    session = work.sessions.get(session_id)
    pause_what_is_in_the_room(work, clock, session.couple_id)
    words = say("Stopped for today") if stopped else say("Paused")
    kept = work.sessions.add_entry(
        Entry(couple_id=session.couple_id, session_id=session_id, at=at or clock.now(), text=words)
    )
    return Outcome(Change(Happened.ENTRY_KEPT, session.couple_id, (kept.id,)), words)
