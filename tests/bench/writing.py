"""A key in the notes until its letter is painted, while the other process draws one agreement after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.models.drawn import Drawn
from app.reports.process import Printer
from tests.bench.desk import AtWork, Paints, application, at_work, measure, settle
from tests.bench.figures import Figure
from tests.hands import handle_of
from tests.reports.paper import long_agreement

MOST = 16.0
LINE = "they sat together and spoke of the walk home. "


def write(rounds: int) -> list[Figure]:
    """Ours and a bare field, letter by letter in turns of one line."""
    app = application()
    ours: list[float] = []
    floor: list[float] = []
    with at_work(app) as at, _drawing() as drawn:
        notes = at.window.notes
        field = notes.composer.field
        paints = Paints(field.viewport())
        bare = QPlainTextEdit()
        bare.setGeometry(at.program.top.geometry())
        bare.show()
        settle()
        bare_paints = Paints(bare.viewport())
        while len(ours) < rounds:
            at.program.top.activateWindow()
            at.program.top.raise_()
            settle()
            notes.take_focus()
            settle()
            for number, letter in enumerate(LINE):
                # At eight letters a second the draft is kept after every third, and the next letter waits for that.
                ours.append(measure(paints, _letter(at, letter, keeping=number % 3 == 2)))
            at.press(Qt.Key.Key_Return)
            bare.raise_()
            bare.activateWindow()
            bare.setFocus()
            settle()
            for letter in LINE:
                floor.append(measure(bare_paints, _key(bare, letter)))
        if not drawn():
            raise RuntimeError("nothing was drawn meanwhile")
        bare.close()
    return [Figure("key → painted in the notes, while a PDF is drawn", ours, floor, 0.99, most=MOST)]


def _letter(at: AtWork, letter: str, *, keeping: bool) -> Callable[[], None]:
    def act() -> None:
        if keeping:
            at.window.notes.composer.flush()
        at.type(letter)

    return act


def _key(bare: QPlainTextEdit, letter: str) -> Callable[[], None]:
    return lambda: QTest.keyClick(handle_of(bare), letter)  # type: ignore[call-overload]  # as in desk


@contextmanager
def _drawing() -> Iterator[Callable[[], int]]:
    """A long agreement after the other, from now to the end; what comes back says how many were drawn."""
    printer, content, going, drawn = Printer(), long_agreement(40), [True], [0]

    def again(done: Future[Drawn]) -> None:
        if going and not done.cancelled():
            done.result()
            drawn[0] += 1
            printer.agreement(content).add_done_callback(again)

    first = printer.agreement(content)
    first.result()
    first.add_done_callback(again)
    try:
        yield lambda: drawn[0]
    finally:
        going.clear()
        printer.close()
