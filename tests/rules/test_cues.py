"""What may be worth a thought: three things, each told of one partner, and of the other when they are swapped."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.hierarchy import StepEvent, StepEventKind
from app.models.rating import Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.rules.cues import Cue, CueKind, cues

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
FIRST, SECOND = Side.FIRST, Side.SECOND
STEP = 7


def said(
    seq: int,
    side: Side,
    answer: Answer,
    *,
    step: int = STEP,
    wanting: Wanting | None = None,
    asked_by: Side | None = None,
) -> Willingness:
    return Willingness(
        id=seq, seq=seq, at=AT, step_id=step, side=side, answer=answer, wanting=wanting, asked_by=asked_by
    )


def felt(seq: int, side: Side, number: int | None, scale: Scale = Scale.SUDS_100) -> Rating:
    return Rating(id=seq, seq=seq, at=AT, step_id=STEP, side=side, scale=scale, number=number)


def changed(seq: int) -> StepEvent:
    return StepEvent(id=seq, seq=seq, at=AT, step_id=STEP, kind=StepEventKind.CHANGED)


def moves(times: int, side: Side = SECOND, first_seq: int = 1) -> list[Willingness]:
    """Both say yes; then the other of the two answers something else, and this one the same: so many times."""
    told = [said(first_seq, side, Answer.YES), said(first_seq + 1, side.other, Answer.YES)]
    for n in range(times):
        answer = Answer.YES if n % 2 else Answer.NOT_NOW
        seq = first_seq + 2 + 2 * n
        told += [said(seq, side.other, answer), said(seq + 1, side, answer)]
    return told


# A yes with much distress and no wanting -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "number", "told"),
    [
        (Scale.SUDS_100, 60, True),
        (Scale.SUDS_100, 59, False),
        (Scale.COMFORT_10, 4, True),
        (Scale.COMFORT_10, 5, False),
        (Scale.SUDS_10, 6, True),
    ],
)
@pytest.mark.parametrize("answer", [Answer.YES, Answer.TENTATIVE])
def test_a_hard_yes_that_is_not_wanted(answer: Answer, scale: Scale, number: int, told: bool) -> None:
    answers = [said(1, SECOND, answer, wanting=Wanting.NONE)]
    found = cues([STEP], [], [felt(2, SECOND, number, scale)], answers)
    assert found == ((Cue(CueKind.UNWANTED_YES, SECOND, STEP),) if told else ())


@pytest.mark.parametrize(
    ("answer", "wanting", "number"),
    [
        (Answer.NOT_NOW, Wanting.NONE, 90),
        (Answer.YES, Wanting.CURIOUS, 90),
        (Answer.YES, None, 90),
        (Answer.YES, Wanting.NONE, None),
    ],
)
def test_only_all_three_of_them_together(answer: Answer, wanting: Wanting | None, number: int | None) -> None:
    assert cues([STEP], [], [felt(2, FIRST, number)], [said(1, FIRST, answer, wanting=wanting)]) == ()


def test_a_yes_that_no_longer_stands_is_none() -> None:
    told = [said(1, FIRST, Answer.YES, wanting=Wanting.NONE)]
    assert cues([STEP], [], [felt(2, FIRST, 90)], told)
    assert cues([STEP], [changed(3)], [felt(2, FIRST, 90)], told) == ()
    assert cues([STEP], [], [felt(2, FIRST, 90)], [*told, said(4, FIRST, Answer.NOT_NOW)]) == ()
    assert cues([], [], [felt(2, FIRST, 90)], told) == ()


# Answers that move -----------------------------------------------------------------------------------------------


def test_three_moves_of_the_same_one_to_the_answer_of_the_other() -> None:
    assert cues([STEP], [], [], moves(2)) == ()
    assert cues([STEP], [], [], moves(3)) == (Cue(CueKind.CONVERGES, SECOND),)


def test_moves_on_several_steps_add_up_and_those_of_each_are_counted_apart() -> None:
    mine = [one.but(step_id=step, id=0) for step, first in ((1, 1), (2, 20)) for one in moves(2, SECOND, first)]
    assert cues([1, 2], [], [], mine) == (Cue(CueKind.CONVERGES, SECOND),)
    both = [*moves(2, SECOND), *(one for one in moves(2, FIRST, 20) if one.seq >= 22)]
    assert cues([STEP], [], [], both) == ()


def test_the_first_answer_is_no_move_and_neither_is_one_to_a_changed_step_or_after_an_undo() -> None:
    first = [said(n, side, Answer.YES, step=n) for n in range(1, 9) for side in (FIRST, SECOND)]
    assert cues(list(range(1, 9)), [], [], first) == ()
    told = [one.but(seq=10 * one.seq) for one in moves(3)]
    assert cues([STEP], [], [], told)
    assert cues([STEP], [changed(one.seq - 5) for one in told[3::2]], [], told) == ()
    undone = [said(one.seq - 5, SECOND, Answer.NOT_ASKED) for one in told[3::2]]
    assert cues([STEP], [], [], told + undone) == ()


# Who brings it up again ------------------------------------------------------------------------------------------


def test_four_times_and_always_the_same_one() -> None:
    asked = [said(n, FIRST, Answer.NOT_NOW, step=n, asked_by=SECOND) for n in range(1, 5)]
    steps = list(range(1, 6))
    assert cues(steps, [], [], asked[:3]) == ()
    assert cues(steps, [], [], asked) == (Cue(CueKind.ALWAYS_ASKS, SECOND),)
    assert cues(steps, [], [], [*asked, said(9, SECOND, Answer.YES, step=5, asked_by=FIRST)]) == ()


# Both alike ------------------------------------------------------------------------------------------------------

SIDES = st.sampled_from(list(Side))
ANSWERS = st.lists(
    st.tuples(
        SIDES,
        st.integers(1, 3),
        st.sampled_from(list(Answer)),
        st.sampled_from([None, *Wanting]),
        st.none() | SIDES,
    ),
    max_size=24,
)
NUMBERS = st.lists(st.tuples(SIDES, st.integers(1, 3), st.integers(0, 100)), max_size=8)


@given(ANSWERS, NUMBERS, st.lists(st.tuples(st.integers(1, 3), st.integers(1, 40)), max_size=4))
def test_the_partners_swapped_are_told_of_as_the_other(
    given_answers: list[tuple[Side, int, Answer, Wanting | None, Side | None]],
    numbers: list[tuple[Side, int, int]],
    changes: list[tuple[int, int]],
) -> None:
    answers = [
        said(2 * n, side, answer, step=step, wanting=wanting, asked_by=by)
        for n, (side, step, answer, wanting, by) in enumerate(given_answers, 1)
    ]
    ratings = [felt(100 + n, side, number).but(step_id=step) for n, (side, step, number) in enumerate(numbers)]
    events = [changed(2 * at + 1).but(step_id=step) for step, at in changes]
    other = [
        one.but(side=one.side.other, asked_by=one.asked_by.other if one.asked_by is not None else None)
        for one in answers
    ]
    turned = [one.but(side=one.side.other) for one in ratings]
    found, back = cues([1, 2, 3], events, ratings, answers), cues([1, 2, 3], events, turned, other)
    assert {(one.kind, one.side.other, one.step_id) for one in found} == {(o.kind, o.side, o.step_id) for o in back}
