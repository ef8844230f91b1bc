"""What stands right of a couple's pages: the notes, and in their place how it was, while a step is in the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.shell.couple import OfCouple
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button
from app.words import say


class BesidePath(QWidget):
    """Keeps both; one is in sight. `record_wanted`: from the notes, back to how it was."""

    record_wanted = Signal()

    def __init__(self, theme: Theme, notes: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self.notes = notes
        self.record: QWidget | None = None
        self._there = False
        self.back = Button(theme, say("How it was"), kind="link", icon="footprints")
        self.back.clicked.connect(self.record_wanted)
        self._bar = _Bar(theme)
        self._bar.row.addWidget(self.back)
        self._bar.row.addStretch(1)
        self._bar.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._bar)
        self._column.addWidget(notes, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_couple(self, couple_id: int) -> None:
        """Show this couple in both."""
        for part in (self.notes, self.record):
            if part is not None:
                _of_couple(part).show_couple(couple_id)

    def take_focus(self) -> None:
        """The focus where one would go on, in what is in sight."""
        _of_couple(self.record if self.shows_record and self.record is not None else self.notes).take_focus()

    @property
    def shows_record(self) -> bool:
        """Whether how it was is in sight, not the notes."""
        return self.record is not None and not self.record.isHidden()

    def hold(self, record: QWidget) -> None:
        """Keep the pane that stands in the place of the notes from time to time."""
        self.record = record
        record.hide()
        self._column.addWidget(record, 1)

    def show_record(self, *, shown: bool, there: bool) -> None:
        """Show it, or the notes; `there` is whether there is anything to come back to from the notes."""
        self._there = there
        if self.record is not None:
            self.record.setVisible(shown)
        self.notes.setVisible(not shown)
        self._bar.setVisible(there and not shown)

    def _dress(self) -> None:
        px = self._theme.px
        self._bar.row.setContentsMargins(px(24), px(10), px(24), 0)


class _Bar(QWidget):
    """A line above the notes, on the same ground, that leads back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.row = QHBoxLayout(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("line"))
        painter.end()


def _of_couple(part: QWidget) -> OfCouple:
    return part  # type: ignore[return-value]  # both keep that promise; Qt's types cannot say so
