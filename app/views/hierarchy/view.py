"""The list of steps: moving through it, and moving steps by keys and by dragging the whole row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.models.side import Side
from app.views.hierarchy.delegate import PathDelegate
from app.views.hierarchy.model import MIME, IdRole, Index, PathModel
from app.views.hierarchy.prose import Letters
from app.views.theme.lifted import moves_words, paint_lifted
from app.views.theme.theme import Theme
from app.words import say

EDGE = 32
"""How near to an edge a drag makes the list scroll, in pixels."""


class PathView(QListView):
    """Says what was meant; the page does it. All signals carry step ids."""

    chosen = Signal(int)
    edit_wanted = Signal(int)
    new_below_wanted = Signal(int)
    remove_wanted = Signal(int)
    move_wanted = Signal(int, int)
    place_wanted = Signal(int)
    baseline_wanted = Signal(int)
    week_wanted = Signal(int)
    pause_wanted = Signal(int)
    asking_wanted = Signal(int, object, bool)
    key_for_asking = Signal(object)
    menu_wanted = Signal(int, QPoint)
    add_wanted = Signal()
    writing = Signal()

    def __init__(self, theme: Theme, model: PathModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._path = theme, model
        self.rows = PathDelegate(theme, model, self)
        self.asking_open = False
        self._gap = -1
        self._lifted_at = QPoint()
        self._held = QPoint()
        self._scroll = QTimer(self)
        self._scroll.setInterval(30)
        self._scroll.timeout.connect(self._scroll_on)
        self._scroll_by = 0
        self.letters = Letters(self)
        self._letters_of = 0
        self.letters.meant.connect(self._meant)
        self.letters.writing.connect(self.writing)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Steps, gentlest first"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        theme.changed.connect(self.lay_out)

    # -- the row in hand --------------------------------------------------------------------------------------

    def chosen_id(self) -> int:
        """The step in hand; 0 for none."""
        value = self.currentIndex().data(IdRole)
        return int(value) if value is not None else 0

    def choose(self, step_id: int) -> None:
        """Take a step in hand and bring it into sight."""
        index = self._path.index_of(step_id)
        if index.isValid():
            self._in_hand(step_id)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        self._in_hand(self.chosen_id())
        super().currentChanged(current, previous)
        self.chosen.emit(self.rows.chosen_id)

    def _in_hand(self, step_id: int) -> None:
        if self.rows.chosen_id != step_id:  # known before Qt asks where rows are: for that it lays out all of them
            self.rows.chosen_id = step_id
            self.lay_out()

    def lay_out(self) -> None:
        """Measure the rows again: the one in hand is taller."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
        self.updateGeometry()

    def fit(self, room: int) -> None:
        """Be as high as all rows are together, and no higher than `room` pixels; only then there is a scroll bar.

        Rows are measured without the bar: it makes them narrower, their words wrap, and it would never go again.
        """
        whole = self.rows.height_of_all(self.width()) + 2
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole <= room else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if policy != self.verticalScrollBarPolicy():  # told the same once more, Qt lays everything out once more
            self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(min(whole, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.lay_out()

    # -- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.letters.takes(event, asking=self.asking_open):
            self._letters_of = self.chosen_id()
            event.accept()
        else:
            self._press(event)

    def _meant(self, event: QKeyEvent) -> None:
        if self.chosen_id() == self._letters_of:
            self._press(event)

    def _press(self, event: QKeyEvent) -> None:
        if self.asking_open:
            event.setAccepted(False)
            self.key_for_asking.emit(event)
            if event.isAccepted():
                return
        step_id = self.chosen_id()
        if step_id and (self._moves(event, step_id) or self._acts(event, step_id)):
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        down = event.key() == Qt.Key.Key_Down and not event.modifiers()
        if (enter and not step_id) or (down and self.currentIndex().row() == self._path.rowCount() - 1):
            self.add_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters belong to the keys of a step, and words to a field; a sentence here looks for no row."""

    def _moves(self, event: QKeyEvent, step_id: int) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            return False
        last = self._path.rowCount() - 1
        here = self.currentIndex().row()
        places = {
            Qt.Key.Key_Up: here - 1,
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        place = places.get(Qt.Key(event.key()))
        if place is None:
            return False
        if 0 <= place <= last and place != here:
            self.move_wanted.emit(step_id, place)
        return True

    def _acts(self, event: QKeyEvent, step_id: int) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        simple = {
            Qt.Key.Key_Return: self.new_below_wanted,
            Qt.Key.Key_Enter: self.new_below_wanted,
            Qt.Key.Key_F2: self.edit_wanted,
            Qt.Key.Key_Delete: self.remove_wanted,
            Qt.Key.Key_M: self.place_wanted,
            Qt.Key.Key_R: self.baseline_wanted,
            Qt.Key.Key_W: self.week_wanted,
            Qt.Key.Key_P: self.pause_wanted,
        }
        if key in simple:
            simple[Qt.Key(key)].emit(step_id)
            return True
        if key in (Qt.Key.Key_A, Qt.Key.Key_B):
            self.asking_wanted.emit(step_id, Side.FIRST if key == Qt.Key.Key_A else Side.SECOND, True)
            return True
        if key in (Qt.Key.Key_Y, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_X):
            self.asking_wanted.emit(step_id, None, False)
            return True
        if key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(step_id, self.visualRect(self.currentIndex()).center())
            return True
        return False

    def event(self, event: QEvent) -> bool:
        # Tab inside the row asks the first, then the second, and then goes on its way (see the keyboard map).
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.letters.settle()
            step_id = self.chosen_id()
            if step_id and not event.modifiers():
                if self.asking_open:
                    event.setAccepted(False)
                    self.key_for_asking.emit(event)
                    if event.isAccepted():
                        return True
                    event.accept()  # else the page around the list would send the focus on once more
                else:
                    self.asking_wanted.emit(step_id, Side.FIRST, False)
                    return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._path.rowCount():
            self.setCurrentIndex(self._path.index(0))

    # -- the mouse --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        value = index.data(IdRole) if index.isValid() else None
        hover = int(value) if value is not None else 0
        if hover != self.rows.hover_id:
            self.rows.hover_id = hover
            self.viewport().update()
        super().mouseMoveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.letters.settle()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.letters.settle()
        self._held = event.position().toPoint()
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.rows.hover_id = 0
        self.viewport().update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        moved = (event.position().toPoint() - self._held).manhattanLength()
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid() or moved > 6:
            return
        rect = self.visualRect(index)
        places = self.rows.layout_of(index, rect.width())
        spot = QPointF(event.position())
        if places is None:
            return
        step_id = int(index.data(IdRole))
        if places.comfort_box(rect.top()).contains(spot):
            self.asking_wanted.emit(step_id, Side.FIRST, True)
        elif places.willing_box(rect.top()).contains(spot):
            self.asking_wanted.emit(step_id, Side.FIRST, False)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.edit_wanted.emit(int(index.data(IdRole)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(int(index.data(IdRole)), event.pos())

    # -- dragging ---------------------------------------------------------------------------------------------

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        index = self.currentIndex()
        if not index.isValid() or self.rows.editing_id:
            return
        self.rows.ghost_id = int(index.data(IdRole))
        self._lifted_at = self._held
        drag = QDrag(self)
        drag.setMimeData(self._path.mimeData([index]))
        # The lifted row is drawn by the list itself, since it names its place as it moves; the system draws nothing.
        nothing = QPixmap(1, 1)
        nothing.fill(Qt.GlobalColor.transparent)
        drag.setPixmap(nothing)
        drag.exec(Qt.DropAction.MoveAction)
        self._let_go()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is self and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.source() is not self or not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        self._lifted_at = event.position().toPoint()
        self._gap = self.gap_at(self._lifted_at.y())
        height = self.viewport().height()
        self._scroll_by = -8 if self._lifted_at.y() < EDGE else 8 if self._lifted_at.y() > height - EDGE else 0
        if self._scroll_by and not self._scroll.isActive():
            self._scroll.start()
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        # Outside the list a let-go changes nothing, so nothing is promised there.
        self._gap = -1
        self._scroll.stop()
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        gap, row = self.gap_at(event.position().toPoint().y()), self._ghost_row()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        self._let_go()
        if row >= 0:
            self._path.moveRows(QModelIndex(), row, 1, QModelIndex(), gap)

    def show_lifted(self, step_id: int, at: QPoint) -> None:
        """Show this step lifted out of its place and held at a point of the list, as a drag does; 0 lays it down."""
        if not step_id:
            self._let_go()
            return
        self.rows.ghost_id = step_id
        self._held = self.visualRect(self._path.index_of(step_id)).center()
        self._lifted_at, self._gap = at, self.gap_at(at.y())
        self.viewport().update()

    def gap_at(self, y: int) -> int:
        """The gap nearest to a height in the list, by half rows: 0 before the first, the row count after the last."""
        for place in range(self._path.rowCount()):
            rect = self.visualRect(self._path.index(place))
            if y < rect.center().y():
                return place
        return self._path.rowCount()

    def _ghost_row(self) -> int:
        return self._path.index_of(self.rows.ghost_id).row()

    def _let_go(self) -> None:
        self.rows.ghost_id = 0
        self._gap = -1
        self._scroll.stop()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _scroll_on(self) -> None:
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + self._scroll_by)
        if bar.value() == before or not self._scroll_by:
            self._scroll.stop()
            return
        self._gap = self.gap_at(self._lifted_at.y())
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.ghost_id and self._gap >= 0:
            self._paint_lifted()

    def lifted_words(self) -> str:
        """What the lifted row says of its place; empty while nothing is lifted over the list."""
        row = self._ghost_row()
        if row < 0 or self._gap < 0:
            return ""
        above = self._gap if self._gap > 0 else None
        below = self._gap + 1 if self._gap < self._path.rowCount() else None
        return moves_words(above, below, self._gap in (row, row + 1))

    def _paint_lifted(self) -> None:
        row = self._path.row_at(self._path.index(self._ghost_row()))
        if row is None:
            return
        count = self._path.rowCount()
        if self._gap < count:
            gap = float(self.visualRect(self._path.index(self._gap)).top())
        else:
            gap = float(self.visualRect(self._path.index(count - 1)).bottom())
        shift = self._lifted_at.x() - self._held.x()
        at = QPointF(shift, self._lifted_at.y())
        paint_lifted(self.viewport(), self._theme, row.step.title, self.lifted_words(), at, gap)
