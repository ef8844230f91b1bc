"""The fourth schema: conversations alone, holds, limits, triggers, risk notes, practice records, tags of steps."""

from __future__ import annotations

from alembic import op

from app.store.migrations.asked_0004 import ASKED
from app.store.migrations.gates_0004 import GATES, VIEWS
from app.store.migrations.guards_0004 import GUARDS
from app.store.migrations.tables_0004 import TABLES

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make three tables anew, with every row, add the others, and ask for more before a step is planned."""
    for statement in (*TABLES, *VIEWS, *GUARDS, *GATES, *ASKED):
        op.get_bind().exec_driver_sql(statement)
