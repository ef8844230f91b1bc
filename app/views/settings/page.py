"""Settings: the list of pages at the left, the open one beside it. Nothing has to be saved by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.views.theme.buttons import PlainButton
from app.views.theme.paint import begin, draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label, ScreenTitle, Scroll
from app.words import say

LIST_WIDTH = 232


class Sheet(QWidget):
    """One page of settings: a title, one sentence, and `column` for its cards, 888 pixels wide at the most.

    The rows in `beside` become columns where the page is narrow.
    """

    def __init__(self, theme: Theme, title: str, sentence: str) -> None:
        super().__init__()
        self._theme = theme
        self.column = QVBoxLayout()
        self.beside: list[QBoxLayout] = []
        self._content = QWidget()
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(ScreenTitle(theme, title, wrap=True))
        inside.addWidget(Label(theme, sentence, style="small", token="ink2", wrap=True, line=22))
        self._gap = QWidget()
        inside.addWidget(self._gap)
        inside.addLayout(self.column)
        inside.addStretch(1)
        ground = QWidget()
        self._across = QHBoxLayout(ground)
        self._across.addWidget(self._content, 1)
        self._across.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, ground))
        theme.changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px = self._theme.px
        self._content.setMaximumWidth(px(888))
        narrow = self.width() < px(640)
        edge = px(16 if narrow else 40)
        self._across.setContentsMargins(edge, px(21), edge, px(32))
        for row in self.beside:
            row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._gap.setFixedHeight(px(26))
        self.column.setSpacing(px(16))


class SettingsPage(QWidget):
    """`sheets` are (icon, name, maker), each made when it is first opened."""

    def __init__(
        self, theme: Theme, sheets: list[tuple[str, str, Callable[[], QWidget]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._sheets = theme, sheets
        self._made: dict[int, QWidget] = {}
        self.rows = [_Row(theme, icon, name) for icon, name, _ in sheets]
        self.stack = QStackedWidget()
        self._list = _List(theme)
        self._column = QVBoxLayout(self._list)
        self._title = ScreenTitle(theme, say("Settings"))
        self._column.addWidget(self._title)
        self._gap = QWidget()
        self._column.addWidget(self._gap)
        for number, row in enumerate(self.rows):
            self._column.addWidget(row)
            row.clicked.connect(lambda _checked=False, number=number: self.open(number))
        self._column.addStretch(1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._list)
        whole.addWidget(self.stack, 1)
        theme.changed.connect(self._dress)
        self._dress()
        self.open(0)

    def open(self, number: int) -> None:
        """Open the page in that place of the list."""
        if number not in self._made:
            self._made[number] = self._sheets[number][2]()
            self.stack.addWidget(self._made[number])
        self.stack.setCurrentWidget(self._made[number])
        show_overview = getattr(self._made[number], "show_overview", None)
        if callable(show_overview):
            show_overview()
            self.rows[number].setFocus(Qt.FocusReason.OtherFocusReason)
        for at, row in enumerate(self.rows):
            row.set_here(at == number)

    def take_focus(self) -> None:
        """The focus on the open page's line in the list."""
        next(row for row in self.rows if row.here).setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        px = self._theme.px
        self._list.setFixedWidth(px(LIST_WIDTH))
        self._column.setContentsMargins(px(14), px(21), px(14), px(16))
        self._column.setSpacing(px(6))
        self._title.setContentsMargins(px(10), 0, 0, 0)
        self._gap.setFixedHeight(px(16))


class _List(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(say("Pages of the settings"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.color("line"))
        painter.end()


class _Row(PlainButton):
    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, name)
        self._icon, self._here = icon, False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(36))

    @property
    def here(self) -> bool:
        """Whether its page is the open one."""
        return self._here

    def set_here(self, here: bool) -> None:
        """Mark it as the open one; also for assistive technology."""
        self._here = here
        self.setAccessibleDescription(say("You are here") if here else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        box, radius = QRectF(self.rect()), float(theme.radius("control"))
        if self._here:
            rounded(painter, box, radius, theme.color("select"), theme.blend("accent", "select", 0.4))
        elif self.underMouse():
            rounded(painter, box, radius, theme.color("canvas"))
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        token = "accent" if self._here else "ink2"
        draw_icon(painter, theme, self._icon, token, QPointF(px(12), (self.height() - px(16)) / 2))
        painter.setFont(theme.font("body", weight=600 if self._here else 400))
        painter.setPen(theme.color("ink" if self._here else "ink2"))
        draw_text(painter, self.text(), QRectF(px(38), 0, self.width() - px(46), self.height()))
        painter.end()
