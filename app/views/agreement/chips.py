"""Small pills that say how something stands: a draft, new, changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.rules.agreement_lines import Since
from app.views.theme.paint import begin, draw_text, rounded
from app.views.theme.theme import Theme
from app.words import say


class Pill(QLabel):
    """A word in a tint; nothing at all where there is no word."""

    def __init__(self, theme: Theme, text: str = "", *, tint: str = "rainTint", ink: str = "rain") -> None:
        super().__init__()
        self._theme, self._tint, self._ink = theme, tint, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(text)
        theme.changed.connect(self.updateGeometry)

    def say(self, text: str) -> None:
        """Another word."""
        self.setText(text)
        if not text:
            self.hide()
        elif self.parentWidget() is not None:  # else it would be a window of its own
            self.show()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self.text():
            return QSize(0, 0)
        metrics = QFontMetricsF(self._theme.font("caption", weight=500))
        return QSize(int(metrics.horizontalAdvance(self.text()) + 0.999) + self._theme.px(18), self._theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        box = QRectF(self.rect())
        line = self._theme.color(self._ink) if self._theme.high_contrast else None
        rounded(painter, box, box.height() / 2, self._theme.color(self._tint), line)
        painter.setFont(self._theme.font("caption", weight=500))
        painter.setPen(self._theme.color(self._ink))
        edge = self._theme.px(9)
        draw_text(painter, self.text(), box.adjusted(edge, 0, -edge + 1, 0))
        painter.end()


def since_words(since: Since) -> str:
    """What stands beside a line that was not printed so before."""
    return {Since.NEW: say("new"), Since.CHANGED: say("changed")}.get(since, "")


def keep_room(widget: QWidget) -> None:
    """Keep its place while it is hidden, so that nothing jumps."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def put_at_end(theme: Theme, card: QWidget, tool: QWidget) -> None:
    """Lay a small tool at the end of a card's first line."""
    side = tool.sizeHint()
    top = min(theme.px(4), (card.height() - side.height()) // 2)
    tool.setGeometry(card.width() - side.width() - theme.px(5), top, side.width(), side.height())
