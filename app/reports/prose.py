"""Words that people wrote, set in lines: nothing in them is ever read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from app.reports import bidi
from app.reports.breaking import chunks
from app.reports.flow import Block
from app.reports.fonts import printable
from app.reports.pen import Face, Pen
from app.reports.runs import Run, Runs, clusters, joined, runs, space, width_of

PIECE = 2000
"""The longest stretch of one paragraph that is broken into lines at once, in characters."""

Line = Runs


@dataclass(frozen=True)
class _Chunk:
    runs: Runs
    width: float
    blank: bool


def _chunk(text: str, face: Face, levels: Sequence[int], before: Run | None = None) -> _Chunk:
    if not levels:
        return _plain_chunk(text, face)
    blank = text.isspace() and "\u00a0" not in text
    if blank and before and before.glyphs and before.level % 2 and levels[0] == before.level:
        cut = space(before, before.level)
    else:
        cut = runs(" " if blank else text, face.font, levels)
    return _Chunk(cut, width_of(cut, face.size), blank)


@lru_cache(maxsize=20_000)
def _plain_chunk(text: str, face: Face) -> _Chunk:
    """A word of a paragraph in which nothing turns; most words of an agreement stand there many times."""
    blank = text.isspace() and "\u00a0" not in text
    cut = runs(" " if blank else text, face.font, ())
    return _Chunk(cut, width_of(cut, face.size), blank)


def _shortened(text: str, face: Face, levels: Sequence[int], width: float) -> list[_Chunk]:
    """A word wider than the line, cut where each line is full, never between a letter and its marks."""
    parts: list[_Chunk] = []
    start = end = 0
    used = 0.0
    for cluster in clusters(text):
        alone = runs(cluster, face.font, levels[end : end + len(cluster)])
        wide = width_of(alone, face.size)
        if used + wide > width and end > start:
            parts.append(_chunk(text[start:end], face, levels[start:end]))
            start, used = end, 0.0
        used += wide
        end += len(cluster)
    parts.append(_chunk(text[start:], face, levels[start:]))
    return parts


def _joined(parts: list[_Chunk]) -> Line:
    """The runs of a line from left to right, as few as there can be."""
    found = [run for part in parts for run in part.runs]
    font = found[0].font if found else ""
    if found and all(run.glyphs is None and run.font == font and not run.level for run in found):
        return (Run(font, "".join([run.words for run in found])),)
    line: list[Run] = []
    for run in found:
        whole = joined(line[-1], run) if line else None
        if whole:
            line[-1] = whole
        else:
            line.append(run)
    return bidi.in_order(line) if any(run.level for run in line) else tuple(line)


@lru_cache(maxsize=2_000)
def broken(text: str, face: Face, width: float, base: int = 0) -> tuple[Line, ...]:
    """One paragraph of printable text, broken into lines no wider than `width` points.

    `base` is the paragraph's level: 1 when it reads from right to left. Remembered, since a print is laid out more
    than once, and drawn again with most of its words as they were.
    """
    lines: list[Line] = []
    held: list[_Chunk] = []
    used = 0.0
    levels = bidi.levels(text, base) if base or bidi.turns(text) else ()

    def finish() -> None:
        nonlocal held, used
        while held and held[-1].blank:
            held.pop()
        if held:
            lines.append(_joined(held))
        held, used = [], 0.0

    for start, end in chunks(text):
        own = levels[start:end]
        whole = _chunk(text[start:end], face, own, held[-1].runs[-1] if held and held[-1].runs else None)
        for chunk in (
            _shortened(text[start:end], face, own, width) if whole.width > width and not whole.blank else [whole]
        ):
            if chunk.blank and not held:
                continue
            if used + chunk.width > width + 0.01 and not chunk.blank:
                finish()
            held.append(chunk)
            used += chunk.width
    finish()
    return tuple(lines)


@dataclass(frozen=True)
class _Part:
    """Lines already broken, from `first` up to `last`.

    `starts` are the places where a paragraph begins; lines among `hung` stand at the right edge.
    """

    lines: Sequence[Line]
    starts: frozenset[int]
    hung: frozenset[int]
    face: Face
    first: int
    last: int

    def height(self, _width: float) -> float:
        return (self.last - self.first) * self.face.leading

    def divide(self, _width: float, room: float) -> tuple[Block | None, Block | None]:
        cut = self.first + int((room + 0.01) // self.face.leading)
        if cut >= self.last:
            return self, None
        # No single line of a paragraph is left behind, and none goes on alone.
        if cut not in self.starts and (cut + 1 == self.last or cut + 1 in self.starts):
            cut -= 1
        if cut - 1 in self.starts and cut not in self.starts:
            cut -= 1
        if cut <= self.first:
            return None, self
        return replace(self, last=cut), replace(self, first=cut)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        for number in range(self.first, self.last):
            line = self.lines[number]
            pen.line(
                line,
                x + width - width_of(line, self.face.size) if number in self.hung else x,
                top + (number - self.first) * self.face.leading + self.face.drop,
                self.face,
            )


@dataclass
class Prose:
    """What somebody wrote, paragraph by paragraph; an empty text has no height.

    A paragraph of several lines that reads from right to left stands at the right edge; a single line, such as a
    name, stays beside the mark before it.
    """

    text: str
    face: Face
    _parts: dict[float, _Part] = field(default_factory=dict, repr=False)

    def _part(self, width: float) -> _Part:
        if width not in self._parts:
            lines: list[Line] = []
            starts: list[int] = []
            hung: set[int] = set()
            for paragraph in printable(self.text).split("\n"):
                starts.append(len(lines))
                base = bidi.base_level(paragraph) if bidi.turns(paragraph) else 0
                for piece in pieces(paragraph.strip()):
                    lines.extend(broken(piece, self.face, width, base))
                if base and len(lines) - starts[-1] > 1:
                    hung.update(range(starts[-1], len(lines)))
            self._parts[width] = _Part(lines, frozenset(starts), frozenset(hung), self.face, 0, len(lines))
        return self._parts[width]

    def lines(self, width: float) -> int:
        """How many lines it takes at this width."""
        return self._part(width).last

    def height(self, width: float) -> float:
        """As many leadings as it has lines."""
        return self._part(width).height(width)

    def divide(self, width: float, room: float) -> tuple[Block | None, Block | None]:
        """The lines that fit, and the rest; neither the first line of a paragraph nor its last is left alone."""
        return self._part(width).divide(width, room)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line by line."""
        self._part(width).draw(pen, x, top, width)


def pieces(paragraph: str) -> list[str]:
    """A paragraph in stretches of at most `PIECE` characters, cut at a space where there is one."""
    found: list[str] = []
    while len(paragraph) > PIECE:
        at = paragraph.rfind(" ", PIECE // 2, PIECE)
        at = at if at > 0 else PIECE
        found.append(paragraph[:at])
        paragraph = paragraph[at:].lstrip(" ")
    return [*found, paragraph] if paragraph.strip() else found
