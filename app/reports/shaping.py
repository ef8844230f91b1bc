"""Words as glyphs: letters that join, marks that sit on others, scripts that reorder (HarfBuzz does the work).

Only what needs it comes here; plain Latin words never do, and a font file is opened when a word first asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from unicodedata import category

import uharfbuzz

_REMEMBERED = 48
_FARTHEST = 0.8
"""How far up or down a mark may go, in em: however many are piled up, none reaches far into another line."""
_TOLD = 100
_TOGETHER = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES


@dataclass(frozen=True, slots=True)
class Cluster:
    """Characters that are drawn as one: the glyphs' numbers in their font, each with its place across and up.

    Places and `advance`, the way to the next cluster, are in units of the font.
    """

    text: str
    parts: tuple[tuple[int, int, int], ...]
    advance: int


@dataclass(frozen=True, slots=True)
class Shaped:
    """Clusters from left to right, and how wide they are together at one point."""

    clusters: tuple[Cluster, ...]
    width: float


@cache
def face_of(path: Path) -> uharfbuzz.Face:
    """The font file, opened once."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))


@cache
def font_of(path: Path) -> uharfbuzz.Font:
    """The same, ready to shape with."""
    return uharfbuzz.Font(face_of(path))


def has(path: Path, sign: str) -> bool:
    """Whether the font has a glyph for this character."""
    return font_of(path).get_nominal_glyph(ord(sign)) is not None


def shaped(path: Path, words: str, leftwards: bool) -> Shaped:
    """Words of one script in one font, read to the right or `leftwards`."""
    return _again(path, words, leftwards) if len(words) <= _REMEMBERED else _shape(path, words, leftwards)


def _shape(path: Path, words: str, leftwards: bool) -> Shaped:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(words)
    buffer.cluster_level = _TOGETHER
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if leftwards else "ltr"
    uharfbuzz.shape(font_of(path), buffer)
    drawn = list(zip(buffer.glyph_infos or [], buffer.glyph_positions or [], strict=True))
    starts = sorted({info.cluster for info, _ in drawn})
    ends = dict(zip(starts, [*starts[1:], len(words)], strict=True))
    found: list[Cluster] = []
    most = round(face_of(path).upem * _FARTHEST)
    for start, group in groupby(drawn, key=lambda part: part[0].cluster):
        parts = []
        wide = 0
        for info, place in group:
            parts.append((info.codepoint, wide + place.x_offset, max(-most, min(most, place.y_offset))))
            wide += place.x_advance
        text = words[start : ends[start]]
        letter = text.rstrip("".join(filter(_sits, text))) if leftwards else text
        if letter and letter != text:
            # Readers of a PDF turn round what stands from right to left, sign by sign: so each mark is said by itself.
            found.extend(Cluster(mark, (), 0) for mark in reversed(text[len(letter) :]))
            text = letter
        # A PDF takes only so many characters for one glyph; the rest of them go with nothing drawn beside it.
        told = [text[at : at + _TOLD] for at in range(_TOLD, len(text), _TOLD)]
        silent = [Cluster(part, (), 0) for part in told]
        whole = Cluster(text[:_TOLD], tuple(parts), wide)
        found.extend((*reversed(silent), whole) if leftwards else (whole, *silent))
    return Shaped(tuple(found), sum(cluster.advance for cluster in found) / face_of(path).upem)


_again = lru_cache(maxsize=20_000)(_shape)


def _sits(sign: str) -> bool:
    return category(sign) == "Mn"
