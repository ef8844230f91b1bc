"""The day on which the agreement is looked at again: typed, or chosen in weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import long_date
from app.rules.agreement_lines import LONGEST_REVIEW
from app.views.agreement.offers import Offer, Offers
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.theme import Theme
from app.views.theme.widgets import IconButton, Label, LineEdit, Sign
from app.views.typed import typed_day
from app.words import count, say

PLACE = "agreement review"
WEEKS = (2, 4, 6, 8, 12)
DAY_WIDE = 188
"""Room for the longest day, in pixels at 100 %: "30 September 2026", with the button beside it."""


class ReviewField(QWidget):
    """`chosen(date)` when a day is meant. What cannot be is said beside the field, and what was typed stays."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, desk: Desk, offers: Offers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._offers = theme, desk, offers
        self._day = self._today = date.min
        self._drafts: _Keeper | None = None
        self.edit = LineEdit(theme, "", name=say("Review by"), style="body")
        self.edit.setFixedWidth(theme.px(DAY_WIDE))
        self.edit.returnPressed.connect(self._mean)
        self.edit.editingFinished.connect(self._mean)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)
        self.down = IconButton(theme, "chevron-down", say("Choose a day in weeks"), parent=self.edit)
        self.down.clicked.connect(self.open)
        self.edit.reserve_end(self.down.sizeHint().width())
        label = Label(theme, say("Review by"), style="body", token="ink2")
        label.setBuddy(self.edit)
        self.note = Label(theme, "", style="small", token="ink2", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Sign(theme, "calendar"))
        row.addWidget(label)
        row.addWidget(self.edit)
        row.addSpacing(theme.px(4))
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, 0)
        column.addLayout(row)

    def show_day(self, day: date, today: date, revision_id: int) -> None:
        """Show the day that is kept for this revision; one that is being typed stays."""
        if self._drafts is None or self._drafts.about != revision_id:
            self.put_away()
            self._drafts = _Keeper(self._desk, PLACE, revision_id, self._as_draft, self)
            self._day, self._today = day, today
            self.edit.setText(self._drafts.kept_words() or long_date(day))
        elif self.edit.text() == long_date(self._day):
            self.edit.setText(long_date(day))
        self._day, self._today = day, today
        self._say_when()

    def show_error(self, sentence: str) -> None:
        """One sentence beside the field."""
        self.note.set_token("ink")
        self.note.setText(sentence)
        self.edit.setAccessibleDescription(sentence)

    def kept(self, day: date) -> None:
        """The day is kept."""
        self._day = day
        if self._drafts is not None:
            self._drafts.drop()
        self.edit.setText(long_date(day))
        self._say_when()

    def put_away(self) -> None:
        """What was typed waits as a draft."""
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None

    def open(self) -> None:
        """Offer the days that lie a number of weeks ahead."""
        self._offers.open(
            self.edit,
            say("Review by"),
            [
                Offer(count("in {n} week", "in {n} weeks", weeks), self._taking(weeks), long_date(self._in(weeks)))
                for weeks in WEEKS
            ],
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self.down.sizeHint()
        self.edit.setFixedWidth(self._theme.px(DAY_WIDE))
        self.down.setGeometry(
            self.edit.width() - side.width() - self._theme.px(3),
            (self.edit.height() - side.height()) // 2,
            side.width(),
            side.height(),
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.open()
                return True
            if event.key() == Qt.Key.Key_Escape and self.edit.text() != long_date(self._day):
                self.kept(self._day)
                return True
        return False

    def _in(self, weeks: int) -> date:
        return self._today + timedelta(weeks=weeks)

    def _taking(self, weeks: int) -> Callable[[], None]:
        return lambda: self._want(self._in(weeks))

    def _want(self, day: date) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edit.setText(long_date(day))
        self.chosen.emit(day)

    def _typed(self, _: str) -> None:
        if self._drafts is not None:
            self._drafts.typed()
        self._say_when()

    def _mean(self) -> None:
        words = self.edit.text().strip()
        if words == long_date(self._day):
            return
        day = typed_day(words, self._today) if words else None
        if day is None:
            self.show_error(say("Write a day, for example 11 June or +28."))
            return
        self.chosen.emit(day)

    def _say_when(self) -> None:
        days = (self._day - self._today).days
        if days > 0 and days % 7 == 0:
            when = count("in {n} week", "in {n} weeks", days // 7)
        elif days > 0:
            when = count("in {n} day", "in {n} days", days)
        else:
            when = say("that day is behind us")
        self.note.set_token("ink2")
        self.note.setText(say("{when}, never more than {most}", when=when, most=LONGEST_REVIEW))
        self.edit.setAccessibleDescription(self.note.text())

    def _as_draft(self) -> str:
        return "" if self.edit.text() == long_date(self._day) else self.edit.text()


class _Keeper(DraftKeeper):
    """A draft that knows what it is about."""

    def __init__(self, desk: Desk, place: str, about: int, words: Callable[[], str], parent: QObject) -> None:
        self.about = about
        super().__init__(desk, place, about, words, parent)
