"""Where a notice stands on the pages without a foot, and that it goes with the page it was told on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.actions import session
from app.views.shell.couple import AGREEMENTS, HIERARCHY, STORY, WRITE_UP
from tests.views.running import Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

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


def box(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


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
        for widget in (window.later.write_up.sheet.format, *window.later.write_up.sheet.foot.in_order()):
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
