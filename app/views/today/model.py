"""The lines of a day as a flat list with stable ids."""

from __future__ import annotations

from app.views.theme.folded_lines import FoldedLines
from app.views.today.day import DayLine


class DayModel(FoldedLines[DayLine]):
    """One row for each appointment; its key is the appointment's id."""
