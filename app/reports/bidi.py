"""The order in which words of right-to-left scripts stand in a line (Unicode Standard Annex 9).

Marks that embed, override or isolate are left out of every print before this is asked, because they can make a
line show something other than what was typed. So only the implicit rules are needed: W1–W7, N0–N2, I1–I2, L2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar
from unicodedata import bidirectional, normalize

_TURNING = re.compile(r"[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⸢⸣⸤⸥⸦⸧⸨⸩〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｟｠｢｣"
_CLOSED_BY = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CLOSING = frozenset(_BRACKETS[1::2])
_PAIRS_AT_MOST = 63
_UNSEEN = ("BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
_NEUTRAL = ("ON", "WS", "S", "B")


class Levelled(Protocol):
    """Something that stands in a line at a level: even ones read to the right, odd ones to the left."""

    @property
    def level(self) -> int: ...


_Part = TypeVar("_Part", bound=Levelled)


def turns(text: str) -> bool:
    """Whether anything in it reads from right to left; when not, every level is 0."""
    return _TURNING.search(text) is not None


def base_level(text: str) -> int:
    """1 for a paragraph whose first letter reads from right to left, else 0 (P2, P3)."""
    for sign in text:
        kind = bidirectional(sign)
        if kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def levels(text: str, base: int) -> list[int]:
    """A level for each character of one paragraph whose own level is `base`; spaces at its end have that level."""
    kinds = [bidirectional(sign) or "L" for sign in text]
    seen = [at for at, kind in enumerate(kinds) if kind not in _UNSEEN]
    resolved = _weak([kinds[at] for at in seen], base)
    _paired([text[at] for at in seen], resolved, [kinds[at] for at in seen], base)
    _neutral(resolved, base)
    found = [base] * len(text)
    for at, kind in zip(seen, resolved, strict=True):
        found[at] = _implied(kind, base)
    for at, kind in enumerate(kinds):
        if kind in _UNSEEN and at:
            found[at] = found[at - 1]
    for at in range(len(text) - 1, -1, -1):
        if kinds[at] not in ("WS", "S", "B", *_UNSEEN):
            break
        found[at] = base
    return found


def in_order(parts: Sequence[_Part]) -> tuple[_Part, ...]:
    """Parts of one line, as they are read, in the order in which they stand from left to right (L2)."""
    line = list(parts)
    for level in range(max((part.level for part in line), default=0), 0, -1):
        start = 0
        while start < len(line):
            if line[start].level < level:
                start += 1
                continue
            end = start
            while end < len(line) and line[end].level >= level:
                end += 1
            line[start:end] = line[start:end][::-1]
            start = end
    return tuple(line)


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


def _implied(kind: str, base: int) -> int:
    if base % 2:
        return base + (kind in ("L", "EN", "AN"))
    return base + (1 if kind == "R" else 2 if kind in ("EN", "AN") else 0)


def _weak(kinds: list[str], base: int) -> list[str]:
    """W1 to W7: marks take after their letter, numbers and their signs after what stands around them."""
    found = list(kinds)
    before, strong = _side(base), _side(base)
    for at, kind in enumerate(found):
        if kind == "NSM":
            found[at] = before
        elif kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            found[at] = "AN"
        before = found[at]
    found = ["R" if kind == "AL" else kind for kind in found]
    for at in range(1, len(found) - 1):
        ends = found[at - 1]
        if found[at + 1] == ends and (
            (ends == "EN" and found[at] in ("ES", "CS")) or (ends == "AN" and found[at] == "CS")
        ):
            found[at] = ends
    _currencies(found)
    strong = _side(base)
    for at, kind in enumerate(found):
        if kind in ("ES", "ET", "CS"):
            found[at] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[at] = "L"
    return found


def _currencies(found: list[str]) -> None:
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end] == "ET":
            end += 1
        if end > start and ("EN" in found[max(0, start - 1) : start] or "EN" in found[end : end + 1]):
            found[start:end] = ["EN"] * (end - start)
        start = max(end, start + 1)


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else kind if kind == "L" else ""


def _paired(signs: list[str], found: list[str], first: list[str], base: int) -> None:
    """N0: a pair of brackets takes the side of what it holds, or of what stands before it."""
    for start, end in _pairs(signs, found):
        held = {_strong(kind) for kind in found[start + 1 : end]} - {""}
        side = _side(base)
        if held and side not in held:
            around = next((_strong(kind) for kind in reversed(found[:start]) if _strong(kind)), side)
            side = around if around != side else _side(base)
        elif not held:
            continue
        for at in (start, end):
            found[at] = side
            for mark in range(at + 1, len(first)):
                if first[mark] != "NSM":
                    break
                found[mark] = side


def _pairs(signs: list[str], found: list[str]) -> list[tuple[int, int]]:
    pairs, opened = [], list[tuple[str, int]]()
    for at, sign in enumerate(signs):
        if found[at] != "ON":
            continue
        plain = normalize("NFC", sign)
        if plain in _CLOSED_BY:
            if len(opened) == _PAIRS_AT_MOST:
                break
            opened.append((_CLOSED_BY[plain], at))
        elif plain in _CLOSING:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == plain:
                    pairs.append((opened[depth][1], at))
                    del opened[depth:]
                    break
    return sorted(pairs)


def _neutral(found: list[str], base: int) -> None:
    """N1 and N2: what has no side takes that of both neighbours, or the paragraph's."""
    start = 0
    while start < len(found):
        end = start
        while end < len(found) and found[end] in _NEUTRAL:
            end += 1
        if end > start:
            before = _strong(found[start - 1]) if start else _side(base)
            after = _strong(found[end]) if end < len(found) else _side(base)
            found[start:end] = [before if before == after else _side(base)] * (end - start)
        start = max(end, start + 1)
