"""Cutting very long lines for the screen, so that a page of letters without a break cannot hold up the hour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

PIECE = 2000
"""No line of a field is laid out longer than this many letters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some paragraphs, none too long; `joined` means that it goes on where the piece before ended, in the same line."""

    words: str
    joined: bool


def pieces(words: str) -> Iterator[Piece]:
    """The words in order; joined pieces put together with nothing, the others with a line break, are the words."""
    short: list[str] = []
    for paragraph in words.split("\n"):
        if len(paragraph) <= PIECE:
            short.append(paragraph)
            continue
        if short:
            yield Piece("\n".join(short), joined=False)
            short = []
        yield from _cut(paragraph)
    if short:
        yield Piece("\n".join(short), joined=False)


def _cut(paragraph: str) -> Iterator[Piece]:
    start = 0
    while start < len(paragraph):
        end = min(start + PIECE, len(paragraph))
        space = paragraph.rfind(" ", start + PIECE // 2, end) if end < len(paragraph) else -1
        end = space + 1 if space > 0 else end
        yield Piece(paragraph[start:end], joined=start > 0)
        start = end
