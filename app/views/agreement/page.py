"""The agreement of one couple: its clauses in short at the left, its pages at the right, saved and opened from here."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.actions import agreement as agreement_actions
from app.actions import hierarchy as hierarchy_actions
from app.actions.agreement_shown import show_agreement
from app.actions.change import Change, Happened
from app.models.agreement import AgreementContent, Paper
from app.models.content import load_agreement
from app.models.side import Side
from app.views.agreement.clauses import Clauses, plain_words
from app.views.agreement.preview import Pages
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.views.theme.unremembered import unremembered
from app.views.theme.widgets import Button, Card, Label, Scroll, Segmented
from app.words import count, say

Draw = Callable[[AgreementContent], "Future[bytes]"]
"""Draws an agreement in another process, because drawing here would hold up the typing."""

LOOK_MS = 20


class AgreementPage(QWidget):
    """Shows the draft as the records stand; `draw` makes the PDF, `ask_path(name) -> path or ""` where to save it."""

    saved = Signal(str)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        draw: Draw,
        ask_path: Callable[[QWidget, str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._draw = theme, desk, draw
        self._ask_path = ask_path or ask_where
        self._couple_id = 0
        self._content: AgreementContent | None = None
        self._coming: Future[bytes] | None = None
        self._pdf = b""
        self._path = ""
        self._warned = self._wanted = False
        self._clauses = Clauses(theme)
        self.pages = Pages(theme)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._collect)
        self._lay_out()
        desk.changed.connect(self._changed)

    def _lay_out(self) -> None:
        theme, px = self._theme, self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(28), 0, 0, 0)
        row.setSpacing(px(20))
        row.addWidget(Scroll(theme, self._clauses), 9)
        desk = Card(theme, token="sunken", line="", radius="key", padding=0)
        right = QVBoxLayout(desk)
        right.setContentsMargins(px(20), px(14), px(20), px(14))
        right.setSpacing(px(10))
        head = QHBoxLayout()
        self._count = Label(theme, "", style="control", token="ink2")
        colours = [("colour", say("Colour")), ("grey", say("Black & white"))]
        self._colour = Segmented(theme, colours, name=say("Colour of the print"), chosen="colour")
        papers = [(paper.value, paper.value) for paper in Paper]
        self._paper = Segmented(theme, papers, name=say("Paper"), chosen=Paper.A4.value)
        for segment in (self._colour, self._paper):
            segment.chosen.connect(self._draw_again)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._colour)
        head.addWidget(self._paper)
        right.addLayout(head)
        right.addWidget(Scroll(theme, self.pages), 1)
        self._notice = Label(theme, "", style="small", token="ink2", wrap=True)
        right.addWidget(self._notice)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.save_button = Button(theme, say("Save PDF"), icon="download", kind="primary", tall=True)
        self.save_button.clicked.connect(self.save)
        self.open_button = Button(theme, say("Open it"), icon="external-link", tall=True)
        self.open_button.clicked.connect(self._open)
        self.open_button.hide()
        foot.addWidget(self.save_button)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        right.addLayout(foot)
        row.addWidget(desk, 11)

    # -- what the window uses ---------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's draft."""
        another, self._couple_id = couple_id != self._couple_id, couple_id
        if another:
            self._forget_saved()
        self._reload()

    def take_focus(self) -> None:
        """The focus on what one came for."""
        self.save_button.setFocus()

    def save(self) -> None:
        """Write the pages to a file of the therapist's choosing."""
        if self._content is None:
            return
        if self._coming is not None or not self._pdf:
            self._wanted = True  # as soon as the pages are those of today
            if self._coming is None:
                self._draw_again()
            return
        if not self._warned and (warning := self._warning()):
            self._warned = True
            self._notice.setText(warning)
            return
        path = self._ask_path(self, say("Our agreement") + ".pdf")
        if not path:
            return
        try:
            Path(path).write_bytes(self._pdf)
        except OSError:
            self._notice.setText(say("That folder cannot be written to. Choose another place; nothing was changed."))
            return
        self._path = path
        self.open_button.show()
        self.open_button.setFocus()
        saved = say("Saved. A PDF is not encrypted: whoever has the file can read it.")
        self._notice.setText(" ".join(part for part in (saved, self._unasked()) if part))
        self._desk.do_or_tell(agreement_actions.note_print, self._couple_id)
        self.saved.emit(path)

    # -- drawing ----------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        ours = change.couple_id in (self._couple_id, 0) and change.happened is not Happened.AGREEMENT_PRINTED
        if ours and self.isVisible():
            self._reload()

    def _reload(self) -> None:
        shown = self._desk.read(show_agreement, self._couple_id, load_agreement())
        draft = shown.content
        if self._content is not None and draft == self._content and self._pdf:
            return
        self._content = draft
        self._clauses.show_content(draft, begun=shown.revision is not None)
        self._draw_again()

    def _draw_again(self, *_: object) -> None:
        if self._content is None:
            return
        self._forget_saved()
        paper, colour = Paper(self._paper.choice()), self._colour.choice() == "colour"
        self._coming = self._draw(replace(self._content, paper=paper, colour=colour))
        self._look.start()
        self._collect()

    def _forget_saved(self) -> None:
        """What was saved is another print than this one: neither open it, nor take what was warned of as heard."""
        had_focus = self.open_button.hasFocus()
        self._path, self._warned = "", False
        self.open_button.hide()
        self._notice.setText(self._unasked() if self._couple_id else "")
        if had_focus:
            self.save_button.setFocus()

    def _collect(self) -> None:
        coming, content = self._coming, self._content
        if coming is None or content is None or not coming.done():
            return
        self._look.stop()
        self._coming = None
        try:
            self._pdf = coming.result()
        except BrokenProcessPool:
            # The drawing process was ended from outside; the next one is a new one.
            self._pdf, self._wanted = b"", False
            self._notice.setText(say("The pages could not be drawn. Press Save PDF to draw them once more."))
            return
        self.pages.show_pdf(self._pdf, plain_words(content))
        wanted, self._wanted = self._wanted, False
        self._count.setText(count("{n} page", "{n} pages", self.pages.page_count()))
        if wanted:
            self.save()

    def _warning(self) -> str:
        """What stops a print once: somebody wants nothing left in writing."""
        none = self._desk.read(agreement_actions.nothing_in_writing, self._couple_id)
        if len(none) == 2:
            return say("Both want nothing left in writing. Press Save PDF again if they have agreed to this one.")
        if not none:
            return ""
        words = "{name} wants nothing left in writing. Press Save PDF again if {name} has agreed to this one."
        return say(words, name=self._name(none[0]))

    def _unasked(self) -> str:
        """What stands beside a print and does not stop it: somebody was not asked yet what may be left in writing."""
        unasked = self._desk.read(agreement_actions.not_asked_in_writing, self._couple_id)
        if len(unasked) == 2:
            return say("Neither of them was asked yet what may be left in writing.")
        if unasked:
            return say("{name} was not asked yet what may be left in writing.", name=self._name(unasked[0]))
        return ""

    def _name(self, side: Side) -> str:
        first, second = self._desk.read(hierarchy_actions.partners, self._couple_id)[1:]
        return first.name if side is Side.FIRST else second.name

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._path))


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
