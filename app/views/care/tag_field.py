"""What a line is about, in a few short words: typed, or taken from those that the path already knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Label, LineEdit
from app.words import say

MOST = 5
"""So many are offered at once."""


class TagField(QWidget):
    """The chosen ones as chips that stay chosen, then what is offered for the letters typed. `changed` by a person."""

    changed = Signal()

    def __init__(
        self, theme: Theme, label: str, known: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._known = theme, known
        self._chosen: list[str] = []
        self.label = Label(theme, label, style="strong", size=13, wrap=True)
        self.edit = LineEdit(theme, say("such as neck, bed, evening"), name=label)
        self.label.setBuddy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(lambda _text: self._offer())
        self.chips: dict[str, Chip] = {}
        self._flow = Flow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.label)
        self._column.addWidget(self.edit)
        self._column.addLayout(self._flow)
        theme.changed.connect(self._dress)
        self._dress()

    def tags(self) -> str:
        """The chosen ones, and what stands in the field, as one line."""
        typed = [part.strip() for part in self.edit.text().split(",")]
        return ", ".join(part for part in (*self._chosen, *typed) if part)

    def set_tags(self, tags: str) -> None:
        """Show these as chosen."""
        blocked = self.edit.blockSignals(True)
        self.edit.clear()
        self.edit.blockSignals(blocked)
        self._chosen = [tag for tag in tags.split(", ") if tag]
        self._offer()

    def forget(self) -> None:
        """Hold no words."""
        self.set_tags("")
        for chip in self.chips.values():
            chip.setText("")

    def offer_again(self) -> None:
        """What is known may be in another order now."""
        self._offer()

    def take_typed(self) -> None:
        """What stands in the field is meant."""
        if self.edit.text().strip():
            self.set_tags(", ".join(dict.fromkeys(part.casefold() for part in self.tags().split(", "))))
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or not self.edit.text().strip():
            return False
        meant = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma)
        if meant:
            self.take_typed()
        return meant

    def _turn(self, tag: str) -> None:
        if tag in self._chosen:
            self._chosen.remove(tag)
        else:
            self._chosen.append(tag)
            blocked = self.edit.blockSignals(True)
            self.edit.clear()
            self.edit.blockSignals(blocked)
        self._offer()
        self.chips[tag if tag in self.chips else next(iter(self.chips), tag)].setFocus()
        self.changed.emit()

    def _offer(self) -> None:
        typed = self.edit.text().strip().casefold()
        known = [tag for tag in self._known() if tag not in self._chosen]
        begun = [tag for tag in known if tag.startswith(typed)] + [tag for tag in known if f" {typed}" in tag]
        wanted = [*self._chosen, *list(dict.fromkeys(begun))[:MOST]]
        for tag in [tag for tag in self.chips if tag not in wanted]:
            chip = self.chips.pop(tag)
            self._flow.removeWidget(chip)
            chip.setText("")
            chip.hide()
            chip.deleteLater()
        for tag in wanted:
            chip = self.chips.get(tag) or self._chip(tag)
            self._flow.removeWidget(chip)
            self._flow.addWidget(chip)
            chip.setText(say(tag))
            chip.setChecked(tag in self._chosen)
            chip.show()
        self.updateGeometry()

    def _chip(self, tag: str) -> Chip:
        chip = self.chips[tag] = Chip(self._theme, say(tag), checkable=True, parent=self)
        chip.clicked.connect(lambda: self._turn(tag))
        return chip

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        self._flow.set_gaps(px(6), px(6))
