"""Where the pictures are taken: the real program on throw-away records, at a moment that stands still."""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QMessageLogContext, QObject, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from app import sample
from app.actions.ports import Work
from app.clock import WallClock
from app.keeping import Door, Keeper
from app.models.faults import NotSaved
from app.settings import SettingsFile
from app.start import Program
from app.store.cost import FLOOR
from app.store.vault import Vault
from app.tour.reading import words_of
from app.views.calm.pause import PauseScreen
from app.views.shell.top import TopWindow
from app.views.unlock.asks import PracticeGiven
from app.views.unlock.unlock import UnlockPage
from app.views.worker import InlineWorker

log = logging.getLogger(__name__)

Scheme = Literal["light", "dark"]
T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
Records = Literal["none", "new", "day", "session"]
"""No records yet; a practice without couples; the sample practice in its two scenes."""

PRACTICE = PracticeGiven(sample.PRACTICE, sample.CREDENTIALS, sample.ADDRESS)
PASSPHRASE = "linen harbour walnut drizzle"
GROUPS = "K7QM 4TXA RR2D 8WHC 5NVE J3PB 6YSG 9XRD"
"""Of a recovery sheet that opens nothing."""

PATIENCE = 30.0
"""Seconds that a picture waits at most for what is drawn in another process."""

NOW: dict[Records, datetime] = {
    "none": datetime(2026, 1, 21, 9, 5).astimezone(),
    "new": datetime(2026, 1, 21, 9, 20).astimezone(),
    "day": datetime(2026, 5, 28, 9, 5).astimezone(),
    "session": datetime(2026, 5, 14, 14, 31).astimezone(),
}


@dataclass(frozen=True)
class Look:
    """How the pictures shall look. `scale` is pixels to a pixel; `only` names pictures, none of them means all."""

    schemes: tuple[Scheme, ...] = ("light", "dark")
    text_scale: float = 1.0
    size: tuple[int, int] = (1440, 900)
    scale: float = 1.0
    only: tuple[str, ...] = ()

    def platform(self, folder: Path) -> str:
        """The name of a Qt platform without a display, whose one screen has this size and scale."""
        wide, high = (round(side * self.scale) for side in self.size)
        screen = {"name": "tour", "x": 0, "y": 0, "width": wide, "height": high, "logicalDpi": 96}
        described = folder / "screen.json"
        described.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        return f"offscreen:configfile={described}"


class StandingClock(WallClock):
    """A clock on which it is always the same moment."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """That moment."""
        return self._moment


class DiskThatFills(Door):
    """The records on a disk that can be full."""

    full = False

    def write(self) -> AbstractContextManager[Work]:
        """See the port `Records`."""
        if self.full:
            raise NotSaved("full")
        return super().write()


class Stage:
    """Runs programs one after the other and takes pictures of them; `words` holds what there is to read in each."""

    def __init__(self, look: Look, folder: Path, kept: Path) -> None:
        self.look = look
        self.words: dict[str, list[str]] = {}
        self._folder, self._kept = folder, kept
        self._templates: dict[Records, Path] = {}
        self._runs = 0
        self.disk = DiskThatFills()
        qInstallMessageHandler(_tell)
        logging.getLogger("app.views").addHandler(logging.NullHandler())  # a full disk is part of the tour
        self.app = QApplication(["unhurried"])
        self.app.setCursorFlashTime(0)
        QAccessible.setActive(True)  # else it would read what a list held when it was first asked
        self._windows = _Windows()
        self.app.installEventFilter(self._windows)

    @property
    def strays(self) -> list[str]:
        """The kinds of widgets that were a window for a moment and should not have been."""
        return sorted(self._windows.seen - {TopWindow.__name__, PauseScreen.__name__})

    # -- programs ---------------------------------------------------------------------------------------------

    def home(self, records: Records) -> Path:
        """A fresh folder with these records."""
        self._runs += 1
        home = self._kept / f"records {self._runs}"
        if records == "none":
            return home
        if records not in self._templates:
            template = self._kept / records
            keeper = Keeper(template, lambda: NOW[records], FLOOR)
            vault, _ = keeper.create(PRACTICE, PASSPHRASE)
            if records != "new":
                sample.fill(cast(Vault, vault), NOW[records], records)
            vault.close()
            self._templates[records] = template
        shutil.copytree(self._templates[records], home)
        return home

    @contextmanager
    def program(
        self,
        records: Records,
        home: Path | None = None,
        *,
        size: tuple[int, int] | None = None,
        text_scale: float | None = None,
    ) -> Iterator[Program]:
        """The program from its start to its end, on a copy of these records."""
        self._runs += 1
        settings = SettingsFile(self._kept / f"settings {self._runs}.json")
        settings.change(scheme=self.look.schemes[0], text_scale=text_scale or self.look.text_scale, reduced_motion=True)
        home = home or self.home(records)
        program = Program(self.app, home, settings, InlineWorker(), clock=StandingClock(NOW[records]))
        program.door = self.disk = DiskThatFills()
        try:
            program.start()
            program.top.resize(*(size or self.look.size))
            program.top.activateWindow()
            self.settle()
            yield program
        finally:
            program.close()
            self.settle()

    @contextmanager
    def opened(
        self, records: Records, *, size: tuple[int, int] | None = None, text_scale: float | None = None
    ) -> Iterator[Program]:
        """The program with its records open."""
        with self.program(records, size=size, text_scale=text_scale) as program:
            self.unlock(program, PASSPHRASE)
            yield program

    def unlock(self, program: Program, passphrase: str) -> None:
        """Type a passphrase on the unlock page, and Enter."""
        field = page(program.top, kind=UnlockPage).entry.field
        field.setText(passphrase)
        self.press(field, Qt.Key.Key_Return)

    # -- hands ------------------------------------------------------------------------------------------------

    def press(
        self, widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
    ) -> None:
        """Press a key in a widget and let it go, while others are held."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, key, held, text))
        self.settle()

    def type(self, widget: QWidget, text: str) -> None:
        """Type some letters into a widget."""
        for letter in text:
            self.press(widget, Qt.Key.Key_unknown, text=letter)

    def settle(self) -> None:
        """Let everything find its place."""
        for _ in range(6):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()

    def wait_for(self, there: Callable[[], bool]) -> None:
        """Wait for what another process draws; TimeoutError when it does not come."""
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.02)
            self.settle()
        self.settle()

    # -- pictures ---------------------------------------------------------------------------------------------

    def wants(self, *names: str) -> bool:
        """Whether one of these pictures is wanted."""
        return not self.look.only or bool({*names} & {*self.look.only})

    def shoot(self, name: str, program: Program, widget: QWidget | None = None) -> None:
        """Take the picture of that name, of the window or of another, in each of the themes that are wanted."""
        if not self.wants(name):
            return
        for scheme in self.look.schemes:
            program.settings.change(scheme=scheme)
            self.settle()
            taken = widget or program.top
            called = f"{name}-{scheme}.png"
            if not taken.grab().save(str(self._folder / called), "PNG", 60):
                raise OSError(called)
            self.words[called] = words_of(taken)
        program.settings.change(scheme=self.look.schemes[0])
        self.settle()

    def keep(self, name: str, content: bytes, words: list[str]) -> None:
        """Put a print beside the pictures."""
        (self._folder / name).write_bytes(content)
        self.words[name] = words


class _Windows(QObject):
    """Notes what is shown as a window of its own: a page that is shown before it is laid out flashes up as one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and cast(QWidget, watched).windowType() in (Qt.WindowType.Widget, Qt.WindowType.Window):
            self.seen.add(type(watched).__name__)
        return False


def _tell(kind: QtMsgType, _where: QMessageLogContext, words: str | None) -> None:
    """What Qt has to say, without its being sorry that a screen which is not there cannot do this or that."""
    if words and not words.startswith("This plugin does not support"):
        log.log(logging.INFO if kind is QtMsgType.QtInfoMsg else logging.WARNING, words)


def page(*windows: QWidget, kind: type[W]) -> W:
    """What there is of this kind to be seen in one of these windows; LookupError where there is none."""
    for window in windows:
        for one in (window, *window.findChildren(kind)):
            if isinstance(one, kind) and one.isVisible():
                return one
    raise LookupError(kind.__name__)


def there(what: T | None) -> T:
    """What has to be there; LookupError where it is not."""
    if what is None:
        raise LookupError
    return what
