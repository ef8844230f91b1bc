"""One of a few, in a small list that opens; nothing is chosen before it is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, rounded
from app.views.theme.theme import Theme


class Pick(QComboBox):
    """`picked` carries the key that a person chose; "" is `empty`, which stands first where it is given."""

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        choices: list[tuple[str, str]],
        *,
        name: str,
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._empty = theme, empty
        self._offered: list[tuple[str, str]] | None = None
        self.setAccessibleName(name)
        # On Linux Qt tells what is chosen in place of the name; so what it is about is told beside it.
        self.setAccessibleDescription(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.offer(choices)
        self.activated.connect(lambda _at: self.picked.emit(self.choice()))
        theme.changed.connect(self._dress)

    def offer(self, choices: list[tuple[str, str]]) -> None:
        """These are to choose from; what is chosen stays where it is still among them."""
        wanted = [("", self._empty), *choices] if self._empty else choices
        if wanted == self._offered:
            return
        self._offered, before = wanted, self.choice()
        self.clear()
        for key, words in wanted:
            self.addItem(words, key)
        self.choose(before)
        self._dress()

    def choice(self) -> str:
        """The key of what is chosen; "" for nothing."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Choose this one, or the first where it is not there."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("small"))
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0.0)
        wide = min(round(widest) + self._theme.px(46), self._theme.px(420))
        return QSize(max(self._theme.px(120), wide), self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(96), self._theme.size("control"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return):
            self.showPopup()  # what is only walked past is not chosen
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that scrolls must not change what is set on it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        focus, radius = self.hasFocus(), float(theme.radius("control"))
        ground, line = ("raised", "focus") if focus else ("surface", "field")
        wide = float(theme.size("ring")) if focus else 1.0
        rounded(painter, QRectF(self.rect()), radius, theme.color(ground), theme.color(line), wide)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink" if self.choice() else "ink2"))
        draw_text(painter, self.currentText(), QRectF(px(11), 0, self.width() - px(40), self.height()))
        draw_icon(painter, theme, "chevron-down", "ink2", QPointF(self.width() - px(26), (self.height() - px(16)) / 2))
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
