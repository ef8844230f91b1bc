"""Words that people wrote, set in lines: nothing in them is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics

from app.reports.flow import Block
from app.reports.fonts import Run, printable, runs
from app.reports.pen import Face, Pen

PIECE = 2000
"""The longest stretch of one paragraph that is broken into lines at once, in characters."""

# A line may end at a space (not at a no-break one), and after a hyphen between letters.
_SPACE = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000"
_CHUNKS = re.compile(rf"[{_SPACE}]+|(?:[^{_SPACE}-]|-(?!\w)|(?<!\w)-)*-?")

Line = tuple[Run, ...]


@lru_cache(maxsize=20_000)
def _advance(font: str, sign: str) -> float:
    """The width of one character in a font at one point."""
    return float(pdfmetrics.stringWidth(sign, font, 1))


@dataclass(frozen=True)
class _Chunk:
    runs: tuple[Run, ...]
    width: float
    blank: bool


def _chunk(text: str, face: Face) -> _Chunk:
    blank = text.isspace() and "\u00a0" not in text
    cut = runs(" " if blank else text, face.font)
    return _Chunk(cut, sum(_advance(font, sign) for font, words in cut for sign in words) * face.size, blank)


def _shortened(chunk: _Chunk, face: Face, width: float) -> list[_Chunk]:
    """A word wider than the line, cut where each line is full."""
    parts: list[_Chunk] = []
    held: list[Run] = []
    used = 0.0
    for font, words in chunk.runs:
        start = 0
        for at, sign in enumerate(words):
            advance = _advance(font, sign) * face.size
            if used + advance > width and (held or at > start):
                parts.append(_Chunk((*held, (font, words[start:at])) if at > start else tuple(held), used, False))
                held, start, used = [], at, 0.0
            used += advance
        held.append((font, words[start:]))
    parts.append(_Chunk(tuple(held), used, False))
    return parts


def _joined(chunks: list[_Chunk]) -> Line:
    line: list[Run] = []
    for font, words in (run for chunk in chunks for run in chunk.runs):
        if line and line[-1][0] == font:
            line[-1] = (font, line[-1][1] + words)
        else:
            line.append((font, words))
    return tuple(line)


def broken(text: str, face: Face, width: float) -> list[Line]:
    """One paragraph of printable text, broken into lines no wider than `width` points."""
    lines: list[Line] = []
    held: list[_Chunk] = []
    used = 0.0

    def finish() -> None:
        nonlocal held, used
        while held and held[-1].blank:
            held.pop()
        if held:
            lines.append(_joined(held))
        held, used = [], 0.0

    for match in _CHUNKS.finditer(text):
        if not match.group():
            continue
        whole = _chunk(match.group(), face)
        for chunk in _shortened(whole, face, width) if whole.width > width and not whole.blank else [whole]:
            if chunk.blank and not held:
                continue
            if used + chunk.width > width + 0.01 and not chunk.blank:
                finish()
            held.append(chunk)
            used += chunk.width
    finish()
    return lines


@dataclass(frozen=True)
class _Part:
    """Lines already broken, from `first` up to `last`; `starts` are the places where a paragraph begins."""

    lines: Sequence[Line]
    starts: frozenset[int]
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

    def draw(self, pen: Pen, x: float, top: float, _width: float) -> None:
        for number in range(self.first, self.last):
            pen.line(
                self.lines[number],
                x,
                top + (number - self.first) * self.face.leading + self.face.drop,
                self.face,
            )


@dataclass
class Prose:
    """What somebody wrote, paragraph by paragraph; an empty text has no height."""

    text: str
    face: Face
    _parts: dict[float, _Part] = field(default_factory=dict, repr=False)

    def _part(self, width: float) -> _Part:
        if width not in self._parts:
            lines: list[Line] = []
            starts: list[int] = []
            for paragraph in printable(self.text).split("\n"):
                starts.append(len(lines))
                for piece in pieces(paragraph.strip()):
                    lines.extend(broken(piece, self.face, width))
            self._parts[width] = _Part(lines, frozenset(starts), self.face, 0, len(lines))
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
