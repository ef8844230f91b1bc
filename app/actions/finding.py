"""Finding one's way: couples by name, steps and notes by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.hierarchy import show_path
from app.actions.ports import Clock, Work
from app.actions.roster import RosterRow, couples_matching, show_roster
from app.models.session import Entry
from app.rules.search import parts

LIMIT = 20
_RECORDS = ("note", "addendum", "process note", "agreement")


@dataclass(frozen=True)
class FoundStep:
    """A step on a couple's current path; `number` counts from 1. `parts` are its words, with what was typed apart."""

    step_id: int
    couple_id: int
    label: str
    number: int
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class FoundEntry:
    """A line of the notes. `earlier` says that it is not of the session in course, and so is folded meanwhile."""

    entry: Entry
    label: str
    session_at: datetime
    earlier: bool
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class FoundRecord:
    """Words of a "note", an "addendum", a "process note" or an "agreement" (`kind`).

    `id` is that of the note they belong to, or of the revision. `at` is its day, `parts` are the words around.
    """

    kind: str
    id: int
    couple_id: int
    label: str
    at: datetime | None
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Findings:
    """Couples as in the roster; steps along the path, those that begin so first; lines of the notes, the newest first.

    `records` are write-ups and agreements, the newest first: none while someone is in the room.
    """

    couples: tuple[RosterRow, ...]
    steps: tuple[FoundStep, ...]
    entries: tuple[FoundEntry, ...]
    records: tuple[FoundRecord, ...] = ()


def find_words(work: Work, clock: Clock, typed: str, couple_id: int | None = None) -> Findings:
    """Where every typed word begins a word; within one couple when given, whose own name is then not among them.

    Nothing typed finds the couples only. What was removed, or lies off the table, is not found.
    """
    roster = show_roster(work, clock)
    labels = {row.couple.id: row.label for row in roster}
    found = work.search.find(typed, couple_id, LIMIT, ("step", "entry"))
    marked = {one.id: one.marked for one in found if one.kind == "step"}
    steps = [
        step
        for couple in dict.fromkeys(one.couple_id for one in found if one.kind == "step")
        for step in _steps_of(work, clock, couple, labels[couple], marked, typed)
    ]
    open_session = work.sessions.open()
    entries = [
        FoundEntry(
            entry,
            labels[entry.couple_id],
            work.sessions.get(entry.session_id).started_at,
            open_session is None or entry.session_id != open_session.id,
            parts(entry.text, typed),
        )
        for entry in (work.sessions.entry(one.id) for one in found if one.kind == "entry")
        if entry.removed_at is None
    ]
    couples = couples_matching(roster, typed) if couple_id is None else []
    records = (
        FoundRecord(one.kind, one.id, one.couple_id, labels[one.couple_id], one.at, parts(_plain(one.marked), typed))
        for one in (work.search.find(typed, couple_id, LIMIT, _RECORDS) if open_session is None else ())
    )
    return Findings(tuple(couples[:LIMIT]), tuple(steps), tuple(entries), tuple(records))


def _steps_of(
    work: Work, clock: Clock, couple_id: int, label: str, wanted: dict[int, str], typed: str
) -> Sequence[FoundStep]:
    found = [
        FoundStep(row.step.id, couple_id, label, row.number, _where(row.step.title, wanted[row.step.id], typed))
        for row in show_path(work, clock, couple_id).rows
        if row.step.id in wanted
    ]
    return sorted(found, key=lambda one: not one.parts[0][1])


def _where(title: str, marked: str, typed: str) -> tuple[tuple[str, bool], ...]:
    """The title; where what was typed stands in other words of the step, those follow it."""
    own = parts(title, typed)
    if any(met for _, met in own):
        return own
    return (*own, (" · ", False), *parts(_plain(marked), typed))


def _plain(marked: str) -> str:
    return marked.replace("«", "").replace("»", "")
