"""One trigger, asked in the order in which it happens. What is typed is kept when its field is left."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.triggers import StepTouched
from app.dates import local_date, short_date
from app.models.content import load_group
from app.models.couple import Partner
from app.models.limit import Sharing
from app.models.side import Side
from app.models.text import tags_in
from app.models.trigger import Trigger
from app.views.care.choices import Choices
from app.views.care.strength import Strength
from app.views.care.tag_field import TagField
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.flow import Flow
from app.views.theme.text_field import TextField
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Chip, Field, Gap, IconButton, Label, PartnerMark, Sign
from app.words import count, say

DRAFT = "trigger"
_TEXTS = ("just_before", "sign", "story", "did", "helps")


class TriggerForm(Card):
    """`kept(trigger)` whenever something is left changed, `removed(id)`, `closed`, and `step_wanted(step id)`.

    `touched(tags)` finds the steps, `known()` the tags there are. Of a new one, `id` is 0 until it is kept.
    """

    kept = Signal(object)
    removed = Signal(int)
    closed = Signal()
    step_wanted = Signal(int)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        known: Callable[[], Sequence[str]],
        touched: Callable[[str], Sequence[StepTouched]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, padding=20, parent=parent)
        self._theme, self._desk, self._touched = theme, desk, touched
        self.trigger: Trigger | None = None
        self._before: Trigger | None = None
        self._key = (DRAFT, 0)
        self._drafts: DraftKeeper | None = None
        self._showing, self._first_touched = False, 0
        self._felt: int | None = None
        self.setAccessibleName(say("One trigger"))
        self.marks = {side: PartnerMark(theme, "first" if side is Side.FIRST else "second", size=15) for side in Side}
        self.whose = Label(theme, style="small", token="ink2", size=14, wrap=True)
        self.close_button = IconButton(theme, "x", say("Close"))
        self.cue = Field(theme, say("What it is, in a few words"), placeholder=say("such as: being hurried at bedtime"))
        self.kinds: dict[str, Chip] = {}
        self._kinds = Flow()
        for line in load_group("triggers", "kinds").lines:
            chip = self.kinds[line.id] = Chip(theme, line.text, checkable=True, roomy=True)
            chip.clicked.connect(self.keep)
            self._kinds.addWidget(chip)
        self.texts = {name: TextField(theme, "", least=1, most=4) for name in _TEXTS}
        self.lasted = Field(theme, say("How long it lasted"), tall=False)
        self.strength = Strength(theme)
        self.sharing: Choices[Sharing] = Choices(theme, say("Told to the other"))
        self.told = Label(theme, style="strong", size=13, wrap=True)
        self.tags = TagField(theme, say("Touches steps with"), known)
        self.touches = Label(theme, style="small", token="ink2", size=14, wrap=True)
        self.show_step = Button(theme, say("Show"), kind="link", strong=True)
        self.remove = Button(theme, say("Remove it"), kind="link")
        self.state = Label(theme, style="small", token="ink2")
        self._build()
        self._connect()
        self.hide()

    # -- what is shown ----------------------------------------------------------------------------------------

    def show_trigger(self, trigger: Trigger, owner: Partner, other: Partner) -> None:
        """Show this one, with what was typed into it and not kept; a field with the keys in it is left alone."""
        if self.trigger is None or (self.trigger.id, self.trigger.side) != (trigger.id, trigger.side):
            self.forget()
            self._keep_drafts(trigger)
            self._fill(trigger)
            self._take_up(trigger, self._desk.draft(*self._key))
        elif trigger != self.trigger:
            self._fill(trigger)
        self.trigger = trigger
        for side, mark in self.marks.items():
            mark.setVisible(side is owner.side)
        day = short_date(local_date(trigger.noted_at))
        new, told = (
            say("A new one of {name}’s", name=owner.name),
            say("{name}’s, first told on {day}", name=owner.name, day=day),
        )
        self.whose.setText(told if trigger.id else new)
        self._name_fields(owner, other)
        self.remove.setVisible(bool(trigger.id))
        self._show_touched()
        self.show()

    def forget(self) -> None:
        """Close, and hold no words: what can be kept is kept, and the rest waits as a draft."""
        self.keep()
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None
        self.trigger = self._before = None
        self.hide()
        self._showing = True
        for field in (self.cue, self.lasted):
            field.set_text("")
        for text in self.texts.values():
            text.set_text("")
        self.tags.forget()
        self._showing = False
        for label in (self.whose, self.touches, self.told, self.state):
            label.setText("")

    def take_focus(self) -> None:
        """Put the keys where one would go on."""
        self.cue.setFocus()

    def was_kept(self, trigger_id: int, time: str) -> None:
        """What was sent out stands in the records, and is a draft no more. `time` is when."""
        if self._drafts is not None:
            self._drafts.stop()
        if self._desk.draft(*self._key):
            self._desk.keep_draft(*self._key, "")
        if self.trigger is None:
            return  # it was closed meanwhile
        if not self.trigger.id:
            self.trigger = self.trigger.but(id=trigger_id)
            self._keep_drafts(self.trigger)
        self.state.setText(say("Saved {time}", time=time))

    def was_not_kept(self, sentence: str) -> None:
        """What was sent out is not in the records, and why, where it was not the disk; every word stays."""
        if self.trigger is not None and self._before is not None:
            self.trigger = self._before
        self.cue.set_error(sentence)

    def keep(self) -> None:
        """Keep what is changed, as it stands."""
        if self.trigger is None or self._showing:
            return
        typed = self._typed()
        if typed != self.trigger and (typed.cue or self.trigger.id):
            # From here on it is the same as what stands in the fields: closing meanwhile must not send it out again.
            self._before, self.trigger = self.trigger, typed
            self.kept.emit(typed)
        self._show_touched()

    # -- between fields and the value -------------------------------------------------------------------------

    def _typed(self) -> Trigger:
        """What stands in the fields."""
        shown = self.trigger or Trigger(couple_id=0, side=Side.FIRST, cue="", noted_at=self._desk.clock.now())
        return shown.but(**self._values())

    def _values(self) -> dict[str, object]:
        return {
            "cue": self.cue.text(),
            "kind": ", ".join(kind for kind, chip in self.kinds.items() if chip.isChecked()),
            "lasted": self.lasted.text(),
            "tags": self.tags.tags(),
            "sharing": self.sharing.choice() or Sharing.OWNER,
            "strength": self._felt,
            **{name: field.text() for name, field in self.texts.items()},
        }

    def _fill(self, trigger: Trigger) -> None:
        """Put the value into the fields, except into one that somebody is typing in."""
        self._showing = True
        for field, words in self._lines(trigger):
            if not field.edit.hasFocus() or self.trigger is None:
                field.set_text(words)
        for kind, chip in self.kinds.items():
            chip.setChecked(kind in tags_in(trigger.kind))
        self._felt = trigger.strength
        self.strength.show_strength(trigger.strength)
        if self.sharing.chips:
            self.sharing.choose(trigger.sharing)
        if not self.tags.edit.hasFocus():
            self.tags.set_tags(trigger.tags)
        self._showing = False

    def _lines(self, trigger: Trigger) -> list[tuple[Field | TextField, str]]:
        texts: list[tuple[Field | TextField, str]] = [(self.cue, trigger.cue), (self.lasted, trigger.lasted)]
        return texts + [(field, str(getattr(trigger, name))) for name, field in self.texts.items()]

    def _keep_drafts(self, trigger: Trigger) -> None:
        if self._drafts is not None:
            self._drafts.close()
        self._key = (self._place(trigger), trigger.id or trigger.couple_id)
        self._drafts = DraftKeeper(self._desk, *self._key, self._as_draft, self)

    def _place(self, trigger: Trigger) -> str:
        """What was typed while nobody was in the room does not come to light in it, and the other way round."""
        place = DRAFT if trigger.id else f"new {DRAFT} {trigger.side.value}"
        return f"{place} in the room" if self._desk.session is not None else place

    def _as_draft(self) -> str:
        typed = self._typed()
        if self.trigger is None or typed == self.trigger:
            return ""
        words = typed.model_dump(mode="json", include=set(self._values()))
        return json.dumps(words, ensure_ascii=False)

    def _take_up(self, trigger: Trigger, draft: str) -> None:
        """Put what was typed before into the fields again."""
        if draft:
            self._fill(trigger.but(**json.loads(draft)))

    # -- building ---------------------------------------------------------------------------------------------

    def _name_fields(self, owner: Partner, other: Partner) -> None:
        labels = {
            "just_before": say("Just before"),
            "sign": say("First sign in the body"),
            "story": say("The story the mind offers"),
            "did": say("What {name} did then", name=owner.name),
            "helps": say("What helps"),
        }
        for name, field in self.texts.items():
            field.label.setText(labels[name])
            field.edit.setAccessibleName(labels[name])
        self.strength.name(owner)
        self.told.setText(say("Told to {name}", name=other.name))
        choices = (
            (Sharing.SHARED, say("Yes")),
            (Sharing.OWNER, say("In words {name} chooses", name=owner.name)),
            (Sharing.THERAPIST, say("Only you")),
        )
        first = not self.sharing.chips
        self.sharing.show_choices(choices)
        if first:
            self.sharing.choose(self.trigger.sharing if self.trigger is not None else Sharing.OWNER)

    def _show_touched(self) -> None:
        if self.trigger is None:
            return
        found = self._touched(self._typed().tags)
        titles = ", ".join(say("{n} {title}", n=one.number, title=one.title) for one in found)
        words = count("Touches one step: {titles}.", "Touches {n} steps: {titles}.", len(found), titles=titles)
        self.touches.setText(words if found else say("No step of the path has one of these."))
        self.show_step.setVisible(bool(found))
        self._first_touched = found[0].step_id if found else 0

    def _build(self) -> None:
        theme = self._theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._marks = QVBoxLayout()
        for mark in self.marks.values():
            self._marks.addWidget(mark)
        self._marks.addStretch(1)
        self._head.addLayout(self._marks)
        self._head.addWidget(self.whose, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        self._column.addWidget(self.cue)
        self._column.addLayout(self._kinds)
        for field in self.texts.values():
            self._column.addWidget(field)
        self._column.addWidget(self.strength)
        self._column.addWidget(self.lasted)
        self._column.addWidget(self.told)
        self._column.addWidget(self.sharing)
        self._column.addWidget(Gap(theme, 4))
        self._column.addWidget(self.tags)
        self._steps = QHBoxLayout()
        self._steps.addWidget(Sign(theme, "footprints"), 0, Qt.AlignmentFlag.AlignTop)
        self._steps.addWidget(self.touches, 1)
        self._steps.addWidget(self.show_step, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._steps)
        foot = QHBoxLayout()
        foot.addWidget(self.state, 1)
        foot.addWidget(self.remove)
        self._column.addLayout(foot)
        self._dress_form()
        theme.changed.connect(self._dress_form)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.remove.clicked.connect(lambda: self.removed.emit(self.trigger.id if self.trigger is not None else 0))
        self.show_step.clicked.connect(lambda: self.step_wanted.emit(self._first_touched))
        self.cue.edit.editingFinished.connect(self.keep)
        self.lasted.edit.editingFinished.connect(self.keep)
        self.tags.edit.editingFinished.connect(self.keep)
        self.tags.changed.connect(self.keep)
        self.sharing.chosen.connect(lambda _key: self.keep())
        self.strength.chosen.connect(self._choose_strength)
        for line in (self.cue, self.lasted):
            line.changed.connect(lambda _text: self._type())
        self.tags.edit.textChanged.connect(lambda _text: self._type())
        for field in self.texts.values():
            field.changed.connect(self._type)
            field.left.connect(self.keep)

    def _choose_strength(self, strength: int | None) -> None:
        self._felt = strength
        self.strength.clear.setVisible(strength is not None)
        self.keep()

    def _type(self) -> None:
        if self._drafts is not None and self.trigger is not None and not self._showing:
            self._drafts.typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _dress_form(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(12))
        self._head.setSpacing(px(10))
        self._marks.setContentsMargins(0, px(5), 0, 0)
        self._kinds.set_gaps(px(6), px(6))
        self._steps.setSpacing(px(8))
