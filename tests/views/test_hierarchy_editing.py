"""Changing a step where it stands, while the path goes on around it, by real keys."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, roster
from app.models.hierarchy import StepWords
from app.rules.path import PathRow
from app.views.desk import Desk
from app.views.hierarchy.editor import StepEditor
from app.views.hierarchy.page import HierarchyPage
from app.views.theme.theme import Theme
from tests.hands import keys

LINES = "First a cup of tea.\nThen the sofa.\n\nWhoever is asked says when."


@pytest.fixture
def couple_id(desk: Desk) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    return outcome.change.couple_id


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, couple_id: int) -> HierarchyPage:
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    steps = [StepWords(title=f"Step {n}", smaller="less") for n in range(6)]
    steps[0] = StepWords(title="Tea together", description=LINES, timeframe="10 minutes")
    assert desk.do(hierarchy.add_steps, path, steps)
    page = HierarchyPage(theme, desk)
    qtbot.addWidget(page)
    page.resize(828, 780)
    page.show_couple(couple_id)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    return page


def row(page: HierarchyPage, place: int = 0) -> PathRow:
    found = page.model.row_at(page.model.index(place))
    assert found is not None
    return found


def opened(page: HierarchyPage) -> StepEditor:
    keys(page.view, "F2")
    assert page.edits.editor is not None
    return page.edits.editor


def retype(editor: StepEditor, name: str, words: str) -> None:
    field = editor.fields[name].edit
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def change(desk: Desk, page: HierarchyPage, **words: str) -> None:
    """The step changes from elsewhere."""
    step = row(page).step
    now = StepWords(**step.model_dump(include=set(StepWords.model_fields) - {"id"}))
    assert desk.do(hierarchy.edit_step, step.id, now.but(**words)) is not None


def test_fields_nobody_touched_follow_the_step_and_unsaved_words_stay(
    page: HierarchyPage, desk: Desk, couple_id: int
) -> None:
    change(desk, page, timeframe="5 minutes", ending="the last cup")
    editor = opened(page)
    retype(editor, "ending", "either stands up")
    desk.undo(couple_id)
    assert editor.fields["timeframe"].text() == "10 minutes"
    assert editor.fields["ending"].text() == "either stands up"
    desk.redo(couple_id)
    assert editor.fields["timeframe"].text() == "5 minutes"
    assert editor.fields["ending"].text() == "either stands up"


def test_only_what_was_changed_is_kept(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    change(desk, page, timeframe="5 minutes")
    editor = opened(page)
    retype(editor, "title", "Tea, phones away")
    desk.undo(couple_id)
    keys(editor.fields["title"].edit, "Enter")
    now = row(page).step
    assert (now.title, now.timeframe, now.description) == ("Tea, phones away", "10 minutes", LINES)
    assert page.edits.editor is None


def test_a_draft_holds_nothing_that_the_therapist_did_not_type(page: HierarchyPage, desk: Desk) -> None:
    editor = opened(page)
    retype(editor, "ending", "either stands up")
    keys(editor.fields["ending"].edit, "Esc")
    assert page.edits.editor is None
    change(desk, page, timeframe="2 minutes")
    editor = opened(page)
    assert editor.fields["ending"].text() == "either stands up"
    assert editor.fields["timeframe"].text() == "2 minutes"


def test_words_typed_and_taken_back_leave_nothing_to_keep(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    before = desk.undo_name(couple_id)
    editor = opened(page)
    retype(editor, "timeframe", "10 minutes")
    keys(editor.fields["timeframe"].edit, "Enter")
    assert page.edits.editor is None
    assert desk.undo_name(couple_id) == before


def test_a_description_keeps_its_lines(page: HierarchyPage) -> None:
    editor = opened(page)
    field = editor.fields["description"].edit
    assert editor.fields["description"].text() == LINES
    field.setFocus()
    keys(field, "Ctrl+End", "Shift+Enter")
    QTest.keyClicks(field, "No phones.")
    keys(field, "Enter")
    assert row(page).step.description == f"{LINES}\nNo phones."


def test_tab_leaves_the_lines_for_the_next_field(page: HierarchyPage) -> None:
    editor = opened(page)
    keys(editor.fields["title"].edit, "Tab")
    assert QApplication.focusWidget() is editor.fields["description"].edit
    keys(editor.fields["description"].edit, "Tab")
    assert QApplication.focusWidget() is editor.fields["timeframe"].edit


def test_the_editor_grows_with_the_lines_of_its_description(page: HierarchyPage, qtbot: QtBot) -> None:
    keys(page.view, "Down")
    editor = opened(page)
    before = editor.height()
    field = editor.fields["description"].edit
    field.setFocus()
    QTest.keyClicks(field, "Tea")
    keys(field, "Shift+Enter")
    QTest.keyClicks(field, "Sofa")
    qtbot.waitUntil(lambda: editor.height() > before)
    assert field.height() >= 2 * field.fontMetrics().lineSpacing()
    assert isinstance(field, QPlainTextEdit)
    assert not field.verticalScrollBar().isVisible()


def test_an_editor_that_grows_stays_whole(page: HierarchyPage, qtbot: QtBot) -> None:
    page.resize(828, 620)
    page.choose_step(page.model.ids()[5])
    editor = opened(page)
    field = editor.fields["description"].edit
    field.setFocus()
    for number in range(3):
        QTest.keyClicks(field, f"line {number}")
        keys(field, "Shift+Enter")
    qtbot.waitUntil(lambda: field.height() >= 4 * field.fontMetrics().lineSpacing())
    qtbot.waitUntil(lambda: editor.keep_button.visibleRegion().boundingRect() == editor.keep_button.rect())


def test_another_text_size_measures_the_open_editor_again(page: HierarchyPage, theme: Theme, qtbot: QtBot) -> None:
    editor = opened(page)
    qtbot.waitUntil(lambda: editor.height() == editor.height_at(editor.width()))
    before = editor.height()
    theme.set_text_scale(1.25)
    qtbot.waitUntil(lambda: editor.height() > before)
    qtbot.waitUntil(lambda: editor.height() == editor.height_at(editor.width()))
    assert editor.keep_button.visibleRegion().boundingRect() == editor.keep_button.rect()
    theme.set_text_scale(1.0)
    qtbot.waitUntil(lambda: editor.height() == before)


def test_in_a_low_page_the_editor_has_all_the_room(page: HierarchyPage, theme: Theme, qtbot: QtBot, desk: Desk) -> None:
    theme.set_text_scale(2.0)
    page.resize(828, 520)
    keys(page.view, "Down")
    editor = opened(page)
    here = row(page, 1).step.id

    def whole(name: str) -> bool:
        field = editor.fields[name]
        return bool(field.visibleRegion().boundingRect() == field.rect())

    for name in ("title", "description", "timeframe", "smaller"):
        editor.take_focus(name)
        qtbot.waitUntil(partial(whole, name))
    # Nobody adds or reads heads meanwhile: their room is the editor's.
    assert not page.add.isVisible()
    assert editor.height() > page.height() * 0.7
    keys(editor.fields["title"].edit, "Esc")
    assert page.add.isVisible()
    assert page.view.chosen_id() == here


def test_the_row_above_stays_in_sight_where_there_is_room(page: HierarchyPage, qtbot: QtBot) -> None:
    page.resize(828, 620)
    page.choose_step(page.model.ids()[5])
    editor = opened(page)
    qtbot.waitUntil(lambda: editor.keep_button.visibleRegion().boundingRect() == editor.keep_button.rect())
    assert page.view.viewport().rect().contains(page.view.visualRect(page.model.index(4)))


def test_adding_from_a_low_page_puts_the_editor_away_with_its_words(
    page: HierarchyPage, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_text_scale(2.0)
    page.resize(828, 520)
    editor = opened(page)
    retype(editor, "timeframe", "1 minute")
    page.start_adding()
    assert page.add.hasFocus()
    assert page.edits.editor is None
    page.take_focus()
    assert opened(page).fields["timeframe"].text() == "1 minute"


def test_the_editor_lies_within_the_list(page: HierarchyPage, qtbot: QtBot) -> None:
    editor = opened(page)
    shown = QRect(editor.mapTo(page, editor.rect().topLeft()), editor.size())
    assert page.rect().contains(shown)
