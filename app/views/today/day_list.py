"""The list of a day's lines, with the one button that belongs to the selected line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QContextMenuEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from app.views.theme.buttons import Button
from app.views.theme.flat_list import FlatList
from app.views.theme.theme import Theme
from app.views.today.day import DayLine, Stand
from app.views.today.delegate import DayDelegate, Places
from app.views.today.model import DayModel
from app.words import say


class DayList(FlatList):
    """↑ and ↓ choose a line, Enter or its button begins it; E or F2 changes it, Delete takes it out.

    `begun`, `edited` and `removed` carry an appointment's id; `menu_wanted` too, with the place for the menu.
    `due_wanted` carries the `Unfinished` that was clicked in a line.
    """

    begun = Signal(int)
    edited = Signal(int)
    removed = Signal(int)
    menu_wanted = Signal(int, QPoint)
    due_wanted = Signal(object)

    def __init__(self, theme: Theme, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, say("Appointments of the day"), fits=True, parent=parent)
        self._lines = model
        self.setModel(model)
        self._delegate = DayDelegate(theme, self, model)
        self.setItemDelegate(self._delegate)
        self.cover(model.is_hidden)
        # Beside the list and not in it: of a list, a screen reader is told the lines and nothing else.
        self.begin = Button(theme, "", kind="primary", parent=self)
        self.begin.hide()
        self.begin.clicked.connect(self._begin)
        self.opened.connect(lambda row: self._emit(self.begun, row))
        self.held.connect(model.hold)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.place_button())
        model.modelReset.connect(self.place_button)
        model.dataChanged.connect(lambda *_: self.place_button())
        theme.changed.connect(self.place_button)

    def chosen(self) -> DayLine | None:
        """The selected line."""
        return self._lines.line(self.currentIndex().row())

    def places(self, row: int) -> Places:
        """Where the parts of a line lie, from the top left corner of its row."""
        return self._delegate.places(row)

    def place_button(self) -> None:
        """Give the button the words of the selected line, and put it there."""
        line = self.chosen()
        words, icon = _button_of(line) if line is not None and not line.hidden else ("", "")
        host = self.parentWidget()
        if host is not None and self.begin.parentWidget() is not host:
            self.begin.setParent(host)
            QWidget.setTabOrder(self, self.begin)
        self.begin.setVisible(bool(words) and not self.isHidden())
        self.begin.raise_()
        if words:
            self.begin.setText(words)
            self.begin.set_icon(icon)
            self.begin.set_key("Enter")
            self.begin.resize(self.begin.sizeHint())
            self._delegate.button = self.begin.size()
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        self._move_button()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_button()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._move_button()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.place_button()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.begin.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, plain = self.currentIndex().row(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_E, Qt.Key.Key_F2) and row >= 0:
            self._emit(self.edited, row)
        elif plain and event.key() == Qt.Key.Key_Delete and row >= 0:
            self._emit(self.removed, row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press beside the lines would take the selection, and with it the one thing that Enter begins.
        if self.indexAt(event.position().toPoint()).isValid():
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        line = self._lines.line(index.row())
        if line is None or line.hidden or event.button() != Qt.MouseButton.LeftButton:
            return
        place = self._delegate.due_at(index.row(), QPointF(spot - self.visualRect(index).topLeft()))
        if place >= 0:
            self.due_wanted.emit(line.due[place])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        line = self._lines.line(index.row())
        if line is None or self._lines.is_hidden(index.row()):
            return
        at = self.visualRect(index).center() if by_key else event.pos()
        self.menu_wanted.emit(line.appointment.id, self.viewport().mapToGlobal(at))

    def viewportEvent(self, event: QEvent) -> bool:
        # Tooltips and the like of a folded line would say too much.
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def _begin(self) -> None:
        self._emit(self.begun, self.currentIndex().row())

    def _emit(self, signal: SignalInstance, row: int) -> None:
        line = self._lines.line(row)
        if line is not None and not self._lines.is_hidden(row):
            signal.emit(line.appointment.id)

    def _move_button(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self._delegate.button.isValid():
            place = self._delegate.places(index.row()).button
            spot = self.visualRect(index).topLeft() + place.topLeft()
            self.begin.move(self.viewport().mapTo(self.begin.parentWidget() or self, spot))


def _button_of(line: DayLine) -> tuple[str, str]:
    if line.stand is Stand.ROOM:
        return say("Back to the session"), "door-open"
    return (say("Start session"), "play") if line.startable else (say("Open"), "notebook-text")
