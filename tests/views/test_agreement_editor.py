"""Wording a draft with keys and the mouse, on a real vault; the pages follow in a process of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.actions import agreement, agreement_lines, asking, hierarchy, limits, roster, session
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.models.agreement import AgreementContent
from app.models.content import load_agreement
from app.models.drawn import Drawn
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.models.revision import Clause
from app.models.side import Side
from app.models.willingness import Answer
from app.reports.agreement import draw
from app.rules.agreement_lines import LONGEST_LINE
from app.views.agreement.card import LineCard
from app.views.agreement.page import AgreementPage
from app.views.agreement.steady import LeftOutRow, LimitRow, StepCard
from app.views.desk import Desk
from app.views.theme.labels import Label
from app.views.theme.marks import PartnerMark
from app.views.theme.theme import Theme
from tests.desk import SteadyClock, whole_step
from tests.hands import keys
from tests.ready import make_ready

TEXT = load_agreement()
STOP = "We stop at once, and each takes the space we need."


def drawn(content: AgreementContent) -> Future[Drawn]:
    """The true pages, drawn at once."""
    done: Future[Drawn] = Future()
    done.set_result(Drawn(draw(content)))
    return done


@pytest.fixture
def couple_id(desk: Desk) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    couple_id = outcome.change.couple_id
    make_ready(desk._records, couple_id)
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    words = [whole_step(title) for title in ("Hands", "Sofa", "Kiss")]
    added = desk.do(hierarchy.add_steps, path, words)
    assert added is not None
    assert desk.do(session.start_session, couple_id)
    hands, sofa, kiss = added.change.ids
    for step in (hands, sofa):
        for side in Side:
            assert desk.do(asking.answer, step, side, Answer.YES)
    assert desk.do(asking.answer, kiss, Side.SECOND, Answer.OFF_TABLE)
    couple, one, other = desk.read(hierarchy.partners, couple_id)
    assert desk.do(roster.save_couple, couple, one.but(in_writing=True), other.but(in_writing=True))
    return couple_id


Pages = Callable[[], AgreementPage]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, desk: Desk, couple_id: int, tmp_path: Path) -> Pages:
    def made() -> AgreementPage:
        page = AgreementPage(theme, desk, drawn, lambda *_: str(tmp_path / "Our agreement.pdf"))
        qtbot.addWidget(page)
        page.resize(1240, 900)
        page.show_couple(couple_id)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return made


@pytest.fixture
def page(make: Pages, desk: Desk, couple_id: int) -> AgreementPage:
    """A first draft with nothing changed in it."""
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    return make()


def shown(desk: Desk, couple_id: int) -> ShownAgreement:
    return desk.read(show_agreement, couple_id, TEXT)


def texts(desk: Desk, couple_id: int, clause: Clause = Clause.LINE_CROSSED) -> list[str]:
    """The kept lines of a clause."""
    return [one.line.text for one in shown(desk, couple_id).lines if one.line.clause is clause]


def cards(page: AgreementPage, clause: Clause = Clause.LINE_CROSSED) -> list[LineCard]:
    assert page.editor.sections is not None
    return page.editor.sections.of(clause).cards[clause]


def card(page: AgreementPage, clause: Clause = Clause.LINE_CROSSED, place: int = 0) -> LineCard:
    return cards(page, clause)[place]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*chords: str) -> None:
    """Each key to whatever has the focus then."""
    for chord in chords:
        keys(focused(), chord)


def write(page: AgreementPage, one: LineCard, words: str, name: str = "text") -> None:
    one.write(name)
    QTest.keyClicks(focused(), words)


def plus(page: AgreementPage, clause_id: str) -> None:
    assert page.editor.sections is not None
    for fold, _ in page.editor.sections.folds:
        fold.set_open(True)
    section = page.editor.sections.clauses[clause_id]
    page.editor.area.ensureWidgetVisible(section.plus)
    QTest.mouseClick(section.plus, Qt.MouseButton.LeftButton)
    assert page.editor.offers.isVisible()


def section(page: AgreementPage) -> QWidget:
    """The clause of what is off the table."""
    assert page.editor.sections is not None
    return page.editor.sections.of(Clause.OFF_TABLE)


def words_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


# -- wording --------------------------------------------------------------------------------------------------


def test_enter_keeps_a_line_and_goes_on_to_the_next_of_its_clause(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    write(page, card(page), " Gently.")
    press("Enter")
    assert texts(desk, couple_id)[0] == f"{STOP} Gently."
    assert focused() is card(page, place=1).fields["text"]
    assert desk.undo_name(couple_id) == "Changed “We stop at once”"
    desk.undo(couple_id)
    assert card(page).fields["text"].words() == STOP


def test_enter_after_the_last_line_begins_a_new_one_and_enter_in_an_empty_one_ends_it(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    card(page, place=2).write()
    press("Enter")
    QTest.keyClicks(focused(), "We tell nobody else.")
    press("Enter")
    assert texts(desk, couple_id)[3] == "We tell nobody else."
    assert len(cards(page)) == 5
    press("Enter")
    assert len(cards(page)) == 4
    assert page.editor.sections is not None
    assert focused() is page.editor.sections.clauses["line-crossed"].plus


def test_shift_enter_is_a_new_line_and_a_word_to_say_has_only_one(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    card(page).write()
    press("Shift+Enter")
    QTest.keyClicks(focused(), "Then tea.")
    press("Enter")
    assert texts(desk, couple_id)[0] == f"{STOP}\nThen tea."
    card(page, Clause.PAUSING).write("said")
    press("Shift+Enter")
    assert focused() is card(page, Clause.PAUSING, 1).fields["said"]
    assert shown(desk, couple_id).content.pauses[0].word == "Amber"


def test_escape_leaves_the_words_and_takes_the_card_in_hand_and_leaving_it_keeps_them(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    write(page, card(page), " Gently.")
    press("Esc")
    assert focused() is card(page)
    assert card(page).fields["text"].words() == f"{STOP} Gently."
    press("Down")
    assert focused() is card(page, place=1)
    assert texts(desk, couple_id)[0] == f"{STOP} Gently."
    press("Up", "Enter")
    assert focused() is card(page).fields["text"]


def test_what_is_typed_is_a_draft_at_most_400_ms_later_and_stands_there_again(
    qtbot: QtBot, page: AgreementPage, make: Pages, desk: Desk, couple_id: int
) -> None:
    line = card(page).line.id
    write(page, card(page), " Gently.")
    qtbot.waitUntil(lambda: "Gently" in desk.draft("agreement line", line), timeout=1000)
    assert texts(desk, couple_id)[0] == STOP
    write(page, card(page, Clause.PAUSING), "!", "said")
    desk.flush()
    again = make()
    assert texts(desk, couple_id)[0] == f"{STOP} Gently."  # left for another line, so it was kept
    assert card(again, Clause.PAUSING).fields["said"].words() == "Amber!"


def test_words_that_were_taken_out_of_a_field_do_not_come_back_from_the_draft(page: AgreementPage, make: Pages) -> None:
    amber = card(page, Clause.PAUSING)
    assert amber.fields["aside"].words() == "Slow and check"
    write(page, amber, " please", "said")
    amber.write("aside")
    amber.fields["aside"].selectAll()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    page.editor.put_away()
    again = card(make(), Clause.PAUSING)
    assert again.fields["said"].words() == "Amber please"
    assert again.fields["aside"].words() == ""


def test_a_line_that_was_just_begun_waits_too(page: AgreementPage, make: Pages, desk: Desk, couple_id: int) -> None:
    plus(page, "conditions")
    press("Enter")
    QTest.keyClicks(focused(), "No phones")
    desk.flush()
    again = make()
    assert cards(again, Clause.CONDITIONS)[-1].fields["text"].words() == "No phones"
    assert "No phones" not in texts(desk, couple_id, Clause.CONDITIONS)


def test_a_line_that_was_just_kept_stands_once_on_the_pages(page: AgreementPage) -> None:
    plus(page, "conditions")
    press("Enter")
    QTest.keyClicks(focused(), "No phones")
    press("Enter")
    assert page.shown is not None
    assert [one.text for one in page.shown.content.health].count("No phones") == 1


def test_a_line_that_was_emptied_is_taken_away_and_comes_back_by_undo(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    one = card(page)
    one.write()
    one.fields["text"].selectAll()
    QTest.keyClick(focused(), Qt.Key.Key_Delete)
    press("Enter")
    assert STOP not in texts(desk, couple_id)
    desk.undo(couple_id)
    assert texts(desk, couple_id)[0] == STOP
    assert card(page).fields["text"].words() == STOP


def test_delete_removes_a_card_in_hand_and_the_next_one_is_in_hand_then(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    card(page).setFocus()
    press("Delete")
    assert len(texts(desk, couple_id)) == 2
    assert focused() is card(page)
    assert desk.undo_name(couple_id) == "Removed “We stop at once”"
    desk.undo(couple_id)
    assert texts(desk, couple_id)[0] == STOP


def test_the_cross_of_a_line_that_was_just_begun_lets_it_go(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    before = texts(desk, couple_id, Clause.CONDITIONS)
    plus(page, "conditions")
    press("Enter")
    QTest.keyClicks(focused(), "No phones")
    fresh = cards(page, Clause.CONDITIONS)[-1]
    QTest.mouseClick(fresh.remove, Qt.MouseButton.LeftButton)
    assert texts(desk, couple_id, Clause.CONDITIONS) == before
    assert len(cards(page, Clause.CONDITIONS)) == len(before)


def test_a_paste_that_is_too_long_is_left_on_the_clipboard_and_said(page: AgreementPage) -> None:
    one = card(page)
    one.write()
    QGuiApplication.clipboard().setText("word " * (LONGEST_LINE // 5))
    press("Ctrl+V")
    assert one.fields["text"].words() == STOP
    assert "still on the clipboard" in one.error()
    QTest.keyClicks(focused(), "!")
    assert one.error() == ""


# -- moving and marking ---------------------------------------------------------------------------------------


def test_alt_and_arrows_move_a_line_in_its_clause_and_the_words_are_those_of_the_hierarchy(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    before = texts(desk, couple_id)
    card(page).write()
    press("Alt+Down")
    assert texts(desk, couple_id) == [before[1], before[0], before[2]]
    assert focused() is card(page, place=1).fields["text"]
    assert desk.undo_name(couple_id) == "Moved “We stop at once” down one place"
    press("Esc")
    press("Alt+End")
    assert texts(desk, couple_id)[2] == before[0]
    press("Alt+Home", "Alt+Up")
    assert texts(desk, couple_id) == before


def drag(page: AgreementPage, one: LineCard, by: int, *, escape: bool = False) -> None:
    """Lift a card at its edge, carry it `by` pixels down and let it go there."""
    page.editor.area.ensureWidgetVisible(cards(page)[-1], 0, 80)
    start = QPoint(3, one.height() // 2)
    QTest.mousePress(one, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for part in (10, by // 2, by):
        QTest.mouseMove(one, start + QPoint(0, part))
    if escape:
        keys(one, "Esc")
    QTest.mouseRelease(one, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start + QPoint(0, by))


def test_a_line_is_carried_to_another_place_with_the_mouse(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    before = texts(desk, couple_id)
    first, second = card(page), card(page, place=1)
    page.editor.area.ensureWidgetVisible(cards(page)[-1], 0, 80)
    drag(page, first, second.height() + first.height() // 2 + 6)
    assert texts(desk, couple_id) == [before[1], before[0], before[2]]
    assert focused() is first


def test_escape_and_a_small_tremble_move_nothing(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    before = texts(desk, couple_id)
    drag(page, card(page), 150, escape=True)
    QTest.mousePress(card(page), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 8))
    QTest.mouseMove(card(page), QPoint(5, 10))
    QTest.mouseRelease(card(page), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 10))
    drag(page, card(page, place=1), 4)
    assert texts(desk, couple_id) == before


def test_whose_line_it_is_goes_round_by_mouse_and_by_key(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    def marker() -> Side | None:
        return shown(desk, couple_id).content.crossed[0].marker

    page.editor.area.ensureWidgetVisible(card(page))
    QTest.mouseClick(card(page).marker, Qt.MouseButton.LeftButton)
    assert marker() is Side.FIRST
    assert card(page).marker.accessibleName() == "A line of Robin"
    QTest.mouseClick(card(page).marker, Qt.MouseButton.LeftButton)
    assert marker() is Side.SECOND
    card(page).marker.setFocus()
    press("2")
    assert marker() is None
    press("B")
    assert marker() is Side.SECOND
    card(page).write()
    press("Ctrl+M")
    assert marker() is None
    press("Esc", "M")
    card(page).setFocus()
    press("M")
    assert desk.undo_name(couple_id).startswith("“We stop at once” is")


def test_a_line_off_the_table_is_begun_for_one_of_them_and_never_for_both(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    plus(page, "off-table")
    assert words_in(page.editor.offers) == ["A line of Robin", "A line of Ash"]
    press("Down", "Enter")
    QTest.keyClicks(focused(), "After 22:30.")
    press("Ctrl+M")
    assert card(page, Clause.OFF_TABLE).marker.marker is Side.FIRST
    press("Ctrl+M", "Enter")
    ours = shown(desk, couple_id).content.off_table[1].lines
    assert ours == ("Kiss", "After 22:30.")
    assert cards(page, Clause.OFF_TABLE)[-1].line.marker is Side.SECOND


def test_what_is_off_the_table_stands_with_its_owner_as_on_paper(
    page: AgreementPage, desk: Desk, couple_id: int, theme: Theme, qtbot: QtBot
) -> None:
    def stands() -> list[str]:
        found = [one for one in section(page).findChildren(QWidget) if isinstance(one, LineCard | StepCard)]
        found = sorted((one for one in found if one.isVisible()), key=lambda one: one.mapTo(page, QPoint()).y())
        return [one.accessibleName() for one in found]

    revision = shown(desk, couple_id).revision
    assert revision is not None
    for words, side in (("Biting.", Side.SECOND), ("From behind.", Side.FIRST), ("Noise.", Side.SECOND)):
        assert desk.do(agreement_lines.add_line, revision.id, Clause.OFF_TABLE, words, marker=side)
    qtbot.waitUntil(lambda: stands() == ["From behind.", "Kiss", "Biting.", "Noise."])
    noise = next(one.line for one in shown(desk, couple_id).lines if one.line.text == "Noise.")
    assert desk.do(agreement_lines.mark_line, noise.id, Side.FIRST)
    qtbot.waitUntil(lambda: stands() == ["From behind.", "Noise.", "Kiss", "Biting."])
    desk.undo(couple_id)
    qtbot.waitUntil(lambda: stands() == ["From behind.", "Kiss", "Biting.", "Noise."])

    def marks() -> list[int]:
        of_steps = [one for one in section(page).findChildren(PartnerMark) if one.isVisible()]
        of_lines = [one.marker for one in cards(page, Clause.OFF_TABLE)]
        return [one.mapTo(page, one.rect().center()).x() for one in (*of_steps, *of_lines)]

    for scale in (1.0, 1.1, 1.5):
        theme.set_text_scale(scale)
        qtbot.waitUntil(lambda: max(marks()) - min(marks()) <= 1)


def test_a_tentative_yes_is_named_until_its_smaller_version_stands_there(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    waits = "“Sofa” stands here once it has a smaller version."
    assert waits not in words_in(page.editor)
    hands, sofa = (row.step for row in desk.read(hierarchy.show_path, couple_id).rows)
    assert desk.do(asking.answer, sofa.id, Side.SECOND, Answer.TENTATIVE)
    assert waits in words_in(page.editor)
    assert "Nothing is on this list today." not in words_in(page.editor)
    assert desk.do(asking.answer, hands.id, Side.SECOND, Answer.NOT_NOW)
    assert "Nothing is on this list today." in words_in(page.editor)


# -- the library ----------------------------------------------------------------------------------------------


def test_the_plus_offers_the_library_and_what_stands_there_is_not_offered_again(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    plus(page, "asking")
    offered = words_in(page.editor.offers)
    assert offered[0] == "In your own words"
    assert TEXT.clause("asking").text not in offered
    press("Down", "Enter")
    assert texts(desk, couple_id, Clause.ASKING)[1] == offered[1]
    assert focused() is card(page, Clause.ASKING, 1).fields["text"]
    assert not page.editor.offers.isVisible()
    plus(page, "asking")
    assert offered[1] not in words_in(page.editor.offers)


def test_ways_to_pause_and_what_comes_afterwards_are_offered_apart(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    plus(page, "pausing")
    offered = words_in(page.editor.offers)
    assert offered.index("Ways to pause") < offered.index("Open palm · Same as pause") < offered.index("Afterwards")
    QTest.mouseClick(page.editor.offers.rows()[2], Qt.MouseButton.LeftButton)
    assert shown(desk, couple_id).content.pauses[3].word == "Open palm"


def test_escape_or_another_place_closes_what_is_offered(page: AgreementPage) -> None:
    assert page.editor.sections is not None
    plus(page, "pausing")
    press("Up", "Esc")
    assert not page.editor.offers.isVisible()
    assert focused() is page.editor.sections.clauses["pausing"].plus
    plus(page, "pausing")
    card(page).write()
    assert not page.editor.offers.isVisible()
    plus(page, "line-crossed")
    QTest.mouseClick(page.head, Qt.MouseButton.LeftButton)
    assert not page.editor.offers.isVisible()


# -- steps ----------------------------------------------------------------------------------------------------


def step_cards(page: AgreementPage) -> list[StepCard]:
    return [one for one in page.editor.findChildren(StepCard) if one.isVisibleTo(page)]


def test_a_step_is_left_out_by_key_and_taken_in_again(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    assert [one.step.offered.line.title for one in step_cards(page)] == ["Hands", "Sofa", "Kiss"]
    step_cards(page)[0].setFocus()
    press("Delete")
    assert [one.title for one in shown(desk, couple_id).content.willing] == ["Sofa"]
    (row,) = [one for one in page.editor.findChildren(LeftOutRow) if one.isVisibleTo(page)]
    assert focused() is row.button
    plus(page, "willing")
    assert "Take in “Hands” again" in words_in(page.editor.offers)
    press("Enter")
    assert [one.title for one in shown(desk, couple_id).content.willing] == ["Hands", "Sofa"]
    QTest.mouseMove(step_cards(page)[1])
    step_cards(page)[1].show_tools()
    desk.undo(couple_id)
    desk.undo(couple_id)
    assert len(step_cards(page)) == 3


def test_a_yes_that_is_taken_back_leaves_the_draft_while_it_is_in_sight(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    step = step_cards(page)[0].step_id
    assert desk.do(asking.answer, step, Side.SECOND, Answer.NOT_NOW)
    assert [one.step.offered.line.title for one in step_cards(page)] == ["Sofa", "Hands", "Kiss"]
    plus(page, "not-now")
    assert page.editor.offers.rows() == []
    keys(page.editor.offers, "Esc")


def test_arrows_walk_through_steps_and_lines(page: AgreementPage) -> None:
    page.take_focus()
    assert focused() is step_cards(page)[0]
    press("Down", "Down", "Down")
    assert isinstance(focused(), LineCard)
    press("Up")
    assert focused() is step_cards(page)[2]
    name = QAccessible.queryAccessibleInterface(focused()).text(QAccessible.Text.Name)
    assert name == "Kiss"


def test_two_figures_and_the_longest_day_are_read_whole(page: AgreementPage) -> None:
    assert page.editor.sections is not None
    page.editor.sections.folds[2][0].set_open(True)
    numbers = [label for label in page.findChildren(QLabel) if label.text() in ("10", "11", "12") and label.isVisible()]
    assert {label.text() for label in numbers} == {"10", "11", "12"}
    assert all(label.width() >= label.fontMetrics().horizontalAdvance(label.text()) for label in numbers)
    edit = page.editor.review.edit
    room = edit.width() - page.editor.review.down.width() - 2 * edit.fontMetrics().averageCharWidth()
    assert edit.fontMetrics().horizontalAdvance("30 September 2026") <= room


# -- review, reason, folds ------------------------------------------------------------------------------------


def test_the_day_of_review_is_typed_and_what_cannot_be_is_said(page: AgreementPage, desk: Desk, couple_id: int) -> None:
    review = page.editor.review
    page.editor.area.ensureWidgetVisible(review)
    assert review.edit.text() == "11 June 2026"
    assert review.note.text() == "in 4 weeks, never more than 12"
    for typed, said in (
        ("1 December", "more than twelve weeks away"),
        ("14 May", "not ahead of us"),
        ("soonish", "Write a day"),
        ("", "Write a day"),
    ):
        review.edit.setFocus()
        review.edit.selectAll()
        QTest.keyClicks(review.edit, typed or " ")
        keys(review.edit, "Enter")
        assert said in review.note.text()
        assert shown(desk, couple_id).content.review_on == date(2026, 6, 11)
    review.edit.selectAll()
    QTest.keyClicks(review.edit, "20 June")
    keys(review.edit, "Enter")
    assert shown(desk, couple_id).content.review_on == date(2026, 6, 20)
    assert review.edit.text() == "20 June 2026"
    assert review.note.text() == "in 37 days, never more than 12"
    desk.undo(couple_id)
    assert review.edit.text() == "11 June 2026"


def test_the_day_of_review_is_chosen_in_weeks_and_escape_brings_back_the_one_before(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    review = page.editor.review
    review.edit.setFocus()
    keys(review.edit, "Down")
    assert words_in(page.editor.offers)[:2] == ["in 2 weeks", "28 May 2026"]
    press("Down", "Down", "Enter")
    assert shown(desk, couple_id).content.review_on == date(2026, 6, 25)
    QTest.keyClicks(review.edit, "x")
    keys(review.edit, "Esc")
    assert review.edit.text() == "25 June 2026"


def test_the_clauses_that_are_folded_open_by_key_and_say_so(page: AgreementPage) -> None:
    assert page.editor.sections is not None
    fold, _ = page.editor.sections.folds[1]
    fold.row.setFocus()
    assert not card(page, Clause.ASKING).isVisible()
    press("Enter")
    assert card(page, Clause.ASKING).isVisible()
    assert "press to fold" in fold.row.accessibleDescription()
    press("Space")
    assert not card(page, Clause.ASKING).isVisible()


def test_the_pages_follow_what_is_typed_before_it_is_kept_and_stay_where_they_were(
    qtbot: QtBot, page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    qtbot.waitUntil(lambda: page.pages.page_count() == 2, timeout=20_000)
    bar = page.beside.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(bar.maximum() - 40)
    at = bar.value()
    assert "Page 2 of 2" in words_in(page)
    write(page, card(page), " Gently.")
    qtbot.waitUntil(lambda: "Gently." in page.pages.accessibleDescription(), timeout=20_000)
    assert texts(desk, couple_id)[0] == STOP
    assert bar.value() == at


# -- the next revision ----------------------------------------------------------------------------------------


@pytest.fixture
def second(make: Pages, desk: Desk, clock: SteadyClock, couple_id: int) -> AgreementPage:
    """The draft of a second revision, begun two days after the first was printed to be signed."""
    first = desk.do(agreement.begin_draft, couple_id, TEXT)
    assert first is not None
    assert desk.do(agreement_lines.add_line, first.change.ids[0], Clause.OFF_TABLE, "From behind.", marker=Side.FIRST)
    content = shown(desk, couple_id).content
    assert desk.do(agreement.issue, first.change.ids[0], content, draw(content), TEXT)
    clock.go_on(days=2)
    assert desk.do(agreement.begin_draft, couple_id, TEXT)
    return make()


def test_the_reason_is_written_at_the_head_and_stands_on_the_page(
    second: AgreementPage, desk: Desk, couple_id: int
) -> None:
    assert "Revision 1 was printed on 14 May." in words_in(second.head)
    assert second.head.reason.isVisible()
    second.head.reason.setFocus()
    QTest.keyClicks(second.head.reason, "Revised to rest more.")
    keys(second.head.reason, "Enter")
    assert shown(desk, couple_id).content.reason == "Revised to rest more."
    QTest.keyClicks(second.head.reason, " Again.")
    card(second).write()
    assert shown(desk, couple_id).content.reason == "Revised to rest more. Again."
    desk.undo(couple_id)
    assert second.head.reason.words() == "Revised to rest more."


def test_new_and_changed_stand_beside_lines_and_beside_what_is_folded(
    second: AgreementPage, desk: Desk, couple_id: int
) -> None:
    assert card(second).pill.text() == ""
    write(second, card(second), " Gently.")
    press("Enter")
    assert card(second).pill.text() == "changed"
    draft = shown(desk, couple_id).revision
    assert draft is not None
    assert desk.do(agreement_lines.add_line, draft.id, Clause.ASKING, "The day before.")
    assert card(second, Clause.ASKING, 1).pill.text() == "new"
    assert second.editor.sections is not None
    fold, _ = second.editor.sections.folds[1]
    assert fold.row.pill.text() == "new"


def test_a_printed_line_off_the_table_stays_with_what_was_typed_until_its_owner_is_there(
    second: AgreementPage, desk: Desk, couple_id: int
) -> None:
    open_ = desk.session
    assert open_ is not None
    assert desk.do(session.end_session, open_.id)
    own = card(second, Clause.OFF_TABLE)
    write(second, own, " Mostly.")
    press("Enter")
    assert own.error() == "This is Robin’s own line: it changes when Robin is in the room and says so."
    assert own.fields["text"].words() == "From behind. Mostly."
    assert texts(desk, couple_id, Clause.OFF_TABLE) == ["From behind."]
    assert desk.do(session.start_session, couple_id)
    keys(own.fields["text"], "Enter")
    assert texts(desk, couple_id, Clause.OFF_TABLE) == ["From behind. Mostly."]


def test_another_revision_is_read_and_the_draft_is_there_again(
    qtbot: QtBot, second: AgreementPage, desk: Desk, couple_id: int
) -> None:
    assert second.head.which.accessibleName().startswith("Draft of revision 2")
    write(second, card(second), " Gently.")
    first = shown(desk, couple_id).revisions[0].revision.id
    second.head.revision_wanted.emit(first)
    assert texts(desk, couple_id)[0] == f"{STOP} Gently."
    assert second.shown is not None
    assert second.shown.issued is not None
    assert second.head.which.accessibleName().startswith("Revision 1, printed to sign")
    assert second.start_button.text() == "Back to the draft"
    assert STOP in words_in(second.clauses)
    QTest.mouseClick(second.start_button, Qt.MouseButton.LeftButton)
    assert card(second).fields["text"].words() == f"{STOP} Gently."


# -- the limits of the board --------------------------------------------------------------------------------------


def limit_rows(page: AgreementPage) -> list[LimitRow]:
    return [row for row in page.editor.findChildren(LimitRow) if row.isVisible()]


def test_a_limit_that_does_not_stand_here_is_put_here_by_one_press(
    page: AgreementPage, desk: Desk, couple_id: int
) -> None:
    assert limit_rows(page) == []
    for side, title in ((Side.FIRST, "Neck & ears"), (Side.SECOND, "Being held")):
        assert desk.do(
            limits.put_down_limit, couple_id, side, title, LimitKind.ACT, LimitStanding.OFF_TABLE, Sharing.SHARED
        )
    row, other = limit_rows(page)
    said = [label.text() for label in row.findChildren(Label)]
    assert said == ["Robin’s limit “Neck & ears” does not stand here yet."]
    assert row.button.accessibleName() == "Put “Neck & ears” here, as a line of Robin"
    row.button.setFocus()
    keys(row.button, "Enter")
    assert texts(desk, couple_id, Clause.OFF_TABLE) == ["Neck & ears"]
    assert card(page, Clause.OFF_TABLE).line.marker is Side.FIRST
    assert [one.limit.title for one in limit_rows(page)] == ["Being held"]
    assert page.editor.sections is not None
    assert page.editor.sections.of(Clause.OFF_TABLE).plus.hasFocus()
    desk.undo(couple_id)
    assert len(limit_rows(page)) == 2
    assert other is not row
