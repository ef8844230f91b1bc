"""Shift and F10: the menu of the row or field that has the focus, as the menu key opens it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication


def open_menu_of_focus() -> bool:
    """Ask whoever has the focus for its menu, where it types or has its row; whether anybody opened one."""
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    here = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    at = here.center() if isinstance(here, QRect) else QPoint()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, focus.mapToGlobal(at))
    QCoreApplication.sendEvent(focus, event)
    return event.isAccepted()
