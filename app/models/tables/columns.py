"""How a value stands in a column of a strict SQLite table."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from sqlmodel import SQLModel

SQLModel.metadata.naming_convention = {
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment as UTC text with microseconds, so that text order is time order."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The stored text; ValueError for a moment without its time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The moment again, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A date as text, year first."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The stored text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """The date again."""
        return None if value is None else date.fromisoformat(value)


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0 (a strict table knows no boolean)."""

    impl = sa.Integer
    cache_ok = True

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:  # noqa: ARG002
        """True or False again."""
        return None if value is None else bool(value)


def _one_of(column: str, allowed: list[str]) -> str:
    quoted = ", ".join("'" + word.replace("'", "''") + "'" for word in allowed)
    return f"{column} IN ({quoted})"


def _stored(column: sa.Column[Any]) -> tuple[TypeEngine[Any], str]:
    """The column type a strict table takes, and what every value in it must satisfy ("" for nothing more)."""
    kind = column.type
    if isinstance(kind, sa.Enum):
        return sa.Text(), _one_of(column.name, [str(member.value) for member in kind.enum_class or ()])
    if isinstance(kind, sa.Boolean):
        return Flag(), f"{column.name} IN (0, 1)"
    if isinstance(getattr(kind, "impl_instance", kind), sa.DateTime):
        return Instant(), f"{column.name} GLOB '????-??-??T??:??:??.??????Z'"
    if isinstance(kind, sa.Date):
        return Day(), f"{column.name} GLOB '????-??-??'"
    return (kind, "") if isinstance(kind, (sa.Integer, sa.LargeBinary)) else (sa.Text(), "")


def table_of(row: type[SQLModel]) -> sa.Table:
    """The table behind a row class, its columns in stored form, each with the check that belongs to its type.

    Enums are kept by value, and no column fills itself in: what is not given is refused.
    """
    table = SQLModel.metadata.tables[str(row.__tablename__)]
    for column in table.columns:
        column.type, must = _stored(column)
        column.default = None
        if must:
            table.append_constraint(sa.CheckConstraint(must, name=column.name))
    return table
