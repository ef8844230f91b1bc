"""Handing a finished PDF to the printer, page by page."""

from __future__ import annotations

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.words import say

DOTS_PER_INCH = 300


def print_pdf(pdf: bytes, parent: QWidget) -> str:
    """Ask which printer, and print. "" when it went or was left by hand, else one sentence about what is in the way."""
    if not QPrinterInfo.availablePrinters():
        return say("No printer is set up on this computer. Save it as a PDF instead, and print it elsewhere.")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QPageLayout().margins())
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return say("Nothing was printed.")
    return paint_pages(pdf, printer)


def paint_pages(pdf: bytes, printer: QPrinter) -> str:
    """Every page of a PDF on paper, as large as the paper takes it; "" when the printer took all of it."""
    document = pypdfium2.PdfDocument(pdf)
    painter = QPainter()
    if not painter.begin(printer):
        return say("The printer did not take it. Save it as a PDF instead.")
    try:
        for number, page in enumerate(document):
            if number:
                printer.newPage()
            bitmap = page.render(scale=DOTS_PER_INCH / 72, rev_byteorder=True, prefer_bgrx=True)
            raw = bytes(bitmap.buffer)
            image = QImage(raw, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            room = QRectF(printer.pageRect(QPrinter.Unit.DevicePixel))
            scale = min(room.width() / image.width(), room.height() / image.height())
            painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
    finally:
        painter.end()
        document.close()
    return ""
