"""How a limit has been: its answers by date, the latest first, joined by a quiet line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.care.words import HistoryLine
from app.views.theme.paint import begin, draw_icon, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label


class Timeline(QWidget):
    """Dates stay; nothing here can be pressed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """Show these in place of those before."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.forget()
            row.deleteLater()
        self._rows = [_Row(self._theme, line, last=line is lines[-1]) for line in lines]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()

    def words(self) -> list[str]:
        """Everything that stands there, line by line."""
        return [" ".join(label.text() for label in row.labels()) for row in self._rows]


class _Row(QWidget):
    def __init__(self, theme: Theme, line: HistoryLine, *, last: bool) -> None:
        super().__init__()
        self._theme = theme
        self._title = Label(theme, line.title, style="strong", weight=600, wrap=True)
        self._day = Label(theme, line.day, style="small", token="ink2", numerals=True)
        self._text = Label(theme, line.text, style="small", token="ink2", wrap=True, size=13.5, line=19)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._day, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.addLayout(top)
        self._words.addWidget(self._text)
        self._words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(_Stone(theme, line.icon, last=last))
        self._row.addLayout(self._words, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def labels(self) -> tuple[Label, ...]:
        return self._title, self._day, self._text

    def forget(self) -> None:
        for label in self.labels():
            label.setText("")
        self.hide()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(12))
        self._words.setContentsMargins(0, px(2), 0, px(14))
        self._words.setSpacing(px(2))


class _Stone(QWidget):
    """The answer's icon on a round ground, and the line down to the one before it."""

    def __init__(self, theme: Theme, icon: str, *, last: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._last = theme, icon, last
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(24), self._theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        ground = QRectF(0, 0, px(24), px(24))
        rounded(painter, ground, px(12), theme.color("sunken"))
        draw_icon(painter, theme, self._icon, "ink2", QPointF(px(5), px(5)), 14)
        if not self._last:
            line = QRectF(px(11), px(29), px(2), max(0, self.height() - px(34)))
            rounded(painter, line, px(1), theme.color("line2"))
        painter.end()
