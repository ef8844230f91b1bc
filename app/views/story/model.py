"""The rows of the story as Qt sees them; a reload touches only what differs, so that places and focus stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.views.story.rows import Key, Row, Shape

_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class StoryModel(QAbstractListModel):
    """A flat list of `Row`. What is read aloud is the row's sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.text or row.when
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.shape in (Shape.MONTH, Shape.HINT):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def at(self, place: int) -> Row | None:
        """The row in that place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, key: Key) -> int:
        """Where a row stands; -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def rows(self) -> Sequence[Row]:
        """All rows, in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these from now on; rows with a key from before stay where the eye left them."""
        head = _same(self._rows, rows)
        room = min(len(self._rows), len(rows)) - head
        tail = min(room, _same(self._rows[::-1], list(reversed(rows))))
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
        if other:
            self.dataChanged.emit(self.index(other[0]), self.index(other[-1]))


def _same(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows at the beginning have the same keys."""
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one.key != other.key:
            return place
    return min(len(old), len(new))
