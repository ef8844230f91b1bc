"""What is off the table: in the room one folded line, the same for everybody, and what it holds only while held."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, roster, session
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from app.views.theme.theme import Theme

FOLDED = "Off the table: press and hold to see"
WIDE, HIGH = 1240, 780


def path_page(qtbot: QtBot, theme: Theme, desk: Desk) -> HierarchyPage:
    window = HierarchyPage(theme, desk)
    qtbot.addWidget(window)
    window.resize(WIDE, HIGH)
    window.show_couple(desk.read(roster.show_roster)[0].couple.id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk) -> HierarchyPage:
    """Three steps of a couple who are in the room."""
    done = desk.do(roster.add_couple, "Robin & Ash")
    assert done is not None
    path = desk.read(hierarchy.show_path, done.change.couple_id)
    desk.do(hierarchy.add_steps, path.hierarchy.id, [StepWords(title=one) for one in ("Tea", "Hug", "Kiss")])
    desk.do(session.start_session, done.change.couple_id)
    return path_page(qtbot, theme, desk)


def words(page: HierarchyPage) -> list[str]:
    """The sentences that are in sight below the path."""
    return [label.text() for label in page.off_table.findChildren(QLabel) if label.isVisible() and label.text()]


def lying(page: HierarchyPage) -> QRect:
    return QRect(page.off_table.mapTo(page, QPoint()), page.off_table.size())


def test_the_folded_line_is_the_same_with_and_without_something_behind_it(
    page: HierarchyPage, desk: Desk, qtbot: QtBot
) -> None:
    fold = page.off_table.fold
    before = (fold.isVisible(), fold.text(), fold.accessibleName(), fold.size(), page.off_table.height(), words(page))
    assert before[:2] == (True, FOLDED)
    assert before[-1] == []
    desk.do(asking.answer, page.model.ids()[1], Side.SECOND, Answer.OFF_TABLE)
    assert page.model.rowCount() == 2
    after = (fold.isVisible(), fold.text(), fold.accessibleName(), fold.size(), page.off_table.height(), words(page))
    assert after == before
    assert not fold.grab().toImage().isNull()


def test_it_opens_only_while_the_mouse_holds_it(page: HierarchyPage, desk: Desk, qtbot: QtBot) -> None:
    desk.do(asking.answer, page.model.ids()[1], Side.SECOND, Answer.OFF_TABLE)
    fold = page.off_table.fold
    QTest.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert words(page) == []
    QTest.mousePress(fold, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Ash: Hug" in words(page))
    assert page.rect().contains(lying(page))
    QTest.mouseRelease(fold, Qt.MouseButton.LeftButton)
    assert words(page) == []


def test_it_opens_only_while_space_holds_it_and_folds_when_the_focus_goes(
    page: HierarchyPage, desk: Desk, qtbot: QtBot
) -> None:
    fold = page.off_table.fold
    fold.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyPress(fold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: words(page) == ["Nothing is off the table."])
    QTest.keyRelease(fold, Qt.Key.Key_Space)
    assert words(page) == []
    desk.do(asking.answer, page.model.ids()[1], Side.FIRST, Answer.OFF_TABLE)
    QTest.keyPress(fold, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Robin: Hug" in words(page))
    page.take_focus()
    assert words(page) == []


def test_in_an_empty_room_the_line_counts_and_is_away_where_nothing_is(page: HierarchyPage, desk: Desk) -> None:
    assert desk.session is not None
    step = page.model.ids()[1]
    desk.do(session.end_session, desk.session.id)
    assert not page.off_table.isVisible()
    desk.do(asking.answer, step, Side.FIRST, Answer.OFF_TABLE)
    assert "1 step is off the table" in words(page)


def places(page: HierarchyPage) -> list[QRect]:
    widgets = (page.heads, page.view, page.add, page.off_table)
    return [QRect(one.mapTo(page, QPoint()), one.size()) for one in widgets]


@pytest.mark.parametrize("scale", [2.0, 0.85])
def test_the_page_stands_after_a_change_of_text_size_as_after_a_start(
    page: HierarchyPage, theme: Theme, desk: Desk, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    usual = places(page)
    theme.set_text_scale(scale)
    layout = page.layout()
    assert layout is not None
    assert layout.contentsMargins().left() == theme.px(28)
    fresh = path_page(qtbot, theme, desk)
    qtbot.waitUntil(lambda: places(page) == places(fresh))
    theme.set_text_scale(1.0)
    qtbot.waitUntil(lambda: places(page) == usual)
    columns = page.heads._columns()
    assert not columns.stacked
