"""What `make test` runs inside .venv: formatting, types, import contracts, tests, and the coverage ratchet.

test                the whole of it; the lints run beside the tests, and pytest's closing line comes last
test ARGUMENTS      pytest alone, with these arguments
bench FIGURES       how quick the program is, each figure beside its floor
faults ARGUMENTS    the tests that kill the program, a hundred rounds of each, and the long walks through consent
lint                formatting, types and import contracts alone
ratchet             writes the coverage of the last full run into coverage.toml
survey              measures each test by itself, and writes into unmeasured.txt which of them need no measuring
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "tests" / "coverage.toml"
MEASURED = ROOT / "build" / "coverage.json"
ROOM_IN_MEMORY = 1_000_000_000  # bytes
MOST_WORKERS = 4  # each has a screen and a program of its own; more gain nothing and want memory

FAULTS = [
    *("tests/journeys/test_killed_while_typing.py", "tests/store/test_killed.py"),
    *("tests/rules/test_occasions.py", "tests/store/test_consent_guards.py", "tests/actions/test_care_walk.py"),
]
LINTS = {
    "ruff check": ["-m", "ruff", "check", "--quiet", "--output-format=concise", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "--quiet", "--output-format=concise", "."],
    "mypy": ["-m", "mypy"],
    "import contracts": ["-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
}


def main(arguments: list[str]) -> int:
    os.chdir(ROOT)
    os.environ["COVERAGE_FILE"] = str(ROOT / ".coverage")
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        # A hundred programs are started; each would compile all of it anew.
        os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "compiled")
    command, rest = arguments[0], arguments[1:]
    if command == "lint":
        return report_lints(run_lints())
    if command == "format":
        tidy = [["check", "--fix", "--quiet", "."], ["format", "."]]
        return max(subprocess.run([sys.executable, "-m", "ruff", *how], check=False).returncode for how in tidy)
    if command == "ratchet":
        return write_floors()
    if command == "bench":
        with screens(1):
            return subprocess.run([sys.executable, "-m", "tests.bench", *rest], check=False).returncode
    if command == "faults":
        os.environ.setdefault("FAULT_ROUNDS", "100")
        os.environ.setdefault("CONSENT_WALKS", "10000")
        rest = ["--override-ini=timeout=600", *FAULTS, *rest]
    if rest:
        with screens(1):
            return subprocess.run([sys.executable, "-m", "pytest", *rest], check=False).returncode
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    with screens(workers):
        return survey(workers) if command == "survey" else test_everything(workers)


def test_everything(workers: int) -> int:
    broken: list[str] = []
    found: dict[str, str] = {}
    beside = threading.Thread(target=lambda: found.update(run_lints()))
    beside.start()
    with in_memory() as where:
        outcome, closing_line = run_pytest([*everything(workers), *where])
    beside.join()
    if report_lints(found):
        broken.append("lint")
    if outcome:
        broken.append("tests")
    elif not hold_the_floor():
        broken.append("coverage")
    print(f"Not in order: {', '.join(broken)}." if broken else "Everything is in order.")
    print(closing_line, flush=True)
    return 1 if broken else 0


def everything(workers: int) -> list[str]:
    """How pytest is called for all tests; conftest.py orders them."""
    return ["--cov", "--cov-report=", f"--numprocesses={workers}", "--dist=loadfile", "--no-loadscope-reorder"]


def survey(workers: int) -> int:
    """Two runs' work in one: every test is measured under its own name. Then the list is written anew."""
    os.environ["SURVEY"] = "1"
    with in_memory() as where:
        outcome, _ = run_pytest([*everything(workers), *where, "-p", "tests.survey"])
    return outcome or subprocess.run([sys.executable, "-m", "tests.survey"], check=False).returncode


# Screens for the tests --------------------------------------------------------------------------------------


@contextlib.contextmanager
def screens(number: int) -> Iterator[None]:
    """X servers of the tests' own, so that no window opens on anybody's desk, nor takes another test's focus.

    The first is everybody's DISPLAY; TEST_SCREENS names them all, one for each process that runs tests.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    with contextlib.ExitStack() as servers:
        displays = [servers.enter_context(screen()) for _ in range(number)]
        os.environ.update(DISPLAY=displays[0], TEST_SCREENS=" ".join(displays), QT_QPA_PLATFORM="xcb")
        os.environ.pop("WAYLAND_DISPLAY", None)
        yield


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """One X server, on a free display."""
    answer, ask = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(ask), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[ask],
        stderr=subprocess.DEVNULL,
    )
    os.close(ask)
    try:
        with os.fdopen(answer) as lines:
            number = lines.readline().strip()
        if not number:
            sys.exit("Xvfb, the tests' screen, did not start.")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def in_memory() -> Iterator[list[str]]:
    """Has the tests keep their thousand vaults in memory, where there is room, so that no disk holds them up."""
    memory = Path("/dev/shm")
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < ROOM_IN_MEMORY:
        yield []
        return
    with tempfile.TemporaryDirectory(prefix="unhurried-tests-", dir=memory, ignore_cleanup_errors=True) as folder:
        yield [f"--basetemp={folder}/vaults"]


# The tests and the lints ------------------------------------------------------------------------------------


def run_pytest(arguments: list[str]) -> tuple[int, str]:
    """Shows what pytest says as it says it; returns its exit code and its closing line."""
    color = ["--color=yes"] if sys.stdout.isatty() else []
    running = subprocess.Popen(
        [sys.executable, "-m", "pytest", *color, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    closing_line = ""
    assert running.stdout is not None
    for line in running.stdout:
        print(line, end="", flush=True)
        closing_line = line.strip() or closing_line
    return running.wait(), closing_line


def run_lints() -> dict[str, str]:
    """What each lint has against the project; empty where it has nothing."""
    found = {}
    for name, command in LINTS.items():
        done = subprocess.run([sys.executable, *command], check=False, capture_output=True, text=True, errors="replace")
        found[name] = "" if done.returncode == 0 else (done.stdout + done.stderr).strip()
    return found


def report_lints(found: dict[str, str]) -> int:
    for name, words in found.items():
        print(f"{name}: {'in order' if not words else f'not in order{os.linesep}{words}'}", flush=True)
    return 1 if any(found.values()) else 0


# The coverage ratchet ---------------------------------------------------------------------------------------


@dataclass
class Room:
    """How much of one room the tests went through, lines and branches taken together."""

    seen: int = 0
    all: int = 0
    unseen: str = ""

    @property
    def percent(self) -> float:
        """Rounded down to a tenth, so that 100.0 means every one of them."""
        return 100.0 if not self.all else self.seen * 1000 // self.all / 10


def measure(settings: dict[str, list[str]]) -> dict[str, Room]:
    """The rooms of the last full run; files of `app` itself, outside any room, count as the room "app"."""
    MEASURED.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(MEASURED)]
    subprocess.run(command, check=True)
    rooms: dict[str, Room] = {}
    for path, file in sorted(json.loads(MEASURED.read_text(encoding="utf-8"))["files"].items()):
        parts = Path(path).parts
        room = rooms.setdefault(parts[1] if len(parts) > 2 else "app", Room())
        if Path(path).as_posix() in settings["excepted"]:
            continue
        counts = file["summary"]
        room.seen += counts["covered_lines"] + counts["covered_branches"]
        room.all += counts["num_statements"] + counts["num_branches"]
        if file["missing_lines"] or file["missing_branches"]:
            branches = ", ".join(f"{start}→{end}" for start, end in file["missing_branches"])
            room.unseen += f"    {path}: lines {file['missing_lines']}, branches {branches or 'none'}\n"
    return rooms


def hold_the_floor() -> bool:
    """Whether every room is seen as far as coverage.toml asks; says which is not, and what to do."""
    wanted = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    rooms = measure(wanted["whole"])
    held, higher = True, []
    for name, room in rooms.items():
        whole = name in wanted["whole"]["rooms"]
        floor = 100.0 if whole else wanted["floors"].get(name, 100.0)
        print(f"coverage of {name}: {room.percent} % (floor {floor})")
        if room.percent < floor:
            held = False
            print(f"  Not gone through by any test; cover it, do not lower the floor:\n{room.unseen}")
        elif room.percent > floor:
            higher.append(name)
    if held and higher:
        print(f"Coverage has grown in {', '.join(higher)}: make ratchet writes the new floors; commit them.")
    return held


def write_floors() -> int:
    """Raises each floor to what the last full run measured; lowers none."""
    text = FLOORS.read_text(encoding="utf-8")
    wanted = tomllib.loads(text)
    rooms = measure(wanted["whole"])
    floors = {
        name: max(room.percent, wanted["floors"].get(name, 0.0))
        for name, room in rooms.items()
        if name not in wanted["whole"]["rooms"]
    }
    head = text[: text.index("[floors]")]
    lines = [f"{name} = {percent}" for name, percent in sorted(floors.items())]
    FLOORS.write_text(head + "\n".join(["[floors]", *lines]) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
