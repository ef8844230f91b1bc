"""What assistive technology reads: the whole tree of every page, again after each change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.models.rating import Scale
from app.views.roster.scale_choice import ScaleChoice
from app.views.settings.page import SettingsPage
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Scroll, Tick
from app.views.unlock.first_run import FirstRunPage
from app.views.window import COUPLES, SETTINGS, TODAY, Place
from tests.views.running import CTRL, Key, Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

pytestmark = pytest.mark.uncounted

Role = QAccessible.Role

SILENT = {
    *(Role.NoRole, Role.Client, Role.Border, Role.Pane, Role.LayeredPane, Role.Grouping, Role.Splitter),
    *(Role.StaticText, Role.ScrollBar),
}
"""What has one of these only holds other things or is read, and needs no name while no keys go to it."""


def tree(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """It and everything below it, whether in sight or not."""
    yield thing
    for place in range(thing.childCount()):
        child = thing.child(place)
        assert child is not None, f"{told(thing)} counts a child {place} that is not there"
        if child.isValid():
            yield from tree(child)


def told(thing: QAccessibleInterface) -> str:
    """What a person hears of it."""
    widget = thing.object()
    return f"{thing.role().name} {thing.text(QAccessible.Text.Name)!r} ({type(widget).__name__})"


def look_through(top: QWidget) -> list[str]:
    """Read everything in the window; what in sight a person can act on, or give keys to, and hears no name of."""
    wrong = []
    for thing in tree(QAccessible.queryAccessibleInterface(top)):
        widget, state = thing.object(), thing.state()
        if state.invisible:
            continue
        speaks = thing.role() not in SILENT or (isinstance(widget, QWidget) and takes_keys(widget))
        if speaks and not thing.text(QAccessible.Text.Name).strip():
            wrong.append(told(thing))
        if isinstance(widget, QScrollArea):
            assert steady(widget), f"{told(thing)} counts only the bars in sight"
    return wrong


def takes_keys(widget: QWidget) -> bool:
    """Whether the Tab key, or a click, puts the focus there."""
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def steady(area: QScrollArea) -> bool:
    """Whether it counts its bars always, so that nobody who counted before is answered from beyond the end."""
    return QAccessible.queryAccessibleInterface(area).childCount() == 3


# The scroll area -------------------------------------------------------------------------------------------------


def test_a_scroll_area_counts_the_same_with_its_bar_and_without(qtbot: QtBot, theme: Theme) -> None:
    page, content = QWidget(), QWidget()
    area = Scroll(theme, content, parent=page)
    area.resize(200, 200)
    qtbot.addWidget(page)
    heard = QAccessible.queryAccessibleInterface(area)
    with qtbot.waitExposed(page):
        page.show()
    assert not area.verticalScrollBar().isVisible()
    assert heard.childCount() == 3
    content.setMinimumHeight(900)
    qtbot.waitUntil(area.verticalScrollBar().isVisible)
    assert heard.childCount() == 3
    assert [heard.indexOfChild(heard.child(place)) for place in range(3)] == [0, 1, 2]
    area.hide()
    assert heard.childCount() == 3
    assert heard.child(3) is None
    assert heard.child(400) is None


def test_a_scroll_area_is_told_as_something_that_only_holds_others(qtbot: QtBot, theme: Theme) -> None:
    area = Scroll(theme, QWidget())
    qtbot.addWidget(area)
    heard = QAccessible.queryAccessibleInterface(area)
    assert heard.role() == Role.Client
    assert heard.child(0).object() is area.viewport()


# The pages -------------------------------------------------------------------------------------------------------


def test_the_first_run(begin: Callable[[], Running]) -> None:
    top = (first := begin()).program.top
    page = top.page
    assert isinstance(page, FirstRunPage)
    assert look_through(top) == []
    page.form.name.edit.setFocus()
    first.type("Elin Marsh")
    first.press(Key.Key_Return)
    choosing = page.choosing
    for button in (choosing.write, choosing.words_again, choosing.others, choosing.take, choosing.back):
        button.click()
        assert look_through(top) == []
    choosing.take.click()
    first.type(" ".join(tile.word for tile in choosing.tiles))
    first.press(Key.Key_Return)
    assert page.recovery.groups_shown()
    assert look_through(top) == []


def test_the_way_in(at_the_door: Running) -> None:
    top, page = at_the_door.program.top, at_the_door.unlock_page
    assert look_through(top) == []
    page.show_recovery()
    assert look_through(top) == []
    page.show_passphrase()
    at_the_door.unlock()
    assert look_through(top) == []
    at_the_door.press(Key.Key_L, CTRL)
    assert look_through(top) == []


@pytest.mark.parametrize("size", [(1440, 900), (960, 600)])
def test_every_page(running: Running, size: tuple[int, int]) -> None:
    top, window = running.program.top, running.window
    top.setGeometry(0, 0, *size)
    couple_id = running.couple("Robin & Ash", *(f"step {n}" for n in range(14)))
    running.couple("Dara & Finn")
    for page in (TODAY, COUPLES, SETTINGS):
        window.go(Place(page))
        assert look_through(top) == [], page
    window.open_couple(couple_id)
    assert look_through(top) == []
    running.in_the_room(couple_id)
    window.open_couple(couple_id)
    assert look_through(top) == []
    running.desk.undo(couple_id)
    assert look_through(top) == []


def test_the_path_while_it_changes(running: Running) -> None:
    top, path = running.program.top, running.window.hierarchy
    top.setGeometry(0, 0, 960, 600)
    running.window.open_couple(running.couple())
    assert look_through(top) == []
    for title in ("Tea together", "Hold hands", "Lean together"):
        path.start_adding()
        running.type(title)
        running.press(Key.Key_Return)
        assert look_through(top) == []
    path.view.setFocus()
    path.view.choose(path.model.ids()[0])
    for key in (Key.Key_A, Key.Key_7, Key.Key_Y, Key.Key_Escape, Key.Key_F2, Key.Key_Escape, Key.Key_M, Key.Key_Escape):
        running.press(key)
        assert look_through(top) == [], key
    path.view.setFocus()
    for key in (Key.Key_W, Key.Key_P, Key.Key_R, Key.Key_Delete):
        running.press(key)
        assert look_through(top) == [], key
    running.press(Key.Key_Z, CTRL)
    assert look_through(top) == []


def test_the_notes_while_they_are_written(running: Running) -> None:
    top, window = running.program.top, running.window
    top.setGeometry(0, 0, 1440, 900)
    couple_id = running.couple("Robin & Ash", "Tea together")
    session_id = running.in_the_room(couple_id)
    window.open_couple(couple_id)
    for words in ("Arrived settled.", "/b Ash: amber means slow down", "/s a hard week"):
        running.type(words)
        assert look_through(top) == []
        running.press(Key.Key_Return)
        assert look_through(top) == []
    assert len(running.entries(session_id)) == 3
    for key in (Key.Key_Up, Key.Key_Escape):
        running.press(key)
        assert look_through(top) == [], key
    window.end_session()
    assert look_through(top) == []
    running.press(Key.Key_F8)
    assert look_through(top) == []


def test_what_lies_over_the_window(running: Running) -> None:
    top = running.program.top
    running.window.open_couple(running.couple("Robin & Ash", "Tea together"))
    for key, modifiers in ((Key.Key_K, CTRL), (Key.Key_F1, Qt.KeyboardModifier.NoModifier)):
        running.press(key, modifiers)
        assert look_through(top) == [], key
        running.press(Key.Key_Escape)
        assert look_through(top) == [], key
    for key in (Key.Key_F8, Key.Key_F8, Key.Key_F11, Key.Key_F11):
        running.press(key)
        assert look_through(top) == [], key


# What assistive technology does ----------------------------------------------------------------------------------


def switch(widget: QWidget) -> None:
    """Do the first thing that assistive technology is offered here."""
    heard = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(heard, QAccessibleActionInterface)
    heard.doAction(heard.actionNames()[0])


def test_what_is_switched_goes_out_once_as_a_click(qtbot: QtBot, theme: Theme) -> None:
    for box in (Chip(theme, "Boundary", checkable=True), Tick(theme, "It may be written")):
        qtbot.addWidget(box)
        box.show()
        clicks: list[bool] = []
        box.clicked.connect(lambda on, clicks=clicks: clicks.append(on))
        switch(box)
        assert clicks == [True]
        box.click()
        switch(box)
        assert clicks == [True, False, True]
        box.setChecked(False)
        assert clicks == [True, False, True]


def test_where_one_holds_only_the_one_that_was_switched_goes_out(qtbot: QtBot, theme: Theme) -> None:
    choice = ScaleChoice(theme)
    qtbot.addWidget(choice)
    choice.show()
    chosen: list[Scale] = []
    choice.chosen.connect(chosen.append)
    choice.choose(Scale.COMFORT_10)
    switch(choice.ways[Scale.SUDS_10])
    switch(choice.ways[Scale.SUDS_100])
    assert chosen == [Scale.SUDS_10, Scale.SUDS_100]


def test_an_answer_that_is_switched_is_kept(running: Running) -> None:
    window, path = running.window, running.window.hierarchy
    running.program.top.setGeometry(0, 0, 1440, 900)
    window.open_couple(running.couple("Robin & Ash", "Tea together"))
    path.view.setFocus()
    path.view.choose(path.model.ids()[0])
    running.press(Key.Key_A)
    for name in ("Robin: 7 of 10", "Robin: Yes"):
        switch(one_named(path, name))
    running.press(Key.Key_Escape)
    step = QAccessible.queryAccessibleInterface(path.view).child(0).text(QAccessible.Text.Name)
    assert "Robin: comfort 7, yes" in step


def test_a_row_of_the_rail_is_pressed_and_says_where_one_is(running: Running) -> None:
    rail = running.window.rail
    for name, place in (("Settings", SETTINGS), ("Today", TODAY), ("Couples", COUPLES)):
        assert QAccessible.queryAccessibleInterface(one_named(rail, name)).role() == Role.Button
        switch(one_named(rail, name))
        running.qtbot.waitUntil(partial(_is_at, running, Place(place)))
        here = [row.text() for row in rail.wide.rows.values() if "You are here" in row.accessibleDescription()]
        assert here == [name]


def test_a_page_of_the_settings_is_opened_by_a_press(running: Running) -> None:
    running.window.go(Place(SETTINGS))
    page = running.window.stack.currentWidget()
    assert isinstance(page, SettingsPage)
    for name in ("Security and backups", "Appearance"):
        row = one_named(page, name)
        assert QAccessible.queryAccessibleInterface(row).role() == Role.Button
        switch(row)
        running.qtbot.waitUntil(partial(getattr, row, "here"))
        assert [one.text() for one in page.rows if one.here] == [name]
        assert row.accessibleDescription() == "You are here"


def _is_at(running: Running, place: Place) -> bool:
    return running.window.place == place


def one_named(page: QWidget, name: str) -> QWidget:
    """The button in sight that assistive technology calls by this name."""
    return next(
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == name
    )
