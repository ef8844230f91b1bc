"""Enter, until what was typed is on the disk and on the screen: a step on the path, a line in the notes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.actions import session
from app.store.sqlcipher import connect
from tests.bench.desk import STEPS, AtWork, Paints, application, at_work, measure, settle
from tests.bench.figures import Figure

KEY, SALT = b"k" * 32, b"s" * 16
MOST = 16.0


class BareKeeping:
    """One durable commit of one row of the same words with nothing around it, and a bare list that shows it."""

    def __init__(self, folder: Path, over: QWidget) -> None:
        path = folder.parent / "bare.db"
        path.touch()
        self.records = connect(path, KEY, SALT)
        self.records.execute("CREATE TABLE line (id INTEGER PRIMARY KEY, place TEXT, words TEXT, at TEXT)")
        self.rows = QStringListModel([f"Sit together, {n} minutes" for n in range(1, STEPS + 1)])
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setGeometry(over.geometry())
        self.list.show()
        settle()
        self.paints = Paints(self.list.viewport())

    def keep(self, words: str) -> None:
        """Commit, then show."""
        self.records.execute("BEGIN IMMEDIATE")
        self.records.execute("INSERT INTO line (place, words, at) VALUES ('a0', ?, '2026-05-14T14:05')", (words,))
        self.records.execute("COMMIT")
        last = self.rows.rowCount()
        self.rows.insertRow(last)
        self.rows.setData(self.rows.index(last), words)
        self.list.scrollToBottom()

    def close(self) -> None:
        """Put it away."""
        self.records.close()
        self.list.close()


def keep_step(rounds: int) -> list[Figure]:
    """A step typed below the path of forty."""
    app = application()
    with at_work(app) as at:
        page = at.window.hierarchy
        page.start_adding()
        settle()
        paints = Paints(page.view.viewport())
        name = "Enter → step durable and painted"
        return [_in_turns(app, at, name, rounds, paints, page.model.rowCount, page.add)]


def keep_entry(rounds: int) -> list[Figure]:
    """A line in the notes of the session in course."""
    app = application()
    with at_work(app) as at:
        notes = at.window.notes
        notes.take_focus()
        settle()
        paints = Paints(notes.stream.viewport())
        name = "Enter → entry durable and painted"
        return [_in_turns(app, at, name, rounds, paints, lambda: _entries(at), notes.composer.field)]


def _entries(at: AtWork) -> int:
    desk = at.program.desk
    assert desk is not None
    assert desk.session is not None
    return len(desk.read(session.show_entries, desk.session.id))


def _in_turns(
    app: QApplication, at: AtWork, name: str, rounds: int, paints: Paints, count: Callable[[], int], field: QWidget
) -> Figure:
    ours: list[float] = []
    floor: list[float] = []
    with closing(BareKeeping(at.folder, at.program.top)) as bare:
        for number in range(rounds + 2):
            words = f"Walk home hand in hand, {number} minutes"
            at.program.top.activateWindow()
            at.program.top.raise_()
            settle()
            field.setFocus()
            at.type(words)
            before = count()
            ours.append(measure(paints, lambda: at.press(Qt.Key.Key_Return)))
            if count() != before + 1:
                raise RuntimeError("Enter did not keep it")
            at.undo()  # so that the last round is like the first
            bare.list.raise_()
            settle()
            floor.append(measure(bare.paints, lambda words=words: bare.keep(words)))  # type: ignore[misc]  # bound at once
    return Figure(name, ours[2:], floor[2:], 0.95, most=MOST)
