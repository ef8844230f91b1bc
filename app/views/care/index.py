"""The index of care: its pages, each with a phrase instead of a number to work off."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.panels import Scroll
from app.views.theme.theme import Theme
from app.views.theme.widgets import PlainButton
from app.words import say

WIDE = 252


class CareIndex(QWidget):
    """`chosen(key)` for a click or Enter on a row; `mark` says which page is open."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: dict[str, IndexRow] = {}
        self.setAccessibleName(say("Pages of care"))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scroll(theme, inside))
        theme.changed.connect(self._dress)
        self._dress()

    def add(self, key: str, icon: str, title: str) -> None:
        """One more page, below those before."""
        row = self.rows[key] = IndexRow(self._theme, icon, title)
        row.clicked.connect(lambda: self.chosen.emit(key))
        row.walked.connect(lambda by: self._walk(key, by))
        self._column.insertWidget(len(self.rows) - 1, row)

    def show_phrase(self, key: str, phrase: str) -> None:
        """What stands below a title."""
        self.rows[key].show_phrase(phrase)

    def mark(self, key: str) -> None:
        """Which page is open."""
        for one, row in self.rows.items():
            row.set_here(one == key)

    def take_focus(self, key: str = "") -> None:
        """Put the keys on a row, else on the first."""
        row = self.rows.get(key) or next(iter(self.rows.values()))
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, key: str, by: int) -> None:
        keys = list(self.rows)
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            self.rows[keys[at]].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(20), px(12), px(4), px(12))
        self._column.setSpacing(px(4))


class IndexRow(PlainButton):
    """58 high: an icon, a title, and a phrase that wraps where the text is large."""

    walked = Signal(int)

    def __init__(self, theme: Theme, icon: str, title: str) -> None:
        super().__init__(theme, title)
        self._icon, self._phrase, self._here = icon, "", False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_phrase(self, phrase: str) -> None:
        """What stands below the title."""
        self._phrase = phrase
        self.setAccessibleDescription(phrase)
        self.updateGeometry()
        self.update()

    def set_here(self, here: bool) -> None:
        """Whether its page is open."""
        self._here = here
        self.update()

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._theme.font("small")).horizontalAdvance(self._phrase)
        return QSize(max(px(180), int(words) + px(56)), px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(140), self._theme.px(56))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box, radius = QRectF(self.rect()), float(theme.radius("row"))
        if self._here:
            rounded(painter, box, radius, theme.color("select"), theme.blend("accent", "select", 0.5))
        elif self.underMouse():
            rounded(painter, box, radius, theme.color("rail"))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        draw_icon(painter, theme, self._icon, "accent" if self._here else "ink2", QPointF(px(13), px(11)))
        left, wide = px(40), self.width() - px(50)
        painter.setFont(theme.font("step", weight=600 if self._here else 500))
        painter.setPen(theme.color("ink"))
        draw_text(painter, self.text(), QRectF(left, px(8), wide, px(21)))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, self._phrase, QRectF(left, px(29), wide, px(18)))
        painter.end()
