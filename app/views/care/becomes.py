"""What the limits become on the path: the steps that meet a line, that need a look, and those that are wide."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.limits_shown import Becomes, Board, Why
from app.models.content import load_dials
from app.rules.limits import LimitNow
from app.views.care.words import detail
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, Label, Sign, StoneMark
from app.words import say


class BecomesList(QWidget):
    """`step_wanted(step id)` to change it, `between(step id)` and `left(step id)` for a wide one, `looked(step id,
    limit id)` where the therapist found that a step may stand beside a line.
    """

    step_wanted = Signal(int)
    between = Signal(int)
    left = Signal(int)
    looked = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Becomes, ...] = ()
        self.rows: list[BecomesRow] = []
        self.heading = Label(theme, say("What this becomes on the hierarchy"), style="strong")
        self._card = Card(theme, token="canvas", line="line2", padding=0)
        self._list = QVBoxLayout(self._card)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.heading)
        self._column.addWidget(self._card)
        theme.changed.connect(self._dress)
        self._dress()

    def show_board(self, board: Board) -> None:
        """Show what there is; nothing at all where there is none."""
        self.setVisible(bool(board.becomes))
        if board.becomes == self._shown:
            return
        self._shown = board.becomes
        for row in self.rows:
            self._list.removeWidget(row)
            row.forget()
            row.deleteLater()
        self.rows = [BecomesRow(self._theme, one, board, self) for one in board.becomes]
        for row in self.rows:
            row.step_wanted.connect(self.step_wanted)
            row.between.connect(self.between)
            row.left.connect(self.left)
            row.looked.connect(self.looked)
            self._list.addWidget(row)
            row.show()
        self._even()

    def _even(self) -> None:
        """What can be done begins at the same place in every row."""
        wide = max((row.ways.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.ways.setMinimumWidth(wide)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._list.setContentsMargins(px(14), px(12), px(16), px(12))
        self._list.setSpacing(px(14))
        self._even()


class BecomesRow(QWidget):
    """One step, why it stands here, and what can be done about it."""

    step_wanted = Signal(int)
    between = Signal(int)
    left = Signal(int)
    looked = Signal(int, int)

    def __init__(self, theme: Theme, one: Becomes, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.one = theme, one
        self.title = Label(theme, one.step.title, style="step", wrap=True)
        self.detail = Label(theme, detail(one.step), style="small", token="ink2", wrap=True)
        self.words = Label(theme, sentence(one, board), style="small", size=13.5, line=19, wrap=True)
        self.buttons: list[Button] = []
        icon = {Why.WIDE: "corner-down-right", Why.LINE: "shield", Why.LOOK: "eye", Why.PAIN: "heart"}[one.why]
        step = QWidget()
        self._step = QVBoxLayout(step)
        self._step.addWidget(self.title)
        self._step.addWidget(self.detail)
        self.detail.setHidden(not self.detail.text())
        self._step.addStretch(1)
        why = QWidget()
        self._why = QHBoxLayout(why)
        self._why.addWidget(Sign(theme, icon, line=19), 0, Qt.AlignmentFlag.AlignTop)
        self._why.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        for part in (step, why):  # the rows share one measure, whatever their words
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.ways = QWidget()
        self._ways = QVBoxLayout(self.ways)
        self._add_ways()
        self._ways.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.addWidget(step, 5)
        self._parts.addWidget(why, 6)
        self._parts.addWidget(self.ways, 0)
        self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(StoneMark(theme, "ahead", str(one.number), size=26), 0, top)
        self._row.addLayout(self._parts, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def forget(self) -> None:
        """Hold no words: what is only out of sight can still be read out."""
        for label in (self.title, self.detail, self.words):
            label.setText("")
        for button in self.buttons:
            button.setText("")
            button.setAccessibleName("")
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _add_ways(self) -> None:
        step_id = self.one.step.id
        if self.one.why is Why.WIDE:
            self._add(say("Put it between"), strong=True).clicked.connect(lambda: self.between.emit(step_id))
            self._add(say("Leave it")).clicked.connect(lambda: self.left.emit(step_id))
            return
        if self.one.why is Why.LOOK and self.one.limit is not None:
            limit_id = self.one.limit.limit.id
            may_stand = self._add(say("Looked at it, it may stand"), strong=True)
            may_stand.clicked.connect(lambda: self.looked.emit(step_id, limit_id))
        self._add(say("Change the step"), strong=self.one.why is not Why.LOOK).clicked.connect(
            lambda: self.step_wanted.emit(step_id)
        )

    def _add(self, words: str, *, strong: bool = False) -> Button:
        button = Button(self._theme, words, kind="link", strong=strong)
        button.setAccessibleName(say("{way}. {words}", way=words, words=self.one.step.title))
        self.buttons.append(button)
        self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        return button

    def _turn(self) -> None:
        """The three parts below one another where they would be narrow."""
        narrow = self.width() < self._theme.px(560)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        if self._parts.direction() is not (below if narrow else beside):
            self._parts.setDirection(below if narrow else beside)
            for button in self.buttons:
                side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight
                self._ways.setAlignment(button, side)

    def _dress(self) -> None:
        px = self._theme.px
        for layout in (self._step, self._why, self._ways, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
        self._step.setContentsMargins(0, px(2), 0, 0)
        self._why.setContentsMargins(0, px(3), 0, 0)
        self._step.setSpacing(px(1))
        self._ways.setSpacing(0)
        self._why.setSpacing(px(9))
        self._row.setSpacing(px(14))
        self._parts.setSpacing(px(14))
        self._turn()


def sentence(one: Becomes, board: Board) -> str:
    """Why a step stands there, in a sentence or two."""
    if one.why is Why.WIDE and one.wide is not None:
        dial = next(dial for dial in load_dials() if dial.id == one.wide.dial)
        both = len(one.wide.for_whom) > 1
        name = board.partner(one.wide.for_whom[0]).name
        first = (
            say("A wide step for both, from {n} to here.", n=one.before)
            if both
            else say("A wide step for {name}, from {n} to here.", name=name, n=one.before)
        )
        offer = say("You could try it with {dial} turned down: {example}.", dial=dial.name, example=dial.turned_down)
        return f"{first} {offer}"
    if one.why is Why.PAIN or one.limit is None:
        return say("Touches where pain is not assessed yet. Planning it waits for a look.")
    if one.why is Why.LINE and one.limit.shared:
        line = say("Meets a shared line: {title}.", title=one.limit.now.title)
        return f"{line} {say('The step rests here until it is changed.')}"
    name = _owner(one.limit, board)
    if one.why is Why.LINE:
        line = say("Meets a line that {name} keeps private: {title}.", name=name, title=one.limit.now.title)
        return f"{line} {say('Nobody else sees why it waits.')}"
    line = say("Its words are near a line of {name}: {title}.", name=name, title=one.limit.now.title)
    return f"{line} {say('Planning it waits until you have looked.')}"


def _owner(limit: LimitNow, board: Board) -> str:
    return board.partner(limit.limit.side).name
