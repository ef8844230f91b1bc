"""The couples of the rail, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.actions import appointments, roster, session
from app.models.couple import Status
from app.views.desk import Desk
from app.views.roster.rail_couples import RailCouples
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.hands import keys

NAMES = ("Robin & Ash", "Jude & Noor", "Dara & Finn", "Lou & Wren", "Alex & Bo", "Kim & Sol")


@pytest.fixture
def couples(desk: Desk) -> dict[str, int]:
    found = {}
    for names in NAMES:
        outcome = desk.do(roster.add_couple, names)
        assert outcome is not None
        found[names] = outcome.change.couple_id
    desk.do(roster.set_status, found["Alex & Bo"], Status.RESTING)
    desk.do(roster.set_status, found["Kim & Sol"], Status.CLOSED)
    for names, month, day, hour in (
        ("Robin & Ash", 5, 14, 14),
        ("Jude & Noor", 5, 14, 15),
        ("Dara & Finn", 5, 19, 10),
        ("Lou & Wren", 6, 4, 10),
    ):
        starts = datetime(2026, month, day, hour, 30).astimezone()
        desk.do(appointments.make_appointment, found[names], starts, 60)
    return found


@pytest.fixture
def rail(qtbot: QtBot, theme: Theme, desk: Desk, couples: dict[str, int]) -> RailCouples:
    widget = RailCouples(theme, desk)
    qtbot.addWidget(widget)
    QAbstractItemModelTester(widget.model, QAbstractItemModelTester.FailureReportingMode.Fatal, widget)
    widget.resize(240, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def lines(rail: RailCouples) -> list[tuple[str, str]]:
    found = []
    for row in range(rail.model.rowCount()):
        line = rail.model.line(row)
        assert line is not None
        found.append((line.words, line.end))
    return found


def spoken(widget: QWidget) -> str:
    def walk(interface: QAccessibleInterface) -> Iterator[str]:
        yield interface.text(QAccessible.Text.Name)
        for number in range(interface.childCount()):
            child = interface.child(number)
            if child is not None:
                yield from walk(child)

    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    return "\n".join(walk(root))


def test_today_with_its_hours_then_the_others_with_their_days(rail: RailCouples) -> None:
    assert lines(rail) == [
        ("Today", ""),
        ("Robin & Ash", "14:30"),
        ("Jude & Noor", "15:30"),
        ("Others", ""),
        ("Dara & Finn", "Tue"),
        ("Lou & Wren", "4 Jun"),
        ("Alex & Bo", "resting"),
    ]


def test_a_click_and_enter_go_to_the_couple_and_captions_are_passed_over(
    qtbot: QtBot, rail: RailCouples, couples: dict[str, int]
) -> None:
    wanted: list[int] = []
    rail.couple_wanted.connect(wanted.append)
    place = rail.list.visualRect(rail.model.index(4)).center()
    QTest.mouseClick(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    rail.take_focus()
    keys(rail.list, "Home", "Down", "Down", "Enter", "Up", "Enter")
    assert wanted == [couples["Dara & Finn"], couples["Dara & Finn"], couples["Jude & Noor"]]
    caption = rail.list.visualRect(rail.model.index(0)).center()
    QTest.mouseClick(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=caption)
    assert len(wanted) == 3


def test_in_a_session_only_the_room_and_the_hours_that_are_left(
    rail: RailCouples, desk: Desk, couples: dict[str, int], clock: SteadyClock
) -> None:
    clock.go_on(minutes=30)
    desk.do(session.start_session, couples["Robin & Ash"])
    assert lines(rail) == [("In the room", ""), ("Robin & Ash", ""), ("Later today", ""), ("15:30", "15:30")]
    assert rail.note.isVisible()
    heard = spoken(rail)
    assert "Robin & Ash. Session 1, since 14:35" in heard
    assert "15:30. Name hidden. Press and hold Space to see it." in heard
    for name in ("Jude", "Noor", "Dara", "Finn", "Lou", "Alex"):
        assert name not in heard
    assert desk.session is not None
    desk.do(session.end_session, desk.session.id)
    assert len(lines(rail)) == 7
    assert not rail.note.isVisible()


def test_a_hidden_hour_opens_nothing_and_is_shown_while_it_is_held(
    qtbot: QtBot, rail: RailCouples, desk: Desk, couples: dict[str, int]
) -> None:
    desk.do(session.start_session, couples["Robin & Ash"])
    wanted: list[int] = []
    rail.couple_wanted.connect(wanted.append)
    place = rail.list.visualRect(rail.model.index(3)).center()
    with qtbot.waitSignal(rail.list.held):
        QTest.mousePress(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(rail)[3] == ("Jude & Noor", "15:30")
    QTest.mouseRelease(rail.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert lines(rail)[3] == ("15:30", "15:30")
    keys(rail.list, "Enter")
    assert wanted == []
    keys(rail.list, "Up", "Enter")
    assert wanted == [couples["Robin & Ash"]]


def test_the_couple_that_is_open_lies_on_a_light_ground(
    qtbot: QtBot, theme: Theme, rail: RailCouples, couples: dict[str, int]
) -> None:
    spot = rail.list.visualRect(rail.model.index(1)).topLeft()
    spot.setX(150)
    spot.setY(spot.y() + 4)

    def ground() -> str:
        shot = rail.list.viewport().grab()
        ratio = shot.devicePixelRatio()
        return shot.toImage().pixelColor(round(spot.x() * ratio), round(spot.y() * ratio)).name()

    assert ground() != theme.color("surface").name()
    rail.mark_open(couples["Robin & Ash"])
    assert ground() == theme.color("surface").name()


def test_a_new_couple_is_there_at_once(rail: RailCouples, desk: Desk) -> None:
    desk.do(roster.add_couple, "Sam & Elis")
    assert ("Sam & Elis", "") in lines(rail)
