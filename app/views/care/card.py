"""One limit on the board: a card with its words and who may see it, carried by the mouse and moved by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from app.models.couple import Partner
from app.rules.limits import LimitNow
from app.views.care.words import card_sentence, sharing_icon, sharing_words
from app.views.theme.paint import begin, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, PlainButton, Sign
from app.words import say

LIFT_AFTER = 8
"""Pixels a press goes before it lifts a card, so that a click never moves anything."""


class LimitCard(PlainButton):
    """A click or Enter opens it. `moved(by)` for Left (looser) and Right (tighter), `walked(by)` for Up and Down.

    `lifted`, `dragged(place)` and `dropped(kept)` for the mouse, in this card's own measures.
    """

    moved = Signal(int)
    walked = Signal(int)
    lifted = Signal(QPoint)
    dragged = Signal(QPoint)
    dropped = Signal(bool)

    def __init__(self, theme: Theme, limit: LimitNow, owner: Partner) -> None:
        super().__init__(theme)
        self.limit = limit
        self.is_lifted = self._chosen = False
        self._pressed: QPoint | None = None
        self.title = Label(theme, limit.now.title, weight=500, wrap=True)
        self.seen_by = Label(theme, sharing_words(limit.now.sharing, owner), style="small", token="ink2", wrap=True)
        self._column = QVBoxLayout(self)
        self._below = QHBoxLayout()
        sign = Sign(theme, sharing_icon(limit.now.sharing), size=14, line=18)
        self._below.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.seen_by, 1)
        self._column.addWidget(self.title)
        self._column.addLayout(self._below)
        self.setAccessibleName(card_sentence(limit, owner))
        self.setAccessibleDescription(say("Left is looser, right is tighter. Enter opens it."))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._dress_card)
        self._dress_card()

    @property
    def words(self) -> str:
        """What it says."""
        return self.title.text()

    def choose(self, chosen: bool) -> None:
        """Whether it is the one that is open beside the board."""
        self._chosen = chosen
        self.update()

    def forget(self) -> None:
        """Hold no words: what is only out of sight can still be read out."""
        for label in (self.title, self.seen_by):
            label.setText("")
        self.setAccessibleName("")
        self.hide()

    def sizeHint(self) -> QSize:
        return self._column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.totalMinimumSize()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.is_lifted:
            self._let_go(kept=False)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            if not event.isAutoRepeat():  # a key that is held must not carry a line all the way
                self.moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None:
            return
        if not self.is_lifted and (here - self._pressed).manhattanLength() >= LIFT_AFTER:
            self.is_lifted = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.lifted.emit(self._pressed)
        if self.is_lifted:
            self.dragged.emit(here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.is_lifted:
            self._let_go(kept=True)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box, radius = self._theme, QRectF(self.rect()), float(self._theme.radius("control"))
        if self.is_lifted:
            rounded(painter, box, radius, None, theme.color("line2"))
        else:
            fill = theme.color("select" if self._chosen else "surface")
            line = theme.color("accent" if self._chosen else "field" if self.underMouse() else "line")
            rounded(painter, box, radius, fill, line)
        if self.hasFocus() and not self.is_lifted:
            focus_ring(painter, theme, box, radius)
        painter.end()

    def _let_go(self, *, kept: bool) -> None:
        self._pressed, self.is_lifted = None, False
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.update()
        self.dropped.emit(kept)

    def _dress_card(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(11), px(4), px(11), px(4))
        self._column.setSpacing(0)
        self._below.setSpacing(px(6))
