"""A finished PDF on paper, page by page, and one sentence where no printer takes it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.models.agreement import Paper
from app.reports.recovery_sheet import draw
from app.views.paper import paint_pages, print_pdf

GROUPS = ("K7QM", "4TXA", "RR2D", "8WHP", "2B3C", "ZX81", "QQ4T", "9XRD")


@pytest.fixture
def sheet() -> bytes:
    return draw("Elin Marsh", GROUPS, date(2026, 5, 14), Paper.A4)


def _to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setFullPage(True)
    return printer


def test_every_page_goes_to_the_printer(qapp: QApplication, sheet: bytes, tmp_path: Path) -> None:
    assert paint_pages(sheet, _to_file(tmp_path / "printed.pdf")) == ""
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == len(PdfReader(BytesIO(sheet)).pages)


@pytest.mark.qt_log_ignore("QPainter::begin")  # what Qt says to the terminal while we say it to the person
def test_a_printer_that_takes_nothing_is_said(qapp: QApplication, sheet: bytes, tmp_path: Path) -> None:
    said = paint_pages(sheet, _to_file(tmp_path / "no" / "printed.pdf"))
    assert said == "The printer did not take it. Save it as a PDF instead."


def test_without_a_printer_it_says_what_to_do(
    qapp: QApplication, sheet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", list)
    assert print_pdf(sheet, window).startswith("No printer is set up on this computer.")
    window.deleteLater()


def test_leaving_the_system_s_dialog_prints_nothing(
    qapp: QApplication, sheet: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = QWidget()
    monkeypatch.setattr(QPrinterInfo, "availablePrinters", lambda: [QPrinterInfo()])
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    assert print_pdf(sheet, window) == "Nothing was printed."
    window.deleteLater()
