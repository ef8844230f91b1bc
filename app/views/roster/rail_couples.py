"""The couples of the rail: today's and the others, or the one in the room and the hours that are left."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import appointments, roster
from app.actions.change import Change, Happened
from app.dates import local_date
from app.views.desk import Desk
from app.views.roster.rail_delegate import RailDelegate
from app.views.roster.rail_lines import RailLine, rail_lines
from app.views.theme.flat_list import FlatList
from app.views.theme.folded_lines import FoldedLines
from app.views.theme.labels import Label
from app.views.theme.panels import Scroll, Sign
from app.views.theme.theme import Theme
from app.words import say

TICK_MS = 30_000

_ABOUT = {
    Happened.COUPLE_ADDED,
    Happened.COUPLE_CHANGED,
    Happened.APPOINTMENT_MADE,
    Happened.APPOINTMENT_MOVED,
    Happened.APPOINTMENT_REMOVED,
    Happened.SESSION_STARTED,
    Happened.SESSION_ENDED,
}


class RailCouples(QWidget):
    """As wide as the rail, as high as it may be, without a ground of its own. `couple_wanted(couple_id)` on a click or
    Enter; `mark_open` puts the couple that is open on a light ground.
    """

    couple_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.model: FoldedLines[RailLine] = FoldedLines(self)
        self.list = FlatList(theme, say("Couples"), fits=True, opens_on_click=True)
        self.list.setModel(self.model)
        self._delegate = RailDelegate(theme, self.list, self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.cover(self.model.is_hidden)
        self.list.held.connect(self.model.hold)
        self.list.opened.connect(self._open)
        words = say(
            "Other couples and private things are folded away while someone is in the room. "
            "Press and hold one to see it."
        )
        self.note = Label(theme, words, style="caption", token="ink3", weight=400, wrap=True, line=15)
        self._note = QWidget()
        self._note_row = QHBoxLayout(self._note)
        self._note_row.addWidget(Sign(theme, "eye-off", line=18), 0, Qt.AlignmentFlag.AlignTop)
        self._note_row.addWidget(self.note, 1)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.list)
        self._column.addWidget(self._note)
        self._column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(theme, inside))
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.refresh)
        desk.changed.connect(self._changed)
        desk.room.connect(lambda _session: self.refresh())
        theme.changed.connect(self._dress)
        self._dress()  # what it shows is read when it is shown

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def mark_open(self, couple_id: int) -> None:
        """Say which couple is open in the work area; 0 for none."""
        self._delegate.open_couple = couple_id
        self.list.viewport().update()

    def refresh(self) -> None:
        """Show who comes, as it stands at this moment."""
        now, session = self._desk.clock.now(), self._desk.session
        day = self._desk.read(appointments.show_day, local_date(now))
        rows = self._desk.read(roster.show_roster)
        line = self.model.line(self.list.currentIndex().row())
        self.model.show(rail_lines(day, rows, now, session))
        if line is not None:
            self.list.choose(self.model.row_of(line.key))
        self.list.doItemsLayout()
        self._note.setVisible(session is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def _open(self, row: int) -> None:
        line = self.model.line(row)
        if line is not None:
            self.couple_wanted.emit(line.couple_id)

    def _changed(self, change: Change) -> None:
        if change.happened in _ABOUT:
            self.refresh()

    def _dress(self) -> None:
        px = self._theme.px
        self._note_row.setContentsMargins(px(25), px(12), px(18), 0)
        self._note_row.setSpacing(px(7))
