"""Qt's binding is imported without its explanations, and explains itself all the same when it is asked to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import ROOT

ASKED = """
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from PySide6.support.signature import get_signature
app = QApplication([])
widget = QWidget()
for act in (
    lambda: widget.resize("wide"),
    lambda: widget.setFocus("here", 1),
    lambda: widget.nothing,
    lambda: QWidget(1, 2, 3, 4),
    lambda: Qt.Nothing,
    lambda: print(QWidget.setFocus.__doc__),
    lambda: print(get_signature(QWidget.resize)),
):
    try:
        act()
    except (AttributeError, TypeError) as fault:
        print(type(fault).__name__, fault)
from PySide6.support.signature.lib import enum_sig, pyi_generator
from PySide6.support.signature import layout
for piece in (enum_sig, layout, pyi_generator):
    try:
        piece.nothing
    except AttributeError as fault:
        print(fault)
    print(*sorted(vars(piece).keys() - {"__builtins__"}))
"""
OURS = "from app.binding import EXPLAINS, fetch_all, import_binding, waiting\nimport_binding()\n"

STARTED = """
import builtins, sys, tempfile
from pathlib import Path
usual = builtins.compile
from app.run import Program, QApplication, SettingsFile
print(waiting() == EXPLAINS)
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "vault.json").touch()
    app = QApplication([])
    program = Program(app, Path(folder), SettingsFile(Path(folder, "settings.json")))
    program.top.painted.connect(lambda: print(waiting() == EXPLAINS))
    program.ready.connect(app.quit)
    program.start()
    app.exec()
    program.close()
print(*waiting())
pieces = [sys.modules[name.removesuffix(".py").replace("/", ".")] for name in EXPLAINS]
print(*(piece.__name__ for piece in pieces if "app.binding" in str(vars(piece).get("__getattr__"))))
print([name for piece in pieces for name in ("__getattr__", "wait") if name in vars(piece)])
print(builtins.compile is usual)
"""


def _said(program: str) -> str:
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_that_only_explains_is_compiled_until_it_is_asked() -> None:
    said = _said(OURS + "import PySide6.QtWidgets\nprint(waiting() == EXPLAINS)")
    assert said == "True\n"


def test_what_is_imported_after_it_is_not_read_as_text() -> None:
    asked = "import linecache\nfrom app.views.theme import fonts\nfrom app.views.theme.fonts import font_of\n"
    said = _said(f"{OURS}{asked}print(fonts.__file__ in linecache.cache)")
    assert said == "False\n"


def test_it_is_imported_where_nothing_was_compiled_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path))
    said = _said(OURS + "import PySide6.QtWidgets\nprint(waiting() == EXPLAINS)")
    assert said == "True\n"


def test_once_the_program_has_started_nothing_waits_and_nothing_stands_in_any_more() -> None:
    before, at_the_paint, *after = _said(OURS + STARTED).splitlines()
    assert (before, at_the_paint) == ("True", "True")
    assert after[-4:] == ["", "", "[]", "True"]


def test_several_threads_that_ask_at_once_all_find_the_whole_piece() -> None:
    asked = """
import sys
from threading import Barrier, Thread
import PySide6.QtWidgets
from PySide6.support.signature import layout
sys.setswitchinterval(1e-6)
together, found = Barrier(8), []
def ask():
    together.wait()
    found.append(layout.create_signature)
threads = [Thread(target=ask) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(len(found), len(set(found)))
"""
    assert _said(OURS + asked) == "8 1\n"


@pytest.mark.parametrize("when", ["as it is asked", "all at once"])
def test_it_explains_in_the_same_words_as_without_us(when: str) -> None:
    usual = _said(ASKED)
    assert "called with wrong argument types" in usual
    assert "resize" in usual
    fetched = "import PySide6.QtWidgets\nfetch_all()\n" if when == "all at once" else ""
    ours = _said(OURS + fetched + ASKED)
    different = [pair for pair in zip(usual.splitlines(), ours.splitlines(), strict=True) if pair[0] != pair[1]]
    assert not different
