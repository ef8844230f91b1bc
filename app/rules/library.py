"""What the library suggests while a step's title is being typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence
from functools import cache

from app.models.library import LibraryStep

INTIMATE_BANDS = frozenset({"F", "G"})
"""Folded in the library, and never suggested unless asked for."""

SOLO_BAND = "S"
"""Steps for one partner alone: they have no place on the path of two."""

FEWEST_LETTERS = 2


def suggest(
    steps: Sequence[LibraryStep],
    typed: str,
    limit: int = 5,
    *,
    present_titles: Collection[str] = (),
    include_intimate: bool = False,
) -> list[LibraryStep]:
    """At most `limit` steps whose title answers to what was typed, the closest first, else in library order.

    Every typed word has to be found in the title, capitals and accents aside. Closest is a title that begins
    so, then one whose words begin so, then one that only contains it. Nothing before two letters; nothing
    whose title is on the path already; intimate bands only with `include_intimate`; no steps for one alone.
    """
    wanted = folded(typed)
    if sum(letter.isalnum() for letter in wanted) < FEWEST_LETTERS:
        return []
    present = {folded(title) for title in present_titles}
    found: list[tuple[int, int, LibraryStep]] = []
    for order, step in enumerate(steps):
        title = _title(step.title)
        if step.band == SOLO_BAND or title in present:
            continue
        if step.band in INTIMATE_BANDS and not include_intimate:
            continue
        closeness = _closeness(title, wanted)
        if closeness is not None:
            found.append((closeness, order, step))
    found.sort(key=lambda hit: hit[:2])
    return [step for _, _, step in found[:limit]]


@cache
def _title(words: str) -> str:
    """A title of the library, folded once; never the words of a couple, which nothing here may hold on to."""
    return folded(words)


def folded(words: str) -> str:
    """The words without capitals, accents, punctuation and spare spaces, for comparing."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", words).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare).split())


def _closeness(title: str, wanted: str) -> int | None:
    """0 begins so, 1 the words begin so, 2 contains it, None does not answer. Both are folded."""
    if title.startswith(wanted):
        return 0
    words = title.split()
    parts = wanted.split()
    if all(any(word.startswith(part) for word in words) for part in parts):
        return 1
    if all(part in title for part in parts):
        return 2
    return None
