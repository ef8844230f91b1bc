"""Keeping the words of a note where they belong, while they are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.views.desk import Desk, Keep
from app.views.drafts import Drafting


class WordsKeeper(Drafting):
    """Has the desk keep the words of one field in the records at most 400 ms after the first unsaved letter.

    It is flushed before cover, lock and close. `close` ends it: what was typed until then is kept.
    """

    def __init__(self, desk: Desk, key: tuple[str, int], words: Callable[[], str], keep: Keep, parent: QObject) -> None:
        super().__init__(words, lambda text: desk.keep_words(*key, text, keep), parent)
        self._desk, self._key = desk, key
        desk.on_flush(key, self.flush)
        # A page may go without having closed its fields; the desk must not call into what is gone.
        flush = self.flush
        self.destroyed.connect(lambda: desk.forget_flush(key, flush))

    def close(self) -> None:
        """Keep the last letters and have nothing more to do with the field."""
        self.flush()
        self._desk.forget_flush(self._key, self.flush)
        self.deleteLater()
