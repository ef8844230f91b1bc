"""Asking one partner about one step: a number as they say it, and one of four equal answers. By keys or by mouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.asking_again import Told
from app.models.rating import Scale
from app.models.side import Side
from app.models.willingness import Answer, Wanting
from app.rules.asking_again import rests
from app.rules.path import PathRow
from app.views.hierarchy.four import ANSWER_LETTERS, FourAnswers
from app.views.hierarchy.key_words import key_words
from app.views.hierarchy.numbers import Numbers
from app.views.hierarchy.prose import is_letter
from app.views.hierarchy.raised_again import RaisedAgain
from app.views.hierarchy.sentences import Two, earlier, scale_name, unwritten
from app.views.hierarchy.shield import Shield
from app.views.hierarchy.spoken import Spoken
from app.views.hierarchy.wanting import WantingChips
from app.views.hierarchy.who import WhoSwitch
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.views.theme.widgets import Card, IconButton, Label, LineEdit, Scroll
from app.words import say


@dataclass(frozen=True)
class Given:
    """One answer with all that goes with it."""

    answer: Answer
    condition: str = ""
    raise_on: date | None = None
    raised_by: Side | None = None
    wanting: Wanting | None = None


class AskingCard(Card):
    """One step, one partner at a time. What is chosen is recorded at once; Esc closes and loses nothing.

    Its head stays in sight; where the page is low, what lies below scrolls. The mouse leaves the keys with the row.

    `rated(step_id, side, number or None)`, `answered(step_id, side, Given)`. `through` when both were asked,
    `other_day(step_id, side)` when a *not now* may be raised on a day of its own. `condition_typed` at every letter of
    a condition that is not kept yet, `written` when it was. `grown` says that it takes another height now,
    `key_pressed` carries a key that a button had no use for.
    """

    rated = Signal(int, object, object)
    answered = Signal(int, object, object)
    through = Signal()
    other_day = Signal(int, object)
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
        self._rests = False
        self._scale = Scale.COMFORT_10
        self._two: Two | None = None
        self._today = date.min
        self._wanting_of = (0, Side.FIRST)
        self._rows: list[QVBoxLayout] = []
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
        self._unwritten = Label(theme, "", style="caption", token="ink2", wrap=True)
        self._numbers = Numbers(theme)
        self._numbers.said.connect(self._rate)
        body.addWidget(self._numbers)
        self._four = FourAnswers(theme)
        self._answers = self._four.buttons
        self._four.said.connect(self._answer)
        self._four.unnumbered.connect(lambda: self._rate(None))
        body.addWidget(self._four)
        self._agreed = Label(theme, "", style="small", token="duskInk", wrap=True)
        body.addWidget(self._agreed)
        body.addWidget(self._condition_row(theme))
        self._wanting = WantingChips(theme)
        self._wanting.chosen.connect(self._tell_wanting)
        body.addWidget(self._wanting)
        self._again = RaisedAgain(theme)
        self._again.chosen.connect(self._keep_again)
        self._again.other_day.connect(lambda: self.other_day.emit(self._step_id, self._side))
        body.addWidget(self._again)
        self._keys = Label(theme, "", style="caption", token="ink3", wrap=True)
        body.addWidget(self._unwritten)
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
        self.spoken.through.connect(self.through)
        self.spoken.wanting.connect(self._wanting.walk)
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
        for row in self._rows:
            row.setSpacing(self._theme.px(8))

    # -- its size ---------------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when nothing in it scrolls."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        self._four.fit(inside)
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
        self._wanting_of = (0, Side.FIRST)
        self.show_agreed("")
        self.show_row(row, two, Told([], [], for_therapist=False), draft)

    def show_agreed(self, sentence: str) -> None:
        """What a *not now* had agreed, where a yes came sooner than that; nothing for ""."""
        other = sentence != self._agreed.text()
        self._agreed.setText(sentence)
        self._agreed.setVisible(bool(sentence))
        self._wanting.setVisible(not self._rests or bool(sentence))
        if other:
            self.grown.emit()
        if sentence:
            announce(self, sentence)
            self._bring(self._agreed)

    def show_row(self, row: PathRow, two: Two, told: Told, draft: str = "") -> None:
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
        self._unwritten.setText(unwritten(row, two.couple))
        self._unwritten.setVisible(bool(self._unwritten.text()))
        self._scale_line.setText(say("{name}: {scale}", name=name, scale=scale_name(self._scale)))
        same = said.rating is not None and said.rating.scale is self._scale
        number = said.rating.number if said.rating is not None and same else None
        self._numbers.show_number(self._side, name, number, self._scale)
        self._four.show_answer(said.answer, name, for_therapist=told.for_therapist)
        self._condition_box.setVisible(said.answer is Answer.TENTATIVE)
        whose = (self._step_id, self._side)
        self._kept_condition = said.willingness.condition if said.willingness else ""
        if self._condition_of != whose or not self._condition.hasFocus():
            self._condition_of = whose
            self._condition.setText(draft or self._kept_condition)
        wanted = said.willingness.wanting if said.willingness else None
        if self._wanting_of != whose:
            self._wanting_of = whose
            self._wanting.show_kept(wanted)
        self._wanting.show_standing(said.answer.willing, wanted)
        self._rests = rests(said.willingness, Answer.YES, self._today)
        self._wanting.setVisible(not self._rests or bool(self._agreed.text()))
        self._again.setVisible(said.answer is Answer.NOT_NOW)
        until = said.willingness.raise_on if said.willingness else None
        self._again.show_day(until, self._today, answered=said.answer is Answer.NOT_NOW)
        self._history.setText("\n".join(earlier(told.ratings, told.answers, two)))
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
        self._four.show_keys({} if ten or self._condition.hasFocus() else ANSWER_LETTERS)
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
        self.answered.emit(self._step_id, self._side, Given(answer, condition, wanting=self._wanting.now))
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
            given = Given(Answer.TENTATIVE, words, wanting=self._wanting.now)
            self.answered.emit(self._step_id, self._side, given)

    def _keep_typed(self) -> None:
        """What was being typed just now; a draft of another time is left to be gone on with."""
        if self._condition.isModified():
            self._keep_condition()

    def _keep_again(self, weeks: int | None) -> None:
        day = self._today + timedelta(weeks=weeks) if weeks else None
        given = Given(Answer.NOT_NOW, raise_on=day, raised_by=self._side)
        self.answered.emit(self._step_id, self._side, given)

    def _tell_wanting(self) -> None:
        announce(self, self._wanting.said())


def _is_tab(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab and not event.modifiers()
