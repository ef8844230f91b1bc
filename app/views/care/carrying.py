"""A card that is carried with the mouse: over everything else, with the words of what it would become."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, rounded, shadow
from app.views.theme.theme import Theme


class Carried(QWidget):
    """Lies over the board and takes no clicks; nothing shows until `carry`."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._title = self.words = ""
        self._at = QPoint()
        self._wide = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def carry(self, title: str, words: str, at: QPoint, wide: int) -> None:
        """Show it with its top left corner there."""
        self._title, self.words, self._at, self._wide = title, words, at, wide
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(over.rect())
        self.show()
        self.raise_()
        self.update()

    def put_down(self) -> None:
        """Show nothing any more."""
        self._title = self.words = ""
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        high = px(48)
        left = min(max(self._at.x(), 0), max(0, self.width() - self._wide))
        box = QRectF(left, min(max(self._at.y(), 0), max(0, self.height() - high)), self._wide, high)
        shadow(painter, theme, box, theme.radius("control"))
        line = theme.blend("accent", "raised", 0.7)
        rounded(painter, box, theme.radius("control"), theme.color("raised"), line, 1.25)
        draw_icon(painter, theme, "grip-vertical", "ink2", box.topLeft() + QPoint(px(7), px(17)).toPointF(), 14)
        words = box.adjusted(px(26), 0, -px(10), 0)
        painter.setFont(theme.font("body", weight=500))
        painter.setPen(theme.color("ink"))
        draw_text(painter, self._title, QRectF(words.left(), box.top() + px(4), words.width(), px(20)))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, self.words, QRectF(words.left(), box.top() + px(24), words.width(), px(18)))
        painter.end()
