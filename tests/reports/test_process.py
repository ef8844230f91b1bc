"""Prints come from a process of their own, which leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import pytest

from app.models.agreement import Paper
from app.reports import agreement, recovery_sheet
from app.reports.process import BEHIND, Printer
from tests.reports.paper import DRAWN

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 60


@pytest.fixture
def printer() -> Iterator[Printer]:
    made = Printer()
    yield made
    made.close()


def test_it_draws_the_same_bytes_as_here(printer: Printer) -> None:
    groups = ("AAAA",) * 8
    drawn = printer.agreement(DRAWN)
    sheet = printer.recovery_sheet("Elin", groups, date(2026, 1, 21), Paper.A4)
    missing = printer.missing_characters("🙂 and me")
    assert drawn.result(PATIENCE) == agreement.draw(DRAWN)
    assert sheet.result(PATIENCE) == recovery_sheet.draw("Elin", groups, date(2026, 1, 21), Paper.A4)
    assert missing.result(PATIENCE) == "🙂"


def test_no_process_starts_before_the_first_print_and_none_is_left_after_the_last(printer: Printer) -> None:
    assert active_children() == []
    printer.missing_characters("").result(PATIENCE)
    assert len(active_children()) == 1
    printer.close()
    assert active_children() == []
    printer.close()


def test_after_closing_the_next_print_starts_another(printer: Printer) -> None:
    printer.missing_characters("").result(PATIENCE)
    printer.close()
    assert printer.missing_characters("ก").result(PATIENCE) == "ก"


def test_a_process_that_was_ended_from_outside_is_replaced(printer: Printer) -> None:
    printer.missing_characters("").result(PATIENCE)
    (child,) = active_children()
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join(PATIENCE)
    # The pool may notice only while this print waits for it; the one after that finds a new process.
    lost = printer.missing_characters("").exception(PATIENCE)
    assert lost is None or isinstance(lost, BrokenProcessPool)
    assert printer.missing_characters("ก").result(PATIENCE) == "ก"


def test_it_stands_back_behind_whoever_is_typing(printer: Printer) -> None:
    printer.missing_characters("").result(PATIENCE)
    (child,) = active_children()
    here, there = (os.getpriority(os.PRIO_PROCESS, process) for process in (0, child.pid or 0))
    assert there == min(19, here + BEHIND)


def test_a_mistake_over_there_is_raised_here(printer: Printer) -> None:
    with pytest.raises(ValueError, match="eight groups"):
        printer.recovery_sheet("Elin", ("AAAA",), date(2026, 1, 21), Paper.A4).result(PATIENCE)


def test_a_window_that_holds_a_printer_has_not_imported_reportlab() -> None:
    asked = "import sys, app.reports.process; print('reportlab' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "False"


ORPHAN = """
import os, signal
from multiprocessing import active_children
from app.reports.process import Printer

if __name__ == "__main__":
    printer = Printer()
    printer.missing_characters("").result(60)
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
