"""Asking one partner about one step: a number as they say it, and one of four equal answers. By keys or by mouse."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.dates import long_date
from app.models.rating import Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.path import PathRow
from app.views.hierarchy.sentences import Two, answer_words, earlier, scale_name
from app.views.hierarchy.spoken import Spoken
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Chip, IconButton, Label, LineEdit, PlainButton, Segmented
from app.words import say

FOUR = (Answer.YES, Answer.TENTATIVE, Answer.NOT_NOW, Answer.OFF_TABLE)
ANSWER_ICONS = {
    Answer.YES: "circle-check",
    Answer.TENTATIVE: "circle-dashed-check",
    Answer.NOT_NOW: "circle-pause",
    Answer.OFF_TABLE: "shield",
}


class NumberStone(PlainButton):
    """One number of the scale; the chosen one wears the partner's shape and colour."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, str(number), parent)
        self.number = number
        self.side = Side.FIRST
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = self._theme.px(30)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        middle = QPointF(box.center())
        if self.isChecked():
            paint_mark(painter, theme, self.side.value, middle, theme.px(26), self.text())
        else:
            fill = theme.color("sunken") if self.underMouse() else None
            rounded(painter, box, box.height() / 2, fill, theme.color("line2"))
            painter.setFont(theme.font("small", numerals=True))
            painter.setPen(theme.color("ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            focus_ring(painter, theme, self.rect().toRectF(), box.height() / 2)
        painter.end()


class AskingCard(Card):
    """One step, one partner at a time. What is chosen is recorded at once; Esc closes and loses nothing.

    `rated(step_id, side, number or None)`, `answered(step_id, side, Answer, condition, raise_on, raised_by)`.
    `condition_typed` at every letter of a condition that is not kept yet.
    """

    rated = Signal(int, object, object)
    answered = Signal(int, object, object, str, object, object)
    side_changed = Signal(object)
    closed = Signal()
    condition_typed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="card", floating=True, padding=14, parent=parent)
        self._theme = theme
        self._step_id = 0
        self._side = Side.FIRST
        self._condition_of = (0, Side.FIRST)
        self._scale = Scale.COMFORT_10
        self._two: Two | None = None
        self._today = date.min
        self.setAccessibleName(say("Asking about this step"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._head = QHBoxLayout()
        self._who: Segmented | None = None
        self._close = IconButton(theme, "x", say("Close"))
        self._close.clicked.connect(self.leave)
        self._title = Label(theme, "", style="strong", elide=True)
        self._head.addWidget(self._title, 1)
        self._head.addWidget(self._close)
        column.addLayout(self._head)
        self._scale_line = Label(theme, "", style="caption", token="ink2")
        column.addWidget(self._scale_line)
        column.addLayout(self._numbers_row(theme))
        column.addLayout(self._answers_grid(theme))
        column.addWidget(self._more_row(theme))
        column.addWidget(self._condition_row(theme))
        column.addWidget(self._again_row(theme))
        self._history = Label(theme, "", style="caption", token="ink3", wrap=True)
        column.addWidget(self._history)
        self._keys = Label(theme, "", style="caption", token="ink3", wrap=True)
        column.addWidget(self._keys)
        self.spoken = Spoken(self)
        self.spoken.number.connect(self._rate)
        self.spoken.answer.connect(self._answer)
        self.spoken.other.connect(lambda: self.side_changed.emit(self._side.other))
        self.spoken.over.connect(self.leave)
        self.spoken.condition.connect(self._condition.setFocus)
        self.spoken.again.connect(self._keep_again)
        self.spoken.digits.connect(self._show_digits)
        self.hide()

    # -- building ---------------------------------------------------------------------------------------------

    def _numbers_row(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        self._stones = [NumberStone(theme, n) for n in range(11)]
        for stone in self._stones:
            stone.clicked.connect(lambda _=False, n=stone.number: self._rate(n))
            row.addWidget(stone)
        self._typed = LineEdit(theme, "0–100", name=say("Distress from 0 to 100"))
        self._typed.setMaxLength(3)
        self._typed.returnPressed.connect(self._typed_number)
        row.addWidget(self._typed)
        row.addStretch(1)
        return row

    def _answers_grid(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(theme.px(6))
        self._answers: dict[Answer, Button] = {}
        for place, answer in enumerate(FOUR):
            key = "YTNX"[place]
            button = Button(theme, answer_words(answer), icon=ANSWER_ICONS[answer], key=key)
            button.setCheckable(True)
            # All four have the same width and weight: a no is as complete as a yes.
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, one=answer: self._answer(one))
            self._answers[answer] = button
            grid.addWidget(button, place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _more_row(self, theme: Theme) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        for words, act in (
            (say("Rather no number"), lambda: self._rate(None)),
            (answer_words(Answer.UNKNOWN), lambda: self._answer(Answer.UNKNOWN)),
            (answer_words(Answer.UNSAID), lambda: self._answer(Answer.UNSAID)),
        ):
            button = Button(theme, words, kind="link")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _condition_row(self, theme: Theme) -> QWidget:
        self._condition_box = QWidget()
        row = QVBoxLayout(self._condition_box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addWidget(Label(theme, say("Tentative yes: on what condition, if any?"), style="caption", token="ink2"))
        self._condition = LineEdit(theme, say("for example, the receiver leads"), name=say("Condition"))
        self._condition.returnPressed.connect(self._keep_condition)
        self._condition.textEdited.connect(self.condition_typed)
        row.addWidget(self._condition)
        return self._condition_box

    def _again_row(self, theme: Theme) -> QWidget:
        self._again_box = QWidget()
        column = QVBoxLayout(self._again_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(
            Label(theme, say("A complete answer. When may it be raised again?"), style="caption", token="ink2")
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        self._again: list[tuple[Chip, int | None]] = []
        for words, weeks in (
            (say("When they raise it"), None),
            (say("From two weeks on"), 2),
            (say("From four weeks on"), 4),
        ):
            chip = Chip(theme, words, checkable=True)
            chip.clicked.connect(lambda _=False, w=weeks: self._keep_again(w))
            self._again.append((chip, weeks))
            row.addWidget(chip)
        row.addStretch(1)
        column.addLayout(row)
        return self._again_box

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
        if self._step_id != row.step.id or self._side is not side or not self.isVisible():
            self._typed.clear()
        # A number that still waits is the one of the partner who said it.
        self.spoken.settle()
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
        if self._two != two or self._who is None:
            self._name_both(two)
        if self._scale is not two.couple.scale:
            self._scale = self.spoken.scale = two.couple.scale
        said = row.said(self._side)
        self.spoken.given = said.answer
        name = two.partner(self._side).name
        self._title.setText(row.step.title)
        if self._who is not None:
            self._who.blockSignals(True)
            self._who.choose(self._side.value)
            self._who.blockSignals(False)
        hundred = self._scale is Scale.SUDS_100
        self._scale_line.setText(say("{name}: {scale}", name=name, scale=scale_name(self._scale)))
        same = said.rating is not None and said.rating.scale is self._scale
        number = said.rating.number if said.rating is not None and same else None
        for stone in self._stones:
            stone.side = self._side
            stone.setVisible(not hundred)
            stone.setChecked(number == stone.number)
            stone.setAccessibleName(say("{name}: {number} of 10", name=name, number=stone.number))
        self._typed.setVisible(hundred)
        if hundred and number is not None and not self._typed.hasFocus():
            self._typed.setText(str(number))
        for answer, button in self._answers.items():
            button.setChecked(said.answer is answer)
            button.setAccessibleName(say("{name}: {answer}", name=name, answer=answer_words(answer)))
        self._condition_box.setVisible(said.answer is Answer.TENTATIVE)
        whose = (self._step_id, self._side)
        if self._condition_of != whose or not self._condition.hasFocus():
            self._condition_of = whose
            self._condition.setText(draft or (said.willingness.condition if said.willingness else ""))
        self._again_box.setVisible(said.answer is Answer.NOT_NOW)
        until = said.willingness.raise_on if said.willingness else None
        for chip, weeks in self._again:
            day = self._today + timedelta(weeks=weeks) if weeks else None
            chip.setChecked(said.answer is Answer.NOT_NOW and until == day)
            chip.setToolTip(long_date(day) if day else "")
        self._history.setText("\n".join(earlier(ratings, answers, two)))
        self._history.setVisible(bool(self._history.text()))
        self._keys.setText(self._key_words(name, said.answer))
        self.adjustSize()
        self.show()
        self.raise_()

    def _name_both(self, two: Two) -> None:
        self._two = two
        if self._who is not None:
            self._head.removeWidget(self._who)
            self._who.deleteLater()
        self._who = Segmented(
            self._theme,
            [(Side.FIRST.value, two.first.name), (Side.SECOND.value, two.second.name)],
            name=say("Who is asked"),
            chosen=self._side.value,
        )
        self._who.chosen.connect(lambda key: self.side_changed.emit(Side(key)))
        self._head.insertWidget(1, self._who)

    def _key_words(self, name: str, answer: Answer) -> str:
        end = say("Tab asks the other. Esc closes.") if self._side is Side.FIRST else say("Tab or Esc closes.")
        if self.spoken.number_next and self._scale is Scale.SUDS_100:
            keys = say("{name}: type 0 to 100, then Enter. Y, T, N or X answers.", name=name)
        elif self.spoken.number_next:
            keys = say("{name}: 0 to 9, T or 10 for ten. Y, N or X answers.", name=name)
        else:
            keys = say("{name}: Y yes, T tentative, N not now, X off the table.", name=name)
        more = {
            Answer.TENTATIVE: say("C writes a condition."),
            Answer.NOT_NOW: say("2 or 4: from so many weeks on. 0: when they raise it."),
        }
        return " ".join(part for part in (keys, more.get(answer, ""), end) if part)

    def _show_digits(self, digits: str) -> None:
        self._typed.setText(digits)
        for stone in self._stones:
            stone.setChecked(digits == stone.text())

    # -- keys -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def leave(self) -> None:
        """Close the card."""
        if self.isVisible():
            self.spoken.settle()
            self.hide()
            self._step_id = 0
            self.closed.emit()

    # -- recording --------------------------------------------------------------------------------------------

    def _rate(self, number: int | None) -> None:
        self.spoken.number_next = False
        self.rated.emit(self._step_id, self._side, number)

    def _typed_number(self) -> None:
        words = self._typed.text().strip()
        if words.isascii() and words.isdigit():
            self._rate(int(words))

    def _answer(self, answer: Answer) -> None:
        self.spoken.number_next = False
        self.answered.emit(self._step_id, self._side, answer, "", None, None)

    def _keep_condition(self) -> None:
        self.answered.emit(self._step_id, self._side, Answer.TENTATIVE, self._condition.text(), None, None)

    def _keep_again(self, weeks: int | None) -> None:
        day = self._today + timedelta(weeks=weeks) if weeks else None
        self.answered.emit(self._step_id, self._side, Answer.NOT_NOW, "", day, self._side)
