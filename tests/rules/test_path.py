"""The path as it stands on a day: who says what, what is off it, and what planning still needs."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.rating import Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.path import Path, missing, path
from app.rules.willingness import Missing, State

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
TODAY = date(2026, 5, 14)
HIERARCHY = Hierarchy(id=1, couple_id=1, baseline_id=2)
STEPS = [
    Step(
        id=n,
        hierarchy_id=1,
        place=n - 1,
        title=f"Step {n}",
        timeframe="5 minutes",
        checkin="half-way",
        ending="a word",
    )
    for n in (1, 2, 3)
]


def said(seq: int, step: int, side: Side, answer: Answer) -> Willingness:
    return Willingness(id=seq, seq=seq, at=AT, step_id=step, side=side, answer=answer)


def shown(*answers: Willingness, events: tuple[StepEvent, ...] = (), baseline: int | None = 2) -> Path:
    hierarchy = HIERARCHY.but(baseline_id=baseline)
    numbers = [Rating(id=50, seq=50, at=AT, step_id=1, side=Side.FIRST, scale=Scale.COMFORT_10, number=7)]
    return path(hierarchy, STEPS, events, numbers, answers, TODAY)


def test_every_step_stands_in_its_place_with_its_number() -> None:
    now = shown()
    assert [(row.step.id, row.number, row.above_baseline) for row in now.rows] == [
        (1, 1, True),
        (2, 2, True),
        (3, 3, False),
    ]
    assert now.order == (1, 2, 3)
    assert now.rows[0].said(Side.FIRST).rating is not None
    assert now.rows[0].said(Side.SECOND).rating is None


def test_without_a_baseline_no_step_is_above_it() -> None:
    assert not any(row.above_baseline for row in shown(baseline=None).rows)


def test_what_is_off_the_table_is_not_on_the_path_and_keeps_its_place() -> None:
    now = shown(said(1, 2, Side.SECOND, Answer.OFF_TABLE))
    assert [(row.step.id, row.number) for row in now.rows] == [(1, 1), (3, 2)]
    assert [row.step.id for row in now.off_table] == [2]
    assert now.order == (1, 2, 3)
    closed = now.row(2)
    assert closed is not None
    assert closed.number == 0
    assert now.row(9) is None


def test_a_planned_step_with_a_soft_no_is_paused() -> None:
    planned = StepEvent(id=9, seq=9, at=AT, step_id=1, kind=StepEventKind.PLANNED)
    yes = [said(1, 1, Side.FIRST, Answer.YES), said(2, 1, Side.SECOND, Answer.YES)]
    assert shown(*yes, events=(planned,)).rows[0].state is State.PLANNED
    now = shown(*yes, said(10, 1, Side.SECOND, Answer.NOT_NOW), events=(planned,))
    assert now.rows[0].state is State.PAUSED
    assert now.rows[0].is_paused
    assert not now.rows[1].is_paused


YES = said(1, 1, Side.FIRST, Answer.YES)
OTHER = said(2, 1, Side.SECOND, Answer.YES)
SMALL = said(3, 1, Side.SECOND, Answer.TENTATIVE)
PAUSED = StepEvent(id=9, seq=9, at=AT, step_id=1, kind=StepEventKind.PAUSED)


@pytest.mark.parametrize(
    ("change", "both", "events", "needs"),
    [
        ({}, (YES, OTHER), [], ()),
        ({}, (YES, None), [], (Missing.ANSWERS,)),
        ({}, (YES, OTHER), [PAUSED], (Missing.FRESH_ANSWERS,)),
        ({}, (YES, SMALL), [], (Missing.SMALLER,)),
        ({"smaller": "one minute"}, (YES, SMALL), [], ()),
        (
            {"timeframe": "", "checkin": "", "ending": ""},
            (None, None),
            [],
            (Missing.ANSWERS, Missing.TIMEFRAME, Missing.CHECKIN, Missing.ENDING),
        ),
    ],
)
def test_planning_says_what_it_still_needs(
    change: dict[str, str],
    both: tuple[Willingness | None, Willingness | None],
    events: list[StepEvent],
    needs: tuple[Missing, ...],
) -> None:
    step = STEPS[0].but(**change)
    assert missing(step, both[0], both[1], events, TODAY) == needs
    assert missing(step, both[1], both[0], events, TODAY) == needs


def test_a_number_from_before_a_change_is_told_apart() -> None:
    assert not shown().rows[0].first.number_before_change
    changed = StepEvent(id=60, seq=60, at=AT, step_id=1, kind=StepEventKind.CHANGED)
    now = shown(events=(changed,)).rows[0]
    assert now.first.rating is not None
    assert now.first.number_before_change
    assert not now.second.number_before_change
