"""The entries of the session beside the note: dragged onto a heading, or sent there by its letter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QDrag, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip, QVBoxLayout, QWidget

from app.actions.write_up import heading_word
from app.models.note import Heading
from app.rules.write_up import letter
from app.views.theme.flat_list import FlatList, Index
from app.views.theme.theme import Theme
from app.views.theme.tips import wear_tips
from app.views.theme.widgets import Label, SectionTitle
from app.views.write_up.entry_delegate import ROW, EntryDelegate
from app.views.write_up.rows import Row
from app.views.write_up.unkept import Unkept
from app.words import say

MIME = "application/x-unhurried-entry"
"""What is carried while an entry is dragged: its id, for this program alone."""


class EntryModel(QAbstractListModel):
    """A flat list of `Row`; each is read aloud as its sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own way)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.at(index.row())
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain if row.fixed else plain | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        data = QMimeData()
        row = self.at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(MIME, str(row.entry_id).encode("ascii"))
        return data

    def at(self, place: int) -> Row | None:
        """The row in that place, if there is one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, entry_id: int) -> int:
        """Where an entry stands; -1 where it does not."""
        return next((place for place, row in enumerate(self._rows) if row.entry_id == entry_id), -1)

    def show(self, rows: list[Row]) -> None:
        """Show these from now on; where the same entries stand, only what changed is drawn anew."""
        if [row.entry_id for row in rows] != [row.entry_id for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        for place, row in enumerate(rows):
            if self._rows[place] != row:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place), self.index(place))


class EntryList(FlatList):
    """`wanted(entry_id, heading)`: take it up there. `unwanted(entry_id)`: take it out. `asked(entry_id, at)`: what can
    be done with it is asked for, at this point of the screen.

    Letters, the mouse on a letter, and dragging onto a heading all do the same; Delete takes an entry out.
    """

    wanted = Signal(int, object)
    unwanted = Signal(int)
    asked = Signal(int, QPoint)

    def __init__(self, theme: Theme, rows: EntryModel) -> None:
        super().__init__(theme, say("Entries of the session"))
        self._rows_shown = rows
        self.painter = EntryDelegate(theme, self)
        self.setModel(rows)
        self.setItemDelegate(self.painter)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.opened.connect(self._ask_about)
        rows.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())

    def doItemsLayout(self) -> None:
        """No higher than its rows, so that what stands below follows the last of them."""
        super().doItemsLayout()
        rows = self.model()
        high = 0 if rows is None else sum(max(0, self.sizeHintForRow(row)) for row in range(rows.rowCount()))
        if high != self.maximumHeight():
            self.setMaximumHeight(high)

    def row(self) -> Row | None:
        """The entry in hand."""
        return self._rows_shown.at(self.currentIndex().row())

    def go_on(self, entry_id: int) -> None:
        """Take the next entry that waits in hand, after this one; where none does, stay with it."""
        rows = [self._rows_shown.at(place) for place in range(self._rows_shown.rowCount())]
        here = self._rows_shown.place_of(entry_id)
        after = [place for place, row in enumerate(rows) if row is not None and row.waits and place > here]
        self.choose(after[0] if after else here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if row is None or not plain:
            super().keyPressEvent(event)
            return
        heading = next((one for one in row.keys if letter(one) == event.text().upper()), None)
        if heading is not None and not row.fixed:
            self.wanted.emit(row.entry_id, heading)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row.placed is not None and not row.fixed:
            self.unwanted.emit(row.entry_id)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keys else self.indexAt(event.pos())
        row = self._rows_shown.at(index.row())
        if row is not None and not row.fixed:
            self.setCurrentIndex(index)
            at = self.visualRect(index).center() if keys else event.pos()
            self.asked.emit(row.entry_id, self.viewport().mapToGlobal(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or dragged:
            return
        row, heading = self._letter_at(event.position())
        if row is None or row.fixed or heading is None:
            return
        if row.placed is None:
            self.wanted.emit(row.entry_id, heading)
        else:
            self.asked.emit(row.entry_id, event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row, heading = self._letter_at(event.position())
        over = row is not None and not row.fixed and heading is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row, heading = self._letter_at(QPointF(event.pos()))
            words = "" if row is None or heading is None else heading_word(heading)
            wear_tips(self._theme, self)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        del supported_actions
        row = self.row()
        if row is None or row.fixed:
            return
        index = self.currentIndex()
        drag = QDrag(self)
        drag.setMimeData(self._rows_shown.mimeData([index]))
        rect = self.visualRect(index)
        drag.setPixmap(self._picture(index, rect.width(), rect.height()))
        drag.setHotSpot(QPoint(self._theme.px(40), self._theme.px(20)))
        drag.exec(Qt.DropAction.CopyAction)
        self.setState(QAbstractItemView.State.NoState)

    def _picture(self, index: Index, wide: int, high: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(wide * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setOpacity(0.9)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = QRect(0, 0, wide, high)
        self.painter.paint(painter, option, index)
        painter.end()
        return picture

    def _letter_at(self, spot: QPointF) -> tuple[Row | None, Heading | None]:
        index = self.indexAt(spot.toPoint())
        row = self._rows_shown.at(index.row())
        if row is None:
            return None, None
        boxes = self.painter.keys_of(row, QRectF(self.visualRect(index)))
        return row, next((heading for box, heading in boxes if box.contains(spot)), None)

    def _ask_about(self, place: int) -> None:
        row = self._rows_shown.at(place)
        if row is not None and not row.fixed:
            at = self.visualRect(self._rows_shown.index(place)).center()
            self.asked.emit(row.entry_id, self.viewport().mapToGlobal(at))


class Entries(QWidget):
    """The column “From the session”: title, what to do, the entries, and that none of them changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = EntryModel(self)
        self.title = SectionTitle(theme, say("From the session"))
        self.hint = Label(theme, style="small", token="ink2", wrap=True)
        self.list = EntryList(theme, self.rows)
        self.unkept = Unkept(theme)
        self.foot = Label(theme, say("Each entry stays here, word for word."), style="remark", size=14, token="ink2")
        self.foot.setWordWrap(True)
        self._head = QVBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.hint)
        self._low = QVBoxLayout()
        self._low.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.list, 1000)
        column.addWidget(self.unkept)
        column.addStretch(1)
        column.addLayout(self._low)
        theme.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: list[Row], *, alone: bool, typed: str = "") -> None:
        """These entries; `alone`: there is no session behind the note; `typed`: words that are no entry yet."""
        self.rows.show(rows)
        self.unkept.show_words(typed)
        if alone:
            self.hint.setText(say("This note stands alone."))
        elif not rows:
            self.hint.setText(say("Nothing was noted in this session."))
        elif rows[0].fixed:
            self.hint.setText(say("Taken up where the letters say"))
        else:
            self.hint.setText(say("Drag an entry, or press its letter"))
        self.foot.setVisible(bool(rows))

    def _dress(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(8), px(18), 0, px(11))
        self._head.setSpacing(px(5))
        self._low.setContentsMargins(px(8), px(8), 0, px(18))
        self.setMinimumWidth(px(200))
