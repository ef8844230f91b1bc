"""Clause 14: the two partners, and the therapist who was present. It always stands on one page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.library import ClauseText
from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import ITALIC
from app.reports.flow import Block
from app.reports.pen import Face, Pen, shortened
from app.reports.prose import Prose

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
    therapist: str
    text: ClauseText

    def height(self, width: float) -> float:
        """What the lines to sign on need, and the therapist's name below the last."""
        return 152.0 + self._therapist().height(self._line(width)) - _LABEL.leading

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        """Never."""
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Three places to sign, each with its date."""
        wide = self._wide(width)
        for side, name, left in (
            (Side.FIRST, self.first_name, x),
            (Side.SECOND, self.second_name, x + wide + _GUTTER),
        ):
            pen.words(self.text.pattern("partner"), left, top + 15.5, _STOP)
            marks.partner(pen, side, left + 3.7, top + 71.5, 7.2)
            named = Prose(shortened(name, _LABEL, self._line(width) - 15.3), _LABEL)
            self._place(pen, left, top + 61.4, width, named, 11.3)
        pen.words(self.text.pattern("therapist"), x, top + 99.8, _PRESENT)
        self._place(pen, x, top + 137.5, width, self._therapist(), 0.0)

    def _therapist(self) -> Prose:
        """Who was present; with credentials it may take a second line."""
        return Prose(self.therapist or self.text.pattern("therapist-name"), _LABEL)

    @staticmethod
    def _wide(width: float) -> float:
        return (width - _GUTTER) / 2

    def _line(self, width: float) -> float:
        return self._wide(width) - _DATE_WIDE - _BEFORE_DATE

    def _place(self, pen: Pen, x: float, y: float, width: float, name: Prose, indent: float) -> None:
        """A line to sign on, with the name below it, and a line for the date."""
        line = self._line(width)
        pen.rule(x, y, line, "field", 0.75)
        name.draw(pen, x + indent, y + 12.8 - _LABEL.drop, line - indent)
        pen.rule(x + line + _BEFORE_DATE, y, _DATE_WIDE, "field", 0.75)
        pen.words(self.text.pattern("date"), x + line + _BEFORE_DATE, y + 12.6, _DATE)
