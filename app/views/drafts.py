"""Keeping what is being typed: at most 400 ms after the first unsaved key it is a draft in the vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.views.desk import Desk

KEEP_MS = 400


class DraftKeeper(QObject):
    """Keeps the words of one field, named by `place` and what it is `about`; `words()` gives them as they stand.

    Call `typed` at every change; `drop` when the words were kept for good or given up by hand.
    """

    def __init__(self, desk: Desk, place: str, about: int, words: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._key, self._words = desk, (place, about), words
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_MS)
        self._timer.timeout.connect(self.keep)
        desk.on_flush(self._key, self.flush)

    @property
    def about(self) -> int:
        """The record the field is about."""
        return self._key[1]

    def typed(self) -> None:
        """Something was typed: keep it soon, without waiting for a pause in the typing."""
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Keep now what was typed since."""
        if self._timer.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep the words as they stand."""
        self._timer.stop()
        self._desk.keep_draft(*self._key, self._words())

    def kept_words(self) -> str:
        """What was being typed there before."""
        return self._desk.draft(*self._key)

    def drop(self) -> None:
        """The words are no draft any more."""
        self._timer.stop()
        if self._desk.draft(*self._key):
            self._desk.keep_draft(*self._key, "")

    def close(self) -> None:
        """Keep what was typed, and be gone."""
        self.flush()
        self._desk.forget_flush(self._key)
        self.deleteLater()
