"""Equal things side by side: all in one line, half of them, or one below the other, as the width allows."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class EqualGrid(QLayout):
    """Items of one width and, in a line, of one height, in reading order.

    With `lead` the first item is a name: it stands before the others while those have room in one line, else above.
    """

    def __init__(self, parent: QWidget | None = None, *, lead: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._lead = lead
        self._between = self._below = self._lead_width = 0
        self.setContentsMargins(0, 0, 0, 0)

    def set_gaps(self, between: int, below: int, lead_width: int = 0) -> None:
        """Pixels between neighbours and between lines, and how wide the name before them is."""
        self._between, self._below, self._lead_width = between, below, lead_width
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        least = self.minimumSize()
        equal = self._equal()
        wide = max((item.sizeHint().width() for item in equal), default=0) * len(equal)
        wide += self._between * max(0, len(equal) - 1) + (self._lead_width + self._between if self._lead else 0)
        return QSize(max(wide, least.width()), max((item.sizeHint().height() for item in equal), default=0))

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        wide = max((item.minimumSize().width() for item in self._equal()), default=0)
        high = max((item.minimumSize().height() for item in self._equal()), default=0)
        return QSize(wide + margins.left() + margins.right(), high + margins.top() + margins.bottom())

    def _equal(self) -> list[QLayoutItem]:
        return [item for item in self._items[1 if self._lead else 0 :] if not item.isEmpty()]

    def _columns(self, width: int, count: int, least: int) -> int:
        for columns in range(count, 0, -1):
            if count % columns == 0 and (width - self._between * (columns - 1)) // columns >= least:
                return columns
        return 1

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        items = self._equal()
        if not items:
            return margins.top() + margins.bottom()
        least = max(item.minimumSize().width() for item in items)
        left, top, width = inner.left(), inner.top(), inner.width()
        first_high = 0
        if self._lead:
            lead = self._items[0]
            aside = width - self._lead_width - self._between
            first_high = lead.sizeHint().height()
            if self._columns(aside, len(items), least) == len(items):
                left, width = left + self._lead_width + self._between, aside
            else:
                if move:
                    lead.setGeometry(QRect(left, top, width, first_high))
                top, first_high = top + first_high + self._below, 0
        columns = self._columns(width, len(items), least)
        cell = (width - self._between * (columns - 1)) // columns
        for start in range(0, len(items), columns):
            line = items[start : start + columns]
            high = max(self._high(item, cell) for item in line)
            if first_high and move:
                self._items[0].setGeometry(QRect(inner.left(), top, self._lead_width, high))
            for place, item in enumerate(line):
                if move:
                    item.setGeometry(QRect(left + place * (cell + self._between), top, cell, high))
            top += high + self._below
        return top - self._below - rect.top() + margins.bottom()

    @staticmethod
    def _high(item: QLayoutItem, width: int) -> int:
        return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
