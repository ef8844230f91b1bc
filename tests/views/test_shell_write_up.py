"""The ways into a write-up, what it leaves behind at a lock, and that it is gone when somebody comes in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.actions import appointments, notes_shown, session
from app.models.note import Heading
from app.views.shell.rail import Rail
from app.views.shell.tabs import HIERARCHY, STORY, WRITE_UP
from app.views.today.page import TodayPage
from app.views.window import COUPLE, TODAY, Place
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

D = Heading.DATA


@pytest.fixture
def after(running: Running) -> tuple[Running, int, int]:
    """A couple, their session just over."""
    couple_id = running.couple("Robin & Ash", "Tea together")
    begun = running.desk.do(session.start_session, couple_id)
    assert begun is not None
    session_id = begun.change.ids[0]
    running.desk.do(session.keep_entry, session_id, "Arrived settled.")
    running.clock.go_on(minutes=50)
    running.desk.do(session.end_session, session_id)
    return running, couple_id, session_id


After = tuple[Running, int, int]


def test_from_the_notes_after_the_hour(after: After) -> None:
    running, couple_id, _ = after
    running.window.open_couple(couple_id)
    waiting = running.window.notes.waiting
    assert waiting.words.text() == "Session 1 is not written up yet."
    QTest.mouseClick(waiting.way, Qt.MouseButton.LeftButton)
    assert running.window.couple.tab() == WRITE_UP
    assert running.window.couple.tabs.currentIndex() == STORY
    assert running.window.couple.head.standing.text() == "Session 1 · Thursday 14 May, 14:05 to 14:55 · both here"
    assert not running.window.notes.isVisible()
    assert focused() is running.window.later.write_up.entries.list
    running.type("d")
    assert running.window.later.write_up.sheet.parts[D].field.words() == "Arrived settled."
    running.window.go_tab(HIERARCHY)
    assert running.window.notes.waiting.words.text() == "Session 1 is not signed yet."
    assert running.window.couple.head.start.isVisible()


def test_from_the_story_and_back_to_it_by_its_tab(after: After) -> None:
    running, couple_id, session_id = after
    running.window.open_couple(couple_id, STORY)
    running.window.later.story.write_up.emit(session_id)
    assert running.window.place.tab == WRITE_UP
    tabs = running.window.couple.tabs
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(STORY).center())
    assert running.window.couple.tab() == STORY
    assert running.window.place == Place(COUPLE, couple_id, STORY)


def test_from_go_to_by_its_name(after: After) -> None:
    running, couple_id, _ = after
    running.window.open_couple(couple_id)
    running.press(Key.Key_K, CTRL)
    running.type("write up last")
    running.press(Key.Key_Return)
    assert running.window.couple.tab() == WRITE_UP
    running.window.go_tab(HIERARCHY)
    assert running.program.commands.run("own_note")
    assert running.window.later.write_up.title().startswith("A note of its own")
    assert focused() is running.window.later.write_up.sheet.parts[D].field


def test_today_says_what_waits_and_leads_there(after: After) -> None:
    running, couple_id, _ = after
    running.window.go(Place(TODAY))
    today = running.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    assert today.waiting.lines[0].words.text() == "Robin & Ash: session 1 is not written up yet"
    QTest.mouseClick(today.waiting.lines[0].way, Qt.MouseButton.LeftButton)
    assert running.window.couple.tab() == WRITE_UP
    running.type("d")
    running.window.go(Place(TODAY))
    assert today.waiting.lines[0].words.text() == "Robin & Ash: session 1 is not signed yet"
    assert today.waiting.lines[0].way.text() == "Go on writing"
    QTest.mouseClick(today.waiting.lines[0].way, Qt.MouseButton.LeftButton)
    assert running.window.place.couple_id == couple_id
    foot = running.window.later.write_up.sheet.foot
    foot.sign.click()
    foot.as_it_is.click()
    running.window.go(Place(TODAY))
    assert not today.waiting.isVisible()


def test_an_hour_that_nobody_wrote_up_is_found_again_on_today_after_many_others(after: After) -> None:
    running, couple_id, session_id = after
    for _ in range(4):
        running.clock.go_on(days=1)
        later = running.in_the_room(couple_id)
        running.clock.go_on(minutes=50)
        running.desk.do(session.end_session, later)
    running.window.go(Place(TODAY))
    today = running.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    waiting = today.waiting
    shown = [line.words.text() for line in waiting.lines if line.isVisible()]
    assert shown == [f"Robin & Ash: session {number} is not written up yet" for number in (5, 4, 3)]
    QTest.mouseClick(waiting.more.way, Qt.MouseButton.LeftButton)
    assert not waiting.more.isVisible()
    last = [line for line in waiting.lines if line.isVisible()][-1]
    assert last.words.text() == "Robin & Ash: session 1 is not written up yet"
    QTest.mouseClick(last.way, Qt.MouseButton.LeftButton)
    assert running.window.couple.tab() == WRITE_UP
    assert running.desk.read(notes_shown.note_of_session, session_id) is not None


@pytest.mark.parametrize("by", ["click", "menu"])
def test_what_waits_of_those_who_come_today_stands_with_their_hour(after: After, by: str) -> None:
    running, couple_id, session_id = after
    appointment = running.desk.do(
        appointments.make_appointment, couple_id, running.clock.now() + timedelta(hours=1), 60, None
    )
    assert appointment is not None
    running.window.go(Place(TODAY))
    today = running.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    assert not today.waiting.isVisible()
    line = today.model.line(0)
    assert line is not None
    assert "Session 1 is not written up yet." in line.sentence
    if by == "menu":
        menu = today.menu_for(appointment.change.ids[0])
        next(one for one in menu.actions() if one.text().startswith("Write up")).trigger()
    else:
        _, box = today.list.places(0).due[0]
        spot = today.list.visualRect(today.model.index(0)).topLeft() + box.center().toPoint()
        QTest.mouseClick(today.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert running.window.couple.tab() == WRITE_UP
    assert running.desk.read(notes_shown.note_of_session, session_id) is not None


def test_with_somebody_in_the_room_nothing_waits_in_the_day(after: After) -> None:
    running, couple_id, _ = after
    running.desk.do(appointments.make_appointment, couple_id, running.clock.now() + timedelta(hours=1), 60, None)
    running.in_the_room(running.couple("Jude & Noor"))
    running.window.go(Place(TODAY))
    today = running.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    assert [today.list.places(row).due for row in range(today.model.rowCount())] == [[]] * today.model.rowCount()
    assert not today.waiting.isVisible()


def test_half_typed_words_are_there_after_a_lock(after: After) -> None:
    running, couple_id, session_id = after
    running.window.writing_up.session(session_id)
    running.window.later.write_up.sheet.parts[D].field.setFocus()
    running.type("Both came, and half a th")
    note_id = running.window.later.write_up.note_id
    running.press(Key.Key_L, CTRL)
    assert "half a th" not in seen(running.unlock_page)
    running.unlock()
    assert running.window.place == Place(COUPLE, couple_id, WRITE_UP, note_id)
    assert running.window.later.write_up.sheet.parts[D].field.words() == "Both came, and half a th"


def test_when_somebody_comes_in_it_is_gone_and_its_words_are_kept(after: After) -> None:
    running, couple_id, session_id = after
    running.window.writing_up.session(session_id)
    running.window.later.write_up.sheet.parts[D].field.setFocus()
    running.type("Both came.")
    note_id = running.window.later.write_up.note_id
    other = running.couple("Jude & Noor")
    running.window.start_session(other)
    assert running.window.couple.tab() == HIERARCHY
    assert running.window.later.write_up.note_id == 0
    assert "Both came." not in seen(running.window)
    assert not running.program.commands.can("write_up")
    assert not running.program.commands.can("own_note")
    running.window.writing_up.session(session_id)
    running.window.go(Place(COUPLE, couple_id, WRITE_UP, note_id))
    assert running.window.couple.tab() == HIERARCHY
    kept = running.desk.read(notes_shown.show_note, note_id)
    assert kept.sections[D] == "Both came."


def test_f6_walks_between_the_rail_and_the_write_up(after: After) -> None:
    running, _, session_id = after
    running.window.writing_up.session(session_id)
    page = running.window.later.write_up
    page.sheet.parts[D].field.setFocus()
    running.press(Key.Key_F6)
    rail = running.window.rail
    assert isinstance(rail, Rail)
    assert rail.isAncestorOf(focused())
    running.press(Key.Key_F6)
    assert focused() is page.sheet.parts[D].field
    running.window.in_the_room.go_to_notes()
    assert running.window.couple.tab() == STORY
    assert running.window.notes.isAncestorOf(focused())


def test_a_step_named_in_a_note_leads_to_its_place(after: After) -> None:
    running, _, session_id = after
    running.window.writing_up.session(session_id)
    page = running.window.later.write_up
    page.sheet.parts[D].field.setFocus()
    running.type("@tea")
    running.press(Key.Key_Return)
    running.press(Key.Key_Return, CTRL)
    assert running.window.couple.tab() == HIERARCHY
    assert running.window.hierarchy.view.chosen_id() == page.sheet.parts[D].field.steps_named()[0]
    assert QApplication.focusWidget() is not None
