"""Writing a session up: the progress note from its first word to its signing, and what is added afterwards."""

from __future__ import annotations

from functools import partial

from app.actions.change import Change, Happened, Inverse, Outcome
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.note import Addendum, Heading, Mention, Note, NoteFormat, Placement, ProcessNote, Section
from app.models.session import Draft, Entry
from app.rules import write_up as rules
from app.rules.write_up import Gap
from app.words import count, say

ADDENDUM = "addendum"
"""The name of the draft that belongs to the field of an addendum; it is about the note's id."""


def begin_note(work: Work, clock: Clock, couple_id: int, session_id: int | None = None) -> Outcome:
    """Begin the note of a session, or one that stands alone; where the session has one already, that is it.

    It follows the format of the couple's latest note. Refused while somebody is in the room.
    """
    if work.sessions.open() is not None:
        raise Refused(say("Somebody is in the room. Write-ups wait until the session has ended."))
    note = work.notes.of_session(session_id) if session_id is not None else None
    if note is None:
        before = work.notes.of_couple(couple_id)
        kind = before[-1].format if before else NoteFormat.DAP
        note = work.notes.add(Note(couple_id=couple_id, session_id=session_id, format=kind, begun_at=clock.now()))
    return Outcome(Change(Happened.NOTE_BEGUN, couple_id, (note.id,)), say("Began a note"))


def let_go_empty(work: Work, clock: Clock, note_id: int) -> Outcome:
    """Remove a draft that stands alone and in which nobody wrote. Refused where there is anything to lose."""
    note = _draft(work, note_id)
    sections, process = work.notes.sections(note_id), work.notes.process(note_id)
    if note.session_id is not None or not rules.is_empty(sections) or (process is not None and process.text.strip()):
        raise Refused(say("Something is written there, so it stays."))
    work.notes.save(note.but(removed_at=clock.now()))
    return Outcome(_changed(note), say("Put an empty note away"))


def write_section(work: Work, clock: Clock, note_id: int, heading: Heading, text: str) -> Change:
    """Keep what is being typed under a heading, as it is; the field undoes its own typing. Refused once signed."""
    del clock
    note = _draft(work, note_id)
    work.notes.keep_section(Section(note_id=note_id, heading=heading, text=text))
    return _changed(note)


def write_process(work: Work, clock: Clock, note_id: int, text: str) -> Change:
    """Keep what is being typed as process notes, as it is; also beside a signed note, of which they are no part."""
    note = _there(work, note_id)
    work.notes.keep_process(ProcessNote(note_id=note_id, text=text, changed_at=clock.now()))
    return _changed(note)


def place_entry(
    work: Work,
    clock: Clock,
    note_id: int,
    entry_id: int,
    heading: Heading,
    copies: bool = True,
    gap: Gap | None = None,
) -> Outcome:
    """Take an entry up under a heading: its words come at the end there, and the entry stays word for word.

    From another heading it is moved: there its words go, where they still stand as they were. Without `copies` only
    the trace is laid, because its words were never taken away. With `gap` they come back to where they stood.
    """
    del clock
    note, entry = _draft(work, note_id), _entry(work, note_id, entry_id)
    before = next((one for one in work.notes.placements(note_id) if one.entry_id == entry_id), None)
    if before is not None and before.heading is heading:
        raise Refused(say("That entry stands there already."))
    back: Inverse = partial(take_out, note_id=note_id, entry_id=entry_id)
    if before is not None:
        stood = _remove_line(work, note_id, before.heading, entry.text)
        back = _placing_back(note_id, before, stood)
    if copies:
        text = _text(work, note_id, heading)
        put = rules.with_line(text, entry.text) if gap is None else rules.with_line_in(text, entry.text, gap)
        _write(work, note_id, heading, put)
    work.notes.place(Placement(note_id=note_id, entry_id=entry_id, heading=heading))
    return Outcome(_changed(note), say("Took up an entry under {heading}", heading=heading_word(heading)), back)


def take_out(work: Work, clock: Clock, note_id: int, entry_id: int) -> Outcome:
    """Take an entry out again: its words go where they still stand as they were; what was made of them stays."""
    del clock
    note, entry = _draft(work, note_id), work.sessions.entry(entry_id)
    before = next((one for one in work.notes.placements(note_id) if one.entry_id == entry_id), None)
    if before is None:
        raise Refused(say("That entry was not taken up."))
    stood = _remove_line(work, note_id, before.heading, entry.text)
    work.notes.take_out(note_id, entry_id)
    return Outcome(
        _changed(note),
        say("Took out an entry from {heading}", heading=heading_word(before.heading)),
        _placing_back(note_id, before, stood),
    )


def mention_step(work: Work, clock: Clock, note_id: int, step_id: int, words: str) -> Outcome:
    """From now on these words of the note lead to the step."""
    del clock
    note = _draft(work, note_id)
    work.notes.mention(Mention(note_id=note_id, step_id=step_id, words=words))
    return Outcome(_changed(note), say("Named a step"))


def change_format(work: Work, clock: Clock, note_id: int, kind: NoteFormat) -> Outcome:
    """Follow other headings; every word stays where it was written."""
    del clock
    note = _draft(work, note_id)
    work.notes.save(note.but(format=kind))
    below = rules.below(kind, work.notes.sections(note_id))
    words = say(", ").join(heading_word(one) for one in below)
    return Outcome(
        _changed(note),
        say("Changed the headings to {format}", format=format_word(kind)),
        partial(change_format, note_id=note_id, kind=note.format),
        also=count("{words} stands below them.", "{words} stand below them.", len(below), words=words) if below else "",
    )


def sign_note(work: Work, clock: Clock, note_id: int) -> Outcome:
    """Sign it as it stands: who, when, and the seal of what it says. From then on it is only added to; no undo.

    Refused for a note without a word, and while its session is in course. Whether entries are left over is the
    therapist's to know and to decide.
    """
    note, sections = _draft(work, note_id), work.notes.sections(note_id)
    if rules.is_empty(sections):
        raise Refused(say("There is nothing to sign yet. Write a few words first."), "sections")
    session = work.sessions.get(note.session_id) if note.session_id is not None else None
    if session is not None and session.ended_at is None:
        raise Refused(say("Somebody is in the room. A note is signed after its session has ended."))
    by, at = work.practices.get().therapist, clock.now()
    seal = rules.seal(note, sections, session, by, at)
    work.notes.save(note.but(signed_at=at, signed_by=by, seal=seal))
    name = say("Signed the note") if session is None else say("Signed session {number}", number=session.number)
    return Outcome(Change(Happened.NOTE_SIGNED, note.couple_id, (note_id,)), name)


def add_addendum(work: Work, clock: Clock, note_id: int, typed: str) -> Outcome:
    """Put below a signed note what was learnt since, with its date and author; it is never changed, so no undo."""
    note = work.notes.get(note_id)
    if note.signed_at is None:
        raise Refused(say("This note is not signed yet, so it can still be changed itself."), "addendum")
    if not typed.strip():
        raise Refused(say("Write a few words first."), "addendum")
    by, at = work.practices.get().therapist, clock.now()
    work.notes.add_addendum(Addendum(note_id=note_id, by=by, at=at, text=typed.strip()))
    work.sessions.keep_draft(Draft(place=ADDENDUM, about=note_id, text="", at=at))
    return Outcome(Change(Happened.NOTE_ADDED_TO, note.couple_id, (note_id,)), say("Added to a signed note"))


def heading_word(heading: Heading) -> str:
    """What a heading is called."""
    return {
        Heading.SUBJECTIVE: say("Subjective"),
        Heading.OBJECTIVE: say("Objective"),
        Heading.DATA: say("Data"),
        Heading.BEHAVIOUR: say("Behaviour"),
        Heading.GOAL: say("Goal"),
        Heading.INTERVENTION: say("Intervention"),
        Heading.RESPONSE: say("Response"),
        Heading.ASSESSMENT: say("Assessment"),
        Heading.PLAN: say("Plan"),
        Heading.NOTE: say("Note"),
    }[heading]


def format_word(kind: NoteFormat) -> str:
    """What a format is called; the four of the field by their letters."""
    return say("Plain") if kind is NoteFormat.PLAIN else kind.value


def _changed(note: Note) -> Change:
    return Change(Happened.NOTE_CHANGED, note.couple_id, (note.id,))


def _there(work: Work, note_id: int) -> Note:
    """A note, signed or not; words written into one that was put away could never be found."""
    note = work.notes.get(note_id)
    if note.removed_at is not None:
        raise Refused(say("That note is not there any more."))
    return note


def _draft(work: Work, note_id: int) -> Note:
    note = _there(work, note_id)
    if note.signed_at is not None:
        raise Refused(say("That note is signed, and stays as it is. An addendum can say more."))
    return note


def _entry(work: Work, note_id: int, entry_id: int) -> Entry:
    entry = work.sessions.entry(entry_id)
    if entry.removed_at is not None or entry.session_id != work.notes.get(note_id).session_id:
        raise Refused(say("That entry is not in the notes of this session any more."))
    return entry


def _text(work: Work, note_id: int, heading: Heading) -> str:
    return next((one.text for one in work.notes.sections(note_id) if one.heading is heading), "")


def _write(work: Work, note_id: int, heading: Heading, text: str) -> None:
    work.notes.keep_section(Section(note_id=note_id, heading=heading, text=text))


def _placing_back(note_id: int, before: Placement, stood: Gap | None) -> Inverse:
    """How an entry comes back under the heading of before, its words to where they stood if they were taken away."""
    return partial(
        place_entry,
        note_id=note_id,
        entry_id=before.entry_id,
        heading=before.heading,
        copies=stood is not None,
        gap=stood,
    )


def _remove_line(work: Work, note_id: int, heading: Heading, line: str) -> Gap | None:
    """Where the line stood by itself, and it is gone then; None where it did not."""
    text = _text(work, note_id, heading)
    stood = rules.gap_of(text, line)
    if stood is not None:
        _write(work, note_id, heading, rules.without_line(text, line))
    return stood
