"""What the library suggests while a title is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.content import load_steps
from app.models.library import LibraryStep
from app.rules.library import INTIMATE_BANDS, SOLO_BAND, folded, suggest

STEPS = load_steps()
TITLES = [step.title for step in STEPS]


def titles(typed: str, *, present: tuple[str, ...] = (), intimate: bool = False) -> list[str]:
    found = suggest(STEPS, typed, present_titles=present, include_intimate=intimate)
    return [step.title for step in found]


def a_step(title: str, band: str = "B") -> LibraryStep:
    return LibraryStep(title, band, title, "", "", "", "", "", ("duration",))


def test_a_title_that_begins_so_comes_before_one_that_holds_a_word_that_does() -> None:
    assert titles("ha") == [
        "Hand on the table",
        "Hand cream",
        "Holding hands, sitting",
        "Holding hands, walking",
        "Exploring hands",
    ]
    assert titles("walk") == ["Side-by-side walk", "Holding hands, walking"]


def test_a_title_that_only_contains_it_comes_last() -> None:
    steps = [a_step("Unwrapped"), a_step("By a wrapper"), a_step("Wrap up")]
    assert [step.title for step in suggest(steps, "wrap")] == ["Wrap up", "By a wrapper", "Unwrapped"]


def test_every_word_has_to_be_there_in_any_order() -> None:
    assert titles("walking hands") == ["Holding hands, walking"]
    assert titles("hands dragon") == []


@pytest.mark.parametrize("typed", ["", "h", " h ", "-", "“h”", "  ", "’’"])
def test_nothing_is_suggested_before_two_letters(typed: str) -> None:
    assert titles(typed) == []


def test_capitals_accents_and_marks_do_not_matter() -> None:
    assert titles("TEA AND") == titles("téa, and") == ["Tea and one good thing"]
    steps = [a_step("Café, à deux")]
    assert suggest(steps, "cafe a d") == steps


def test_intimate_bands_are_left_out_unless_asked_for() -> None:
    assert titles("hand over") == []
    assert titles("hand over", intimate=True) == ["Hand over hand"]


def test_steps_for_one_alone_are_never_suggested() -> None:
    assert titles("own body", intimate=True) == []


def test_a_step_on_the_path_is_not_suggested_again() -> None:
    assert "Hand cream" not in titles("hand", present=("hand CREAM",))
    assert titles("side by", present=("Side by side walk",)) == ["Lying side by side"]


typed_words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(TITLES).flatmap(lambda title: st.integers(0, len(title)).map(lambda n: title[:n])),
    st.sampled_from(TITLES).flatmap(lambda title: st.sampled_from(title.split())),
)


@given(
    typed=typed_words,
    limit=st.integers(0, 60),
    present=st.lists(st.sampled_from(TITLES), max_size=20).map(tuple),
    intimate=st.booleans(),
)
def test_whatever_is_typed(typed: str, limit: int, present: tuple[str, ...], intimate: bool) -> None:
    found = suggest(STEPS, typed, limit, present_titles=present, include_intimate=intimate)
    assert len(found) <= limit
    assert len({step.id for step in found}) == len(found)
    assert not {step.title for step in found} & set(present)
    for step in found:
        assert step.band != SOLO_BAND
        assert intimate or step.band not in INTIMATE_BANDS
        assert all(part in folded(step.title) for part in folded(typed).split())
    assert suggest(STEPS, typed.swapcase(), limit, present_titles=present, include_intimate=intimate) == found or (
        folded(typed.swapcase()) != folded(typed)
    )
    if limit:
        fewer = suggest(STEPS, typed, limit - 1, present_titles=present, include_intimate=intimate)
        assert fewer == found[: limit - 1]


@given(st.sampled_from([step for step in STEPS if step.band not in INTIMATE_BANDS | {SOLO_BAND}]))
def test_a_whole_title_finds_its_step_first(step: LibraryStep) -> None:
    assert suggest(STEPS, step.title)[0] == step


@given(st.text())
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert folded(folded(words)) == folded(words)
