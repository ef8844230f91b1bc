"""Triggers on a real vault: mapped in their order, kept as they are typed, and folded with somebody in the room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.actions import hierarchy, roster, session, triggers
from app.models.hierarchy import StepWords
from app.models.limit import Sharing
from app.models.side import Side
from app.models.trigger import Trigger
from app.views.care.page import LIMITS, TRIGGERS, CarePage
from app.views.care.trigger_form import TriggerForm
from app.views.desk import Desk
from app.views.theme.flat_list import HOLD_MS
from app.views.theme.theme import Theme
from tests.desk import SteadyClock
from tests.hands import focused, handle_of, type_words

FIRST, SECOND = Side.FIRST, Side.SECOND
LEFT = Qt.MouseButton.LeftButton


class Telling:
    """The page in a window of its own, and what a person does with it."""

    def __init__(self, qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock) -> None:
        self.qtbot, self.theme, self.desk, self.clock = qtbot, theme, desk, clock
        done = desk.do(roster.add_couple, "Robin & Ash")
        assert done is not None
        self.couple_id = done.change.couple_id
        self.page = CarePage(theme, desk)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 1000)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    @property
    def form(self) -> TriggerForm:
        return self.page.triggers.form

    def note(self, cue: str, side: Side = SECOND, **more: object) -> int:
        blank = Trigger(couple_id=self.couple_id, side=side, cue=cue, noted_at=self.clock.now())
        done = self.desk.do(triggers.note_trigger, blank.but(**more))
        assert done is not None
        return done.change.ids[0]

    def start(self) -> int:
        done = self.desk.do(session.start_session, self.couple_id)
        assert done is not None
        return done.change.ids[0]

    def open(self) -> None:
        self.page.show_couple(self.couple_id)
        self.page.open_part(TRIGGERS)

    def kept(self) -> list[Trigger]:
        return list(self.desk.read(triggers.show_triggers, self.couple_id).triggers)

    def rows(self) -> list[str]:
        return [row.cue.text() for row in self.page.triggers.list.rows() if row.isVisible()]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(handle_of(focused()), key)

    def heard(self) -> str:
        """Everything assistive technology can read, in sight or not."""
        QApplication.sendPostedEvents(None, 0)
        return "\n".join(_heard(QAccessible.queryAccessibleInterface(self.page)))


def _heard(thing: QAccessibleInterface) -> Iterator[str]:
    for what in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
        yield thing.text(what)
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid():
            yield from _heard(child)


@pytest.fixture
def telling(qtbot: QtBot, theme: Theme, desk: Desk, clock: SteadyClock) -> Telling:
    return Telling(qtbot, theme, desk, clock)


# The index -------------------------------------------------------------------------------------------------------


def test_the_index_says_a_phrase_of_each_page_and_leads_there_by_keys(telling: Telling) -> None:
    telling.note("Being hurried")
    telling.page.show_couple(telling.couple_id)
    telling.page.take_focus()
    row = telling.page.index.rows[TRIGGERS]
    assert focused() is row
    assert row.accessibleDescription() == "1 noted"
    telling.press(Qt.Key.Key_Down)
    telling.press(Qt.Key.Key_Return)
    assert telling.page.part_open == LIMITS
    assert not telling.page.index.isVisible()
    telling.press(Qt.Key.Key_Escape)
    assert focused() is telling.page.index.rows[LIMITS]
    telling.start()
    phrases = [one.accessibleDescription() for one in telling.page.index.rows.values()]
    assert phrases == ["what sets a body on guard", "three lists each"], "in the room no number is told"


def test_where_it_is_narrow_the_index_makes_room_and_a_link_leads_back(telling: Telling) -> None:
    telling.page.resize(600, 700)
    telling.page.show_couple(telling.couple_id)
    assert telling.page.index.isVisible()
    telling.page.open_part(TRIGGERS)
    assert not telling.page.index.isVisible()
    telling.page.triggers.way_back.click()
    assert focused() is telling.page.index.rows[TRIGGERS]


# The form --------------------------------------------------------------------------------------------------------


def test_a_trigger_is_mapped_in_the_order_in_which_it_happens_with_nothing_but_keys(telling: Telling) -> None:
    telling.open()
    telling.page.triggers.list.bands[SECOND].plus.setFocus()
    telling.press(Qt.Key.Key_Return)
    form = telling.form
    assert focused() is form.cue.edit
    type_words("Being hurried")
    told = {
        "just_before": "Lamp out",
        "sign": "Jaw sets",
        "story": "I am late",
        "did": "Turned away",
        "helps": "Lamp on",
    }
    for name, words in told.items():
        while focused() is not form.texts[name].edit:
            telling.press(Qt.Key.Key_Tab)
        type_words(words)
    telling.press(Qt.Key.Key_Tab)
    [kept] = telling.kept()
    assert (kept.cue, kept.side, kept.sharing) == ("Being hurried", SECOND, Sharing.OWNER)
    assert {name: getattr(kept, name) for name in told} == told
    labels = [form.texts[name].label.text() for name in told]
    assert labels == [
        "Just before",
        "First sign in the body",
        "The story the mind offers",
        "What Ash did then",
        "What helps",
    ]
    assert form.state.text() == "Saved 14:05"
    assert telling.rows() == ["Being hurried"]


def test_how_strong_is_chosen_by_a_digit_the_mouse_or_not_at_all(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    strength = telling.form.strength
    assert strength.direction.text() == "10 is the strongest Ash can picture"
    strength.stones[0].setFocus()
    for typed, expected in (("6", 60), ("t", 100), ("0", 0)):
        type_words(typed)
        assert telling.kept()[0].strength == expected
    QTest.mouseClick(strength.stones[3], LEFT)
    assert telling.kept()[0].strength == 30
    assert [stone.number for stone in strength.stones if stone.isChecked()] == [3]
    telling.press(Qt.Key.Key_Right)
    assert telling.kept()[0].strength == 40
    strength.clear.click()
    assert telling.kept()[0].strength is None
    assert not any(stone.isChecked() for stone in strength.stones)


def test_kinds_whom_it_was_told_and_tags_are_kept_at_once_and_undone(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    form = telling.form
    for kind in ("time", "speed"):
        form.kinds[kind].click()
    assert telling.kept()[0].kind == "time, speed"
    assert form.told.text() == "Told to Robin"
    form.sharing.chips[Sharing.SHARED].click()
    assert telling.kept()[0].sharing is Sharing.SHARED
    form.tags.edit.setFocus()
    type_words("bed")
    telling.press(Qt.Key.Key_Return)
    assert telling.kept()[0].tags == "bed"
    telling.desk.undo(telling.couple_id)
    telling.desk.undo(telling.couple_id)
    assert (telling.kept()[0].tags, telling.kept()[0].sharing) == ("", Sharing.OWNER)
    assert form.sharing.choice() is Sharing.OWNER


def test_it_names_the_steps_it_touches_and_leads_there(telling: Telling) -> None:
    path = telling.desk.read(hierarchy.show_path, telling.couple_id)
    steps = [StepWords(title="Tea"), StepWords(title="Rest close", setting="bed")]
    done = telling.desk.do(hierarchy.add_steps, path.hierarchy.id, steps)
    assert done is not None
    trigger_id = telling.note("Being hurried", tags="bed")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    assert telling.form.touches.text() == "Touches one step: 2 Rest close."
    wanted: list[int] = []
    telling.page.step_wanted.connect(wanted.append)
    telling.form.show_step.click()
    assert wanted == [done.change.ids[1]]


def test_a_trigger_without_words_says_what_it_needs_and_keeps_what_it_had(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    form = telling.form
    form.cue.edit.selectAll()
    telling.press(Qt.Key.Key_Delete)
    telling.press(Qt.Key.Key_Return)
    assert form.cue.error() == "A trigger needs a few words to be known by."
    assert telling.kept()[0].cue == "Being hurried"


def test_what_was_typed_of_a_new_one_and_not_named_yet_waits(telling: Telling) -> None:
    telling.open()
    telling.page.triggers.open_new(FIRST)
    form = telling.form
    form.texts["story"].setFocus()
    type_words("Now it is expected")
    telling.page.triggers.close_form()
    assert telling.kept() == []
    telling.page.triggers.open_new(SECOND)
    assert form.texts["story"].text() == ""
    telling.page.triggers.open_new(FIRST)
    assert form.texts["story"].text() == "Now it is expected"
    form.cue.setFocus()
    type_words("A glance")
    telling.press(Qt.Key.Key_Return)
    assert [(one.cue, one.story) for one in telling.kept()] == [("A glance", "Now it is expected")]
    telling.page.triggers.close_form()
    telling.page.triggers.open_new(FIRST)
    assert form.texts["story"].text() == "", "it stands in the records and is a draft no more"


def test_letters_on_their_way_are_a_draft_when_everything_is_flushed(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    telling.form.texts["helps"].setFocus()
    type_words("The lamp")
    telling.desk.flush()
    assert "The lamp" in telling.desk.draft("trigger", trigger_id)
    telling.page.triggers.close_form()
    assert telling.kept()[0].helps == "The lamp"
    assert telling.desk.draft("trigger", trigger_id) == ""


def test_removed_it_is_out_of_the_list_and_undo_brings_it_back(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried")
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    telling.form.remove.click()
    assert (telling.rows(), telling.form.isVisible()) == ([], False)
    telling.desk.undo(telling.couple_id)
    assert telling.rows() == ["Being hurried"]


# With somebody in the room ---------------------------------------------------------------------------------------


def test_in_the_room_private_ones_are_nowhere_and_the_open_form_closes(telling: Telling) -> None:
    canary = telling.note("Canary", story="Canary story", tags="canarytag", kind="memory", strength=70)
    known = telling.note("A hand on the neck", sharing=Sharing.SHARED)
    telling.open()
    telling.page.triggers.open_trigger(canary)
    telling.form.texts["helps"].setFocus()
    type_words("Canary helps")
    session_id = telling.start()
    assert telling.rows() == ["A hand on the neck"]
    assert not telling.form.isVisible()
    heard = telling.heard().casefold()
    assert "canary" not in heard
    telling.page.triggers.open_trigger(known)
    assert "canary" not in telling.heard().casefold()
    bands = telling.page.triggers.list.bands
    assert {band.fold.isVisible() for band in bands.values()} == {True}
    assert bands[FIRST].fold.height() == bands[SECOND].fold.height(), "empty or not, it is the same"
    telling.desk.do(session.end_session, session_id)
    assert telling.rows() == ["Canary", "A hand on the neck"]
    assert telling.kept()[0].helps == "Canary helps"


def test_held_the_folded_ones_show_by_their_words_alone(telling: Telling) -> None:
    telling.note("Canary")
    telling.start()
    telling.open()
    fold = telling.page.triggers.list.bands[SECOND].fold
    QTest.mousePress(fold.button, LEFT)
    telling.qtbot.waitUntil(fold.words.isVisible, timeout=20 * HOLD_MS)
    assert fold.words.text() == "Canary"
    QTest.mouseRelease(fold.button, LEFT)
    assert "Canary" not in telling.heard()


def test_a_new_one_begun_alone_is_not_brought_to_light_in_the_room(telling: Telling) -> None:
    telling.open()
    telling.page.triggers.open_new(FIRST)
    telling.form.texts["story"].setFocus()
    type_words("Canary")
    session_id = telling.start()
    telling.page.triggers.open_new(FIRST)
    assert "Canary" not in telling.heard()
    telling.desk.do(session.end_session, session_id)
    telling.page.triggers.open_new(FIRST)
    assert telling.form.texts["story"].text() == "Canary"


def test_another_couple_in_the_room_leaves_nothing_of_this_one(telling: Telling) -> None:
    trigger_id = telling.note("Canary", sharing=Sharing.SHARED)
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    done = telling.desk.do(roster.add_couple, "Mira & Tove")
    assert done is not None
    telling.desk.do(session.start_session, done.change.couple_id)
    assert "Canary" not in telling.heard()


def test_at_twice_the_text_nothing_is_cut_off(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried at bedtime when the lamp has gone out", tags="bed", strength=40)
    telling.open()
    telling.theme.set_text_scale(2.0)
    telling.page.resize(820, 640)
    telling.page.triggers.open_trigger(trigger_id)
    [area] = [one for one in telling.page.triggers.findChildren(QScrollArea) if one.isVisible()]
    telling.qtbot.waitUntil(lambda: telling.page.width() == 820)
    content = area.widget()
    assert content is not None
    telling.qtbot.waitUntil(lambda: content.width() <= area.viewport().width())


def test_everything_has_a_name_and_room_for_a_finger(telling: Telling) -> None:
    trigger_id = telling.note("Being hurried", tags="bed", strength=40)
    telling.open()
    telling.page.triggers.open_trigger(trigger_id)
    QApplication.sendPostedEvents(None, 0)
    least = telling.theme.size("target")
    for widget in telling.page.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        told = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert told.strip(), widget
        if isinstance(widget, QAbstractButton):
            assert min(widget.width(), widget.height()) >= least, told
