"""What leaves the program: a PDF that is saved, pages that go to a printer; and what is said before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from app.actions import agreement as actions
from app.actions import hierarchy as hierarchy_actions
from app.models.revision import Issued
from app.models.side import Side
from app.views.agreement.printing import Printing
from app.views.agreement.sheet import SheetSide
from app.views.desk import Desk, Told, Tone
from app.views.notices import announce
from app.views.theme.unremembered import unremembered
from app.words import say


class Output(QObject):
    """Saves and hands over. `ask_path(parent, name) -> path or ""`; what happened is said on the side of the pages."""

    saved = Signal(str)

    def __init__(self, desk: Desk, side: SheetSide, ask_path: Callable[[QWidget, str], str], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._side, self._ask_path, self._page = desk, side, ask_path, page
        self._couple_id = self._handed_for = 0
        self._path = self._warned = ""
        self._issued: Issued | None = None
        self._number = 0
        self._printing = Printing(self)
        self._printing.sent.connect(self._sent)
        self._printing.none.connect(self._no_printer)
        side.open_button.clicked.connect(self.open)

    def show_couple(self, couple_id: int) -> None:
        """Whose agreement it is from now on."""
        self._couple_id = couple_id

    def forget(self) -> None:
        """What was saved is another print than this one: neither open it, nor take what was warned of as heard."""
        had_focus = self._side.open_button.hasFocus()
        self._path, self._warned = "", ""
        self._side.open_button.hide()
        self._side.say("")
        if had_focus:
            self._side.save_button.setFocus()

    def agreed_to_writing(self, what: str, button: str) -> bool:
        """False once, with the reason, where somebody wants nothing left in writing; `button` is what is pressed."""
        none = self._desk.read(actions.nothing_in_writing, self._couple_id)
        if not none or self._warned == what:
            return True
        self._warned = what
        if len(none) == 2:
            words = "Both want nothing left in writing. Press {button} again if they have agreed to this one."
            self._side.say(say(words, button=button))
        else:
            words = "{name} wants nothing left in writing. Press {button} again if {name} has agreed to this one."
            self._side.say(say(words, name=self._name(none[0]), button=button))
        return False

    def unasked(self) -> str:
        """What stands beside a print and does not stop it: somebody was not asked yet what may be left in writing."""
        unasked = self._desk.read(actions.not_asked_in_writing, self._couple_id)
        if len(unasked) == 2:
            return say("Neither of them was asked yet what may be left in writing.")
        if unasked:
            return say("{name} was not asked yet what may be left in writing.", name=self._name(unasked[0]))
        return ""

    def save(self, pdf: bytes) -> bool:
        """Write these pages to a file of the therapist's choosing, and offer to open it."""
        if not self._write(pdf):
            return False
        self._side.say(say("Saved. A PDF is not encrypted: whoever has the file can read it."))
        self._side.open_button.show()
        self._side.open_button.setFocus()
        return True

    def hand_over(self, issued: Issued, number: int) -> None:
        """Give the pages of revision `number` to a printer, or, where there is none, save and open them."""
        self._issued, self._number, self._handed_for = issued, number, self._couple_id
        self._printing.hand(issued.pdf, issued.paper, colour=issued.colour)

    def open(self) -> None:
        """Open what was saved, with whatever opens a PDF here."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))

    def _write(self, pdf: bytes) -> bool:
        path = self._ask_path(self._page, say("Our agreement") + ".pdf")
        if not path:
            return False
        # Beside the file that may be there, and put in its place whole: a full disk leaves the old one as it was.
        file = QSaveFile(path)
        if not (file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf) and file.commit()):
            self._side.say(say("That folder cannot be written to. Choose another place; nothing was changed."))
            return False
        self._path = path
        self._desk.do_or_tell(actions.note_print, self._couple_id)
        self.saved.emit(path)
        return True

    def _sent(self) -> None:
        self._desk.do_or_tell(actions.note_print, self._handed_for)
        self._tell(say("Sent to the printer. Revision {n} is frozen.", n=self._number))

    def _no_printer(self) -> None:
        """No printer took the pages: they are saved, and opened where they can be printed from."""
        if self._issued is None:
            return
        if self._handed_for == self._couple_id and self._write(self._issued.pdf):
            words = say(
                "No printer was found, so the pages were saved and opened. Revision {n} is frozen.", n=self._number
            )
            self._tell(words)
            self._side.open_button.show()
            self.open()
        else:
            words = (
                "No printer was found and nothing was saved yet. Revision {n} is frozen: print again, or save the PDF."
            )
            self._tell(say(words, n=self._number))

    def _tell(self, words: str) -> None:
        if self._handed_for != self._couple_id:
            self._desk.told.emit(Told(Tone.PLAIN, words))  # another couple's pages are shown by now
            return
        self._side.say(words)
        announce(self._side, words)

    def _name(self, side: Side) -> str:
        first, second = self._desk.read(hierarchy_actions.partners, self._couple_id)[1:]
        return first.name if side is Side.FIRST else second.name


def ask_where(parent: QWidget, name: str) -> str:
    """Ask for a place to save to; "" when the therapist would rather not. The name offered names nobody."""
    with unremembered():
        return QFileDialog.getSaveFileName(parent, say("Save PDF"), str(documents() / name), say("PDF (*.pdf)"))[0]


def documents() -> Path:
    """Where a person keeps papers: Documents, or their own folder where there is none; never the program's."""
    place = QStandardPaths.StandardLocation
    for kind in (place.DocumentsLocation, place.HomeLocation):
        folder = QStandardPaths.writableLocation(kind)
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()
