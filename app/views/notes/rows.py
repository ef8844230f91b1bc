"""What stands in the stream, row by row: folded sessions, a hint, entries. Free of Qt."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass
from enum import StrEnum

from app.actions.note_lines import SessionLines
from app.actions.session import SessionNotes
from app.dates import brief_date, clock_time, local_date, short_date
from app.models.session import Entry, Mark, Session
from app.views.entry_marks import kind_word, mark_word
from app.words import count, say

NEAR = 2
"""How many of the earlier sessions have their own bar before somebody asks for all of them."""

LONGEST = 2400
"""How many letters of one entry the stream shows; opening it shows all of them."""


class Kind(StrEnum):
    """What a row is."""

    MORE = "more"
    SESSION = "session"
    HINT = "hint"
    ENTRY = "entry"


@dataclass(frozen=True)
class Row:
    """One row. `key` stays the same while what it shows changes.

    `about` is the day of a session or the time of an entry; `open` whether the session's entries follow it; `folded`
    that someone is in the room, so that they only show while it is held; `beside` what stands beside the mark; `day`
    the day of an entry that was written on another day than its session.
    """

    kind: Kind
    key: tuple[str, int]
    about: str
    text: str = ""
    spoken: str = ""
    session_id: int = 0
    entry: Entry | None = None
    mark: Mark | None = None
    beside: str = ""
    step: str = ""
    open: bool = False
    folded: bool = False
    begun: bool = False
    fixed: bool = False
    shape: int = 0
    day: str = ""

    @property
    def shortened(self) -> bool:
        """Whether the stream shows only the beginning."""
        return self.entry is not None and len(self.entry.text) > LONGEST


@dataclass(frozen=True)
class Unfolded:
    """What the therapist has opened: sessions by id, the one held (0 for none), and whether all bars show."""

    sessions: Set[int] = frozenset()
    held: int = 0
    all_bars: bool = False


def rows_of(
    notes: SessionNotes,
    unfolded: Unfolded,
    lines_of: Callable[[int], SessionLines],
    *,
    someone_here: bool,
    begun: Set[int] = frozenset(),
) -> list[Row]:
    """The rows of the stream. With someone here nothing of another session shows, save of the one that is held."""
    if notes.session is None:
        return []
    bars = [*notes.earlier] if notes.live else [*notes.earlier, notes.session]
    hidden = 0 if unfolded.all_bars else max(0, len(bars) - NEAR)
    rows = [_more(hidden)] if hidden else []
    for session in bars[hidden:]:
        is_open = session.id == unfolded.held if someone_here else session.id in unfolded.sessions
        rows.append(_bar(session, is_open, folded=someone_here))
        if is_open:
            rows += _entries(session, lines_of(session.id), begun, fixed=someone_here)
    if bars and someone_here:
        rows.append(Row(Kind.HINT, ("hint", 0), "", say("Earlier notes are folded: press and hold one to see it")))
    if notes.live:
        lines = SessionLines(notes.entries, notes.steps, _by_crossed(notes))
        rows += _entries(notes.session, lines, begun, fixed=False)
    return rows


def crossed_on(line: Entry) -> str:
    """Like "of the line crossed on 3 May"."""
    return say("of the line crossed on {day}", day=short_date(local_date(line.at)))


def _by_crossed(notes: SessionNotes) -> dict[int, Entry]:
    return {line.id: line for line in notes.crossed.values()}


def _more(hidden: int) -> Row:
    words = count("{n} session before these", "{n} sessions before these", hidden)
    return Row(Kind.MORE, ("more", 0), "", words, say("{words}. Press to list them.", words=words))


def _bar(session: Session, is_open: bool, *, folded: bool) -> Row:
    started = local_date(session.started_at)
    day = short_date(started)
    if folded and is_open:
        spoken = say("Notes of {day}, shown while you hold.", day=day)
    elif folded:
        spoken = say("Notes of {day}, folded. Press and hold to see them.", day=day)
    elif is_open:
        spoken = say("Notes of {day}, open.", day=day)
    else:
        spoken = say("Notes of {day}, closed. Press to read them.", day=day)
    return Row(
        Kind.SESSION,
        ("session", session.id),
        brief_date(started),
        spoken=spoken,
        session_id=session.id,
        open=is_open,
        folded=folded,
        # The shape follows the session's number alone, so that it says nothing of what was written.
        shape=session.number % 2,
    )


def _entries(session: Session, lines: SessionLines, begun: Set[int], *, fixed: bool) -> list[Row]:
    return [_entry(one, _day(one, session), lines, one.id in begun, fixed) for one in lines.entries]


def _day(entry: Entry, session: Session) -> str:
    day = local_date(entry.at)
    return brief_date(day) if day != local_date(session.started_at) else ""


def _entry(entry: Entry, day: str, lines: SessionLines, begun: bool, fixed: bool) -> Row:
    steps, crossed = lines.steps, lines.crossed
    beside = ""
    if entry.mark is Mark.SETBACK and entry.setback_kind is not None:
        beside = kind_word(entry.setback_kind)
    elif entry.mark is Mark.REPAIR and (line := crossed.get(entry.repairs_id or 0)) is not None:
        beside = crossed_on(line)
    step = steps.get(entry.step_id or 0, "")
    return Row(
        Kind.ENTRY,
        ("entry", entry.id),
        clock_time(entry.at),
        entry.text if len(entry.text) <= LONGEST else entry.text[:LONGEST].rstrip() + "…",
        _sentence(entry, day, beside, step, begun),
        session_id=entry.session_id,
        entry=entry,
        mark=entry.mark,
        beside=beside,
        step=step,
        begun=begun and not fixed,
        fixed=fixed,
        day=day,
    )


def _sentence(entry: Entry, day: str, beside: str, step: str, begun: bool) -> str:
    time = clock_time(entry.at)
    parts = [say("{day}, {time}.", day=short_date(local_date(entry.at)), time=time) if day else f"{time}."]
    if entry.mark is Mark.SETBACK and beside:
        parts.append(f"{mark_word(entry.mark)}, {beside}.")
    elif entry.mark is not None and beside:
        parts.append(f"{mark_word(entry.mark)} {beside}.")
    elif entry.mark is not None:
        parts.append(f"{mark_word(entry.mark)}.")
    parts.append(entry.text)
    if step:
        parts.append(say("Linked to the step “{title}”.", title=step))
    if begun:
        parts.append(say("Changes to it are kept as a draft."))
    return " ".join(parts)
