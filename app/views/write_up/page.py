"""Write up: the entries of a session at the left, the note they become in the middle, earlier notes at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from app.actions import notes_shown, write_up
from app.actions.change import Change, Happened
from app.actions.notes_shown import WriteUp
from app.actions.session import keep_entry
from app.models.faults import Refused
from app.models.note import Heading, NoteFormat
from app.models.phrases import Phrase, load_phrases
from app.rules.quick_words import PHRASE_SIGN, STEP_SIGN, filled, matching_phrases, matching_steps
from app.rules.write_up import headings, letter
from app.views.desk import Desk
from app.views.theme.menus import Menu
from app.views.theme.note_clipboard import ClipboardForAMinute
from app.views.theme.theme import Theme
from app.views.theme.widgets import Segmented
from app.views.write_up.earlier import Earlier
from app.views.write_up.entries import Entries
from app.views.write_up.entry_delegate import BAR
from app.views.write_up.offers import Offer, Offers
from app.views.write_up.rows import rows_of, title_of
from app.views.write_up.sheet import Sheet
from app.views.write_up.writing import WritingField
from app.words import say

_ABOUT = {
    Happened.NOTE_BEGUN,
    Happened.NOTE_CHANGED,
    Happened.NOTE_SIGNED,
    Happened.NOTE_ADDED_TO,
    Happened.ENTRY_KEPT,
    Happened.ENTRY_CHANGED,
    Happened.ENTRY_REMOVED,
    Happened.SESSION_ENDED,
    Happened.COUPLE_CHANGED,
    Happened.STEPS_ADDED,
    Happened.STEP_CHANGED,
    Happened.STEPS_REMOVED,
    Happened.STEPS_BROUGHT_BACK,
}

ENTRIES, NOTE, EARLIER = 304, 500, 284
"""How wide the three columns are, in pixels at 100 %."""

_THREE, _TWO = 1000, 720
"""From which width three columns, or two, stand beside each other; below the second one at a time."""


class WriteUpPage(QWidget):
    """One note of a couple. `step_wanted(couple_id, step_id)` leads to a step; `titled(words)` is what stands above.

    It is never there while somebody is in the room: `leave` keeps what is typed and lets go of everything shown.
    """

    step_wanted = Signal(int, int)
    titled = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._seen: WriteUp | None = None
        self._asked_by: WritingField | None = None
        self._typed = False
        self._titled = ""
        self._phrases = load_phrases()
        self.clipboard = ClipboardForAMinute(self)
        self.offers = Offers(theme, self)
        self.entries = Entries(theme)
        self.sheet = Sheet(theme, desk, self.offers, self._phrases)
        self.earlier = Earlier(theme, desk)
        kinds = [("entries", say("From the session")), ("note", say("The note")), ("earlier", say("Earlier"))]
        self.one_of_three = Segmented(theme, kinds, name=say("What is shown"), chosen="note")
        self.one_of_two = Segmented(theme, [kinds[0], kinds[2]], name=say("What is beside the note"), chosen="entries")
        self._build()
        self._join()
        theme.changed.connect(self._dress)
        self._dress()

    # -- for the window ---------------------------------------------------------------------------------------

    @property
    def note_id(self) -> int:
        """The note on the desk; 0 for none."""
        return self._seen.shown.note.id if self._seen is not None else 0

    @property
    def couple_id(self) -> int:
        """Whose note it is; 0 while there is none."""
        return self._seen.shown.note.couple_id if self._seen is not None else 0

    def show_session(self, session_id: int) -> bool:
        """Write up this session: its note, begun now where there is none. False where that cannot be now."""
        note = self._desk.read(notes_shown.note_of_session, session_id)
        if note is not None:
            return self.show_note(note.id)
        return self._begin(self._desk.read(notes_shown.couple_of_session, session_id), session_id)

    def begin_alone(self, couple_id: int) -> bool:
        """Begin a note that belongs to no session. False where that cannot be now."""
        return self._begin(couple_id, None)

    def show_note(self, note_id: int) -> bool:
        """Show this note. False while somebody is in the room."""
        if self._desk.session is not None:
            return False
        self._desk.flush()  # the last letters in the field of the notes are to be seen here
        if note_id != self.note_id:
            self.leave()
            self._seen = self._desk.read(notes_shown.show_write_up, note_id)
        self._reload()
        self._reload_earlier()
        self.entries.list.choose(-1)
        return True

    def show_couple(self, couple_id: int) -> None:
        """Keep to the note on the desk, where it is this couple's; else write up their last session."""
        if couple_id == self.couple_id:
            self._reload()
            return
        last = self._desk.read(notes_shown.last_session, couple_id)
        if last is not None:
            self.show_session(last.id)

    def take_focus(self) -> None:
        """Where one would go on: an entry that waits where nothing is written yet, else the note."""
        seen = self._seen
        fresh = seen is not None and not seen.shown.signed and not any(seen.shown.sections.values())
        if fresh and seen is not None and seen.left_over and self.entries.isVisibleTo(self):
            self.entries.list.choose(self.entries.rows.place_of(seen.left_over[0].id))
            self.entries.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.sheet.take_focus()

    def leave(self) -> None:
        """Keep what is typed and show nothing any more; a note of its own without a word is put away."""
        seen, self._seen = self._seen, None
        self.sheet.leave()
        self.earlier.show_notes(())
        self.entries.show_rows([], alone=False)
        self._titled = ""
        self.titled.emit("")
        if seen is None or seen.shown.session is not None or seen.shown.signed or not self._desk.try_again():
            return
        try:
            self._desk.quietly(write_up.let_go_empty, seen.shown.note.id)
        except Refused:
            return  # something is written there, so it stays

    def title(self) -> str:
        """Like "Session 8 · Thursday 14 May, 14:05 to 14:56 · both here"."""
        return title_of(self._seen) if self._seen is not None else ""

    # -- what a person does -----------------------------------------------------------------------------------

    def place(self, entry_id: int, heading: Heading) -> None:
        """Take an entry up under a heading, and go on to the next that waits."""
        if not self._all_kept():
            return
        done = self._desk.do_or_tell(write_up.place_entry, self.note_id, entry_id, heading)
        if done is not None and self.entries.list.hasFocus():
            self.entries.list.go_on(entry_id)

    def keep_typed(self) -> None:
        """Keep what still stood in the field of the notes as an entry of that session, and take it in hand."""
        seen = self._seen
        if seen is None or seen.shown.session is None or not self._all_kept():
            return
        done = self._desk.do_or_tell(keep_entry, seen.shown.session.id, seen.typed)
        if done is not None:
            self.entries.list.choose(self.entries.rows.place_of(done.change.ids[0]))
            self.entries.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_out(self, entry_id: int) -> None:
        """Take an entry out again."""
        if self._all_kept():
            self._desk.do_or_tell(write_up.take_out, self.note_id, entry_id)

    def sign(self) -> None:
        """Sign the note as it stands. Nothing is signed that is not on disk."""
        if not self._all_kept():
            return
        try:
            done = self._desk.do(write_up.sign_note, self.note_id)
        except Refused as no:
            self.sheet.foot.refuse(no.sentence)
            return
        if done is not None:
            self.sheet.take_focus()

    def change_format(self, kind: NoteFormat) -> None:
        """Follow other headings."""
        if self._all_kept() and self._desk.do_or_tell(write_up.change_format, self.note_id, kind) is not None:
            self.sheet.show_below()

    def menu_for(self, entry_id: int) -> QMenu:
        """Where an entry can go, and taking it out."""
        menu = Menu(self._theme, self)
        seen = self._seen
        placed = seen.placed.get(entry_id) if seen is not None else None
        for heading in headings(seen.shown.note.format) if seen is not None else ():
            action = menu.addAction(say("Under {heading}", heading=write_up.heading_word(heading)))
            action.triggered.connect(lambda _on=False, heading=heading: self.place(entry_id, heading))
            action.setShortcut(letter(heading))
            action.setEnabled(heading is not placed)
        if placed is not None:
            menu.addSeparator()
            out = menu.addAction(say("Take it out"), lambda: self.take_out(entry_id))
            out.setShortcut(Qt.Key.Key_Delete)
        return menu

    # -- signs ------------------------------------------------------------------------------------------------

    def _offer(self, field: WritingField) -> None:
        phrase, step = field.asked()
        if phrase is not None:
            self._show_offers(field, PHRASE_SIGN, phrase.typed)
        elif step is not None:
            self._show_offers(field, STEP_SIGN, step.typed)

    def _show_offers(self, field: WritingField, sign: str, typed: str) -> None:
        seen = self._seen
        if seen is None:
            return
        self._asked_by = field
        first, second = seen.names
        if sign == PHRASE_SIGN:
            found = matching_phrases(self._phrases, typed)
            if not typed:  # what belongs under this heading comes first
                found = tuple(sorted(found, key=lambda one: self.sheet.heading_of(field) not in one.headings))
            offers = [
                Offer(filled(one.name, first, second), filled(one.text, first, second), one.letters, one)
                for one in found
            ]
        else:
            offers = [Offer(title, "", "", step_id) for step_id, title in matching_steps(seen.titles, typed)]
        caret = field.caret()
        here = QRect(self.mapFromGlobal(field.window().mapToGlobal(caret.topLeft())), caret.size())
        self.offers.offer(say("Phrases") if sign == PHRASE_SIGN else say("Steps"), offers, here)
        field.takes_escape = self.offers.isVisible()

    def _take_offer(self, offer: Offer) -> None:
        field = self._asked_by
        if field is None:
            return
        asked = next((one for one in field.asked() if one is not None), None)
        length = asked.length if asked is not None else 0
        if isinstance(offer.about, Phrase):
            field.put(offer.below, length)
        elif isinstance(offer.about, int):
            field.put(offer.title, length)
            self._desk.quietly(write_up.mention_step, self.note_id, offer.about, offer.title)
        field.setFocus()

    def _put_phrase(self, field: WritingField, phrase: Phrase) -> None:
        if self._seen is not None:
            field.put(filled(phrase.text, *self._seen.names))
            field.setFocus()

    def _show_all(self, field: WritingField, sign: str) -> None:
        field.setFocus()
        self._show_offers(field, sign, "")

    def _left_offers(self) -> None:
        if self._asked_by is not None:
            self._asked_by.let_be()

    # -- inside -----------------------------------------------------------------------------------------------

    def _all_kept(self) -> bool:
        """Whether every typed word is on disk: what comes there later would be laid over what is done now."""
        self.sheet.flush()
        return self._desk.try_again()

    def _begin(self, couple_id: int, session_id: int | None) -> bool:
        try:
            begun = self._desk.quietly(write_up.begin_note, couple_id, session_id)
        except Refused:
            return False
        return begun is not None and self.show_note(begun.change.ids[0])

    def _reload(self) -> None:
        if self._seen is None:
            return
        seen = self._seen = self._desk.read(notes_shown.show_write_up, self.note_id)
        self.entries.show_rows(rows_of(seen), alone=seen.shown.session is None, typed=seen.typed)
        self.sheet.show_note(seen)
        title = self.title()
        if title != self._titled:
            self._titled = title
            self.titled.emit(title)

    def _reload_earlier(self) -> None:
        self.earlier.show_notes(self._desk.read(notes_shown.earlier_notes, self.couple_id, self.note_id))

    def _changed(self, change: Change) -> None:
        if self._seen is not None and change.couple_id == self.couple_id and change.happened in _ABOUT:
            self._reload()
            # Typing changes no signed note, and there may be many of those.
            if change.happened in (Happened.NOTE_SIGNED, Happened.NOTE_ADDED_TO):
                self._reload_earlier()

    def _saved(self, all_of_it: bool) -> None:
        if not all_of_it:
            self.sheet.foot.say_unsaved()
        elif self._typed:
            self._typed = False
            self.sheet.foot.say_saved(self._desk.clock.now())

    def _hear_typing(self) -> None:
        self._typed = True

    def _ask(self, entry_id: int, at: QPoint) -> None:
        menu = self.menu_for(entry_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _join(self) -> None:
        desk, sheet = self._desk, self.sheet
        desk.changed.connect(self._changed)
        desk.saved.connect(self._saved)
        self.entries.list.wanted.connect(self.place)
        self.entries.list.unwanted.connect(self.take_out)
        self.entries.list.asked.connect(self._ask)
        self.entries.unkept.wanted.connect(self.keep_typed)
        sheet.dropped.connect(self.place)
        sheet.typed.connect(self._hear_typing)
        sheet.format.chosen.connect(self.change_format)
        sheet.phrase_wanted.connect(self._put_phrase)
        sheet.all_wanted.connect(self._show_all)
        sheet.asking.connect(self._offer)
        sheet.copying.connect(self.clipboard.watch)
        sheet.step_wanted.connect(lambda step_id: self.step_wanted.emit(self.couple_id, step_id))
        sheet.foot.preview_wanted.connect(sheet.preview)
        sheet.foot.sign_wanted.connect(self.sign)
        self.offers.taken.connect(self._take_offer)
        self.offers.left.connect(self._left_offers)
        for choice in (self.one_of_three, self.one_of_two):
            choice.chosen.connect(lambda _key: self._place_columns())

    # -- columns ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._choices = QHBoxLayout()
        self._choices.addWidget(self.one_of_two)
        self._choices.addWidget(self.one_of_three)
        self._choices.addStretch(1)
        self._row = QHBoxLayout()
        self._row.addWidget(self.entries, ENTRIES + 8 + BAR)
        self._row.addWidget(self.sheet, NOTE + 24)
        self._row.addWidget(self.earlier, EARLIER + 12 + BAR)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        # Columns give way to the width, so they must not ask for one.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addLayout(self._choices)
        self._column.addLayout(self._row, 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(420), self._theme.px(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.offers.put_away()
        self._place_columns()

    def hideEvent(self, event: QHideEvent) -> None:
        self.sheet.flush()
        super().hideEvent(event)

    def _place_columns(self) -> None:
        px, wide = self._theme.px, self.width()
        columns = 3 if wide >= px(_THREE) else 2 if wide >= px(_TWO) else 1
        beside, alone = self.one_of_two.choice(), self.one_of_three.choice()
        self.one_of_two.setVisible(columns == 2)
        self.one_of_three.setVisible(columns == 1)
        self.entries.setVisible(columns == 3 or (columns == 2 and beside == "entries") or alone == "entries")
        self.sheet.setVisible(columns > 1 or alone == "note")
        self.earlier.setVisible(columns == 3 or (columns == 2 and beside == "earlier") or alone == "earlier")
        if columns == 1:
            for column, name in ((self.entries, "entries"), (self.sheet, "note"), (self.earlier, "earlier")):
                column.setVisible(alone == name)
        for column, most in ((self.entries, ENTRIES + 8 + BAR), (self.earlier, EARLIER + BAR + 12)):
            column.setMaximumWidth(px(most) if columns > 1 else px(640))
        self._choices.setContentsMargins(px(8), px(8) if columns < 3 else 0, 0, px(8) if columns < 3 else 0)

    def _dress(self) -> None:
        px, edge = self._theme.px, self.sheet.bleed
        # The white sheet has its shadow inside its own edge, so what is beside it stands that much nearer.
        # Beside the columns at the left and right a scroll bar has room of its own.
        self._column.setContentsMargins(px(24), px(4), px(32) - px(BAR), px(13))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(max(0, px(24) - edge - px(BAR)))
        self.earlier.setContentsMargins(px(24) - edge, 0, 0, 0)
        self._place_columns()
