"""Where file dialogs begin: in the person's documents, not where the program happens to run."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.views.shell.rescue import ask_text_path
from app.views.shell.sheets import sheets
from app.views.worker import InlineWorker


def _for_words(top: QWidget, name: str) -> str:
    return ask_text_path(top, name)


def _for_the_sheet(top: QWidget, name: str) -> str:
    return sheets(top, lambda _name, _groups: Future(), InlineWorker()).where(name)


@pytest.mark.parametrize("ask", [_for_words, _for_the_sheet])
@pytest.mark.parametrize("there", [True, False])
def test_a_dialog_begins_in_documents(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[QWidget, str], str], there: bool
) -> None:
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(documents))
    begun: list[str] = []

    def asked(_parent: QWidget, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        begun.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", asked)
    top = QWidget()
    qtbot.addWidget(top)
    assert ask(top, "words.txt") == ""
    assert begun == [str((documents if there else Path.home()) / "words.txt")]
