"""A place in the records where the words searched for stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

KINDS = ("couple", "step", "entry", "note", "addendum", "process note", "agreement")
"""What words are found in."""


@dataclass(frozen=True)
class Found:
    """A place where the words searched for stand.

    `kind` is one of `KINDS`; `id` is that of the note for what belongs to one (its words, an addendum, the process
    note) and of the revision for an agreement. `marked` has the hits in «».
    """

    kind: str
    id: int
    couple_id: int
    marked: str
    at: datetime | None = None
