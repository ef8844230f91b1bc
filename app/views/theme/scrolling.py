"""A scroll area that a screen reader may read while its scroll bar comes and goes."""

from __future__ import annotations

from PySide6 import QtWidgets


class QWidget(QtWidgets.QScrollArea):
    """A scroll area that introduces itself to assistive technology as the plain widget it is.

    Qt chooses what it tells assistive technology by the name of a widget's class, and what it has for the name
    QScrollArea counts only the scroll bars in sight and reads past the end of that list (Qt 6.11, and long before).
    A screen reader counts first and asks for one child after another later: a bar that went away in between, with
    its page or because the page grew shorter, ended the whole program. What Qt has for the name QWidget counts the
    bars whether they are in sight or not, and answers “none” past the end. Hence this name, which must stay.
    """


SteadyScrollArea = QWidget
"""The name to use."""
