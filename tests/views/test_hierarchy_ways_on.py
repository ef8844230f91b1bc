"""What a row still needs is said where it is heard too, and leads there by one key; a yes is never asked for by it."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, pausing_practice, session
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer, Wanting
from app.rules.willingness import State
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from tests.desk import SteadyClock
from tests.hands import keys
from tests.views.test_hierarchy_offers import answer, choose, click, heard, menu_of, painted, row, spot, take
from tests.views.test_hierarchy_offers import couple_id as couple_id
from tests.views.test_hierarchy_offers import page as page

FIRST, SECOND = Side.FIRST, Side.SECOND
YES_FROM_BOTH = "For this week it still needs a yes from both, each in their own time."
PRACTISED = "First it needs a pause that both of you have practised."


def idea(desk: Desk, page: HierarchyPage, couple_id: int, **said: str) -> None:
    """A step in a few words, as one writes it down in the hour."""
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    desk.do(hierarchy.add_steps, path, [StepWords(title="Dance").but(**said)])
    choose(page, "Dance")


def ask_w(page: HierarchyPage, qtbot: QtBot, title: str, sentence: str) -> None:
    choose(page, title)
    keys(page.view, "W")
    qtbot.waitUntil(lambda: sentence in painted(page, title))


# -- it is heard in the row ---------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_letters")
def test_what_a_row_answers_is_in_its_sentence_until_another_is_in_hand(page: HierarchyPage, qtbot: QtBot) -> None:
    before = heard(page, "Tea")
    ask_w(page, qtbot, "Tea", YES_FROM_BOTH)
    assert heard(page, "Tea") == f"{before} {YES_FROM_BOTH}"
    keys(page.view, "Down")
    assert heard(page, "Tea") == before


@pytest.mark.usefixtures("quick_letters")
def test_what_a_row_answers_stands_in_place_of_its_offer_for_both_senses(page: HierarchyPage, qtbot: QtBot) -> None:
    ask_w(page, qtbot, "Back", YES_FROM_BOTH)
    assert "wide step" not in heard(page, "Back")
    assert "wide step" not in painted(page, "Back")


# -- the way there ------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_letters")
def test_f2_writes_what_is_needed_where_it_is_needed(
    page: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot
) -> None:
    idea(desk, page, couple_id)
    needed = "For this week it still needs an agreed time, a check-in and a way that it ends."
    ask_w(page, qtbot, "Dance", needed)
    assert heard(page, "Dance").endswith(f"{needed} Write it: F2.")
    keys(page.view, "F2")
    editor = page.edits.editor
    assert editor is not None
    assert editor.fields["timeframe"].edit.hasFocus()


@pytest.mark.usefixtures("quick_letters")
def test_f2_writes_the_smaller_version_a_tentative_yes_waits_for(page: HierarchyPage, desk: Desk, qtbot: QtBot) -> None:
    answer(desk, page, "Tea", Answer.YES, Answer.TENTATIVE)
    ask_w(page, qtbot, "Tea", "A tentative yes plans the smaller version, and none is written yet.")
    click(page, spot(page, "Tea", "Write one"))
    editor = page.edits.editor
    assert editor is not None
    assert editor.fields["smaller"].edit.hasFocus()


def test_without_an_answer_of_the_row_f2_begins_at_the_title(page: HierarchyPage) -> None:
    choose(page, "Tea")
    keys(page.view, "F2")
    assert page.edits.editor is not None
    assert page.edits.editor.fields["title"].edit.hasFocus()


@pytest.mark.parametrize("way", ["key", "click", "menu"])
@pytest.mark.usefixtures("quick_letters")
def test_a_pause_practised_in_the_room_is_noted_there(
    page: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot, way: str
) -> None:
    desk.do(pausing_practice.practise_pause_again, couple_id)
    desk.do(session.start_session, couple_id)
    answer(desk, page, "Tea", Answer.YES, Answer.YES)
    ask_w(page, qtbot, "Tea", PRACTISED)
    assert heard(page, "Tea").endswith(f"{PRACTISED} They have practised it: K.")
    if way == "key":
        keys(page.view, "K")
    elif way == "click":
        click(page, spot(page, "Tea", "They have practised it"))
    else:
        take(page, "Tea", "They have practised a pause")
    qtbot.waitUntil(lambda: desk.read(pausing_practice.have_practised, couple_id))
    assert PRACTISED not in heard(page, "Tea")
    assert "They have practised a pause" not in menu_of(page, "Tea")
    choose(page, "Tea")
    keys(page.view, "W")
    qtbot.waitUntil(lambda: row(page, "Tea").state is State.PLANNED)


def test_k_does_nothing_where_nothing_asks_for_it(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    desk.do(pausing_practice.practise_pause_again, couple_id)
    choose(page, "Tea")
    keys(page.view, "K", "Down")
    assert not desk.read(pausing_practice.have_practised, couple_id)


@pytest.mark.usefixtures("quick_letters")
def test_no_way_leads_to_a_yes_of_somebody_else(page: HierarchyPage, qtbot: QtBot) -> None:
    ask_w(page, qtbot, "Tea", YES_FROM_BOTH)
    answered = page.model.answered
    assert answered is not None
    assert answered[1].links == ()


# -- from one thing to the next -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("quick_letters")
def test_w_right_after_both_have_answered_chooses_it_for_this_week(page: HierarchyPage, qtbot: QtBot) -> None:
    choose(page, "Tea")
    keys(page.view, "A", "9", "Y", "B", "8", "Y", "W")
    qtbot.waitUntil(lambda: row(page, "Tea").state is State.PLANNED)
    assert not page.asking.isVisible()
    assert page.view.hasFocus()


def test_after_how_much_one_wants_it_the_other_is_next_however_fast(page: HierarchyPage) -> None:
    choose(page, "Tea")
    keys(page.view, "A", "9")
    QTest.keyClicks(page.view, "yvvyb")
    keys(page.view, "8", "Y", "Esc")
    tea = row(page, "Tea")
    assert (tea.first.answer, tea.second.answer) == (Answer.YES, Answer.YES)
    assert tea.first.willingness is not None
    assert tea.first.willingness.wanting is Wanting.CURIOUS


def test_a_word_that_begins_with_w_is_a_word_while_somebody_is_asked(page: HierarchyPage, desk: Desk) -> None:
    answer(desk, page, "Tea", Answer.YES, Answer.YES)
    choose(page, "Tea")
    keys(page.view, "A", "9", "Y")
    QTest.keyClicks(page.view, "we talked")
    keys(page.view, "Down")
    assert row(page, "Tea").state is State.IDEA


def test_before_anybody_is_asked_the_card_says_what_is_not_written_yet(
    page: HierarchyPage, desk: Desk, couple_id: int
) -> None:
    idea(desk, page, couple_id, timeframe="5 minutes")
    keys(page.view, "A")
    told = page.asking._unwritten
    assert told.isVisible()
    assert told.text() == ("Not written yet: a check-in, how it ends. Written later, it asks both again; F2 writes it.")
    keys(page.view, "8", "Y")
    assert not told.isVisible(), "once somebody has answered it asks for nothing"
    choose(page, "Tea")
    keys(page.view, "A")
    assert not told.isVisible()


def test_what_keeps_a_step_open_is_said_where_it_would_be_settled(
    page: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot
) -> None:
    step_id = answer(desk, page, "Hug", Answer.YES, Answer.TENTATIVE)
    assert "It is settled" not in menu_of(page, "Hug")
    desk.do(asking.plan_step, step_id)
    desk.do(session.start_session, couple_id)
    take(page, "Hug", "It is settled")
    open_yet = "A tentative yes keeps it open; it can be settled later."
    qtbot.waitUntil(lambda: open_yet in painted(page, "Hug"))
    assert heard(page, "Hug").endswith(open_yet)
    desk.do(asking.answer, step_id, SECOND, Answer.YES)
    assert "Settled: Ash says so…" in menu_of(page, "Hug")
    assert "It is settled" not in menu_of(page, "Hug")


# -- what was said so far -----------------------------------------------------------------------------------------


def test_a_not_now_and_its_day_are_one_answer_in_what_was_said(
    page: HierarchyPage, desk: Desk, clock: SteadyClock
) -> None:
    choose(page, "Tea")
    keys(page.view, "A", "N", "4")
    told = page.asking._history.text()
    assert told.count("not now") == 1
    assert "from " in told


def test_the_card_is_no_higher_than_what_it_holds_once_what_was_agreed_is_said(
    page: HierarchyPage, qtbot: QtBot
) -> None:
    choose(page, "Tea")
    keys(page.view, "A", "N", "4", "Y")
    qtbot.waitUntil(page.asking._agreed.isVisible)
    keys(page.view, "Y")
    qtbot.waitUntil(lambda: not page.asking._agreed.isVisible())
    qtbot.waitUntil(lambda: page.asking.height() == page.asking.heightForWidth(page.asking.width()))
