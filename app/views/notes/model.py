"""The rows of the stream as Qt sees them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.views.notes.rows import Kind, Row
from app.views.theme.keyed_rows import AnyIndex, KeyedRows


class StreamModel(KeyedRows[Row]):
    """A flat list of `Row`. What is read aloud is the row's sentence."""

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
