"""The page of triggers: both lists, and the one that is open, in the order in which it happens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.actions import triggers as actions
from app.actions.limits_shown import known_tags
from app.actions.triggers import ShownTriggers, StepTouched, show_private_triggers, show_triggers, steps_touched
from app.dates import clock_time
from app.models.faults import Refused
from app.models.side import Side
from app.models.trigger import Trigger
from app.views.care.trigger_form import TriggerForm
from app.views.care.trigger_list import TriggerList
from app.views.desk import Desk
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, Scroll
from app.words import count, say

_SIDE_BY_SIDE = 700
_WIDEST = 560
_ANY_WIDTH = 16777215
"""Qt's own word for a width without an end."""


class TriggersPage(QWidget):
    """`back` to the index of care, `step_wanted(step id)` to go to a step that a trigger touches."""

    back = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = self._chosen = 0
        self._new: Side | None = None
        self._shown: ShownTriggers | None = None
        self._known: tuple[str, ...] | None = None
        self.setAccessibleName(say("Triggers"))
        self.way_back = Button(theme, say("Care"), kind="link", icon="chevron-left")
        self.title = Label(theme, say("Triggers"), style="section")
        remark = say("What sets a body on guard, in the order it happens.")
        self.remark = Label(theme, remark, style="small", token="ink2")
        self.list = TriggerList(theme, self._folded)
        self.form = TriggerForm(theme, desk, self._tags, self._touched)
        nothing = say("Open one to read it, or note one that was told just now.")
        self.nothing = Label(theme, nothing, style="remark", token="ink2", wrap=True)
        self._head = Flow()
        for widget in (self.way_back, self.title, self.remark):
            self._head.addWidget(widget)
        content = QWidget()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._parts.addWidget(self.list)
        self._parts.addWidget(self.form, 7, Qt.AlignmentFlag.AlignTop)
        self._parts.addWidget(self.nothing, 7, Qt.AlignmentFlag.AlignTop)
        self._parts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Scroll(theme, content), 1)
        self.way_back.clicked.connect(self.back)
        self.list.opened.connect(self.open_trigger)
        self.list.new_wanted.connect(self.open_new)
        self.form.kept.connect(self._keep)
        self.form.removed.connect(self._remove)
        self.form.closed.connect(self.close_form)
        self.form.step_wanted.connect(self.step_wanted)
        theme.changed.connect(self._dress)
        self._dress()

    # -- for the page of care ---------------------------------------------------------------------------------

    def phrase(self) -> str:
        """What the index says of it; while somebody is in the room it tells no number."""
        if self._desk.session is not None or not self._couple_id:
            return say("what sets a body on guard")
        n = len(self._desk.read(show_triggers, self._couple_id).triggers)
        return count("{n} noted", "{n} noted", n) if n else say("none noted yet")

    def show_couple(self, couple_id: int) -> None:
        """Show this couple's; another couple's begin with nothing open."""
        if couple_id != self._couple_id:
            self.leave()
            self._couple_id = couple_id
        self.reload()

    def take_focus(self) -> None:
        """Put the keys into the open form, else on the first row."""
        rows = self.list.rows()
        if self.form.trigger is not None:
            self.form.take_focus()
        else:
            (rows[0] if rows else self.list.bands[Side.FIRST].plus).setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read them again; the open one stays open while it is in the list."""
        if not self._couple_id:
            return
        shown = self._desk.read(show_triggers, self._couple_id)
        self._shown, self._known = shown, None
        trigger = shown.trigger(self._chosen)
        if trigger is not None:
            self.form.show_trigger(trigger, shown.partner(trigger.side), shown.partner(trigger.side.other))
        elif self._new is None:
            self._chosen = 0
            self.form.forget()
        self.list.show_triggers(shown, self._chosen)
        self._arrange()

    def leave(self) -> None:
        """Show nothing any more; what could be kept is kept, and the rest waits as a draft."""
        self._close()
        if self._shown is not None:
            self.list.show_triggers(ShownTriggers(self._shown.two, (), live=False), 0)
        self._couple_id, self._shown, self._known = 0, None, None

    def room_changed(self) -> None:
        """Whoever comes in finds nothing open that was open while nobody was here."""
        self._close()
        here = self._desk.session
        if here is not None and here.couple_id != self._couple_id:
            self.leave()
        self.reload()

    # -- what a person does -----------------------------------------------------------------------------------

    def open_trigger(self, trigger_id: int) -> None:
        """Open this one."""
        if trigger_id != self._chosen:
            self._close()
            self._chosen = trigger_id
            self.reload()
        self.form.take_focus()

    def open_new(self, side: Side) -> None:
        """Open an empty form for one of them, with what was typed there before."""
        shown = self._shown
        if shown is None:
            return
        if self._new is not side:
            self._close()
            self._new = side
            blank = Trigger(couple_id=self._couple_id, side=side, cue="", noted_at=self._desk.clock.now())
            self.form.show_trigger(blank, shown.partner(side), shown.partner(side.other))
            self.reload()
        self.form.take_focus()

    def close_form(self) -> None:
        """Close what is open; the keys go back to its row."""
        was = self._chosen
        self._close()
        self.reload()
        row = next((row for row in self.list.rows() if row.trigger_id == was), None)
        (row or self.list.bands[Side.FIRST].plus).setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        self._chosen, self._new = 0, None
        self.form.forget()

    def _keep(self, trigger: Trigger) -> None:
        try:
            if trigger.id:
                done = self._desk.do(actions.change_trigger, trigger)
            else:
                done = self._desk.do(actions.note_trigger, trigger)
        except Refused as no:
            self.form.was_not_kept(no.sentence)
            return
        if done is None:
            self.form.was_not_kept("")
            return
        self.form.was_kept(done.change.ids[0], clock_time(self._desk.clock.now()))
        if self._new is not None:
            self._chosen, self._new = done.change.ids[0], None
        self.reload()

    def _remove(self, trigger_id: int) -> None:
        self._close()
        self._desk.do_or_tell(actions.remove_trigger, trigger_id)
        self.take_focus()

    # -- the records ------------------------------------------------------------------------------------------

    def _tags(self) -> Sequence[str]:
        if self._known is None:
            self._known = self._desk.read(known_tags, self._couple_id) if self._couple_id else ()
        return self._known

    def _touched(self, tags: str) -> Sequence[StepTouched]:
        return self._desk.read(steps_touched, self._couple_id, tags) if self._couple_id else ()

    def _folded(self, side: Side) -> list[str]:
        """What one of them keeps private, read while it is held."""
        if not self._couple_id:
            return []
        return [one.cue for one in self._desk.read(show_private_triggers, self._couple_id, side)]

    # -- where things lie -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The list beside the form where there is room, else above it."""
        wide = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._parts.setDirection(beside if wide else below)
        most = min(self._theme.px(280), self.width() * 3 // 8)
        self.list.setMinimumWidth(most if wide else 0)
        self.list.setMaximumWidth(most if wide else _ANY_WIDTH)
        self.nothing.setVisible(self.form.trigger is None)

    def _dress(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(28), px(10), px(24), px(8))
        self._head.set_gaps(px(12), px(2))
        self._parts.setContentsMargins(px(28), px(2), px(24), px(20))
        self._parts.setSpacing(px(16))
        self.form.setMaximumWidth(px(_WIDEST))
        self.nothing.setContentsMargins(px(8), px(10), 0, 0)
        self._arrange()
