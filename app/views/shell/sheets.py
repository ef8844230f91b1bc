"""What can be done with a recovery sheet: draw it, save it, hand it to the printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.views.unlock.asks import PracticeGiven, Sheets
from app.words import say


def sheets(top: QWidget, draw: Callable[[str, tuple[str, ...]], bytes]) -> Sheets:
    """For pages in the window `top`; `draw` makes the PDF from the practice's name and the eight groups."""

    def pdf(practice: PracticeGiven, groups: str) -> bytes:
        return draw(practice.name, tuple(groups.split()))

    def where(name: str) -> str:
        from PySide6.QtWidgets import QFileDialog

        from app.views.theme.unremembered import in_documents, unremembered

        with unremembered():
            return QFileDialog.getSaveFileName(
                top, say("Save the recovery sheet"), in_documents(name), say("PDF (*.pdf)")
            )[0]

    def print_out(sheet: bytes) -> str:
        from app.views.paper import print_pdf

        return print_pdf(sheet, top)

    return Sheets(pdf, where, print_out)
