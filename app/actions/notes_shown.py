"""Reading notes: the one being written, those signed before it, and which sessions still wait for theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.actions.ports import Clock, Work
from app.actions.roster import label_of
from app.actions.session import COMPOSER, draft_of
from app.dates import local_date, short_date
from app.models.couple import Status
from app.models.note import Addendum, Heading, Mention, Note, Section
from app.models.session import Entry, Session
from app.rules import write_up as rules
from app.rules.write_up import Stand
from app.words import say


@dataclass(frozen=True)
class NoteShown:
    """A note with all that stands in it: words by heading, and where each entry was taken up.

    `session` is None for one that stands alone. `whole` says that a signed note still says what was signed.
    """

    note: Note
    session: Session | None
    sections: dict[Heading, str]
    headings: tuple[Heading, ...]
    mentions: tuple[Mention, ...]
    addenda: tuple[Addendum, ...]
    whole: bool

    @property
    def signed(self) -> bool:
        """Whether it is only added to from now on."""
        return self.note.signed_at is not None

    @property
    def at(self) -> datetime:
        """When its session began, or the note where it stands alone."""
        return self.session.started_at if self.session is not None else self.note.begun_at


@dataclass(frozen=True)
class WriteUp:
    """A note on the desk, with the entries of its session; `crossed` are the lines that repairs belong to, by id.

    `titles` are the steps of the couple's path, in order; `names` are the two partners'. `typed` is what still stands
    in the field of the notes, with the slash of its mark: words of this session that nobody kept, until it is signed.
    """

    shown: NoteShown
    entries: tuple[Entry, ...]
    left_over: tuple[Entry, ...]
    placed: dict[int, Heading]
    crossed: dict[int, Entry]
    titles: tuple[tuple[int, str], ...]
    names: tuple[str, str]
    process: str
    typed: str


@dataclass(frozen=True)
class Unfinished:
    """A session that is not written up, or a note that is not signed; `session` None: it stands alone.

    `at` is when the session began, or the note that stands alone.
    """

    couple_id: int
    label: str
    session: Session | None
    note: Note | None
    stand: Stand
    at: datetime


def note_of_session(work: Work, clock: Clock, session_id: int) -> Note | None:
    """The note of a session, if one was begun."""
    del clock
    return work.notes.of_session(session_id)


def couple_of_session(work: Work, clock: Clock, session_id: int) -> int:
    """Whose session it was."""
    del clock
    return work.sessions.get(session_id).couple_id


def show_note(work: Work, clock: Clock, note_id: int) -> NoteShown:
    """One note as it reads."""
    del clock
    note = work.notes.get(note_id)
    session = work.sessions.get(note.session_id) if note.session_id is not None else None
    return _shown(
        note, session, work.notes.sections(note_id), work.notes.mentions(note_id), work.notes.addenda(note_id)
    )


def _shown(
    note: Note,
    session: Session | None,
    sections: Sequence[Section],
    mentions: Sequence[Mention],
    addenda: Sequence[Addendum],
) -> NoteShown:
    return NoteShown(
        note=note,
        session=session,
        sections={section.heading: section.text for section in sections},
        headings=rules.shown(note.format, sections),
        mentions=tuple(mentions),
        addenda=tuple(addenda),
        whole=rules.seal_holds(note, sections, session),
    )


def show_write_up(work: Work, clock: Clock, note_id: int) -> WriteUp:
    """Everything that the write-up of one note needs to be seen."""
    shown = show_note(work, clock, note_id)
    entries = tuple(work.sessions.entries(shown.session.id)) if shown.session is not None else ()
    placements = work.notes.placements(note_id)
    process = work.notes.process(note_id)
    couple_id = shown.note.couple_id
    first, second = work.couples.partners(couple_id)
    return WriteUp(
        shown=shown,
        entries=entries,
        left_over=rules.left_over(entries, placements),
        placed={one.entry_id: one.heading for one in placements},
        crossed={one.repairs_id: work.sessions.entry(one.repairs_id) for one in entries if one.repairs_id},
        titles=tuple((one.id, one.title) for one in work.hierarchies.steps(work.hierarchies.current(couple_id).id)),
        names=(first.name, second.name),
        process=process.text if process is not None else "",
        typed=_typed_last(work, clock, shown),
    )


def _typed_last(work: Work, clock: Clock, shown: NoteShown) -> str:
    """What waits in the field belongs to the latest session: to the one before, it would be words of another hour."""
    last = last_session(work, clock, shown.note.couple_id)
    if shown.signed or shown.session is None or last is None or last.id != shown.session.id:
        return ""
    return draft_of(work, clock, COMPOSER, shown.note.couple_id).strip()


def earlier_notes(work: Work, clock: Clock, couple_id: int, but: int) -> tuple[NoteShown, ...]:
    """The signed notes of a couple, the latest session first, without the one that is on the desk.

    However many they are, they are read in five queries.
    """
    del clock
    signed = [one for one in work.notes.of_couple(couple_id) if one.signed_at is not None and one.id != but]
    sessions = {one.id: one for one in work.sessions.of_couple(couple_id)}
    ids = [one.id for one in signed]
    sections, mentions, addenda = work.notes.sections_of(ids), work.notes.mentions_of(ids), work.notes.addenda_of(ids)
    shown = [
        _shown(
            one,
            sessions[one.session_id] if one.session_id is not None else None,
            sections[one.id],
            mentions[one.id],
            addenda[one.id],
        )
        for one in signed
    ]
    return tuple(sorted(shown, key=lambda one: one.at, reverse=True))


def last_session(work: Work, clock: Clock, couple_id: int) -> Session | None:
    """The couple's latest session that has ended."""
    del clock
    ended = [one for one in work.sessions.of_couple(couple_id) if one.ended_at is not None]
    return ended[-1] if ended else None


def unfinished_of(work: Work, clock: Clock, couple_id: int) -> tuple[Unfinished, ...]:
    """What of a couple waits to be written up or signed: every session that is over, and every draft with words in it.

    The latest comes first, however many came since. An hour before the last that held no minute and no line is let be.
    """
    del clock
    first, second = work.couples.partners(couple_id)
    return _waiting(work, couple_id, label_of(work.couples.get(couple_id), first, second))


def unfinished(work: Work, clock: Clock) -> tuple[Unfinished, ...]:
    """The same of every couple that is not closed, the latest session first."""
    del clock
    partners = work.couples.all_partners()
    found: list[Unfinished] = []
    for couple in work.couples.all():
        if couple.status is not Status.CLOSED:
            found += _waiting(work, couple.id, label_of(couple, *partners[couple.id]))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _waiting(work: Work, couple_id: int, label: str) -> tuple[Unfinished, ...]:
    notes = work.notes.of_couple(couple_id)
    written = {note.session_id: note for note in notes if note.session_id is not None}
    over = [one for one in work.sessions.of_couple(couple_id) if one.ended_at is not None]
    found: list[Unfinished] = []
    for session in over:
        note = written.get(session.id)
        stand = _stand(work, note)
        if stand is Stand.SIGNED or (note is None and session is not over[-1] and _is_empty(work, session)):
            continue
        found.append(Unfinished(couple_id, label, session, note, stand, session.started_at))
    for note in notes:
        if note.session_id is None and _stand(work, note) is Stand.NOT_SIGNED:
            found.append(Unfinished(couple_id, label, None, note, Stand.NOT_SIGNED, note.begun_at))
    return tuple(sorted(found, key=lambda one: one.at, reverse=True))


def _stand(work: Work, note: Note | None) -> Stand:
    unsigned = note is not None and note.signed_at is None
    return rules.stand(note, work.notes.sections(note.id) if note is not None and unsigned else ())


def _is_empty(work: Work, session: Session) -> bool:
    """Whether a session was begun and ended without a minute or a line, as by a slip."""
    return rules.minutes(session) == 0 and not work.sessions.entries(session.id)


def waiting_words(one: Unfinished, *, named: bool = False) -> str:
    """The sentence about what waits, never with a count or an alarm; `named` says whose it is too."""
    if one.session is None:
        words = say("A note of {day} is not signed yet", day=short_date(local_date(one.at)))
    elif one.stand is Stand.NOT_SIGNED:
        words = say("Session {number} is not signed yet", number=one.session.number)
    else:
        words = say("Session {number} is not written up yet", number=one.session.number)
    return say("{label}: {words}", label=one.label, words=words[:1].lower() + words[1:]) if named else words


def way_words(one: Unfinished) -> str:
    """What the way there is called."""
    return say("Go on writing") if one.stand is Stand.NOT_SIGNED else say("Write up")
