"""Which of the two partners."""

from __future__ import annotations

from enum import StrEnum


class Side(StrEnum):
    """Which of the two, by the couple's own choice: the first has the circle, the second the diamond."""

    FIRST = "first"
    SECOND = "second"

    @property
    def other(self) -> Side:
        """The partner of this partner."""
        return Side.SECOND if self is Side.FIRST else Side.FIRST
