"""A value read from its row is the value that validating the row would make."""

from __future__ import annotations

import copy
import pickle

import pytest
import sqlalchemy as sa
from pydantic import ValidationError
from sqlmodel import SQLModel

from app.models.value import Value
from app.store import (
    answers,
    appointments,
    audit,
    care,
    couples,
    hierarchies,
    notes,
    practices,
    revisions,
    sessions,
)
from app.store.rows import Kept
from app.store.vault import Vault
from tests.store.filled import fill

KEPT = {
    kept._table.name: kept
    for room in (answers, appointments, audit, care, couples, hierarchies, notes, practices, revisions, sessions)
    for kept in vars(room).values()
    if isinstance(kept, Kept)
}


def test_these_are_all_tables() -> None:
    assert set(KEPT) == set(SQLModel.metadata.tables) - {"sequence"}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_a_value_is_what_validating_its_row_makes(vault: Vault, kept: Kept[Value]) -> None:
    with vault.write() as work:
        fill(work)
    query = sa.select(kept._table)
    with vault._writing.connect() as connection:
        rows = connection.execute(query).mappings().all()
        values = kept.of(connection, query)
        assert [kept.get(connection, value.id) for value in values] == values
    assert rows
    for row, value in zip(rows, values, strict=True):
        validated = type(value).model_validate(dict(row))
        assert value == validated
        assert repr(value) == repr(validated)
        assert hash(value) == hash(validated)
        assert value.model_fields_set == validated.model_fields_set
        for name in row:
            assert type(getattr(value, name)) is type(getattr(validated, name)), name
        assert value.but() == value.model_copy() == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value
        with pytest.raises(ValidationError, match="frozen"):
            setattr(value, "id", 404)  # noqa: B010
