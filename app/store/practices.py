"""The one practice of the vault."""

from __future__ import annotations

import sqlalchemy as sa

from app.models.practice import Practice
from app.models.tables.practice import practice
from app.store.rows import Kept

_KEPT = Kept(practice, Practice)
_ONLY = 1


class Practices:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self) -> Practice:
        """The practice of this vault."""
        return _KEPT.get(self._connection, _ONLY)

    def begin(self, first: Practice) -> None:
        """Keep the practice of a new vault."""
        self._connection.execute(sa.insert(practice), {**first.model_dump(), "id": _ONLY})

    def save(self, changed: Practice) -> Practice:
        """Keep it, in place of the one before."""
        kept = changed.model_copy(update={"id": _ONLY})
        _KEPT.save(self._connection, kept)
        return kept
