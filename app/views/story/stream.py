"""The list of the story: whole pages by key, and a word when its end comes near."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from app.views.story.delegate import StoryDelegate
from app.views.story.model import StoryModel
from app.views.story.rows import Shape
from app.views.theme.flat_list import FlatList
from app.views.theme.theme import Theme
from app.words import say


class Stream(FlatList):
    """`near_end`: the last rows are about to come into sight. `end_wanted`: End was pressed, so all of it is needed.
    `escaped`: Escape.
    """

    near_end = Signal()
    end_wanted = Signal()
    escaped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, say("Their story"), opens_on_click=True)
        self.rows = StoryModel(self)
        self.painter = StoryDelegate(theme, self.rows, lambda: self.ring, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setMinimumHeight(1)
        self.cover(self._is_bar)
        self.verticalScrollBar().valueChanged.connect(self.look_ahead)
        self._set_column()

    def look_ahead(self) -> None:
        """Ask for more where less than another window of rows waits below."""
        if not self.isVisible():
            return
        self.executeDelayedItemsLayout()  # only then the bar knows of rows that have just come
        bar = self.verticalScrollBar()
        if bar.maximum() - bar.value() < self.viewport().height():
            self.near_end.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End:
            self.end_wanted.emit()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        move = QAbstractItemView.CursorAction
        if action not in (move.MovePageUp, move.MovePageDown):
            return super().moveCursor(action, modifiers)
        by = self.viewport().height() - self._theme.px(60)
        here = self.visualRect(self.currentIndex()).top()
        wanted = here + by if action is move.MovePageDown else here - by
        step = 1 if action is move.MovePageDown else -1
        row = max(0, self.currentIndex().row())
        while 0 <= row + step < self.rows.rowCount() and (self._top(row + step) - wanted) * step <= 0:
            row += step
        near = self._near(row, -step)
        return self.rows.index(near if near >= 0 else self._near(row, step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)
        self.look_ahead()

    def _top(self, row: int) -> int:
        return self.visualRect(self.rows.index(row)).top()

    def _is_bar(self, place: int) -> bool:
        row = self.rows.at(place)
        return row is not None and row.shape is Shape.BAR

    def _set_column(self) -> None:
        # The scroll bar takes the room beside the words, so that they never wrap anew when it comes and goes.
        self.painter.set_column(max(self._theme.px(160), self.width() - self._theme.px(20)))

    def _dress(self) -> None:
        self.painter.forget()
        self._set_column()
        self.verticalScrollBar().setSingleStep(self._theme.line("body"))
        super()._dress()
