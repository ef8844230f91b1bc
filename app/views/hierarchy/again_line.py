"""Above the path: which steps of this week are asked again, and the way to ask them one after another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.theme.quiet_line import QuietLine
from app.views.theme.theme import Theme
from app.words import count, say


class AgainLine(QuietLine):
    """One quiet line, there only while a yes has run its time; time alone has changed nothing else on the path."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "rotate-ccw", parent)
        self.hide()

    def show_lapsed(self, n: int, *, going: bool) -> None:
        """How many there are; while they are gone through (`going`) the line stays, so that the path does not move."""
        if n:
            words = count(
                "A step of this week is asked again.",
                "{number} steps of this week are asked again.",
                n,
                number=_in_words(n),
            )
            self.show_words(words, say("Ask in one round"))
        self.setVisible(bool(n) or (going and not self.isHidden()))

    def height_at(self, width: int) -> int:
        """How high it is when `width` pixels wide."""
        return max(self._row.totalHeightForWidth(width), self._row.sizeHint().height())

    def _dress(self) -> None:
        super()._dress()
        px = self._theme.px
        self._row.setContentsMargins(px(66), px(8), px(9), 0)


def _in_words(n: int) -> str:
    """A small number as it begins a sentence."""
    small = {2: say("Two"), 3: say("Three"), 4: say("Four"), 5: say("Five"), 6: say("Six"), 7: say("Seven")}
    return small.get(n, str(n))
