"""The roster through its own keys and the mouse, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.actions import appointments, asking, hierarchy, roster, session
from app.actions.roster import RosterRow
from app.models.couple import Status
from app.models.hierarchy import StepWords
from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.roster.page import RosterPage
from app.views.theme.theme import Theme
from tests.hands import keys

NAMES = ("Robin & Ash", "Jude & Noor", "Mira & Tove")


def at(day: int, hour: int, month: int = 5) -> datetime:
    return datetime(2026, month, day, hour).astimezone()


@pytest.fixture
def couples(desk: Desk) -> dict[str, int]:
    found = {}
    for names in NAMES:
        outcome = desk.do(roster.add_couple, names)
        assert outcome is not None
        found[names] = outcome.change.couple_id
    desk.do(roster.set_status, found["Jude & Noor"], Status.RESTING)
    desk.do(appointments.make_appointment, found["Mira & Tove"], at(14, 17), 60)
    desk.do(appointments.make_appointment, found["Robin & Ash"], at(4, 10, 6), 60)
    return found


def shown(qtbot: QtBot, theme: Theme, desk: Desk) -> RosterPage:
    page = RosterPage(theme, desk)
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
def page(qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int]) -> RosterPage:
    return shown(qtbot, theme, desk)


def texts(page: RosterPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def spoken(widget: QWidget) -> str:
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
    return "\n".join(walk(root))


def kept(desk: Desk, couple_id: int) -> RosterRow:
    return desk.read(roster.show_couple, couple_id)


# -- finding and opening -----------------------------------------------------------------------------------------


def test_couples_stand_in_the_order_of_their_labels_with_what_comes_next(page: RosterPage) -> None:
    assert texts(page) == ["Jude & Noor", "Mira & Tove", "Robin & Ash"]
    heard = [page.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert heard == [
        "Jude & Noor. Resting.",
        "Mira & Tove. Preparing. next appointment today, 17:00.",
        "Robin & Ash. Preparing. next appointment 4 Jun, 10:00.",
    ]


def test_just_typing_searches_and_enter_opens(qtbot: QtBot, page: RosterPage, couples: dict[str, int]) -> None:
    assert page.list.hasFocus()
    QTest.keyClicks(page.list, "t")
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "ove")
    assert page.search.text() == "tove"
    assert texts(page) == ["Mira & Tove"]
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        keys(page.search, "Enter")
    assert wanted.args == [couples["Mira & Tove"]]


def test_ctrl_f_goes_to_the_search_and_the_arrows_leave_it(page: RosterPage) -> None:
    keys(page.list, "Ctrl+F")
    assert page.search.hasFocus()
    keys(page.search, "Down")
    assert page.list.hasFocus()
    keys(page.list, "Ctrl+F")
    QTest.keyClicks(page.search, "nobody at all")
    assert texts(page) == []
    assert page.nobody.text() == "Nobody here by that name."
    keys(page.search, "Enter", "Esc")
    assert page.search.text() == ""
    assert len(texts(page)) == 3


def test_the_chips_filter_by_where_the_work_stands(page: RosterPage) -> None:
    page.chips[Status.RESTING].click()
    assert texts(page) == ["Jude & Noor"]
    page.chips[Status.CLOSED].click()
    assert texts(page) == []
    assert page.nobody.text() == "No couples here at the moment."
    page.chips[None].click()
    assert len(texts(page)) == 3


def test_enter_on_the_list_a_double_click_and_the_button_open(
    qtbot: QtBot, page: RosterPage, couples: dict[str, int]
) -> None:
    wanted: list[int] = []
    page.couple_wanted.connect(wanted.append)
    keys(page.list, "Home", "Enter")
    place = page.list.visualRect(page.model.index(1)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    page.form.open.click()
    assert wanted == [couples["Jude & Noor"], couples["Mira & Tove"], couples["Mira & Tove"]]


# -- welcoming ---------------------------------------------------------------------------------------------------


def test_an_empty_roster_asks_who_comes_first(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = shown(qtbot, theme, desk)
    assert page.welcome.title.text() == "Who would you like to welcome first?"
    assert page.welcome.names.edit.hasFocus()
    assert not page.search.isVisible()
    keys(page.welcome.names.edit, "Esc")
    assert page.welcome.isVisible()
    with qtbot.waitSignal(page.couple_wanted) as wanted:
        QTest.keyClicks(page.welcome.names.edit, "R A")
        keys(page.welcome.names.edit, "Enter")
    assert wanted.args is not None
    assert kept(desk, wanted.args[0]).label == "R & A"
    assert not page.welcome.isVisible()
    assert texts(page) == ["R & A"]


def test_one_more_couple_is_welcomed_by_one_field(qtbot: QtBot, page: RosterPage, desk: Desk) -> None:
    page.new.click()
    assert page.welcome.names.edit.hasFocus()
    assert not page.welcome.title.isVisible()
    QTest.keyClicks(page.welcome.names.edit, "Sam and Elis")
    with qtbot.waitSignal(page.couple_wanted):
        keys(page.welcome.names.edit, "Enter")
    assert "Sam & Elis" in texts(page)
    assert page.form.title.text() == "Sam & Elis"
    page.welcome_couple()
    assert page.welcome.names.text() == ""


def test_one_name_is_not_enough_and_stays_in_the_field(page: RosterPage, desk: Desk) -> None:
    page.welcome_couple()
    QTest.keyClicks(page.welcome.names.edit, "Robin")
    keys(page.welcome.names.edit, "Enter")
    assert page.welcome.names.error() == "Two names or initials, for example “Robin & Ash”."
    assert page.welcome.names.text() == "Robin"
    assert desk.draft("welcome", 0) == "Robin"
    keys(page.welcome.names.edit, "Esc")
    assert not page.welcome.isVisible()
    page.welcome_couple()
    assert page.welcome.names.text() == "Robin"


def test_when_the_disk_does_not_take_them_the_names_stay(page: RosterPage, desk: Desk, vault: Vault) -> None:
    page.welcome_couple()
    QTest.keyClicks(page.welcome.names.edit, "Kit & Lou")
    away = vault.folder.with_name("away")
    vault.folder.rename(away)
    try:
        keys(page.welcome.names.edit, "Enter")
        assert page.welcome.names.text() == "Kit & Lou"
        assert desk.unsaved_words() == ["Kit & Lou"]
    finally:
        away.rename(vault.folder)
    keys(page.welcome.names.edit, "Enter")
    assert "Kit & Lou" in texts(page)


# -- what is written about a couple ------------------------------------------------------------------------------


@pytest.fixture
def robin(page: RosterPage, couples: dict[str, int]) -> int:
    page.show_couple(couples["Robin & Ash"])
    return couples["Robin & Ash"]


def test_a_field_that_is_left_keeps_itself_and_undo_takes_it_back(page: RosterPage, desk: Desk, robin: int) -> None:
    page.form.label.edit.setFocus()
    QTest.keyClicks(page.form.label.edit, "The garden")
    page.form.checkin.edit.setFocus()
    assert kept(desk, robin).label == "The garden"
    assert "The garden" in texts(page)
    assert page.form.title.text() == "The garden"
    desk.undo(robin)
    assert kept(desk, robin).label == "Robin & Ash"
    assert page.form.label.text() == ""


def test_every_field_is_kept_where_it_belongs(page: RosterPage, desk: Desk, robin: int) -> None:
    form = page.form
    form.commitment.set_text("To be near,\nat our own pace")
    form.checkin.set_text("A word")
    form.ending.set_text("Tea")
    first, second = form.two[Side.FIRST], form.two[Side.SECOND]
    first.fields["pronouns"].set_text("they")
    first.fields["print_name"].set_text("R.")
    second.fields["name"].set_text("Ashley")
    second.fields["contact"].set_text("by letter")
    form.keep_all()
    row = kept(desk, robin)
    assert (row.couple.commitment, row.couple.checkin, row.couple.ending) == (
        "To be near,\nat our own pace",
        "A word",
        "Tea",
    )
    assert (row.first.pronouns, row.first.print_name) == ("they", "R.")
    assert (row.second.name, row.second.contact) == ("Ashley", "by letter")
    assert page.form.title.text() == "Robin & Ashley"


def test_an_empty_name_is_not_taken_and_says_so_beside_it(page: RosterPage, desk: Desk, robin: int) -> None:
    name = page.form.two[Side.FIRST].fields["name"]
    name.edit.setFocus()
    name.edit.selectAll()
    keys(name.edit, "Delete")
    page.list.setFocus()
    assert name.error() == "A name or an initial is needed here."
    assert kept(desk, robin).first.name == "Robin"


def test_words_still_being_typed_are_there_again_after_a_lock(
    qtbot: QtBot, theme: Theme, page: RosterPage, desk: Desk, robin: int
) -> None:
    page.form.commitment.edit.setFocus()
    QTest.keyClicks(page.form.commitment.edit, "To be")
    desk.flush()
    assert desk.draft("couple commitment", robin) == "To be"
    again = shown(qtbot, theme, desk)
    again.show_couple(robin)
    assert again.form.commitment.text() == "To be"
    again.form.keep_all()
    assert kept(desk, robin).couple.commitment == "To be"
    assert desk.draft("couple commitment", robin) == ""


def test_going_to_another_couple_keeps_what_was_typed(page: RosterPage, desk: Desk, robin: int) -> None:
    page.form.ending.edit.setFocus()
    QTest.keyClicks(page.form.ending.edit, "Tea")
    page.list.choose(0)
    assert kept(desk, robin).couple.ending == "Tea"
    assert page.form.title.text() == "Jude & Noor"
    assert page.form.ending.text() == ""


def test_when_the_disk_does_not_take_a_field_its_words_stay(
    page: RosterPage, desk: Desk, vault: Vault, robin: int
) -> None:
    page.form.ending.edit.setFocus()
    QTest.keyClicks(page.form.ending.edit, "Tea")
    away = vault.folder.with_name("away")
    vault.folder.rename(away)
    try:
        page.form.checkin.edit.setFocus()
        assert page.form.ending.text() == "Tea"
        assert desk.unsaved_words() == ["Tea"]
    finally:
        away.rename(vault.folder)
    page.form.keep_all()
    assert kept(desk, robin).couple.ending == "Tea"


def test_status_scale_and_what_may_be_written_are_kept_at_once(page: RosterPage, desk: Desk, robin: int) -> None:
    page.form.status.choose("active")
    page.form.scale.ways[Scale.SUDS_100].click()
    page.form.two[Side.FIRST].in_writing.ways[True].click()
    page.form.two[Side.SECOND].in_writing.ways[False].click()
    row = kept(desk, robin)
    assert (row.couple.status, row.couple.scale) == (Status.ACTIVE, Scale.SUDS_100)
    assert (row.first.in_writing, row.second.in_writing) == (True, False)
    for _ in range(3):
        desk.undo(robin)
    assert page.form.scale.ways[Scale.COMFORT_10].isChecked()
    assert page.form.two[Side.FIRST].in_writing.ways[None].isChecked()
    assert page.form.two[Side.SECOND].in_writing.ways[None].isChecked()


def test_each_scale_says_which_way_it_runs(page: RosterPage, robin: int) -> None:
    heard = spoken(page.form.scale)
    assert "Comfort, 0 to 10\n10 is at ease; lower is harder." in heard
    assert "Distress (SUDS), 0 to 100\n0 is at ease; higher is harder." in heard


def test_the_two_can_change_marks_until_one_of_them_has_said_something(
    page: RosterPage, desk: Desk, robin: int
) -> None:
    page.form.two[Side.FIRST].fields["contact"].set_text("by letter")
    page.form.swap.click()
    row = kept(desk, robin)
    assert (row.first.name, row.second.name) == ("Ash", "Robin")
    assert (row.first.side, row.second.contact) == (Side.FIRST, "by letter")
    assert row.label == "Ash & Robin"
    path = desk.read(hierarchy.show_path, robin)
    added = desk.do(hierarchy.add_steps, path.hierarchy.id, [StepWords(title="Tea together")])
    assert added is not None
    desk.do(asking.answer, added.change.ids[0], Side.FIRST, Answer.YES)
    page.show_couple(robin)
    page.refresh()
    assert not page.form.swap.isVisible()
    assert page.form.fixed.text() == (
        "Ash keeps the circle and Robin the diamond: what each has said is kept under it."
    )


# -- while someone is in the room ----------------------------------------------------------------------------------


@pytest.fixture
def in_the_room(page: RosterPage, desk: Desk, couples: dict[str, int]) -> RosterPage:
    desk.do(session.start_session, couples["Robin & Ash"])
    return page


def test_other_couples_are_folded_away_and_their_order_tells_nothing(in_the_room: RosterPage) -> None:
    page = in_the_room
    assert texts(page) == ["Robin & Ash", "today, 17:00", "name hidden"]
    heard = spoken(page)
    for name in ("Jude", "Noor", "Mira", "Tove"):
        assert name not in heard
    assert not page.form.isVisible()
    assert not page.new.isVisible()


def test_neither_search_nor_filter_can_find_a_name_then(in_the_room: RosterPage) -> None:
    page = in_the_room
    assert not page.search.isVisible()
    assert not page.chips[None].isVisible()
    QTest.keyClicks(page.list, "mira")
    keys(page.list, "Ctrl+F")
    assert page.list.hasFocus()
    assert len(texts(page)) == 3


def test_holding_shows_one_and_letting_go_folds_it_away(qtbot: QtBot, in_the_room: RosterPage) -> None:
    page = in_the_room
    page.list.setFocus()
    page.list.choose(1)
    with qtbot.waitSignal(page.list.held):
        QTest.keyPress(page.list, Qt.Key.Key_Space)
    assert texts(page) == ["Robin & Ash", "Mira & Tove", "name hidden"]
    QTest.keyRelease(page.list, Qt.Key.Key_Space)
    assert texts(page) == ["Robin & Ash", "today, 17:00", "name hidden"]


def test_what_was_being_typed_about_another_couple_is_folded_away_and_comes_back(
    page: RosterPage, desk: Desk, couples: dict[str, int]
) -> None:
    page.show_couple(couples["Mira & Tove"])
    page.form.ending.edit.setFocus()
    QTest.keyClicks(page.form.ending.edit, "Tea with Mira")
    desk.do(session.start_session, couples["Robin & Ash"])
    assert "Mira" not in spoken(page)
    assert desk.session is not None
    desk.do(session.end_session, desk.session.id)
    page.show_couple(couples["Mira & Tove"])
    assert page.form.ending.text() == "Tea with Mira"


def test_only_the_couple_in_the_room_can_be_opened(
    qtbot: QtBot, in_the_room: RosterPage, couples: dict[str, int]
) -> None:
    page = in_the_room
    wanted: list[int] = []
    page.couple_wanted.connect(wanted.append)
    page.list.setFocus()
    keys(page.list, "End", "Enter", "Home", "Enter")
    assert wanted == [couples["Robin & Ash"]]
    page.welcome_couple()
    assert not page.welcome.isVisible()


def test_everything_is_back_when_the_room_is_empty(in_the_room: RosterPage, desk: Desk) -> None:
    assert desk.session is not None
    desk.do(session.end_session, desk.session.id)
    page = in_the_room
    assert texts(page) == ["Jude & Noor", "Mira & Tove", "Robin & Ash"]
    assert page.form.title.text() == "Robin & Ash"


# -- large text ----------------------------------------------------------------------------------------------------


def test_at_twice_the_size_list_and_form_take_turns(qtbot: QtBot, page: RosterPage, theme: Theme, robin: int) -> None:
    theme.set_text_scale(2.0)
    page.resize(886, 768)

    def inside(*parts: QWidget) -> bool:
        edges = [(part.mapTo(page, QPoint(0, 0)).x(), part.width()) for part in parts]
        return all(left >= 0 and left + wide <= page.width() for left, wide in edges)

    qtbot.waitUntil(lambda: inside(page.list, page.search, page.new, *page.chips.values()))
    assert not page.form.isVisible()
    page.about.click()
    qtbot.waitUntil(page.form.isVisible)
    form = page.form
    two = form.two[Side.SECOND]
    qtbot.waitUntil(lambda: inside(form.status, form.open, form.scale, two.in_writing, *two.fields.values()))
    assert not page.list.isVisible()
    page.back.click()
    assert page.list.isVisible()
    theme.set_text_scale(1.0)
