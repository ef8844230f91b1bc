"""The coverage ratchet: it stops a fall, takes note of a rise, and never lowers a floor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.uncounted

STEP = """
def order(high):
    if high:
        return "later"
    return "soon"
"""
FLOORS = '# why\n\n[whole]\nrooms = ["rules"]\nexcepted = ["app/rules/elsewhere.py"]\n\n[floors]\nviews = 40.0\n'


class Measured:
    """A small project whose tests went through some of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for room in ("rules", "views"):
            (folder / "app" / room).mkdir(parents=True)
            (folder / "app" / room / "steps.py").write_text(STEP)
        (folder / "app" / "rules" / "elsewhere.py").write_text(STEP)
        (folder / "tests").mkdir()
        shutil.copy(ROOT / "tests" / "checks.py", folder / "tests")
        self.floors = folder / "tests" / "coverage.toml"
        self.floors.write_text(FLOORS)
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(folder),
            "COVERAGE_FILE": str(folder / ".coverage"),
        }

    def python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=self.folder,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert not done.stderr, done.stderr
        return done.stdout

    def go_through(self, *calls: str) -> None:
        (self.folder / "walk.py").write_text(
            "from app.rules import steps as rules, elsewhere\nfrom app.views import steps as views\n" + "\n".join(calls)
        )
        self.python("-m", "coverage", "run", "--branch", "--source", "app", "walk.py")

    def judge(self) -> str:
        return self.python(
            "-c", "import sys; sys.path.insert(0, 'tests'); import checks; print(checks.hold_the_floor())"
        )


@pytest.fixture
def measured(tmp_path: Path) -> Measured:
    return Measured(tmp_path)


def test_a_room_seen_whole_and_one_above_its_floor_are_in_order(measured: Measured) -> None:
    measured.go_through("rules.order(True), rules.order(False), views.order(True)")
    told = measured.judge()
    assert told.endswith("True\n")
    assert "coverage of rules: 100.0 % (floor 100.0)" in told
    assert "Coverage has grown in views: make ratchet writes the new floors; commit them." in told


def test_one_branch_not_taken_stops_a_room_that_must_be_seen_whole(measured: Measured) -> None:
    measured.go_through("rules.order(True), views.order(True)")
    told = measured.judge()
    assert told.endswith("False\n")
    assert "app/rules/steps.py: lines [5], branches 3→5" in told


def test_a_room_below_its_floor_stops(measured: Measured) -> None:
    measured.floors.write_text(FLOORS.replace("40.0", "90.0"))
    measured.go_through("rules.order(True), rules.order(False), views.order(True)")
    assert measured.judge().endswith("False\n")


def test_a_room_without_a_floor_must_be_seen_whole(measured: Measured) -> None:
    measured.floors.write_text(FLOORS.replace("views = 40.0\n", ""))
    measured.go_through("rules.order(True), rules.order(False), views.order(True)")
    assert measured.judge().endswith("False\n")


def test_the_ratchet_raises_floors_and_lowers_none(measured: Measured) -> None:
    measured.go_through("rules.order(True), rules.order(False), views.order(True)")
    measured.python("tests/checks.py", "ratchet")
    raised = measured.floors.read_text()
    assert raised.startswith("# why\n\n[whole]\n")
    assert "views = 66.6" in raised
    measured.go_through("rules.order(True)")
    measured.python("tests/checks.py", "ratchet")
    assert measured.floors.read_text() == raised
