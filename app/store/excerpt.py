"""The words around the first hit in a long text, where the index's own way takes time with the square of the hits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

LONG = 2_000
"""Letters beyond which a text is cut here: the index takes 30 seconds for a megabyte of one word, 5 ms for these."""

_BEFORE, _AFTER, _LONGEST = 60, 120, 60


def around(texts: Sequence[str], typed: Iterable[str]) -> str:
    """A line or two of the first text in which a typed word begins a word, each word so begun in «», cut with “…”.

    Capitals and accents aside, as in the index. Where the index saw a hit that is not seen here, the first text begins.
    """
    wanted = {word[:_LONGEST] for one in typed for word in re.findall(r"[^\W_]+", one.translate(_FOLDED))}
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, wanted)) or '(?!)'})[^\W_]*")
    for text in texts:
        first = pattern.search(text.translate(_FOLDED))
        if first:
            return _cut(text, first.start(), pattern)
    return _cut(texts[0], 0, pattern)


def _cut(text: str, place: int, pattern: re.Pattern[str]) -> str:
    """So much of the text around this place, from one space to another where they are near."""
    start = max(text.rfind(" ", max(place - 2 * _BEFORE, 0), max(place - _BEFORE, 0)) + 1, place - 2 * _BEFORE, 0)
    space = text.find(" ", place + _AFTER, place + 2 * _AFTER)
    end = min(place + 2 * _AFTER if space < 0 else space, len(text))
    pieces, done = ["…" if start else ""], start
    for hit in pattern.finditer(text[start:end].translate(_FOLDED)):
        pieces += [text[done : start + hit.start()], "«", text[start + hit.start() : start + hit.end()], "»"]
        done = start + hit.end()
    return "".join((*pieces, text[done:end], "…" if end < len(text) else ""))


class _Folded(dict[int, str]):
    """A letter as it is looked for, small and without its accent, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code).lower())[0]
        return self[code]


_FOLDED = _Folded()
