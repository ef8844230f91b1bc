"""The practice: the therapist, and what holds for all couples until one of them wishes otherwise."""

from __future__ import annotations

from enum import StrEnum

from app.models.rating import Scale
from app.models.text import Line, Text
from app.models.value import Value


class Confidentiality(StrEnum):
    """What the therapist does with what one partner says alone."""

    NO_SECRETS = "no secrets"
    LIMITED_SECRETS = "limited secrets"


class Practice(Value):
    """One per vault. `review_weeks` is how long an agreement stands before it is looked at again (1 to 12).

    `wide_step` is the jump in distress (1 to 100) between neighbours on a path above which one in between is offered.
    """

    name: Line
    credentials: Line = ""
    address: Text = ""
    licence: Line = ""
    confidentiality: Confidentiality = Confidentiality.LIMITED_SECRETS
    scale: Scale = Scale.COMFORT_10
    checkin: Line = ""
    ending: Line = ""
    review_weeks: int = 4
    wide_step: int = 20

    @property
    def therapist(self) -> str:
        """How the therapist stands under what they sign, and at the head of what they print: name, credentials."""
        return ", ".join(part for part in (self.name, self.credentials) if part)
