"""SQLAlchemy on a keyed connection: how a transaction begins, and nothing shown that was written."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import cast

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2


def engine_on(connecting: Callable[[], sqlite3.Connection]) -> sa.Engine:
    """An engine that keeps one connection and makes more while several threads are at work.

    Its transactions only read, unless the execution option `writing` is set. No exception shows a parameter.
    """
    engine = sa.create_engine(
        "sqlite://",
        module=dbapi2,
        creator=connecting,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=7,
        hide_parameters=True,
    )
    sa.event.listen(engine, "begin", _begin)
    return engine


def raw(connection: sa.Connection) -> sqlite3.Connection:
    """The connection of the library underneath."""
    return cast(sqlite3.Connection, connection.connection.driver_connection)


def _begin(connection: sa.Connection) -> None:
    """A read may not write, and a write waits for its turn at once instead of failing half-way."""
    writing = bool(connection.get_execution_options().get("writing"))
    if connection.info.get("writing") is not writing:
        raw(connection).execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
        connection.info["writing"] = writing
    raw(connection).execute("BEGIN IMMEDIATE" if writing else "BEGIN")
