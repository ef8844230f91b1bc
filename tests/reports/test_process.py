"""Prints come from a process of their own, which leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Future, wait
from contextlib import closing
from dataclasses import replace
from datetime import date
from multiprocessing import active_children
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from app.models.agreement import Paper
from app.models.drawn import Drawn
from app.reports import agreement, recovery_sheet
from app.reports.process import BEHIND, Printer, _answer, _Call
from app.reports.unprintable import in_agreement
from tests.reports.paper import DRAWN, worded

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60
GROUPS = ("AAAA",) * 8


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


def _sheet(printer: Printer) -> Future[bytes]:
    return printer.recovery_sheet("Elin", GROUPS, date(2026, 1, 21), Paper.A4)


def _child() -> BaseProcess:
    (child,) = active_children()
    return child


def test_it_draws_the_same_bytes_as_here_and_says_what_they_cannot_show(printer: Printer) -> None:
    words = replace(DRAWN, commitment=worded("We stop 🙂"))
    drawn, sheet = printer.agreement(words), _sheet(printer)
    assert drawn.result(PATIENCE) == Drawn(agreement.draw(words), in_agreement(words))
    assert [one.sign for one in drawn.result().unprintable] == ["🙂"]
    assert sheet.result(PATIENCE) == recovery_sheet.draw("Elin", GROUPS, date(2026, 1, 21), Paper.A4)


def test_no_process_starts_before_the_first_print_and_none_is_left_after_the_last(printer: Printer) -> None:
    assert active_children() == []
    printer.agreement(DRAWN).result(PATIENCE)
    assert len(active_children()) == 1
    printer.close()
    assert active_children() == []
    printer.close()


def test_the_process_that_drew_a_recovery_sheet_ends_with_it(printer: Printer) -> None:
    _sheet(printer).result(PATIENCE)
    assert active_children() == []


def test_after_closing_the_next_print_starts_another(printer: Printer) -> None:
    first = printer.agreement(DRAWN).result(PATIENCE)
    printer.close()
    assert printer.agreement(DRAWN).result(PATIENCE) == first


def test_a_process_that_was_ended_from_outside_is_replaced(printer: Printer) -> None:
    first = printer.agreement(DRAWN).result(PATIENCE)
    child = _child()
    child.kill()
    child.join(PATIENCE)
    assert printer.agreement(DRAWN).result(PATIENCE) == first


def test_a_process_that_ends_in_the_middle_of_a_print_draws_it_again_in_a_new_one(printer: Printer) -> None:
    first = printer.agreement(DRAWN).result(PATIENCE)
    child = _child()
    os.kill(child.pid or 0, signal.SIGSTOP)
    again = printer.agreement(DRAWN)
    assert not again.done()
    child.kill()
    assert again.result(PATIENCE) == first


def test_a_process_that_stands_still_is_ended_at_its_limit_and_another_draws() -> None:
    with closing(Printer(pages_limit=5)) as printer:
        first = printer.agreement(DRAWN).result(PATIENCE)
        child = _child()
        os.kill(child.pid or 0, signal.SIGSTOP)
        assert printer.agreement(DRAWN).result(PATIENCE) == first
        assert not child.is_alive()


def test_what_no_process_draws_in_its_time_is_given_up() -> None:
    with closing(Printer(sheet_limit=0)) as printer, pytest.raises(BrokenExecutor):
        _sheet(printer).result(PATIENCE)


@pytest.mark.parametrize("size", ["small", "more than a pipe takes"])
def test_closing_ends_a_process_that_stands_still_and_does_not_wait_for_it(printer: Printer, size: str) -> None:
    printer.agreement(DRAWN).result(PATIENCE)
    child = _child()
    os.kill(child.pid or 0, signal.SIGSTOP)
    words = replace(DRAWN, commitment=worded("words " * (20_000 if size == "more than a pipe takes" else 1)))
    asked = [printer.agreement(words), printer.agreement(DRAWN)]
    printer.close()
    assert not child.is_alive()
    assert active_children() == []
    assert not wait(asked, PATIENCE).not_done
    assert all(one.cancelled() or isinstance(one.exception(), BrokenExecutor) for one in asked)


def test_a_print_that_nobody_wants_any_more_is_not_drawn(printer: Printer) -> None:
    printer.agreement(DRAWN).result(PATIENCE)
    os.kill(_child().pid or 0, signal.SIGSTOP)
    first, second, third = (printer.agreement(DRAWN) for _ in range(3))
    assert second.cancel()
    os.kill(_child().pid or 0, signal.SIGCONT)
    assert first.result(PATIENCE) == third.result(PATIENCE)


def test_it_stands_back_behind_whoever_is_typing(printer: Printer) -> None:
    printer.agreement(DRAWN).result(PATIENCE)
    here, there = (os.getpriority(os.PRIO_PROCESS, process) for process in (0, _child().pid or 0))
    assert there == min(19, here + BEHIND)


def test_a_mistake_over_there_is_raised_here(printer: Printer) -> None:
    with pytest.raises(ValueError, match="eight groups"):
        printer.recovery_sheet("Elin", ("AAAA",), date(2026, 1, 21), Paper.A4).result(PATIENCE)


def test_a_mistake_that_cannot_travel_is_told_by_its_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd(Exception):
        """No other process can look this one up."""

    def fail() -> None:
        raise Odd

    monkeypatch.setattr(agreement, "draw", fail)
    answer, fault = _answer(_Call("agreement", "draw", ()))
    assert answer is None
    assert (type(fault), str(fault)) == (RuntimeError, "Odd")


def test_a_window_that_holds_a_printer_has_not_imported_reportlab() -> None:
    asked = "import sys, app.reports.process; print('reportlab' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "False"


ORPHAN = """
import os, signal
from multiprocessing import active_children
from app.reports.process import Printer
from tests.reports.paper import DRAWN

if __name__ == "__main__":
    printer = Printer()
    printer.agreement(DRAWN).result(60)
    print(active_children()[0].pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(ORPHAN, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # The other process inherits this pipe: reading it to its end means that both are gone.
    ended = subprocess.run(
        [sys.executable, str(script)], capture_output=True, text=True, check=False, env=environment, timeout=PATIENCE
    )
    assert ended.returncode == -signal.SIGKILL
    assert ended.stdout.strip().isdigit()
