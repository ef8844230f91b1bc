"""What sets a body on guard, kept in the order in which it happens. Private unless its owner shares it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import show_path
from app.actions.ports import Clock, Work
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.limit import Sharing
from app.models.side import Side
from app.models.trigger import Trigger
from app.rules.limits import touches
from app.words import say


@dataclass(frozen=True)
class StepTouched:
    """A step of the path that has one of the tags."""

    step_id: int
    number: int
    title: str


@dataclass(frozen=True)
class ShownTriggers:
    """The triggers of a couple; `live` while anybody is in the room: then what is private is not here at all."""

    two: tuple[Partner, Partner]
    triggers: tuple[Trigger, ...]
    live: bool

    def partner(self, side: Side) -> Partner:
        """Who that is."""
        return self.two[0 if side is Side.FIRST else 1]

    def of(self, side: Side) -> tuple[Trigger, ...]:
        """Those of one of them, as they were first noted."""
        return tuple(one for one in self.triggers if one.side is side)

    def trigger(self, trigger_id: int) -> Trigger | None:
        """One of them, if it is here."""
        return next((one for one in self.triggers if one.id == trigger_id), None)


def note_trigger(work: Work, clock: Clock, trigger: Trigger) -> Outcome:
    """Keep a new one. What undo calls it has none of its words: it may be private."""
    _with_words(trigger)
    kept = work.limits.add_trigger(trigger.but(id=0, noted_at=clock.now(), removed_at=None))
    return Outcome(
        Change(Happened.TRIGGER_NOTED, kept.couple_id, (kept.id,)),
        say("Noted a trigger"),
        partial(remove_trigger, trigger_id=kept.id),
    )


def change_trigger(work: Work, clock: Clock, trigger: Trigger) -> Outcome:
    """Keep it as it is worded now; whose it is and when it was first told stays."""
    del clock
    before = _here(work, trigger.id)
    _with_words(trigger)
    kept = before.but(**trigger.model_dump(exclude={"id", "couple_id", "side", "noted_at", "removed_at"}))
    work.limits.save_trigger(kept)
    return Outcome(
        Change(Happened.TRIGGER_CHANGED, kept.couple_id, (kept.id,)),
        say("Changed a trigger"),
        partial(change_trigger, trigger=before if kept.sharing is before.sharing else _as_private(before, kept)),
    )


def _as_private(before: Trigger, kept: Trigger) -> Trigger:
    """Undo shows nobody what is private by now: only whoever it belongs to does."""
    return before.but(sharing=kept.sharing) if before.sharing is Sharing.SHARED else before


def remove_trigger(work: Work, clock: Clock, trigger_id: int) -> Outcome:
    """Take it out of the list; every word is kept, and undo brings it back."""
    before = _here(work, trigger_id)
    work.limits.save_trigger(before.but(removed_at=clock.now()))
    return Outcome(
        Change(Happened.TRIGGER_REMOVED, before.couple_id, (trigger_id,)),
        say("Removed a trigger"),
        partial(bring_back_trigger, trigger_id=trigger_id),
    )


def bring_back_trigger(work: Work, clock: Clock, trigger_id: int) -> Outcome:
    """It stands in the list again as it was."""
    del clock
    removed = work.limits.trigger(trigger_id)
    work.limits.save_trigger(removed.but(removed_at=None))
    return Outcome(
        Change(Happened.TRIGGER_NOTED, removed.couple_id, (trigger_id,)),
        say("Brought back a trigger"),
        partial(remove_trigger, trigger_id=trigger_id),
    )


def show_triggers(work: Work, clock: Clock, couple_id: int) -> ShownTriggers:
    """Both lists as they stand now."""
    del clock
    live = work.sessions.open() is not None
    found = tuple(work.limits.triggers(couple_id))
    shown = tuple(one for one in found if one.sharing is Sharing.SHARED) if live else found
    return ShownTriggers(work.couples.partners(couple_id), shown, live)


def show_private_triggers(work: Work, clock: Clock, couple_id: int, side: Side) -> tuple[Trigger, ...]:
    """What the folded line of one of them shows while it is held."""
    del clock
    found = work.limits.triggers(couple_id)
    return tuple(one for one in found if one.side is side and one.sharing is not Sharing.SHARED)


def steps_touched(work: Work, clock: Clock, couple_id: int, tags: str) -> tuple[StepTouched, ...]:
    """The steps of the current path that have one of these tags, in their order."""
    rows = show_path(work, clock, couple_id).rows
    return tuple(StepTouched(row.step.id, row.number, row.step.title) for row in rows if touches(row.step, tags))


def _here(work: Work, trigger_id: int) -> Trigger:
    found = work.limits.trigger(trigger_id)
    if found.removed_at is not None:
        raise Refused(say("That trigger is not in the list any more."))
    return found


def _with_words(trigger: Trigger) -> None:
    if not trigger.cue:
        raise Refused(say("A trigger needs a few words to be known by."), "cue")
