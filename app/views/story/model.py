"""The rows of the story as Qt sees them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.views.story.rows import Row, Shape
from app.views.theme.keyed_rows import AnyIndex, KeyedRows


class StoryModel(KeyedRows[Row]):
    """A flat list of `Row`. What is read aloud is the row's sentence."""

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.text or row.when
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.shape in (Shape.MONTH, Shape.HINT):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
