"""After a *not now*: when it may be raised again."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dates import long_date, short_date
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Label
from app.words import say


class RaisedAgain(QWidget):
    """Ways to say it, of which each is ordinary: `chosen(weeks)`, or None for when they raise it themselves.

    `other_day` is for a day of its own, with a smaller version if they like.
    """

    chosen = Signal(object)
    other_day = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        words = say("A complete answer. When may it be raised again?")
        self._column.addWidget(Label(theme, words, style="caption", token="ink2", wrap=True))
        holder = QWidget()
        self._flow = Flow(holder)
        self.chips: list[tuple[Chip, int | None]] = []
        for words, weeks in (
            (say("When they raise it"), None),
            (say("From two weeks on"), 2),
            (say("From four weeks on"), 4),
        ):
            chip = Chip(theme, words, checkable=True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.clicked.connect(lambda _=False, w=weeks: self.chosen.emit(w))
            self.chips.append((chip, weeks))
            self._flow.addWidget(chip)
        self.other = Chip(theme, say("Another day…"), checkable=True)
        self.other.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.other.clicked.connect(self.other_day)
        self._flow.addWidget(self.other)
        self._column.addWidget(holder)
        theme.changed.connect(self._dress)
        self._dress()

    def show_day(self, until: date | None, today: date, *, answered: bool) -> None:
        """From which day on it may be raised, where a *not now* was `answered`."""
        for chip, weeks in self.chips:
            day = today + timedelta(weeks=weeks) if weeks else None
            chip.setChecked(answered and until == day)
            chip.setToolTip(long_date(day) if day else "")
        own = answered and until is not None and not any(chip.isChecked() for chip, _ in self.chips)
        self.other.setChecked(own)
        self.other.setText(say("From {date} on", date=short_date(until)) if own and until else say("Another day…"))

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(4))
        self._flow.set_gaps(px(6), px(6))
