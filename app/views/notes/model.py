"""The rows of the stream as Qt sees them; a reload touches only what differs, so that places and focus stay."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.views.notes.rows import Kind, Row

_NOWHERE = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


class StreamModel(QAbstractListModel):
    """A flat list of `Row`. What is read aloud is the row's sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text or row.about
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken or row.text
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None or row.kind is Kind.HINT:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def row_at(self, index: AnyIndex) -> Row | None:
        """The row at an index; None where there is none."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()]

    def index_of(self, key: tuple[str, int]) -> QModelIndex:
        """Where a row stands; an invalid index where it does not."""
        place = next((place for place, row in enumerate(self._rows) if row.key == key), None)
        return QModelIndex() if place is None else self.index(place)

    def rows(self) -> Sequence[Row]:
        """All rows, in order."""
        return tuple(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these from now on; rows with a key from before stay where the eye left them."""
        same_head = _same(self._rows, rows)
        room = min(len(self._rows), len(rows)) - same_head
        same_tail = min(room, _same(self._rows[::-1], list(reversed(rows))))
        gone = len(self._rows) - same_head - same_tail
        come = len(rows) - same_head - same_tail
        if gone:
            self.beginRemoveRows(QModelIndex(), same_head, same_head + gone - 1)
            del self._rows[same_head : same_head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), same_head, same_head + come - 1)
            self._rows[same_head:same_head] = rows[same_head : same_head + come]
            self.endInsertRows()
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))


def _same(old: Sequence[Row], new: Sequence[Row]) -> int:
    """How many rows at the beginning have the same keys."""
    for place, (one, other) in enumerate(zip(old, new, strict=False)):
        if one.key != other.key:
            return place
    return min(len(old), len(new))
