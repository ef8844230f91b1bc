"""Rows of a list that is out of sight, which nobody is told of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView


class OutOfSight(QObject):
    """Lets a flat list have no rows for assistive technology while it is hidden, with the page it is on or alone.

    Qt goes on to tell of them as being in sight, and of the current one as having the focus. So the list looks
    into its first row meanwhile, where there is nothing. Its model, current row and place stay; made after the
    list has its model. `closed`: it is a list that opens only when it is asked for.
    """

    def __init__(self, view: QAbstractItemView, *, closed: bool = False) -> None:
        super().__init__(view)
        self._view = view
        self._place = 0
        self._current = QPersistentModelIndex()
        self._hidden = closed
        view.installEventFilter(self)
        model = view.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(lambda *_: self._fold())
        self._fold()

    def come(self) -> None:
        """Let it have its rows again: it shows, or is about to and measures them for that."""
        if self._hidden:
            self._hidden = False
            self._unfold()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view and not event.spontaneous():
            if event.type() == QEvent.Type.Hide:
                self._hidden = True
                self._place = self._view.verticalScrollBar().value()
                self._current = QPersistentModelIndex(self._view.currentIndex())
                self._fold()
            elif event.type() == QEvent.Type.Show:
                self.come()
        return False

    def _fold(self) -> None:
        if self._hidden and not self._view.rootIndex().isValid():
            self._view.setRootIndex(self._view.model().index(0, 0))

    def _unfold(self) -> None:
        view = self._view
        view.setRootIndex(QModelIndex())
        view.doItemsLayout()
        view.verticalScrollBar().setValue(self._place)
        if view.currentIndex() != self._current:
            view.scrollTo(view.currentIndex())
