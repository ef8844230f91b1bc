"""Keeping what is being typed in one field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from app.views.desk import Desk

DRAFT_MS = 380
"""How long a typed letter is only on the screen; with the writing itself, less than 400."""


class Drafting(QObject):
    """Keeps `words()` as the draft of one place at most 400 ms after the first key that is not kept yet.

    `stop` ends it: what was typed until then is kept, unless it is said to be in the records already.
    """

    def __init__(self, desk: Desk, place: str, about: int, words: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._key, self._words = desk, (place, about), words
        self._unkept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.flush)
        desk.on_flush(self._key, self.flush)

    def kept_words(self) -> str:
        """What was typed there before, in memory or in the vault."""
        return self._desk.draft(*self._key)

    def typed(self) -> None:
        """A key was pressed; the time runs from the first."""
        if not self._unkept:
            self._unkept = True
            self._timer.start()

    def flush(self) -> None:
        """Keep it now, if something is not kept yet."""
        if self._unkept:
            self.hold_on()
            self._desk.keep_draft(*self._key, self._words())

    def hold_on(self) -> None:
        """An action is about to take the words; nothing more is kept unless it says no."""
        self._unkept = False
        self._timer.stop()

    def drop(self) -> None:
        """The words are in the records: no draft is left, neither in memory nor in the vault."""
        self.hold_on()
        if self.kept_words():
            self._desk.keep_draft(*self._key, "")

    def stop(self) -> None:
        """Keep the last letters and have nothing more to do with the field."""
        self.flush()
        self._desk.forget_flush(self._key)
        self.deleteLater()
