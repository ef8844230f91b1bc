"""What somebody who only hears the page of screening can tell apart, and what is not said twice."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea

from app.models.side import Side
from app.rules.limits import INTIMATE
from tests.views.test_screening_page import Alone
from tests.views.test_screening_page import alone as alone

FIRST, SECOND = Side.FIRST, Side.SECOND


def test_each_choice_of_pain_says_whose_it_is_and_of_what(alone: Alone) -> None:
    """Where Qt tells what is chosen in place of the name, the description still does."""
    said = []
    for side in Side:
        pick = QAccessible.queryAccessibleInterface(alone.overview.pain.picks[side, INTIMATE])
        said.append(pick.text(QAccessible.Text.Description))
    assert said == ["Jude: pain, intimate areas", "Noor: pain, intimate areas"]


def test_while_the_first_conversation_is_written_down_nothing_says_that_there_is_none(alone: Alone) -> None:
    none = "No conversation yet. Speak with Jude alone first, in your own words."
    assert none in alone.seen()
    alone.click(alone.card(FIRST).first)
    assert none not in alone.seen()
    alone.card(FIRST).form.leave.click()
    assert none in alone.seen()


def test_whose_conversation_it_is_stays_in_sight_when_its_topics_come(alone: Alone) -> None:
    alone.window.resize(1200, 520)
    alone.spoke()
    card = alone.card(SECOND)
    card.record()
    area = next(one for one in alone.window.findChildren(QScrollArea) if one.isAncestorOf(card))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    card.form.submit()
    alone.qtbot.waitUntil(lambda: not card.name.visibleRegion().isEmpty())
    alone.qtbot.waitUntil(lambda: not card.topics["fear"].visibleRegion().isEmpty())
    assert card.topics["fear"].hasFocus()
