"""Two quick clicks are one thing meant: the second presses nothing in what the first has opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class Shield(QWidget):
    """Lies over a card that has just opened, so that the second of two quick clicks presses nothing in it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._while = QTimer(self)
        self._while.setSingleShot(True)
        self._while.timeout.connect(self.hide)
        self.hide()

    def hold(self) -> None:
        """Hold for as long as a second click belongs to the first."""
        self._while.start(QApplication.doubleClickInterval())
        self.show()
        self.raise_()

    def event(self, event: QEvent) -> bool:
        if event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
            QEvent.Type.MouseButtonDblClick,
        ):
            event.accept()
            return True
        return super().event(event)
