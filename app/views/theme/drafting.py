"""When the words of a field are kept as a draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

KEEP_AFTER_MS = 400
"""The longest that typed words stay on the screen only."""


class Drafting(QObject):
    """Has `keep` called with the words at most 400 ms after the first letter that is not kept yet.

    Connect the field's signal of change to `typed`; `flush` keeps at once; `stop` when the words found their place.
    """

    def __init__(self, words: Callable[[], str], keep: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._keep = words, keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._due)

    @property
    def waiting(self) -> bool:
        """Whether there are letters that are not kept yet."""
        return self._timer.isActive()

    def typed(self) -> None:
        """A letter was typed; the clock runs from the first one."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep now what is waiting, if anything."""
        if self._timer.isActive():
            self._timer.stop()
            self._due()

    def stop(self) -> None:
        """Nothing is waiting any more."""
        self._timer.stop()

    def _due(self) -> None:
        self._keep(self._words())
