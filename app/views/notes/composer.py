"""Where the next note is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.actions.session import COMPOSER, keep_entry
from app.dates import clock_time
from app.models.faults import Refused
from app.models.session import Session
from app.rules.notes import split_mark
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.entry_marks import LOOKS
from app.views.notes.card import NoteCard, step_words
from app.views.theme.theme import Theme
from app.words import say

_TICK_MS = 5000


class Composer(NoteCard):
    """Types notes into one session; `kept` carries an entry's id and mark, `edit_last` asks for the last one.

    What is typed is its draft until Enter keeps it; a chosen mark stands in the draft as its slash.
    """

    kept = Signal(int, object)
    edit_last = Signal()
    typed = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            say("New note"),
            say("Anything you would like to remember. Enter keeps it."),
            least=3,
            parent=parent,
        )
        self._desk = desk
        self._session_id = 0
        self._drafting: DraftKeeper | None = None
        self._offered = (0, "")
        self.link = self.add_chip("", "link")
        self.link.hide()
        self.link.toggled.connect(self._link_toggled)
        self.chips.addWidget(self.link)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._step = (0, "")
        self.field.entered.connect(self.keep)
        self.field.upward.connect(self.edit_last)
        self.changed.connect(self._typed)

    @property
    def session_id(self) -> int:
        """The session that is written into; 0 for none."""
        return self._session_id

    def open(self, session: Session | None) -> None:
        """Write into this session from now on (None: into none), with what was being typed for that couple."""
        session_id = session.id if session is not None else 0
        if session_id == self._session_id:
            return
        self.close_down()
        self._session_id = session_id
        self.refuse("")
        mark, words = None, ""
        if session is not None:
            self._drafting = DraftKeeper(self._desk, COMPOSER, session.couple_id, self.as_typed, self)
            mark, words = split_mark(self._drafting.kept_words())
        self.set_mark(mark)
        self.field.set_words(words)

    def flush(self) -> None:
        """Keep the last letters as a draft, and go on."""
        if self._drafting is not None:
            self._drafting.flush()

    def in_order(self) -> list[QWidget]:
        """What Tab goes through, in order."""
        return [self.field, *self.marks.values(), self.link]

    def close_down(self) -> None:
        """Keep the last letters as a draft."""
        if self._drafting is not None:
            self._drafting.close()
            self._drafting = None
        self._session_id = 0

    def offer_step(self, step_id: int, title: str) -> None:
        """Offer to join the next note to this step; a step that is already chosen stays until it is let go."""
        self._offered = (step_id, title)
        if not self.link.isChecked():
            self._show_offer()

    def show_chips(self, shown: bool) -> None:
        super().show_chips(shown)
        self.link.setVisible(shown and bool(self._step[0]))

    def as_typed(self) -> str:
        """The words with the slash of their mark, as somebody would type them."""
        words = self.field.words()
        return f"{LOOKS[self.mark].slash} {words}" if self.mark is not None and words else words

    def keep(self) -> None:
        """Keep what was typed as an entry; with nothing typed, nothing happens."""
        words, mark, drafting = self.field.words(), self.mark, self._drafting
        if drafting is None or (not words.strip() and mark is None):
            return
        step_id = self._step[0] if self.link.isChecked() else None
        drafting.stop()
        try:
            outcome = self._desk.do(keep_entry, self._session_id, words, mark, step_id)
        except Refused as no:
            self.refuse(no.sentence)
            drafting.typed()
            return
        if outcome is None:
            # The words stay in the field, and the desk tries to keep them again until the disk takes them.
            drafting.typed()
            drafting.flush()
            return
        slash = split_mark(words.strip())[0]
        self.field.set_words("")
        self.set_mark(None)
        self.link.setChecked(False)
        drafting.taken()
        self.kept.emit(outcome.change.ids[0], slash or mark)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _typed(self) -> None:
        if self._drafting is not None:
            self._drafting.typed()
        self.typed.emit()

    def _tick(self) -> None:
        self.time.setText(clock_time(self._desk.clock.now()))

    def _link_toggled(self, on: bool) -> None:
        if not on:
            self._show_offer()

    def _show_offer(self) -> None:
        self._step = self._offered
        step_id, title = self._offered
        self.link.setText(step_words(title))
        self.link.setAccessibleName(say("Link to “{title}”", title=title))
        self.link.setVisible(bool(step_id))
        self.grown.emit()
