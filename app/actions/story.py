"""The couple's story: sessions, what was written in them, notes and agreements, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.actions.ports import Clock, Work
from app.actions.record_words import all_said, how_it_was
from app.actions.under_way_shown import numbers_of
from app.models.hierarchy import Step, StepEvent, StepEventKind
from app.models.note import Addendum, Note, ProcessNote, Section
from app.models.practice_record import PracticeRecord
from app.models.rating import Rating
from app.models.revision import ClauseLine, Revision, RevisionEnd
from app.models.session import Entry, Session
from app.rules import story as rules
from app.rules.occasions import end_of
from app.rules.search import holds
from app.rules.story import Chapter, Kind, StoryLine
from app.words import say

PORTION = 12
"""How many chapters of a story are told at once, unless more are asked for."""

FOUND = 60
"""How many places with the words are found at once, unless more are asked for."""

_LOOKED_THROUGH = ("entry", "note", "addendum", "process note", "agreement")


@dataclass(frozen=True)
class Story:
    """A couple's story, the newest chapter first. `rest` says that more of it waits to be told.

    While someone is in the room (`here`) it is the session in course and nothing else; `folded` are then the earlier
    sessions, latest first, which show one at a time while they are held.
    """

    first: str
    second: str
    chapters: tuple[Chapter, ...] = ()
    rest: bool = False
    here: bool = False
    folded: tuple[Session, ...] = ()


def show_story(work: Work, clock: Clock, couple_id: int, skip: int = 0, most: int = PORTION) -> Story:
    """The newest `most` chapters after the first `skip`; with someone in the room theirs alone, nothing earlier."""
    del clock
    teller, room = _Teller(work, couple_id), work.sessions.open()
    if room is not None:
        folded = tuple(one for one in reversed(teller.sessions) if one.id != room.id)
        return Story(teller.first, teller.second, teller.live_chapters(room.id), here=True, folded=folded)
    openings = teller.openings()
    chapters = teller.chapters(openings[skip : skip + most])
    return Story(teller.first, teller.second, chapters, rest=skip + most < len(openings))


def show_folded(work: Work, clock: Clock, couple_id: int, session_id: int) -> Chapter | None:
    """The chapter of one session, for as long as it is held; None where the couple has no such session."""
    del clock
    teller = _Teller(work, couple_id)
    found = [one for one in teller.openings() if one.session is not None and one.session.id == session_id]
    return next(iter(teller.chapters(found)), None)


def find_in_story(work: Work, clock: Clock, couple_id: int, typed: str, most: int = FOUND) -> Story:
    """What of the story holds the words: entries, notes with their addenda, process notes, agreements.

    The latest `most` places; chapters without any are left out. With someone in the room only the session in course
    is looked through, and only what was written in it.
    """
    del clock
    room = work.sessions.open()
    found = work.search.find(typed, couple_id, most, _LOOKED_THROUGH if room is None else ("entry",))
    entries = work.sessions.these_entries([one.id for one in found if one.kind == "entry"])
    places = frozenset((one.kind, one.id) for one in found)
    as_written = tuple(sorted(entries.values(), key=lambda one: one.id))
    teller, rest = _Teller(work, couple_id, _Found(typed, as_written, places)), len(found) >= most
    if room is not None:
        mine = teller.live_chapters(room.id)
        return Story(teller.first, teller.second, tuple(one for one in mine if one.lines), rest=rest, here=True)
    chapters = teller.chapters(teller.openings())
    return Story(teller.first, teller.second, tuple(one for one in chapters if one.lines or one.after), rest=rest)


@dataclass(frozen=True)
class _Found:
    """What the search found: entries as they were written, and of all places their kind and id."""

    typed: str
    entries: tuple[Entry, ...]
    places: frozenset[tuple[str, int]]


@dataclass(frozen=True)
class _Read:
    """What chapters are told from: entries by session, crossed lines and steps by id, the parts of notes by
    note, practice records by session, and what their numbers and ends are told from by step."""

    entries: Mapping[int, Sequence[Entry]] = field(default_factory=dict)
    crossed: Mapping[int, Entry] = field(default_factory=dict)
    steps: Mapping[int, Step] = field(default_factory=dict)
    sections: Mapping[int, Sequence[Section]] = field(default_factory=dict)
    addenda: Mapping[int, Sequence[Addendum]] = field(default_factory=dict)
    process: Mapping[int, ProcessNote] = field(default_factory=dict)
    records: Mapping[int, Sequence[PracticeRecord]] = field(default_factory=dict)
    events: Mapping[int, Sequence[StepEvent]] = field(default_factory=dict)
    ratings: Mapping[int, Sequence[Rating]] = field(default_factory=dict)


class _Teller:
    """Reads what the chapters of one couple need, of all of them at once; with `found` no more than that."""

    def __init__(self, work: Work, couple_id: int, found: _Found | None = None) -> None:
        self._work, self._couple_id, self._found = work, couple_id, found
        self.sessions = work.sessions.of_couple(couple_id)
        self.first, self.second = (partner.name for partner in work.couples.partners(couple_id))
        self._notes: dict[int, Note] = {}
        self._read = _Read()
        self._pauses = self._paused_steps() if found is None else []
        self._pause_words = {say("Paused"), say("Stopped for today")}

    def openings(self) -> list[rules.Opening[Session, StoryLine | Note]]:
        """Where the chapters begin, the newest first; one without a session only where something stands in it."""
        notes = self._work.notes.of_couple(self._couple_id)
        self._notes = {note.session_id: note for note in notes if note.session_id is not None}
        wanted = [one for one in notes if one.session_id is None and self._is_wanted(one)]
        alone: list[_Dated] = [(note.begun_at, note) for note in wanted]
        between: list[_Dated] = [(one.at, _pause(one)) for one in self._pauses if one.session_id is None]
        sessions = [(one.started_at, one) for one in self.sessions]
        found = rules.openings(sessions, alone, *self._agreements(), between)
        return [one for one in reversed(found) if one.session is not None or one.after]

    def chapters(self, told: Sequence[rules.Opening[Session, StoryLine | Note]]) -> tuple[Chapter, ...]:
        """Each session as it was written down, with its note, and what came after it."""
        sessions = [one.session for one in told if one.session is not None]
        alone = [line for one in told for line in one.after if isinstance(line, Note)]
        of_sessions = [self._notes[one.id] for one in sessions if one.id in self._notes]
        notes = [*(one for one in of_sessions if self._is_wanted(one)), *alone]
        self._read = self._read_at_once(sessions, notes)
        return tuple(self._chapter(one.session, one.after) for one in told)

    def live_chapters(self, session_id: int) -> tuple[Chapter, ...]:
        """The session in course, where it is this couple's: what was written in it, and nothing of any note."""
        mine = [one for one in self.sessions if one.id == session_id]
        self._read = self._read_at_once(mine, [])
        return tuple(Chapter(one, tuple(self._written(one))) for one in mine)

    # -- inside -----------------------------------------------------------------------------------------------

    def _read_at_once(self, sessions: Sequence[Session], notes: Sequence[Note]) -> _Read:
        work, found = self._work, self._found
        ids = [one.id for one in notes]
        if found is None:
            entries = work.sessions.entries_of_sessions([one.id for one in sessions])
        else:
            entries = _by_session(found.entries)
        written = [one for of_one in entries.values() for one in of_one]
        records = work.practising.records_of_sessions([one.id for one in sessions])
        practised = {one.step_id for of_one in records.values() for one in of_one}
        return _Read(
            entries,
            work.sessions.these_entries({one.repairs_id for one in written if one.repairs_id}),
            work.hierarchies.these_steps({one.step_id for one in written if one.step_id} | practised),
            work.notes.sections_of(ids),
            work.notes.addenda_of(ids),
            work.notes.process_of(ids) if found is not None else {},
            records,
            work.hierarchies.events_of_steps(practised),
            work.answers.ratings_of_steps(practised),
        )

    def _chapter(self, session: Session | None, after: Iterable[StoryLine | Note]) -> Chapter:
        loose = tuple(line for one in after for line in (self._note(one) if isinstance(one, Note) else [one]))
        if session is None:
            return Chapter(None, after=loose)
        note = self._notes.get(session.id)
        lines = (*self._written(session), *(self._note(note) if note and self._is_wanted(note) else ()))
        return Chapter(session, lines, loose, note.id if note else 0, note is not None and note.signed_at is not None)

    def _written(self, session: Session) -> list[StoryLine]:
        lines = [(one.at, self._entry(one)) for one in self._read.entries.get(session.id, ())]
        pauses = [(one.at, _pause(one)) for one in self._pauses if one.session_id == session.id]
        no_sessions: list[tuple[datetime, Session]] = []
        return rules.openings(no_sessions, lines, pauses, self._practised(session))[0].after

    def _practised(self, session: Session) -> list[tuple[datetime, StoryLine]]:
        """How each time of a step was, at the moment it came to its end."""
        told = [self._record(one) for one in self._read.records.get(session.id, ()) if self._is_met(one)]
        return sorted(((line.at, line) for line in told), key=lambda dated: dated[0])

    def _is_met(self, record: PracticeRecord) -> bool:
        """By what was said of it, and by the step; not by headings, which stand in every one of them."""
        title = self._read.steps[record.step_id].title
        return self._found is None or holds("\n".join((title, *all_said(record))), self._found.typed)

    def _record(self, record: PracticeRecord) -> StoryLine:
        events, ratings = self._read.events[record.step_id], self._read.ratings[record.step_id]
        began = next(one for one in events if one.id == record.occasion_id)
        last = end_of(began, events) or began
        return StoryLine(
            Kind.RECORD,
            record.id,
            last.at,
            how_it_was(record, numbers_of(began, events, ratings), self.first, self.second),
            step=self._title_then(record.step_id, last),
            ended=record.ended,
            smaller=record.smaller,
        )

    def _title_then(self, step_id: int, last: StepEvent) -> str:
        """What the step is called; it may be another by now than the one that was done."""
        title = self._read.steps[step_id].title
        since = any(one.kind is StepEventKind.CHANGED and one.seq > last.seq for one in self._read.events[step_id])
        return say("{title}, as it is worded now", title=title) if since else title

    def _entry(self, entry: Entry) -> StoryLine:
        crossed = self._read.crossed[entry.repairs_id] if entry.repairs_id else None
        return StoryLine(
            rules.kind_of(entry, self._pause_words),
            entry.id,
            entry.at,
            entry.text,
            setback=entry.setback_kind,
            repairs=crossed.id if crossed else 0,
            repaired_at=crossed.at if crossed else None,
            step=self._read.steps[entry.step_id].title if entry.step_id else "",
        )

    def _paused_steps(self) -> list[StepEvent]:
        path = self._work.hierarchies.current(self._couple_id)
        return [one for one in self._work.hierarchies.events(path.id) if one.kind is StepEventKind.PAUSED]

    def _is_wanted(self, note: Note) -> bool:
        kinds = ("note", "addendum", "process note")
        return self._found is None or any((kind, note.id) in self._found.places for kind in kinds)

    def _note(self, note: Note) -> Iterator[StoryLine]:
        """The note, then its addenda; its process note only where that holds the words looked for."""
        found = self._found
        if found is None or ("note", note.id) in found.places:
            text = "\n".join(one.text for one in self._read.sections[note.id] if one.text.strip())
            at, draft = note.signed_at or note.begun_at, note.signed_at is None
            yield StoryLine(Kind.NOTE, note.id, at, text, by=note.signed_by, draft=draft)
        for one in self._read.addenda[note.id]:
            if found is None or holds(one.text, found.typed):
                yield StoryLine(Kind.ADDENDUM, note.id, one.at, one.text, by=one.by)
        if found is not None and ("process note", note.id) in found.places:
            process = self._read.process[note.id]
            yield StoryLine(Kind.PROCESS, note.id, process.changed_at, process.text)

    def _agreements(self) -> tuple[list[_Dated], list[_Dated]]:
        """What was printed to be signed, with the reason for it, and what was ended.

        A draft too where it holds the words looked for. What another took the place of is followed by that one anyway.
        """
        work, found = self._work, self._found
        revisions = work.revisions.of_couple(self._couple_id)
        if found is None:
            printed = [(one, one.reason) for one in revisions if one.issued_at is not None]
            ended = [one for one in work.revisions.ended(self._couple_id) if one.how is RevisionEnd.ENDED]
        else:
            wanted = [one for one in revisions if ("agreement", one.id) in found.places]
            lines = work.revisions.lines_of([one.id for one in wanted])
            printed, ended = [(one, _lines_with(lines[one.id], found.typed)) for one in wanted], []
        numbers = {one.id: one.number for one in revisions}
        return [_agreement(one, text) for one, text in printed], [
            (one.at, StoryLine(Kind.AGREEMENT_ENDED, one.revision_id, one.at, number=numbers[one.revision_id]))
            for one in ended
        ]


_Dated = tuple[datetime, StoryLine | Note]


def _by_session(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.session_id, []).append(one)
    return found


def _pause(event: StepEvent) -> StoryLine:
    """A step's pause: nobody's, and without the title, which may have been reworded since."""
    return StoryLine(Kind.PAUSE, event.id, event.at, say("Paused"))


def _agreement(one: Revision, text: str) -> _Dated:
    at = one.issued_at or one.begun_at
    return at, StoryLine(Kind.AGREEMENT, one.id, at, text, number=one.number, draft=one.issued_at is None)


def _lines_with(lines: Iterable[ClauseLine], typed: str) -> str:
    """Those of an agreement that hold the words looked for, one below the other."""
    whole = (" · ".join(filter(None, (one.said, one.aside, one.text))) for one in lines)
    return "\n".join(line for line in whole if holds(line, typed))
