"""When a sign asks for a phrase or a step, what it finds, and where a text names a step."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.note import Heading, Mention
from app.models.phrases import Phrase
from app.rules import quick_words
from app.rules.quick_words import Asked, Link

PHRASES = (
    Phrase("paused", "pau", "Pause word used", "Both used it.", (Heading.DATA, Heading.ASSESSMENT)),
    Phrase("pace", "pac", "{second} set the pace", "{second} set the pace.", (Heading.ASSESSMENT,)),
    Phrase("repair", "rep", "Repair was heard", "It was heard.", (Heading.PLAN,)),
)
STEPS = ((1, "Hold hands on an evening walk"), (2, "Hand massage, taking turns"))


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        (";", Asked("", 1)),
        ("settled. ;pa", Asked("pa", 3)),
        ("settled.;pa", Asked("pa", 3)),
        ("a line\n;Pa", Asked("Pa", 3)),
        ("settled;", None),
        ("settled; Ash", None),
        ("(both);", None),
        ("; ", None),
        ("", None),
        (";abcdefghijklmn", None),
    ],
)
def test_a_semicolon_asks_where_no_word_ends(before: str, asked: Asked | None) -> None:
    assert quick_words.phrase_asked(before) == asked


@pytest.mark.parametrize(
    ("before", "asked"),
    [
        ("@", Asked("", 1)),
        ("goes on: @hand mas", Asked("hand mas", 9)),
        ("a line\n@h", Asked("h", 2)),
        ("someone@home", None),
        ("@hand\n", None),
        ("", None),
    ],
)
def test_an_at_sign_asks_at_the_beginning_of_a_word(before: str, asked: Asked | None) -> None:
    assert quick_words.step_asked(before) == asked


@given(st.text())
def test_what_was_asked_stands_before_the_caret(before: str) -> None:
    for sign, asked in ((";", quick_words.phrase_asked(before)), ("@", quick_words.step_asked(before))):
        assert asked is None or before.endswith(sign + asked.typed)
        assert asked is None or asked.length == len(asked.typed) + 1


def test_letters_come_before_names() -> None:
    assert quick_words.matching_phrases(PHRASES, "") == PHRASES
    assert quick_words.matching_phrases(PHRASES, "PA") == PHRASES[:2]
    assert quick_words.matching_phrases(PHRASES, "pac") == (PHRASES[1],)
    assert quick_words.matching_phrases(PHRASES, "wor") == (PHRASES[0],)
    assert quick_words.matching_phrases(PHRASES, "xyz") == ()


def test_under_a_heading_stand_its_own_phrases() -> None:
    assert quick_words.usual_phrases(PHRASES, Heading.ASSESSMENT, 2) == PHRASES[:2]
    assert quick_words.usual_phrases(PHRASES, Heading.ASSESSMENT, 1) == PHRASES[:1]
    assert quick_words.usual_phrases(PHRASES, Heading.GOAL, 2) == ()


def test_a_step_is_found_by_the_beginnings_of_its_words() -> None:
    assert quick_words.matching_steps(STEPS, "") == STEPS
    assert quick_words.matching_steps(STEPS, "han") == STEPS[::-1]
    assert quick_words.matching_steps(STEPS, "an eve") == STEPS[:1]
    assert quick_words.matching_steps(STEPS, "turns HAND") == STEPS[1:]
    assert quick_words.matching_steps(STEPS, "sofa") == ()


def test_names_come_into_their_places_and_markup_is_text() -> None:
    assert quick_words.filled("{first} asked, {second} {answered}.", "Robin", "<b>") == "Robin asked, <b> {answered}."


def test_two_words_never_touch() -> None:
    assert quick_words.joined_on("", "Both") == "Both"
    assert quick_words.joined_on("settled.", "Both") == " Both"
    assert quick_words.joined_on("settled.\n", "Both") == "Both"
    assert quick_words.joined_on("one\ntwo", "Both") == " Both"


def mention(step_id: int, words: str) -> Mention:
    return Mention(note_id=4, step_id=step_id, words=words)


def test_a_step_is_a_link_wherever_it_is_named() -> None:
    text = "Hand massage goes on; Hand massage, taking turns, with one hand."
    named = [mention(1, "Hand massage"), mention(2, "Hand massage, taking turns"), mention(3, "")]
    assert quick_words.links(text, named) == (Link(0, 12, 1), Link(22, 48, 2))
    assert quick_words.link_at(text, named, 3) == 1
    assert quick_words.link_at(text, named, 30) == 2
    assert quick_words.link_at(text, named, 18) == 0


@given(
    st.text(alphabet="ab ", max_size=40),
    st.lists(st.tuples(st.integers(1, 4), st.text(alphabet="ab ", max_size=4)), max_size=4),
)
def test_links_never_lie_in_one_another_and_say_what_they_name(text: str, named: list[tuple[int, str]]) -> None:
    mentions = [mention(step_id, words) for step_id, words in named]
    found = quick_words.links(text, mentions)
    assert all(one.end <= after.start for one, after in pairwise(found))
    said = {(one.step_id, one.words) for one in mentions}
    assert all((one.step_id, text[one.start : one.end]) in said for one in found)
