"""Finds the tests that need no measuring of coverage, because the others go everywhere they go: `make survey`.

Measuring makes a test a quarter slower, and most of those that take long go where others went. As a plugin of pytest
this measures every test under its own name and keeps how long it took; as a program it writes `unmeasured.txt`. A test
that is not listed there is measured, so a new one always is; and where a change makes a listed one the only way to
somewhere, `make test` finds the room below its floor, and this is run again.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Mapping, Set
from contextlib import closing
from pathlib import Path

import coverage
import pytest

ROOT = Path(__file__).resolve().parent.parent
UNMEASURED = ROOT / "tests" / "unmeasured.txt"
DURATIONS = ROOT / "build" / "durations.json"
WORTH_IT = 0.15
"""Seconds that a test takes, with all its cases, from which on leaving it unmeasured is worth a line in a list."""

_ELSEWHERE = "starts a process"

_took: dict[str, float] = defaultdict(float)
_elsewhere: set[str] = set()
_now: list[pytest.Item] = []


def name_of(nodeid: str) -> str:
    """What a test is called here: all its cases are one."""
    return nodeid.split("[", 1)[0]


def unmeasured() -> frozenset[str]:
    """The names of the tests that are run without measuring; none while a survey is under way."""
    if os.environ.get("SURVEY"):
        return frozenset()
    return frozenset(UNMEASURED.read_text(encoding="utf-8").split("\n")) - {""}


# As a plugin ------------------------------------------------------------------------------------------------


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    _now[:] = [item]
    measuring = coverage.Coverage.current()
    if measuring is not None:
        measuring.switch_context(name_of(item.nodeid))


def _watch(event: str, _args: tuple[object, ...]) -> None:
    """Where a process went that a test started is measured without the test's name: such a test is always measured."""
    if event == "subprocess.Popen" and _now and (_ELSEWHERE, True) not in _now[0].user_properties:
        _now[0].user_properties.append((_ELSEWHERE, True))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call":
        _took[name_of(report.nodeid)] += report.duration
    if (_ELSEWHERE, True) in [tuple(one) for one in report.user_properties]:
        _elsewhere.add(name_of(report.nodeid))


def pytest_configure() -> None:
    sys.addaudithook(_watch)


def pytest_sessionfinish() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        DURATIONS.parent.mkdir(exist_ok=True)
        here = {name: took for name, took in _took.items() if name not in _elsewhere}
        DURATIONS.write_text(json.dumps(here), encoding="utf-8")


# As a program -----------------------------------------------------------------------------------------------

Place = tuple[int, int, int]
"""A step of the program from one line to the next, in one file."""


def choose(went: Mapping[str, Set[Place]], took: Mapping[str, float]) -> list[str]:
    """The tests that may go unmeasured, of those that take long: the others go everywhere they go.

    `went` says where each test went, `took` how many seconds it took.
    """
    long = [name for name in went if took.get(name, 0.0) >= WORTH_IT]
    short = set(went) - set(long)
    left = set().union(*(went[name] for name in long)) - set().union(*(went[name] for name in short))
    wanted, measured = set(left), list[str]()
    while left:
        best = max(sorted(set(long) - set(measured)), key=lambda name: len(went[name] & left) / took[name])
        measured.append(best)
        left -= went[best]
    for name in sorted(measured, key=lambda name: -took[name]):  # an early choice may have become needless
        others = set().union(*(went[one] for one in measured if one != name))
        if went[name] & wanted <= others:
            measured.remove(name)
    return sorted(set(long) - set(measured))


def went_through(data: Path) -> dict[str, set[Place]]:
    """Where each test went, of a run in which this was a plugin; what no test began is left out: it is always there."""
    went: dict[str, set[Place]] = defaultdict(set)
    with closing(sqlite3.connect(data)) as found:
        names = dict(found.execute("SELECT id, context FROM context"))
        for file, test, *step in found.execute("SELECT file_id, context_id, fromno, tono FROM arc"):
            went[names[test]].add((file, *step))
    always = went.pop("", set())
    return {name: steps - always for name, steps in went.items()}


def main() -> int:
    """Write the list, from the data of the last survey. A test whose time is not known is one that is measured."""
    took: dict[str, float] = json.loads(DURATIONS.read_text(encoding="utf-8"))
    went = went_through(ROOT / ".coverage")
    chosen = choose(went, took)
    UNMEASURED.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    saved, whole = (sum(took.get(name, 0.0) for name in names) for names in (chosen, went))
    print(f"{len(chosen)} tests need no measuring: {saved:.0f} of {whole:.0f} seconds.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
