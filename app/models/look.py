"""What the therapist has looked at on a path: a line that a step may meet, a wide jump left as it is, pain."""

from __future__ import annotations

from enum import StrEnum

from app.models.side import Side
from app.models.text import Line, Text
from app.models.value import Event


class LookedAt(Event):
    """The therapist looked at a step beside a limit its words may meet, and found that it may stand."""

    step_id: int
    limit_id: int


class GapLeft(Event):
    """The couple leaves a jump between two neighbours as it is; it is not offered again."""

    below_id: int
    above_id: int


class PainState(StrEnum):
    """What is known of pain where the body is touched."""

    PAIN = "pain"
    ASSESSED = "assessed"
    NONE = "no pain"
    UNKNOWN = "not known"


class Pain(Event):
    """One partner's, of one area (a tag), as the therapist knows it now. Private to its owner and the therapist."""

    couple_id: int
    side: Side
    area: Line
    state: PainState
    words: Text = ""
