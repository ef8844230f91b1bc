"""The pages being drawn, in another process: the latest wish is drawn, those before it are let go."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Future

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.agreement import AgreementContent
from app.models.drawn import Drawn

Draw = Callable[[AgreementContent], "Future[Drawn]"]
"""Draws an agreement in another process, because drawing here would hold up the typing."""

LOOK_MS = 20


class Drawing(QObject):
    """`drawn(content, drawn)` for what was wished for last; `broken()` where no process would draw it."""

    drawn = Signal(object, object)
    broken = Signal()

    def __init__(self, draw: Draw, parent: QObject) -> None:
        super().__init__(parent)
        self._draw = draw
        self._coming: Future[Drawn] | None = None
        self._content: AgreementContent | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._collect)

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way."""
        return self._coming is not None

    def wish(self, content: AgreementContent) -> None:
        """Draw this, in place of what was wished for before."""
        if self._coming is not None:
            self._coming.cancel()
        self._content, self._coming = content, self._draw(content)
        self._look.start()
        self._collect()

    def forget(self) -> None:
        """Nothing is wished for any more."""
        self._look.stop()
        if self._coming is not None:
            self._coming.cancel()
        self._coming = self._content = None

    def _collect(self) -> None:
        coming, content = self._coming, self._content
        if coming is None or content is None or not coming.done():
            return
        self._look.stop()
        self._coming = None
        try:
            drawn = coming.result()
        except (BrokenExecutor, CancelledError):
            self.broken.emit()
            return
        except Exception:
            self.broken.emit()  # a fault of ours must not leave the page waiting for its pages
            raise
        self.drawn.emit(content, drawn)
