"""The keys, all on one page, drawn from the same table as the menus."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.views.commands import menus, page_keys, shown_key, table
from app.views.shell.overlay import Overlay
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, KeyCap, Label, ScreenTitle, Scroll, SectionTitle
from app.words import say

Line = tuple[tuple[str, ...], str]


class Shortcuts(Overlay):
    """Lies over its parent until Esc, F1 or a click beside it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, Card(theme, floating=True, line="line2"), parent)
        self.setAccessibleName(say("Keys for this program"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = Button(theme, say("Close"), key=say("Esc"))
        self.close_button.clicked.connect(self.close_quietly)
        head = QHBoxLayout()
        head.addWidget(ScreenTitle(theme, say("Keys for this program")), 1)
        head.addWidget(self.close_button)
        self._columns = QHBoxLayout()
        content = QWidget()
        content.setLayout(self._columns)
        self._fill()
        column = QVBoxLayout(self._card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addLayout(head)
        self._scroll = Scroll(theme, content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(say("Keys for this program"))
        column.addWidget(self._scroll, 1)
        self.hide()

    def open(self, back: QWidget | None) -> None:
        """Open over the window, or close when open; the focus goes back to `back`."""
        if self.isVisible():
            self.close_quietly()
            return
        self.lie_over(back)
        self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            return
        super().keyPressEvent(event)

    def _fill(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for key, title in menus():
            lines: list[Line] = [
                (tuple(shown_key(one) for one in command.keys), command.words)
                for command in table()
                if command.menu == key and command.keys
            ]
            left.addLayout(self._part(title, lines))
        sections = dict.fromkeys(one.section for one in page_keys())
        for section in sections:
            lines = [(one.keys, one.words) for one in page_keys() if one.section == section]
            right.addLayout(self._part(section, lines))
        right.addLayout(self._part(say("Without F-keys"), [((say("Shift × 3"),), say("Cover screen"))]))
        for column in (left, right):
            column.addStretch(1)
            self._columns.addLayout(column, 1)
        self._columns.setSpacing(self._theme.px(40))

    def _part(self, title: str, lines: list[Line]) -> QVBoxLayout:
        part = QVBoxLayout()
        part.setSpacing(self._theme.px(6))
        part.addWidget(SectionTitle(self._theme, title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(8))
        grid.setColumnStretch(1, 1)
        for number, (keys, words) in enumerate(lines):
            caps = QHBoxLayout()
            caps.setSpacing(self._theme.px(4))
            for key in keys:
                caps.addWidget(KeyCap(self._theme, key))
            caps.addStretch(1)
            grid.addLayout(caps, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(self._theme, words, token="ink2", wrap=True), number, 1)
        part.addLayout(grid)
        part.addSpacing(self._theme.px(16))
        return part

    def sheet(self) -> QRect:
        px = self._theme.px
        wide = min(px(900), self.width() - px(32))
        high = min(px(760), self.height() - px(32))
        return QRect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
