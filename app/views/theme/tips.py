"""Tooltips in the look of the theme."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.views.theme.theme import Theme


def dress_tip(theme: Theme, widget: QWidget) -> None:
    """Dress the tooltip of a widget, if it has one.

    Qt looks at what the widget wears when it shows it, so when the pointer comes is soon enough, and what no pointer
    comes to is spared it.
    """
    if widget.toolTip():
        wear_tips(theme, widget)


def wear_tips(theme: Theme, widget: QWidget) -> None:
    """Dress whatever tooltip is shown of a widget from now on."""
    rules = theme.rules("tips")
    if widget.styleSheet() != rules:
        widget.setStyleSheet(rules)
