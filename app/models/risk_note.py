"""What the therapist weighs when somebody may not be safe. Never in any print or export but by its own name."""

from __future__ import annotations

from datetime import date

from app.models.side import Side
from app.models.text import Text
from app.models.value import Moment, Value


class RiskNote(Value):
    """`side` None is about both. Every field may stay empty; the note is kept for good."""

    couple_id: int
    side: Side | None = None
    noted_on: date
    assessment: Text = ""
    consultation: Text = ""
    report: Text = ""
    safety_plan: Text = ""
    changed_at: Moment
