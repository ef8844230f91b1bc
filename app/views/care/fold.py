"""What one of them keeps private, folded into one line while somebody is in the room, and shown while it is held."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.views.theme.flat_list import HOLD_MS
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label
from app.words import say


class HeldButton(Button):
    """Calls `held(on)` while it is held, by the mouse or by Space: shorter is a click, which shows nothing."""

    def __init__(self, theme: Theme, text: str, held: Callable[[bool], None]) -> None:
        super().__init__(theme, text, kind="link", icon="lock")
        self._held = held
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)  # a long name is shortened
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(HOLD_MS)
        self._wait.timeout.connect(lambda: held(True))
        self.pressed.connect(self._wait.start)
        self.released.connect(self.let_go)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self.sizeHint().height())

    def let_go(self) -> None:
        """Fold away again what is being held."""
        self._wait.stop()
        self._held(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.let_go()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.let_go()
        super().hideEvent(event)


class Fold(QWidget):
    """`look` reads what is folded, each time it is held; nothing of it is here otherwise. It is there also when empty.

    That it is there tells nothing (product invariant 7).
    """

    def __init__(self, theme: Theme, look: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._look = theme, look
        self.button = HeldButton(theme, "", self._hold)
        self.words = Label(theme, style="small", token="ink2", wrap=True)
        self.words.hide()
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(row)
        self._column.addWidget(self.words)
        theme.changed.connect(self._dress)
        self._dress()

    def name(self, owner: str) -> None:
        """Whose it is."""
        words = say("{name}, private: press and hold to see", name=owner)
        self.button.setText(words)
        self.button.setAccessibleName(words)

    def _hold(self, on: bool) -> None:
        found = self._look() if on else ()
        self.words.setText("\n".join(found) if found else say("Nothing is kept private.") if on else "")
        self.words.setVisible(on)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(10), 0, 0, 0)
        self._column.setSpacing(px(2))
        self.words.setContentsMargins(px(22), 0, px(8), px(4))
