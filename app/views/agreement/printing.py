"""Handing finished pages to the printer that was chosen: as they are, byte for byte."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.models.agreement import Paper
from app.views.paper import paint_pages
from app.words import say

PATIENCE_MS = 10_000
"""How long the printing system may take over pages before they count as not taken."""


@dataclass(frozen=True)
class Chosen:
    """What was chosen in the system's print dialog."""

    printer: QPrinter
    name: str
    copies: int = 1
    sides: str = "one-sided"


AskPrinter = Callable[[QWidget, Paper, bool], Chosen | None]
"""Asks on top of a page which printer and how many copies, of this paper, in colour or not; None: rather not."""


def there_are_printers() -> bool:
    """Whether a printer is set up on this computer."""
    return bool(QPrinterInfo.availablePrinters())


def ask_printer(parent: QWidget, paper: Paper, colour: bool) -> Chosen | None:
    """The system's print dialog, on the paper and in the colour of the pages. A file is what Save PDF is for."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.A4 if paper is Paper.A4 else QPageSize.PageSizeId.Letter
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setPageMargins(QPageLayout().margins())
    printer.setColorMode(QPrinter.ColorMode.Color if colour else QPrinter.ColorMode.GrayScale)
    dialog = QPrintDialog(printer, parent)
    option = QAbstractPrintDialog.PrintDialogOption
    for one in (option.PrintToFile, option.PrintPageRange, option.PrintCollateCopies):  # it goes out whole
        dialog.setOption(one, False)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return None
    return Chosen(printer, printer.printerName(), printer.copyCount(), _SIDES.get(printer.duplex(), "one-sided"))


_SIDES = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class Printing(QObject):
    """`sent()` once the pages are with a printer; `refused()` where it did not take them."""

    sent = Signal()
    refused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: _Job | None = None

    def hand(self, pdf: bytes, chosen: Chosen, paper: Paper, *, colour: bool) -> None:
        """Hand these pages over, under a title that names nobody; while they are on their way, nothing is done."""
        if self.is_at_work(pdf):
            return
        lp = shutil.which("lp")
        if lp is None:  # this system has no door for finished pages, so they are painted
            (self.refused if paint_pages(pdf, chosen.printer) else self.sent).emit()
            return
        mode = "color" if colour else "monochrome"
        options = [f"media={paper.value}", f"print-color-mode={mode}", f"sides={chosen.sides}"]
        to = ["-d", chosen.name, "-n", str(chosen.copies), "-t", say("Our agreement")]
        job = _Job(pdf)
        self._listen(job)
        job.begin(lp, [*to, *(part for one in options for part in ("-o", one)), "-"])

    def is_at_work(self, pdf: bytes) -> bool:
        """Whether these very pages are on their way; what becomes of them is told here from now on."""
        at_work = [job for job in _jobs(pdf) if job.at_work]
        for job in at_work:
            self._listen(job)
        return bool(at_work)

    def was_left_lying(self, pdf: bytes) -> bool:
        """Whether the printer did not take these pages while nobody was there to be told. Asked again: no."""
        left = [job for job in _jobs(pdf) if not job.at_work]
        for job in left:
            job.setParent(None)
            job.deleteLater()
        return bool(left)

    def _listen(self, job: _Job) -> None:
        if job is not self._job:
            self._job = job
            job.ended.connect(self._ended)

    def _ended(self, job: _Job) -> None:
        self._job = None
        job.heard()
        (self.sent if job.taken else self.refused).emit()


class _Job(QObject):
    """Pages on their way. The program's own, so a lock meanwhile changes nothing; closing it waits for the printer.

    Not taken while nobody listens, it stays, until somebody asks.
    """

    ended = Signal(object)

    def __init__(self, pdf: bytes) -> None:
        super().__init__(QCoreApplication.instance())
        self.at_work, self.taken, self._heard = True, False, False
        self.of = hashlib.sha256(pdf).hexdigest()
        self._pages = pdf
        self._process = QProcess(self)
        self._process.finished.connect(lambda code, how: self._end(code == 0 and how is QProcess.ExitStatus.NormalExit))
        self._process.errorOccurred.connect(self._broke)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._process.kill)
        self._late.start(PATIENCE_MS)

    def begin(self, program: str, arguments: list[str]) -> None:
        """Start, and give it the pages."""
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._wait)
        self._process.start(program, arguments)
        self._process.write(self._pages)
        self._process.closeWriteChannel()
        self._pages = b""

    def heard(self) -> None:
        """Somebody was told what became of it."""
        self._heard = True

    def _wait(self) -> None:
        if self.at_work:
            self._process.waitForFinished(PATIENCE_MS)

    def _broke(self, fault: QProcess.ProcessError) -> None:
        if fault is QProcess.ProcessError.FailedToStart:  # everything else finishes too
            self._end(False)

    def _end(self, taken: bool) -> None:
        self._late.stop()
        self.at_work, self.taken = False, taken
        self.ended.emit(self)
        if taken or self._heard:
            self.deleteLater()


def _jobs(pdf: bytes) -> list[_Job]:
    app, of = QCoreApplication.instance(), hashlib.sha256(pdf).hexdigest()
    return [one for one in app.findChildren(_Job) if one.of == of] if app is not None else []
