"""What was typed is set apart where it begins a word, and the pieces are the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.rules.search import parts


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
    assert parts("a (b) c.", "(b)")[1] == ("(b)", True)
    assert parts("abc", ".") == (("abc", False),)


@given(st.text(max_size=120), st.text(max_size=20))
def test_the_pieces_are_the_text_on_one_line(text: str, typed: str) -> None:
    joined = "".join(words for words, _ in parts(text, typed))
    line = " ".join(text.split())
    assert joined == line or (joined.startswith("… ") and line.endswith(joined[2:]))
