"""A therapist at the desk: the whole program on a real vault, with keys, hands and eyes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app import logs
from app.settings import SettingsFile
from app.start import Program
from app.views.desk import Desk
from app.views.theme.widgets import Label
from app.views.unlock.unlock import UnlockPage
from app.views.window import Window
from tests.desk import SteadyClock
from tests.hands import focused as focused
from tests.hands import some_window_has_the_keys, type_words, where_keys_go
from tests.store_fixtures import CHEAP

OWN = "velvet herons juggle seven copper kettles"
"""A passphrase of one's own that holds."""

NAMED = {"Enter": "Return", "Esc": "Escape", ",": "Comma", "=": "Equal", "-": "Minus"}
HELD = {
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


@dataclass
class Therapist:
    """What one person does with the program that stands before them. `chords` counts what was pressed."""

    program: Program
    qtbot: QtBot
    clock: SteadyClock
    chords: int = 0
    after: Callable[[], None] = field(default=lambda: None)
    """Called after every chord and every run of letters."""
    over: bool = False

    def end(self) -> None:
        """The program ends, as it does once its window was closed."""
        if not self.over:
            self.over = True
            self.program.close()
            self.program.deleteLater()

    # -- the parts of the program, for looking ----------------------------------------------------------------

    @property
    def window(self) -> Window:
        """The open records."""
        assert self.program.window is not None
        return self.program.window

    @property
    def desk(self) -> Desk:
        """What the pages act through."""
        assert self.program.desk is not None
        return self.program.desk

    # -- keys -------------------------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Press chords where the keys go: "A", "Enter", "Alt+Up", "Ctrl+K"."""
        for chord in chords:
            *held, key = chord.split("+") if not chord.endswith("++") else [*chord[:-2].split("+"), "Plus"]
            modifiers = Qt.KeyboardModifier.NoModifier
            for name in held:
                modifiers |= HELD[name]
            self.chords += 1
            self.until(some_window_has_the_keys)  # none has, while one turns into a whole screen
            QTest.keyClick(where_keys_go(), getattr(Qt.Key, f"Key_{NAMED.get(key, key)}"), modifiers)
            self.after()

    def type(self, words: str) -> None:
        """Type words; what has no key of its own comes from an input method, as it does for a person."""
        type_words(words)
        self.after()

    def until(self, seen: Callable[[], object], patience: int = 15_000) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=patience)

    # -- by name, as assistive technology does ----------------------------------------------------------------

    def find(self, role: QAccessible.Role, name: str) -> QAccessibleInterface:
        """The first thing that shows, with this role and a name that begins like this."""
        things: list[QAccessibleInterface] = []

        def shows() -> None:
            things[:] = found(self.program.top, role, name)
            assert things, f"no {role} {name!r} among {[one.text(QAccessible.Text.Name) for one in shown(self)]}"

        self.qtbot.waitUntil(shows)
        return things[0]

    def click(self, name: str, role: QAccessible.Role = QAccessible.Role.Button) -> None:
        """Click in the middle of what has this name, with the mouse; it has to be in sight there."""
        thing = self.find(role, name)
        widget, spot = thing.object(), self.program.top.mapFromGlobal(thing.rect().center())
        hit = self.program.top.childAt(spot)
        if isinstance(widget, QWidget):
            assert hit is not None, f"{name!r} is out of sight"
            assert hit is widget or widget.isAncestorOf(hit), f"{name!r} lies under {heard(hit)!r}, or is out of sight"
        window = self.program.top.windowHandle()
        assert window is not None
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(spot))
        self.after()

    # -- what takes several of them ---------------------------------------------------------------------------

    def first_run(self, sheet: Path, name: str = "Elin Marsh", passphrase: str = OWN) -> None:
        """Name the practice, choose a passphrase of one's own, save the recovery sheet, by keys alone."""
        self.until(lambda: isinstance(focused_or_none(), QLineEdit))
        self.type(name)
        self.press("Enter")
        self.go_to("I would rather write my own")
        self.press("Space")
        self.type(passphrase)
        self.press("Enter")
        self.type(passphrase)
        self.press("Enter")
        self.until(lambda: heard_focus().startswith("Print"))
        self.go_to("Save as PDF")
        with self.answering(sheet):
            self.press("Space")
        self.until(lambda: heard_focus().startswith("Open Unhurried"))
        self.press("Enter")
        self.until(lambda: self.program.is_open)

    def by_name(self, words: str) -> None:
        """Carry out what is called like this, from Go to anything."""
        self.press("Ctrl+K")
        self.type(words)
        self.press("Enter")

    def choose(self, words: str) -> None:
        """Open the menu of what is in hand, walk to what begins like this, and press Enter."""
        self.press("Menu")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press("Down")
            if menu.activeAction().text().replace("&&", "&").startswith(words):
                return self.press("Enter")
        raise AssertionError(f"{words!r} is not in the menu: {[one.text() for one in menu.actions()]}")

    def reads(self, words: str) -> bool:
        """Whether these words stand on a label in sight."""
        return any(label.isVisible() and words in label.text() for label in self.program.top.findChildren(Label))

    def unlock(self, passphrase: str = OWN) -> None:
        """Type the passphrase."""
        self.until(lambda: isinstance(self.program.top.page, UnlockPage) and heard_focus().startswith("Passphrase"))
        self.type(passphrase)
        self.press("Enter")
        self.until(lambda: self.program.is_open)

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Tab until the focus is on what has this name."""
        for _ in range(80):
            if heard_focus().startswith(name):
                return
            self.press(key)
        raise AssertionError(f"no way by {key} to {name!r}; it ended on {heard_focus()!r}")

    @contextmanager
    def answering(self, *lines: Path | str) -> Iterator[None]:
        """Answer the dialog that asks where to save by typing these lines: a folder leads into it, a name ends it."""
        answer = _Answer(lines)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(answer)
        try:
            yield
            self.until(lambda: answer.done)  # pages that are still being drawn are asked about once they are there
        finally:
            app.removeEventFilter(answer)
        self.come_back()

    def come_back(self) -> None:
        """Give the keys back to the window, as a window manager does; this screen has none."""
        self.program.top.activateWindow()
        self.until(self.program.top.isActiveWindow)


class _Answer(QObject):
    """Types lines into the next file dialog once it stands, each with Enter."""

    def __init__(self, lines: Sequence[Path | str]) -> None:
        super().__init__()
        self._lines, self.done = lines, False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and isinstance(watched, QFileDialog) and not self.done:
            self.done = True
            QTimer.singleShot(0, watched, lambda: self._answer(watched))
        return False

    def _answer(self, dialog: QFileDialog) -> None:
        for words in self._lines:
            line = dialog.focusWidget()
            assert isinstance(line, QLineEdit)
            line.selectAll()
            QTest.keyClicks(line, str(words))
            QTest.keyClick(line, Qt.Key.Key_Return)


def focused_or_none() -> QWidget | None:
    """Where the focus is, if anywhere."""
    return QApplication.focusWidget()


def heard_focus() -> str:
    """What assistive technology calls the place of the focus; "" for none."""
    widget = QApplication.focusWidget()
    return heard(widget) if widget is not None else ""


def heard(widget: QWidget) -> str:
    """What assistive technology calls it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def tree(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything below and with it that shows."""
    state = thing.state()
    if state.invisible:
        return
    yield thing
    for place in range(thing.childCount()):
        child = thing.child(place)
        if child is not None and child.isValid():
            yield from tree(child)


def shown(me: Therapist) -> list[QAccessibleInterface]:
    """Everything in the window that shows and has a name."""
    top = QAccessible.queryAccessibleInterface(me.program.top)
    return [thing for thing in tree(top) if thing.text(QAccessible.Text.Name)]


def found(top: QWidget, role: QAccessible.Role, name: str) -> list[QAccessibleInterface]:
    """What shows in the window with that role and a name that begins like this."""
    things = tree(QAccessible.queryAccessibleInterface(top))
    return [one for one in things if one.role() == role and one.text(QAccessible.Text.Name).startswith(name)]


@dataclass(frozen=True)
class Places:
    """The folders of one test's own machine."""

    machine: Path

    @property
    def vault(self) -> Path:
        """Where the records are."""
        return self.machine / "home/.local/share/unhurried"

    @property
    def settings(self) -> Path:
        """Where the settings are."""
        return self.machine / "home/.config/unhurried/settings.json"

    @property
    def log(self) -> Path:
        """Where the log is."""
        return self.machine / "home/.local/state/unhurried/log"

    @property
    def own(self) -> Path:
        """Where the therapist keeps files of their own."""
        folder = self.machine / "home/Documents"
        folder.mkdir(exist_ok=True)
        return folder


Begin = Callable[[], Therapist]


@pytest.fixture
def places(machine: Path) -> Places:
    """This machine's folders; Qt's own settings lie there too."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(machine / "home/.config"))
    return Places(machine)


@pytest.fixture
def begin(qapp: QApplication, qtbot: QtBot, places: Places) -> Iterator[Begin]:
    """Starts the program on this machine's records, as often as asked."""
    begun: list[Therapist] = []
    clock = SteadyClock()
    handler = logs.keep_log(places.log)
    assert handler is not None

    def start() -> Therapist:
        settings = SettingsFile(places.settings)
        settings.change(scheme="light", reduced_motion=True)
        program = Program(qapp, places.vault, settings, clock=clock, cost=CHEAP)
        me = Therapist(program, qtbot, clock)
        begun.append(me)
        with qtbot.waitActive(program.top):
            program.start()
        return me

    yield start
    for me in begun:
        me.end()
    logging.getLogger().removeHandler(handler)
    handler.close()
