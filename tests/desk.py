"""A clock that stands still until it is told to go on, and a couple to begin with, on a real vault."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.actions import roster
from app.actions.history import History
from app.actions.ports import Records, Work
from app.models.hierarchy import StepWords
from tests.ready import make_ready


class SteadyClock:
    """14 May 2026, 14:05 here, until `go_on`."""

    def __init__(self) -> None:
        self._now = datetime(2026, 5, 14, 14, 5).astimezone()

    def now(self) -> datetime:
        return self._now

    def go_on(self, **by: float) -> None:
        """Later, by a timedelta's words."""
        self._now += timedelta(**by)


def welcome(history: History, names: str = "Robin & Ash", *, ready: bool = False) -> int:
    """A new couple, still getting ready unless the work may go on with them; its id."""
    couple_id = history.do(roster.add_couple, names).change.couple_id
    if ready:
        make_ready(history._records, couple_id)
    return couple_id


def hierarchy_id(records: Records, couple_id: int) -> int:
    """The id of the couple's path."""

    def current(work: Work) -> int:
        return work.hierarchies.current(couple_id).id

    with records.read() as work:
        return current(work)


def whole_step(title: str, **more: str) -> StepWords:
    """A step that lacks nothing that an agreement asks of it."""
    return StepWords(title=title, timeframe="5 minutes", checkin="half-way", ending="a word").but(**more)


def words(*titles: str) -> list[StepWords]:
    """Steps with nothing but titles."""
    return [StepWords(title=title) for title in titles]
