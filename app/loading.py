"""What the first page does without, fetched while somebody reads it or types: beside the window, then page by page.

No module that makes a class of Qt's is fetched in another thread. On Python 3.11 the binding keeps what it knows of all
its classes in one table, and the window looks into it at every event without waiting for the interpreter. A class that
is made in another thread moves that table while it is read, and the program falls.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer, Signal

from app.binding import fetch_one
from app.views.worker import Worker, a_bug

BESIDE = ("app.keeping", "app.reports.process", "pypdfium2")
"""What is heavy and free of Qt; with what these bring along it is most of the wait."""

FOLDERS = (
    "agreement",
    "care",
    "hierarchy",
    "notes",
    "roster",
    "screening",
    "settings",
    "story",
    "today",
    "under_way",
    "write_up",
)
"""Of `app.views`, those with pages of the open records."""


class Loading(QObject):
    """Fetches all of it once. `done` goes out in the window's thread when everything is there."""

    done = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker, self._left, self._over = worker, _pages(), False
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._next)

    def begin(self) -> None:
        """Begin with what is fetched in the worker."""
        self._worker.run(_fetch_beside, lambda _none: self._fetch_pages(), a_bug)

    def finish(self) -> None:
        """What is not there yet is fetched now, with no turn between: whoever opened the records waits for it."""
        while not self._over:
            self._next()

    def close(self) -> None:
        """Nothing more is fetched, and nobody is told."""
        self._over = True
        self._turns.stop()

    def _fetch_pages(self) -> None:
        if not self._over:
            self._turns.start()
            self._next()

    def _next(self) -> None:
        """One more piece or module, a few milliseconds; keys and paints have their turn before the next."""
        if fetch_one():
            return
        for name in self._left:
            if name not in sys.modules:
                import_module(name)
                return
        self.close()
        self.done.emit()


def _fetch_beside() -> None:
    for name in BESIDE:
        import_module(name)


def _pages() -> Iterator[str]:
    for folder in FOLDERS:
        package = import_module(f"app.views.{folder}")
        yield from (module.name for module in iter_modules(package.__path__, f"{package.__name__}."))
    yield "app.views.window"
    yield "app.rooms"
