"""The rows of a conversation: a topic to tick as asked, one of the outcomes, and quiet words that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from app.views.theme.flat_list import lines_in
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.toggling import Toggling
from app.views.theme.widgets import PlainButton

_LEFT, _MARK, _TEXT, _LINE = 4, 16, 30, 20
"""Where the mark begins and how large it is, where the words begin, and how high a line of them is, in pixels."""


class _Wrapping(Toggling):
    """What both kinds of rows share: their words wrap and are part of the target."""

    _theme: Theme
    _words: str

    def _begin(self, theme: Theme, words: str) -> None:
        self._theme, self._words = theme, words
        self.setText(words.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._hear_toggle)
        theme.changed.connect(self._dress)

    def set_owner(self, name: str) -> None:
        """Whose it is, for who only hears it: both have the same rows."""
        self.setAccessibleName(f"{name}: {self._words}")

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        return px(4) + px(_LINE) * len(self._lines(width))

    def sizeHint(self) -> QSize:
        wide = self._theme.px(240)
        return QSize(wide, self.heightForWidth(max(self.width(), wide)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_LINE + 4))

    def _lines(self, width: int) -> list[str]:
        return lines_in(self._words, self._font(), width - self._theme.px(_TEXT + 4))

    def _font(self) -> QFont:
        return self._theme.font("body")

    def _draw(self, painter: QPainter, token: str) -> None:
        px = self._theme.px
        if self.hasFocus():
            focus_ring(painter, self._theme, QRectF(self.rect()), px(6))
        painter.setFont(self._font())
        painter.setPen(self._theme.color(token))
        line = QRectF(px(_TEXT), px(2), self.width() - px(_TEXT + 4), px(_LINE))
        for part in self._lines(self.width()):
            draw_text(painter, part, line)
            line.translate(0, px(_LINE))

    def _mark(self) -> QRectF:
        px = self._theme.px
        return QRectF(px(_LEFT), px(4), px(_MARK), px(_MARK))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Topic(_Wrapping, QCheckBox):
    """A topic: ticked means asked about, never how it was answered. An empty box is no mark, and waits for nothing."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._begin(theme, words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px, box = self._theme, self._theme.px, self._mark()
        if self.isChecked():
            rounded(painter, box, px(4), theme.color("accent"))
            draw_icon(painter, theme, "check", "onAccent", QPointF(box.left() + px(2), box.top() + px(2)), 12)
        else:
            rounded(painter, box, px(4), theme.color("surface"), theme.color("field"), px(5) / 4)
        self._draw(painter, "ink" if self.isChecked() else "ink2")
        painter.end()


class Follows(_Wrapping, QRadioButton):
    """One of the ways to go on."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._begin(theme, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px, box = self._theme, self._theme.px, self._mark()
        chosen = self.isChecked()
        line = theme.color("accent" if chosen else "field")
        rounded(painter, box, box.width() / 2, theme.color("surface"), line, px(7) / 4 if chosen else px(5) / 4)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(box.center(), px(8) / 2, px(8) / 2)
        self._draw(painter, "ink")
        painter.end()

    def _font(self) -> QFont:
        return self._theme.font("body", weight=600 if self.isChecked() else 400)


class QuietButton(PlainButton):
    """Plain small words that can be pressed: they are underlined under a hand, and have the ring under the keys."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(theme, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, text: str, does: str) -> None:
        """What it shows, and what pressing it does."""
        self.setText(text)
        self.setAccessibleName(f"{text}. {does}")
        self.setToolTip(does)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self.text())
        return QSize(int(wide + 0.999) + self._theme.px(12), self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(48), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme = self._theme
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), theme.px(6))
        font = theme.font("small")
        font.setUnderline(self.underMouse())
        painter.setFont(font)
        painter.setPen(theme.color("ink2"))
        draw_text(painter, self.text(), QRectF(self.rect()).adjusted(theme.px(6), 0, -theme.px(4), 0))
        painter.end()
