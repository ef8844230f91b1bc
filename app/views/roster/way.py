"""One of several ways to choose from, with what it means."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy

from app.views.theme.flat_list import lines_in
from app.views.theme.paint import begin, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.toggling import Toggling


class Way(Toggling, QRadioButton):
    """One of several ways of which one holds, over the whole width; a `meaning` stands below its name."""

    def __init__(self, theme: Theme, name: str, meaning: str = "") -> None:
        super().__init__(name)
        self._theme, self._name, self._meaning = theme, name, meaning
        self.setAccessibleDescription(meaning)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.toggled.connect(self._hear_toggle)
        theme.changed.connect(self._dress)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.heightForWidth(max(self.width(), self._theme.px(200))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(46 if self._meaning else 28))

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        return px(8) + px(20) * len(self._titles(width)) + px(18) * len(self._meanings(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        if self.hasFocus():
            focus_ring(painter, theme, QRectF(self.rect()), px(6))
        round_box = QRectF(px(4), px(6), px(16), px(16))
        if self.isChecked():
            rounded(painter, round_box, px(8), theme.color("accent"))
            painter.setBrush(theme.color("onAccent"))
            painter.drawEllipse(QPointF(round_box.center()), px(6) / 2, px(6) / 2)
        else:
            rounded(painter, round_box, px(8), theme.color("surface"), theme.color("field"), 1.25)
        line = QRectF(px(30), px(4), self.width() - px(34), px(20))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink"))
        for part in self._titles(self.width()):
            draw_text(painter, part, line)
            line.translate(0, px(20))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3"))
        line.setHeight(px(18))
        for part in self._meanings(self.width()):
            draw_text(painter, part, line)
            line.translate(0, px(18))
        painter.end()

    def _titles(self, width: int) -> list[str]:
        return lines_in(self._name, self._theme.font("body"), width - self._theme.px(34))

    def _meanings(self, width: int) -> list[str]:
        if not self._meaning:
            return []
        return lines_in(self._meaning, self._theme.font("small"), width - self._theme.px(34))

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()
