"""Waiting for what a person would see, and no longer than it takes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer
from pytestqt.qtbot import QtBot

LONGEST_PAUSE_MS = 10


class PromptBot(QtBot):
    """The bot of pytest-qt, which looks a hundred times a second whether something is so; this one looks sooner.

    Most of what a test waits for is there after one turn of the loop. What takes longer is looked at less and less
    often, down to how often pytest-qt does.
    """

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:  # its name
        """Wait until `callback` is true, or returns nothing and asserts nothing that is not so."""
        __tracebackhide__ = True
        deadline, pause = QDeadlineTimer(timeout), 1
        while True:
            not_so: AssertionError | None = None
            try:
                so = callback()
            except AssertionError as error:
                so, not_so = False, error
            if so is not None and not isinstance(so, bool):
                raise ValueError(f"what is waited for is true or false, not {so!r}")
            if so is not False:
                return
            if deadline.hasExpired():
                raise TimeoutError(f"not so after {timeout} milliseconds") from not_so
            self.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE_MS)
