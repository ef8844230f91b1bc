"""Letting go of all that widgets hold, also of what is out of sight and could be read by assistive technology."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget

from app.views.growing_field import GrowingField


def forget(root: QWidget) -> None:
    """No word is left in the widget and in all that is inside it, and soon it is gone. Nothing of it is told."""
    for one in (root, *root.findChildren(QWidget)):
        one.blockSignals(True)
        one.setAccessibleName("")
        one.setAccessibleDescription("")
        one.setToolTip("")
        if isinstance(one, (QLabel, QAbstractButton)):
            one.setText("")
        elif isinstance(one, QLineEdit):
            one.clear()
            one.setPlaceholderText("")
        elif isinstance(one, QComboBox):
            one.hidePopup()
            one.clear()
        elif isinstance(one, GrowingField):
            one.set_words("")
    root.hide()
    root.deleteLater()
