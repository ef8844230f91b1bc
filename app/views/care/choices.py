"""A few equal choices as pills that wrap, of which one holds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip

K = TypeVar("K", bound=Hashable)


class Choices(QWidget, Generic[K]):
    """`chosen(key)` when a person chooses; `show_choices` and `choose` are the program's word."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[tuple[K, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chips: dict[K, Chip] = {}
        self._group = QButtonGroup(self)
        self._flow = Flow(self)
        self.setAccessibleName(name)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_choices(choices)

    def show_choices(self, choices: Sequence[tuple[K, str]]) -> None:
        """These, in this order; what is there already only gets its words."""
        for key, words in choices:
            if key not in self.chips:
                chip = self.chips[key] = _Choice(self._theme, words, checkable=True, roomy=True, parent=self)
                self._group.addButton(chip)
                self._flow.addWidget(chip)
                chip.clicked.connect(lambda _on=True, key=key: self.chosen.emit(key))
            self.chips[key].setText(words)
        self.updateGeometry()

    def choice(self) -> K | None:
        """What holds."""
        return next((key for key, chip in self.chips.items() if chip.isChecked()), None)

    def choose(self, key: K) -> None:
        """Let this one hold."""
        self.chips[key].setChecked(True)

    def _dress(self) -> None:
        self._flow.set_gaps(self._theme.px(6), self._theme.px(6))


class _Choice(Chip):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Among pills in a row the arrows only go on; what holds is chosen with Space or Enter.
            back = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up)
            self.focusNextPrevChild(not back)
            return
        super().keyPressEvent(event)
