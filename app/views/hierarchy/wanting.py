"""How much they want it: a third thing, which goes with a yes where somebody likes to say it, and never alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.willingness import Wanting
from app.views.hierarchy.sentences import wanting_words
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Chip, Label
from app.words import say


class _Beside(Label):
    """Words in a line of chips, as high as these."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", style="caption", token="ink2")

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class WantingChips(QWidget):
    """Chosen before the yes it is kept with; chosen once more it is nothing again. `chosen` when it is another now."""

    chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.now: Wanting | None = None
        self._kept: Wanting | None = None
        self._stands = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        self._flow = Flow(holder)
        self._words = _Beside(theme)
        self._flow.addWidget(self._words)
        self.chips = {one: Chip(theme, wanting_words(one), checkable=True) for one in Wanting}
        for one, chip in self.chips.items():
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setAccessibleName(say("Wanting: {much}", much=wanting_words(one)))
            chip.clicked.connect(lambda _=False, one=one: self._take(None if self.now is one else one))
            self._flow.addWidget(chip)
        self._column.addWidget(holder)
        theme.changed.connect(self._dress)
        self._dress()

    def show_kept(self, kept: Wanting | None) -> None:
        """What was kept with the yes that stands, or nothing, is what would be kept again."""
        self._show(kept)

    def show_standing(self, stands: bool, kept: Wanting | None) -> None:
        """Whether a yes `stands`, and what was kept with it: what is chosen besides waits for another yes."""
        self._stands, self._kept = stands, kept
        self._name()

    def walk(self) -> None:
        """The next one, and after the last none."""
        ways = [None, *Wanting]
        self._take(ways[(ways.index(self.now) + 1) % len(ways)])

    def said(self) -> str:
        """What is chosen, in words."""
        if self.now is None:
            return say("Wanting: not said")
        return say("Wanting: {much}", much=wanting_words(self.now))

    def _take(self, one: Wanting | None) -> None:
        self._show(one)
        self.chosen.emit()

    def _show(self, now: Wanting | None) -> None:
        self.now = now
        for one, chip in self.chips.items():
            chip.setChecked(one is now)
        self._name()

    def _name(self) -> None:
        waits = self._stands and self.now is not self._kept
        words = say("Wanting, kept with the next yes:") if waits else say("Wanting, said with a yes:")
        if words != self._words.text():
            self._words.setText(words)

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(4))
        self._flow.set_gaps(px(6), px(6))
