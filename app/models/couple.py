"""A couple, and the two people in it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.models.rating import Scale
from app.models.side import Side
from app.models.text import Line, Text
from app.models.value import Value


class Status(StrEnum):
    """Where the work with a couple stands; none of them is better than another."""

    PREPARING = "preparing"
    ACTIVE = "active"
    RESTING = "resting"
    CLOSED = "closed"


class Couple(Value):
    """`label` may be a pseudonym; an empty one means the two names. `checkin` and `ending` fill new steps."""

    label: Line = ""
    opened_on: date
    status: Status = Status.PREPARING
    commitment: Text = ""
    checkin: Line = ""
    ending: Line = ""
    scale: Scale = Scale.COMFORT_10


class Partner(Value):
    """One of the two. `in_writing` is whether anything may be left in writing; None: not asked yet.

    Every print respects it, and takes what was not asked for a no.
    """

    couple_id: int
    side: Side
    name: Line
    print_name: Line = ""
    pronouns: Line = ""
    contact: Line = ""
    in_writing: bool | None = None

    @property
    def initial(self) -> str:
        """The letter inside this partner's marker."""
        return self.name[:1].upper()
