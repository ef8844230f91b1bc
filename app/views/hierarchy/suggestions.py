"""A few steps of the library beside the field one types into, each with how long it takes and its smaller version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.models.library import LibraryStep
from app.views.theme.paint import draw_text, key_cap, key_cap_width, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card
from app.words import say

Index = QModelIndex | QPersistentModelIndex

ABOUT = Qt.ItemDataRole.UserRole + 1


class Suggestions(Card):
    """Right above or below the field, inside the page; Down then Enter takes one, a click as well.

    `chosen(place)` says which. The mouse only tints what it lies over: Enter takes what the keys chose, or the words
    in the field.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, field: QWidget, page: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="row", floating=True, padding=0, parent=page)
        self._theme, self._field, self._page = theme, field, page
        self._steps = QStandardItemModel(self)
        self._list = QListView(self)
        self._list.setModel(self._steps)
        self._list.setItemDelegate(_RowPainter(theme, self._list))
        self._list.setAccessibleName(say("From the library"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.viewport().setAutoFillBackground(False)
        self._list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def offer(self, steps: Sequence[LibraryStep]) -> None:
        """Show these by the field, or nothing."""
        self._steps.clear()
        for step in steps:
            item = QStandardItem(step.title)
            item.setData(about(step), ABOUT)
            item.setData(f"{step.title}, {about(step)}", Qt.ItemDataRole.AccessibleTextRole)
            self._steps.appendRow(item)
        if not steps:
            self.hide()
            return
        self.lay()
        self.show()
        self.raise_()

    def lay(self) -> None:
        """Beside the field where it is now, below it where there is room for all rows, else where there is more."""
        field, page, edge, px = self._field, self._page, self.bleed, self._theme.px
        around = 2 * px(6)
        self._column.setContentsMargins(px(6), px(6), px(6), px(6))
        row, rows = px(ROW), self._steps.rowCount()
        spot = field.mapTo(page, field.rect().topLeft())
        above, below = spot.y() - px(4), page.height() - spot.y() - field.height() - px(4)
        under = below >= rows * row + around or below >= above
        rows = max(1, min(rows, ((below if under else above) - around) // row))
        high = rows * row + around
        top = spot.y() + field.height() + px(4) if under else spot.y() - px(4) - high
        self.setGeometry(spot.x() - edge, top - edge, field.width() + 2 * edge, high + 2 * edge)

    def place(self) -> int:
        """Which one is chosen; -1 for none."""
        return self._list.currentIndex().row() if self.isVisible() else -1

    def step(self, by: int) -> None:
        """Choose the next or the one before; before the first is none."""
        place = min(self.place() + by, self._steps.rowCount() - 1)
        self._list.setCurrentIndex(self._steps.index(place, 0) if place >= 0 else QModelIndex())


ROW = 46
"""How high one suggestion is, in pixels at 100 %."""


def about(step: LibraryStep) -> str:
    """The quiet line of a suggestion: how long, and its smaller version."""
    smaller = say("smaller: {smaller}", smaller=step.smaller) if step.smaller else ""
    return " · ".join(part for part in (step.timeframe, smaller) if part)


class _RowPainter(QStyledItemDelegate):
    """Title, and below it the quiet line; the chosen one on the tint of what is in hand, with its key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self._theme, self._theme.px
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        right = box.right() - px(12)
        if option.state & QStyle.StateFlag.State_Selected:
            rounded(painter, box, theme.radius("control"), theme.color("select"), theme.blend("accent", "select", 0.4))
            key = say("Enter")
            cap = QRectF(right - key_cap_width(theme, key), box.center().y() - px(9), key_cap_width(theme, key), px(18))
            ink, fill, line = theme.color("ink2"), theme.color("surface"), theme.color("line2")
            key_cap(painter, theme, cap, key, ink=ink, fill=fill, line=line)
            right = cap.left() - px(12)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, theme.radius("control"), theme.color("sunken"))
        left, top = box.left() + px(12), box.center().y() - (theme.line("body") + theme.line("small")) / 2
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        draw_text(painter, index.data(), QRectF(left, top, right - left, theme.line("body")))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3"))
        line_box = QRectF(left, top + theme.line("body"), right - left, theme.line("small"))
        draw_text(painter, index.data(ABOUT), line_box)
        painter.restore()
