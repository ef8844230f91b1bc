"""The whole program with a couple in the room, in its own window on a real screen; and the moment of a paint."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.actions import hierarchy, roster, session
from app.models.hierarchy import StepWords
from app.models.practice import Practice
from app.run import collect_from_now_on
from app.settings import SettingsFile
from app.start import Program
from app.store.opening import create_vault
from app.views.theme.theme import STYLE
from app.views.unlock.unlock import UnlockPage
from app.views.window import COUPLE, Place, Window
from app.views.worker import InlineWorker
from tests.hands import handle_of
from tests.ready import make_ready
from tests.store_fixtures import CHEAP, PASSPHRASE

STEPS = 40
PATIENCE = 60.0


class Paints(QObject):
    """Counts the paints of one widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def measure(paints: Paints, act: Callable[[], object], stands: Callable[[], bool] = lambda: True) -> float:
    """Milliseconds from `act` until it `stands` and a paint after that has reached the screen."""
    settle()
    began, before = time.perf_counter(), paints.count
    act()
    while not (stands() and paints.count > before):
        QCoreApplication.processEvents()
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError("nothing was painted")
    QGuiApplication.sync()
    return (time.perf_counter() - began) * 1000


def settle() -> None:
    """Everything that waits to be done or painted is."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()
    QGuiApplication.sync()


def until(there: Callable[[], bool]) -> None:
    """Go on until it is there."""
    began = time.perf_counter()
    while not there():
        QCoreApplication.processEvents()
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError("it did not come")


@dataclass
class AtWork:
    """The program with records that are open, and a session in course with a couple whose path has `STEPS` steps."""

    program: Program
    couple_id: int
    folder: Path

    @property
    def window(self) -> Window:
        """The open records."""
        assert self.program.window is not None
        return self.program.window

    def press(self, key: Qt.Key) -> None:
        """A key of the keyboard, to the window."""
        QTest.keyClick(handle_of(self.program.top), key)

    def type(self, words: str) -> None:
        """Letters, to the window."""
        for letter in words:
            QTest.keyClick(handle_of(self.program.top), letter)  # type: ignore[call-overload]  # Qt's stubs leave letters out

    def undo(self) -> None:
        """Take the last thing back."""
        assert self.program.desk is not None
        self.program.desk.undo(self.couple_id)
        settle()


def application() -> QApplication:
    """The one of this process."""
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication(["unhurried-bench", "-style", STYLE])


@contextmanager
def at_work(app: QApplication) -> Iterator[AtWork]:
    """On a vault of its own."""
    with TemporaryDirectory(prefix="unhurried-bench-") as kept:
        folder = Path(kept) / "records"
        create_vault(folder, PASSPHRASE, Practice(name="Elin Marsh"), CHEAP)[0].close()
        settings = SettingsFile(Path(kept) / "settings.json")
        settings.change(scheme="light")
        program = Program(app, folder, settings, InlineWorker(), cost=CHEAP)
        program.ready.connect(collect_from_now_on)
        try:
            program.start()
            page = program.top.page
            assert isinstance(page, UnlockPage)
            until(program.top.isActiveWindow)
            until(lambda: program._fetching)
            page.passphrase_given.emit(PASSPHRASE)
            until(lambda: program.desk is not None)
            yield _couple_in_the_room(program, folder)
        finally:
            program.close()
            settle()


def _couple_in_the_room(program: Program, folder: Path) -> AtWork:
    desk = program.desk
    assert desk is not None
    done = desk.do(roster.add_couple, "Robin & Ash")
    assert done is not None
    couple_id = done.change.couple_id
    make_ready(desk._records, couple_id)
    path = desk.read(hierarchy.show_path, couple_id).hierarchy
    desk.do(hierarchy.add_steps, path.id, [StepWords(title=f"Sit together, {n} minutes") for n in range(1, STEPS + 1)])
    desk.do(session.start_session, couple_id)
    at = AtWork(program, couple_id, folder)
    at.window.go(Place(COUPLE, couple_id))
    settle()
    return at
