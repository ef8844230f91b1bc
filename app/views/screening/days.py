"""Days that have passed, and when to ask again, as they are typed and as they are told."""

from __future__ import annotations

from datetime import date, timedelta

from app.actions.screening_shown import Conversation
from app.dates import long_date, short_date
from app.models.screening import Screening
from app.views.typed import typed_day
from app.words import count, say

_LOOKED_BACK = 1500
"""Days: long enough for a 29 February."""


def past_day(text: str, today: date) -> date | None:
    """The nearest day up to today that these words mean: "24 February", "Tue", "yesterday"; None for none."""
    if text.strip().casefold() == say("yesterday").casefold():
        return today - timedelta(days=1)
    found = typed_day(text, today)
    if found is None or found <= today:
        return found
    days = (today - timedelta(days=back) for back in range(_LOOKED_BACK))
    return next((day for day in days if typed_day(text, day) == day and not _counted(text)), None)


def _counted(text: str) -> bool:
    """Whether the words count from the day itself on: then they mean no day that has passed."""
    return text.strip().startswith("+") or text.strip().casefold() == say("tomorrow").casefold()


def day_words(day: date, today: date) -> str:
    """Like "24 February", with the year where it is another one."""
    return short_date(day) if day.year == today.year else long_date(day)


def when_words(known: Screening, today: date) -> str:
    """When a conversation was: "24 February, 45 minutes", or "Screened before, on 3 March 2025"."""
    day = day_words(known.held_on, today)
    if known.earlier:
        return say("Screened before, on {day}", day=day)
    if known.minutes is None:
        return day
    return count("{day}, {n} minute", "{day}, {n} minutes", known.minutes, day=day)


def again_words(known: Screening, today: date) -> str:
    """When to ask again, as it stands in its field: "on 16 April", or words of the therapist's own."""
    if known.ask_again_on is None:
        return known.ask_again
    return say("on {day}", day=day_words(known.ask_again_on, today))


def read_again(words: str, today: date) -> date | None:
    """The day that is meant in that field; None for words."""
    on = say("on {day}", day="")
    plain = words.strip()
    return typed_day(plain.removeprefix(on.strip()) if plain.casefold().startswith(on) else plain, today)


def again_told(conversation: Conversation, after: Conversation | None, today: date) -> str:
    """Whether and when one was asked again, for a conversation that is over."""
    if after is not None:
        return say("Asked again on {day}", day=day_words(after.known.held_on, today))
    words = again_words(conversation.known, today)
    return say("Ask again {when}", when=words) if words else ""
