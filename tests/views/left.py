"""What a lock leaves to Python's collector, which runs in whichever thread is at work then."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject
from shiboken6 import isValid

from tests.views.running import Running


def left_by_a_lock(running: Running) -> list[str]:
    """The kinds of objects of Qt's that were put away by a lock and that Qt did not free."""
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        with running.qtbot.waitSignal(running.window.destroyed):
            running.program.lock()
        gc.collect()
        return [type(one).__name__ for one in gc.garbage if isinstance(one, QObject) and isValid(one)]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
