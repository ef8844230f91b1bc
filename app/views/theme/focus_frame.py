"""The ring around words that have no ground of their own: it stands off their letters."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app.views.theme.paint import begin, focus_ring
from app.views.theme.theme import Theme

AWAY = 5
"""How far the ring stands off the words at their sides, in pixels of the design."""


class FocusFrame(QWidget):
    """Lies around a widget while that has the focus, outside of it, and takes no room and no clicks.

    It is a child of the nearest widget around that has room for it, within what scrolls together.
    """

    def __init__(self, theme: Theme, around: QWidget) -> None:
        super().__init__(around.parentWidget())
        self._theme, self._around = theme, around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)
        around.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide, QEvent.Type.ParentAboutToChange):
            self.hide()
        elif kind in (QEvent.Type.FocusIn, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        focus_ring(painter, self._theme, self.rect().toRectF(), float(self._theme.px(6)))
        painter.end()

    def place(self) -> None:
        """Show around it where it is now, if it has the focus."""
        if not self._around.hasFocus() or not self._around.isVisible():
            return
        host = self._around.parentWidget()
        box = self._box(host)
        while host is not None and not host.rect().contains(box) and not _ends_at(host):
            host = host.parentWidget()
            box = self._box(host)
        if host is None:
            return
        if self.parentWidget() is not host:
            self.setParent(host)
        self.setGeometry(box)
        self.show()
        self.raise_()

    def _box(self, host: QWidget | None) -> QRect:
        place = QPoint() if host is None else self._around.mapTo(host, QPoint())
        away = self._theme.px(AWAY)
        return QRect(place, self._around.size()).adjusted(-away, 0, away, 0)


def _ends_at(host: QWidget) -> bool:
    """Whether what is around it would not move with it, or is another window."""
    return host.isWindow() or isinstance(host.parentWidget(), QAbstractScrollArea) or host.parentWidget() is None
