"""What the therapist keeps alone, with keys and mouse on a real vault; nothing of it once somebody is in the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, holds, risk_notes, roster, screening, session
from app.actions.screening_shown import Screened, show_screening
from app.models.couple import Status
from app.models.look import PainState
from app.models.screening import Screening, ScreeningOutcome
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.limits import INTIMATE
from app.store.vault import Vault
from app.views.desk import Desk, Told
from app.views.screening.card import PartnerCard
from app.views.screening.days import past_day
from app.views.screening.overview import Overview
from app.views.screening.page import ScreeningPage
from app.views.screening.pane import HoldPane
from app.views.screening.pick import Pick
from app.views.screening.risk import RiskPage
from app.views.theme.theme import Theme
from tests.desk import SteadyClock, whole_step
from tests.hands import focused, type_words

FIRST, SECOND = Side.FIRST, Side.SECOND
Key = Qt.Key
LEFT, NONE, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
TODAY = date(2026, 5, 14)


@dataclass
class Alone:
    """The page in a window of its own, and a therapist alone before it."""

    page: ScreeningPage
    desk: Desk
    vault: Vault
    clock: SteadyClock
    couple_id: int
    qtbot: QtBot
    window: QWidget

    @property
    def overview(self) -> Overview:
        assert self.page.overview is not None
        return self.page.overview

    @property
    def pane(self) -> HoldPane:
        assert self.page.pane is not None
        return self.page.pane

    @property
    def risk(self) -> RiskPage:
        assert self.page.risk is not None
        return self.page.risk

    def card(self, side: Side) -> PartnerCard:
        return self.overview.cards[side]

    def shown(self) -> Screened:
        shown = self.desk.read(show_screening, self.couple_id)
        assert shown is not None
        return shown

    def known(self, side: Side) -> Screening:
        now = self.shown().of(side).now
        assert now is not None
        return now.known

    def spoke(self, *sides: Side, outcome: ScreeningOutcome | None = None) -> None:
        for side in sides or Side:
            self.desk.do(screening.begin_conversation, self.couple_id, side, date(2026, 5, 12), 45)
            if outcome is not None:
                self.desk.do(screening.set_outcome, self.couple_id, side, outcome)

    def click(self, what: QWidget) -> None:
        QTest.mouseClick(what, LEFT, NONE, QPoint(12, what.height() // 2))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(focused(), key, held)

    def pick(self, pick: Pick, key: Qt.Key) -> None:
        """Open the list, go there with one key, and choose it."""
        pick.setFocus()
        self.press(Key.Key_Return)
        for one in (key, Key.Key_Return):
            QTest.keyClick(pick.view(), one)

    def start(self, couple_id: int = 0) -> int:
        done = self.desk.do(session.start_session, couple_id or self.couple_id)
        assert done is not None
        return done.change.ids[0]

    def seen(self) -> str:
        """Everything in sight, on the page and on its side."""
        words = [one.text() for one in self.window.findChildren(QLabel) if one.isVisible()]
        buttons = self.window.findChildren(QAbstractButton)
        return "\n".join(words + [one.text() for one in buttons if one.isVisible()])

    def heard(self) -> str:
        """Everything assistive technology finds in the window, in sight or not."""
        window = QAccessible.queryAccessibleInterface(self.window)
        return "\n".join(words for place in range(window.childCount()) for words in _told(window.child(place)))


def _told(one: QAccessibleInterface) -> Iterator[str]:
    if one.role() == QAccessible.Role.ScrollBar:
        return
    for what in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description, QAccessible.Text.Help):
        if text := one.text(what):
            yield text
    for place in range(one.childCount()):
        child = one.child(place)
        if child is not None:
            yield from _told(child)


@pytest.fixture
def alone(qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock, vault: Vault) -> Iterator[Alone]:
    couple = desk.do(roster.add_couple, "Jude & Noor")
    assert couple is not None
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    window = QWidget()
    qtbot.addWidget(window)
    page = ScreeningPage(theme, desk)
    layout = QHBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page)
    window.resize(1200, 900)
    page.show_couple(couple.change.couple_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield Alone(page, desk, vault, clock, couple.change.couple_id, qtbot, window)
    QAccessible.setActive(before)


# Conversations ---------------------------------------------------------------------------------------------------


def test_without_a_conversation_each_card_offers_to_record_one(alone: Alone) -> None:
    alone.page.take_focus()
    assert "No conversation yet. Speak with Jude alone first, in your own words." in alone.seen()
    assert focused() is alone.card(FIRST).first
    alone.press(Key.Key_Return)
    assert focused() is alone.card(FIRST).form.day.edit
    type_words("24 February")
    alone.press(Key.Key_Tab)
    type_words("50 min")
    alone.press(Key.Key_Return)
    assert (alone.known(FIRST).held_on, alone.known(FIRST).minutes) == (date(2026, 2, 24), 50)
    assert alone.card(FIRST).when.text() == "24 February, 50 minutes"
    assert focused() is alone.card(FIRST).topics["fear"]
    assert alone.card(SECOND).first.isVisible()


def test_what_cannot_be_read_is_said_beside_it_and_what_was_typed_is_there_again(alone: Alone) -> None:
    form = alone.card(SECOND).form
    alone.click(alone.card(SECOND).first)
    type_words("soon")
    alone.press(Key.Key_Return)
    assert form.day.error() == "A day up to today, for example “24 February”."
    assert focused() is form.day.edit
    alone.press(Key.Key_Escape)
    assert form.isHidden()
    alone.click(alone.card(SECOND).first)
    assert form.day.text() == "soon"
    form.day.edit.selectAll()
    type_words("today")
    form.minutes.setFocus()
    type_words("long")
    alone.press(Key.Key_Return)
    assert form.minutes.error()
    form.minutes.edit.selectAll()
    type_words("40")
    alone.click(form.before)
    form.minutes.setFocus()
    alone.press(Key.Key_Return)
    assert (alone.known(SECOND).minutes, alone.known(SECOND).earlier) == (40, True)
    assert alone.card(SECOND).when.text() == "Screened before, on 14 May"
    alone.click(alone.card(SECOND).when)
    assert (form.day.text(), form.minutes.text(), form.before.isChecked()) == ("14 May", "40", True)


def test_a_topic_is_ticked_as_asked_by_mouse_and_by_key_and_undone(alone: Alone) -> None:
    alone.spoke()
    card = alone.card(FIRST)
    alone.click(card.topics["fear"])
    assert alone.known(FIRST).topics == "fear"
    alone.press(Key.Key_Tab)
    alone.press(Key.Key_Space)
    alone.press(Key.Key_Tab)
    alone.press(Key.Key_Return)
    assert alone.known(FIRST).topics == "consequences, fear, hurt"
    alone.desk.undo(alone.couple_id)
    assert not card.topics["consequences"].isChecked()
    assert card.topics["hurt"].isChecked()
    assert alone.known(SECOND).topics == ""
    assert "Noor: Thoughts of self-harm" in alone.heard()


def test_what_follows_is_one_of_four_and_undo_leaves_it_open_again(alone: Alone) -> None:
    alone.spoke()
    card = alone.card(SECOND)
    assert not any(row.isChecked() for row in card.follows.values())
    alone.click(card.follows[ScreeningOutcome.PREPARATION])
    assert alone.known(SECOND).outcome is ScreeningOutcome.PREPARATION
    assert not card.conditions.isVisible()
    alone.press(Key.Key_Up)
    assert alone.known(SECOND).outcome is ScreeningOutcome.CONDITIONS
    assert card.conditions.isVisible()
    alone.desk.undo(alone.couple_id)
    alone.desk.undo(alone.couple_id)
    assert alone.known(SECOND).outcome is None
    assert not any(row.isChecked() for row in card.follows.values())


def test_conditions_are_a_draft_while_they_are_typed_and_kept_when_the_page_is_left_in_mid_word(alone: Alone) -> None:
    alone.spoke(outcome=ScreeningOutcome.CONDITIONS)
    field = alone.card(FIRST).conditions.field
    field.setFocus()
    type_words("Alcohol stays ou")
    alone.desk.flush()
    assert alone.known(FIRST).conditions == ""
    begun = alone.shown().first.now
    assert begun is not None
    assert alone.desk.draft("screening conditions first", begun.begun) == "Alcohol stays ou"
    other = alone.desk.do(roster.add_couple, "Mira & Tove")
    assert other is not None
    alone.page.hide()
    assert alone.known(FIRST).conditions == "Alcohol stays ou"
    assert alone.desk.draft("screening conditions first", begun.begun) == ""
    alone.page.show()
    alone.page.show_couple(other.change.couple_id)
    assert "Alcohol" not in alone.heard()
    alone.page.show_couple(alone.couple_id)
    assert alone.card(FIRST).conditions.words() == "Alcohol stays ou"
    alone.desk.undo(alone.couple_id)
    assert alone.card(FIRST).conditions.words() == ""


def test_when_to_ask_again_is_a_day_or_words(alone: Alone) -> None:
    alone.spoke()
    field = alone.card(FIRST).again.field
    field.setFocus()
    type_words("16 june")
    alone.press(Key.Key_Return)
    assert alone.known(FIRST).ask_again_on == date(2026, 6, 16)
    assert alone.card(FIRST).again.words() == "on 16 June"
    field.selectAll()
    type_words("when Jude is next alone")
    alone.press(Key.Key_Return)
    assert (alone.known(FIRST).ask_again_on, alone.known(FIRST).ask_again) == (None, "when Jude is next alone")
    alone.desk.undo(alone.couple_id)
    assert alone.card(FIRST).again.words() == "on 16 June"
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_words(" 2027")
    alone.press(Key.Key_Tab)
    assert alone.known(FIRST).ask_again_on == date(2027, 6, 16)


def test_earlier_conversations_stay_readable_by_their_day(alone: Alone) -> None:
    alone.spoke(FIRST, outcome=ScreeningOutcome.PREPARATION)
    alone.desk.do(screening.set_topic, alone.couple_id, FIRST, "others", True)
    alone.click(alone.pane.talk)
    alone.click(alone.pane.whom[FIRST])
    assert focused() is alone.card(FIRST).form.day.edit
    assert not alone.card(FIRST).body.isVisible()
    alone.press(Key.Key_Return)
    assert alone.known(FIRST).conversation == 2
    card = alone.card(FIRST)
    (before,) = card.before
    assert before.text() == "before: 12 May"
    before.setFocus()
    alone.press(Key.Key_Return)
    for words in ("12 May, 45 minutes", "Children or others at risk", "What followed: Preparation"):
        assert words in alone.seen()
    assert "Asked again on 14 May" in alone.seen()
    assert focused() is card.past.way
    alone.press(Key.Key_Return)
    assert card.body.isVisible()
    assert not card.topics["others"].isChecked()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24 February", date(2026, 2, 24)),
        ("yesterday", date(2026, 5, 13)),
        ("today", TODAY),
        ("Thursday", TODAY),
        ("Fri", date(2026, 5, 8)),
        ("20", date(2026, 4, 20)),
        ("29 Feb", date(2024, 2, 29)),
        ("2025-03-03", date(2025, 3, 3)),
        ("tomorrow", None),
        ("+3", None),
        ("2027-01-01", None),
        ("soon", None),
    ],
)
def test_a_day_that_has_passed_is_the_nearest_one(typed: str, day: date | None) -> None:
    assert past_day(typed, TODAY) == day


# The hold --------------------------------------------------------------------------------------------------------


def test_a_hold_is_placed_with_the_therapists_words_and_says_what_it_changes(alone: Alone) -> None:
    alone.spoke(outcome=ScreeningOutcome.PROCEED)
    assert "No hold" in alone.seen()
    alone.pane.why.field.setFocus()
    type_words("A quieter talk first")
    alone.press(Key.Key_Tab)
    assert focused() is alone.pane.place
    assert alone.shown().hold is None
    alone.press(Key.Key_Space)
    hold = alone.shown().hold
    assert hold is not None
    assert hold.words == "A quieter talk first"
    assert alone.pane.reason.words() == "A quieter talk first"
    assert alone.pane.why.words() == alone.desk.draft("screening hold to place", alone.couple_id) == ""
    for words in (
        "On hold",
        "Since Thursday 14 May, placed by you",
        "Nothing that Jude and Noor can see has changed.",
        "“Needs a look with your therapist.”",
        "Planning, this week and signing wait",
        "Jude: not spoken with alone since.",
    ):
        assert words in alone.seen()


def test_its_words_are_kept_when_the_field_is_left(alone: Alone) -> None:
    alone.desk.do(holds.place_hold, alone.couple_id, "First")
    assert focused() is not alone.pane.reason.field
    alone.pane.reason.field.setFocus()
    type_words(", and R. on 29 May")
    alone.press(Key.Key_Tab)
    hold = alone.shown().hold
    assert hold is not None
    assert hold.words == "First, and R. on 29 May"


def test_a_hold_is_lifted_by_hand_after_saying_who_was_spoken_with_since(alone: Alone) -> None:
    alone.desk.do(holds.place_hold, alone.couple_id, "First")
    alone.spoke(SECOND, outcome=ScreeningOutcome.PROCEED)
    alone.clock.go_on(weeks=30)
    alone.page.show_couple(alone.couple_id)
    assert "On hold" in alone.seen()
    assert "Jude: not spoken with alone since." in alone.seen()
    assert "Noor: spoken with alone since, on 12 May. Proceed." in alone.seen()
    alone.pane.lift.setFocus()
    alone.press(Key.Key_Return)
    assert focused() is alone.pane.lift_now
    alone.click(alone.pane.leave)
    assert focused() is alone.pane.lift
    assert alone.shown().hold is not None
    alone.press(Key.Key_Return)
    alone.press(Key.Key_Return)
    assert alone.shown().hold is None
    assert "No hold" in alone.seen()
    assert "On hold from 14 May to 10 December. First" in alone.seen()
    alone.desk.undo(alone.couple_id)
    assert alone.pane.reason.words() == "First"


def test_planning_that_waits_without_a_hold_is_told_too(alone: Alone) -> None:
    alone.spoke(outcome=ScreeningOutcome.PROCEED)
    alone.desk.do(screening.end_preparation, alone.couple_id)
    assert "Place one early" in alone.seen()
    alone.click(alone.card(SECOND).follows[ScreeningOutcome.NOT_NOW])
    assert "New plans wait all the same" in alone.seen()


# Before planning -------------------------------------------------------------------------------------------------


def test_getting_ready_ends_by_the_button_that_says_what_is_still_needed(alone: Alone) -> None:
    ready = alone.overview.ready
    told: list[Told] = []
    alone.desk.told.connect(told.append)
    ready.end.setFocus()
    alone.press(Key.Key_Return)
    assert told[-1].text == ready.needs.text() == ready.end.accessibleDescription()
    assert told[-1].text.startswith("Still needed: a conversation with Jude alone")
    alone.spoke(outcome=ScreeningOutcome.PROCEED)
    assert not ready.needs.isVisible()
    ready.end.setFocus()
    alone.press(Key.Key_Return)
    assert alone.shown().readiness.prepared
    assert alone.desk.read(roster.show_couple, alone.couple_id).couple.status is Status.ACTIVE
    assert "Ended by you on 14 May." in alone.seen()
    ready.again.setFocus()
    alone.press(Key.Key_Return)
    assert not alone.shown().readiness.prepared
    assert focused() is ready.end


def test_a_pause_is_practised_and_practised_again(alone: Alone) -> None:
    alone.overview.pause.done.setFocus()
    alone.press(Key.Key_Return)
    assert alone.shown().readiness.practised
    assert "Practised on 14 May." in alone.seen()
    alone.overview.pause.again.setFocus()
    alone.press(Key.Key_Return)
    assert not alone.shown().readiness.practised


def test_pain_is_noted_for_each_area_and_another_one_can_be_added(alone: Alone) -> None:
    path = alone.desk.read(hierarchy.show_path, alone.couple_id).hierarchy.id
    alone.desk.do(hierarchy.add_steps, path, [whole_step("Covered and still", area=INTIMATE)])
    pain = alone.overview.pain
    assert "Waiting for it: “Covered and still”" in alone.seen()
    for side in Side:
        alone.pick(pain.picks[side, INTIMATE], Key.Key_End)
    assert alone.shown().pains == dict.fromkeys([(side, INTIMATE) for side in Side], PainState.NONE)
    assert "Waiting for it" not in alone.seen()
    pain.area.setFocus()
    alone.press(Key.Key_Return)
    assert pain.area.error()
    type_words("Lower Back")
    alone.press(Key.Key_Return)
    pick = pain.picks[FIRST, "lower back"]
    assert focused() is pick
    alone.pick(pick, Key.Key_Down)
    assert alone.shown().pains[FIRST, "lower back"] is PainState.PAIN
    alone.pick(pick, Key.Key_Home)
    assert alone.shown().pains[FIRST, "lower back"] is PainState.UNKNOWN, "it was noted by mistake"
    assert pick.choice() == ""


def test_the_mark_names_a_crossed_line_and_has_planning_wait(alone: Alone) -> None:
    session_id = alone.start()
    done = alone.desk.do(session.keep_entry, session_id, "/s went on after amber")
    assert done is not None
    entry_id = done.change.ids[0]
    alone.desk.do(session.edit_entry, entry_id, "went on after amber", Mark.SETBACK, SetbackKind.LINE_CROSSED)
    alone.desk.do(session.end_session, session_id)
    knew = alone.overview.knew
    knew.open.setFocus()
    alone.press(Key.Key_Return)
    assert focused() is knew.words.field
    assert [knew.line.itemText(n) for n in range(knew.line.count())] == [
        "No line of a session",
        "14 May: went on after amber",
    ]
    alone.pick(knew.line, Key.Key_Down)
    knew.mark.setFocus()
    alone.press(Key.Key_Return)
    (mark,) = alone.shown().knew
    assert (mark.words, mark.event.session_id) == ("went on after amber", session_id)
    assert "Marked on 14 May. It waits for a new conversation with each. went on after amber" in alone.seen()
    alone.spoke(outcome=ScreeningOutcome.PROCEED)
    assert "There was a conversation with each since." in alone.seen()


def test_cues_are_sentences_to_think_about_and_otherwise_there_is_no_such_place(alone: Alone) -> None:
    assert "To think about" not in alone.seen()
    path = alone.desk.read(hierarchy.show_path, alone.couple_id).hierarchy.id
    added = alone.desk.do(hierarchy.add_steps, path, [whole_step(f"Step {n}") for n in range(3)])
    assert added is not None
    for given in (Answer.YES, Answer.NOT_NOW):
        for step_id in added.change.ids:
            for side in Side:
                alone.desk.do(asking.answer, step_id, side, given)
    assert "To think about" in alone.seen()
    assert "Noor’s answers tend to move to Jude’s once both are out. What would Noor say alone?" in alone.seen()


# Risk notes ------------------------------------------------------------------------------------------------------


def test_risk_notes_have_a_page_of_their_own_with_a_way_back(alone: Alone) -> None:
    alone.pane.risk.setFocus()
    alone.press(Key.Key_Return)
    assert focused() is alone.risk.way
    assert "None so far." in alone.seen()
    assert "Two private conversations" not in alone.seen()
    alone.click(alone.risk.add)
    card = alone.risk.cards[0]
    assert focused() is card.fields["assessment"].field
    type_words("Heard on the phone")
    alone.press(Key.Key_Tab)
    assert focused() is card.fields["consultation"].field
    type_words("R. Adeyemi")
    alone.press(Key.Key_Tab, SHIFT)
    (note,) = alone.shown().risk_notes
    assert (note.assessment, note.consultation, note.side) == ("Heard on the phone", "R. Adeyemi", None)
    assert card.whom is not None
    card.whom.choose("second")
    assert alone.shown().risk_notes[0].side is SECOND
    alone.click(alone.risk.add)
    assert [one.note_id for one in alone.risk.cards] == [note.id + 1, note.id]
    alone.click(card.fold)
    assert "Heard on the phone" in alone.seen()
    alone.desk.undo(alone.couple_id)
    assert alone.shown().risk_notes[1].side is None
    alone.risk.way.setFocus()
    alone.press(Key.Key_Return)
    assert "Two private conversations" in alone.seen()


# With somebody in the room ---------------------------------------------------------------------------------------


def filled(alone: Alone) -> None:
    alone.spoke(outcome=ScreeningOutcome.CONDITIONS)
    alone.desk.do(screening.write_conditions, alone.couple_id, FIRST, "walnut one")
    alone.desk.do(screening.ask_again, alone.couple_id, FIRST, None, "walnut two")
    alone.desk.do(holds.place_hold, alone.couple_id, "walnut three")
    alone.desk.do(holds.mark_knew_and_went_on, alone.couple_id, "walnut four")
    note = alone.desk.do(risk_notes.add_risk_note, alone.couple_id)
    assert note is not None
    alone.desk.do(risk_notes.write_risk_note, alone.couple_id, note.change.ids[0], "assessment", "walnut five")


@pytest.mark.parametrize("width", [1200, 700], ids=["beside", "below"])
def test_when_a_session_opens_nothing_of_it_is_left_seen_or_unseen(alone: Alone, width: int) -> None:
    alone.window.resize(width, 900)
    filled(alone)
    heard = alone.heard()
    for word in ("walnut one", "walnut two", "walnut three", "walnut four", "walnut five", "Thoughts of self-harm"):
        assert word in heard
    alone.start()
    assert alone.seen() == ""
    assert alone.heard() == ""
    alone.page.show_couple(alone.couple_id)
    alone.page.take_focus()
    assert alone.heard() == ""
    assert alone.page.overview is None


def test_the_same_when_it_is_another_couples_session_and_it_comes_back_afterwards(alone: Alone) -> None:
    filled(alone)
    other = alone.desk.do(roster.add_couple, "Mira & Tove")
    assert other is not None
    session_id = alone.start(other.change.couple_id)
    assert alone.heard() == ""
    alone.desk.do(session.end_session, session_id)
    assert "walnut three" in alone.heard()
    alone.page.leave()
    assert alone.heard() == ""


def test_what_was_being_typed_when_somebody_came_in_is_kept_afterwards(alone: Alone) -> None:
    alone.spoke(outcome=ScreeningOutcome.CONDITIONS)
    alone.card(SECOND).conditions.field.setFocus()
    type_words("by text on")
    session_id = alone.start()
    assert alone.heard() == ""
    with alone.vault.read() as work:
        assert not any(one.conditions for one in work.alone.screenings(alone.couple_id))
        assert [one.text for one in work.sessions.drafts()] == ["by text on"]
    alone.desk.do(session.end_session, session_id)
    assert alone.known(SECOND).conditions == "by text on"
    assert alone.card(SECOND).conditions.words() == "by text on"
    with alone.vault.read() as work:
        assert not work.sessions.drafts()


def test_undo_names_nothing_of_it_and_takes_nothing_back_in_the_room(alone: Alone) -> None:
    filled(alone)
    told: list[Told] = []
    alone.desk.told.connect(told.append)
    alone.start()
    assert alone.desk.undo_name(alone.couple_id) == "Kept for you alone"
    alone.desk.undo(alone.couple_id)
    assert not any("walnut" in one.text or "hold" in one.text for one in told)
    with alone.vault.read() as work:
        assert work.alone.risk_notes(alone.couple_id)[0].assessment == "walnut five"


# Where it lies ---------------------------------------------------------------------------------------------------


def test_the_side_lies_beside_below_or_where_it_is_lent(alone: Alone) -> None:
    page = alone.page
    assert page.beside.isVisible()
    assert page.beside.isAncestorOf(alone.pane)
    assert page.beside.width() == 336
    alone.window.resize(700, 800)
    assert not page.beside.isVisible()
    assert alone.overview.isAncestorOf(alone.pane)
    assert alone.pane.isVisible()
    page.lend(lent=True)
    elsewhere = QSplitter(alone.window)
    elsewhere.show()
    elsewhere.addWidget(page.beside)
    assert page.beside.isVisible()
    assert not page.isAncestorOf(page.beside)
    assert page.beside.isAncestorOf(alone.pane)
    page.lend(lent=False)
    assert alone.overview.isAncestorOf(alone.pane)


def test_two_cards_are_equal_and_stand_one_above_the_other_where_it_is_narrow(alone: Alone) -> None:
    alone.spoke()
    first, second = (alone.card(side) for side in Side)
    assert first.size() == second.size()
    assert first.y() == second.y()
    alone.window.resize(560, 800)
    alone.qtbot.waitUntil(lambda: second.y() > first.y())
    assert first.width() == second.width()


def test_large_text_cuts_no_topic_off(alone: Alone, theme: Theme) -> None:
    alone.spoke()
    theme.set_text_scale(2.0)
    alone.window.resize(1126, 650)
    topic = alone.card(FIRST).topics["wishes"]
    alone.qtbot.waitUntil(lambda: topic.height() >= topic.heightForWidth(topic.width()))
    assert not alone.page.beside.isVisible()
