"""Leaving the records: pages that somebody still holds, windows beside ours, words not on disk."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def end_drag(page: QWidget) -> None:
    """Whoever drags something out of this page lets go of it, where it came from."""
    if page.findChild(QDrag) is not None:
        QDrag.cancel()


def let_go(page: QWidget) -> None:
    """Free a page that is shown no more: soon, or as soon as a drag that began in it has returned.

    A drag runs inside the mouse handler of its list, and a list must not be freed beneath its own handler.
    """

    def free() -> None:
        if isValid(page):
            page.deleteLater()

    page.destroyed.connect(free)  # and so holds it until then: a page without a parent could go at any moment
    drag = page.findChild(QDrag)
    if drag is None:
        free()
    else:
        drag.destroyed.connect(free)


def put_down(page: QWidget) -> None:
    """Leave every field of it and hide it: what they keep when they are left, the records take while they are open."""
    focus = QApplication.focusWidget()
    if focus is not None and page.isAncestorOf(focus):
        focus.clearFocus()
    page.hide()


def close_others(ours: Collection[QWidget | None]) -> None:
    """Close every window and dialog but ours."""
    for other in QApplication.topLevelWidgets():
        if other.isVisible() and other not in ours:
            other.close()


class LeftBehind:
    """Asks once before words that are only in memory are left behind, and again for any other words."""

    def __init__(self) -> None:
        self._told: list[str] = []

    def may(self, words: list[str]) -> bool:
        """Whether one may leave: nothing is left behind, or nothing but what this asked about before."""
        if not words or words == self._told:
            return True
        self._told = list(words)
        return False

    def saved(self, all_of_it: bool) -> None:
        """All words came to disk: what was asked about before is of no account any more."""
        if all_of_it:
            self._told = []
