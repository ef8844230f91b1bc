"""One window for one folder of records: this one is found by those who start later, or finds who was here before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.views.instance import FirstWindow


class OneWindow:
    """For the records in `folder`; `come_forward` is called where somebody starts the program for them once more."""

    def __init__(self, folder: Path, come_forward: Callable[[], None], parent: QObject) -> None:
        self._folder, self._come_forward, self._parent = folder, come_forward, parent
        self._first: FirstWindow | None = None

    def another_answers(self) -> bool:
        """Be found from now on by those who start later; True where another is found already."""
        from app.views.instance import FirstWindow

        self._first = FirstWindow(self._folder, self._parent)
        self._first.wanted.connect(self._come_forward)
        return self._first.another

    def show_the_other(self) -> bool:
        """Have the window that holds the records come forward; this one is not to answer in its place."""
        from app.views.instance import ask_first_window

        self.close()
        return ask_first_window(self._folder) or self.another_answers()

    def close(self) -> None:
        """Be found no more."""
        if self._first is not None:
            self._first.close()
