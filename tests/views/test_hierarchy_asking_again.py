"""Asking once more from the path: sooner than agreed, on another day, in one round, with wanting, for you alone.

And what a step touches on, in its editor.
"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import asking, roster, session
from app.models.practice import Confidentiality
from app.models.side import Side
from app.models.willingness import Answer, Wanting
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from tests.desk import SteadyClock
from tests.hands import keys
from tests.views.test_hierarchy_offers import answer, choose, heard, painted, row, take, titles
from tests.views.test_hierarchy_offers import couple_id as couple_id
from tests.views.test_hierarchy_offers import page as page

pytestmark = pytest.mark.usefixtures("quick_letters")

FIRST, SECOND = Side.FIRST, Side.SECOND

# -- sooner, and on another day --------------------------------------------------------------------------------


def test_a_yes_sooner_than_agreed_is_met_gently_and_said_once_more_is_kept(
    page: HierarchyPage, desk: Desk, qtbot: QtBot
) -> None:
    step_id = choose(page, "Hug")
    desk.do(asking.answer, step_id, SECOND, Answer.NOT_NOW, raise_on=date(2026, 6, 3))
    keys(page.view, "B", "6", "Y")
    agreed = "Ash asked that this rests until 3 June, and brings it up."
    assert page.asking._agreed.text() == f"{agreed} If Ash has brought it up now, press Y once more."
    assert page.asking._agreed.isVisible()
    assert row(page, "Hug").second.answer is Answer.NOT_NOW
    keys(page.view, "Y")
    qtbot.waitUntil(lambda: row(page, "Hug").second.answer is Answer.YES)
    said = row(page, "Hug").second.willingness
    assert said is not None
    assert said.asked_by is SECOND
    assert not page.asking._agreed.isVisible()
    assert "Ash brought it up" in page.asking._history.text()


def test_another_answer_in_between_begins_anew(page: HierarchyPage, desk: Desk, qtbot: QtBot) -> None:
    desk.do(asking.answer, choose(page, "Hug"), SECOND, Answer.NOT_NOW)
    keys(page.view, "B", "6", "Y")
    assert page.asking._agreed.isVisible()
    keys(page.view, "Tab")
    page.asker.ask(row(page, "Hug").step.id, SECOND, number=False)
    assert not page.asking._agreed.isVisible()
    keys(page.view, "Y")
    qtbot.waitUntil(page.asking._agreed.isVisible)
    assert row(page, "Hug").second.answer is Answer.NOT_NOW


def test_another_day_is_typed_in_a_small_card(page: HierarchyPage, desk: Desk) -> None:
    choose(page, "Hug")
    keys(page.view, "B", "6", "N")
    page.asking._again.other.click()
    card = page.acts.rest
    assert card.isVisible()
    assert not page.asking.isVisible()
    assert card.day.edit.hasFocus()
    QTest.keyClicks(card.day.edit, "some day")
    keys(card.day.edit, "Enter")
    assert card.day.error() == "That day cannot be read. Try “3 June”, or “+14” for two weeks."
    card.day.edit.selectAll()
    QTest.keyClicks(card.day.edit, "+21")
    card.by.choose(FIRST.value)
    keys(card.day.edit, "Enter")
    assert not card.isVisible()
    assert page.view.hasFocus()
    said = row(page, "Hug").second.willingness
    assert said is not None
    assert (said.raise_on, said.raised_by) == (date(2026, 6, 4), FIRST)
    assert row(page, "Hug").step.smaller == "a hand on a sleeve"


def test_a_smaller_version_there_asks_both_again_and_words_wait_as_a_draft(page: HierarchyPage, desk: Desk) -> None:
    answer(desk, page, "Hug", Answer.YES, Answer.NOT_NOW)
    take(page, "Hug", "Ash: when it may be raised again")
    card = page.acts.rest
    card.smaller.edit.setFocus()
    card.smaller.edit.selectAll()
    QTest.keyClicks(card.smaller.edit, "one finger")
    keys(card.smaller.edit, "Esc")
    assert not card.isVisible()
    assert row(page, "Hug").step.smaller == "a hand on a sleeve"
    take(page, "Hug", "Ash: when it may be raised again")
    assert card.smaller.text() == "one finger"
    keys(card.smaller.edit, "Enter")
    now = row(page, "Hug")
    assert (now.step.smaller, now.first.answer, now.second.answer) == ("one finger", Answer.NOT_ASKED, Answer.NOT_NOW)
    take(page, "Hug", "Ash: when it may be raised again")
    assert card.day.text() == ""
    card.leave()


def lapse(page: HierarchyPage, desk: Desk, clock: SteadyClock, couple_id: int) -> None:
    """Two steps of this week, and the four weeks that a yes lasts."""
    for title in ("Tea", "Back"):
        assert desk.do(asking.plan_step, answer(desk, page, title, Answer.YES, Answer.YES)) is not None
    clock.go_on(days=30)
    page.show_couple(couple_id)


def test_what_has_run_its_time_is_asked_in_one_round_that_ends_where_it_began(
    page: HierarchyPage, desk: Desk, clock: SteadyClock, couple_id: int, qtbot: QtBot
) -> None:
    assert not page.again.isVisible()
    lapse(page, desk, clock, couple_id)
    assert page.again.words.text().startswith("Two steps of this week are asked again.")
    began, before = choose(page, "Hug"), [row(page, title) for title in ("Hug", "Skin")]
    page.again.way.click()
    asked: list[tuple[int, Side]] = []
    for _ in range(4):
        asked.append((page.asking.step_id, page.asking.side))
        keys(page.view, "Y", "Tab")
    tea, back = row(page, "Tea").step.id, row(page, "Back").step.id
    assert asked == [(tea, FIRST), (tea, SECOND), (back, FIRST), (back, SECOND)]
    assert not page.asking.isVisible()
    assert page.chosen_step() == began
    assert not page.again.isVisible()
    assert [row(page, title) for title in ("Hug", "Skin")] == before
    assert not row(page, "Tea").lapsed


def test_the_card_says_what_comes_next_in_a_round_and_it_can_be_left(
    page: HierarchyPage, desk: Desk, clock: SteadyClock, couple_id: int
) -> None:
    lapse(page, desk, clock, couple_id)
    began = choose(page, "Skin")
    page.ask_in_one_round()
    keys(page.view, "Tab")
    assert "Tab goes on to “Back”." in page.asking._keys.text()
    keys(page.view, "Esc")
    assert not page.asking.isVisible()
    assert page.chosen_step() == began
    assert page.again.isVisible()


def test_a_round_goes_on_past_what_is_put_off_the_table(
    page: HierarchyPage, desk: Desk, clock: SteadyClock, couple_id: int, qtbot: QtBot
) -> None:
    lapse(page, desk, clock, couple_id)
    page.ask_in_one_round()
    keys(page.view, "X")
    qtbot.waitUntil(lambda: "Tea" not in titles(page))
    assert (page.asking.step_id, page.asking.side) == (row(page, "Back").step.id, FIRST)


def test_taking_another_step_in_hand_ends_a_round_there(
    page: HierarchyPage, desk: Desk, clock: SteadyClock, couple_id: int
) -> None:
    lapse(page, desk, clock, couple_id)
    choose(page, "Hug")
    page.ask_in_one_round()
    here = choose(page, "Skin")
    assert not page.asking.isVisible()
    assert page.chosen_step() == here


def test_wanting_is_kept_with_the_yes_that_follows_and_stands_in_no_row(
    page: HierarchyPage, desk: Desk, qtbot: QtBot
) -> None:
    choose(page, "Hug")
    keys(page.view, "A", "7", "V", "V", "Y")
    qtbot.waitUntil(lambda: row(page, "Hug").first.answer is Answer.YES)
    said = row(page, "Hug").first.willingness
    assert said is not None
    assert said.wanting is Wanting.CURIOUS
    assert "wanting: curious" in page.asking._history.text()
    assert "curious" not in heard(page, "Hug").lower()
    told = desk.read(asking.answers_of, row(page, "Hug").step.id, FIRST)
    page.asking._wanting.chips[Wanting.A_LOT].click()
    # A word about wanting is no yes: nothing is kept until there is another.
    assert desk.read(asking.answers_of, row(page, "Hug").step.id, FIRST) == told
    assert page.asking._wanting._words.text() == "Wanting, kept with the next yes:"


def test_wanting_of_one_is_not_the_others(page: HierarchyPage) -> None:
    choose(page, "Hug")
    keys(page.view, "Tab", "V", "Y", "Tab")
    assert page.asking.side is SECOND
    assert page.asking._wanting.now is None


def test_what_is_for_the_therapist_alone_is_seen_while_nobody_is_in_the_room(
    page: HierarchyPage, desk: Desk, couple_id: int
) -> None:
    choose(page, "Hug")
    keys(page.view, "B", "Tab")
    link = page.asking._four.links[Answer.THERAPIST]
    assert link.isVisible()
    link.click()
    assert "Rather not say" in painted(page, "Hug")
    assert heard(page, "Hug").count("rather not say") == 1
    assert "only for my therapist" in page.asking._history.text()
    desk.do(session.start_session, couple_id)
    page.asker.ask(row(page, "Hug").step.id, SECOND, number=False)
    assert "rather not say" in page.asking._history.text()
    assert "therapist" not in page.asking._history.text()
    assert not page.asking._four.links[Answer.THERAPIST].isVisible()


def test_a_no_secrets_policy_has_no_such_answer(page: HierarchyPage, desk: Desk) -> None:
    practice = desk.read(roster.show_practice)
    desk.do(roster.save_practice, practice.but(confidentiality=Confidentiality.NO_SECRETS))
    choose(page, "Hug")
    keys(page.view, "B")
    assert not page.asking._four.links[Answer.THERAPIST].isVisible()


# -- what a step touches on -------------------------------------------------------------------------------------


def test_what_a_step_touches_on_is_folded_away_and_says_what_is_there(page: HierarchyPage, desk: Desk) -> None:
    answer(desk, page, "Back", Answer.YES, Answer.YES)
    choose(page, "Back")
    keys(page.view, "F2")
    editor = page.edits.editor
    assert editor is not None
    assert editor.unfold.text() == "What it touches on: evening"
    assert not editor.fields["area"].isVisible()
    editor.unfold.click()
    assert editor.fields["area"].isVisible()
    editor.take_focus("area")
    QTest.keyClicks(editor.fields["area"].edit, "Hands, back")
    keys(editor.fields["area"].edit, "Enter")
    assert page.edits.editor is None
    now = row(page, "Back")
    assert (now.step.area, now.step.setting) == ("back, hands", "evening")
    assert now.first.answer is Answer.YES


def test_taking_such_a_word_away_asks_both_again(page: HierarchyPage, desk: Desk) -> None:
    answer(desk, page, "Back", Answer.YES, Answer.YES)
    page._edit(choose(page, "Back"), "setting")
    editor = page.edits.editor
    assert editor is not None
    keys(editor.fields["setting"].edit, "Delete", "Enter")
    assert row(page, "Back").step.setting == ""
    assert row(page, "Back").first.changed_since


def test_a_step_of_the_library_brings_what_it_touches_on(page: HierarchyPage) -> None:
    page.start_adding()
    QTest.keyClicks(page.add, "holding hands, sit")
    keys(page.add, "Down", "Enter")
    step = page.model.rows()[-1].step
    assert step.act == "holding hands"
    assert step.dials
