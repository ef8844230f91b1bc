"""What conftest.py promises: a test that leaves something behind, or reaches out, does not pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.uncounted

TESTS = '''
"""Each test is named for how it should come out."""
import socket, threading, warnings
from pathlib import Path
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []

def test_falls_for_a_window(qtbot):
    kept.append(QWidget())

def test_falls_for_a_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(60_000)

def test_falls_for_a_call_later(qtbot):
    QTimer.singleShot(60_000, kept.clear)

def test_falls_for_a_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, daemon=True).start()

def test_falls_for_a_thread_of_qt(qtbot):
    kept.append(QThread())
    kept[-1].start()

def test_falls_for_a_warning_of_qt(qtbot):
    qWarning("beware")

def test_falls_for_a_warning_of_python():
    warnings.warn("beware")

def test_falls_for_an_exception_in_a_slot(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)

def test_falls_for_a_connection():
    socket.create_connection(("192.0.2.1", 80), 1)

def test_falls_for_a_look_up():
    socket.getaddrinfo("example.org", 80)

def test_stands_with_a_window_handed_to_qtbot(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

def test_stands_with_a_window_that_knows_itself(qtbot):
    window = QWidget()
    window.itself = window
    window.clock = QTimer(window)
    window.clock.start(1000)

def test_stands_with_a_window_let_go(qtbot):
    kept.append(QWidget())
    kept[-1].deleteLater()

def test_stands_with_a_thread_that_has_ended():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()

def test_stands_with_a_local_socket(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))

def test_stands_in_an_empty_home_of_its_own(machine):
    assert machine in Path.home().parents
    assert not [path for path in machine.rglob("*") if path.is_file()]
    (Path.home() / "left by this test").touch()

def test_stands_in_another_empty_home(machine):
    assert not [path for path in machine.rglob("*") if path.is_file()]
    (Path.home() / "left by this test").touch()
'''
EXPECTED = {name: name.split("_")[1] for name in re.findall(r"def (test_\w+)", TESTS)}


def outcome(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs those tests in a project that has our conftest.py and settings."""
    (folder / "tests").mkdir()
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "tests" / "test_it.py").write_text(TESTS)
    # Qt aborts when a running QThread is destroyed: the end of Python is left out
    script = "import os, sys, pytest; code = pytest.main(sys.argv[1:]); sys.stdout.flush(); os._exit(code)"
    return subprocess.run(
        [sys.executable, "-c", script, "-p", "no:cacheprovider", "-rA", "--tb=no", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def told(screen: None, tmp_path_factory: pytest.TempPathFactory) -> str:
    return outcome(tmp_path_factory.mktemp("leaving")).stdout


@pytest.mark.parametrize("test", EXPECTED)
def test_what_is_left_behind_is_told_and_what_is_put_away_is_not(test: str, told: str) -> None:
    fell = re.search(rf"^(FAILED|ERROR) tests/test_it.py::{test}\b", told, re.MULTILINE)
    assert re.search(rf"\b{test}\b", told), told
    assert bool(fell) == (EXPECTED[test] == "falls"), told


def test_view_tests_without_a_screen_stop_with_one_sentence(tmp_path: Path) -> None:
    run = outcome(tmp_path, "-k", "let_go", QT_QPA_PLATFORM="offscreen")
    assert run.returncode == 2
    assert "View tests need an X screen (platform xcb); make test starts one of its own." in run.stdout
