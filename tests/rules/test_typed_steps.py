"""Steps from what is typed and pasted: every word of it is kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.content import load_steps
from app.models.couple import Couple
from app.models.hierarchy import StepWords
from app.models.text import one_line, storable, tags_in
from app.rules.typed_steps import (
    LONGEST_TITLE,
    asks_again,
    band_of,
    from_library,
    from_line,
    from_list,
    in_short,
    with_defaults,
)

COUPLE = Couple(opened_on=date(2026, 5, 14), checkin="half-way", ending="either lets go")


@pytest.mark.parametrize(
    ("typed", "title", "description"),
    [
        ("Tea together", "Tea together", ""),
        ("  Tea together  ", "Tea together", ""),
        ("Hold hands // evening walk", "Hold hands", "evening walk"),
        ("Hold hands //", "Hold hands", ""),
        ("// evening walk", "evening walk", ""),
        ("see https://example.org", "see https://example.org", ""),
        ("a // b // c", "a", "b // c"),
    ],
)
def test_a_line_is_a_title_with_a_detail_behind_two_strokes(typed: str, title: str, description: str) -> None:
    step = from_line(typed)
    assert step is not None
    assert (step.title, step.description) == (title, description)


@pytest.mark.parametrize("typed", ["", "   ", "//", " // "])
def test_nothing_typed_is_no_step(typed: str) -> None:
    assert from_line(typed) is None


def test_a_very_long_line_keeps_every_word() -> None:
    words = " ".join(f"word{n}" for n in range(900))
    step = from_line(words + " // and more")
    assert step is not None
    assert len(step.title) == LONGEST_TITLE
    assert step.description == f"{words}\nand more"
    alone = from_line(words)
    assert alone is not None
    assert alone.description == words


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30), max_size=20))
def test_a_pasted_list_is_one_step_for_each_line_in_order(lines: list[str]) -> None:
    assert [step.title for step in from_list("\n".join(lines))] == [one_line(line) for line in lines]


def test_bullets_and_numbers_of_a_list_are_not_words_of_its_steps() -> None:
    pasted = "1. Tea together\r\n2) Walk\n\n • Hug\n- Hold hands // outside\n10 minutes of quiet\n(3) Rest"
    assert [step.title for step in from_list(pasted)] == [
        "Tea together",
        "Walk",
        "Hug",
        "Hold hands",
        "10 minutes of quiet",
        "Rest",
    ]


def test_the_couples_defaults_fill_what_a_step_does_not_bring() -> None:
    assert with_defaults(StepWords(title="Hug"), COUPLE).ending == "either lets go"
    assert with_defaults(StepWords(title="Hug"), COUPLE).checkin == "half-way"
    assert with_defaults(StepWords(title="Hug", ending="the clock"), COUPLE).ending == "the clock"


@pytest.mark.parametrize("name", ["title", "description", "timeframe", "checkin", "ending", "smaller"])
def test_changing_what_a_step_is_asks_both_again(name: str) -> None:
    step = StepWords(title="Hug")
    assert asks_again(step, step.but(**{name: "other"}))


@pytest.mark.parametrize("name", ["area", "act", "setting", "form"])
def test_taking_away_what_a_step_touches_on_asks_both_again_and_adding_to_it_asks_nobody(name: str) -> None:
    less, more = StepWords(title="Hug").but(**{name: "back"}), StepWords(title="Hug").but(**{name: "hands, back"})
    assert not asks_again(less, more)
    assert asks_again(more, less)
    assert asks_again(more, more.but(**{name: "hands, face"}))
    assert not asks_again(more, more.but(**{name: "Hands,back"}))


def test_a_step_stays_in_its_band_and_what_is_near_leaves_it_when_it_is_reworded() -> None:
    tea, hug = StepWords(title="Tea", band="A"), StepWords(title="Hug", band="B")
    assert band_of(tea, tea.but(timeframe="5 minutes", setting="table", band="F")) == "A"
    assert band_of(hug, hug.but(title="Kiss", band="A")) == "B"
    for other in ({"title": "Undress"}, {"area": "chest"}, {"act": "holding"}, {"description": "x"}, {"smaller": "y"}):
        assert band_of(tea, tea.but(**other)) == ""


def test_other_dials_ask_both_again() -> None:
    step = StepWords(title="Hug", dials="duration")
    assert asks_again(step, step.but(dials="duration, light"))
    assert asks_again(step, step.but(dials=""))


def test_a_step_of_the_library_comes_with_its_tags_and_dials() -> None:
    for one in load_steps():
        words = from_library(one)
        for tags, kept in ((one.area, words.area), (one.act, words.act), (one.setting, words.setting)):
            assert tags_in(kept) == set(tags)
        assert tags_in(words.dials) == set(one.dials)
        assert words.form == one.form


def test_where_a_step_came_from_does_not_ask_again() -> None:
    step = StepWords(title="Hug")
    assert not asks_again(step, step.but(band="B", library_id="B6"))


@given(st.text(st.characters()))
def test_any_words_become_storable_and_stay_so(words: str) -> None:
    kept = storable(words)
    kept.encode("utf-8")
    assert "\x00" not in kept
    assert storable(kept) == kept
    assert "\n" not in one_line(words)


def test_a_lone_half_of_a_pair_is_shown_as_one_and_emoji_stay_whole() -> None:
    assert storable("a\ud800b") == "a\ufffdb"
    assert storable("👩‍❤️‍👩 שלום <b>") == "👩‍❤️‍👩 שלום <b>"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Hand massage", "Hand massage"),
        ("Lie side by side, on the covers", "Lie side by side"),
        ("Tea together, phones in another room", "Tea together"),
        ("A very long title that goes on and on", "A very long title that…"),
        ("Hm, a very long title that goes on and on", "Hm, a very long title…"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrtsges…"),
    ],
)
def test_a_title_stands_short_in_a_sentence(title: str, short: str) -> None:
    assert in_short(title) == short
