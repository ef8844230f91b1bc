"""What was typed is set apart where it begins a word, and the pieces are the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.search import hits, holds, parts


def test_a_typed_beginning_is_set_apart() -> None:
    assert parts("Hold hands on a walk", "hand") == (("Hold ", False), ("hand", True), ("s on a walk", False))
    assert parts("Hand massage", "hand") == (("Hand", True), (" massage", False))
    assert parts("By hand", "hand") == (("By ", False), ("hand", True))


def test_the_middle_of_a_word_is_not() -> None:
    assert parts("Beforehand", "hand") == (("Beforehand", False),)


def test_nothing_typed_or_nothing_there() -> None:
    assert parts("Tea", " ") == (("Tea", False),)
    assert parts("", "") == ()
    assert parts("", "tea") == ()


def test_several_words_and_the_longest_first() -> None:
    assert parts("Hands and a hand", "hand hands") == (("Hands", True), (" and a ", False), ("hand", True))


def test_a_long_text_begins_before_the_first_place() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen table fifteen"
    found = parts(text, "table")
    assert found[0][0].startswith("… ")
    assert found[1] == ("table", True)
    assert len("".join(words for words, _ in found)) < len(text)


def test_signs_of_patterns_are_only_signs() -> None:
    assert parts("a (b) c.", "(b)")[1] == ("b", True)
    assert parts("don’t go", "don't")[0] == ("don’t", True)
    assert parts("abc", ".") == (("abc", False),)


@pytest.mark.parametrize(
    ("text", "typed", "met"),
    [
        ("José came", "jose", ["José"]),
        ("Jose came", "josé", ["Jose"]),
        ("Jose\u0301 came", "jose", ["Jose\u0301"]),
        ("ÉCOLE", "éco", ["ÉCO"]),
        ("Σοφία", "σοφ", ["Σοφ"]),
        ("under_scored", "scored", ["scored"]),
        ("50%", "%", []),
    ],
)
def test_words_meet_as_in_the_index(text: str, typed: str, met: list[str]) -> None:
    assert [text[start:end] for start, end in hits(text, typed)] == met


def test_all_the_words_have_to_be_there() -> None:
    assert holds("Hands on a walk", "walk hand")
    assert not holds("Hands on a walk", "walk tea")
    assert not holds("anything", " ( ) ")


@given(st.text(max_size=120), st.text(max_size=20))
def test_hits_are_inside_the_text_and_in_order(text: str, typed: str) -> None:
    found = hits(text, typed)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(st.text(max_size=120), st.text(max_size=20))
def test_the_pieces_are_the_text_on_one_line(text: str, typed: str) -> None:
    joined = "".join(words for words, _ in parts(text, typed))
    line = " ".join(text.split())
    assert joined == line or (joined.startswith("… ") and line.endswith(joined[2:]))
