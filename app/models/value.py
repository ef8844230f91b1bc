"""What all values have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Self

from pydantic import AfterValidator
from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC)


Moment = Annotated[datetime, AfterValidator(_in_utc)]
"""An instant, kept in UTC; one without a time zone is a mistake in the program."""


class Value(SQLModel):
    """A noun as it was at one moment: validated when made, never changed afterwards.

    `id` is 0 until the store has kept the value and given it one.
    """

    model_config = SQLModelConfig(frozen=True, extra="forbid")

    id: int = 0

    def but(self, **changes: object) -> Self:
        """The same value with these fields changed, validated like a new one."""
        return type(self).model_validate({**self.model_dump(), **changes})


class Event(Value):
    """A dated fact that is only ever followed by another.

    `seq` is 0 until kept; then it orders all events of the vault, whatever the computer's clock said.
    """

    seq: int = 0
    at: Moment
