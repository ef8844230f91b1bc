"""How blocks share pages: what stays together, where a block may be divided, and what a page begins with.

Everything is laid out before anything is drawn, so the number of pages is known from the first one on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.reports.pen import Pen

_SLACK = 0.01  # points; sums of decimals must not push a line over


class Block(Protocol):
    """A piece of a print. Heights and widths are points."""

    def height(self, width: float, /) -> float:
        """How high it is at this width."""

    def divide(self, width: float, room: float, /) -> tuple[Block | None, Block | None]:
        """What fits into `room`, and what is left; (None, itself) where nothing of it should stand there."""

    def draw(self, pen: Pen, x: float, top: float, width: float, /) -> None:
        """Draw all of it, from this upper left corner on."""


@dataclass(frozen=True)
class Stack:
    """Blocks one below the other, `gap` apart. It may be divided between them, or inside one."""

    blocks: tuple[Block, ...]
    gap: float = 0.0

    def height(self, width: float) -> float:
        """The sum of all, with the gaps."""
        return sum(block.height(width) for block in self.blocks) + self.gap * max(0, len(self.blocks) - 1)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """As many blocks as fit, with the beginning of the next where that can be divided."""
        used = 0.0
        for at, block in enumerate(self.blocks):
            needed = block.height(width)
            if used + needed <= room + _SLACK:
                used += needed + self.gap
                continue
            head, tail = block.divide(width, room - used)
            before = _without_space([*self.blocks[:at], *([head] if head else [])], last=True)
            after = _without_space([*([tail] if tail else []), *self.blocks[at + 1 :]], last=False)
            if not before or not after:
                return (None, self) if not before else (Stack(tuple(before), self.gap), None)
            return Stack(tuple(before), self.gap), Stack(tuple(after), self.gap)
        return self, None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """One after the other."""
        for block in self.blocks:
            block.draw(pen, x, top, width)
            top += block.height(width) + self.gap


@dataclass(frozen=True)
class Space:
    """Nothing, so high."""

    points: float

    def height(self, _width: float) -> float:
        """The same at every width."""
        return self.points

    def divide(self, _width: float, _room: float) -> tuple[Block | None, Block | None]:
        """Space at the foot of a page is let go."""
        return self, None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


def _without_space(blocks: list[Block], *, last: bool) -> list[Block]:
    """Space at the foot of a page, or at the head of the next, says nothing."""
    while blocks and isinstance(blocks[-1 if last else 0], Space):
        blocks.pop(-1 if last else 0)
    return blocks


@dataclass(frozen=True)
class Column:
    """One block of a row: where it begins and how wide it is, as parts (0–1) of the row's width, and its indent."""

    block: Block
    start: float
    share: float
    indent: float = 0.0


@dataclass(frozen=True)
class Row:
    """Blocks side by side, tops aligned; it may be divided in all its columns at once."""

    columns: tuple[Column, ...]
    gutter: float = 0.0
    least: float = 0.0

    def _width(self, column: Column, width: float) -> float:
        return max(1.0, width * column.share - column.indent - self.gutter)

    def height(self, width: float) -> float:
        """That of the highest column, and no less than `least`."""
        return max([self.least, *(column.block.height(self._width(column, width)) for column in self.columns)])

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Each column gives what fits; where none gives anything, the row stays whole."""
        if room < self.least:
            return None, self
        heads: list[Column] = []
        tails: list[Column] = []
        for column in self.columns:
            inner = self._width(column, width)
            head, tail = (
                (column.block, None)
                if column.block.height(inner) <= room + _SLACK
                else column.block.divide(inner, room)
            )
            for part, kept in ((head, heads), (tail, tails)):
                if part is not None:
                    kept.append(Column(part, column.start, column.share, column.indent))
        if not tails or not any(column.block.height(self._width(column, width)) for column in heads):
            return (None, self) if tails else (self, None)
        return Row(tuple(heads), self.gutter), Row(tuple(tails), self.gutter)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Every column from the same top."""
        for column in self.columns:
            column.block.draw(pen, x + width * column.start + column.indent, top, self._width(column, width))


@dataclass(frozen=True)
class Together:
    """A block that is not divided, unless it is higher than a whole page (`page` points)."""

    block: Block
    page: float

    def height(self, width: float) -> float:
        """That of the block."""
        return self.block.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """All of it goes on to the next page; only what no page could hold is divided."""
        if self.block.height(width) <= self.page:
            return None, self
        return self.block.divide(width, room)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the block."""
        self.block.draw(pen, x, top, width)


@dataclass(frozen=True)
class Followed:
    """A block and the words that belong below it: they never begin a page without the end of the block."""

    block: Block
    below: Block

    def height(self, width: float) -> float:
        """That of both."""
        return self.block.height(width) + self.below.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Inside the block, so that some of it goes on with the words below; else all goes on."""
        head, tail = self.block.divide(width, min(room, self.block.height(width) - 1.0))
        if head is None or tail is None:
            return None, self
        return head, Followed(tail, self.below)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """One below the other."""
        self.block.draw(pen, x, top, width)
        self.below.draw(pen, x, top + self.block.height(width), width)


@dataclass(frozen=True)
class Placed:
    """A block on its page; `top` in points from the top of the page's text area."""

    block: Block
    top: float


Pages = tuple[tuple[Placed, ...], ...]
"""What stands on each page, in order."""


def pages(blocks: Sequence[Block], width: float, height: float, gap: float) -> Pages:
    """Lay blocks out on pages `height` high, `gap` apart; a page never begins with a gap.

    A block that cannot be divided further and is higher than a page is placed all the same, alone on its page.
    """
    done: list[tuple[Placed, ...]] = []
    page: list[Placed] = []
    top = 0.0
    waiting: list[Block] = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        room = height - top
        if block.height(width) <= room + _SLACK:
            page.append(Placed(block, top))
            top += block.height(width) + gap
            continue
        head, tail = block.divide(width, room)
        if head is None and not page:
            head, tail = block, None
        if head is not None:
            page.append(Placed(head, top))
        if tail is not None:
            waiting.append(tail)
        done.append(tuple(page))
        page, top = [], 0.0
    return (*done, tuple(page)) if page else tuple(done)
