"""Single letters on the path, and whole sentences that somebody types there by mistake."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path
from app.rules.willingness import State
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from tests.hands import keys
from tests.views.test_hierarchy_page import couple_id as couple_id
from tests.views.test_hierarchy_page import page as page
from tests.views.test_hierarchy_page import row
from tests.views.test_hierarchy_page import six as six

HINT = "Letters are commands on the path. Ctrl+J adds a step, F6 goes to the notes."

SENTENCES = [
    "we talked about it",
    "Robin would rather wait a week",
    "Perhaps on Sunday, with tea",
    "robin was tired",
    "pausing helped them both",
    "by the way, ash slept well",
    "at home, any day but Monday",
    "my turn, then yours",
    "maybe",
    "not yet",
    "yes, and an apple a day",
    "they nod",
    "x marks the place",
    "12 minutes were enough",
    "a 7 for the walk, a week ago",
    "RELAX AND REST",
    "twice",
    "Yes",
    "warm. part. read.",
]


@pytest.fixture
def planned(six: HierarchyPage, desk: Desk) -> HierarchyPage:
    """The first step could be planned, and the second is planned for this week."""
    for step_id, title in list(zip(six.model.ids(), ("one", "two"), strict=False)):
        words = StepWords(title=title, timeframe="5 minutes", checkin="half-way", ending="a word")
        desk.do(hierarchy.edit_step, step_id, words)
        for side in Side:
            desk.do(asking.answer, step_id, side, Answer.YES)
    desk.do(asking.plan_step, six.model.ids()[1])
    return six


def shown(page: HierarchyPage) -> Path:
    assert page.model.path is not None
    return page.model.path


def type_where_keys_go(words: str) -> None:
    for letter in words:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


@pytest.mark.parametrize("place", [0, 1], ids=["could be planned", "this week"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_typed_by_mistake_changes_nothing(
    planned: HierarchyPage, desk: Desk, couple_id: int, sentence: str, place: int
) -> None:
    told: list[str] = []
    desk.told.connect(lambda one: told.append(one.text))
    planned.choose_step(planned.model.ids()[place])
    before, undo = shown(planned), desk.undo_name(couple_id)
    type_where_keys_go(sentence)
    keys(planned.view, "Enter")
    assert not planned.view.letters.waiting
    assert shown(planned) == before
    assert desk.undo_name(couple_id) == undo
    assert told == [HINT]
    assert planned.view.hasFocus()
    assert not planned.asking.isVisible()
    assert not planned.place.isVisible()


@pytest.mark.parametrize("sentence", ["yes, they would", "not today", "then tea", "x is off", "nobody asked"])
def test_a_sentence_typed_while_one_is_asked_answers_nothing(planned: HierarchyPage, sentence: str) -> None:
    planned.choose_step(planned.model.ids()[2])
    keys(planned.view, "Tab")
    assert planned.asking.isVisible()
    before = shown(planned)
    QTest.keyClicks(planned.view, sentence)
    assert shown(planned) == before
    assert not planned.asking.isVisible()


def test_capital_letters_never_act(planned: HierarchyPage, desk: Desk) -> None:
    before = shown(planned)
    for letter in "WRPMYTNXAB":
        keys(planned.view, f"Shift+{letter}", "Esc")
        assert not planned.asking.isVisible()
        assert not planned.place.isVisible()
    assert shown(planned) == before


def test_a_letter_that_stands_alone_acts(planned: HierarchyPage, qtbot: QtBot) -> None:
    keys(planned.view, "W")
    assert row(planned, 0).state is State.IDEA
    qtbot.waitUntil(lambda: row(planned, 0).state is State.PLANNED)


def test_a_key_that_is_no_letter_says_that_the_letter_was_meant(planned: HierarchyPage) -> None:
    keys(planned.view, "W", "Down", "R", "Up")
    assert row(planned, 0).state is State.PLANNED
    assert planned.model.baseline_row() == 1
    keys(planned.view, "P")
    planned.add.setFocus()
    assert row(planned, 0).state is State.PAUSED


def test_a_click_on_another_step_comes_after_the_letter(planned: HierarchyPage) -> None:
    keys(planned.view, "W")
    third = planned.view.visualRect(planned.model.index(2)).center()
    place = QPoint(140, third.y())
    QTest.mouseClick(planned.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert row(planned, 0).state is State.PLANNED
    assert planned.view.chosen_id() == planned.model.ids()[2]


def test_both_are_heard_in_letters_alone(planned: HierarchyPage) -> None:
    planned.choose_step(planned.model.ids()[3])
    keys(planned.view, "A", "T", "Y", "B", "N", "Esc")
    now = row(planned, 3)
    assert now.first.rating is not None
    assert (now.first.rating.number, now.first.answer, now.second.answer) == (10, Answer.YES, Answer.NOT_NOW)


def test_a_not_now_by_letter_takes_its_weeks(planned: HierarchyPage) -> None:
    planned.choose_step(planned.model.ids()[3])
    keys(planned.view, "Tab", "N", "4", "Esc")
    said = row(planned, 3).first.willingness
    assert said is not None
    assert said.raise_on is not None


def test_a_sentence_is_over_after_another_key(planned: HierarchyPage, qtbot: QtBot) -> None:
    QTest.keyClicks(planned.view, "hello")
    keys(planned.view, "Down", "Up", "W")
    qtbot.waitUntil(lambda: row(planned, 0).state is State.PLANNED)


def test_a_letter_held_down_is_one_letter(planned: HierarchyPage, qtbot: QtBot) -> None:
    keys(planned.view, "W")
    qtbot.waitUntil(lambda: row(planned, 0).state is State.PLANNED)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, "w", True)
    QApplication.sendEvent(planned.view, again)
    assert not planned.view.letters.waiting


def test_words_in_the_place_field_belong_elsewhere(planned: HierarchyPage, desk: Desk) -> None:
    told: list[str] = []
    desk.told.connect(lambda one: told.append(one.text))
    before = shown(planned)
    keys(planned.view, "M")
    assert planned.place.isVisible()
    type_where_keys_go("y")
    assert not planned.place.isVisible()
    type_where_keys_go("w ")
    assert shown(planned) == before
    assert told == [HINT]
