"""How one time of a step was: what each expected, what happened, what was learned."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.models.side import Side
from app.models.text import Line, Text
from app.models.value import Value


class HowItEnded(StrEnum):
    """All four are ordinary."""

    AS_PLANNED = "as planned"
    PAUSED = "paused"
    SMALLER = "made smaller"
    NOT_TODAY = "not today"


class PracticeRecord(Value):
    """One time in the room, named by the event that brought the step there. Numbers are ratings, and kept as such.

    `smaller` is whether it was done as the smaller version.
    """

    step_id: int
    occasion_id: int
    session_id: int
    day: date
    setting: Line = ""
    expected_first: Text = ""
    expected_second: Text = ""
    happened_first: Text = ""
    happened_second: Text = ""
    learned_first: Text = ""
    learned_second: Text = ""
    ended: HowItEnded | None = None
    helped: Text = ""
    adjust: Text = ""
    smaller: bool = False

    def words(self, field: str, side: Side) -> str:
        """What one partner said to `expected`, `happened` or `learned`."""
        return str(getattr(self, f"{field}_{side.value}"))
