"""Words that were typed in the hour and not kept: seen beside the note, named before it is signed, and kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.actions import session
from app.models.note import Heading
from app.views.shell.tabs import HIERARCHY, WRITE_UP
from tests.views.running import Key, Running, focused
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

LEFT = "/s Next time: ask about the"


@pytest.fixture
def after(running: Running) -> tuple[Running, int]:
    """An hour with one entry, over while a second one was half typed, and its write-up."""
    couple_id = running.couple("Robin & Ash", "Tea together")
    running.window.start_session(couple_id)
    running.type("Arrived settled.")
    running.press(Key.Key_Return)
    running.type(LEFT)
    running.clock.go_on(minutes=50)
    assert running.desk.session is not None
    session_id = running.desk.session.id
    running.desk.do(session.end_session, session_id)
    running.window.writing_up.session(session_id)
    assert running.window.couple.tab() == WRITE_UP
    return running, session_id


def test_they_are_seen_below_the_entries_and_kept_by_a_key(after: tuple[Running, int]) -> None:
    running, session_id = after
    page = running.window.later.write_up
    unkept = page.entries.unkept
    assert unkept.isVisible()
    assert unkept.words.text() == "Typed, not kept: “Next time: ask about the”"
    last = page.entries.list.visualRect(page.entries.rows.index(0)).bottom()
    assert 0 <= unkept.y() - page.entries.list.y() - last < 30
    assert focused() is page.entries.list
    running.press(Key.Key_Tab)
    assert focused() is unkept.keep
    running.press(Key.Key_Space)
    kept = running.desk.read(session.show_entries, session_id)
    assert [(one.text, one.mark and one.mark.value) for one in kept] == [
        ("Arrived settled.", None),
        ("Next time: ask about the", "setback"),
    ]
    assert unkept.isHidden()
    assert focused() is page.entries.list
    running.type("p")
    assert page.sheet.parts[Heading.PLAN].field.words() == "Next time: ask about the"
    running.window.go_tab(HIERARCHY)
    assert running.window.notes.composer.isHidden()
    assert running.window.notes.composer.field.words() == ""


def test_they_are_named_before_the_note_is_signed_and_stay_in_the_notes(after: tuple[Running, int]) -> None:
    running, _ = after
    page = running.window.later.write_up
    running.type("d")
    foot = page.sheet.foot
    QTest.mouseClick(foot.sign, Qt.MouseButton.LeftButton)
    assert foot.left_over.text() == "Typed, not kept: “Next time: ask about the”. It waits in the notes."
    assert foot.left_over.isVisible()
    assert not page.sheet.sealed.isVisible()
    QTest.mouseClick(foot.as_it_is, Qt.MouseButton.LeftButton)
    assert page.sheet.sealed.isVisible()
    assert page.entries.unkept.isHidden()
    running.window.go_tab(HIERARCHY)
    assert running.window.notes.composer.field.words() == "Next time: ask about the"


def test_they_are_named_beside_the_entries_that_were_not_taken_up(after: tuple[Running, int]) -> None:
    running, _ = after
    foot = running.window.later.write_up.sheet.foot
    QTest.mouseClick(foot.sign, Qt.MouseButton.LeftButton)
    assert foot.left_over.text().endswith(
        "“Arrived settled.”. It stays with the session. "
        "Typed, not kept: “Next time: ask about the”. It waits in the notes."
    )


def test_they_belong_to_the_latest_hour_alone(after: tuple[Running, int]) -> None:
    running, session_id = after
    couple_id = running.window.couple.couple_id
    running.window.go_tab(HIERARCHY)
    running.window.start_session(couple_id)
    assert running.desk.session is not None
    later = running.desk.session.id
    running.clock.go_on(minutes=50)
    running.desk.do(session.end_session, later)
    running.window.writing_up.session(session_id)
    assert running.window.later.write_up.entries.unkept.isHidden()
    running.window.writing_up.session(later)
    assert running.window.later.write_up.entries.unkept.isVisible()
