"""The whole program on a real vault, in its own window, with keys as a person presses them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, roster, session
from app.models.hierarchy import StepWords
from app.settings import SettingsFile
from app.start import Program
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.theme.widgets import Label
from app.views.unlock.unlock import UnlockPage
from app.views.window import Window
from app.views.worker import InlineWorker
from tests.desk import SteadyClock
from tests.hands import focused as focused
from tests.hands import handle_of, type_words
from tests.ready import make_ready
from tests.store_fixtures import CHEAP, PASSPHRASE

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@dataclass
class Running:
    """The program, and what a person does with it."""

    program: Program
    clock: SteadyClock
    settings: SettingsFile
    qtbot: QtBot

    @property
    def window(self) -> Window:
        """The open records."""
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What the pages act through."""
        assert self.program.desk is not None
        return self.program.desk

    @property
    def unlock_page(self) -> UnlockPage:
        """The page that asks for the passphrase."""
        page = self.program.top.page
        assert isinstance(page, UnlockPage)
        return page

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(handle_of(focused()), key, modifiers)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        type_words(words)

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Fill in the passphrase and press Enter; who types it letter by letter is a test of the page itself."""
        page = self.unlock_page
        page.entry.field.setFocus()
        page.entry.field.clear()
        self.qtbot.waitUntil(page.entry.field.hasFocus)
        page.entry.field.insert(passphrase)
        with self.qtbot.waitSignal(page.passphrase_given):
            self.press(Key.Key_Return)

    def couple(self, names: str = "Robin & Ash", *titles: str) -> int:
        """A couple with a path, kept through the desk."""
        done = self.desk.do(roster.add_couple, names)
        assert done is not None
        couple_id = done.change.couple_id
        if self.desk.session is None:
            make_ready(self.desk._records, couple_id)
        if titles:
            path = self.desk.read(hierarchy.show_path, couple_id).hierarchy
            self.desk.do(hierarchy.add_steps, path.id, [StepWords(title=title) for title in titles])
        return couple_id

    def in_the_room(self, couple_id: int) -> int:
        """Their session begins; its id."""
        done = self.desk.do(session.start_session, couple_id)
        assert done is not None
        return done.change.ids[0]

    def entries(self, session_id: int) -> list[str]:
        """The lines of a session."""
        return [one.text for one in self.desk.read(session.show_entries, session_id)]


def seen(page: QWidget) -> str:
    """Everything that can be read on a page."""
    words = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    return " ".join(words + [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()])


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    kept = SettingsFile(tmp_path / "settings.json")
    kept.change(scheme="light", reduced_motion=True)
    return kept


@pytest.fixture
def begin(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, clock: SteadyClock, settings: SettingsFile
) -> Iterator[Callable[[], Running]]:
    """Starts the program for the records in `tmp_path / "vault"`, as often as asked."""
    begun: list[Running] = []

    def start() -> Running:
        program = Program(qapp, tmp_path / "vault", settings, InlineWorker(), clock=clock, cost=CHEAP)
        running = Running(program, clock, settings, qtbot)
        begun.append(running)
        with qtbot.waitActive(program.top):
            program.start()
        program._fetch()
        return running

    yield start
    for running in begun:
        running.program.close()
        running.program.deleteLater()


@pytest.fixture
def at_the_door(vault: Vault, begin: Callable[[], Running]) -> Running:
    """The program asks for the passphrase of a vault with a practice and nothing else."""
    vault.close()
    return begin()


@pytest.fixture
def running(at_the_door: Running) -> Running:
    """The records are open."""
    at_the_door.unlock()
    return at_the_door
