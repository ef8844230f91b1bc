"""Covered, paused or locked: assistive technology finds no word of anybody either."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from app.views.window import COUPLES, TODAY, Place
from tests.views.running import CTRL, Key, Running, focused
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings
from tests.views.test_accessible_tree import tree

pytestmark = pytest.mark.uncounted

PRIVATE = ("Robin", "Ash", "Jude", "Noor", "Tea together", "Arrived settled")


@pytest.fixture
def room(running: Running) -> Running:
    """Robin and Ash are in the room, a note is kept, and every page was open before."""
    running.couple("Jude & Noor", "Hand cream, each their own")
    couple_id = running.couple("Robin & Ash", "Tea together", "Hold hands")
    for page in (TODAY, COUPLES):
        running.window.go(Place(page))
    running.window.open_couple(couple_id)
    running.window.start_session(couple_id)
    running.type("Arrived settled.")
    running.press(Key.Key_Return)
    running.type("half a")
    return running


def _heard() -> list[str]:
    """Every word in every window, whether Qt says that it is in sight or not."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return [
        words
        for top in QApplication.topLevelWidgets()
        if top.isVisible()
        for thing in tree(QAccessible.queryAccessibleInterface(top))
        for words in (thing.text(kind) for kind in kinds)
        if any(one in words for one in PRIVATE)
    ]


def test_nothing_beneath_the_cover_is_there_to_be_read(room: Running) -> None:
    assert _heard()
    room.press(Key.Key_F8)
    assert _heard() == []
    room.press(Key.Key_F8)
    assert _heard()
    room.type(" word")
    assert room.window.notes.composer.field.words() == "half a word"


def test_nothing_beneath_the_pause_is_there_to_be_read(room: Running) -> None:
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: _heard() == [])
    room.press(Key.Key_F9)
    assert not room.program.guard.pausing
    room.qtbot.waitUntil(room.window.notes.composer.field.hasFocus)
    assert _heard()


def test_pause_over_the_cover_and_back_leaves_the_cover_on(room: Running) -> None:
    room.press(Key.Key_F8)
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: len(room.entries(1)) == 2)
    room.press(Key.Key_F9)
    assert room.program.top.covered
    assert _heard() == []
    room.qtbot.waitUntil(room.program.top.cover.hasFocus)
    room.press(Key.Key_F8)
    assert _heard()


def test_left_at_once_the_pause_puts_nothing_away(room: Running) -> None:
    room.press(Key.Key_F9)
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: len(room.entries(1)) == 2)
    assert _heard()


def test_locked_under_the_cover_or_the_pause_the_passphrase_is_asked_for(room: Running) -> None:
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: _heard() == [])
    room.program.lock()
    assert _heard() == []
    room.press(Key.Key_F9)
    page = room.unlock_page
    room.qtbot.waitUntil(page.entry.field.hasFocus)
    room.unlock()
    room.press(Key.Key_F8)
    room.program.lock()
    assert _heard() == []
    assert room.unlock_page.isVisible()
    room.unlock()
    assert room.window.isAncestorOf(focused())


def test_locked_by_key_nothing_is_left(room: Running) -> None:
    room.press(Key.Key_L, CTRL)
    assert _heard() == []
