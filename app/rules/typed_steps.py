"""Steps from what was typed or pasted into the add field."""

from __future__ import annotations

import re

from app.models.couple import Couple
from app.models.hierarchy import NEAR, StepWords
from app.models.library import LibraryStep
from app.models.text import tags_in

LONGEST_TITLE = 300

TAGS = ("area", "act", "setting", "form")
"""What a step touches on, in tags that limits and triggers match."""

_SAID = ("title", "description", "timeframe", "checkin", "ending", "smaller", "dials")
_NEAR_BY = ("title", "description", "smaller", "area", "act")
_BULLET = re.compile(r"^\s*(?:[-*•‣–—]|\(?\d{1,3}[.):])\s+")
_DETAIL = re.compile(r"(?:^|\s)//(?:\s|$)")


def from_line(typed: str) -> StepWords | None:
    """One step from one line: "Hold hands // evening walk" has a detail; an empty line is no step.

    A very long line keeps every word: the title takes the first 300 characters, the description all of it.
    """
    parts = _DETAIL.split(typed, maxsplit=1)
    words = StepWords(title=parts[0], description=parts[1].strip() if len(parts) > 1 else "")
    if not words.title:
        words = StepWords(title=words.description)
    if not words.title:
        return None
    if len(words.title) > LONGEST_TITLE:
        whole = "\n".join(part for part in (words.title, words.description) if part)
        return StepWords(title=words.title[: LONGEST_TITLE - 1] + "…", description=whole)
    return words


def from_list(pasted: str) -> list[StepWords]:
    """One step per line, without the bullets or numbers that lists are written with."""
    found = (from_line(_BULLET.sub("", line)) for line in re.split(r"[\r\n\u2028\u2029]+", pasted))
    return [words for words in found if words is not None]


def with_defaults(words: StepWords, couple: Couple) -> StepWords:
    """The couple's own check-in and ending where the step brings none."""
    fill = {"checkin": words.checkin or couple.checkin, "ending": words.ending or couple.ending}
    return words.but(**fill)


def band_of(step: StepWords, after: StepWords) -> str:
    """The band a step stands in after this edit: its own; none, where it was near and without touch and is reworded."""
    kept = all(getattr(step, name) == getattr(after, name) for name in _NEAR_BY)
    return step.band if kept or step.band != NEAR else ""


def asks_again(before: StepWords, after: StepWords) -> bool:
    """Whether this edit makes the step a new question for both (product invariant 4).

    Saying more of what it touches on asks nobody. Taking such a tag away does, since a line may have closed it.
    """
    if any(getattr(before, name) != getattr(after, name) for name in _SAID):
        return True
    return any(tags_in(getattr(before, name)) - tags_in(getattr(after, name)) for name in TAGS)


def in_short(title: str, most: int = 26) -> str:
    """A title as it stands in a sentence: whole, or up to its first comma, or up to a word's end with an ellipsis."""
    if len(title) <= most:
        return title
    first = re.split(r"[,;:–—(]", title, maxsplit=1)[0].strip()
    if most // 3 <= len(first) <= most:
        return first
    cut = title[: most - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[most // 3 :] else cut).rstrip() + "…"


def from_library(step: LibraryStep) -> StepWords:
    """The words of a step of the library, with its tags and dials, and where they came from."""
    return StepWords(
        title=step.title,
        description=step.description,
        timeframe=step.timeframe,
        checkin=step.checkin,
        ending=step.ending,
        smaller=step.smaller,
        band=step.band,
        library_id=step.id,
        area=", ".join(step.area),
        act=", ".join(step.act),
        setting=", ".join(step.setting),
        form=step.form,
        dials=", ".join(step.dials),
    )
