"""The design's tokens, read once from `resources/theme/tokens.json`, the only place with literals of the
look.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

TOKENS = Path(__file__).parents[3] / "resources" / "theme" / "tokens.json"


class Type(NamedTuple):
    """One style of type: family, weight 1–1000, size and line height in pixels at 100 % text."""

    family: str
    weight: int
    size: int
    line: int
    italic: bool


class Tokens(NamedTuple):
    """Every token by name; colours as "#rrggbb" for Linen (light) and Hearth (dark), lengths in pixels at
    100 %.
    """

    linen: dict[str, str]
    hearth: dict[str, str]
    space: dict[str, int]
    radius: dict[str, int]
    size: dict[str, int]
    stroke: dict[str, float]
    motion: dict[str, int]
    text: dict[str, float]
    type: dict[str, Type]


@cache
def tokens() -> Tokens:
    """The tokens of the file; a malformed file is a bug and raises."""
    raw = json.loads(TOKENS.read_text(encoding="utf-8"))
    return Tokens(
        linen={name: pair["linen"] for name, pair in raw["colours"].items()},
        hearth={name: pair["hearth"] for name, pair in raw["colours"].items()},
        space=raw["space"],
        radius=raw["radius"],
        size=raw["size"],
        stroke=raw["stroke"],
        motion=raw["motion"],
        text=raw["text"],
        type={name: Type(**style) for name, style in raw["type"].items()},
    )
