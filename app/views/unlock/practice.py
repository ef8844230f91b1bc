"""The first step: who the therapist is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Field, Gap
from app.views.unlock.asks import PracticeGiven
from app.words import say


class PracticeForm(QWidget):
    """Name, and if they like credentials and address; `named` carries a PracticeGiven."""

    named = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field(theme, say("Your name"))
        self.credentials = Field(theme, say("Credentials, if you like"), hint=say("For example: couples therapy"))
        self.address = Field(
            theme, say("Practice address, if you like"), hint=say("It stands at the head of agreements.")
        )
        self.button = Button(theme, say("Continue to the passphrase"), kind="primary", tall=True)
        pair = QHBoxLayout()
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(12)
        pair.addWidget(self.credentials, 1)
        pair.addWidget(self.address, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(Gap(theme, 16))
        column.addLayout(pair)
        column.addWidget(Gap(theme, 18))
        column.addWidget(self.button)
        self.name.edit.returnPressed.connect(self._next)
        self.credentials.edit.returnPressed.connect(self._next)
        self.address.edit.returnPressed.connect(self._next)
        self.button.clicked.connect(self._next)

    def begin(self) -> None:
        """The focus on the first empty line."""
        fields = (self.name, self.credentials, self.address)
        target = next((field for field in fields if not field.text()), self.name)
        target.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self) -> None:
        if not self.name.text().strip():
            self.name.set_error(say("A name to begin with. It can be changed later."))
            self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.named.emit(
            PracticeGiven(self.name.text().strip(), self.credentials.text().strip(), self.address.text().strip())
        )
