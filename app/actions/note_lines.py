"""Looking at the lines of the notes beyond the session in course: earlier sessions, crossed lines, edits not kept."""

from __future__ import annotations

from dataclasses import dataclass

from app.actions.ports import Clock, Work
from app.models.session import Entry, Session, SetbackKind

EDITOR = "entry"
"""The name of the draft that belongs to the field in which an entry is changed; it is about the entry's id."""

CHOSEN = "entry marks"
"""The draft of what was chosen beside that field and not kept: its mark, kind and what it is joined to."""


@dataclass(frozen=True)
class SessionLines:
    """The entries of one session by time, the titles of their steps by step id, the crossed lines by id."""

    entries: tuple[Entry, ...]
    steps: dict[int, str]
    crossed: dict[int, Entry]


def show_session_lines(work: Work, clock: Clock, session_id: int) -> SessionLines:
    """What was written in one session, with all that its lines are joined to."""
    del clock
    entries = tuple(work.sessions.entries(session_id))
    return SessionLines(
        entries,
        {one.step_id: work.hierarchies.step(one.step_id).title for one in entries if one.step_id},
        {one.repairs_id: work.sessions.entry(one.repairs_id) for one in entries if one.repairs_id},
    )


def session_of(work: Work, clock: Clock, entry_id: int) -> Session:
    """The session that a line was written for."""
    del clock
    return work.sessions.get(work.sessions.entry(entry_id).session_id)


def crossed_lines(work: Work, clock: Clock, couple_id: int) -> tuple[Entry, ...]:
    """Every crossed line of a couple that a repair may be joined to, latest first."""
    del clock
    lines = work.sessions.entries_of_couple(couple_id)
    return tuple(one for one in reversed(lines) if one.setback_kind is SetbackKind.LINE_CROSSED)


def edits_under_way(work: Work, clock: Clock) -> frozenset[int]:
    """The ids of the entries that somebody began to change and did not keep."""
    del clock
    return frozenset(draft.about for draft in work.sessions.drafts() if draft.place in (EDITOR, CHOSEN))
