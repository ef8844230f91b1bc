"""Changing a kept note where it stands."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.actions.note_lines import CHOSEN, EDITOR, crossed_lines
from app.actions.session import edit_entry
from app.dates import clock_time
from app.models.faults import Refused
from app.models.session import Entry, Mark, SetbackKind
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.notes.card import KindChips, NoteCard, in_tab_order, step_words
from app.views.notes.menu import fill_lines
from app.views.notes.rows import Row, crossed_on
from app.views.theme.menus import Menu
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.words import say


@dataclass(frozen=True)
class _Chosen:
    """What is chosen beside the words of an entry."""

    mark: Mark | None
    setback_kind: SetbackKind | None
    step_id: int | None
    repairs_id: int | None

    @classmethod
    def of(cls, entry: Entry) -> _Chosen:
        return cls(entry.mark, entry.setback_kind, entry.step_id, entry.repairs_id)


class EntryEditor(NoteCard):
    """Lies over an entry of the stream. Enter, or going on elsewhere, keeps the change; Escape keeps it as a draft,
    the words and what was chosen beside them alike.

    `done` goes out when there is nothing more to edit, and says whether the focus is still here.
    """

    done = Signal(bool)

    def __init__(self, theme: Theme, desk: Desk, row: Row, offered: tuple[int, str], parent: QWidget) -> None:
        entry, day = row.entry, row.day
        if entry is None:
            raise ValueError(row.kind)
        when = say("{day}, {time}", day=day, time=clock_time(entry.at)) if day else clock_time(entry.at)
        super().__init__(theme, say("Note of {time}", time=when), "", least=1, parent=parent)
        self._desk, self._entry = desk, entry
        self._closed = False
        self._lines = desk.read(crossed_lines, entry.couple_id)
        self._step = (entry.step_id, row.step) if entry.step_id else offered
        self.time.setText(clock_time(entry.at))
        self._drafting = DraftKeeper(desk, EDITOR, entry.id, self.field.words, self)
        self._choosing = DraftKeeper(desk, CHOSEN, entry.id, self._chosen_as_draft, self)
        chosen = self._chosen_before()
        self._repairs_id = chosen.repairs_id
        self.set_mark(chosen.mark)
        self.field.set_words(self._drafting.kept_words() or entry.text)
        self.kinds = KindChips(theme, say("What kind?"), self)
        self.kinds.set_kind(chosen.setback_kind)
        self.kinds.chosen.connect(self.changed)
        self.repairs = Button(theme, "", kind="link", icon="spool", parent=self)
        self.repairs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.repairs.clicked.connect(self._offer_lines)
        self.link = self.add_chip(step_words(self._step[1]), "link")
        self.link.setVisible(bool(self._step[0]))
        self.link.setChecked(chosen.step_id is not None)
        self.link.clicked.connect(self._choosing.typed)
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
        entry, now = self._entry, self._now()
        words = self.field.words()
        self._drafting.stop()
        self._choosing.stop()
        if (words.strip(), now) != (entry.text, _Chosen.of(entry)):
            self._closed = True
            try:
                outcome = self._desk.do(
                    edit_entry, entry.id, words, now.mark, now.setback_kind, now.step_id, now.repairs_id
                )
            except Refused as no:
                self._closed = False
                self._drafting.typed()
                self._choosing.typed()
                self.refuse(no.sentence)
                return
            if outcome is None:
                self._closed = False
                for draft in (self._drafting, self._choosing):
                    draft.typed()
                    draft.flush()
                return
        self._closed = True
        for draft in (self._drafting, self._choosing):
            draft.drop()
            draft.close()
        self.done.emit(stay)

    def leave(self) -> None:
        """Be done without keeping; what was typed is a draft that the editor will begin with."""
        if not self._closed:
            self._closed = True
            if self.field.words().strip() == self._entry.text:
                self._drafting.drop()
            self._drafting.close()
            if self._chosen_as_draft():
                self._choosing.typed()
            else:
                self._choosing.drop()
            self._choosing.close()

    def _leave(self) -> None:
        self.leave()
        self.done.emit(True)

    def _focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._closed or old is None or new is None or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        if new.window() is self.window():
            self.keep(stay=False)

    def _now(self) -> _Chosen:
        """What is chosen; what goes with another mark counts no more."""
        mark = self.mark
        return _Chosen(
            mark,
            self.kinds.kind if mark is Mark.SETBACK else None,
            self._step[0] if self.link.isChecked() else None,
            self._repairs_id if mark is Mark.REPAIR else None,
        )

    def _chosen_as_draft(self) -> str:
        now = self._now()
        if now == _Chosen.of(self._entry):
            return ""
        return json.dumps({**dataclasses.asdict(now), "step": self._step[1]}, ensure_ascii=False)

    def _chosen_before(self) -> _Chosen:
        """What was chosen and not kept when the editor was left, else what the entry has."""
        kept = self._choosing.kept_words()
        if not kept:
            return _Chosen.of(self._entry)
        said = json.loads(kept)
        if said["step_id"]:
            self._step = (said["step_id"], said["step"])
        mark, kind = said["mark"], said["setback_kind"]
        return _Chosen(
            Mark(mark) if mark else None, SetbackKind(kind) if kind else None, said["step_id"], said["repairs_id"]
        )

    def _typed(self) -> None:
        self._drafting.typed()
        self._choosing.typed()
        self._show_for_mark()

    def _show_for_mark(self) -> None:
        self.kinds.setVisible(self.mark is Mark.SETBACK)
        line = next((one for one in self._lines if one.id == self._repairs_id), None)
        self.repairs.setText(crossed_on(line) if line is not None else say("Join it to a crossed line…"))
        self.repairs.setVisible(self.mark is Mark.REPAIR and bool(self._lines))
        self.grown.emit()

    def _offer_lines(self) -> None:
        menu = Menu(self._theme, self)
        fill_lines(menu, self._lines, self._repairs_id, self._join)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.repairs.mapToGlobal(self.repairs.rect().bottomLeft()))

    def _join(self, line_id: int | None) -> None:
        self._repairs_id = line_id
        self._choosing.typed()
        self.field.setFocus()
        self._show_for_mark()
