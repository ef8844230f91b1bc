"""The notes pane: what was written in the hour, and where the next note is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions.change import Change, Happened
from app.actions.note_lines import crossed_lines, edits_under_way, session_of, show_session_lines
from app.actions.notes_shown import unfinished_of, waiting_words, way_words
from app.actions.session import COMPOSER, SessionNotes, edit_entry, remove_entry, show_notes
from app.models.session import Entry, Mark, SetbackKind
from app.views.desk import Desk
from app.views.notes.card import KindChips, in_tab_order
from app.views.notes.composer import Composer
from app.views.notes.editor import EntryEditor
from app.views.notes.menu import EntryMenu
from app.views.notes.rows import Kind, Row, Unfolded, rows_of
from app.views.notes.state import StateLine
from app.views.notes.stream import Stream
from app.views.theme.flow import Flow
from app.views.theme.note_clipboard import ClipboardForAMinute
from app.views.theme.paint import begin
from app.views.theme.quiet_line import QuietLine
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, SectionTitle, Sign
from app.words import say

_SHOWN = {
    Happened.ENTRY_KEPT,
    Happened.ENTRY_CHANGED,
    Happened.ENTRY_REMOVED,
    Happened.STEP_CHANGED,
    Happened.STEPS_REMOVED,
    Happened.STEPS_BROUGHT_BACK,
    Happened.CHECKED_IN,
    Happened.PAUSED,
}
_WRITTEN = {Happened.NOTE_BEGUN, Happened.NOTE_CHANGED, Happened.NOTE_SIGNED}


_LOW = 440


class NotesPane(QWidget):
    """One couple's notes. With somebody in the room earlier sessions are folded, and one shows only while it is held.

    `session_wanted` carries the couple whose session the therapist wants to start, `write_up_wanted` a session.
    """

    session_wanted = Signal(int)
    write_up_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = 0
        self._notes = SessionNotes(None, (), (), {}, {})
        self._unfolded = Unfolded()
        self._begun: frozenset[int] = frozenset()
        self._offered = (0, "")
        self._editor: EntryEditor | None = None
        self._from_composer = False
        self._writes = False
        self._kind_of = self._waits = 0
        self.setAccessibleName(say("Session notes"))
        self.clipboard = ClipboardForAMinute(self)
        self.stream = Stream(theme, self)
        self.empty = Label(theme, say("Their notes begin with the first session."), style="remark", wrap=True)
        self.kinds = KindChips(theme, say("What kind?"), self)
        self.composer = Composer(theme, desk, self)
        self.busy = Label(theme, say("A session is open. These notes stay folded until it ends."), wrap=True)
        self.start = Button(theme, say("Start session"), icon="play")
        self.waiting = QuietLine(theme, "notebook-text")
        self.state = StateLine(theme, saved=not desk.unsaved_words(), parent=self)
        self._build()
        self._join()
        theme.changed.connect(self._dress)
        self._dress()
        self._reload()

    # -- for the window ---------------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's notes; what was being typed for another is kept where it was typed."""
        if couple_id != self._couple_id:
            self._leave_editor()
            self._couple_id = couple_id
            self._unfolded = Unfolded()
            self._kind_of = 0
            self._offered = (0, "")
            self.composer.offer_step(0, "")
        self._reload()
        self.stream.show_end()

    def offer_step(self, step_id: int, title: str) -> None:
        """Offer to join the next note to this step; 0 offers none."""
        self._offered = (step_id, title)
        self.composer.offer_step(step_id, title)

    def take_focus(self) -> None:
        """Put the focus where the next words belong."""
        if not self.composer.isHidden():
            self.composer.field.setFocus()
        elif not self.start.isHidden():
            self.start.setFocus()
        else:
            self.stream.setFocus()

    def show_entry(self, entry_id: int) -> None:
        """Bring a line of this couple's notes into sight, unfold its session, and mark it until the next key.

        With somebody in the room an earlier session stays folded: then its bar is marked, to be held.
        """
        session = self._desk.read(session_of, entry_id)
        folded = self._desk.session is not None and session != self._desk.session
        self._unfolded = replace(self._unfolded, all_bars=True, sessions=self._unfolded.sessions | {session.id})
        self._show_rows()
        self.stream.show_found(("session", session.id) if folded else ("entry", entry_id))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.size("notes"), self._theme.px(640))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(280))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_waiting()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("line"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    # -- what shows -------------------------------------------------------------------------------------------

    def _reload(self) -> None:
        desk = self._desk
        self.composer.flush()
        if self._couple_id:
            self._notes = desk.read(show_notes, self._couple_id)
        session, live = self._notes.session, self._notes.live
        here = desk.session is not None
        if session is not None and not here and not live and not self._unfolded.sessions:
            self._unfolded = replace(self._unfolded, sessions=frozenset({session.id}))
        writes = session is not None and (live or (not here and bool(desk.draft(COMPOSER, self._couple_id))))
        self.composer.open(session if writes else None)
        self._begun = desk.read(edits_under_way)
        self._show_rows()
        self._writes = writes
        self.start.setVisible(bool(self._couple_id) and not here)
        self.busy.setVisible(here and not live)
        self._show_waiting()
        self.empty.setVisible(session is None and not here)
        self.stream.setVisible(not self.empty.isVisibleTo(self))
        self.kinds.setVisible(any(row.key == ("entry", self._kind_of) for row in self.stream.rows.rows()))
        self._fit_height()

    def _show_waiting(self) -> None:
        """A quiet line below the notes while their last session is not written up, or not signed."""
        asks = self._couple_id and self._desk.session is None
        found = self._desk.read(unfinished_of, self._couple_id) if asks else ()
        one = next((one for one in found if one.session is not None), None)
        self._waits = one.session.id if one is not None and one.session is not None else 0
        self.waiting.setVisible(one is not None)
        if one is not None:
            self.waiting.show_words(waiting_words(one) + say("."), way_words(one))
        else:
            self.waiting.forget()

    def _show_rows(self) -> None:
        rows = rows_of(
            self._notes,
            self._unfolded,
            lambda session_id: self._desk.read(show_session_lines, session_id),
            someone_here=self._desk.session is not None,
            begun=self._begun,
        )
        self.stream.rows.set_rows(rows)

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and change.happened in _SHOWN:
            self._reload()
        elif change.happened in _WRITTEN and self.isVisible():
            self._show_waiting()

    def _room_changed(self) -> None:
        # Whoever comes in must not find open what was open while nobody was here.
        self._unfolded = Unfolded()
        if self._editor is not None and not self._notes.live:
            self._leave_editor()
        if self._couple_id:
            self._reload()
            self.stream.show_end()

    # -- rows -------------------------------------------------------------------------------------------------

    def _open_row(self, row: Row) -> None:
        if row.kind is Kind.MORE:
            self._unfolded = replace(self._unfolded, all_bars=True)
            self._show_rows()
        elif row.kind is Kind.SESSION:
            self._unfolded = replace(self._unfolded, sessions=self._unfolded.sessions ^ {row.session_id})
            self._show_rows()
        elif not row.fixed:
            self._edit(row)

    def _hold(self, session_id: int) -> None:
        self._unfolded = replace(self._unfolded, held=session_id)
        self._show_rows()
        if session_id:
            self.stream.show_held(("session", session_id))

    def _edit(self, row: Row) -> None:
        if row.entry is None:
            return
        if self._editor is not None:
            self._editor.keep(stay=False)
            self._leave_editor()
        else:
            self._from_composer = self.composer.field.hasFocus()
        if row.entry.id == self._kind_of:
            # The editor asks for the kind itself.
            self._kind_of = 0
            self.kinds.hide()
        self._editor = EntryEditor(self._theme, self._desk, row, self._offered, self.stream.viewport())
        self._editor.done.connect(self._edited)
        self._editor.field.copying.connect(self.clipboard.watch)
        self._editor.changed.connect(self.state.typed)
        self.stream.open_editor(row.key, self._editor)
        self._fit_height()
        self._editor.field.setFocus()

    def _edit_last(self) -> None:
        last = self.stream.rows.rows()[-1:]
        if last and last[0].kind is Kind.ENTRY:
            self._edit(last[0])

    def _edited(self, stay: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        back = self._from_composer and self._writes
        self._fit_height()
        if stay:
            (self.composer.field if back else self.stream).setFocus()
        self.stream.close_editor()
        self._begun = self._desk.read(edits_under_way)
        self._show_rows()
        self._fit_height()

    def _leave_editor(self) -> None:
        if self._editor is not None:
            self._lose_editor()
            self._begun = self._desk.read(edits_under_way)
            self._show_rows()
            self._fit_height()

    def _lose_editor(self) -> None:
        if self._editor is not None:
            self._editor.leave()
            self._editor = None
            self.stream.close_editor()

    def _remove(self, row: Row) -> None:
        if row.entry is not None and not row.fixed:
            place = self.stream.currentIndex().row()
            self._desk.do_or_tell(remove_entry, row.entry.id)
            self.stream.go_near(place)

    def _copy(self, row: Row) -> None:
        if row.entry is not None:
            self.clipboard.copy(row.entry.text)

    def _ask(self, row: Row, at: QPoint) -> None:
        entry = row.entry
        if entry is None:
            return
        menu = EntryMenu(
            edit=lambda: self._edit(row),
            mark=lambda mark: self._change(entry, mark=mark),
            kind=lambda kind: self._change(entry, setback_kind=kind),
            line=lambda line_id: self._change(entry, repairs_id=line_id),
            step=lambda step_id: self._change(entry, step_id=step_id),
            copy=lambda: self._copy(row),
            remove=lambda: self._remove(row),
        ).build(self._theme, entry, row.step, self._offered, self._desk.read(crossed_lines, entry.couple_id), self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _change(self, entry: Entry, **changed: Mark | SetbackKind | int | None) -> None:
        now = entry.but(**changed)
        self._desk.do_or_tell(edit_entry, entry.id, now.text, now.mark, now.setback_kind, now.step_id, now.repairs_id)

    # -- the composer -----------------------------------------------------------------------------------------

    def _kept(self, entry_id: int, mark: Mark | None) -> None:
        self._kind_of = entry_id if mark is Mark.SETBACK else 0
        self.kinds.set_kind(None)
        if self._notes.live:
            self.kinds.setVisible(bool(self._kind_of))
            self._fit_height()
        else:
            self._reload()
        self.stream.show_end()

    def _kind_chosen(self, kind: SetbackKind | None) -> None:
        row = self.stream.rows.row_at(self.stream.rows.index_of(("entry", self._kind_of)))
        self._kind_of = 0
        self.kinds.hide()
        self._fit_height()
        self.take_focus()
        if row is not None and row.entry is not None:
            self._change(row.entry, setback_kind=kind)

    def _fit_height(self) -> None:
        """Give the words the room there is: where the pane is low, only what is needed just now stays below them."""
        px, line, high = self._theme.px, self._theme.line("body"), self.height()
        low = high < px(_LOW)
        self.composer.setVisible(self._writes and not (low and self._editor is not None))
        self.composer.show_chips(not (low and self.kinds.isVisibleTo(self)))
        self.state.keys.setVisible(self._writes and not low)
        self.composer.field.set_limits(1 if low else 3, max(3 * line, min(10 * line, round(high * 0.3))))
        if self._editor is not None:
            taken = px(90) if low else px(140) + self.composer.height()
            self._editor.field.set_limits(1, max(3 * line, high - taken - px(110)))

    # -- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        only = QWidget()
        row = Flow(only)
        row.set_gaps(self._theme.px(6), 0)
        row.addWidget(Sign(self._theme, "lock", token="ink3", size=14, line=16))
        row.addWidget(Label(self._theme, say("Only you"), style="caption", token="ink3"))
        self._head = Flow(spread=True)
        self._head.addWidget(SectionTitle(self._theme, say("Session notes")))
        self._head.addWidget(only)
        self._foot = QVBoxLayout()
        for widget in (self.kinds, self.composer, self.busy):
            self._foot.addWidget(widget)
        self._foot.addWidget(self.waiting)
        self._foot.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.addWidget(self.state)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._middle = QVBoxLayout()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.stream, 1)
        self._middle.addStretch(0)
        self._column.addLayout(self._middle, 1)
        self._column.addLayout(self._foot)
        in_tab_order([self.stream, *self.kinds.chips.values(), *self.composer.in_order(), self.waiting.way, self.start])

    def _join(self) -> None:
        desk, stream, composer = self._desk, self.stream, self.composer
        desk.changed.connect(self._changed)
        desk.room.connect(self._room_changed)
        desk.saved.connect(self.state.set_saved)
        stream.opened.connect(self._open_row)
        stream.held.connect(self._hold)
        stream.removed.connect(self._remove)
        stream.copied.connect(self._copy)
        stream.asked.connect(self._ask)
        stream.losing_editor.connect(self._lose_editor)
        stream.below.connect(self.take_focus)
        composer.kept.connect(self._kept)
        composer.edit_last.connect(self._edit_last)
        composer.typed.connect(self.state.typed)
        composer.field.copying.connect(self.clipboard.watch)
        self.kinds.chosen.connect(self._kind_chosen)
        self.waiting.wanted.connect(lambda: self.write_up_wanted.emit(self._waits))
        self.start.clicked.connect(lambda: self.session_wanted.emit(self._couple_id))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(20), 0, px(14))
        self._column.setSpacing(0)
        self._head.setContentsMargins(px(24), 0, px(20), px(8))
        self._head.set_gaps(px(12), 0)
        self.empty.setContentsMargins(px(8), px(8), px(20), 0)
        self._middle.setContentsMargins(px(16), 0, 0, 0)
        self._foot.setContentsMargins(px(24), px(12), px(20), 0)
        self._foot.setSpacing(px(12))
        self.updateGeometry()
        self.update()
