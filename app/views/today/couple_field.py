"""The field that finds a couple as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from app.actions.roster import RosterRow, couples_matching
from app.views.theme.fields import Field
from app.views.theme.flat_list import FlatList, Index
from app.views.theme.marks import paint_couple
from app.views.theme.paint import draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

MOST = 5
_ROW = 36


class _Matches(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[RosterRow] = []

    def show(self, rows: Sequence[RosterRow]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.rows[index.row()].label if role in wanted else None


class _MatchDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: FlatList, model: _Matches) -> None:
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, self._theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = self._theme, self._theme.px
        row = self._model.rows[index.row()]
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.radius("control"), theme.color("select"))
        if chosen and self._view.ring and self._view.hasFocus():
            focus_ring(painter, theme, box, theme.radius("control"))
        marks = QRectF(box.left() + px(10), box.top(), px(36), box.height())
        paint_couple(painter, theme, marks, px(18), (row.first.initial, row.second.initial))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        draw_text(painter, row.label, box.adjusted(px(56), 0, -px(8), 0))
        painter.restore()


class CoupleField(QWidget):
    """Type a few letters; Enter or a click takes a couple from the list below. `changed` on every letter.

    `chosen` carries the couple's id, or 0 when the words name nobody (yet).
    """

    changed = Signal()
    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RosterRow] = []
        self._taken = 0
        self.field = Field(theme, say("Couple"), placeholder=say("Type a name"), tall=False)
        self._matches = _Matches(self)
        self.list = FlatList(theme, say("Couples by that name"), fits=True, opens_on_click=True)
        self.list.setModel(self._matches)
        self.list.setItemDelegate(_MatchDelegate(theme, self.list, self._matches))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.changed.connect(self._typed)
        self.list.opened.connect(self.take)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the focus into the line. (As a focus proxy of it, both would be told as having the focus.)"""
        self.field.setFocus(reason)

    def offer(self, rows: Sequence[RosterRow], text: str) -> None:
        """The couples there are, and what was typed before."""
        self._rows, self._taken = list(rows), 0
        self.field.set_text(text)
        self._look()

    def couple(self) -> RosterRow | None:
        """Who is meant: the one taken, or the only one that the words fit."""
        if self._taken:
            return next((row for row in self._rows if row.couple.id == self._taken), None)
        text = self.field.text().strip()
        exact = [row for row in self._rows if row.label == text]
        fitting = exact or (couples_matching(self._rows, text) if text else [])
        return fitting[0] if len(fitting) == 1 else None

    def take(self, row: int = -1) -> bool:
        """Take the couple in this row of the list, or the selected one; False where there is none."""
        if not self._matches.rows:
            return False
        at = row if row >= 0 else max(0, self.list.currentIndex().row())
        found = self._matches.rows[at]
        self.field.set_text(found.label)
        self._taken = found.couple.id
        self._look()
        return True

    def step(self, by: int) -> None:
        """Select the next or the previous match."""
        here = self.list.currentIndex().row()
        self.list.choose(min(max(0, here + by), len(self._matches.rows) - 1))

    def _typed(self) -> None:
        self._taken = 0
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        text = self.field.text().strip()
        known = self.couple()
        settled = known is not None and known.label == text
        found = [] if settled else couples_matching(self._rows, text)[:MOST]
        self._matches.show(found)
        self.list.setVisible(bool(found))
        self.list.doItemsLayout()
        if found and text:
            self.list.choose(0)
        self.chosen.emit(known.couple.id if known else 0)
