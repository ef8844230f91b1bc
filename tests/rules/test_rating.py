"""Numbers stay as they were answered; distress is derived from them in one place."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.rules.rating import comfort_place, difficulty, distress, fits, history, standing

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
scales = st.sampled_from(Scale)


def rating(seq: int, number: int | None, *, side: Side = Side.FIRST, back: int | None = None) -> Rating:
    return Rating(id=seq, seq=seq, at=AT, step_id=1, side=side, scale=Scale.COMFORT_10, number=number, takes_back=back)


@given(scales, st.data())
def test_distress_is_0_to_100_and_comfort_runs_the_other_way(scale: Scale, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, scale.top))
    assert fits(scale, number)
    assert 0 <= distress(scale, number) <= 100
    assert comfort_place(scale, number) == (100 - distress(scale, number)) / 100
    if number < scale.top:
        rises = distress(scale, number + 1) > distress(scale, number)
        assert rises == (scale is not Scale.COMFORT_10)


@given(scales)
def test_a_number_beyond_the_scale_does_not_fit(scale: Scale) -> None:
    assert not fits(scale, scale.top + 1)
    assert not fits(scale, -1)


def test_the_latest_that_was_not_taken_back_stands() -> None:
    given_ = [rating(1, 4), rating(2, 7), rating(3, 7, back=2), rating(4, 1, side=Side.SECOND)]
    assert [one.number for one in history(given_, Side.FIRST)] == [4]
    kept = standing(given_, Side.FIRST)
    assert kept is not None
    assert kept.number == 4
    assert standing([], Side.FIRST) is None


def test_difficulty_is_the_higher_distress_and_never_an_average() -> None:
    assert difficulty(rating(1, 9), rating(2, 3)) == 70
    assert difficulty(rating(1, 9), None) == 10
    assert difficulty(rating(1, None), rating(2, 3)) == 70
    assert difficulty(None, rating(1, None)) is None


def test_a_number_of_one_moment_on_the_way_stands_for_that_time_alone() -> None:
    told = [
        rating(number + 1, number).but(occasion=occasion)
        for number, occasion in enumerate(
            (Occasion.ANTICIPATED, Occasion.BEFORE, Occasion.DURING, Occasion.AFTER, Occasion.DURING)
        )
    ]
    assert standing(told[:3], Side.FIRST) == told[0]
    assert standing(told, Side.FIRST) == told[3]
