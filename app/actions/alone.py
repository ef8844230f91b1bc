"""What is the therapist's own: refused while anybody is in the room, and called the same whatever it is.

What undo would take back stands in a menu, also once somebody has come in. So none of it has a name of its own, the
audit log has one word for all of it, and taking it back is refused as doing it is.
"""

from __future__ import annotations

from app.actions.change import Change, Happened, Inverse, Outcome
from app.actions.ports import Work
from app.models.faults import Refused
from app.words import say


def only_alone(work: Work) -> None:
    """Refused while a session is open, whoever is in it."""
    if work.sessions.open() is not None:
        raise Refused(say("That waits until nobody is in the room."))


def kept_alone(couple_id: int, about: int, inverse: Inverse | None = None) -> Outcome:
    """Something of it was kept; `about` is the id of the record."""
    return Outcome(Change(Happened.KEPT_ALONE, couple_id, (about,)), say("Kept for you alone"), inverse)
