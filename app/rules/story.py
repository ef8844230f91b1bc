"""The order of a couple's story, what a line of it is, and how a repair is joined to its crossed line."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar

from app.models.practice_record import HowItEnded
from app.models.session import Entry, Mark, Session, SetbackKind

T = TypeVar("T")
S = TypeVar("S")
K = TypeVar("K", bound=Hashable)


class Kind(StrEnum):
    """What a line of the story is."""

    BOUNDARY = "boundary"
    SETBACK = "setback"
    REPAIR = "repair"
    VICTORY = "small victory"
    PAUSE = "pause"
    PLAIN = "plain"
    NOTE = "note"
    ADDENDUM = "addendum"
    PROCESS = "process note"
    RECORD = "practice record"
    AGREEMENT = "agreement"
    AGREEMENT_ENDED = "agreement ended"


_OF_MARK = {
    Mark.BOUNDARY: Kind.BOUNDARY,
    Mark.SETBACK: Kind.SETBACK,
    Mark.REPAIR: Kind.REPAIR,
    Mark.VICTORY: Kind.VICTORY,
}


MARKED = frozenset(_OF_MARK.values())
"""The kinds of lines that somebody marked."""


class Strand(StrEnum):
    """What one may want to read of a story; everything is not one of them."""

    BOUNDARIES = "boundaries"
    SETBACKS = "setbacks"
    REPAIRS = "repairs"
    VICTORIES = "small victories"
    AGREEMENTS = "agreements"
    NOTES = "notes"


_STRANDS = {
    Strand.BOUNDARIES: {Kind.BOUNDARY},
    Strand.SETBACKS: {Kind.SETBACK},
    Strand.REPAIRS: {Kind.REPAIR},
    Strand.VICTORIES: {Kind.VICTORY},
    Strand.AGREEMENTS: {Kind.AGREEMENT, Kind.AGREEMENT_ENDED},
    Strand.NOTES: {Kind.PLAIN, Kind.RECORD, Kind.NOTE, Kind.ADDENDUM, Kind.PROCESS},
}


@dataclass(frozen=True)
class StoryLine:
    """One dated line. `about` is the id of its record: the entry, the note, the revision, the step's event.

    `setback` is a setback's kind. `repairs` is the entry that a repair belongs to and `repaired_at` its moment.
    `step` is the title of the step that an entry or a practice record is joined to, `ended` how that time ended and
    `smaller` whether it was done as the smaller version. `number` counts revisions; `by` signed a note or wrote
    an addendum; a note with `draft` is not signed yet.
    """

    kind: Kind
    about: int
    at: datetime
    text: str = ""
    setback: SetbackKind | None = None
    repairs: int = 0
    repaired_at: datetime | None = None
    step: str = ""
    number: int = 0
    by: str = ""
    draft: bool = False
    ended: HowItEnded | None = None
    smaller: bool = False


@dataclass(frozen=True)
class Chapter:
    """One session, the lines that belong to it as they were written, and what came between it and the next.

    Without a session it holds what came before the first. `note_id` is the session's note (0 for none), `signed`
    whether that is signed.
    """

    session: Session | None
    lines: tuple[StoryLine, ...] = ()
    after: tuple[StoryLine, ...] = ()
    note_id: int = 0
    signed: bool = False


@dataclass(frozen=True)
class Opening(Generic[S, T]):
    """Where a chapter begins: its session (None before the first), and what follows it until the next."""

    session: S | None
    after: list[T] = field(default_factory=list)


def kind_of(entry: Entry, pauses: Iterable[str]) -> Kind:
    """What a line of the notes is in the story; `pauses` are the words that a pause is written down with."""
    if entry.mark is not None:
        return _OF_MARK[entry.mark]
    return Kind.PAUSE if entry.text in pauses else Kind.PLAIN


def is_of(line: StoryLine, strand: Strand | None) -> bool:
    """Whether somebody who asked for this strand wants to read the line; None asks for everything."""
    return strand is None or line.kind in _STRANDS[strand]


def minutes(session: Session) -> int | None:
    """How long it took in minutes of the clock, as its times are read; None while it lasts, or a clock was set back."""
    if session.ended_at is None or session.ended_at < session.started_at:
        return None
    began, ended = (at.replace(second=0, microsecond=0) for at in (session.started_at, session.ended_at))
    return int((ended - began).total_seconds()) // 60


def openings(sessions: Sequence[tuple[datetime, S]], *loose: Sequence[tuple[datetime, T]]) -> list[Opening[S, T]]:
    """The sessions in their own order, each with the loose things that came after it and before the next.

    Every loose sequence keeps its own order too, whatever its moments say: a clock that was set back moves nothing
    before what was kept earlier. Where no clock was, everything is in the order of its moments.
    """
    found: list[Opening[S, T]] = [Opening(None)]
    waiting = [_never_back(one) for one in loose]
    for moment, session in _never_back(sessions):
        found[-1].after.extend(_until(moment, waiting))
        found.append(Opening(session))
    found[-1].after.extend(_until(None, waiting))
    return found


def _never_back(dated: Sequence[tuple[datetime, T]]) -> list[tuple[datetime, T]]:
    """The same things, each no earlier than the one before it."""
    steady: list[tuple[datetime, T]] = []
    for moment, one in dated:
        steady.append((max(moment, steady[-1][0]) if steady else moment, one))
    return steady


def _until(moment: datetime | None, waiting: list[list[tuple[datetime, T]]]) -> list[T]:
    """Takes what comes before the moment (everything for None) out of the sequences, in order."""
    taken = [(at, n, one) for n, line in enumerate(waiting) for at, one in line if moment is None or at < moment]
    for line in waiting:
        del line[: sum(1 for at, _ in line if moment is None or at < moment)]
    return [one for _, _, one in sorted(taken, key=lambda each: each[:2])]


class Part(StrEnum):
    """What of a thread is beside a row."""

    TOP = "top"
    THROUGH = "through"
    BOTTOM = "bottom"


@dataclass(frozen=True)
class Thread:
    """A piece of the stitched thread beside one row: which part, and how far out (0 is nearest)."""

    part: Part
    lane: int


def threads(rows: Sequence[tuple[K, K | None]]) -> list[tuple[Thread, ...]]:
    """What of every thread is beside each row. A row is its own key and the key of the row it is joined to.

    No two threads share a lane beside one row; a row that is joined to itself, or to none that is here, has none.
    """
    place = {key: n for n, (key, _) in enumerate(rows)}
    spans = sorted(
        (min(n, place[other]), max(n, place[other]))
        for n, (_, other) in enumerate(rows)
        if other is not None and other in place and place[other] != n
    )
    beside: list[list[Thread]] = [[] for _ in rows]
    free_from: list[int] = []
    for top, bottom in spans:
        lane = next((n for n, free in enumerate(free_from) if free <= top), len(free_from))
        free_from[lane : lane + 1] = [bottom + 1]
        beside[top].append(Thread(Part.TOP, lane))
        for n in range(top + 1, bottom):
            beside[n].append(Thread(Part.THROUGH, lane))
        beside[bottom].append(Thread(Part.BOTTOM, lane))
    return [tuple(one) for one in beside]
