"""A step in the room: its card in the place of the path, and how it was, by mouse and by keys, on a real vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.actions import asking, hierarchy, occasions, pausing, practising, roster, session
from app.actions.practising import CheckIn, Part
from app.actions.under_way_shown import Place, UnderWay, show_under_way
from app.models.practice_record import HowItEnded
from app.models.rating import Occasion, Scale
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.willingness import State
from app.store.vault import Vault
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.under_way.page import UnderWayPage
from app.views.under_way.pane import HowItWas
from app.views.under_way.pieces import StateChip
from app.views.under_way.way import WayBack
from tests.desk import SteadyClock, hierarchy_id, whole_step
from tests.ready import make_ready

FIRST, SECOND = Side.FIRST, Side.SECOND
Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@dataclass
class Room:
    """The page and the pane in a window of their own, with a couple who is here and a step of this week."""

    page: UnderWayPage
    pane: HowItWas
    back: WayBack
    desk: Desk
    vault: Vault
    clock: SteadyClock
    couple_id: int
    session_id: int
    steps: tuple[int, ...]
    window: QWidget
    qtbot: QtBot
    came: list[bool] = field(default_factory=list)

    @property
    def step_id(self) -> int:
        return self.steps[1]

    def offer(self) -> None:
        self.desk.do(occasions.offer_step, self.step_id)

    def both(self, given: Answer = Answer.YES) -> None:
        for side in Side:
            self.desk.do(practising.answer_for_now, self.step_id, side, given)

    def begin(self) -> None:
        self.offer()
        self.both()
        self.desk.do(practising.begin_step, self.step_id)

    def shown(self) -> UnderWay:
        shown = self.desk.read(show_under_way, self.couple_id)
        assert shown is not None
        return shown

    def state(self) -> State:
        row = self.desk.read(hierarchy.show_path, self.couple_id).row(self.step_id)
        assert row is not None
        return row.state

    def entries(self) -> list[str]:
        return [one.text for one in self.desk.read(session.show_entries, self.session_id)]

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, *pressed: Qt.Key) -> None:
        for key in pressed:
            QTest.keyClick(self.focus(), key)

    def letters(self, letters: str) -> None:
        """Letters that each stand alone, which a key that is no letter says at once."""
        for letter in letters:
            QTest.keyClicks(self.focus(), letter)
            QTest.keyClick(self.focus(), Key.Key_Right)

    def click(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(lambda: not widget.rect().isEmpty())  # what came into sight just now finds its place
        QTest.mouseClick(widget, LEFT)

    def type(self, part: Part, side: Side | None, words: str) -> None:
        edit = self.pane.fields[part, side].edit
        edit.setFocus()
        QTest.keyClicks(edit, words)

    def words(self, part: Part, side: Side | None) -> str:
        return self.pane.fields[part, side].edit.words()

    def kept(self, part: Part, side: Side | None = None) -> str:
        record = self.shown().record
        return record.words(part.value, side) if side else str(getattr(record, part.value))

    def number(self, side: Side, when: Occasion, typed: str) -> None:
        one = self.pane.numbers.fields[side, when]
        one.setFocus()
        one.selectAll()
        QTest.keyClicks(one, typed) if typed else QTest.keyClick(one, Key.Key_Delete)
        QTest.keyClick(one, Key.Key_Return)

    def number_without_enter(self, side: Side, when: Occasion, typed: str) -> None:
        one = self.pane.numbers.fields[side, when]
        one.setFocus()
        QTest.keyClicks(one, typed)

    def row_answers(self) -> list[object]:
        with self.vault.read() as work:
            return list(work.answers.answers_of_step(self.step_id))

    def bring_to(self, place: Place) -> None:
        if place is Place.WAITING:
            self.offer()
            return
        self.begin()
        if place is Place.PAUSED:
            self.desk.do(practising.check_in, self.step_id, CheckIn.STOP)
        elif place is Place.ENDED:
            self.desk.do(practising.come_to_end, self.step_id)

    def answer(self, side: Side, answer: Answer) -> None:
        self.click(self.page.card.yeses.rows[side].buttons[answer])

    def said(self) -> str:
        """Everything that can be read or heard, in sight or not."""
        told = [label.text() for label in self.window.findChildren(Label)]
        told += [chip.words for chip in self.window.findChildren(StateChip)]
        for widget in self.window.findChildren(QWidget):
            told += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        return "\n".join(told)


@pytest.fixture
def listening() -> Iterator[None]:
    """Somebody listens."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def room(qtbot: QtBot, listening: None, theme: Theme, desk: Desk, clock: SteadyClock, vault: Vault) -> Room:
    couple = desk.do(roster.add_couple, "Robin & Ash")
    assert couple is not None
    couple_id = couple.change.couple_id
    make_ready(vault, couple_id)
    steps = [
        whole_step("Lean together"),
        whole_step("Hand massage", description="The receiver guides.", smaller="Hand massage, one hand"),
        whole_step("Lie side by side"),
    ]
    added = desk.do(hierarchy.add_steps, hierarchy_id(vault, couple_id), steps)
    started = desk.do(session.start_session, couple_id)
    assert added is not None
    assert started is not None
    for step_id in added.change.ids[1:]:
        for side in Side:
            desk.do(asking.answer, step_id, side, Answer.YES)
        desk.do(asking.plan_step, step_id)
    desk.do(asking.pause_step, added.change.ids[2])
    window = QWidget()
    qtbot.addWidget(window)
    page, pane, back = UnderWayPage(theme, desk), HowItWas(theme, desk), WayBack(theme, desk)
    row = QHBoxLayout(window)
    for widget in (page, pane, back):
        row.addWidget(widget)
    pane.setFixedWidth(432)
    window.resize(1440, 860)
    here = Room(page, pane, back, desk, vault, clock, couple_id, started.change.ids[0], added.change.ids, window, qtbot)
    page.came.connect(here.came.append)
    page.happened_wanted.connect(pane.take_happened)
    for shows in (page, pane, back):
        shows.show_couple(couple_id)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return here


# -- coming and going ------------------------------------------------------------------------------------------------


def test_with_nothing_in_the_room_there_is_nothing_to_see(room: Room) -> None:
    assert room.came == [False]
    assert not room.page.way.isVisible()
    assert room.pane.nothing.isVisible()
    assert not room.back.isVisible()
    room.pane.take_focus()
    assert room.focus() is room.pane.notes


def test_a_step_that_is_brought_comes_into_the_place_of_the_path(room: Room) -> None:
    room.offer()
    card, way = room.page.card, room.page.way
    assert room.came == [False, True]
    assert (card.title.text(), card.chip.words) == ("Hand massage", "Waits for a yes from both")
    assert card.about.text() == "Step 2. The receiver guides."
    assert (card.time.title.text(), card.time.words.text()) == ("5 minutes, as agreed", "Not begun yet")
    assert (card.ending.title.text(), card.ending.words.text()) == ("How it ends", "A word")
    assert (way.above.title.text(), way.above.chip.isVisible()) == ("Lean together", False)
    assert (way.below.title.text(), way.below.chip.isVisible()) == ("Lie side by side", True)
    assert "Waits for a yes from both." in card.accessibleName()
    room.page.take_focus()
    assert room.focus() is card


def test_the_whole_path_may_be_looked_at_meanwhile(room: Room) -> None:
    room.offer()
    with room.qtbot.waitSignal(room.page.path_wanted):
        room.click(room.page.way.whole)
    assert room.back.words.text() == "“Hand massage” is in the room."
    with room.qtbot.waitSignal(room.back.wanted):
        room.click(room.back.way)


def test_when_the_session_ends_it_goes_and_its_words_with_it(room: Room) -> None:
    room.begin()
    room.type(Part.HAPPENED, FIRST, "Ash laughed.")
    room.desk.do(session.end_session, room.session_id)
    assert room.came[-1] is False
    assert not room.page.way.isVisible()
    assert room.words(Part.HAPPENED, FIRST) == ""
    with room.vault.read() as work:
        (record,) = work.practising.records_of_sessions([room.session_id])[room.session_id]
    assert record.happened_first == "Ash laughed."


def test_another_couple_sees_nothing_of_it(room: Room) -> None:
    other = room.desk.do(roster.add_couple, "Jude & Noor")
    assert other is not None
    room.begin()
    room.type(Part.HAPPENED, FIRST, "Ash laughed.")
    for shows in (room.page, room.pane, room.back):
        shows.show_couple(other.change.couple_id)
    assert room.came[-1] is False
    assert room.words(Part.HAPPENED, FIRST) == ""
    assert not room.back.isVisible()
    for shows in (room.page, room.pane):
        shows.show_couple(room.couple_id)
    assert room.came[-1] is True
    assert room.words(Part.HAPPENED, FIRST) == "Ash laughed."


# -- two fresh yeses -------------------------------------------------------------------------------------------------


def test_begun_by_mouse_with_a_yes_from_both(room: Room) -> None:
    room.offer()
    card = room.page.card
    room.click(card.begin)
    assert card.refusal.words.text() == "It waits for a yes from both, for this time."
    assert card.refusal.isVisible()
    assert card.begin.accessibleDescription() == card.refusal.words.text()
    room.answer(SECOND, Answer.YES)
    assert not card.refusal.isVisible()
    room.answer(FIRST, Answer.YES)
    assert card.yes_line.words.text().startswith("Two fresh yeses at 14:05, for this occasion only.")
    room.click(card.begin)
    assert room.state() is State.UNDER_WAY
    assert (card.chip.words, card.time.words.text()) == ("Under way, in the room", "Begun at 14:05")
    assert room.focus() is card, "the button that was pressed is gone"


def test_begun_by_keys_alone(room: Room) -> None:
    room.offer()
    room.page.take_focus()
    room.letters("ay")
    room.letters("bt")
    assert room.shown().smaller
    room.press(Key.Key_Tab)
    while room.focus() is not room.page.card.begin:
        room.press(Key.Key_Tab)
    room.press(Key.Key_Return)
    assert room.state() is State.UNDER_WAY
    assert room.page.card.title.text() == "Hand massage, one hand"
    assert room.page.card.about.text() == "The smaller version of step 2, “Hand massage”. The receiver guides."


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("by_keys", [False, True])
def test_one_answer_alone_leaves_nothing_to_be_seen_or_heard(room: Room, side: Side, by_keys: bool) -> None:
    room.offer()
    room.page.take_focus()
    before = room.said()
    if by_keys:
        room.letters("a" if side is FIRST else "b")
        room.letters("y")
    else:
        room.answer(side, Answer.YES)
    assert room.said() == before
    assert room.desk.undo_name(room.couple_id) == "Kept an answer"


def test_who_is_asked_is_pointed_at_and_esc_lets_it_be(room: Room) -> None:
    room.offer()
    room.page.take_focus()
    room.letters("b")
    assert room.page.card.yeses.chosen is SECOND
    assert room.page.card.keys_line.words.text().startswith("Ash: Y yes, T tentative yes")
    room.press(Key.Key_Escape)
    assert room.page.card.yeses.chosen is None
    room.letters("y")
    assert room.shown().yeses_at is None


@pytest.mark.parametrize("words", ["and", "by now", "Any", "anxious", "a nod", "maybe by noon"])
def test_words_that_somebody_types_answer_nothing(room: Room, words: str) -> None:
    room.offer()
    room.page.take_focus()
    before = room.row_answers()
    QTest.keyClicks(room.focus(), words)
    room.press(Key.Key_Right)
    assert room.row_answers() == before


@pytest.mark.parametrize("side", list(Side))
def test_a_no_turns_the_card_to_dusk_and_does_not_say_whose(room: Room, side: Side) -> None:
    room.offer()
    room.answer(side, Answer.NOT_NOW)
    card = room.page.card
    assert (room.shown().place, card.chip.words) == (Place.PAUSED, "Paused")
    assert (card.question.text(), card.begin.text()) == ("Beginning takes two fresh yeses", "Begin")
    assert card.begin.kind == card.stop.kind
    assert card._token == "duskTint"


def test_what_went_off_the_table_is_not_asked_again(room: Room) -> None:
    room.offer()
    room.answer(SECOND, Answer.OFF_TABLE)
    card = room.page.card
    assert card.question.text() == "This one rests now"
    assert not card.yeses.isVisible()
    assert not card.begin.isVisible()
    room.click(card.stop)
    assert room.shown().place is Place.ENDED


def test_not_today_is_an_end_like_any_other(room: Room) -> None:
    room.offer()
    room.click(room.page.card.not_today)
    card = room.page.card
    assert (card.chip.words, room.state()) == ("Not today", State.PLANNED)
    assert (card.question.text(), card.caption.text()) == (
        "Not today is a whole answer",
        "Nothing needs to happen next",
    )
    assert not card.settling.isVisible()
    assert room.pane.ended[HowItEnded.NOT_TODAY].isChecked()


# -- on the way ------------------------------------------------------------------------------------------------------


def test_the_four_words_by_mouse(room: Room) -> None:
    room.begin()
    card = room.page.card
    sizes = {(one.width(), one.height()) for one in card.checks.values()}
    assert len(sizes) == 1, "all four look alike"
    for one in (CheckIn.SAME, CheckIn.LESS, CheckIn.DIFFERENT):
        room.click(card.checks[one])
    assert room.entries() == ["Check-in: same", "Check-in: less", "Check-in: different"]
    room.click(card.checks[CheckIn.STOP])
    assert room.entries()[-1] == "Check-in: stop"
    assert (room.shown().place, card.chip.words) == (Place.PAUSED, "Paused")


def test_three_of_them_by_keys_alone(room: Room) -> None:
    room.begin()
    room.page.take_focus()
    room.letters("sld")
    assert room.entries() == ["Check-in: same", "Check-in: less", "Check-in: different"]
    room.desk.undo(room.couple_id)
    assert room.entries() == ["Check-in: same", "Check-in: less"]


def test_a_letter_that_stands_alone_needs_no_other_key(room: Room) -> None:
    room.begin()
    room.page.take_focus()
    QTest.keyClicks(room.focus(), "s")
    assert room.entries() == []
    room.qtbot.waitUntil(lambda: room.entries() == ["Check-in: same"])


def test_letters_that_go_into_a_field_are_its_words(room: Room) -> None:
    room.begin()
    room.type(Part.HAPPENED, SECOND, "sld")
    assert room.entries() == []
    assert room.words(Part.HAPPENED, SECOND) == "sld"


def test_the_pause_of_the_room_pauses_the_card_and_two_fresh_yeses_carry_on(room: Room) -> None:
    room.begin()
    room.type(Part.HAPPENED, FIRST, "It was warm")
    room.desk.do(pausing.note_pause, room.session_id)
    card = room.page.card
    assert card.chip.words == "Paused"
    assert room.words(Part.HAPPENED, FIRST) == "It was warm"
    room.click(card.begin)
    assert card.refusal.words.text() == "It waits for a yes from both, for this time."
    for side in Side:
        room.answer(side, Answer.YES)
    room.click(card.begin)
    assert (card.chip.words, room.state()) == ("Under way, in the room", State.UNDER_WAY)


def test_the_pause_may_be_the_end(room: Room) -> None:
    room.begin()
    room.click(room.page.card.checks[CheckIn.STOP])
    room.click(room.page.card.stop)
    assert (room.state(), room.page.card.chip.words) == (State.PAUSED, "Come to the end")
    assert room.pane.ended[HowItEnded.PAUSED].isChecked()


def test_it_is_made_smaller_at_once(room: Room) -> None:
    room.begin()
    card = room.page.card
    room.click(card.smaller)
    assert card.title.text() == "Hand massage, one hand"
    assert not card.smaller.isVisible()
    assert room.pane.ended[HowItEnded.SMALLER].isChecked()
    assert room.state() is State.UNDER_WAY


# -- the end ---------------------------------------------------------------------------------------------------------


def test_at_the_end_the_focus_goes_to_what_happened(room: Room) -> None:
    room.begin()
    room.click(room.page.card.end)
    assert room.focus() is room.pane.fields[Part.HAPPENED, FIRST].edit
    assert room.page.card.question.text() == "“What happened?”"
    assert room.came == [False, True], "the card stays until somebody leaves it"
    QTest.keyClicks(room.focus(), "Ash laughed.")
    room.press(Key.Key_Tab)
    assert room.kept(Part.HAPPENED, FIRST) == "Ash laughed."
    with room.qtbot.waitSignal(room.page.path_wanted):
        room.click(room.page.card.back)
    assert room.back.words.text() == "How “Hand massage” was can still be written down."


def test_what_has_ended_does_not_come_by_itself_into_the_place_of_the_path(room: Room, theme: Theme) -> None:
    room.begin()
    room.click(room.page.card.end)
    later = UnderWayPage(theme, room.desk)
    room.qtbot.addWidget(later)
    came: list[bool] = []
    later.came.connect(came.append)
    later.show_couple(room.couple_id)
    assert came == [False]
    assert later.card.chip.words == "Come to the end"


def test_another_time_comes_anew(room: Room) -> None:
    room.begin()
    room.click(room.page.card.end)
    room.offer()
    assert room.came == [False, True, True]


def test_settled_is_offered_quietly_and_said_by_each(room: Room) -> None:
    room.begin()
    offer = room.page.settling
    assert not offer.isVisible()
    room.click(room.page.card.end)
    assert offer.ask.isVisible()
    assert not offer.lines[FIRST].isVisible()
    room.click(offer.ask)
    assert room.focus() is offer.lines[FIRST].field
    before = room.said()
    QTest.keyClicks(room.focus(), "It is easy for me now.")
    room.press(Key.Key_Return)
    assert offer.lines[FIRST].field.text() == ""
    assert room.said() == before, "what one of them said does not show"
    assert not offer.settle.isVisible()
    room.click(offer.lines[SECOND].button)
    assert offer.settle.isVisible()
    room.click(offer.settle)
    assert room.state() is State.SETTLED
    assert not offer.isVisible()


def test_a_line_half_typed_for_it_waits(room: Room, theme: Theme) -> None:
    room.begin()
    room.click(room.page.card.end)
    room.click(room.page.settling.ask)
    QTest.keyClicks(room.focus(), "It is ea")
    room.desk.flush()
    later = UnderWayPage(theme, room.desk)
    room.qtbot.addWidget(later)
    later.show_couple(room.couple_id)
    assert later.settling.lines[FIRST].field.text() == "It is ea"


# -- the record ------------------------------------------------------------------------------------------------------


def test_words_are_in_the_records_while_they_are_typed(room: Room) -> None:
    room.offer()
    room.type(Part.EXPECTED, SECOND, "My shoulders")
    room.qtbot.waitUntil(lambda: room.kept(Part.EXPECTED, SECOND) == "My shoulders")
    assert room.focus() is room.pane.fields[Part.EXPECTED, SECOND].edit
    QTest.keyClicks(room.focus(), " will come up.")
    room.press(Key.Key_Tab)
    assert room.kept(Part.EXPECTED, SECOND) == "My shoulders will come up."


def test_all_that_was_typed_is_taken_back_as_one_by_a_name_without_its_words(room: Room) -> None:
    room.offer()
    room.type(Part.EXPECTED, SECOND, "one")
    room.press(Key.Key_Tab)
    room.type(Part.EXPECTED, SECOND, " two")
    room.qtbot.waitUntil(lambda: room.kept(Part.EXPECTED, SECOND) == "one two")
    room.press(Key.Key_Tab)
    assert room.desk.undo_name(room.couple_id) == "What Ash expected"
    room.desk.undo(room.couple_id)
    assert room.words(Part.EXPECTED, SECOND) == "one"
    room.desk.redo(room.couple_id)
    assert room.words(Part.EXPECTED, SECOND) == "one two"


def test_what_is_being_typed_is_taken_back_first_and_nothing_before_it(room: Room) -> None:
    room.offer()
    room.type(Part.LEARNED, FIRST, "one")
    room.press(Key.Key_Tab)
    room.type(Part.LEARNED, FIRST, " two")
    room.desk.undo(room.couple_id)
    assert room.kept(Part.LEARNED, FIRST) == "one"
    room.desk.redo(room.couple_id)
    assert room.kept(Part.LEARNED, FIRST) == "one two"


def test_the_last_letters_are_kept_before_a_lock(room: Room) -> None:
    room.offer()
    room.type(Part.HELPED, None, "A warm room")
    room.number_without_enter(FIRST, Occasion.BEFORE, "7")
    room.desk.flush()
    assert room.kept(Part.HELPED) == "A warm room"
    said = room.shown().said(FIRST, Occasion.BEFORE)
    assert said is not None
    assert said.number == 7


def test_words_wait_for_a_disk_that_is_away(room: Room) -> None:
    room.offer()
    away = room.vault.folder.with_name("away")
    room.vault.folder.rename(away)
    try:
        room.type(Part.ADJUST, None, "Less light")
        room.press(Key.Key_Backtab)
        assert room.words(Part.ADJUST, None) == "Less light"
        assert room.pane.saved.words.text() == "Kept in memory, not yet on disk"
        assert room.desk.unsaved_words() == ["Less light"]
    finally:
        away.rename(room.vault.folder)
    assert room.desk.try_again()
    assert room.kept(Part.ADJUST) == "Less light"
    assert room.pane.saved.words.text() == "Saved, encrypted on this computer"


def test_what_changes_elsewhere_shows_but_not_over_what_is_typed(room: Room) -> None:
    room.offer()
    room.type(Part.EXPECTED, FIRST, "typed he")
    occasion_id = room.shown().occasion_id
    for side in Side:
        room.desk.do(practising.write_record, room.step_id, occasion_id, Part.EXPECTED, side, "elsewhere")
    assert room.words(Part.EXPECTED, FIRST) == "typed he"
    assert room.words(Part.EXPECTED, SECOND) == "elsewhere"
    room.press(Key.Key_Tab)
    assert room.kept(Part.EXPECTED, FIRST) == "typed he"


def test_tab_goes_down_what_each_says_in_turn(room: Room) -> None:
    room.offer()
    room.pane.take_focus()
    order = []
    for _ in range(18):
        order.append(room.focus().accessibleName())
        room.press(Key.Key_Tab)
    assert order == [
        *("Robin, expected", "Robin, happened", "Robin, learned", "Ash, expected", "Ash, happened", "Ash, learned"),
        *("Robin, before", "Robin, lowest", "Robin, after", "Ash, before", "Ash, lowest", "Ash, after"),
        *("How it ended: as planned", "How it ended: paused", "How it ended: made smaller", "How it ended: not today"),
        *("What helped", "What to adjust"),
    ]


def test_a_number_is_kept_by_enter_with_its_scale(room: Room) -> None:
    room.offer()
    room.number(FIRST, Occasion.BEFORE, "7")
    room.number(SECOND, Occasion.DURING, "10")
    room.number(SECOND, Occasion.AFTER, "-")
    numbers = {(one.side, one.occasion): (one.number, one.scale) for one in room.shown().numbers}
    assert numbers == {
        (FIRST, Occasion.BEFORE): (7, Scale.COMFORT_10),
        (SECOND, Occasion.DURING): (10, Scale.COMFORT_10),
        (SECOND, Occasion.AFTER): (None, Scale.COMFORT_10),
    }
    fields = room.pane.numbers.fields
    assert fields[SECOND, Occasion.AFTER].text() == "unsaid"
    assert fields[FIRST, Occasion.BEFORE].accessibleDescription() == "7. Comfort, 0 to 10, 10 is fully at ease."
    room.number(FIRST, Occasion.BEFORE, "")
    assert room.shown().said(FIRST, Occasion.BEFORE) is None
    room.desk.undo(room.couple_id)
    assert fields[FIRST, Occasion.BEFORE].text() == "7"


def test_a_number_is_said_once_however_often_enter_is_pressed(room: Room) -> None:
    room.offer()
    room.number(FIRST, Occasion.BEFORE, "7")
    room.press(Key.Key_Return, Key.Key_Tab)
    with room.vault.read() as work:
        assert len(work.answers.ratings_of_step(room.step_id)) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("11", "This scale goes from 0 to 10."),
        ("seven", "A number from 0 to 10, or a hyphen for rather not say."),
        ("123456", "A number from 0 to 10, or a hyphen for rather not say."),
    ],
)
def test_what_is_no_number_stays_typed_and_is_told_in_one_sentence(
    room: Room, theme: Theme, typed: str, sentence: str
) -> None:
    room.offer()
    room.number(FIRST, Occasion.BEFORE, typed)
    table = room.pane.numbers
    one = table.fields[FIRST, Occasion.BEFORE]
    told = f"Robin, before: {sentence}"
    assert (one.text(), table.sentence.text(), table.sentence.isVisible()) == (typed, told, True)
    room.number(SECOND, Occasion.BEFORE, "5")
    assert (table.sentence.text(), table.sentence.isVisible()) == (told, True), "which one it is, also from elsewhere"
    assert one.accessibleDescription().startswith(sentence)
    later = HowItWas(theme, room.desk)
    room.qtbot.addWidget(later)
    later.show_couple(room.couple_id)
    assert later.numbers.fields[FIRST, Occasion.BEFORE].text() == typed
    room.number(FIRST, Occasion.BEFORE, "8")
    assert not table.sentence.isVisible()
    assert room.desk.draft(f"number, {Occasion.BEFORE.value}, first", room.shown().occasion_id) == ""


@pytest.mark.parametrize(
    ("scale", "said", "direction", "hardest"),
    [
        (Scale.COMFORT_10, "Comfort, 0 to 10", "10 is fully at ease", "Lowest"),
        (Scale.SUDS_10, "Distress, 0 to 10", "0 is at ease", "Highest"),
        (Scale.SUDS_100, "Distress, 0 to 100", "0 is at ease", "Highest"),
    ],
)
def test_the_scale_and_its_direction_stand_above_the_numbers(
    room: Room, scale: Scale, said: str, direction: str, hardest: str
) -> None:
    room.offer()
    room.number(FIRST, Occasion.BEFORE, "7")
    with room.vault.write() as work:
        work.couples.save(work.couples.get(room.couple_id).but(scale=scale))
    room.pane.show_couple(room.couple_id)
    table = room.pane.numbers
    assert (table.scale.text(), table.direction.text()) == (said, direction)
    assert table.heads[Occasion.DURING].text() == hardest
    one = table.fields[FIRST, Occasion.BEFORE]
    assert one.text() == ("7" if scale is Scale.COMFORT_10 else "7/10"), "as it was answered"
    assert one.accessibleDescription() == "7. Comfort, 0 to 10, 10 is fully at ease."
    room.press(Key.Key_Return)
    assert len(room.shown().numbers) == 1


def test_how_it_ended_is_one_of_four_equal_chips_or_none(room: Room) -> None:
    room.offer()
    chips = room.pane.ended
    assert len({chip.height() for chip in chips.values()}) == 1
    room.click(chips[HowItEnded.PAUSED])
    room.click(chips[HowItEnded.AS_PLANNED])
    assert [one.value for one, chip in chips.items() if chip.isChecked()] == ["as planned"]
    assert room.shown().record.ended is HowItEnded.AS_PLANNED
    room.click(chips[HowItEnded.AS_PLANNED])
    assert room.shown().record.ended is None
    room.desk.undo(room.couple_id)
    assert chips[HowItEnded.AS_PLANNED].isChecked()


def test_the_notes_are_one_link_away(room: Room) -> None:
    room.offer()
    with room.qtbot.waitSignal(room.pane.notes_wanted):
        room.click(room.pane.notes)


# -- how it looks and sounds -----------------------------------------------------------------------------------------


def names_missing(top: QWidget) -> list[str]:
    """What takes keys and has no name to be heard."""
    wrong = []
    for widget in top.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            heard = QAccessible.queryAccessibleInterface(widget)
            if not heard.text(QAccessible.Text.Name).strip():
                wrong.append(type(widget).__name__)
    return wrong


@pytest.mark.parametrize("place", list(Place))
def test_everything_that_takes_keys_has_a_name(room: Room, place: Place) -> None:
    room.bring_to(place)
    assert room.shown().place is place
    assert names_missing(room.window) == []


@pytest.mark.parametrize("place", list(Place))
def test_nothing_is_cut_off_at_twice_the_size(room: Room, theme: Theme, place: Place) -> None:
    room.bring_to(place)
    theme.set_text_scale(2.0)
    room.pane.setFixedWidth(864)
    room.window.resize(1366, 768)

    def nothing_is_cut() -> None:
        for part in room.window.findChildren(Label):
            if part.isVisible() and not part.hasHeightForWidth():
                assert part.width() >= min(part.sizeHint().width(), part.minimumSizeHint().width()), part.text()
            elif part.isVisible():
                assert part.height() >= part.heightForWidth(part.width()), part.text()
        for button in [*room.page.card.checks.values(), *room.pane.ended.values()]:
            if button.isVisible():
                assert button.width() >= button.minimumSizeHint().width()
                assert button.height() >= button.minimumSizeHint().height()

    try:
        room.qtbot.waitUntil(nothing_is_cut)
    finally:
        theme.set_text_scale(1.0)
