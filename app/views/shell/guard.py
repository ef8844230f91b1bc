"""What shields the room: the cover, the lock that comes by itself, and the pause, from anywhere and at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from app.settings import SettingsFile
from app.views.commands import Commands
from app.views.shell.idle import IdleWatch, Limits, seconds_awake_or_asleep
from app.views.shell.keys import KeyWatch
from app.views.shell.top import TopWindow


class PauseWindow(Protocol):
    """The calm screen, as far as it is begun and left by a key."""

    def begin(self, over: TopWindow) -> None:
        """Show it now."""

    def hide(self) -> None:
        """Leave it."""

    def isVisible(self) -> bool:
        """Whether it is shown."""


class Guarded(Protocol):
    """What is guarded: the records while they are open, and what is being typed into them."""

    @property
    def is_open(self) -> bool:
        """Whether the records are open."""

    @property
    def in_session(self) -> bool:
        """Whether somebody is in the room; also known while the records are locked."""

    def flush(self) -> None:
        """Keep what is being typed."""

    def note_pause(self, at: datetime | None, *, stopped: bool) -> None:
        """Write it into the notes of the session in course, now or at that time."""


class Guard(QObject):
    """Offers cover, pause and lock; says `lock_wanted` when the records are to be closed."""

    lock_wanted = Signal()

    def __init__(
        self,
        top: TopWindow,
        commands: Commands,
        settings: SettingsFile,
        guarded: Guarded,
        make_pause: Callable[[], PauseWindow],
        wall: Callable[[], datetime],
        seconds: Callable[[], float] = seconds_awake_or_asleep,
    ) -> None:
        super().__init__(top)
        self._top, self._settings, self._guarded, self._wall = top, settings, guarded, wall
        self._make_pause = make_pause
        self._pause: PauseWindow | None = None
        self._waiting: list[datetime] = []
        self.keys = KeyWatch(commands, lambda: top.covered and not self.pausing)
        self.idle = IdleWatch(self._limits, seconds, self)
        self.keys.touched.connect(self.idle.touched)
        self.idle.cover.connect(self.cover)
        self.idle.lock.connect(self.lock_wanted)
        commands.on("pause", self.toggle_pause)
        commands.on("cover", self.toggle_cover)
        commands.on("lock", self.lock_wanted.emit, lambda: guarded.is_open)

    def close(self) -> None:
        """Watch no more."""
        self.keys.close()
        self.idle.stop()

    def records_opened(self) -> None:
        """Watch over them, and write down the pauses that came while they were locked, at their own times."""
        waiting, self._waiting = self._waiting, []
        for at in waiting:
            self._guarded.note_pause(at, stopped=False)
        self.idle.start()

    def records_closed(self) -> None:
        """Nothing is left to watch over, and nothing under the cover."""
        self.idle.stop()
        self._top.forget_what_was_covered()
        self._top.take_cover_off()

    # -- the cover --------------------------------------------------------------------------------------------

    def cover(self) -> None:
        """Cover at once; then keep what was being typed."""
        self._top.put_cover_on()
        if self._guarded.is_open:
            self._guarded.flush()

    def toggle_cover(self) -> None:
        """On, and off again."""
        if self._top.covered:
            self._top.take_cover_off()
        else:
            self.cover()

    def prepare(self) -> None:
        """Make the calm screen beforehand, so that it comes at once when it is wanted."""
        if self._pause is None:
            self._pause = self._make_pause()

    # -- the pause --------------------------------------------------------------------------------------------

    @property
    def pausing(self) -> bool:
        """Whether the calm screen is shown."""
        return self._pause is not None and self._pause.isVisible()

    def toggle_pause(self) -> None:
        """The calm screen, at once; the same key leaves it, and nothing resumes by that."""
        if self._pause is not None and self._pause.isVisible():
            self._pause.hide()
            self.pause_left()
            return
        self.prepare()
        if self._pause is not None:
            self._pause.begin(self._top)
        QTimer.singleShot(0, self, self._paused)

    def pause_left(self) -> None:
        """Back where one was, which nothing changed meanwhile."""
        self._top.bring_back("pause")
        self._top.activateWindow()

    def pause_stopped(self) -> None:
        """Stop for today: a second line in the notes; the session goes on, to talk about it."""
        self.pause_left()
        self.note_pause(stopped=True)

    def note_pause(self, *, stopped: bool = False) -> None:
        """Into the notes, once the screen is calm; while the records are locked it is remembered until they open."""
        if not self._guarded.in_session:
            return
        if self._guarded.is_open:
            self._guarded.flush()
            self._guarded.note_pause(None, stopped=stopped)
        elif not stopped:
            self._waiting.append(self._wall())

    def _paused(self) -> None:
        if self.pausing:
            self._top.put_away("pause")  # nothing beneath is read aloud
        self.note_pause()

    def _limits(self) -> Limits:
        now = self._settings.now
        if self._guarded.in_session:
            return Limits(cover=now.cover_minutes * 60, lock=now.session_lock_minutes * 60)
        return Limits(cover=None, lock=now.lock_minutes * 60)
