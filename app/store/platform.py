"""What differs between operating systems: keeping files private and making them durable.

The one file of the store that no single machine can cover.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl
    import resource


def keep_private() -> None:
    """Whatever this process writes is its user's alone, and a crash leaves no image of its memory behind."""
    os.umask(0o077)
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _not_dumpable()


def _not_dumpable() -> None:
    """Linux: no debugger of the same user may attach, no core is written even through a handler."""
    ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE


def make_durable(file: int) -> None:
    """Return once what was written to this open file is on the disk itself."""
    if sys.platform == "darwin":
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)
    else:
        os.fsync(file)


def make_folder_durable(folder: Path) -> None:
    """Return once renames inside this folder are on the disk (Windows does that by itself)."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
