"""What leaves the program: a PDF that is saved, pages that go to a printer; and what is said before and after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.actions import agreement as actions
from app.actions import hierarchy as hierarchy_actions
from app.models.agreement import AgreementContent, Paper
from app.models.drawn import Drawn
from app.models.revision import Issued
from app.models.side import Side
from app.models.unprintable import Unprintable
from app.views.agreement.printing import AskPrinter, Chosen, Printing, there_are_printers
from app.views.agreement.sheet import SheetSide
from app.views.desk import Desk, Told, Tone
from app.views.notices import announce
from app.views.theme.unremembered import unremembered
from app.words import say

AskPath = Callable[[QWidget, str], str]


class Output(QObject):
    """Saves and hands over. `ask_path(parent, name) -> path or ""`, `ask_printer` the printer.

    What happened is said on the side of the pages.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, side: SheetSide, ask_path: AskPath, ask_printer: AskPrinter, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._side, self._page = desk, side, page
        self._ask_path, self._ask_printer = ask_path, ask_printer
        self._couple_id = self._handed_for = self._number = 0
        self._path = self._warned = ""
        self._gaps = False
        self._squares: tuple[str, tuple[Unprintable, ...]] | None = None  # for what it was asked, and about what
        self._wrong = False  # whether it was said already why no file came of it
        self._printing = Printing(self)
        self._printing.sent.connect(self._sent)
        self._printing.refused.connect(self._refused)
        side.open_button.clicked.connect(self.open)

    def show_couple(self, couple_id: int) -> None:
        """Whose agreement it is from now on."""
        self._couple_id = couple_id

    def forget(self) -> None:
        """What was saved is another print than this one: neither open it, nor take what was warned of as heard."""
        had_focus = self._side.open_button.hasFocus()
        self._path, self._warned, self._squares, self._gaps = "", "", None, False
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

    def agreed_to_gaps(self, button: str, gaps: bool) -> bool:
        """False once where a step both are willing to try has no time, check-in or ending; the words name it."""
        if not gaps or self._gaps:
            return True
        self._gaps = True
        words = "A step has no time, check-in or ending yet. Press {button} again to leave its place for a pen."
        self._say_aloud(say(words, button=button))
        return False

    def agreed_to_squares(self, what: str, button: str, drawn: Drawn) -> bool:
        """False once where a character of these pages is in no font; which one it is, stands beside the pages."""
        asked = (what, drawn.unprintable)
        if not drawn.unprintable or self._squares == asked:
            return True
        self._squares = asked
        words = "These pages have empty squares. Press {button} again to go on, or change the words first."
        self._say_aloud(say(words, button=button))
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
        file = self._file(pdf)
        if file is None or not self._put(file):
            return False
        self._side.say(say("Saved. A PDF is not encrypted: whoever has the file can read it."))
        self._side.open_button.show()
        self._side.open_button.setFocus()
        return True

    def sign(self, content: AgreementContent, pdf: bytes, seal: Callable[[], bool]) -> None:
        """Ask for a printer, or where there is none for a file; `seal` these pages once one is chosen, and hand over.

        Left by hand, or where the file cannot be written, nothing is sealed. `seal` says itself why it did not.
        """
        number, couple_id = content.revision, self._couple_id
        if not there_are_printers():
            self._sign_on_file(number, pdf, seal)
            return
        self._side.say("")
        chosen = self._ask_printer(self._page, content.paper, content.colour)
        if not self._is_here(couple_id):
            return
        if chosen is None:
            self._say_aloud(say("Nothing was printed. Revision {n} is a draft, as it was.", n=number))
        elif seal():
            self._give(pdf, chosen, content.paper, colour=content.colour, number=number)

    def _sign_on_file(self, number: int, pdf: bytes, seal: Callable[[], bool]) -> None:
        words = "No printer is set up on this computer. Revision {n} is frozen once its pages are saved."
        self._side.say(say(words, n=number))
        file = self._file(pdf)
        if file is None:
            if not self._wrong:
                self._say_aloud(say("Nothing was saved. Revision {n} is a draft, as it was.", n=number))
            return
        if not seal():
            file.cancelWriting()
        elif self._put(file):
            self._saved_and_opened(number)
        else:
            words = "That folder took nothing in the end. Revision {n} is frozen: print again, or save the PDF."
            self._side.say(say(words, n=number))

    def hand_over(self, issued: Issued, number: int) -> None:
        """Give the pages of revision `number` once more to a printer, or, where there is none, save and open them."""
        if self._printing.is_at_work(issued.pdf):
            return
        frozen = say("Revision {n} stays as it was printed.", n=number)
        if not there_are_printers():
            self._side.say(say("No printer is set up on this computer. Save the pages to print them elsewhere."))
            file = self._file(issued.pdf)
            if file is not None and self._put(file):
                self._saved_and_opened(number)
            elif file is None and not self._wrong:
                self._side.say(f"{say('Nothing was saved.')} {frozen}")
            return
        couple_id = self._couple_id
        chosen = self._ask_printer(self._page, issued.paper, issued.colour)
        if not self._is_here(couple_id):
            return
        if chosen is None:
            self._side.say(f"{say('Nothing was printed.')} {frozen}")
        else:
            self._give(issued.pdf, chosen, issued.paper, colour=issued.colour, number=number)

    def look_after(self, issued: Issued, number: int) -> None:
        """Take up what was on its way to a printer, or did not come there, while nobody was here to be told."""
        if self._printing.is_at_work(issued.pdf):
            self._number, self._handed_for = number, self._couple_id
        elif self._printing.was_left_lying(issued.pdf):
            self._number, self._handed_for = number, self._couple_id
            self._refused()

    def open(self) -> None:
        """Open what was saved, with whatever opens a PDF here."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))

    def _give(self, pdf: bytes, chosen: Chosen, paper: Paper, *, colour: bool, number: int) -> None:
        self._number, self._handed_for = number, self._couple_id
        self._printing.hand(pdf, chosen, paper, colour=colour)

    def _file(self, pdf: bytes) -> QSaveFile | None:
        """These pages, written beside the place that was chosen; None where none was, or it cannot be written to."""
        self._wrong, couple_id = False, self._couple_id
        path = self._ask_path(self._page, say("Our agreement") + ".pdf")
        if not self._is_here(couple_id):
            self._wrong = True
            return None
        if not path:
            return None
        # Beside the file that may be there, and put in its place whole: a full disk leaves the old one as it was.
        file = QSaveFile(path)
        written = file.open(QIODevice.OpenModeFlag.WriteOnly) and file.write(pdf) == len(pdf) and file.flush()
        if not written:
            file.cancelWriting()
            self._no_file()
            return None
        return file

    def _put(self, file: QSaveFile) -> bool:
        """The file into its place, and what is to be known about it."""
        path = file.fileName()
        if not file.commit():
            self._no_file()
            return False
        self._path = path
        self._desk.do_or_tell(actions.note_print, self._couple_id)
        self.saved.emit(path)
        return True

    def _no_file(self) -> None:
        self._wrong = True
        self._side.say(say("That folder cannot be written to. Choose another place; nothing was changed."))

    def _is_here(self, couple_id: int) -> bool:
        """Whether the page that asked is still in front: it may have been locked while a dialog was open."""
        return isValid(self._page) and self._page.isVisible() and couple_id == self._couple_id

    def _saved_and_opened(self, number: int) -> None:
        self._side.say(
            say("No printer was found, so the pages were saved and opened. Revision {n} is frozen.", n=number)
        )
        self._side.open_button.show()
        self.open()

    def _say_aloud(self, words: str) -> None:
        self._side.say(words)
        announce(self._side, words)

    def _sent(self) -> None:
        self._desk.do_or_tell(actions.note_print, self._handed_for)
        self._tell(say("Sent to the printer. Revision {n} is frozen.", n=self._number))

    def _refused(self) -> None:
        words = "The printer did not take the pages. Revision {n} is frozen: print again, or save the PDF."
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
