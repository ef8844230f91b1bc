"""Making and moving an appointment: a small card beside the day that never takes the window over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions import appointments, roster
from app.actions.roster import RosterRow
from app.dates import clock_time, local_date, weekday_date
from app.models.appointment import Appointment
from app.models.faults import Refused
from app.models.side import Side
from app.views.desk import Desk
from app.views.drafts import Drafting
from app.views.theme.buttons import Button, IconButton
from app.views.theme.fields import Field
from app.views.theme.labels import Label, SectionTitle
from app.views.theme.navigation import Segmented
from app.views.theme.panels import Card, Scroll
from app.views.theme.theme import Theme
from app.views.today.couple_field import CoupleField
from app.views.typed import typed_day, typed_minutes, typed_time
from app.words import say

WIDTH = 420
USUAL_MINUTES = 60
_BOTH = "both"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Read:
    """What the fields say, once all of them can be read."""

    couple_id: int
    starts_at: datetime
    minutes: int
    alone: Side | None


class AppointmentCard(Card):
    """One appointment's couple, day, hour, length and company.

    Enter keeps it, Esc puts the card away; words that were typed and not kept are there again the next time, for a
    new appointment and for each existing one. `kept` carries its day, `left` says that the card was put away, `grew`
    that it wants another size.
    """

    kept = Signal(object)
    left = Signal()
    grew = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        self._column: QVBoxLayout | None = None
        super().__init__(theme, token="raised", line="line2", floating=True, padding=20, parent=parent)
        self._desk = desk
        self._about = 0
        self._appointment: Appointment | None = None
        self._given: dict[str, str] = {}
        self._rows: list[RosterRow] = []
        self._filling = False
        self.hide()
        self.title = SectionTitle(theme)
        self.close_button = IconButton(theme, "x", say("Put this away"))
        self.close_button.clicked.connect(self.put_away)
        self.couple = CoupleField(theme)
        self.day = Field(theme, say("Day"), placeholder=say("28 May"), tall=False)
        self.time = Field(theme, say("Time"), placeholder=say("14:30"), tall=False)
        self.minutes = Field(theme, say("Minutes"), placeholder="60", tall=False)
        self._fields = {"couple": self.couple.field, "day": self.day, "time": self.time, "minutes": self.minutes}
        self.who_label = Label(theme, say("Who comes"), style="strong", size=13)
        self.who: Segmented | None = None
        self.trouble = Label(theme, style="small", token="error", wrap=True)
        self.keep = Button(theme, "", kind="primary", key="Enter")
        self.keep.clicked.connect(self.submit)
        self.afresh = Button(theme, say("Start afresh"), kind="link")
        self.afresh.clicked.connect(self._start_afresh)
        self._build()
        self._drafts = {
            name: Drafting(field.text, partial(self._keep_draft, name), self) for name, field in self._fields.items()
        }
        for name, field in self._fields.items():
            field.changed.connect(lambda _text, name=name: self._typed(name))
        self.couple.chosen.connect(lambda _id: self._offer_company())
        desk.on_flush(("appointment", 0), self.flush)
        self.destroyed.connect(lambda: desk.forget_flush(("appointment", 0)))

    # -- opening and putting away ------------------------------------------------------------------------------

    def open_new(self, day: date, couple_id: int = 0) -> None:
        """Offer a new appointment on a day; with a couple given, only for that couple."""
        self._open(None, weekday_date(day), "", str(USUAL_MINUTES), couple_id)

    def open_for(self, appointment: Appointment) -> None:
        """Offer to move an appointment, or to change who comes."""
        self._open(
            appointment,
            weekday_date(local_date(appointment.starts_at)),
            clock_time(appointment.starts_at),
            str(appointment.minutes),
            appointment.couple_id,
        )

    def put_away(self) -> None:
        """Close the card; what was typed stays as a draft."""
        self.flush()
        self.hide()
        self.left.emit()

    def forget(self) -> None:
        """Close the card and hold nothing that could be read in it; what was typed stays as a draft."""
        self.flush()
        self.hide()
        self._filling = True
        self._rows, self._given = [], {}
        self.couple.offer([], "")
        for field in self._fields.values():
            field.set_text("")
        self.title.setText("")
        self._offer_company()
        self._filling = False

    def flush(self) -> None:
        """Keep what is being typed."""
        for draft in self._drafts.values():
            draft.flush()

    def wanted(self, width: int) -> QSize:
        """How large the card wants to be, at most `width` wide."""
        wide = min(self._theme.px(WIDTH) + 2 * self.bleed, width)
        margins = self.contentsMargins()
        inner = wide - margins.left() - margins.right()
        layout = self._form_column
        high = layout.heightForWidth(inner) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return QSize(wide, high + margins.top() + margins.bottom())

    def set_scrolls(self, scrolls: bool) -> None:
        """Whether there is less room than the card wants (Qt would keep a bar that is needed no more)."""
        policy = Qt.ScrollBarPolicy
        self._scroll.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)

    # -- keeping -----------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Keep the appointment; where something cannot be read, say so beside it and leave the words."""
        read = self._read()
        if read is None:
            return
        try:
            if self._appointment is None:
                done = self._desk.do(
                    appointments.make_appointment, read.couple_id, read.starts_at, read.minutes, read.alone
                )
            else:
                done = self._desk.do(
                    appointments.move_appointment, self._appointment.id, read.starts_at, read.minutes, read.alone
                )
        except Refused as no:
            self._refuse(no)
            return
        if done is not None:
            self._forget_drafts()
            self.hide()
            self.kept.emit(local_date(read.starts_at))

    def _read(self) -> Read | None:
        today = self._desk.clock.now().date()
        couple = self._couple()
        day = typed_day(self.day.text(), today)
        hour = typed_time(self.time.text())
        minutes = typed_minutes(self.minutes.text())
        wrong: list[Field] = []
        for field, value, sentence in (
            (self.couple.field, couple, say("Choose one of your couples.")),
            (self.day, day, say("For example “28 May” or “Tue”.")),
            (self.time, hour, say("For example “14:30”.")),
            (self.minutes, minutes, say("For example “60”.")),
        ):
            if value is None:
                field.set_error(sentence)
                wrong.append(field)
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        if couple is None or day is None or hour is None or minutes is None:
            return None
        starts_at = datetime.combine(day, hour).astimezone()
        return Read(couple.couple.id, starts_at, minutes, self._alone())

    def _refuse(self, no: Refused) -> None:
        field = self._fields.get(no.field or "")
        if field is None:
            self.trouble.setText(no.sentence)
            self.trouble.show()
            return
        field.set_error(no.sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._take_key(event):
            # Before the scrolling ground around the form takes the arrows.
            return True
        return super().eventFilter(watched, event)

    # -- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in _ENTER and self._takes_couple():
            self._after_couple()
        elif event.key() in _ENTER:
            self.submit()
        elif step is not None and self.couple.field.edit.hasFocus():
            self.couple.step(step)
        elif step is not None:
            self._nudge(step)
        else:
            return False
        event.accept()
        return True

    def _takes_couple(self) -> bool:
        """Enter in the couple's field takes the match before it keeps anything."""
        field = self.couple.field
        return field.edit.hasFocus() and bool(field.text().strip()) and self.couple.take()

    def _nudge(self, step: int) -> None:
        """↓ is later, as further down the day; ↑ is earlier."""
        if self.day.edit.hasFocus():
            day = typed_day(self.day.text(), self._desk.clock.now().date())
            if day is not None:
                self.day.set_text(weekday_date(day + timedelta(days=step)))
        elif self.time.edit.hasFocus():
            hour = typed_time(self.time.text()) or time(12)
            total = (hour.hour * 60 + hour.minute + 15 * step) % (24 * 60)
            self.time.set_text(f"{total // 60:02}:{total % 60:02}")
        elif self.minutes.edit.hasFocus():
            minutes = typed_minutes(self.minutes.text()) or USUAL_MINUTES
            self.minutes.set_text(str(max(5, minutes + 5 * step)))

    # -- inside ------------------------------------------------------------------------------------------------

    def _open(self, appointment: Appointment | None, day: str, hour: str, minutes: str, couple_id: int) -> None:
        self.flush()
        self._appointment = appointment
        self._about = appointment.id if appointment else 0
        rows = self._desk.read(roster.show_roster)
        room = self._desk.session
        fixed = couple_id or (room.couple_id if room is not None else 0)
        self._rows = [row for row in rows if row.couple.id == fixed] if fixed else roster.in_turn(rows)
        self._fixed = bool(fixed)
        label = self._rows[0].label if fixed and self._rows else ""
        self.title.setText(label if appointment else say("New appointment"))
        self.keep.setText(say("Keep it") if appointment else say("Add it"))
        self._given = {"couple": label, "day": day, "time": hour, "minutes": minutes}
        self.couple.setVisible(appointment is None)
        self.couple.field.edit.setReadOnly(self._fixed)
        self._fill()
        self._offer_company(appointment.alone if appointment else None)
        self.show()
        self.raise_()
        self._focus_first()

    def _fill(self) -> None:
        self._filling = True
        for name, field in self._fields.items():
            kept = self._desk.draft(f"appointment {name}", self._about)
            text = self._given[name] if name == "couple" and self._fixed else kept or self._given[name]
            if name == "couple":
                self.couple.offer(self._rows, text)
            else:
                field.set_text(text)
                # Where a day is longer than its field, it is its beginning that shows.
                field.edit.setCursorPosition(0)
            field.set_error("")
        self._filling = False
        self.trouble.hide()
        self._show_afresh()

    def _focus_first(self) -> None:
        first = self.couple.field if self.couple.isVisibleTo(self) and not self._couple() else self.time
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        first.edit.selectAll()

    def _after_couple(self) -> None:
        target = self.time if self.day.text() else self.day
        target.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _couple(self) -> RosterRow | None:
        if self._fixed:
            return self._rows[0] if self._rows else None
        return self.couple.couple()

    def _alone(self) -> Side | None:
        choice = self.who.choice() if self.who is not None else _BOTH
        return None if choice == _BOTH else Side(choice)

    def _offer_company(self, alone: Side | None = None) -> None:
        couple = self._couple() if self._given else None
        if self.who is not None:
            self._who_place.removeWidget(self.who)
            self.who.setParent(None)
            self.who.deleteLater()
            self.who = None
        self.who_label.setVisible(couple is not None)
        if couple is None:
            return
        choices = [(_BOTH, say("Both"))]
        for partner in (couple.first, couple.second):
            choices.append((partner.side.value, say("{name} alone", name=_short(partner.name))))
        self.who = Segmented(
            self._theme, choices, name=say("Who comes"), chosen=alone.value if alone else _BOTH, parent=self._form
        )
        self._who_place.addWidget(self.who, 0, Qt.AlignmentFlag.AlignLeft)

    def _typed(self, name: str) -> None:
        if not self._filling:
            self.trouble.hide()
            self._drafts[name].typed()
            self._show_afresh()

    def _keep_draft(self, name: str, text: str) -> None:
        self._desk.keep_draft(f"appointment {name}", self._about, "" if text == self._given[name] else text)

    def _forget_drafts(self) -> None:
        for name, draft in self._drafts.items():
            draft.stop()
            self._desk.keep_draft(f"appointment {name}", self._about, "")

    def _start_afresh(self) -> None:
        self._forget_drafts()
        self._fill()
        self._focus_first()

    def _show_afresh(self) -> None:
        other = any(field.text() != self._given[name] for name, field in self._fields.items())
        self.afresh.setVisible(other)

    def _build(self) -> None:
        self._form = QWidget()
        self._form.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        when = QHBoxLayout()
        for field, share in ((self.day, 12), (self.time, 5), (self.minutes, 5)):
            when.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._who_place = QVBoxLayout()
        self._who_place.addWidget(self.who_label)
        ending = QHBoxLayout()
        ending.addWidget(self.keep)
        ending.addWidget(self.afresh)
        ending.addStretch(1)
        self._rows_of_form = (when, self._who_place, ending)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.couple)
        column.addLayout(when)
        column.addLayout(self._who_place)
        column.addWidget(self.trouble)
        column.addLayout(ending)
        self._form_column = column
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(self._theme, self._form)
        self._column.addWidget(self._scroll)
        self._dress()

    def _dress(self) -> None:
        super()._dress()
        if self._column is None:
            return
        px = self._theme.px
        self._form_column.setSpacing(px(14))
        when, who, ending = self._rows_of_form
        when.setSpacing(px(12))
        who.setSpacing(px(6))
        ending.setSpacing(px(16))


def _short(name: str) -> str:
    return name if len(name) <= 14 else f"{name[:13]}…"
