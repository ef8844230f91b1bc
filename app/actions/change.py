"""What an action says when it is done: what changed, what it is called, and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.actions.ports import Clock, Work


class Happened(StrEnum):
    """What an action did, in the past tense."""

    PRACTICE_CHANGED = "practice changed"
    COUPLE_ADDED = "couple added"
    COUPLE_CHANGED = "couple changed"
    APPOINTMENT_MADE = "appointment made"
    APPOINTMENT_MOVED = "appointment moved"
    APPOINTMENT_REMOVED = "appointment removed"
    SESSION_STARTED = "session started"
    SESSION_ENDED = "session ended"
    ENTRY_KEPT = "entry kept"
    ENTRY_CHANGED = "entry changed"
    ENTRY_REMOVED = "entry removed"
    STEPS_ADDED = "steps added"
    STEP_CHANGED = "step changed"
    STEP_MOVED = "step moved"
    STEPS_REMOVED = "steps removed"
    STEPS_BROUGHT_BACK = "steps brought back"
    BASELINE_SET = "baseline set"
    RATED = "step rated"
    ANSWERED = "step answered"
    GAP_LEFT = "gap left"
    PLANNED = "step planned"
    UNPLANNED = "step unplanned"
    PAUSED = "paused"
    OFFERED = "step offered"
    STARTED = "step started"
    ENDED = "step ended"
    CONFIRMED = "step confirmed"
    SETTLED = "step settled"
    SET_ASIDE = "step set aside"
    TAKEN_UP = "step taken up"
    RECORD_KEPT = "practice record kept"
    CHECKED_IN = "checked in"
    MADE_SMALLER = "step made smaller"
    NOTE_BEGUN = "note begun"
    NOTE_CHANGED = "note changed"
    NOTE_SIGNED = "note signed"
    NOTE_ADDED_TO = "note added to"
    LIMIT_SET = "limit set"
    LIMIT_LOOKED_AT = "limit looked at"
    TRIGGER_NOTED = "trigger noted"
    TRIGGER_CHANGED = "trigger changed"
    TRIGGER_REMOVED = "trigger removed"
    AGREEMENT_BEGUN = "agreement begun"
    AGREEMENT_CHANGED = "agreement changed"
    AGREEMENT_ISSUED = "agreement issued"
    AGREEMENT_PRINTED = "agreement printed"
    KEPT_ALONE = "kept for the therapist alone"
    PREPARATION_ENDED = "preparation ended"
    PREPARATION_BEGUN = "preparation begun"
    PAUSE_PRACTISED = "pause practised"
    PAUSE_TO_PRACTISE = "pause to practise"


@dataclass(frozen=True)
class Change:
    """`ids` are those of the records it is about: steps, entries, appointments, as `happened` says."""

    happened: Happened
    couple_id: int = 0
    ids: tuple[int, ...] = ()

    @property
    def subject(self) -> str:
        """For the audit log: kinds and ids, never words."""
        ids = ",".join(str(one) for one in self.ids)
        return f"{self.happened.value}; couple {self.couple_id}" + (f"; {ids}" if ids else "")


Inverse = Callable[[Work, Clock], "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """A change that is durable once the transaction ends.

    `name` is what undo calls it, in the therapist's words. `inverse` takes it back; None means that it is not on the
    undo stack. `redoable` False means that once taken back it has to be asked afresh (a yes is never revived). `also`
    is a sentence that is told with it once, and is no part of what undo calls it.
    """

    change: Change
    name: str
    inverse: Inverse | None = None
    redoable: bool = True
    also: str = ""

    @property
    def told(self) -> str:
        """What is said when it was done just now."""
        return f"{self.name}. {self.also}" if self.also else self.name
