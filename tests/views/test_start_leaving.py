"""The records are left whatever stands in the way: a drag in course, a damaged file, words that are not on disk."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.actions import hierarchy
from app.models.audit import AuditKind
from app.settings import SettingsFile
from app.start import Program
from app.store.opening import open_with_passphrase
from app.store.vault import Vault
from app.views.shell.idle import LOOK_EVERY_MS
from app.views.shell.leaving import LeftBehind
from app.views.unlock.closed import ClosedPage
from app.views.worker import ThreadWorker
from tests.desk import SteadyClock
from tests.hands import drag
from tests.reports.paper import DRAWN
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

PATH = ("Tea together", "Hold hands", "A long hug", "Back to back")


@pytest.fixture
def room(running: Running) -> Running:
    """Robin and Ash are in the room, and the composer has the focus."""
    couple_id = running.couple("Robin & Ash", *PATH)
    running.in_the_room(couple_id)
    running.window.open_couple(couple_id)
    return running


@pytest.fixture
def threaded(
    vault: Vault, qapp: QApplication, qtbot: QtBot, clock: SteadyClock, settings: SettingsFile
) -> Iterator[Running]:
    """The program asks for the passphrase, and works in its thread as it does outside of tests."""
    vault.close()
    program = Program(qapp, vault.folder, settings, ThreadWorker(), clock=clock, cost=CHEAP)
    with qtbot.waitSignal(program.ready, timeout=20_000), qtbot.waitActive(program.top):
        program.start()
    yield Running(program, clock, settings, qtbot)
    program.close()
    program.deleteLater()


def _hide(folder: Path) -> Path:
    """Nothing can be written any more; the file's new place."""
    return (folder / "vault" / "records.db").rename(folder / "away.db")


def _bring_back(folder: Path) -> None:
    (folder / "away.db").rename(folder / "vault" / "records.db")


def _damage(running: Running) -> None:
    """Every page of the file but the first is other bytes."""
    vault = running.program.door.vault  # type: ignore[union-attr]  # it is open
    for engine in (vault._reading, vault._writing):
        engine.dispose()  # their connections have read pages in memory
    file = vault.folder / "records.db"
    whole = bytearray(file.read_bytes())
    whole[4096:] = bytes(byte ^ 0xFF for byte in whole[4096:])
    file.write_bytes(bytes(whole))


# In the middle of a drag -----------------------------------------------------------------------------------------


def _drag(running: Running, meanwhile: str) -> int:
    """Drag the first step to the end; half-way something happens. The couple."""
    couple_id = running.couple("Robin & Ash", *PATH)
    running.window.open_couple(couple_id)
    view = running.window.hierarchy.view
    running.qtbot.waitUntil(view.isVisible)
    first, last = (view.visualRect(view.model().index(place, 0)).center() for place in (0, 3))
    happens = {"lock": running.program.lock, "idle": running.program.guard.idle.lock.emit}[meanwhile]
    drag(view, first, last + QPoint(0, 8), meanwhile=happens)
    return couple_id


@pytest.mark.parametrize("meanwhile", ["lock", "idle"])
def test_a_lock_in_the_middle_of_a_drag_ends_the_drag_and_moves_nothing(running: Running, meanwhile: str) -> None:
    gone: list[bool] = []
    running.window.destroyed.connect(lambda: gone.append(True))
    couple_id = _drag(running, meanwhile)
    assert "Unhurried is locked" in seen(running.unlock_page)
    running.qtbot.waitUntil(lambda: bool(gone))
    running.unlock()
    rows = running.desk.read(hierarchy.show_path, couple_id).rows
    assert [row.step.title for row in rows] == list(PATH)


# A damaged file --------------------------------------------------------------------------------------------------


def test_records_that_became_damaged_are_locked_all_the_same(room: Running) -> None:
    room.type("half a word")
    _damage(room)
    room.program.lock()
    assert not room.program.is_open
    assert not room.program.door.is_open  # type: ignore[union-attr]  # it was opened
    assert "Robin" not in seen(room.unlock_page)
    assert room.desk.unsaved_words() == ["half a word"]


def test_nobody_at_the_desk_locks_damaged_records_too(room: Running) -> None:
    room.type("half a word")
    _damage(room)
    idle = room.program.guard.idle
    idle._last -= 3600
    assert idle.timer.interval() == LOOK_EVERY_MS
    idle.timer.timeout.emit()
    assert "Unhurried is locked" in seen(room.unlock_page)
    assert not idle.timer.isActive()


def test_damaged_records_are_closed_with_the_program(room: Running) -> None:
    room.type("half a word")
    _damage(room)
    room.press(Key.Key_Q, CTRL)
    assert "Closing once more leaves them behind." in seen(room.window)
    room.press(Key.Key_Q, CTRL)
    assert not room.program.top.isVisible()
    room.program.close()
    assert not room.program.door.is_open  # type: ignore[union-attr]  # it was opened


# Words that are only in memory -----------------------------------------------------------------------------------


def test_a_lock_does_not_say_that_words_are_saved_which_are_not(room: Running, tmp_path: Path) -> None:
    room.type("Only here")
    _hide(tmp_path)
    room.press(Key.Key_L, CTRL)
    assert "Saved, and encrypted" not in seen(room.unlock_page)
    assert "Some words are only in memory" in seen(room.unlock_page)
    assert "Only here" not in seen(room.unlock_page)
    _bring_back(tmp_path)
    room.unlock()
    assert room.window.notes.composer.field.words() == "Only here"
    room.press(Key.Key_L, CTRL)
    assert "Saved, and encrypted" in seen(room.unlock_page)


def test_words_only_in_memory_keep_the_locked_window_open_once(room: Running, tmp_path: Path) -> None:
    room.type("Only here")
    _hide(tmp_path)
    room.press(Key.Key_L, CTRL)
    room.press(Key.Key_Q, CTRL)
    assert room.program.top.isVisible()
    page = room.unlock_page
    assert "Closing once more leaves them behind." in seen(page)
    assert page.entry.field.hasFocus()
    assert "leaves them behind" in page.entry.field.accessibleDescription()
    room.press(Key.Key_Q, CTRL)
    assert not room.program.top.isVisible()
    _bring_back(tmp_path)


def test_where_no_passphrase_is_asked_for_it_is_said_on_a_page_of_its_own(room: Running, tmp_path: Path) -> None:
    room.type("Only here")
    _hide(tmp_path)
    room.press(Key.Key_L, CTRL)
    room.unlock()
    assert "The records are not all there" in seen(room.program.top)
    room.program.top.close()
    page = room.program.top.page
    assert isinstance(page, ClosedPage)
    assert "These words are not on disk" in seen(page)
    _bring_back(tmp_path)
    page.again.click()
    room.unlock()
    assert room.window.notes.composer.field.words() == "Only here"


def test_one_is_asked_again_about_other_words(room: Running, tmp_path: Path) -> None:
    room.type("One")
    _hide(tmp_path)
    room.press(Key.Key_Q, CTRL)
    assert room.program.top.isVisible()
    _bring_back(tmp_path)
    assert room.desk.try_again()
    _hide(tmp_path)
    assert isinstance(focused(), QLineEdit) or room.window.notes.composer.field.words() == "One"
    room.window.notes.composer.field.setFocus()
    room.type(" and two")
    room.press(Key.Key_Q, CTRL)
    assert room.program.top.isVisible()
    room.press(Key.Key_Q, CTRL)
    assert not room.program.top.isVisible()
    _bring_back(tmp_path)


def test_what_came_to_disk_in_between_is_asked_about_anew() -> None:
    left = LeftBehind()
    assert left.may([])
    assert not left.may(["One"])
    assert left.may(["One"])
    left.saved(False)
    assert left.may(["One"])
    left.saved(True)
    assert not left.may(["One"])
    assert not left.may(["One", "Two"])


@pytest.mark.parametrize(
    "when", ["while the key is worked out", "before the page has heard of it", "on the way back in"]
)
def test_records_that_open_while_the_program_is_left_are_closed_again(threaded: Running, when: str) -> None:
    program = threaded.program
    if when == "on the way back in":
        threaded.unlock()
        threaded.qtbot.waitUntil(lambda: program.is_open)
        program.lock()
    program.worker._pool.waitForDone()  # type: ignore[attr-defined]  # what is fetched meanwhile, so that the key is next
    threaded.unlock()
    if when == "before the page has heard of it":
        program.worker._pool.waitForDone()  # type: ignore[attr-defined]  # as above
    program.close()
    assert not program.is_open
    with closing(open_with_passphrase(program.folder, PASSPHRASE, CHEAP)) as vault, vault.read() as work:
        kinds = [event.kind for event in work.audit.events()]
    assert kinds[-3:] == [AuditKind.OPENED, AuditKind.LOCKED, AuditKind.OPENED]


# The process that prints -----------------------------------------------------------------------------------------


def _drawing(running: Running) -> BaseProcess:
    """The process that draws prints, after it drew one."""
    running.program.printer().agreement(DRAWN).result()
    (process,) = active_children()
    return process


def test_no_process_with_a_couple_s_words_outlives_the_lock(running: Running) -> None:
    process = _drawing(running)
    running.program.lock()
    assert not process.is_alive()
    running.unlock()
    assert _drawing(running).is_alive()


@pytest.mark.parametrize("way", ["lock", "close"])
def test_a_drawing_process_that_stands_still_keeps_nobody_waiting(threaded: Running, way: str) -> None:
    threaded.unlock()
    threaded.qtbot.waitUntil(lambda: threaded.program.is_open)
    process = _drawing(threaded)
    os.kill(process.pid or 0, signal.SIGSTOP)
    waiting = threaded.program.printer().agreement(DRAWN)
    (threaded.program.lock if way == "lock" else threaded.program.close)()
    assert not process.is_alive()
    assert waiting.done()
    if way == "lock":
        threaded.unlock()
        threaded.qtbot.waitUntil(lambda: threaded.program.is_open)
