"""A condition belongs to one partner's answer about one step, and is never lost half-way."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

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

pytestmark = pytest.mark.uncounted


def type_condition(six: HierarchyPage, words: str) -> None:
    field = six.asking._condition
    field.setFocus()
    QTest.keyClicks(field, words)


def test_a_condition_not_kept_is_there_again(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "A", "5", "T")
    type_condition(six, "if the lamp is")
    keys(six.asking._condition, "Esc")
    assert not six.asking.isVisible()
    assert row(six, 0).first.willingness is not None
    keys(six.view, "Down", "A", "5", "T")
    assert six.asking.condition() == ""
    keys(six.view, "Esc", "Up", "A")
    assert six.asking.condition() == "if the lamp is"
    type_condition(six, " on")
    keys(six.asking._condition, "Enter")
    said = row(six, 0).first.willingness
    assert said is not None
    assert (said.answer, said.condition) == (Answer.TENTATIVE, "if the lamp is on")
    assert desk.draft("condition first", row(six, 0).step.id) == ""


def test_a_lock_keeps_what_is_typed_of_a_condition(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "A", "5", "T")
    type_condition(six, "only hands")
    desk.flush()
    assert desk.draft("condition first", row(six, 0).step.id) == "only hands"


def test_one_partners_condition_is_not_taken_for_the_others(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "B", "4", "T", "A", "5", "T")
    type_condition(six, "if I lead")
    six.asking.side_changed.emit(Side.SECOND)
    assert six.asking.side is Side.SECOND
    assert six.asking.condition() == ""
    six.asking.side_changed.emit(Side.FIRST)
    assert six.asking.condition() == "if I lead"


def test_the_card_asks_on_the_scale_that_holds_now(six: HierarchyPage, desk: Desk, couple_id: int) -> None:
    keys(six.view, "A")
    assert "Comfort" in six.asking._scale_line.text()
    shown = desk.read(roster.show_couple, couple_id)
    desk.do(roster.save_couple, shown.couple.but(scale=Scale.SUDS_100), shown.first, shown.second)
    assert "Distress" in six.asking._scale_line.text()
    keys(six.view, "4", "0", "Enter")
    rated = row(six, 0).first.rating
    assert rated is not None
    assert (rated.scale, rated.number) == (Scale.SUDS_100, 40)
