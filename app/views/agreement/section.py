"""A clause as it stands in the editor: its heading with a plus, its cards; and groups of clauses that fold."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.library import ClauseText
from app.models.revision import Clause
from app.models.side import Side
from app.views.agreement.card import LineCard
from app.views.agreement.chips import Pill
from app.views.theme.buttons import PlainButton
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import IconButton, Label
from app.words import say


class ClauseSection(QWidget):
    """One clause. `parts` are the lists of lines in it, each with a small title where there are several.

    `before` is a column above the lines (steps, what is live), `after` one below them (what is always printed). Where
    lines have owners, `steps_of` are columns above each one's own lines.
    """

    plus_wanted = Signal()

    def __init__(self, theme: Theme, text: ClauseText, remark: str, parts: tuple[tuple[Clause, str], ...]) -> None:
        super().__init__()
        self._theme, self.text = theme, text
        self.cards: dict[Clause, list[LineCard]] = {clause: [] for clause, _ in parts}
        self._owners: dict[Clause, list[Side | None]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        self._number = Label(theme, str(text.number), style="small", token="ink2", numerals=True)
        self._head.addWidget(self._number)
        self._head.addWidget(Label(theme, text.title, style="strong", size=15))
        self._head.addWidget(Label(theme, remark, style="body", token="ink2", elide=True), 1)
        self.plus = IconButton(theme, "plus", say("Add to “{clause}”", clause=text.title))
        self.plus.clicked.connect(self.plus_wanted)
        self._head.addWidget(self.plus)
        self._column.addLayout(self._head)
        self.before, self.after = QVBoxLayout(), QVBoxLayout()
        self._lists: dict[tuple[Clause, Side | None], QVBoxLayout] = {}
        self.steps_of = {side: QVBoxLayout() for side in Side} if Clause.OFF_TABLE in self.cards else {}
        self._small: list[Label] = []
        self._column.addLayout(self.before)
        for clause, title in parts:
            if title:
                small = Label(theme, title, style="caption", token="ink3")
                self._small.append(small)
                self._column.addWidget(small)
            for side in Side if clause is Clause.OFF_TABLE else (None,):
                if side is not None:
                    self._column.addLayout(self.steps_of[side])
                self._lists[clause, side] = QVBoxLayout()
                self._column.addLayout(self._lists[clause, side])
        self._column.addLayout(self.after)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._number.setMinimumWidth(px(14))
        self._head.setSpacing(px(10))
        self._head.setContentsMargins(0, 0, px(2), 0)
        for small in self._small:
            small.setContentsMargins(px(2), px(3), 0, 0)
        self._column.setSpacing(px(4))
        for column in (self.before, self.after, *self.steps_of.values(), *self._lists.values()):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(4))

    def put_in_order(self, clause: Clause, cards: list[LineCard]) -> None:
        """These cards, in this order; those that stand here already keep their focus.

        What is off the table stands with its owner, as on paper: the circle's lines, then the diamond's.
        """
        owned = clause is Clause.OFF_TABLE
        if owned:
            cards = sorted(cards, key=lambda card: card.line.marker is Side.SECOND)
        owners = [card.line.marker if owned else None for card in cards]
        if (cards, owners) == (self.cards[clause], self._owners.get(clause)):
            return
        for card in cards:
            for column in self._lists.values():
                column.removeWidget(card)
        for card, owner in zip(cards, owners, strict=True):
            self._lists[clause, owner].addWidget(card)
            card.show()
        self.cards[clause], self._owners[clause] = cards, owners
        previous: QWidget = self.plus
        for card in (one for part in self.cards.values() for one in part):
            for stop in (card.marker, *card.fields.values()):
                QWidget.setTabOrder(previous, stop)
                previous = stop


class Fold(QWidget):
    """Clauses behind one line with their numbers; open, they stand below it with headings of their own."""

    def __init__(self, theme: Theme, numbers: str, words: str, inside: list[QWidget]) -> None:
        super().__init__()
        self.row = _FoldRow(theme, numbers, words)
        self.is_open = True
        self.row.clicked.connect(lambda: self.set_open(not self.is_open))
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, theme.px(4))
        column.setSpacing(theme.px(6))
        for widget in inside:
            column.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(2))
        whole.addWidget(self.row)
        whole.addWidget(self._inside)
        self.set_open(False)

    def set_open(self, opened: bool) -> None:
        """Show what is inside, or only the one line."""
        self.is_open = opened
        self._inside.setVisible(opened)
        self.row.show_open(opened)

    def say_since(self, words: str) -> None:
        """What is new inside, while it is folded."""
        self.row.pill.say(words)

    def holds(self, widget: QWidget) -> bool:
        """Whether this is inside."""
        return self._inside.isAncestorOf(widget)


class _FoldRow(PlainButton):
    def __init__(self, theme: Theme, numbers: str, words: str) -> None:
        super().__init__(theme, "")
        self._numbers, self._words, self._open = numbers, words, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.pill = Pill(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(32), 0)
        row.addStretch(1)
        row.addWidget(self.pill)
        self.show_open(False)

    def show_open(self, opened: bool) -> None:
        self._open = opened
        words = say("{numbers}. {words}", numbers=self._numbers, words=self._words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(say("Open; press to fold it") if opened else say("Folded; press to open it"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(self.rect())
        if self.underMouse():
            rounded(painter, box, px(8), theme.color("sunken"))
        if self.hasFocus():
            focus_ring(painter, theme, box, px(8))
        painter.setPen(theme.color("ink2"))
        painter.setFont(theme.font("small", numerals=True))
        metrics = painter.fontMetrics()
        wide = max(px(24), metrics.horizontalAdvance(self._numbers) + px(12))
        edge = px(2) if self.hasFocus() else 0
        draw_text(painter, self._numbers, QRectF(edge, 0, wide, self.height()))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink" if self._open else "ink2"))
        room = self.width() - wide - px(34) - (self.pill.width() + px(8) if self.pill.isVisibleTo(self) else 0)
        draw_text(painter, self._words, QRectF(wide + edge, 0, room, self.height()))
        icon = "chevron-down" if self._open else "chevron-right"
        at = QPointF(self.width() - px(24), (self.height() - px(18)) / 2)
        draw_icon(painter, theme, icon, "ink2", at, 18)
        painter.end()
