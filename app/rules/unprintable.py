"""How it is said that a print cannot show a character."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.unprintable import Unprintable
from app.words import count, say

_NAMED = 3


def unprintable_sentence(found: Sequence[Unprintable]) -> str:
    """One sentence that names the first three and counts the others; "" when everything can be printed."""
    if not found:
        return ""
    named = [
        say("{sign} ({code}, {name}) in “{place}”", sign=one.sign, code=one.code, name=one.name, place=one.place)
        if one.name
        else say("{code} in “{place}”", code=one.code, place=one.place)
        for one in found[:_NAMED]
    ]
    listed = say("; ").join(named)
    more = len(found) - len(named)
    if more:
        listed = say("{listed}; and {others}", listed=listed, others=count("{n} more", "{n} more", more))
    if len(found) == 1:
        return say("One character is in none of the fonts and prints as an empty square: {listed}.", listed=listed)
    return say("Some characters are in none of the fonts and print as empty squares: {listed}.", listed=listed)
