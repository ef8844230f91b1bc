"""Clauses 8 and 9: how we pause and what happens next, and what happens if a line is crossed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.agreement import AgreementContent, PauseWay
from app.models.side import Side
from app.reports import fonts, marks
from app.reports.clauses import BODY, ITALIC, Bar, worded, worded_line
from app.reports.flow import Block, Followed, Space, Stack
from app.reports.pen import Face, Pen
from app.reports.pen import width as width_of
from app.reports.prose import Prose

_WORD = Face(fonts.SERIF_STRONG, 11.9, 15.0)
_MEANS = Face(fonts.SANS, 8.4, 11.4, "ink3")
_TEXT = replace(BODY, size=10.55, leading=13.1, token="ink2")
_LISTED = replace(BODY, leading=16.1)
_FIXED = Face(fonts.SERIF_STRONG, 11.15, 14.7)
_GAP = 12.2
_PAD = 10.0
_BESIDE = 6.2
_ABOVE, _BELOW = 4.4, 4.5
_MARK = 10.4


def how_we_pause(content: AgreementContent, page: float) -> Block:
    """The ways to pause as panels, what happens afterwards, and the fixed words; `page` is a page's height."""
    panels = _panels(content.pauses, page)
    afterwards = worded(content.afterwards, BODY, listed=False)
    fixed = Stack((Space(1.6), Prose(content.fixed_pause_line, ITALIC)))
    before = (*((Space(3.5), *panels, Space(7.7)) if panels else ()), Followed(afterwards, fixed))
    return Stack((*before, Space(2.6)))


def crossed(content: AgreementContent) -> Block:
    """What we do, line by line, and the line that is always printed."""
    lines = tuple(worded_line(line, _LISTED, dotted=True) for line in content.crossed if line.text.strip())
    return Followed(Stack(lines), Stack((Space(6.5), Bar(Prose(content.fixed_repair_line, _FIXED)))))


def _panels(ways: tuple[PauseWay, ...], page: float) -> tuple[Block, ...]:
    across = {1: 1, 2: 2, 4: 2}.get(len(ways), 3)
    panels = tuple(
        _Panel(Prose(way.word, _WORD), Prose(way.means, _MEANS), Prose(way.text, _TEXT), way.marker) for way in ways
    )
    rows = [_Panels(panels[at : at + across], across, page) for at in range(0, len(panels), across)]
    return (Stack(tuple(rows), gap=_GAP * 0.7),) if rows else ()


@dataclass(frozen=True)
class _Panel:
    """One way to pause: what it means stands beside the word where there is room, else below it."""

    word: Prose
    means: Prose
    text: Prose
    marker: Side | None = None

    @property
    def indent(self) -> float:
        """Room for the mark of the partner whose way it is."""
        return _MARK if self.marker is not None else 0.0

    def beside(self, inner: float) -> float:
        """Where the meaning begins beside the word; 0 where it stands below."""
        if self.word.lines(inner - self.indent) != 1 or self.means.lines(inner) != 1:
            return 0.0
        start = self.indent + width_of(self.word.text, _WORD) + _BESIDE
        return start if start + width_of(self.means.text, _MEANS) <= inner else 0.0

    def height(self, inner: float) -> float:
        first = 15.9 if self.beside(inner) else self.word.height(inner - self.indent) + self.means.height(inner)
        return first + self.text.height(inner)

    def draw(self, pen: Pen, x: float, top: float, inner: float) -> None:
        if self.marker is not None:
            marks.partner(pen, self.marker, x + 3.2, top + 7.3, 6.2)
        if start := self.beside(inner):
            pen.words(self.word.text, x + self.indent, top + 11.0, _WORD)
            pen.words(self.means.text, x + start, top + 11.0, _MEANS)
            self.text.draw(pen, x, top + 15.9, inner)
            return
        self.word.draw(pen, x + self.indent, top, inner - self.indent)
        below = top + self.word.height(inner - self.indent)
        Stack((self.means, self.text)).draw(pen, x, below, inner)


@dataclass(frozen=True)
class _Panels:
    """Panels of one height side by side, `across` to the width; they are not divided."""

    panels: tuple[_Panel, ...]
    across: int
    page: float

    def _panel(self, width: float) -> float:
        return (width - _GAP * (self.across - 1)) / self.across

    def height(self, width: float) -> float:
        inner = self._panel(width) - 2 * _PAD
        return max(panel.height(inner) for panel in self.panels) + _ABOVE + _BELOW

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        if self.height(width) <= self.page:
            return None, self
        # More words than a page can hold in panels stand as plain paragraphs instead.
        return Stack(tuple(words for panel in self.panels for words in (panel.word, panel.means, panel.text))).divide(
            width, room
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        wide, high = self._panel(width), self.height(width)
        for number, panel in enumerate(self.panels):
            left = x + number * (wide + _GAP)
            pen.box(left, top, wide, high, 5.5, tint="canvas")
            panel.draw(pen, left + _PAD, top + _ABOVE, wide - 2 * _PAD)
