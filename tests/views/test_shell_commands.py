"""One table: every command has a key or a menu, does something, and gives way to the field one types in."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from app.actions import hierarchy, session
from app.views.commands import menus, page_keys, shown_key, table
from app.views.settings.page import SettingsPage
from app.views.settings.practice import PracticePage
from app.views.shell.tabs import AGREEMENTS
from app.views.window import COUPLE, COUPLES, OFFERED, SETTINGS, TODAY, Place
from tests.views.running import CTRL, NONE, SHIFT, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def path(running: Running) -> Running:
    """Robin and Ash's path is on the desk; nobody is in the room."""
    running.window.open_couple(running.couple("Robin & Ash", "Tea together", "Hold hands", "Lean together"))
    return running


def _titles(running: Running) -> list[str]:
    rows = running.desk.read(hierarchy.show_path, running.window.couple.couple_id).rows
    return [row.step.title for row in rows]


# The table -------------------------------------------------------------------------------------------------------


def test_no_key_means_two_things() -> None:
    keys = [QKeySequence(key).toString() for command in table() for key in command.keys]
    assert [key for key, times in Counter(keys).items() if times > 1] == []
    assert all(keys)


def test_every_key_names_its_command_and_no_other_key_does(running: Running) -> None:
    commands = running.program.commands
    for command in table():
        for key in command.keys:
            assert commands.named_by(QKeySequence(key)) == command.id
    assert commands.named_by(QKeySequence(QKeyCombination(CTRL | SHIFT, Key.Key_Z))) == "redo"
    assert commands.named_by(QKeySequence("A")) == commands.named_by(QKeySequence("")) == ""


def test_ids_are_unique_and_every_menu_is_there() -> None:
    ids = [command.id for command in table()]
    assert len(ids) == len(set(ids))
    assert {command.menu for command in table()} == {key for key, _ in menus()}


def test_every_f_key_has_a_second_way() -> None:
    only_f = [command.id for command in table() if command.keys and all(key[0] == "F" for key in command.keys)]
    assert sorted(only_f) == ["cover", "next_pane", "quiet"]  # Shift three times; Tab; the menu


def test_while_the_records_are_open_somebody_does_every_command(path: Running) -> None:
    done = set(path.program.commands._acts)
    assert done == {command.id for command in table()}
    assert set(OFFERED) == done - {"pause", "cover", "lock", "larger", "smaller", "usual_size", "quit"}


@pytest.mark.parametrize(
    ("key", "shown"),
    [("Ctrl+K", "Ctrl K"), ("F9", "F9"), ("Ctrl++", "Ctrl +"), ("Ctrl+-", "Ctrl −"), ("Ctrl+,", "Ctrl ,")],
)
def test_keys_are_shown_as_they_stand_on_the_keyboard(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_what_cannot_be_done_now_is_not_done(running: Running) -> None:
    commands = running.program.commands
    assert not commands.run("end_session")
    assert not commands.run("add_step")
    assert not commands.run("undo")
    assert not commands.action("add_step").isEnabled()


def test_the_menu_holds_every_command_with_its_key(path: Running) -> None:
    path.press(Key.Key_F10)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    parts = [action.menu() for action in menu.actions()]
    named = [action.text() for part in parts if isinstance(part, QMenu) for action in part.actions()]
    assert len(named) == len(table())
    assert "Pause now" in named
    menu.close()


def test_the_menu_button_opens_it_by_mouse(path: Running) -> None:
    path.window.rail.wide.menu.click()
    assert QApplication.activePopupWidget() is path.window.menu
    path.window.menu.close()


def test_the_page_of_keys_is_the_table_and_closes_with_the_same_key(path: Running) -> None:
    path.press(Key.Key_F1)
    page = path.window._shortcuts
    assert page is not None
    words = seen(page)
    assert all(command.words in words for command in table() if command.keys)
    assert all(one.words in words for one in page_keys())
    path.press(Key.Key_F1)
    assert not page.isVisible()
    path.press(Key.Key_Question, CTRL)
    assert page.isVisible()
    path.press(Key.Key_Escape)
    assert not page.isVisible()
    path.press(Key.Key_F1)
    page.close_button.click()
    assert not page.isVisible()


# Going -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "page"), [(Key.Key_1, TODAY), (Key.Key_2, COUPLES), (Key.Key_Comma, SETTINGS), (Key.Key_N, COUPLES)]
)
def test_ctrl_goes_to_pages(path: Running, key: Qt.Key, page: str) -> None:
    path.press(key, CTRL)
    assert path.window.place.page == page


def test_ctrl_n_opens_the_field_for_two_names(running: Running) -> None:
    running.press(Key.Key_N, CTRL)
    running.type("Mira & Tove")
    running.press(Key.Key_Return)
    assert running.desk.read(hierarchy.partners, 1)[1].name == "Mira"


def test_ctrl_g_shows_the_agreement_and_ctrl_j_the_field_for_a_step(path: Running) -> None:
    path.press(Key.Key_G, CTRL)
    assert path.window.place == Place(COUPLE, 1, AGREEMENTS)
    path.press(Key.Key_J, CTRL)
    path.type("Look at the stars")
    path.press(Key.Key_Return)
    assert _titles(path)[-1] == "Look at the stars"


def test_ctrl_j_from_today_goes_to_the_couple_in_the_room(path: Running) -> None:
    path.window.start_session(1)
    path.press(Key.Key_1, CTRL)
    path.press(Key.Key_J, CTRL)
    assert path.window.place == Place(COUPLE, 1)
    assert focused() is path.window.hierarchy.add


def test_tabs_can_be_walked_by_key(path: Running) -> None:
    path.window.couple.tabs.setFocus()
    path.press(Key.Key_Right)
    assert path.window.place == Place(COUPLE, 1, AGREEMENTS)
    path.press(Key.Key_Left)
    assert path.window.place == Place(COUPLE, 1)


# Undo ------------------------------------------------------------------------------------------------------------


def test_undo_and_redo_are_named_in_the_menu(path: Running) -> None:
    commands = path.program.commands
    path.window.hierarchy.choose_step(path.window.hierarchy.model.ids()[2])
    path.press(Key.Key_Up, ALT)
    assert commands.words("undo") == "Undo Moved “Lean together” up one place"
    path.press(Key.Key_Z, CTRL)
    assert _titles(path) == ["Tea together", "Hold hands", "Lean together"]
    assert commands.words("redo") == "Redo Moved “Lean together” up one place"
    path.press(Key.Key_Z, CTRL | SHIFT)
    assert _titles(path) == ["Tea together", "Lean together", "Hold hands"]
    assert commands.words("redo") == "Redo"


def test_a_field_with_something_to_undo_goes_first(path: Running) -> None:
    path.press(Key.Key_J, CTRL)
    path.type("Half")
    path.press(Key.Key_Z, CTRL)
    assert path.window.hierarchy.add.text() == ""
    assert len(_titles(path)) == 3
    path.press(Key.Key_Y, CTRL)
    assert path.window.hierarchy.add.text() == "Half"
    path.window.hierarchy.add.setText("")
    path.press(Key.Key_Z, CTRL)
    assert _titles(path) == []


def test_the_notes_field_goes_first_too(path: Running) -> None:
    path.window.start_session(1)
    path.type("Half")
    path.press(Key.Key_Z, CTRL)
    assert path.window.notes.composer.field.words() == ""
    assert len(_titles(path)) == 3


def test_a_key_that_is_held_down_acts_once_but_for_the_size_of_the_text(path: Running) -> None:
    for name, action in path.program.commands._actions.items():
        assert action.autoRepeat() is (name in ("larger", "smaller")), name


def test_each_couple_has_an_undo_of_its_own(path: Running) -> None:
    path.window.open_couple(path.couple("Jude & Noor", "Cook together"))
    assert "Cook together" in path.program.commands.words("undo")
    path.window.open_couple(1)
    assert "Cook together" not in path.program.commands.words("undo")


def test_elsewhere_undo_takes_back_what_was_changed_there(path: Running) -> None:
    path.press(Key.Key_Comma, CTRL)
    page = path.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    page.open(1)
    practice = page.stack.currentWidget()
    assert isinstance(practice, PracticePage)
    practice.fields["address"].set_text("Marlowe Street 4")
    practice.keep()
    assert path.program.commands.words("undo") == "Undo Changed the practice"
    path.program.commands.run("undo")
    assert practice.fields["address"].text() == ""


def test_while_a_couple_is_in_the_room_undo_is_theirs_alone(path: Running) -> None:
    path.couple("Jude & Noor", "Cook together")
    path.window.go(Place(TODAY))
    words = path.program.commands.words
    assert "Cook together" in words("undo")

    in_the_room = path.in_the_room(1)
    assert words("undo") == "Undo Added 3 steps"
    path.desk.undo(2)
    assert words("undo") == "Undo Added 3 steps"
    assert words("redo") == "Redo"
    path.desk.redo(2)
    path.program.commands.run("undo")
    assert [len(path.desk.read(hierarchy.show_path, couple_id).rows) for couple_id in (1, 2)] == [0, 1]

    path.desk.do(session.end_session, in_the_room)
    assert words("undo") == "Undo Ended session 1"


# The rest --------------------------------------------------------------------------------------------------------


def test_text_grows_shrinks_and_comes_back(running: Running) -> None:
    running.press(Key.Key_Plus, CTRL)
    assert running.program.theme.text_scale == pytest.approx(1.1)
    running.press(Key.Key_Equal, CTRL)
    assert running.program.theme.text_scale == pytest.approx(1.2)
    running.press(Key.Key_Minus, CTRL)
    running.press(Key.Key_0, CTRL)
    assert running.program.theme.text_scale == 1.0
    for _ in range(3):
        running.press(Key.Key_Minus, CTRL)
    assert running.settings.now.text_scale == 0.85
    running.settings.change(text_scale=1.85)
    for _ in range(3):
        running.press(Key.Key_Plus, CTRL)
    assert running.settings.now.text_scale == 2.0


def test_ctrl_s_says_that_everything_is_saved(running: Running) -> None:
    running.press(Key.Key_S, CTRL)
    assert "Everything is saved, encrypted on this computer." in seen(running.window)


def test_quiet_mode_leaves_the_path_only(path: Running) -> None:
    window = path.window
    path.press(Key.Key_F11)
    assert not window.rail.isVisible()
    assert not window.notes.isVisible()
    assert window.hierarchy.isVisible()
    path.press(Key.Key_F11)
    assert window.rail.isVisible()
    assert window.notes.isVisible()


def test_f6_walks_the_panes_and_comes_back_to_the_same_place(path: Running) -> None:
    window = path.window
    start = focused()
    path.press(Key.Key_F6)
    assert window.notes.isAncestorOf(focused())
    path.press(Key.Key_F6)
    assert window.rail.isAncestorOf(focused())
    window.rail.wide.rows["couples"].setFocus()
    path.press(Key.Key_F6)
    assert focused() is start
    path.press(Key.Key_F6, SHIFT)
    assert focused() is window.rail.wide.rows["couples"]
    path.press(Key.Key_F6, SHIFT)
    assert window.notes.isAncestorOf(focused())


def test_settings_are_away_while_somebody_is_in_the_room(path: Running) -> None:
    rail = path.window.rail
    assert rail.wide.rows["settings"].isVisible()
    path.press(Key.Key_Comma, CTRL)
    path.window.start_session(1)
    assert path.window.place == Place(COUPLE, 1)
    assert not rail.wide.rows["settings"].isVisible()
    path.press(Key.Key_Comma, CTRL)
    assert path.window.place.page == COUPLE
    path.window.end_session()
    path.press(Key.Key_F8)
    assert rail.wide.rows["settings"].isVisible()


def test_a_second_session_is_refused_in_a_sentence(path: Running) -> None:
    path.window.start_session(1)
    path.window.start_session(path.couple("Jude & Noor"))
    assert "Another session is still open. End that one first." in seen(path.window)


def test_no_modifier_is_a_key_of_the_table(path: Running) -> None:
    path.window.start_session(1)
    path.type("plain words: k j l g n s 1 2 + - 0 ,")
    path.press(Key.Key_Space, NONE)
    assert path.window.notes.composer.field.words() == "plain words: k j l g n s 1 2 + - 0 , "
