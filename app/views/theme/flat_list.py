"""A quiet list of rows: keys, a click, and press-and-hold for rows whose name is folded away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetricsF, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.views.theme.bars import scrolls_quietly
from app.views.theme.theme import Theme

HOLD_MS = 300
"""How long a row is held before its name is shown; shorter is a click, which shows nothing."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class FlatList(QListView):
    """A list without frame or ground whose delegate paints whole rows.

    `opened(row)`: Enter on a row, and a click where `opens_on_click`. `held(row)`: a covered row (see `cover`) is
    being held, by the mouse or by Space; `held(-1)`: it was let go. Rows that cannot be selected are passed over by
    the keys. `fits`: the list is as high as its rows and leaves scrolling to the page.
    `ring` says whether the focus came by keys, so that the delegate shows the ring only then.
    Every other key is left to the page.
    """

    opened = Signal(int)
    held = Signal(int)

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        fits: bool = False,
        opens_on_click: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._fits, self._opens_on_click = theme, fits, opens_on_click
        self._is_covered: Callable[[int], bool] = lambda _row: False
        self._holding = self._shown = -1
        self.ring = False
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        scrolls_quietly(theme, self)
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if fits:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HOLD_MS)
        self._wait.timeout.connect(self._show_held)
        theme.changed.connect(self._dress)

    def cover(self, is_covered: Callable[[int], bool]) -> None:
        """Say which rows are folded away and can be held to see them."""
        self._is_covered = is_covered

    def let_go(self) -> None:
        """Fold away again what is being held."""
        self._wait.stop()
        self._holding = -1
        if self._shown >= 0:
            self._shown = -1
            self.held.emit(-1)

    def choose(self, row: int) -> None:
        """Select a row; -1 selects none."""
        model = self.model()
        self.setCurrentIndex(model.index(row, 0) if 0 <= row < model.rowCount() else QModelIndex())
        if row < 0:
            self.clearSelection()

    # -- Qt's events ------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _MOVES and plain:
            self.ring = True
            super().keyPressEvent(event)
            self.viewport().update()
        elif event.key() in _ENTER and plain and row >= 0 and self._open(row):
            event.accept()
        elif event.key() == Qt.Key.Key_Space and plain and row >= 0 and self._is_covered(row):
            if not event.isAutoRepeat():
                self._hold(row)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.let_go()
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ring = False
        super().mousePressEvent(event)
        row = self.indexAt(event.position().toPoint()).row()
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and self._is_covered(row):
            self._hold(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.let_go()
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        inside = index.isValid() and index == self.currentIndex()
        if self._opens_on_click and event.button() == Qt.MouseButton.LeftButton and inside:
            self._open(index.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.ring = event.reason() in _BY_KEYS
        if not self.currentIndex().isValid() and self.ring:
            self.choose(self._near(0, 1))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        super().focusOutEvent(event)
        self.viewport().update()

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        super().hideEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters belong to the page, and a search here would find names that are folded away."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last, here = self.model().rowCount() - 1, self.currentIndex().row()
        move = QAbstractItemView.CursorAction
        if action in (move.MoveHome, move.MovePageUp):
            target = self._near(0, 1)
        elif action in (move.MoveEnd, move.MovePageDown):
            target = self._near(last, -1)
        else:
            up = action in (move.MoveUp, move.MovePrevious)
            target = self._near(here - 1, -1) if up else self._near(here + 1, 1)
        if target < 0:
            target = here if here >= 0 and self._can_be_chosen(here) else self._near(0, 1)
        return self.model().index(target, 0) if target >= 0 else QModelIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Rows wrap by width: waiting for Qt's own delay would paint them at the old height.
            self.doItemsLayout()

    def doItemsLayout(self) -> None:
        super().doItemsLayout()
        if self._fits and self.model() is not None:
            high = sum(max(0, self.sizeHintForRow(row)) for row in range(self.model().rowCount()))
            if high != self.height() or high != self.maximumHeight():
                self.setFixedHeight(high)

    # -- inside -----------------------------------------------------------------------------------------------

    def _can_be_chosen(self, row: int) -> bool:
        wanted = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return self.model().index(row, 0).flags() & wanted == wanted

    def _near(self, row: int, step: int) -> int:
        """The first row from there on, by `step`, that can be chosen; -1 for none. Asks no more rows than that."""
        while 0 <= row < self.model().rowCount():
            if self._can_be_chosen(row):
                return row
            row += step
        return -1

    def _open(self, row: int) -> bool:
        if not self._can_be_chosen(row) or self._is_covered(row):
            return False
        self.opened.emit(row)
        return True

    def _hold(self, row: int) -> None:
        self._holding = row
        self._wait.start()

    def _show_held(self) -> None:
        self._shown = self._holding
        self.held.emit(self._shown)

    def _dress(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


Index = QModelIndex | QPersistentModelIndex


def lines_in(text: str, font: QFont, width: float) -> list[str]:
    """The text broken at its spaces into lines no wider than `width`; a longer word keeps a line of its own."""
    metrics = QFontMetricsF(font)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
