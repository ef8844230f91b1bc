"""The agreement of one couple: worded at the left, its true pages at the right; saved, and printed to be signed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.actions import agreement as actions
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.actions.change import Change, Happened
from app.models.agreement import AgreementContent, AgreementState
from app.models.content import load_agreement, load_clauses
from app.models.drawn import Drawn
from app.models.faults import Refused
from app.models.session import Session
from app.settings import SettingsFile
from app.views.agreement.clauses import Clauses, plain_words
from app.views.agreement.drawing import Draw, Drawing
from app.views.agreement.editor import Editor
from app.views.agreement.head import Head
from app.views.agreement.output import AskPath, Output, ask_where
from app.views.agreement.printing import AskPrinter, ask_printer
from app.views.agreement.sheet import SheetSide
from app.views.agreement.state import StateLine
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Scroll, Segmented
from app.words import say

STILL_MS = 300
"""How long nobody types before the pages are drawn again."""


class AgreementPage(QWidget):
    """`draw` makes the PDF, `ask_path(parent, name) -> path or ""` where to save it, `on_printer` asks for a printer.

    `settings` keep paper and colour. `beside` is the side with the pages: the frame around may lay it beside
    everything (`lend`), else it lies in here.
    """

    saved = Signal(str)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        draw: Draw,
        ask_path: AskPath = ask_where,
        on_printer: AskPrinter = ask_printer,
        settings: SettingsFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._text = theme, desk, load_agreement()
        self._couple_id = self._chosen = 0
        self.shown: ShownAgreement | None = None
        self._drawn: AgreementContent | None = None
        self._made: Drawn | None = None
        self._wanted = ""
        self._drawing = Drawing(draw, self)
        self._drawing.drawn.connect(self._came)
        self._drawing.broken.connect(self._broke)
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(STILL_MS)
        self._still.timeout.connect(self._show_typed)
        self.head = Head(theme, desk)
        self.editor = Editor(theme, desk, self._text, load_clauses(), self)
        self.clauses = Clauses(theme)
        self.state = StateLine(theme, desk)
        self.beside = SheetSide(theme, settings)
        self.output = Output(desk, self.beside, ask_path, on_printer, self)
        self.output.saved.connect(self.saved)
        self.pages = self.beside.pages
        self.save_button, self.open_button = self.beside.save_button, self.beside.open_button
        self.print_button, self.start_button = self.beside.print_button, self.beside.start_button
        self._lent = False
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        self._words_or_pages = Segmented(
            theme, [("words", say("Words")), ("pages", say("Pages"))], name=say("Words or pages"), chosen="words"
        )
        self._words_or_pages.chosen.connect(self._arrange)
        self.begin_button = Button(theme, say("Start the agreement"), icon="pencil", kind="primary", tall=True)
        reading = QWidget()
        column = QVBoxLayout(reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.begin_button)
        column.addWidget(Scroll(theme, self.clauses), 1)
        self._either = QStackedWidget()
        self._either.addWidget(reading)
        self._either.addWidget(self.editor.area)
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(px(28), 0, px(10), px(14))
        left.setSpacing(px(4))
        left.addWidget(self._either, 1)
        left.addWidget(self.state)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self.beside, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(px(4))
        top = QHBoxLayout()
        top.setContentsMargins(px(28), 0, px(10), 0)
        top.addWidget(self.head)
        self.head.end.addWidget(self._words_or_pages)
        self.head.end.addSpacing(px(14))
        whole.addLayout(top)
        whole.addLayout(self._row, 1)
        self._arrange()

    def _connect(self) -> None:
        self._theme.changed.connect(self._arrange)
        self._desk.changed.connect(self._changed)
        self._desk.room.connect(self._room)
        self.head.revision_wanted.connect(self.show_revision)
        self.head.typing.connect(self._typing)
        self.editor.typing.connect(self._typing)
        self.beside.chosen.connect(self._draw)
        self.begin_button.clicked.connect(self.begin)
        self.start_button.clicked.connect(self.begin)
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_to_sign)
        self.beside.again_button.clicked.connect(self._hand_over)

    # -- what the window uses ---------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's draft, else the latest revision, else what a first one would say."""
        if couple_id != self._couple_id:
            self.leave()
            self._couple_id = couple_id
            self.output.show_couple(couple_id)
        self._reload()

    def show_revision(self, revision_id: int) -> None:
        """Show this one of the couple's revisions."""
        self.editor.keep_all()
        self._chosen = revision_id
        self.output.forget()
        self._reload()
        self.head.which.setFocus()

    def take_focus(self) -> None:
        """The focus where one would go on."""
        if self.shown is not None and self.shown.is_draft:
            self.editor.take_focus()
        else:
            begun = self.shown is None or self.shown.revision is not None
            (self.save_button if begun else self.begin_button).setFocus()

    def lend(self, *, lent: bool) -> None:
        """The side with the pages lies elsewhere from now on, or comes back in here."""
        if lent != self._lent:
            self._lent = lent
            if lent:
                self.beside.show()  # it is hidden where the words alone had the width so far
            else:
                self._row.addWidget(self.beside, 1)
            self._arrange()

    def leave(self) -> None:
        """Show nothing any more; what was typed and not kept waits as a draft."""
        self._still.stop()
        self._drawing.forget()
        self.editor.put_away()
        self.head.put_away()
        self.clauses.put_away()
        self.output.show_couple(0)
        self.output.forget()
        self.pages.forget()
        self.beside.tell("")
        self._couple_id = self._chosen = 0
        self.shown = self._drawn = self._made = None
        self._wanted = ""

    def _room(self, session: Session | None) -> None:
        """Once somebody is in the room nothing stays here of any other couple, seen or unseen."""
        if session is not None and session.couple_id != self._couple_id:
            self.leave()

    # -- the records ------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change.couple_id not in (self._couple_id, 0) or change.happened is Happened.AGREEMENT_PRINTED:
            return
        if change.happened in (Happened.AGREEMENT_BEGUN, Happened.AGREEMENT_ISSUED):
            self._chosen = 0
        if self.isVisible() and self.shown is not None:
            self._reload()

    def _read(self) -> ShownAgreement:
        typed = self.editor.typed_lines() if self.shown is not None and self.shown.is_draft else ()
        shown = self._desk.read(show_agreement, self._couple_id, self._text, self._chosen or None, typed)
        if shown.is_draft and self.head.reason.hasFocus():
            shown = replace(shown, content=replace(shown.content, reason=self.head.typed_reason()))
        return shown

    def _reload(self) -> None:
        self._still.stop()
        shown = self._read()
        self.shown = shown
        self.head.show_agreement(shown)
        if shown.is_draft:
            self.editor.show_draft(shown)
            self._either.setCurrentIndex(1)
            self._put_pages_last()
        else:
            self.editor.put_away()
            self.clauses.show_content(shown.content, begun=shown.revision is not None)
            self._either.setCurrentIndex(0)
        self.begin_button.setVisible(shown.revision is None)
        self.state.setVisible(shown.is_draft)
        self._show_buttons(shown)
        self._draw()
        if shown.issued is not None and shown.revision is not None:
            self.output.look_after(shown.issued, shown.revision.number)

    def _put_pages_last(self) -> None:
        """Tab comes through all the words before it comes to the pages."""
        stops = [
            one for one in self.beside.findChildren(QAbstractButton) if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        before = self.editor.last_stop()
        for stop in stops:
            QWidget.setTabOrder(before, stop)
            before = stop

    def _show_buttons(self, shown: ShownAgreement) -> None:
        latest = shown.revisions[-1] if shown.revisions else None
        self.print_button.setVisible(shown.is_draft)
        self.beside.again_button.setVisible(shown.issued is not None)
        self.beside.show_choices(shown=shown.issued is None)
        self.start_button.setVisible(shown.issued is not None)
        if latest is not None and shown.issued is not None:
            open_draft = latest.state is AgreementState.DRAFT
            words = say("Back to the draft") if open_draft else say("Start revision {n}", n=latest.revision.number + 1)
            self.start_button.setText(words)
        told = ""
        if shown.is_draft and shown.revision is not None:
            told = say(
                "Both sign the same words. Printing to sign freezes revision {n}; editing starts the next draft.",
                n=shown.revision.number,
            )
        self.beside.tell(" ".join(part for part in (told, self.output.unasked()) if part))

    def begin(self) -> None:
        """Start the first draft or the next one; or go back to the one that is open."""
        if self.shown is not None and self.shown.revisions and self.shown.revisions[-1].state is AgreementState.DRAFT:
            self.show_revision(0)
            self.take_focus()
            return
        if self._desk.do_or_tell(actions.begin_draft, self._couple_id, self._text) is None:
            return
        if self.head.reason.isVisible():
            self.head.reason.setFocus()
        else:
            self.take_focus()

    # -- drawing ----------------------------------------------------------------------------------------------

    def _typing(self) -> None:
        self.state.typed()
        self._still.start()

    def _show_typed(self) -> None:
        """The pages as they would be with what stands in the fields."""
        self.shown = self._read()
        self._draw()

    def _draw(self) -> None:
        shown = self.shown
        if shown is None:
            return
        if shown.issued is not None:
            self._drawing.forget()
            self._wanted = ""
            if self._drawn != shown.content:
                self._show_pages(shown.content, Drawn(shown.issued.pdf))
            return
        content = replace(shown.content, paper=self.beside.paper, colour=self.beside.colour)
        if content == self._drawn and self._made is not None and not self._drawing.is_busy:
            return
        self.output.forget()
        if self._wanted != "print":
            self._drawing.wish(content)

    def _show_pages(self, content: AgreementContent, made: Drawn) -> None:
        self._drawn, self._made = content, made
        self.beside.show_pdf(made, plain_words(content))

    def _came(self, content: AgreementContent, made: Drawn) -> None:
        wanted, self._wanted = self._wanted, ""
        signing = content.state is AgreementState.ISSUED
        if not signing:
            self._show_pages(content, made)
        if wanted and not self.isVisible():  # no dialog from a page that is out of sight
            button = say("Print to sign") if signing else say("Save PDF")
            words = "The pages were ready while you were elsewhere. Press {button} again; nothing was changed."
            self.beside.say(say(words, button=button))
        elif signing:
            self._sign(content, made)
        elif wanted == "save":
            self.save()

    def _broke(self) -> None:
        self._drawn, self._made, self._wanted = None, None, ""
        self.beside.say(say("The pages could not be drawn. Press Save PDF to draw them once more."))

    # -- saving and printing ----------------------------------------------------------------------------------

    def save(self) -> None:
        """Write the pages to a file of the therapist's choosing."""
        if not self._all_kept():
            return
        made = self._made
        if self._drawing.is_busy or made is None:
            self._wanted = "save"  # as soon as the pages are those of today
            if not self._drawing.is_busy:
                self._draw()
            return
        button = say("Save PDF")
        if self.output.agreed_to_writing("save", button) and self.output.agreed_to_squares("save", button, made):
            self.output.save(made.pdf)

    def print_to_sign(self) -> None:
        """Draw the pages to sign; once a printer or a file is chosen for them, freeze the draft and hand them over."""
        shown = self.shown
        if shown is None or not shown.is_draft or self._wanted == "print" or not self._all_kept():
            return
        button = say("Print to sign")
        if not (self.output.agreed_to_writing("print", button) and self.output.agreed_to_gaps(button, shown.has_gaps)):
            return
        self.shown = shown = self._read()
        self._wanted = "print"
        self.beside.say(say("Drawing the pages to sign."))
        paper, colour = self.beside.paper, self.beside.colour
        self._drawing.wish(replace(shown.content, state=AgreementState.ISSUED, paper=paper, colour=colour))

    def _sign(self, content: AgreementContent, made: Drawn) -> None:
        revision = self.shown.revision if self.shown is not None else None
        if revision is None or not self._all_kept():
            return
        if self.output.agreed_to_squares("print", say("Print to sign"), made):
            self.output.sign(content, made.pdf, lambda: self._seal(revision.id, content, made.pdf))

    def _seal(self, revision_id: int, content: AgreementContent, pdf: bytes) -> bool:
        """Freeze the revision with these pages; where its words are others by now, say so and draw it anew."""
        try:
            outcome = self._desk.do(actions.issue, revision_id, content, pdf, self._text)
        except Refused as no:
            self._draw()
            self.beside.say(no.sentence)
            if no.field == "review":
                self.editor.review.show_error(no.sentence)
                self.editor.review.edit.setFocus()
            return False
        if outcome is not None:
            self._reload()
        return outcome is not None

    def _hand_over(self) -> None:
        shown = self.shown
        if shown is not None and shown.issued is not None and shown.revision is not None:
            self.output.hand_over(shown.issued, shown.revision.number)

    def _all_kept(self) -> bool:
        """Whether everything that stands in a field is kept; else the field says what is still needed."""
        if self.shown is None or not self.shown.is_draft:
            return self.shown is not None
        self.head.keep()
        if not self.editor.keep_all():
            self.beside.say(say("One line could not be kept yet. It says why."))
            return False
        return True

    # -- where the pages lie ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *_: object) -> None:
        """Words and pages side by side where there is room, else one of them."""
        narrow = not self._lent and self.width() < self._theme.px(700)
        self._words_or_pages.setVisible(narrow)
        pages = self._words_or_pages.choice() == "pages"
        self._left.setVisible(not narrow or not pages)
        self.head.show_all(shown=not narrow or not pages)
        if not self._lent:
            self.beside.setVisible(not narrow or pages)
