"""Room at the foot of a page for what the program says, so that it lies over nothing one reads or presses."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QWidget

from app.views.shell.in_sight import areas_around, bring_into_sight


class RoomBelow(QWidget):
    """As high as it is asked to be, and never lower than the `words` that stand at its right, while they do.

    When it grows, what has the focus in the widgets above stays in sight.
    """

    def __init__(self, words: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        if words is not None:
            self._row.addWidget(words)

    def set_edges(self, beside: int, high: int) -> None:
        """Free pixels at both ends, and how high the words make it."""
        self._row.setContentsMargins(beside, 0, beside, 0)
        if self._words is not None:
            self._words.setMinimumHeight(high)

    def make(self, high: int) -> None:
        """At least so many pixels from now on."""
        if self._words is not None and not self._words.isHidden() and high <= self._words.minimumHeight():
            high = 0  # the words have made that room already, and take it with them when they go
        if high == self.minimumHeight():
            return
        grows = high > self.height()
        self.setMinimumHeight(high)
        host = self.parentWidget()
        layout = host.layout() if host is not None else None
        if host is None or layout is None or not grows:
            return
        layout.activate()  # the page above has its new height now, and not only after the next paint
        _keep_in_sight(QApplication.focusWidget(), host)


def _keep_in_sight(focus: QWidget | None, host: QWidget) -> None:
    if focus is None or not host.isAncestorOf(focus):
        return
    if isinstance(focus, QAbstractItemView):
        focus.scrollTo(focus.currentIndex())
    for area in areas_around(focus, host):
        bring_into_sight(area, focus)
