"""What the lines of a story look like and are called."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.record_words import ended_words
from app.dates import clock_time, local_date, short_date
from app.models.practice_record import HowItEnded
from app.models.session import Mark
from app.rules.story import Kind, StoryLine, Strand
from app.views.entry_marks import LOOKS, kind_word, mark_word
from app.words import say


@dataclass(frozen=True, slots=True)
class Look:
    """The icon of a line, and the colour tokens of icon and title and of the round ground below the icon."""

    icon: str
    token: str
    ground: str


_MARKS = {
    Kind.BOUNDARY: Mark.BOUNDARY,
    Kind.SETBACK: Mark.SETBACK,
    Kind.REPAIR: Mark.REPAIR,
    Kind.VICTORY: Mark.VICTORY,
}
_GROUNDS = {Kind.SETBACK: "rainTint", Kind.REPAIR: "duskTint", Kind.VICTORY: "accentTint"}
_ICONS = {
    Kind.PAUSE: "pause",
    Kind.RECORD: "footprints",
    Kind.NOTE: "notebook-text",
    Kind.ADDENDUM: "plus",
    Kind.PROCESS: "lock",
    Kind.AGREEMENT: "signature",
    Kind.AGREEMENT_ENDED: "signature",
}


def look_of(kind: Kind) -> Look | None:
    """How a line is drawn; None for one that nobody marked."""
    if kind in _MARKS:
        mark = LOOKS[_MARKS[kind]]
        return Look(mark.icon, mark.token, _GROUNDS.get(kind, "sunken"))
    return Look(_ICONS[kind], "ink2", "sunken") if kind in _ICONS else None


def title_of(line: StoryLine) -> str:
    """The word that a line begins with; "" where it has none."""
    if line.kind in _MARKS:
        return mark_word(_MARKS[line.kind])
    agreement = say("Agreement, revision {number}", number=line.number)
    return {
        Kind.PAUSE: line.text,
        Kind.RECORD: say("How it was"),
        Kind.NOTE: say("Progress note"),
        Kind.ADDENDUM: say("Addendum"),
        Kind.PROCESS: say("Process notes"),
        Kind.AGREEMENT: agreement,
        Kind.AGREEMENT_ENDED: agreement,
    }.get(line.kind, "")


def beside(line: StoryLine) -> str:
    """The quiet words beside the title; "" for none."""
    if line.kind is Kind.SETBACK:
        return kind_word(line.setback) if line.setback is not None else ""
    if line.kind is Kind.REPAIR:
        crossed = line.repaired_at
        return say("of the line crossed on {day}", day=short_date(local_date(crossed))) if crossed is not None else ""
    if line.kind is Kind.RECORD:
        return _how(line)
    if line.kind is Kind.NOTE:
        return say("not signed yet") if line.draft else say("signed {when} · {name}", when=_when(line), name=line.by)
    if line.kind is Kind.ADDENDUM:
        return say("{when} · {name}", when=_when(line), name=line.by)
    if line.kind is Kind.PROCESS:
        return say("yours alone")
    if line.kind is Kind.AGREEMENT:
        return say("draft") if line.draft else say("printed to be signed")
    return say("ended") if line.kind is Kind.AGREEMENT_ENDED else ""


def _how(line: StoryLine) -> str:
    """How that time ended; the smaller version is said once."""
    ended = ended_words(line.ended).lower() if line.ended is not None else ""
    smaller = say("as its smaller version") if line.smaller and line.ended is not HowItEnded.SMALLER else ""
    return " · ".join(filter(None, (ended, smaller)))


def _when(line: StoryLine) -> str:
    return say("{day}, {time}", day=short_date(local_date(line.at)), time=clock_time(line.at))


def strand_words() -> list[tuple[Strand | None, str]]:
    """What one may ask for, as the chips say it."""
    return [
        (None, say("All")),
        (Strand.BOUNDARIES, say("Boundaries")),
        (Strand.SETBACKS, say("Setbacks")),
        (Strand.REPAIRS, say("Repairs")),
        (Strand.VICTORIES, say("Small victories")),
        (Strand.AGREEMENTS, say("Agreements")),
        (Strand.NOTES, say("Notes")),
    ]
