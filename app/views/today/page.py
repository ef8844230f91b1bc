"""Today: the day's appointments, what to have read before the next one, and the way into the room."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.actions import appointments, roster
from app.actions import session as session_actions
from app.actions.change import Change, Happened
from app.actions.notes_shown import Unfinished, unfinished, waiting_words, way_words
from app.dates import local_date, weekday_date
from app.models.session import Session
from app.models.side import Side
from app.views.desk import Desk
from app.views.theme.buttons import Button, IconButton
from app.views.theme.labels import Label, ScreenTitle
from app.views.theme.menus import Menu
from app.views.theme.panels import Scroll
from app.views.theme.side_pane import SidePane
from app.views.theme.theme import Theme
from app.views.today.appointment_card import AppointmentCard
from app.views.today.before_pane import BeforePane
from app.views.today.day import Stand, day_sentence, lines_of
from app.views.today.day_list import DayList
from app.views.today.model import DayModel
from app.views.today.open_day import OpenDay
from app.views.today.waiting import Waiting
from app.words import say

PANE = 372
NARROW = 980
"""Below this width (at 100 % text) what is to be read before goes under the day."""
TICK_MS = 15_000

_ABOUT = {
    Happened.COUPLE_ADDED,
    Happened.COUPLE_CHANGED,
    Happened.APPOINTMENT_MADE,
    Happened.APPOINTMENT_MOVED,
    Happened.APPOINTMENT_REMOVED,
    Happened.SESSION_STARTED,
    Happened.SESSION_ENDED,
    Happened.ENTRY_KEPT,
    Happened.ENTRY_CHANGED,
    Happened.ENTRY_REMOVED,
}


class TodayPage(QWidget):
    """The day in order. `session_started(couple_id)` when a session was started here; `couple_wanted(couple_id)` to go
    to a couple, also back to the one in the room. `write_up_wanted(session_id, note_id)`: one of them may be 0.
    `welcome_wanted` where an appointment would be the next thing, and there is no couple yet.
    """

    session_started = Signal(int)
    couple_wanted = Signal(int)
    write_up_wanted = Signal(int, int)
    welcome_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._day = self._today()
        self._was_today = True
        self._anchor = 0
        self._before_shown = False
        self._found: tuple[Unfinished, ...] = ()
        self.model = DayModel(self)
        self.title = ScreenTitle(theme)
        self.sentence = Label(theme, style="small", token="ink2", wrap=True)
        self.back = Button(theme, say("Back to today"), kind="link")
        self.room = Button(theme, say("Back to the session"), kind="primary", icon="door-open")
        self.earlier = IconButton(theme, "chevron-left", say("The day before"), token="ink3")
        self.later = IconButton(theme, "chevron-right", say("The day after"), token="ink3")
        self.new = Button(theme, say("New appointment"), icon="plus")
        self.list = DayList(theme, self.model)
        self.open_day = OpenDay(theme)
        self.waiting = Waiting(theme)
        self.foot = Label(
            theme, say("Nothing here rings. It waits until you look."), style="remark", size=14, token="ink2", wrap=True
        )
        self.before = BeforePane(theme)
        self._build()
        self.card = AppointmentCard(theme, desk, self)
        self._connect()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(lambda: self.refresh(again=self._was_today and self._day != self._today()))
        theme.changed.connect(self._dress)
        self._dress()  # what it shows is read when it is shown

    # -- what the window asks ----------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Put the keys where Enter begins the next session."""
        if self.card.isVisible():
            self.card.time.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_day.make.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_date(self, day: date) -> None:
        """Show another day; today comes back by itself at midnight only where today was shown."""
        self._day = day
        self._was_today = day == self._today()
        self.list.choose(-1)
        self.refresh()

    def new_appointment(self, couple_id: int = 0) -> None:
        """Open the card for a new appointment; during a session it is for the couple in the room."""
        if not self._desk.read(roster.show_roster):
            self.welcome_wanted.emit()
            return
        self.card.open_new(self._day, couple_id)
        self._anchor = 0
        self._place_card()

    def edit_appointment(self, appointment_id: int) -> None:
        """Open the card of an appointment that is shown. Nothing happens while its name is folded away."""
        row = self.model.row_of(appointment_id)
        line = self.model.line(row)
        if line is None or self.model.is_hidden(row):
            return
        self.list.choose(row)
        self.card.open_for(line.appointment)
        self._anchor = appointment_id
        self._place_card()

    def refresh(self, *, again: bool = True) -> None:
        """Show the day as it stands at this moment; what waits is looked for `again`, not at every tick."""
        if self._was_today and self._day != self._today():
            self._day = self._today()
        now, session = self._desk.clock.now(), self._desk.session
        here = self._day == self._today() and session is None
        if again:
            self._found = self._desk.read(unfinished) if here else ()
        lines = lines_of(self._desk.read(appointments.show_day, self._day), now, session, self._found)
        chosen = self.list.chosen()
        followed = chosen is not None and chosen.stand in (Stand.NEXT, Stand.ROOM)
        self.model.show(lines)
        is_today = self._day == self._today()
        self.title.setText(weekday_date(self._day))
        self.sentence.setText(day_sentence(lines, today=is_today))
        self.back.setVisible(not is_today)
        # Also when the one in the room has no hour on this day.
        self.room.setVisible(session is not None and all(line.stand is not Stand.ROOM for line in lines))
        row = self.model.row_of(chosen.appointment.id) if chosen is not None else -1
        still = self.model.line(row)
        if still is None or (followed and still.stand not in (Stand.NEXT, Stand.ROOM)):
            row = next((at for at, one in enumerate(lines) if one.stand in (Stand.ROOM, Stand.NEXT)), -1)
        if is_today or row >= 0:
            self.list.choose(row)
        self.list.place_button()
        self.list.setVisible(bool(lines))
        self.open_day.setVisible(not lines)
        if not lines:
            self.open_day.show_words(self._what_comes(), anybody=bool(self._desk.read(roster.show_roster)))
        due = {one for line in lines for one in line.due}
        self.waiting.show_found([one for one in self._found if one not in due])
        self._show_before()

    # -- what a person does ------------------------------------------------------------------------------------

    def begin_appointment(self, appointment_id: int) -> None:
        """Start the session of an appointment, or go back to it, or open the couple of one that was held."""
        line = self.model.line(self.model.row_of(appointment_id))
        if line is None:
            return
        if not line.startable:
            self.couple_wanted.emit(line.couple_id)
            return
        started = self._desk.do_or_tell(
            session_actions.start_session,
            line.couple_id,
            appointment_id,
            first_attends=line.alone is not Side.SECOND,
            second_attends=line.alone is not Side.FIRST,
        )
        if started is not None:
            self.session_started.emit(line.couple_id)

    def remove_appointment(self, appointment_id: int) -> None:
        """Take an appointment out of the day; undo puts it back."""
        if self.card.isVisible():
            self.card.put_away()
        self._desk.do_or_tell(appointments.remove_appointment, appointment_id)
        self.take_focus()

    def menu_for(self, appointment_id: int) -> QMenu:
        """What can be done with an appointment."""
        menu = Menu(self._theme, self)
        row = self.model.row_of(appointment_id)
        line = self.model.line(row)
        if line is not None and line.startable:
            menu.addAction(say("Start session"), lambda: self.begin_appointment(appointment_id))
        if line is not None:
            couple_id = line.couple_id
            menu.addAction(say("Open the couple"), lambda: self.couple_wanted.emit(couple_id))
        for one in line.due if line is not None else ():
            words = say("{way}: {words}", way=way_words(one), words=waiting_words(one))
            menu.addAction(words, partial(self._write_up, one))
        menu.addSeparator()
        change = menu.addAction(say("Change or move…"), lambda: self.edit_appointment(appointment_id))
        change.setShortcut(Qt.Key.Key_E)
        remove = menu.addAction(say("Remove"), lambda: self.remove_appointment(appointment_id))
        remove.setShortcut(Qt.Key.Key_Delete)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0) if alt else 0
        if step:
            self._another_day(step)
        else:
            super().keyPressEvent(event)

    # -- inside ------------------------------------------------------------------------------------------------

    def _today(self) -> date:
        return local_date(self._desk.clock.now())

    def _another_day(self, step: int) -> None:
        self.show_date(self._day + timedelta(days=step))

    def _write_up(self, one: Unfinished) -> None:
        self.write_up_wanted.emit(one.session.id if one.session else 0, one.note.id if one.note else 0)

    def _show_menu(self, appointment_id: int, at: QPoint) -> None:
        menu = self.menu_for(appointment_id)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def _what_comes(self) -> str:
        """The next day on which somebody comes, without names."""
        if self._day != self._today():
            return say("Nobody comes on this day.")
        rows = self._desk.read(roster.show_roster)
        if not rows:
            return say("It begins with the first couple. Two names or initials are enough.")
        coming = [row.next.starts_at for row in rows if row.next is not None]
        if not coming:
            return say("Nobody has an appointment yet.")
        return say("The next appointment is on {day}.", day=weekday_date(local_date(min(coming))))

    def _show_before(self) -> None:
        line = self.list.chosen()
        shown = line is not None and self._desk.session is None and line.stand is not Stand.HELD
        if shown and line is not None:
            self.before.show_before(line, self._desk.read(appointments.show_before, line.couple_id))
        else:
            self.before.clear()
        self._before_shown = shown
        self._place_pane()

    def _changed(self, change: Change) -> None:
        if change.happened in _ABOUT and self.isVisible():  # it looks again whenever it is shown
            self.refresh()

    def _room_changed(self, session: Session | None) -> None:
        if session is not None:
            # The card may list other couples.
            self.card.forget()
        self.refresh()

    def _back_to_session(self) -> None:
        if self._desk.session is not None:
            self.couple_wanted.emit(self._desk.session.couple_id)

    def _kept(self, day: date) -> None:
        if day != self._day:
            self.show_date(day)
        self.take_focus()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(words, 1)
        self._buttons = QHBoxLayout()
        for button in (self.back, self.room, self.earlier, self.later, self.new):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._buttons.addStretch(1)
        aside = QVBoxLayout()
        aside.addLayout(self._buttons)
        aside.addStretch(1)
        self._head.addLayout(aside)
        self._work = QWidget()
        self._column = QVBoxLayout(self._work)
        self._column.addLayout(self._head)
        self._column.addWidget(self.list)
        self._column.addWidget(self.open_day, 0, Qt.AlignmentFlag.AlignHCenter)
        self._below = QVBoxLayout()
        self._column.addLayout(self._below)
        self._column.addStretch(1)
        self._column.addWidget(self.waiting)
        self._column.addWidget(self.foot)
        self._pane = SidePane(self._theme)
        self._pane.column.addWidget(self.before)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Scroll(self._theme, self._work), 1)
        row.addWidget(self._pane)

    def _connect(self) -> None:
        self.new.clicked.connect(lambda: self.new_appointment())
        self.open_day.wanted.connect(lambda: self.new_appointment())
        self.room.clicked.connect(self._back_to_session)
        self.back.clicked.connect(lambda: self.show_date(self._today()))
        self.earlier.clicked.connect(lambda: self._another_day(-1))
        self.later.clicked.connect(lambda: self._another_day(1))
        self.list.begun.connect(self.begin_appointment)
        self.list.edited.connect(self.edit_appointment)
        self.list.removed.connect(self.remove_appointment)
        self.list.menu_wanted.connect(self._show_menu)
        self.list.due_wanted.connect(self._write_up)
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_before())
        self.before.open_wanted.connect(self.couple_wanted)
        self.waiting.wanted.connect(self.write_up_wanted)
        self.card.kept.connect(self._kept)
        self.card.left.connect(self.take_focus)
        self.card.grew.connect(self._place_card)
        self._desk.changed.connect(self._changed)
        self._desk.room.connect(self._room_changed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_pane()
        self._place_card()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tick.stop()
        super().hideEvent(event)

    def _place_pane(self) -> None:
        narrow = self.width() < self._theme.px(NARROW)
        place = self._below if narrow else self._pane.column
        if place.indexOf(self.before) < 0:
            place.addWidget(self.before)
        way = QBoxLayout.Direction
        crowded = self._head_room() < self._theme.px(560)
        self._head.setDirection(way.TopToBottom if crowded else way.LeftToRight)
        self._pane.setVisible(self._before_shown and not narrow)
        self.before.setVisible(self._before_shown)

    def _head_room(self) -> int:
        pane = self._theme.px(PANE) if self._before_shown and self.width() >= self._theme.px(NARROW) else 0
        return self.width() - pane

    def _place_card(self) -> None:
        if not self.card.isVisible():
            return
        edge = self._theme.px(8)
        size = self.card.wanted(self.width() - 2 * edge)
        room = self.height() - 2 * edge
        self.card.set_scrolls(size.height() > room)
        size.setHeight(min(size.height(), room))
        row = self.model.row_of(self._anchor)
        if row >= 0:
            rect = self.list.visualRect(self.model.index(row))
            at = self.list.viewport().mapTo(self, rect.bottomLeft())
            at += QPoint(self._theme.px(116) - self.card.bleed, -self.card.bleed)
        else:
            at = self.new.mapTo(self, self.new.rect().bottomRight())
            at += QPoint(self.card.bleed - size.width(), self._theme.px(6) - self.card.bleed)
        at.setX(max(edge, min(at.x(), self.width() - size.width() - edge)))
        at.setY(max(edge, min(at.y(), self.height() - size.height() - edge)))
        self.card.resize(size)
        self.card.move(at)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(32), px(22), px(32), px(31))
        self._column.setSpacing(0)
        self._head.setContentsMargins(0, 0, 0, px(38))
        self._head.setSpacing(px(8))
        self._buttons.setContentsMargins(0, px(5), 0, 0)
        self._buttons.setSpacing(px(4))
        self._below.setContentsMargins(0, px(24), 0, 0)
        self._pane.setFixedWidth(px(PANE))
        self._place_pane()
        self._place_card()
