"""That the figures can be taken: what they come out as is no test's business, since it depends on the machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.figures import Figure, percentile

pytestmark = pytest.mark.uncounted

ROOT = Path(__file__).parents[2]
LINE = re.compile(
    r"^(?P<name>\S.*\S) +ours +[\d.]+ ms \(.*?\) +floor +[\d.]+ ms \(.*?\) +ratio +[\d.]+ +target ≤ [\d.]+ (ms|×) +"
    r"(within|over)$"
)
NAMES = [
    "process start → unlock window painted",
    "Enter → step durable and painted",
    "Enter → entry durable and painted",
    "drag move handled and painted (2 moves)",
    "agreement of 4 pages",
    "key → painted in the notes, while a PDF is drawn",
]


@pytest.mark.usefixtures("screen")
def test_every_figure_is_one_line_with_its_floor_and_a_verdict() -> None:
    command = [sys.executable, "-m", "tests.bench", "--rounds", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = [LINE.match(line) for line in done.stdout.splitlines()]
    assert [line["name"] if line else None for line in lines] == NAMES


def test_a_figure_is_within_up_to_its_target_and_over_beyond() -> None:
    assert Figure("x", [1, 2, 39], [10, 10, 10], 0.5, times=0.2).within
    assert not Figure("x", [1, 2, 39], [9, 9, 9], 0.5, times=0.2).within
    assert Figure("x", [16.0] * 19 + [90], [1] * 20, 0.95, most=16).within
    assert not Figure("x", [16.0] * 18 + [90, 90], [1] * 20, 0.95, most=16).within
    assert Figure("x", [5], [4], 0.5, times=2).line().endswith("within")
    assert Figure("x", [9], [4], 0.5, times=2).line().endswith("over")


@pytest.mark.parametrize(("share", "at"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.0, 1)])
def test_a_percentile_is_the_measure_that_so_many_do_not_exceed(share: float, at: int) -> None:
    assert percentile(list(range(100, 0, -1)), share) == at
