"""Menus in the look of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.views.theme.theme import Theme


class Menu(QMenu):
    """A menu, dressed whenever it opens, with those below it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, title: str = "") -> None:
        super().__init__(title, parent)
        self._theme = theme
        self.aboutToShow.connect(self._dress)

    def _dress(self) -> None:
        dress_menu(self._theme, self)


def dress_menu(theme: Theme, menu: QMenu) -> None:
    """Have a menu that Qt made look like the others."""
    rules = theme.rules("menus")
    if menu.styleSheet() != rules:
        menu.setStyleSheet(rules)


def open_field_menu(theme: Theme, menu: QMenu, at: QPoint) -> None:
    """Open what a field offers by itself (take back, cut, copy, paste), at a point of the screen."""
    dress_menu(theme, menu)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(at)
