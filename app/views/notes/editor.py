"""Changing a kept note where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.actions.note_lines import EDITOR, crossed_lines
from app.actions.session import edit_entry
from app.dates import clock_time
from app.models.faults import Refused
from app.models.session import Entry, Mark
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.notes.card import KindChips, NoteCard, in_tab_order, step_words
from app.views.notes.menu import fill_lines
from app.views.notes.rows import crossed_on
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.words import say


class EntryEditor(NoteCard):
    """Lies over an entry of the stream. Enter, or going on elsewhere, keeps the change; Escape keeps it as a draft.

    `done` goes out when there is nothing more to edit, and says whether the focus is still here.
    """

    done = Signal(bool)

    def __init__(
        self, theme: Theme, desk: Desk, entry: Entry, step: str, offered: tuple[int, str], parent: QWidget
    ) -> None:
        super().__init__(theme, say("Note of {time}", time=clock_time(entry.at)), "", least=1, parent=parent)
        self._desk, self._entry = desk, entry
        self._closed = False
        self._repairs_id = entry.repairs_id
        self._lines = desk.read(crossed_lines, entry.couple_id)
        self._step = (entry.step_id, step) if entry.step_id else offered
        self.time.setText(clock_time(entry.at))
        self._drafting = DraftKeeper(desk, EDITOR, entry.id, self.field.words, self)
        self.set_mark(entry.mark)
        self.field.set_words(self._drafting.kept_words() or entry.text)
        self.kinds = KindChips(theme, say("What kind?"), self)
        self.kinds.set_kind(entry.setback_kind)
        self.kinds.chosen.connect(self.changed)
        self.repairs = Button(theme, "", kind="link", icon="spool", parent=self)
        self.repairs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.repairs.clicked.connect(self._offer_lines)
        self.link = self.add_chip(step_words(self._step[1]), "link")
        self.link.setVisible(bool(self._step[0]))
        self.link.setChecked(entry.step_id is not None)
        self.chips.addWidget(self.link)
        self._column.addWidget(self.kinds)
        self._column.addWidget(self.repairs)
        self.changed.connect(self._typed)
        self.field.entered.connect(self.keep)
        self.field.left.connect(self._leave)
        self.field.takes_escape = True
        in_tab_order([self.field, *self.marks.values(), self.link, *self.kinds.chips.values(), self.repairs])
        self._show_for_mark()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def keep(self, *, stay: bool = True) -> None:
        """Keep the change, if there is one, and be done; a refusal is shown and the editor stays."""
        if self._closed:
            return
        entry, mark = self._entry, self.mark
        kind = self.kinds.kind if mark is Mark.SETBACK else None
        repairs_id = self._repairs_id if mark is Mark.REPAIR else None
        step_id = self._step[0] if self.link.isChecked() else None
        words = self.field.words()
        wanted = (words.strip(), mark, kind, step_id, repairs_id)
        self._drafting.stop()
        if wanted != (entry.text, entry.mark, entry.setback_kind, entry.step_id, entry.repairs_id):
            self._closed = True
            try:
                outcome = self._desk.do(edit_entry, entry.id, words, mark, kind, step_id, repairs_id)
            except Refused as no:
                self._closed = False
                self.refuse(no.sentence)
                return
            if outcome is None:
                self._closed = False
                self._drafting.typed()
                self._drafting.flush()
                return
        self._closed = True
        self._drafting.drop()
        self._drafting.close()
        self.done.emit(stay)

    def leave(self) -> None:
        """Be done without keeping; what was typed is a draft that the editor will begin with."""
        if not self._closed:
            self._closed = True
            if self.field.words().strip() == self._entry.text:
                self._drafting.drop()
            self._drafting.close()

    def _leave(self) -> None:
        self.leave()
        self.done.emit(True)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._closed or old is None or new is None or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        if new.window() is self.window():
            self.keep(stay=False)

    def _typed(self) -> None:
        self._drafting.typed()
        self._show_for_mark()

    def _show_for_mark(self) -> None:
        self.kinds.setVisible(self.mark is Mark.SETBACK)
        line = next((one for one in self._lines if one.id == self._repairs_id), None)
        self.repairs.setText(crossed_on(line) if line is not None else say("Join it to a crossed line…"))
        self.repairs.setVisible(self.mark is Mark.REPAIR and bool(self._lines))
        self.grown.emit()

    def _offer_lines(self) -> None:
        menu = QMenu(self)
        fill_lines(menu, self._lines, self._repairs_id, self._join)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.repairs.mapToGlobal(self.repairs.rect().bottomLeft()))

    def _join(self, line_id: int | None) -> None:
        self._repairs_id = line_id
        self.field.setFocus()
        self._show_for_mark()
