"""The records behind an agreement: its revisions, their lines, and what was printed to be signed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from app.models.agreement import Paper
from app.models.side import Side
from app.models.text import Line, Text
from app.models.value import Event, Moment, Value


class Clause(StrEnum):
    """The clauses whose lines the couple words for themselves (4 and 3 come from the hierarchy alone)."""

    COMMITMENT = "commitment"
    OFF_TABLE = "off-table"
    ASKING = "asking"
    SOFT_NO = "soft-no"
    TENTATIVE_YES = "tentative-yes"
    PAUSING = "pausing"
    AFTERWARDS = "afterwards"
    LINE_CROSSED = "line-crossed"
    BASELINE = "baseline"
    WINDOWS = "windows"
    CONDITIONS = "conditions"


class Revision(Value):
    """One revision of a couple's agreement, counted from 1. A draft until `issued_at`; then it never changes again.

    `reason` says why it was revised ("" for the first). A couple has at most one draft. A removed draft keeps its row
    and its lines, and its number is free again.
    """

    couple_id: int
    number: int
    reason: Line = ""
    begun_at: Moment
    review_on: date
    issued_at: Moment | None = None
    removed_at: Moment | None = None


class ClauseLine(Value):
    """One line of a clause, in the couple's order (`place` counts from 0 within its clause).

    `marker` is whose line it is, None for both. `said` is the word or sentence to say (a pause word, a soft no),
    `aside` what that means in two or three words. `card` is the library's line it began from ("" for their own),
    `follows` the line of the revision before that it was taken over from. A removed line keeps its row.
    """

    revision_id: int
    clause: Clause
    place: int
    marker: Side | None = None
    text: Text = ""
    said: Line = ""
    aside: Line = ""
    card: Line = ""
    follows: int | None = None
    removed_at: Moment | None = None


class LeftOut(Value):
    """A step that the hierarchy offers to a revision, and that the couple left out of it."""

    revision_id: int
    step_id: int


class Issued(Event):
    """A revision as it was printed to be signed: the canonical content, its record code, and the very bytes.

    `content` is the JSON that the code is made of. `sha256` is of `pdf`, in hex.
    """

    revision_id: int
    paper: Paper
    colour: bool
    record_code: Line
    content: Text
    sha256: Line
    pdf: bytes


class Stood(NamedTuple):
    """From when on a revision was the couple's agreement, until when (None: it still is), and when it is looked at."""

    issued_on: date
    ended_on: date | None
    review_on: date


class RevisionEnd(StrEnum):
    """How an issued revision stops being the couple's agreement."""

    SUPERSEDED = "superseded"
    ENDED = "ended"


class RevisionEnded(Event):
    """That a revision no longer stands; kept apart from it, since an issued revision never changes."""

    revision_id: int
    how: RevisionEnd
