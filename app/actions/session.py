"""The hour itself: starting and ending it, and the lines written in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.session import Draft, Entry, Mark, Session, SetbackKind
from app.rules import notes as note_rules
from app.words import say

COMPOSER = "composer"
"""The name of the draft that belongs to the field of the live notes; it is about the couple's id.

So words that nobody kept when a session ended wait in the field of the couple's next one.
"""


@dataclass(frozen=True)
class SessionNotes:
    """The notes of a couple: the session in course (or the latest) with its entries, and the ones before it."""

    session: Session | None
    entries: tuple[Entry, ...]
    earlier: tuple[Session, ...]
    steps: dict[int, str]
    crossed: dict[int, Entry]

    @property
    def live(self) -> bool:
        """Whether someone is in the room."""
        return self.session is not None and self.session.ended_at is None


def in_the_room(work: Work, clock: Clock) -> Session | None:
    """The session in course, if there is one."""
    del clock
    return work.sessions.open()


def show_notes(work: Work, clock: Clock, couple_id: int) -> SessionNotes:
    """What the notes pane shows: entries as written, with the titles of linked steps and the lines repairs belong to.

    The session in course comes first, even where it is not the latest by number.
    """
    del clock
    sessions = list(work.sessions.of_couple(couple_id))
    if not sessions:
        return SessionNotes(None, (), (), {}, {})
    sessions.sort(key=lambda one: one.ended_at is None)
    entries = tuple(work.sessions.entries(sessions[-1].id))
    steps = {one.step_id: work.hierarchies.step(one.step_id).title for one in entries if one.step_id}
    crossed = {one.id: work.sessions.entry(one.repairs_id) for one in entries if one.repairs_id}
    return SessionNotes(sessions[-1], entries, tuple(sessions[:-1]), steps, crossed)


def show_entries(work: Work, clock: Clock, session_id: int) -> tuple[Entry, ...]:
    """The entries of one session as they were written one after another."""
    del clock
    return tuple(work.sessions.entries(session_id))


def start_session(
    work: Work,
    clock: Clock,
    couple_id: int,
    appointment_id: int | None = None,
    first_attends: bool = True,
    second_attends: bool = True,
) -> Outcome:
    """Someone is in the room from now on. Refused while another session is open, or when nobody attends."""
    if work.sessions.open() is not None:
        raise Refused(say("Another session is still open. End that one first."))
    if not first_attends and not second_attends:
        raise Refused(say("At least one of them is in the room for a session."), "attends")
    number = len(work.sessions.of_couple(couple_id)) + 1
    kept = work.sessions.add(
        Session(
            couple_id=couple_id,
            number=number,
            started_at=clock.now(),
            first_attends=first_attends,
            second_attends=second_attends,
            appointment_id=appointment_id,
        )
    )
    return Outcome(
        Change(Happened.SESSION_STARTED, couple_id, (kept.id,)),
        say("Started session {number}", number=number),
    )


def end_session(work: Work, clock: Clock, session_id: int) -> Outcome:
    """The room is empty again. What was being typed stays where it is.

    The records themselves end what was in the room, whoever ends the session.
    """
    session = work.sessions.get(session_id)
    if session.ended_at is not None:
        raise Refused(say("This session has ended already."))
    work.sessions.save(session.but(ended_at=clock.now()))
    return Outcome(
        Change(Happened.SESSION_ENDED, session.couple_id, (session_id,)),
        say("Ended session {number}", number=session.number),
        partial(reopen_session, session_id=session_id),
    )


def reopen_session(work: Work, clock: Clock, session_id: int) -> Outcome:
    """Take back the end of a session: someone is in the room after all.

    Refused while another session is open, and once the session's note is signed.
    """
    del clock
    if work.sessions.open() is not None:
        raise Refused(say("Another session is still open. End that one first."))
    session = work.sessions.get(session_id)
    note = work.notes.of_session(session_id)
    if note is not None and note.signed_at is not None:
        raise Refused(say("The note of that session is signed. Start a new session instead."))
    work.sessions.save(session.but(ended_at=None))
    return Outcome(
        Change(Happened.SESSION_STARTED, session.couple_id, (session_id,)),
        say("Ended session {number}", number=session.number),
        partial(end_session, session_id=session_id),
    )


def keep_entry(
    work: Work,
    clock: Clock,
    session_id: int,
    typed: str,
    mark: Mark | None = None,
    step_id: int | None = None,
) -> Outcome:
    """Keep what was typed as one line of the notes, and drop its draft, in one transaction.

    "/b ", "/s ", "/r " and "/v " at its beginning mark it. A repair is joined to the latest crossed line that has
    none yet, if there is one.
    """
    session = work.sessions.get(session_id)
    slash, words = note_rules.split_mark(typed.strip())
    if not words.strip():
        raise Refused(say("Write a few words first."), "entry")
    mark = slash or mark
    crossed = None
    if mark is Mark.REPAIR:
        crossed = note_rules.line_to_repair(work.sessions.entries_of_couple(session.couple_id))
    kept = work.sessions.add_entry(
        Entry(
            couple_id=session.couple_id,
            session_id=session_id,
            at=clock.now(),
            text=words.strip(),
            mark=mark,
            step_id=step_id,
            repairs_id=crossed.id if crossed else None,
        )
    )
    work.sessions.keep_draft(Draft(place=COMPOSER, about=session.couple_id, text="", at=clock.now()))
    return Outcome(
        Change(Happened.ENTRY_KEPT, session.couple_id, (kept.id,)),
        say("Kept a note"),
        partial(remove_entry, entry_id=kept.id),
    )


def edit_entry(
    work: Work,
    clock: Clock,
    entry_id: int,
    text: str,
    mark: Mark | None,
    setback_kind: SetbackKind | None = None,
    step_id: int | None = None,
    repairs_id: int | None = None,
) -> Outcome:
    """Change a line of the notes: its words, its mark and kind, the step or crossed line it is joined to."""
    del clock
    before = _still_open(work, entry_id)
    if not text.strip():
        raise Refused(say("Write a few words first."), "entry")
    work.sessions.save_entry(
        before.but(
            text=text.strip(),
            mark=mark,
            setback_kind=setback_kind if mark is Mark.SETBACK else None,
            step_id=step_id,
            repairs_id=repairs_id if mark is Mark.REPAIR else None,
        )
    )
    back = partial(
        edit_entry,
        entry_id=entry_id,
        text=before.text,
        mark=before.mark,
        setback_kind=before.setback_kind,
        step_id=before.step_id,
        repairs_id=before.repairs_id,
    )
    return Outcome(Change(Happened.ENTRY_CHANGED, before.couple_id, (entry_id,)), say("Changed a note"), back)


def remove_entry(work: Work, clock: Clock, entry_id: int) -> Outcome:
    """Take a line out of the notes; its words are kept, and undo puts it back."""
    before = _still_open(work, entry_id)
    work.sessions.save_entry(before.but(removed_at=clock.now()))
    return Outcome(
        Change(Happened.ENTRY_REMOVED, before.couple_id, (entry_id,)),
        say("Removed a note"),
        partial(put_back_entry, entry_id=entry_id),
    )


def put_back_entry(work: Work, clock: Clock, entry_id: int) -> Outcome:
    """A removed line stands in the notes again, where it was."""
    del clock
    before = _still_open(work, entry_id)
    work.sessions.save_entry(before.but(removed_at=None))
    return Outcome(
        Change(Happened.ENTRY_KEPT, before.couple_id, (entry_id,)),
        say("Put back a note"),
        partial(remove_entry, entry_id=entry_id),
    )


def keep_draft(work: Work, clock: Clock, place: str, about: int, text: str) -> None:
    """Keep what is being typed in one field, as it is; not an intention of its own, so it is not undone."""
    work.sessions.keep_draft(Draft(place=place, about=about, text=text, at=clock.now()))


def draft_of(work: Work, clock: Clock, place: str, about: int) -> str:
    """What was being typed there; empty for nothing."""
    del clock
    draft = work.sessions.draft(place, about)
    return draft.text if draft else ""


def _still_open(work: Work, entry_id: int) -> Entry:
    """The entry, unless a signed note holds it: then it stays as it is."""
    entry = work.sessions.entry(entry_id)
    note = work.notes.of_session(entry.session_id)
    held = work.notes.placements(note.id) if note is not None and note.signed_at is not None else ()
    if any(one.entry_id == entry_id for one in held):
        raise Refused(say("That line stands in a signed note, so it stays as it is. An addendum can say more."))
    return entry
