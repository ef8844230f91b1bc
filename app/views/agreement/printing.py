"""Handing finished pages to a printer of this computer: as they are, byte for byte."""

from __future__ import annotations

import shutil

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal

from app.models.agreement import Paper
from app.words import say

PATIENCE_MS = 5000
"""How long the printing system may take to answer before we go on without it."""


class Printing(QObject):
    """`sent()` once the pages are with a printer; `none()` where there is no printer, or it did not take them."""

    sent = Signal()
    none = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._pages = b""
        self._options: list[str] = []
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(PATIENCE_MS)
        self._late.timeout.connect(self._give_up)

    def hand(self, pdf: bytes, paper: Paper, *, colour: bool) -> None:
        """Hand these pages over, under a title that names nobody; while others are on their way, nothing is done."""
        if self._process is not None:
            return
        lp, lpstat = shutil.which("lp"), shutil.which("lpstat")
        if lp is None or lpstat is None:
            self.none.emit()
            return
        self._pages = pdf
        mode = "color" if colour else "monochrome"
        self._options = ["-t", say("Our agreement"), "-o", f"media={paper.value}", "-o", f"print-color-mode={mode}"]
        self._run(lpstat, ["-e"], self._asked)

    def close(self) -> None:
        """Have nothing more to do with it."""
        self._late.stop()
        if self._process is not None:
            self._process.blockSignals(True)
            self._process.kill()
            self._process.waitForFinished(1000)
            self._process.deleteLater()
            self._process = None

    def _run(self, program: str, arguments: list[str], then: object) -> None:
        # Locked meanwhile, the page is gone and nobody is told; but the pages still come to the printer.
        process = QProcess(QCoreApplication.instance())
        self._process = process
        process.finished.connect(then)
        process.finished.connect(process.deleteLater)
        process.errorOccurred.connect(self._failed)
        end = QTimer(process)
        end.timeout.connect(process.kill)
        end.start(2 * PATIENCE_MS)
        process.start(program, arguments)
        self._late.start()

    def _asked(self, code: int) -> None:
        """The names of the printers there are, one a line."""
        process, lp = self._process, shutil.which("lp")
        found = bytes(process.readAllStandardOutput().data()).strip() if process is not None else b""
        if code != 0 or not found or lp is None:
            self._give_up()
            return
        self._run(lp, [*self._options, "-"], self._handed)
        if self._process is not None:
            self._process.write(self._pages)
            self._process.closeWriteChannel()

    def _handed(self, code: int) -> None:
        if code != 0:
            self._give_up()
            return
        self._late.stop()
        self._process = None
        self._pages = b""
        self.sent.emit()

    def _failed(self, _error: QProcess.ProcessError) -> None:
        self._give_up()

    def _give_up(self) -> None:
        if self._process is None:
            return
        self.close()
        self._pages = b""
        self.none.emit()
