"""The order belongs to the couple: no move, drop or return loses a step or puts one in twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.order import (
    baseline_after_leaving,
    before_at_gap,
    before_at_place,
    changes_at_gap,
    moved,
    next_after,
    restored,
)

orders = st.lists(st.integers(1, 99), unique=True, min_size=1, max_size=12)


@given(orders, st.data())
def test_a_move_keeps_every_step_once_and_puts_it_before_the_one_named(order: list[int], data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(order))
    before = data.draw(st.sampled_from([*order, None]))
    new = moved(order, step, before)
    assert sorted(new) == sorted(order)
    assert [other for other in new if other != step] == [other for other in order if other != step]
    if before is None:
        assert new[-1] == step
    elif before != step:
        assert new[new.index(step) + 1] == before


@given(orders, st.data())
def test_letting_go_in_a_gap_puts_the_step_between_its_neighbours(order: list[int], data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(order))
    gap = data.draw(st.integers(0, len(order)))
    new = moved(order, step, before_at_gap(order, step, gap))
    above = [other for other in order[:gap] if other != step]
    assert new[: len(above)] == above
    assert new[len(above)] == step
    here = order.index(step)
    assert changes_at_gap(order, step, gap) == (gap not in (here, here + 1))


@given(orders, st.data(), st.integers(-3, 15))
def test_a_place_outside_the_path_means_its_nearer_end(order: list[int], data: st.DataObject, place: int) -> None:
    step = data.draw(st.sampled_from(order))
    new = moved(order, step, before_at_place(order, step, place))
    assert new.index(step) == min(max(place, 0), len(order) - 1)


@pytest.mark.parametrize(("step", "before"), [(9, 1), (1, 9), (9, None)])
def test_what_is_not_on_the_path_cannot_be_moved_or_moved_to(step: int, before: int | None) -> None:
    with pytest.raises(KeyError):
        moved([1, 2, 3], step, before)


@given(orders, orders)
def test_an_order_put_back_holds_exactly_the_steps_of_now(now: list[int], wished: list[int]) -> None:
    back = restored(now, wished)
    assert sorted(back) == sorted(now)
    kept = [step for step in wished if step in now]
    assert [step for step in back if step in kept] == kept


def test_a_step_unknown_to_the_order_put_back_stays_behind_its_neighbour() -> None:
    assert restored([1, 7, 2, 3], [3, 2, 1]) == [3, 2, 1, 7]
    assert restored([7, 1, 2], [2, 1]) == [7, 2, 1]


@given(orders, st.data())
def test_the_resting_line_never_moves_further_along_by_itself(order: list[int], data: st.DataObject) -> None:
    baseline = data.draw(st.sampled_from([*order, None]))
    leaving = data.draw(st.sets(st.sampled_from(order)))
    new = baseline_after_leaving(order, baseline, list(leaving))
    above_before = order[: order.index(baseline) + 1] if baseline is not None else []
    above_after = order[: order.index(new) + 1] if new is not None else []
    assert [step for step in above_after if step not in leaving] == [s for s in above_before if s not in leaving]
    if baseline not in leaving:
        assert new == baseline


def test_a_baseline_that_is_not_on_the_path_is_left_alone() -> None:
    assert baseline_after_leaving([1, 2], 9, [1]) == 9


def test_the_step_that_follows() -> None:
    assert next_after([1, 2, 3], 1) == 2
    assert next_after([1, 2, 3], 3) is None
    assert next_after([1, 2, 3], 9) is None
