"""Go to anything: found by words, walked by keys, and only within the couple that is in the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QAbstractItemModelTester, QTest

from app.actions import asking, session
from app.models.side import Side
from app.models.willingness import Answer
from app.views.shell.goto import GoTo
from app.views.shell.goto_rows import RowPainter
from app.views.window import COUPLE, COUPLES, TODAY
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def practice(running: Running) -> Running:
    """Two couples; Robin and Ash have a path and a note of an hour that is over."""
    couple_id = running.couple("Robin & Ash", "Hold hands on a walk", "Hand massage, taking turns", "Tea together")
    running.couple("Jude & Noor", "Hand cream, each their own")
    session_id = running.in_the_room(couple_id)
    running.desk.do(session.keep_entry, session_id, "Their hands met on the table")
    running.window.end_session()
    running.press(Key.Key_F8)
    running.clock.go_on(days=14)
    return running


def _open(running: Running, typed: str = "") -> GoTo:
    running.press(Key.Key_K, CTRL)
    running.type(typed)
    return running.window.goto


def _said(goto: GoTo) -> list[str]:
    rows = [goto.rows.at(number) for number in range(goto.rows.rowCount())]
    return [row.words for row in rows if row is not None]


def test_ctrl_k_opens_it_and_esc_closes_it_and_gives_the_focus_back(practice: Running) -> None:
    practice.window.open_couple(1)
    before = focused()
    goto = _open(practice)
    assert goto.isVisible()
    assert focused() is goto.field
    practice.press(Key.Key_Escape)
    assert not goto.isVisible()
    assert focused() is before


def test_ctrl_k_works_inside_a_field_that_has_its_own_use_for_it(practice: Running) -> None:
    practice.window.open_couple(1)
    practice.press(Key.Key_J, CTRL)
    practice.type("Half a title")
    practice.press(Key.Key_K, CTRL)
    assert practice.window.goto.isVisible()
    practice.press(Key.Key_Escape)
    assert practice.window.hierarchy.add.text() == "Half a title"


def test_with_nothing_typed_it_offers_couples_and_what_can_be_done(practice: Running) -> None:
    assert _said(_open(practice))[:2] == ["Robin & Ash", "Jude & Noor"]
    assert "Today" in _said(practice.window.goto)


def test_steps_notes_and_actions_are_found_by_the_beginnings_of_words(practice: Running) -> None:
    goto = _open(practice, "hand")
    assert _said(goto) == [
        "Hand cream, each their own",
        "Hand massage, taking turns",
        "Hold hands on a walk",
        "Their hands met on the table",
    ] or _said(goto) == [
        "Hand massage, taking turns",
        "Hold hands on a walk",
        "Hand cream, each their own",
        "Their hands met on the table",
    ]
    step = goto.rows.at(0)
    assert step is not None
    assert step.aside in ("Jude & Noor", "Robin & Ash")
    assert step.parts[0] == ("Hand", True)


def test_enter_on_a_step_takes_it_in_hand(practice: Running) -> None:
    _open(practice, "tea tog")
    practice.press(Key.Key_Return)
    assert practice.window.place.page == COUPLE
    assert practice.window.hierarchy.chosen_step() == practice.window.hierarchy.model.ids()[2]
    assert practice.window.hierarchy.isAncestorOf(focused())


def test_arrows_walk_and_stop_at_the_ends(practice: Running) -> None:
    goto = _open(practice, "hand")
    practice.press(Key.Key_Up)
    assert goto.list.current() == 0
    practice.press(Key.Key_Down)
    assert goto.list.current() == 1
    practice.press(Key.Key_PageDown)
    assert goto.list.current() == 3
    practice.press(Key.Key_Tab)
    assert focused() is goto.field
    practice.press(Key.Key_PageUp)
    assert goto.list.current() == 0


def test_enter_opens_a_couple_and_ctrl_enter_starts_their_session(practice: Running) -> None:
    _open(practice, "jude")
    practice.press(Key.Key_Return)
    assert practice.window.place.couple_id == 2
    assert practice.desk.session is None
    _open(practice, "jude")
    practice.press(Key.Key_Return, CTRL)
    assert practice.desk.session is not None
    assert practice.desk.session.couple_id == 2
    assert practice.window.notes.isAncestorOf(focused())


def test_enter_on_a_note_goes_to_the_notes(practice: Running) -> None:
    goto = _open(practice, "table")
    assert _said(goto) == ["Their hands met on the table"]
    practice.press(Key.Key_Return)
    assert practice.window.place == practice.window.place.__class__(COUPLE, 1)
    assert practice.window.notes.isAncestorOf(focused())


def test_an_action_is_carried_out(practice: Running) -> None:
    _open(practice, "couples")
    practice.press(Key.Key_Return)
    assert practice.window.place.page == COUPLES


def test_nothing_found_is_said(practice: Running) -> None:
    goto = _open(practice, "zebra")
    assert goto.nothing.isVisible()
    practice.press(Key.Key_Return)
    assert goto.isVisible()


def test_hostile_words_find_nothing_and_break_nothing(practice: Running) -> None:
    goto = _open(practice)
    for typed in ('"', "*", "NEAR(", "a OR b", "<b>", "%", "'; DROP TABLE steps; --", "()[]\\", "👍🏽"):
        goto.field.setText(typed)
        assert goto.isVisible()


# Somebody in the room --------------------------------------------------------------------------------------------


@pytest.fixture
def room(practice: Running) -> Running:
    practice.window.start_session(1)
    return practice


def test_in_a_session_only_this_couple_is_looked_through(room: Running) -> None:
    goto = _open(room, "hand")
    assert "only Robin & Ash" in (goto.pill.accessibleName())
    assert goto.pill.isVisible()
    assert "Hand cream, each their own" not in _said(goto)
    goto.field.setText("jude")
    assert _said(goto) == []
    goto.field.setText("")
    assert not any("Jude" in words for words in _said(goto))
    assert room.window.rail.wide.go_to.text() == "Find in this couple"


def test_an_earlier_note_shows_only_while_it_is_held_by_key(room: Running) -> None:
    goto = _open(room, "met")
    assert _said(goto) == ["Note of 14 May"]
    assert "met" not in str(goto.rows.data(goto.rows.index(0)))
    QTest.keyPress(goto.field, Key.Key_Return)
    assert goto.rows.held == 0
    assert goto.isVisible()
    QTest.keyRelease(goto.field, Key.Key_Return)
    assert goto.rows.held == -1


def test_an_earlier_note_shows_only_while_it_is_held_by_mouse(room: Running) -> None:
    goto = _open(room, "met")
    spot = goto.list.visualRect(goto.rows.index(0)).center()
    QTest.mousePress(goto.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert goto.rows.held == 0
    QTest.mouseRelease(goto.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert goto.rows.held == -1
    assert goto.isVisible()
    QTest.mousePress(goto.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(goto.list.viewport(), spot + QPoint(0, 300))
    assert goto.rows.held == -1


def test_the_note_of_this_hour_is_not_folded(room: Running) -> None:
    assert room.desk.session is not None
    room.desk.do(session.keep_entry, room.desk.session.id, "They met for tea")
    assert _said(_open(room, "met")) == ["They met for tea", "Note of 14 May"]


def test_what_lies_off_the_table_is_not_found(room: Running) -> None:
    step_id = room.window.hierarchy.model.ids()[2]
    room.desk.do(asking.answer, step_id, Side.FIRST, Answer.OFF_TABLE)
    assert _said(_open(room, "tea")) == []


# By mouse, and for assistive technology --------------------------------------------------------------------------


def test_the_rail_opens_it_and_a_click_beside_it_closes_it(practice: Running) -> None:
    practice.window.rail.wide.go_to.click()
    goto = practice.window.goto
    assert goto.isVisible()
    QTest.mouseClick(goto, Qt.MouseButton.LeftButton, pos=QPoint(5, goto.height() - 5))
    assert not goto.isVisible()


def test_a_click_on_a_row_opens_it(practice: Running) -> None:
    goto = _open(practice, "jude")
    spot = goto.list.visualRect(goto.rows.index(0)).center()
    QTest.mouseMove(goto.list.viewport(), spot)
    QTest.mouseClick(goto.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert practice.window.place.couple_id == 2


def test_rows_are_named_and_the_model_is_sound(practice: Running) -> None:
    goto = _open(practice, "hand")
    QAbstractItemModelTester(goto.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    role = Qt.ItemDataRole.AccessibleTextRole
    named = [str(goto.rows.data(goto.rows.index(n), role)) for n in range(goto.rows.rowCount())]
    assert "Step 2. Hand massage, taking turns" in named
    assert named[-1] == "Their hands met on the table, Robin & Ash · 14 May"
    goto.field.setText("")


def test_a_command_from_elsewhere_puts_it_away(practice: Running) -> None:
    goto = _open(practice, "hand")
    practice.press(Key.Key_1, CTRL)
    assert not goto.isVisible()
    assert practice.window.place.page == TODAY
    practice.press(Key.Key_F1)
    assert practice.window._shortcuts is not None
    assert "Go to anything" in seen(practice.window._shortcuts)


def test_in_a_session_the_field_promises_no_other_couple(room: Running) -> None:
    goto = _open(room)
    assert goto.field.placeholderText() == "A step, words of their notes, or what to do"
    room.press(Key.Key_Escape)
    room.window.end_session()
    room.press(Key.Key_F8)
    assert _open(room).field.placeholderText().startswith("A couple")


def _many_notes(running: Running, couple_id: int, word: str) -> int:
    """A session with sixty notes, over; the id of the one with the word, which is the fifth."""
    session_id = running.in_the_room(couple_id)
    for number in range(60):
        running.desk.do(session.keep_entry, session_id, word if number == 4 else f"Note {number} of a long hour")
    running.window.end_session()
    running.press(Key.Key_F8)
    running.clock.go_on(days=7)
    return running.desk.read(session.show_entries, session_id)[4].id


def test_a_note_that_was_found_is_in_sight_and_marked_until_the_next_key(practice: Running) -> None:
    practice.program.top.setGeometry(0, 0, 1440, 700)
    entry_id = _many_notes(practice, 1, "They laughed about the lamp")
    for _ in range(3):
        _many_notes(practice, 1, "Another evening")
    _open(practice, "lamp")
    practice.press(Key.Key_Return)
    stream = practice.window.notes.stream
    row = stream.current_row()
    assert row is not None
    assert row.key == stream.painter.found == ("entry", entry_id)
    assert stream.hasFocus()
    assert stream.viewport().rect().contains(stream.visualRect(stream.currentIndex()))
    practice.press(Key.Key_Down)
    assert stream.painter.found is None
    assert stream.currentIndex().row() == stream.rows.index_of(row.key).row() + 1


def test_a_note_that_was_found_comes_out_of_the_drawer(practice: Running) -> None:
    practice.program.top.setGeometry(0, 0, 1000, 700)
    _open(practice, "table")
    practice.press(Key.Key_Return)
    stream = practice.window.notes.stream
    assert practice.window.couple.drawer_open
    assert stream.hasFocus()
    assert stream.viewport().rect().contains(stream.visualRect(stream.currentIndex()))


def test_a_note_of_the_hour_is_found_in_its_place(practice: Running) -> None:
    session_id = practice.in_the_room(1)
    for number in range(40):
        practice.desk.do(session.keep_entry, session_id, f"Note {number}")
    kept = practice.desk.read(session.show_entries, session_id)[2].id
    _open(practice, "note 2")
    rows = practice.window.goto.rows
    place = next(n for n in range(rows.rowCount()) if (row := rows.at(n)) is not None and row.about == kept)
    for _ in range(place):
        practice.press(Key.Key_Down)
    practice.press(Key.Key_Return)
    stream = practice.window.notes.stream
    found = stream.current_row()
    assert found is not None
    assert found.key == ("entry", kept)
    assert stream.viewport().rect().contains(stream.visualRect(stream.currentIndex()))


def test_in_the_room_an_earlier_note_stays_folded_and_its_bar_is_marked(practice: Running) -> None:
    earlier = practice.desk.read(session.show_notes, 1).entries[0]
    practice.in_the_room(1)
    practice.window.open_couple(1)
    practice.window.notes.show_entry(earlier.id)
    stream = practice.window.notes.stream
    row = stream.current_row()
    assert row is not None
    assert row.key == stream.painter.found == ("session", earlier.session_id)
    assert not row.open
    assert "Their hands" not in " ".join(seen(practice.window))


@pytest.mark.parametrize("name", ["robin", "ash", "rob", "robin ash"])
def test_in_the_room_their_names_lead_back_to_their_pages(practice: Running, name: str) -> None:
    practice.in_the_room(1)
    practice.press(Key.Key_1, CTRL)
    assert practice.window.place.page == TODAY
    goto = _open(practice, name)
    assert _said(goto)[0] == "Hierarchy · Robin & Ash"
    assert {"Agreements · Robin & Ash", "Session notes · Robin & Ash"} <= {*_said(goto)}
    practice.press(Key.Key_Return)
    assert practice.window.place.page == COUPLE
    assert practice.window.hierarchy.isAncestorOf(focused())


def test_in_the_room_another_couples_name_finds_nothing(practice: Running) -> None:
    practice.in_the_room(1)
    assert _said(_open(practice, "jude")) == []


def test_the_word_that_was_found_is_in_sight_however_large_the_letters(practice: Running) -> None:
    practice.settings.change(text_scale=2.0)
    practice.program.top.resize(1366, 768)
    session_id = practice.in_the_room(1)
    practice.desk.do(
        session.keep_entry,
        session_id,
        "On Thursday, after a long and heavy week at work, they found a hug in the kitchen",
    )
    goto = _open(practice, "hug")
    row = goto.rows.at(0)
    painter = goto.list.itemDelegate()
    assert row is not None
    assert isinstance(painter, RowPainter)
    room = 500.0
    shown = painter.in_sight(row.parts, room)
    until = [*shown[: next(place for place, (_, met) in enumerate(shown) if met) + 1]]
    assert until[-1] == ("hug", True)
    assert until[0][0].startswith("… ")
    font = practice.program.theme.font("body", size=15, weight=600)
    assert QFontMetricsF(font).horizontalAdvance("".join(words for words, _ in until)) <= room * 1.05
    assert painter.in_sight(row.parts, 5000.0) == row.parts
    title = (
        ("Lie side by side, on the covers", False),
        (" · ", False),
        ("with the lamp on and no ", False),
        ("hug", True),
    )
    assert painter.in_sight(title, room)[-1] == ("hug", True)
    assert painter.in_sight(title, room)[0][0].startswith("Lie side")
