"""What a sign before a word asks for while a note is typed: “;” a quick phrase, “@” a step; and where links are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.models.note import Heading, Mention
from app.models.phrases import Phrase

PHRASE_SIGN = ";"
STEP_SIGN = "@"
_PHRASE = re.compile(r"(?:^|(?<=[^\w)\]]));(\w{0,12})\Z")
_STEP = re.compile(r"(?:^|(?<=\s))@([^@\n]{0,40})\Z")
_SPACED = re.compile(r"(?:^|.*\s)\Z", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """`typed` is what stands behind the sign; the sign and it are the last `length` letters before the caret."""

    typed: str
    length: int


def phrase_asked(before: str) -> Asked | None:
    """Whether the words before the caret end in a “;” that asks for a phrase, with the letters typed so far.

    A “;” right behind a letter, as in “settled; Ash”, is only a semicolon; and so is one with a space behind it.
    """
    return _asked(_PHRASE, before)


def step_asked(before: str) -> Asked | None:
    """Whether the words before the caret end in a “@” that asks for a step, with what was typed of its title."""
    return _asked(_STEP, before)


def _asked(pattern: re.Pattern[str], before: str) -> Asked | None:
    found = pattern.search(before[-80:])
    return None if found is None else Asked(found.group(1), len(found.group(1)) + 1)


def matching_phrases(phrases: Sequence[Phrase], typed: str) -> tuple[Phrase, ...]:
    """The phrases whose letters begin so, then those in whose name a word begins so; all of them for nothing typed."""
    wanted = typed.casefold()
    first = [one for one in phrases if one.letters.startswith(wanted)]
    named = [one for one in phrases if one not in first and any(w.startswith(wanted) for w in _words(one.name))]
    return (*first, *named)


def usual_phrases(phrases: Sequence[Phrase], heading: Heading, most: int) -> tuple[Phrase, ...]:
    """At most so many phrases that belong under this heading, in the library's order."""
    return tuple(one for one in phrases if heading in one.headings)[:most]


def matching_steps(titles: Sequence[tuple[int, str]], typed: str) -> tuple[tuple[int, str], ...]:
    """The steps in whose title words begin with all that was typed: those that begin so first, else as on the path."""
    wanted = _words(typed)
    found = (
        (step_id, title)
        for step_id, title in titles
        if all(any(own.startswith(one) for own in _words(title)) for one in wanted)
    )
    return tuple(sorted(found, key=lambda step: bool(wanted) and not _words(step[1])[0].startswith(wanted[0])))


def filled(words: str, first: str, second: str) -> str:
    """A phrase with the two names in their places."""
    return words.replace("{first}", first).replace("{second}", second)


def joined_on(before: str, words: str) -> str:
    """The words to put behind `before`, with a space where two words would touch."""
    return words if _SPACED.match(before) else f" {words}"


@dataclass(frozen=True)
class Link:
    """Where in a text a step is named, from `start` up to `end`."""

    start: int
    end: int
    step_id: int


def links(text: str, mentions: Sequence[Mention]) -> tuple[Link, ...]:
    """Where a text names a step, in order and never one inside another; of two that overlap the longer one counts."""
    found: list[Link] = []
    taken = bytearray(len(text))
    for mention in sorted(mentions, key=lambda one: (-len(one.words), one.step_id)):
        at = text.find(mention.words) if mention.words else -1
        while at >= 0:
            end = at + len(mention.words)
            if not any(taken[at:end]):
                found.append(Link(at, end, mention.step_id))
                taken[at:end] = b"\1" * (end - at)
            at = text.find(mention.words, end)
    return tuple(sorted(found, key=lambda one: one.start))


def link_at(text: str, mentions: Sequence[Mention], place: int) -> int:
    """The step that is named where the caret is (between two letters counts as both); 0 for none."""
    return next((one.step_id for one in links(text, mentions) if one.start <= place <= one.end), 0)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
