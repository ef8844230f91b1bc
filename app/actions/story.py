"""The couple's story: sessions, what was written in them, notes and agreements, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from app.actions.ports import Clock, Work
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.note import Note
from app.models.revision import RevisionEnd
from app.models.session import Entry, Session
from app.rules import story as rules
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
    first, second = (partner.name for partner in work.couples.partners(couple_id))
    teller, room = _Teller(work, couple_id), work.sessions.open()
    if room is not None:
        mine = [one for one in teller.sessions if one.id == room.id]
        folded = tuple(one for one in reversed(teller.sessions) if one.id != room.id)
        return Story(first, second, tuple(teller.live_chapter(one) for one in mine), here=True, folded=folded)
    openings = teller.openings()
    told = openings[skip : skip + most]
    if 2 * len(told) > len(openings):
        teller.read_every_entry()
    chapters = tuple(teller.chapter(one.session, one.after) for one in told)
    return Story(first, second, chapters, rest=skip + most < len(openings))


def show_folded(work: Work, clock: Clock, couple_id: int, session_id: int) -> Chapter | None:
    """The chapter of one session, for as long as it is held; None where the couple has no such session."""
    del clock
    teller = _Teller(work, couple_id)
    found = [one for one in teller.openings() if one.session is not None and one.session.id == session_id]
    return teller.chapter(found[0].session, found[0].after) if found else None


def find_in_story(work: Work, clock: Clock, couple_id: int, typed: str, most: int = FOUND) -> Story:
    """What of the story holds the words: entries, notes with their addenda, process notes, agreements.

    The latest `most` places; chapters without any are left out. With someone in the room only the session in course
    is looked through, and only what was written in it.
    """
    del clock
    first, second = (partner.name for partner in work.couples.partners(couple_id))
    room = work.sessions.open()
    found = work.search.find(typed, couple_id, most, _LOOKED_THROUGH if room is None else ("entry",))
    entries = sorted((work.sessions.entry(one.id) for one in found if one.kind == "entry"), key=lambda one: one.id)
    places = frozenset((one.kind, one.id) for one in found)
    teller, rest = _Teller(work, couple_id, _Found(typed, tuple(entries), places)), len(found) >= most
    if room is not None:
        mine = [teller.live_chapter(one) for one in teller.sessions if one.id == room.id]
        return Story(first, second, tuple(one for one in mine if one.lines), rest=rest, here=True)
    chapters = [teller.chapter(one.session, one.after) for one in teller.openings()]
    return Story(first, second, tuple(one for one in chapters if one.lines or one.after), rest=rest)


@dataclass(frozen=True)
class _Found:
    """What the search found: entries as they were written, and of all places their kind and id."""

    typed: str
    entries: tuple[Entry, ...]
    places: frozenset[tuple[str, int]]


class _Teller:
    """Reads what the chapters of one couple need; with `found` no more than that."""

    def __init__(self, work: Work, couple_id: int, found: _Found | None = None) -> None:
        self._work, self._couple_id, self._found = work, couple_id, found
        self._entries = None if found is None else _by_session(found.entries)
        self.sessions = work.sessions.of_couple(couple_id)
        self._notes: dict[int, Note] = {}
        self._titles: dict[int, str] = {}
        self._pauses = self._paused_steps() if found is None else []
        self._pause_words = {say("Paused"), say("Stopped for today")}

    def read_every_entry(self) -> None:
        """Read at once what would be read session by session."""
        self._entries = _by_session(self._work.sessions.entries_of_couple(self._couple_id))

    def openings(self) -> list[rules.Opening[Session, StoryLine | Note]]:
        """Where the chapters begin, the newest first; one without a session only where something stands in it."""
        notes = [one for one in self._work.notes.of_couple(self._couple_id) if self._is_wanted(one)]
        self._notes = {note.session_id: note for note in notes if note.session_id is not None}
        alone: list[_Dated] = [(note.begun_at, note) for note in notes if note.session_id is None]
        between: list[_Dated] = [(one.at, _pause(one)) for one in self._pauses if one.session_id is None]
        sessions = [(one.started_at, one) for one in self.sessions]
        found = rules.openings(sessions, alone, list(self._agreements()), list(self._ends()), between)
        return [one for one in reversed(found) if one.session is not None or one.after]

    def chapter(self, session: Session | None, after: Iterable[StoryLine | Note]) -> Chapter:
        """One session as it was written down, with its note, and what came after it."""
        loose = tuple(line for one in after for line in (self._note(one) if isinstance(one, Note) else [one]))
        if session is None:
            return Chapter(None, after=loose)
        note = self._notes.get(session.id)
        lines = (*self._written(session), *(self._note(note) if note else ()))
        return Chapter(session, lines, loose, note.id if note else 0, note is not None and note.signed_at is not None)

    def live_chapter(self, session: Session) -> Chapter:
        """The session in course: what was written in it, and nothing of any note."""
        return Chapter(session, tuple(self._written(session)))

    # -- inside -----------------------------------------------------------------------------------------------

    def _written(self, session: Session) -> list[StoryLine]:
        if self._entries is None:
            entries = list(self._work.sessions.entries(session.id))
        else:
            entries = self._entries.get(session.id, [])
        lines = [(one.at, self._entry(one)) for one in entries]
        pauses = [(one.at, _pause(one)) for one in self._pauses if one.session_id == session.id]
        no_sessions: list[tuple[datetime, Session]] = []
        return rules.openings(no_sessions, lines, pauses)[0].after

    def _entry(self, entry: Entry) -> StoryLine:
        crossed = self._work.sessions.entry(entry.repairs_id) if entry.repairs_id else None
        return StoryLine(
            rules.kind_of(entry, self._pause_words),
            entry.id,
            entry.at,
            entry.text,
            setback=entry.setback_kind,
            repairs=crossed.id if crossed else 0,
            repaired_at=crossed.at if crossed else None,
            step=self._title(entry.step_id) if entry.step_id else "",
        )

    def _title(self, step_id: int) -> str:
        if step_id not in self._titles:
            self._titles[step_id] = self._work.hierarchies.step(step_id).title
        return self._titles[step_id]

    def _paused_steps(self) -> list[StepEvent]:
        path = self._work.hierarchies.current(self._couple_id)
        return [one for one in self._work.hierarchies.events(path.id) if one.kind is StepEventKind.PAUSED]

    def _is_wanted(self, note: Note) -> bool:
        kinds = ("note", "addendum", "process note")
        return self._found is None or any((kind, note.id) in self._found.places for kind in kinds)

    def _note(self, note: Note) -> Iterator[StoryLine]:
        """The note, then its addenda; its process note only where that holds the words looked for."""
        work, found = self._work, self._found
        if found is None or ("note", note.id) in found.places:
            text = "\n".join(one.text for one in work.notes.sections(note.id) if one.text.strip())
            at, draft = note.signed_at or note.begun_at, note.signed_at is None
            yield StoryLine(Kind.NOTE, note.id, at, text, by=note.signed_by, draft=draft)
        for one in work.notes.addenda(note.id):
            if found is None or holds(one.text, found.typed):
                yield StoryLine(Kind.ADDENDUM, note.id, one.at, one.text, by=one.by)
        process = work.notes.process(note.id)
        if process is not None and found is not None and ("process note", note.id) in found.places:
            yield StoryLine(Kind.PROCESS, note.id, process.changed_at, process.text)

    def _agreements(self) -> Iterator[_Dated]:
        """What was printed to be signed, with the reason for it; a draft too where it holds the words looked for."""
        work, found = self._work, self._found
        for one in work.revisions.of_couple(self._couple_id):
            draft, at, text = one.issued_at is None, one.issued_at or one.begun_at, one.reason
            if found is not None:
                lines = (" · ".join(filter(None, (it.said, it.aside, it.text))) for it in work.revisions.lines(one.id))
                text = "\n".join(line for line in lines if holds(line, found.typed))
            if not draft if found is None else ("agreement", one.id) in found.places:
                yield at, StoryLine(Kind.AGREEMENT, one.id, at, text, number=one.number, draft=draft)

    def _ends(self) -> Iterator[_Dated]:
        """Agreements that were ended; one that another took the place of is followed by that one anyway."""
        if self._found is None:
            for one in self._work.revisions.ended(self._couple_id):
                if one.how is RevisionEnd.ENDED:
                    number = self._work.revisions.get(one.revision_id).number
                    yield one.at, StoryLine(Kind.AGREEMENT_ENDED, one.revision_id, one.at, number=number)


_Dated = tuple[datetime, StoryLine | Note]


def _by_session(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = {}
    for one in entries:
        found.setdefault(one.session_id, []).append(one)
    return found


def _pause(event: StepEvent) -> StoryLine:
    """A step's pause: nobody's, and without the title, which may have been reworded since."""
    return StoryLine(Kind.PAUSE, event.id, event.at, say("Paused"))
