"""What limits are called, and how the way they came is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from app.actions.limits import standing_words
from app.dates import brief_date, local_date
from app.models.couple import Partner
from app.models.hierarchy import Step
from app.models.limit import LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.rules.limits import LimitNow
from app.words import say

STANDINGS = (LimitStanding.WELCOME, LimitStanding.WITH_CARE, LimitStanding.NOT_NOW, LimitStanding.OFF_TABLE)
"""The four equal answers, from what asks for nothing to what asks for most."""

ICONS = {
    LimitStanding.WELCOME: "circle-check",
    LimitStanding.WITH_CARE: "circle-dashed-check",
    LimitStanding.NOT_NOW: "circle-pause",
    LimitStanding.OFF_TABLE: "shield",
    LimitStanding.TAKEN_OFF: "minus",
}


@dataclass(frozen=True)
class HistoryLine:
    """One answer and all that was said while it stood."""

    icon: str
    title: str
    day: str
    text: str


def kind_words(kind: LimitKind) -> str:
    """What a limit is about, after whose it is."""
    return {
        LimitKind.AREA: say("an area of the body"),
        LimitKind.ACT: say("something one does"),
        LimitKind.SETTING: say("a time or a place"),
    }[kind]


def sharing_icon(sharing: Sharing) -> str:
    """The icon that stands before the word."""
    return "users" if sharing is Sharing.SHARED else "lock"


def sharing_words(sharing: Sharing, owner: Partner) -> str:
    """Who may see it, on a card."""
    return {
        Sharing.SHARED: say("shared"),
        Sharing.OWNER: say("private to {name}", name=owner.name),
        Sharing.THERAPIST: say("only you"),
    }[sharing]


def sharing_choices(owner: Partner) -> tuple[tuple[Sharing, str], ...]:
    """Who may see it, to choose from."""
    return (
        (Sharing.SHARED, say("Shared")),
        (Sharing.OWNER, say("{name} alone", name=owner.name)),
        (Sharing.THERAPIST, say("Only you")),
    )


def card_sentence(limit: LimitNow, owner: Partner) -> str:
    """A card, spoken."""
    return say(
        "{title}. {name}: {standing}. {sharing}.",
        title=limit.now.title,
        name=owner.name,
        standing=standing_words(limit.now.standing),
        sharing=sharing_words(limit.now.sharing, owner),
    )


def history_lines(limit: LimitNow, owner: Partner) -> tuple[HistoryLine, ...]:
    """How it has been, the latest answer first."""
    groups: list[list[LimitWord]] = []
    for word in limit.history:
        if groups and groups[-1][-1].standing is word.standing:
            groups[-1].append(word)
        else:
            groups.append([word])
    before = None
    found = []
    for group in groups:
        first = group[0]
        parts = [*_said(first, owner), *_changes(before, first, owner)]
        parts += [part for one, other in pairwise(group) for part in _later(one, other, owner)]
        found.append(
            HistoryLine(
                ICONS[first.standing],
                standing_words(first.standing),
                brief_date(local_date(first.at)),
                " ".join(part for part in parts if part),
            )
        )
        before = group[-1]
    return tuple(reversed(found))


def detail(step: Step) -> str:
    """The line below the title of a step."""
    return " · ".join(part for part in (step.timeframe, step.description.split("\n")[0]) if part)


def _said(word: LimitWord, owner: Partner) -> Iterable[str]:
    if word.standing is LimitStanding.NOT_NOW:
        yield say("{name} may raise it again.", name=owner.name)
    yield {
        Said.PRESENT: say("Said by {name}, present.", name=owner.name),
        Said.ALONE: say("On the pad, alone."),
        Said.TOLD: say("Told to you."),
    }[word.said]
    yield word.words


def _later(before: LimitWord, after: LimitWord, owner: Partner) -> Iterable[str]:
    """What changed while the answer stayed the same."""
    yield from _changes(before, after, owner)
    if after.words != before.words:
        yield after.words


def _changes(before: LimitWord | None, after: LimitWord, owner: Partner) -> Iterable[str]:
    if before is None:
        return
    day = brief_date(local_date(after.at))
    if after.sharing is not before.sharing:
        yield {
            Sharing.SHARED: say("Shared since {day}.", day=day),
            Sharing.OWNER: say("Private to {name} since {day}.", name=owner.name, day=day),
            Sharing.THERAPIST: say("Only for you since {day}.", day=day),
        }[after.sharing]
    if after.title != before.title:
        yield say("Before {day} it read “{title}”.", title=before.title, day=day)
