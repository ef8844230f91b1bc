"""Which letters of a text were searched for, to set them apart where it is shown."""

from __future__ import annotations

import re

AROUND = 60
"""How many letters stand before the first word that was met, at the least."""


def parts(text: str, typed: str) -> tuple[tuple[str, bool], ...]:
    """The text on one line in pieces, each with whether a typed word stands there as the beginning of a word.

    The pieces together are the text; a long one begins shortly before the first such place, after an ellipsis.
    """
    line = " ".join(text.split())
    wanted = sorted({word for word in typed.split() if word}, key=len, reverse=True)
    if not wanted:
        return ((line, False),) if line else ()
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in wanted) + ")", re.IGNORECASE)
    first = pattern.search(line)
    if first is not None and first.start() > AROUND:
        cut = line.rfind(" ", 0, first.start() - AROUND // 2)
        line = "… " + line[cut + 1 :]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for met in pattern.finditer(line):
        if met.start() > end:
            pieces.append((line[end : met.start()], False))
        pieces.append((met.group(), True))
        end = met.end()
    if end < len(line):
        pieces.append((line[end:], False))
    return tuple(pieces)
