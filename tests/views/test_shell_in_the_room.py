"""A step in the room in the whole window: its card in the place of the path, how it was in the place of the notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from app.actions import asking, hierarchy, occasions, practising, session
from app.models.side import Side
from app.models.willingness import Answer
from app.views.shell.tabs import AGREEMENTS, CARE, HIERARCHY, SCREENING, STORY
from app.views.under_way.page import UnderWayPage
from app.views.under_way.pane import HowItWas
from app.views.under_way.way import WayBack
from app.views.under_way.yeses import AnswerButton
from app.views.window import COUPLE, SETTINGS, Place
from tests.desk import hierarchy_id, whole_step
from tests.views.running import CTRL, SHIFT, Key, Running, focused
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def room(running: Running) -> Running:
    """Robin and Ash are here, with a step of this week that both said yes to, in a window of 1440 × 900."""
    running.program.top.setGeometry(0, 0, 1440, 900)
    couple_id = running.couple("Robin & Ash")
    path = hierarchy_id(running.desk._records, couple_id)
    running.desk.do(hierarchy.add_steps, path, [whole_step("Tea together"), whole_step("Hold hands")])
    for side in Side:
        running.desk.do(asking.answer, 1, side, Answer.YES)
    running.desk.do(asking.plan_step, 1)
    running.window.start_session(couple_id)
    return running


@pytest.fixture
def offered(room: Running) -> Running:
    """The first step is in the room; nothing has begun."""
    room.desk.do(occasions.offer_step, 1)
    return room


def begin_it(room: Running) -> None:
    for side in Side:
        room.desk.do(practising.answer_for_now, 1, side, Answer.YES)
    room.desk.do(practising.begin_step, 1)


def card(room: Running) -> UnderWayPage:
    page = room.window.findChild(UnderWayPage)
    assert isinstance(page, UnderWayPage)
    return page


def record(room: Running) -> HowItWas:
    pane = room.window.findChild(HowItWas)
    assert isinstance(pane, HowItWas)
    return pane


def seen_whole(widget: QWidget) -> bool:
    """Whether all of it is in sight in everything that scrolls around it."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            box = QRect(widget.mapTo(above.viewport(), QPoint()), widget.size())
            if not above.viewport().rect().contains(box):
                return False
        above = above.parentWidget()
    return widget.isVisible()


# -- what stands there ----------------------------------------------------------------------------------------


def test_before_a_step_comes_the_path_and_the_notes_are_there(room: Running) -> None:
    assert room.window.findChild(UnderWayPage) is None
    assert room.window.hierarchy.view.isVisible()
    assert room.window.notes.isVisible()
    assert not room.program.commands.can("in_the_room")


def test_its_card_and_how_it_was_come_in_their_place(offered: Running) -> None:
    assert card(offered).isVisible()
    assert not offered.window.hierarchy.view.isVisible()
    assert record(offered).isVisible()
    assert not offered.window.notes.isVisible()
    assert focused() is card(offered).card
    assert offered.program.commands.can("in_the_room")


def test_once_it_came_to_its_end_the_way_back_to_the_path_is_the_way_back_to_the_notes(offered: Running) -> None:
    begin_it(offered)
    card(offered).path_wanted.emit()
    assert offered.window.hierarchy.view.isVisible()
    assert record(offered).isVisible()  # it is still under way, and what is said of it is written down meanwhile
    offered.program.commands.run("in_the_room")
    offered.desk.do(practising.come_to_end, 1)
    assert card(offered).isVisible()
    card(offered).path_wanted.emit()
    assert offered.window.hierarchy.view.isVisible()
    assert offered.window.notes.isVisible()
    assert not record(offered).isVisible()
    assert offered.window.hierarchy.isAncestorOf(focused())
    back = offered.window.findChild(WayBack)
    assert isinstance(back, WayBack)
    assert back.isVisible()
    back.way.click()
    assert card(offered).isVisible()
    assert record(offered).isVisible()


def test_the_notes_lead_back_and_f6_leads_there(offered: Running) -> None:
    offered.press(Key.Key_F6)
    assert record(offered).isAncestorOf(focused())
    offered.press(Key.Key_F6)
    assert offered.window.notes.isVisible()
    assert not record(offered).isVisible()
    assert offered.window.notes.isAncestorOf(focused())
    offered.type("Ash asked for the window to be shut.")
    offered.press(Key.Key_Return)
    assert offered.entries(1)[-1] == "Ash asked for the window to be shut."
    back = offered.window._beside.back
    assert back.isVisible()
    back.click()
    assert record(offered).isAncestorOf(focused())
    assert not offered.window.notes.isVisible()


def test_f6_goes_round_the_panes_both_ways(offered: Running) -> None:
    window = offered.window
    parts = {"rail": window.rail, "work": window.couple.work, "record": record(offered), "notes": window.notes}

    def here() -> str:
        return next(name for name, part in parts.items() if part.isAncestorOf(focused()))

    way = []
    for _ in range(4):
        offered.press(Key.Key_F6)
        way.append(here())
    assert way == ["record", "notes", "rail", "work"]
    offered.press(Key.Key_F6, SHIFT)
    offered.press(Key.Key_F6, SHIFT)
    assert here() == "notes"


def test_the_whole_path_may_be_looked_at_and_left_again(offered: Running) -> None:
    card(offered).way.whole.click()
    assert offered.window.hierarchy.view.isVisible()
    assert offered.window.hierarchy.view.hasFocus()
    assert offered.program.commands.run("in_the_room")
    assert card(offered).isVisible()
    assert focused() is card(offered).card


@pytest.mark.parametrize("tab", [AGREEMENTS, CARE, STORY])
def test_from_another_page_the_same_command_leads_back(offered: Running, tab: int) -> None:
    offered.window.go_tab(tab)
    assert not card(offered).isVisible()
    assert offered.program.commands.run("in_the_room")
    assert offered.window.place == Place(COUPLE, 1, HIERARCHY)
    assert focused() is card(offered).card
    offered.window.go_tab(tab)
    assert offered.program.commands.run("notes")
    assert offered.window.notes.isAncestorOf(focused())


def test_a_click_on_its_tab_leads_back_to_the_card(offered: Running) -> None:
    tabs = offered.window.couple.tabs
    for tab in (CARE, HIERARCHY):
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tab).center())
    assert offered.window.place == Place(COUPLE, 1, HIERARCHY)
    assert record(offered).isAncestorOf(focused()) or focused() is card(offered).card


def test_on_another_page_the_notes_button_opens_what_stood_beside_the_path(offered: Running) -> None:
    offered.window.go_tab(CARE)
    couple = offered.window.couple
    assert couple.notes_button.text() == "How it was"
    couple.notes_button.click()
    assert couple.drawer_open
    assert record(offered).isVisible()
    record(offered).notes.click()
    assert couple.notes_button.text() == "Notes"
    assert couple.notes.isVisible()
    offered.press(Key.Key_Escape)
    assert not couple.drawer_open


def test_at_the_end_what_happened_is_asked_next(offered: Running) -> None:
    begin_it(offered)
    assert card(offered).card.end.isVisible()
    card(offered).card.end.click()
    assert focused().accessibleName() == "Robin, happened"
    card(offered).card.back.click()
    assert offered.window.hierarchy.view.isVisible()


def test_the_end_of_the_session_brings_the_path_and_the_notes_back(offered: Running) -> None:
    begin_it(offered)
    offered.window.end_session()
    offered.press(Key.Key_F8)
    assert offered.window.hierarchy.view.isVisible()
    assert offered.window.notes.isVisible()
    assert not record(offered).isVisible()
    assert not offered.window._beside.back.isVisible()
    assert not offered.program.commands.can("in_the_room")
    assert offered.window.hierarchy.isAncestorOf(focused())


def test_a_pause_of_the_room_rests_it_and_the_card_is_there_afterwards(offered: Running) -> None:
    begin_it(offered)
    offered.press(Key.Key_F9)
    assert offered.program.guard.pausing
    offered.program.commands.run("pause")
    offered.program.top.activateWindow()
    offered.qtbot.waitUntil(offered.program.top.isActiveWindow)
    assert "Paused." in card(offered).card.accessibleName()
    assert focused() is card(offered).card


def test_a_lock_in_the_middle_leaves_all_of_it_as_it_was(offered: Running) -> None:
    begin_it(offered)
    record(offered).take_happened()
    offered.type("Ash laughed")
    offered.press(Key.Key_L, CTRL)
    offered.unlock()
    assert "Under way, in the room." in card(offered).card.accessibleName()
    assert record(offered).isVisible()
    assert record(offered).fields[next(iter(record(offered).fields))].isVisible()
    assert "Ash laughed" in [field.edit.words() for field in record(offered).fields.values()]
    focused()


def test_a_step_that_was_offered_comes_back_to_the_one_it_was(offered: Running) -> None:
    offered.window.open_couple(offered.couple("Mira & Tove"))
    assert not card(offered).isVisible()
    assert offered.window.notes.isVisible()
    offered.window.open_couple(1)
    assert card(offered).isVisible()
    assert record(offered).isVisible()


# -- small windows and large text -----------------------------------------------------------------------------


def test_in_a_narrow_window_how_it_was_is_in_the_drawer(offered: Running) -> None:
    offered.program.top.resize(1100, 800)
    assert card(offered).isVisible()
    assert not record(offered).isVisible()
    offered.press(Key.Key_F6)
    assert record(offered).isVisible()
    assert record(offered).isAncestorOf(focused())
    offered.press(Key.Key_F6)
    assert offered.window.notes.isAncestorOf(focused())
    offered.press(Key.Key_Escape)
    assert not offered.window.couple.drawer_open
    focused()


def test_where_the_notes_are_in_a_drawer_all_four_answers_are_free(room: Running) -> None:
    room.program.top.setGeometry(0, 0, 1100, 800)
    frame = room.window.couple
    frame.notes_focus()
    assert frame.drawer_open
    room.desk.do(occasions.offer_step, 1)
    assert not frame.drawer_open
    shown = card(room)
    assert shown.isAncestorOf(focused())
    free = [button for button in shown.findChildren(AnswerButton) if not button.visibleRegion().isEmpty()]
    assert [button.accessibleName().partition(": ")[2] for button in free] == [
        *("Yes", "Tentative yes", "Not now", "Off the table"),
    ] * 2
    room.press(Key.Key_F6)
    frame.notes_focus()
    room.window.in_the_room.path_instead()
    assert not frame.drawer_open
    assert room.window.hierarchy.isAncestorOf(focused())


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900)])
def test_with_the_largest_text_the_field_with_the_focus_is_in_sight(offered: Running, size: tuple[int, int]) -> None:
    begin_it(offered)
    offered.settings.change(text_scale=2.0)
    offered.program.top.resize(*size)
    card(offered).card.end.click()
    assert focused().accessibleName() == "Robin, happened"
    offered.qtbot.waitUntil(lambda: seen_whole(focused()))


def test_a_notice_does_not_move_the_card_away_from_its_title(offered: Running) -> None:
    offered.settings.change(text_scale=2.0)
    offered.program.top.resize(1366, 768)
    begin_it(offered)
    assert offered.window.notices.bar is not None
    offered.qtbot.waitUntil(lambda: seen_whole(card(offered).card.title))


def test_in_quiet_mode_the_card_is_alone(offered: Running) -> None:
    offered.press(Key.Key_F11)
    assert card(offered).isVisible()
    assert not record(offered).isVisible()
    assert not offered.window.rail.isVisible()
    offered.press(Key.Key_F11)
    assert record(offered).isVisible()


# -- what is not there while somebody is in the room ----------------------------------------------------------


def test_screening_is_not_there_and_comes_back_afterwards(room: Running) -> None:
    tabs = room.window.couple.tabs
    assert [tabs.tabText(n) for n in range(tabs.count())] == ["Hierarchy", "Agreements", "Care", "Story"]
    assert not room.program.commands.can("screening")
    room.window.go(Place(COUPLE, 1, SCREENING))
    assert room.window.place == Place(COUPLE, 1, HIERARCHY)
    room.window.end_session()
    room.press(Key.Key_F8)
    assert tabs.tabText(SCREENING) == "Screening"
    assert room.program.commands.can("screening")


def test_f6_goes_on_where_what_had_the_focus_is_gone(running: Running) -> None:
    running.couple("Robin & Ash")
    running.window.go(Place(COUPLE, 1, SCREENING))
    first = focused()
    assert running.window.couple.work.isAncestorOf(first)
    running.press(Key.Key_F6)
    running.window.start_session(1)
    running.qtbot.waitUntil(lambda: not isValid(first))
    assert running.window.notes.isAncestorOf(focused())
    running.press(Key.Key_F6, SHIFT)
    assert running.window.couple.work.isAncestorOf(focused())


@pytest.mark.parametrize("page", [Place(COUPLE, 1, SCREENING), Place(SETTINGS)])
def test_who_comes_in_finds_another_page(running: Running, page: Place) -> None:
    running.couple("Robin & Ash")
    running.window.go(page)
    running.desk.do(session.start_session, 1)
    assert running.window.place == Place(COUPLE, 1, HIERARCHY)
    focused()
    assert not any(
        one.isVisible() for one in running.window.couple.pages.values() if one is not running.window.hierarchy
    )
