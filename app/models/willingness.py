"""What one partner answered when asked about one step, on a date. Willingness, never consent."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.models.side import Side
from app.models.text import Line
from app.models.value import Event


class Answer(StrEnum):
    """The answers there are; all are complete. `NOT_ASKED` is how an answer recorded by mistake is followed."""

    YES = "yes"
    TENTATIVE = "tentative yes"
    NOT_NOW = "not now"
    OFF_TABLE = "off the table"
    UNKNOWN = "I don't know yet"
    UNSAID = "rather not say"
    THERAPIST = "only for my therapist"
    NOT_ASKED = "not asked"

    @property
    def willing(self) -> bool:
        """Whether the gates read this answer as a yes (a tentative one for the smaller version only)."""
        return self in (Answer.YES, Answer.TENTATIVE)


class Wanting(StrEnum):
    """How much a partner wants the step: a third thing beside distress and willingness."""

    NONE = "none"
    CURIOUS = "curious"
    SOME = "some"
    A_LOT = "a lot"


class Willingness(Event):
    """`condition` belongs to a tentative yes; `raise_on` and `raised_by` to a not now.

    `asked_by` is who brought the step up again, where one of them did. `brought_back` marks the owner's own fresh word
    on a step that was off the table for them.
    """

    step_id: int
    side: Side
    answer: Answer
    condition: Line = ""
    raise_on: date | None = None
    raised_by: Side | None = None
    wanting: Wanting | None = None
    asked_by: Side | None = None
    session_id: int | None = None
    brought_back: bool = False
