"""A widget that lies over one row of a list, where assistive technology finds it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QModelIndex, QObject, QPersistentModelIndex, QRect, QTimer
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView, QWidget


class OverRow(QObject):
    """Keeps `widget` over the row of `index`, through scrolling and moving, cut off where the list ends.

    Qt's own index widgets are missing from what a screen reader is told: a list has items and nothing else. So the
    widget is laid beside the list, on the same parent. `close` takes it away; the row's height is the list's to give.
    """

    def __init__(
        self, view: QAbstractItemView, index: QModelIndex, widget: QWidget, margins: QMargins | None = None
    ) -> None:
        super().__init__(view)
        self._view, self._index, self._widget = view, QPersistentModelIndex(index), widget
        self._margins = margins or QMargins()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.place)
        widget.setParent(view.parentWidget())
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().valueChanged.connect(self.place)
        self.place()
        widget.show()
        widget.raise_()

    @property
    def width(self) -> int:
        """How wide the widget is there."""
        return self._view.viewport().width() - self._margins.left() - self._margins.right()

    def set_margins(self, margins: QMargins) -> None:
        """Keep clear of other edges of the row than before, in pixels."""
        if margins != self._margins:
            self._margins = margins
            self.place()

    def place(self) -> None:
        """Lay it where the row is now."""
        viewport, host = self._view.viewport(), self._widget.parentWidget()
        if host is None or not self._index.isValid():
            return
        row = self._view.visualRect(self._index)
        box = QRect(row.left(), row.top(), viewport.width(), row.height()).marginsRemoved(self._margins)
        seen = box.intersected(viewport.rect())
        here = QRect(viewport.mapTo(host, box.topLeft()), box.size())
        if self._widget.geometry() != here:
            self._widget.setGeometry(here)
        if seen == box:
            self._widget.clearMask()
        else:
            self._widget.setMask(QRegion(seen.translated(-box.topLeft())))

    def close(self) -> None:
        """Take the widget away, for good."""
        self._soon.stop()
        self._view.viewport().removeEventFilter(self)
        self._widget.hide()
        self._widget.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The list lays its rows out late and says so to nobody; but then it paints them.
        if event.type() in (QEvent.Type.Paint, QEvent.Type.Resize, QEvent.Type.Move) and not self._soon.isActive():
            self._soon.start()
        return False
