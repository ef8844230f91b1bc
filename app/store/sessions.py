"""Meetings, the lines written in them, and words not yet kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import sqlalchemy as sa

from app.models.session import Draft, Entry, Session
from app.models.tables.sessions import drafts, entries, sessions
from app.store.rows import Kept, among

_SESSIONS = Kept(sessions, Session)
_ENTRIES = Kept(entries, Entry)
_DRAFTS = Kept(drafts, Draft)

_OPEN = sa.select(sessions).where(sessions.c.ended_at.is_(None))
_OF_COUPLE = (
    sa.select(sessions)
    .where(sessions.c.couple_id == sa.bindparam("couple"))
    .order_by(sessions.c.number)  # not by time: a clock may be set back between two sessions, or within one
)
_LATEST = sa.select(sessions).order_by(sessions.c.number)
_AS_WRITTEN = sa.select(entries).where(entries.c.removed_at.is_(None)).order_by(entries.c.id)
_ENTRIES_OF_SESSION = _AS_WRITTEN.where(entries.c.session_id == sa.bindparam("session"))
_ENTRIES_OF_COUPLE = _AS_WRITTEN.where(entries.c.couple_id == sa.bindparam("couple"))
_ENTRIES_OF_SESSIONS = _AS_WRITTEN.where(among(entries.c.session_id))
_ALL_DRAFTS = sa.select(drafts).order_by(drafts.c.at, drafts.c.id)
_HERE = (drafts.c.place == sa.bindparam("here"), drafts.c.about == sa.bindparam("what"))
_DRAFT = sa.select(drafts).where(*_HERE)
_DROP_DRAFT = sa.delete(drafts).where(*_HERE)


class Sessions:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, session_id: int) -> Session:
        """One session; KeyError where there is none."""
        return _SESSIONS.get(self._connection, session_id)

    def open(self) -> Session | None:
        """The session in course, if someone is in the room."""
        found = _SESSIONS.of(self._connection, _OPEN)
        return found[0] if found else None

    def of_couple(self, couple_id: int) -> Sequence[Session]:
        """All sessions of a couple, by number."""
        return _SESSIONS.of(self._connection, _OF_COUPLE, couple=couple_id)

    def latest_of_each(self) -> dict[int, Session]:
        """Every couple's latest session, by couple id, in one query."""
        return {one.couple_id: one for one in _SESSIONS.of(self._connection, _LATEST)}

    def add(self, session: Session) -> Session:
        """Keep a new one."""
        return _SESSIONS.add(self._connection, session)

    def save(self, session: Session) -> Session:
        """Keep a changed one."""
        _SESSIONS.save(self._connection, session)
        return session

    def entry(self, entry_id: int) -> Entry:
        """One entry, removed or not; KeyError where there is none."""
        return _ENTRIES.get(self._connection, entry_id)

    def entries(self, session_id: int) -> Sequence[Entry]:
        """The entries of a session as they were written one after another, without the removed."""
        return _ENTRIES.of(self._connection, _ENTRIES_OF_SESSION, session=session_id)

    def entries_of_sessions(self, session_ids: Collection[int]) -> dict[int, list[Entry]]:
        """The same of several sessions, by session id, in one query."""
        return _ENTRIES.by(self._connection, _ENTRIES_OF_SESSIONS, lambda one: one.session_id, session_ids)

    def these_entries(self, ids: Collection[int]) -> dict[int, Entry]:
        """These entries, removed or not, by id, in one query."""
        return _ENTRIES.these(self._connection, ids)

    def entries_of_couple(self, couple_id: int) -> Sequence[Entry]:
        """All entries of a couple as they were written one after another, without the removed."""
        return _ENTRIES.of(self._connection, _ENTRIES_OF_COUPLE, couple=couple_id)

    def add_entry(self, entry: Entry) -> Entry:
        """Keep a new one."""
        return _ENTRIES.add(self._connection, entry)

    def save_entry(self, entry: Entry) -> Entry:
        """Keep a changed one."""
        _ENTRIES.save(self._connection, entry)
        return entry

    def draft(self, place: str, about: int) -> Draft | None:
        """What was being typed there, if anything."""
        found = _DRAFTS.of(self._connection, _DRAFT, here=place, what=about)
        return found[0] if found else None

    def drafts(self) -> Sequence[Draft]:
        """All words typed and not kept, oldest first."""
        return _DRAFTS.of(self._connection, _ALL_DRAFTS)

    def keep_draft(self, draft: Draft) -> None:
        """Keep it in place of the one before; an empty text drops it."""
        self._connection.execute(_DROP_DRAFT, {"here": draft.place, "what": draft.about})
        if draft.text:
            _DRAFTS.add(self._connection, draft)
