"""Where the program that has a folder's records open is found by one that starts later; free of Qt, quick to import."""

from __future__ import annotations

import os
import sys
import tempfile
import zlib
from pathlib import Path


def address_of(folder: Path) -> str:
    """A name that only this user's programs for this folder share; on Unix a socket file nobody else may open."""
    place = str(folder.resolve()).encode()
    name = f"unhurried-{zlib.crc32(place):08x}{zlib.adler32(place):08x}"
    if sys.platform == "win32":
        return name
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()) / name)


def somebody_may_listen(folder: Path) -> bool:
    """False where certainly nobody does, so that a window need not wait for what asking takes."""
    return sys.platform == "win32" or Path(address_of(folder)).exists()
