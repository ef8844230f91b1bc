"""Asking each in turn for this occasion: two rows of four equal answers, which never show what was answered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.models.couple import Partner
from app.models.side import Side
from app.models.willingness import Answer
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin, draw_text, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.views.under_way.grid import EqualGrid
from app.words import say

FOUR = {"y": Answer.YES, "t": Answer.TENTATIVE, "n": Answer.NOT_NOW, "x": Answer.OFF_TABLE}
"""The four answers by their keys, as on the path."""

MOST_WIDE = 110


def answer_words(answer: Answer) -> str:
    """An answer as it is shown and heard."""
    return {
        Answer.YES: say("Yes"),
        Answer.TENTATIVE: say("Tentative yes"),
        Answer.NOT_NOW: say("Not now"),
        Answer.OFF_TABLE: say("Off the table"),
    }[answer]


class YesRows(QWidget):
    """`answered(Side, Answer)`. What was answered is kept and shows nowhere here: nobody reads who is still to come."""

    answered = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows = {side: _Row(theme, side) for side in Side}
        self._column = QVBoxLayout(self)
        self.chosen: Side | None = None
        for row in self.rows.values():
            self._column.addWidget(row)
            row.answered.connect(self._answered)
        theme.changed.connect(self._dress)
        self._dress()

    def show_partners(self, first: Partner, second: Partner) -> None:
        """Who is asked."""
        self.rows[Side.FIRST].show_name(first.name)
        self.rows[Side.SECOND].show_name(second.name)
        wide = max(row.name_width() for row in self.rows.values())
        for row in self.rows.values():
            row.set_lead(wide)

    def choose(self, side: Side | None) -> None:
        """Whose answer the next letter is; None for nobody's."""
        self.chosen = side
        for one, row in self.rows.items():
            row.set_chosen(one is side)

    def take(self, letter: str) -> None:
        """A letter was meant: who is asked, or what the one who is asked answers."""
        if letter in "ab":
            self.choose(Side.FIRST if letter == "a" else Side.SECOND)
        elif self.chosen is not None:
            side = self.chosen
            self.choose(None)
            self._answered(side, FOUR[letter])

    def _answered(self, side: Side, answer: Answer) -> None:
        self.choose(None)
        self.answered.emit(side, answer)

    def _dress(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(4))


class AnswerButton(Button):
    """One of the four, all of the same size and weight: a no is as complete as a yes."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _pad_left(self) -> int:
        return self._theme.px(9)  # all of them stand in one line wherever they can


class _Row(QWidget):
    answered = Signal(object, object)

    def __init__(self, theme: Theme, side: Side) -> None:
        super().__init__()
        self._theme, self._side, self._chosen, self._lead = theme, side, False, 0
        self._name = _Name(theme, side)
        self._grid = EqualGrid(self, lead=True)
        self._grid.addWidget(self._name)
        self.buttons: dict[Answer, AnswerButton] = {}
        for answer in FOUR.values():
            button = AnswerButton(theme, answer_words(answer))
            button.clicked.connect(lambda _=False, one=answer: self.answered.emit(self._side, one))
            self.buttons[answer] = button
            self._grid.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()

    def show_name(self, name: str) -> None:
        self._name.show_name(name)
        self.setAccessibleName(name)
        for answer, button in self.buttons.items():
            button.setAccessibleName(say("{name}: {answer}", name=name, answer=answer_words(answer)))

    def name_width(self) -> int:
        return self._name.sizeHint().width()

    def set_lead(self, width: int) -> None:
        self._lead = width
        self._dress()

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._chosen:
            return
        painter = begin(self)
        which = "a" if self._side is Side.FIRST else "b"
        theme = self._theme
        box = QRectF(self.rect())
        rounded(painter, box, theme.radius("row"), theme.color(f"{which}Tint"), theme.color(which), 1.2)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._grid.setContentsMargins(px(6), px(5), px(6), px(5))
        self._grid.set_gaps(px(8), px(6), max(self._lead, self._name.sizeHint().width()))


class _Name(QWidget):
    def __init__(self, theme: Theme, side: Side) -> None:
        super().__init__()
        self._theme, self._side, self._words = theme, side, ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        self._words = name
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._theme.font("action")).horizontalAdvance(self._words)
        return QSize(px(20) + min(int(words + 0.999), px(MOST_WIDE)) + px(6), px(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        paint_mark(painter, theme, self._side.value, QPointF(px(6), self.height() / 2), px(11))
        painter.setFont(theme.font("action"))
        painter.setPen(theme.color("aInk" if self._side is Side.FIRST else "bInk"))
        draw_text(
            painter, self._words, QRectF(px(20), 0, self.width() - px(20), self.height()), Qt.AlignmentFlag.AlignLeft
        )
        painter.end()
