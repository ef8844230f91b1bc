"""Whether anything may be left in writing for one partner, once that partner was asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.roster.way import Way
from app.views.theme.labels import Label
from app.views.theme.theme import Theme
from app.words import say


class WritingChoice(QWidget):
    """Not asked yet, something, or nothing; `chosen` (None, True or False) when a person picks another."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(theme, say("Left in writing"), style="strong", size=13)
        self.ways: dict[bool | None, Way] = {
            None: Way(theme, say("Not asked yet")),
            True: Way(theme, say("Something may be left in writing")),
            False: Way(theme, say("Nothing in writing")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        for allowed, way in self.ways.items():
            way.clicked.connect(lambda _on, allowed=allowed: self.chosen.emit(allowed))
            column.addWidget(way)
        self.show_choice("", None)

    def show_choice(self, name: str, allowed: bool | None) -> None:
        """Show which one holds for whom; an empty name is nobody's."""
        self.ways[allowed].setChecked(True)
        # Both partners have the same three; spoken, each needs its owner.
        self.setAccessibleName(say("{name}: left in writing", name=name) if name else self.label.text())
        for way in self.ways.values():
            way.setAccessibleName(say("{name}: {choice}", name=name, choice=way.text()) if name else "")
