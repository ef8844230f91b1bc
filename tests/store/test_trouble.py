"""What the world says has one meaning each."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from app.models.faults import CannotOpen, NotSaved
from app.store.trouble import code_of, while_opening, while_reading, while_saving


def an_error(code: int) -> sqlite3.Error:
    """The library's error with this (extended) result code."""
    error = sqlite3.OperationalError("it would not")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "saving", "opening", "reading"),
    [
        (sqlite3.SQLITE_FULL, "full", "not permitted", None),
        (sqlite3.SQLITE_READONLY_DBMOVED, "read-only", "not permitted", None),
        (sqlite3.SQLITE_CANTOPEN_ISDIR, "gone", "not permitted", "missing"),
        (sqlite3.SQLITE_IOERR_WRITE, "other", "damaged", "damaged"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "other", "in use", None),
        (sqlite3.SQLITE_CORRUPT, "damaged", "damaged", "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged", "damaged", "damaged"),
    ],
)
def test_a_result_of_sqlite(code: int, saving: str, opening: str, reading: str | None) -> None:
    saved, opened = while_saving(an_error(code)), while_opening(an_error(code))
    assert isinstance(saved, NotSaved | CannotOpen)
    assert isinstance(opened, CannotOpen)
    assert (saved.why, opened.why) == (saving, opening)
    read = while_reading(an_error(code))
    assert (read.why if isinstance(read, CannotOpen) else read) == reading


@pytest.mark.parametrize(
    ("number", "saving", "opening"),
    [
        (errno.ENOSPC, "full", "not permitted"),
        (errno.EROFS, "read-only", "not permitted"),
        (errno.EACCES, "read-only", "not permitted"),
        (errno.ENOENT, "gone", "missing"),
        (errno.EIO, "other", "not permitted"),
    ],
)
def test_an_error_of_the_system(number: int, saving: str, opening: str) -> None:
    error = OSError(number, os.strerror(number))
    saved, opened = while_saving(error), while_opening(error)
    assert isinstance(saved, NotSaved)
    assert isinstance(opened, CannotOpen)
    assert (saved.why, opened.why) == (saving, opening)


def test_a_broken_constraint_is_our_own_mistake() -> None:
    error = an_error(sqlite3.SQLITE_CONSTRAINT_TRIGGER)
    assert code_of(error) == sqlite3.SQLITE_CONSTRAINT
    assert while_saving(error) is None
    assert while_opening(error) is None
    assert code_of(sqlite3.OperationalError("no code")) == 0


def test_an_error_while_copying_carries_no_code_but_means_the_same() -> None:
    with closing(dbapi2.connect(":memory:")) as source, closing(dbapi2.connect(":memory:")) as small:
        source.execute("CREATE TABLE words AS SELECT zeroblob(99999)")
        small.execute("CREATE TABLE one (id)")
        small.execute("PRAGMA max_page_count = 2")
        with pytest.raises(dbapi2.OperationalError) as caught:
            source.backup(small)
    assert not hasattr(caught.value, "sqlite_errorcode")
    assert code_of(caught.value) == sqlite3.SQLITE_FULL
