"""The settings: what is chosen holds at once, what is typed is kept, and keys are changed only with the passphrase."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.actions.roster import show_practice
from app.models.rating import Scale
from app.store.backup import backups
from app.store.opening import open_with_passphrase, open_with_recovery
from app.views.settings.appearance import AppearancePage
from app.views.settings.page import SettingsPage
from app.views.settings.practice import PracticePage, scale_words
from app.views.settings.security import SecurityPage
from app.views.theme.widgets import Button
from app.views.unlock.choosing import Choosing
from app.views.unlock.recovery_sheet import RecoverySheet
from app.views.window import SETTINGS, Place
from tests.store_fixtures import CHEAP, PASSPHRASE, PRACTICE
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

T = TypeVar("T", bound=QWidget)


def _open(running: Running, kind: type[T], number: int) -> T:
    running.window.go(Place(SETTINGS))
    page = running.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    page.rows[number].click()
    inside = page.stack.currentWidget()
    assert isinstance(inside, kind)
    assert [row.here for row in page.rows].index(True) == number
    return inside


# Appearance ------------------------------------------------------------------------------------------------------


def test_light_and_dark_show_at_once(running: Running) -> None:
    page = _open(running, AppearancePage, 0)
    theme = running.program.theme
    page.scheme.choose("dark")
    assert theme.dark
    assert running.settings.now.scheme == "dark"
    page.scheme.choose("light")
    assert not theme.dark


def test_text_is_set_by_keys_and_follows_the_chord(running: Running) -> None:
    page = _open(running, AppearancePage, 0)
    page.text_size.setFocus()
    running.press(Key.Key_Right)
    assert running.program.theme.text_scale == pytest.approx(1.05)
    assert page.percent.text() == "105 %"
    running.press(Key.Key_PageUp)
    assert page.percent.text() == "130 %"
    running.press(Key.Key_0, CTRL)
    assert page.percent.text() == "100 %"
    running.press(Key.Key_End)
    assert running.program.theme.text_scale == 2.0
    running.press(Key.Key_Home)
    assert running.program.theme.text_scale == 0.85


def test_nothing_moves_by_itself_when_that_is_wished(running: Running) -> None:
    page = _open(running, AppearancePage, 0)
    assert page.calm.isChecked()
    page.calm.click()
    assert running.settings.now.reduced_motion is None
    page.calm.click()
    assert running.program.theme.reduced_motion


def test_a_wheel_that_scrolls_the_page_changes_nothing_on_it(running: Running) -> None:
    page = _open(running, AppearancePage, 0)
    security = _open(running, SecurityPage, 2)
    for control in (page.text_size, security.lock_after):
        middle = QPointF(control.rect().center())
        turn = QWheelEvent(
            middle, control.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(control, turn)
    assert running.settings.now.text_scale == 1.0
    assert security.lock_after.choice() == "5"


# The practice ----------------------------------------------------------------------------------------------------


def test_the_practice_is_kept_when_a_field_is_left(running: Running) -> None:
    page = _open(running, PracticePage, 1)
    assert page.fields["name"].text() == PRACTICE
    page.fields["address"].edit.setFocus()
    running.type("Marlowe Street 4")
    running.press(Key.Key_Tab)
    assert running.desk.read(show_practice).address == "Marlowe Street 4"


def test_what_stands_in_a_field_is_kept_before_a_lock(running: Running) -> None:
    page = _open(running, PracticePage, 1)
    page.fields["checkin"].edit.setFocus()
    running.type("after two minutes")
    running.press(Key.Key_L, CTRL)
    running.unlock()
    assert running.desk.read(show_practice).checkin == "after two minutes"
    assert running.window.place == Place(SETTINGS)


def test_the_jump_above_which_a_step_in_between_is_offered_is_a_number_of_distress(running: Running) -> None:
    page = _open(running, PracticePage, 1)
    field = page.wide
    assert field.text() == "20"
    for typed, error, kept in (("35", "", 35), ("0", "A number from 1 to 100.", 35), ("100", "", 100)):
        field.edit.setFocus()
        field.edit.selectAll()
        running.type(typed)
        running.press(Key.Key_Return)
        assert (field.error(), running.desk.read(show_practice).wide_step) == (error, kept)
    field.edit.selectAll()
    running.type("many")
    page.fields["address"].edit.setFocus()
    running.type("Marlowe Street 4")
    running.press(Key.Key_Tab)
    # What stands beside it is kept all the same, and what was typed is there to be mended.
    assert running.desk.read(show_practice).address == "Marlowe Street 4"
    assert (field.text(), running.desk.read(show_practice).wide_step) == ("many", 100)


def test_a_name_is_needed_and_that_is_said_beside_its_field(running: Running) -> None:
    page = _open(running, PracticePage, 1)
    field = page.fields["name"]
    field.edit.setFocus()
    field.edit.clear()
    running.press(Key.Key_Return)
    assert field.error() == "The name of the practice is needed here."
    assert running.desk.read(show_practice).name == PRACTICE


def test_new_couples_begin_with_the_scale_that_is_chosen(running: Running) -> None:
    page = _open(running, PracticePage, 1)
    page.scale.setFocus()
    running.press(Key.Key_Down)
    assert page.scale.currentText() == scale_words(Scale.SUDS_10)
    assert running.desk.read(show_practice).scale is Scale.SUDS_10
    couple_id = running.couple()
    with running.program.door.read() as work:  # type: ignore[union-attr]  # it is open
        assert work.couples.get(couple_id).scale is Scale.SUDS_10


# Security --------------------------------------------------------------------------------------------------------


def _pass(running: Running, page: SecurityPage) -> None:
    page.passphrase.edit.setFocus()
    running.type(PASSPHRASE)
    running.press(Key.Key_Return)


def test_the_passphrase_is_changed_only_by_who_has_it(running: Running, tmp_path: Path) -> None:
    page = _open(running, SecurityPage, 2)
    page.change.click()
    page.passphrase.edit.setFocus()
    running.type("a guess")
    page.go_on.click()
    assert page.passphrase.error() == "That is another passphrase. Nothing was changed."
    page.passphrase.edit.clear()
    _pass(running, page)
    choosing = page.findChild(Choosing)
    assert choosing is not None
    choosing.take.click()
    words = " ".join(tile.word for tile in choosing.tiles)
    running.type(words)
    running.press(Key.Key_Return)
    assert "From now on the new passphrase opens the records." in seen(page)
    running.program.lock()
    running.unlock()
    assert not running.program.is_open
    running.unlock(words)
    assert running.program.is_open


def test_leaving_it_as_it_is_changes_nothing(running: Running) -> None:
    page = _open(running, SecurityPage, 2)
    page.change.click()
    page.passphrase.edit.setFocus()
    running.type("half")
    page.leave()
    assert page.currentWidget() is page.overview
    assert page.passphrase.text() == ""
    assert focused() is page.change
    page.go_on.click()
    assert page.currentWidget() is page.overview


@pytest.mark.parametrize("way", ["Escape", "the page's name", "its button"])
def test_choosing_a_new_passphrase_can_be_left(running: Running, way: str) -> None:
    page = _open(running, SecurityPage, 2)
    page.change.click()
    _pass(running, page)
    choosing = page.findChild(Choosing)
    assert choosing is not None
    assert focused() is choosing.take
    settings_page = running.window.stack.currentWidget()
    assert isinstance(settings_page, SettingsPage)
    if way == "Escape":
        running.press(Key.Key_Escape)
        assert focused() is page.change
    elif way == "the page's name":
        settings_page.rows[2].click()
        assert focused() is settings_page.rows[2]
    else:
        next(one for one in page.findChildren(Button) if one.text() == "Leave it as it is" and one.isVisible()).click()
        assert focused() is page.change
    assert page.currentWidget() is page.overview
    running.program.lock()
    running.unlock()
    assert running.program.is_open


def test_escape_leaves_the_question_for_the_passphrase_and_a_sheet_in_force_stays(running: Running) -> None:
    page = _open(running, SecurityPage, 2)
    page.renew.click()
    running.press(Key.Key_Escape)
    assert focused() is page.renew
    page.renew.click()
    _pass(running, page)
    running.press(Key.Key_Escape)
    assert page.findChild(RecoverySheet) is not None
    assert page.currentWidget() is not page.overview


def test_the_focus_stays_where_a_backup_was_asked_for_and_it_is_said_there(running: Running) -> None:
    page = _open(running, SecurityPage, 2)
    page.back_up.setFocus()
    running.press(Key.Key_Return)
    assert focused() is page.back_up
    assert page.backed.text() == "Backed up, and read through."
    assert page.backed.isVisible()
    assert not page.said.isVisible()


def test_a_new_recovery_sheet_ends_the_old_one(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "sheet.pdf"), ""))
    page = _open(running, SecurityPage, 2)
    page.renew.click()
    _pass(running, page)
    sheet = page.findChild(RecoverySheet)
    assert sheet is not None
    groups = sheet.groups_shown()
    sheet.save.click()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    sheet.done.click()
    assert "The new recovery sheet is in force." in seen(page)
    running.program.lock()
    open_with_recovery(tmp_path / "vault", groups, CHEAP).close()


def test_a_backup_is_made_now_and_said(running: Running, tmp_path: Path) -> None:
    page = _open(running, SecurityPage, 2)
    assert "None so far" in seen(page)
    page.back_up.click()
    assert "Backed up, and read through." in seen(page)
    assert "None so far" not in seen(page)
    kept = backups(tmp_path / "vault")
    assert len(kept) == 1
    open_with_passphrase(kept[0], PASSPHRASE, CHEAP).close()


def test_a_backup_that_the_disk_will_not_take_is_said(running: Running, tmp_path: Path) -> None:
    page = _open(running, SecurityPage, 2)
    (tmp_path / "vault" / "backups").touch()
    page.back_up.click()
    assert "Nothing was changed." in page.backed.text()
    assert page.back_up.text() == "Back up now"


def test_lock_timings_are_chosen_and_hold(running: Running) -> None:
    page = _open(running, SecurityPage, 2)
    page.lock_after.setFocus()
    running.press(Key.Key_Down)
    assert running.settings.now.lock_minutes == 10
    page.cover_after.setFocus()
    running.press(Key.Key_Up)
    assert running.settings.now.cover_minutes == 5
    page.session_lock_after.setFocus()
    running.press(Key.Key_Down)
    assert running.settings.now.session_lock_minutes == 45


def test_the_list_of_pages_is_walked_by_keys(running: Running) -> None:
    running.window.go(Place(SETTINGS))
    page = running.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    assert focused() is page.rows[0]
    running.press(Key.Key_Tab)
    QTest.keyClick(focused(), Key.Key_Return)
    assert page.rows[1].here
