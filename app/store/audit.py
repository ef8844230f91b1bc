"""The list of what was done, each line chained to the one before it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import sqlalchemy as sa

from app.models.audit import AuditEvent, AuditKind
from app.models.tables.audit import audit
from app.store.rows import Kept, next_seq

_KEPT = Kept(audit, AuditEvent)
_LAST = sa.select(audit.c.chain).order_by(audit.c.seq.desc()).limit(1)
_ALL = sa.select(audit).order_by(audit.c.seq)


def chained(before: str, event: AuditEvent) -> str:
    """What the event's `chain` has to be after one whose chain is `before` ("" for the first)."""
    at = event.at.astimezone(UTC).isoformat(timespec="microseconds")
    line = "\n".join((before, str(event.seq), at, event.kind.value, event.subject))
    return hashlib.sha256(line.encode()).hexdigest()


def first_break(events: Iterable[AuditEvent]) -> int | None:
    """The `seq` of the first event that does not follow from the one before it; None where all do.

    Shows lines altered, put in or taken out; lines missing at the very end do not show here.
    """
    before = ""
    for event in events:
        if event.chain != chained(before, event):
            return event.seq
        before = event.chain
    return None


class Audit:
    """See the port of the same name; `now` is the store's own clock."""

    def __init__(self, connection: sa.Connection, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._now = now

    def note(self, kind: AuditKind, subject: str = "") -> AuditEvent:
        """Append an event, chained to the one before it."""
        before = str(self._connection.execute(_LAST).scalar() or "")
        event = AuditEvent(at=self._now(), kind=kind, subject=subject, seq=next_seq(self._connection))
        return _KEPT.add(self._connection, event.model_copy(update={"chain": chained(before, event)}))

    def events(self) -> Sequence[AuditEvent]:
        """All of them, in order."""
        return _KEPT.of(self._connection, _ALL)
