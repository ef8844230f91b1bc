"""What a practice record says in words: everything that was said, once, and nothing for what was left empty."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.actions.record_words import ended_words, how_it_was
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side

EMPTY = PracticeRecord(step_id=1, occasion_id=1, session_id=1, day=date(2026, 5, 14))
AT = datetime(2026, 5, 14, 12, tzinfo=UTC)


def number(side: Side, when: Occasion, said: int | None, scale: Scale = Scale.COMFORT_10) -> Rating:
    return Rating(step_id=1, side=side, scale=scale, number=said, occasion=when, session_id=1, at=AT)


def test_of_nothing_nothing_is_said() -> None:
    assert how_it_was(EMPTY, (), "Robin", "Ash") == ""
    assert how_it_was(EMPTY.but(happened_first=" \n "), (), "Robin", "Ash") == ""


def test_every_field_has_a_line_of_its_own_in_the_order_of_the_record() -> None:
    said = EMPTY.but(
        setting="by the window",
        adjust="a shorter time",
        helped="the lamp",
        learned_second="I can look away.",
        happened_second="I looked up.",
        happened_first="It was warm.\nAnd quiet.",
        expected_first="To be bored.",
    )
    assert how_it_was(said, (), "Robin", "Ash").split("\n") == [
        "Expected, Robin: To be bored.",
        "Happened, Robin: It was warm.",
        "And quiet.",
        "Happened, Ash: I looked up.",
        "Learned, Ash: I can look away.",
        "What helped: the lamp",
        "What to adjust: a shorter time",
        "Where it was: by the window",
    ]


@pytest.mark.parametrize(
    ("scale", "told"),
    [
        (Scale.COMFORT_10, "Comfort of 10, Ash: 4 before, 3 at the lowest, 7 after"),
        (Scale.SUDS_10, "Distress of 10, Ash: 4 before, 3 at the highest, 7 after"),
        (Scale.SUDS_100, "Distress of 100, Ash: 4 before, 3 at the highest, 7 after"),
    ],
)
def test_numbers_stand_with_their_scale(scale: Scale, told: str) -> None:
    moments = (Occasion.AFTER, 7), (Occasion.DURING, 3), (Occasion.BEFORE, 4)
    numbers = [number(Side.SECOND, when, said, scale) for when, said in moments]
    assert how_it_was(EMPTY, numbers, "Robin", "Ash") == told


def test_two_scales_stand_apart_and_what_was_not_said_stands_nowhere() -> None:
    numbers = (
        number(Side.FIRST, Occasion.BEFORE, None),
        number(Side.SECOND, Occasion.BEFORE, 5),
        number(Side.SECOND, Occasion.AFTER, 30, Scale.SUDS_100),
    )
    assert how_it_was(EMPTY, numbers, "Robin", "Ash").split("\n") == [
        "Comfort of 10, Ash: 5 before",
        "Distress of 100, Ash: 30 after",
    ]


def test_all_four_ends_have_their_word() -> None:
    assert [ended_words(one) for one in HowItEnded] == ["As planned", "Paused", "Made smaller", "Not today"]
