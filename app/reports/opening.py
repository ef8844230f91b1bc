"""The head of an agreement: its title, who agrees and when, the rule, and the couple's own sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.dates import long_date
from app.models.agreement import AgreementContent, AgreementState, Worded
from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import NUMBER, UNDER_PROSE, Marked, worded
from app.reports.flow import Block, Column, Row, Space, Stack
from app.reports.pen import Face, Pen
from app.reports.pen import width as width_of
from app.reports.prose import Prose
from app.words import say

_TITLE = Face(fonts.DISPLAY, 27.9, 32.0)
_NAME = Face(fonts.SANS_MEDIUM, 9.6, 13.4)
_DATE = Face(fonts.SANS, 9.56, 13.4, "ink3")
_COMMITMENT = Face(fonts.SERIF_ITALIC, 13.1, 18.2, "accentInk")
_PRACTICE = Face(fonts.SANS, 8.0, 10.6, "ink3")
_ABOVE_TITLE = 9.0
_MARK_INDENT = 11.0
_BETWEEN_NAMES = 10.9
_BEFORE_DATE = 12.9
_LINES_BESIDE = 3


@dataclass(frozen=True)
class _Title:
    text: str

    def height(self, _width: float) -> float:
        return 28.7

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.words(self.text, x - 0.4, top + 18.5, _TITLE)
        marks.stones(pen, x + width - 20.4, top - 0.8)


@dataclass(frozen=True)
class _Rule:
    def height(self, _width: float) -> float:
        return 19.9

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        return None, self

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.rule(x, top + 10.9, width, "accent", 1.15)


@dataclass(frozen=True)
class _Numbered:
    """A block whose clause number hangs in the margin beside its first line."""

    number: int
    block: Block
    baseline: float

    def height(self, width: float) -> float:
        return self.block.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        head, tail = self.block.divide(width, room)
        return (_Numbered(self.number, head, self.baseline), tail) if head else (None, self)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        pen.words(str(self.number), x - 6.6, top + self.baseline - 0.3, NUMBER, "right")
        self.block.draw(pen, x, top, width)


@dataclass(frozen=True)
class _Letterhead:
    """Whose practice it is, small, in the margin above the title; more than two lines push the title down."""

    lines: Prose

    def _more(self, width: float) -> float:
        return max(0, self.lines.lines(width) - 2) * _PRACTICE.leading

    def height(self, width: float) -> float:
        return self._more(width)

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        return self, None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        self.lines.draw(pen, x, top + self._more(width) - _ABOVE_TITLE - self.lines.height(width), width)


def opening(content: AgreementContent, title: str, width: float) -> Block:
    """Practice, title, clauses 1 and 2, at this width: the names beside the date where they fit, else above it."""
    practice = [line.strip() for line in content.practice.splitlines() if line.strip()]
    return Stack(
        (
            *([_Letterhead(Prose(" · ".join(practice), _PRACTICE))] if practice else []),
            _Title(title),
            _Numbered(1, _who(content, width), _NAME.drop),
            _Rule(),
            _Numbered(
                2,
                worded(content.commitment or (Worded(say("Nothing written here today.")),), _COMMITMENT, listed=False),
                _COMMITMENT.drop,
            ),
            Space(UNDER_PROSE),
        )
    )


def _when(content: AgreementContent) -> str:
    day = long_date(content.dated)
    if content.state is AgreementState.DRAFT:
        return say("Draft of {date}, not signed yet.", date=day)
    return f"{say('{date}.', date=day)} {content.reason}".strip()


def _who(content: AgreementContent, width: float) -> Block:
    first, second = _named(content.first_name, Side.FIRST), _named(content.second_name, Side.SECOND)
    first_wide = _MARK_INDENT + width_of(content.first_name, _NAME) + 0.5
    second_wide = _MARK_INDENT + width_of(content.second_name, _NAME) + 0.5
    when = Prose(_when(content), _DATE)
    start = first_wide + _BETWEEN_NAMES + second_wide + _BEFORE_DATE
    if start <= width * 0.6 and when.lines(width - start) <= _LINES_BESIDE:
        return Row(
            (
                Column(first, 0, first_wide / width),
                Column(second, (first_wide + _BETWEEN_NAMES) / width, second_wide / width),
                Column(when, start / width, 1 - start / width),
            )
        )
    return Stack((first, second, when))


def _named(name: str, side: Side) -> Block:
    return Marked(Prose(name, _NAME), _NAME, lambda pen, x, y: marks.partner(pen, side, x, y), 3.6, _MARK_INDENT)
