"""The fifth schema: a tentative yes never begins a whole step, and every row is counted from one."""

from __future__ import annotations

from alembic import op

from app.store.migrations.guards_0005 import GUARDS

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Put two triggers in the place of others, and add one for each table."""
    for statement in GUARDS:
        op.get_bind().exec_driver_sql(statement)
