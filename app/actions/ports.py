"""What the actions need from the outside: records to read and write inside one transaction, and the time.

The store keeps these promises; the actions know no more of it than this.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from app.actions.care_ports import Alone, Limits, Practising
from app.actions.note_ports import Notes
from app.models.appointment import Appointment
from app.models.audit import AuditEvent, AuditKind
from app.models.couple import Couple, Partner
from app.models.found import KINDS, Found
from app.models.hierarchy import Confirmation, Hierarchy, Step, StepEvent
from app.models.practice import Practice
from app.models.rating import Rating
from app.models.revision import ClauseLine, Issued, LeftOut, Revision, RevisionEnded, Stood
from app.models.session import Draft, Entry, Session
from app.models.willingness import Willingness


class Clock(Protocol):
    """The time at the therapist's desk."""

    def now(self) -> datetime:
        """This moment, with its (local) time zone."""


class Practices(Protocol):
    """The one practice."""

    def get(self) -> Practice:
        """The practice of this vault."""

    def save(self, practice: Practice) -> Practice:
        """Keep it, in place of the one before."""


class Couples(Protocol):
    """Couples and their partners."""

    def get(self, couple_id: int) -> Couple:
        """One couple; KeyError where there is none."""

    def all(self) -> Sequence[Couple]:
        """All couples, oldest first."""

    def add(self, couple: Couple, first: Partner, second: Partner) -> Couple:
        """Keep a new couple with its two partners (their `couple_id` is filled in)."""

    def save(self, couple: Couple) -> Couple:
        """Keep changed words of a couple."""

    def partners(self, couple_id: int) -> tuple[Partner, Partner]:
        """The first and the second."""

    def all_partners(self) -> dict[int, tuple[Partner, Partner]]:
        """Every couple's two, by couple id, in one query."""

    def save_partner(self, partner: Partner) -> Partner:
        """Keep changed words of a partner."""


class Appointments(Protocol):
    """When who comes."""

    def get(self, appointment_id: int) -> Appointment:
        """One appointment; KeyError where there is none."""

    def between(self, start: datetime, end: datetime) -> Sequence[Appointment]:
        """Those that start at or after `start` and before `end`, in order, without the removed."""

    def next_of_each(self, after: datetime) -> dict[int, Appointment]:
        """Every couple's next one at or after `after`, by couple id, without the removed."""

    def add(self, appointment: Appointment) -> Appointment:
        """Keep a new one."""

    def save(self, appointment: Appointment) -> Appointment:
        """Keep a changed one."""


class Hierarchies(Protocol):
    """Hierarchies, their steps, and what happened to a step."""

    def get(self, hierarchy_id: int) -> Hierarchy:
        """One hierarchy; KeyError where there is none."""

    def current(self, couple_id: int) -> Hierarchy:
        """The one on the desk; KeyError where the couple has none."""

    def add(self, hierarchy: Hierarchy) -> Hierarchy:
        """Keep a new one."""

    def save(self, hierarchy: Hierarchy) -> Hierarchy:
        """Keep a changed one."""

    def steps(self, hierarchy_id: int) -> Sequence[Step]:
        """All steps that are not removed, by place."""

    def step(self, step_id: int) -> Step:
        """One step, removed or not; KeyError where there is none."""

    def these_steps(self, ids: Collection[int]) -> Mapping[int, Step]:
        """These steps, removed or not, by id, in one query."""

    def add_step(self, step: Step) -> Step:
        """Keep a new step."""

    def save_steps(self, steps: Sequence[Step]) -> None:
        """Keep changed steps (words, places, removal)."""

    def happened(self, event: StepEvent) -> StepEvent:
        """Append an event."""

    def events(self, hierarchy_id: int) -> Sequence[StepEvent]:
        """All events of all its steps, in order."""

    def events_on_path(self, hierarchy_id: int) -> Sequence[StepEvent]:
        """All events of its steps that are not removed, in order."""

    def events_of_step(self, step_id: int) -> Sequence[StepEvent]:
        """All events of one step, removed or not, in order."""

    def events_of_steps(self, ids: Collection[int]) -> Mapping[int, Sequence[StepEvent]]:
        """The same of each of these steps."""

    def events_of_offered(self, couple_id: int) -> Sequence[StepEvent]:
        """All events of those of a couple's steps, on any of their paths, that ever came into the room, in order."""


class Answers(Protocol):
    """Ratings, willingness and confirmations: appended, never changed."""

    def rate(self, rating: Rating) -> Rating:
        """Append a rating."""

    def answer(self, willingness: Willingness) -> Willingness:
        """Append an answer."""

    def confirm(self, said: Confirmation) -> Confirmation:
        """Append a confirmation, in a session that its speaker attends."""

    def confirmations(self, hierarchy_id: int) -> Sequence[Confirmation]:
        """All confirmations of all steps of a hierarchy, in order."""

    def confirmations_of_step(self, step_id: int) -> Sequence[Confirmation]:
        """All confirmations of one step, removed or not, in order."""

    def ratings(self, hierarchy_id: int) -> Sequence[Rating]:
        """All ratings of all steps of a hierarchy, in order."""

    def answers(self, hierarchy_id: int) -> Sequence[Willingness]:
        """All answers of all steps of a hierarchy, in order."""

    def ratings_of_step(self, step_id: int) -> Sequence[Rating]:
        """All ratings of one step, removed or not, in order."""

    def ratings_of_steps(self, ids: Collection[int]) -> Mapping[int, Sequence[Rating]]:
        """The same of each of these steps."""

    def answers_of_step(self, step_id: int) -> Sequence[Willingness]:
        """All answers to one step, removed or not, in order."""


class Sessions(Protocol):
    """Meetings, the lines written in them, and words not yet kept."""

    def get(self, session_id: int) -> Session:
        """One session; KeyError where there is none."""

    def open(self) -> Session | None:
        """The session in course, if someone is in the room."""

    def of_couple(self, couple_id: int) -> Sequence[Session]:
        """All sessions of a couple, by number, whatever the clock said."""

    def latest_of_each(self) -> dict[int, Session]:
        """Every couple's session of the highest number, by couple id, in one query."""

    def add(self, session: Session) -> Session:
        """Keep a new one."""

    def save(self, session: Session) -> Session:
        """Keep a changed one."""

    def entry(self, entry_id: int) -> Entry:
        """One entry, removed or not; KeyError where there is none."""

    def entries(self, session_id: int) -> Sequence[Entry]:
        """The entries of a session as they were written one after another, without the removed."""

    def entries_of_sessions(self, session_ids: Collection[int]) -> Mapping[int, Sequence[Entry]]:
        """The same of several sessions, by session id, in one query."""

    def these_entries(self, ids: Collection[int]) -> Mapping[int, Entry]:
        """These entries, removed or not, by id, in one query."""

    def entries_of_couple(self, couple_id: int) -> Sequence[Entry]:
        """All entries of a couple as they were written one after another, without the removed."""

    def add_entry(self, entry: Entry) -> Entry:
        """Keep a new one."""

    def save_entry(self, entry: Entry) -> Entry:
        """Keep a changed one."""

    def draft(self, place: str, about: int) -> Draft | None:
        """What was being typed there, if anything."""

    def drafts(self) -> Sequence[Draft]:
        """All words typed and not kept."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep it in place of the one before; an empty text drops it."""


class Revisions(Protocol):
    """The couple's agreement: its revisions, their lines, and what was printed to be signed."""

    def get(self, revision_id: int) -> Revision:
        """One revision, removed or not; KeyError where there is none."""

    def draft(self, couple_id: int) -> Revision | None:
        """The one being written, if any and not removed."""

    def of_couple(self, couple_id: int) -> Sequence[Revision]:
        """All of a couple, by number, without the removed."""

    def stood(self, couple_id: int) -> Sequence[Stood]:
        """When each of their agreements stood, and when it is looked at again, as they were printed one by one."""

    def add(self, revision: Revision) -> Revision:
        """Keep a new draft."""

    def save(self, revision: Revision) -> Revision:
        """Keep a changed draft, or its removal."""

    def lines(self, revision_id: int) -> Sequence[ClauseLine]:
        """All lines by clause and place, without the removed."""

    def lines_of(self, revision_ids: Collection[int]) -> Mapping[int, Sequence[ClauseLine]]:
        """The same of several revisions, by revision id, in one query."""

    def line(self, line_id: int) -> ClauseLine:
        """One line, removed or not; KeyError where there is none."""

    def add_line(self, line: ClauseLine) -> ClauseLine:
        """Keep a new line of a draft."""

    def save_lines(self, lines: Sequence[ClauseLine]) -> None:
        """Keep changed lines of a draft (words, marker, place, removal)."""

    def left_out(self, revision_id: int) -> Sequence[LeftOut]:
        """The steps that were left out."""

    def leave_out(self, left: LeftOut) -> LeftOut:
        """Leave a step out of a draft."""

    def take_in(self, revision_id: int, step_id: int) -> None:
        """As if it had not been left out."""

    def issue(self, issued: Issued) -> Issued:
        """Seal a draft: its bytes are kept and its `issued_at` is set to their `at`, both at once."""

    def issued(self, revision_id: int) -> Issued | None:
        """What was printed to be signed, if it was."""

    def end(self, ended: RevisionEnded) -> RevisionEnded:
        """Append that an issued revision no longer stands."""

    def ended(self, couple_id: int) -> Sequence[RevisionEnded]:
        """Which of a couple's revisions no longer stand, in order."""


class Search(Protocol):
    """Looking for words in the records."""

    def find(
        self, typed: str, couple_id: int | None = None, limit: int = 20, kinds: Collection[str] = KINDS
    ) -> Sequence[Found]:
        """Where every typed word begins a word of the record, newest first; within one couple when given.

        A note or an agreement is found once, however many of its parts hold the words. `kinds` are those looked
        for. Anything may be typed; nothing typed means nothing found.
        """


class Audit(Protocol):
    """The list of what was done."""

    def note(self, kind: AuditKind, subject: str = "") -> AuditEvent:
        """Append an event, chained to the one before it."""

    def events(self) -> Sequence[AuditEvent]:
        """All of them, in order."""


class Work(Protocol):
    """One transaction on the vault."""

    @property
    def practices(self) -> Practices: ...
    @property
    def couples(self) -> Couples: ...
    @property
    def appointments(self) -> Appointments: ...
    @property
    def hierarchies(self) -> Hierarchies: ...
    @property
    def answers(self) -> Answers: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def revisions(self) -> Revisions: ...
    @property
    def alone(self) -> Alone: ...
    @property
    def limits(self) -> Limits: ...
    @property
    def practising(self) -> Practising: ...
    @property
    def search(self) -> Search: ...
    @property
    def audit(self) -> Audit: ...


class Records(Protocol):
    """The open vault."""

    def read(self) -> AbstractContextManager[Work]:
        """Look without changing anything."""

    def write(self) -> AbstractContextManager[Work]:
        """One transaction: durable as a whole when the block ends, not at all when it raises; `NotSaved` by a disk."""


def today(clock: Clock) -> date:
    """The date at the therapist's desk."""
    return clock.now().date()
