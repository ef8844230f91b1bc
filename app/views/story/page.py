"""The story of a couple: one quiet list, read and searched between appointments."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.change import Change
from app.actions.story import FOUND, PORTION, Story, find_in_story, show_folded, show_story
from app.rules.story import Strand
from app.views.desk import Desk
from app.views.story.looks import strand_words
from app.views.story.rows import Asked, Key, Leads, Row, Shape, rows_of
from app.views.story.stream import Stream
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Chip, Label, LineEdit
from app.views.typed import LOOKED_AT
from app.words import say

_EVERYTHING = 1 << 30


class StoryPage(QWidget):
    """One couple's story. With somebody in the room it is their hour alone; earlier ones show while they are held.

    `write_up` carries the session to be written up, `read_note` the note to read, `revision` that of an agreement,
    `session_wanted` the couple whose first session the therapist wants to start.
    """

    write_up = Signal(int)
    read_note = Signal(int)
    revision = Signal(int)
    session_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = 0
        self._story = Story("", "")
        self._asked = Asked()
        self._most = FOUND
        self.setAccessibleName(say("Story"))
        self.field = LineEdit(theme, say("Words of their story"), name=say("Words of their story"), icon="search")
        self.field.set_key("Ctrl F")
        self.chips: dict[Strand | None, Chip] = {}
        self._chips = Flow()
        for strand, words in strand_words():
            chip = self.chips[strand] = Chip(theme, words, checkable=True, tall=True)
            chip.setChecked(strand is None)
            chip.clicked.connect(lambda _on=False, strand=strand: self._choose(strand))
            self._chips.addWidget(chip)
        self.stream = Stream(theme)
        self.empty = Label(theme, say("Their story starts with the first session."), style="resting", wrap=True)
        self.start = Button(theme, say("Start session"), icon="play")
        self.nothing = Label(theme, token="ink2", wrap=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.field, 2, Qt.AlignmentFlag.AlignTop)
        self._top.addLayout(self._chips, 3)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.empty)
        self._starting = QHBoxLayout()
        self._starting.addWidget(self.start)
        self._starting.addStretch(1)
        self._column.addLayout(self._starting)
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.stream, 1)
        self._column.addStretch(0)
        self.field.textChanged.connect(self._type)
        self.field.installEventFilter(self)
        self.stream.opened.connect(self._open)
        self.stream.held.connect(self._hold)
        self.stream.near_end.connect(self._go_on)
        self.stream.end_wanted.connect(self._read_all)
        self.stream.escaped.connect(self._escape)
        self.start.clicked.connect(lambda: self.session_wanted.emit(self._couple_id))
        desk.changed.connect(self._changed)
        desk.room.connect(self._room_changed)
        theme.changed.connect(self._dress)
        self._dress()

    # -- for the window ---------------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's story; another couple's begins at its newest line, with nothing asked for."""
        if couple_id != self._couple_id:
            self._couple_id = couple_id
            self._start_anew()
        else:
            self._reload()

    def take_focus(self) -> None:
        """Put the focus into the list, or into the search where there is none."""
        shown = [one for one in (self.stream, self.start) if one.isVisibleTo(self)]
        (*shown, self.field)[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, typed: str | None = None) -> None:
        """Put the focus into the search, with these words in it where some are given."""
        if typed is not None:
            self._choose(None)
            self.field.setText(typed)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_found(self, typed: str, kind: str, about: int) -> None:
        """Look for these words, and go to the line of this kind that belongs to this record."""
        self.search(typed)
        self.stream.choose(self.stream.rows.place_of((kind, about, 1)))
        self.stream.scrollTo(self.stream.currentIndex())
        self.take_focus()

    # -- what shows -------------------------------------------------------------------------------------------

    def _start_anew(self) -> None:
        self._story, self._asked, self._most = Story("", ""), Asked(), FOUND
        blocked = self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(blocked)
        self._show_chips()
        self._reload()
        self.stream.choose(-1)
        self.stream.scrollToTop()

    def _reload(self) -> None:
        """Read it again, as far as it was read."""
        if self._couple_id:
            self._story = self._read(max(PORTION, len(self._story.chapters)))
            self._show_rows()

    def _read(self, most: int) -> Story:
        here = self._desk.session
        if here is not None and here.couple_id != self._couple_id:
            return Story("", "")  # while others are in the room nothing of this couple is told, not even out of sight
        if self._asked.typed:
            return self._desk.read(find_in_story, self._couple_id, self._asked.typed, self._most)
        return self._desk.read(show_story, self._couple_id, 0, most)

    def _show_rows(self) -> None:
        held = None
        if self._asked.held:
            held = self._desk.read(show_folded, self._couple_id, self._asked.held)
        rows = rows_of(self._story, self._asked, held)
        self.stream.rows.set_rows(rows)
        here, asked = self._story.here, self._asked
        started = bool(rows) or not asked.everything or here
        self.empty.setVisible(not started)
        self.start.setVisible(not started)
        self.field.setVisible(started)
        for chip in self.chips.values():
            chip.setVisible(started)
        if asked.typed:
            here_or_all = say("Nothing in this session holds these words."), say("Nothing here holds these words.")
        else:
            here_or_all = say("Nothing of this session yet."), say("Nothing of this kind is written down yet.")
        self.nothing.setText(here_or_all[0 if here else 1])
        self.nothing.setVisible(started and not rows)
        self.stream.setVisible(bool(rows))
        if rows:
            self.stream.look_ahead()
        else:
            self._go_on()  # what is asked for may be further back

    def _go_on(self) -> None:
        """Tell more of the story, where there is more: until it fills the window, or ends."""
        if not self._story.rest:
            return
        before = len(self.stream.rows.rows())
        if self._asked.typed:
            self._most *= 4
            self._story = self._read(0)
            self._show_rows()
            return
        while self._story.rest and len(rows_of(self._story, self._asked)) < before + PORTION:
            told = self._story.chapters
            more = self._desk.read(show_story, self._couple_id, len(told), max(PORTION, 3 * len(told)))
            self._story = replace(more, chapters=told + more.chapters)
        self._show_rows()

    def _read_all(self) -> None:
        if self._story.rest:
            self._most = _EVERYTHING
            self._story = self._read(_EVERYTHING)
            self._show_rows()

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and self.isVisible():
            self._reload()

    def _room_changed(self) -> None:
        # Whoever comes in must not find open what was open while nobody was here.
        self._start_anew()

    # -- what is asked for ------------------------------------------------------------------------------------

    def _choose(self, strand: Strand | None) -> None:
        self._asked = replace(self._asked, strand=strand)
        self._show_chips()
        self._show_rows()
        self.stream.scrollToTop()

    def _show_chips(self) -> None:
        for strand, chip in self.chips.items():
            chip.setChecked(strand is self._asked.strand)

    def _type(self, typed: str) -> None:
        self._asked, self._most = replace(self._asked, typed=typed.strip()[:LOOKED_AT]), FOUND
        self._story = self._read(PORTION)
        self._show_rows()
        self.stream.choose(-1)
        self.stream.scrollToTop()

    def _open(self, place: int) -> None:
        row = self.stream.rows.at(place)
        if row is None:
            return
        if row.shape is Shape.MORE_BARS:
            self._asked = replace(self._asked, all_bars=True)
            self._show_rows()
        elif row.leads is Leads.UNFOLD:
            self._unfold(row.key)
        elif row.leads is Leads.WRITE_UP:
            self.write_up.emit(row.about)
        elif row.leads is Leads.READ:
            self.read_note.emit(row.about)
        elif row.leads is Leads.REVISION:
            self.revision.emit(row.about)

    def _unfold(self, key: Key) -> None:
        self._asked = replace(self._asked, unfolded=frozenset(self._asked.unfolded) ^ {key})
        self._show_rows()
        place = self.stream.rows.place_of(key)
        self.stream.choose(place)

    def _hold(self, place: int) -> None:
        row: Row | None = self.stream.rows.at(place)
        self._asked = replace(self._asked, held=row.about if row is not None else 0)
        self._show_rows()

    def _escape(self) -> None:
        if self.field.text():
            self.field.clear()
        elif self._asked.strand is not None:
            self._choose(None)

    # -- keys in the search -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self.take_focus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._walk(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Down and self.stream.isVisible():
            self.stream.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def _walk(self, by: int) -> None:
        """To the next line with the words, or the one before; after the last comes the first."""
        rows = self.stream.rows.rows()
        found = [place for place, row in enumerate(rows) if row.met]
        if not found:
            return
        here = self.stream.currentIndex().row()
        on = [place for place in found if place > here] if by > 0 else [place for place in found if place < here]
        place = (on or found)[0] if by > 0 else (on or found)[-1]
        self.stream.ring = True
        self.stream.choose(place)
        self.stream.scrollTo(self.stream.rows.index(place))
        self.stream.viewport().update()

    # -- Qt's events ------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.stream.look_ahead()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(20), px(14), px(4), 0)
        self._column.setSpacing(px(6))
        self._top.setContentsMargins(px(8), 0, px(24), px(2))
        self._chips.setContentsMargins(0, px(1), 0, 0)
        self._top.setSpacing(px(16))
        self._chips.set_gaps(px(6), px(6))
        self.empty.setContentsMargins(px(8), px(12), px(24), px(8))
        self._starting.setContentsMargins(px(8), 0, 0, 0)
        self.nothing.setContentsMargins(px(8), px(14), px(24), 0)
