"""Copies of the whole vault, encrypted as it is, each a folder that opens by itself."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from app.models.faults import CannotOpen
from app.store.files import copy_whole, private_folder, write_new
from app.store.keys import KeyFile, key_file_bytes, without_keychain
from app.store.platform import make_folder_durable
from app.store.sqlcipher import NAME, connect, keyed
from app.store.trouble import WORLD, while_saving

KEY_NAME = "vault.json"
FOLDER = "backups"
_RESTORING = ".restoring"


def back_up(folder: Path, key_file: KeyFile, key: bytes, today: date) -> Path:
    """Copy the records as they are at this moment, with passphrase and recovery slots; the new backup's folder.

    What this computer's keychain holds does not open a backup.

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
        write_new(making / KEY_NAME, key_file_bytes(without_keychain(key_file)))
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


def restore(backup: Path, folder: Path, aside: Path | None = None) -> None:
    """Put a backup into this folder, where it opens with the passphrase or recovery sheet of its day.

    The backup stays. What the folder holds of a vault goes to `aside`, as it is; without `aside` that is
    CannotOpen "foreign". CannotOpen "missing" where the backup lacks a file. NotSaved where the disk would not take
    it; then the folder is as it was.
    """
    if not all((backup / name).is_file() for name in (NAME, KEY_NAME)):
        raise CannotOpen("missing")
    if aside is None and any((folder / name).exists() for name in (NAME, KEY_NAME)):
        raise CannotOpen("foreign")
    fresh = {name: folder / f"{name}{_RESTORING}" for name in (NAME, KEY_NAME)}
    try:
        private_folder(folder)
        for name, path in fresh.items():
            path.unlink(missing_ok=True)
            copy_whole(backup / name, path)
        _exchange(folder, fresh, aside)
        make_folder_durable(folder)
    except OSError as error:
        raise while_saving(error) or error from None
    finally:
        for path in fresh.values():
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _exchange(folder: Path, fresh: dict[str, Path], aside: Path | None) -> None:
    """The fresh files take their places, those before them go aside; where one cannot, all go back.

    The slots are only ever replaced: a folder without them would be taken for one that never held a vault.
    """
    moved: list[tuple[Path, Path]] = []
    try:
        if aside is not None:
            private_folder(aside)
            if (folder / KEY_NAME).exists():
                copy_whole(folder / KEY_NAME, aside / KEY_NAME)
            for one in (*folder.glob(f"{NAME}*"), *folder.glob(f"{KEY_NAME}.*")):
                if one not in fresh.values():
                    one.rename(aside / one.name)
                    moved.append((aside / one.name, one))
        for name, path in fresh.items():
            path.replace(folder / name)
    except OSError:
        for now, before in moved:
            now.replace(before)
        raise


def _number(backup: Path) -> int:
    first = backup.name.partition(" ")[0]
    return int(first) if first.isdecimal() and not backup.name.endswith(".new") else 0
