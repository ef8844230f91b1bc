"""A couple after a session of four lines, and its write-up open in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, notes_shown, roster, session
from app.actions.hierarchy import show_path
from app.actions.notes_shown import WriteUp
from app.models.hierarchy import StepWords
from app.models.note import Heading
from app.models.session import Entry, Mark, SetbackKind
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.write_up.page import WriteUpPage
from app.views.write_up.rows import Row
from app.views.write_up.writing import WritingField
from tests.desk import SteadyClock

D, A, P = Heading.DATA, Heading.ASSESSMENT, Heading.PLAN
ESC, ENTER, TAB = Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab
DOWN, UP = Qt.Key.Key_Down, Qt.Key.Key_Up
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Writing:
    """The page, and what a test does with it by hand."""

    page: WriteUpPage
    desk: Desk
    clock: SteadyClock
    couple_id: int
    session_id: int
    window: QWidget
    records: Vault

    def hour(self, *lines: str, minutes: int = 51) -> int:
        """A session with these lines, over."""
        done = self.desk.do(session.start_session, self.couple_id)
        assert done is not None
        for line in lines:
            self.desk.do(session.keep_entry, done.change.ids[0], line)
        self.clock.go_on(minutes=minutes)
        self.desk.do(session.end_session, done.change.ids[0])
        return done.change.ids[0]

    def sign(self) -> None:
        """Sign the note, with what is left over."""
        foot = self.page.sheet.foot
        foot.sign.click()
        if foot.as_it_is.isVisible():
            foot.as_it_is.click()

    def see(self) -> WriteUp:
        """What the records hold now."""
        return self.desk.read(notes_shown.show_write_up, self.page.note_id)

    def kept(self, heading: Heading) -> str:
        """The words of a heading in the records."""
        return self.see().shown.sections.get(heading, "")

    def entry(self, number: int) -> Entry:
        """One entry of the session."""
        return self.see().entries[number]

    def field(self, heading: Heading) -> WritingField:
        """The field under a heading."""
        return self.page.sheet.parts[heading].field

    def focus(self) -> QWidget:
        """What has the focus."""
        widget = self.window.focusWidget()
        assert widget is not None
        return widget

    def press(self, *pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys on what has the focus."""
        for key in pressed:
            QTest.keyClick(self.focus(), key, held)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self.focus(), words)

    def click(self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier | None = None) -> None:
        """Click on a widget."""
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held or none, at or widget.rect().center())

    def row(self, number: int) -> Row:
        """A row of the entries."""
        row = self.page.entries.rows.at(number)
        assert row is not None
        return row

    def letter_spot(self, number: int, heading: Heading) -> QPoint:
        """Where a row shows the letter of a heading, in the list."""
        entries = self.page.entries.list
        rect = QRectF(entries.visualRect(self.page.entries.rows.index(number)))
        boxes = {one: box for box, one in entries.painter.keys_of(self.row(number), rect)}
        return QPointF(boxes[heading].center()).toPoint()

    def letters(self) -> list[str]:
        """Where each entry stands, by letter; a dot for those that were not taken up."""
        rows = [self.row(number) for number in range(self.page.entries.rows.rowCount())]
        return [row.placed.value[0].upper() if row.placed is not None else "." for row in rows]


@pytest.fixture
def writing(qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock, vault: Vault) -> Writing:
    couple = desk.do(roster.add_couple, "Robin & Ash")
    assert couple is not None
    couple_id = couple.change.couple_id
    path = desk.read(show_path, couple_id)
    desk.do(hierarchy.add_steps, path.hierarchy.id, [StepWords(title="Hand massage"), StepWords(title="Evening walk")])
    window = QWidget()
    qtbot.addWidget(window)
    page = WriteUpPage(theme, desk)
    QAbstractItemModelTester(page.entries.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    for key, act in (("Ctrl+Z", desk.undo), ("Ctrl+Shift+Z", desk.redo)):
        action = QAction(key, window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _on=False, act=act: act(couple_id))
        window.addAction(action)
    window.resize(1200, 780)
    hour = Writing(page, desk, clock, couple_id, 0, window, vault)
    hour.session_id = hour.hour("Arrived settled.", "/b Amber means slow down.", "A hug felt rushed.", "Sunday suits.")
    third = desk.read(session.show_entries, hour.session_id)[2]
    desk.do(session.edit_entry, third.id, third.text, Mark.SETBACK, SetbackKind.EDGE)
    assert page.show_session(hour.session_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.take_focus()
    return hour
