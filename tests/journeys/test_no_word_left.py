"""Every field of the program is typed into; afterwards no file outside the vault's encryption holds a word of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import Shiboken

from app.actions import roster as roster_actions
from app.models.couple import Couple
from app.models.rating import Scale
from tests.journeys.therapist import Begin, Places, Therapist, focused, heard
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places

pytestmark = pytest.mark.uncounted

Edit = QLineEdit | QTextEdit | QPlainTextEdit

COUPLE = {
    "What you call them", "What this is for, in their own words", "Usual check-in on the way", "Usual ending",
    "Name or initial", "Pronouns", "Name for print", "Contact",
}  # fmt: skip
MET = COUPLE | {
    # the first run and the way in
    "Your name", "Credentials, if you like", "Practice address, if you like", "Your own passphrase",
    "The same, once more", "Passphrase", *(f"Group {place} of 8" for place in range(1, 9)),
    # couples
    "Two names or initials", "Find a couple",
    # today
    "Couple", "Day", "Time", "Minutes",
    # the path
    "Add a step", "Step", "What it is", "How long", "Check-in", "How it ends", "Smaller version", "Condition",
    "Distress from 0 to 100", "Move to place",
    # the notes, and everything
    "New note", "Note of", "Go to anything",
    # the agreement
    "Line",
    # settings
    "Credentials", "Practice address", "How a step ends", "The passphrase you have now",
}  # fmt: skip
"""Every field that the program shows anywhere, by its name; another one belongs into this journey."""


@dataclass
class Canaries:
    """Words that stand nowhere else, one for each field; letters, an input method's signs, and quotation marks."""

    cores: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    def new(self) -> str:
        core = f"kanari{len(self.cores):03}x"
        self.cores.append(core)
        return f'{core} "ßŋ" \'; -- 🌱 {core}z'

    def fill(self, me: Therapist, names: set[str] | None = None) -> None:
        """Type into every field that shows, or those with these names."""
        for edit in list(fields(me)):
            if not Shiboken.isValid(edit) or not edit.isVisible() or edit.isReadOnly():
                continue
            name = heard(edit)
            if names is not None and plain(name) not in names:
                continue
            edit.setFocus(Qt.FocusReason.TabFocusReason)
            me.press("Ctrl+A")
            me.type(self.new())
            self.met.add(plain(name))

    def into(self, me: Therapist) -> None:
        """Type into the field that has the focus."""
        self.met.add(plain(heard(focused())))
        me.type(self.new())


def plain(name: str) -> str:
    """The name of a field without whose it is, or from when."""
    if name.startswith("Note of "):
        return "Note of"
    return name if name in MET else next((one for one in COUPLE if name.startswith(f"{one}, ")), name)


def fields(me: Therapist) -> Iterator[Edit]:
    for edit in me.program.top.findChildren(QWidget):
        if isinstance(edit, Edit) and edit.isVisible() and not isinstance(edit.parentWidget(), QComboBox):
            yield edit


def test_no_word_is_left_outside_the_vault(begin: Begin, places: Places) -> None:
    words = Canaries()
    target = places.machine / "home" / "Stick"
    target.mkdir()
    me = begin()
    me.after = lambda: assert_nameless(words)

    passphrase = first_run(me, words, target)
    roster(me, words)
    today(me, words)
    settings(me, words, passphrase)
    path(me, words)
    notes(me, words)
    everything(me, words)
    agreement(me, words, target)
    assert_nothing_left(words, places)

    me.press("Ctrl+L")
    me.until(lambda: not me.program.is_open)
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert QGuiApplication.clipboard().text(mode) == ""
    at_the_door(me, words)
    me.press("Ctrl+Q")
    me.end()

    assert_nothing_left(words, places)
    assert words.met == MET


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
    words.fill(me, COUPLE)
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
    words.fill(me, {"Step", "What it is", "How long", "Check-in", "How it ends", "Smaller version"})
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


def everything(me: Therapist, words: Canaries) -> None:
    me.press("Ctrl+K")
    words.into(me)
    me.press("Esc")


def agreement(me: Therapist, words: Canaries, target: Path) -> None:
    me.press("Ctrl+G", "Enter")
    me.until(lambda: me.reads("Page 1 of 2"))
    me.go_to("Line", "Tab")
    words.into(me)
    me.press("Enter")
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


def select_with_the_mouse(me: Therapist, edit: QWidget) -> None:
    """A double click, which on X11 also gives the word to whoever pastes with the middle button."""
    window = me.program.top.windowHandle()
    assert window is not None
    spot = edit.mapTo(me.program.top, QPoint(20, 12))
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


# -- looking for it -------------------------------------------------------------------------------------------


def assert_nameless(words: Canaries) -> None:
    """No window tells a word in its title."""
    for window in QApplication.topLevelWidgets():
        told = f"{window.windowTitle()} {window.windowIconText()} {window.windowFilePath()} {window.objectName()}"
        assert not any(core in told for core in words.cores), told


def assert_nothing_left(words: Canaries, places: Places) -> None:
    control = places.machine / "temporary" / "control"
    control.write_bytes(b"\x00" + zlib.compress(words.cores[0].encode("utf-16")))
    assert found_in(places.machine, words) == {str(control)}
    control.unlink()
    qt_settings = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName())
    assert qt_settings.is_relative_to(places.machine)


def found_in(machine: Path, words: Canaries) -> set[str]:
    """Every file, but for what was saved to the stick on purpose, that has a word in its name or in its bytes."""
    needles = [core.encode(code) for core in words.cores for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = set()
    for file in machine.rglob("*"):
        if "Stick" in file.parts:
            continue
        inside = b"".join(readings(file.read_bytes())).lower() if file.is_file() else b""
        if any(core in str(file) for core in words.cores) or any(needle in inside for needle in needles):
            found.add(str(file))
        assert b"%pdf" not in inside, file
    return found


def readings(content: bytes) -> Iterator[bytes]:
    """The bytes as they are, and everything in them that can be inflated."""
    yield content
    start = content.find(b"\x78")
    while start >= 0:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[start:])
        start = content.find(b"\x78", start + 1)
