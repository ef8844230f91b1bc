"""Couples: the roster, found by typing, and what is written about the one that is chosen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from app.actions import roster
from app.actions.change import Change, Happened
from app.actions.roster import RosterRow
from app.models.couple import Status
from app.models.session import Session
from app.views.desk import Desk
from app.views.roster.couple_form import CoupleForm
from app.views.roster.delegate import RosterDelegate
from app.views.roster.lines import CoupleLine, how_many_couples, roster_lines, status_words
from app.views.roster.welcome import Welcome
from app.views.theme.buttons import Button, Chip
from app.views.theme.fields import LineEdit
from app.views.theme.flat_list import FlatList
from app.views.theme.folded_lines import FoldedLines
from app.views.theme.labels import Label, ScreenTitle
from app.views.theme.panels import Scroll
from app.views.theme.side_pane import SidePane
from app.views.theme.theme import Theme
from app.views.typed import LOOKED_AT
from app.words import say

PANE = 372
NARROW = 900
"""Below this width (at 100 % text) the roster and what is written about a couple take turns."""

_ABOUT = {
    Happened.COUPLE_ADDED,
    Happened.COUPLE_CHANGED,
    Happened.APPOINTMENT_MADE,
    Happened.APPOINTMENT_MOVED,
    Happened.APPOINTMENT_REMOVED,
    Happened.SESSION_STARTED,
    Happened.SESSION_ENDED,
}


class RosterPage(QWidget):
    """Type to find, ↑ ↓ to choose, Enter to open: `couple_wanted(couple_id)`. Ctrl+F goes to the search."""

    couple_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._rows: dict[int, RosterRow] = {}
        self._status: Status | None = None
        self._details = self._form_shown = self._was_first = False
        self.title = ScreenTitle(theme, say("Couples"))
        self.sentence = Label(theme, style="small", token="ink2", wrap=True)
        self.new = Button(theme, say("Welcome a couple"), icon="user-plus", key="Ctrl N")
        self.about = Button(theme, say("Edit details"), icon="pencil")
        self.search = LineEdit(theme, say("Find a couple"), icon="search", key="Ctrl F")
        self.chips: dict[Status | None, Chip] = {}
        self.model: FoldedLines[CoupleLine] = FoldedLines(self)
        self.list = FlatList(theme, say("Couples"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(RosterDelegate(theme, self.list, self.model))
        self.list.cover(self.model.is_hidden)
        self.nobody = Label(theme, style="remark", token="ink2", wrap=True)
        self.welcome = Welcome(theme, desk)
        self.form = CoupleForm(theme, desk)
        self.back = Button(theme, say("Back to the list"), icon="chevron-left")
        self._build()
        self._connect()
        theme.changed.connect(self._dress)
        self._dress()
        self.refresh()

    # -- what the window asks ----------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the keys where typing finds or welcomes somebody."""
        if self.welcome.isVisibleTo(self):
            self.welcome.names.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.list.isVisibleTo(self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:  # nobody by what stands in the search
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def welcome_couple(self) -> None:
        """Open the field for two names; not while someone is in the room."""
        if self._desk.session is None:
            self._show_details(False)
            self.welcome.open(first=not self._rows)
            self.welcome.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_couple(self, couple_id: int) -> None:
        """Choose a couple, whatever is being searched for."""
        if self.model.row_of(couple_id) < 0:
            self.search.clear()
            self._filter(None)
        self.list.choose(self.model.row_of(couple_id))

    def refresh(self) -> None:
        """Show the roster as it is now."""
        session, now = self._desk.session, self._desk.clock.now()
        rows = self._desk.read(roster.show_roster)
        self._rows = {row.couple.id: row for row in rows}
        chosen = self._chosen()
        lines = roster_lines(rows, now, session, self.search.text()[:LOOKED_AT], self._status)
        self.model.show(lines)
        row = self.model.row_of(chosen if session is None else session.couple_id)
        self.list.choose(row if row >= 0 or not lines else 0)
        self.sentence.setText(
            how_many_couples(len(rows))
            if session is None
            else say("Other couples are folded away while someone is in the room. Press and hold one to see it.")
        )
        self._show_parts(bool(rows), bool(lines))
        self._show_form()

    # -- keys --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search, ↓ leads to the list and Enter opens the couple that is chosen."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.list.currentIndex().row())
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.search.text() or self._details):
            self._show_details(False)
            self.search.clear()
            self.take_focus()
        elif self.list.hasFocus() and event.text().strip() and event.text().isprintable() and not _chord(event):
            # Just typing searches: the letter that began it is not lost.
            if self.search.isVisibleTo(self):
                self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.search.setText(self.search.text() + event.text())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    # -- inside ------------------------------------------------------------------------------------------------

    def _chosen(self) -> int:
        line = self.model.line(self.list.currentIndex().row())
        return line.key if line is not None else 0

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None and not self.model.is_hidden(row):
            self.couple_wanted.emit(line.key)

    def _welcomed(self, couple_id: int) -> None:
        self.welcome.hide()
        self.show_couple(couple_id)
        self.couple_wanted.emit(couple_id)

    def _filter(self, status: Status | None) -> None:
        self._status = status
        self.chips[status].setChecked(True)
        self.refresh()

    def _changed(self, change: Change) -> None:
        if change.happened in _ABOUT:
            self.refresh()

    def _show_parts(self, anybody: bool, found: bool) -> None:
        free = self._desk.session is None
        first = not anybody
        if first:
            self.welcome.open(first=True)
        elif not free or self._was_first:
            self.welcome.hide()
        self._was_first = first
        self._place()
        for part in (self.search, self._chip_row):
            part.setVisible(anybody and free)
        self.new.setVisible(anybody and free)
        self.list.setVisible(anybody and found)
        self.nobody.setVisible(anybody and not found)
        self.nobody.setText(
            say("Nobody here by that name.") if self.search.text().strip() else say("No couples here at the moment.")
        )
        self.sentence.setVisible(anybody)
        self._column.setStretch(self._above, 2 if first else 0)
        self._column.setStretch(self._under, 3 if first else 0 if found else 1)

    def _show_form(self) -> None:
        row = self._rows.get(self._chosen())
        shown = row is not None and self._desk.session is None
        if shown and row is not None:
            self.form.show_couple(row)
        elif self._desk.session is not None:
            self.form.put_away()
        self._form_shown = shown
        self._place()

    def _show_details(self, shown: bool) -> None:
        self._details = shown
        self._place()
        if shown:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_details(self) -> None:
        self._show_details(False)
        self.take_focus()

    def _place(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        details = self._details and narrow and self._form_shown
        self._pane.setVisible(self._form_shown and (details or not narrow))
        self._left.setVisible(not details)
        self.back.setVisible(narrow)
        px = self._theme.px
        self._pane.column.setContentsMargins(px(24) if narrow else 0, px(12) if narrow else 0, 0, 0)
        self.form.set_edge(0 if narrow else 24)
        self.welcome.setMaximumWidth(px(520) if self._was_first else 16777215)
        for side in (0, 2):
            self._top.setStretch(side, int(self._was_first))
        self.about.setVisible(narrow and self._form_shown)
        self._pane.setMaximumWidth(16777215 if narrow else self._theme.px(PANE))
        self._pane.setMinimumWidth(0 if narrow else self._theme.px(PANE))
        room = self.width() - (self._theme.px(PANE) if self._pane.isVisibleTo(self) and not narrow else 0)
        way = QBoxLayout.Direction
        crowded = way.TopToBottom if room < self._theme.px(520) else way.LeftToRight
        self._head.setDirection(crowded)
        self._chip_parts.setDirection(crowded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        buttons = QHBoxLayout()
        buttons.addWidget(self.about)
        buttons.addWidget(self.new)
        buttons.addStretch(1)
        aside = QVBoxLayout()
        aside.addLayout(buttons)
        aside.addStretch(1)
        self._buttons = buttons
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        self._head.addLayout(aside)
        self._chip_row = QWidget()
        self._chip_parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._chip_row)
        self._chip_parts.setContentsMargins(0, 0, 0, 0)
        self._chip_lines = (QHBoxLayout(), QHBoxLayout())
        for part in self._chip_lines:
            self._chip_parts.addLayout(part)
        group = QButtonGroup(self)
        for status, name in [(None, say("All")), *status_words().items()]:
            chip = Chip(self._theme, name, checkable=True, tall=True)
            chip.setChecked(status is None)
            chip.clicked.connect(lambda _on, status=status: self._filter(status))
            group.addButton(chip)
            self._chip_lines[len(self.chips) // 3].addWidget(chip)
            self.chips[status] = chip
        for part in self._chip_lines:
            self._chip_parts.setAlignment(part, Qt.AlignmentFlag.AlignLeft)
        self._chip_parts.setStretch(1, 1)
        inner = QWidget()
        self._left = Scroll(self._theme, inner)
        self._column = QVBoxLayout(inner)
        self._column.addLayout(self._head)
        self._column.addWidget(self.search)
        self._column.addWidget(self._chip_row)
        self._column.addStretch(0)
        self._above = self._column.count() - 1
        self._top = QHBoxLayout()
        self._top.addStretch(1)
        self._top.addWidget(self.welcome, 100)
        self._top.addStretch(1)
        self._column.addLayout(self._top)
        self._column.addWidget(self.nobody)
        self._column.addWidget(self.list, 1)
        self._column.addStretch(0)
        self._under = self._column.count() - 1
        self._pane = SidePane(self._theme)
        self._pane.column.addWidget(self.back)
        self._pane.column.addWidget(self.form, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._pane)
        self.welcome.hide()

    def _connect(self) -> None:
        self.new.clicked.connect(self.welcome_couple)
        self.about.clicked.connect(lambda: self._show_details(True))
        self.back.clicked.connect(self._leave_details)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.list.opened.connect(self._open)
        self.list.doubleClicked.connect(lambda index: self._open(index.row()))
        self.list.held.connect(self.model.hold)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_form())
        self.form.open_wanted.connect(self.couple_wanted)
        self.welcome.welcomed.connect(self._welcomed)
        self.welcome.left.connect(self.take_focus)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._find)
        self._desk.changed.connect(self._changed)
        self._desk.room.connect(self._room_changed)

    def _room_changed(self, session: Session | None) -> None:
        if session is not None:
            self._details = False
            self.welcome.flush()
            self.search.clear()
            self._filter(None)
        self.refresh()

    def _find(self) -> None:
        if self.search.isVisibleTo(self):
            self._show_details(False)
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(32), px(22), px(32), px(16))
        self._column.setSpacing(px(12))
        self._head.setContentsMargins(0, 0, 0, px(14))
        self._head.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(5), 0, 0)
        self._buttons.setSpacing(px(8))
        self.list.setMinimumHeight(px(190))
        for part in (self._chip_parts, *self._chip_lines):
            part.setSpacing(px(8))
        self._place()


def _chord(event: QKeyEvent) -> bool:
    held = event.modifiers()
    return bool(held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
