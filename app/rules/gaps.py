"""A wide jump between two neighbours on a path, and what could stand in between. It only ever offers.

Rules (content: dials, the library's rule 5): a jump counts where either partner's distress rises by more than the
practice's threshold from one step to the next. The offer is the harder step with one dial turned down. Where either
is intimate it is made only where both are. What was left once stays away, and so does what is there already.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from app.models.hierarchy import Step, StepWords
from app.models.rating import Rating
from app.models.side import Side
from app.models.text import tags_in
from app.rules.limits import touches_intimate
from app.rules.rating import distress

TIME = "duration"
"""The dial that every step has."""

_INTIMATE_BANDS = ("F", "G")

_NUMBER = re.compile(r"(\d{1,3})(\s+\D+)")
_TIMED = re.compile(r"(?P<what>.*\w.*),\s*(?P<time>\d[^,]*)", re.DOTALL)
"""What to do, a comma, and how long: “one hand, 2 minutes each”."""


@dataclass(frozen=True)
class Gaps:
    """The practice's threshold (1 to 100 of distress), the dials it knows in order, and what was left as it is."""

    threshold: int = 100
    dials: tuple[str, ...] = ()
    left: Collection[tuple[int, int]] = field(default_factory=frozenset)


NO_GAPS = Gaps()


@dataclass(frozen=True)
class Rung:
    """One step with the numbers that stand for it today."""

    step: Step
    first: Rating | None = None
    second: Rating | None = None


@dataclass(frozen=True)
class WideStep:
    """The jump from the step before. `jump` is the widest, in distress; `for_whom` those for whom it is too wide.

    `dial` is what would be turned down in the step after it.
    """

    below_id: int
    above_id: int
    jump: int
    for_whom: tuple[Side, ...]
    dial: str


def wide_step(below: Rung, above: Rung, gaps: Gaps) -> WideStep | None:
    """The offer between two neighbours; None where the jump is not too wide, or nothing may be offered there."""
    first, second = _jump(below.first, above.first), _jump(below.second, above.second)
    jump = max(first, second)
    if jump <= gaps.threshold:  # of most neighbours nothing more is asked
        return None
    if (below.step.id, above.step.id) in gaps.left or not _offered_between(below.step, above.step):
        return None
    dial = next((one for one in _dials(above.step, gaps) if one in gaps.dials), None)
    if dial is None:
        return None
    wide = tuple(side for side, one in ((Side.FIRST, first), (Side.SECOND, second)) if one > gaps.threshold)
    return WideStep(below.step.id, above.step.id, jump, wide, dial)


def turned_down(step: StepWords, dial: str, words: str) -> str:
    """What could stand before this step, in a few words.

    Its own smaller version where it says one; half its time where that is the dial; else the library's `words`.
    """
    if step.smaller:
        return step.smaller.rstrip(".")
    return (_half(step.timeframe) if dial == TIME else "") or words


def step_between(step: StepWords, dial: str, words: str) -> StepWords:
    """The step that would stand before this one: its words, and in the title what is turned down.

    How long it takes is what it says of that; where that is open, nobody guesses.
    """
    less = turned_down(step, dial, words)
    if step.smaller:
        timed = _TIMED.fullmatch(less)
        time = timed["time"] if timed else ""
    else:
        time = step.timeframe if dial != TIME else less if less != words else ""
    return step.but(title=_titled(step, less), timeframe=time, smaller="", library_id="")


def _titled(step: StepWords, less: str) -> str:
    return f"{step.title.rstrip('.')}: {less}"


def _half(time: str) -> str:
    """Half of a time in figures, where that is a whole number of several: "5 minutes each" is "2 minutes each"."""
    found = _NUMBER.fullmatch(time)
    half = int(found[1]) // 2 if found else 0
    return f"{half}{found[2]}" if found and half > 1 else ""


def _jump(before: Rating | None, after: Rating | None) -> int:
    if before is None or after is None or before.number is None or after.number is None:
        return 0
    return distress(after.scale, after.number) - distress(before.scale, before.number)


def _offered_between(below: Step, above: Step) -> bool:
    """Not where the one before is this step made smaller; beside an intimate one only where both are."""
    if below.title.startswith(_titled(above, "")):
        return False
    intimate = [step.band in _INTIMATE_BANDS or touches_intimate(step) for step in (below, above)]
    return all(intimate) or not any(intimate)


def _dials(step: Step, gaps: Gaps) -> tuple[str, ...]:
    """Its own dials in the order of the library; a step without any has time, the one that every step has."""
    own = tags_in(step.dials)
    return tuple(one for one in gaps.dials if one in own) or (TIME,)
