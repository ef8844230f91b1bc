"""The colours of a print: the light theme's tokens, or their greys for a printer that has only black."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

TOKENS = Path(__file__).parent.parent.parent / "resources" / "theme" / "tokens.json"

Colour = tuple[float, float, float]
"""Red, green and blue, each 0–1."""


@lru_cache(maxsize=1)
def _tokens() -> dict[str, Colour]:
    named: dict[str, dict[str, str]] = json.loads(TOKENS.read_text(encoding="utf-8"))["colours"]
    return {name: _parsed(values["linen"]) for name, values in named.items()}


def _parsed(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


@dataclass(frozen=True)
class Inks:
    """The colours of one print, by token. `colour=False` gives black for all that is read and few, even greys."""

    colour: bool = True

    def of(self, token: str) -> Colour:
        """The colour of a token of the light theme; KeyError where there is none."""
        red, green, blue = _tokens()[token]
        if self.colour:
            return red, green, blue
        light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        # Text and shapes turn black, so that a copy of a copy still reads; tints stay a breath of grey.
        grey = 0.0 if light < 0.45 else 0.45 if light < 0.6 else 0.72 if light < 0.87 else 0.93
        return grey, grey, grey

    def faded(self, token: str, opacity: float) -> Colour:
        """A token's colour as it looks on white paper at `opacity` (0–1)."""
        red, green, blue = (1 - (1 - part) * opacity for part in self.of(token))
        return red, green, blue
