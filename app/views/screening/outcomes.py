"""What follows from a conversation, in the words of the content."""

from __future__ import annotations

from app.models.content import load_group
from app.models.screening import ScreeningOutcome

_LINES = {
    ScreeningOutcome.PROCEED: "proceed",
    ScreeningOutcome.CONDITIONS: "conditions",
    ScreeningOutcome.PREPARATION: "preparation",
    ScreeningOutcome.NOT_NOW: "not-now",
}


def outcome_words() -> dict[ScreeningOutcome, str]:
    """The outcomes in their order, each with its words."""
    lines = {line.id: line.text for line in load_group("screening", "outcomes").lines}
    return {outcome: lines[line] for outcome, line in _LINES.items()}
