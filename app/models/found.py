"""A place in the records where the words searched for stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Found:
    """A place where the words searched for stand.

    `kind` is "couple", "step" or "entry"; `marked` has the hits in «».
    """

    kind: str
    id: int
    couple_id: int
    marked: str
    at: datetime | None = None
