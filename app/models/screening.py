"""One private conversation with one partner, before joint work and now and again after. For the therapist alone."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.models.side import Side
from app.models.text import Line, Tags, Text
from app.models.value import Event


class ScreeningOutcome(StrEnum):
    """What follows from it, as the therapist judges."""

    PROCEED = "proceed"
    CONDITIONS = "with conditions"
    PREPARATION = "preparation"
    NOT_NOW = "not joint work now"

    @property
    def goes_ahead(self) -> bool:
        """Whether joint work may go on."""
        return self in (ScreeningOutcome.PROCEED, ScreeningOutcome.CONDITIONS)


class Screening(Event):
    """A conversation as it was known at that moment; what is ticked or written later is another, of the same number.

    `conversation` counts those with one partner from 1. `earlier` marks one that was held before these records were
    kept ("screened before, on …"). `topics` are ids of what was asked about, never what was answered. `ask_again` says
    when, in words, where `ask_again_on` gives no day.
    """

    couple_id: int
    side: Side
    conversation: int
    held_on: date
    minutes: int | None = None
    earlier: bool = False
    topics: Tags = ""
    outcome: ScreeningOutcome | None = None
    conditions: Text = ""
    ask_again_on: date | None = None
    ask_again: Line = ""
