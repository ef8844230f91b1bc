"""Doing, undoing and redoing: one stack for each couple, 200 deep, kept until the program closes."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Concatenate, ParamSpec

from app.actions.change import Inverse, Outcome
from app.actions.ports import Clock, Records, Work
from app.models.audit import AuditKind
from app.models.faults import Refused

P = ParamSpec("P")
Action = Callable[Concatenate[Work, Clock, P], Outcome]

DEPTH = 200


@dataclass(frozen=True)
class _Taken:
    name: str
    inverse: Inverse
    redoable: bool


class History:
    """Runs actions on the records, each in one transaction with its audit event, and remembers their inverses.

    An action that raises has changed nothing, neither records nor stacks.
    """

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._done: dict[int, deque[_Taken]] = defaultdict(lambda: deque(maxlen=DEPTH))
        self._undone: dict[int, deque[_Taken]] = defaultdict(lambda: deque(maxlen=DEPTH))

    def do(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        """Carry out an action. Raises what the rules (`Refused`) or the disk (`NotSaved`) say instead."""
        outcome = self._run(lambda work, clock: action(work, clock, *args, **kwargs))
        couple_id = outcome.change.couple_id
        self._undone[couple_id].clear()
        if outcome.inverse is not None:
            self._done[couple_id].append(_Taken(outcome.name, outcome.inverse, outcome.redoable))
        return outcome

    def beside(self, action: Action[P], *args: P.args, **kwargs: P.kwargs) -> Outcome:
        """Carry out what is no intention of its own: both stacks stay as they are."""
        return self._run(lambda work, clock: action(work, clock, *args, **kwargs))

    def undo(self, couple_id: int) -> Outcome | None:
        """Take back this couple's latest intention; None where there is none.

        Raises Refused where it cannot be taken back any more; it is then off the stack.
        """
        return self._step(self._done[couple_id], self._undone[couple_id])

    def redo(self, couple_id: int) -> Outcome | None:
        """Do again what was taken back last; None where there is nothing."""
        return self._step(self._undone[couple_id], self._done[couple_id])

    def undo_name(self, couple_id: int) -> str:
        """What undo would take back, in words; empty for nothing."""
        return self._done[couple_id][-1].name if self._done[couple_id] else ""

    def redo_name(self, couple_id: int) -> str:
        """What redo would do, in words; empty for nothing."""
        return self._undone[couple_id][-1].name if self._undone[couple_id] else ""

    def _step(self, source: deque[_Taken], target: deque[_Taken]) -> Outcome | None:
        if not source:
            return None
        taken = source[-1]
        try:
            outcome = self._run(taken.inverse)
        except Refused:
            # What cannot be taken back any more must not stand in the way of what was done before it.
            source.pop()
            raise
        source.pop()
        if outcome.inverse is not None and taken.redoable:
            target.append(_Taken(taken.name, outcome.inverse, outcome.redoable))
        return replace(outcome, name=taken.name)

    def _run(self, inverse: Inverse) -> Outcome:
        with self._records.write() as work:
            outcome = inverse(work, self._clock)
            work.audit.note(AuditKind.CHANGED, outcome.change.subject)
        return outcome
