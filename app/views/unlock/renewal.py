"""After the recovery sheet: the records are open, and a new passphrase takes the place of the lost one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.theme.theme import Theme
from app.views.theme.widgets import Gap, Label, ScreenTitle
from app.views.unlock.asks import Passphrases
from app.views.unlock.choosing import Choosing
from app.views.unlock.gate import Gate
from app.words import say


class RenewalView(Gate):
    """Choose a new passphrase."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, passphrases: Passphrases, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=650, parent=parent)
        self.choosing = Choosing(theme, passphrases)
        self.choosing.chosen.connect(self.chosen)
        self.column.addWidget(ScreenTitle(theme, say("Choose a new passphrase"), wrap=True))
        self.column.addWidget(Gap(theme, 8))
        self.column.addWidget(
            Label(
                theme,
                say("All is there. The sheet goes on working; the old passphrase does not."),
                token="ink2",
                wrap=True,
            )
        )
        self.column.addWidget(Gap(theme, 22))
        self.column.addWidget(self.choosing)

    def begin(self) -> None:
        """Four fresh words."""
        self.choosing.begin()

    def set_busy(self, busy: bool) -> None:
        """While the new key is being worked out."""
        self.choosing.set_busy(busy)
