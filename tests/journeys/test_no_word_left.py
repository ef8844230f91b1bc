"""Every field of the program is typed into; afterwards no file outside the vault's encryption holds a word of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication

from app.actions import roster as roster_actions
from app.models.couple import Couple, Partner
from app.models.rating import Scale
from tests.journeys.canaries import (
    HOW_IT_WAS,
    MET,
    OF_A_COUPLE,
    RISK,
    STEP,
    TOUCHES,
    TRIGGER,
    Canaries,
    assert_nothing_left,
    select_with_the_mouse,
)
from tests.journeys.therapist import Begin, Places, Therapist, focused, heard, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places

pytestmark = pytest.mark.uncounted

CHECK_BOX, ITEM = QAccessible.Role.CheckBox, QAccessible.Role.ListItem


def test_no_word_is_left_outside_the_vault(begin: Begin, places: Places) -> None:
    words = Canaries()
    target = places.machine / "home" / "Stick"
    target.mkdir()
    me = begin()
    me.after = lambda: words.look(me)

    passphrase = first_run(me, words, target)
    roster(me, words)
    today(me, words)
    settings(me, words, passphrase)
    path(me, words)
    care(me, words)
    screening(me, words)
    notes(me, words)
    on_the_path_together(me, words)
    limits_together(me, words)
    in_the_room(me, words)
    everything(me, words)
    agreement(me, words, target)
    assert_nothing_left(words, places)
    afterwards(me, words)
    copied(me, words)

    me.press("Ctrl+L")
    me.until(lambda: not me.program.is_open)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert QGuiApplication.clipboard().text(mode) == ""
    at_the_door(me, words)
    me.press("Ctrl+Q")
    me.end()

    assert_nothing_left(words, places)
    assert words.met == MET
    assert words.seen == MET, "a field was there and nobody typed into it"


# -- page by page ---------------------------------------------------------------------------------------------


def first_run(me: Therapist, words: Canaries, target: Path) -> str:
    words.fill(me)
    me.press("Enter")
    me.go_to("I would rather write my own")
    me.press("Space")
    passphrase = words.new().replace("ßŋ", "").replace("🌱", "kettle heron")
    words.met |= {"Your own passphrase", "The same, once more"}
    me.type(passphrase)
    me.press("Enter")
    words.into(me)
    me.press("Enter", "Ctrl+A")
    me.type(passphrase)
    me.press("Enter")
    me.until(lambda: heard(focused()).startswith("Print"))
    me.go_to("Save as PDF")
    with me.answering(target / f"{words.new().split()[0]}.pdf"):
        me.press("Space")
    me.until(lambda: heard(focused()).startswith("Open Unhurried"))
    me.press("Enter")
    me.until(lambda: me.program.is_open)
    return passphrase


def roster(me: Therapist, words: Canaries) -> None:
    first, second = words.new(), words.new()
    me.type(f"{first} & {second}")
    words.met.add(heard(focused()))
    me.press("Enter", "Ctrl+2")
    me.go_to("Find a couple")
    words.into(me)
    me.press("Esc", "Down")
    words.fill(me, OF_A_COUPLE)
    words.fill(me, {"Usual ending"})  # left half-way, by the key that opens another page
    me.press("Ctrl+N")
    words.into(me)
    me.press("Esc")  # a draft as well


def today(me: Therapist, words: Canaries) -> None:
    me.press("Ctrl+1")
    me.go_to("New appointment")
    me.press("Space")
    words.fill(me, {"Couple", "Day", "Time", "Minutes"})
    me.press("Enter", "Esc")


def settings(me: Therapist, words: Canaries, passphrase: str) -> None:
    me.press("Ctrl+,")
    me.go_to("Practice")
    me.press("Space")
    words.fill(me)
    me.go_to("Security and backups", "Shift+Tab")
    me.press("Space")
    me.go_to("Change…")
    me.press("Space")
    words.into(me)
    me.press("Enter")
    me.until(lambda: "another passphrase" in focused().accessibleDescription())
    me.press("Ctrl+A")
    me.type(passphrase)
    me.press("Enter")
    me.until(lambda: heard(focused()).startswith("Use these words"))
    me.go_to("I would rather write my own")
    me.press("Space")
    words.into(me)
    me.go_to("Back to the four words")


def path(me: Therapist, words: Canaries) -> None:
    me.press("Ctrl+2")
    me.press("Enter", "Ctrl+J")
    for _ in range(3):
        words.into(me)
        me.press("Enter")
    words.into(me)  # a draft
    me.press("Esc", "F2")
    words.fill(me, STEP)
    me.go_to("What it touches on")
    me.press("Space")
    words.fill(me, TOUCHES)
    me.press("Enter", "F2")
    words.fill(me, {"Step", "What it is"})
    me.press("Esc")  # a draft
    me.press("M")
    words.into(me)
    me.press("Enter", "Esc", "A", "5", "T")
    words.fill(me, {"Condition"})
    me.press("Enter")
    words.fill(me, {"Condition"})
    me.press("Esc")
    row = me.desk.read(roster_actions.show_couple, me.window.couple.couple_id)
    couple = Couple.model_validate({**row.couple.model_dump(), "scale": Scale.SUDS_100})
    me.desk.do(roster_actions.save_couple, couple, row.first, row.second)
    me.press("A")
    words.fill(me, {"Distress from 0 to 100"})
    me.press("Esc")


def care(me: Therapist, words: Canaries) -> None:
    me.by_name("care")
    me.go_to("Limits")
    me.press("Enter", "Enter")
    words.fill(me, {"In their words", "Meets steps with"})
    me.press("Enter")
    me.go_to("In their words", "Shift+Tab")
    me.press("Enter", "Enter")  # it is on the board, and then open beside it
    me.go_to("Word it better")
    me.press("Enter")
    words.into(me)
    me.press("Enter", "Enter")
    words.into(me)
    me.press("Esc", "Esc")  # a draft
    me.go_to("Put down a limit")
    me.press("Enter")
    words.fill(me, {"In their words", "Meets steps with"})
    me.press("Esc", "Esc")  # a draft as well
    me.go_to("Triggers")
    me.press("Enter")
    me.go_to("Note a trigger of")
    me.press("Enter")
    words.fill(me, TRIGGER)
    me.press("Esc")


def screening(me: Therapist, words: Canaries) -> None:
    first, second = (partner.name for partner in two(me))
    me.by_name("screening")
    words.fill(me, {"Why, for you alone"})
    me.click("Place a hold")
    words.fill(me, {"What you wrote, for you alone"})
    me.go_to("Mark it…")
    me.press("Enter")
    words.fill(me, {"In your own words, for you alone"})
    me.go_to("Mark it for good")
    me.press("Enter")
    words.fill(me, {"Another area"})
    me.press("Enter")
    risk_notes(me, words)
    me.clock.go_on(minutes=5)
    me.click("Record a conversation with")
    words.fill(me, {"Spoken with on", "Minutes"})
    me.press("Enter", "Esc")  # a day that cannot be read waits
    for name in (first, second):
        me.go_to(f"Record a conversation with {name}", "Shift+Tab")
        me.press("Enter", "Ctrl+A")
        me.type("today")
        me.press("Tab", "Ctrl+A", "Delete", "Enter")
        me.go_to(f"{name}: Proceed")
        me.press("Space", "Down")
    words.fill(me, {"…: conditions, in their own words", "…: ask again, on a day or in words"})
    for way in ("Lift the hold…", "Lift it", "End getting ready", "They practised it"):
        me.go_to(way)
        me.press("Enter")


def risk_notes(me: Therapist, words: Canaries) -> None:
    me.click("Risk notes")
    me.click("Add a risk note")
    words.fill(me, RISK)
    me.click("Back to screening")


def notes(me: Therapist, words: Canaries) -> None:
    me.window.start_session(me.window.couple.couple_id)
    for mark in ("", "/b ", "/s "):
        me.type(mark)
        words.into(me)
        me.press("Enter")
    me.press("Up")
    me.until(lambda: heard(focused()).startswith("Note of"))
    words.into(me)
    me.press("Esc")  # a draft
    words.into(me)
    select_with_the_mouse(me, focused())
    me.press("Ctrl+A", "Ctrl+C")
    assert words.cores[-1] in QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)


def on_the_path_together(me: Therapist, words: Canaries) -> None:
    me.by_name("hierarchy")
    me.press("Home", "A", "N", "Esc")
    me.choose(f"{two(me)[0].name}: when it may be raised again…")
    words.fill(me, {"From which day on", "A smaller version, if they like"})
    me.press("Enter", "Esc")  # a day that cannot be read waits
    me.press("Home", "Down", "A", "Y", "B", "Y", "Esc", "F2")
    words.fill(me, {"Step", "How long"})
    me.press("Enter")
    for partner in two(me):
        me.choose(f"{partner.name}: still the same step…")
        words.into(me)
        me.press("Enter")
        me.press("Esc")


def limits_together(me: Therapist, words: Canaries) -> None:
    me.by_name("care")
    me.go_to("Limits")
    me.press("Enter")
    me.go_to(f"Put down a limit for {two(me)[0].name}: not now, and off the table")
    me.press("Enter")
    words.fill(me, {"In their words"})
    me.go_to("Shared")
    me.press("Space")
    me.go_to("Keep it")
    me.press("Enter", "Enter")
    me.go_to("Welcome")
    me.press("Space")
    words.fill(me, {"In their own words, if they like"})
    me.press("Enter")


def in_the_room(me: Therapist, words: Canaries) -> None:
    me.by_name("hierarchy")
    me.press("Home", "Down", "W")
    me.until(lambda: "This week" in heard_row(me))  # a letter acts once none follows
    me.press("I")
    me.until(lambda: "Waits for a yes from both" in heard_focus())
    me.press("A", "Y", "B", "Y", "Tab")
    me.go_to("Begin")
    me.press("Enter")
    words.fill(me, HOW_IT_WAS)
    me.by_name("the step in")
    me.go_to("We have come to the end")
    me.press("Enter")
    me.by_name("the step in")
    me.go_to("Is it settled")
    me.press("Enter")
    words.fill(me, {"…, in a line of their own"})
    me.press("Enter")
    me.go_to("Back to the path")
    me.press("Enter")


def two(me: Therapist) -> tuple[Partner, Partner]:
    """Those who are on the desk, by the names they have now."""
    row = me.desk.read(roster_actions.show_couple, me.window.couple.couple_id)
    return row.first, row.second


def heard_row(me: Therapist) -> str:
    """The step in hand, as assistive technology reads it."""
    return str(me.window.hierarchy.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def afterwards(me: Therapist, words: Canaries) -> None:
    me.by_name("end ses")
    me.press("F8")
    me.by_name("story")
    me.press("Ctrl+F")
    words.into(me)
    me.press("Esc")
    me.by_name("write up")
    words.fill(me, {"Data", "Assessment", "Plan"})
    me.click("Process notes", QAccessible.Role.PageTab)
    words.fill(me, {"Process notes"})
    me.click("Progress note", QAccessible.Role.PageTab)
    me.click("Sign this note")
    me.click("Sign as it is")
    me.go_to("Add an addendum")
    me.press("Enter")
    words.into(me)


def copied(me: Therapist, words: Canaries) -> None:
    """Some words are on both clipboards."""
    me.press("Ctrl+A", "Ctrl+C")
    assert words.cores[-1] in QGuiApplication.clipboard().text(QClipboard.Mode.Clipboard)
    select_with_the_mouse(me, focused())


def everything(me: Therapist, words: Canaries) -> None:
    me.press("Ctrl+K")
    words.into(me)
    me.press("Esc")


def agreement(me: Therapist, words: Canaries, target: Path) -> None:
    me.press("Ctrl+G", "Enter")
    me.until(lambda: me.reads("Page 1 of 2"))
    me.go_to("Line")
    words.into(me)
    me.press("Enter")
    words.fill(me, {"Word or sign", "What it means", "What happens then"})
    words.fill(me, {"Review by"})  # no day that can be read: it waits
    me.go_to("Save PDF")
    me.press("Enter")
    me.until(lambda: me.reads("Press Save PDF again"))  # no font has the 🌱
    folder = target / words.new().split()[0]
    folder.mkdir()
    with me.answering(folder, f"{words.new().split()[0]}.pdf"):
        me.press("Enter")
    assert len(list(folder.iterdir())) == 1
    me.press("Ctrl+J")
    select_with_the_mouse(me, focused())
    assert words.cores[0][:6] in QGuiApplication.clipboard().text(QClipboard.Mode.Selection)


def at_the_door(me: Therapist, words: Canaries) -> None:
    me.until(lambda: heard(focused()).startswith("Passphrase"))
    words.into(me)
    me.press("Enter")
    me.until(lambda: heard(focused()).startswith("Passphrase") and not focused().property("readOnly"))
    me.go_to("Use the recovery sheet instead")
    me.press("Space")
    words.fill(me)
