"""Ratings, willingness and confirmations: appended, never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from app.models.hierarchy import Confirmation
from app.models.rating import Rating
from app.models.tables.answers import ratings, willingness
from app.models.tables.hierarchies import confirmations, steps
from app.models.willingness import Willingness
from app.store.rows import Kept, among, append

_RATINGS = Kept(ratings, Rating)
_WILLINGNESS = Kept(willingness, Willingness)
_CONFIRMATIONS = Kept(confirmations, Confirmation)


def _of_hierarchy(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    wanted = steps.c.hierarchy_id == sa.bindparam("hierarchy")
    return sa.select(table).join(steps, steps.c.id == table.c.step_id).where(wanted).order_by(table.c.seq)


def _of_step(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    return sa.select(table).where(table.c.step_id == sa.bindparam("step")).order_by(table.c.seq)


_RATINGS_OF = _of_hierarchy(ratings)
_WILLINGNESS_OF = _of_hierarchy(willingness)
_CONFIRMATIONS_OF = _of_hierarchy(confirmations)
_CONFIRMATIONS_OF_STEP = _of_step(confirmations)
_RATINGS_OF_STEP = _of_step(ratings)
_WILLINGNESS_OF_STEP = _of_step(willingness)
_RATINGS_OF_STEPS = sa.select(ratings).where(among(ratings.c.step_id)).order_by(ratings.c.seq)


class Answers:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def rate(self, rating: Rating) -> Rating:
        """Append a rating."""
        return append(self._connection, _RATINGS, rating)

    def answer(self, given: Willingness) -> Willingness:
        """Append an answer; any other than that to what is off the table for its owner is an IntegrityError."""
        return append(self._connection, _WILLINGNESS, given)

    def confirm(self, said: Confirmation) -> Confirmation:
        """Append a confirmation; one whose speaker is not in the session it names is an IntegrityError."""
        return append(self._connection, _CONFIRMATIONS, said)

    def confirmations(self, hierarchy_id: int) -> Sequence[Confirmation]:
        """All confirmations of all steps of a hierarchy, in order."""
        return _CONFIRMATIONS.of(self._connection, _CONFIRMATIONS_OF, hierarchy=hierarchy_id)

    def confirmations_of_step(self, step_id: int) -> Sequence[Confirmation]:
        """All confirmations of one step, in order."""
        return _CONFIRMATIONS.of(self._connection, _CONFIRMATIONS_OF_STEP, step=step_id)

    def ratings(self, hierarchy_id: int) -> Sequence[Rating]:
        """All ratings of all steps of a hierarchy, in order."""
        return _RATINGS.of(self._connection, _RATINGS_OF, hierarchy=hierarchy_id)

    def answers(self, hierarchy_id: int) -> Sequence[Willingness]:
        """All answers of all steps of a hierarchy, in order."""
        return _WILLINGNESS.of(self._connection, _WILLINGNESS_OF, hierarchy=hierarchy_id)

    def ratings_of_step(self, step_id: int) -> Sequence[Rating]:
        """All ratings of one step, in order."""
        return _RATINGS.of(self._connection, _RATINGS_OF_STEP, step=step_id)

    def ratings_of_steps(self, ids: Collection[int]) -> dict[int, list[Rating]]:
        """The same of each of these steps."""
        return _RATINGS.by(self._connection, _RATINGS_OF_STEPS, lambda one: one.step_id, ids)

    def answers_of_step(self, step_id: int) -> Sequence[Willingness]:
        """All answers to one step, in order."""
        return _WILLINGNESS.of(self._connection, _WILLINGNESS_OF_STEP, step=step_id)
