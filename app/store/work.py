"""One transaction on the vault, with everything an action may read and write in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import sqlalchemy as sa

from app.store.answers import Answers
from app.store.appointments import Appointments
from app.store.audit import Audit
from app.store.care import Alone, Limits, Practising
from app.store.couples import Couples
from app.store.hierarchies import Hierarchies
from app.store.notes import Notes
from app.store.practices import Practices
from app.store.revisions import Revisions
from app.store.search import Search
from app.store.sessions import Sessions


class Unit:
    """The unit of work behind the port `Work`; it lives as long as its transaction."""

    def __init__(self, connection: sa.Connection, now: Callable[[], datetime]) -> None:
        self.practices = Practices(connection)
        self.couples = Couples(connection)
        self.appointments = Appointments(connection)
        self.hierarchies = Hierarchies(connection)
        self.answers = Answers(connection)
        self.sessions = Sessions(connection)
        self.notes = Notes(connection)
        self.revisions = Revisions(connection)
        self.alone = Alone(connection)
        self.limits = Limits(connection)
        self.practising = Practising(connection)
        self.search = Search(connection)
        self.audit = Audit(connection, now)
