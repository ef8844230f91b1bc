"""The notes in their drawer: where they are, what they leave free, and how one gets there and away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from app.views.shell.tabs import AGREEMENTS, HIERARCHY, STORY
from tests.views.running import CTRL, SHIFT, Key, Running, focused
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture(params=[(960, 640, 1.0), (1366, 768, 2.0)], ids=["small", "large letters"])
def narrow(request: pytest.FixtureRequest, running: Running) -> Running:
    """Robin and Ash's path where there is no room for the notes beside it."""
    wide, high, scale = request.param
    running.settings.change(text_scale=scale)
    running.program.top.setGeometry(0, 0, wide, high)
    running.window.open_couple(running.couple("Robin & Ash", "Tea together", "Hold hands"))
    assert not running.window.notes.isVisible()
    return running


def _box(widget: QWidget, of: QWidget) -> QRect:
    return QRect(widget.mapTo(of, widget.rect().topLeft()), widget.size())


def test_a_session_begins_in_the_notes(narrow: Running) -> None:
    narrow.window.couple.head.start.click()
    assert narrow.window.notes.isVisible()
    narrow.type("Arrived settled.")
    narrow.press(Key.Key_Return)
    assert narrow.entries(1) == ["Arrived settled."]


def test_the_drawer_leaves_the_pause_and_the_end_free(narrow: Running) -> None:
    narrow.window.couple.head.start.click()
    window, head = narrow.window, narrow.window.couple.head
    notes = _box(window.notes, window)
    for part in (head.pause, head.end, window.couple.notes_button):
        assert part.isVisible()
        assert not notes.intersects(_box(part, window))
    assert notes.bottom() <= window.height()


def test_the_field_for_a_step_closes_the_drawer(narrow: Running) -> None:
    narrow.window.couple.head.start.click()
    narrow.press(Key.Key_J, CTRL)
    assert not narrow.window.notes.isVisible()
    assert narrow.window.hierarchy.isAncestorOf(focused())


def test_a_button_with_its_key_opens_the_drawer_and_closes_it(narrow: Running) -> None:
    button = narrow.window.couple.notes_button
    assert (button.text(), button.accessibleDescription()) == ("Notes", "F6")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert narrow.window.notes.isVisible()
    assert narrow.window.notes.isAncestorOf(focused())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not narrow.window.notes.isVisible()
    couple = narrow.window.couple
    assert not _box(button, couple).intersects(_box(couple.legend, couple))
    assert _box(button, couple).right() <= couple.width()


def test_beside_the_page_there_is_no_such_button(running: Running) -> None:
    running.program.top.setGeometry(0, 0, 1440, 900)
    running.window.open_couple(running.couple("Robin & Ash", "Tea together"))
    assert not running.window.couple.notes_button.isVisible()
    running.press(Key.Key_G, CTRL)
    assert running.window.couple.notes_button.isVisible()


def test_the_words_of_an_agreement_and_its_pages_share_the_width_until_a_hand_says_otherwise(running: Running) -> None:
    splitter = running.window.couple.splitter
    running.program.top.setGeometry(0, 0, 1440, 800)
    running.window.open_couple(running.couple("Robin & Ash", "Tea together"))
    running.press(Key.Key_G, CTRL)
    for wide in (1440, 1590, 1400):
        running.program.top.setGeometry(0, 0, wide, 800)
        words, pages = splitter.sizes()
        assert abs(words - pages) <= 2
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(handle, middle + QPoint(-60, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle)
    words, pages = splitter.sizes()
    assert pages - words > 60
    running.program.top.setGeometry(0, 0, 1410, 800)
    words, pages = splitter.sizes()
    assert pages - words > 60


def test_a_click_on_a_tab_takes_the_focus_along_and_back_into_the_notes(running: Running) -> None:
    window = running.window
    running.program.top.setGeometry(0, 0, 1440, 900)
    window.open_couple(running.couple("Robin & Ash", "Tea together"))
    window.couple.head.start.click()
    tabs = window.couple.tabs
    for tab in (STORY, HIERARCHY, AGREEMENTS, HIERARCHY):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tab).center())
        shown = window.notes if tab == HIERARCHY else window.couple.page(tab)
        assert shown.isAncestorOf(focused())
    running.type("Axing nothing.")
    running.press(Key.Key_Return)
    assert running.entries(1) == ["Axing nothing."]


def test_in_larger_letters_who_has_which_shape_leaves_the_tabs_their_room(running: Running) -> None:
    running.program.top.setGeometry(0, 0, 1366, 768)
    running.window.open_couple(running.couple("Robin & Ash", "Tea together"))
    running.press(Key.Key_G, CTRL)
    couple = running.window.couple
    for scale in (1.0, 1.15, 1.25):
        running.settings.change(text_scale=scale)
        last = QRect(couple.tabs.mapTo(couple, couple.tabs.tabRect(STORY).topLeft()), couple.tabs.tabRect(STORY).size())
        assert not couple.legend.isVisible() or not last.intersects(_box(couple.legend, couple))
    running.settings.change(text_scale=2.0)
    running.settings.change(text_scale=1.0)
    assert running.window.later.agreement.beside.isVisible()
    assert couple.splitter.sizes()[1] > 300


def test_shift_f10_opens_the_menu_of_the_row(running: Running) -> None:
    window = running.window
    running.program.top.setGeometry(0, 0, 1440, 900)
    window.open_couple(running.couple("Robin & Ash", "Tea together", "Hold hands"))
    window.hierarchy.choose_step(window.hierarchy.model.ids()[1])
    wanted: list[int] = []
    window.hierarchy.view.menu_wanted.connect(lambda step_id, _at: wanted.append(step_id))
    running.press(Key.Key_F10, SHIFT)
    assert wanted == [window.hierarchy.model.ids()[1]]
    assert not window.menu.isVisible()
    for menu in window.findChildren(QMenu):
        menu.close()
    running.press(Key.Key_F10)
    assert window.menu.isVisible()
    window.menu.close()


def test_what_is_off_the_table_is_in_the_menu_while_the_path_is_shown(running: Running) -> None:
    commands, window = running.program.commands, running.window
    assert not commands.can("off_table")
    window.open_couple(running.couple("Robin & Ash", "Tea together"))
    assert commands.can("off_table")
    running.press(Key.Key_K, CTRL)
    running.type("off the table")
    running.press(Key.Key_Return)
    assert window.hierarchy.off_table.isVisible()
    running.press(Key.Key_G, CTRL)
    assert not commands.can("off_table")


def test_a_notice_is_read_to_its_end_beside_the_drawer(narrow: Running) -> None:
    narrow.window.couple.head.start.click()
    window, notices = narrow.window, narrow.window.notices
    notices.tell("For this week it still needs a yes from both, each in their own words.", undoable=True)
    bar = notices.bar
    assert bar is not None
    seen = _box(bar, window).adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    assert not seen.intersects(_box(window.couple.drawer, window))
    assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
    assert bar.words.font().pixelSize() == narrow.program.theme.font("small").pixelSize()
    before = bar.width()
    narrow.press(Key.Key_Escape)
    assert bar.width() > before
