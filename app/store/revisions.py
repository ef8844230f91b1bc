"""Revisions of agreements, their lines, what was printed to be signed, and which of them no longer stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

import sqlalchemy as sa

from app.models.revision import Clause, ClauseLine, Issued, LeftOut, Revision, RevisionEnded, Stood
from app.models.tables.revisions import clause_lines, issued_revisions, left_out, revision_ends, revisions
from app.store.rows import Kept, among, append

_REVISIONS = Kept(revisions, Revision)
_LINES = Kept(clause_lines, ClauseLine)
_LEFT_OUT = Kept(left_out, LeftOut)
_ISSUED = Kept(issued_revisions, Issued)
_ENDS = Kept(revision_ends, RevisionEnded)

_CLAUSES = {clause: order for order, clause in enumerate(Clause)}

_OF_COUPLE = (
    sa.select(revisions)
    .where(revisions.c.couple_id == sa.bindparam("couple"), revisions.c.removed_at.is_(None))
    .order_by(revisions.c.number)
)
_DRAFT = _OF_COUPLE.where(revisions.c.issued_at.is_(None))
_STOOD = (
    sa.select(revisions.c.issued_at, revision_ends.c.at, revisions.c.review_on)
    .outerjoin(revision_ends, revision_ends.c.revision_id == revisions.c.id)
    .where(revisions.c.couple_id == sa.bindparam("couple"), revisions.c.issued_at.is_not(None))
    .order_by(revisions.c.number, revision_ends.c.seq)
)
_REVISION: sa.BindParameter[int] = sa.bindparam("revision")
_BY_PLACE = (
    sa.select(clause_lines).where(clause_lines.c.removed_at.is_(None)).order_by(clause_lines.c.place, clause_lines.c.id)
)
_LINES_OF = _BY_PLACE.where(clause_lines.c.revision_id == _REVISION)
_ALL_LINES = _BY_PLACE.where(among(clause_lines.c.revision_id))
_LEFT_OUT_OF = sa.select(left_out).where(left_out.c.revision_id == _REVISION).order_by(left_out.c.id)
_LEFT_OUT_STEP = _LEFT_OUT_OF.where(left_out.c.step_id == sa.bindparam("step"))
_TAKE_IN = sa.delete(left_out).where(left_out.c.revision_id == _REVISION, left_out.c.step_id == sa.bindparam("step"))
_ISSUED_OF = sa.select(issued_revisions).where(issued_revisions.c.revision_id == _REVISION)
_ENDS_OF = (
    sa.select(revision_ends)
    .where(
        revision_ends.c.revision_id.in_(
            sa.select(revisions.c.id).where(
                revisions.c.couple_id == sa.bindparam("couple"), revisions.c.removed_at.is_(None)
            )
        )
    )
    .order_by(revision_ends.c.seq)
)


class Revisions:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, revision_id: int) -> Revision:
        """One revision, removed or not; KeyError where there is none."""
        return _REVISIONS.get(self._connection, revision_id)

    def draft(self, couple_id: int) -> Revision | None:
        """The one being written, if any and not removed."""
        return _REVISIONS.first(self._connection, _DRAFT, couple=couple_id)

    def of_couple(self, couple_id: int) -> Sequence[Revision]:
        """All of a couple, by number, without the removed."""
        return _REVISIONS.of(self._connection, _OF_COUPLE, couple=couple_id)

    def stood(self, couple_id: int) -> Sequence[Stood]:
        """When each of their agreements stood, and when it is looked at again, as they were printed one by one."""
        found = self._connection.execute(_STOOD, {"couple": couple_id})
        return [
            Stood(_day(issued), _day(ended) if ended is not None else None, review) for issued, ended, review in found
        ]

    def add(self, revision: Revision) -> Revision:
        """Keep a new draft."""
        return _REVISIONS.add(self._connection, revision)

    def save(self, revision: Revision) -> Revision:
        """Keep a changed draft; an issued revision is refused by the records, and `issue` alone issues one."""
        _REVISIONS.save(self._connection, revision)
        return revision

    def lines(self, revision_id: int) -> Sequence[ClauseLine]:
        """All lines by clause (as the agreement runs) and place, without the removed."""
        return _as_it_runs(_LINES.of(self._connection, _LINES_OF, revision=revision_id))

    def lines_of(self, revision_ids: Collection[int]) -> dict[int, list[ClauseLine]]:
        """The same of several revisions, by revision id, in one query."""
        found = _LINES.by(self._connection, _ALL_LINES, lambda one: one.revision_id, revision_ids)
        return {one: _as_it_runs(by_place) for one, by_place in found.items()}

    def line(self, line_id: int) -> ClauseLine:
        """One line, removed or not; KeyError where there is none."""
        return _LINES.get(self._connection, line_id)

    def add_line(self, line: ClauseLine) -> ClauseLine:
        """Keep a new line of a draft."""
        return _LINES.add(self._connection, line)

    def save_lines(self, lines: Sequence[ClauseLine]) -> None:
        """Keep changed lines of a draft (words, marker, place, removal), all in one call."""
        _LINES.save(self._connection, *lines)

    def left_out(self, revision_id: int) -> Sequence[LeftOut]:
        """The steps that were left out, in the order they were left out in."""
        return _LEFT_OUT.of(self._connection, _LEFT_OUT_OF, revision=revision_id)

    def leave_out(self, left: LeftOut) -> LeftOut:
        """Leave a step out of a draft; twice is once."""
        before = _LEFT_OUT.first(self._connection, _LEFT_OUT_STEP, revision=left.revision_id, step=left.step_id)
        return before or _LEFT_OUT.add(self._connection, left)

    def take_in(self, revision_id: int, step_id: int) -> None:
        """As if it had not been left out."""
        self._connection.execute(_TAKE_IN, {"revision": revision_id, "step": step_id})

    def issue(self, issued: Issued) -> Issued:
        """Seal a draft: its bytes are kept, and by that its `issued_at` is set to their `at`."""
        return append(self._connection, _ISSUED, issued)

    def issued(self, revision_id: int) -> Issued | None:
        """What was printed to be signed, if it was."""
        return _ISSUED.first(self._connection, _ISSUED_OF, revision=revision_id)

    def end(self, ended: RevisionEnded) -> RevisionEnded:
        """Append that an issued revision no longer stands."""
        return append(self._connection, _ENDS, ended)

    def ended(self, couple_id: int) -> Sequence[RevisionEnded]:
        """Which of a couple's revisions no longer stand, in order."""
        return _ENDS.of(self._connection, _ENDS_OF, couple=couple_id)


def _as_it_runs(by_place: Sequence[ClauseLine]) -> list[ClauseLine]:
    return sorted(by_place, key=lambda line: _CLAUSES[line.clause])


def _day(at: datetime) -> date:
    """The day at the desk."""
    return at.astimezone().date()
