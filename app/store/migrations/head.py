"""The newest schema: its number, and the SQL that makes an empty vault of it at once, without Alembic."""

# ruff: noqa: S608 (frozen SQL, put together from its own words only)

from __future__ import annotations

from app.store.migrations import (
    asked_0004,
    gates_0004,
    guards_0001,
    guards_0002,
    guards_0003,
    guards_0004,
    guards_0005,
    tables_0001,
    tables_0002,
    tables_0003,
    tables_0004,
    words_0001,
    words_0002,
)

HEAD = 5
"""What `PRAGMA user_version` says in a vault of today; the last Alembic revision is this, in four digits."""

_STAMP = (
    """
CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
""",
    f"INSERT INTO alembic_version (version_num) VALUES ('{HEAD:04}')",
    f"PRAGMA user_version = {HEAD}",
)

STATEMENTS = (
    *(*tables_0001.TABLES, *guards_0001.GUARDS, *words_0001.WORDS),
    *(*tables_0002.TABLES, *guards_0002.GUARDS, *words_0002.WORDS),
    *(*tables_0003.TABLES, *guards_0003.GUARDS),
    *(*tables_0004.TABLES, *gates_0004.VIEWS, *guards_0004.GUARDS, *gates_0004.GATES, *asked_0004.ASKED),
    *guards_0005.GUARDS,
    *_STAMP,
)
"""Every statement that makes a fresh vault, in order; run them in one transaction."""
