"""A number one partner gave one step at one moment, kept as it was answered."""

from __future__ import annotations

from enum import StrEnum

from app.models.side import Side
from app.models.value import Event


class Scale(StrEnum):
    """How a partner is asked. Comfort runs the other way from distress, so a number never stands without its scale."""

    COMFORT_10 = "comfort 0-10"
    SUDS_10 = "SUDS 0-10"
    SUDS_100 = "SUDS 0-100"

    @property
    def top(self) -> int:
        """The highest number this scale has."""
        return 100 if self is Scale.SUDS_100 else 10


class Occasion(StrEnum):
    """When in relation to the step the number was given."""

    ANTICIPATED = "anticipated"
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Rating(Event):
    """`number` None is "rather not say".

    A rating is never changed: a later one follows it, and one recorded by mistake is followed by a rating whose
    `takes_back` names it.
    """

    step_id: int
    side: Side
    scale: Scale
    number: int | None = None
    occasion: Occasion = Occasion.ANTICIPATED
    session_id: int | None = None
    takes_back: int | None = None
