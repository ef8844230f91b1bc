"""What is off the table, below the path: a quiet line, folded while somebody is in the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.views.hierarchy.sentences import Two, off_table_words
from app.views.theme.flat_list import HOLD_MS
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Scroll
from app.words import say


class Fold(Button):
    """A line that shows what it folds away only while it is held, by the mouse or by Space: `held(on)`."""

    held = Signal(bool)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text, kind="link", icon="shield")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the mouse leaves the caret in the notes
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HOLD_MS)
        self._wait.timeout.connect(lambda: self.held.emit(True))
        self.pressed.connect(self._wait.start)
        self.released.connect(self.let_go)

    def let_go(self) -> None:
        """Fold away again what is being held."""
        self._wait.stop()
        self.held.emit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        super().hideEvent(event)


class OffTable(QWidget):
    """One quiet line when nobody is in the room; opened, each step with its owner, who alone brings it back.

    While somebody is in the room it is one folded line, to be held, and there also when nothing is off the table: that
    it is there must not tell anything (product invariant 7). `resized` says that it takes another height now.
    """

    bring_back = Signal(int, object)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[PathRow, ...] = ()
        self._two: Two | None = None
        self._live = self._held = False
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._words = Label(theme, "", style="small", token="ink2")
        self._open = Button(theme, say("Show"), kind="link")
        self._open.setCheckable(True)
        self._open.toggled.connect(self._fill)
        self.fold = Fold(theme, say("Off the table: press and hold to see"))
        self.fold.held.connect(self._hold)
        for widget in (self._words, self._open, self.fold):
            self._head.addWidget(widget)
        self._head.addStretch(1)
        self._column.addLayout(self._head)
        self._list = QWidget()
        self._scroll = Scroll(theme, self._list)
        self._column.addWidget(self._scroll)
        self._scroll.hide()
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_rows(self, rows: tuple[PathRow, ...], two: Two, *, live: bool) -> None:
        """Show how many there are; while someone is in the room only that a line is folded there, always."""
        if live and not self._live:
            self._open.setChecked(False)
        if (rows, two, live) == (self._rows, self._two, self._live):
            return
        self._rows, self._two, self._live = rows, two, live
        self._words.setText(off_table_words(len(rows)) if rows else say("Nothing is off the table"))
        self.setVisible(bool(rows) or live or self._open.isChecked())
        self._fill()

    def open(self) -> None:
        """Open the list because the therapist asked for it, in a session too."""
        self.show()
        self._open.setChecked(True)
        self._open.setFocus()

    def fit(self, width: int, most: int) -> int:
        """How high it is when `width` pixels wide; no higher than `most`, where its list scrolls in its own place."""
        line = self.fold if self._folds() else self._words
        head = line.sizeHint().height() + self._column.spacing()
        if not self._shown():
            return head
        lines = self._list.heightForWidth(width - self._theme.px(66))
        self._scroll.setFixedHeight(max(self._theme.px(64), min(lines, most - head)))
        return head + self._scroll.height()

    def _folds(self) -> bool:
        return self._live and not self._open.isChecked()

    def _shown(self) -> bool:
        return self._held or self._open.isChecked()

    def _hold(self, on: bool) -> None:
        if on != self._held:
            self._held = on
            self._fill()

    def _fill(self) -> None:
        shown, folds = self._shown(), self._folds()
        self._open.setText(say("Hide") if self._open.isChecked() else say("Show"))
        self.fold.setVisible(folds)
        self._words.setVisible(not folds)
        self._open.setVisible(not folds)
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        if shown and self._two is not None:
            for row in self._rows:
                for side in (Side.FIRST, Side.SECOND):
                    if row.said(side).answer is Answer.OFF_TABLE:
                        column.addLayout(self._line(row, side, self._two))
            note = say("Only the person whose line it is may bring it back, in a session.")
            if self._held and not self._rows:
                note = say("Nothing is off the table.")
            column.addWidget(Label(self._theme, note, style="remark", token="ink2", wrap=True))
        self._scroll.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        self._scroll.setVisible(shown)
        self.resized.emit()

    def _line(self, row: PathRow, side: Side, two: Two) -> QHBoxLayout:
        line = QHBoxLayout()
        name = two.partner(side).name
        words = say("{name}: {title}", name=name, title=row.step.title)
        line.addWidget(Label(self._theme, words, style="body", wrap=True), 1)
        if self._live and not self._held:
            button = Button(self._theme, say("{name} says: bring it back", name=name), kind="link")
            button.clicked.connect(lambda: self.bring_back.emit(row.step.id, side))
            line.addWidget(button)
        return line

    def _dress(self) -> None:
        self._column.setContentsMargins(self._theme.px(66), 0, 0, 0)
        self._column.setSpacing(self._theme.px(4))
