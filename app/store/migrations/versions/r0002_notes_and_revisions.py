"""The second schema: progress notes, process notes, agreements and their revisions, found by their words."""

from __future__ import annotations

from alembic import op

from app.store.migrations.guards_0002 import GUARDS
from app.store.migrations.tables_0002 import TABLES
from app.store.migrations.words_0002 import WORDS

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add every table, guard and index; nothing of the first schema changes."""
    for statement in (*TABLES, *GUARDS, *WORDS):
        op.get_bind().exec_driver_sql(statement)
