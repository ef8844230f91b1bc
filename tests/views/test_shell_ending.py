"""The end of a session: nothing of anybody else is seen by those who are still getting up."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.views.running import Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def room(running: Running) -> Running:
    """Robin and Ash are in the room; Jude and Noor come another day."""
    running.program.top.setGeometry(0, 0, 1440, 900)
    running.couple("Jude & Noor", "Hand cream, each their own")
    couple_id = running.couple("Robin & Ash", "Tea together", "Hold hands")
    running.window.open_couple(couple_id)
    running.window.start_session(couple_id)
    return running


def _painted(running: Running) -> list[QWidget]:
    """What is drawn; a bare QWidget draws nothing."""
    return [one for one in running.program.top.findChildren(QWidget) if one.isVisible() and type(one) is not QWidget]


@pytest.mark.parametrize("by_key", [True, False])
def test_ending_covers_the_screen_until_it_is_uncovered(room: Running, by_key: bool) -> None:
    end, top = room.window.couple.head.end, room.program.top
    end.setFocus()
    if by_key:
        room.press(Key.Key_Return)
    else:
        end.click()
    assert room.desk.session is None
    assert top.covered
    assert _painted(room) == [top.cover]
    room.press(Key.Key_F8)
    assert not top.covered
    assert room.window.isVisible()


def test_the_button_says_that_it_covers_and_how_to_come_back(room: Running) -> None:
    end = room.window.couple.head.end
    assert end.text() == "End and cover"
    for words in ("covers the screen", "F8", "held down"):
        assert words in end.accessibleDescription()
        assert words in end.toolTip()


def test_a_mouse_button_held_down_lifts_the_cover_and_a_click_does_not(room: Running) -> None:
    top = room.program.top
    QTest.mouseClick(room.window.couple.head.end, Qt.MouseButton.LeftButton)
    QTest.mouseClick(top.cover, Qt.MouseButton.LeftButton)
    assert top.covered
    assert top.cover.hold.state() == QVariantAnimation.State.Stopped
    QTest.mouseDClick(top.cover, Qt.MouseButton.LeftButton)
    assert top.covered
    top.cover.hold.setDuration(1)
    with room.qtbot.waitSignal(top.cover.lifted):
        QTest.mousePress(top.cover, Qt.MouseButton.LeftButton)
    assert not top.covered
    assert room.window.isVisible()
    assert room.window.notices.bar is not None
    assert room.window.notices.bar.words.text() == "Ended session 1"


def test_enter_after_the_end_opens_no_calm_screen(room: Running) -> None:
    room.window.couple.head.end.setFocus()
    room.press(Key.Key_Return)
    room.press(Key.Key_Return)
    assert room.program.top.covered
    room.press(Key.Key_F8)
    assert room.window.hierarchy.isAncestorOf(focused())
    room.press(Key.Key_Return)
    assert not room.program.guard.pausing
    assert room.desk.session is None


def test_the_end_is_said_once_it_can_be_read_and_undo_brings_the_session_back(room: Running) -> None:
    room.window.couple.head.end.click()
    notices = room.window.notices
    assert not notices.timer.isActive()
    room.press(Key.Key_F8)
    assert notices.timer.isActive()
    assert notices.bar is not None
    assert notices.bar.words.text() == "Ended session 1"
    QTest.mouseClick(notices.bar.buttons()[0], Qt.MouseButton.LeftButton)
    assert room.desk.session is not None
    assert room.window.couple.head.end.isVisible()


def test_an_end_that_the_disk_does_not_take_uncovers_again(room: Running) -> None:
    folder = room.program.folder
    folder.rename(folder.with_name("away"))
    room.window.couple.head.end.click()
    assert room.desk.session is not None
    assert not room.program.top.covered
    assert "Nothing was changed." in seen(room.window)
    folder.with_name("away").rename(folder)
    assert QApplication.focusWidget() is not None
