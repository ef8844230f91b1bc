"""What there is to read on a screen, as assistive technology finds it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_SHOWN = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)


def words_of(widget: QWidget) -> list[str]:
    """Every text of the widget and of all that is visible in it, once, in its order."""
    root = QAccessible.queryAccessibleInterface(widget)
    return list(dict.fromkeys(_texts(root))) if root is not None else []


def _texts(part: QAccessibleInterface) -> Iterator[str]:
    if not part.isValid() or part.state().invisible:
        return
    for kind in _SHOWN:
        text = part.text(kind).strip()
        if text:
            yield text
    for place in range(part.childCount()):
        child = part.child(place)
        if child is not None:
            yield from _texts(child)
