"""How the sessions of the sample practice were written up, in the evening of their day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.actions import notes_shown, write_up
from app.actions.ports import Clock, Work
from app.models.note import Heading
from app.sample.past import Past

EVENING = "19:40"
"""When the notes of a day are written, once the last couple has left."""


@dataclass(frozen=True)
class Written:
    """What a note says under its headings, and under which the entries of the session were taken up, in their order.

    Without words the entries are taken up as they are; without `signed` it is still a draft.
    """

    words: Mapping[Heading, str] = field(default_factory=dict)
    taken: tuple[Heading, ...] = ()
    signed: bool = True


def write_up_session(past: Past, couple_id: int, session_id: int, written: Written) -> None:
    """Write the session up as it was written."""
    note_id = past.do(write_up.begin_note, couple_id, session_id).change.ids[0]
    entries = past.look(notes_shown.show_write_up, note_id).entries
    taken = written.taken or tuple(Heading.DATA for _ in entries)
    for entry, heading in zip(entries, taken, strict=False):
        past.do(write_up.place_entry, note_id, entry.id, heading)
    for heading, words in written.words.items():
        past.look(_write, note_id, heading, words)
    if written.signed and (entries or written.words):
        past.do(write_up.sign_note, note_id)


def add_addendum(past: Past, session_id: int, words: str) -> None:
    """Add something to the signed note of a session."""
    note = past.look(notes_shown.note_of_session, session_id)
    if note is not None:
        past.do(write_up.add_addendum, note.id, words)


def _write(work: Work, clock: Clock, note_id: int, heading: Heading, words: str) -> None:
    write_up.write_section(work, clock, note_id, heading, words)
