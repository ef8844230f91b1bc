"""The calendar of the sample practice, counted in days from Robin & Ash's eighth session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

NINTH = 14
"""The day of their ninth session, on which the practice opens."""

_FIRST_HOUR = time(14, 0)
_LATEST_SHIFT = timedelta(hours=5)
_QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Days:
    """`eighth` is day 0. What happens on day `moved` is `by` later than it says, so that it fits the hour now."""

    eighth: date
    moved: int
    by: timedelta

    @classmethod
    def of_session(cls, now: datetime) -> Days:
        """Day 0 is today, and 14:31 is now."""
        here = now.astimezone()
        return cls(here.date(), 0, here - _on(here.date(), time(14, 31)))

    @classmethod
    def of_day(cls, now: datetime) -> Days:
        """Day 14 is today; where 14:00 is over, its hours come later, the last one no later than 23:00."""
        here = now.astimezone()
        first = _on(here.date(), _FIRST_HOUR)
        late = max(here - first, timedelta(0))
        by = min(-(-late // _QUARTER) * _QUARTER, _LATEST_SHIFT)
        return cls(here.date() - timedelta(days=NINTH), NINTH, by)

    def at(self, day: int, clock: str) -> datetime:
        """That moment: the day counted from day 0, and a time such as "14:05"."""
        moment = _on(self.eighth + timedelta(days=day), time.fromisoformat(clock))
        return moment + self.by if day == self.moved else moment

    def date(self, day: int) -> date:
        """That day on the calendar."""
        return self.eighth + timedelta(days=day)


def _on(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock).astimezone()
