"""F6: from pane to pane, and back to the very place where one was in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


@dataclass(frozen=True)
class Pane:
    """A part of the window; `enter` puts the focus into it where nothing of it had the focus before."""

    widget: QWidget
    enter: Callable[[], None]


class Panes(QObject):
    """Walks through what `shown` gives, in order, and remembers the last place in each.

    Only where the focus comes to rest is remembered: where a field goes away, Qt takes it through others on its way.
    """

    def __init__(self, shown: Callable[[], list[Pane]], parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = shown
        self._last: dict[QWidget, QWidget] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._remember)
        _app().focusChanged.connect(self._moved)

    def close(self) -> None:
        """Remember no more."""
        _app().focusChanged.disconnect(self._moved)
        self._rest.stop()
        self._last.clear()

    def walk(self, by: int) -> QWidget:
        """Go `by` panes on; the pane one comes to."""
        self._remember()
        panes = self._shown()
        focus = QApplication.focusWidget()
        now = next((n for n, pane in enumerate(panes) if focus is not None and pane.widget.isAncestorOf(focus)), 0)
        target = panes[(now + by) % len(panes)]
        last = self._last.get(target.widget)
        # What somebody wrote in may be gone with its page, as what is kept alone is once somebody comes in.
        if last is not None and isValid(last) and last.isVisible() and target.widget.isAncestorOf(last):
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            target.enter()
        return target.widget

    def _moved(self) -> None:
        self._rest.start()

    def _remember(self) -> None:
        now = QApplication.focusWidget()
        if now is None:
            return
        for pane in self._shown():
            if pane.widget.isAncestorOf(now):
                self._last[pane.widget] = now


def _app() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("there are panes only in a program with windows")
    return app
