"""Words that read from right to left stand where the Unicode standard puts them, held against another's work."""

from __future__ import annotations

from typing import NamedTuple

from bidi import get_display
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.reports.bidi import base_level, in_order, levels, turns

SIGNS = "abאבגا بت١٢12 3.,:+-/%$€()[]{}«»\"'!? <>\u0301\u05b7\u064b\u200c"


class Sign(NamedTuple):
    """One character at its level."""

    sign: str
    level: int


def shown(text: str, base: int) -> str:
    """The characters from left to right."""
    return "".join(part.sign for part in in_order([Sign(*pair) for pair in zip(text, levels(text, base), strict=True)]))


@settings(max_examples=1500)
@given(st.text(SIGNS, max_size=24), st.sampled_from((0, 1)))
@example("שלום (hello) 12", 1)
@example("שלום (hello) 12", 0)
@example("a(ב)c", 1)
@example("[(א]", 0)
@example("١٢+٣ -5%", 1)
def test_a_line_stands_as_the_standard_says(text: str, base: int) -> None:
    text = text.replace("\u200c", "")
    assert shown(text, base) == get_display(text, base_dir="LR"[base])


@given(st.text(SIGNS, max_size=24))
def test_the_first_letter_gives_the_paragraph_its_side(text: str) -> None:
    first = next((sign for sign in text if sign in "abאבגابت"), "a")
    assert base_level(text) == (first not in "ab")
    assert turns(text) == any(sign in "אבגابت١٢\u05b7\u064b" for sign in text)


def test_a_joiner_goes_with_the_letter_before_it() -> None:
    assert levels("a\u200cא\u200cb", 0) == [0, 0, 1, 1, 0]
    assert levels("\u200cא ", 0) == [0, 1, 0]


def test_more_brackets_than_the_standard_pairs_are_left_alone() -> None:
    assert levels("א" + "(" * 70 + "b" + ")" * 70, 0)[1] == 0
