"""The path as a flat list of rows with stable ids; moving a row goes through the desk, and nothing else writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.actions.change import Happened
from app.rules import order as order_rules
from app.rules.path import Path, PathRow
from app.views.hierarchy.offers import Offer, offers_of
from app.views.hierarchy.sentences import Two, row_sentence

MIME = "application/x-unhurried-step"

NOWHERE = QModelIndex()

Index = QModelIndex | QPersistentModelIndex

RowRole = Qt.ItemDataRole.UserRole + 1
IdRole = Qt.ItemDataRole.UserRole + 2

NOT_OF_THE_PATH = {
    Happened.ENTRY_KEPT,
    Happened.ENTRY_CHANGED,
    Happened.ENTRY_REMOVED,
    Happened.NOTE_BEGUN,
    Happened.NOTE_CHANGED,
    Happened.NOTE_SIGNED,
    Happened.NOTE_ADDED_TO,
    Happened.RECORD_KEPT,
    Happened.CHECKED_IN,
    Happened.KEPT_ALONE,
}
"""What is written down beside a path leaves it as it is."""


ROW = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEditable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
"""What a row can be used for; asked of every row at every paint."""


class PathModel(QAbstractListModel):
    """Rows of one path. `move(step_id, before_id) -> bool` is asked to move a step; the new path comes by `show`.

    Items can be dragged and never dropped onto; only the root takes a drop, and a drop never copies (see the
    interaction rules: a generic insert or remove would lose a row's id and answers).
    """

    def __init__(self, move: Callable[[int, int | None], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._move = move
        self._rows: list[PathRow] = []
        self._path: Path | None = None
        self._two: Two | None = None
        self._offers: dict[int, Offer] = {}
        self.answered: tuple[int, Offer] | None = None  # what a row said when something could not be done yet
        self._baseline_row = -1

    @property
    def path(self) -> Path | None:
        """What is shown."""
        return self._path

    @property
    def two(self) -> Two | None:
        """Whose path it is."""
        return self._two

    def show(self, path: Path, two: Two, first_moved: Sequence[int] = ()) -> None:
        """Show this path: rows that stay keep their indexes, so selection and focus follow the steps.

        `first_moved` are the ids that an action moved; they are moved first, so one move is one move.
        """
        same = self._path is not None and self._path.hierarchy.id == path.hierarchy.id
        self._two = two
        offered, self._offers = self._offers, offers_of(path, two)
        if not same:
            self.beginResetModel()
            self._path, self._rows = path, list(path.rows)
            self._find_baseline()
            self.endResetModel()
            return
        self._path = path
        self._take_away({row.step.id for row in path.rows})
        wished = [row.step.id for row in path.rows]
        for step_id in first_moved:
            self._bring_to_place(step_id, wished)
        for place, row in enumerate(path.rows):
            if place < len(self._rows) and self._rows[place].step.id == row.step.id:
                continue
            at = next((i for i in range(place, len(self._rows)) if self._rows[i].step.id == row.step.id), None)
            if at is None:
                self.beginInsertRows(QModelIndex(), place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            else:
                self._shift(at, place)
        baseline = self._baseline_row
        # A row that is as it was stays the same object, so that nobody measures it anew.
        rows = [was if was == row else row for was, row in zip(self._rows, path.rows, strict=True)]
        told = [
            place
            for place, row in enumerate(rows)
            if row is not self._rows[place] or offered.get(row.step.id) != self._offers.get(row.step.id)
        ]
        self._rows = rows
        self._find_baseline()
        if baseline != self._baseline_row:
            told = list(range(len(rows)))
        if told:
            self.dataChanged.emit(self.index(told[0]), self.index(told[-1]))

    def row_at(self, index: Index) -> PathRow | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rows(self) -> Sequence[PathRow]:
        """The rows shown, in order."""
        return self._rows

    def row_of(self, step_id: int) -> PathRow | None:
        """What is known of a step, on the path or off the table."""
        return self._path.row(step_id) if self._path is not None else None

    def is_on_path(self, step_id: int) -> bool:
        """Whether a step is on the path now, also while the view is still being told of that."""
        return self._path is not None and any(row.step.id == step_id for row in self._path.rows)

    def index_of(self, step_id: int) -> QModelIndex:
        """Where a step is shown; invalid where it is not."""
        for place, row in enumerate(self._rows):
            if row.step.id == step_id:
                return self.index(place)
        return QModelIndex()

    def ids(self) -> list[int]:
        """The steps shown, in order."""
        return [row.step.id for row in self._rows]

    def offer(self, step_id: int) -> Offer | None:
        """What the row of a step offers, if anything."""
        return self._offers.get(step_id)

    def answer(self, answered: tuple[int, Offer] | None) -> None:
        """Have the row of a step say this in place of its offer, seen and heard; None for nothing now."""
        before, self.answered = self.answered, answered
        for one in (before, answered):
            index = self.index_of(one[0]) if one is not None else QModelIndex()
            if index.isValid():
                self.dataChanged.emit(index, index)

    def said_below(self, step_id: int) -> Offer | None:
        """What stands below a row's words: what it answered, else what it offers."""
        answered = self.answered is not None and self.answered[0] == step_id
        return self.answered[1] if answered and self.answered is not None else self.offer(step_id)

    def baseline_row(self) -> int:
        """The row that the resting line is drawn below; -1 for none. Steps off the table do not show."""
        return self._baseline_row

    # -- Qt's questions ---------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None or self._two is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.step.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            baseline = index.row() == self.baseline_row()
            offer = self.said_below(row.step.id)
            spoken = offer.spoken if offer is not None else ""
            return row_sentence(row, self._two, len(self._rows), baseline=baseline, offer=spoken)
        if role == RowRole:
            return row
        if role == IdRole:
            return row.step.id
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return ROW

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = ",".join(str(row.step.id) for row in map(self.row_at, indexes) if row is not None)
        data.setData(MIME, ids.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return data.hasFormat(MIME) and not parent.isValid()

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        return False

    def moveRows(
        self, sourceParent: Index, sourceRow: int, n: int, destinationParent: Index, destinationChild: int
    ) -> bool:
        """Move one row to the gap `destinationChild` (0 before the first); False where nothing moves."""
        ids = self.ids()
        if sourceParent.isValid() or destinationParent.isValid() or n != 1:
            return False
        if not (0 <= sourceRow < len(ids) and 0 <= destinationChild <= len(ids)):
            return False
        if not order_rules.changes_at_gap(ids, ids[sourceRow], destinationChild):
            return False
        return self._move(ids[sourceRow], order_rules.before_at_gap(ids, ids[sourceRow], destinationChild))

    def _find_baseline(self) -> None:
        self._baseline_row = max((place for place, row in enumerate(self._rows) if row.above_baseline), default=-1)

    # -- telling the view -------------------------------------------------------------------------------------

    def _take_away(self, staying: set[int]) -> None:
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].step.id not in staying:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()

    def _bring_to_place(self, step_id: int, wished: list[int]) -> None:
        have = self.ids()
        if step_id in have and step_id in wished:
            here = [other for other in wished if other in have]
            self._shift(have.index(step_id), here.index(step_id))

    def _shift(self, at: int, place: int) -> None:
        if at == place:
            return
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), place + 1 if place > at else place)
        self._rows.insert(place, self._rows.pop(at))
        self.endMoveRows()
