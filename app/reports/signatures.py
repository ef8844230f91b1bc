"""Clause 14: the two partners, and the therapist who was present. It always stands on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.library import ClauseText
from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import ITALIC
from app.reports.flow import Block
from app.reports.pen import Face, Pen, shortened

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
    text: ClauseText

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
            pen.words(self.text.pattern("partner"), left, top + 15.5, _STOP)
            marks.partner(pen, side, left + 3.7, top + 71.5, 7.2)
            self._place(pen, left, top + 61.4, wide, name, 11.3)
        pen.words(self.text.pattern("therapist"), x, top + 99.8, _PRESENT)
        self._place(pen, x, top + 137.5, wide, self.text.pattern("therapist-name"), 0.0)

    def _place(self, pen: Pen, x: float, y: float, wide: float, name: str, indent: float) -> None:
        """A line to sign on, with the name below it, and a line for the date."""
        line = wide - _DATE_WIDE - _BEFORE_DATE
        pen.rule(x, y, line, "field", 0.75)
        pen.words(shortened(name, _LABEL, line - indent - 4), x + indent, y + 12.8, _LABEL)
        pen.rule(x + line + _BEFORE_DATE, y, _DATE_WIDE, "field", 0.75)
        pen.words(self.text.pattern("date"), x + line + _BEFORE_DATE, y + 12.6, _DATE)
