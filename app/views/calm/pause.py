"""We have paused: calm, over everything, with something gentle for those who want it. Nothing resumes by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QLinearGradient, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.models.library import Grounding
from app.views.theme.buttons import PlainButton
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, ScreenTitle, Scroll
from app.words import say

COLUMN = 520


class Exercise(PlainButton):
    """One way to settle: its name and a few words; opened, all of it below."""

    def __init__(self, theme: Theme, grounding: Grounding, parent: QWidget | None = None) -> None:
        super().__init__(theme, grounding.name, parent)
        self.grounding = grounding
        self.setAccessibleName(f"{grounding.name}, {grounding.short}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._how = Label(theme, grounding.how, token="ink", wrap=True, size=16, line=24, parent=self)
        self._how.hide()
        self.toggled.connect(self._open)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        high = px(46)
        if self.isChecked():
            high += self._how.heightForWidth(self._words_width()) + px(18)
        return QSize(px(COLUMN), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box, radius = QRectF(self.rect()), float(theme.radius("row"))
        rounded(painter, box, radius, theme.color("surface"))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        middle = px(23)
        draw_icon(painter, theme, self.grounding.icon, "duskInk", QPointF(px(16), middle - px(8)))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("ink"))
        left, right = float(px(46)), float(self.width() - px(40))
        wide = QFontMetricsF(painter.font()).horizontalAdvance(self.text())
        draw_text(painter, self.text(), QRectF(left, 0, min(wide + 1, right - left), px(46)))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink2"))
        left += wide + px(10)
        draw_text(painter, self.grounding.short, QRectF(left, 0, max(0.0, right - left), px(46)))
        arrow = "chevron-up" if self.isChecked() else "chevron-down"
        draw_icon(painter, theme, arrow, "ink3", QPointF(self.width() - px(30), middle - px(8)))
        painter.end()

    def _words_width(self) -> int:
        return max(self._theme.px(80), self.width() - self._theme.px(46 + 20))

    def _open(self, opened: bool) -> None:
        self._how.setVisible(opened)
        self.setAccessibleDescription(self.grounding.how if opened else "")
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        wide = self._words_width()
        self._how.setGeometry(px(46), px(44), wide, self._how.heightForWidth(wide))
        if self.height() != self.sizeHint().height():
            self.updateGeometry()


class PauseScreen(QWidget):
    """A window of its own over the whole screen, so that it lies above dialogs, the cover and the lock.

    `left` goes out when it is left by its button, `stopped` for Stop for today; both close it.
    """

    left = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme, exercises: Sequence[Grounding], ways: str = "") -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setWindowTitle("Unhurried")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAccessibleName(say("We have paused"))
        self.exercises = [Exercise(theme, one) for one in exercises]
        self.leave = Button(theme, say("Leave this screen"), kind="dusk_quiet", key="F9", tall=True)
        self.stop = Button(theme, say("Stop for today"), kind="dusk_quiet", tall=True)
        self.leave.clicked.connect(self._leave)
        self.stop.clicked.connect(self._stop)
        self._middle = QWidget()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self._middle)
        self._column.addStretch(1)
        self._column.addWidget(ScreenTitle(theme, say("We have paused"), size=40, line=52, align=middle, wrap=True))
        nothing = Label(theme, say("Nothing needs to happen next."), token="ink2", align=middle, size=17, line=26)
        self._column.addWidget(nothing)
        self._gap = QWidget()
        self._column.addWidget(self._gap)
        self._column.addWidget(
            Label(theme, say("If you like, something gentle"), style="strong", token="duskInk", weight=500)
        )
        kept = QWidget()
        self._list = QVBoxLayout(kept)
        for exercise in self.exercises:
            self._list.addWidget(exercise)
            exercise.toggled.connect(lambda on, one=exercise: self._only(one, on))
        self._kept = kept
        self._scroll = Scroll(theme, kept)
        self._column.addWidget(self._scroll, 100)
        if ways:
            self._column.addWidget(Label(theme, ways, token="ink2", align=middle, wrap=True))
        self._buttons = QHBoxLayout()
        for button in (self.leave, self.stop):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._buttons.addWidget(button, 1)
        self._column.addLayout(self._buttons)
        self._column.addWidget(
            Label(
                theme,
                say("No answer changes by a pause. Carrying on takes two fresh yeses."),
                style="small",
                token="ink2",
                align=middle,
                wrap=True,
            )
        )
        self._column.addStretch(1)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._middle)
        across.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def _fit_list(self) -> None:
        """As high as its exercises where there is room; the ways to leave stay in sight where there is not."""
        self._scroll.setMaximumHeight(self._kept.sizeHint().height())

    def begin(self, over: QWidget) -> None:
        """Cover the whole screen that `over` is on, now."""
        for exercise in self.exercises:
            exercise.setChecked(False)
        screen = over.screen() or QGuiApplication.primaryScreen()
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        self.activateWindow()
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        ground = QLinearGradient(0, 0, 0, self.height())
        ground.setColorAt(0, theme.color("duskTint"))
        ground.setColorAt(1, theme.blend("duskTint", "canvas", 0.4))
        painter.fillRect(self.rect(), ground)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(self.width() / 2, self.height() * 0.26)
        for radius in (440, 310, 200):
            colour = theme.color("dusk")
            colour.setAlphaF(0.028)
            painter.setBrush(colour)
            painter.drawEllipse(centre, px(radius), px(radius))
        painter.end()

    def _only(self, opened: Exercise, on: bool) -> None:
        if on:
            for exercise in self.exercises:
                if exercise is not opened:
                    exercise.setChecked(False)
        self._fit_list()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()

    def _stop(self) -> None:
        self.hide()
        self.stopped.emit()

    def _dress(self) -> None:
        px = self._theme.px
        self._middle.setFixedWidth(px(COLUMN))
        self._column.setContentsMargins(0, px(24), 0, px(24))
        self._column.setSpacing(px(8))
        self._gap.setFixedHeight(px(12))
        self._list.setSpacing(px(6))
        self._list.setContentsMargins(0, 0, 0, px(8))
        self._buttons.setSpacing(px(10))
        self._fit_list()
        self.update()
