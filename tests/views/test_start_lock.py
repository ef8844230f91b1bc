"""Lock and unlock: everything is put away, and everything is there again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.actions import hierarchy
from app.models.audit import AuditKind
from app.store.opening import open_with_passphrase
from app.views.shell.tabs import AGREEMENTS, CARE, HIERARCHY, SCREENING, STORY, WRITE_UP
from app.views.window import COUPLE, SETTINGS, TODAY, Place
from tests.store_fixtures import CHEAP, PASSPHRASE
from tests.views.left import left_by_a_lock
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

pytestmark = pytest.mark.uncounted


def test_ctrl_l_closes_the_records_and_asks_for_the_passphrase(running: Running, tmp_path: Path) -> None:
    running.couple("Robin & Ash")
    running.press(Key.Key_L, CTRL)
    assert "Unhurried is locked" in seen(running.unlock_page)
    assert "Robin" not in seen(running.unlock_page)
    assert running.program.top.windowTitle() == "Unhurried"
    again = open_with_passphrase(tmp_path / "vault", PASSPHRASE, CHEAP)
    with again.read() as work:
        assert AuditKind.LOCKED in [event.kind for event in work.audit.events()]
    again.close()


def test_the_same_place_is_there_again(running: Running) -> None:
    couple_id = running.couple("Robin & Ash", "Tea together", "Hold hands")
    running.window.open_couple(couple_id, AGREEMENTS)
    running.program.lock()
    running.unlock()
    assert running.window.place == Place(COUPLE, couple_id, AGREEMENTS)
    assert running.window.couple.tab() == AGREEMENTS


def test_what_a_lock_puts_away_is_freed_by_qt_and_left_to_no_collector(running: Running) -> None:
    """The collector runs in whichever thread is at work then: it may be the one that opens the records again."""
    couple_id = running.couple("Robin & Ash", "Tea together")
    for tab in (HIERARCHY, AGREEMENTS, CARE, STORY, SCREENING, WRITE_UP):
        running.window.open_couple(couple_id, tab)
    assert left_by_a_lock(running) == []


def test_settings_are_not_come_back_to_while_somebody_is_in_the_room(running: Running) -> None:
    running.window.go(Place(SETTINGS))
    running.in_the_room(running.couple())
    running.window.go(Place(SETTINGS))
    assert running.window.place.page == TODAY


def test_what_was_being_typed_is_in_its_field_again(running: Running) -> None:
    couple_id = running.couple("Robin & Ash", "Tea together")
    running.in_the_room(couple_id)
    running.window.open_couple(couple_id)
    running.type("Ash would like to ")
    running.press(Key.Key_L, CTRL)
    running.unlock()
    assert running.window.notes.composer.field.words() == "Ash would like to "
    assert running.window.notes.isAncestorOf(focused())


def test_undo_goes_on_after_a_lock(running: Running) -> None:
    couple_id = running.couple("Robin & Ash", "Tea together", "Hold hands")
    running.window.open_couple(couple_id)
    running.program.lock()
    running.unlock()
    running.press(Key.Key_Z, CTRL)
    assert running.desk.read(hierarchy.show_path, couple_id).rows == ()
    running.press(Key.Key_Y, CTRL)
    assert len(running.desk.read(hierarchy.show_path, couple_id).rows) == 2


def test_dialogs_and_our_clipboard_are_put_away(running: Running) -> None:
    dialog = QDialog(running.program.top)
    dialog.open()
    QGuiApplication.clipboard().setText("Ash said yes")
    running.program.lock()
    assert not dialog.isVisible()
    assert QGuiApplication.clipboard().text() == ""
    dialog.deleteLater()


def test_locking_what_is_locked_does_nothing(at_the_door: Running) -> None:
    page = at_the_door.unlock_page
    at_the_door.press(Key.Key_L, CTRL)
    at_the_door.program.lock()
    assert at_the_door.unlock_page is page


def test_a_wrong_passphrase_after_a_lock_shows_nothing_of_anybody(running: Running) -> None:
    running.couple("Robin & Ash")
    running.program.lock()
    running.unlock("something else")
    assert "Robin" not in seen(running.unlock_page)
    windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert windows == [running.program.top]


def test_desk_commands_are_off_while_locked(running: Running) -> None:
    running.program.lock()
    offered = {command.id for command in running.program.commands.offered()}
    assert offered == {"pause", "cover", "larger", "smaller", "usual_size", "quit"}


# Closing ---------------------------------------------------------------------------------------------------------


def test_closing_keeps_what_was_being_typed(running: Running, tmp_path: Path) -> None:
    couple_id = running.couple("Robin & Ash")
    running.in_the_room(couple_id)
    running.window.open_couple(couple_id)
    running.type("Unfinished")
    running.press(Key.Key_Q, CTRL)
    assert not running.program.top.isVisible()
    running.program.close()
    again = open_with_passphrase(tmp_path / "vault", PASSPHRASE, CHEAP)
    with again.read() as work:
        draft = work.sessions.draft("composer", couple_id)
    again.close()
    assert draft is not None
    assert draft.text == "Unfinished"


def test_words_that_are_not_on_disk_keep_the_window_open_once(running: Running, tmp_path: Path) -> None:
    couple_id = running.couple("Robin & Ash")
    running.in_the_room(couple_id)
    running.window.open_couple(couple_id)
    (tmp_path / "vault").rename(tmp_path / "away")
    running.type("Only here")
    running.press(Key.Key_Q, CTRL)
    assert running.program.top.isVisible()
    assert "Closing once more leaves them behind." in seen(running.window)
    running.press(Key.Key_Q, CTRL)
    assert not running.program.top.isVisible()
    (tmp_path / "away").rename(tmp_path / "vault")


def test_the_window_comes_back_where_it_stood(running: Running) -> None:
    top = running.program.top
    top.setGeometry(40, 30, 1100, 700)
    top.close()
    x, y, wide, high = running.settings.now.window or (0, 0, 0, 0)
    assert (wide, high) == (1100, 700)
    assert (x, y) == (top.x(), top.y())


@pytest.mark.parametrize("page", [TODAY, "couples", SETTINGS])
def test_every_page_takes_the_focus(running: Running, page: str) -> None:
    running.window.go(Place(page))
    inside = running.window.stack.currentWidget()
    assert isinstance(inside, QWidget)
    assert inside.isAncestorOf(focused())


def test_today_is_where_it_begins(running: Running) -> None:
    assert running.window.place == Place(TODAY, 0, HIERARCHY)
    QTest.keyClick(focused(), Key.Key_2, CTRL)
    assert running.window.place.page == "couples"
