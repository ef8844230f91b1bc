"""Lock while somebody types on any page: nothing runs into closed records, and not a word is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from app.actions import asking, hierarchy, limits, occasions, practising, risk_notes, screening
from app.actions.practising import Part
from app.models.hierarchy import Confirming
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.models.rating import Occasion
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.willingness import Answer
from app.views.care.page import LIMITS, TRIGGERS
from app.views.screening.card import PartnerCard
from app.views.screening.page import ScreeningPage
from app.views.shell.tabs import CARE, SCREENING
from app.views.under_way.page import UnderWayPage
from app.views.under_way.pane import HowItWas
from app.views.window import COUPLE, Place
from tests.desk import hierarchy_id, whole_step
from tests.views.left import left_by_a_lock
from tests.views.running import CTRL, Key, Running
from tests.views.running import at_the_door as at_the_door
from tests.views.running import begin as begin
from tests.views.running import running as running
from tests.views.running import settings as settings

pytestmark = pytest.mark.uncounted

FIRST = Side.FIRST
Reach = Callable[[Running], QWidget]
W = TypeVar("W", bound=QWidget)


@pytest.fixture
def here(running: Running) -> Running:
    """Robin and Ash, with whom the work may go on, and one step that both said yes to this week."""
    path = hierarchy_id(running.desk._records, running.couple("Robin & Ash"))
    running.desk.do(hierarchy.add_steps, path, [whole_step("Tea together")])
    for side in Side:
        running.desk.do(asking.answer, 1, side, Answer.YES)
    running.desk.do(asking.plan_step, 1)
    return running


# -- alone ----------------------------------------------------------------------------------------------------


def _new_limit(me: Running) -> QWidget:
    me.window.go(Place(COUPLE, 1, CARE))
    me.window.later.care.open_part(LIMITS)
    cell = me.window.later.care.limits.board.cells[FIRST][0]
    if cell.form is None:
        cell.plus.click()
    assert cell.form is not None
    return cell.form.title.edit


def _a_better_wording(me: Running) -> QWidget:
    me.window.go(Place(COUPLE, 1, CARE))
    me.window.later.care.open_part(LIMITS)
    page = me.window.later.care.limits
    if not page.board.cards():
        kinds = LimitKind.AREA, LimitStanding.WITH_CARE, Sharing.OWNER
        me.desk.do(limits.put_down_limit, 1, FIRST, "Neck", *kinds, "")
    page.open_limit(page.board.cards()[0].limit.limit.id)
    page.beside.word.open_button.click()
    return page.beside.word.field.edit


def _a_trigger(me: Running) -> QWidget:
    me.window.go(Place(COUPLE, 1, CARE))
    me.window.later.care.open_part(TRIGGERS)
    page = me.window.later.care.triggers
    rows = page.list.rows()
    if rows:
        rows[0].click()
    else:
        page.open_new(FIRST)
    return page.form.cue.edit


def _screening(me: Running) -> ScreeningPage:
    me.desk.do(screening.set_outcome, 1, FIRST, ScreeningOutcome.CONDITIONS)
    me.window.go(Place(COUPLE, 1, SCREENING))
    return me.window.later.screening


def _card(me: Running) -> PartnerCard:
    overview = _screening(me).overview
    assert overview is not None
    return overview.cards[FIRST]


def _conditions(me: Running) -> QWidget:
    return _card(me).conditions.field


def _ask_again(me: Running) -> QWidget:
    return _card(me).again.field


def _a_day(me: Running) -> QWidget:
    card = _card(me)
    card.record()
    return card.form.day.edit


def _why_a_hold(me: Running) -> QWidget:
    pane = _screening(me).pane
    assert pane is not None
    return pane.why.field


def _a_risk_note(me: Running) -> QWidget:
    page = _screening(me)
    page.show_risk_notes()
    assert page.risk is not None
    if not page.risk.cards:
        me.desk.do(risk_notes.add_risk_note, 1)
    return page.risk.cards[0].fields["assessment"].field


# -- while they are here --------------------------------------------------------------------------------------


def _together(me: Running) -> None:
    if me.desk.session is None:
        me.in_the_room(1)
    me.window.open_couple(1)


def _in_the_room(me: Running) -> None:
    _together(me)
    if me.window.hierarchy.step_in_the_room():
        return
    me.desk.do(occasions.offer_step, 1)
    for side in Side:
        me.desk.do(practising.answer_for_now, 1, side, Answer.YES)
    me.desk.do(practising.begin_step, 1)


def _expected(me: Running) -> QWidget:
    _in_the_room(me)
    return _the(me, HowItWas).fields[Part.EXPECTED, FIRST].edit


def _no_number_yet(me: Running) -> QWidget:
    _in_the_room(me)
    return _the(me, HowItWas).numbers.fields[FIRST, Occasion.BEFORE]


def _settled(me: Running) -> QWidget:
    _in_the_room(me)
    settling = _the(me, UnderWayPage).settling
    if settling.isHidden():
        me.desk.do(practising.come_to_end, 1)
    settling.ask.click()
    return settling.lines[FIRST].field


def _rest(me: Running) -> QWidget:
    _together(me)
    me.desk.do(asking.answer, 1, FIRST, Answer.NOT_NOW)
    me.window.hierarchy.acts.ask_rest(1, FIRST)
    return me.window.hierarchy.acts.rest.smaller.edit


def _still_the_same(me: Running) -> QWidget:
    _together(me)
    me.window.hierarchy.acts.ask_said(1, FIRST, Confirming.SAME_STEP)
    return me.window.hierarchy.acts.said.words.edit


def _the(me: Running, kind: type[W]) -> W:
    """The one there is of that kind."""
    one = me.window.findChild(kind)
    assert isinstance(one, kind)
    return one


PLACES: dict[str, Reach] = {
    "new_limit": _new_limit,
    "wording": _a_better_wording,
    "trigger": _a_trigger,
    "conditions": _conditions,
    "ask_again": _ask_again,
    "day": _a_day,
    "hold": _why_a_hold,
    "risk_note": _a_risk_note,
    "expected": _expected,
    "number": _no_number_yet,
    "settled": _settled,
    "rest": _rest,
    "same_step": _still_the_same,
}


@pytest.mark.parametrize("reach", PLACES.values(), ids=PLACES.keys())
def test_words_that_were_being_typed_are_there_again(here: Running, reach: Reach) -> None:
    reach(here).setFocus()
    here.type("Not too fast")
    here.press(Key.Key_L, CTRL)
    assert here.program.window is None
    here.unlock()
    assert _words(reach(here)) == "Not too fast"


@pytest.mark.parametrize("reach", PLACES.values(), ids=PLACES.keys())
def test_closing_the_program_there_runs_into_nothing(here: Running, reach: Reach) -> None:
    reach(here).setFocus()
    here.type("Not too fast")
    here.press(Key.Key_Q, CTRL)
    here.program.close()
    assert not here.program.top.isVisible()


def test_what_a_lock_puts_away_there_is_freed_by_qt_and_left_to_no_collector(here: Running) -> None:
    for reach in PLACES.values():
        reach(here).setFocus()
    assert left_by_a_lock(here) == []


def _words(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.toPlainText()
