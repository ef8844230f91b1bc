"""The window: head, tabs, panes and notices, at every size and text size."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget

from app.actions import appointments, hierarchy, roster, session
from app.settings import SettingsFile
from app.views.shell.head import elapsed_words
from app.views.shell.top import LEAST, TopWindow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.today.page import TodayPage
from app.views.window import COUPLES, SETTINGS, TODAY, Place
from tests.desk import SteadyClock
from tests.views.running import CTRL, Key, Running, focused, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings


@pytest.fixture
def path(running: Running) -> Running:
    """Robin and Ash's path is on the desk, in a window of 1440 × 900."""
    running.program.top.setGeometry(0, 0, 1440, 900)
    running.window.open_couple(running.couple("Robin & Ash", "Tea together", "Hold hands", "Lean together"))
    return running


def _move_up(running: Running) -> None:
    ids = running.window.hierarchy.model.ids()
    running.desk.do(hierarchy.move_step, ids[1], ids[0])


# The head --------------------------------------------------------------------------------------------------------


def test_it_says_who_and_when_they_come_next(path: Running) -> None:
    head = path.window.couple.head
    assert head.name.text() == "Robin & Ash"
    assert head.standing.text() == "No appointment yet"
    at = path.clock.now()
    path.desk.do(appointments.make_appointment, 1, at.replace(hour=18, minute=0), 60)
    assert head.standing.text() == "Next today, 18:00"
    path.clock.go_on(hours=-10)
    path.clock.go_on(days=-1)
    path.window.couple.reload()
    assert head.standing.text() == "Next tomorrow, 18:00"
    path.clock.go_on(days=-2)
    path.window.couple.reload()
    assert head.standing.text() == "Next on Thursday 14 May, 18:00"


def test_during_the_hour_it_counts_minutes_in_plain_text(path: Running) -> None:
    head = path.window.couple.head
    head.start.click()
    assert head.standing.text() == "Session 1 · just begun"
    path.clock.go_on(minutes=26, seconds=30)
    head.minute.timeout.emit()
    assert head.standing.text() == "Session 1 · 26 minutes in"
    head.end.click()
    path.press(Key.Key_F8)
    assert head.standing.text() == "Here today, until 14:31"
    assert not head.minute.isActive()
    path.clock.go_on(days=1)
    path.window.couple.reload()
    assert head.standing.text() == "Last here on 14 May"


@pytest.mark.parametrize("by_hand", [False, True], ids=["from the day", "from the head"])
def test_after_the_hour_the_head_and_the_day_agree(path: Running, by_hand: bool) -> None:
    at = path.clock.now()
    made = path.desk.do(appointments.make_appointment, 1, at.replace(hour=14, minute=0), 60)
    path.desk.do(appointments.make_appointment, 1, at.replace(hour=18, minute=0), 60)
    assert made is not None
    head = path.window.couple.head
    assert head.standing.text() == "Next today, 14:00"
    if by_hand:
        head.start.click()
    else:
        path.desk.do(session.start_session, 1, made.change.ids[0])
    path.clock.go_on(minutes=26)
    head.end.click()
    path.press(Key.Key_F8)
    assert head.standing.text() == "Next today, 18:00"
    path.window.go(Place())
    day = path.window.stack.currentWidget()
    assert isinstance(day, TodayPage)
    assert day.sentence.text() == "Two appointments. Robin & Ash come next, at 18:00."


def test_one_minute_is_one_minute_and_a_clock_set_back_is_none(clock: SteadyClock) -> None:
    start = clock.now()
    clock.go_on(seconds=61)
    assert elapsed_words(3, start, clock.now()) == "Session 3 · 1 minute in"
    clock.go_on(hours=-2)
    assert elapsed_words(3, start, clock.now()) == "Session 3 · just begun"


def test_the_legend_says_whose_mark_is_whose(path: Running) -> None:
    assert path.window.couple.legend.accessibleName() == "Robin has the circle, Ash the diamond"


def test_what_looks_like_markup_in_a_name_is_shown_as_it_was_written(path: Running) -> None:
    row = path.desk.read(roster.show_couple, path.window.couple.couple_id)
    path.desk.do(roster.save_couple, row.couple.but(label="<h1>Big</h1> & Ash"), row.first, row.second)
    shown = QTextDocument()
    shown.setHtml(path.window.couple.head.name.toolTip())
    assert shown.toPlainText() == "<h1>Big</h1> & Ash"
    path.desk.do(roster.save_couple, row.couple.but(label="Robin & Ash"), row.first, row.second)
    assert path.window.couple.head.name.toolTip() == "Robin & Ash"


def test_a_long_name_is_shortened_on_screen_only(path: Running) -> None:
    long = "Bartholomea-Alexandrine Featherstonehaugh & Maximilian-Ferdinand Hohenlohe-Waldenburg"
    path.window.open_couple(path.couple(long))
    head = path.window.couple.head
    assert head.name.toolTip() == head.name.text() == long
    assert head.pause.geometry().right() <= head.width()
    assert head.name.geometry().right() < head.start.geometry().left()


# Sizes -----------------------------------------------------------------------------------------------------------


def test_below_1180_the_notes_are_a_drawer_that_f6_opens(path: Running) -> None:
    window, top = path.window, path.program.top
    assert window.notes.isVisible()
    top.resize(1179, 900)
    assert not window.notes.isVisible()
    path.press(Key.Key_F6)
    assert window.notes.isVisible()
    assert window.notes.isAncestorOf(focused())
    path.press(Key.Key_Escape)
    assert not window.notes.isVisible()
    assert window.hierarchy.isAncestorOf(focused())
    top.resize(1180, 900)
    assert window.notes.isVisible()


def test_walking_on_closes_the_drawer(path: Running) -> None:
    path.program.top.resize(1000, 800)
    path.press(Key.Key_F6)
    path.press(Key.Key_F6)
    assert not path.window.notes.isVisible()
    assert path.window.rail.isAncestorOf(focused())


def test_beside_the_agreement_the_notes_are_a_drawer_as_well(path: Running) -> None:
    path.press(Key.Key_G, CTRL)
    assert not path.window.notes.isVisible()
    path.press(Key.Key_F6)
    assert path.window.notes.isVisible()
    path.window.open_couple(1)
    assert path.window.notes.isVisible()
    assert not path.window.couple.drawer_open


def test_the_rail_shrinks_to_icons_that_have_names(path: Running) -> None:
    path.settings.change(text_scale=1.6)
    rail = path.window.rail
    assert not rail.wide.isVisible()
    assert rail.width() == path.program.theme.size("rail_narrow")
    names = [one.accessibleName() for one in rail.slim.findChildren(QAbstractButton) if one.isVisible()]
    assert names == ["Menu", "Go to anything", "Today", "Couples", "Settings", "Cover screen", "Lock"]
    rail.slim.rows["today"].click()
    assert path.window.place.page == TODAY
    assert rail.slim.rows["today"].here
    path.settings.change(text_scale=1.0)
    assert rail.wide.isVisible()


def test_the_width_of_the_notes_is_remembered(path: Running) -> None:
    couple = path.window.couple
    assert couple.notes.width() == 372
    couple.splitter.moveSplitter(couple.splitter.width() - 450, 1)
    assert path.settings.now.notes_width == pytest.approx(450, abs=2)
    path.program.lock()
    path.unlock()
    assert path.window.notes.width() == path.settings.now.notes_width


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("dark", [False, True])
def test_at_every_size_nothing_lies_outside_and_nothing_is_cut(path: Running, scale: float, dark: bool) -> None:
    path.settings.change(text_scale=scale, scheme="dark" if dark else "light")
    path.program.top.resize(1366, 768)
    for place in (Place(COUPLES), Place(SETTINGS), Place(TODAY)):
        path.window.go(place)
        assert path.program.top.width() == 1366
    path.window.open_couple(1)
    path.window.start_session(1)
    head = path.window.couple.head
    for part in (head.name, head.standing, head.end, head.pause):
        inside = QRect(part.mapTo(path.window, part.rect().topLeft()), part.size())
        assert path.window.rect().contains(inside)
    for button in (head.end, head.pause):
        assert button.width() >= button.sizeHint().width()
    short = [
        label.text()
        for label in head.findChildren(Label)
        if label.isVisible() and label.width() < label.fontMetrics().horizontalAdvance(label.text())
    ]
    assert short == []


def test_the_smallest_window_is_960_by_640(path: Running) -> None:
    path.program.top.resize(10, 10)
    assert (path.program.top.width(), path.program.top.height()) == LEAST
    assert path.window.hierarchy.add.isVisible()


def test_a_window_that_stood_on_a_screen_that_is_gone_comes_to_this_one(theme: Theme, tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(window=(9000, 9000, 1200, 800))
    top = TopWindow(theme, settings)
    screen = QGuiApplication.primaryScreen().availableGeometry()
    assert screen.intersects(top.geometry())
    settings.change(window=(-300, -200, 1200, 800), maximized=True)
    other = TopWindow(theme, settings)
    assert other.geometry().topLeft() == screen.topLeft()
    assert other.isMaximized()
    top.deleteLater()
    other.deleteLater()


# Notices ---------------------------------------------------------------------------------------------------------


def test_what_was_done_is_said_with_undo_for_eight_seconds_and_takes_no_focus(path: Running) -> None:
    before = focused()
    _move_up(path)
    notices = path.window.notices
    bar = notices.bar
    assert bar is not None
    assert bar.words.text() == "Moved “Hold hands” up one place"
    assert focused() is before
    assert notices.timer.interval() == 8000
    assert notices.timer.isActive()
    bar.buttons()[0].click()
    assert path.desk.read(hierarchy.show_path, 1).rows[0].step.title == "Tea together"
    assert notices.bar is not None
    assert notices.bar.words.text() == "Undone: Moved “Hold hands” up one place"
    notices.timer.timeout.emit()
    assert notices.bar is None


def test_the_bar_stands_at_the_foot_and_a_long_one_hides_the_remark_beside_it(path: Running) -> None:
    work, notices = path.window.couple.work, path.window.notices
    notices.tell("Short", undoable=True)
    assert notices.bar is not None
    box = notices.bar.geometry().adjusted(8, 8, -8, -8)
    assert (box.left(), box.width(), work.height() - box.bottom() - 1) == (28, 397, 15)
    notices.tell("A long sentence. " * 12, undoable=True)
    assert notices.bar.geometry().right() <= work.width()
    notices.clear()
    assert path.window.couple.foot.isVisible()


def test_another_page_does_not_show_the_notice_of_the_one_before(path: Running) -> None:
    _move_up(path)
    path.press(Key.Key_1, CTRL)
    assert path.window.notices.bar is None


@pytest.mark.parametrize("here", [False, True], ids=["between sessions", "while they are here"])
def test_in_a_low_window_the_field_for_a_step_stays_free(path: Running, here: bool) -> None:
    path.settings.change(text_scale=2.0)
    path.program.top.resize(1366, 768)
    if here:
        path.in_the_room(1)
    _move_up(path)
    bar, add = path.window.notices.bar, path.window.hierarchy.add
    assert bar is not None
    field = QRect(add.mapTo(path.window, add.rect().topLeft()), add.size())
    box = QRect(bar.mapTo(path.window, bar.rect().topLeft()), bar.size())
    assert not field.intersects(box)
    sheet = box.adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    couple = path.window.couple
    assert couple.legend.isVisible() is here  # else the tab of what is kept alone has its place
    for free in (couple.tabs, couple.notes_button, couple.head.pause, *([couple.legend] if here else [])):
        assert free.isVisible()
        assert not sheet.intersects(QRect(free.mapTo(path.window, QPoint()), free.size()))


@pytest.mark.parametrize("here", [False, True], ids=["between sessions", "while they are here"])
@pytest.mark.parametrize("text_scale", [0.85, 1.0, 1.5, 2.0])
def test_no_tab_is_covered_or_cut_off(path: Running, text_scale: float, here: bool) -> None:
    path.settings.change(text_scale=text_scale)
    if here:
        path.in_the_room(1)
    row = path.window.couple.tab_row
    for wide in (960, 1000, 1100, 1180, 1280, 1366, 1440, 1920):
        path.program.top.resize(wide, 768)
        tabs = [row.tabs.tabRect(n).translated(row.tabs.pos()) for n in range(row.tabs.count())]
        assert tabs[-1].right() <= row.width(), wide
        for at_end in (row.legend, row.notes_button, row.notes_icon):
            if at_end.isVisible():
                assert not any(at_end.geometry().intersects(tab) for tab in tabs), wide
                assert at_end.geometry().right() < row.width(), wide


def test_where_the_words_have_no_room_an_icon_leads_to_the_notes(path: Running) -> None:
    path.settings.change(text_scale=2.0)
    path.program.top.resize(1180, 768)
    couple = path.window.couple
    assert not couple.notes_button.isVisible()
    assert couple.tab_row.notes_icon.accessibleName() == "Notes"
    couple.tab_row.notes_icon.click()
    assert couple.drawer_open
    assert couple.notes.isAncestorOf(focused())


def test_words_that_the_disk_will_not_take_stay_and_can_be_taken_elsewhere(
    path: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.window.start_session(1)
    (tmp_path / "vault").rename(tmp_path / "away")
    path.type("Kept in memory")
    path.desk.flush()
    bar = path.window.not_saved
    assert bar.isVisible()
    assert "The folder of the records is not there any more." in seen(bar)
    assert "Your words are still here, on the screen" in seen(bar)

    buttons = {one.text(): one for one in bar.findChildren(QAbstractButton)}
    buttons["Copy text"].click()
    assert QGuiApplication.clipboard().text() == "Kept in memory"

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "words.txt"), ""))
    buttons["Save elsewhere…"].click()
    assert "That folder cannot be written to." in seen(path.window)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    buttons["Save elsewhere…"].click()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "words.txt"), ""))
    buttons["Save elsewhere…"].click()
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "Kept in memory\n"
    assert "That file is not encrypted" in seen(path.window)

    path.press(Key.Key_S, CTRL)
    assert bar.isVisible()
    (tmp_path / "away").rename(tmp_path / "vault")
    buttons["Try now"].click()
    assert not bar.isVisible()
    assert path.window.notes.composer.field.words() == "Kept in memory"


def test_a_bug_is_one_calm_sentence(path: Running) -> None:
    path.program.tell_of_bug()
    assert "Something went wrong inside Unhurried. Nothing you typed is lost." in seen(path.window)
    path.program.lock()
    path.program.tell_of_bug()


# For assistive technology ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [TODAY, COUPLES, SETTINGS, "couple"])
def test_every_control_has_a_name(path: Running, page: str) -> None:
    if page != "couple":
        path.window.go(Place(page))
    controls: list[QWidget] = [*path.window.findChildren(QAbstractButton), *path.window.findChildren(QLineEdit)]
    nameless = [
        repr(one)
        for one in controls
        if one.isVisible() and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name).strip()
    ]
    assert nameless == []


def test_rows_of_the_rail_are_buttons_that_say_where_one_is(path: Running) -> None:
    rows = path.window.rail.wide.rows
    assert not any(row.isCheckable() for row in rows.values())
    assert [name for name, row in rows.items() if row.here] == ["couples"]
    QTest.keyClick(rows["today"], Key.Key_Return)
    assert [name for name, row in rows.items() if row.here] == ["today"]


@pytest.mark.parametrize("way", ["the card", "the button", "a key"])
def test_a_day_before_the_first_couple_leads_to_welcoming_one(running: Running, way: str) -> None:
    running.window.go(Place(TODAY))
    today = running.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    assert today.open_day.make.text() == "Welcome a couple"
    if way == "a key":
        running.press(Key.Key_Return)
    else:
        QTest.mouseClick(today.open_day.make if way == "the card" else today.new, Qt.MouseButton.LeftButton)
    assert not today.card.isVisible()
    running.type("Noa & Kim")
    running.press(Key.Key_Return)
    running.window.go(Place(TODAY))
    assert today.open_day.make.text() == "New appointment"
    today.open_day.make.click()
    assert today.card.isVisible()
