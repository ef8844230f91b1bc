"""The whole path as it stands today: each step with its answers, told apart from what is off the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.models.hierarchy import Confirmation, Hierarchy, Step, StepEvent, StepEventKind
from app.models.rating import Rating
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.willingness import Missing, State


@dataclass(frozen=True)
class Said:
    """What one partner says of one step today: a number as answered, and a willingness; either may be missing.

    `number_before_change` marks a number that was given to the step as it was before its latest change.
    """

    rating: Rating | None = None
    willingness: Willingness | None = None
    changed_since: bool = False
    number_before_change: bool = False

    @property
    def answer(self) -> Answer:
        """The answer that counts, `NOT_ASKED` where there is none."""
        return self.willingness.answer if self.willingness else Answer.NOT_ASKED


@dataclass(frozen=True)
class PathRow:
    """One step in its place. `number` counts what can be seen from 1; `missing` is what planning still needs."""

    step: Step
    number: int
    first: Said
    second: Said
    state: State
    missing: tuple[Missing, ...]
    above_baseline: bool

    @property
    def is_paused(self) -> bool:
        """Whether the step waits for two fresh yeses."""
        return self.state is State.PAUSED

    def said(self, side: Side) -> Said:
        """What that partner says."""
        return self.first if side is Side.FIRST else self.second


@dataclass(frozen=True)
class Path:
    """`rows` are the path; `off_table` the steps one of them has put off the table (never on the path)."""

    hierarchy: Hierarchy
    rows: tuple[PathRow, ...]
    off_table: tuple[PathRow, ...]
    order: tuple[int, ...]

    def row(self, step_id: int) -> PathRow | None:
        """The row of a step, on the path or off the table."""
        return next((r for r in (*self.rows, *self.off_table) if r.step.id == step_id), None)


def path(
    hierarchy: Hierarchy,
    steps: Sequence[Step],
    events: Sequence[StepEvent],
    ratings: Sequence[Rating],
    answers: Sequence[Willingness],
    today: date,
    confirmed: Sequence[Confirmation] = (),
    review: date | None = None,
) -> Path:
    """Everything the path shows, from the records of one hierarchy and today's date.

    `review` is the day on which the couple's agreement is looked at again, if one stands.
    """
    events_of: dict[int, list[StepEvent]] = defaultdict(list)
    ratings_of: dict[int, list[Rating]] = defaultdict(list)
    answers_of: dict[int, list[Willingness]] = defaultdict(list)
    for event in events:
        events_of[event.step_id].append(event)
    for rating in ratings:
        ratings_of[rating.step_id].append(rating)
    for answer in answers:
        answers_of[answer.step_id].append(answer)
    confirmed_of: dict[int, list[Confirmation]] = defaultdict(list)
    for said in confirmed:
        confirmed_of[said.step_id].append(said)
    order = [step.id for step in steps]
    line = order.index(hierarchy.baseline_id) if hierarchy.baseline_id in order else -1
    rows: list[PathRow] = []
    closed: list[PathRow] = []
    for index, step in enumerate(steps):
        mine, told = events_of[step.id], answers_of[step.id]
        counting = willing_rules.counting(mine, confirmed_of[step.id])
        both = [_said(ratings_of[step.id], told, counting, side) for side in (Side.FIRST, Side.SECOND)]
        off = any(said.answer is Answer.OFF_TABLE for said in both)
        row = PathRow(
            step=step,
            number=0 if off else len(rows) + 1,
            first=both[0],
            second=both[1],
            state=willing_rules.state(both[0].willingness, both[1].willingness, mine, today, review),
            missing=missing(step, both[0].willingness, both[1].willingness, mine, today, review),
            above_baseline=index <= line,
        )
        (closed if off else rows).append(row)
    return Path(hierarchy, tuple(rows), tuple(closed), tuple(order))


_NOTHING = Said()


def _said(ratings: Sequence[Rating], answers: Sequence[Willingness], events: Sequence[StepEvent], side: Side) -> Said:
    if not ratings and not answers:
        return _NOTHING
    rating = rating_rules.standing(ratings, side)
    changed = max((event.seq for event in events if event.kind is StepEventKind.CHANGED), default=0)
    return Said(
        rating=rating,
        number_before_change=rating is not None and rating.seq < changed,
        willingness=willing_rules.standing(answers, events, side),
        changed_since=willing_rules.changed_since(answers, events, side),
    )


def missing(
    step: Step,
    first: Willingness | None,
    second: Willingness | None,
    events: Sequence[StepEvent],
    today: date,
    review: date | None = None,
) -> tuple[Missing, ...]:
    """What planning this step still needs, the answers first (product: gates); empty when it can be planned.

    A tentative yes plans the smaller version only, so there must be one.
    """
    needs: list[Missing] = []
    both = (first, second)
    if not all(answer is not None and answer.answer.willing for answer in both):
        needs.append(Missing.ANSWERS)
    elif not all(willing_rules.fresh(answer, events, today, review) for answer in both):
        needs.append(Missing.FRESH_ANSWERS)
    if any(answer is not None and answer.answer is Answer.TENTATIVE for answer in both) and not step.smaller:
        needs.append(Missing.SMALLER)
    for words, need in (
        (step.timeframe, Missing.TIMEFRAME),
        (step.checkin, Missing.CHECKIN),
        (step.ending, Missing.ENDING),
    ):
        if not words:
            needs.append(need)
    return tuple(needs)
