"""The roster by assistive technology: what it switches is done, and what it hears has an owner."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from app.actions import roster
from app.models.couple import Status
from app.models.rating import Scale
from app.models.side import Side
from app.views.desk import Desk
from app.views.roster.page import RosterPage
from tests.views.test_roster_page import couples as couples
from tests.views.test_roster_page import kept, texts
from tests.views.test_roster_page import page as page
from tests.views.test_roster_page import robin as robin


def toggle(button: QAbstractButton) -> None:
    """Switch it as assistive technology does."""
    heard = QAccessible.queryAccessibleInterface(button)
    assert heard is not None
    heard.actionInterface().doAction(QAccessibleActionInterface.toggleAction())


def test_a_filter_that_is_switched_filters(page: RosterPage, desk: Desk, robin: int) -> None:
    desk.do(roster.set_status, robin, Status.ACTIVE)
    toggle(page.chips[Status.ACTIVE])
    assert texts(page) == ["Robin & Ash"]
    assert [status for status, chip in page.chips.items() if chip.isChecked()] == [Status.ACTIVE]
    toggle(page.chips[None])
    assert len(texts(page)) == 3


def test_a_scale_and_a_standing_that_are_switched_are_kept(page: RosterPage, desk: Desk, robin: int) -> None:
    toggle(page.form.scale.ways[Scale.SUDS_100])
    assert kept(desk, robin).couple.scale is Scale.SUDS_100
    toggle(next(one for one in page.form.status.findChildren(QAbstractButton) if one.text() == "Resting"))
    assert kept(desk, robin).couple.status is Status.RESTING


def test_what_may_be_left_in_writing_is_asked_before_it_is_taken_for_granted(
    page: RosterPage, desk: Desk, robin: int
) -> None:
    ways = page.form.two[Side.FIRST].in_writing.ways
    assert [way.text() for way in ways.values()] == [
        "Not asked yet",
        "Something may be left in writing",
        "Nothing in writing",
    ]
    assert ways[None].isChecked()
    assert [way.accessibleName() for way in ways.values()] == [
        "Robin: Not asked yet",
        "Robin: Something may be left in writing",
        "Robin: Nothing in writing",
    ]
    ways[None].setFocus()
    QTest.keyClick(ways[None], Qt.Key.Key_Down)
    assert kept(desk, robin).first.in_writing is True
    ways[True].click()
    toggle(ways[False])
    assert kept(desk, robin).first.in_writing is False
    assert kept(desk, robin).second.in_writing is None
    ways[None].click()
    assert kept(desk, robin).first.in_writing is None
