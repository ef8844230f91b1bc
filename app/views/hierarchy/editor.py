"""Changing what a step is, in its place on the path. Everything typed is a draft until it is kept."""

from __future__ import annotations

import json

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.models.couple import Couple
from app.models.hierarchy import Step, StepWords
from app.rules.typed_steps import in_short
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.text_field import TextField
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Field, Label, LineEdit, Scroll
from app.words import say

PLACE = "step editor"
NAMES = ("title", "description", "timeframe", "checkin", "ending", "smaller")
TAGS = ("area", "act", "setting")
"""What the step touches on, folded away until somebody opens it."""

ALL = (*NAMES, *TAGS)
LINES = 4
"""How many lines of a description show at most; with more it scrolls."""


class StepEditor(Card):
    """The six things a step is, and folded away below them what it touches on.

    Enter keeps them (Esc leaves, and what was typed waits as a draft). Only what the therapist changed is kept: the
    other fields follow the step when it changes elsewhere. Where there is less room than it would take, its fields
    scroll and its foot stays in sight. `kept(step_id, StepWords)` when the therapist means it; `left(step_id)` when the
    editor is done with; `grew` when it wants another height.
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
            "area": (say("Which parts of the body"), say("for example, hands, back")),
            "act": (say("What is done"), say("for example, touch over clothes")),
            "setting": (say("Where and when"), say("for example, bed, evening")),
        }
        self.fields: dict[str, Field | TextField] = {}
        self._shown = dict.fromkeys(ALL, "")
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._beside = True
        for name in ALL:
            label, hint = labels[name]
            field = self._many_lines(label, hint) if name == "description" else self._one_line(label, hint)
            self.fields[name] = field
        self.unfold = Button(theme, "", kind="link", icon="chevron-right")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._fold)
        self._lay_fields()
        self._scroll = Scroll(theme, self._inside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._scroll, 1)
        self._foot = foot = QHBoxLayout()
        self._question = Label(theme, "", style="small", token="ink2", wrap=True)
        foot.addWidget(self._question, 1)
        self.leave_button = Button(theme, say("Leave as it was"), kind="link")
        self.leave_button.clicked.connect(self.give_up)
        self.keep_button = Button(theme, say("Keep"), kind="primary", key=say("Enter"))
        self.keep_button.clicked.connect(self.keep)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.keep_button)
        self._column.addLayout(foot)
        self.show_step(step, answered)
        drafted = self._from_draft()
        for name, words in drafted.items():
            self._put(name, words)
        self.unfold.setChecked(any(name in drafted for name in TAGS))
        self._fold()
        for field in self.fields.values():
            field.changed.connect(self._drafts.typed)
        theme.changed.connect(self._space)
        self._space()
        for watched in (*(field.edit for field in self.fields.values()), self._inside, self._scroll.viewport()):
            watched.installEventFilter(self)

    def _one_line(self, label: str, hint: str) -> Field:
        return Field(self._theme, label, placeholder=hint, tall=False)

    def _many_lines(self, label: str, hint: str) -> TextField:
        lines = TextField(
            self._theme, label, placeholder=hint, least=1, most=LINES, enter_keeps=True, style="small"
        )  # fmt: skip
        lines.edit.setAccessibleDescription(say("Shift+Enter begins a new line"))
        lines.entered.connect(self.keep)
        return lines

    @property
    def step_id(self) -> int:
        """The step that is being changed."""
        return self._step.id

    def show_step(self, step: Step, answered: bool) -> None:
        """Follow the step, which changed elsewhere: fields with words that are not kept yet stay as they are.

        `answered` says whether a change would ask somebody again.
        """
        mine = self.changed_words()
        self._step = step
        self._question.setText(say("A changed step is a new question: both are asked again.") if answered else "")
        for name, field in self.fields.items():
            words = getattr(step, name)
            if name not in mine and words != field.text():
                self._put(name, words)
            self._shown[name] = field.text() if name not in mine else words
        self._name_fold()

    def changed_words(self) -> dict[str, str]:
        """The fields that hold words of the therapist that are not the step's, with these words."""
        return {name: field.text() for name, field in self.fields.items() if field.text() != self._shown[name]}

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
        threes = (("timeframe", "checkin", "ending"), TAGS)
        widgets: list[tuple[str, QWidget]] = [(name, self.fields[name]) for name in NAMES]
        widgets += [("", self.unfold), *((name, self.fields[name]) for name in TAGS)]
        row = 0
        for name, widget in widgets:
            self._grid.removeWidget(widget)
            three = next((one for one in threes if name in one), None) if beside else None
            if three is not None:
                self._grid.addWidget(widget, row, three.index(name))
                row += name == three[-1]
            elif widget is self.unfold:
                self._grid.addWidget(widget, row, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
                row += 1
            else:
                self._grid.addWidget(widget, row, 0, 1, 3)
                row += 1
        for column in range(3):
            self._grid.setColumnStretch(column, 1)

    def come_after(self, widget: QWidget) -> None:
        """Let Tab go from that widget through the fields, in their order, to the buttons."""
        fields = [self.fields[name].edit for name in NAMES]
        tags = [self.fields[name].edit for name in TAGS]
        for after in (*fields, self.unfold, *tags, self.leave_button, self.keep_button):
            QWidget.setTabOrder(widget, after)
            widget = after

    def take_focus(self, name: str = "title") -> None:
        """Put the focus into one of the fields, which is unfolded for that."""
        if name in TAGS:
            self.unfold.setChecked(True)
        self.fields[name].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields[name].edit.selectAll()

    def words(self) -> StepWords:
        """The step as it is now, with what the therapist changed."""
        now = {name: getattr(self._step, name) for name in StepWords.model_fields if name != "id"}
        return StepWords.model_validate({**now, **self.changed_words()})

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
        if isinstance(field, Field):
            field.set_error(sentence)
        self.grew.emit()
        self._scroll.ensureWidgetVisible(field)

    def close_keeping_draft(self) -> None:
        """Put the editor away with what was typed waiting in it."""
        self._drafts.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside:
            if event.type() == QEvent.Type.LayoutRequest:
                self._grid.activate()
                self.grew.emit()  # a field may be of another height now
                self._bring_focus()
            return False
        if watched is self._scroll.viewport():
            if event.type() == QEvent.Type.Resize:
                self._bring_focus()
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._bring_focus()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._drafts.flush()
                self.left.emit(self._step.id)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is not self.fields["description"].edit:
                self.keep()
                return True
        return super().eventFilter(watched, event)

    def _bring_focus(self) -> None:
        """All of the field with the focus into sight, and where there is room the one above it too."""
        here = next((name for name, one in self.fields.items() if one.edit.hasFocus()), "")
        if not here:
            return
        field, above = self.fields[here], self.fields[ALL[max(0, ALL.index(here) - 1)]]
        whole = field.geometry().united(above.geometry())
        edge = self._theme.px(4)
        box = whole if whole.height() + 2 * edge <= self._scroll.viewport().height() else field.geometry()
        self._scroll.ensureVisible(box.center().x(), box.top(), 0, edge)
        self._scroll.ensureVisible(box.center().x(), box.bottom(), 0, edge)

    def _put(self, name: str, words: str) -> None:
        """Put words into a field, with the caret where it was as far as there are as many."""
        edit = self.fields[name].edit
        if isinstance(edit, LineEdit):
            place = edit.cursorPosition()
            edit.setText(words)
            edit.setCursorPosition(min(place, len(words)) if edit.hasFocus() else 0)
        else:
            self.fields[name].set_text(words)

    def _as_draft(self) -> str:
        said = self.changed_words()
        return json.dumps(said, ensure_ascii=False) if said else ""

    def _from_draft(self) -> dict[str, str]:
        words = self._drafts.kept_words()
        if not words:
            return {}
        kept = json.loads(words)
        return {name: str(kept[name]) for name in ALL if name in kept}

    def _fold(self) -> None:
        for name in TAGS:
            self.fields[name].setVisible(self.unfold.isChecked())
        self.unfold.set_icon("chevron-down" if self.unfold.isChecked() else "chevron-right")
        self._name_fold()
        self.grew.emit()

    def _name_fold(self) -> None:
        """Folded away, it still says what is there."""
        said = ", ".join(words for name in TAGS if (words := self.fields[name].text().strip()))
        words = say("What it touches on")
        if said and not self.unfold.isChecked():
            words = say("What it touches on: {tags}", tags=in_short(said, most=60))
        self.unfold.setText(words)

    def _space(self) -> None:
        """The text size changed: everything inside is of another height."""
        px = self._theme.px
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._column.setSpacing(px(10))
        self._foot.setSpacing(px(8))
        self.grew.emit()
