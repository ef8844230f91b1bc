"""The list of steps: moving through it, and moving steps by keys and by dragging the whole row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.models.side import Side
from app.views.hierarchy.carrying import CarryingList
from app.views.hierarchy.cells import Cell, cell_at
from app.views.hierarchy.model import IdRole, Index, PathModel
from app.views.hierarchy.offers import BETWEEN, LEAVE, Link, refusal
from app.views.hierarchy.prose import Letters
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.words import say

MOVED = 6
"""How far the mouse may move between press and release, in pixels, and have clicked."""


class PathView(CarryingList):
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
    room_wanted = Signal(int)
    offer_wanted = Signal(int, str)
    asking_wanted = Signal(int, object, bool)
    key_for_asking = Signal(object)
    menu_wanted = Signal(int, QPoint)
    add_wanted = Signal()
    writing = Signal()

    def __init__(self, theme: Theme, model: PathModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, model, parent)
        self.asking_open = False
        self._pressed: tuple[int, Cell | Link | None] | None = None
        self._mouse_is_down = False
        self.letters = Letters(self)
        self._letters_of = 0
        self.letters.meant.connect(self._meant)
        self.letters.writing.connect(self.writing)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(say("Steps, gentlest first"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
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
        if self._path.answered is not None and self._path.answered[0] != self.chosen_id():
            self.hush()
        self._in_hand(self.chosen_id())
        super().currentChanged(current, previous)
        if current.isValid() and not self._mouse_is_down:
            self.scrollTo(current)  # Qt would not: a drag scrolls the list by itself
        self.chosen.emit(self.rows.chosen_id)

    def _in_hand(self, step_id: int) -> None:
        if self.rows.chosen_id != step_id:  # known before Qt asks where rows are: for that it lays out all of them
            self.rows.chosen_id = step_id
        if self._mouse_is_down:
            self.viewport().update()
        elif self.rows.tall_id != step_id:
            self.rows.tall_id = step_id
            self.lay_out()

    def answer(self, step_id: int, sentence: str, need: str = "") -> None:
        """Have the row say why something cannot be done yet, until something else is done or another is in hand.

        `need` is what it still needs, by name.
        """
        answer = refusal(sentence, need)
        self._path.answer((step_id, answer))
        self.lay_out()
        announce(self, answer.spoken)

    def hush(self) -> None:
        """What the row in hand answered was heard."""
        if self._path.answered is not None:
            self._path.answer(None)
            self.lay_out()

    def begin_asking(self, step_id: int) -> None:
        """Somebody is asked about this step, or nobody for 0: meanwhile its row offers nothing."""
        self.asking_open = bool(step_id)
        if self.rows.asked_id != step_id:
            self.rows.asked_id = step_id
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
        if self._takes_way_on(key, step_id):
            return True
        simple = {
            Qt.Key.Key_Return: self.new_below_wanted,
            Qt.Key.Key_Enter: self.new_below_wanted,
            Qt.Key.Key_F2: self.edit_wanted,
            Qt.Key.Key_Delete: self.remove_wanted,
            Qt.Key.Key_M: self.place_wanted,
            Qt.Key.Key_R: self.baseline_wanted,
            Qt.Key.Key_W: self.week_wanted,
            Qt.Key.Key_P: self.pause_wanted,
            Qt.Key.Key_I: self.room_wanted,
        }
        if key in simple:
            simple[Qt.Key(key)].emit(step_id)
            return True
        if key in (Qt.Key.Key_G, Qt.Key.Key_L):
            self.offer_wanted.emit(step_id, BETWEEN if key == Qt.Key.Key_G else LEAVE)
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

    def _takes_way_on(self, key: int, step_id: int) -> bool:
        """Where a row says what it still needs, its key leads there."""
        answered = self._path.answered
        links = answered[1].links if answered is not None and answered[0] == step_id else ()
        way = next((link for link in links if key == getattr(Qt.Key, f"Key_{link.key}")), None)
        if way is None:
            return False
        self.offer_wanted.emit(step_id, way.act)
        return True

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
        under = self._under(event.position().toPoint())
        link = under[1].act if under is not None and isinstance(under[1], Link) else ""
        if (hover, link) != (self.rows.hover_id, self.rows.hover_link):
            self.rows.hover_id, self.rows.hover_link = hover, link
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        super().mouseMoveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.letters.settle()
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.rows.hover_id, self.rows.hover_link = 0, ""
        self.viewport().update()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.let_down()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # What is pressed is what is there now: rows change their heights once the button is up again.
        self._held = event.position().toPoint()
        self._pressed = self._under(self._held)
        self._mouse_is_down = event.button() == Qt.MouseButton.LeftButton
        self.letters.settle()
        super().mousePressEvent(event)
        pressed = self._path.index_of(self._pressed[0] if self._pressed is not None else 0)
        if pressed.isValid() and pressed != self.currentIndex():
            self.setCurrentIndex(pressed)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_down()
        moved = (event.position().toPoint() - self._held).manhattanLength()
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton or moved > MOVED:
            return
        step_id, cell = self._pressed
        if isinstance(cell, Link):
            self.offer_wanted.emit(step_id, cell.act)
        elif cell is not None and self._path.index_of(step_id).isValid():
            self.asking_wanted.emit(step_id, cell.side, cell.number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        near = (event.position().toPoint() - self._held).manhattanLength() <= MOVED
        pressed, self._pressed = self._pressed if near else self._under(event.position().toPoint()), None
        # On a number or an answer the first of the two clicks has asked already.
        if pressed is not None and pressed[1] is None:
            self.edit_wanted.emit(pressed[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse and self._pressed is not None
        pressed = self._pressed if by_mouse else self._under(event.pos())
        self.let_down()
        if pressed is not None and self._path.index_of(pressed[0]).isValid():
            self.setCurrentIndex(self._path.index_of(pressed[0]))
            self.menu_wanted.emit(pressed[0], event.pos())

    def let_down(self) -> None:
        """The button is up again, or what was taken is where it belongs: rows take their heights."""
        if self._mouse_is_down:
            self._mouse_is_down = False
            self._in_hand(self.chosen_id())
            if self.currentIndex().isValid() and not self.rows.editing_id:
                self.scrollTo(self.currentIndex())

    def _under(self, spot: QPoint) -> tuple[int, Cell | Link | None] | None:
        """The step at a spot of the list, and what of it lies there."""
        index = self.indexAt(spot)
        row = self._path.row_at(index)
        if row is None:
            return None
        box = self.visualRect(index)
        places = self.rows.layout_of(index, box.width())
        if places is None or row.step.id == self.rows.editing_id:
            return row.step.id, None
        return row.step.id, cell_at(self._theme, row, places, box.top(), QPointF(spot))
