"""What stands in an agreement and is not worded here: steps of the hierarchy, lines that are always printed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.agreement_shown import ShownStep
from app.models.agreement import NotNowLine, WillingLine
from app.models.side import Side
from app.rules.agreement_steps import Closed, headed
from app.views.agreement.chips import Pill, keep_room, put_at_end, since_words
from app.views.agreement.clauses import smaller_words, waiting_words
from app.views.theme.marks import PartnerMark
from app.views.theme.paint import begin, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, IconButton, Label, Sign
from app.words import say


class FixedCard(QWidget):
    """Words that are always printed, with a lock, or words from elsewhere with an icon or a partner's mark."""

    def __init__(
        self, theme: Theme, words: str, *, aside: str = "", icon: str = "lock", side: str = "", quiet: bool = True
    ) -> None:
        super().__init__()
        self._theme, self._quiet = theme, quiet
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        top = Qt.AlignmentFlag.AlignTop
        if side:
            row.addWidget(_Centred(theme, PartnerMark(theme, "first" if side == "first" else "second", size=10)))
        else:
            row.addWidget(Sign(theme, icon), 0, top)
        row.addWidget(Label(theme, words, style="body", token="ink2" if quiet else "ink", wrap=True), 1)
        if aside:
            row.addWidget(Label(theme, aside, style="small", token="ink2"), 0, top)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(6), px(12), px(6))
        self._row.setSpacing(px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        fill = theme.blend("sunken", "canvas", 0.35) if self._quiet else theme.color("surface")
        rounded(painter, QRectF(self.rect()), theme.radius("control"), fill, theme.color("line"))
        painter.end()


class StepCard(QWidget):
    """A step as the hierarchy says it today. Delete, or its cross, leaves it out of the paper: `left_out(step id)`."""

    left_out = Signal(int)
    wanted = Signal(str)

    def __init__(self, theme: Theme, step: ShownStep) -> None:
        super().__init__()
        self._theme, self.step = theme, step
        line = step.offered.line
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = self._row = QHBoxLayout(self)
        if isinstance(line, Closed):
            row.addWidget(_Centred(theme, PartnerMark(theme, line.side.value, size=10)))
        else:
            tentative = isinstance(line, WillingLine) and line.smaller
            icon = "circle-dashed-check" if tentative else "circle-check"
            token = "accent" if not tentative else "ink2"
            if isinstance(line, NotNowLine):
                icon, token = "circle-pause", "dusk"
            row.addWidget(Sign(theme, icon, token=token), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout()
        column.setSpacing(0)
        head = self._head = QHBoxLayout()
        single = isinstance(line, Closed)
        self._title_words = title_words(line)
        title = Label(theme, self._title_words, style="body" if single else "step", wrap=True)
        head.addWidget(title, 1)
        self._condition = smaller_words(line) if isinstance(line, WillingLine) else ""
        self._beside = Label(theme, self._condition, style="small", token="ink2")
        head.addWidget(self._beside)
        self.pill = Pill(theme, since_words(step.since))
        keep_room(self.pill)
        head.addWidget(self.pill)
        self._cross = IconButton(theme, "x", say("Leave this step out of the agreement"), size=14, parent=self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.clicked.connect(self._leave_out)
        self._cross.hide()
        column.addLayout(head)
        self._about_words = step_words(line)
        self._about = Label(theme, self._about_words, style="small", token="ink2", wrap=True)
        column.addWidget(self._about)
        row.addLayout(column, 1)
        words = (self._title_words, self._condition, self._about_words, self.pill.text())
        self.setAccessibleName(". ".join(part for part in words if part))
        self.setAccessibleDescription(say("From the hierarchy. Delete leaves it out of the agreement."))
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px, single = self._theme.px, isinstance(self.step.offered.line, Closed)
        top = px(7 if single else 2)
        self._row.setContentsMargins(px(16), top, px(10 if self.pill.text() else 30), top + (0 if single else 1))
        self._row.setSpacing(px(12))
        self._head.setSpacing(px(10))
        self._fit()

    @property
    def step_id(self) -> int:
        """Which step."""
        return self.step.offered.step_id

    def show_tools(self) -> None:
        """Look again at where the focus and the mouse are."""
        here = self.underMouse() or self.hasFocus()
        self._cross.setVisible(here)
        self.pill.setVisible(bool(self.pill.text()) and not here)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        put_at_end(self._theme, self, self._cross)
        self._fit()

    def _fit(self) -> None:
        """The condition beside the title where both have room on one line, else below the other words."""
        title = QFontMetricsF(self._theme.font("step")).horizontalAdvance(self._title_words)
        words = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._condition)
        pill = self.pill.sizeHint().width()
        beside = bool(self._condition) and title + words + pill + self._theme.px(96) <= self.width()
        self._beside.setVisible(beside)
        below = (self._about_words, "" if beside else self._condition)
        self._about.setText("\n".join(part for part in below if part))
        self._about.setVisible(bool(self._about.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._leave_out()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.wanted.emit("previous" if event.key() == Qt.Key.Key_Up else "next")
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.show_tools()
        return super().event(event)

    def _leave_out(self) -> None:
        self.left_out.emit(self.step_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box = self._theme, QRectF(self.rect())
        if QApplication.focusWidget() is self:
            rounded(
                painter, box, theme.radius("control"), theme.color("select"), theme.color("focus"), theme.size("ring")
            )
        else:
            rounded(painter, box, theme.radius("control"), theme.color("surface"), theme.color("line"))
        painter.end()


class LeftOutRow(QWidget):
    """A step that was left out, in one quiet line, and the way to take it in again: `taken_in(step id)`."""

    taken_in = Signal(int)

    def __init__(self, theme: Theme, step: ShownStep) -> None:
        super().__init__()
        self._theme, self.step = theme, step
        row = self._row = QHBoxLayout(self)
        words = say("Left out: {title}", title=title_words(step.offered.line))
        row.addWidget(Label(theme, words, style="small", token="ink3", elide=True), 1)
        self.button = Button(theme, say("Take it in"), kind="link")
        self.button.setAccessibleName(say("Take in {title}", title=title_words(step.offered.line)))
        self.button.clicked.connect(lambda: self.taken_in.emit(step.offered.step_id))
        row.addWidget(self.button)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), 0, px(4), 0)
        self._row.setSpacing(px(10))


class LimitRow(QWidget):
    """A limit that both know of and that does not stand on this paper, and the way to put it there: `wanted`."""

    wanted = Signal()

    def __init__(self, theme: Theme, name: str, limit: Closed) -> None:
        super().__init__()
        self._theme, self.limit = theme, limit
        row = self._row = QHBoxLayout(self)
        row.addWidget(_Centred(theme, PartnerMark(theme, "first" if limit.side is Side.FIRST else "second", size=10)))
        words = say("{name}’s limit “{words}” does not stand here yet.", name=name, words=limit.title)
        row.addWidget(Label(theme, words, style="small", token="ink2", wrap=True), 1)
        self.button = Button(theme, say("Put it here"), kind="link")
        self.button.setAccessibleName(say("Put “{words}” here, as a line of {name}", words=limit.title, name=name))
        self.button.clicked.connect(self.wanted)
        row.addWidget(self.button)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(2), px(4), px(2))
        self._row.setSpacing(px(12))


class WaitingRow(QWidget):
    """What a step that both are willing to try lacks before it stands here: one quiet line."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.addWidget(Sign(theme, "circle-dashed-check"), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(Label(theme, words, style="small", token="ink2", wrap=True), 1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(2), px(12), px(4))
        self._row.setSpacing(px(12))


class _Centred(QWidget):
    """A mark in the middle of the place that an icon has."""

    def __init__(self, theme: Theme, mark: QWidget) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignCenter)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setFixedWidth(self._theme.px(16))


def title_words(line: WillingLine | NotNowLine | Closed) -> str:
    """What a step is called here: of a tentative yes it is the smaller version."""
    return headed(line).title if isinstance(line, WillingLine) else line.title


def step_words(line: WillingLine | NotNowLine | Closed) -> str:
    """The second line of a step: time, check-in and ending; or who may raise it again."""
    if isinstance(line, NotNowLine):
        return waiting_words(line)
    if isinstance(line, Closed):
        return ""
    checkin = say("check-in {when}", when=line.checkin) if line.checkin else ""
    parts = (headed(line).time, checkin, line.ending)
    return " · ".join(part for part in parts if part)
