"""How the couple is asked for a number, each way with what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.rating import Scale
from app.views.roster.way import Way
from app.views.theme.labels import Label
from app.views.theme.theme import Theme
from app.words import say


def scale_words() -> dict[Scale, tuple[str, str]]:
    """The name of each scale, and which way it runs."""
    return {
        Scale.COMFORT_10: (say("Comfort, 0 to 10"), say("10 is at ease; lower is harder.")),
        Scale.SUDS_10: (say("Distress (SUDS), 0 to 10"), say("0 is at ease; higher is harder.")),
        Scale.SUDS_100: (say("Distress (SUDS), 0 to 100"), say("0 is at ease; higher is harder.")),
    }


class ScaleChoice(QWidget):
    """One of the three scales; `chosen` when a person picks another. Numbers given before stay as answered."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = Label(theme, say("How a number is asked for"), style="strong", size=13)
        self.setAccessibleName(self.label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.label)
        self.ways: dict[Scale, Way] = {}
        for scale, (name, meaning) in scale_words().items():
            way = Way(theme, name, meaning)
            way.clicked.connect(lambda _on, scale=scale: self.chosen.emit(scale))
            self.ways[scale] = way
            column.addWidget(way)

    def choose(self, scale: Scale) -> None:
        """Show which one holds."""
        self.ways[scale].setChecked(True)
