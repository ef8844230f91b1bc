"""Welcoming a couple: one field for two names or initials."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.actions import roster
from app.models.faults import Refused
from app.views.desk import Desk
from app.views.drafts import Drafting
from app.views.theme.fields import Field, LineEdit
from app.views.theme.labels import Label, ScreenTitle
from app.views.theme.marks import BrandMark
from app.views.theme.panels import Card
from app.views.theme.theme import Theme
from app.words import say

_DRAFT = ("welcome", 0)


class Welcome(Card):
    """Enter welcomes the two and says so by `welcomed(couple_id)`; Esc puts the card away with the words kept.

    `first`: nobody has been welcomed yet, so the card is all there is, and it cannot be put away.
    """

    welcomed = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        self._column: QVBoxLayout | None = None
        super().__init__(theme, line="line2", padding=24, parent=parent)
        self._desk = desk
        self._first = False
        middle = Qt.AlignmentFlag.AlignHCenter
        self.brand = BrandMark(theme, width=33)
        self.title = ScreenTitle(theme, say("Who would you like to welcome first?"), wrap=True, size=25, align=middle)
        self.words = Label(
            theme,
            say("Two names, or two initials if you prefer. Everything about them can be filled in later."),
            token="ink2",
            wrap=True,
            align=middle,
        )
        hint = say("For example “Robin & Ash”, or only “R & A”.")
        edit = LineEdit(theme, say("Two names or initials"), key="Enter", tall=True, size=15)
        self.names = Field(theme, say("Two names or initials"), hint=hint, edit=edit)
        self._draft = Drafting(self.names.text, lambda text: desk.keep_draft(*_DRAFT, text), self)
        self.names.changed.connect(lambda _text: self._draft.typed())
        desk.on_flush(_DRAFT, self._draft.flush)
        self.destroyed.connect(lambda: desk.forget_flush(_DRAFT))
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.brand, 0, middle)
        self._column.addWidget(self.title)
        self._column.addWidget(self.words)
        self._column.addWidget(self.names)
        self._dress()

    def open(self, *, first: bool) -> None:
        """Show the card with what was typed before."""
        self._first = first
        for part in (self.brand, self.title, self.words):
            part.setVisible(first)
        kept = self._desk.draft(*_DRAFT)
        if kept != self.names.text():
            self.names.set_text(kept)
            self._draft.stop()
        self.show()

    def flush(self) -> None:
        """Keep what is being typed as a draft, and hold it no longer."""
        self._draft.flush()
        self.names.set_text("")
        self._draft.stop()

    def submit(self) -> None:
        """Welcome the two; where there are not two names, say so beside the field."""
        try:
            done = self._desk.do(roster.add_couple, self.names.text())
        except Refused as no:
            self.names.set_error(no.sentence)
            self._draft.flush()
            return
        if done is None:
            self._draft.flush()
            return
        self._draft.stop()
        self.names.set_text("")
        self._draft.stop()
        self._desk.keep_draft(*_DRAFT, "")
        self.welcomed.emit(done.change.couple_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape and not self._first:
            self._draft.flush()
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _dress(self) -> None:
        super()._dress()
        if self._column is not None:
            self._column.setContentsMargins(0, 0, 0, 0)
            self._column.setSpacing(self._theme.px(12))
