"""The menu of one step: everything that keys and mouse do, in words, with its key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.rules.path import PathRow
from app.rules.willingness import State
from app.views.hierarchy.sentences import Two
from app.words import say


def step_menu(
    row: PathRow,
    two: Two,
    acts: Mapping[str, Callable[[], object] | None],
    *,
    baseline: bool,
    parent: QWidget,
) -> QMenu:
    """A menu that carries out `acts` by name; an act of None cannot be done here and is left out."""
    planned = row.state is State.PLANNED
    lines: list[tuple[str, str, str] | None] = [
        ("edit", say("Edit"), "F2"),
        ("smaller", say("Write a smaller version"), ""),
        ("below", say("New step below"), say("Enter")),
        None,
        ("up", say("Move up"), "Alt+↑"),
        ("down", say("Move down"), "Alt+↓"),
        ("place", say("Move to place…"), "M"),
        None,
        ("first", say("Ask {name}", name=two.first.name), "A"),
        ("second", say("Ask {name}", name=two.second.name), "B"),
        ("week", say("Not this week") if planned else say("This week"), "W"),
        *([("pause", say("Pause"), "P")] if planned else []),
        None,
        ("baseline", say("Take the comfortable baseline away") if baseline else say("Comfortable baseline below"), "R"),
        None,
        ("remove", say("Remove"), say("Delete")),
    ]
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for line in lines:
        if line is None:
            menu.addSeparator()
            continue
        name, words, key = line
        act = acts.get(name)
        if act is not None:
            words = words.replace("&", "&&")
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.triggered.connect(lambda _=False, go=act: go())
    return menu
