"""The calm page that all screens before the records share: one narrow column in the middle of the rail's
colour.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.theme.paint import begin
from app.views.theme.panels import Scroll
from app.views.theme.theme import Theme


class Gate(QWidget):
    """A page with `column`, `width` pixels wide at 100 %, in the middle; it scrolls where the window is too
    low.
    """

    def __init__(self, theme: Theme, *, width: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width = width
        self._middle = QWidget()
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        ground = QWidget()
        across = QHBoxLayout(ground)
        across.addStretch(1)
        across.addWidget(self._middle, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, ground))
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self.theme.color("rail"))  # by whole pixels: their edges need no smoothing
        painter.end()

    def _fit(self) -> None:
        self._middle.setFixedWidth(self.theme.px(self._width))
        self.update()


def centred(widget: QWidget) -> QHBoxLayout:
    """A row with the widget in its middle."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(widget)
    row.addStretch(1)
    return row


class Wide(QWidget):
    """Holds one control `height` pixels high at 100 %, over the whole width of a column or `width` wide in
    it.
    """

    def __init__(
        self,
        theme: Theme,
        control: QWidget,
        *,
        height: float = 44,
        width: float | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._control, self._height, self._width = theme, control, height, width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(control)
        policy = control.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        control.setSizePolicy(policy)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self._control.setFixedHeight(self._theme.px(self._height))
        if self._width is not None:
            self._control.setFixedWidth(self._theme.px(self._width))
