"""What a passphrase is worth: honest, in words, and never more than there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules import famous, passphrase
from app.rules.passphrase import GUESSES_A_SECOND, Strength, _bits_at_most, rate, rate_drawn


@pytest.fixture(scope="module", autouse=True)
def nothing_remembered() -> None:
    """The lists are read here, whoever read them before: the reading is part of what is looked at."""
    passphrase._ranks.cache_clear()
    famous._lines.cache_clear()


def test_four_words_of_a_dice_list_hold_about_thirteen_hundred_years() -> None:
    assert rate_drawn(7776) == Strength(
        "years", "Guessing these four words would take a hundred fast machines about 1,300 years."
    )


def test_thirty_bits_fall_within_hours() -> None:
    words_for_thirty_bits = round(2**7.5)
    assert rate_drawn(words_for_thirty_bits).kind == "hours"
    assert 3 < 2**30 / 2 / GUESSES_A_SECOND / 3600 < 4


@pytest.mark.parametrize(
    ("words", "kind", "time"),
    [
        (1, "hours", "less than an hour"),
        (150, "hours", "about an hour"),
        (200, "hours", "about 5 hours"),
        (300, "days", "about a day"),
        (600, "days", "about 17 days"),
        (1300, "years", "about a year"),
        (7776, "years", "about 1,300 years"),
        (50_000, "years", "more than a hundred thousand years"),
    ],
)
def test_drawn_words_are_worth_what_their_list_is_long(words: int, kind: str, time: str) -> None:
    drawn = rate_drawn(words)
    assert drawn.kind == kind
    assert drawn.sentence == f"Guessing these four words would take a hundred fast machines {time}."


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("", "hours"),
        ("  ", "hours"),
        ("robin2014", "hours"),
        ("Password1!", "hours"),
        ("unhurried", "hours"),
        ("donaudampfschifffahrt", "hours"),
        ("house dog tree", "hours"),
        ("q7#fK2!pL9", "days"),
        ("gentle harbour walnut", "hours"),
        ("my dog eats cheese on tuesdays", "hours"),
        ("to be or not to be that is the question", "hours"),
        ("To be, or not to be: that is the question.", "hours"),
        ("I'll be back before you know it", "hours"),
        ("the quick brown fox", "hours"),
        ("the quick brown fox jumps over the lazy dog", "hours"),
        ("The quick brown fox jumps over the lazy dog!", "hours"),
        ("thequickbrownfoxjumpsoverthelazydog", "hours"),
        ("The-Quick-Brown-Fox", "hours"),
        ("all happy families are alike, each unhappy family is unhappy in its own way", "hours"),
        ("four score and seven years ago our fathers brought forth", "hours"),
        ("Der Mond ist aufgegangen, die goldnen Sternlein prangen", "hours"),
        ("we went to the sea in the rain and it was cold", "days"),
        ("correct horse battery staple", "hours"),
        ("house house house house house", "hours"),
        ("otter zucchini 48#19!77 drizzle", "years"),
        ("our walnut otter sings a drizzling tenor while nine purple geese knit porridge", "years"),
        ("walnut drizzle harbour linen", "years"),
        ("a" * 5000, "hours"),
        ("\ud800", "hours"),
    ],
)
def test_a_phrase_of_ones_own(phrase: str, kind: str) -> None:
    assert rate(phrase).kind == kind


def test_the_sentence_names_the_time() -> None:
    assert rate("robin2014").sentence == "A hundred fast machines would need less than an hour to guess it."


@given(st.lists(st.sampled_from(["käse", "freund", "sonntag", "regen", "haus"]), min_size=1, max_size=3))
def test_no_three_words_in_any_language_are_said_to_hold(words: list[str]) -> None:
    assert rate(" ".join(words)).kind != "years"


@given(st.data())
def test_no_piece_of_a_known_sentence_is_said_to_hold(data: st.DataObject) -> None:
    words = data.draw(st.sampled_from(famous._lines())).split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    between = data.draw(st.sampled_from([" ", "  ", "\t"]))
    said = between.join(words[first:last])
    assert rate(data.draw(st.sampled_from([said, said.upper(), said.title()]))).kind == "hours"
    assert rate("".join(words[first:last])).kind == "hours"


@given(st.lists(st.sampled_from(["otter", "walnut", "the", "brown", "fox", "jumps", "over"]), max_size=12), st.data())
def test_words_in_another_order_are_worth_no_less(words: list[str], data: st.DataObject) -> None:
    """Only the order is known by heart: the same words mixed are never rated below the sentence itself."""
    sentence = ["the", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"]
    mixed = data.draw(st.permutations(sentence))
    assert _bits_at_most(" ".join(mixed)) >= _bits_at_most(" ".join(sentence))
    longer = _bits_at_most(" ".join([*sentence, *words]))
    assert longer >= _bits_at_most(" ".join(sentence))


@given(st.text(st.characters(codec=None), max_size=120))
def test_whatever_is_typed_gets_one_plain_sentence(phrase: str) -> None:
    strength = rate(phrase)
    assert strength.kind in ("hours", "days", "years")
    assert strength.sentence.startswith("A hundred fast machines would need ")


@given(st.integers(1, 60_000), st.integers(1, 60_000))
def test_a_longer_list_is_never_worth_less(one: int, other: int) -> None:
    order = ["hours", "days", "years"]
    shorter, longer = sorted((one, other))
    assert order.index(rate_drawn(shorter).kind) <= order.index(rate_drawn(longer).kind)
