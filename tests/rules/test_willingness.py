"""What an answer means today: yeses lapse, doors stay closed, and nothing but an answer makes a yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.hierarchy import StepEvent, StepEventKind
from app.models.revision import Stood
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.willingness import LASTS, State, changed_since, fresh, standing, state, withdraws

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)


def said(seq: int, answer: Answer, side: Side = Side.FIRST, at: datetime = AT) -> Willingness:
    return Willingness(id=seq, seq=seq, at=at, step_id=1, side=side, answer=answer)


def event(seq: int, kind: StepEventKind) -> StepEvent:
    return StepEvent(id=seq, seq=seq, at=AT, step_id=1, kind=kind)


@pytest.mark.parametrize("answer", [a for a in Answer if a is not Answer.NOT_ASKED])
def test_an_answer_stands_until_the_next(answer: Answer) -> None:
    last = standing([said(1, Answer.YES), said(2, answer)], [], Side.FIRST)
    assert last is not None
    assert last.answer is answer
    assert standing([said(1, answer)], [], Side.SECOND) is None


@pytest.mark.parametrize("answer", [a for a in Answer if a not in (Answer.NOT_ASKED, Answer.OFF_TABLE)])
def test_a_changed_step_is_a_new_question(answer: Answer) -> None:
    answers, events = [said(1, answer)], [event(2, StepEventKind.CHANGED)]
    assert standing(answers, events, Side.FIRST) is None
    assert changed_since(answers, events, Side.FIRST)
    again = [*answers, said(3, Answer.YES)]
    assert standing(again, events, Side.FIRST) is not None
    assert not changed_since(again, events, Side.FIRST)


def test_off_the_table_outlives_every_change_of_the_step() -> None:
    events = [
        event(2, StepEventKind.CHANGED),
        event(3, StepEventKind.REMOVED),
        event(4, StepEventKind.BROUGHT_BACK),
    ]
    last = standing([said(1, Answer.OFF_TABLE)], events, Side.FIRST)
    assert last is not None
    assert last.answer is Answer.OFF_TABLE


def test_a_step_that_was_brought_back_has_no_yes_left_but_its_noes() -> None:
    events = [event(2, StepEventKind.REMOVED), event(3, StepEventKind.BROUGHT_BACK)]
    assert standing([said(1, Answer.YES)], events, Side.FIRST) is None
    assert standing([said(1, Answer.TENTATIVE)], events, Side.FIRST) is None
    kept = standing([said(1, Answer.NOT_NOW)], events, Side.FIRST)
    assert kept is not None


def test_nobody_asked_is_nobody_changed() -> None:
    assert not changed_since([], [event(1, StepEventKind.CHANGED)], Side.FIRST)
    undone = [said(1, Answer.YES), said(2, Answer.NOT_ASKED)]
    assert standing(undone, [], Side.FIRST) is None
    assert not changed_since(undone, [], Side.FIRST)


@pytest.mark.parametrize(
    ("before", "answer", "takes_back"),
    [
        (None, Answer.OFF_TABLE, True),
        (None, Answer.NOT_NOW, False),
        (None, Answer.YES, False),
        (Answer.YES, Answer.NOT_NOW, True),
        (Answer.TENTATIVE, Answer.UNKNOWN, True),
        (Answer.YES, Answer.TENTATIVE, False),
        (Answer.NOT_NOW, Answer.UNSAID, False),
        (Answer.YES, Answer.NOT_ASKED, False),
    ],
)
def test_taking_back_a_yes_is_a_withdrawal(before: Answer | None, answer: Answer, takes_back: bool) -> None:
    assert withdraws(said(1, before) if before else None, answer) is takes_back


YES, NO, AGAIN = said(1, Answer.YES), said(1, Answer.NOT_NOW), said(15, Answer.YES)


@pytest.mark.parametrize(
    ("first", "second", "kinds", "expected"),
    [
        (YES, YES, [], State.IDEA),
        (YES, YES, [StepEventKind.PLANNED], State.PLANNED),
        (YES, None, [StepEventKind.PLANNED], State.IDEA),
        (YES, NO, [StepEventKind.PLANNED], State.PAUSED),
        (NO, None, [StepEventKind.PLANNED], State.PAUSED),
        (YES, YES, [StepEventKind.PLANNED, StepEventKind.UNPLANNED], State.IDEA),
        (YES, YES, [StepEventKind.PLANNED, StepEventKind.PAUSED], State.PAUSED),
        (AGAIN, AGAIN, [StepEventKind.PAUSED, StepEventKind.PLANNED], State.PLANNED),
        (YES, AGAIN, [StepEventKind.PAUSED, StepEventKind.PLANNED], State.IDEA),
        (YES, NO, [], State.IDEA),
        (YES, YES, [StepEventKind.PLANNED, StepEventKind.CHANGED], State.IDEA),
        (YES, YES, [StepEventKind.PLANNED, StepEventKind.REMOVED, StepEventKind.BROUGHT_BACK], State.IDEA),
        (YES, YES, [StepEventKind.PAUSED, StepEventKind.CHANGED], State.PAUSED),
    ],
)
def test_a_step_is_where_its_answers_and_events_leave_it(
    first: Willingness, second: Willingness | None, kinds: list[StepEventKind], expected: State
) -> None:
    events = [event(10 * number, kind) for number, kind in enumerate(kinds, start=1)]
    assert state(first, second, events, AT.date()) is expected


@given(
    st.lists(st.sampled_from(Answer), max_size=6),
    st.lists(st.sampled_from(Answer), max_size=6),
    st.lists(st.sampled_from(StepEventKind), max_size=6),
)
def test_with_the_partners_swapped_only_the_labels_differ(
    mine: list[Answer], yours: list[Answer], kinds: list[StepEventKind]
) -> None:
    seqs = iter(range(1, 100))
    answers = [said(next(seqs), one) for one in mine] + [said(next(seqs), one, Side.SECOND) for one in yours]
    events = [event(next(seqs), kind) for kind in kinds]
    swapped = [one.but(side=one.side.other) for one in answers]
    for side in Side:
        here, there = standing(answers, events, side), standing(swapped, events, side.other)
        assert (here.answer if here else None) == (there.answer if there else None)
    first, second = (standing(answers, events, side) for side in Side)
    here_state = state(first, second, events, AT.date())
    second, first = (standing(swapped, events, side) for side in Side)
    there_state = state(first, second, events, AT.date())
    assert here_state is there_state
    if here_state is State.PLANNED:
        both = [standing(answers, events, side) for side in Side]
        assert all(one is not None and one.answer.willing for one in both)


def test_a_yes_is_fresh_for_four_weeks_and_until_the_next_pause() -> None:
    yes = said(1, Answer.YES)
    assert fresh(yes, [], AT.date() + LASTS)
    assert not fresh(yes, [], AT.date() + LASTS + timedelta(days=1))
    assert not fresh(yes, [event(2, StepEventKind.PAUSED)], AT.date())
    assert fresh(said(3, Answer.YES), [event(2, StepEventKind.PAUSED)], AT.date())
    assert not fresh(said(1, Answer.NOT_NOW), [], AT.date())
    assert not fresh(None, [], date(2026, 5, 14))


@pytest.mark.parametrize("later", [a for a in Answer if a is not Answer.OFF_TABLE])
def test_off_the_table_counts_until_its_owner_brings_it_back(later: Answer) -> None:
    closed = [said(1, Answer.OFF_TABLE), said(2, later)]
    last = standing(closed, [], Side.FIRST)
    assert last is not None
    assert last.answer is Answer.OFF_TABLE
    opened = [*closed, said(3, Answer.NOT_ASKED).but(brought_back=True)]
    assert standing(opened, [], Side.FIRST) is None
    again = standing([*opened, said(4, Answer.YES)], [], Side.FIRST)
    assert again is not None
    assert again.answer is Answer.YES


@pytest.mark.parametrize(
    ("review", "day", "still"),
    [
        (70, 69, True),
        (70, 70, False),
        (7, 6, True),
        (7, 7, False),
        (0, 28, True),
        (0, 29, False),
        (-3, 28, True),
        (-3, 29, False),
    ],
)
def test_a_yes_lasts_until_the_agreement_is_looked_at_again(review: int, day: int, still: bool) -> None:
    """An answer of that day or later has no such day before it, and lasts four weeks as without an agreement."""
    yes = said(1, Answer.YES)
    looked_at, today = AT.date() + timedelta(days=review), AT.date() + timedelta(days=day)
    agreed = [Stood(AT.date() - timedelta(days=20), None, looked_at)]
    assert fresh(yes, [], today, agreed) is still
    planned = [event(10, StepEventKind.PLANNED)]
    assert state(YES, YES, planned, today, agreed) is (State.PLANNED if still else State.IDEA)


@pytest.mark.parametrize(
    ("agreed", "last"),
    [
        ([(29, None, 90)], 28),  # printed when the answer had lapsed
        ([(28, None, 90)], 89),
        ([(0, None, 7)], 6),
        ([(0, 10, 7)], 6),  # ended when the answer had lapsed
        ([(0, 5, 7)], 6),
        ([(0, 5, 70)], 28),
        ([(0, 40, 70)], 39),
        ([(0, 40, 70), (40, None, 100)], 99),  # the next revision takes its place
        ([(0, 40, 70), (41, None, 100)], 39),
        ([(0, 70, 70), (70, None, 100)], 69),
        ([(-30, -1, 70)], 28),
        ([(-30, None, 70)], 69),
    ],
)
def test_no_agreement_brings_back_a_yes_that_had_lapsed(agreed: list[tuple[int, int | None, int]], last: int) -> None:
    """Days are counted from the answer: printed on, ended on, looked at again on."""

    def day(number: int) -> date:
        return AT.date() + timedelta(days=number)

    stood = [Stood(day(a), None if b is None else day(b), day(c)) for a, b, c in agreed]
    yes = said(1, Answer.YES)
    assert [fresh(yes, [], day(one), stood) for one in range(120)] == [one <= last for one in range(120)]


def test_a_planned_step_whose_yeses_have_lapsed_is_an_idea_again() -> None:
    planned = [event(10, StepEventKind.PLANNED)]
    assert state(YES, YES, planned, AT.date() + LASTS) is State.PLANNED
    assert state(YES, YES, planned, AT.date() + LASTS + timedelta(days=1)) is State.IDEA


@pytest.mark.parametrize("review", [(), (Stood(AT.date(), None, AT.date() + timedelta(days=70)),)])
def test_a_yes_from_a_day_that_is_still_to_come_is_asked_again(review: Sequence[Stood]) -> None:
    """The computer's clock was ahead when it was given; a journey across a time zone is no more than a day."""
    yes = said(1, Answer.YES)
    assert fresh(yes, [], AT.date() - timedelta(days=1), review)
    assert not fresh(yes, [], AT.date() - timedelta(days=2), review)
