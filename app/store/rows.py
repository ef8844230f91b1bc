"""Rows of one table in, values of one class out."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from enum import Enum, EnumType
from typing import Generic, TypeVar, get_args

import sqlalchemy as sa
from pydantic.fields import FieldInfo

from app.models.tables.sequence import sequence
from app.models.value import Event, Value

V = TypeVar("V", bound=Value)
E = TypeVar("E", bound=Event)

_NEXT = sa.update(sequence).values(last=sequence.c.last + 1).returning(sequence.c.last)


class Kept(Generic[V]):
    """The rows of one table as values. Made once for a table; each call names its connection."""

    def __init__(self, table: sa.Table, kind: type[V]) -> None:
        self._table = table
        self._kind = kind
        self._names = tuple(table.columns.keys())
        self._choices = [(name, choices) for name, field in kind.model_fields.items() if (choices := _choices(field))]
        self._one = sa.select(table).where(table.c.id == sa.bindparam("wanted"))
        self._these = sa.select(table).where(among(table.c.id))
        self._insert = sa.insert(table)
        self._update = sa.update(table).where(table.c.id == sa.bindparam("wanted"))

    def get(self, connection: sa.Connection, wanted: int) -> V:
        """The value with this id; KeyError where there is none."""
        row = connection.execute(self._one, {"wanted": wanted}).first()
        if row is None:
            raise KeyError(wanted)
        return self._value(row)

    def these(self, connection: sa.Connection, ids: Collection[int]) -> dict[int, V]:
        """The values with these ids, by id, in one query; one that is missing is not among them."""
        found = self.of(connection, self._these, among=json.dumps(list(ids))) if ids else ()
        return {value.id: value for value in found}

    def of(self, connection: sa.Connection, wanted: sa.Select[tuple[object, ...]], **given: object) -> Sequence[V]:
        """The values of the rows that a select of this table's columns finds, in its order."""
        return [self._value(row) for row in connection.execute(wanted, given)]

    def first(self, connection: sa.Connection, wanted: sa.Select[tuple[object, ...]], **given: object) -> V | None:
        """The value of the first row that such a select finds, if any."""
        found = self.of(connection, wanted, **given)
        return found[0] if found else None

    def by(
        self,
        connection: sa.Connection,
        wanted: sa.Select[tuple[object, ...]],
        owner: Callable[[V], int],
        ids: Collection[int],
    ) -> dict[int, list[V]]:
        """The same by their owner, for each of these owners, in one query; the select asks for them with `among`."""
        found: dict[int, list[V]] = {one: [] for one in ids}
        if found:
            for value in self.of(connection, wanted, among=json.dumps(list(found))):
                found[owner(value)].append(value)
        return found

    def _value(self, row: Sequence[object]) -> V:
        """The value that a row holds, put together as unpickling does it: half the time that validating takes.

        It was validated before it was kept, and the checks of its table have held ever since.
        """
        given: dict[str, object] = dict(zip(self._names, row, strict=True))
        for name, choices in self._choices:
            given[name] = choices[given[name]]
        value: V = object.__new__(self._kind)
        for name, part in (
            ("__dict__", given),
            ("__pydantic_fields_set__", set(self._names)),
            ("__pydantic_extra__", None),
            ("__pydantic_private__", None),
        ):
            object.__setattr__(value, name, part)
        return value

    def add(self, connection: sa.Connection, value: V) -> V:
        """Keep a new value; it comes back with its id."""
        result = connection.execute(self._insert, value.model_dump(exclude={"id"}))
        return value.model_copy(update={"id": result.lastrowid})

    def save(self, connection: sa.Connection, *values: V) -> None:
        """Keep changed values, all in one call; KeyError where one was never kept."""
        if not values:
            return
        rows = [{**value.model_dump(exclude={"id"}), "wanted": value.id} for value in values]
        if connection.execute(self._update, rows).rowcount != len(rows):
            raise KeyError([value.id for value in values])

    def put(self, connection: sa.Connection, value: V, before: V | None) -> V:
        """Keep a value in place of the one before it, whose id it takes, or as a new one where there was none."""
        if before is None:
            return self.add(connection, value)
        kept = value.model_copy(update={"id": before.id})
        self.save(connection, kept)
        return kept


def _choices(field: FieldInfo) -> dict[object, object]:
    """What the words in a column stand for, where its field is one of a few (or nothing); else empty."""
    kinds = [kind for kind in (field.annotation, *get_args(field.annotation)) if isinstance(kind, EnumType)]
    found: dict[object, object] = {one.value: one for kind in kinds for one in list[Enum](kind)}
    return {**found, None: None} if found else {}


def among(column: sa.Column[int]) -> sa.ColumnElement[bool]:
    """Whether a column holds one of the ids that are given, as one parameter however many they are."""
    return column.in_(sa.select(sa.func.json_each(sa.bindparam("among")).table_valued("value").c.value))


def append(connection: sa.Connection, kept: Kept[E], event: E) -> E:
    """Keep an event after all kept before it; it comes back with its id and its place in the order."""
    return kept.add(connection, event.model_copy(update={"seq": next_seq(connection)}))


def next_seq(connection: sa.Connection) -> int:
    """The number of the event about to be kept."""
    return int(connection.execute(_NEXT).scalar_one())
