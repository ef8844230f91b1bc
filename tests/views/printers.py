"""Printers of a test: a printing system whose `lp` keeps what it is given, and the two dialogs of the system."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget

from app.models.agreement import Paper
from app.views.agreement.printing import Chosen


class Chooser:
    """Chooses a printer as a hand would, or rather not; counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.accepts = True
        self.copies = 1
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, parent: QWidget, paper: Paper, colour: bool) -> Chosen | None:
        self.asked += 1
        self.meanwhile()
        return Chosen(QPrinter(), "Desk_printer", self.copies) if self.accepts else None


def set_up(
    folder: Path, patch: pytest.MonkeyPatch, *, takes: bool = True, before: str = "", none: bool = False
) -> Path:
    """A printer is set up on this computer, or `none`; the folder with what `lp` was asked for and was given.

    `before` is what `lp` does first, in the shell's words.
    """
    folder.mkdir(exist_ok=True)
    script = folder / "lp"
    body = f'{before}\necho "$@" >> "{folder}/asked"\ncat > "{folder}/pages"\nexit {int(not takes)}\n'
    script.write_text(f"#!/bin/sh\n{body}", encoding="utf-8")
    script.chmod(0o700)
    patch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    patch.setattr(QPrinterInfo, "availablePrinters", lambda: [] if none else [QPrinterInfo()])
    return folder


def once_open(act: Callable[[QWidget], object]) -> None:
    """Do this to the next dialog as soon as it is open; from inside it, because it holds up everything else."""
    look = QTimer(QApplication.instance())

    def see() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and dialog.isVisible():
            look.stop()
            look.deleteLater()
            act(dialog)

    look.setInterval(10)
    look.timeout.connect(see)
    look.start()
