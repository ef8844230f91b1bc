"""Words that stand nowhere else, typed into every field, and where they are looked for afterwards."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import Shiboken

from tests.journeys.therapist import Places, Therapist, focused, heard

Edit = QLineEdit | QTextEdit | QPlainTextEdit

OF_A_COUPLE = {
    "What you call them", "What this is for, in their own words", "Usual check-in on the way", "Usual ending",
    "Name or initial", "Pronouns", "Name for print", "Contact",
}  # fmt: skip
STEP = {"Step", "What it is", "How long", "Check-in", "How it ends", "Smaller version"}
TOUCHES = {"Which parts of the body", "What is done", "Where and when"}
HOW_IT_WAS = {
    "…, expected", "…, happened", "…, learned", "What helped", "What to adjust",
    "…, before", "…, highest", "…, after",
}  # fmt: skip
TRIGGER = {
    "What it is, in a few words", "Just before", "First sign in the body", "The story the mind offers",
    "What … did then", "What helps", "How long it lasted", "Touches steps with",
}  # fmt: skip
RISK = {"Assessment", "Consultation", "Report made", "Safety plan"}
MET = OF_A_COUPLE | STEP | TOUCHES | HOW_IT_WAS | TRIGGER | RISK | {
    # the first run and the way in
    "Your name", "Credentials, if you like", "Practice address, if you like", "Your own passphrase",
    "The same, once more", "Passphrase", *(f"Group {place} of 8" for place in range(1, 9)),
    # couples
    "Two names or initials", "Find a couple",
    # today
    "Couple", "Day", "Time", "Minutes",
    # the path
    "Add a step", "Condition", "Distress from 0 to 100", "Move to place",
    "From which day on", "A smaller version, if they like", "In their own words, if they like",
    # the notes, and everything
    "New note", "Note of", "Go to anything",
    # a step in the room
    "…, in a line of their own",
    # limits
    "In their words", "Meets steps with", "A better wording",
    # what is said alone
    "Spoken with on", "…: conditions, in their own words", "…: ask again, on a day or in words", "Another area",
    "Why, for you alone", "What you wrote, for you alone", "In your own words, for you alone",
    # the agreement
    "Line", "Review by", "Word or sign", "What it means", "What happens then",
    # the story and the write-up
    "Words of their story", "Data", "Plan", "Process notes", "Addendum",
    # settings
    "Credentials", "Practice address", "How a step ends", "A step in between is offered above a jump of",
    "The passphrase you have now",
}  # fmt: skip
"""Every field that the program shows anywhere, by its name; another one belongs into this journey."""

_SOMEBODY = re.compile(r"kanari\d+x.*?kanari\d+xz")


@dataclass
class Canaries:
    """Words that stand nowhere else, one for each field; letters, an input method's signs, and quotation marks.

    `met` are the fields that were typed into, `seen` those that were there to be typed into.
    """

    cores: list[str] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def new(self) -> str:
        core = f"kanari{len(self.cores):03}x"
        self.cores.append(core)
        return f'{core} "ßŋ" \'; -- 🌱 {core}z'

    def fill(self, me: Therapist, names: set[str] | None = None) -> None:
        """Type into every field that shows, or those with these names, each of which has to be there."""
        there = set()
        for edit in list(fields(me)):
            if not Shiboken.isValid(edit) or not edit.isVisible() or edit.isReadOnly():
                continue
            name = plain(heard(edit))
            there.add(name)
            if names is not None and name not in names:
                continue
            edit.setFocus(Qt.FocusReason.TabFocusReason)
            me.press("Ctrl+A")
            me.type(self.new())
            self.met.add(name)
        assert names is None or names <= there, names - there

    def into(self, me: Therapist) -> None:
        """Type into the field that has the focus."""
        self.met.add(plain(heard(focused())))
        me.type(self.new())

    def look(self, me: Therapist) -> None:
        """No window tells a word in its title; and what there is to type into is noticed."""
        for window in QApplication.topLevelWidgets():
            told = f"{window.windowTitle()} {window.windowIconText()} {window.windowFilePath()} {window.objectName()}"
            assert not any(core in told for core in self.cores), told
        self.seen |= {plain(heard(edit)) for edit in fields(me) if edit.isEnabled() and not edit.isReadOnly()}


def plain(name: str) -> str:
    """The name of a field without whose it is, or from when."""
    if name.startswith("Note of "):
        return "Note of"
    name = _SOMEBODY.sub("…", name)
    return name if name in MET else name.removesuffix(", …")


def fields(me: Therapist) -> Iterator[Edit]:
    """Everything in sight that takes words."""
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        for edit in me.program.top.findChildren(kind):
            there = edit.isVisible() and edit.window() is me.program.top
            if isinstance(edit, Edit) and there and not isinstance(edit.parentWidget(), QComboBox):
                yield edit


def select_with_the_mouse(me: Therapist, edit: QWidget) -> None:
    """A double click, which on X11 also gives the word to whoever pastes with the middle button."""
    window = me.program.top.windowHandle()
    assert window is not None
    spot = edit.mapTo(me.program.top, QPoint(20, 12))
    QTest.mouseDClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


# -- looking for it -------------------------------------------------------------------------------------------


def assert_nothing_left(words: Canaries, places: Places) -> None:
    """No file of this machine outside the vault's encryption holds a word; a file that does would be found."""
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
