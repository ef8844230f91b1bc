"""Where a step stands, as its row says it: in the room, set aside, settled; and what each says of it, present."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, occasions, session
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.willingness import State
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from tests.desk import whole_step
from tests.hands import keys
from tests.views.test_hierarchy_offers import answer, choose, heard, menu_of, painted, row, take
from tests.views.test_hierarchy_offers import couple_id as couple_id
from tests.views.test_hierarchy_offers import page as page

pytestmark = pytest.mark.usefixtures("quick_letters")

FIRST, SECOND = Side.FIRST, Side.SECOND


def test_i_brings_a_step_into_the_room(page: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot) -> None:
    told: list[int] = []
    page.room_step_changed.connect(told.append)
    step_id = answer(desk, page, "Tea", Answer.YES, Answer.YES)
    choose(page, "Tea")
    assert "Bring it into the room" not in menu_of(page, "Tea")
    keys(page.view, "I")
    qtbot.waitUntil(lambda: "with both in the room" in painted(page, "Tea"))
    desk.do(asking.plan_step, step_id)
    desk.do(session.start_session, couple_id)
    assert menu_of(page, "Tea")["Bring it into the room"] == "I"
    keys(page.view, "I")
    qtbot.waitUntil(lambda: page.step_in_the_room() == step_id)
    assert "In the room" in painted(page, "Tea")
    assert "In the room." in heard(page, "Tea")
    for side in Side:
        desk.do(asking.answer, step_id, side, Answer.YES)
    desk.do(occasions.start_step, step_id)
    assert "Under way." in heard(page, "Tea")
    desk.do(occasions.end_step, step_id)
    assert told == [step_id, 0]


def test_what_stands_in_place_of_the_path_comes_and_goes_and_loses_no_word(
    page: HierarchyPage, qtbot: QtBot, desk: Desk
) -> None:
    instead = QWidget()
    instead.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    page.set_instead(instead)
    assert page.view.isVisible()
    page._edit(choose(page, "Tea"))
    assert page.edits.editor is not None
    QTest.keyClicks(page.edits.editor.fields["title"].edit, "Cocoa")
    page.show_instead(True)
    assert instead.isVisible()
    assert not page.view.isVisible()
    page.take_focus()
    assert instead.hasFocus()
    desk.do(asking.rate, row(page, "Tea").step.id, FIRST, 3)
    assert instead.isVisible()
    page.show_instead(False)
    assert page.view.isVisible()
    page._edit(choose(page, "Tea"))
    assert page.edits.editor.fields["title"].text() == "Cocoa"
    page.edits.close()


def test_a_step_is_set_aside_and_taken_up_again(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    take(page, "Hug", "Set aside")
    assert row(page, "Hug").state is State.SET_ASIDE
    assert "Set aside" in painted(page, "Hug")
    assert "Set aside." in heard(page, "Hug")
    assert not {"Set aside", "This week"} & set(menu_of(page, "Hug"))
    take(page, "Hug", "Take it up again")
    assert row(page, "Hug").state is State.IDEA
    desk.undo(couple_id)
    assert row(page, "Hug").state is State.SET_ASIDE


def test_both_say_that_it_is_settled_and_then_it_is(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    desk.do(asking.plan_step, answer(desk, page, "Tea", Answer.YES, Answer.YES))
    assert "Settled: Robin says so…" not in menu_of(page, "Tea")
    desk.do(session.start_session, couple_id)
    take(page, "Tea", "Settled: Robin says so")
    QTest.keyClicks(page.acts.said.words.edit, "easy now")
    keys(page.acts.said.words.edit, "Enter")
    # The other one's turn comes by itself.
    assert page.acts.said.title.text() == "Ash: settled?"
    assert page.acts.said.words.text() == ""
    keys(page.acts.said.words.edit, "Enter")
    assert not page.acts.said.isVisible()
    assert page.view.hasFocus()
    take(page, "Tea", "It is settled")
    assert row(page, "Tea").state is State.SETTLED
    assert "Comfortable for both today" in painted(page, "Tea")
    assert "Comfortable for both today." in heard(page, "Tea")


def test_both_say_that_a_changed_step_is_the_same_one(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    step_id = answer(desk, page, "Hug", Answer.YES, Answer.TENTATIVE)
    desk.do(hierarchy.edit_step, step_id, whole_step("Hug", smaller="a hand on the sleeve"))
    assert not any("same step" in words for words in menu_of(page, "Hug"))
    desk.do(session.start_session, couple_id)
    take(page, "Hug", "Robin: still the same step")
    QTest.keyClicks(page.acts.said.words.edit, "the same to")
    keys(page.acts.said.words.edit, "Esc")
    assert not page.acts.said.isVisible()
    take(page, "Hug", "Robin: still the same step")
    assert page.acts.said.words.text() == "the same to"
    keys(page.acts.said.words.edit, "Enter")
    keys(page.acts.said.words.edit, "Enter")
    assert (row(page, "Hug").first.answer, row(page, "Hug").second.answer) == (Answer.YES, Answer.TENTATIVE)
