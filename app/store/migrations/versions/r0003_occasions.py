"""The third schema: a step comes into the room, is under way, ends and settles; partners confirm."""

from __future__ import annotations

from alembic import op

from app.store.migrations.guards_0003 import GUARDS
from app.store.migrations.tables_0003 import TABLES

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table of a step's events anew, with every row, and add the partners' confirmations."""
    for statement in (*TABLES, *GUARDS):
        op.get_bind().exec_driver_sql(statement)
