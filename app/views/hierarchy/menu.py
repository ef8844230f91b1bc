"""The menu of one step: everything that keys and mouse do, in words, with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.models.side import Side
from app.rules.path import PathRow
from app.rules.willingness import State
from app.views.hierarchy.sentences import Two
from app.views.theme.menus import Menu
from app.views.theme.theme import Theme
from app.words import say

Line = tuple[str, str, str] | None
"""The name of an act, its words and its key; None for a line between groups."""


def step_menu(
    row: PathRow,
    two: Two,
    acts: Mapping[str, Callable[[], object] | None],
    *,
    baseline: bool,
    theme: Theme,
    parent: QWidget,
) -> QMenu:
    """A menu that carries out `acts` by name; an act of None, or of no name, cannot be done here and is left out."""
    menu = Menu(theme, parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    divide = False
    for line in _lines(row, two, baseline=baseline):
        if line is None:
            divide = not menu.isEmpty()
            continue
        name, words, key = line
        act = acts.get(name)
        if act is None:
            continue
        if divide:
            menu.addSeparator()
            divide = False
        words = words.replace("&", "&&")
        action = menu.addAction(f"{words}\t{key}" if key else words)
        action.triggered.connect(lambda _=False, go=act: go())
    return menu


def _lines(row: PathRow, two: Two, *, baseline: bool) -> list[Line]:
    planned = row.state is State.PLANNED
    return [
        ("between", say("Put a step between"), "G"),
        ("leave", say("Leave the wide step"), "L"),
        None,
        ("edit", say("Change the step") if row.line is not None else say("Edit"), "F2"),
        ("smaller", say("Write a smaller version"), ""),
        ("below", say("New step below"), say("Enter")),
        None,
        ("up", say("Move up"), "Alt+↑"),
        ("down", say("Move down"), "Alt+↓"),
        ("place", say("Move to place…"), "M"),
        None,
        ("first", say("Ask {name}", name=two.first.name), "A"),
        ("second", say("Ask {name}", name=two.second.name), "B"),
        *_of_each("rest", two, lambda name: say("{name}: when it may be raised again…", name=name)),
        *_of_each("same", two, lambda name: say("{name}: still the same step…", name=name)),
        *_of_each("settled", two, lambda name: say("Settled: {name} says so…", name=name)),
        None,
        ("week", say("Not this week") if planned else say("This week"), "W"),
        ("room", say("Bring it into the room"), "I"),
        ("pause", say("Pause"), "P"),
        ("practised", say("They have practised a pause"), "K"),
        ("settle", say("It is settled"), ""),
        ("aside", say("Set aside"), ""),
        ("take_up", say("Take it up again"), ""),
        None,
        ("baseline", say("Take the comfortable baseline away") if baseline else say("Comfortable baseline below"), "R"),
        None,
        ("remove", say("Remove"), say("Delete")),
    ]


def _of_each(name: str, two: Two, words: Callable[[str], str]) -> list[Line]:
    return [(f"{name} {side.value}", words(two.partner(side).name), "") for side in Side]
