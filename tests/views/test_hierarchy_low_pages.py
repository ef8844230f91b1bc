"""Where the window is low or the letters are large, everything about a step can be seen and reached."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk
from app.views.theme.theme import Theme
from tests.hands import keys
from tests.views.test_hierarchy_looks import lies_within, opened, seen

pytestmark = pytest.mark.uncounted

LOW = [(1.0, (742, 610)), (1.5, (1214, 580)), (2.0, (1190, 520)), (2.0, (820, 440))]
"""The text size, and what it leaves to the page in a window of 1366 by 768, and in the smallest one."""


def dressed(qapp: QApplication, scale: float) -> Theme:
    theme = Theme("light", scale)
    theme.apply(qapp)
    return theme


def is_whole(widget: QWidget, page: QWidget) -> bool:
    return widget.isVisible() and seen(widget, page).size() == widget.size() and lies_within(widget, page)


@pytest.mark.parametrize(("scale", "size"), LOW)
def test_an_empty_path_scrolls_and_its_field_is_in_sight(
    qtbot: QtBot, qapp: QApplication, desk: Desk, scale: float, size: tuple[int, int]
) -> None:
    theme = dressed(qapp, scale)
    page = opened(qtbot, theme, desk, 0, size)
    page.take_focus()
    qtbot.waitUntil(partial(is_whole, page.add, page))
    assert page.add.height() >= theme.px(37)
    for chip in page.empty.chips:
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        page.empty._scroll.ensureWidgetVisible(chip)
        qtbot.waitUntil(partial(is_whole, chip, page))
    page.empty.show_field()
    QTest.keyClicks(page.add, "tea")
    shown = page.add.suggestions
    assert shown.isVisible()
    field = QRect(page.add.mapTo(page, QPoint()), page.add.size())
    assert not field.intersects(shown.geometry().adjusted(shown.bleed, shown.bleed, -shown.bleed, -shown.bleed))


@pytest.mark.parametrize(("scale", "size"), LOW)
@pytest.mark.parametrize("answer", ["Y", "T", "N"])
def test_the_card_fits_or_scrolls_with_its_head_in_sight(
    qtbot: QtBot, qapp: QApplication, desk: Desk, scale: float, size: tuple[int, int], answer: str
) -> None:
    theme = dressed(qapp, scale)
    page = opened(qtbot, theme, desk, 6, size)
    step_id = page.model.ids()[4]
    page.choose_step(step_id)
    for number in (2, 3, 4, 5):
        desk.do(asking.rate, step_id, Side.FIRST, number)
    keys(page.view, "A", "7", answer)
    card = page.asking
    for widget in (card._title, card._who, card._close):
        qtbot.waitUntil(partial(is_whole, widget, page))
    if answer != "Y":  # what is asked next is brought into sight
        qtbot.waitUntil(partial(is_whole, card._condition if answer == "T" else card._again, page))
    bar = card._scroll.verticalScrollBar()
    for one in (card._answers[Answer.YES], card._answers[Answer.OFF_TABLE]):
        card._scroll.ensureWidgetVisible(one)
        qtbot.waitUntil(partial(is_whole, one, page))

    def foot_is_whole() -> bool:
        bar.setValue(bar.maximum())
        return is_whole(card._history, page)

    qtbot.waitUntil(foot_is_whole)
    for widget in (card._title, card._who, card._close):
        assert is_whole(widget, page)


@pytest.mark.parametrize(("scale", "size"), [(1.0, (828, 780)), *LOW])
def test_the_four_answers_are_equal_at_every_moment(
    qtbot: QtBot, qapp: QApplication, desk: Desk, scale: float, size: tuple[int, int]
) -> None:
    theme = dressed(qapp, scale)
    page = opened(qtbot, theme, desk, 6, size)
    page.choose_step(page.model.ids()[2])
    control = theme.size("control")

    def are_equal() -> bool:
        sizes = {(button.width(), button.height()) for button in page.asking._answers.values()}
        return len(sizes) == 1 and sizes.pop()[1] == control

    for key in ("A", "7", "Tab", "Y", "Tab", "4", "N", "B", "3", "Tab"):
        keys(page.view, key)
        qtbot.waitUntil(are_equal)


@pytest.mark.parametrize("place", [0, 5, 9])
def test_the_card_leaves_its_row_in_sight_where_the_list_can_give_way(
    qtbot: QtBot, theme: Theme, desk: Desk, place: int
) -> None:
    page = opened(qtbot, theme, desk, 14, (742, 610))
    page.choose_step(page.model.ids()[place])
    keys(page.view, "A")
    row = page.view.visualRect(page.model.index(place))
    row.moveTopLeft(page.view.viewport().mapTo(page, row.topLeft()))
    edge = page.asking.bleed
    assert not row.intersects(page.asking.geometry().adjusted(edge, edge, -edge, -edge))
    assert page.rect().contains(row)


@pytest.mark.parametrize("scale", [0.85, 1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("width", [500, 698, 742, 900, 1190])
def test_the_direction_of_the_scale_is_named_at_every_size(
    qtbot: QtBot, qapp: QApplication, desk: Desk, scale: float, width: int
) -> None:
    theme = dressed(qapp, scale)
    page = opened(qtbot, theme, desk, 2, (width, 620))
    heads = page.heads
    lines = heads.scale_lines()
    assert " ".join(lines).replace("\u00a0", " ") == "Comfort, 0 to 10 (at ease)"
    at = heads._columns()
    room = at.willing - heads._left(at)
    assert all(QFontMetricsF(heads._font()).horizontalAdvance(line) <= room for line in lines)
    assert len(lines) * theme.px(16) <= heads.height()


class Painted(QObject):
    """Counts how often a widget was painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_the_heads_follow_the_columns_when_a_scroll_bar_comes(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    page = opened(qtbot, theme, desk, 7, (828, 780))
    wide = page.heads._columns().willing
    page.heads.repaint()
    seen_by = Painted(page)
    page.heads.installEventFilter(seen_by)
    page.view.verticalScrollBar().setFixedWidth(30)
    page.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    qtbot.waitUntil(lambda: page.heads._columns().willing < wide)
    qtbot.waitUntil(lambda: seen_by.times > 0)


def test_the_step_in_hand_is_whole_and_undimmed_while_keys_go_through_the_path(
    qtbot: QtBot, theme: Theme, desk: Desk
) -> None:
    page = opened(qtbot, theme, desk, 20, (828, 560))
    page.choose_step(page.model.ids()[0])
    fade, height = page.view.fade(), page.view.viewport().height()
    for way, end in (("Down", 19), ("Up", 0)):
        for _ in range(19):
            keys(page.view, way)
            row = page.view.visualRect(page.view.currentIndex())
            assert row.top() >= 0
            assert row.bottom() <= height
            if page.view.currentIndex().row() not in (0, 19):
                assert fade <= row.top()
                assert row.bottom() <= height - fade
        assert page.view.currentIndex().row() == end


@pytest.mark.parametrize("held_at", [-80, 4, 200, 900])
def test_the_lifted_row_stays_in_sight(qtbot: QtBot, qapp: QApplication, desk: Desk, held_at: int) -> None:
    theme = dressed(qapp, 2.0)
    page = opened(qtbot, theme, desk, 6, (1190, 520))
    page.view.show_lifted(page.model.ids()[3], QPoint(300, held_at))
    middle = page.view.lifted_middle()
    assert middle - theme.px(28) >= 0
    assert middle + theme.px(28) <= page.view.viewport().height()
    page.view.show_lifted(0, QPoint())


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_rows_fade_where_more_of_them_follow(qtbot: QtBot, theme: Theme, desk: Desk, share: float) -> None:
    page = opened(qtbot, theme, desk, 14, (828, 560))
    bar, rows = page.view.verticalScrollBar(), page.view.viewport()
    bar.setValue(round(share * bar.maximum()))
    picture = rows.grab().toImage()
    title = range(theme.px(66), theme.px(200))

    def ink(lines: range) -> int:
        """How far the darkest spot of the titles there is from the ground."""
        return 255 - min(picture.pixelColor(x, y).lightness() for x in title for y in lines)

    half = page.view.fade() // 2
    whole = ink(range(picture.height()))
    ends = (ink(range(half)), ink(range(picture.height() - half, picture.height())))
    for end, more in zip(ends, (bar.value() > bar.minimum(), bar.value() < bar.maximum()), strict=True):
        assert not more or end < whole * 0.7


def test_where_the_page_is_low_and_broad_all_four_answers_are_in_sight_at_once(
    qtbot: QtBot, qapp: QApplication, desk: Desk
) -> None:
    theme = dressed(qapp, 2.0)
    page = opened(qtbot, theme, desk, 6, (1214, 480))
    page.choose_step(page.model.ids()[4])
    keys(page.view, "A")
    card = page.asking
    for button in card._answers.values():
        qtbot.waitUntil(partial(is_whole, button, page))
    assert len({button.y() for button in card._answers.values()}) == 1
    keys(page.view, "7")
    letters = [button.accessibleDescription() for button in card._answers.values()]
    assert letters == ["Y", "T", "N", "X"], "their keys are heard where they have no room"
