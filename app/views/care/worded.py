"""A better wording of a limit, in its pane."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.rules.limits import LimitNow
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Field
from app.words import say

PLACE = "limit wording"


class Worded(QWidget):
    """A link that opens one line, in `head`, where more links may stand; Enter is `worded(title)`.

    What is typed and not meant waits as a draft.
    """

    worded = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._limit: LimitNow | None = None
        self._drafts: DraftKeeper | None = None
        self.open_button = Button(theme, say("Word it better"), kind="link")
        self.field = Field(theme, say("A better wording"), tall=False)
        self.keep = Button(theme, say("Keep it"), kind="soft")
        self.head = Flow()
        self.head.addWidget(self.open_button)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        more.addLayout(row)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._more)
        self._column.addLayout(self.head)
        theme.changed.connect(self._dress)
        self._dress()
        self._more.hide()
        self.open_button.clicked.connect(self._open)
        self.keep.clicked.connect(self._mean)
        self.field.edit.returnPressed.connect(self._mean)

    def show_limit(self, limit: LimitNow) -> None:
        """Whose wording it is; closed at first."""
        self.forget()
        self._limit = limit

    def forget(self) -> None:
        """Close it, and hold no words; what was typed stays as a draft."""
        if self._drafts is not None:
            self.field.edit.textChanged.disconnect(self._drafts.typed)
            self._drafts.close()
            self._drafts = None
        self._limit = None
        blocked = self.field.edit.blockSignals(True)
        self.field.set_text("")
        self.field.edit.blockSignals(blocked)
        self._more.hide()

    def kept(self) -> None:
        """The wording stands in the records."""
        if self._drafts is not None:
            self._drafts.drop()
        limit = self._limit
        self.forget()
        self._limit = limit
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """What is still needed."""
        self.field.set_error(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._more.isVisible():
            limit = self._limit
            self.forget()
            self._limit = limit
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        self.head.set_gaps(px(18), px(2))

    def _open(self) -> None:
        if self._limit is None:
            return
        if self._drafts is None:
            # While somebody is in the room, what was typed before is not brought to light again.
            place = f"{PLACE} in the room" if self._desk.session is not None else PLACE
            self._drafts = DraftKeeper(self._desk, place, self._limit.limit.id, self._as_draft, self)
            self.field.set_text(self._drafts.kept_words() or self._limit.now.title)
            self.field.edit.textChanged.connect(self._drafts.typed)
        self._more.show()
        self.field.setFocus()
        self.field.edit.selectAll()

    def _as_draft(self) -> str:
        typed = self.field.text()
        return "" if self._limit is not None and typed == self._limit.now.title else typed

    def _mean(self) -> None:
        self.worded.emit(self.field.text())
