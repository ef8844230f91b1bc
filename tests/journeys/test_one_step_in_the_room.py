"""One step, from two who are new to one that is settled: by mouse and keys, with a lock in the middle, to the end.

Everything is there again when the program is started anew.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.actions import hierarchy
from app.actions.ports import Clock, Work
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.side import Side
from app.rules.willingness import State
from app.views.notes.rows import Kind
from app.views.under_way.page import UnderWayPage
from tests.journeys.test_heard_in_the_room import heard_of
from tests.journeys.therapist import Begin, Places, Therapist, found, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places

pytestmark = pytest.mark.uncounted

RADIO, CHECK_BOX = QAccessible.Role.RadioButton, QAccessible.Role.CheckBox
PAGE_TAB, EDIT = QAccessible.Role.PageTab, QAccessible.Role.EditableText
ALONE = ("Two private conversations", "Wishes that differ", "Only by text message")
"""What was seen and written while nobody else was there."""


def test_a_step_from_new_to_settled(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    welcome(me)
    choosing_it_waits_until_they_are_ready(me)
    speak_with_each(me)
    me.click("Start session")
    assert heard_focus() == "New note"
    assert heard_of(me, *ALONE, hidden=True) == set()
    assert found(me.program.top, PAGE_TAB, "Screening") == []

    say_yes_and_choose_it(me)
    begin_it(me)
    me.click("Same")
    write(me, "Robin, expected", "Ash will go quiet.")
    lock_and_come_back(me)
    stop_and_carry_on(me)
    come_to_the_end(me)
    settle_it(me)

    me.click("End and cover")
    assert heard_focus() == "Covered"
    me.press("F8")
    assert_all_there(me)
    me.press("Ctrl+Q")
    me.end()
    again = begin()
    again.unlock()
    again.by_name("robin")
    assert_all_there(again)


# -- before their first hour ----------------------------------------------------------------------------------


def welcome(me: Therapist) -> None:
    """Two names, and one step with all that an agreement asks of it."""
    me.type("Robin & Ash")
    me.press("Enter", "Ctrl+J")
    me.type("Hold hands")
    me.press("Enter", "Esc", "F2")
    for field, words in (("How long", "5 minutes"), ("Check-in", "half-way"), ("How it ends", "either lets go")):
        me.go_to(field)
        me.type(words)
    me.click("Keep")


def choosing_it_waits_until_they_are_ready(me: Therapist) -> None:
    """The row says why, in one sentence, and nothing has happened."""
    me.press("W", "Esc")
    assert row(me).endswith(
        "This comes after getting ready. Listing and ordering ideas, and practising a pause, are open."
    )


def speak_with_each(me: Therapist) -> None:
    """Both are spoken with alone; getting ready is over by the therapist's hand, and a pause was practised."""
    me.click("Screening", PAGE_TAB)
    for name in ("Robin", "Ash"):
        me.click(f"Record a conversation with {name}")
        me.click("Keep it")
        me.click(f"{name}: Safe contact", CHECK_BOX)
        me.click(f"{name}: Proceed", RADIO)
    me.click("Robin: Proceed, with conditions", RADIO)
    me.click("Robin: conditions", EDIT)
    me.type("Only by text message.")
    for way in ("End getting ready", "They practised it"):
        me.go_to(way)
        me.press("Enter")
    assert heard_of(me, *ALONE) == set(ALONE)


# -- in the room ----------------------------------------------------------------------------------------------


def say_yes_and_choose_it(me: Therapist) -> None:
    me.press("Shift+F6", "Home", "A", "6", "Y", "B", "4", "Y", "Esc", "W", "Esc")
    assert row(me) == (
        "Step 1 of 1. Hold hands. 5 minutes · either lets go. Robin: comfort 6, yes. Ash: comfort 4, yes. This week."
    )
    me.press("I", "Esc")
    assert card(me).startswith("Hold hands. Waits for a yes from both. Step 1. 5 minutes, as agreed: Not begun yet.")


def begin_it(me: Therapist) -> None:
    """One yes is not enough, and nobody is told whose is missing."""
    me.click("Robin: Yes")
    me.click("Begin")
    assert me.reads("It waits for a yes from both, for this time.")
    me.click("Ash: Yes")
    me.click("Begin")
    assert card(me).startswith("Hold hands. Under way, in the room.")


def lock_and_come_back(me: Therapist) -> None:
    """Nothing is lost, and nothing is heard meanwhile."""
    me.press("Ctrl+L")
    me.until(lambda: not me.program.is_open)
    assert heard_of(me, "Robin", "Ash", "Hold hands", hidden=True) == set()
    me.unlock()
    assert card(me).startswith("Hold hands. Under way, in the room.")
    assert me.find(EDIT, "Robin, expected").text(QAccessible.Text.Value) == "Ash will go quiet."
    assert heard_focus() == "Robin, happened"


def stop_and_carry_on(me: Therapist) -> None:
    """A pause of the room is a pause of the step, which takes two fresh yeses."""
    me.press("F9")
    assert me.program.guard.pausing
    me.press("F9")
    me.come_back()
    assert card(me).startswith("Hold hands. Paused.")
    me.by_name("the step in")
    me.press("A", "Y", "B", "Y", "Right")
    me.click("Carry on")
    assert card(me).startswith("Hold hands. Under way, in the room.")


def come_to_the_end(me: Therapist) -> None:
    """Each is asked what happened, and the numbers are kept as they are said."""
    me.click("We have come to the end")
    assert heard_focus() == "Robin, happened"
    me.type("Ash laughed.")
    write(me, "Ash, happened", "Warm.")
    write(me, "Robin, after", "8")
    write(me, "Ash, after", "7")
    me.click("How it ended: made smaller", CHECK_BOX)
    write(me, "What helped", "The lamp left on")


def settle_it(me: Therapist) -> None:
    """Both say so, each for themselves."""
    me.click("Is it settled, for both of you?")
    me.type("Easy now.")
    me.press("Enter")
    me.click("Ash says so")
    me.click("Call it settled")
    me.click("Back to the path")


def write(me: Therapist, name: str, words: str) -> None:
    """Click into a field, and type."""
    me.click(name, EDIT)
    me.type(words)


# -- what an eye sees, and what the records hold --------------------------------------------------------------


def card(me: Therapist) -> str:
    """The card in the place of the path, as it is heard."""
    (page,) = me.window.findChildren(UnderWayPage)
    assert page.isVisible()
    return page.card.accessibleName()


def row(me: Therapist) -> str:
    """The step on the path, as it is heard."""
    return str(me.window.hierarchy.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def assert_all_there(me: Therapist) -> None:
    """The step is settled, and how it was is kept, with the line of each; the path is in its place again."""
    assert me.window.hierarchy.view.isVisible()
    assert row(me).endswith("Comfortable for both today.")
    (step,) = me.desk.read(hierarchy.show_path, 1).rows
    assert step.state is State.SETTLED
    (one,) = me.desk.read(records)
    assert (one.words("expected", Side.FIRST), one.words("happened", Side.FIRST)) == (
        "Ash will go quiet.",
        "Ash laughed.",
    )
    assert (one.words("happened", Side.SECOND), one.helped, one.ended) == (
        "Warm.",
        "The lamp left on",
        HowItEnded.SMALLER,
    )
    told = [line.entry.text for line in me.window.notes.stream.rows.rows() if line.kind is Kind.ENTRY and line.entry]
    assert told[:1] == ["Check-in: same"]


def records(work: Work, clock: Clock) -> list[PracticeRecord]:
    """How the times of the step were."""
    del clock
    return [record for of_one in work.practising.records_of_sessions([1, 2, 3]).values() for record in of_one]
