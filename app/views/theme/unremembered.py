"""Asking for files without leaving a list behind of where one has been."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

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


def in_documents(name: str = "") -> str:
    """Where a file dialog begins: this name in the person's documents, or in their home where they have none."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return str((documents if documents.is_dir() else Path.home()) / name)
