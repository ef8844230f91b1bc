"""`make bench`: one line a figure, each with its floor measured in the same run.

make bench                          every figure
make bench ARGS="start drag"        these alone
make bench ARGS="--rounds 5"        with so many measures of each
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable

from tests.bench.agreeing import agreement
from tests.bench.dragging import drag
from tests.bench.figures import Figure
from tests.bench.keeping import keep_entry, keep_step
from tests.bench.starting import start
from tests.bench.writing import write

FIGURES: dict[str, tuple[Callable[[int], list[Figure]], int]] = {
    "start": (start, 25),
    "step": (keep_step, 200),
    "entry": (keep_entry, 200),
    "drag": (drag, 200),
    "agreement": (agreement, 25),
    "write": (write, 600),
}
"""What is measured, and how often unless something else is asked for."""


def main() -> int:
    """Print the figures; the exit code says that they were measured, not how they came out."""
    parser = argparse.ArgumentParser(prog="make bench", description="One line a figure, its floor in the same run.")
    parser.add_argument("figures", nargs="*", choices=[*FIGURES, []], help="all of them, if none is named")
    parser.add_argument("--rounds", type=int, default=0, help="measures of each")
    asked = parser.parse_args()
    for name in asked.figures or FIGURES:
        take, usual = FIGURES[name]
        for figure in take(asked.rounds or usual):
            print(figure.line(), flush=True)
        gc.collect()
    return 0


if __name__ == "__main__":
    sys.exit(main())
