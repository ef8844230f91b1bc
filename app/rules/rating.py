"""Numbers as they were answered, and distress, which is derived from them here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side


def fits(scale: Scale, number: int) -> bool:
    """Whether the scale has this number."""
    return 0 <= number <= scale.top


def distress(scale: Scale, number: int) -> int:
    """Distress from 0 (at ease) to 100 for one answer; rounds toward more distress (product: Rating)."""
    if scale is Scale.SUDS_100:
        return number
    return 10 * (number if scale is Scale.SUDS_10 else scale.top - number)


def comfort_place(scale: Scale, number: int) -> float:
    """Where on the row's line from 0 (not at all) to 1 (at ease) this answer stands."""
    return (100 - distress(scale, number)) / 100


def standing(ratings: Iterable[Rating], side: Side) -> Rating | None:
    """The latest number that one partner gave a step as a whole and did not take back; None where there is none.

    What was felt at one moment on the way (before, and at its lowest) belongs to that time's record alone.
    """
    kept = [one for one in history(ratings, side) if one.occasion in (Occasion.ANTICIPATED, Occasion.AFTER)]
    return kept[-1] if kept else None


def history(ratings: Iterable[Rating], side: Side) -> list[Rating]:
    """All ratings of one partner for one step that were not taken back, oldest first."""
    ratings = list(ratings)
    back = {rating.takes_back for rating in ratings}
    mine = [r for r in ratings if r.side is side and r.takes_back is None and r.id not in back]
    return sorted(mine, key=lambda rating: rating.seq)


def difficulty(first: Rating | None, second: Rating | None) -> int | None:
    """The higher distress of the two, never an average (product invariant 1); None while nobody gave a number."""
    given = [distress(r.scale, r.number) for r in (first, second) if r is not None and r.number is not None]
    return max(given, default=None)
