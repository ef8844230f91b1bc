"""Every pair of colours of the design is measured, in both themes and with high contrast."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from app.views.theme.tokens import TOKENS, tokens

PAIRS = [
    # what is written or drawn, what it lies on, the least it needs, and what was measured in Linen and Hearth
    ("ink", "canvas", 7.0, 12.92, 14.30),
    ("ink", "surface", 7.0, 14.32, 13.03),
    ("ink2", "canvas", 4.5, 6.90, 9.30),
    ("ink2", "surface", 4.5, 7.65, 8.47),
    ("ink3", "canvas", 4.5, 5.29, 6.24),
    ("ink3", "surface", 4.5, 5.87, 5.68),
    ("ink3", "rail", 4.5, 4.94, 6.51),
    ("ink3", "select", 4.5, 5.20, 4.89),
    ("ink3", "sunken", 4.5, 4.80, 6.64),
    ("onAccent", "accent", 4.5, 6.69, 7.87),
    ("accentInk", "accentTint", 4.5, 7.35, 7.41),
    ("a", "canvas", 4.5, 5.64, 8.62),
    ("a", "surface", 4.5, 6.25, 7.86),
    ("surface", "a", 4.5, 6.25, 7.86),
    ("b", "canvas", 4.5, 5.21, 9.31),
    ("b", "surface", 4.5, 5.78, 8.48),
    ("surface", "b", 4.5, 5.78, 8.48),
    ("aInk", "aTint", 4.5, 6.80, 7.75),
    ("bInk", "bTint", 4.5, 6.34, 7.89),
    ("duskInk", "duskTint", 4.5, 7.73, 7.89),
    ("rain", "rainTint", 4.5, 5.15, 6.92),
    ("error", "errorTint", 4.5, 5.65, 7.02),
    ("field", "canvas", 3.0, 3.29, 4.47),
    ("field", "surface", 3.0, 3.64, 4.08),
]

RING_LIES_ON = [
    "canvas", "surface", "raised", "sunken", "rail", "accentTint", "duskTint", "aTint", "bTint", "select",
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def linen(name: str) -> str:
    return tokens().linen[name]


def hearth(name: str) -> str:
    return tokens().hearth[name]


@pytest.mark.parametrize(("over", "under", "needs", "in_linen", "in_hearth"), PAIRS)
def test_a_pair_is_legible_and_as_measured(
    over: str, under: str, needs: float, in_linen: float, in_hearth: float
) -> None:
    for colour, measured in ((linen, in_linen), (hearth, in_hearth)):
        ratio = contrast(colour(over), colour(under))
        assert ratio >= needs
        assert ratio == pytest.approx(measured, abs=0.006)


@pytest.mark.parametrize("colour", [linen, hearth])
@pytest.mark.parametrize("ground", RING_LIES_ON)
def test_the_focus_ring_stands_out_from_what_it_lies_on(colour: Callable[[str], str], ground: str) -> None:
    assert contrast(colour("focus"), colour(ground)) >= 3.0


@pytest.mark.parametrize("colour", [linen, hearth])
@pytest.mark.parametrize("fill", ["accent", "accentHover", "accentPress"])
def test_words_on_a_primary_button_stay_legible_while_it_is_pressed(colour: Callable[[str], str], fill: str) -> None:
    assert contrast(colour("onAccent"), colour(fill)) >= 4.5


def test_both_themes_have_every_colour_written_out() -> None:
    assert set(tokens().linen) == set(tokens().hearth)
    for colour in (*tokens().linen.values(), *tokens().hearth.values()):
        assert len(colour) == 7
        assert int(colour[1:], 16) >= 0


def test_every_style_of_type_uses_a_bundled_family_and_fits_its_line() -> None:
    for style in tokens().type.values():
        assert style.family in ("Inter", "Newsreader", "Newsreader Display")
        assert style.line > style.size


def test_the_file_is_the_only_place_of_the_look() -> None:
    sections = set(json.loads(TOKENS.read_text(encoding="utf-8"))) - {"about"}
    assert sections == {"colours", "space", "radius", "size", "stroke", "motion", "text", "type"}
    assert tokens().radius == {"key": 4, "control": 8, "row": 10, "card": 14, "partner": 22}
    assert list(tokens().space.values()) == [4, 8, 12, 16, 24, 32, 48]
