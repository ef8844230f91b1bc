"""What stands beside the path: conversations alone, limits and triggers, practice records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from app.models.couple_event import CoupleEvent
from app.models.limit import Limit, LimitWord
from app.models.look import GapLeft, LookedAt, Pain
from app.models.practice_record import PracticeRecord
from app.models.risk_note import RiskNote
from app.models.screening import Screening
from app.models.tables.care import (
    couple_events,
    gaps_left,
    limit_words,
    limits,
    looked_at,
    pains,
    practice_records,
    risk_notes,
    screenings,
    triggers,
)
from app.models.tables.hierarchies import steps
from app.models.trigger import Trigger
from app.store.rows import Kept, among, append

_EVENTS = Kept(couple_events, CoupleEvent)
_SCREENINGS = Kept(screenings, Screening)
_RISK_NOTES = Kept(risk_notes, RiskNote)
_LIMITS = Kept(limits, Limit)
_WORDS = Kept(limit_words, LimitWord)
_LOOKED = Kept(looked_at, LookedAt)
_PAINS = Kept(pains, Pain)
_TRIGGERS = Kept(triggers, Trigger)
_RECORDS = Kept(practice_records, PracticeRecord)
_GAPS = Kept(gaps_left, GapLeft)


def _of_couple(table: sa.Table, by: str = "seq") -> sa.Select[tuple[object, ...]]:
    return sa.select(table).where(table.c.couple_id == sa.bindparam("couple")).order_by(table.c[by])


def _of_limits(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    mine = sa.select(limits.c.id).where(limits.c.couple_id == sa.bindparam("couple"))
    return sa.select(table).where(table.c.limit_id.in_(mine)).order_by(table.c.seq)


_EVENTS_OF = _of_couple(couple_events)
_SCREENINGS_OF = _of_couple(screenings)
_RISK_NOTES_OF = _of_couple(risk_notes, "id")
_LIMITS_OF = _of_couple(limits, "id")
_PAINS_OF = _of_couple(pains)
_TRIGGERS_OF = _of_couple(triggers, "id").where(triggers.c.removed_at.is_(None))
_WORDS_OF = _of_limits(limit_words)
_LOOKED_OF = _of_limits(looked_at)
_RECORD = sa.select(practice_records).where(practice_records.c.occasion_id == sa.bindparam("occasion"))
_RECORDS_OF = (
    sa.select(practice_records).where(among(practice_records.c.session_id)).order_by(practice_records.c.occasion_id)
)
_GAPS_OF = (
    sa.select(gaps_left)
    .join(steps, steps.c.id == gaps_left.c.above_id)
    .where(steps.c.hierarchy_id == sa.bindparam("hierarchy"))
    .order_by(gaps_left.c.seq)
)


class Alone:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def happened(self, event: CoupleEvent) -> CoupleEvent:
        """Append what happened; all but a practised pause is an IntegrityError while anybody is in the room."""
        return append(self._connection, _EVENTS, event)

    def events(self, couple_id: int) -> Sequence[CoupleEvent]:
        """All of a couple, in order."""
        return _EVENTS.of(self._connection, _EVENTS_OF, couple=couple_id)

    def screen(self, screening: Screening) -> Screening:
        """Append a conversation as it is known now; an IntegrityError while anybody is in the room."""
        return append(self._connection, _SCREENINGS, screening)

    def screenings(self, couple_id: int) -> Sequence[Screening]:
        """All that was ever known of a couple's conversations, in order."""
        return _SCREENINGS.of(self._connection, _SCREENINGS_OF, couple=couple_id)

    def risk_notes(self, couple_id: int) -> Sequence[RiskNote]:
        """A couple's, as they were begun."""
        return _RISK_NOTES.of(self._connection, _RISK_NOTES_OF, couple=couple_id)

    def add_risk_note(self, note: RiskNote) -> RiskNote:
        """Keep a new one."""
        return _RISK_NOTES.add(self._connection, note)

    def save_risk_note(self, note: RiskNote) -> RiskNote:
        """Keep a changed one."""
        _RISK_NOTES.save(self._connection, note)
        return note


class Limits:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, limit_id: int) -> Limit:
        """One limit; KeyError where there is none."""
        return _LIMITS.get(self._connection, limit_id)

    def of_couple(self, couple_id: int) -> Sequence[Limit]:
        """All of a couple, as they were first put down."""
        return _LIMITS.of(self._connection, _LIMITS_OF, couple=couple_id)

    def add(self, limit: Limit) -> Limit:
        """Keep a new one, which says nothing yet."""
        return _LIMITS.add(self._connection, limit)

    def say(self, word: LimitWord) -> LimitWord:
        """Append what a limit says from now on; an IntegrityError where its owner would have to be there."""
        return append(self._connection, _WORDS, word)

    def words(self, couple_id: int) -> Sequence[LimitWord]:
        """All that a couple's limits ever said, in order."""
        return _WORDS.of(self._connection, _WORDS_OF, couple=couple_id)

    def look(self, looked: LookedAt) -> LookedAt:
        """Append that the therapist looked at a step beside a limit."""
        return append(self._connection, _LOOKED, looked)

    def looked(self, couple_id: int) -> Sequence[LookedAt]:
        """What was looked at on a couple's paths, in order."""
        return _LOOKED.of(self._connection, _LOOKED_OF, couple=couple_id)

    def note_pain(self, pain: Pain) -> Pain:
        """Append what is known of pain."""
        return append(self._connection, _PAINS, pain)

    def pains(self, couple_id: int) -> Sequence[Pain]:
        """All that was ever known of it, in order."""
        return _PAINS.of(self._connection, _PAINS_OF, couple=couple_id)

    def trigger(self, trigger_id: int) -> Trigger:
        """One trigger, removed or not; KeyError where there is none."""
        return _TRIGGERS.get(self._connection, trigger_id)

    def triggers(self, couple_id: int) -> Sequence[Trigger]:
        """A couple's, as they were first noted, without the removed."""
        return _TRIGGERS.of(self._connection, _TRIGGERS_OF, couple=couple_id)

    def add_trigger(self, trigger: Trigger) -> Trigger:
        """Keep a new one."""
        return _TRIGGERS.add(self._connection, trigger)

    def save_trigger(self, trigger: Trigger) -> Trigger:
        """Keep a changed one, or its removal."""
        _TRIGGERS.save(self._connection, trigger)
        return trigger


class Practising:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def record(self, occasion_id: int) -> PracticeRecord | None:
        """That of one occasion, if it was begun."""
        return _RECORDS.first(self._connection, _RECORD, occasion=occasion_id)

    def records_of_sessions(self, session_ids: Collection[int]) -> Mapping[int, Sequence[PracticeRecord]]:
        """Those of each of these sessions, as they were begun."""
        return _RECORDS.by(self._connection, _RECORDS_OF, lambda one: one.session_id, session_ids)

    def keep(self, record: PracticeRecord) -> PracticeRecord:
        """Keep it in place of the one before."""
        return _RECORDS.put(self._connection, record, self.record(record.occasion_id))

    def leave_gap(self, left: GapLeft) -> GapLeft:
        """Append that a jump is left as it is."""
        return append(self._connection, _GAPS, left)

    def gaps_left(self, hierarchy_id: int) -> Sequence[GapLeft]:
        """Those of a path, in order."""
        return _GAPS.of(self._connection, _GAPS_OF, hierarchy=hierarchy_id)
