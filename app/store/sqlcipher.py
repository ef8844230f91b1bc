"""One connection to the encrypted database: keyed, careful, and unable to change its own schema."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2

from app.models.faults import CannotOpen

NAME = "records.db"

_OLDEST = (3, 51, 3)  # before it, a reset of the write-ahead log could corrupt the file

_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # without it, INSERT OR REPLACE walks past the guards
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -16000",
    "wal_autocheckpoint = 4000",  # emptied when the desk is idle, so that no save has to wait for it
)

_READING_PRAGMAS = frozenset({"wal_checkpoint", "table_info", "index_list", "foreign_key_list"})

_ONLY_DATA = frozenset(
    getattr(dbapi2, f"SQLITE_{verb}") for verb in ("READ", "SELECT", "INSERT", "UPDATE", "DELETE", "FUNCTION")
)
_SCHEMA_CHANGES = frozenset(
    getattr(dbapi2, f"SQLITE_{verb}_{temp}{thing}")
    for verb in ("CREATE", "DROP")
    for temp in ("", "TEMP_")
    for thing in ("INDEX", "TABLE", "TRIGGER", "VIEW")
) | {
    dbapi2.SQLITE_CREATE_VTABLE,
    dbapi2.SQLITE_DROP_VTABLE,
    dbapi2.SQLITE_ALTER_TABLE,
    dbapi2.SQLITE_REINDEX,
    dbapi2.SQLITE_ANALYZE,
    dbapi2.SQLITE_ATTACH,
    dbapi2.SQLITE_DETACH,
}


def check_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """CannotOpen "old library" where this computer's SQLCipher could corrupt a vault."""
    if version < _OLDEST:
        raise CannotOpen("old library")


def connect(path: Path, key: bytes, salt: bytes, wait: float = 5.0) -> sqlite3.Connection:
    """A keyed connection to a database file that exists (it may be empty), with every setting in place.

    `key` is exactly 32 bytes and `salt` 16: SQLCipher takes a shorter one for a passphrase. `wait` is how
    many seconds a busy file is waited for. Raises the library's own errors; a wrong key or damage is one.
    """
    connection = keyed(path, key, salt, wait)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def keyed(path: Path, key: bytes, salt: bytes, wait: float = 5.0) -> sqlite3.Connection:
    """The same without any setting, for copying a database page by page."""
    if len(key) != 32 or len(salt) != 16:
        raise ValueError("a raw key has 32 bytes and its salt 16")
    connection = cast(
        sqlite3.Connection,
        dbapi2.connect(
            path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=wait,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        ),
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute("PRAGMA user_version").fetchone()  # reads the first page, and needs the right key for it
    except dbapi2.Error:
        connection.close()
        raise
    return connection


def only_data(connection: sqlite3.Connection) -> None:
    """From now on this connection changes rows only: no table, trigger, setting or other file."""
    connection.set_authorizer(_allow)


def _allow(action: int, first: str | None, second: str | None, database: str | None, trigger: str | None) -> int:
    if action in _ONLY_DATA:
        return sqlite3.SQLITE_OK  # first and at once: SQLite asks for each column of each statement
    del database, trigger
    if action in _SCHEMA_CHANGES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and second is not None and first not in _READING_PRAGMAS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
