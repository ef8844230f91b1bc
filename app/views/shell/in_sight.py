"""What has the focus is in sight, also where it came into something that was scrolled away from it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

RING = 24
"""Pixels above and below a widget that are seen with it: its ring, or the frame around its words."""


class InSight(QObject):
    """Scrolls to the focus where it comes in from elsewhere; from place to place inside, Qt and the pages do that.

    Never while a mouse button is down: what is being pressed stays under the hand.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._rounds = 0
        self._rest = QTimer(self)  # what comes into sight with the focus has its place only then
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._bring)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if any(not area.isAncestorOf(old) for area in areas_around(new, self._window)):
            self._rounds = 2  # what grows with its words has its height one round after its place
            self._rest.start()

    def _bring(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._window.isAncestorOf(focus):
            for area in areas_around(focus, self._window):
                bring_into_sight(area, focus)
        self._rounds -= 1
        if self._rounds > 0:
            self._rest.start()


def areas_around(widget: QWidget, host: QWidget) -> Iterator[QScrollArea]:
    """What scrolls around a widget, from the nearest to the one that is nearest to `host`."""
    above = widget.parentWidget()
    while above is not None and above is not host:
        if isinstance(above, QScrollArea):
            yield above
        above = above.parentWidget()


def bring_into_sight(area: QScrollArea, widget: QWidget) -> None:
    """Scroll so that all of it is seen. What is higher than the area is read from where somebody scrolled it to."""
    seen, bar = QRect(area.viewport().rect()), area.verticalScrollBar()
    box = QRect(widget.mapTo(area.viewport(), widget.rect().topLeft()), widget.size()).adjusted(0, -RING, 0, RING)
    if box.height() > seen.height() and seen.intersects(box):
        return
    below, above = box.bottom() - seen.bottom(), box.top() - seen.top()
    if above < 0 or below > 0:
        bar.setValue(bar.value() + (above if above < 0 else min(below, above)))
