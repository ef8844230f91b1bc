"""What was written before is folded while somebody is in the room, and shows only while it is held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import roster, session
from app.views.notes.rows import Kind, Row
from tests.views.notes_hour import Hour
from tests.views.notes_hour import hour as hour

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def here(hour: Hour) -> Hour:
    """Two sessions in the past, and somebody in the room."""
    hour.earlier("a secret of April", days=28)
    hour.earlier("another secret", days=14)
    hour.start()
    hour.type("today", enter=True)
    return hour


def heard(hour: Hour) -> str:
    """Everything assistive technology can read of the stream."""
    stream = QAccessible.queryAccessibleInterface(hour.pane.stream)
    return "\n".join(stream.child(n).text(QAccessible.Text.Name) for n in range(stream.childCount()))


def bar(hour: Hour, place: int) -> Row:
    return hour.rows(Kind.SESSION)[place]


def press(hour: Hour, row: Row) -> QPoint:
    spot = hour.spot(row)
    QTest.mousePress(hour.pane.stream.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
    return spot


def release(hour: Hour, spot: QPoint) -> None:
    QTest.mouseRelease(hour.pane.stream.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot)


def test_folded_bars_tell_the_day_and_nothing_else(here: Hour) -> None:
    assert [row.about for row in here.rows(Kind.SESSION)] == ["16 Apr", "30 Apr"]
    assert here.texts() == ["today"]
    assert "secret" not in heard(here)
    assert "Notes of 30 April, folded. Press and hold to see them." in heard(here)
    assert here.rows(Kind.HINT)[0].text == "Earlier notes are folded: press and hold one to see it"


def test_held_by_mouse_that_one_shows_and_only_while_held(here: Hour) -> None:
    spot = press(here, bar(here, 1))
    assert here.texts() == ["another secret", "today"]
    QTest.mouseMove(here.pane.stream.viewport(), spot + QPoint(0, 60))
    assert here.texts() == ["another secret", "today"]
    release(here, spot + QPoint(0, 60))
    assert here.texts() == ["today"]
    assert "secret" not in heard(here)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_held_by_key(here: Hour, key: Qt.Key) -> None:
    stream = here.pane.stream
    stream.setFocus()
    here.press(Qt.Key.Key_Home)
    QTest.keyPress(stream, key)
    again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    QApplication.sendEvent(stream, again)
    QApplication.sendEvent(stream, QKeyEvent(QEvent.Type.KeyRelease, key, Qt.KeyboardModifier.NoModifier, "", True))
    assert here.texts() == ["a secret of April", "today"]
    QTest.keyRelease(stream, key)
    assert here.texts() == ["today"]


def test_losing_the_focus_folds(here: Hour) -> None:
    here.pane.stream.setFocus()
    here.press(Qt.Key.Key_Home)
    QTest.keyPress(here.pane.stream, Qt.Key.Key_Space)
    here.pane.take_focus()
    assert here.texts() == ["today"]


def test_covering_folds(here: Hour) -> None:
    press(here, bar(here, 0))
    here.pane.hide()
    assert here.texts() == ["today"]


def test_what_is_held_cannot_be_changed(here: Hour) -> None:
    spot = press(here, bar(here, 0))
    held = here.rows()[0]
    here.pane.stream.removed.emit(held)
    here.pane.stream.opened.emit(held)
    release(here, spot)
    assert here.kept(held.session_id)[0].text == "a secret of April"
    assert here.pane.stream.painter.editing is None


def test_with_nobody_here_they_are_read_and_changed(hour: Hour) -> None:
    first = hour.earlier("words of April", days=28)
    hour.earlier("words of May", days=14)
    assert hour.texts() == ["words of May"]
    assert hour.rows(Kind.HINT) == []
    hour.click(bar(hour, 0))
    assert hour.texts() == ["words of April", "words of May"]
    hour.click(hour.rows()[0])
    hour.type(" and more", enter=True)
    assert hour.kept(first)[0].text == "words of April and more"
    hour.pane.stream.setFocus()
    hour.press(Qt.Key.Key_Home)
    hour.press(Qt.Key.Key_Return)
    assert hour.texts() == ["words of May"]


def test_who_comes_in_finds_nothing_open(hour: Hour) -> None:
    april = hour.earlier("words of April", days=28)
    hour.earlier("words of May", days=14)
    hour.click(bar(hour, 0))
    hour.click(hour.rows()[0])
    hour.type(" half")
    hour.start()
    assert hour.texts() == []
    assert hour.pane.stream.painter.editing is None
    assert hour.desk.read(session.draft_of, "entry", hour.kept(april)[0].id) == "words of April half"


def test_many_sessions_are_listed_when_asked_for(hour: Hour) -> None:
    for weeks in range(6, 0, -1):
        hour.earlier("words", days=7 * weeks)
    hour.start()
    assert len(hour.rows(Kind.SESSION)) == 2
    more = hour.rows(Kind.MORE)[0]
    assert more.text == "4 sessions before these"
    hour.click(more)
    assert len(hour.rows(Kind.SESSION)) == 6
    assert hour.rows(Kind.MORE) == []


def test_with_another_couple_in_the_room_everything_is_folded(hour: Hour) -> None:
    hour.earlier("words of May", days=14)
    other = hour.desk.do(roster.add_couple, "Kim & Lou")
    assert other is not None
    hour.desk.do(session.start_session, other.change.couple_id)
    assert hour.texts() == []
    assert not hour.pane.composer.isVisible()
    assert not hour.pane.start.isVisible()
    assert hour.pane.busy.isVisible()
    hour.end()
    assert hour.texts() == ["words of May"]


def test_nobody_was_here_yet(hour: Hour, qtbot: QtBot) -> None:
    assert hour.pane.empty.isVisible()
    hour.pane.take_focus()
    with qtbot.waitSignal(hour.pane.session_wanted) as wanted:
        hour.press(Qt.Key.Key_Return)
    assert wanted.args == [hour.couple_id]
    hour.start()
    assert not hour.pane.empty.isVisible()
    assert hour.pane.composer.field.accessibleDescription() == "Anything you would like to remember. Enter keeps it."


def test_another_couple_has_its_own_words(hour: Hour) -> None:
    other = hour.desk.do(roster.add_couple, "Kim & Lou")
    assert other is not None
    hour.start()
    hour.type("for Robin and Ash")
    hour.pane.show_couple(other.change.couple_id)
    assert hour.pane.composer.field.is_empty()
    assert hour.desk.draft(session.COMPOSER, hour.couple_id) == "for Robin and Ash"
    hour.pane.show_couple(hour.couple_id)
    assert hour.pane.composer.field.words() == "for Robin and Ash"
    hour.pane.take_focus()
    assert hour.pane.composer.field.hasFocus()
