"""Prints are drawn in a process of their own: drawing holds the interpreter, and the windows must not wait for it.

Nothing heavy is imported here, so a window may hold a `Printer`; ReportLab is first imported in the other process.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import BrokenExecutor, Future
from contextlib import suppress
from datetime import date
from importlib import import_module
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from threading import Lock, Thread, Timer
from typing import NamedTuple, cast

from app.models.agreement import AgreementContent, Paper
from app.models.drawn import Drawn
from app.words import set_language

PAGES_LIMIT = 60.0
SHEET_LIMIT = 10.0
"""Seconds for one print, with the start of its process; one that takes longer is not coming."""


class Printer:
    """Draws prints in other processes, which start with the first print and end with `close`.

    Values go in, bytes come back; a print never touches the disk. `language` is the one its own words are said in.
    Where a process ends from outside, or is not done within its limit, the print is drawn once more in a new one;
    where that fails too, and where `close` came first, the answer is BrokenExecutor. A recovery sheet waits for no
    agreement: it has a process of its own, which ends once the sheet is drawn.
    """

    def __init__(self, language: str = "en", *, pages_limit: float = PAGES_LIMIT, sheet_limit: float = SHEET_LIMIT):
        self._language, self._pages_limit, self._sheet_limit = language, pages_limit, sheet_limit
        self._pages: _Line | None = None
        self._sheets: _Line | None = None

    def agreement(self, content: AgreementContent) -> Future[Drawn]:
        """`app.reports.agreement.drawn`, over there."""
        if self._pages is None:
            self._pages = _Line(self._language, self._pages_limit, stays=True)
        return cast("Future[Drawn]", self._pages.submit(_Call("agreement", "drawn", (content,))))

    def recovery_sheet(
        self, practice_name: str, groups: tuple[str, ...], written_on: date, paper: Paper
    ) -> Future[bytes]:
        """`app.reports.recovery_sheet.draw`, over there."""
        if self._sheets is None:
            self._sheets = _Line(self._language, self._sheet_limit, stays=False)
        values = (practice_name, groups, written_on, paper, self._language)
        return cast("Future[bytes]", self._sheets.submit(_Call("recovery_sheet", "draw", values)))

    def close(self) -> None:
        """End the other processes at once, whatever they are at; what was not drawn is let go."""
        lines, self._pages, self._sheets = (self._pages, self._sheets), None, None
        for line in lines:
            if line is not None:
                line.close()


class _Call(NamedTuple):
    room: str
    name: str
    values: tuple[object, ...]


class _Line:
    """Prints, one after the other, in one other process; a thread here sends them over and waits.

    With `stays` the process is kept for the next print.
    """

    def __init__(self, language: str, limit: float, *, stays: bool) -> None:
        self._language, self._limit, self._stays = language, limit, stays
        self._asked: SimpleQueue[tuple[Future[object], _Call] | None] = SimpleQueue()
        self._begun: tuple[SpawnProcess, Connection] | None = None
        self._closed = False
        self._turn = Lock()
        self._thread = Thread(target=self._work, name="drawing", daemon=True)
        self._thread.start()

    def submit(self, call: _Call) -> Future[object]:
        future: Future[object] = Future()
        self._asked.put((future, call))
        return future

    def close(self) -> None:
        with self._turn:
            self._closed = True
            if self._begun is not None:
                _end(self._begun[0])
        self._asked.put(None)
        self._thread.join(PATIENCE)

    def _work(self) -> None:
        while (asked := self._asked.get()) is not None:
            future, call = asked
            if self._closed:
                future.cancel()
            if future.set_running_or_notify_cancel():
                self._carry_out(future, call)
        self._let_go()

    def _carry_out(self, future: Future[object], call: _Call) -> None:
        try:
            answer, fault = self._draw_twice(call)
        except Exception as caught:  # noqa: BLE001  (whatever it is, it belongs to whoever waits for this print)
            answer, fault = None, caught
        if not self._stays:
            self._let_go()
        if fault is not None:
            future.set_exception(fault)
        else:
            future.set_result(answer)

    def _draw_twice(self, call: _Call) -> tuple[object, Exception | None]:
        for _ in range(2):
            try:
                return self._draw(call)
            except (EOFError, OSError):  # the process is gone, or was ended because it took too long
                self._let_go()
        raise BrokenExecutor("the drawing process ended")

    def _draw(self, call: _Call) -> tuple[object, Exception | None]:
        process, pipe = self._open()
        # Ending it also ends a wait in the middle of sending: a process that stands still takes nothing.
        late = Timer(self._limit, _end, (process,))
        late.start()
        try:
            pipe.send(call)
            return cast("tuple[object, Exception | None]", pipe.recv())
        finally:
            late.cancel()
            late.join()

    def _open(self) -> tuple[SpawnProcess, Connection]:
        with self._turn:
            if self._closed:
                raise EOFError
            if self._begun is None:
                spawn = multiprocessing.get_context("spawn")
                here, there = spawn.Pipe()
                process = spawn.Process(target=_serve, args=(there, self._language), name="drawing", daemon=True)
                process.start()
                there.close()
                self._begun = process, here
            return self._begun

    def _let_go(self) -> None:
        with self._turn:
            begun, self._begun = self._begun, None
            if begun is not None:
                begun[1].close()
                _end(begun[0])


PATIENCE = 2.0
"""Seconds that the end of a process is waited for once it was ended; the system takes a few milliseconds."""


def _end(process: SpawnProcess) -> None:
    """At once, also where it stands still and hears nothing: it holds a couple's words, and has nothing to put away."""
    process.kill()
    process.join(PATIENCE)


# -- in the other process -------------------------------------------------------------------------------------

BEHIND = 5
"""How far this process stands back behind the one that somebody is typing in: a share of its time, not all of it."""


def _serve(pipe: Connection, language: str) -> None:
    if sys.platform != "win32":
        os.nice(BEHIND)
    set_language(language)
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    with suppress(EOFError, OSError):  # nobody is there any more
        while True:
            pipe.send(_answer(pipe.recv()))


def _end_with(sentinel: int) -> None:
    """Leave no process behind, with a couple's words in its memory, when the program ends without closing it."""
    wait([sentinel])
    os._exit(0)


def _answer(call: _Call) -> tuple[object, Exception | None]:
    try:
        return getattr(import_module(f"app.reports.{call.room}"), call.name)(*call.values), None
    except Exception as fault:  # noqa: BLE001  (it is raised where the print was asked for)
        try:
            ForkingPickler.dumps(fault)
        except Exception:  # noqa: BLE001  (some faults cannot travel; their kind can)
            return None, RuntimeError(type(fault).__name__)
        return None, fault
