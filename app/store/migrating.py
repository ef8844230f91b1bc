"""Bringing a vault of an earlier program up to today's schema. Imports Alembic, so only when that is due."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from app.store.engine import engine_on, raw
from app.store.migrations.head import HEAD
from app.store.sqlcipher import connect

_SCRIPTS = Path(__file__).parent / "migrations"
VERSIONS = _SCRIPTS / "versions"


def migrate(path: Path, key: bytes, salt: bytes, to: int = HEAD, versions: Sequence[Path] = (VERSIONS,)) -> None:
    """Run the migrations that are due, all or none of them; every row still refers to rows that exist.

    Foreign keys rest meanwhile (rebuilding a table would otherwise delete the rows that hang on it) and are
    checked before anything is kept. Whatever a migration raises comes out, and the vault is as it was.
    """
    engine = engine_on(lambda: connect(path, key, salt), writing=True)
    try:
        with engine.connect() as connection:
            raw(connection).execute("PRAGMA foreign_keys = OFF")
            with connection.begin():
                command.upgrade(_config(connection, versions), f"{to:04}")
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise RuntimeError("a migration left rows that refer to nothing")
                connection.exec_driver_sql(f"PRAGMA user_version = {to}")
    finally:
        engine.dispose()


def _config(connection: sa.Connection, versions: Sequence[Path]) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("path_separator", "newline")
    config.set_main_option("script_location", _literal(_SCRIPTS))
    config.set_main_option("version_locations", "\n".join(map(_literal, versions)))
    return config


def _literal(path: Path) -> str:
    return str(path).replace("%", "%%")
