"""What there is to read on a screen, as assistive technology finds it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_SHOWN = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)


def words_of(widget: QWidget) -> list[str]:
    """Every text of the widget and of all that is visible in it, once.

    Widgets that stand in rows of a list are asked as well: the list's own tree has only its rows.
    """
    texts = [text for one in (widget, *widget.findChildren(QWidget)) if one.isVisible() for text in _texts_of(one)]
    return list(dict.fromkeys(texts))


def _texts_of(widget: QWidget) -> Iterator[str]:
    here = QAccessible.queryAccessibleInterface(widget)
    if here is None or not here.isValid():
        return
    yield from _texts(here)
    for place in range(here.childCount()):
        part = here.child(place)
        if part is not None and part.isValid() and part.object() is None:  # a row, a cell, a tab: no widget of its own
            yield from _texts(part)


def _texts(part: QAccessibleInterface) -> Iterator[str]:
    for kind in _SHOWN:
        text = part.text(kind).strip()
        if text:
            yield text
