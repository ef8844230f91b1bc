"""What is clicked on the path is what was under the pointer when the button went down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.actions import asking
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk
from app.views.hierarchy.cells import line_middles
from app.views.hierarchy.layout import mark_places
from app.views.hierarchy.page import HierarchyPage
from app.views.theme.theme import Theme
from tests.hands import drag, keys
from tests.views.test_hierarchy_page import couple_id as couple_id
from tests.views.test_hierarchy_page import middle, row, titles
from tests.views.test_hierarchy_page import page as page
from tests.views.test_hierarchy_page import six as six

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asked(six: HierarchyPage, desk: Desk) -> HierarchyPage:
    """The second step was answered, and stands taller while it is in hand; the fourth was, and would."""
    for place, second in ((1, Answer.TENTATIVE), (3, Answer.TENTATIVE)):
        for side, answer in ((Side.FIRST, Answer.YES), (Side.SECOND, second)):
            desk.do(asking.answer, six.model.ids()[place], side, answer)
    for side, number in ((Side.FIRST, 3), (Side.SECOND, 8)):
        desk.do(asking.rate, six.model.ids()[3], side, number)
    six.choose_step(six.model.ids()[1])
    return six


def click(page: HierarchyPage, spot: QPoint) -> None:
    QTest.mouseClick(page.view.viewport(), LEFT, NONE, spot)


def willing(page: HierarchyPage, place: int, line: int = 0, lines: int = 1, *, down: int = 0) -> QPoint:
    """A spot on the words of an answer."""
    box = page.view.visualRect(page.model.index(place))
    at = page.view.rows.layout_of(page.model.index(place), box.width())
    assert at is not None
    y = box.top() + line_middles(page._theme, at, lines)[line] + down
    return QPoint(round(at.at.willing) + 40, round(y))


def mark(page: HierarchyPage, place: int, side: Side) -> QPoint:
    """The middle of a partner's number on the line."""
    box = page.view.visualRect(page.model.index(place))
    at = page.view.rows.layout_of(page.model.index(place), box.width())
    assert at is not None
    first, second = mark_places(at.at, 0.3, 0.8, 22)
    x = first if side is Side.FIRST else second
    assert x is not None
    return QPoint(round(x), round(box.top() + at.answers_middle))


def height(page: HierarchyPage, place: int) -> int:
    option = QStyleOptionViewItem()
    return page.view.rows.sizeHint(option, page.model.index(place)).height()


@pytest.mark.parametrize("place", [2, 4, 5])
def test_a_click_below_a_tall_row_asks_about_the_step_that_was_clicked(asked: HierarchyPage, place: int) -> None:
    wanted = asked.model.ids()[place]
    click(asked, willing(asked, place, down=14))
    assert asked.asking.step_id == wanted
    assert asked.view.chosen_id() == wanted
    keys(asked.view, "Esc")
    assert [one.first.answer for one in asked.model.rows()].count(Answer.YES) == 2


def test_the_first_click_on_a_row_that_grows_does_what_was_clicked(asked: HierarchyPage) -> None:
    asked.choose_step(asked.model.ids()[0])
    click(asked, willing(asked, 1, 1, 2))
    assert asked.asking.step_id == asked.model.ids()[1]
    assert asked.asking.side is Side.SECOND


def test_rows_keep_their_heights_while_the_button_is_down(asked: HierarchyPage) -> None:
    before = [height(asked, place) for place in range(6)]
    spot = middle(asked, 3)
    QTest.mousePress(asked.view.viewport(), LEFT, NONE, spot)
    assert asked.view.chosen_id() == asked.model.ids()[3]
    assert [height(asked, place) for place in range(6)] == before
    QTest.mouseRelease(asked.view.viewport(), LEFT, NONE, spot)
    assert height(asked, 3) > before[3]
    assert height(asked, 1) < before[1]


def test_a_drag_from_below_a_tall_row_moves_the_step_that_was_taken(asked: HierarchyPage) -> None:
    drag(asked.view, middle(asked, 4), middle(asked, 2, up=0.3))
    assert titles(asked) == ["one", "two", "five", "three", "four", "six"]
    assert height(asked, 1) < height(asked, 3) + 60
    assert asked.view.rows.tall_id == asked.view.chosen_id() == asked.model.ids()[2]


@pytest.mark.parametrize("place", [2, 4])
def test_a_double_click_opens_the_step_that_was_clicked_twice(asked: HierarchyPage, place: int) -> None:
    wanted, spot = asked.model.ids()[place], middle(asked, place, up=-0.3)
    viewport = asked.view.viewport()
    QTest.mouseClick(viewport, LEFT, NONE, spot)
    QTest.mouseDClick(viewport, LEFT, NONE, spot)
    assert asked.edits.editor is not None
    assert asked.edits.editor.step_id == wanted


def test_two_quick_clicks_on_an_answer_ask_once_and_answer_nothing(asked: HierarchyPage, qtbot: QtBot) -> None:
    window = asked.windowHandle()
    assert window is not None
    spot = asked.view.viewport().mapTo(asked, willing(asked, 2, down=14))
    before = [(one.first.answer, one.second.answer) for one in asked.model.rows()]
    QTest.mouseClick(window, LEFT, NONE, spot)
    assert asked.asking.isVisible()
    for _ in range(3):
        for button in asked.asking.findChildren(type(asked.asking._answers[Answer.YES])):
            over = button.mapTo(asked, button.rect().center())
            QTest.mouseClick(window, LEFT, NONE, over)
    assert [(one.first.answer, one.second.answer) for one in asked.model.rows()] == before
    assert asked.edits.editor is None
    assert asked.asking.step_id == asked.model.ids()[2]
    qtbot.waitUntil(lambda: not asked.asking._shield.isVisible())
    no = asked.asking._answers[Answer.NOT_NOW]
    QTest.mouseClick(window, LEFT, NONE, no.mapTo(asked, no.rect().center()))
    assert row(asked, 2).first.answer is Answer.NOT_NOW


@pytest.mark.parametrize("side", list(Side))
def test_a_click_on_a_partners_line_opens_that_partners_answers(asked: HierarchyPage, side: Side) -> None:
    click(asked, willing(asked, 3, 0 if side is Side.FIRST else 1, 2))
    assert (asked.asking.step_id, asked.asking.side) == (asked.model.ids()[3], side)
    name = "Robin" if side is Side.FIRST else "Ash"
    assert asked.asking._keys.text().startswith(f"{name}: Y yes")


@pytest.mark.parametrize("side", list(Side))
def test_a_click_on_a_partners_number_asks_that_partner_for_a_number(asked: HierarchyPage, side: Side) -> None:
    click(asked, mark(asked, 3, side))
    assert (asked.asking.step_id, asked.asking.side) == (asked.model.ids()[3], side)
    keys(asked.view, "6")
    rated = row(asked, 3).said(side).rating
    assert rated is not None
    assert rated.number == 6


def test_after_a_click_in_the_card_keys_go_on_with_the_row(six: HierarchyPage, qtbot: QtBot) -> None:
    keys(six.view, "A")
    qtbot.waitUntil(lambda: not six.asking._shield.isVisible())
    for widget in (six.asking._answers[Answer.YES], six.asking._who.names[Side.SECOND]):
        QTest.mouseClick(widget, LEFT, NONE)
        assert QApplication.focusWidget() is six.view
    assert six.asking.side is Side.SECOND
    keys(six.view, "4")
    rated = row(six, 0).second.rating
    assert rated is not None
    assert rated.number == 4


def test_the_switch_wears_both_marks(six: HierarchyPage, theme: Theme) -> None:
    keys(six.view, "A")
    for side, token in ((Side.FIRST, "a"), (Side.SECOND, "b")):
        name = six.asking._who.names[side]
        picture = name.grab().toImage()
        spot = QPoint(theme.px(15), picture.height() // 2)
        assert picture.pixelColor(spot) == theme.color(token)
        assert name.text() in ("Robin", "Ash")


def test_the_menu_is_that_of_the_step_that_was_clicked(asked: HierarchyPage) -> None:
    wanted: list[int] = []
    asked.view.menu_wanted.connect(lambda step_id, _at: wanted.append(step_id))
    spot = middle(asked, 3, up=-0.3)
    QTest.mouseClick(asked.view.viewport(), Qt.MouseButton.RightButton, NONE, spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, asked.view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(asked.view.viewport(), event)
    assert wanted == [asked.model.ids()[3]]
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()


def test_a_click_that_wanders_asks_nothing(asked: HierarchyPage) -> None:
    spot = willing(asked, 2)
    QTest.mousePress(asked.view.viewport(), LEFT, NONE, spot)
    QTest.mouseRelease(asked.view.viewport(), LEFT, NONE, spot + QPoint(0, 60))
    assert not asked.asking.isVisible()
    assert asked.view.chosen_id() == asked.model.ids()[2]


def test_a_double_click_elsewhere_than_the_first_is_of_its_own(asked: HierarchyPage) -> None:
    QTest.mouseClick(asked.view.viewport(), LEFT, NONE, middle(asked, 2))
    QTest.mouseDClick(asked.view.viewport(), LEFT, NONE, middle(asked, 5))
    assert asked.edits.editor is not None
    assert asked.edits.editor.step_id == asked.model.ids()[5]


def test_nothing_stays_held_when_the_list_goes_out_of_sight(asked: HierarchyPage) -> None:
    QTest.mousePress(asked.view.viewport(), LEFT, NONE, middle(asked, 3))
    asked.hide()
    assert asked.view.rows.tall_id == asked.view.chosen_id() == asked.model.ids()[3]
    QTest.mouseRelease(asked.view.viewport(), LEFT, NONE, middle(asked, 3))
