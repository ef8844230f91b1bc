"""Which letters of a text were searched for, to set them apart where it is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

AROUND = 60
"""How many letters stand before the first word that was met, at the least."""


_MOST, _LONGEST = 100, 60
"""How much of what was typed is looked for: so many words, so many letters of each, as a pasted page may be long."""

_DIACRITICS = range(0x300, 0x332)
"""The accents that the index of the records passes over."""


def hits(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where in the text a typed word stands as the beginning of a word: where each begins and ends, in order.

    Words meet as they do in the index of the records: small letters are as good as capitals, accents are passed
    over, and a sign inside of what was typed is any signs at all.
    """
    wanted = _patterns(typed)
    if not wanted:
        return ()
    plain, places = _plain(text)
    met = re.finditer(rf"(?<!\S)(?:{'|'.join(wanted)})", plain)
    ends = (*places, len(text))  # an accent that follows its letter goes with it
    return tuple((places[one.start()], ends[one.end()]) for one in met)


def holds(text: str, typed: str) -> bool:
    """Whether every typed word begins a word of the text; false where nothing that has letters was typed."""
    plain, wanted = _plain(text)[0], _patterns(typed)
    return bool(wanted) and all(re.search(rf"(?<!\S){pattern}", plain) for pattern in wanted)


def parts(text: str, typed: str) -> tuple[tuple[str, bool], ...]:
    """The text on one line in pieces, each with whether a typed word stands there as the beginning of a word.

    The pieces together are the text; a long one begins shortly before the first such place, after an ellipsis.
    """
    line = " ".join(text.split())
    found = hits(line, typed)
    if found and found[0][0] > AROUND:
        cut = line.rfind(" ", 0, found[0][0] - AROUND // 2) + 1
        line = "… " + line[cut:]
        found = tuple((start - cut + 2, end - cut + 2) for start, end in found)
    pieces: list[tuple[str, bool]] = []
    done = 0
    for start, end in found:
        if start > done:
            pieces.append((line[done:start], False))
        pieces.append((line[start:end], True))
        done = end
    if done < len(line):
        pieces.append((line[done:], False))
    return tuple(pieces)


def _patterns(typed: str) -> list[str]:
    """A pattern over plain text for each typed word that has letters, the longest first."""
    words = {r"\s+".join(_plain(word[:_LONGEST])[0].split()) for word in typed.split()[:_MOST]}
    return sorted(words - {""}, key=lambda word: (-len(word), word))


def _plain(text: str) -> tuple[str, Sequence[int]]:
    """The text in small letters without accents, a space for every sign; and where each letter of it stood."""
    plain = text.translate(_LETTERS)
    if _ACCENT not in plain:
        return plain, range(len(text))
    places = [place for place, letter in enumerate(plain) if letter != _ACCENT]
    return plain.replace(_ACCENT, ""), places


_ACCENT = "\0"


class _Letters(dict[int, str]):
    """What every letter is when it is looked for, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code).lower())[0]
        self[code] = _ACCENT if code in _DIACRITICS else base if base.isalnum() else " "
        return self[code]


_LETTERS = _Letters()
