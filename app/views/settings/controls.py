"""The two controls that only settings need: a choice from a short list, and a line to slide along."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QSlider, QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, rounded
from app.views.theme.theme import Theme


class Choice(QComboBox):
    """One of several, by key and words. `picked` goes out when a person chose, not when the program did."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, choices: list[tuple[str, str]], *, name: str, chosen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for key, words in choices:
            self.addItem(words, key)
        self.choose(chosen)
        self.activated.connect(lambda _index: self.picked.emit(self.choice()))
        theme.changed.connect(self._dress)

    def choice(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Choose another; a key that is not there chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._theme.font("body"))
        widest = max((metrics.horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0.0)
        return QSize(max(self._theme.px(140), round(widest) + self._theme.px(56)), self._theme.size("control"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that scrolls must not change what is set on it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        radius = float(theme.radius("control"))
        box = QRectF(self.rect())
        if self.hasFocus():
            rounded(painter, box, radius, theme.color("raised"), theme.color("focus"), theme.size("ring"))
        else:
            rounded(painter, box, radius, theme.color("surface"), theme.color("field"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        draw_text(painter, self.currentText(), QRectF(px(12), 0, self.width() - px(44), self.height()))
        draw_icon(painter, theme, "chevron-down", "ink2", QPointF(self.width() - px(28), (self.height() - px(16)) / 2))
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Slide(QSlider):
    """A line with a stone on it. Arrow keys move by one step, page keys by five."""

    def __init__(
        self, theme: Theme, least: int, most: int, step: int, *, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setPageStep(step * 5)
        self.setAccessibleName(name)
        self.setFixedHeight(theme.px(32))
        theme.changed.connect(self._dress)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that scrolls must not change what is set on it

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        # Qt's own handle stays beneath, invisible: its size decides what the mouse takes hold of.
        share = (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        half, middle = px(10), self.height() / 2
        at = half + share * (self.width() - 2 * half)
        rounded(painter, QRectF(half, middle - px(2), self.width() - 2 * half, px(4)), px(2), theme.color("line2"))
        rounded(painter, QRectF(half, middle - px(2), at - half, px(4)), px(2), theme.color("accent"))
        painter.setPen(theme.color("accent"))
        painter.setBrush(theme.color("accent" if self.hasFocus() else "surface"))
        painter.drawEllipse(QPointF(at, middle), px(9), px(9))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawEllipse(QPointF(at, middle), px(12), px(12))
        painter.end()

    def _dress(self) -> None:
        self.setFixedHeight(self._theme.px(32))
        self.update()
