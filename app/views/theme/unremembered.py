"""Asking for files without leaving a list behind of where one has been."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSettings

LISTS = ("FileDialog/history", "FileDialog/lastVisited")
"""Where Qt notes, in a file that all its programs share, the folders that its dialogs have shown."""


@contextmanager
def unremembered() -> Iterator[None]:
    """Around a file dialog: those lists are as they were, since a folder may be named after the couple it is for."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    before = {name: settings.value(name) for name in LISTS}
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                settings.remove(name)
            else:
                settings.setValue(name, value)
        settings.sync()
