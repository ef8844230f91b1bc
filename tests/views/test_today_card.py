"""The card for an appointment: whom it offers, what of its words can be seen, and what has the focus."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.actions import appointments, roster
from app.models.couple import Status
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.today.page import TodayPage


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk) -> TodayPage:
    """Four couples, welcomed in another order than they come in; the card is open for a new appointment."""
    couples = {}
    for names in ("Zoe & Yann", "Kim & Lee", "Robin & Ash", "Ada & Bo"):
        done = desk.do(roster.add_couple, names)
        assert done is not None
        couples[names] = done.change.couple_id
    desk.do(roster.set_status, couples["Ada & Bo"], Status.CLOSED)
    for names, day in (("Robin & Ash", 21), ("Zoe & Yann", 28)):
        desk.do(appointments.make_appointment, couples[names], datetime(2026, 5, day, 10).astimezone(), 60, None)
    page = TodayPage(theme, desk)
    qtbot.addWidget(page)
    page.resize(1200, 860)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.new_appointment()
    return page


def below(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield thing
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid():
            yield from below(child)


def test_the_couples_are_offered_as_they_come(page: TodayPage) -> None:
    offered = page.card.couple.list.model()
    assert [offered.index(row, 0).data() for row in range(offered.rowCount())] == [
        "Robin & Ash",
        "Zoe & Yann",
        "Kim & Lee",
        "Ada & Bo",
    ]


def test_its_button_adds_and_keeps(page: TodayPage, desk: Desk) -> None:
    assert page.card.keep.text() == "Add it"
    row = next(row for row in desk.read(roster.show_roster) if row.next is not None)
    assert row.next is not None
    page.card.open_for(row.next)
    assert page.card.keep.text() == "Keep it"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_longest_day_is_seen_whole_from_its_first_letter(page: TodayPage, theme: Theme, scale: float) -> None:
    theme.set_text_scale(scale)
    page.card.open_new(date(2026, 9, 30))
    edit = page.card.day.edit
    assert edit.text() == "Wednesday 30 September"
    assert edit.cursorPosition() == 0
    margins = edit.textMargins()
    room = edit.width() - margins.left() - margins.right()
    theme.set_text_scale(1.0)
    assert room >= QFontMetrics(theme.font("small", size=13 * scale)).horizontalAdvance(edit.text())


def test_one_thing_at_a_time_is_told_as_having_the_focus(page: TodayPage) -> None:
    for field in (page.card.couple, page.card.day, page.card.time, page.card.minutes):
        field.setFocus()
        focused = page.focusWidget()
        told = [
            thing.object()
            for thing in below(QAccessible.queryAccessibleInterface(page))
            if thing.state().focused and isinstance(thing.object(), QWidget)
        ]
        assert told == [focused]
        assert focused is not None
        assert field.isAncestorOf(focused)
