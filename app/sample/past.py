"""Acting on the records at moments that are over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from app.actions.change import Outcome
from app.actions.history import Action, History
from app.actions.ports import Clock, Work

P = ParamSpec("P")
T = TypeVar("T")


class Past:
    """Acts on the records at moments that are over. Everything stays in the one transaction that is given."""

    def __init__(self, work: Work, now: datetime) -> None:
        self._work = work
        self._now = now
        self._history = History(self, self)

    def now(self) -> datetime:
        """The moment that is being told."""
        return self._now

    def turn_to(self, moment: datetime) -> None:
        """From here on this is the moment."""
        self._now = moment

    def read(self) -> AbstractContextManager[Work]:
        """The transaction, to look."""
        return self.write()

    @contextmanager
    def write(self) -> Iterator[Work]:
        """The transaction, to act; it is durable when its owner ends it."""
        yield self._work

    def look(self, look: Callable[Concatenate[Work, Clock, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What there is at this moment."""
        return look(self._work, self, *args, **kwargs)

    def do(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        """Carry out an action at this moment."""
        return self._history.do(action, *args, **kwargs)
