"""Making the search index good again from the records, where it alone is damaged."""

# ruff: noqa: S608 (put together from the names of our own tables only)

from __future__ import annotations

import sqlite3

from sqlcipher3 import dbapi2

_INDEXES = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"


def made_good(connection: sqlite3.Connection) -> bool:
    """Whether an index did not hold the words of its records; all of them do now. Takes a second in a large vault.

    Call it inside a transaction. Where the records themselves are damaged, the library's own error comes out.
    """
    damaged = [name for (name,) in connection.execute(_INDEXES).fetchall() if not _holds(connection, name)]
    for name in damaged:
        connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
    return bool(damaged)


def _holds(connection: sqlite3.Connection, name: str) -> bool:
    try:
        connection.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError:
        return False
    return True
