"""Copying a note: the clipboard forgets it after a minute."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

FORGET_MS = 60_000
_Mode = QClipboard.Mode


class ClipboardForAMinute(QObject):
    """Puts words on the clipboard and takes them away after 60 seconds, unless something else was copied since.

    The words are taken away too when the program closes, and when this goes (at lock, with the page it belongs to).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(FORGET_MS)
        self.timer.timeout.connect(self.forget)
        self.destroyed.connect(partial(_take_away, self._words))
        app = QGuiApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.forget)

    def copy(self, words: str) -> None:
        """Put these words there."""
        QGuiApplication.clipboard().setText(words)
        self.watch(words)

    def watch(self, words: str) -> None:
        """Words that a field is just putting there itself."""
        self._words[:] = [words]
        self.timer.start()

    def forget(self) -> None:
        """Clear the clipboard if it still holds the words."""
        self.timer.stop()
        _take_away(self._words)


def _take_away(held: list[str], *_: object) -> None:
    clipboard = QGuiApplication.clipboard() if held and QGuiApplication.instance() is not None else None
    while held:
        words = held.pop()
        for mode in (_Mode.Clipboard, _Mode.Selection):
            if clipboard is not None and clipboard.text(mode) == words:
                clipboard.clear(mode)
