"""The one table behind menus, shortcuts, the shortcuts page and Go to; what each line does is told by the window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.views.theme.menus import Menu
from app.views.theme.theme import Theme
from app.words import say

REPEATED = ("larger", "smaller")
"""What a key that is held down does again and again. Undo is not among them: held too long in a field, it would go on
from the words that were typed there to what was done before.
"""

_PORTABLE = QKeySequence.SequenceFormat.PortableText


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done by menu, by key and from Go to.

    `keys` are portable key names, the first is the one that is shown. `menu` is the id of its menu. `anywhere`
    marks the few that also work while the records are locked.
    """

    id: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    anywhere: bool = False


@dataclass(frozen=True, slots=True)
class PageKey:
    """A key that a page itself listens to; on the shortcuts page only. `keys` are as they are shown."""

    section: str
    keys: tuple[str, ...]
    words: str


def menus() -> list[tuple[str, str]]:
    """The menus in order: id and words."""
    return [
        ("go", say("Go")),
        ("edit", say("Edit")),
        ("room", say("In the room")),
        ("view", say("View")),
        ("program", say("Unhurried")),
    ]


def table() -> list[Command]:
    """Every command in the order of the menus."""
    return [
        Command("goto", say("Go to anything"), "go", ("Ctrl+K",), "search"),
        Command("today", say("Today"), "go", ("Ctrl+1",), "sun"),
        Command("couples", say("Couples"), "go", ("Ctrl+2",), "users"),
        Command("hierarchy", say("Hierarchy"), "go", (), "footprints"),
        Command("agreements", say("Agreements"), "go", ("Ctrl+G",), "signature"),
        Command("care", say("Care"), "go", (), "hand"),
        Command("story", say("Story"), "go", (), "history"),
        Command("screening", say("Screening"), "go", (), "lock"),
        Command("off_table", say("What is off the table"), "go", (), "shield"),
        Command("notes", say("Session notes"), "go", (), "notebook-text"),
        Command("in_the_room", say("The step in the room"), "go", (), "footprints"),
        Command("next_pane", say("Next pane"), "go", ("F6",)),
        Command("last_pane", say("Pane before"), "go", ("Shift+F6",)),
        Command("undo", say("Undo"), "edit", ("Ctrl+Z",), "undo-2"),
        Command("redo", say("Redo"), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        Command("find_in_story", say("Find in their story"), "edit", ("Ctrl+F",), "search"),
        Command("add_step", say("Add a step"), "edit", ("Ctrl+J",), "plus"),
        Command("new_couple", say("New couple"), "edit", ("Ctrl+N",), "user-plus"),
        Command("save_state", say("Is everything saved?"), "edit", ("Ctrl+S",), "save"),
        Command("start_session", say("Start session"), "room", (), "play"),
        Command("end_session", say("End session"), "room", (), "door-open"),
        Command("practised", say("They have practised a pause"), "room", (), "circle-check"),
        Command("write_up", say("Write up the last session"), "room", (), "pencil"),
        Command("own_note", say("Write a note of its own"), "room", (), "file-text"),
        Command("pause", say("Pause now"), "room", ("F9", "Ctrl+Shift+P"), "pause", anywhere=True),
        Command("cover", say("Cover screen"), "room", ("F8",), "eye-off", anywhere=True),
        Command("quiet", say("Quiet mode"), "view", ("F11",), "ear"),
        Command("larger", say("Larger text"), "view", ("Ctrl++", "Ctrl+="), anywhere=True),
        Command("smaller", say("Smaller text"), "view", ("Ctrl+-",), anywhere=True),
        Command("usual_size", say("Text at its usual size"), "view", ("Ctrl+0",), anywhere=True),
        Command("settings", say("Settings"), "program", ("Ctrl+,",), "settings"),
        Command("shortcuts", say("Keys for this program"), "program", ("F1", "Ctrl+?"), "info"),
        Command("lock", say("Lock"), "program", ("Ctrl+L",), "lock", anywhere=True),
        Command("quit", say("Close Unhurried"), "program", ("Ctrl+Q",), "x", anywhere=True),
    ]


def page_keys() -> list[PageKey]:
    """The keys of the path, of the agreement, of the notes and of the write-up, as the design gives them."""
    step, notes, writing = say("On a step"), say("In the notes"), say("Writing up")
    agreement = say("In the agreement")
    return [
        PageKey(step, ("↑", "↓", "Home", "End"), say("Walk along the path")),
        PageKey(step, ("Enter",), say("A new step below")),
        PageKey(step, ("F2",), say("Edit its words")),
        PageKey(step, ("Shift Enter",), say("While editing what it is: a new line")),
        PageKey(step, ("Alt ↑", "Alt ↓"), say("Move it one place")),
        PageKey(step, ("Alt Home", "Alt End"), say("Move it to either end")),
        PageKey(step, ("M",), say("Move it to a place")),
        PageKey(step, ("A", "B"), say("Then a number: how the first, or the second, feels about it")),
        PageKey(step, ("Y", "T", "N", "X"), say("Yes, tentative yes, not now, off the table")),
        PageKey(step, ("V",), say("While one is asked: how much they want it, kept with the yes that follows")),
        PageKey(step, ("W",), say("This week, on or off")),
        PageKey(step, ("I",), say("Bring it into the room")),
        PageKey(step, ("P",), say("Pause the step")),
        PageKey(step, ("G", "L"), say("Before a wide step: put one between, or leave it")),
        PageKey(step, ("R",), say("Put the comfortable baseline below it")),
        PageKey(step, ("Delete",), say("Remove it; Undo brings it back")),
        PageKey(notes, ("Enter",), say("Keep the note")),
        PageKey(notes, ("Shift Enter",), say("A new line")),
        PageKey(notes, ("↑",), say("In an empty field: edit the last note")),
        PageKey(notes, ("/b", "/s", "/r", "/v"), say("Boundary, setback, repair, small victory")),
        PageKey(writing, ("S", "O", "D", "A", "P", "…"), say("On an entry: take it up under that heading")),
        PageKey(writing, ("Delete",), say("On an entry: take it out again")),
        PageKey(writing, (";",), say("In a heading: quick phrases, by their letters")),
        PageKey(writing, ("@",), say("In a heading: name a step, by its title")),
        PageKey(writing, ("Ctrl Enter",), say("On a named step: go to it; in an addendum: add it")),
        PageKey(agreement, ("Enter",), say("Keep the line and go on to the next")),
        PageKey(agreement, ("Esc",), say("Take the whole line in hand")),
        PageKey(agreement, ("Alt ↑", "Alt ↓"), say("Move it one place")),
        PageKey(agreement, ("Ctrl M",), say("Whose line it is: both, the first, the second")),
        PageKey(agreement, ("Delete",), say("Remove a line in hand, or leave a step out")),
    ]


def shown_key(key: str) -> str:
    """A key as it stands on a key cap: "Ctrl K", "F9"."""
    if key.endswith("++"):
        return key[:-2].replace("+", " ") + " +"
    return key.replace("Ctrl+-", "Ctrl −").replace("+", " ")


class Commands(QObject):
    """The table as actions of one window. `did` names each command that was carried out.

    A command without anybody who does it (`on`) is off, in the menus and for its keys.
    """

    did = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._table = {command.id: command for command in table()}
        self._acts: dict[str, Callable[[], None]] = {}
        self._can: dict[str, Callable[[], bool]] = {}
        self._actions: dict[str, QAction] = {}
        self._by_key: dict[str, str] = {}
        self._menu: QMenu | None = None
        for command in self._table.values():
            action = QAction(command.words.replace("&", "&&"), self)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setAutoRepeat(command.id in REPEATED)
            action.setEnabled(False)
            action.triggered.connect(lambda _checked=False, name=command.id: self.run(name))
            window.addAction(action)
            self._actions[command.id] = action
            self._by_key.update((QKeySequence(key).toString(_PORTABLE), command.id) for key in command.keys)

    def on(self, name: str, act: Callable[[], None], can: Callable[[], bool] | None = None) -> None:
        """Say who carries out a command, and when it can be (always, if nothing is said)."""
        self._acts[name] = act
        self._can[name] = can or (lambda: True)
        self.refresh()

    def off(self, names: Iterable[str]) -> None:
        """Nobody carries these out any more, and none is called by what it would do."""
        for name in names:
            self._acts.pop(name, None)
            self._can.pop(name, None)
            self.rename(name, "")
        self.refresh()

    def run(self, name: str) -> bool:
        """Carry one out; False when it cannot be now."""
        if not self.can(name):
            return False
        self._acts[name]()
        self.did.emit(name)
        return True

    def can(self, name: str) -> bool:
        """Whether it can be carried out now."""
        return name in self._acts and self._can[name]()

    def offered(self) -> list[Command]:
        """What can be carried out now, in the order of the menus."""
        return [command for command in self._table.values() if self.can(command.id)]

    def words(self, name: str) -> str:
        """What a command is called now."""
        return self._actions[name].text().replace("&&", "&")

    def rename(self, name: str, words: str) -> None:
        """Call it something else for now ("Undo Moved “Lean together” up one place"); "" gives its own words back."""
        self._actions[name].setText((words or self._table[name].words).replace("&", "&&"))

    def action(self, name: str) -> QAction:
        """The action of a command, for a menu of its own."""
        return self._actions[name]

    def named_by(self, key: QKeySequence) -> str:
        """The command that a key belongs to; empty for none."""
        return self._by_key.get(key.toString(_PORTABLE), "")

    def refresh(self) -> None:
        """Look again at what can be carried out now."""
        for name, action in self._actions.items():
            action.setEnabled(self.can(name))

    def menu(self, parent: QWidget) -> QMenu:
        """The whole table as one menu with a part for each group, looked at afresh whenever it opens."""
        menu = Menu(self._theme, parent, title=say("Menu"))
        menu.aboutToShow.connect(self.refresh)
        menu.aboutToShow.connect(self._dress)
        for key, words in menus():
            part = menu.addMenu(words)
            for command in self._table.values():
                if command.menu == key:
                    part.addAction(self._actions[command.id])
        return menu

    def _dress(self) -> None:
        """Their icons, which only a menu shows; drawing thirty of them in every size is no part of the start."""
        for command in self._table.values():
            if command.icon:
                self._actions[command.id].setIcon(self._theme.icon(command.icon))
