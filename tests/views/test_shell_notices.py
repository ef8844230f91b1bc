"""Where a notice stands: over nothing that one reads or presses; and that it goes with the page it was told on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.actions import session
from app.views.shell.couple import CoupleFrame
from app.views.shell.tabs import AGREEMENTS, HIERARCHY, STORY, WRITE_UP
from tests.views.running import Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

pytestmark = pytest.mark.uncounted

SHORT, LONG = "Ended session 1", "Robin’s answer on “Kissing with an agreed end, standing in the kitchen”"


@pytest.fixture
def couple_id(running: Running) -> int:
    """A couple after an hour."""
    couple_id = running.couple("Robin & Ash", "Tea together")
    running.in_the_room(couple_id)
    assert running.desk.session is not None
    running.clock.go_on(minutes=50)
    running.desk.do(session.end_session, running.desk.session.id)
    running.window.open_couple(couple_id)
    return couple_id


def show(running: Running, tab: int) -> None:
    running.window.go_tab(tab if tab != WRITE_UP else STORY)
    if tab == WRITE_UP:
        running.window.writing_up.session(1)
    assert running.window.couple.tab() == tab


def height(couple: CoupleFrame) -> int:
    """How high the pages of a couple are."""
    layout = couple.work.layout()
    assert layout is not None
    layout.activate()
    return couple.stack.height()


def box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_the_page_does_not_move_where_one_follows_the_other(running: Running, couple_id: int) -> None:
    show(running, HIERARCHY)
    heights = set()
    for undoable in (True, False, True):
        running.window.notices.tell(SHORT, undoable=undoable)
        heights.add(height(running.window.couple))
    assert len(heights) == 1


@pytest.mark.parametrize("words", [SHORT, LONG])
@pytest.mark.parametrize("size", [(1440, 900), (1366, 768), (1024, 700)])
@pytest.mark.parametrize("tab", [AGREEMENTS, STORY, WRITE_UP])
def test_it_lies_on_no_tab_no_legend_and_no_button_above_the_page(
    running: Running, couple_id: int, tab: int, size: tuple[int, int], words: str
) -> None:
    running.program.top.resize(*size)
    show(running, tab)
    window, couple = running.window, running.window.couple
    window.notices.tell(words, undoable=True)
    bar = window.notices.bar
    assert bar is not None
    sheet = box(bar, window).adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    assert box(couple.work, window).contains(sheet)
    assert bar.words.height() >= bar.words.heightForWidth(bar.words.width())
    head = couple.head
    kept_free = [couple.legend, couple.notes_button, head.start, head.end, head.pause, head.name]
    for widget in (one for one in kept_free if one.isVisible()):
        assert not sheet.intersects(box(widget, window)), widget
    for place in range(couple.tabs.count()):
        assert not sheet.intersects(couple.tabs.tabRect(place).translated(couple.tabs.mapTo(window, QPoint())))
    if tab == WRITE_UP:
        note = window.later.write_up.sheet
        for widget in (one for one in (note.format, *note.foot.in_order()) if one.isVisible()):
            assert not sheet.intersects(box(widget, window)), widget


@pytest.mark.parametrize("by", ["mouse", "key"])
def test_it_goes_when_another_tab_is_shown(running: Running, couple_id: int, by: str) -> None:
    window = running.window
    window.notices.tell(SHORT, undoable=True)
    if by == "mouse":
        tabs = window.couple.tabs
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(STORY).center())
    else:
        window.go_tab(STORY)
    assert window.couple.tab() == STORY
    assert window.notices.bar is None
    window.notices.tell(SHORT, undoable=True)
    window.go_tab(STORY)
    assert window.notices.bar is not None
    window.go_tab(HIERARCHY)
    assert window.notices.bar is None


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("tab", [HIERARCHY, AGREEMENTS, STORY])
def test_the_page_makes_room_so_that_it_lies_over_nothing_of_it(
    running: Running, couple_id: int, tab: int, text_scale: float
) -> None:
    running.settings.change(text_scale=text_scale)
    running.program.top.resize(1366, 768)
    show(running, tab)
    window, couple = running.window, running.window.couple
    window.notices.clear()
    before = height(couple)
    window.notices.tell(LONG, undoable=True)
    bar = window.notices.bar
    assert bar is not None
    sheet = box(bar, window).adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    assert box(couple.work, window).contains(sheet)
    assert not sheet.intersects(box(couple.stack, window))
    assert not sheet.intersects(box(couple.head, window))
    window.notices.clear()
    assert height(couple) == before


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_whose_answer_is_being_asked_stays_in_sight(running: Running, couple_id: int, text_scale: float) -> None:
    running.settings.change(text_scale=text_scale)
    running.program.top.resize(1366, 768)
    window, path = running.window, running.window.hierarchy
    path.choose_step(path.model.ids()[0])
    running.press(Qt.Key.Key_A)
    running.press(Qt.Key.Key_7)
    bar = window.notices.bar
    assert bar is not None
    assert path.asking.isVisible()
    sheet = box(bar, window).adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    assert not sheet.intersects(box(path.asking, window).intersected(box(path, window)))


def test_the_step_just_moved_stays_in_sight_where_the_page_made_room(running: Running) -> None:
    running.settings.change(text_scale=2.0)
    running.program.top.resize(1366, 768)
    couple_id = running.couple("Robin & Ash", *[f"Step {number}" for number in range(1, 9)])
    running.window.open_couple(couple_id)
    path = running.window.hierarchy
    path.choose_step(path.model.ids()[0])
    path.view.setFocus()
    for _ in range(4):
        running.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        row = path.view.visualRect(path.view.currentIndex())
        assert path.view.viewport().rect().top() <= row.top() <= path.view.viewport().rect().bottom() - 20


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_on_a_page_of_its_own_it_lies_below_the_page(running: Running, size: tuple[int, int]) -> None:
    running.program.top.resize(*size)
    window = running.window
    window.tell(LONG)
    bar = window.notices.bar
    assert bar is not None
    sheet = box(bar, window).adjusted(bar.bleed, bar.bleed, -bar.bleed, -bar.bleed)
    assert box(window.work, window).contains(sheet)
    assert not sheet.intersects(box(window.stack, window))
