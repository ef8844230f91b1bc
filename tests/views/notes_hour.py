"""An hour with a couple in the room, and the notes pane open in a window of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, roster, session
from app.actions.hierarchy import show_path
from app.models.hierarchy import StepWords
from app.models.session import Entry, Mark, SetbackKind
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.notes.pane import NotesPane
from app.views.notes.rows import Kind, Row
from app.views.theme.theme import Theme
from tests.desk import SteadyClock


@dataclass
class Hour:
    """The pane, and what a test does with it by hand."""

    pane: NotesPane
    desk: Desk
    clock: SteadyClock
    couple_id: int
    step_id: int
    window: QWidget
    records: Vault

    @property
    def folder(self) -> Path:
        """Where the records are."""
        return self.records.folder

    def start(self) -> int:
        """Somebody comes in."""
        done = self.desk.do(session.start_session, self.couple_id)
        assert done is not None
        self.pane.take_focus()
        return done.change.ids[0]

    def end(self) -> None:
        """They leave."""
        assert self.desk.session is not None
        self.desk.do(session.end_session, self.desk.session.id)

    def earlier(self, *lines: str, days: float = 14) -> int:
        """A session of `days` ago with these lines, over; the clock is at now again."""
        self.clock.go_on(days=-days)
        done = self.desk.do(session.start_session, self.couple_id)
        assert done is not None
        for line in lines:
            self.desk.do(session.keep_entry, done.change.ids[0], line)
        self.desk.do(session.end_session, done.change.ids[0])
        self.clock.go_on(days=days)
        return done.change.ids[0]

    def crossed_line(self, days: float = 11) -> int:
        """A line that was crossed some days ago; its entry's id."""
        session_id = self.earlier("It went further than agreed", days=days)
        entry = self.kept(session_id)[0]
        self.desk.do(session.edit_entry, entry.id, entry.text, Mark.SETBACK, SetbackKind.LINE_CROSSED)
        return entry.id

    def kept(self, session_id: int) -> tuple[Entry, ...]:
        """What is in the records."""
        return self.desk.read(session.show_entries, session_id)

    def type(self, words: str, *, enter: bool = False) -> None:
        """Type into what has the focus."""
        field = self.pane.focusWidget()
        assert field is not None
        QTest.keyClicks(field, words)
        if enter:
            self.press(Qt.Key.Key_Return)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on what has the focus."""
        focus = self.pane.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)

    def rows(self, kind: Kind = Kind.ENTRY) -> list[Row]:
        """The rows of one kind, in order."""
        return [row for row in self.pane.stream.rows.rows() if row.kind is kind]

    def texts(self) -> list[str]:
        """What the entries say."""
        return [row.text for row in self.rows()]

    def spot(self, row: Row) -> QPoint:
        """The middle of a row."""
        stream = self.pane.stream
        index = stream.rows.index_of(row.key)
        stream.scrollTo(index)
        return stream.visualRect(index).center()

    def click(self, row: Row) -> None:
        """Click on a row."""
        QTest.mouseClick(
            self.pane.stream.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.spot(row)
        )


@pytest.fixture
def hour(qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock, vault: Vault) -> Hour:
    """A couple with one step, nobody here yet, and the pane in a window that has Undo like the real one."""
    couple = desk.do(roster.add_couple, "Robin & Ash")
    assert couple is not None
    couple_id = couple.change.couple_id
    path = desk.read(show_path, couple_id)
    step = desk.do(hierarchy.add_steps, path.hierarchy.id, [StepWords(title="Hand massage")])
    assert step is not None
    window = QWidget()
    qtbot.addWidget(window)
    pane = NotesPane(theme, desk)
    QAbstractItemModelTester(pane.stream.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, pane)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(pane)
    undo = QAction("Undo", window)
    undo.setShortcut(QKeySequence("Ctrl+Z"))
    undo.triggered.connect(lambda: desk.undo(couple_id))
    window.addAction(undo)
    window.resize(372, 900)
    pane.show_couple(couple_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Hour(pane, desk, clock, couple_id, step.change.ids[0], window, vault)
