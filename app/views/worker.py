"""Slow work beside the window: a job runs in a thread, its end is told in the UI thread; in tests it runs inline.

What may never end runs in a thread that can be given up.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")


class Worker(Protocol):
    """Runs one job after the other. `job` gets values and gives values; it never touches a widget.

    Nor does it import what makes a class of Qt's; `app.loading` says why.
    """

    def run(self, job: Callable[[], T], done: Callable[[T], None], wrong: Callable[[Exception], None]) -> None:
        """Carry out `job`; then `done` with what it gave, or `wrong` with what it raised, in the UI thread."""

    def close(self) -> None:
        """Wait for the job that is running; those not begun are dropped, and nobody is told any more."""


def a_bug(fault: Exception) -> None:
    """What a job ends with that nobody expects: raised in the UI thread, where it is logged and told."""
    raise fault


class InlineWorker:
    """Does the work at once, where it was asked for."""

    def run(self, job: Callable[[], T], done: Callable[[T], None], wrong: Callable[[Exception], None]) -> None:
        """Carry out `job` now."""
        try:
            result = job()
        except Exception as fault:  # noqa: BLE001  (every fault of a job belongs to whoever asked for it)
            wrong(fault)
            return
        done(result)

    def close(self) -> None:
        """Nothing is left running."""


class _Ended(QObject):
    told = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Callable[[], None]], ended: _Ended) -> None:
        super().__init__()
        self._work, self._ended = work, ended

    def run(self) -> None:
        self._ended.told.emit(self._work())


class ThreadWorker(QObject):
    """Does the work in one thread of its own, so that the window stays awake while a key is derived."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._ended = _Ended()
        self._ended.told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._open = True

    def run(self, job: Callable[[], T], done: Callable[[T], None], wrong: Callable[[Exception], None]) -> None:
        """Carry out `job` as soon as those before it are done."""

        def work() -> Callable[[], None]:
            try:
                result = job()
            except Exception as fault:  # noqa: BLE001  (every fault of a job belongs to whoever asked for it)
                caught = fault
                return lambda: wrong(caught)
            return lambda: done(result)

        self._pool.start(_Job(work, self._ended))

    def close(self) -> None:
        """Wait for the job that is running; see `Worker`."""
        self._open = False
        self._pool.clear()
        self._pool.waitForDone()

    @Slot(object)
    def _tell(self, tell: Callable[[], None]) -> None:
        if self._open:
            tell()


LIMIT_MS = 15_000
"""So long somebody may be kept waiting for an answer that may never come."""


class LimitedWorker(QObject):
    """Does each job in a thread of its own, and gives it up after `limit` milliseconds: `wrong` with TimeoutError.

    What was given up may go on for ever; nobody is told of its end, and closing does not wait for it.
    """

    _ended = Signal(int, object)

    def __init__(self, limit: int = LIMIT_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self._asked = 0
        self._waiting: dict[int, QTimer] = {}
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Callable[[], T], done: Callable[[T], None], wrong: Callable[[Exception], None]) -> None:
        """Begin `job` at once; see `Worker`."""
        self._asked += 1
        number = self._asked

        def work() -> None:
            try:
                result = job()
            except Exception as fault:  # noqa: BLE001  (every fault of a job belongs to whoever asked for it)
                caught = fault
                self._say_ended(number, lambda: wrong(caught))
            else:
                self._say_ended(number, lambda: done(result))

        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: self._tell(number, lambda: wrong(TimeoutError())))
        timer.start(self._limit)
        self._waiting[number] = timer
        threading.Thread(target=work, name="aside", daemon=True).start()

    def close(self) -> None:
        """Nobody is told any more."""
        for timer in self._waiting.values():
            timer.stop()
        self._waiting.clear()

    def _say_ended(self, number: int, tell: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._ended.emit(number, tell)

    @Slot(int, object)
    def _tell(self, number: int, tell: Callable[[], None]) -> None:
        timer = self._waiting.pop(number, None)
        if timer is not None:
            timer.stop()
            timer.deleteLater()
            tell()
