"""The time at the therapist's desk."""

from __future__ import annotations

from datetime import UTC, datetime


class WallClock:
    """The clock on the wall."""

    def now(self) -> datetime:
        """This moment, with its local time zone."""
        return datetime.now(UTC).astimezone()
