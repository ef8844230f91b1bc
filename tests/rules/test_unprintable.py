"""What no font can print is named, kindly and shortly."""

from __future__ import annotations

from app.models.unprintable import Unprintable
from app.rules.unprintable import unprintable_sentence

SMILE = Unprintable("🙂", "How we ask")


def test_one_character_is_named_with_its_place() -> None:
    assert unprintable_sentence([SMILE]) == (
        "One character is in none of the fonts and prints as an empty square: "
        "🙂 (U+1F642, slightly smiling face) in “How we ask”."
    )


def test_many_are_counted_after_the_third() -> None:
    found = [SMILE, Unprintable("ก", "the names"), *(Unprintable(chr(0xE000 + n), "Not now") for n in range(3))]
    assert unprintable_sentence(found) == (
        "Some characters are in none of the fonts and print as empty squares: "
        "🙂 (U+1F642, slightly smiling face) in “How we ask”; ก (U+0E01, thai character ko kai) in “the names”; "
        "U+E000 in “Not now”; and 2 more."
    )
    assert unprintable_sentence(found[:2]).endswith("ก (U+0E01, thai character ko kai) in “the names”.")


def test_nothing_is_said_when_everything_can_be_printed() -> None:
    assert unprintable_sentence([]) == ""
