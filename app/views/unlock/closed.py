"""The records stay closed, for a reason that asking again would not change: one sentence, and nothing was
touched.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.theme.theme import Theme
from app.views.theme.widgets import BrandMark, Button, Gap, Label, ScreenTitle
from app.views.unlock.gate import Gate, Wide, centred
from app.words import say

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class ClosedPage(Gate):
    """What happened, that nothing was touched, and what to do."""

    again_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, theme: Theme, title: str, sentence: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, width=340, parent=parent)
        self.setWindowTitle("Unhurried")
        self.again = Button(theme, say("Try again"), kind="primary", tall=True)
        self.close_now = Button(theme, say("Close for now"), tall=True)
        self.column.addLayout(centred(BrandMark(theme, width=39)))
        self.column.addWidget(Gap(theme, 17))
        self.column.addWidget(ScreenTitle(theme, title, wrap=True, align=_MIDDLE))
        self.column.addWidget(Gap(theme, 9))
        self.column.addWidget(Label(theme, sentence, token="ink2", wrap=True, align=_MIDDLE))
        self.column.addWidget(Gap(theme, 20))
        self.column.addWidget(Wide(theme, self.again))
        self.column.addWidget(Gap(theme, 10))
        self.column.addWidget(Wide(theme, self.close_now))
        self.again.clicked.connect(self.again_wanted)
        self.close_now.clicked.connect(self.close_wanted)
