"""Rows with keys as Qt sees them; a reload touches only what differs, so that places and focus stay."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class Keyed(Protocol):
    """What every row has: a key that no other row has, and that it keeps while its words change."""

    @property
    def key(self) -> Hashable:
        """Which row it is."""


R = TypeVar("R", bound=Keyed)


class KeyedRows(QAbstractListModel, Generic[R]):
    """A flat list of rows. What Qt is told of each (`data`, `flags`) is for those to say who know what a row holds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def at(self, place: int) -> R | None:
        """The row in that place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def row_at(self, index: AnyIndex) -> R | None:
        """The row at an index; None where there is none."""
        return self.at(index.row()) if index.isValid() else None

    def place_of(self, key: Hashable) -> int:
        """Where a row stands; -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def index_of(self, key: Hashable) -> QModelIndex:
        """Where a row stands; an invalid index where it does not."""
        return self.index(self.place_of(key))

    def rows(self) -> Sequence[R]:
        """All rows, in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these from now on; rows with a key from before stay where the eye left them."""
        head = _same(self._rows, rows)
        room = min(len(self._rows), len(rows)) - head
        tail = min(room, _same(self._rows[::-1], rows[::-1]))
        gone, come = len(self._rows) - head - tail, len(rows) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._rows[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows[head:head] = rows[head : head + come]
            self.endInsertRows()
        other = [place for place, row in enumerate(rows) if self._rows[place] != row]
        self._rows = list(rows)
        # Run by run: a row that did not change must not be taken for one that did, since it may be open in an editor.
        among = set(other)
        firsts = [place for place in other if place - 1 not in among]
        lasts = [place for place in other if place + 1 not in among]
        for first, last in zip(firsts, lasts, strict=True):
            self.dataChanged.emit(self.index(first), self.index(last))


def _same(old: Sequence[Keyed], new: Sequence[Keyed]) -> int:
    """How many rows at the beginning have the same keys."""
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one.key != other.key:
            return place
    return min(len(old), len(new))
