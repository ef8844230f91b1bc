"""The row of a couple's tabs, with who has which shape and the way to the notes at its end."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.views.shell.head import Legend
from app.views.shell.tabs import CoupleTabs
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, IconButton
from app.words import say


class TabRow(QWidget):
    """`notes_wanted` when the way to the notes is taken.

    Where there is less room the tabs come closer together and the legend goes, then the words of the way to the notes,
    and then that way itself: F6 and the menu lead there too, and a tab is never covered.
    """

    notes_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._legend_wanted = self._notes_wanted = True
        self.tabs = CoupleTabs(theme)
        self.legend = Legend(theme)
        self.notes_button = Button(theme, say("Notes"), icon="notebook-text", key="F6")
        self.notes_icon = IconButton(theme, "notebook-text", say("Notes"))
        self._ends = (self.legend, self.notes_button, self.notes_icon)
        self._at_end = QHBoxLayout()
        for one in self._ends:
            self._at_end.addWidget(one)
        self._row = QGridLayout(self)
        self._row.addWidget(self.tabs, 0, 0)
        self._row.addLayout(self._at_end, 0, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.notes_button.clicked.connect(self.notes_wanted)
        self.notes_icon.clicked.connect(self.notes_wanted)
        theme.changed.connect(self._dress)
        self._dress()

    def show_end(self, *, legend: bool, notes: bool) -> None:
        """Whether there is somebody to tell apart, and a way to the notes."""
        self._legend_wanted, self._notes_wanted = legend, notes
        self.arrange()

    def call_it(self, words: str) -> None:
        """What the way to the notes leads to now."""
        self.notes_button.setText(words)
        self.notes_icon.set_name(words)
        self.arrange()

    def free(self) -> QRect:
        """What is free between the tabs and what stands at the end of their row."""
        px, row = self._theme.px, self.tabs.geometry()
        after = row.x() + self.tabs.tabRect(self.tabs.count() - 1).right() + px(16)
        end = min((one.x() for one in self._ends if not one.isHidden()), default=self.width() - px(12)) - px(12)
        return QRect(after, row.y(), max(0, end - after), row.height())

    def arrange(self) -> None:
        """Give each its place in the width there is."""
        px = self._theme.px
        room = self.width() - px(52)
        usual, tight = self.tabs.width_of_all(tight=False), self.tabs.width_of_all(tight=True)
        legend = self.legend.sizeHint().width()
        words, icon = (one.sizeHint().width() + px(12) for one in (self.notes_button, self.notes_icon))
        worded = self._notes_wanted and tight + words <= room
        end = 0 if not self._notes_wanted else words if worded else icon
        self.tabs.set_tight(usual + end > room)
        self.notes_button.setVisible(worded)
        self.notes_icon.setVisible(self._notes_wanted and not worded and tight + icon <= room)
        self.legend.setVisible(self._legend_wanted and usual + end + legend <= room)
        self._row.activate()  # each has its new place now, and not only after the next paint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def _dress(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(28), 0, px(24), 0)
        self._at_end.setSpacing(px(12))
        self.legend.setContentsMargins(0, 0, px(6), 0)
        self.arrange()
