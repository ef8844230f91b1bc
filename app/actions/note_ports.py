"""What the actions need of the notes of a session; see `app.actions.ports`."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from app.models.note import Addendum, Mention, Note, Placement, ProcessNote, Section


class Notes(Protocol):
    """Progress notes, what stands beside them, and what came after."""

    def get(self, note_id: int) -> Note:
        """One note, removed or not; KeyError where there is none."""

    def of_session(self, session_id: int) -> Note | None:
        """The note of a session, if one was begun and not removed."""

    def of_couple(self, couple_id: int) -> Sequence[Note]:
        """All notes of a couple as they were begun one after another, without the removed."""

    def unsigned(self) -> Sequence[Note]:
        """Every draft of every couple, oldest first, without the removed."""

    def add(self, note: Note) -> Note:
        """Keep a new one."""

    def save(self, note: Note) -> Note:
        """Keep a changed draft, or its signing. Refused by the records once it is signed."""

    def sections(self, note_id: int) -> Sequence[Section]:
        """The parts of a note, in the order they were first written in."""

    def sections_of(self, note_ids: Collection[int]) -> Mapping[int, Sequence[Section]]:
        """The parts of several notes, by note id, in one query."""

    def keep_section(self, section: Section) -> Section:
        """Keep these words under that heading, in place of those before."""

    def placements(self, note_id: int) -> Sequence[Placement]:
        """Which entries were taken up, and where."""

    def place(self, placement: Placement) -> Placement:
        """Take an entry up, or move it to another heading."""

    def take_out(self, note_id: int, entry_id: int) -> None:
        """As if the entry had not been taken up."""

    def mentions(self, note_id: int) -> Sequence[Mention]:
        """The steps that the note names."""

    def mentions_of(self, note_ids: Collection[int]) -> Mapping[int, Sequence[Mention]]:
        """The steps that several notes name, by note id, in one query."""

    def mention(self, mention: Mention) -> Mention:
        """Keep a mention; the same one twice is once."""

    def addenda(self, note_id: int) -> Sequence[Addendum]:
        """What was added after signing, in order."""

    def addenda_of(self, note_ids: Collection[int]) -> Mapping[int, Sequence[Addendum]]:
        """What was added to several notes, by note id, in one query."""

    def add_addendum(self, addendum: Addendum) -> Addendum:
        """Append an addendum; refused by the records while the note is a draft."""

    def process(self, note_id: int) -> ProcessNote | None:
        """The therapist's own thoughts beside a note, if any."""

    def process_of(self, note_ids: Collection[int]) -> Mapping[int, ProcessNote]:
        """The same beside several notes, by note id, in one query; a note without any is not among them."""

    def keep_process(self, process: ProcessNote) -> ProcessNote:
        """Keep them in place of those before; also beside a signed note, of which they are no part."""
