"""What the clauses of an agreement are built of: numbered headings, ruled rows, lists, tinted panels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.models.agreement import Worded
from app.reports import fonts, marks
from app.reports.flow import Block, Space, Stack
from app.reports.pen import Face, Pen
from app.reports.prose import Prose
from app.words import say

TITLE = Face(fonts.DISPLAY, 13.41, 18.0)
NUMBER = Face(fonts.SANS, 8.8, 12.0, "ink3")
BODY = Face(fonts.SERIF, 11.33, 15.1)
CELL = Face(fonts.SANS, 8.8, 15.1)
ITALIC = Face(fonts.SERIF_ITALIC, 10.61, 14.9, "ink2")
REMARK = Face(fonts.SERIF_ITALIC, 9.88, 14.0, "ink2")
CAPTION = Face(fonts.SANS_MEDIUM, 8.15, 11.0, "ink3")
NAME = Face(fonts.SANS_MEDIUM, 9.2, 13.0)

_NUMBER_GAP = 6.6
_AFTER_TITLE = 2.3

UNDER_PROSE = 3.4
"""Points below the last line of a clause that ends in words; one that ends in a rule or a panel needs none."""


def unwritten(words: str) -> Block:
    """What a clause says that nobody has written yet: an empty place would look like an oversight."""
    return Stack((Prose(words or say("Nothing written here today."), ITALIC), Space(UNDER_PROSE)))


@dataclass(frozen=True)
class Clause:
    """A numbered clause: its number hangs in the margin, its heading never stands alone at the foot of a page.

    A clause no higher than `whole` points is not divided.
    """

    number: int
    title: str
    body: Block
    whole: float
    remark: str = ""
    after_title: float = _AFTER_TITLE

    def _head(self) -> float:
        return TITLE.leading + self.after_title

    def height(self, width: float) -> float:
        """Heading and body."""
        return self._head() + self.body.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """A short clause goes on whole; a long one leaves its heading with what fits below it."""
        if self.height(width) <= self.whole:
            return None, self
        head, tail = self.body.divide(width, room - self._head())
        if head is None or tail is None:
            return None, self
        return replace(self, body=head), tail

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Number, heading, remark, body."""
        baseline = top + TITLE.drop
        pen.words(str(self.number), x - _NUMBER_GAP, baseline - 0.3, NUMBER, "right")
        pen.words(self.title, x, baseline, TITLE)
        if self.remark:
            pen.words(self.remark, x + width, baseline, REMARK, "right")
        self.body.draw(pen, x, top + self._head(), width)


@dataclass(frozen=True)
class Padded:
    """A block with room above and below it, and a fine rule at its foot where `ruled`."""

    block: Block
    above: float = 0.0
    below: float = 0.0
    ruled: bool = False

    def height(self, width: float) -> float:
        """The block and its room."""
        return self.above + self.block.height(width) + self.below

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """The block is divided; both parts keep the room around them."""
        head, tail = self.block.divide(width, room - self.above - self.below)
        if head is None or tail is None:
            return None, self
        return replace(self, block=head), replace(self, block=tail)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The block, then the rule."""
        self.block.draw(pen, x, top + self.above, width)
        if self.ruled:
            pen.rule(x, top + self.height(width), width, "line")


@dataclass(frozen=True)
class Table:
    """Rows under a head that is repeated wherever a page divides them."""

    head: Block
    rows: Stack

    def height(self, width: float) -> float:
        """Head and rows."""
        return self.head.height(width) + self.rows.height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Between rows where possible."""
        head, tail = self.rows.divide(width, room - self.head.height(width))
        if not isinstance(head, Stack) or not isinstance(tail, Stack):
            return None, self
        return Table(self.head, head), Table(self.head, tail)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Head, then rows."""
        self.head.draw(pen, x, top, width)
        self.rows.draw(pen, x, top + self.head.height(width), width)


@dataclass(frozen=True)
class Marked:
    """Words with a mark before their first line; the mark is drawn around the point it is given."""

    words: Block
    face: Face
    mark: Callable[[Pen, float, float], None] | None
    centre: float
    indent: float

    def height(self, width: float) -> float:
        """That of the words, indented."""
        return self.words.height(width - self.indent)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """The mark stays with the first line."""
        head, tail = self.words.divide(width - self.indent, room)
        return (
            replace(self, words=head) if head else None,
            replace(self, words=tail, mark=self.mark if head is None else None) if tail else None,
        )

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Mark and words."""
        if self.mark:
            # The middle of small letters, where the eye expects a mark.
            self.mark(pen, x + self.centre, top + self.face.drop - 0.3 * self.face.size)
        self.words.draw(pen, x + self.indent, top, width - self.indent)


def with_icon(text: str, face: Face, mark: Callable[[Pen, float, float], None], indent: float = 15.1) -> Marked:
    """Words after an icon of 12 points."""
    return Marked(Prose(text, face), face, lambda pen, x, y: mark(pen, x, y - 0.5), 4.8, indent)


def bullet(text: str, face: Face) -> Marked:
    """One line of a list, after a dot."""
    return Marked(Prose(text, face), face, lambda pen, x, y: marks.dot(pen, x, y), 3.2, 12.9)


def worded(lines: tuple[Worded, ...], face: Face, *, listed: bool = True, gap: float = 1.0) -> Block:
    """Lines in the couple's words. One alone is a paragraph; several are `listed` after dots, or stand as paragraphs.

    A line of one of them begins with that partner's mark, so a copy without colour says it too.
    """
    written = [line for line in lines if line.text.strip()]
    alone = len(written) == 1 and written[0].marker is None
    return Stack(tuple(worded_line(line, face, dotted=listed and not alone) for line in written), gap=gap)


def worded_line(line: Worded, face: Face, *, dotted: bool) -> Block:
    """One such line, after the mark of whose it is, or after a dot."""
    side = line.marker
    if side is not None:
        return Marked(Prose(line.text, face), face, lambda pen, x, y: marks.partner(pen, side, x, y, 6.2), 3.2, 12.9)
    return bullet(line.text, face) if dotted else Prose(line.text, face)


@dataclass(frozen=True)
class Bar:
    """Words that must be seen: a dusk bar at the left, a tint behind."""

    words: Block

    _PAD = 3.3
    _INDENT = 12.3

    def height(self, width: float) -> float:
        """The words and the tint around them."""
        return self.words.height(width - 2 * self._INDENT) + 2 * self._PAD

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """Both parts keep bar and tint."""
        head, tail = self.words.divide(width - 2 * self._INDENT, room - 2 * self._PAD)
        if head is None or tail is None:
            return None, self
        return Bar(head), Bar(tail)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tint, bar, words."""
        high = self.height(width)
        pen.box(x, top, width, high, 3.5, tint="duskTint")
        pen.fill(pen.inks.of("dusk"))
        pen.canvas.rect(x, pen.up(top + high), 2.5, high, stroke=0, fill=1)
        self.words.draw(pen, x + self._INDENT, top + self._PAD, width - 2 * self._INDENT)
