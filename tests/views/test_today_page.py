"""Today through its own keys and the mouse, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions import appointments, roster, session
from app.models.session import Mark
from app.models.side import Side
from app.store.vault import Vault
from app.views.desk import Desk, Told
from app.views.theme.theme import Theme
from app.views.today.page import TodayPage
from tests.desk import SteadyClock
from tests.hands import keys

NAMES = ("Robin & Ash", "Jude & Noor", "Mira & Tove", "Sam & Elis")


def at(hour: int, minute: int = 0, day: int = 14) -> datetime:
    return datetime(2026, 5, day, hour, minute).astimezone()


@pytest.fixture
def couples(desk: Desk) -> dict[str, int]:
    found = {}
    for names in NAMES:
        outcome = desk.do(roster.add_couple, names)
        assert outcome is not None
        found[names] = outcome.change.couple_id
    return found


@pytest.fixture
def day(desk: Desk, couples: dict[str, int]) -> dict[str, int]:
    """Four appointments on 14 May, where it is 14:05; the appointments' ids by couple."""
    made = {}
    for names, hour, minute, minutes, alone in (
        ("Robin & Ash", 14, 30, 60, None),
        ("Jude & Noor", 15, 45, 60, None),
        ("Mira & Tove", 17, 0, 45, Side.SECOND),
        ("Sam & Elis", 18, 0, 60, None),
    ):
        done = desk.do(appointments.make_appointment, couples[names], at(hour, minute), minutes, alone)
        assert done is not None
        made[names] = done.change.ids[0]
    return made


def shown(qtbot: QtBot, theme: Theme, desk: Desk) -> TodayPage:
    page = TodayPage(theme, desk)
    qtbot.addWidget(page)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    page.resize(1200, 860)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    return page


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, day: dict[str, int]) -> TodayPage:
    return shown(qtbot, theme, desk)


def texts(page: TodayPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def spoken(widget: QWidget) -> list[str]:
    """Every name, description and value that assistive technology can find under a widget."""

    def walk(interface: QAccessibleInterface) -> Iterator[str]:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield interface.text(kind)
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                yield from walk(child)

    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    return [text for text in walk(root) if text]


def spot(page: TodayPage, row: int) -> QPoint:
    rect = page.list.visualRect(page.model.index(row))
    return QPoint(200, rect.top() + 30)


def chosen(page: TodayPage) -> str:
    line = page.list.chosen()
    return line.title if line is not None else ""


# -- the day ---------------------------------------------------------------------------------------------------


def test_the_day_says_how_many_come_and_who_comes_first(page: TodayPage) -> None:
    assert page.title.text() == "Thursday 14 May"
    assert page.sentence.text() == "Four appointments. Robin & Ash come first, at 14:30."
    assert texts(page) == [
        "14:30 Robin & Ash",
        "15:45 Jude & Noor",
        "17:00 Tove, on their own",
        "18:00 Sam & Elis",
    ]
    assert page.foot.text() == "Nothing here rings. It waits until you look."


def test_each_line_is_one_whole_sentence_to_hear(page: TodayPage) -> None:
    heard = [page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(page.model.rowCount())]
    assert heard[0] == "14:30. Robin & Ash. Session 1 · 60 minutes. Comes next."
    assert heard[2] == "17:00. Tove, on their own. Private conversation · 45 minutes."


def test_enter_starts_the_session_of_the_next_appointment(
    qtbot: QtBot, page: TodayPage, desk: Desk, couples: dict[str, int], day: dict[str, int]
) -> None:
    assert chosen(page) == "Robin & Ash"
    with qtbot.waitSignal(page.session_started) as started:
        keys(page.list, "Enter")
    assert started.args == [couples["Robin & Ash"]]
    assert desk.session is not None
    assert desk.session.appointment_id == day["Robin & Ash"]
    assert (desk.session.first_attends, desk.session.second_attends) == (True, True)


def test_the_arrows_choose_another_and_one_alone_comes_alone(page: TodayPage, desk: Desk) -> None:
    keys(page.list, "Down", "Down")
    assert chosen(page) == "Tove, on their own"
    keys(page.list, "Enter")
    assert desk.session is not None
    assert (desk.session.first_attends, desk.session.second_attends) == (False, True)


def in_list(page: TodayPage, part: QWidget) -> QRect:
    """Where something lies, as the lines of the list are measured."""
    return QRect(part.mapTo(page, QPoint()) - page.list.viewport().mapTo(page, QPoint()), part.size())


def test_the_button_on_the_tinted_line_does_the_same_as_enter(page: TodayPage, desk: Desk) -> None:
    assert page.list.begin.text() == "Start session"
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 1))
    line = page.list.visualRect(page.model.index(1))
    assert line.contains(in_list(page, page.list.begin))
    QTest.mouseClick(page.list.begin, Qt.MouseButton.LeftButton)
    assert desk.session is not None
    assert page.list.chosen() is not None
    assert chosen(page) == "Jude & Noor"


def test_a_press_beside_the_lines_leaves_the_choice(page: TodayPage) -> None:
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, page.list.height() - 1))
    assert chosen(page) != ""


def test_the_selection_goes_on_with_the_clock(page: TodayPage, clock: SteadyClock) -> None:
    clock.go_on(hours=1, minutes=30)
    page.refresh()
    assert chosen(page) == "Jude & Noor"
    assert page.sentence.text() == "Four appointments. Jude & Noor come next, at 15:45."


def test_what_the_therapist_chose_stays_chosen_when_time_goes_on(page: TodayPage, clock: SteadyClock) -> None:
    keys(page.list, "End")
    clock.go_on(hours=2)
    page.refresh()
    assert chosen(page) == "Sam & Elis"


def test_after_the_last_hour_nobody_comes_next(page: TodayPage, clock: SteadyClock) -> None:
    clock.go_on(hours=6)
    page.refresh()
    assert page.sentence.text() == "Four appointments. That was the last one today."


def test_at_midnight_the_next_day_is_there(page: TodayPage, clock: SteadyClock) -> None:
    clock.go_on(hours=12)
    page.refresh()
    assert page.title.text() == "Friday 15 May"
    assert page.open_day.isVisible()


def test_one_appointment_is_said_so(qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int]) -> None:
    desk.do(appointments.make_appointment, couples["Mira & Tove"], at(16), 60, Side.FIRST)
    page = shown(qtbot, theme, desk)
    assert page.sentence.text() == "One appointment. Mira, on their own comes at 16:00."


# -- what to have read before ----------------------------------------------------------------------------------


def test_the_lines_of_the_last_session_are_there_until_someone_is_in_the_room(
    qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int], day: dict[str, int], clock: SteadyClock
) -> None:
    couple = couples["Robin & Ash"]
    clock.go_on(days=-14)
    started = desk.do(session.start_session, couple)
    assert started is not None
    desk.do(session.keep_entry, started.change.ids[0], "Hand massage goes on as its smaller version.")
    desk.do(session.keep_entry, started.change.ids[0], "They paused, and had toast.", Mark.VICTORY)
    desk.do(session.end_session, started.change.ids[0])
    clock.go_on(days=14)
    page = shown(qtbot, theme, desk)
    assert page.before.words() == (
        "Before 14:30\nLast time, 30 April\nHand massage goes on as its smaller version.\nThey paused, and had toast."
    )
    assert "Small victory" in spoken(page.before)
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        page.before.open.click()
    assert wanted.args == [couple]
    keys(page.list, "Down")
    assert page.before.words() == "Before 15:45\nThe first session\nNothing has been written yet."
    keys(page.list, "Up", "Enter")
    assert not page.before.isVisible()


def test_in_a_narrow_window_it_goes_under_the_day(page: TodayPage) -> None:
    page.resize(820, 860)
    below = page.before.mapTo(page, QPoint(0, 0)).y()
    assert below > page.list.mapTo(page, QPoint(0, page.list.height())).y() - 1
    page.resize(1200, 860)
    assert page.before.mapTo(page, QPoint(0, 0)).x() > 700


# -- while someone is in the room --------------------------------------------------------------------------------


@pytest.fixture
def in_the_room(page: TodayPage) -> TodayPage:
    keys(page.list, "Enter")
    return page


def test_other_couples_are_an_hour_only(in_the_room: TodayPage) -> None:
    page = in_the_room
    assert texts(page) == ["14:30 Robin & Ash", "15:45", "17:00", "18:00"]
    heard = " ".join(spoken(page))
    assert "Robin & Ash" in heard
    for name in ("Jude", "Noor", "Mira", "Tove", "Sam", "Elis"):
        assert name not in heard
    assert page.sentence.text() == "Four appointments. Robin & Ash are in the room."


def test_no_role_of_a_folded_line_tells_a_name(in_the_room: TodayPage) -> None:
    index = in_the_room.model.index(1)
    told = " ".join(str(index.data(role)) for role in range(Qt.ItemDataRole.UserRole + 8))
    assert "Jude" not in told
    assert "Noor" not in told


def test_holding_the_mouse_shows_one_name_for_as_long_as_it_is_held(qtbot: QtBot, in_the_room: TodayPage) -> None:
    page = in_the_room
    with qtbot.waitSignal(page.list.held):
        QTest.mousePress(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 1))
    assert texts(page)[1:] == ["15:45 Jude & Noor", "17:00", "18:00"]
    QTest.mouseRelease(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 1))
    assert texts(page)[1:] == ["15:45", "17:00", "18:00"]


def test_holding_space_shows_one_name_for_as_long_as_it_is_held(qtbot: QtBot, in_the_room: TodayPage) -> None:
    page = in_the_room
    keys(page.list, "Down", "Down")
    with qtbot.waitSignal(page.list.held):
        QTest.keyPress(page.list, Qt.Key.Key_Space)
    assert texts(page)[1:] == ["15:45", "17:00 Tove, on their own", "18:00"]
    assert "Tove" in " ".join(spoken(page.list))
    QTest.keyRelease(page.list, Qt.Key.Key_Space)
    assert "Tove" not in " ".join(spoken(page.list))


def test_a_click_alone_shows_nothing(qtbot: QtBot, in_the_room: TodayPage) -> None:
    page = in_the_room
    with qtbot.assertNotEmitted(page.list.held):
        QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot(page, 1))
    assert texts(page)[1] == "15:45"


def test_what_is_held_folds_away_when_the_focus_goes(qtbot: QtBot, in_the_room: TodayPage) -> None:
    page = in_the_room
    keys(page.list, "Down")
    with qtbot.waitSignal(page.list.held):
        QTest.keyPress(page.list, Qt.Key.Key_Space)
    page.new.setFocus()
    assert texts(page)[1] == "15:45"


def test_a_folded_line_can_be_neither_started_nor_changed_nor_removed(in_the_room: TodayPage, desk: Desk) -> None:
    page = in_the_room
    keys(page.list, "Down")
    assert not page.list.begin.isVisible()
    keys(page.list, "Enter", "E", "Delete")
    assert not page.card.isVisible()
    assert page.model.rowCount() == 4
    menus: list[int] = []
    page.list.menu_wanted.connect(lambda appointment_id, _at: menus.append(appointment_id))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot(page, 1), QPoint(0, 0))
    QApplication.sendEvent(page.list.viewport(), event)
    assert menus == []


def test_enter_leads_back_to_the_session(qtbot: QtBot, in_the_room: TodayPage, couples: dict[str, int]) -> None:
    page = in_the_room
    assert page.list.begin.text() == "Back to the session"
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        keys(page.list, "Enter")
    assert wanted.args == [couples["Robin & Ash"]]


def test_when_the_room_is_empty_everything_is_back_and_the_next_is_chosen(
    in_the_room: TodayPage, desk: Desk, clock: SteadyClock
) -> None:
    assert desk.session is not None
    clock.go_on(hours=1)
    desk.do(session.end_session, desk.session.id)
    page = in_the_room
    assert texts(page)[1] == "15:45 Jude & Noor"
    assert chosen(page) == "Jude & Noor"
    held = page.model.line(0)
    assert held is not None
    assert held.below == "Session 1 · until 15:05"


def test_the_card_is_for_the_couple_in_the_room_then(in_the_room: TodayPage) -> None:
    page = in_the_room
    page.new.click()
    assert page.card.couple.field.text() == "Robin & Ash"
    assert page.card.couple.field.edit.isReadOnly()
    assert "Jude" not in " ".join(spoken(page.card))


def test_an_open_card_goes_when_somebody_comes_in(page: TodayPage, desk: Desk, couples: dict[str, int]) -> None:
    page.new.click()
    QTest.keyClicks(page.card.couple.field.edit, "Sa")
    desk.do(session.start_session, couples["Jude & Noor"])
    assert not page.card.isVisible()
    assert desk.draft("appointment couple", 0) == "Sa"


def test_earlier_notes_cannot_be_heard_while_somebody_is_in_the_room(
    qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int], day: dict[str, int]
) -> None:
    started = desk.do(session.start_session, couples["Robin & Ash"])
    assert started is not None
    desk.do(session.keep_entry, started.change.ids[0], "Only for the therapist.")
    desk.do(session.end_session, started.change.ids[0])
    page = shown(qtbot, theme, desk)
    assert "Only for the therapist." in page.before.words()
    keys(page.list, "Enter")
    assert "Only for the therapist." not in "\n".join(spoken(page))


def test_the_way_back_is_there_also_without_an_hour_on_this_day(
    qtbot: QtBot, page: TodayPage, desk: Desk, couples: dict[str, int]
) -> None:
    desk.do(appointments.remove_appointment, page.model.line(0).key)  # type: ignore[union-attr]  # the first of four
    assert not page.room.isVisible()
    desk.do(session.start_session, couples["Robin & Ash"])
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        page.room.click()
    assert wanted.args == [couples["Robin & Ash"]]
    assert page.sentence.text() == "Three appointments."


# -- appointments ----------------------------------------------------------------------------------------------


def test_an_appointment_is_made_by_typing(page: TodayPage) -> None:
    page.new.click()
    QTest.keyClicks(page.card.couple.field.edit, "sa")
    keys(page.card.couple.field.edit, "Enter")
    assert page.card.isVisible()
    page.card.time.setFocus()
    QTest.keyClicks(page.card.time.edit, "1915")
    keys(page.card.time.edit, "Enter")
    assert not page.card.isVisible()
    assert texts(page)[-1] == "19:15 Sam & Elis"
    assert page.list.hasFocus()


def test_the_first_match_is_taken_by_enter_and_another_by_the_arrows(page: TodayPage) -> None:
    page.new.click()
    field = page.card.couple.field.edit
    keys(field, "Down", "Enter")
    assert not page.card.couple.field.error() or field.text() == ""
    QTest.keyClicks(field, "a")
    assert page.card.couple.couple() is not None
    field.clear()
    keys(field, "Down")
    assert page.card.couple.take()
    assert field.text() in NAMES


def test_a_match_is_taken_with_the_mouse(page: TodayPage) -> None:
    page.new.click()
    matches = page.card.couple.list
    place = matches.visualRect(matches.model().index(1, 0)).center()
    QTest.mouseClick(matches.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.card.couple.field.text() == "Jude & Noor"
    assert page.card.who is not None


def test_one_alone_is_a_private_conversation(page: TodayPage, couples: dict[str, int]) -> None:
    page.new_appointment(couples["Jude & Noor"])
    assert page.card.who is not None
    page.card.who.choose("second")
    page.card.time.set_text("19")
    page.card.minutes.set_text("45")
    page.card.submit()
    assert texts(page)[-1] == "19:00 Noor, on their own"


def test_what_cannot_be_read_is_said_beside_its_field_and_stays(page: TodayPage, desk: Desk) -> None:
    page.new.click()
    page.card.time.set_text("half past two")
    page.card.day.set_text("soon")
    page.card.minutes.set_text("a while")
    page.card.submit()
    assert page.card.couple.field.error() == "Choose one of your couples."
    assert page.card.day.error() == "For example “28 May” or “Tue”."
    assert page.card.time.error() == "For example “14:30”."
    assert page.card.minutes.error() == "For example “60”."
    assert page.card.time.text() == "half past two"
    assert page.card.couple.field.edit.hasFocus()
    assert page.model.rowCount() == 4


def test_a_length_that_is_too_long_is_said_beside_it(page: TodayPage, couples: dict[str, int]) -> None:
    page.new_appointment(couples["Jude & Noor"])
    page.card.time.set_text("19")
    page.card.minutes.set_text("900")
    page.card.submit()
    assert page.card.minutes.error() == "Between 5 minutes and 8 hours."
    assert page.card.minutes.edit.hasFocus()


def test_escape_puts_the_card_away_and_the_words_are_there_again(
    page: TodayPage, desk: Desk, qtbot: QtBot, theme: Theme
) -> None:
    page.new.click()
    QTest.keyClicks(page.card.couple.field.edit, "Sa")
    page.card.time.setFocus()
    QTest.keyClicks(page.card.time.edit, "19 or so")
    keys(page.card.time.edit, "Esc")
    assert not page.card.isVisible()
    assert page.list.hasFocus()
    assert desk.draft("appointment time", 0) == "19 or so"
    other = shown(qtbot, theme, desk)
    other.new.click()
    assert other.card.couple.field.text() == "Sa"
    assert other.card.time.text() == "19 or so"
    other.card.afresh.click()
    assert other.card.time.text() == ""
    assert desk.draft("appointment time", 0) == ""


def test_words_still_being_typed_are_kept_before_a_lock(page: TodayPage, desk: Desk) -> None:
    page.new.click()
    page.card.time.setFocus()
    QTest.keyClicks(page.card.time.edit, "quarter")
    desk.flush()
    assert desk.draft("appointment time", 0) == "quarter"


@pytest.mark.parametrize("key", ["E", "F2"])
def test_a_key_changes_the_chosen_appointment_and_undo_puts_it_back(
    page: TodayPage, desk: Desk, couples: dict[str, int], key: str
) -> None:
    keys(page.list, key)
    card = page.card
    assert (card.title.text(), card.day.text(), card.time.text()) == ("Robin & Ash", "Thursday 14 May", "14:30")
    assert card.time.edit.hasFocus()
    keys(card.time.edit, "Down")
    assert card.time.text() == "14:45"
    keys(card.time.edit, "Enter")
    assert texts(page)[0] == "14:45 Robin & Ash"
    desk.undo(couples["Robin & Ash"])
    assert texts(page)[0] == "14:30 Robin & Ash"


def test_the_arrows_move_day_and_length_too(page: TodayPage) -> None:
    keys(page.list, "E")
    page.card.day.setFocus()
    keys(page.card.day.edit, "Down")
    assert page.card.day.text() == "Friday 15 May"
    page.card.minutes.setFocus()
    keys(page.card.minutes.edit, "Up")
    assert page.card.minutes.text() == "55"


def test_an_appointment_moved_to_another_day_is_followed_there(page: TodayPage) -> None:
    keys(page.list, "E")
    page.card.day.set_text("Tue")
    page.card.submit()
    assert page.title.text() == "Tuesday 19 May"
    assert texts(page) == ["14:30 Robin & Ash"]
    assert page.back.isVisible()
    page.back.click()
    assert page.title.text() == "Thursday 14 May"


def test_delete_removes_it_without_asking_and_undo_brings_it_back(
    page: TodayPage, desk: Desk, couples: dict[str, int]
) -> None:
    told: list[Told] = []
    desk.told.connect(told.append)
    keys(page.list, "Delete")
    assert texts(page)[0] == "15:45 Jude & Noor"
    assert [(one.text, one.undoable) for one in told] == [("Removed an appointment", True)]
    desk.undo(couples["Robin & Ash"])
    assert texts(page)[0] == "14:30 Robin & Ash"


def test_the_menu_of_a_line_offers_the_same(qtbot: QtBot, page: TodayPage, day: dict[str, int]) -> None:
    with qtbot.waitSignal(page.list.menu_wanted) as wanted:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot(page, 1), QPoint(0, 0))
        QApplication.sendEvent(page.list.viewport(), event)
    assert wanted.args is not None
    assert wanted.args[0] == day["Jude & Noor"]
    for menu in page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if menu.inherits("QMenu"):
            menu.close()
    menu = page.menu_for(day["Jude & Noor"])
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Start session", "Open the couple", "Change or move…", "Remove"]
    menu.actions()[-1].trigger()
    assert "15:45 Jude & Noor" not in texts(page)


def test_when_the_disk_does_not_take_it_the_card_stays_as_it_was_typed(
    page: TodayPage, vault: Vault, couples: dict[str, int]
) -> None:
    page.new_appointment(couples["Jude & Noor"])
    page.card.time.set_text("19:30")
    away = vault.folder.with_name("away")
    vault.folder.rename(away)
    try:
        page.card.submit()
        assert page.card.isVisible()
        assert page.card.time.text() == "19:30"
    finally:
        away.rename(vault.folder)
    page.card.submit()
    assert texts(page)[-1] == "19:30 Jude & Noor"


# -- other days, and a day with nobody ---------------------------------------------------------------------------


def test_an_open_day_says_so_and_offers_an_appointment(
    qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int]
) -> None:
    desk.do(appointments.make_appointment, couples["Sam & Elis"], at(10) + timedelta(days=5), 60)
    page = shown(qtbot, theme, desk)
    assert page.open_day.isVisible()
    assert page.open_day.words.text() == "The next appointment is on Tuesday 19 May."
    assert page.sentence.text() == "No appointments."
    assert page.open_day.make.hasFocus()
    keys(page.open_day.make, "Enter")
    assert page.card.isVisible()
    assert not page.before.isVisible()


def test_on_another_day_the_couple_is_opened_and_no_session_started(
    qtbot: QtBot, page: TodayPage, desk: Desk, couples: dict[str, int]
) -> None:
    desk.do(appointments.make_appointment, couples["Sam & Elis"], at(10, day=15), 60)
    page.later.click()
    assert page.sentence.text() == "One appointment."
    page.take_focus()
    keys(page.list, "Down")
    assert page.list.begin.text() == "Open"
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        keys(page.list, "Enter")
    assert wanted.args == [couples["Sam & Elis"]]
    assert desk.session is None


def test_other_days_are_an_arrow_away(page: TodayPage) -> None:
    page.later.click()
    assert page.title.text() == "Friday 15 May"
    assert page.open_day.words.text() == "Nobody comes on this day."
    keys(page, "Alt+Left", "Alt+Left")
    assert page.title.text() == "Wednesday 13 May"
    keys(page, "Alt+Right")
    assert page.title.text() == "Thursday 14 May"
    assert not page.back.isVisible()
    assert chosen(page) == "Robin & Ash"


# -- large text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [832, 886, 1200])
def test_at_twice_the_size_nothing_is_cut_off(qtbot: QtBot, page: TodayPage, theme: Theme, width: int) -> None:
    theme.set_text_scale(2.0)
    page.resize(width, 768)
    parts = (page.title, page.sentence, page.new, page.later, page.list, page.list.begin, page.foot)

    def whole() -> bool:
        row = page.list.visualRect(page.model.index(page.list.currentIndex().row(), 0))
        edges = [(part.mapTo(page, QPoint(0, 0)).x(), part.width()) for part in parts]
        return row.contains(in_list(page, page.list.begin)) and all(
            left >= 0 and left + wide <= width for left, wide in edges
        )

    qtbot.waitUntil(whole)
    page.new.click()
    qtbot.waitUntil(lambda: page.rect().contains(page.card.geometry()))
    theme.set_text_scale(1.0)
    assert page.list.currentIndex() != QModelIndex()


def test_the_card_for_an_appointment_is_as_high_as_what_it_asks(page: TodayPage) -> None:
    page.new_appointment()
    for field in (page.card.couple.field, *page.card._fields.values()):
        below = field.mapTo(page.card, field.rect().bottomLeft()).y()
        assert 0 < below < page.card.height() - page.card.bleed
