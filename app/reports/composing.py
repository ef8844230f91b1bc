"""A font in which everything that is drawn as one is one glyph.

A PDF says what each glyph stands for. Where letters and their marks are several glyphs, no way of saying it is read
alike by all programs; so they are put together here, by the TrueType format's own composite glyphs.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import pairwise

Part = tuple[int, int, int]
"""A glyph's number, and its place across and up, in units of the font."""

_WORDS_XY = 0x0001 | 0x0002
_MORE = 0x0020
_OVERLAP = 0x0400
_AT_MOST = 30_000
_WHOLE = 0xB1B0AFBA


def composed(font: bytes, wanted: Sequence[tuple[tuple[Part, ...], int]]) -> tuple[bytes, list[int]]:
    """The font with a glyph for each of `wanted` (its parts, its advance), and those glyphs' numbers, in order."""
    tables = _tables(font)
    glyphs = _glyphs(tables)
    metrics = _metrics(tables)
    numbers: list[int] = []
    most = 1
    for parts, advance in wanted:
        if len(parts) == 1 and parts[0][1:] == (0, 0) and metrics[parts[0][0]][0] == advance:
            numbers.append(parts[0][0])
            continue
        inked = [part for part in parts if glyphs[part[0]] and abs(part[1]) < _AT_MOST][:_AT_MOST]
        glyph, left = _composite(inked, glyphs) if inked else (b"", 0)
        most = max(most, len(inked))
        numbers.append(len(glyphs))
        glyphs.append(glyph)
        metrics.append((max(0, advance), left))
    _write(tables, glyphs, metrics, most)
    return _font(tables), numbers


def _tables(font: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">H", font, 4)
    found = {}
    for at in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * at)
        found[tag] = font[start : start + length]
    return found


def _glyphs(tables: dict[bytes, bytes]) -> list[bytes]:
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (long,) = struct.unpack_from(">h", tables[b"head"], 50)
    ends = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", tables[b"loca"])
    places = [end if long else end * 2 for end in ends]
    return [tables[b"glyf"][start:end] for start, end in pairwise(places)]


def _metrics(tables: dict[bytes, bytes]) -> list[tuple[int, int]]:
    (count,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (full,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    data = tables[b"hmtx"]
    found = [struct.unpack_from(">Hh", data, 4 * at) for at in range(full)]
    lefts = struct.unpack_from(f">{count - full}h", data, 4 * full)
    return [(advance, left) for advance, left in found] + [(found[-1][0], left) for left in lefts]


def _composite(parts: Sequence[Part], glyphs: Sequence[bytes]) -> tuple[bytes, int]:
    """The glyph, and where its ink begins."""
    boxes = []
    body = b""
    for at, (number, across, up) in enumerate(parts):
        left, low, right, high = struct.unpack_from(">4h", glyphs[number], 2)
        boxes.append((left + across, low + up, right + across, high + up))
        flags = _WORDS_XY | (_MORE if at < len(parts) - 1 else 0) | (0 if at else _OVERLAP)
        body += struct.pack(">HHhh", flags, number, across, up)
    left, low = (min(box[side] for box in boxes) for side in (0, 1))
    right, high = (max(box[side] for box in boxes) for side in (2, 3))
    return struct.pack(">5h", -1, left, low, right, high) + body + b"\0" * (len(body) % 4 and 2), left


def _write(tables: dict[bytes, bytes], glyphs: Sequence[bytes], metrics: Sequence[tuple[int, int]], most: int) -> None:
    places = [0]
    for glyph in glyphs:
        places.append(places[-1] + len(glyph))
    tables[b"glyf"] = b"".join(glyphs)
    tables[b"loca"] = struct.pack(f">{len(places)}L", *places)
    tables[b"hmtx"] = b"".join(struct.pack(">Hh", advance, left) for advance, left in metrics)

    head = bytearray(tables[b"head"])
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">L", head, 8, 0)
    tables[b"head"] = bytes(head)
    hhea = bytearray(tables[b"hhea"])
    struct.pack_into(">H", hhea, 10, max(advance for advance, _ in metrics))
    struct.pack_into(">H", hhea, 34, len(metrics))
    tables[b"hhea"] = bytes(hhea)
    maxp = bytearray(tables[b"maxp"])
    struct.pack_into(">H", maxp, 4, len(glyphs))
    points, contours, own_points, own_contours = struct.unpack_from(">4H", maxp, 6)
    for place, measure in (
        (10, max(points, own_points) * most),
        (12, max(contours, own_contours) * most),
        (28, most),
        (30, struct.unpack_from(">H", maxp, 30)[0] + 1),
    ):
        struct.pack_into(">H", maxp, place, min(0xFFFF, max(measure, struct.unpack_from(">H", maxp, place)[0])))
    tables[b"maxp"] = bytes(maxp)


def _font(tables: dict[bytes, bytes]) -> bytes:
    power = len(tables).bit_length() - 1
    head = struct.pack(">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    records, bodies = b"", b""
    start = 12 + 16 * len(tables)
    for tag, table in sorted(tables.items()):
        records += struct.pack(">4sLLL", tag, _sum(table), start + len(bodies), len(table))
        bodies += table + b"\0" * (-len(table) % 4)
    whole = bytearray(head + records + bodies)
    at = next(
        struct.unpack_from(">L", whole, 12 + 16 * n + 8)[0]
        for n in range(len(tables))
        if whole[12 + 16 * n : 16 + 16 * n] == b"head"
    )
    struct.pack_into(">L", whole, at + 8, (_WHOLE - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}L", padded))
    return total & 0xFFFFFFFF
