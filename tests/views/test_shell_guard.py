"""Cover, pause and the idle watch: at once, from anywhere, and without touching an answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from app.actions import asking, hierarchy
from app.models.side import Side
from app.models.willingness import Answer
from app.views.calm.pause import PauseScreen
from app.views.shell.idle import IdleWatch, Limits
from app.views.shell.system import SystemLock
from tests.hands import handle_of, where_keys_go
from tests.views.running import CTRL, NONE, SHIFT, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def room(running: Running) -> Running:
    """Robin and Ash are in the room, and the composer has the focus."""
    couple_id = running.couple("Robin & Ash", "Tea together", "Hold hands")
    running.in_the_room(couple_id)
    running.window.open_couple(couple_id)
    return running


@pytest.fixture
def dialog(room: Running) -> Iterator[QDialog]:
    """A modal dialog with a field, as the print dialog is one."""
    dialog = QDialog(room.program.top)
    QVBoxLayout(dialog).addWidget(QLineEdit())
    dialog.open()
    room.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    yield dialog
    dialog.close()
    dialog.deleteLater()


def _pause(running: Running) -> PauseScreen:
    pause = running.program._pause
    assert pause is not None
    return pause


def _session(running: Running) -> int:
    assert running.desk.session is not None
    return running.desk.session.id


# The pause -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_F9, NONE), (Key.Key_P, CTRL | SHIFT)])
def test_one_key_pauses_and_the_same_key_leaves(room: Running, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    room.type("Ash would like to ")
    room.press(key, modifiers)
    pause = _pause(room)
    assert pause.isVisible()
    assert "We have paused" in seen(pause)
    assert "Nothing needs to happen next." in seen(pause)
    QTest.keyClick(handle_of(pause), key, modifiers)
    assert not pause.isVisible()
    assert room.window.notes.composer.field.words() == "Ash would like to "


def test_it_is_written_once_without_anybody_s_name_and_cannot_be_undone(room: Running) -> None:
    room.type("Ash would like to ")
    before = room.desk.undo_name(room.window.couple.couple_id)
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: room.entries(_session(room)) == ["Paused"])
    assert room.desk.draft("composer", room.window.couple.couple_id) == "Ash would like to "
    assert room.desk.undo_name(room.window.couple.couple_id) == before


def test_no_answer_changes_and_the_step_in_hand_stays(room: Running) -> None:
    couple_id = room.window.couple.couple_id
    step_id = room.window.hierarchy.model.ids()[1]
    room.desk.do(asking.answer, step_id, Side.FIRST, Answer.YES)
    room.window.hierarchy.choose_step(step_id)
    before = room.desk.read(hierarchy.show_path, couple_id)
    room.press(Key.Key_F9)
    QTest.keyClick(handle_of(_pause(room)), Key.Key_F9)
    assert room.desk.read(hierarchy.show_path, couple_id) == before
    assert room.window.hierarchy.chosen_step() == step_id


def test_without_anybody_in_the_room_nothing_is_written(running: Running) -> None:
    running.press(Key.Key_F9)
    running.program.guard.note_pause()
    assert _pause(running).isVisible()
    assert running.desk.session is None


def test_it_comes_over_an_open_dialog(room: Running, dialog: QDialog) -> None:
    field = dialog.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(handle_of(field), Key.Key_F9)
    pause = _pause(room)
    assert pause.isVisible()
    assert QApplication.activeModalWidget() is pause
    QTest.keyClick(handle_of(pause), Key.Key_F9)
    assert dialog.isVisible()


def test_it_comes_over_the_cover_which_is_still_there_afterwards(room: Running) -> None:
    room.press(Key.Key_F8)
    QTest.keyClick(handle_of(room.program.top.cover), Key.Key_F9)
    pause = _pause(room)
    assert pause.isVisible()
    QTest.keyClick(handle_of(pause.leave), Key.Key_Tab)
    QTest.keyClick(handle_of(pause), Key.Key_F9)
    assert room.program.top.covered


def test_it_comes_over_the_lock_and_is_written_down_at_its_own_time(room: Running) -> None:
    session_id = _session(room)
    room.press(Key.Key_L, CTRL)
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: bool(room.program.guard._waiting))
    at = room.clock.now()
    QTest.keyClick(handle_of(_pause(room)), Key.Key_F9)
    room.clock.go_on(minutes=7)
    room.unlock()
    with room.program.door.read() as work:  # type: ignore[union-attr]  # it is open
        entries = [(one.text, one.at) for one in work.sessions.entries(session_id)]
    assert entries == [("Paused", at)]


def test_it_works_before_the_records_were_ever_opened(at_the_door: Running) -> None:
    at_the_door.press(Key.Key_F9)
    assert _pause(at_the_door).isVisible()


def test_what_leaves_the_breath_alone_comes_first_and_opens_in_its_place(room: Running) -> None:
    room.press(Key.Key_F9)
    pause = _pause(room)
    breath = [one.grounding.breath for one in pause.exercises]
    assert breath == sorted(breath)
    first, second = pause.exercises[0], pause.exercises[1]
    low = first.height()
    QTest.keyClick(first, Key.Key_Return)
    assert first.grounding.how in seen(pause)
    assert first.accessibleDescription() == first.grounding.how
    assert first.sizeHint().height() > low
    second.click()
    assert first.grounding.how not in seen(pause)
    assert second.grounding.how in seen(pause)


def test_stop_for_today_is_a_line_of_its_own_and_the_session_goes_on(room: Running) -> None:
    room.press(Key.Key_F9)
    room.qtbot.waitUntil(lambda: bool(room.entries(_session(room))))
    _pause(room).stop.click()
    assert not _pause(room).isVisible()
    assert room.entries(_session(room)) == ["Paused", "Stopped for today"]
    assert room.desk.session is not None


def test_leaving_by_its_button_is_the_same_as_by_the_key(room: Running) -> None:
    room.press(Key.Key_F9)
    _pause(room).leave.click()
    assert not _pause(room).isVisible()


# The cover -------------------------------------------------------------------------------------------------------


def test_the_cover_hides_every_word_and_keeps_what_was_typed(room: Running) -> None:
    room.type("Unfinished")
    room.press(Key.Key_F8)
    top = room.program.top
    assert top.cover.isVisible()
    assert top.cover.geometry() == top.rect()
    assert top.childAt(top.rect().center()) is top.cover
    assert room.desk.draft("composer", room.window.couple.couple_id) == "Unfinished"
    room.press(Key.Key_F8)
    assert not top.covered
    room.type(" sentence")
    assert room.window.notes.composer.field.words() == "Unfinished sentence"


def test_under_the_cover_only_its_own_keys_work(room: Running) -> None:
    room.press(Key.Key_F8)
    place = room.window.place
    for key, modifiers in ((Key.Key_A, NONE), (Key.Key_K, CTRL), (Key.Key_1, CTRL), (Key.Key_Tab, NONE)):
        room.press(key, modifiers)
    assert room.program.top.covered
    assert room.window.place == place
    assert not room.window.goto.isVisible()
    assert room.window.notes.composer.field.words() == ""
    room.press(Key.Key_L, CTRL)
    assert "Unhurried is locked" in seen(room.unlock_page)
    assert not room.program.top.covered


def test_shift_three_times_covers_and_uncovers(room: Running) -> None:
    for _ in range(3):
        room.press(Key.Key_Shift)
    assert room.program.top.covered
    for _ in range(3):
        room.press(Key.Key_Shift)
    assert not room.program.top.covered


def test_shift_while_typing_capitals_never_covers(room: Running) -> None:
    for letter in "ABCDEF":
        room.press(Key.Key_Shift)
        room.type(letter)
    assert not room.program.top.covered
    assert room.window.notes.composer.field.words() == "ABCDEF"


def test_three_shifts_far_apart_do_not_cover(room: Running) -> None:
    later = iter(range(0, 60, 10))
    room.program.guard.keys._now = lambda: float(next(later))
    for _ in range(3):
        room.press(Key.Key_Shift)
    assert not room.program.top.covered


def test_dialogs_and_menus_go_under_the_cover_and_come_back(room: Running, dialog: QDialog) -> None:
    menu = QMenu(room.program.top)
    menu.addAction("Robin")
    menu.popup(room.program.top.pos())
    room.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is menu.windowHandle())
    QTest.keyClick(where_keys_go(), Key.Key_F8)
    assert not dialog.isVisible()
    assert not menu.isVisible()
    QTest.keyClick(handle_of(room.program.top.cover), Key.Key_F8)
    assert dialog.isVisible()
    menu.deleteLater()


def test_the_cover_fills_the_window_at_any_size(room: Running) -> None:
    room.press(Key.Key_F8)
    room.program.top.resize(1000, 700)
    assert room.program.top.cover.size() == room.program.top.size()


def test_the_menu_covers_too(room: Running) -> None:
    room.window.rail.wide.rows["cover"].click()
    assert room.program.top.covered


# Nobody at the desk ----------------------------------------------------------------------------------------------


class Watched:
    """An idle watch whose time a test sets."""

    def __init__(self, limits: Limits) -> None:
        self.now, self.limits, self.said = 0.0, limits, list[str]()
        self.watch = IdleWatch(lambda: self.limits, lambda: self.now)
        self.watch.cover.connect(lambda: self.said.append("cover"))
        self.watch.lock.connect(lambda: self.said.append("lock"))
        self.watch.start()

    def after(self, minutes: float) -> list[str]:
        """What is said once that much time has passed."""
        self.now += minutes * 60
        self.watch.timer.timeout.emit()
        said, self.said = self.said, []
        return said


@pytest.fixture
def alone(qapp: QApplication) -> Iterator[Watched]:
    watched = Watched(Limits(cover=None, lock=300))
    yield watched
    watched.watch.stop()


def test_outside_a_session_it_locks_after_five_minutes(alone: Watched) -> None:
    assert alone.after(4.9) == []
    assert alone.after(0.1) == ["lock"]


def test_hands_begin_the_time_anew(alone: Watched) -> None:
    alone.after(4.9)
    alone.watch.touched()
    assert alone.after(4.9) == []
    assert alone.after(0.2) == ["lock"]


def test_hands_that_come_after_the_time_find_it_locked(alone: Watched) -> None:
    alone.now += 3600
    alone.watch.touched()
    assert alone.said == ["lock"]


def test_in_a_session_the_cover_comes_first_and_once(alone: Watched) -> None:
    alone.limits = Limits(cover=600, lock=1800)
    assert alone.after(9.9) == []
    assert alone.after(0.1) == ["cover"]
    assert alone.after(10) == []
    assert alone.after(10) == ["lock"]


def test_nothing_is_said_once_it_stopped(alone: Watched) -> None:
    alone.watch.stop()
    alone.watch.touched()
    assert not alone.watch.timer.isActive()
    assert alone.said == []


def test_the_limits_are_the_settings_and_know_of_a_session(running: Running) -> None:
    limits = running.program.guard.idle._limits
    assert limits() == Limits(cover=None, lock=300)
    running.settings.change(lock_minutes=2, cover_minutes=15, session_lock_minutes=45)
    assert limits() == Limits(cover=None, lock=120)
    running.in_the_room(running.couple())
    assert limits() == Limits(cover=900, lock=2700)


def test_the_idle_lock_is_the_lock_and_leaves_a_pause_where_it_is(room: Running) -> None:
    room.press(Key.Key_F9)
    room.program.guard.idle.lock.emit()
    assert not room.program.is_open
    assert _pause(room).isVisible()
    QTest.keyClick(handle_of(_pause(room)), Key.Key_F9)
    assert "Unhurried is locked" in seen(room.unlock_page)


def test_the_idle_cover_is_the_cover(room: Running) -> None:
    room.program.guard.idle.cover.emit()
    assert room.program.top.covered
    assert isinstance(focused(), QWidget)


# The computer locks or sleeps ------------------------------------------------------------------------------------


def test_the_records_are_locked_with_the_computer(room: Running) -> None:
    room.program._system.began(False)
    assert room.program.is_open
    room.program._system.began(True)
    assert "Unhurried is locked" in seen(room.unlock_page)
    room.unlock()
    room.program._system.locked()
    assert not room.program.is_open


def test_where_nobody_tells_it_is_silent(qapp: QApplication) -> None:
    system = SystemLock()
    assert system.listen() is QDBusConnection.systemBus().isConnected()
    system.deleteLater()
