"""Couples and their partners."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from app.models.couple import Couple, Partner
from app.models.side import Side
from app.models.tables.couples import couples, partners
from app.store.rows import Kept

_COUPLES = Kept(couples, Couple)
_PARTNERS = Kept(partners, Partner)
_ALL = sa.select(couples).order_by(couples.c.id)
_BOTH = sa.select(partners).order_by(partners.c.couple_id, partners.c.side)  # "first" sorts before "second"
_TWO = _BOTH.where(partners.c.couple_id == sa.bindparam("couple"))


class Couples:
    """See the port of the same name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, couple_id: int) -> Couple:
        """One couple; KeyError where there is none."""
        return _COUPLES.get(self._connection, couple_id)

    def all(self) -> Sequence[Couple]:
        """All couples, oldest first."""
        return _COUPLES.of(self._connection, _ALL)

    def add(self, couple: Couple, first: Partner, second: Partner) -> Couple:
        """Keep a new couple with its two partners (their `couple_id` and `side` are filled in)."""
        kept = _COUPLES.add(self._connection, couple)
        for side, partner in ((Side.FIRST, first), (Side.SECOND, second)):
            _PARTNERS.add(self._connection, partner.model_copy(update={"couple_id": kept.id, "side": side}))
        return kept

    def save(self, couple: Couple) -> Couple:
        """Keep changed words of a couple."""
        _COUPLES.save(self._connection, couple)
        return couple

    def partners(self, couple_id: int) -> tuple[Partner, Partner]:
        """The first and the second; KeyError where there is no such couple."""
        both = _PARTNERS.of(self._connection, _TWO, couple=couple_id)
        if not both:
            raise KeyError(couple_id)
        first, second = both
        return first, second

    def all_partners(self) -> dict[int, tuple[Partner, Partner]]:
        """Every couple's two, by couple id, in one query."""
        everybody = _PARTNERS.of(self._connection, _BOTH)
        return {one.couple_id: (one, two) for one, two in zip(everybody[::2], everybody[1::2], strict=True)}

    def save_partner(self, partner: Partner) -> Partner:
        """Keep changed words of a partner."""
        _PARTNERS.save(self._connection, partner)
        return partner
