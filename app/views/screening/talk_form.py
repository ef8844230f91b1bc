"""On which day a conversation was, and how long it took: a few fields inside the card of the one it was with."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import screening
from app.dates import weekday_date
from app.models.faults import Refused
from app.models.screening import Screening
from app.models.side import Side
from app.views.drafts import DraftKeeper
from app.views.screening.days import day_words, past_day
from app.views.screening.hand import Hand
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Field, Tick
from app.views.typed import typed_minutes
from app.words import say


class TalkForm(QWidget):
    """A new conversation, or another day for the latest one. Enter keeps it; Esc leaves it, and what was typed waits.

    `left` goes out when it is over, either way.
    """

    left = Signal()

    def __init__(self, theme: Theme, hand: Hand, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._hand, self._side = theme, hand, side
        self._known: Screening | None = None
        self._drafts: dict[str, DraftKeeper] = {}
        self.day = Field(theme, say("Spoken with on"), placeholder=say("24 February"), tall=False)
        self.minutes = Field(theme, say("Minutes"), placeholder="45", tall=False)
        self.before = Tick(theme, say("Before these records"))
        self.keep = Button(theme, say("Keep it"), kind="soft", key="Enter")
        self.leave = Button(theme, say("Leave it"), kind="link", key=say("Esc"))
        self.keep.clicked.connect(self.submit)
        self.leave.clicked.connect(self.put_away)
        self._fields = {"day": self.day, "minutes": self.minutes}
        for name, field in self._fields.items():
            field.changed.connect(lambda _text, name=name: self._typed(name))
        self._pair = QHBoxLayout()
        self._pair.addWidget(self.day, 3, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self.minutes, 2, Qt.AlignmentFlag.AlignTop)
        self._ways = Flow()
        self._ways.addWidget(self.keep)
        self._ways.addWidget(self.leave)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._pair)
        self._column.addWidget(self.before)
        self._column.addLayout(self._ways)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def open(self, known: Screening | None) -> None:
        """For a conversation that is recorded, or (None) for a new one, which is of today unless somebody says so."""
        self.close_drafts()
        self._known = known
        today = self._hand.desk.clock.now().date()
        day = weekday_date(today) if known is None else day_words(known.held_on, today)
        minutes = "" if known is None or known.minutes is None else str(known.minutes)
        about = self._hand.couple_id if known is None else known.id
        for name, given in (("day", day), ("minutes", minutes)):
            field = self._fields[name]
            draft = DraftKeeper(self._hand.desk, f"talk {name} {self._side.value}", about, field.text, self)
            field.set_text(draft.kept_words() or given)
            field.set_error("")
            self._drafts[name] = draft
        self.before.setChecked(known is not None and known.earlier)
        self.show()
        self.day.setFocus()
        self.day.edit.selectAll()

    @property
    def is_new(self) -> bool:
        """Whether it is about a conversation that is not recorded yet."""
        return self._known is None

    def submit(self) -> None:
        """Keep it; where something cannot be read, that is said beside it, and the words stay."""
        day, minutes = self._read()
        if day is None or minutes == 0:
            return
        earlier, known, couple_id = self.before.isChecked(), self._known, self._hand.couple_id
        try:
            if not self._hand.may:
                return
            action = screening.begin_conversation if known is None else screening.set_when
            done = self._hand.desk.do(action, couple_id, self._side, day, minutes, earlier)
        except Refused as no:
            field = self._fields["minutes" if no.field == "minutes" else "day"]
            field.set_error(no.sentence)
            field.setFocus()
            return
        if done is not None:
            for draft in self._drafts.values():
                draft.drop()
            self.put_away()

    def put_away(self) -> None:
        """Close it; what was typed waits as a draft."""
        self.close_drafts()
        was_open = not self.isHidden()
        self.hide()
        if was_open:
            self.left.emit()

    def _read(self) -> tuple[date | None, int | None]:
        """The day and the minutes; no day, or 0 minutes, where they cannot be read."""
        day = past_day(self.day.text(), self._hand.desk.clock.now().date())
        typed = self.minutes.text().strip()
        minutes = (typed_minutes(typed) or 0) if typed else None
        if minutes == 0:
            self.minutes.set_error(say("For example “45”."))
            self.minutes.setFocus()
        if day is None:
            self.day.set_error(say("A day up to today, for example “24 February”."))
            self.day.setFocus()
        return day, minutes

    def _typed(self, name: str) -> None:
        if name in self._drafts and self._fields[name].edit.isModified():
            self._drafts[name].typed()

    def close_drafts(self) -> None:
        """Have nothing more to do with what was typed; it waits as a draft."""
        for draft in self._drafts.values():
            draft.close()
        self._drafts.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, px(4), 0, px(8))
        self._column.setSpacing(px(8))
        self._pair.setSpacing(px(12))
        self._ways.set_gaps(px(12), px(6))
