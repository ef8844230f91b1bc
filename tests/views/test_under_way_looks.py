"""What is seen of a step in the room: words that stand by themselves, and all four answers in sight at any size."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.actions import asking, hierarchy, occasions, practising
from app.actions.practising import Part
from app.models.hierarchy import StepWords
from app.models.side import Side
from app.models.willingness import Answer
from app.views.theme.theme import Theme
from app.views.under_way.page import UnderWayPage
from app.views.under_way.pane import HowItWas
from app.views.under_way.way import WayBack
from tests.views.running import Running, seen
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings
from tests.views.test_under_way import Room
from tests.views.test_under_way import listening as listening
from tests.views.test_under_way import room as room

FIRST, SECOND = Side.FIRST, Side.SECOND


def in_sight(widget: QWidget, page: QWidget) -> bool:
    """Whether all of it can be seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == QRect(0, 0, widget.width(), widget.height())


# -- words --------------------------------------------------------------------------------------------------------


def test_a_smaller_version_says_of_what_and_begins_like_a_title(room: Room) -> None:
    step = room.desk.read(hierarchy.show_path, room.couple_id).row(room.step_id)
    assert step is not None
    told = step.step.model_dump(include=set(StepWords.model_fields) - {"id"})
    words = {**told, "smaller": "two fingers, one minute", "ending": "either lets go"}
    room.desk.do(hierarchy.edit_step, room.step_id, StepWords(**words))
    for side, given in zip(Side, (Answer.YES, Answer.TENTATIVE), strict=True):
        room.desk.do(asking.answer, room.step_id, side, given)
    room.desk.do(asking.plan_step, room.step_id)
    room.offer()
    card = room.page.card
    assert card.title.text() == "Two fingers"
    assert card.about.text().startswith("The smaller version of step 2, “Hand massage”.")
    assert (card.time.title.text(), card.ending.words.text()) == ("One minute, as agreed", "Either lets go")
    assert card.accessibleName().startswith("Two fingers. Waits for a yes from both.")
    assert room.pane.of.text() == "Two fingers", "the whole path may stand beside how it was"


def test_a_title_that_has_the_room_is_on_one_line(room: Room) -> None:
    room.offer()
    title = room.page.card.title
    room.qtbot.waitUntil(lambda: title.width() > QFontMetricsF(title.font()).horizontalAdvance(title.text()))
    assert title.height() < 2 * QFontMetricsF(title.font()).height()


def test_what_is_still_needed_is_told_once(room: Room) -> None:
    room.offer()
    card = room.page.card
    assert card.yes_line.isVisible()
    room.click(card.begin)
    assert [line.isVisible() for line in (card.refusal, card.yes_line)] == [True, False]
    room.answer(FIRST, Answer.YES)
    assert [line.isVisible() for line in (card.refusal, card.yes_line)] == [False, True]


def test_each_says_that_it_is_settled_one_after_the_other(room: Room) -> None:
    room.begin()
    room.desk.do(practising.come_to_end, room.step_id)
    offer = room.page.settling
    room.click(offer.ask)
    room.click(offer.lines[FIRST].button)
    assert room.focus() is offer.lines[SECOND].field
    room.click(offer.lines[SECOND].button)
    assert offer.settle.isVisible()


# -- a low page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("scale", "size"), [(1.0, (700, 420)), (2.0, (1288, 460))])
def test_all_that_may_be_answered_is_in_sight_where_the_page_is_low(
    room: Room, qapp: QApplication, scale: float, size: tuple[int, int]
) -> None:
    theme = Theme("light", scale)
    theme.apply(qapp)
    window = QWidget()
    room.qtbot.addWidget(window)
    page = UnderWayPage(theme, room.desk)
    QHBoxLayout(window).addWidget(page)
    window.resize(*size)
    page.show_couple(room.couple_id)
    with room.qtbot.waitExposed(window):
        window.show()
    room.offer()
    for row in page.card.yeses.rows.values():
        for button in row.buttons.values():
            room.qtbot.waitUntil(partial(in_sight, button, page))
    room.both()
    room.desk.do(practising.begin_step, room.step_id)
    for check in page.card.checks.values():
        room.qtbot.waitUntil(partial(in_sight, check, page))


# -- after a lock -------------------------------------------------------------------------------------------------


def test_what_came_to_its_end_can_still_be_written_down_after_a_lock(running: Running) -> None:
    couple_id = running.couple("Robin & Ash")
    path = running.desk.read(hierarchy.show_path, couple_id).hierarchy
    words = StepWords(title="Tea", timeframe="5 minutes", checkin="half-way", ending="a word")
    running.desk.do(hierarchy.add_steps, path.id, [words])
    running.in_the_room(couple_id)
    for side in Side:
        running.desk.do(asking.answer, 1, side, Answer.YES)
    running.desk.do(asking.plan_step, 1)
    running.window.open_couple(couple_id)
    running.desk.do(occasions.offer_step, 1)
    for side in Side:
        running.desk.do(practising.answer_for_now, 1, side, Answer.YES)
    running.desk.do(practising.begin_step, 1)
    running.desk.do(practising.come_to_end, 1)
    pane = running.window.findChild(HowItWas)
    assert isinstance(pane, HowItWas)
    pane.fields[Part.HAPPENED, FIRST].edit.setFocus()
    running.type("We laughed")
    running.program.lock()
    running.unlock()
    assert "How “Tea” was can still be written down." in seen(running.window)
    back = running.window.findChild(WayBack)
    assert isinstance(back, WayBack)
    back.way.click()
    pane = running.window.findChild(HowItWas)
    assert isinstance(pane, HowItWas)
    assert pane.isVisible()
    assert pane.fields[Part.HAPPENED, FIRST].edit.words() == "We laughed"
    assert "Back to the path" in seen(running.window)
