"""The stream of notes: moves by keys, shows folded sessions while they are held, and holds the editor of a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyleOptionViewItem, QWidget

from app.views.notes.card import NoteCard
from app.views.notes.delegate import PAD, RowDelegate
from app.views.notes.model import StreamModel
from app.views.notes.rows import Kind, Row
from app.views.theme.bars import scrolls_quietly
from app.views.theme.keyed_rows import AnyIndex
from app.views.theme.over_row import OverRow
from app.views.theme.theme import Theme
from app.words import say

_HOLD = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPEN = (*_HOLD, Qt.Key.Key_F2)


class Stream(QListView):
    """`opened` carries the row that was clicked or entered, `held` a session (0 when let go), `removed` and `copied`
    an entry's row, `asked` a row and where its menu belongs; `below` that ↓ was pressed on the last row,
    `losing_editor` that the row under the editor is about to go. The mouse leaves the focus where it is.
    """

    opened = Signal(object)
    held = Signal(int)
    removed = Signal(object)
    copied = Signal(object)
    asked = Signal(object, QPoint)
    below = Signal()
    losing_editor = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = StreamModel(self)
        self.painter = RowDelegate(theme, self.rows, self)
        self._editor: NoteCard | None = None
        self._over: OverRow | None = None
        self._holding = False
        self._before_hold = 0
        self._pressed: tuple[str, int] | None = None
        self._at_end = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(1)
        self.setAccessibleName(say("Notes"))
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._follow_end)
        theme.changed.connect(self._dress)
        self._dress()

    # -- what it shows ----------------------------------------------------------------------------------------

    def current_row(self) -> Row | None:
        """The row that the keys are on."""
        return self.rows.row_at(self.currentIndex())

    def show_end(self) -> None:
        """Bring the last row into sight, and keep it there while rows come."""
        self._at_end = True
        if self.isVisible():
            # Before it is shown it has no width yet, and all would be laid out for nothing.
            self.scrollToBottom()

    def go_to(self, key: tuple[str, int]) -> None:
        """Put the keys on a row and bring it into sight."""
        index = self.rows.index_of(key)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def show_found(self, key: tuple[str, int]) -> None:
        """Put the keys on a row that somebody looked for, and mark it until the next key or click."""
        self._at_end = False
        self.go_to(key)
        self.painter.found = key
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.viewport().update()

    def go_near(self, place: int) -> None:
        """Put the keys on the entry at this place, or the one before it."""
        place = min(place, self.rows.rowCount() - 1)
        while place >= 0 and not self.rows.flags(self.rows.index(place)) & Qt.ItemFlag.ItemIsEnabled:
            place -= 1
        self.setCurrentIndex(self.rows.index(place))

    def show_held(self, key: tuple[str, int]) -> None:
        """Bring as much as fits of a held session into sight, its bar always."""
        bar = self.rows.index_of(key)
        last = bar.row()
        while (row := self.rows.row_at(self.rows.index(last + 1))) is not None and row.session_id == key[1]:
            last += 1
        self.scrollTo(self.rows.index(last))
        self.scrollTo(bar)

    def open_editor(self, key: tuple[str, int], editor: NoteCard) -> None:
        """Lay an editor over a row; the row grows with it."""
        index = self.rows.index_of(key)
        self.setCurrentIndex(index)
        self._editor = editor
        self.painter.editing = key
        # Shown first: what is hidden is not laid out, and could not say how high it is.
        self._over = OverRow(self, index, editor)
        self._measure_editor()
        editor.grown.connect(self._editor_grown)
        self.painter.sizeHintChanged.emit(index)
        self.scrollTo(index)

    def close_editor(self) -> None:
        """Show the row again."""
        if self._editor is None or self.painter.editing is None:
            return
        self._editor.grown.disconnect(self._editor_grown)
        index = self.rows.index_of(self.painter.editing)
        self._editor, self.painter.editing = None, None
        if self._over is not None:
            self._over.close()
            self._over = None
        self.painter.sizeHintChanged.emit(index)

    # -- keys and mouse ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._forget_found()
        row, key = self.current_row(), event.key()
        if row is None:
            super().keyPressEvent(event)
        elif key in _HOLD and row.kind is Kind.SESSION and row.folded:
            if not event.isAutoRepeat():
                self._hold(row.session_id)
        elif key in _OPEN and not event.isAutoRepeat():
            self.opened.emit(row)
        elif key == Qt.Key.Key_Delete and row.kind is Kind.ENTRY:
            self.removed.emit(row)
        elif event.matches(QKeySequence.StandardKey.Copy) and row.kind is Kind.ENTRY:
            self.copied.emit(row)
        elif key == Qt.Key.Key_Down and self.currentIndex().row() == self.rows.rowCount() - 1:
            self.below.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in _HOLD and not event.isAutoRepeat():
            self._let_go()
        super().keyReleaseEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the window's keys here, not to a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._forget_found()
        super().mousePressEvent(event)
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = row.key if left and row is not None else None
        if left and row is not None and row.kind is Kind.SESSION and row.folded:
            self._hold(row.session_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._holding:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._holding:
            self._let_go()
            return
        super().mouseReleaseEvent(event)
        row = self.rows.row_at(self.indexAt(event.position().toPoint()))
        pressed, self._pressed = self._pressed, None
        if row is not None and row.key == pressed:
            self.opened.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos())) if by_mouse else self.currentIndex()
        row = self.rows.row_at(index)
        if row is not None and row.kind is Kind.ENTRY and not row.fixed:
            rect = self.visualRect(index)
            below = self.viewport().mapToGlobal(QPoint(rect.left() + self._theme.px(48), rect.center().y()))
            self.asked.emit(row, event.globalPos() if by_mouse else below)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid():
            self.go_near(self.rows.rowCount() - 1)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._forget_found()
        super().focusOutEvent(event)
        self._let_go()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._let_go()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._let_go()

    def rowsAboutToBeRemoved(self, parent: AnyIndex, start: int, end: int) -> None:
        if self.painter.editing is not None and start <= self.rows.index_of(self.painter.editing).row() <= end:
            self.losing_editor.emit()
        super().rowsAboutToBeRemoved(parent, start, end)

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        if self._editor is not None:
            option.state &= ~QStyle.StateFlag.State_MouseOver

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)
        self._follow_end()

    # -- inside -----------------------------------------------------------------------------------------------

    def _forget_found(self) -> None:
        if self.painter.found is not None:
            self.painter.found = None
            self.viewport().update()

    def _hold(self, session_id: int) -> None:
        self._holding = True
        self._before_hold = self.verticalScrollBar().value()
        self.held.emit(session_id)

    def _let_go(self) -> None:
        if self._holding:
            self.held.emit(0)
            self._holding = False
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._before_hold)

    def _set_column(self) -> None:
        # The scroll bar takes the room beside the words, so that they never wrap anew when it comes and goes.
        column = self.width() - self._theme.px(PAD) - self._theme.px(20)
        self.painter.set_column(max(self._theme.px(80), column))
        self._measure_editor()

    def _measure_editor(self) -> None:
        if self._editor is not None:
            self.painter.editor_height = self._editor.height_at(self.painter.column)

    def _editor_grown(self) -> None:
        before = self.painter.editor_height
        self._measure_editor()
        if self.painter.editing is not None and self.painter.editor_height != before:
            index = self.rows.index_of(self.painter.editing)
            self.painter.sizeHintChanged.emit(index)
            self.scrollTo(index)

    def _scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum()

    def _follow_end(self) -> None:
        if self._at_end and not self._holding and self._editor is None:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _dress(self) -> None:
        self.painter.forget()
        self._set_column()
        self.verticalScrollBar().setSingleStep(self._theme.line("body"))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
