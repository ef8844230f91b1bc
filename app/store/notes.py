"""Progress notes, their parts, what came after signing, and what stands beside them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from app.models.note import Addendum, Mention, Note, Placement, ProcessNote, Section
from app.models.tables.notes import addenda, mentions, notes, placements, process_notes, sections
from app.store.rows import Kept, among, append

_NOTES = Kept(notes, Note)
_SECTIONS = Kept(sections, Section)
_PLACEMENTS = Kept(placements, Placement)
_MENTIONS = Kept(mentions, Mention)
_ADDENDA = Kept(addenda, Addendum)
_PROCESS = Kept(process_notes, ProcessNote)

_LIVE = sa.select(notes).where(notes.c.removed_at.is_(None)).order_by(notes.c.id)
_OF_SESSION = _LIVE.where(notes.c.session_id == sa.bindparam("session"))
_OF_COUPLE = _LIVE.where(notes.c.couple_id == sa.bindparam("couple"))
_UNSIGNED = _LIVE.where(notes.c.signed_at.is_(None))
_NOTE: sa.BindParameter[int] = sa.bindparam("note")
_SECTIONS_OF = sa.select(sections).where(sections.c.note_id == _NOTE).order_by(sections.c.id)
_SECTION = _SECTIONS_OF.where(sections.c.heading == sa.bindparam("under"))
_PLACEMENTS_OF = sa.select(placements).where(placements.c.note_id == _NOTE).order_by(placements.c.id)
_PLACEMENT = _PLACEMENTS_OF.where(placements.c.entry_id == sa.bindparam("entry"))
_TAKE_OUT = sa.delete(placements).where(placements.c.note_id == _NOTE, placements.c.entry_id == sa.bindparam("entry"))
_MENTIONS_OF = sa.select(mentions).where(mentions.c.note_id == _NOTE).order_by(mentions.c.id)
_MENTION = _MENTIONS_OF.where(mentions.c.step_id == sa.bindparam("step"), mentions.c.words == sa.bindparam("said"))
_ADDENDA_OF = sa.select(addenda).where(addenda.c.note_id == _NOTE).order_by(addenda.c.seq)
_PROCESS_OF = sa.select(process_notes).where(process_notes.c.note_id == _NOTE)
_ALL_SECTIONS = sa.select(sections).where(among(sections.c.note_id)).order_by(sections.c.id)
_ALL_MENTIONS = sa.select(mentions).where(among(mentions.c.note_id)).order_by(mentions.c.id)
_ALL_PROCESS = sa.select(process_notes).where(among(process_notes.c.note_id))
_ALL_ADDENDA = sa.select(addenda).where(among(addenda.c.note_id)).order_by(addenda.c.seq)


class Notes:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, note_id: int) -> Note:
        """One note, removed or not; KeyError where there is none."""
        return _NOTES.get(self._connection, note_id)

    def of_session(self, session_id: int) -> Note | None:
        """The note of a session, if one was begun and not removed."""
        return _NOTES.first(self._connection, _OF_SESSION, session=session_id)

    def of_couple(self, couple_id: int) -> Sequence[Note]:
        """All notes of a couple as they were begun one after another, without the removed."""
        return _NOTES.of(self._connection, _OF_COUPLE, couple=couple_id)

    def unsigned(self) -> Sequence[Note]:
        """Every draft of every couple, oldest first, without the removed."""
        return _NOTES.of(self._connection, _UNSIGNED)

    def add(self, note: Note) -> Note:
        """Keep a new one, a draft."""
        return _NOTES.add(self._connection, note)

    def save(self, note: Note) -> Note:
        """Keep a changed draft, or its signing; a signed note is refused by the records."""
        _NOTES.save(self._connection, note)
        return note

    def sections(self, note_id: int) -> Sequence[Section]:
        """The parts of a note, in the order they were first written in."""
        return _SECTIONS.of(self._connection, _SECTIONS_OF, note=note_id)

    def sections_of(self, note_ids: Collection[int]) -> dict[int, list[Section]]:
        """The parts of several notes, by note id, in one query."""
        return _SECTIONS.by(self._connection, _ALL_SECTIONS, lambda one: one.note_id, note_ids)

    def keep_section(self, section: Section) -> Section:
        """Keep these words under that heading, in place of those before."""
        before = _SECTIONS.first(self._connection, _SECTION, note=section.note_id, under=section.heading)
        return _SECTIONS.put(self._connection, section, before)

    def placements(self, note_id: int) -> Sequence[Placement]:
        """Which entries were taken up, and where, in the order they were taken up in."""
        return _PLACEMENTS.of(self._connection, _PLACEMENTS_OF, note=note_id)

    def place(self, placement: Placement) -> Placement:
        """Take an entry up, or move it to another heading."""
        before = _PLACEMENTS.first(self._connection, _PLACEMENT, note=placement.note_id, entry=placement.entry_id)
        return _PLACEMENTS.put(self._connection, placement, before)

    def take_out(self, note_id: int, entry_id: int) -> None:
        """As if the entry had not been taken up."""
        self._connection.execute(_TAKE_OUT, {"note": note_id, "entry": entry_id})

    def mentions(self, note_id: int) -> Sequence[Mention]:
        """The steps that the note names, in the order they were named in."""
        return _MENTIONS.of(self._connection, _MENTIONS_OF, note=note_id)

    def mentions_of(self, note_ids: Collection[int]) -> dict[int, list[Mention]]:
        """The steps that several notes name, by note id, in one query."""
        return _MENTIONS.by(self._connection, _ALL_MENTIONS, lambda one: one.note_id, note_ids)

    def mention(self, mention: Mention) -> Mention:
        """Keep a mention; the same one twice is once."""
        before = _MENTIONS.first(
            self._connection, _MENTION, note=mention.note_id, step=mention.step_id, said=mention.words
        )
        return before or _MENTIONS.add(self._connection, mention)

    def addenda(self, note_id: int) -> Sequence[Addendum]:
        """What was added after signing, in order."""
        return _ADDENDA.of(self._connection, _ADDENDA_OF, note=note_id)

    def addenda_of(self, note_ids: Collection[int]) -> dict[int, list[Addendum]]:
        """What was added to several notes, by note id, in one query."""
        return _ADDENDA.by(self._connection, _ALL_ADDENDA, lambda one: one.note_id, note_ids)

    def add_addendum(self, addendum: Addendum) -> Addendum:
        """Append an addendum; refused by the records while the note is a draft."""
        return append(self._connection, _ADDENDA, addendum)

    def process(self, note_id: int) -> ProcessNote | None:
        """The therapist's own thoughts beside a note, if any."""
        return _PROCESS.first(self._connection, _PROCESS_OF, note=note_id)

    def process_of(self, note_ids: Collection[int]) -> dict[int, ProcessNote]:
        """The same beside several notes, by note id, in one query; a note without any is not among them."""
        found = _PROCESS.by(self._connection, _ALL_PROCESS, lambda one: one.note_id, note_ids)
        return {one: beside[0] for one, beside in found.items() if beside}

    def keep_process(self, process: ProcessNote) -> ProcessNote:
        """Keep them in place of those before, beside a draft and beside a signed note."""
        return _PROCESS.put(self._connection, process, self.process(process.note_id))
