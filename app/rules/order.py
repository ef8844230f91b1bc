"""The order of a path's steps. It belongs to the couple: nothing here sorts."""

from __future__ import annotations

from collections.abc import Sequence


def moved(order: Sequence[int], step_id: int, before_id: int | None) -> list[int]:
    """The ids of `order` with `step_id` put before `before_id`, or at the end for None.

    KeyError where either is not in the order. Every id stays, once.
    """
    if step_id not in order or (before_id is not None and before_id not in order):
        raise KeyError(step_id if step_id not in order else before_id)
    if before_id == step_id:
        return list(order)
    rest = [other for other in order if other != step_id]
    at = len(rest) if before_id is None else rest.index(before_id)
    return [*rest[:at], step_id, *rest[at:]]


def before_at_gap(order: Sequence[int], step_id: int, gap: int) -> int | None:
    """Which step `step_id` would stand before when let go in gap `gap` (0 before the first, len after the last)."""
    rest = [other for index, other in enumerate(order) if index >= gap and other != step_id]
    return rest[0] if rest else None


def changes_at_gap(order: Sequence[int], step_id: int, gap: int) -> bool:
    """Whether letting go in this gap moves the step at all."""
    return moved(order, step_id, before_at_gap(order, step_id, gap)) != list(order)


def before_at_place(order: Sequence[int], step_id: int, place: int) -> int | None:
    """Which step it would stand before at `place`, counted from 0 in the finished order; outside means the ends."""
    rest = [other for other in order if other != step_id]
    at = min(max(place, 0), len(rest))
    return rest[at] if at < len(rest) else None


def next_after(order: Sequence[int], step_id: int) -> int | None:
    """The step that follows this one; None where it is the last, or not on the path."""
    after = order[order.index(step_id) + 1 :] if step_id in order else []
    return after[0] if after else None


def restored(now: Sequence[int], wished: Sequence[int]) -> list[int]:
    """`now` in the order of `wished`: ids unknown to `wished` stay behind their present neighbour, others leave."""
    order = [step_id for step_id in wished if step_id in now]
    for index, step_id in enumerate(now):
        if step_id not in order:
            behind = now[index - 1] if index else None
            order.insert(order.index(behind) + 1 if behind is not None else 0, step_id)
    return order


def baseline_after_leaving(order: Sequence[int], baseline_id: int | None, leaving: Sequence[int]) -> int | None:
    """The step above the resting line once `leaving` have left their places.

    The line stays where it is between the others; only the step right above it changes. It never moves further
    along by itself, since where a couple is at ease is theirs to say.
    """
    if baseline_id is None or baseline_id not in order or baseline_id not in leaving:
        return baseline_id
    above = [step_id for step_id in order[: order.index(baseline_id)] if step_id not in leaving]
    return above[-1] if above else None
