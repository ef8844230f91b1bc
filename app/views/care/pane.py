"""One limit beside the board: its four answers, who may see it, and how it has been."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.limits import owner_needed, standing_words
from app.actions.limits_shown import Board
from app.models.couple import Partner
from app.models.limit import LimitStanding, Sharing
from app.models.side import Side
from app.rules.limits import LimitNow, loosens
from app.views.care.asking import AskOwner
from app.views.care.choices import Choices
from app.views.care.timeline import Timeline
from app.views.care.worded import Worded
from app.views.care.words import ICONS, STANDINGS, history_lines, kind_words, sharing_choices
from app.views.desk import Desk
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.panels import Scroll
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Gap, IconButton, Label, PartnerMark, PlainButton
from app.words import say

WIDE = 316


class LimitPane(QFrame):
    """`moved(standing, words, in person)`, `shared(sharing, in person)`, `worded(title)`, `taken_off(words)`, `closed`.

    Tighter goes out at once. Looser, sharing and taking off first ask how its owner said it.
    """

    moved = Signal(object, str, bool)
    shared = Signal(object, bool)
    worded = Signal(str)
    taken_off = Signal(str, bool)
    closed = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.limit: LimitNow | None = None
        self._owner: Partner | None = None
        self._here = False
        self._asked: LimitStanding | Sharing | None = None
        self.setAccessibleName(say("One limit"))
        self.marks = {side: PartnerMark(theme, "first" if side is Side.FIRST else "second", size=15) for side in Side}
        self.title = Label(theme, style="section", size=22, line=28, wrap=True)
        self.close_button = IconButton(theme, "x", say("Close"))
        self.about = Label(theme, style="small", token="ink2", size=14, wrap=True)
        self.answers = {one: _Answer(theme, standing_words(one), ICONS[one]) for one in STANDINGS}
        self.note = Label(theme, style="small", token="ink2", size=13.5, line=19, wrap=True)
        self.ask = AskOwner(theme, desk)
        self.sharing: Choices[Sharing] = Choices(theme, say("Who may see it"))
        self.word = Worded(theme, desk)
        self.take_off = Button(theme, say("Take it off the board"), kind="link")
        self.timeline = Timeline(theme)
        self.meets = Label(theme, style="small", token="ink2", wrap=True)
        self.rest = Label(
            theme,
            say("Every date stays. A line that moves back is as welcome as one that moves on."),
            style="remark",
            token="ink2",
            wrap=True,
        )
        self._build()
        for one, answer in self.answers.items():
            answer.clicked.connect(lambda _on=False, one=one: self.choose(one))
        self.sharing.chosen.connect(self._share)
        self.ask.said.connect(self._said)
        self.ask.left.connect(self._left)
        self.take_off.clicked.connect(lambda: self.choose(LimitStanding.TAKEN_OFF))
        self.close_button.clicked.connect(self.closed)
        self.word.worded.connect(self.worded)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_limit(self, limit: LimitNow, board: Board) -> None:
        """Show this one; what was being asked stays only where it is the same limit as it was."""
        if self.limit != limit:
            self.ask.forget()
            self._asked = None
        if self.limit is None or self.limit.limit.id != limit.limit.id:
            self.word.show_limit(limit)
            self._scroll.verticalScrollBar().setValue(0)
        owner = board.partner(limit.limit.side)
        self.limit, self._owner, self._here = limit, owner, limit.limit.side in board.present
        for side, mark in self.marks.items():
            mark.setVisible(side is limit.limit.side)
        self.title.setText(limit.now.title)
        self.about.setText(say("{name}’s line, {kind}", name=owner.name, kind=kind_words(limit.limit.kind)))
        self.sharing.show_choices(sharing_choices(owner))
        self._show_answers()
        needs = "Tighter counts at once. Looser needs {name}: said here, with you, while present."
        self.note.setText(say(needs, name=owner.name))
        self.timeline.show_lines(history_lines(limit, owner))
        tags = limit.limit.tags
        self.meets.setText(say("Meets steps with: {tags}", tags=", ".join(map(say, tags.split(", ")))) if tags else "")
        self.meets.setVisible(bool(tags))
        self.show()

    def forget(self) -> None:
        """Show nothing, and hold no words: what is only out of sight can still be read out."""
        self.hide()
        self.limit = self._owner = self._asked = None
        for label in (self.title, self.about, self.note, self.meets):
            label.setText("")
        self.ask.forget()
        self.word.forget()
        self.timeline.show_lines(())

    def choose(self, standing: LimitStanding) -> None:
        """One of the answers, or off the board: kept at once where it is tighter, else asked for first."""
        limit = self.limit
        if limit is None or self._owner is None:
            return
        if standing is limit.now.standing:
            self._left()
        elif loosens(limit.now, standing):
            self._ask(standing, say("Looser, to: {standing}", standing=standing_words(standing).lower()))
        elif standing is LimitStanding.TAKEN_OFF:
            self.taken_off.emit("", False)
        else:
            self.moved.emit(standing, "", False)

    def show_no(self, sentence: str) -> None:
        """A refusal, beside what was asked for."""
        self.ask.show_no(sentence)

    def take_focus(self) -> None:
        """Put the keys on the answer that holds."""
        if self.limit is not None and self.limit.now.standing in self.answers:
            self.answers[self.limit.now.standing].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(QRectF(self.rect()), self._theme.color("surface"))
        painter.fillRect(QRectF(0, 0, 1, self.height()), self._theme.color("line"))
        painter.end()

    # -- asking -----------------------------------------------------------------------------------------------

    def _ask(self, what: LimitStanding | Sharing, question: str) -> None:
        if self._owner is None or self.limit is None:
            return
        self._asked = what
        self._show_answers()
        no = "" if self._here else owner_needed(self._owner)
        self.ask.ask(self.limit.limit.id, question, say("Said by {name}, present", name=self._owner.name), no)

    def _share(self, sharing: Sharing) -> None:
        limit = self.limit
        if limit is None or self._owner is None or sharing is limit.now.sharing:
            return
        if sharing is Sharing.SHARED:
            self._ask(sharing, say("Shared: the other will see it"))
        else:
            self.shared.emit(sharing, False)

    def _said(self, words: str) -> None:
        asked = self._asked
        if not self._here:
            return
        if asked is LimitStanding.TAKEN_OFF:
            self.taken_off.emit(words, True)
        elif isinstance(asked, LimitStanding):
            self.moved.emit(asked, words, True)
        elif isinstance(asked, Sharing):
            self.shared.emit(asked, True)

    def _left(self) -> None:
        self._asked = None
        self.ask.forget()
        self._show_answers()
        self.take_focus()

    def _show_answers(self) -> None:
        if self.limit is None:
            return
        for one, answer in self.answers.items():
            answer.setChecked(one is self.limit.now.standing)
            answer.ask_about(one is self._asked)
        if self.sharing.chips:
            self.sharing.choose(self.limit.now.sharing)

    # -- building ---------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._head = QHBoxLayout()
        self._marks = QVBoxLayout()
        for mark in self.marks.values():
            self._marks.addWidget(mark)
        self._marks.addStretch(1)
        self._head.addLayout(self._marks)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        self._column.addWidget(self.about)
        self._column.addWidget(Gap(theme, 16))
        self._column.addWidget(Label(theme, say("Now"), style="small", token="ink2", weight=500))
        self._list = QVBoxLayout()
        for answer in self.answers.values():
            self._list.addWidget(answer)
        self._column.addLayout(self._list)
        self._column.addWidget(self.ask)
        self._column.addWidget(self.note)
        self._column.addWidget(Gap(theme, 12))
        self._column.addWidget(Label(theme, say("Who may see it"), style="small", token="ink2", weight=500))
        self._column.addWidget(self.sharing)
        self._column.addWidget(Gap(theme, 10))
        self._column.addWidget(_Rule(theme))
        self._column.addWidget(Gap(theme, 10))
        self._column.addWidget(Label(theme, say("How it has been"), style="strong", weight=600))
        self._column.addWidget(Gap(theme, 4))
        self._column.addWidget(self.timeline)
        self._column.addWidget(self.meets)
        self._column.addWidget(self.word)
        self.word.head.addWidget(self.take_off)
        self._column.addStretch(1)
        self._column.addWidget(Gap(theme, 16))
        self._column.addWidget(self.rest)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 0, 0, 0)
        self._scroll = Scroll(theme, inside)
        around.addWidget(self._scroll)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(22), px(22), px(22), px(24))
        self._column.setSpacing(px(6))
        self._head.setSpacing(px(10))
        self._list.setSpacing(px(6))
        self._marks.setContentsMargins(0, px(6), 0, 0)


class _Answer(PlainButton):
    """One of the four equal answers: the whole width, an icon and a word."""

    def __init__(self, theme: Theme, text: str, icon: str) -> None:
        super().__init__(theme, text)
        self._icon, self._asked = icon, False
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def ask_about(self, asked: bool) -> None:
        """Whether it is what its owner is asked about now."""
        self._asked = asked
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.px(36))

    def nextCheckState(self) -> None:
        """What holds is what the records say: a click only asks for it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px, holds = self._theme, self._theme.px, self.isChecked()
        box, radius = QRectF(self.rect()), float(self._theme.radius("control"))
        if holds:
            line = theme.color("field") if theme.high_contrast else None
            rounded(painter, box, radius, theme.color("accentTint"), line)
        else:
            token = "accent" if self._asked else "field" if self.underMouse() else "line2"
            rounded(painter, box, radius, theme.color("raised" if self.underMouse() else "surface"), theme.color(token))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        ink = "accentInk" if holds else "ink"
        draw_icon(painter, theme, self._icon, ink if holds else "ink2", QPointF(px(11), (self.height() - px(16)) / 2))
        painter.setFont(theme.font("body", weight=600 if holds else 400))
        painter.setPen(theme.color(ink))
        draw_text(painter, self.text(), QRectF(px(38), 0, self.width() - px(46), self.height()))
        painter.end()


class _Rule(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        painter.end()
