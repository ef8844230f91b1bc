"""How much work one try of a passphrase is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Argon2id's three numbers: memory in KiB, passes over it, and lanes."""

    memory: int
    passes: int
    lanes: int

    def within(self, floor: Cost, ceiling: Cost) -> bool:
        """Whether no number is below the floor (easily guessed) or above the ceiling (a stalled computer)."""
        return (
            floor.memory <= self.memory <= ceiling.memory
            and floor.passes <= self.passes <= ceiling.passes
            and floor.lanes <= self.lanes <= ceiling.lanes
        )


FLOOR = Cost(64 * 1024, 3, 4)
"""Less is never written for a real vault, nor believed when read."""

START = Cost(256 * 1024, 3, 4)
"""What a passphrase costs where the computer can bear it; more where it is quick."""

CEILING = Cost(1024 * 1024, 24, 16)
"""More is not believed when read: a changed file must not stall the computer."""

_AIM = 1.0


def calibrated(seconds: Callable[[Cost], float]) -> Cost:
    """The cost at which one try takes about a second here, never below the floor.

    `seconds` tries a cost and says how long it took; MemoryError from it means that this is too much memory.
    """
    cost, took = START, _AIM
    while True:
        try:
            took = seconds(cost)
        except MemoryError:
            took = float("inf")
        if took <= 1.5 * _AIM or cost.memory <= FLOOR.memory:
            break
        cost = Cost(cost.memory // 2, cost.passes, cost.lanes)
    more = int(cost.passes * _AIM / max(took, 0.001))
    return Cost(cost.memory, min(max(more, cost.passes), CEILING.passes), cost.lanes)
