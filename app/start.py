"""The one place that knows every room: it opens the records, builds the desk, and shows the window.

What is imported at the top is light, so that a window stands on the screen at once. The rest follows after its first
paint, in functions, while somebody reads the greeting.
"""

from __future__ import annotations

from contextlib import ExitStack
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.clock import WallClock
from app.settings import SettingsFile
from app.views.shell.entry import Entry, Surroundings
from app.views.shell.first_run import look_around, passphrases
from app.views.shell.leaving import LeftBehind, close_others, end_drag, put_down
from app.views.shell.one_window import OneWindow
from app.views.shell.sheets import sheets
from app.views.shell.top import TopWindow
from app.views.theme.theme import Theme
from app.views.unlock.asks import OpenRecords
from app.views.unlock.unlock import greeting_for
from app.views.worker import LimitedWorker, ThreadWorker, Worker, a_bug
from app.words import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from datetime import date, datetime

    from PySide6.QtWidgets import QApplication

    from app.actions.ports import Clock
    from app.keeping import Door, Keeper
    from app.loading import Loading
    from app.reports.process import Printer
    from app.store.cost import Cost
    from app.store.keychain import Keychain
    from app.views.calm.pause import PauseScreen
    from app.views.commands import Commands
    from app.views.desk import Desk
    from app.views.shell.guard import Guard
    from app.views.window import Place, Window

T = TypeVar("T")

SAMPLE_PASSPHRASE = "sample"
OF_A_VAULT = ("vault.json", "records.db")
"""What shows that a folder holds records, without importing the store."""

REST_MS = 20_000


class Program(QObject):
    """The program from its first paint to its end. `folder` holds the vault; `sample` fills a throw-away one there.

    `clock`, `cost` (what one try of the passphrase takes), `keychains` and `aside` (where the keychain is asked) are
    given by tests alone. `stands` goes out once, after the first paint: before it, nothing is made that the first page
    does not show or hear.
    """

    stands = Signal()
    ready = Signal()
    """Everything is loaded."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        settings: SettingsFile,
        worker: Worker | None = None,
        *,
        sample: bool = False,
        clock: Clock | None = None,
        cost: Cost | None = None,
        keychains: Callable[[], Keychain] | None = None,
        aside: Worker | None = None,
    ) -> None:
        super().__init__()
        self.folder, self.settings, self.sample, self._cost = folder, settings, sample, cost
        self.clock: Clock = clock or WallClock()
        self.theme = Theme(settings.now.scheme, settings.now.text_scale, self, early=True)
        self.theme.apply(app)
        self.worker: Worker = worker or ThreadWorker(self)
        self.aside: Worker = aside or LimitedWorker(parent=self)
        self._keychains = keychains
        self.top = TopWindow(self.theme, settings)
        self.top.may_close = self._may_close
        self.door: Door | None = None
        self.desk: Desk | None = None
        self.window: Window | None = None
        self._place: Place | None = None
        self._entry: Entry | None = None
        self._loading: Loading | None = None
        self._printer: Printer | None = None
        self._one = OneWindow(folder, self.top.come_forward, self)
        self._pause: PauseScreen | None = None
        self._left_behind = LeftBehind()
        self._unclaimed: list[OpenRecords] = []
        self._fetching = self._closed = False
        self._endings = ExitStack()
        self._rest = QTimer(self)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rest_records)

    @cached_property
    def commands(self) -> Commands:
        """What can be done by menu and key."""
        from app.views.commands import Commands
        from app.views.shell.look import follow_settings

        commands = Commands(self.theme, self.top)
        self._endings.callback(follow_settings(self.theme, self.settings, commands))
        commands.on("quit", self._quit)
        return commands

    @cached_property
    def guard(self) -> Guard:
        """What shields the room."""
        from app.views.shell.guard import Guard

        guard = Guard(self.top, self.commands, self.settings, self, self._make_pause, self.clock.now)
        guard.lock_wanted.connect(self.lock)
        self._endings.callback(guard.close)
        return guard

    # -- beginning and ending ---------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the window with its first page; make and fetch the rest once it stands."""
        self._entry = Entry(self.theme, self.keeper, self.worker, self._surroundings(), self)
        self._entry.opened.connect(self._opened)
        self.stands.connect(partial(self._entry.try_keychain, self.aside))
        self.top.painted.connect(self._fetch, Qt.ConnectionType.QueuedConnection)
        self.top.come_forward()  # the system makes room for the window while its page is made; neither is painted yet
        if not self.sample:
            self._entry.begin()

    def _fetch(self) -> None:
        if self._fetching:
            return
        from app.loading import Loading

        self._fetching = True
        if not self.sample and self._one.another_answers():
            self.top.close()  # two were started at once, and the other was quicker
            return
        self._complete()
        self.stands.emit()
        self._loading = Loading(self.worker, self)
        self._loading.done.connect(self._fetched)
        self._loading.begin()

    def _complete(self) -> None:
        """What the first paint could do without: the rest of the look, the keys that always work, and their watch."""
        from app.views.shell.icon import program_icon

        self.theme.complete()
        self.top.setWindowIcon(program_icon())
        self.guard.idle.touched()

    def _fetched(self) -> None:
        from app.views.shell.system import SystemLock

        self.guard.prepare()
        if self.sample:
            self._open_sample()
        self._system = SystemLock(self)
        self._system.wanted.connect(self.lock)
        self._system.listen()
        self.ready.emit()

    def close(self) -> None:
        """Everything is put away; the program ends. Closing twice is once."""
        if self._closed:
            return
        self._closed = True
        with ExitStack() as rest:
            rest.callback(self._close_windows)
            rest.callback(self._endings.close)
            rest.callback(self._one.close)
            for end in (self._entry, self._loading):
                if end is not None:
                    rest.callback(end.close)
            for last in (self._close_unclaimed, self.aside.close, self.worker.close):
                rest.callback(last)
            rest.callback(self._end_printing)  # first, since the worker may be waiting for a print
            self._leave_records()

    def _close_windows(self) -> None:
        if self._pause is not None:
            self._pause.close()
            self._pause.deleteLater()
        self.top.may_close = lambda: True
        self.top.close()
        self.top.deleteLater()

    def _quit(self) -> None:
        self.top.close()

    def _may_close(self) -> bool:
        if self.desk is None:
            return True
        if self.is_open:
            self.desk.flush()
        if self._left_behind.may(self.desk.unsaved_words()):
            return True
        if self.window is not None:
            left = say("Save them elsewhere first. Closing once more leaves them behind.")
            self.window.not_saved.tell(say("These words are not on disk."), left)
        elif self._entry is not None:
            self._entry.warn_of_leaving()
        return False

    # -- the records ------------------------------------------------------------------------------------------

    def keeper(self) -> Keeper:
        """Who makes and opens the records of this folder."""
        from app.keeping import Keeper
        from app.store.cost import FLOOR
        from app.store.keychain import system_keychain

        keychains = None if self.sample else self._keychains or system_keychain
        return Keeper(self.folder, self.clock.now, FLOOR if self.sample else self._cost, keychains, self._unclaimed)

    def _opened(self, records: OpenRecords, new: bool = False) -> None:
        if self._loading is not None:
            self._loading.finish()
        from app.keeping import Door
        from app.rooms import Rooms, first_place
        from app.views.desk import Desk
        from app.views.window import Window

        if self.door is None:
            self.door = Door()
        self.door.open(records)
        self._unclaimed.remove(records)
        if self.desk is None:
            self.desk = Desk(self.door, self.clock, self)
        line = say("Practice couples, invented. Nothing here is kept.") if self.sample else ""
        rooms = Rooms(
            self.theme,
            self.desk,
            self.door,
            self.settings,
            self.worker,
            self.printer,
            passphrases(),
            sheets(self.top, self._draw_sheet, self.worker),
            self.keeper(),
            self.aside,
        )
        place, pages = self.top.place, rooms.pages()
        self.window = Window(self.theme, self.desk, self.settings, self.commands, pages, line, place)
        self.top.show_page(self.window)
        self.window.go(self._place or first_place(self.desk, new=new))
        self.guard.records_opened()
        self.desk.saved.connect(self._left_behind.saved)
        self.desk.try_again()
        self._rest.start()

    def _open_sample(self) -> None:
        from app.keeping import fill_sample

        self.worker.run(lambda: fill_sample(self.keeper(), SAMPLE_PASSPHRASE, self.clock.now()), self._opened, a_bug)

    def lock(self) -> None:
        """Keep what is typed, close the records, drop the key, and ask for the passphrase."""
        if self.is_open and self._entry is not None:
            with ExitStack() as rest:
                rest.callback(self._end_printing)
                rest.callback(self._ask_after_lock)
                self._leave_records()

    def _ask_after_lock(self) -> None:
        if self._entry is not None and self.desk is not None:
            self._entry.ask(locked=True, unsaved=bool(self.desk.unsaved_words()))

    def _leave_records(self) -> None:
        if self.desk is None or self.window is None or self.door is None:
            return
        from app.views.shell.clipboard import empty_clipboard

        self._place = self.window.place
        end_drag(self.window)
        with ExitStack() as rest:
            # Whatever keeping the last words runs into, all of this happens, from the end to the beginning.
            rest.callback(self.commands.refresh)
            rest.callback(self.door.shut)
            rest.callback(self._rest.stop)
            rest.callback(empty_clipboard)
            rest.callback(close_others, (self.top, self._pause))
            rest.callback(self.guard.records_closed)
            rest.callback(self._leave_window, self.desk, self.window)
            rest.callback(self.desk.close)
            put_down(self.window)

    def _leave_window(self, desk: Desk, window: Window) -> None:
        self.window = None
        for signal in (desk.changed, desk.told, desk.saved, desk.room):
            signal.disconnect()
        window.close_for_good()

    def _close_unclaimed(self) -> None:
        if self._unclaimed:
            from app.keeping import close_unclaimed

            close_unclaimed(self._unclaimed)

    def _rest_records(self) -> None:
        if self.door is not None and self.door.is_open:
            self.door.vault.rest()

    # -- what the guard asks ----------------------------------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Whether the records are open."""
        return self.window is not None

    @property
    def in_session(self) -> bool:
        """Whether somebody is in the room."""
        return self.desk is not None and self.desk.session is not None

    def flush(self) -> None:
        """Keep what is being typed."""
        if self.desk is not None:
            self.desk.flush()

    def note_pause(self, at: datetime | None, *, stopped: bool) -> None:
        """Into the notes of the session in course."""
        from app.actions.pausing import note_pause

        if self.desk is not None and self.desk.session is not None:
            self.desk.do_or_tell(note_pause, self.desk.session.id, at, stopped)

    def _make_pause(self) -> PauseScreen:
        from app.models.content import load_groundings
        from app.views.calm.pause import PauseScreen

        self._pause = PauseScreen(self.theme, load_groundings())
        self._pause.left.connect(self.guard.pause_left)
        self._pause.stopped.connect(self.guard.pause_stopped)
        return self._pause

    def tell_of_bug(self) -> None:
        """One calm notice; the log has the place, without words."""
        if self.window is not None:
            self.window.tell(say("Something went wrong inside Unhurried. Nothing you typed is lost."))

    # -- what pages are given ---------------------------------------------------------------------------------

    def printer(self) -> Printer:
        """The process that draws prints, started when first wanted."""
        if self._printer is None:
            from app.reports.process import Printer

            self._printer = Printer()
        return self._printer

    def _end_printing(self) -> None:
        """Let no process go on that has words of a couple in its memory, or waits for what it will not get."""
        if self._printer is not None:
            self._printer.close()

    def _surroundings(self) -> Surroundings:
        note = say("The passphrase of the sample practice is “{word}”.", word=SAMPLE_PASSPHRASE)
        return Surroundings(
            exist=lambda: any((self.folder / name).exists() for name in OF_A_VAULT),
            passphrases=passphrases(),
            sheets=sheets(self.top, self._draw_sheet, self.worker),
            greeting=lambda: greeting_for(self.clock.now().hour),
            today=self._today,
            show=self.top.show_page,
            show_first_window=self._one.show_the_other,
            look_around=look_around,
            leave=self.top.close,
            note=note if self.sample else "",
        )

    def _today(self) -> tuple[date, str]:
        from app.dates import long_date

        day = self.clock.now().date()
        return day, long_date(day)

    def _draw_sheet(self, name: str, groups: tuple[str, ...]) -> Future[bytes]:
        from app.models.agreement import Paper

        return self.printer().recovery_sheet(name, groups, self.clock.now().date(), Paper.A4)
