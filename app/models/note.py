"""The write-up of a session: what the record says, signed once, and then only added to."""

from __future__ import annotations

from enum import StrEnum

from app.models.text import Line, Text
from app.models.value import Event, Moment, Value


class NoteFormat(StrEnum):
    """The order of headings a progress note follows."""

    SOAP = "SOAP"
    DAP = "DAP"
    BIRP = "BIRP"
    GIRP = "GIRP"
    PLAIN = "plain"


class Heading(StrEnum):
    """What a part of a progress note is about; formats share those they have in common."""

    SUBJECTIVE = "subjective"
    OBJECTIVE = "objective"
    DATA = "data"
    BEHAVIOUR = "behaviour"
    GOAL = "goal"
    INTERVENTION = "intervention"
    RESPONSE = "response"
    ASSESSMENT = "assessment"
    PLAN = "plan"
    NOTE = "note"


class Note(Value):
    """One progress note: of a session, or (`session_id` None) standing alone.

    A draft until `signed_at`; then it never changes again. `signed_by` is the therapist as of that day,
    `seal` the SHA-256 of what was signed. A removed draft keeps its row and its words.
    """

    couple_id: int
    session_id: int | None = None
    format: NoteFormat = NoteFormat.DAP
    begun_at: Moment
    signed_at: Moment | None = None
    signed_by: Line = ""
    seal: Line = ""
    removed_at: Moment | None = None


class Section(Value):
    """The words under one heading of a note. Changing the format moves none of them."""

    note_id: int
    heading: Heading
    text: Text


class Placement(Value):
    """An entry that was taken up under a heading; the entry itself stays word for word."""

    note_id: int
    entry_id: int
    heading: Heading


class Mention(Value):
    """Words of a note that name a step, and lead to it."""

    note_id: int
    step_id: int
    words: Line


class Addendum(Event):
    """What was learnt after a note was signed; it stands below it, with its date and who wrote it."""

    note_id: int
    by: Line
    text: Text


class ProcessNote(Value):
    """The therapist's own thoughts beside a note; kept apart from it, and left out of every export."""

    note_id: int
    text: Text
    changed_at: Moment
