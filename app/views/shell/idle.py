"""Nobody has touched the desk for a while: cover it, or lock it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_EVERY_MS = 2000


def seconds_awake_or_asleep() -> float:
    """A clock that nobody sets and that goes on while the computer sleeps, where the system has one."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.clock_gettime(boot) if boot is not None else time.monotonic()


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without input until the cover (None: no cover) and until the lock."""

    cover: float | None
    lock: float


class IdleWatch(QObject):
    """Says `cover` and `lock` when it is time; `limits` is asked at each look, since a session changes them."""

    cover = Signal()
    lock = Signal()

    def __init__(
        self,
        limits: Callable[[], Limits],
        now: Callable[[], float] = seconds_awake_or_asleep,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._limits, self._now = limits, now
        self._last = now()
        self._covered = False
        self.timer = QTimer(self)
        self.timer.setInterval(LOOK_EVERY_MS)
        self.timer.timeout.connect(self._look)

    def start(self) -> None:
        """Watch from now on."""
        self.touched()
        self.timer.start()

    def stop(self) -> None:
        """Nothing to watch over: the records are closed."""
        self.timer.stop()

    def touched(self) -> None:
        """Somebody is there. Hands that come back after the time was up do not make up for it."""
        if self.timer.isActive():
            self._look()
            if self.timer.isActive() and self._now() - self._last >= self._limits().lock:
                return  # it could not be locked yet
        self._last = self._now()
        self._covered = False

    def _look(self) -> None:
        idle, limits = self._now() - self._last, self._limits()
        if idle >= limits.lock:
            self.lock.emit()  # at every look, until it is locked and this is stopped
        elif limits.cover is not None and idle >= limits.cover and not self._covered:
            self._covered = True
            self.cover.emit()
