"""A list of steps that carries a whole row by the mouse and shows where it may lie; its ends fade where more is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QLinearGradient,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.views.hierarchy.delegate import PathDelegate
from app.views.hierarchy.model import MIME, IdRole, Index, PathModel
from app.views.theme.bars import scrolls_quietly
from app.views.theme.lifted import moves_words, paint_lifted
from app.views.theme.theme import Theme

EDGE = 32
"""How near to an edge a drag makes the list scroll, in pixels."""

FADE = 28
"""How high the part is where rows fade towards more of them, in pixels at 100 %."""

HALF_LIFTED = 30
"""Half of the lifted row with its shadow, in pixels at 100 %."""


class CarryingList(QListView):
    """A drop only ever lands between rows; what is carried is drawn by the list itself, all of it in sight."""

    def __init__(self, theme: Theme, model: PathModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        scrolls_quietly(theme, self)
        self._theme, self._path = theme, model
        self.rows = PathDelegate(theme, model, self)
        self._gap = -1
        self._lifted_at = QPoint()
        self._held = QPoint()
        self._scroll = QTimer(self)
        self._scroll.setInterval(30)
        self._scroll.timeout.connect(self._scroll_on)
        self._scroll_by = 0
        self.setItemDelegate(self.rows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)
        self.setAutoScroll(False)

    # -- what is in sight -------------------------------------------------------------------------------------

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if hint is not QAbstractItemView.ScrollHint.EnsureVisible:
            return
        # Out of the fade too, where there is room for that.
        box, bar, fade = self.visualRect(index), self.verticalScrollBar(), self.fade()
        height = self.viewport().height()
        if box.height() + 2 * fade > height:
            return
        if box.bottom() > height - fade:
            bar.setValue(bar.value() + box.bottom() - (height - fade))
        elif box.top() < fade:
            bar.setValue(bar.value() - (fade - box.top()))

    def fade(self) -> int:
        """How high the part is, above and below, where rows fade towards more of them; in pixels."""
        return min(self._theme.px(FADE), self.viewport().height() // 10)

    def _paint_fades(self) -> None:
        bar, high, size = self.verticalScrollBar(), self.fade(), self.viewport().size()
        in_hand = self.visualRect(self.currentIndex())
        above, below = high, high
        # The row in hand is never dimmed.
        if 0 <= in_hand.top() < high:
            above = in_hand.top()
        if size.height() - high < in_hand.bottom() <= size.height():
            below = size.height() - in_hand.bottom()
        clear = self._theme.color("canvas")
        clear.setAlphaF(0)
        painter = QPainter(self.viewport())
        for more, edge, inner in (
            (bar.value() > bar.minimum(), 0, above),
            (bar.value() < bar.maximum(), size.height(), size.height() - below),
        ):
            if more and edge != inner:
                fade = QLinearGradient(QPointF(0, edge), QPointF(0, inner))
                fade.setColorAt(0, self._theme.color("canvas"))
                fade.setColorAt(1, clear)
                painter.fillRect(QRectF(0, min(edge, inner), size.width(), abs(edge - inner)), fade)
        painter.end()

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
        self.let_down()

    def let_down(self) -> None:
        """The mouse holds no row any more."""

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
        self._paint_fades()
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

    def lifted_middle(self) -> int:
        """The height that the lifted row is painted at: where it is held, and all of it in sight."""
        half = self._theme.px(HALF_LIFTED)
        return max(half, min(self._lifted_at.y(), self.viewport().height() - half))

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
        at = QPointF(shift, self.lifted_middle())
        paint_lifted(self.viewport(), self._theme, row.step.title, self.lifted_words(), at, gap)
