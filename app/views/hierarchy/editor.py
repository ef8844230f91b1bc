"""Changing what a step is, in its place on the path. Everything typed is a draft until it is kept."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.couple import Couple
from app.models.hierarchy import Step, StepWords
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Field, Label, Scroll
from app.words import say

PLACE = "step editor"
NAMES = ("title", "description", "timeframe", "checkin", "ending", "smaller")


class StepEditor(Card):
    """The six things a step is. Enter keeps them (Esc leaves, and what was typed waits as a draft).

    Where there is less room than it would take, its fields scroll and its foot stays in sight. `kept(step_id,
    StepWords)` when the therapist means it; `left(step_id)` when the editor is done with; `grew` when it wants
    another height.
    """

    kept = Signal(int, object)
    left = Signal(int)
    grew = Signal()

    def __init__(self, theme: Theme, desk: Desk, step: Step, couple: Couple, answered: bool, parent: QWidget) -> None:
        super().__init__(theme, token="raised", line="field", radius="row", padding=14, parent=parent)
        self._theme, self._step = theme, step
        self._drafts = DraftKeeper(desk, PLACE, step.id, self._as_draft, self)
        labels = {
            "title": (say("Step"), say("What you would do, in a few words")),
            "description": (say("What it is"), say("Anything both should know, if it helps")),
            "timeframe": (say("How long"), say("for example, 5 minutes")),
            "checkin": (say("Check-in"), couple.checkin or say("for example, after one minute")),
            "ending": (say("How it ends"), couple.ending or say("for example, either lets go")),
            "smaller": (say("Smaller version"), say("What to do instead when a yes is tentative")),
        }
        self.fields: dict[str, Field] = {}
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._beside = True
        before = {name: getattr(step, name) for name in NAMES}
        before |= self._from_draft()
        for name in NAMES:
            label, hint = labels[name]
            field = Field(theme, label, placeholder=hint, tall=False)
            field.set_text(before[name].replace("\n", " "))
            field.edit.setCursorPosition(0)
            field.edit.installEventFilter(self)
            field.changed.connect(self._drafts.typed)
            self.fields[name] = field
        self._lay_fields()
        self._scroll = Scroll(theme, self._inside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(10))
        self._column.addWidget(self._scroll, 1)
        self._foot = foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        words = say("A changed step is a new question: both are asked again.") if answered else ""
        foot.addWidget(Label(theme, words, style="small", token="ink2", wrap=True), 1)
        self.leave_button = Button(theme, say("Leave as it was"), kind="link")
        self.leave_button.clicked.connect(self.give_up)
        self.keep_button = Button(theme, say("Keep"), kind="primary", key=say("Enter"))
        self.keep_button.clicked.connect(self.keep)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.keep_button)
        self._column.addLayout(foot)

    @property
    def step_id(self) -> int:
        """The step that is being changed."""
        return self._step.id

    def height_at(self, width: int) -> int:
        """How high all of it is when `width` pixels wide."""
        around = self.contentsMargins()
        room = width - around.left() - around.right()
        self._lay_fields(beside=room >= self._theme.px(440))
        foot = max(self._foot.sizeHint().height(), self._foot.totalHeightForWidth(room))
        fields = max(self._grid.sizeHint().height(), self._grid.totalHeightForWidth(room))
        return around.top() + fields + self._column.spacing() + foot + around.bottom()

    def _lay_fields(self, *, beside: bool = True) -> None:
        """How long, check-in and ending side by side where that leaves room to type, else below each other."""
        if beside == self._beside and self._grid.count():
            return
        self._beside = beside
        three = ("timeframe", "checkin", "ending")
        for name, field in self.fields.items():
            self._grid.removeWidget(field)
            if beside and name in three:
                self._grid.addWidget(field, 2, three.index(name))
            else:
                row = NAMES.index(name) - (2 if beside and name == "smaller" else 0)
                self._grid.addWidget(field, row, 0, 1, 3)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)

    def take_focus(self, name: str = "title") -> None:
        """Put the focus into one of the fields."""
        self.fields[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[name].edit.selectAll()

    def words(self) -> StepWords:
        """What stands in the fields; a description that was not touched keeps its lines."""
        said = {name: field.text() for name, field in self.fields.items()}
        if said["description"] == self._step.description.replace("\n", " "):
            said["description"] = self._step.description
        kept = {"band": self._step.band, "library_id": self._step.library_id}
        return StepWords.model_validate({**said, **kept})

    def keep(self) -> None:
        """Say that these are the words now."""
        self._drafts.flush()
        self.kept.emit(self._step.id, self.words())

    def give_up(self) -> None:
        """Leave the step as it was, and what was typed with it."""
        self._drafts.drop()
        self.left.emit(self._step.id)

    def done(self) -> None:
        """The words were kept: they are no draft any more."""
        self._drafts.drop()
        self.left.emit(self._step.id)

    def show_error(self, sentence: str, name: str | None) -> None:
        """A sentence beside the field it is about."""
        field = self.fields[name if name in self.fields else "title"]
        field.set_error(sentence)
        self.grew.emit()
        self._scroll.ensureWidgetVisible(field)

    def close_keeping_draft(self) -> None:
        """Put the editor away with what was typed waiting in it."""
        self._drafts.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            field = next(one for one in self.fields.values() if one.edit is watched)
            self._scroll.ensureWidgetVisible(field, 0, self._theme.px(4))
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._drafts.flush()
                self.left.emit(self._step.id)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def _as_draft(self) -> str:
        said = {name: field.text() for name, field in self.fields.items()}
        return json.dumps(said, ensure_ascii=False)

    def _from_draft(self) -> dict[str, str]:
        words = self._drafts.kept_words()
        if not words:
            return {}
        kept = json.loads(words)
        return {name: str(kept[name]) for name in NAMES if name in kept}
