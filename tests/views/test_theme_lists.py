"""Lists that are out of sight: nobody is told of their rows, and nothing else about them changes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.settings.controls import Choice
from app.views.theme.flat_list import FlatList
from app.views.theme.theme import Theme

WORDS = [f"row {number}" for number in range(40)]


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """Somebody listens: only then does Qt tell of changes."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def pages(qtbot: QtBot, theme: Theme) -> QStackedWidget:
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    for fits in (False, True):
        page = QWidget()
        rows = FlatList(theme, "Rows", fits=fits)
        rows.setModel(QStringListModel(WORDS, rows))
        QAbstractItemModelTester(rows.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, rows)
        column = QVBoxLayout(page)
        column.addWidget(rows)
        pages.addWidget(page)
    pages.resize(300, 200)
    with qtbot.waitExposed(pages):
        pages.show()
    return pages


def rows_of(pages: QStackedWidget, place: int = 0) -> FlatList:
    page = pages.widget(place)
    assert page is not None
    found = page.findChild(FlatList)
    assert isinstance(found, FlatList)
    return found


def strings(rows: FlatList) -> QStringListModel:
    model = rows.model()
    assert isinstance(model, QStringListModel)
    return model


def told(widget: QWidget) -> list[QAccessibleInterface]:
    """Every row that assistive technology can find under a widget."""

    def walk(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
        if thing.role() == QAccessible.Role.ListItem:
            yield thing
        for place in range(thing.childCount()):
            child = thing.child(place)
            if child is not None and child.isValid():
                yield from walk(child)

    return list(walk(QAccessible.queryAccessibleInterface(widget)))


@pytest.mark.parametrize("how", ["its page goes", "it goes alone"])
def test_rows_out_of_sight_are_told_to_nobody(pages: QStackedWidget, how: str) -> None:
    rows = rows_of(pages)
    rows.choose(3)
    assert [one.text(QAccessible.Text.Name) for one in told(pages)][:2] == ["row 0", "row 1"]
    if how == "its page goes":
        pages.setCurrentIndex(1)
    else:
        rows.hide()
    assert told(rows) == []
    assert (rows.currentIndex().row(), rows.model().rowCount()) == (3, 40)
    rows.model().insertRow(0)
    rows.model().removeRows(0, 2)
    assert told(rows) == []
    strings(rows).setStringList(WORDS[:5])
    assert told(rows) == []
    pages.setCurrentIndex(0)
    rows.show()
    assert [one.text(QAccessible.Text.Name) for one in told(rows)] == WORDS[:5]


def test_an_empty_list_goes_and_comes(pages: QStackedWidget) -> None:
    rows = rows_of(pages)
    strings(rows).setStringList([])
    pages.setCurrentIndex(1)
    strings(rows).setStringList(WORDS)
    assert told(rows) == []
    pages.setCurrentIndex(0)
    assert len(told(rows)) == 40


def test_it_is_as_it_was_when_it_comes_back(pages: QStackedWidget) -> None:
    rows = rows_of(pages)
    rows.choose(4)
    rows.verticalScrollBar().setValue(200)
    place = rows.visualRect(rows.model().index(20, 0))
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    assert rows.currentIndex().row() == 4
    assert rows.selectedIndexes() == [rows.model().index(4, 0)]
    assert rows.visualRect(rows.model().index(20, 0)) == place


def test_what_was_chosen_meanwhile_is_in_sight(pages: QStackedWidget) -> None:
    rows = rows_of(pages)
    pages.setCurrentIndex(1)
    rows.choose(39)
    pages.setCurrentIndex(0)
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()).center())


def test_a_list_as_high_as_its_rows_keeps_its_height(pages: QStackedWidget) -> None:
    pages.setCurrentIndex(1)
    rows = rows_of(pages, 1)
    high = rows.height()
    assert high == 40 * rows.sizeHintForRow(0)
    pages.setCurrentIndex(0)
    rows.doItemsLayout()
    assert rows.height() == high
    strings(rows).setStringList(WORDS[:5])
    pages.setCurrentIndex(1)
    assert rows.height() == 5 * rows.sizeHintForRow(0)


def test_a_closed_choice_tells_of_what_holds_and_an_open_one_of_all_there_are(qtbot: QtBot, theme: Theme) -> None:
    choice = Choice(theme, [(word, word) for word in WORDS[:5]], name="Rows", chosen="row 2")
    qtbot.addWidget(choice)
    with qtbot.waitExposed(choice):
        choice.show()
    picked: list[str] = []
    choice.picked.connect(picked.append)
    assert told(choice) == []
    assert choice.choice() == "row 2"
    for _ in range(2):
        choice.showPopup()
        qtbot.waitUntil(choice.view().isVisible)
        assert [one.text(QAccessible.Text.Name) for one in told(choice)] == WORDS[:5]
        assert choice.view().height() >= 5 * choice.view().sizeHintForRow(0)
        assert choice.view().currentIndex().row() == choice.currentIndex()
        QTest.keyClick(choice.view(), Qt.Key.Key_Down)
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not choice.view().isVisible())
        assert told(choice) == []
    assert picked == ["row 3", "row 4"]
    QTest.keyClick(choice, Qt.Key.Key_Up)
    assert choice.choice() == "row 3"
