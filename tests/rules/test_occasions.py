"""Whatever is tried in whatever order: nothing is planned, under way or settled without what it needs from both."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from random import Random

import pytest

from app.models.hierarchy import Confirming, StepEvent
from app.models.limit import LimitStanding, Sharing
from app.models.look import PainState
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.occasions import end_of, needs_to_settle, needs_to_start, occasion, yes_for_now
from app.rules.willingness import Missing, State, brings, counting
from tests.consent_walk import BOTH, STEP, TAG, Couple, History, Intention, Kind, with_what_stands_beside

WALKS = int(os.environ.get("CONSENT_WALKS", "1000"))
"""Ten thousand in `make faults`."""

YES = {Answer.YES, Answer.TENTATIVE}


def done(*wishes: Intention) -> History:
    """A history of things that may all be done."""
    history = History.ready()
    for wish in wishes:
        assert history.try_out(wish), wish
    return history


def says(side: Side, answer: Answer = Answer.YES) -> Intention:
    return Intention(side, answer)


def both(answer: Answer = Answer.YES) -> tuple[Intention, Intention]:
    return says(Side.FIRST, answer), says(Side.SECOND, answer)


def same(what: Confirming) -> tuple[Intention, Intention]:
    return Intention(Side.FIRST, what=what), Intention(Side.SECOND, what=what)


def does(kind: Kind) -> Intention:
    return Intention(kind=kind)


PLANNED = (*both(), does(Kind.PLANNED))
UNDER_WAY = (*PLANNED, does(Kind.OFFERED), *both(), does(Kind.STARTED))


# -- by themselves --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (PLANNED, State.PLANNED),
        ((*PLANNED, does(Kind.OFFERED)), State.PLANNED),
        (UNDER_WAY, State.UNDER_WAY),
        ((*UNDER_WAY, does(Kind.PAUSED)), State.PAUSED),
        ((*UNDER_WAY, does(Kind.PAUSED), *both()), State.PAUSED),
        ((*UNDER_WAY, does(Kind.PAUSED), *both(), does(Kind.STARTED)), State.UNDER_WAY),
        ((*UNDER_WAY, does(Kind.PAUSED), does(Kind.ENDED)), State.PAUSED),
        ((*UNDER_WAY, does(Kind.ENDED)), State.PLANNED),
        ((*UNDER_WAY, does(Kind.CHANGED)), State.IDEA),
        ((*UNDER_WAY, does(Kind.CHANGED), *same(Confirming.SAME_STEP)), State.IDEA),
        ((*UNDER_WAY, does(Kind.CHANGED), *same(Confirming.SAME_STEP), does(Kind.PLANNED)), State.PLANNED),
        ((*UNDER_WAY, says(Side.SECOND, Answer.NOT_NOW)), State.PAUSED),
        ((*UNDER_WAY, says(Side.SECOND, Answer.NOT_ASKED)), State.PAUSED),
        ((*UNDER_WAY, says(Side.SECOND, Answer.NOT_ASKED), says(Side.SECOND)), State.PAUSED),
        ((*UNDER_WAY, does(Kind.ENDED), says(Side.SECOND, Answer.NOT_ASKED)), State.IDEA),
        ((*UNDER_WAY, does(Kind.ENDED), says(Side.SECOND, Answer.NOT_NOW)), State.PAUSED),
        ((*UNDER_WAY, *same(Confirming.SETTLED), does(Kind.SETTLED)), State.SETTLED),
        ((*PLANNED, *same(Confirming.SETTLED), does(Kind.SETTLED)), State.SETTLED),
        ((*PLANNED, *same(Confirming.SETTLED), does(Kind.SETTLED), says(Side.FIRST, Answer.UNKNOWN)), State.IDEA),
        ((*PLANNED, *same(Confirming.SETTLED), does(Kind.SETTLED), says(Side.FIRST, Answer.NOT_ASKED)), State.SETTLED),
        (
            (
                *PLANNED,
                *same(Confirming.SETTLED),
                does(Kind.SETTLED),
                says(Side.FIRST, Answer.NOT_NOW),
                says(Side.FIRST),
            ),
            State.IDEA,
        ),
        ((*PLANNED, does(Kind.SET_ASIDE)), State.SET_ASIDE),
        ((*PLANNED, does(Kind.SET_ASIDE), does(Kind.TAKEN_UP)), State.IDEA),
    ],
)
def test_a_step_is_where_what_was_said_and_done_leaves_it(wishes: tuple[Intention, ...], expected: State) -> None:
    assert done(*wishes).state() is expected


def test_a_lapse_leaves_what_is_settled_and_takes_nothing_else_along() -> None:
    settled = done(*PLANNED, *same(Confirming.SETTLED), does(Kind.SETTLED))
    planned = done(*PLANNED)
    for history in (settled, planned):
        history.pass_days(Intention(days=29))
    assert (settled.state(), planned.state()) == (State.SETTLED, State.IDEA)


def test_one_of_them_alone_changes_nothing() -> None:
    changed = done(*PLANNED, does(Kind.CHANGED), Intention(Side.FIRST, what=Confirming.SAME_STEP))
    assert changed.state() is State.IDEA
    assert changed.standing() == (None, None)
    changed.write(does(Kind.CHANGED))
    changed.write(Intention(Side.SECOND, what=Confirming.SAME_STEP))
    assert changed.state() is State.IDEA, "each speaks of the change that was before it"


def test_what_was_confirmed_of_one_change_is_not_said_of_the_next() -> None:
    history = done(*PLANNED, does(Kind.CHANGED), *same(Confirming.SAME_STEP), does(Kind.CHANGED))
    assert history.state() is State.IDEA
    assert [one.kind for one in counting(history.events, history.confirmed)] == [Kind.PLANNED, Kind.CHANGED]


def test_what_was_confirmed_of_a_slip_of_the_pen_is_not_said_of_the_change_before_it() -> None:
    history = done(*PLANNED, does(Kind.CHANGED), does(Kind.CHANGED), *same(Confirming.SAME_STEP))
    assert history.state() is State.IDEA
    assert history.standing() == (None, None)


@pytest.mark.parametrize(
    ("wishes", "needs"),
    [
        ((), Missing.OCCASION),
        (PLANNED, Missing.OCCASION),
        ((*PLANNED, does(Kind.OFFERED)), Missing.YES_NOW),
        ((*PLANNED, does(Kind.OFFERED), says(Side.FIRST)), Missing.YES_NOW),
        ((*PLANNED, does(Kind.OFFERED), *both(Answer.TENTATIVE)), None),
        ((*UNDER_WAY, does(Kind.PAUSED)), Missing.YES_NOW),
        ((*UNDER_WAY, does(Kind.PAUSED), says(Side.SECOND)), Missing.YES_NOW),
        ((*UNDER_WAY, does(Kind.PAUSED), *both()), None),
        ((*UNDER_WAY, does(Kind.ENDED)), Missing.OCCASION),
        ((*UNDER_WAY, does(Kind.UNPLANNED)), Missing.OCCASION),
        ((*UNDER_WAY, does(Kind.CHANGED), *both()), Missing.OCCASION),
    ],
)
def test_beginning_takes_two_yeses_for_this_time(wishes: tuple[Intention, ...], needs: Missing | None) -> None:
    history = done(*wishes)
    assert needs_to_start(history.step, *history.standing(), history.events, 1) is needs
    assert needs_to_start(history.step, *history.standing(), history.events, 2) is Missing.OCCASION, "another session"


def test_a_yes_from_before_is_none_for_now() -> None:
    history = done(*PLANNED, does(Kind.OFFERED), says(Side.SECOND))
    first, second = history.standing()
    assert not yes_for_now(first, history.events)
    assert yes_for_now(second, history.events)
    assert not yes_for_now(None, history.events)
    assert not yes_for_now(second, [])


@pytest.mark.parametrize(
    ("wishes", "needs"),
    [
        ((*both(), *same(Confirming.SETTLED)), Missing.THIS_WEEK),
        (PLANNED, Missing.BOTH_SAY_SO),
        ((*PLANNED, Intention(Side.FIRST, what=Confirming.SETTLED)), Missing.BOTH_SAY_SO),
        ((*PLANNED, *same(Confirming.SAME_STEP)), Missing.BOTH_SAY_SO),
        ((*PLANNED, *same(Confirming.SETTLED)), None),
        ((*PLANNED, says(Side.FIRST, Answer.TENTATIVE), *same(Confirming.SETTLED)), Missing.PLAIN_YES),
        ((*UNDER_WAY, *same(Confirming.SETTLED), does(Kind.PAUSED), *both(), does(Kind.STARTED)), Missing.BOTH_SAY_SO),
    ],
)
def test_it_is_settled_when_both_say_so(wishes: tuple[Intention, ...], needs: Missing | None) -> None:
    history = done(*wishes)
    today = history.now.date()
    assert needs_to_settle(history.state(), *history.standing(), history.events, history.confirmed, today) is needs


def test_under_way_too_long_to_be_settled() -> None:
    history = done(*UNDER_WAY, *same(Confirming.SETTLED))
    history.pass_days(Intention(days=29))
    first, second = history.standing()
    needs = needs_to_settle(history.state(), first, second, history.events, history.confirmed, history.now.date())
    assert needs is Missing.FRESH_ANSWERS


@pytest.mark.parametrize("given", list(Answer))
def test_any_answer_but_a_yes_pauses_what_is_planned_or_under_way(given: Answer) -> None:
    stops = Kind.PAUSED if given not in YES else None
    asked = given is not Answer.NOT_ASKED
    assert brings(done(*UNDER_WAY).events, given, smaller=True) is stops
    assert brings(done(*PLANNED).events, given, smaller=True) is (stops if asked else None)
    assert brings(done(*UNDER_WAY, does(Kind.ENDED)).events, given, smaller=True) is (stops if asked else None)
    settled = done(*PLANNED, *same(Confirming.SETTLED), does(Kind.SETTLED)).events
    for smaller in (True, False):
        assert brings(settled, given, smaller=smaller) is (Kind.UNPLANNED if stops and asked else None)
        for kind in (Kind.UNPLANNED, Kind.PAUSED, Kind.CHANGED, Kind.SET_ASIDE):
            assert brings(done(*PLANNED, does(kind)).events, given, smaller=smaller) is None
        assert brings([], given, smaller=smaller) is None


@pytest.mark.parametrize("before", [PLANNED, UNDER_WAY])
def test_a_tentative_yes_pauses_a_step_that_has_no_smaller_version(before: tuple[Intention, ...]) -> None:
    assert brings(done(*before).events, Answer.TENTATIVE, smaller=False) is Kind.PAUSED
    assert brings(done(*before).events, Answer.YES, smaller=False) is None


def test_nothing_begins_with_a_tentative_yes_and_no_smaller_version() -> None:
    history = History.ready(STEP.but(smaller="", band="A"))
    for wish in (does(Kind.OFFERED), says(Side.FIRST), says(Side.SECOND, Answer.TENTATIVE)):
        history.write(wish)
    needs = needs_to_start(history.step, *history.standing(), history.events, history.rooms, history.care())
    assert needs is Missing.SMALLER
    history.step = STEP.but(band="A")
    assert needs_to_start(history.step, *history.standing(), history.events, history.rooms, history.care()) is None


# -- whatever the order ---------------------------------------------------------------------------------------


@pytest.mark.uncounted
def test_in_any_order_nothing_stands_without_what_it_needs() -> None:
    reached: set[State] = set()
    for number in range(WALKS):
        dice, history, mirrored = Random(number), History(), History()
        if number % 4:
            history.step = mirrored.step = STEP.but(band="A" if number % 4 == 1 else "")
        if number % 3 == 0:
            history.step = mirrored.step = history.step.but(smaller="")
        for wish in with_what_stands_beside(dice, 24, days=True):
            before = history.state()
            was_done = history.try_out(wish)
            assert mirrored.try_out(wish.mirrored) is was_done, (number, wish)
            now = history.state()
            assert mirrored.state() is now, (number, wish)
            reached.add(now)
            hold(history, now, (number, wish))
            if was_done and wish.kind in (Kind.PLANNED, Kind.STARTED):
                gates_were_open(history, wish.kind, (number, wish))
            if was_done and wish.line is not None and wish.line.sharing is Sharing.SHARED:
                closes = wish.line.standing is LimitStanding.OFF_TABLE and TAG in history.step.area
                assert not closes or now not in (State.PLANNED, State.UNDER_WAY), (number, wish)
            if was_done and wish.answer is not None and wish.answer not in YES:
                came_to_rest = now is State.PAUSED or before not in (State.PLANNED, State.UNDER_WAY)
                assert came_to_rest or wish.answer is Answer.NOT_ASKED, (number, wish)
    assert reached == set(State)


def hold(history: History, now: State, where: object) -> None:
    """The gates as the design words them, told from the bare lists and not by the rules."""
    if now not in (State.PLANNED, State.UNDER_WAY, State.SETTLED):
        return
    changes = [one.seq for one in history.events if one.kind is Kind.CHANGED]
    for change, following in list(zip(changes, [*changes, history.seq + 1][1:], strict=True)):
        told = [one for one in history.confirmed if change < one.seq < following and one.what is Confirming.SAME_STEP]
        if len({one.side for one in told}) == 2:
            changes.remove(change)
    rests = [one.seq for one in history.events if one.kind is Kind.PAUSED]
    offers = [one.seq for one in history.events if one.kind is Kind.OFFERED]
    for side in Side:
        mine = [one for one in history.answers if one.side is side]
        if now is State.SETTLED:
            assert any(one.what is Confirming.SETTLED and one.side is side for one in history.confirmed), where
            assert mine[-1].answer in YES or mine[-1].answer is Answer.NOT_ASKED, where
            continue
        last = mine[-1]
        assert last.answer in YES, where
        assert last.answer is Answer.YES or history.step.smaller, where
        assert all(last.seq > one for one in (*changes, *rests)), where
        if now is State.PLANNED:
            assert (history.now.date() - last.at.date()).days <= 28, where
        else:
            assert last.seq > offers[-1], where


def gates_were_open(history: History, kind: Kind, where: object) -> None:
    """What has to stand beside a step that was just planned or begun, told from the bare lists (product: gates)."""
    near = history.step.band == "A"
    knew = [one.seq for one in history.couple if one.kind is Couple.KNEW_AND_WENT_ON]
    for side in Side if kind is Kind.PLANNED or not near else ():
        last = [one for one in history.screened if one.side is side][-1]
        assert last.outcome in (ScreeningOutcome.PROCEED, ScreeningOutcome.CONDITIONS), where
        assert all(last.seq > one for one in knew), where
    if kind is Kind.PLANNED or not near:
        for good, bad in (
            (Couple.PREPARATION_ENDED, Couple.PREPARATION_BEGUN),
            (Couple.PAUSE_PRACTISED, Couple.PAUSE_TO_PRACTISE),
            (Couple.HOLD_LIFTED, Couple.HOLD_PLACED),
        ):
            told = [one.kind for one in history.couple if one.kind in (good, bad)]
            assert told[-1:] == [good] or (not told and good is Couple.HOLD_LIFTED), where
    if TAG in history.step.area:
        for side in Side:
            said = [one for one in history.words if one.limit_id == (1 if side is Side.FIRST else 2)]
            assert not said or said[-1].standing is not LimitStanding.OFF_TABLE, where
            pain = [one.state for one in history.pains if one.side is side]
            assert pain[-1:] != [PainState.PAIN], where
    if kind is Kind.STARTED:
        assert history.room == BOTH, where


def test_an_occasion_lasts_from_its_offer_to_its_end() -> None:
    assert occasion(done(*PLANNED).events) is None
    begun = done(*UNDER_WAY, does(Kind.PAUSED))
    offered = next(one for one in begun.events if one.kind is Kind.OFFERED)
    assert occasion(begun.events) == offered
    assert occasion(done(*UNDER_WAY, does(Kind.ENDED)).events) is None
    assert end_of(offered, begun.events) is None


@pytest.mark.parametrize("ends", [Kind.ENDED, Kind.SETTLED, Kind.UNPLANNED, Kind.CHANGED])
def test_what_ended_an_occasion_is_told_of_each(ends: Kind) -> None:
    over = (*begun_events(Kind.PAUSED, ends), *begun_events(Kind.ENDED))
    events = [one.but(seq=seq) for seq, one in enumerate(over, 1)]
    first, second = (one for one in events if one.kind is Kind.OFFERED)
    assert [end_of(one, reversed(events)) for one in (first, second)] == [events[3], events[6]]
    assert end_of(first, events[:2]) is None


def begun_events(*after: Kind) -> list[StepEvent]:
    """One time of a step, with what came after it began."""
    at = datetime(2026, 5, 14, tzinfo=UTC)
    return [StepEvent(step_id=1, kind=kind, at=at) for kind in (Kind.OFFERED, Kind.STARTED, *after)]
