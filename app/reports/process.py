"""Prints are drawn in a process of their own: drawing holds the interpreter, and the windows must not wait for it.

Nothing heavy is imported here, so a window may hold a `Printer`; ReportLab is first imported in the other process.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from importlib import import_module
from multiprocessing.connection import wait
from threading import Thread
from typing import cast

from app.models.agreement import AgreementContent, Paper
from app.models.unprintable import Unprintable
from app.words import set_language


class Printer:
    """Draws prints in one other process, which starts with the first print and ends with `close`.

    Values go in, bytes come back; a print never touches the disk. `language` is the one its own words are said in.
    """

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._pool: ProcessPoolExecutor | None = None

    def agreement(self, content: AgreementContent) -> Future[bytes]:
        """`app.reports.agreement.draw`, over there."""
        return cast("Future[bytes]", self._submit("agreement", "draw", content))

    def recovery_sheet(
        self, practice_name: str, groups: tuple[str, ...], written_on: date, paper: Paper
    ) -> Future[bytes]:
        """`app.reports.recovery_sheet.draw`, over there."""
        values = (practice_name, groups, written_on, paper, self._language)
        return cast("Future[bytes]", self._submit("recovery_sheet", "draw", *values))

    def unprintable(self, content: AgreementContent) -> Future[tuple[Unprintable, ...]]:
        """`app.reports.unprintable.in_agreement`, over there: what to name before the agreement is printed."""
        return cast("Future[tuple[Unprintable, ...]]", self._submit("unprintable", "in_agreement", content))

    def missing_characters(self, text: str) -> Future[str]:
        """`app.reports.page.missing_characters`, over there: what no bundled font can show."""
        return cast("Future[str]", self._submit("page", "missing_characters", text))

    def close(self) -> None:
        """End the other process; what was still waiting is let go. The next print starts a new one."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=True, cancel_futures=True)

    def _submit(self, room: str, name: str, *values: object) -> Future[object]:
        try:
            return self._open().submit(_call, room, name, values)
        except BrokenProcessPool:
            # The process was ended from outside since the last print: a new one takes its place.
            self.close()
            return self._open().submit(_call, room, name, values)

    def _open(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                max_workers=1,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(self._language,),
            )
        return self._pool


BEHIND = 5
"""How far this process stands back behind the one that somebody is typing in: a share of its time, not all of it."""


def _begin(language: str) -> None:
    if sys.platform != "win32":
        os.nice(BEHIND)
    set_language(language)
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """Leave no process behind, with a couple's words in its memory, when the program ends without closing it."""
    wait([sentinel])
    os._exit(0)


def _call(room: str, name: str, values: tuple[object, ...]) -> object:
    return getattr(import_module(f"app.reports.{room}"), name)(*values)
