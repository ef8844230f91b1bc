"""What the disk and the database say, in the words the actions know."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2

from app.models.faults import CannotOpen, NotSaved

_NOT_SAVED = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read-only",
    sqlite3.SQLITE_CANTOPEN: "gone",
    sqlite3.SQLITE_IOERR: "other",
    sqlite3.SQLITE_BUSY: "other",
    sqlite3.SQLITE_PERM: "read-only",
}

_CANNOT_OPEN = {
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_IOERR: "damaged",
    sqlite3.SQLITE_CANTOPEN: "not permitted",
    sqlite3.SQLITE_READONLY: "not permitted",
    sqlite3.SQLITE_PERM: "not permitted",
    sqlite3.SQLITE_FULL: "not permitted",
    sqlite3.SQLITE_BUSY: "in use",
}

_CANNOT_READ = {
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_IOERR: "damaged",
    sqlite3.SQLITE_CANTOPEN: "missing",
}

_DISK = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EROFS: "read-only",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.ENOENT: "gone",
    errno.ENOTDIR: "gone",
}


_SAID = {
    "database or disk is full": sqlite3.SQLITE_FULL,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database is locked": sqlite3.SQLITE_BUSY,
    "access permission denied": sqlite3.SQLITE_PERM,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
}
"""SQLite's own words for its results, the same in every language: an error while copying carries no code."""


def code_of(error: BaseException) -> int:
    """SQLite's primary result code behind an error of the library or of SQLAlchemy; 0 where there is none."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    return _SAID.get(str(origin), 0) if code is None else int(code) & 0xFF


def while_saving(error: Exception) -> Exception | None:
    """NotSaved or CannotOpen "damaged" for what the world did; None for our own bug (a broken constraint)."""
    if isinstance(error, OSError):
        return NotSaved(_DISK.get(error.errno or 0, "other"))
    code = code_of(error)
    if code in _NOT_SAVED:
        return NotSaved(_NOT_SAVED[code])
    return CannotOpen("damaged") if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else None


def while_opening(error: Exception) -> Exception | None:
    """CannotOpen for what keeps a vault from being read; None for our own bug."""
    if isinstance(error, OSError):
        gone = error.errno in (errno.ENOENT, errno.ENOTDIR)
        return CannotOpen("missing" if gone else "not permitted")
    code = code_of(error)
    return CannotOpen(_CANNOT_OPEN[code]) if code in _CANNOT_OPEN else None


def while_reading(error: Exception) -> Exception | None:
    """CannotOpen for what keeps an open vault from being read on; None for our own bug (a write in a read)."""
    code = code_of(error)
    return CannotOpen(_CANNOT_READ[code]) if code in _CANNOT_READ else None


DATABASE = (DBAPIError, dbapi2.Error)
"""The errors in which the database speaks."""

WORLD = (OSError, *DATABASE)
"""The errors in which the disk and the database speak."""
