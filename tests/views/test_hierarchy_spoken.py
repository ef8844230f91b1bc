"""What is said by keys, from the number to the answer, is recorded for the partner who said it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.actions import roster
from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from tests.hands import keys
from tests.views.test_hierarchy_page import couple_id as couple_id
from tests.views.test_hierarchy_page import page as page
from tests.views.test_hierarchy_page import row
from tests.views.test_hierarchy_page import six as six


def press(*chords: str) -> None:
    """Press each where the keys go."""
    for chord in chords:
        focus = QApplication.focusWidget()
        assert focus is not None
        keys(focus, chord)


def said(page: HierarchyPage, side: Side) -> tuple[int | None, Answer]:
    one = row(page, 0).said(side)
    return (one.rating.number if one.rating else None), one.answer


@pytest.mark.parametrize(
    ("chords", "first", "second"),
    [
        (("B", "8", "Tab", "N"), (None, Answer.NOT_ASKED), (8, Answer.NOT_NOW)),
        (("A", "7", "Tab", "Y"), (7, Answer.YES), (None, Answer.NOT_ASKED)),
        (("A", "Tab", "Y"), (None, Answer.YES), (None, Answer.NOT_ASKED)),
        (("A", "T", "Tab", "X", "Esc"), None, None),
        (("A", "7", "Tab", "Y", "B", "8", "Tab", "N"), (7, Answer.YES), (8, Answer.NOT_NOW)),
        (("A", "7", "Tab", "Y", "Tab", "5", "N"), (7, Answer.YES), (5, Answer.NOT_NOW)),
        (("A", "1", "Tab", "Y"), (1, Answer.YES), (None, Answer.NOT_ASKED)),
        (("A", "7", "5", "Tab", "Y"), (5, Answer.YES), (None, Answer.NOT_ASKED)),
        (("Tab", "6", "Y", "Tab", "4", "N"), (6, Answer.YES), (4, Answer.NOT_NOW)),
        (("Tab", "1", "0", "T"), (10, Answer.TENTATIVE), (None, Answer.NOT_ASKED)),
        (("Tab", "N", "2"), (None, Answer.NOT_NOW), (None, Answer.NOT_ASKED)),
        (("Tab", "N", "7"), (7, Answer.NOT_NOW), (None, Answer.NOT_ASKED)),
    ],
    ids=lambda one: " ".join(one) if one and isinstance(one[0], str) else "",
)
def test_everything_said_is_recorded_for_who_said_it(
    six: HierarchyPage,
    qtbot: QtBot,
    chords: tuple[str, ...],
    first: tuple[int | None, Answer] | None,
    second: tuple[int | None, Answer] | None,
) -> None:
    gone = six.model.ids()[0]
    six.add.setText("draft words")
    six.view.setFocus()
    press(*chords)
    if first is None:
        qtbot.waitUntil(lambda: not six.model.index_of(gone).isValid())
    else:
        qtbot.waitUntil(lambda: (said(six, Side.FIRST), said(six, Side.SECOND)) == (first, second))
    assert six.add.text() == "draft words"


def test_weeks_of_an_older_not_now_are_no_meaning_of_a_digit(six: HierarchyPage) -> None:
    keys(six.view, "Tab", "N", "Esc", "Tab", "4", "Esc")
    assert said(six, Side.FIRST) == (4, Answer.NOT_NOW)
    told = row(six, 0).first.willingness
    assert told is not None
    assert told.raise_on is None


def test_a_number_of_a_hundred_is_whole_where_an_answer_follows(
    six: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot
) -> None:
    shown = desk.read(roster.show_couple, couple_id)
    desk.do(roster.save_couple, shown.couple.but(scale=Scale.SUDS_100), shown.first, shown.second)
    press("A", "4", "5", "Tab", "Y")
    qtbot.waitUntil(lambda: said(six, Side.FIRST) == (45, Answer.YES))
    press("B", "6", "0", "N")
    qtbot.waitUntil(lambda: said(six, Side.SECOND) == (60, Answer.NOT_NOW))
    press("B", "9", "Esc")
    assert said(six, Side.SECOND)[0] == 60


def test_t_shows_what_it_means(six: HierarchyPage) -> None:
    card = six.asking
    tentative = card._answers[Answer.TENTATIVE]
    keys(six.view, "A")
    assert card._numbers.key.isVisible()
    assert "T or 10 for ten" in card._keys.text()
    assert tentative.accessibleDescription() == ""
    keys(six.view, "Tab")
    assert not card._numbers.key.isVisible()
    assert tentative.accessibleDescription() == "T"
    assert "T tentative" in card._keys.text()
    keys(six.view, "Esc", "Tab")
    assert not card._numbers.key.isVisible()


def test_what_waits_in_the_add_field_is_not_typed_over(six: HierarchyPage) -> None:
    six.add.setText("draft words")
    six.view.setFocus()
    press("Tab", "Tab", "Tab")
    assert six.add.hasFocus()
    QTest.keyClicks(six.add, " and more")
    assert six.add.text() == "draft words and more"
    keys(six.add, "Esc")
    six.start_adding()
    QTest.keyClicks(six.add, ".")
    assert six.add.text() == "draft words and more."


# -- conditions ------------------------------------------------------------------------------------------------


def condition(page: HierarchyPage, side: Side) -> str:
    told = row(page, 0).said(side).willingness
    assert told is not None
    return told.condition


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_what_is_typed_after_a_tentative_yes_is_its_condition(six: HierarchyPage, key: str) -> None:
    press("A", "7", "T")
    assert six.asking._condition.hasFocus()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "on the sofa, by day")
    press(key)
    assert said(six, Side.FIRST) == (7, Answer.TENTATIVE)
    assert condition(six, Side.FIRST) == "on the sofa, by day"
    assert six.view.hasFocus()
    assert six.asking.side is (Side.FIRST if key == "Enter" else Side.SECOND)
    press("B", "5", "N")
    assert said(six, Side.SECOND) == (5, Answer.NOT_NOW)


def test_escape_leaves_a_condition_to_go_on_with(six: HierarchyPage) -> None:
    press("A", "7", "T")
    QTest.keyClicks(six.asking._condition, "on the sofa")
    press("Esc")
    assert six.view.hasFocus()
    assert said(six, Side.FIRST) == (7, Answer.TENTATIVE)
    press("A")
    assert six.asking.condition() == "on the sofa"


def test_a_condition_is_kept_when_the_other_is_asked_by_mouse(six: HierarchyPage) -> None:
    press("A", "7", "T")
    QTest.keyClicks(six.asking._condition, "on the sofa")
    QTest.mouseClick(six.asking._who.names[Side.SECOND], Qt.MouseButton.LeftButton)
    assert condition(six, Side.FIRST) == "on the sofa"
    assert six.asking.side is Side.SECOND
    assert six.view.hasFocus()


def test_a_tentative_yes_without_a_condition_is_said_once(six: HierarchyPage, desk: Desk, couple_id: int) -> None:
    press("A", "7", "T", "Enter", "Esc")
    desk.undo(couple_id)
    assert said(six, Side.FIRST) == (7, Answer.NOT_ASKED)


def test_a_tentative_yes_said_once_more_keeps_its_condition_and_the_draft_of_another(six: HierarchyPage) -> None:
    press("A", "7", "T")
    QTest.keyClicks(six.asking._condition, "on the sofa")
    press("Enter", "Esc", "A", "6", "T")
    assert condition(six, Side.FIRST) == "on the sofa"
    assert six.asking.condition() == "on the sofa"
    QTest.keyClicks(six.asking._condition, ", by day")
    press("Esc", "A", "6", "T")
    assert condition(six, Side.FIRST) == "on the sofa"
    assert six.asking.condition() == "on the sofa, by day"


def test_a_draft_of_another_time_is_no_answer_when_the_other_is_asked(six: HierarchyPage, qtbot: QtBot) -> None:
    press("A", "7", "T")
    QTest.keyClicks(six.asking._condition, "on the sofa")
    press("Esc", "A")
    qtbot.waitUntil(lambda: not six.asking._shield.isVisible())
    QTest.mouseClick(six.asking._who.names[Side.SECOND], Qt.MouseButton.LeftButton)
    assert condition(six, Side.FIRST) == ""
    QTest.mouseClick(six.asking._who.names[Side.FIRST], Qt.MouseButton.LeftButton)
    assert six.asking.condition() == "on the sofa"
    QTest.keyClicks(six.asking._condition, ", by day")
    QTest.mouseClick(six.asking._close, Qt.MouseButton.LeftButton)
    assert condition(six, Side.FIRST) == "on the sofa, by day"
    assert not six.asking.isVisible()
