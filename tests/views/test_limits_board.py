"""The board of limits on a real vault: moved by keys and by the mouse, opened, shared, and folded in the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, limits, roster, session
from app.actions.limits_shown import Why, show_limits
from app.models.hierarchy import StepWords
from app.models.limit import LimitKind, LimitStanding, Said, Sharing
from app.models.side import Side
from app.views.care.card import LimitCard
from app.views.care.page import LIMITS, CarePage
from app.views.desk import Desk
from app.views.theme.flat_list import HOLD_MS
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from tests.desk import SteadyClock
from tests.hands import focused, handle_of, keys, type_words

FIRST, SECOND = Side.FIRST, Side.SECOND
WELCOME, CARE, NOT_NOW, OFF = (
    LimitStanding.WELCOME,
    LimitStanding.WITH_CARE,
    LimitStanding.NOT_NOW,
    LimitStanding.OFF_TABLE,
)
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
ASH_NEEDED = "This needs Ash in the room, to say so. Until then it stays as it is."


class Caring:
    """The page in a window of its own, and what a person does with it."""

    def __init__(self, qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock, page: CarePage) -> None:
        self.qtbot, self.theme, self.desk, self.clock, self.page = qtbot, theme, desk, clock, page
        done = desk.do(roster.add_couple, "Robin & Ash")
        assert done is not None
        self.couple_id = done.change.couple_id
        self.window: QWidget = page

    @property
    def pane(self) -> QWidget:
        return self.page.beside

    def put(
        self,
        standing: LimitStanding = CARE,
        title: str = "Neck",
        sharing: Sharing = Sharing.SHARED,
        side: Side = SECOND,
        tags: str = "",
    ) -> int:
        done = self.desk.do(limits.put_down_limit, self.couple_id, side, title, LimitKind.AREA, standing, sharing, tags)
        assert done is not None
        return done.change.ids[0]

    def steps(self, *steps: StepWords) -> tuple[int, ...]:
        path = self.desk.read(hierarchy.show_path, self.couple_id)
        done = self.desk.do(hierarchy.add_steps, path.hierarchy.id, list(steps))
        assert done is not None
        return done.change.ids

    def start(self, *, first: bool = True, second: bool = True) -> int:
        done = self.desk.do(session.start_session, self.couple_id, None, first, second)
        assert done is not None
        return done.change.ids[0]

    def open(self) -> None:
        self.page.show_couple(self.couple_id)
        self.page.open_part(LIMITS)
        QApplication.sendPostedEvents(None, 0)

    def card(self, limit_id: int) -> LimitCard:
        card = self.page.limits.board.card(limit_id)
        assert card is not None
        return card

    def standing(self, limit_id: int) -> LimitStanding:
        board = self.desk.read(show_limits, self.couple_id)
        limit = board.card(limit_id)
        assert limit is not None
        return limit.now.standing

    def lies(self, limit_id: int) -> tuple[Side, LimitStanding]:
        """Where its card is to be seen."""
        board = self.page.limits.board
        for side in Side:
            for cell in board.cells[side]:
                for standing, cards in cell.cards.items():
                    if any(card.limit.limit.id == limit_id and card.isVisible() for card in cards):
                        return side, standing
        raise AssertionError("it is not on the board")

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(handle_of(focused()), key)

    def carry(self, limit_id: int, to: QPoint, *, escape: bool = False) -> str:
        """Drag a card to a spot of the board; what it said on the way."""
        card, window = self.card(limit_id), handle_of(self.page)
        begin = card.mapTo(self.page.window(), card.rect().center())
        end = self.page.limits.board.mapTo(self.page.window(), to)
        QTest.mousePress(window, LEFT, NONE, begin)
        for share in range(1, 6):
            QTest.mouseMove(window, begin + (end - begin) * share / 5)
        words = self.page.limits.board._carried.words
        if escape:
            QTest.keyClick(window, Qt.Key.Key_Escape)
        QTest.mouseRelease(window, LEFT, NONE, end)
        return words

    def spot(self, side: Side, standing: LimitStanding) -> QPoint:
        """A place on the board where a card of theirs would come to stand so."""
        cell = self.page.limits.board.cell_of(side, standing)
        last = cell.headings.get(standing)
        return cell.pos() + QPoint(cell.width() // 2, last.y() + 10 if last is not None else cell.height() // 2)

    def seen(self) -> str:
        labels = [one.text() for one in self.page.window().findChildren(Label) if one.isVisible()]
        buttons = [one.text() for one in self.page.window().findChildren(QAbstractButton) if one.isVisible()]
        return "\n".join(labels + buttons)

    def heard(self) -> str:
        """Everything assistive technology can read, in sight or not."""
        return "\n".join(_heard(QAccessible.queryAccessibleInterface(self.page.window())))


def _heard(thing: QAccessibleInterface) -> Iterator[str]:
    for what in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield thing.text(what)
    widget = thing.object()
    if isinstance(widget, QWidget):
        yield widget.toolTip()
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid():
            yield from _heard(child)


def fits(area: QScrollArea) -> bool:
    """Whether what scrolls is no wider than what is seen of it."""
    content = area.widget()
    return content is not None and content.width() <= area.viewport().width()


@pytest.fixture
def caring(qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock) -> Caring:
    """In a window as wide as the work area, with the pane beside it as the frame lays it."""
    page = CarePage(theme, desk)
    window = QSplitter()
    window.addWidget(page)
    window.addWidget(page.beside)
    page.lend(lent=True)
    qtbot.addWidget(window)
    window.resize(1200, 1000)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found = Caring(qtbot, theme, desk, clock, page)
    found.window = window
    return found


# By keys ---------------------------------------------------------------------------------------------------------


def test_right_is_tighter_at_once_and_the_keys_stay_on_the_card(caring: Caring) -> None:
    limit_id = caring.put(WELCOME)
    caring.open()
    caring.card(limit_id).setFocus()
    for expected in (CARE, NOT_NOW, OFF, OFF):
        caring.press(Qt.Key.Key_Right)
        assert caring.standing(limit_id) is expected
        assert caring.lies(limit_id) == (SECOND, expected)
        assert focused() is caring.card(limit_id)
    assert not caring.pane.isVisible()
    assert "anary" not in caring.desk.undo_name(caring.couple_id)


def test_left_asks_how_its_owner_said_it_and_says_who_has_to_be_there(caring: Caring) -> None:
    limit_id = caring.put(OFF)
    caring.open()
    caring.card(limit_id).setFocus()
    caring.press(Qt.Key.Key_Left)
    pane = caring.page.beside
    assert (pane.isVisible(), pane.ask.isVisible(), pane.ask.no.text()) == (True, True, ASH_NEEDED)
    assert not pane.ask.present.isVisible()
    assert focused() is pane.ask.leave
    caring.press(Qt.Key.Key_Return)
    assert not pane.ask.isVisible()
    assert caring.standing(limit_id) is OFF


def test_left_is_kept_as_its_owner_says_it_in_their_words(caring: Caring) -> None:
    limit_id = caring.put(NOT_NOW)
    caring.start()
    caring.open()
    caring.card(limit_id).setFocus()
    caring.press(Qt.Key.Key_Left)
    pane = caring.page.beside
    assert pane.ask.present.text() == "Said by Ash, present"
    assert focused() is pane.ask.words.edit
    type_words("fingertips, slowly")
    caring.press(Qt.Key.Key_Return)
    assert focused() is pane.ask.present
    assert caring.standing(limit_id) is NOT_NOW, "not by one Enter too many"
    caring.press(Qt.Key.Key_Return)
    assert caring.lies(limit_id) == (SECOND, CARE)
    assert pane.timeline.words()[0] == "With care 14 May Said by Ash, present. fingertips, slowly"
    assert caring.desk.draft("said of a limit", limit_id) == ""
    assert pane.answers[CARE].isChecked()


def test_who_does_not_attend_cannot_loosen_in_somebody_elses_hour(caring: Caring) -> None:
    limit_id = caring.put(CARE)
    caring.start(second=False)
    caring.open()
    caring.page.limits.move_limit(limit_id, WELCOME)
    assert caring.page.beside.ask.no.text() == ASH_NEEDED
    assert caring.standing(limit_id) is CARE


def test_up_and_down_walk_through_a_column_and_enter_opens(caring: Caring) -> None:
    first, second = caring.put(CARE, "Feet", side=FIRST), caring.put(CARE, "Neck")
    caring.open()
    assert focused() is caring.card(first)
    caring.press(Qt.Key.Key_Down)
    assert focused() is caring.card(second)
    caring.press(Qt.Key.Key_Down)
    assert focused() is caring.card(second)
    caring.press(Qt.Key.Key_Return)
    pane = caring.page.beside
    assert (pane.title.text(), pane.about.text()) == ("Neck", "Ash’s line, an area of the body")
    assert focused() is pane.answers[CARE]
    caring.press(Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert focused() is caring.card(second)


@pytest.mark.parametrize("standing", [NOT_NOW, OFF])
def test_the_four_answers_in_the_pane_do_what_the_board_does(caring: Caring, standing: LimitStanding) -> None:
    limit_id = caring.put(CARE)
    caring.open()
    caring.page.limits.open_limit(limit_id)
    pane = caring.page.beside
    assert len({answer.size() for answer in pane.answers.values()}) == 1
    pane.answers[standing].setFocus()
    caring.press(Qt.Key.Key_Return)
    assert caring.lies(limit_id) == (SECOND, standing)
    assert [one for one, answer in pane.answers.items() if answer.isChecked()] == [standing]
    assert pane.isVisible()


# By the mouse ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standing", [CARE, NOT_NOW, OFF])
def test_carried_to_the_right_it_is_kept_where_it_was_let_go(caring: Caring, standing: LimitStanding) -> None:
    limit_id = caring.put(WELCOME)
    caring.open()
    words = caring.carry(limit_id, caring.spot(SECOND, standing))
    assert words == f"Moves to: {standing.value}"
    assert caring.lies(limit_id) == (SECOND, standing)
    assert not caring.page.limits.board._carried.isVisible()
    assert not caring.pane.isVisible(), "a drag is no click"


def test_carried_to_the_left_it_stays_and_the_pane_asks(caring: Caring) -> None:
    limit_id = caring.put(OFF)
    caring.start()
    caring.open()
    caring.carry(limit_id, caring.spot(SECOND, WELCOME))
    pane = caring.page.beside
    assert caring.lies(limit_id) == (SECOND, OFF)
    assert pane.ask.question.text() == "Looser, to: welcome"
    QTest.mouseClick(pane.ask.present, LEFT)
    assert caring.lies(limit_id) == (SECOND, WELCOME)


def test_outside_of_its_own_band_and_with_escape_nothing_moves(caring: Caring) -> None:
    limit_id = caring.put(WELCOME)
    caring.open()
    assert caring.carry(limit_id, caring.spot(FIRST, OFF)) == "Stays where it is"
    caring.carry(limit_id, caring.spot(SECOND, OFF), escape=True)
    caring.carry(limit_id, QPoint(-30, 10))
    assert caring.lies(limit_id) == (SECOND, WELCOME)


def test_a_click_opens_and_a_trembling_hand_moves_nothing(caring: Caring) -> None:
    limit_id = caring.put(CARE)
    caring.open()
    card = caring.card(limit_id)
    middle = card.mapTo(caring.page.window(), card.rect().center())
    QTest.mousePress(handle_of(card), LEFT, NONE, middle)
    QTest.mouseMove(handle_of(card), middle + QPoint(5, 0))
    QTest.mouseRelease(handle_of(card), LEFT, NONE, middle + QPoint(5, 0))
    assert caring.pane.isVisible()
    assert caring.lies(limit_id) == (SECOND, CARE)


# Putting down, wording, sharing ----------------------------------------------------------------------------------


def test_a_limit_is_put_down_in_its_place_with_what_it_is_about(caring: Caring) -> None:
    caring.steps(StepWords(title="A hand there", area="nape"))
    caring.open()
    cell = caring.page.limits.board.cell_of(FIRST, OFF)
    cell.plus.setFocus()
    caring.press(Qt.Key.Key_Return)
    assert cell.form is not None
    assert focused() is cell.form.title.edit
    caring.press(Qt.Key.Key_Return)
    assert cell.form.title.error() == "A limit needs a few words to begin with."
    type_words("Nape of the neck")
    cell.form.standing.chips[OFF].click()
    cell.form.tags.edit.setFocus()
    type_words("na")
    QTest.mouseClick(cell.form.tags.chips["nape"], LEFT)
    cell.form.sharing.chips[Sharing.SHARED].click()
    cell.form.keep.click()
    assert cell.form is None
    [limit] = caring.desk.read(show_limits, caring.couple_id).cell(FIRST, OFF)
    assert (limit.now.title, limit.limit.tags, limit.shared) == ("Nape of the neck", "nape", True)
    assert focused() is caring.card(limit.limit.id)
    assert [one.one.why for one in caring.page.limits.becomes.rows] == [Why.LINE]


def test_what_was_typed_and_left_waits_in_its_place(caring: Caring) -> None:
    caring.open()
    cell = caring.page.limits.board.cell_of(SECOND, CARE)
    cell.open_form()
    type_words("Neck, only")
    caring.press(Qt.Key.Key_Escape)
    assert (cell.form, focused()) == (None, cell.plus)
    cell.open_form()
    assert cell.form is not None
    assert cell.form.title.text() == "Neck, only"
    cell.form.keep.click()
    cell.open_form()
    assert cell.form.title.text() == ""


def test_a_better_wording_is_kept_and_the_old_one_stays_in_its_history(caring: Caring) -> None:
    limit_id = caring.put(CARE)
    caring.open()
    caring.page.limits.open_limit(limit_id)
    pane = caring.page.beside
    pane.word.open_button.click()
    keys(focused(), "Ctrl+A")
    caring.press(Qt.Key.Key_Delete)
    caring.press(Qt.Key.Key_Return)
    assert pane.word.field.error() == "A limit needs a few words to begin with."
    type_words("The nape")
    caring.press(Qt.Key.Key_Return)
    assert (pane.title.text(), caring.card(limit_id).words) == ("The nape", "The nape")
    assert "Before 14 May it read “Neck”." in pane.timeline.words()[0]


def test_sharing_asks_its_owner_and_private_is_at_once(caring: Caring) -> None:
    limit_id = caring.put(CARE, sharing=Sharing.OWNER)
    caring.open()
    caring.page.limits.open_limit(limit_id)
    pane = caring.page.beside
    pane.sharing.chips[Sharing.SHARED].click()
    assert pane.ask.no.text() == ASH_NEEDED
    assert pane.sharing.choice() is Sharing.OWNER, "what holds is what the records say"
    pane.sharing.chips[Sharing.THERAPIST].click()
    assert pane.sharing.choice() is Sharing.THERAPIST
    assert caring.card(limit_id).seen_by.text() == "only you"


def test_made_private_in_the_room_its_card_goes_and_the_pane_with_it(caring: Caring) -> None:
    limit_id = caring.put(CARE, "Canary")
    caring.start()
    caring.open()
    caring.page.limits.open_limit(limit_id)
    caring.page.beside.sharing.chips[Sharing.OWNER].click()
    assert not caring.pane.isVisible()
    QApplication.sendPostedEvents(None, 0)
    assert "Canary" not in caring.heard()


def test_taking_it_off_asks_its_owner(caring: Caring) -> None:
    limit_id = caring.put(CARE)
    caring.start()
    caring.open()
    caring.page.limits.open_limit(limit_id)
    caring.page.beside.take_off.click()
    caring.page.beside.ask.present.click()
    assert caring.page.limits.board.card(limit_id) is None
    assert not caring.pane.isVisible()


# What it becomes -------------------------------------------------------------------------------------------------


def test_the_foot_says_why_a_step_waits_and_leads_there(caring: Caring) -> None:
    line, near = caring.steps(StepWords(title="Lie down", setting="bed"), StepWords(title="Stroke the knees"))
    caring.desk.do(
        limits.put_down_limit, caring.couple_id, SECOND, "After 22:30", LimitKind.SETTING, OFF, Sharing.SHARED, "bed"
    )
    caring.put(OFF, "Knees", Sharing.OWNER, FIRST)
    caring.open()
    rows = caring.page.limits.becomes.rows
    assert [row.words.text() for row in rows] == [
        "Meets a shared line: After 22:30. The step rests here until it is changed.",
        "Its words are near a line of Robin: Knees. Planning it waits until you have looked.",
    ]
    wanted: list[int] = []
    caring.page.step_wanted.connect(wanted.append)
    rows[0].buttons[0].click()
    assert (wanted, rows[1].one.step.id) == ([line], near)
    rows[1].buttons[0].click()
    assert [row.one.why for row in caring.page.limits.becomes.rows] == [Why.LINE]


def test_a_wide_step_is_put_between_or_left(caring: Caring) -> None:
    ids = caring.steps(*(StepWords(title=one, dials="duration") for one in ("Tea", "Hug", "Rest")))
    for step_id, number in zip(ids, (9, 4, 0), strict=True):
        caring.desk.do(asking.rate, step_id, SECOND, number)
    caring.open()
    rows = caring.page.limits.becomes.rows
    assert rows[0].words.text().startswith("A wide step for Ash, from 1 to here. You could try it with time turned")
    rows[0].buttons[0].click()
    titles = [row.step.title for row in caring.desk.read(hierarchy.show_path, caring.couple_id).rows]
    assert len(titles) == 4
    rest = next(row for row in caring.page.limits.becomes.rows if row.one.step.id == ids[2])
    rest.buttons[1].click()
    assert ids[2] not in [row.one.step.id for row in caring.page.limits.becomes.rows]


# With somebody in the room ---------------------------------------------------------------------------------------


def test_in_the_room_nothing_private_is_anywhere_and_the_lines_are_there_also_when_empty(caring: Caring) -> None:
    caring.steps(StepWords(title="Stroke the canaryknees"))
    caring.put(OFF, "Canaryknees", Sharing.OWNER)
    hidden = caring.put(CARE, "Canary two", Sharing.THERAPIST)
    shown = caring.put(CARE, "Feet", side=FIRST)
    shared = caring.put(CARE, "Canary before", Sharing.OWNER)
    caring.open()
    caring.page.limits.open_limit(hidden)
    assert "Canary two" in caring.heard()
    sid = caring.start()
    caring.desk.do(limits.word_limit, shared, "Neck")
    caring.desk.do(limits.share_limit, shared, Said.PRESENT)
    QApplication.sendPostedEvents(None, 0)
    heard = caring.heard()
    assert "Canary" not in heard.replace("Stroke the canaryknees", "")
    assert not caring.pane.isVisible()
    assert caring.lies(shown) == (FIRST, CARE)
    caring.page.limits.open_limit(shared)
    assert "Canary" not in caring.heard()
    folds = caring.page.limits.board.folds
    assert all(fold.isVisible() for fold in folds.values())
    assert {fold.height() for fold in folds.values()} == {folds[FIRST].height()}
    caring.desk.do(session.end_session, sid)
    assert not any(fold.isVisible() for fold in folds.values())
    assert "Canary two" in caring.seen()


def test_held_a_fold_shows_what_is_private_and_let_go_it_is_gone(caring: Caring) -> None:
    caring.put(OFF, "Canary", Sharing.OWNER)
    caring.start()
    caring.open()
    fold, empty = (caring.page.limits.board.folds[side] for side in (SECOND, FIRST))
    for one, words in ((fold, "Canary: off the table"), (empty, "Nothing is kept private.")):
        QTest.mousePress(one.button, LEFT)
        caring.qtbot.waitUntil(one.words.isVisible, timeout=20 * HOLD_MS)
        assert one.words.text() == words
        QTest.mouseRelease(one.button, LEFT)
        assert not one.words.isVisible()
        assert "Canary" not in caring.heard()
    fold.button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyPress(fold.button, Qt.Key.Key_Space)
    caring.qtbot.waitUntil(fold.words.isVisible, timeout=20 * HOLD_MS)
    QTest.keyRelease(fold.button, Qt.Key.Key_Space)
    assert "Canary" not in caring.heard()


def test_what_was_typed_alone_is_not_brought_to_light_in_the_room(caring: Caring) -> None:
    caring.open()
    cell = caring.page.limits.board.cell_of(SECOND, CARE)
    cell.open_form()
    type_words("Canary")
    sid = caring.start()
    assert cell.form is None
    cell.open_form()
    assert cell.form is not None
    assert cell.form.title.text() == ""
    assert "Canary" not in caring.heard()
    type_words("Said here")
    caring.desk.do(session.end_session, sid)
    cell.open_form()
    assert cell.form.title.text() == "Canary"


def test_another_couple_in_the_room_leaves_nothing_of_this_one(caring: Caring) -> None:
    caring.put(CARE, "Canary")
    caring.open()
    caring.page.limits.open_limit(caring.page.limits.board.cards()[0].limit.limit.id)
    done = caring.desk.do(roster.add_couple, "Mira & Tove")
    assert done is not None
    caring.desk.do(session.start_session, done.change.couple_id)
    QApplication.sendPostedEvents(None, 0)
    assert "Canary" not in caring.heard()


def test_undone_out_of_sight_what_is_private_again_is_nowhere_too(caring: Caring) -> None:
    limit_id = caring.put(CARE, "Canary", Sharing.OWNER)
    caring.start()
    caring.open()
    caring.desk.do(limits.share_limit, limit_id, Said.PRESENT)
    assert "Canary" in caring.heard()
    caring.page.hide()
    caring.desk.undo(caring.couple_id)
    QApplication.sendPostedEvents(None, 0)
    assert "Canary" not in caring.heard()


# How it has been -------------------------------------------------------------------------------------------------


def test_how_it_has_been_is_told_in_words_the_latest_first(caring: Caring) -> None:
    limit_id = caring.put(OFF, sharing=Sharing.OWNER)
    caring.clock.go_on(days=7)
    sid = caring.start()
    caring.desk.do(limits.share_limit, limit_id, Said.PRESENT)
    caring.desk.do(limits.move_limit, limit_id, NOT_NOW, Said.PRESENT)
    caring.desk.do(session.end_session, sid)
    caring.clock.go_on(days=7)
    caring.desk.do(limits.keep_private, limit_id)
    caring.desk.do(limits.keep_private, limit_id, Sharing.THERAPIST)
    caring.open()
    caring.page.limits.open_limit(limit_id)
    latest, first = caring.page.beside.timeline.words()
    assert latest.startswith("Not now 21 May Ash may raise it again. Said by Ash, present.")
    assert latest.endswith("Private to Ash since 28 May. Only for you since 28 May.")
    assert first == "Off the table 14 May Told to you. Shared since 21 May."


# Where things lie ------------------------------------------------------------------------------------------------


def test_where_it_is_narrow_the_pane_stands_in_the_place_of_the_board(
    qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock
) -> None:
    page = CarePage(theme, desk)
    qtbot.addWidget(page)
    page.resize(640, 600)
    caring = Caring(qtbot, theme, desk, clock, page)
    limit_id = caring.put(CARE)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    caring.open()
    page.limits.open_limit(limit_id)
    assert page.beside.isVisible()
    assert not caring.card(limit_id).isVisible()
    assert focused() is page.beside.answers[CARE]
    caring.press(Qt.Key.Key_Escape)
    assert focused() is caring.card(limit_id)
    page.resize(1000, 600)
    page.limits.open_limit(limit_id)
    assert caring.card(limit_id).isVisible()
    assert page.beside.width() == theme.px(316)


@pytest.mark.parametrize("wide", [820, 1126])
def test_at_twice_the_text_nothing_is_cut_off_and_lists_stand_below_one_another_where_it_is_narrow(
    qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock, wide: int
) -> None:
    theme.set_text_scale(2.0)
    page = CarePage(theme, desk)
    qtbot.addWidget(page)
    page.resize(wide, 652)
    caring = Caring(qtbot, theme, desk, clock, page)
    limit_id = caring.put(CARE, "Feet, only with socks and never under the lamp")
    with qtbot.waitExposed(page):
        page.show()
    caring.open()
    page.limits.board.cells[FIRST][2].open_form()
    areas = [one for one in page.limits.findChildren(QScrollArea) if one.isVisible()]
    assert page.width() == wide
    qtbot.waitUntil(lambda: all(map(fits, areas)))
    tops = {cell.y() for cell in page.limits.board.cells[FIRST]}
    assert len(tops) == (3 if wide == 820 else 1)
    page.limits.open_limit(limit_id)
    page.beside.choose(WELCOME)
    areas = [one for one in page.findChildren(QScrollArea) if one.isVisible()]
    qtbot.waitUntil(lambda: all(map(fits, areas)))


def test_everything_has_a_name_and_room_for_a_finger(caring: Caring) -> None:
    limit_id = caring.put(CARE)
    caring.put(OFF, "Knees", Sharing.OWNER)
    caring.open()
    caring.page.limits.open_limit(limit_id)
    caring.page.limits.board.cells[FIRST][2].open_form()
    QApplication.sendPostedEvents(None, 0)
    least = caring.theme.size("target")
    for button in caring.page.window().findChildren(QAbstractButton):
        if button.isVisible():
            told = QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
            assert told.strip(), button
            assert min(button.width(), button.height()) >= least, told


def test_a_card_is_heard_whole(caring: Caring) -> None:
    limit_id = caring.put(OFF, sharing=Sharing.OWNER)
    caring.open()
    told = QAccessible.queryAccessibleInterface(caring.card(limit_id)).text(QAccessible.Text.Name)
    assert told == "Neck. Ash: Off the table. private to Ash."
