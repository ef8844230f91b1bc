"""Files that are written whole or not at all, and that nobody else may read."""

from __future__ import annotations

import os
from pathlib import Path

from app.store.platform import make_durable, make_folder_durable


def private_folder(folder: Path) -> None:
    """The folder exists, and only its owner may look into it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def write_new(path: Path, content: bytes) -> None:
    """A new private file, on the disk when this returns. FileExistsError where there is one already."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        make_durable(file.fileno())


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file: at any moment either the old or the new one is there, whole.

    The one before is kept beside it, with `.previous` after its name. OSError leaves the old one in place.
    """
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        write_new(fresh, content)
        if path.exists():
            before = path.with_name(path.name + ".previous")
            before.unlink(missing_ok=True)
            write_new(before, path.read_bytes())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    make_folder_durable(path.parent)


def copy_whole(source: Path, target: Path) -> None:
    """A private copy of a file nobody is writing to, on the disk when this returns."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file, source.open("rb") as origin:
        while piece := origin.read(1 << 20):
            file.write(piece)
        file.flush()
        make_durable(file.fileno())
