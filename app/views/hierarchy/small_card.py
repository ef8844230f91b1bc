"""A small card about one step, laid by its row: a title, a few fields, and one thing to keep."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.side import Side
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Card, IconButton, Label, Scroll
from app.words import say


class SmallCard(Card):
    """Its head and foot stay in sight; where the page is low, the fields between them scroll.

    Enter keeps what it asks for, Esc and its cross put it away, and what was typed waits as a draft.

    `closed` when it was put away, `grown` when it wants another height.
    """

    closed = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(theme, token="raised", line="line2", radius="card", floating=True, padding=14, parent=parent)
        self._theme = theme
        self._step_id, self._side = 0, Side.FIRST
        self.setAccessibleName(name)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._head = head = QHBoxLayout()
        self.title = Label(theme, "", style="strong", wrap=True)
        close = IconButton(theme, "x", say("Close"))
        close.clicked.connect(self.leave)
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._outer.addLayout(head)
        self._body = QWidget()
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(theme, self._body)
        self._outer.addWidget(self._scroll, 1)
        self.keep_button = Button(theme, "", kind="primary", key=say("Enter"))
        self.keep_button.clicked.connect(self.keep)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.keep_button)
        self._outer.addLayout(self._foot)
        theme.changed.connect(self._space)
        self._space()
        self.hide()

    @property
    def step_id(self) -> int:
        """The step it is about; 0 while it is away."""
        return self._step_id if self.isVisible() else 0

    def keep(self) -> None:
        """Keep what it asks for."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Keep as a draft what was typed, before the card goes."""

    def leave(self) -> None:
        """Put the card away."""
        if self.isVisible():
            self.put_away()
            self.hide()
            self._step_id = 0
            self.closed.emit()

    def open_about(self, step_id: int, side: Side) -> None:
        """Show it for this step and partner."""
        self._step_id, self._side = step_id, side
        self.show()
        self.raise_()
        self.grown.emit()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is when nothing in it scrolls."""
        around = self.contentsMargins()
        inside = width - around.left() - around.right()
        self.column.invalidate()
        body = max(self.column.totalHeightForWidth(inside), self.column.totalSizeHint().height())
        head = max(self._head.totalHeightForWidth(inside), self._head.sizeHint().height())
        whole = head + body + self._foot.sizeHint().height() + 2 * self._outer.spacing()
        return around.top() + around.bottom() + whole

    def minimumSizeHint(self) -> QSize:
        around = self.contentsMargins()
        least = max(self._body.minimumSizeHint().width(), self._foot.minimumSize().width())
        return QSize(around.left() + around.right() + least + self._theme.px(12), 0)

    def sizeHint(self) -> QSize:
        width = self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        event.accept()  # a letter here is no command on the path

    def _space(self) -> None:
        for layout in (self.column, self._outer):
            layout.setSpacing(self._theme.px(10))
        self.grown.emit()
