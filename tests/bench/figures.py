"""A figure: what was measured of ours and of its floor, and whether it is within its target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Figure(NamedTuple):
    """One measure in milliseconds, taken in turns with its floor. A `share` of 0.5 is the median, 0.95 is 95 %.

    The target is a share of ours in milliseconds (`most`), or the most that ours may be of the floor (`times`).
    """

    name: str
    ours: Sequence[float]
    floor: Sequence[float]
    share: float
    most: float | None = None
    times: float | None = None

    @property
    def at(self) -> float:
        """Ours, at its share."""
        return percentile(self.ours, self.share)

    @property
    def ratio(self) -> float:
        """Ours at its share, in floors at theirs."""
        return self.at / percentile(self.floor, self.share)

    @property
    def within(self) -> bool:
        """Whether it is what was aimed at."""
        if self.most is not None and self.at > self.most:
            return False
        return self.times is None or self.ratio <= self.times

    def line(self) -> str:
        """Name, ours, floor, ratio, target, and last `within` or `over`."""
        aims = [f"≤ {self.most:g} ms"] if self.most is not None else []
        aims += [f"≤ {self.times:g} ×"] if self.times is not None else []
        parts = (
            f"{self.name:<{WIDEST}}",
            f"ours {_said(self.ours, self.share)}",
            f"floor {_said(self.floor, self.share)}",
            f"ratio {self.ratio:5.2f}",
            f"target {' and '.join(aims)}",
            "within" if self.within else "over",
        )
        return "  ".join(parts)


WIDEST = 46


def percentile(measured: Sequence[float], share: float) -> float:
    """The measure that `share` of them do not exceed."""
    in_order = sorted(measured)
    return in_order[min(len(in_order) - 1, max(0, -(-int(share * 10_000) * len(in_order) // 10_000) - 1))]


def _said(measured: Sequence[float], share: float) -> str:
    middle = f"{percentile(measured, 0.5):6.1f} ms"
    if share == 0.5:
        return f"{middle} (median of {len(measured)})"
    return f"{percentile(measured, share):6.1f} ms (of {len(measured)} {share:.0%}, median{middle})"
