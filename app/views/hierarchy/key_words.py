"""What keys do at this moment of an asking, in one line of words."""

from __future__ import annotations

from app.models.side import Side
from app.models.willingness import Answer
from app.views.hierarchy.sentences import Two
from app.views.hierarchy.spoken import Spoken
from app.words import say


def key_words(spoken: Spoken, two: Two, *, writing: bool) -> str:
    """For whoever is asked; `writing` says that the keys go into the field for a condition."""
    parts = [_now(spoken, two, writing), "" if writing else _more(spoken), _on(spoken, two)]
    return " ".join(part for part in parts if part)


def _now(spoken: Spoken, two: Two, writing: bool) -> str:
    name = two.partner(spoken.side).name
    if writing:
        return say("Enter keeps the condition.")
    if spoken.t_is_ten:
        return say("{name}: 0 to 9, T or 10 for ten, then Tab.", name=name)
    if spoken.number_next:
        return say("{name}: type 0 to 100, then Enter.", name=name)
    return say("{name}: Y yes, T tentative, N not now, X off the table.", name=name)


def _more(spoken: Spoken) -> str:
    if spoken.weeks_next:
        return say("2 or 4: from so many weeks on. 0: when they raise it.")
    if spoken.given is Answer.TENTATIVE and not spoken.number_next:
        return say("C writes a condition.")
    return "" if spoken.number_next else say("V: how much they want it.")


def _on(spoken: Spoken, two: Two) -> str:
    first = spoken.side is Side.FIRST
    other = two.partner(spoken.side.other).name
    if spoken.answer_next:
        return say("{key} asks {name}. Esc closes.", key="B" if first else "A", name=other)
    if first:
        return say("Tab asks {name}. Esc closes.", name=other)
    if spoken.next_title:
        return say("Tab goes on to “{title}”. Esc closes.", title=spoken.next_title)
    return say("Tab or Esc closes.")
