"""Yes-or-no choices: a box that stays as it was left, and a switch that shows what is."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.toggling import Toggling


class Tick(Toggling, QCheckBox):
    """A box to tick and its words; the words are part of the target, and Enter ticks like Space."""

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, text
        self.setText(text.replace("&", "&&"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._hear_toggle)
        theme.changed.connect(self._dress)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        words = QFontMetricsF(self._theme.font("body")).horizontalAdvance(self._words)
        return QSize(int(words + 0.999) + px(38), px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box = QRectF(px(4), (self.height() - px(18)) / 2, px(18), px(18))
        if self.isChecked():
            rounded(painter, box, px(4), theme.color("accent"))
            draw_icon(painter, theme, "check", "onAccent", QPointF(box.left() + px(2), box.top() + px(2)), 14)
        else:
            rounded(painter, box, px(4), theme.color("surface"), theme.color("field"), px(5) / 4)
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), px(6))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink3"))
        draw_text(painter, self._words, QRectF(px(32), 0, self.width() - px(34), self.height()))
        painter.end()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()


class Switch(Toggling, QCheckBox):
    """On or off, as things are, for what has to be asked for or waited for first.

    Being pressed changes nothing by itself: `clicked` goes out, and who hears it may turn it.
    """

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._hear_toggle)
        theme.changed.connect(self._dress)

    def nextCheckState(self) -> None:
        """Stays as it is."""

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(44), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        wide, high = px(36), px(20)
        box = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        stone = px(12)
        inset = (high - stone) / 2
        if self.isChecked():
            rounded(painter, box, high / 2, theme.color("accent"))
            knob = QRectF(box.right() - inset - stone, box.top() + inset, stone, stone)
            rounded(painter, knob, stone / 2, theme.color("onAccent"))
        else:
            rounded(painter, box, high / 2, theme.color("surface"), theme.color("field"), px(5) / 4)
            knob = QRectF(box.left() + inset, box.top() + inset, stone, stone)
            rounded(painter, knob, stone / 2, theme.color("field"))
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), self.height() / 2)
        painter.end()

    def _hear_toggle(self, on: bool) -> None:
        if not self._told:  # assistive technology has turned it
            self.setChecked(not on)
            self.clicked[bool].emit(not on)  # type: ignore[index]  # Qt's stubs leave overloads of signals out

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
