"""The field at the end of the path: type, Enter, type the next; paste a list; take a suggestion from the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from app.models.library import LibraryStep
from app.rules import typed_steps
from app.views.hierarchy.suggestions import Suggestions
from app.views.theme.menus import open_field_menu
from app.views.theme.theme import Theme
from app.views.theme.widgets import LineEdit
from app.views.typed import LOOKED_AT
from app.words import say

MOST = 5


class AddField(LineEdit):
    """Says what was typed, pasted or taken; the page adds it and keeps the focus here.

    `page` is where suggestions may lie. `typed_line(str)`, `pasted_list(str)` for more than one line,
    `taken(LibraryStep)`, `leave()` on Esc or Up.
    """

    typed_line = Signal(str)
    pasted_list = Signal(str)
    taken = Signal(object)
    leave = Signal()

    def __init__(self, theme: Theme, suggest: Callable[[str], Sequence[LibraryStep]], page: QWidget) -> None:
        super().__init__(
            theme,
            say("Add a step, then Enter for the next one"),
            name=say("Add a step"),
            key=say("Ctrl J"),
            style="body",
            parent=page,
        )
        self._suggest = suggest
        self._offered: list[LibraryStep] = []
        self.suggestions = Suggestions(theme, self, page)
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.end(False)  # Qt would select what waits here, and the next letter would take its place

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._paste(event.mimeData()):
            super().dropEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        data = QGuiApplication.clipboard().mimeData()
        if self._is_list(data):
            menu.addSeparator()
            # What the clipboard holds by the time it is chosen; what it held now may be gone then.
            paste = menu.addAction(say("Paste as steps, one for each line"))
            paste.triggered.connect(lambda: self._paste(QGuiApplication.clipboard().mimeData()))
        open_field_menu(self._theme, menu, event.globalPos())

    def done(self) -> None:
        """What was typed became a step: taking it back is no longer the field's, but the path's."""
        self.setText("")
        self.suggestions.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_suggestions()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self.lay_suggestions()

    def lay_suggestions(self) -> None:
        """Lay what is suggested by the field, wherever that is now."""
        if self.suggestions.isVisible():
            self.suggestions.lay()

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
        self._offered = list(self._suggest(words[:LOOKED_AT]))[:MOST]
        self.suggestions.offer(self._offered)

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._offered):
            self.taken.emit(self._offered[place])
