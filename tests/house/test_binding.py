"""Qt's binding is imported without its explanations, and explains itself all the same when it is asked to."""

from __future__ import annotations

import os
import subprocess
import sys

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
OURS = "from app.binding import EXPLAINS, _texts, import_binding\nimport_binding()\n"


def _said(program: str) -> str:
    own = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_that_only_explains_is_compiled_until_it_is_asked() -> None:
    said = _said(OURS + "import PySide6.QtWidgets\nprint(_texts.keys() == EXPLAINS)")
    assert said == "True\n"


def test_it_explains_in_the_same_words_as_without_us() -> None:
    usual = _said(ASKED)
    assert "called with wrong argument types" in usual
    assert "resize" in usual
    ours = _said(OURS + ASKED)
    different = [pair for pair in zip(usual.splitlines(), ours.splitlines(), strict=True) if pair[0] != pair[1]]
    assert not different
