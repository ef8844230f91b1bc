"""Clause 14: the two partners, and the therapist who was present. It always stands on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import ITALIC
from app.reports.flow import Block
from app.reports.pen import Face, Pen, shortened
from app.words import say

_LABEL = Face(fonts.SANS, 8.4, 11.4, "ink2")
_DATE = replace(_LABEL, token="ink3")
_STOP = replace(ITALIC, size=11.6, token="accentInk")
_PRESENT = replace(ITALIC, size=11.6)
_GUTTER = 25.8
_DATE_WIDE = 60.0
_BEFORE_DATE = 12.9


@dataclass(frozen=True)
class Signatures:
    """Room to sign in ink: two partners side by side, the therapist below."""

    first_name: str
    second_name: str

    def height(self, _width: float) -> float:
        """Always the same."""
        return 152.0

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        """Never."""
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Three places to sign, each with its date."""
        wide = (width - _GUTTER) / 2
        for side, name, left in (
            (Side.FIRST, self.first_name, x),
            (Side.SECOND, self.second_name, x + wide + _GUTTER),
        ):
            pen.words(say("I can stop at any time."), left, top + 15.5, _STOP)
            self._line(pen, left, top + 61.4, wide)
            marks.partner(pen, side, left + 3.7, top + 71.5, 7.2)
            pen.words(
                shortened(name, _LABEL, wide - _DATE_WIDE - _BEFORE_DATE - 16),
                left + 11.3,
                top + 74.3,
                _LABEL,
            )
        pen.words(say("Present when this was discussed."), x, top + 99.8, _PRESENT)
        self._line(pen, x, top + 137.5, wide)
        pen.words(say("Our therapist"), x, top + 150.0, _LABEL)

    def _line(self, pen: Pen, x: float, y: float, wide: float) -> None:
        pen.rule(x, y, wide - _DATE_WIDE - _BEFORE_DATE, "field", 0.75)
        pen.rule(x + wide - _DATE_WIDE, y, _DATE_WIDE, "field", 0.75)
        pen.words(say("Date"), x + wide - _DATE_WIDE, y + 12.6, _DATE)
