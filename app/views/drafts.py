"""Keeping what is being typed: at most 400 ms after the first letter that is not kept yet it is a draft."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

from app.views.desk import Desk

KEEP_AFTER_MS = 380
"""How long a typed letter is only on the screen; with the writing itself, less than 400."""


class Drafting(QObject):
    """Has `keep` called with the words at most 400 ms after the first letter that is not kept yet.

    Connect the field's signal of change to `typed`; `flush` keeps at once; `stop` when the words found their place.
    """

    def __init__(self, words: Callable[[], str], keep: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._words, self._keep = words, keep
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(KEEP_AFTER_MS)
        self._timer.timeout.connect(self._due)

    @property
    def waiting(self) -> bool:
        """Whether there are letters that are not kept yet."""
        return self._timer.isActive()

    def typed(self) -> None:
        """A letter was typed; the time runs from the first one."""
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


class DraftKeeper(Drafting):
    """Keeps the words of one field as its draft in the vault, named by `place` and the record it is `about`.

    It is flushed before cover, lock and close. `close` ends it: what was typed until then is kept.
    """

    def __init__(self, desk: Desk, place: str, about: int, words: Callable[[], str], parent: QObject) -> None:
        self._desk, self._key = desk, (place, about)
        super().__init__(words, lambda text: desk.keep_draft(place, about, text), parent)
        desk.on_flush(self._key, self.flush)
        # A page may go without having closed its fields; the desk must not call into what is gone.
        flush = self.flush
        self.destroyed.connect(lambda: desk.forget_flush((place, about), flush))

    def kept_words(self) -> str:
        """What was typed there before, in memory or in the vault."""
        return self._desk.draft(*self._key)

    def drop(self) -> None:
        """The words are in the records: no draft is left, neither in memory nor in the vault."""
        self.stop()
        if self.kept_words():
            self._desk.keep_draft(*self._key, "")

    def taken(self) -> None:
        """The same, where the very action that keeps the words has dropped their draft in the vault."""
        self.stop()
        if self._desk.unsaved(*self._key) is not None:
            self._desk.keep_draft(*self._key, "")

    def close(self) -> None:
        """Keep the last letters and have nothing more to do with the field."""
        self.flush()
        self._desk.forget_flush(self._key, self.flush)
        self.deleteLater()
