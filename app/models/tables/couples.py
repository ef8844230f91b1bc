"""Couples and partners."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Field
from sqlmodel._compat import SQLModelConfig

from app.models.couple import Couple, Partner
from app.models.tables.columns import table_of


class CoupleRow(Couple, table=True):
    """A couple."""

    __tablename__ = "couples"
    __table_args__ = ({"sqlite_strict": True},)
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)


class PartnerRow(Partner, table=True):
    """One of the two; a couple has one of each side."""

    __tablename__ = "partners"
    __table_args__ = (sa.UniqueConstraint("couple_id", "side"), {"sqlite_strict": True})
    model_config = SQLModelConfig(frozen=False)

    id: int = Field(default=0, primary_key=True)
    couple_id: int = Field(foreign_key="couples.id")


couples = table_of(CoupleRow)
partners = table_of(PartnerRow)
