"""What can be done with a recovery sheet: draw it, save it, hand it to the printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.views.unlock.asks import PracticeGiven, Sheets
from app.views.worker import Worker
from app.words import say

if TYPE_CHECKING:
    from concurrent.futures import Future


def sheets(top: QWidget, draw: Callable[[str, tuple[str, ...]], Future[bytes]], worker: Worker) -> Sheets:
    """For pages in the window `top`; `draw` begins the PDF from the practice's name and the eight groups.

    `worker` waits for it, so that the window need not.
    """

    def pdf(practice: PracticeGiven, groups: str, given: Callable[[bytes], None], told: Callable[[str], None]) -> None:
        from concurrent.futures import BrokenExecutor, CancelledError

        def wrong(fault: Exception) -> None:
            told(say("The sheet could not be drawn. Try once more, or write the eight groups down by hand."))
            if not isinstance(fault, (BrokenExecutor, CancelledError)):
                raise fault

        worker.run(draw(practice.name, tuple(groups.split())).result, given, wrong)

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
