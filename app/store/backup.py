"""Copies of the whole vault, encrypted as it is, each a folder that opens by itself."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from app.models.faults import CannotOpen
from app.store.files import copy_whole, private_folder, write_new
from app.store.keys import KeyFile, key_file_bytes
from app.store.platform import make_folder_durable
from app.store.sqlcipher import NAME, connect, keyed
from app.store.trouble import WORLD, while_saving

KEY_NAME = "vault.json"
FOLDER = "backups"


def back_up(folder: Path, key_file: KeyFile, key: bytes, today: date) -> Path:
    """Copy the records as they are at this moment, with the slots that open them; the new backup's folder.

    May run beside the desk, on any thread. The copy is read through before it counts. NotSaved where the disk
    would not take it, CannotOpen "damaged" where the records cannot be read; nothing half-made is left.
    """
    number = max((_number(one) for one in backups(folder)), default=0) + 1
    target = folder / FOLDER / f"{number:05} {today.isoformat()}"
    making = target.with_name(target.name + ".new")
    try:
        private_folder(target.parent)
        shutil.rmtree(making, ignore_errors=True)
        private_folder(making)
        write_new(making / NAME, b"")
        with (
            closing(connect(folder / NAME, key, key_file.vault)) as source,
            closing(keyed(making / NAME, key, key_file.vault)) as copy,
        ):
            source.backup(copy)
            if copy.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise CannotOpen("damaged")
        write_new(making / KEY_NAME, key_file_bytes(key_file))
        making.rename(target)
        make_folder_durable(target.parent)
    except WORLD as error:
        raise while_saving(error) or error from None
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return target


def backups(folder: Path) -> Sequence[Path]:
    """The folders of all backups, oldest first by number, whatever the clock said."""
    kept = [one for one in (folder / FOLDER).glob("* *") if one.is_dir() and _number(one)]
    return sorted(kept, key=_number)


def restore(backup: Path, folder: Path) -> None:
    """Put a backup into a new folder, where it opens with the passphrase or recovery sheet of its day.

    The backup stays. CannotOpen "missing" where it lacks a file, "foreign" where the folder holds a vault.
    """
    pair = [(backup / name, folder / name) for name in (NAME, KEY_NAME)]
    if not all(source.is_file() for source, _ in pair):
        raise CannotOpen("missing")
    if any(target.exists() for _, target in pair):
        raise CannotOpen("foreign")
    try:
        private_folder(folder)
        for source, target in pair:
            copy_whole(source, target)
        make_folder_durable(folder)
    except OSError as error:
        raise while_saving(error) or error from None


def _number(backup: Path) -> int:
    first = backup.name.partition(" ")[0]
    return int(first) if first.isdecimal() and not backup.name.endswith(".new") else 0
