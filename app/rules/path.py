"""The whole path as it stands today: each step with its answers, told apart from what is off the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.models.hierarchy import Confirmation, Hierarchy, Step, StepEvent, StepEventKind
from app.models.rating import Rating
from app.models.revision import Stood
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.asking_again import as_shared
from app.rules.gaps import NO_GAPS, Gaps, Rung, WideStep, wide_step
from app.rules.limits import NOTHING, Care, LimitNow, line_met
from app.rules.occasions import occasion
from app.rules.willingness import Missing, State


@dataclass(frozen=True)
class Said:
    """What one partner says of one step today: a number as answered, and a willingness; either may be missing.

    `number_before_change` marks a number that was given to the step as it was before its latest change. What was said
    for the therapist alone reads here as *rather not say*: a row is for both.
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
    """One step in its place. `number` counts what can be seen from 1.

    `missing` is what planning still needs, as far as both may know; `line` what it meets that both know is off the
    table. `lapsed` is one of this week whose yeses are asked again. `in_the_room` is from bringing it there to its end.
    `wide` is the jump from the row before it, where one is offered a step in between.
    """

    step: Step
    number: int
    first: Said
    second: Said
    state: State
    missing: tuple[Missing, ...]
    above_baseline: bool
    line: LimitNow | None = None
    lapsed: bool = False
    in_the_room: bool = False
    wide: WideStep | None = None

    @property
    def is_paused(self) -> bool:
        """Whether the step waits for two fresh yeses."""
        return self.state is State.PAUSED

    def said(self, side: Side) -> Said:
        """What that partner says."""
        return self.first if side is Side.FIRST else self.second


@dataclass(frozen=True)
class Path:
    """`rows` are the path; `off_table` the steps one of them has put off the table (never on the path).

    `prepared` is whether getting ready is over: before it, nothing is for a week and no agreement lists what to try.
    """

    hierarchy: Hierarchy
    rows: tuple[PathRow, ...]
    off_table: tuple[PathRow, ...]
    order: tuple[int, ...]
    prepared: bool = True

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
    agreements: Sequence[Stood] = (),
    care: Care = NOTHING,
    gaps: Gaps = NO_GAPS,
) -> Path:
    """Everything the path shows, from the records of one hierarchy and today's date.

    `agreements` are the couple's, in the order of their printing. Nothing that is private in
    `care` shows in any row (product invariant 7).
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
    before: PathRow | None = None
    for index, step in enumerate(steps):
        mine, told = events_of[step.id], answers_of[step.id]
        counting = willing_rules.counting(mine, confirmed_of[step.id])
        both = [_said(ratings_of[step.id], told, counting, side) for side in (Side.FIRST, Side.SECOND)]
        off = any(said.answer is Answer.OFF_TABLE for said in both)
        met = line_met(step, care)
        now = willing_rules.state(
            both[0].willingness,
            both[1].willingness,
            mine,
            today,
            agreements,
            kept_up=not told or willing_rules.kept_up(told, mine, agreements),
        )
        rated = both[0].rating is not None or both[1].rating is not None
        open_to_less = rated and not off and met is None and now in _OPEN_TO_LESS
        row = PathRow(
            step=step,
            number=0 if off else len(rows) + 1,
            first=both[0],
            second=both[1],
            state=now,
            missing=missing(step, both[0].willingness, both[1].willingness, mine, today, agreements, care),
            above_baseline=index <= line,
            line=met,
            lapsed=bool(told)
            and willing_rules.plan_lapsed(both[0].willingness, both[1].willingness, mine, today, agreements),
            in_the_room=occasion(mine) is not None,
            wide=wide_step(_rung(before.step, before.first, before.second), _rung(step, *both), gaps)
            if before is not None and open_to_less
            else None,
        )
        (closed if off else rows).append(row)
        if not off and now is not State.SET_ASIDE:
            before = row
    return Path(hierarchy, tuple(rows), tuple(closed), tuple(order), care.readiness.prepared)


_NOTHING = Said()

_OPEN_TO_LESS = (State.IDEA, State.PLANNED, State.PAUSED)
"""Where a step in between is offered before a step: not before one in course, settled or set aside."""


def _said(ratings: Sequence[Rating], answers: Sequence[Willingness], events: Sequence[StepEvent], side: Side) -> Said:
    if not ratings and not answers:
        return _NOTHING
    rating = rating_rules.standing(ratings, side)
    changed = max((event.seq for event in events if event.kind is StepEventKind.CHANGED), default=0)
    return Said(
        rating=rating,
        number_before_change=rating is not None and rating.seq < changed,
        willingness=as_shared(willing_rules.standing(answers, events, side)),
        changed_since=willing_rules.changed_since(answers, events, side),
    )


def _rung(step: Step, first: Said, second: Said) -> Rung:
    """A number that was given before the step changed was said of another step."""
    given = (None if said.number_before_change else said.rating for said in (first, second))
    return Rung(step, *given)


def missing(
    step: Step,
    first: Willingness | None,
    second: Willingness | None,
    events: Sequence[StepEvent],
    today: date,
    agreements: Sequence[Stood] = (),
    care: Care = NOTHING,
) -> tuple[Missing, ...]:
    """What planning this step still needs, as far as both may know (product: gates); empty where there is no more.

    A tentative yes plans the smaller version only, so there must be one. What is private comes after all of it and is
    not among it: see `needs_beside`.
    """
    needs: list[Missing] = [] if care.readiness.prepared else [Missing.PREPARATION]
    both = (first, second)
    if not all(answer is not None and answer.answer.willing for answer in both):
        needs.append(Missing.ANSWERS)
    elif not all(willing_rules.fresh(answer, events, today, agreements) for answer in both):
        needs.append(Missing.FRESH_ANSWERS)
    if willing_rules.lacks_smaller(step, *both):
        needs.append(Missing.SMALLER)
    for words, need in (
        (step.timeframe, Missing.TIMEFRAME),
        (step.checkin, Missing.CHECKIN),
        (step.ending, Missing.ENDING),
    ):
        if not words:
            needs.append(need)
    if not care.readiness.practised:
        needs.append(Missing.PRACTISED)
    if line_met(step, care) is not None:
        needs.append(Missing.LINE)
    return tuple(needs)
