"""When a couple, or one partner alone, comes next."""

from __future__ import annotations

from app.models.side import Side
from app.models.value import Moment, Value


class Appointment(Value):
    """`alone` names the partner who comes without the other; None means both. A taken-back one keeps its row."""

    couple_id: int
    starts_at: Moment
    minutes: int = 60
    alone: Side | None = None
    removed_at: Moment | None = None
