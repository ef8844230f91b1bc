"""The first look at every key: the keys that always work, a field's own undo before the desk's, and who is there."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, Qt, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from app.views.commands import Commands

ALWAYS = ("pause", "cover", "lock")
"""These work in every window and field, over a dialog, over the cover, and over the lock."""

SHIFTS, SHIFTS_WITHIN = 3, 1.5
"""Shift so many times within so many seconds covers the screen, where the F-keys are the computer's own."""

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_HANDS = frozenset(
    (
        *_KEYS,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    )
)


class KeyWatch(QObject):
    """Sees what hands do before any widget does; `touched` says that somebody is there.

    `covered` tells whether the cover is on: then only `ALWAYS` gets through. `now` gives seconds, for the three Shifts.
    """

    touched = Signal()

    def __init__(
        self, commands: Commands, covered: Callable[[], bool], now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(commands)
        self._commands, self._covered, self._now = commands, covered, now
        self._shifts: list[float] = []
        self._app = cast(QGuiApplication, QGuiApplication.instance())
        self._app.focusWindowChanged.connect(self._watch)
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)

    def close(self) -> None:
        """Look no more."""
        self._app.focusWindowChanged.disconnect(self._watch)
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def _watch(self, window: QWindow | None) -> None:
        # The windows and not the application: every key passes the window that has the focus, while a filter on the
        # application is asked about each event of each widget, thousands for a page.
        if window is not None:
            window.installEventFilter(self)  # which does nothing to one that is watched already but put this first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() in _HANDS and self._hand(event)

    def _hand(self, event: QEvent) -> bool:
        """Whether what a hand did ends here."""
        kind = event.type()
        if not isinstance(event, QKeyEvent):
            self.touched.emit()
            if kind == QEvent.Type.MouseButtonPress:
                self._shifts.clear()
            return False
        if kind == QEvent.Type.KeyPress:
            self.touched.emit()
        name = self._commands.named_by(QKeySequence(event.keyCombination()))
        if name in ALWAYS:
            if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self._commands.run(name)
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress:
            self._count_shift(event)
        if self._covered():
            event.accept()
            return True
        if name in ("undo", "redo") and _field_can(name):
            if kind == QEvent.Type.KeyPress:
                _in_field(name)
            event.accept()
            return True
        if kind == QEvent.Type.ShortcutOverride and (name in ("undo", "redo") or self._commands.can(name)):
            event.ignore()  # the key is the table's, whatever a field would do with it
            return True
        return False

    def _count_shift(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Shift or event.isAutoRepeat():
            self._shifts.clear()
            return
        now = self._now()
        self._shifts = [then for then in self._shifts if now - then <= SHIFTS_WITHIN] + [now]
        if len(self._shifts) >= SHIFTS:
            self._shifts.clear()
            self._commands.run("cover")


def _field_can(name: str) -> bool:
    """Whether the field with the focus has typing of its own to take back, or to do again."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        return not field.isReadOnly() and (field.isUndoAvailable() if name == "undo" else field.isRedoAvailable())
    if isinstance(field, QPlainTextEdit | QTextEdit):
        document = field.document()
        return not field.isReadOnly() and (document.isUndoAvailable() if name == "undo" else document.isRedoAvailable())
    return False


def _in_field(name: str) -> None:
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
        (field.undo if name == "undo" else field.redo)()
