"""From the start of the process until the page that asks for the passphrase stands on the screen, seen from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from app.models.practice import Practice
from app.store.opening import create_vault
from app.views.theme.tokens import tokens
from tests.bench.eyes import Eyes
from tests.bench.figures import Figure
from tests.store_fixtures import CHEAP, PASSPHRASE

ROOT = Path(__file__).parents[2]
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.exec()
"""
LEFT, TOP, HIGH = 800, 100, 800
"""A column down the middle of the screen, where both windows open: over the button, within the window."""

PATIENCE = 60.0


def start(rounds: int) -> list[Figure]:
    """Ours and a bare window of the same size, each as a fresh process, in turns; bytecode as after a first run."""
    button = int(tokens().linen["accent"].removeprefix("#"), 16)
    with TemporaryDirectory(prefix="unhurried-bench-") as kept, Eyes() as eyes:
        home = Path(kept)
        create_vault(home / "records", PASSPHRASE, Practice(name="Elin Marsh"), CHEAP)[0].close()
        (home / "config" / "unhurried").mkdir(parents=True)
        (home / "config" / "unhurried" / "settings.json").write_text('{"scheme": "light"}', encoding="utf-8")
        own = {"HOME": kept, "XDG_CONFIG_HOME": str(home / "config"), "XDG_STATE_HOME": str(home / "state")}
        own |= {"XDG_RUNTIME_DIR": kept, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(home / "bytecode")}
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        program = [sys.executable, "-P", "-m", "app", "--home", str(home / "records")]
        bare = [sys.executable, "-P", "-c", BARE]
        ours: list[float] = []
        floor: list[float] = []
        for _ in range(rounds + 1):
            floor.append(_seen_after(eyes, bare, {**usual, **own}, any))
            ours.append(_seen_after(eyes, program, {**usual, **own}, lambda column: button in column))
    # The first of each writes the bytecode.
    return [Figure("process start → unlock window painted", ours[1:], floor[1:], 0.5, times=1.3)]


def _seen_after(
    eyes: Eyes, command: list[str], environment: Mapping[str, str], stands: Callable[[list[int]], bool]
) -> float:
    """Milliseconds until it stands on the screen; the process is ended then, and the screen is empty again."""
    began = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        try:
            while not stands(eyes.column(LEFT, TOP, HIGH)):
                if process.poll() is not None or time.perf_counter() - began > PATIENCE:
                    raise RuntimeError("no window came")
                time.sleep(0.0005)
            return (time.perf_counter() - began) * 1000
        finally:
            process.kill()
            process.wait()
            while any(eyes.column(LEFT, TOP, HIGH)):
                time.sleep(0.002)
