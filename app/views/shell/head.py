"""The head of a couple's pages: who it is, how long the hour has lasted, and the few things that must be near."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.roster import RosterRow
from app.dates import clock_time, local_date, short_date, weekday_date
from app.models.session import Session
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin
from app.views.theme.plain_tip import plain_tip
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, CoupleMarks, Label
from app.words import count, say

LOOK_EVERY_MS = 10_000


def elapsed_words(number: int, since: datetime, now: datetime) -> str:
    """ "Session 8 · 26 minutes in": plain text that never hurries anybody."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    lasted = count("{n} minute in", "{n} minutes in", minutes) if minutes else say("just begun")
    return say("Session {number} · {lasted}", number=number, lasted=lasted)


def standing_words(row: RosterRow, now: datetime) -> str:
    """What stands under the name while they are not in the room: the next appointment, else the last session."""
    if row.next is not None:
        day, hour = local_date(row.next.starts_at), clock_time(row.next.starts_at)
        if day == now.date():
            return say("Next today, {time}", time=hour)
        if day == now.date() + timedelta(days=1):
            return say("Next tomorrow, {time}", time=hour)
        return say("Next on {day}, {time}", day=weekday_date(day), time=hour)
    if row.last is not None and row.last.ended_at is not None and local_date(row.last.ended_at) == now.date():
        return say("Here today, until {time}", time=clock_time(row.last.ended_at))
    if row.last is not None:
        return say("Last here on {day}", day=short_date(local_date(row.last.started_at)))
    return say("No appointment yet")


class CoupleHead(QWidget):
    """76 pixels: marks, name and standing at the left, session and pause at the right."""

    start_wanted = Signal()
    end_wanted = Signal()
    pause_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.marks = CoupleMarks(theme, size=28)
        self.name = Label(theme, style="title", line=30, elide=True)
        self.standing = Label(theme, style="small", token="ink2", elide=True, line=22)
        self.start = Button(theme, say("Start session"), kind="soft", icon="play")
        self.end = Button(theme, say("End and cover"), icon="door-open")
        covers = say("Ends the session and covers the screen. F8 shows it again, or a mouse button held down on it.")
        self.end.setToolTip(covers)
        self.end.setAccessibleDescription(covers)
        self.pause = Button(theme, say("Pause now"), kind="dusk", icon="pause", key="F9")
        self.start.clicked.connect(self.start_wanted)
        self.end.clicked.connect(self.end_wanted)
        self.pause.clicked.connect(self.pause_wanted)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(self.name)
        self._words.addWidget(self.standing)
        self._words.addStretch(1)
        self._buttons = QHBoxLayout()
        for button in (self.start, self.end, self.pause):
            self._buttons.addWidget(button)
        self._row = QHBoxLayout(self)
        self._raised = QVBoxLayout()
        self._raised.addWidget(self.marks, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._raised)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._buttons)
        self._row_of: RosterRow | None = None
        self._session: Session | None = None
        self._instead = ""
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def minute(self) -> QTimer:
        """Ticks while a session lasts; whoever knows the time then calls `show_time`."""
        return self._clock

    def show_couple(self, row: RosterRow, session: Session | None, now: datetime) -> None:
        """Another couple, or the same with other words; `session` is theirs while they are in the room."""
        self._row_of, self._session = row, session
        self.marks.set_initials(row.first.initial, row.second.initial)
        self.marks.setAccessibleName(row.label)
        self.start.setVisible(session is None and not self._instead)
        self.pause.setVisible(session is not None or not self._instead)
        self.end.setVisible(session is not None)
        if session is None:
            self._clock.stop()
        else:
            self._clock.start()
        self.name.setText(row.label)
        self.name.setToolTip(plain_tip(row.label))
        self.show_time(now)

    def show_instead(self, words: str) -> None:
        """These words under the name, and nothing to press, from the next couple shown; "" for the usual ones."""
        self._instead = words

    def show_time(self, now: datetime) -> None:
        """Say it again as of now."""
        if self._row_of is None:
            return
        if self._session is not None:
            self.standing.setText(elapsed_words(self._session.number, self._session.started_at, now))
        else:
            self.standing.setText(self._instead or standing_words(self._row_of, now))
        self._tell_what_is_cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_what_is_cut()

    def _tell_what_is_cut(self) -> None:
        """A tooltip that says what can be read already only lies over the tabs."""
        words = self.standing.text()
        wide = QFontMetricsF(self.standing.font()).horizontalAdvance(words)
        self.standing.setToolTip(words if wide > self.standing.width() else "")

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedHeight(self._theme.size("header"))
        self._row.setContentsMargins(px(28), px(14), px(24), 0)
        self._row.setSpacing(px(8))
        self._words.setSpacing(0)
        self._raised.setContentsMargins(0, 0, px(2), px(7))
        self._buttons.setSpacing(px(8))


class Legend(QWidget):
    """Whose mark is whose: a small circle and a small diamond with the names."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._dress)

    def show_names(self, first: str, second: str) -> None:
        """Another couple's names."""
        self._names = (first, second)
        self.setAccessibleName(say("{first} has the circle, {second} the diamond", first=first, second=second))
        self._dress()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        metrics = QFontMetricsF(self._theme.font("caption"))
        words = sum(min(metrics.horizontalAdvance(name), px(120)) for name in self._names)
        return QSize(round(words + px(2 * 15 + 12 + 6)) + 1, self._theme.size("tabs"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("caption"))
        metrics = QFontMetricsF(painter.font())
        left, middle = 0.0, self.height() / 2 - px(2)
        for which, token, name in (("first", "aInk", self._names[0]), ("second", "bInk", self._names[1])):
            size = px(10 if which == "first" else 11)
            paint_mark(painter, theme, "first" if which == "first" else "second", QPointF(left + px(5), middle), size)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, px(120))
            painter.setPen(theme.color(token))
            baseline = middle + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left + px(15), baseline), shown)
            left += px(15) + metrics.horizontalAdvance(shown) + px(12)
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
