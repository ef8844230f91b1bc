"""The open vault: reading and writing it, one transaction at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.models.faults import NotSaved
from app.store.engine import engine_on, raw
from app.store.keys import KeyFile
from app.store.lock import Lock
from app.store.search_index import made_good
from app.store.sqlcipher import NAME, connect, only_data
from app.store.trouble import DATABASE, WORLD, code_of, while_opening, while_reading, while_saving
from app.store.work import Unit


def utc_now() -> datetime:
    """The computer's clock, in UTC."""
    return datetime.now(UTC)


class Vault:
    """Keeps the promises of the port `Records`.

    Any thread may read or write. Each block is a transaction of its own: a read beside a write sees the state
    before it, and of two writes the second waits (five seconds at most, then NotSaved "other").
    """

    def __init__(
        self,
        folder: Path,
        key_file: KeyFile,
        key: bytes,
        lock: Lock,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """Take over the lock and a database of today's schema; CannotOpen where this key does not open it."""
        self.folder = folder
        self.key_file = key_file
        self._path = folder / NAME
        self._lock = lock
        self._key: bytes | None = key
        self._now = now
        # Two connections, since one that may write at one time and not at another forgets every statement in between.
        self._reading = engine_on(self._connect)
        self._writing = engine_on(partial(self._connect, writing=True), writing=True)
        try:
            self._identity = _identity(self._path)
            with self._reading.begin():
                pass
        except WORLD as error:
            self.close()
            raise while_opening(error) or error from None

    @contextmanager
    def read(self) -> Iterator[Unit]:
        """Look without changing anything; all of it is of one moment. CannotOpen "damaged" may come here."""
        try:
            with self._reading.begin() as connection:
                yield Unit(connection, self._now)
        except DATABASE as error:
            raise while_reading(error) or error from None

    @contextmanager
    def write(self) -> Iterator[Unit]:
        """One transaction: all of it is durable when the block ends, none of it when the block raises.

        NotSaved where the disk, the folder or the file would not take it, or where the search index was damaged: that
        is good again then, and the next try is kept.
        """
        try:
            with self._writing.begin() as connection:
                yield Unit(connection, self._now)
                self._still_there()
        except DATABASE as error:
            if code_of(error) == sqlite3.SQLITE_CORRUPT and self._index_made_good():
                raise NotSaved("other") from None
            raise while_saving(error) or error from None

    def rest(self) -> None:
        """Call when the desk is idle: empties the write-ahead log, so that no save has to. Never waits."""
        with suppress(*DATABASE), self._writing.connect() as connection:
            raw(connection).execute("PRAGMA wal_checkpoint(PASSIVE)")

    @property
    def key(self) -> bytes:
        """The data key, for key changes and backups; a closed vault has none and raises RuntimeError."""
        if self._key is None:
            raise RuntimeError("the vault is closed")
        return self._key

    def close(self) -> None:
        """Close every connection, drop the key, let others in. Closing twice is once."""
        self._key = None
        self._reading.dispose()
        self._writing.dispose()
        self._lock.release()

    def _connect(self, *, writing: bool = False) -> sqlite3.Connection:
        connection = connect(self._path, self.key, self.key_file.vault)
        if not writing:
            connection.execute("PRAGMA query_only = ON")
        only_data(connection)
        return connection

    def _index_made_good(self) -> bool:
        with suppress(*DATABASE), self._writing.begin() as connection:
            return made_good(raw(connection))
        return False

    def _still_there(self) -> None:
        """A file that was deleted or replaced still takes writes while it is open, and they would be lost."""
        try:
            there = _identity(self._path) == self._identity
        except OSError:
            there = False
        if not there:
            raise NotSaved("gone")


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
