"""Lists whose lines may be folded away while someone is in the room, and shown one at a time while they are held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from app.views.theme.flat_list import Index


@dataclass(frozen=True)
class FoldedLine:
    """What every line of such a list has. `key` stays the same for as long as the line is about the same thing.

    While `hidden`, `words` and `sentence` (what is spoken) must not say whom it is about.
    """

    key: int
    hidden: bool

    @property
    def words(self) -> str:
        """The line in brief."""
        return ""

    @property
    def sentence(self) -> str:
        """The whole line, spoken."""
        return self.words

    @property
    def selectable(self) -> bool:
        """Whether it is more than a caption."""
        return True


Line = TypeVar("Line", bound=FoldedLine)


class FoldedLines(QAbstractListModel, Generic[Line]):
    """A flat list of lines with stable keys. A hidden line tells nobody in any role, unless it is being held."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._held: int | None = None

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; where their keys are the same, selection and focus stay."""
        same = [line.key for line in lines] == [line.key for line in self._lines]
        if not same:
            self.beginResetModel()
        self._lines = list(lines)
        if not same:
            self._held = None
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    def line(self, row: int) -> Line | None:
        """What a row shows now: hidden lines as hidden, except the one that is held."""
        if not 0 <= row < len(self._lines):
            return None
        line = self._lines[row]
        return replace(line, hidden=False) if line.key == self._held else line

    def is_hidden(self, row: int) -> bool:
        """Whether the line is folded away, held or not."""
        return 0 <= row < len(self._lines) and self._lines[row].hidden

    def row_of(self, key: int | None) -> int:
        """The row of a line; -1 where it is not shown."""
        return next((row for row, line in enumerate(self._lines) if line.key == key), -1)

    def hold(self, row: int) -> None:
        """Show one hidden line for as long as it is held; -1 folds it away again."""
        before = self.row_of(self._held) if self._held is not None else -1
        self._held = self._lines[row].key if 0 <= row < len(self._lines) else None
        for changed in {before, row} - {-1}:
            self.dataChanged.emit(self.index(changed), self.index(changed))

    # -- Qt's questions ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or not line.selectable:
            return Qt.ItemFlag.ItemIsEnabled if line is not None else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        return line.sentence if role == Qt.ItemDataRole.AccessibleTextRole else None
