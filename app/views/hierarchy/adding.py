"""The field at the end of the path: type, Enter, type the next; paste a list; take a suggestion from the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from app.models.hierarchy import StepWords
from app.models.library import LibraryStep
from app.rules import typed_steps
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, LineEdit
from app.words import say

MOST = 5


class AddField(LineEdit):
    """Says what was typed, pasted or taken; the page adds it and keeps the focus here.

    `typed_line(str)`, `pasted_list(str)` for more than one line, `taken(LibraryStep)`, `leave()` on Esc or Up.
    """

    typed_line = Signal(str)
    pasted_list = Signal(str)
    taken = Signal(object)
    leave = Signal()

    def __init__(
        self, theme: Theme, suggest: Callable[[str], Sequence[LibraryStep]], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            theme,
            say("Add a step, then Enter for the next one"),
            name=say("Add a step"),
            key=say("Ctrl J"),
            style="body",
            parent=parent,
        )
        self._suggest = suggest
        self._offered: list[LibraryStep] = []
        self.suggestions = Suggestions(theme, self)
        self.suggestions.chosen.connect(self._take)
        self.textEdited.connect(self._offer)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(37))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste) and self._paste(QGuiApplication.clipboard().mimeData()):
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            place = self.suggestions.place()
            if place >= 0:
                self._take(place)
            elif self.text().strip():
                self.typed_line.emit(self.text())
            return
        if key == Qt.Key.Key_Escape and self.suggestions.isVisible():
            self.suggestions.hide()
            return
        if key == Qt.Key.Key_Escape:
            self.leave.emit()
            return
        if key == Qt.Key.Key_Down and self.suggestions.isVisible():
            self.suggestions.step(1)
            return
        if key == Qt.Key.Key_Up:
            if self.suggestions.place() >= 0:
                self.suggestions.step(-1)
            elif not self.text():
                self.leave.emit()
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._paste(event.mimeData()):
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        data = QGuiApplication.clipboard().mimeData()
        if self._is_list(data):
            menu.addSeparator()
            menu.addAction(say("Paste as steps, one for each line")).triggered.connect(lambda: self._paste(data))
        menu.popup(event.globalPos())

    def done(self) -> None:
        """What was typed became a step."""
        self.clear()
        self.suggestions.hide()

    def put_away(self) -> None:
        """Hide what was suggested."""
        self.suggestions.hide()

    def _is_list(self, data: QMimeData) -> bool:
        return data.hasText() and len(typed_steps.from_list(data.text()[:1_000_000])) > 1

    def _paste(self, data: QMimeData) -> bool:
        if not self._is_list(data):
            return False
        self.pasted_list.emit(data.text()[:1_000_000])
        return True

    def _offer(self, words: str) -> None:
        self._offered = list(self._suggest(words))[:MOST]
        self.suggestions.offer([step.title for step in self._offered])

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            self.taken.emit(self._offered[place])


class Suggestions(Card):
    """A few titles from the library, right above or below the field; Down then Enter takes one, a click as well."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="row", floating=True, padding=4, parent=field)
        self._theme, self._field = theme, field
        self._titles = QStringListModel(self)
        self._list = QListView(self)
        self._list.setModel(self._titles)
        self._list.setAccessibleName(say("From the library"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._list.clicked.connect(lambda index: self.chosen.emit(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def offer(self, titles: list[str]) -> None:
        """Show these titles by the field, or nothing."""
        self._titles.setStringList(titles)
        if not titles:
            self.hide()
            return
        home = self._field.window()
        if self.parentWidget() is not home:
            self.setParent(home)
        row = self._theme.px(30)
        self.resize(self._field.width() + 2 * self.bleed, len(titles) * row + 2 * (self.bleed + self._theme.px(5)))
        spot = self._field.mapTo(home, self._field.rect().bottomLeft())
        if spot.y() + self.height() > home.height():
            spot = self._field.mapTo(home, self._field.rect().topLeft())
            spot.setY(spot.y() - self.height() + self.bleed // 2)
        else:
            spot.setY(spot.y() - self.bleed // 2)
        self.move(spot.x() - self.bleed, spot.y())
        self.show()
        self.raise_()

    def place(self) -> int:
        """Which one is chosen; -1 for none."""
        return self._list.currentIndex().row() if self.isVisible() else -1

    def step(self, by: int) -> None:
        """Choose the next or the one before; before the first is none."""
        place = min(self.place() + by, self._titles.rowCount() - 1)
        self._list.setCurrentIndex(self._titles.index(place) if place >= 0 else self._titles.index(-1))


def from_library(step: LibraryStep) -> StepWords:
    """The words of a step of the library, with where they came from."""
    return StepWords(
        title=step.title,
        description=step.description,
        timeframe=step.timeframe,
        checkin=step.checkin,
        ending=step.ending,
        smaller=step.smaller,
        band=step.band,
        library_id=step.id,
    )
