"""What assistive technology hears while a couple is in the room: the path as it is, and of nobody else a word."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractItemView

from tests.journeys.therapist import Begin, Places, Therapist, heard_focus
from tests.journeys.therapist import begin as begin
from tests.journeys.therapist import places as places

pytestmark = pytest.mark.uncounted

OTHERS = ("Wilhelmina", "Thorvald", "winter garden", "lighthouse")
"""Words about the couple that is not here: two names, a step, a note."""

READ = (*OTHERS, "artichoke", "celeriac", "dandelion")
"""The same, and what was read of them last: two signed notes, a line of their agreement."""


@pytest.fixture(autouse=True)
def listening() -> Iterator[None]:
    """Somebody's assistive technology is on: Qt keeps what it is told up to date only then."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def test_every_list_is_heard_as_it_stands_after_every_change(begin: Begin, places: Places) -> None:
    me = welcomed(begin, places)
    testers = [
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, me.window)
        for model in models(me)
    ]
    assert len(testers) > 3
    me.after = lambda: assert_lists_agree(me)
    me.press("Ctrl+J")
    for step in ("Tea together", "Hold hands", "A hug hello", "Hand massage"):
        me.type(step)
        me.press("Enter")
    assert rows_heard(me)[3] == "Step 4 of 4. Hand massage. Robin: not asked yet. Ash: not asked yet."
    me.press("Esc", "Alt+Home", "Alt+Down", "Alt+End", "Alt+Up", "R")
    me.press("A", "7", "Y", "B", "5", "N", "Esc", "Home", "Delete", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z")
    me.press("Home", "A", "3", "X", "Esc")
    assert len(rows_heard(me)) == 3
    me.press("F6")
    for note in ("Arrived settled.", "/b Amber means slow down", "/s a hard week"):
        me.type(note)
        me.press("Enter")
    me.press("Up", "End")
    me.type(" at work")
    me.press("Enter", "Shift+Tab", "End", "Delete", "Ctrl+Z")
    me.press("Ctrl+1", "Ctrl+2", "Ctrl+K")
    me.type("han")
    me.press("Down", "Esc")


def test_nobody_else_is_heard_while_a_couple_is_in_the_room(begin: Begin, places: Places) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    me.type(" & ".join(OTHERS[:2]))
    me.press("Enter")
    me.by_name("start ses")
    me.type(f"Spoke of the {OTHERS[3]}")
    me.press("Enter", "Ctrl+J")
    me.type(f"Sit in the {OTHERS[2]}")
    me.press("Enter")
    me.by_name("end ses")
    assert heard_focus() == "Covered"  # they are still getting up
    me.press("F8")
    me.press("Ctrl+1")
    me.go_to("New appointment")
    me.press("Space")
    me.type(OTHERS[0])
    me.press("Enter")
    me.type("23:30")
    me.press("Enter")
    assert {*OTHERS[:2], OTHERS[3]} == heard_of(me, *OTHERS)

    me.press("Ctrl+N")
    me.type("Robin & Ash")
    me.press("Enter")
    me.by_name("start ses")
    me.after = lambda: assert_nobody_else(me)
    me.press("Ctrl+1", "Tab", "Tab", "Tab", "Ctrl+2", "Down", "Down", "Up", "End", "Tab", "Tab")
    me.press("Ctrl+G", "Ctrl+J", "Esc", "F6", "Shift+F6")
    me.press("Ctrl+K")
    for word in OTHERS:
        me.type(word[:4])
        me.press("Ctrl+A")
    me.press("Esc", "F1", "Esc", "F10", "Esc", "F11", "F11", "Ctrl++", "Ctrl+0", "F8", "F8", "Ctrl+S", "Ctrl+Z")


def test_nothing_that_was_read_of_others_stays_behind_while_a_couple_is_in_the_room(
    begin: Begin, places: Places
) -> None:
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    me.type(" & ".join(READ[:2]))
    me.press("Enter", "Ctrl+J")
    me.type(f"Sit in the {READ[2]}")
    me.press("Enter")
    for word in READ[4:6]:
        me.by_name("start ses")
        me.type(f"Spoke of the {READ[3]}")
        me.press("Enter")
        me.by_name("end ses")
        me.press("F8")
        me.by_name("write up")
        me.go_to("Data")
        me.type(f"{word} @wint")
        assert READ[2] in offered(me)
        me.press("Enter")
        me.go_to("Sign this note")
        me.press("Space", "Space")
    me.by_name("agreements")
    me.go_to("Start the agreement")
    me.press("Space")
    me.go_to("Add to “If a line is crossed”")
    me.press("Space", "Enter")
    me.type(f"{READ[6]} line")
    me.press("Enter", "Esc")
    me.until(lambda: READ[6] in me.window.later.agreement.pages.accessibleDescription())
    me.by_name("story")
    assert set(READ) == heard_of(me, *READ, hidden=True)

    me.press("Ctrl+N")
    me.type("Robin & Ash")
    me.press("Enter")
    me.by_name("start ses")
    me.until(lambda: not heard_of(me, *READ, hidden=True))
    me.after = lambda: assert_nobody_else(me, READ)
    me.press("Ctrl+1", "Ctrl+G", "Ctrl+1")
    me.by_name("story")
    me.by_name("end ses")


def test_what_is_covered_or_locked_is_not_heard(begin: Begin, places: Places) -> None:
    me = welcomed(begin, places)
    me.press("Ctrl+J")
    me.type("Hold hands")
    me.press("Enter")
    assert {"Robin", "Hold hands"} <= heard_of(me, "Robin", "Hold hands")
    me.press("F8")
    assert heard_focus() == "Covered"
    assert heard_of(me, "Robin", "Hold hands", hidden=True) == set()
    me.press("F8")
    assert heard_focus() == "Add a step"
    me.press("Ctrl+K")
    me.type("hold")
    assert "Hold hands" in me.program.commands.words("undo")
    me.press("Ctrl+L")
    me.until(lambda: heard_focus() == "Passphrase")
    assert heard_of(me, "Robin", "Hold hands", hidden=True) == set()
    assert me.program.commands.words("undo") == "Undo"


# -- the hour -------------------------------------------------------------------------------------------------


def welcomed(begin: Begin, places: Places) -> Therapist:
    """Robin and Ash, in the room, with an empty path."""
    me = begin()
    me.first_run(places.own / "Recovery sheet.pdf")
    me.type("Robin & Ash")
    me.press("Enter")
    me.by_name("start ses")
    return me


# -- what is heard --------------------------------------------------------------------------------------------


def everything(thing: QAccessibleInterface, *, hidden: bool) -> list[str]:
    """Every name, description and value below and with it; of what is `hidden` too, where somebody looks for it."""
    if thing.state().invisible and not hidden:
        return []
    said = [thing.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)]
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid():
            said += everything(child, hidden=hidden)
    return said


def heard_of(me: Therapist, *words: str, hidden: bool = False) -> set[str]:
    """Which of these words can be heard in the window now."""
    said = "\n".join(everything(QAccessible.queryAccessibleInterface(me.program.top), hidden=hidden))
    return {word for word in words if word in said}


def offered(me: Therapist) -> str:
    """What a sign offers now."""
    return "\n".join(me.window.later.write_up.offers.titles())


def assert_nobody_else(me: Therapist, words: tuple[str, ...] = OTHERS) -> None:
    said = heard_of(me, *words, hidden=True)
    assert not said, f"{said} in the tree at {heard_focus()!r}"


def rows_heard(me: Therapist) -> list[str]:
    view = QAccessible.queryAccessibleInterface(me.window.hierarchy.view)
    return [view.child(place).text(QAccessible.Text.Name) for place in range(view.childCount())]


def models(me: Therapist) -> set[QAbstractItemModel]:
    return {view.model() for view in me.program.top.findChildren(QAbstractItemView) if view.model() is not None}


def assert_lists_agree(me: Therapist) -> None:
    """As many rows, with the same sentences, in the same order, in every list that shows."""
    for view in me.program.top.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            model, tree = view.model(), QAccessible.queryAccessibleInterface(view)
            wanted = [sentence(model, row) for row in range(model.rowCount())]
            said = [tree.child(row).text(QAccessible.Text.Name) for row in range(tree.childCount())]
            assert said == wanted, view.accessibleName()
            assert all(said), view.accessibleName()


def sentence(model: QAbstractItemModel, row: int) -> str:
    index = model.index(row, 0)
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data())
