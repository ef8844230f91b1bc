"""What the rows of the path offer and ask, by real keys and a real mouse, on a real vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, roster
from app.models.hierarchy import StepWords
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import PathRow
from app.rules.willingness import State
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.hierarchy.foot import Foot
from app.views.hierarchy.page import HierarchyPage
from app.views.theme.theme import Theme
from tests.desk import SteadyClock, whole_step
from tests.hands import keys
from tests.ready import make_ready
from tests.views.test_hierarchy_looks import written
from tests.views.test_hierarchy_mouse import LEFT, NONE

pytestmark = pytest.mark.usefixtures("quick_letters")

FIRST, SECOND = Side.FIRST, Side.SECOND
WIDE = "A wide step for Ash, from 2 to here. You could try it with time turned down: 5 minutes."


@pytest.fixture
def couple_id(desk: Desk, vault: Vault) -> int:
    outcome = desk.do(roster.add_couple, "Robin & Ash")
    assert outcome is not None
    make_ready(vault, outcome.change.couple_id)
    return outcome.change.couple_id


@pytest.fixture
def page(qtbot: QtBot, theme: Theme, desk: Desk, couple_id: int) -> HierarchyPage:
    """Tea, a hug, and a wide step for Ash to the third; the fourth is another."""
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    steps = [
        whole_step("Tea"),
        whole_step("Hug", smaller="a hand on a sleeve"),
        whole_step("Back", timeframe="10 minutes", setting="evening"),
        whole_step("Skin"),
    ]
    added = desk.do(hierarchy.add_steps, path, steps)
    assert added is not None
    for step_id, (first, second) in zip(added.change.ids, ((9, 9), (9, 8), (8, 4), (4, 4)), strict=True):
        desk.do(asking.rate, step_id, FIRST, first)
        desk.do(asking.rate, step_id, SECOND, second)
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


def titles(page: HierarchyPage) -> list[str]:
    return [row.step.title for row in page.model.rows()]


def row(page: HierarchyPage, title: str) -> PathRow:
    return next(row for row in page.model.rows() if row.step.title == title)


def choose(page: HierarchyPage, title: str) -> int:
    step_id = row(page, title).step.id
    page.choose_step(step_id)
    return step_id


def heard(page: HierarchyPage, title: str) -> str:
    """The row's sentence for assistive technology."""
    return str(page.model.index_of(row(page, title).step.id).data(Qt.ItemDataRole.AccessibleTextRole))


def painted(page: HierarchyPage, title: str) -> str:
    """Everything that is drawn in a row, in one line."""
    return " ".join(written(page, titles(page).index(title)))


def foot(page: HierarchyPage, title: str) -> tuple[Foot, float]:
    """The foot of a row, and where it begins in the list."""
    index = page.model.index_of(row(page, title).step.id)
    box = page.view.visualRect(index)
    places = page.view.rows.layout_of(index, box.width())
    assert places is not None
    assert places.foot is not None
    return places.foot, box.top() + places.foot_top


def spot(page: HierarchyPage, title: str, words: str) -> QPoint:
    """The middle of a link."""
    shown, top = foot(page, title)
    box = next(box for link, box in shown.links if link.words == words)
    return box.translated(0, top).center().toPoint()


def click(page: HierarchyPage, at: QPoint) -> None:
    QTest.mouseClick(page.view.viewport(), LEFT, NONE, at)


def menu_of(page: HierarchyPage, title: str) -> dict[str, str]:
    """The menu of a step: words, each with its key."""
    menu = opened_menu(page, title)
    lines = [action.text().partition("\t") for action in menu.actions() if action.text()]
    menu.close()
    return {words: key for words, _, key in lines}


def opened_menu(page: HierarchyPage, title: str) -> QMenu:
    page._menu(choose(page, title), QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def take(page: HierarchyPage, title: str, words: str) -> None:
    """Choose a line of the menu of a step."""
    menu = opened_menu(page, title)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
    menu.close()


def answer(desk: Desk, page: HierarchyPage, title: str, first: Answer, second: Answer) -> int:
    step_id = row(page, title).step.id
    for side, given in ((FIRST, first), (SECOND, second)):
        assert desk.do(asking.answer, step_id, side, given) is not None
    return step_id


# -- a step in between ------------------------------------------------------------------------------------------


def test_the_gentlest_wide_step_is_told_in_one_sentence_and_the_next_in_a_few_words(page: HierarchyPage) -> None:
    assert WIDE in painted(page, "Back")
    assert "A step between?" in painted(page, "Skin")
    assert "A wide step for Robin" not in painted(page, "Skin")
    choose(page, "Skin")
    assert "A wide step for Robin, from 3 to here." in painted(page, "Skin")
    assert "A step between?" not in painted(page, "Skin")
    assert "wide step" not in painted(page, "Hug")


def test_the_row_is_heard_with_its_offer_and_the_keys(page: HierarchyPage) -> None:
    assert heard(page, "Back").endswith(f"{WIDE} Put it between: G. Leave it: L.")
    assert "wide step" not in heard(page, "Hug")


def test_a_smaller_version_is_offered_in_its_own_words(page: HierarchyPage, desk: Desk) -> None:
    desk.do(asking.rate, row(page, "Hug").step.id, SECOND, 3)
    assert "You could try it smaller: a hand on a sleeve." in heard(page, "Hug")


def test_both_links_are_of_equal_size_and_large_enough(page: HierarchyPage, theme: Theme) -> None:
    shown, _ = foot(page, "Back")
    assert [link.words for link, _ in shown.links] == ["Put it between", "Leave it"]
    assert {box.height() for _, box in shown.links} == {theme.size("target")}


def test_a_click_puts_a_step_between_and_undo_takes_it_away(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    click(page, spot(page, "Back", "Put it between"))
    assert titles(page) == ["Tea", "Hug", "Back: 5 minutes", "Back", "Skin"]
    assert page.chosen_step() == row(page, "Back: 5 minutes").step.id
    assert not page.asking.isVisible()
    desk.undo(couple_id)
    assert titles(page) == ["Tea", "Hug", "Back", "Skin"]


def test_a_click_leaves_it_and_the_next_one_has_its_turn(page: HierarchyPage) -> None:
    click(page, spot(page, "Back", "Leave it"))
    assert titles(page) == ["Tea", "Hug", "Back", "Skin"]
    assert "wide step" not in heard(page, "Back")
    page.choose_step(row(page, "Tea").step.id)
    assert "A wide step for Robin, from 3 to here." in painted(page, "Skin")


def test_a_press_that_ends_elsewhere_does_nothing(page: HierarchyPage) -> None:
    at = spot(page, "Back", "Put it between")
    QTest.mousePress(page.view.viewport(), LEFT, NONE, at)
    QTest.mouseRelease(page.view.viewport(), LEFT, NONE, at - QPoint(300, 0))
    assert titles(page) == ["Tea", "Hug", "Back", "Skin"]


def test_the_pointer_shows_that_a_link_can_be_pressed(page: HierarchyPage, qtbot: QtBot) -> None:
    viewport = page.view.viewport()
    QTest.mouseMove(viewport, spot(page, "Back", "Leave it"))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    QTest.mouseMove(viewport, spot(page, "Back", "Leave it") - QPoint(300, 0))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_keys_put_a_step_between_and_leave_it(page: HierarchyPage, qtbot: QtBot) -> None:
    choose(page, "Back")
    keys(page.view, "G")
    qtbot.waitUntil(lambda: len(titles(page)) == 5)
    choose(page, "Skin")
    keys(page.view, "L")
    qtbot.waitUntil(lambda: "wide step" not in heard(page, "Skin"))
    assert len(titles(page)) == 5


def test_the_menu_has_both_where_there_is_a_wide_step_alone(page: HierarchyPage) -> None:
    said = menu_of(page, "Back")
    assert (said["Put a step between"], said["Leave the wide step"]) == ("G", "L")
    assert "Put a step between" not in menu_of(page, "Hug")


def test_while_one_is_asked_and_while_it_is_carried_the_row_offers_nothing(page: HierarchyPage) -> None:
    step_id = choose(page, "Back")
    whole = page.view.visualRect(page.model.index_of(step_id)).height()
    keys(page.view, "A")
    assert "wide step" not in painted(page, "Back")
    keys(page.view, "Esc")
    assert page.view.visualRect(page.model.index_of(step_id)).height() == whole
    page.view.show_lifted(step_id, QPoint(40, 40))
    assert "wide step" not in painted(page, "Back")
    page.view.show_lifted(0, QPoint())
    assert WIDE in painted(page, "Back")


@pytest.mark.parametrize(("scale", "width"), [(1.0, 828), (1.0, 560), (1.25, 700), (2.0, 828), (2.0, 640)])
def test_no_word_of_an_offer_is_cut(
    qtbot: QtBot, qapp: QApplication, page: HierarchyPage, theme: Theme, scale: float, width: int
) -> None:
    theme.set_text_scale(scale)
    page.resize(width, 780)
    choose(page, "Back")
    qtbot.waitUntil(lambda: page.view.visualRect(page.model.index(2)).height() > 0)
    shown, _ = foot(page, "Back")
    assert " ".join(shown.lines) == WIDE
    right = page.view.viewport().width()
    assert all(box.right() <= right and box.bottom() <= shown.height for _, box in shown.links)


# -- a shared line ----------------------------------------------------------------------------------------------


def draw_line(vault: Vault, couple_id: int, clock: SteadyClock, sharing: Sharing, title: str) -> None:
    with vault.write() as work:
        limit = work.limits.add(Limit(couple_id=couple_id, side=SECOND, kind=LimitKind.SETTING, tags="evening"))
        word = LimitWord(
            limit_id=limit.id,
            title=title,
            standing=LimitStanding.OFF_TABLE,
            sharing=sharing,
            said=Said.TOLD,
            at=clock.now(),
        )
        work.limits.say(word)


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("Anything after 22:30", "anything after 22:30"),
        ("Sunday mornings", "Sunday mornings"),
        ("Ash asleep", "Ash asleep"),
        ("TV on", "TV on"),
    ],
)
def test_a_step_that_meets_a_shared_line_says_so_and_leads_to_its_words(
    page: HierarchyPage, vault: Vault, couple_id: int, clock: SteadyClock, title: str, within: str
) -> None:
    draw_line(vault, couple_id, clock, Sharing.SHARED, title)
    page.show_couple(couple_id)
    sentence = f"Meets a shared line: {within}. The step rests here until it is changed."
    assert sentence in painted(page, "Back")
    assert heard(page, "Back").endswith(f"{sentence} Change the step: F2.")
    click(page, spot(page, "Back", "Change the step"))
    assert page.edits.editor is not None
    assert page.edits.editor.step_id == row(page, "Back").step.id


def test_a_line_that_is_private_to_one_of_them_shows_nowhere(
    page: HierarchyPage, vault: Vault, couple_id: int, clock: SteadyClock
) -> None:
    before = {title: (painted(page, title), heard(page, title)) for title in titles(page)}
    draw_line(vault, couple_id, clock, Sharing.OWNER, "Anything after 22:30")
    page.show_couple(couple_id)
    assert {title: (painted(page, title), heard(page, title)) for title in titles(page)} == before
    assert "Put a step between" in menu_of(page, "Back")


# -- what waits -------------------------------------------------------------------------------------------------


def test_what_cannot_be_done_yet_is_said_in_the_row_until_another_is_in_hand(
    page: HierarchyPage, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    announced: list[str] = []
    desk.told.connect(told.append)
    monkeypatch.setattr("app.views.hierarchy.view.announce", lambda _widget, words: announced.append(words))
    choose(page, "Tea")
    keys(page.view, "W")
    sentence = "For this week it still needs a yes from both, each in their own time."
    qtbot.waitUntil(lambda: sentence in painted(page, "Tea"))
    assert (told, announced) == ([], [sentence])
    keys(page.view, "Down")
    assert sentence not in painted(page, "Tea")


def test_what_waited_is_said_no_more_once_something_was_done(page: HierarchyPage, desk: Desk, qtbot: QtBot) -> None:
    choose(page, "Tea")
    keys(page.view, "W")
    qtbot.waitUntil(lambda: "still needs" in painted(page, "Tea"))
    answer(desk, page, "Tea", Answer.YES, Answer.YES)
    assert "still needs" not in painted(page, "Tea")
    keys(page.view, "W")
    qtbot.waitUntil(lambda: row(page, "Tea").state is State.PLANNED)


def test_a_row_that_is_only_listened_to_reads_no_file(page: HierarchyPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.hierarchy.offers.load_dials", lambda: pytest.fail("read while painting"))
    assert WIDE in painted(page, "Back")
    assert WIDE in heard(page, "Back")


def test_a_change_of_the_name_is_in_the_offer(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    shown = desk.read(roster.show_couple, couple_id)
    desk.do(roster.save_couple, shown.couple, shown.first, shown.second.but(name="Ashley"))
    assert "A wide step for Ashley, from 2 to here." in heard(page, "Back")


def test_the_foot_finds_its_links_and_nothing_beside_them(page: HierarchyPage) -> None:
    shown, top = foot(page, "Back")
    assert shown.link_at(top, QPointF(90, top + 5)) is None
    assert {link.act for link, box in shown.links if shown.link_at(top, box.translated(0, top).center()) == link} == {
        "between",
        "leave",
    }


def test_what_is_set_aside_is_offered_nothing(page: HierarchyPage) -> None:
    take(page, "Back", "Set aside")
    assert "wide step" not in heard(page, "Back")


def test_words_of_a_step_that_brings_none_are_offered_plainly(page: HierarchyPage, desk: Desk, couple_id: int) -> None:
    path = desk.read(hierarchy.show_path, couple_id).hierarchy.id
    added = desk.do(hierarchy.add_steps, path, [StepWords(title="Far")])
    assert added is not None
    desk.do(asking.rate, added.change.ids[0], FIRST, 0)
    choose(page, "Far")
    assert "with time turned down: half the time." in heard(page, "Far")
