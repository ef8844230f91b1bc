"""SQLAlchemy on a keyed connection: how a transaction begins, and nothing shown that was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import cast

import sqlalchemy as sa
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import QueuePool
from sqlalchemy.sql.compiler import SQLCompiler
from sqlcipher3 import dbapi2

_COMPILED: dict[object, SQLCompiler] = {}
"""Every statement put into words once, for all vaults that this program opens: they are few, and the same each time."""


class _Dialect(SQLiteDialect_pysqlite):
    """One is as good as the other, so that what was put into words for one vault serves for the next."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is _Dialect

    def __hash__(self) -> int:
        return hash(_Dialect)


registry.register("unhurried", __name__, _Dialect.__name__)


def engine_on(connecting: Callable[[], sqlite3.Connection], *, writing: bool = False) -> sa.Engine:
    """An engine that keeps one connection and makes more while several threads are at work.

    One for `writing` waits for its turn as a transaction begins, instead of failing half-way. No exception shows a
    parameter.
    """
    engine = sa.create_engine(
        "unhurried://",
        module=dbapi2,
        creator=connecting,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=7,
        hide_parameters=True,
        execution_options={"compiled_cache": _COMPILED},
    )
    begin = "BEGIN IMMEDIATE" if writing else "BEGIN"
    sa.event.listen(engine, "begin", lambda connection: raw(connection).execute(begin))
    return engine


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of the library underneath."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)
