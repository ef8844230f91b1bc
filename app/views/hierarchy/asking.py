"""Asking one partner about one step: a number as they say it, and one of four equal answers. By keys or by mouse."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.rating import Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.path import PathRow
from app.views.hierarchy.key_words import key_words
from app.views.hierarchy.numbers import Numbers
from app.views.hierarchy.prose import is_letter
from app.views.hierarchy.raised_again import RaisedAgain
from app.views.hierarchy.sentences import Two, answer_words, earlier, scale_name
from app.views.hierarchy.shield import Shield
from app.views.hierarchy.spoken import Spoken
from app.views.hierarchy.who import WhoSwitch
from app.views.theme.flow import Flow
from app.views.theme.paint import key_cap_width
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, IconButton, Label, LineEdit, Scroll
from app.words import say

FOUR = (Answer.YES, Answer.TENTATIVE, Answer.NOT_NOW, Answer.OFF_TABLE)
ANSWER_ICONS = {
    Answer.YES: "circle-check",
    Answer.TENTATIVE: "circle-dashed-check",
    Answer.NOT_NOW: "circle-pause",
    Answer.OFF_TABLE: "shield",
}
ANSWER_LETTERS = {Answer.YES: "Y", Answer.TENTATIVE: "T", Answer.NOT_NOW: "N", Answer.OFF_TABLE: "X"}


class AskingCard(Card):
    """One step, one partner at a time. What is chosen is recorded at once; Esc closes and loses nothing.

    Its head stays in sight; where the page is low, what lies below scrolls. The mouse leaves the keys with the row.

    `rated(step_id, side, number or None)`, `answered(step_id, side, Answer, condition, raise_on, raised_by)`.
    `condition_typed` at every letter of a condition that is not kept yet, `written` when it was. `grown` says that it
    takes another height now, `key_pressed` carries a key that a button had no use for.
    """

    rated = Signal(int, object, object)
    answered = Signal(int, object, object, str, object, object)
    side_changed = Signal(object)
    closed = Signal()
    condition_typed = Signal()
    written = Signal()
    grown = Signal()
    key_pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="card", floating=True, padding=14, parent=parent)
        self._theme = theme
        self._step_id = 0
        self._side = Side.FIRST
        self._condition_of = (0, Side.FIRST)
        self._kept_condition = ""
        self._scale = Scale.COMFORT_10
        self._two: Two | None = None
        self._today = date.min
        self._rows: list[QHBoxLayout | QVBoxLayout | QGridLayout] = []
        self.setAccessibleName(say("Asking about this step"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = self._head_row(theme)
        self._column.addLayout(self._head)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        self._scale_line = Label(theme, "", style="caption", token="ink2")
        body.addWidget(self._scale_line)
        self._numbers = Numbers(theme)
        self._numbers.said.connect(self._rate)
        body.addWidget(self._numbers)
        body.addLayout(self._answers_grid(theme))
        body.addWidget(self._more_row(theme))
        body.addWidget(self._condition_row(theme))
        self._again = RaisedAgain(theme)
        self._again.chosen.connect(self._keep_again)
        body.addWidget(self._again)
        self._keys = Label(theme, "", style="caption", token="ink3", wrap=True)
        body.addWidget(self._keys)
        self._history = Label(theme, "", style="caption", token="ink3", wrap=True)
        body.addWidget(self._history)
        body.addStretch(1)
        self._scroll = Scroll(theme, self._body)
        self._column.addWidget(self._scroll, 1)
        self._rows += [self._column, body]
        self.spoken = Spoken(self)
        self.spoken.number.connect(self._rate)
        self.spoken.answer.connect(self._answer)
        self.spoken.other.connect(lambda: self.side_changed.emit(self._side.other))
        self.spoken.over.connect(self.leave)
        self.spoken.condition.connect(self._write_condition)
        self.spoken.again.connect(self._keep_again)
        self.spoken.digits.connect(self._numbers.show_digits)
        self.spoken.stage.connect(self._show_stage)
        self._shield = Shield(self)
        self._asked_next = self._condition_box
        self._placed = QTimer(self, singleShot=True, interval=0)
        self._placed.timeout.connect(self._bring_now)
        theme.changed.connect(self._space)
        self._space()
        self.hide()

    # -- building ---------------------------------------------------------------------------------------------

    def _head_row(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        self._title = Label(theme, "", style="strong", elide=True)
        self._who = WhoSwitch(theme)
        self._who.chosen.connect(self._take_other)
        self._close = IconButton(theme, "x", say("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self._keep_and_leave)
        row.addWidget(self._title, 1)
        row.addWidget(self._who)
        row.addWidget(self._close)
        return row

    def _answers_grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        self._answers: dict[Answer, Button] = {}
        for place, answer in enumerate(FOUR):
            button = Button(theme, answer_words(answer), icon=ANSWER_ICONS[answer], key=ANSWER_LETTERS[answer])
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            # All four have the same size and weight: a no is as complete as a yes.
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, one=answer: self._answer(one))
            self._answers[answer] = button
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._rows.append(grid)
        self._four = grid
        return grid

    def _more_row(self, theme: Theme) -> QWidget:
        holder = QWidget()
        self._more = Flow(holder)
        for words, act in (
            (say("Rather no number"), lambda: self._rate(None)),
            (answer_words(Answer.UNKNOWN), lambda: self._answer(Answer.UNKNOWN)),
            (answer_words(Answer.UNSAID), lambda: self._answer(Answer.UNSAID)),
        ):
            button = Button(theme, words, kind="link")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            self._more.addWidget(button)
        return holder

    def _condition_row(self, theme: Theme) -> QWidget:
        self._condition_box = QWidget()
        row = QVBoxLayout(self._condition_box)
        row.setContentsMargins(0, 0, 0, 0)
        words = say("Tentative yes: on what condition, if any?")
        row.addWidget(Label(theme, words, style="caption", token="ink2", wrap=True))
        self._condition = LineEdit(theme, say("for example, the receiver leads"), name=say("Condition"))
        self._condition.returnPressed.connect(self._keep_condition)
        self._condition.returnPressed.connect(self.written)
        self._condition.textEdited.connect(self.condition_typed)
        self._condition.installEventFilter(self)
        row.addWidget(self._condition)
        return self._condition_box

    def _space(self) -> None:
        px = self._theme.px
        for row in self._rows:
            row.setSpacing(px(6) if isinstance(row, QGridLayout) else px(8))
        self._more.set_gaps(px(12), px(2))
        # As wide as the widest of the four with its key, whether the keys show now or not.
        widest = max(
            button.sizeHint().width()
            + (0 if button.accessibleDescription() else px(12) + key_cap_width(self._theme, "N"))
            for button in self._answers.values()
        )
        for column in (0, 1):
            self._four.setColumnMinimumWidth(column, widest)

    # -- its size ---------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when nothing in it scrolls."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        layout = self._body.layout()
        if layout is not None:
            layout.invalidate()  # what it remembers is of before something in a row of it came or went
        whole = self._head.sizeHint().height() + self._column.spacing() + self._body.heightForWidth(inside)
        return around.top() + around.bottom() + whole

    def minimumSizeHint(self) -> QSize:
        around = self.contentsMargins()
        least = max(self._head.minimumSize().width(), self._body.minimumSizeHint().width())
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return QSize(around.left() + around.right() + least + bar, 0)

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.height() < self.heightForWidth(self.width())
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if low else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setVerticalScrollBarPolicy(bar)
        self._shield.setGeometry(self.rect())
        if self._condition.hasFocus():
            self._bring(self._condition_box)

    # -- showing ----------------------------------------------------------------------------------------------

    @property
    def step_id(self) -> int:
        """The step that is asked about; 0 for none."""
        return self._step_id if self.isVisible() else 0

    @property
    def side(self) -> Side:
        """Who is asked."""
        return self._side

    def condition(self) -> str:
        """What stands in the field for a condition."""
        return self._condition.text()

    def ask(self, row: PathRow, two: Two, side: Side, today: date, *, number: bool, draft: str = "") -> None:
        """Ask this partner about this step; `number` says whether a number is expected first."""
        # A number that still waits is the one of the partner who said it.
        self.spoken.finish()
        if self._step_id != row.step.id or self._side is not side or not self.isVisible():
            self._numbers.clear()
            self._scroll.verticalScrollBar().setValue(0)
        if not self.isVisible():
            self._shield.hold()
        self._step_id, self._side, self._today = row.step.id, side, today
        self.spoken.begin(side, number=number)
        self.show_row(row, two, [], [], draft)

    def show_row(
        self, row: PathRow, two: Two, ratings: list[Rating], answers: list[Willingness], draft: str = ""
    ) -> None:
        """Show what this partner says of the step now, and what they said before, each on its scale as answered.

        `draft` is a condition that was typed and not kept.
        """
        if row.step.id != self._step_id:
            return
        if self._two != two:
            self._two = two
            self._who.show_names(two.first.name, two.second.name)
        if self._scale is not two.couple.scale:
            self._scale = self.spoken.scale = two.couple.scale
        said = row.said(self._side)
        self.spoken.given = said.answer
        name = two.partner(self._side).name
        self._title.setText(row.step.title)
        self._who.choose(self._side)
        self._scale_line.setText(say("{name}: {scale}", name=name, scale=scale_name(self._scale)))
        same = said.rating is not None and said.rating.scale is self._scale
        number = said.rating.number if said.rating is not None and same else None
        self._numbers.show_number(self._side, name, number, self._scale)
        for answer, button in self._answers.items():
            button.setChecked(said.answer is answer)
            button.setAccessibleName(say("{name}: {answer}", name=name, answer=answer_words(answer)))
        self._condition_box.setVisible(said.answer is Answer.TENTATIVE)
        whose = (self._step_id, self._side)
        self._kept_condition = said.willingness.condition if said.willingness else ""
        if self._condition_of != whose or not self._condition.hasFocus():
            self._condition_of = whose
            self._condition.setText(draft or self._kept_condition)
        self._again.setVisible(said.answer is Answer.NOT_NOW)
        until = said.willingness.raise_on if said.willingness else None
        self._again.show_day(until, self._today, answered=said.answer is Answer.NOT_NOW)
        self._history.setText("\n".join(earlier(ratings, answers, two)))
        self._history.setVisible(bool(self._history.text()))
        self._show_stage()
        self.show()
        self.raise_()

    def _show_stage(self) -> None:
        """Let the key caps and the words say what keys mean now: T is one thing at a time."""
        if self._two is None:
            return
        ten = self.spoken.t_is_ten
        self._numbers.show_key(ten)
        for answer, button in self._answers.items():
            button.set_key("" if ten or self._condition.hasFocus() else ANSWER_LETTERS[answer])
        self._keys.setText(key_words(self.spoken, self._two, writing=self._condition.hasFocus()))
        self.grown.emit()

    # -- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif is_letter(event):
            self.key_pressed.emit(event)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Tab out of a condition keeps it, and goes on to who comes next.
        if watched is self._condition and isinstance(event, QKeyEvent) and _is_tab(event):
            self._keep_condition()
            self.spoken.go_on()
            return True
        if watched is self._condition and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_stage()
        return super().eventFilter(watched, event)

    def writes(self) -> bool:
        """Whether the keys go into one of its fields."""
        return self._condition.hasFocus() or self._numbers.field.hasFocus()

    def leave(self) -> None:
        """Close the card."""
        if self.isVisible():
            self.spoken.drop()
            self.hide()
            self._step_id = 0
            self.closed.emit()

    def _keep_and_leave(self) -> None:
        self._keep_typed()
        self.leave()

    def _take_other(self, side: Side) -> None:
        self._keep_typed()
        self.side_changed.emit(side)

    # -- recording --------------------------------------------------------------------------------------------

    def _rate(self, number: int | None) -> None:
        self.spoken.numbered()
        self.rated.emit(self._step_id, self._side, number)

    def _answer(self, answer: Answer) -> None:
        self.spoken.answered(answer)
        # A tentative yes that is said once more still has its condition.
        condition = self._kept_condition if answer is self.spoken.given is Answer.TENTATIVE else ""
        self.answered.emit(self._step_id, self._side, answer, condition, None, None)
        if answer is Answer.TENTATIVE and self.spoken.given is answer:
            self._write_condition()
        elif answer is Answer.NOT_NOW and self._again.isVisible():
            self._bring(self._again)

    def _bring(self, asked_next: QWidget) -> None:
        """Scroll what is asked next into sight, once it has its place."""
        self._asked_next = asked_next
        self._placed.start()

    def _bring_now(self) -> None:
        if self._asked_next.isVisible():
            self._scroll.ensureWidgetVisible(self._asked_next)

    def _write_condition(self) -> None:
        if self._condition_box.isVisible():
            self._condition.setFocus()
            self._condition.end(False)
            self._bring(self._condition_box)

    def _keep_condition(self) -> None:
        """What is typed of a condition becomes part of the answer; nothing is said twice."""
        words = self._condition.text()
        if self.spoken.given is Answer.TENTATIVE and words.strip() != self._kept_condition:
            self.answered.emit(self._step_id, self._side, Answer.TENTATIVE, words, None, None)

    def _keep_typed(self) -> None:
        """What was being typed just now; a draft of another time is left to be gone on with."""
        if self._condition.isModified():
            self._keep_condition()

    def _keep_again(self, weeks: int | None) -> None:
        day = self._today + timedelta(weeks=weeks) if weeks else None
        self.answered.emit(self._step_id, self._side, Answer.NOT_NOW, "", day, self._side)


def _is_tab(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and not event.modifiers()
