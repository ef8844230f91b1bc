"""The first schema: practice, couples, hierarchies, answers, sessions, drafts, audit, search."""

from __future__ import annotations

from alembic import op

from app.store.migrations.guards_0001 import GUARDS
from app.store.migrations.tables_0001 import TABLES
from app.store.migrations.words_0001 import WORDS

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table, guard and index."""
    for statement in (*TABLES, *GUARDS, *WORDS):
        op.get_bind().exec_driver_sql(statement)
