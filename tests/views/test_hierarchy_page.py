"""The hierarchy editor through its own keys and a real mouse, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, roster, session
from app.models.hierarchy import StepWords
from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import State
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.hierarchy.page import HierarchyPage
from app.views.hierarchy.suggestions import ROW
from app.views.theme.fields import Field
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.hands import drag, keys
from tests.ready import make_ready

pytestmark = pytest.mark.usefixtures("quick_letters")

TITLES = ["one", "two", "three", "four", "five", "six"]


@pytest.fixture
def couple_id(desk: Desk, vault: Vault) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    make_ready(vault, outcome.change.couple_id)
    return outcome.change.couple_id


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, couple_id: int) -> HierarchyPage:
    window = HierarchyPage(theme, desk)
    qtbot.addWidget(window)
    QAbstractItemModelTester(window.model, QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    window.resize(828, 780)
    window.show_couple(couple_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def six(page: HierarchyPage) -> HierarchyPage:
    page.add.setFocus()
    for title in TITLES:
        QTest.keyClicks(page.add, title)
        keys(page.add, "Enter")
    page.view.setFocus()
    page.view.choose(page.model.ids()[0])
    return page


def titles(page: HierarchyPage) -> list[str]:
    return [page.model.index(n).data() for n in range(page.model.rowCount())]


def row(page: HierarchyPage, place: int) -> PathRow:
    found = page.model.row_at(page.model.index(place))
    assert found is not None
    return found


def middle(page: HierarchyPage, place: int, up: float = 0.0) -> QPoint:
    rect = page.view.visualRect(page.model.index(place))
    return QPoint(140, round(rect.top() + rect.height() * (0.5 - up)))


# -- adding ----------------------------------------------------------------------------------------------------


def test_ten_steps_take_eleven_chords(page: HierarchyPage) -> None:
    page.start_adding()
    for number in range(10):
        QTest.keyClicks(page.add, f"step {number}")
        keys(page.add, "Enter")
    assert titles(page) == [f"step {number}" for number in range(10)]
    assert page.add.hasFocus()
    assert page.add.text() == ""


def test_an_empty_path_asks_where_it_would_feel_easy_and_offers_five_ideas(page: HierarchyPage) -> None:
    assert page.empty.isVisible()
    assert [chip.text() for chip in page.empty.chips][:2] == ["Same room, own things", "Side-by-side walk"]
    page.take_focus()
    assert page.add.hasFocus()
    page.empty.chips[0].click()
    assert titles(page) == ["Same room, own things"]
    assert not page.empty.isVisible()
    assert page.add.isVisible()
    assert row(page, 0).step.smaller != ""


def test_a_pasted_list_is_one_step_for_each_line_and_one_undo(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    QGuiApplication.clipboard().setText("1. Tea together\n2. Hold hands // evening walk\n\n- Hug")
    page.start_adding()
    keys(page.add, "Ctrl+V")
    assert titles(page) == ["Tea together", "Hold hands", "Hug"]
    assert row(page, 1).step.description == "evening walk"
    desk.undo(couple_id)
    assert titles(page) == []


def test_the_library_suggests_after_two_letters_and_down_enter_takes_one(page: HierarchyPage) -> None:
    page.start_adding()
    QTest.keyClicks(page.add, "tea")
    assert page.add.suggestions.isVisible()
    keys(page.add, "Down", "Enter")
    assert titles(page) == ["Tea and one good thing"]
    assert row(page, 0).step.library_id == "A3"
    assert not page.add.suggestions.isVisible()


def test_suggestions_stay_within_the_page_and_hold_whole_rows(page: HierarchyPage, theme: Theme) -> None:
    page.start_adding()
    for typed in ("ha", "n", "d"):
        QTest.keyClicks(page.add, typed)
        shown = page.add.suggestions
        assert shown.isVisible()
        assert shown.parentWidget() is page
        inside = shown.geometry().adjusted(shown.bleed, shown.bleed, -shown.bleed, -shown.bleed)
        assert page.rect().contains(inside)
        assert (inside.height() - 2 * theme.px(6)) % theme.px(ROW) == 0
        assert not inside.intersects(QRect(page.add.mapTo(page, QPoint(0, 0)), page.add.size()))


def test_what_became_a_step_is_the_paths_to_take_back(page: HierarchyPage) -> None:
    page.start_adding()
    QTest.keyClicks(page.add, "tea")
    assert page.add.isUndoAvailable()
    keys(page.add, "Enter")
    assert not page.add.isUndoAvailable()


def test_enter_on_a_step_adds_below_it(six: HierarchyPage) -> None:
    six.view.choose(six.model.ids()[1])
    keys(six.view, "Enter")
    assert six.add.hasFocus()
    assert "two" in six.add.placeholderText()
    QTest.keyClicks(six.add, "between")
    keys(six.add, "Enter")
    QTest.keyClicks(six.add, "and another")
    keys(six.add, "Enter")
    assert titles(six)[1:4] == ["two", "between", "and another"]
    keys(six.add, "Esc")
    assert six.view.hasFocus()


def test_what_was_being_typed_is_there_again(
    page: HierarchyPage, qtbot: QtBot, theme: Theme, desk: Desk, couple_id: int
) -> None:
    page.start_adding()
    QTest.keyClicks(page.add, "half a thou")
    desk.flush()
    again = HierarchyPage(theme, desk)
    qtbot.addWidget(again)
    again.show_couple(couple_id)
    assert again.add.text() == "half a thou"


# -- moving ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chord", "start", "expected"),
    [
        ("Alt+Down", 0, ["two", "one", "three", "four", "five", "six"]),
        ("Alt+Up", 2, ["one", "three", "two", "four", "five", "six"]),
        ("Alt+End", 1, ["one", "three", "four", "five", "six", "two"]),
        ("Alt+Home", 4, ["five", "one", "two", "three", "four", "six"]),
        ("Alt+Up", 0, TITLES),
        ("Alt+Down", 5, TITLES),
    ],
)
def test_keys_move_a_step_and_it_stays_in_hand(six: HierarchyPage, chord: str, start: int, expected: list[str]) -> None:
    ids = six.model.ids()
    six.view.choose(ids[start])
    keys(six.view, chord)
    assert titles(six) == expected
    assert six.view.chosen_id() == ids[start]


def test_move_to_place_takes_a_number(six: HierarchyPage) -> None:
    keys(six.view, "M")
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "9")
    keys(field, "Enter")
    assert six.place.isVisible()
    assert "A place from 1 to 6." in [child.accessibleName() or child.property("text") for child in texts(six.place)]
    keys(field, "Ctrl+A")
    QTest.keyClicks(field, "4")
    keys(field, "Enter")
    assert titles(six) == ["two", "three", "four", "one", "five", "six"]
    assert six.view.hasFocus()


def texts(widget: QWidget) -> list[QWidget]:
    return widget.findChildren(QWidget)


def test_a_real_drag_puts_the_step_between(six: HierarchyPage) -> None:
    ids = six.model.ids()
    drag(six.view, middle(six, 0), middle(six, 3, up=-0.3))
    assert titles(six) == ["two", "three", "four", "one", "five", "six"]
    assert six.model.ids() == [ids[1], ids[2], ids[3], ids[0], ids[4], ids[5]]
    assert six.view.chosen_id() == ids[0]


def test_a_drag_onto_a_row_lands_between_and_overwrites_nothing(six: HierarchyPage) -> None:
    drag(six.view, middle(six, 5), middle(six, 1, up=0.2))
    assert titles(six) == ["one", "six", "two", "three", "four", "five"]


def test_escape_lets_a_drag_go(six: HierarchyPage) -> None:
    drag(six.view, middle(six, 0), middle(six, 4), escape=True)
    assert titles(six) == TITLES
    assert six.view.lifted_words() == ""


def test_the_lifted_row_names_its_place(six: HierarchyPage) -> None:
    said: list[str] = []
    six.view.viewport().installEventFilter(six.view)
    original = six.view.gap_at

    def listen(y: int) -> int:
        gap = original(y)
        said.append(six.view.lifted_words())
        return gap

    six.view.gap_at = listen  # type: ignore[method-assign]  # to listen in
    drag(six.view, middle(six, 0), middle(six, 3, up=-0.3))
    assert "Moves between 3 and 4" in said
    assert "Stays where it is" in said


def test_the_model_moves_rows_and_takes_no_drop_onto_an_item(six: HierarchyPage) -> None:
    model = six.model
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    assert model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled
    data = model.mimeData([model.index(0)])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert data.formats() == model.mimeTypes()
    assert not model.moveRows(QModelIndex(), 0, 1, QModelIndex(), 1)
    assert not model.moveRows(QModelIndex(), 0, 2, QModelIndex(), 4)
    assert not model.moveRows(QModelIndex(), 9, 1, QModelIndex(), 0)
    assert model.moveRows(QModelIndex(), 0, 1, QModelIndex(), 6)
    assert titles(six)[-1] == "one"


# -- asking ----------------------------------------------------------------------------------------------------


def test_what_both_say_is_heard_in_four_keys_each(six: HierarchyPage) -> None:
    keys(six.view, "A", "7", "Y", "B", "5", "T")
    now = row(six, 0)
    assert now.first.rating is not None
    assert now.second.rating is not None
    assert (now.first.rating.number, now.second.rating.number) == (7, 5)
    assert (now.first.answer, now.second.answer) == (Answer.YES, Answer.TENTATIVE)
    assert "Robin: comfort 7, yes. Ash: comfort 5, tentative yes." in str(
        six.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    )


def test_t_is_ten_after_the_name_and_tentative_after_the_number(six: HierarchyPage) -> None:
    keys(six.view, "A", "T", "T", "Esc")
    now = row(six, 0)
    assert now.first.rating is not None
    assert (now.first.rating.number, now.first.answer) == (10, Answer.TENTATIVE)


def test_tab_asks_the_first_then_the_second_then_goes_on(six: HierarchyPage) -> None:
    keys(six.view, "Tab", "Y", "Tab", "N", "Tab")
    now = row(six, 0)
    assert (now.first.answer, now.second.answer) == (Answer.YES, Answer.NOT_NOW)
    assert not six.asking.isVisible()


def test_a_scale_of_a_hundred_takes_digits_and_enter(six: HierarchyPage, desk: Desk, couple_id: int) -> None:
    shown = desk.read(roster.show_couple, couple_id)
    desk.do(roster.save_couple, shown.couple.but(scale=Scale.SUDS_100), shown.first, shown.second)
    keys(six.view, "A", "4", "5", "Enter")
    now = row(six, 0).first.rating
    assert now is not None
    assert (now.scale, now.number) == (Scale.SUDS_100, 45)
    keys(six.view, "B", "4", "5", "0", "Enter")
    assert row(six, 0).second.rating is None


def test_the_mouse_asks_as_well(six: HierarchyPage) -> None:
    rect = six.view.visualRect(six.model.index(0))
    places = six.view.rows.layout_of(six.model.index(0), rect.width())
    assert places is not None
    spot = places.comfort_box(rect.top()).center().toPoint()
    QTest.mouseClick(six.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert six.asking.isVisible()
    six.asking._numbers.stones[8].click()
    six.asking._answers[Answer.NOT_NOW].click()
    now = row(six, 0)
    assert now.first.rating is not None
    assert (now.first.rating.number, now.first.answer) == (8, Answer.NOT_NOW)


def test_the_four_answers_have_the_same_size(six: HierarchyPage) -> None:
    keys(six.view, "A")
    sizes = {(button.width(), button.height()) for button in six.asking._answers.values()}
    assert len(sizes) == 1


def test_a_condition_belongs_to_a_tentative_yes(six: HierarchyPage) -> None:
    keys(six.view, "A", "5", "T")
    field = six.asking._condition
    assert field.isVisible()
    field.setFocus()
    QTest.keyClicks(field, "if the lamp is on")
    keys(field, "Enter")
    said = row(six, 0).first.willingness
    assert said is not None
    assert said.condition == "if the lamp is on"


def test_a_not_now_says_when_it_may_be_raised_again(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "B", "2", "N")
    six.asking._again.chips[1][0].click()
    said = row(six, 0).second.willingness
    assert said is not None
    assert said.raise_on is not None
    assert (said.raise_on - desk.clock.now().date()).days == 14


def test_off_the_table_leaves_the_path_and_its_owner_brings_it_back(
    six: HierarchyPage, desk: Desk, couple_id: int
) -> None:
    desk.do(session.start_session, couple_id)
    keys(six.view, "B", "1", "X")
    assert "one" not in titles(six)
    six.show_off_table()
    buttons = [b for b in six.off_table.findChildren(QPushButton) if "bring it back" in str(b.property("text"))]
    assert len(buttons) == 1
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert titles(six)[0] == "one"
    assert row(six, 0).second.answer is Answer.NOT_ASKED


def test_when_the_room_is_empty_one_line_counts_what_is_off_the_table(
    six: HierarchyPage, desk: Desk, couple_id: int, qtbot: QtBot
) -> None:
    keys(six.view, "A", "X")
    qtbot.waitUntil(six.off_table.isVisible)
    desk.do(session.start_session, couple_id)
    assert six.off_table.isVisible()
    assert [label.text() for label in six.off_table.findChildren(QLabel) if label.isVisible()] == []


# -- changing --------------------------------------------------------------------------------------------------


def test_editing_in_place_keeps_every_field_and_asks_both_again(six: HierarchyPage) -> None:
    keys(six.view, "A", "7", "Y", "Esc", "F2")
    editor = six.edits.editor
    assert editor is not None
    for name, words in (("title", "A hug"), ("timeframe", "10 seconds"), ("smaller", "a hand on a sleeve")):
        field = editor.fields[name].edit
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, words)
    keys(editor.fields["title"].edit, "Enter")
    now = row(six, 0)
    assert (now.step.title, now.step.timeframe, now.step.smaller) == ("A hug", "10 seconds", "a hand on a sleeve")
    assert (now.first.answer, now.first.changed_since) == (Answer.NOT_ASKED, True)
    assert six.edits.editor is None
    assert six.view.hasFocus()


def test_a_step_needs_words_and_says_so_beside_the_field(six: HierarchyPage) -> None:
    six._edit(six.model.ids()[0])
    editor = six.edits.editor
    assert editor is not None
    title = editor.fields["title"]
    assert isinstance(title, Field)
    keys(title.edit, "Ctrl+A", "Delete", "Enter")
    assert title.error() == "A step needs a few words to begin with."
    assert titles(six) == TITLES


def test_escape_leaves_an_edit_as_a_draft_and_leaving_it_drops_the_draft(six: HierarchyPage) -> None:
    step_id = six.model.ids()[0]
    six._edit(step_id)
    assert six.edits.editor is not None
    QTest.keyClicks(six.edits.editor.fields["timeframe"].edit, "5 min")
    keys(six.edits.editor.fields["timeframe"].edit, "Esc")
    assert row(six, 0).step.timeframe == ""
    six._edit(step_id)
    assert six.edits.editor.fields["timeframe"].text() == "5 min"
    six.edits.editor.leave_button.click()
    six._edit(step_id)
    assert six.edits.editor.fields["timeframe"].text() == ""
    six.edits.close()


def test_removing_goes_back_with_undo(six: HierarchyPage, desk: Desk, couple_id: int) -> None:
    six.view.choose(six.model.ids()[2])
    keys(six.view, "Delete")
    assert titles(six) == ["one", "two", "four", "five", "six"]
    desk.undo(couple_id)
    assert titles(six) == TITLES


def test_the_resting_place_goes_below_a_step_and_away_again(six: HierarchyPage, qtbot: QtBot) -> None:
    six.view.choose(six.model.ids()[2])
    keys(six.view, "R")
    qtbot.waitUntil(lambda: six.model.baseline_row() == 2)
    assert "baseline is below" in str(six.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole))
    keys(six.view, "R")
    qtbot.waitUntil(lambda: six.model.baseline_row() == -1)


def test_this_week_and_pause_by_key(six: HierarchyPage, desk: Desk, qtbot: QtBot) -> None:
    step_id = six.model.ids()[0]
    words = StepWords(title="one", timeframe="5 minutes", checkin="half-way", ending="a word")
    desk.do(hierarchy.edit_step, step_id, words)
    for side in Side:
        desk.do(asking.answer, step_id, side, Answer.YES)
    for key, state in (("W", State.PLANNED), ("W", State.IDEA), ("W", State.PLANNED), ("P", State.PAUSED)):
        keys(six.view, key)
        qtbot.waitUntil(lambda state=state: row(six, 0).state is state)  # type: ignore[misc]  # a bound value
    assert row(six, 0).first.answer is Answer.YES


# -- being heard -----------------------------------------------------------------------------------------------


def test_each_row_is_one_sentence_in_the_accessibility_tree(six: HierarchyPage) -> None:
    keys(six.view, "A", "7", "Y", "Esc")
    interface = QAccessible.queryAccessibleInterface(six.view)
    assert interface is not None
    said = []
    for place in range(interface.childCount()):
        child = interface.child(place)
        assert child is not None
        said.append(child.text(QAccessible.Text.Name))
    assert any(text.startswith("Step 1 of 6. one.") and "Robin: comfort 7, yes." in text for text in said)
    assert len([text for text in said if text.startswith("Step ")]) == 6


def test_the_menu_of_a_step_says_everything_that_keys_do(six: HierarchyPage) -> None:
    six._menu(six.model.ids()[1], QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    said = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert said == [
        "Edit",
        "Write a smaller version",
        "New step below",
        "Move up",
        "Move down",
        "Move to place…",
        "Ask Robin",
        "Ask Ash",
        "This week",
        "Set aside",
        "Comfortable baseline below",
        "Remove",
    ]
    menu.actions()[4].trigger()
    menu.close()


def test_a_path_of_two_hundred_steps_can_be_scrolled_and_moved_in(page: HierarchyPage) -> None:
    page.adds.add_list("\n".join(f"step {number}" for number in range(200)))
    ids = page.model.ids()
    page.view.choose(ids[150])
    keys(page.view, "Alt+Home")
    assert page.model.ids()[0] == ids[150]
    assert page.view.visualRect(page.model.index(0)).top() >= 0


def test_ten_is_ten(six: HierarchyPage, qtbot: QtBot) -> None:
    keys(six.view, "A", "1", "0")
    first = row(six, 0).first.rating
    assert first is not None
    assert first.number == 10
    keys(six.view, "B", "1")
    qtbot.waitUntil(lambda: row(six, 0).second.rating is not None)
    second = row(six, 0).second.rating
    assert second is not None
    assert second.number == 1


def test_a_one_that_waits_belongs_to_the_partner_who_said_it(six: HierarchyPage) -> None:
    keys(six.view, "A", "1", "B", "0", "Esc")
    now = row(six, 0)
    assert now.first.rating is not None
    assert now.second.rating is not None
    assert (now.first.rating.number, now.second.rating.number) == (1, 0)


def test_while_one_is_asked_other_letters_do_nothing(six: HierarchyPage) -> None:
    keys(six.view, "A", "7", "T", "R")
    assert six.model.baseline_row() == -1
    assert not six.asking.isVisible()


def test_c_writes_a_condition_and_numbers_say_when_to_raise_it_again(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "A", "7", "T")
    keys(six.asking._condition, "Enter")
    assert six.view.hasFocus()
    keys(six.view, "C")
    field = QApplication.focusWidget()
    assert field is six.asking._condition
    QTest.keyClicks(field, "slowly")
    keys(field, "Enter")
    said = row(six, 0).first.willingness
    assert said is not None
    assert said.condition == "slowly"
    keys(six.view, "B", "5", "N", "4")
    later = row(six, 0).second.willingness
    assert later is not None
    assert later.raise_on is not None
    assert (later.raise_on - desk.clock.now().date()).days == 28


def test_the_card_lists_a_history_by_days_with_scales(six: HierarchyPage, clock: SteadyClock) -> None:
    keys(six.view, "A", "7", "Y")
    clock.go_on(days=2)
    keys(six.view, "A", "8", "T")
    assert six.asking._history.text().split("\n") == [
        "14 May 2026: comfort 7 · yes",
        "16 May 2026: comfort 8 · tentative yes",
    ]


def test_a_number_from_before_a_change_is_said_so(six: HierarchyPage, desk: Desk) -> None:
    keys(six.view, "A", "7", "Esc")
    desk.do(hierarchy.edit_step, six.model.ids()[0], StepWords(title="one, slowly"))
    said = str(six.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "Robin: comfort 7 before it changed, not asked yet." in said


def test_a_very_long_line_is_kept_whole(page: HierarchyPage) -> None:
    page.start_adding()
    words = "a gentle word " * 8000
    page.add.setText(words)
    keys(page.add, "Enter")
    assert row(page, 0).step.description == words.strip()
