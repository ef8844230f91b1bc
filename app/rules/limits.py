"""Limits as they stand now, and which of them a step meets.

Rules (product invariants 7 and 8): tightening is immediate; loosening, and showing a limit to the other, need its
owner's fresh word. What is off the table closes every step that has one of its tags; where only the words are alike,
the therapist looks, and nothing clears itself. What is private to one of them never becomes a sentence of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.models.hierarchy import Step, StepEvent, StepEventKind, StepWords
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Sharing
from app.models.look import LookedAt, Pain, PainState
from app.models.side import Side
from app.models.text import tags_in
from app.rules.readiness import READY, Readiness
from app.rules.willingness import by_seq

INTIMATE = "intimate areas"
"""The tag of the areas that a couple has marked as intimate."""

_SHARED_CLOSENESS = "shared sexual closeness"


@dataclass(frozen=True)
class LimitNow:
    """A limit with everything it ever said, the first word first; there is at least one."""

    limit: Limit
    history: tuple[LimitWord, ...]

    @property
    def now(self) -> LimitWord:
        """What it says."""
        return self.history[-1]

    @property
    def closes(self) -> bool:
        """Whether it is off the table."""
        return self.now.standing is LimitStanding.OFF_TABLE

    @property
    def shared(self) -> bool:
        """Whether both know of it."""
        return self.now.sharing is Sharing.SHARED


@dataclass(frozen=True)
class Care:
    """What stands beside a path and decides what may be planned on it."""

    readiness: Readiness = READY
    limits: tuple[LimitNow, ...] = ()
    looked: tuple[LookedAt, ...] = ()
    pains: tuple[Pain, ...] = ()


NOTHING = Care()


def limits_now(limits: Iterable[Limit], words: Iterable[LimitWord]) -> tuple[LimitNow, ...]:
    """Every limit that says something, as it was first put down; those taken off the board are among them."""
    said: dict[int, list[LimitWord]] = defaultdict(list)
    for word in sorted(words, key=by_seq):
        said[word.limit_id].append(word)
    return tuple(LimitNow(one, tuple(said[one.id])) for one in limits if said[one.id])


def loosens(before: LimitWord, standing: LimitStanding) -> bool:
    """Whether this would ask for less than before: then its owner is there to say so."""
    return standing.tightness < before.standing.tightness


def shares(before: LimitWord | None, sharing: Sharing) -> bool:
    """Whether the other would come to know of it."""
    return before is not None and sharing is Sharing.SHARED and before.sharing is not Sharing.SHARED


def met(step: StepWords, limits: Iterable[LimitNow]) -> tuple[LimitNow, ...]:
    """What is off the table now and has a tag of this step."""
    return tuple(one for one in limits if one.closes and tags_in(one.limit.tags) & _tags(step, one.limit.kind))


def alike(step: Step, events: Iterable[StepEvent], care: Care) -> tuple[LimitNow, ...]:
    """What is off the table now and may be meant by the words of this step, until the therapist has looked at both.

    Looking counts for the step as it is worded, and for the limit as it says now. Every wording that a limit had since
    it closed is read, so that no other name opens what it closed.
    """
    changed = max((e.seq for e in events if e.kind is StepEventKind.CHANGED), default=0)
    words = _step_words(step)
    found = []
    for one in care.limits:
        if not one.closes or not _likely(one, words):
            continue
        seen = max(
            (look.seq for look in care.looked if (look.step_id, look.limit_id) == (step.id, one.limit.id)), default=0
        )
        if seen < max(changed, one.now.seq):
            found.append(one)
    return tuple(found)


def hurts(step: StepWords, pains: Iterable[Pain]) -> bool:
    """Whether the step touches where pain is not assessed, or intimate areas while that is not known of both."""
    known: dict[tuple[Side, str], PainState] = {}
    for one in sorted(pains, key=by_seq):
        known[one.side, one.area] = one.state
    area = tags_in(step.area)
    if any(state is PainState.PAIN and where in area for (_, where), state in known.items()):
        return True
    if not touches_intimate(step):
        return False
    return any(known.get((side, INTIMATE)) not in (PainState.ASSESSED, PainState.NONE) for side in Side)


def touches_intimate(step: StepWords) -> bool:
    """Whether intimate areas are part of it: by its tags, or by the band of the library it stands in."""
    return step.band == "F" or INTIMATE in tags_in(step.area) or _SHARED_CLOSENESS in tags_in(step.act)


def needs_look(step: Step, events: Sequence[StepEvent], care: Care) -> bool:
    """Whether the therapist looks first at this step, for a reason that is never said: the same whatever it is."""
    return (
        any(not one.shared for one in met(step, care.limits))
        or bool(alike(step, events, care))
        or hurts(step, care.pains)
    )


def touches(step: StepWords, tags: str) -> bool:
    """Whether one of these tags is among all the tags of the step, whatever they are of: so a trigger finds steps."""
    own = tags_in(step.area) | tags_in(step.act) | tags_in(step.setting) | tags_in(step.form)
    return bool(own & tags_in(tags))


def line_met(step: StepWords, care: Care) -> LimitNow | None:
    """The first line, of those both know, that this step meets, as both know it."""
    found = next((one for one in met(step, care.limits) if one.shared), None)
    return as_both_know_it(found) if found is not None else None


def as_both_know_it(limit: LimitNow) -> LimitNow:
    """Without what it said while it was private: neither its words, nor that it was."""
    return replace(limit, history=tuple(word for word in limit.history if word.sharing is Sharing.SHARED))


def _tags(step: StepWords, kind: LimitKind) -> frozenset[str]:
    return tags_in({LimitKind.AREA: step.area, LimitKind.ACT: step.act, LimitKind.SETTING: step.setting}[kind])


_WORD = re.compile(r"\w+(?:[:.]\w+)*")
_COMMON = """
about after again all and any anything anywhere are before being both but can did each either every everything for from
get got had has have having her him his how into its just let like more most never not off one only other our out over
own say she some somebody someone something than that the their them then there they this time touch touched
touching too together two under until use very was way what when where while who why with without you your
"""
_EVERYWHERE = frozenset(_COMMON.split())
"""Words that say nothing about what a line is."""

_SHORTEST, _STEM = 3, 5


def _plain(words: str) -> str:
    """In small letters and without accents, so that a name is found however it is typed."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that mean something; a number counts where it is not a small one."""
    found = (word for word in _WORD.findall(_plain(words)) if word not in _EVERYWHERE)
    return frozenset(_stem(word) for word in found if not word.isascii() or len(word) >= _SHORTEST)


def _all_stems(words: str) -> frozenset[str]:
    """The beginnings of all words, for a line that has no others: "Being touched"."""
    return frozenset(map(_stem, _WORD.findall(_plain(words))))


def _stem(word: str) -> str:
    """What "dance" and "dancing", "body" and "bodies", "hand" and "hands" have in common, near enough."""
    if not word.isascii():
        return word[: min(_STEM, max(2, len(word) - 1))]
    if not word.isalpha():
        return word[:_STEM]
    for ending in ("ing", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]  # "hugging", "hugged", "hug"
    return word[:_STEM]


def _is_in(stem: str, words: frozenset[str]) -> bool:
    """Whether a word begins so, or the other way round; where words are not set apart, whether it is part of one."""
    if not stem.isascii():
        return any(stem in word for word in words)
    return any(word.startswith(stem) or (len(word) >= _SHORTEST and stem.startswith(word)) for word in words)


def _step_words(step: StepWords) -> str:
    """All that a step says of what it is: its words and its tags."""
    said = (step.title, step.description, step.smaller, step.timeframe, step.area, step.act, step.setting)
    return " ".join(said)


def _likely(limit: LimitNow, words: str) -> bool:
    """Whether half of the words that mean something in one of its wordings, or one of its tags, are in the step's."""
    runs = frozenset(word for word in _WORD.findall(_plain(words)) if not word.isascii())
    telling, every = _stems(words) | runs, _all_stems(words)
    wordings = {word.title for word in _since_closed(limit)} | tags_in(limit.limit.tags)
    return any(_near(wording, telling, every) for wording in wordings)


def _near(wording: str, telling: frozenset[str], every: frozenset[str]) -> bool:
    stems = _stems(wording)
    if stems:
        return 2 * sum(_is_in(stem, telling) for stem in stems) >= len(stems)
    whole = _all_stems(wording)
    return bool(whole) and 2 * len(whole & every) >= len(whole)


def _since_closed(limit: LimitNow) -> list[LimitWord]:
    since: list[LimitWord] = []
    for word in limit.history:
        since = [*since, word] if word.standing is LimitStanding.OFF_TABLE else []
    return since
