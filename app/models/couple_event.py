"""What happens to the work with a couple as a whole: preparation, holds, a pause practised."""

from __future__ import annotations

from enum import StrEnum

from app.models.text import Text
from app.models.value import Event


class CoupleEventKind(StrEnum):
    """What happened. All but the practised pause are the therapist's own, and stand on no page that others see."""

    PREPARATION_ENDED = "preparation ended"
    PREPARATION_BEGUN = "preparation begun"
    PAUSE_PRACTISED = "pause practised"
    PAUSE_TO_PRACTISE = "pause to practise"
    HOLD_PLACED = "hold placed"
    HOLD_WRITTEN = "hold written"
    HOLD_LIFTED = "hold lifted"
    KNEW_AND_WENT_ON = "knew and went on"


class CoupleEvent(Event):
    """One such happening; `words` are the therapist's own to it, and private.

    `entry_id` is the line of the notes that a mark is about, where it is about one.
    """

    couple_id: int
    kind: CoupleEventKind
    words: Text = ""
    session_id: int | None = None
    entry_id: int | None = None
