"""How far the work may go: both spoken with alone, and what was marked since; the partners are alike in all of it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.screening import Screening, ScreeningOutcome
from app.models.side import Side
from app.rules.holds import hold_now, holds
from app.rules.readiness import conversations, may_end_preparation, readiness, spoken_with_since

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
Kind = CoupleEventKind
History = tuple[list[CoupleEvent], list[Screening]]


def event(seq: int, kind: CoupleEventKind, words: str = "") -> CoupleEvent:
    return CoupleEvent(id=seq, seq=seq, at=AT, couple_id=1, kind=kind, words=words)


def spoke(seq: int, side: Side, outcome: ScreeningOutcome | None, conversation: int = 1) -> Screening:
    return Screening(
        id=seq,
        seq=seq,
        at=AT,
        couple_id=1,
        side=side,
        conversation=conversation,
        held_on=date(2026, 5, 12),
        outcome=outcome,
    )


@st.composite
def histories(draw: st.DrawFn) -> History:
    """What may happen in any order: events, and conversations counted one after another that are changed or begun."""
    events: list[CoupleEvent] = []
    screenings: list[Screening] = []
    counted = dict.fromkeys(Side, 0)
    for seq in range(1, draw(st.integers(0, 14)) + 1):
        if draw(st.booleans()):
            events.append(event(seq, draw(st.sampled_from(list(Kind)))))
            continue
        side = draw(st.sampled_from(list(Side)))
        counted[side] += 1 if counted[side] == 0 or draw(st.booleans()) else 0
        outcome = draw(st.sampled_from([None, *ScreeningOutcome]))
        screenings.append(spoke(seq, side, outcome, counted[side]))
    return events, screenings


def swapped(screenings: list[Screening]) -> list[Screening]:
    return [one.but(side=one.side.other) for one in screenings]


@given(histories())
def test_the_partners_swapped_change_nothing(history: History) -> None:
    events, screenings = history
    assert readiness(events, screenings) == readiness(events, swapped(screenings))


@given(histories())
def test_the_order_in_which_the_records_are_read_changes_nothing(history: History) -> None:
    assert readiness(history[0][::-1], history[1][::-1]) == readiness(*history)


@given(histories())
def test_cleared_is_both_last_outcomes_going_ahead_in_conversations_begun_after_the_mark(history: History) -> None:
    events, screenings = history
    marked = max((one.seq for one in events if one.kind is Kind.KNEW_AND_WENT_ON), default=0)

    def ahead(side: Side) -> bool:
        mine = [one for one in screenings if one.side is side]
        known = {one.conversation: one for one in mine}  # the latest of each; an outcome taken back is none
        said = [known[number] for number in sorted(known) if known[number].outcome is not None]
        if not said or said[-1].outcome not in (ScreeningOutcome.PROCEED, ScreeningOutcome.CONDITIONS):
            return False
        begun = next(one for one in mine if one.conversation == said[-1].conversation)
        return begun.seq > marked

    assert readiness(events, screenings).cleared == (ahead(Side.FIRST) and ahead(Side.SECOND))
    assert all(spoken_with_since(screenings, side, marked) == ahead(side) for side in Side)


@given(histories())
def test_getting_ready_ends_only_when_all_goes_ahead_and_nothing_is_on_hold(history: History) -> None:
    now = readiness(*history)
    assert may_end_preparation(now) == (now.cleared and not now.on_hold and not now.prepared)
    assert now.held == (now.on_hold or now.knew or (now.prepared and not now.cleared))


@given(histories())
def test_the_mark_holds_until_there_is_an_outcome_of_a_new_conversation_with_each(history: History) -> None:
    events, screenings = history
    marked = max((one.seq for one in events if one.kind is Kind.KNEW_AND_WENT_ON), default=None)
    now = readiness(events, screenings)
    begun = []
    for side in Side:
        known = [one for one in conversations(screenings, side) if one.outcome is not None]
        last = known[-1].conversation if known else 0
        begun.append(min((one.seq for one in screenings if (one.side, one.conversation) == (side, last)), default=0))
    assert now.knew == (marked is not None and min(begun) < marked)
    assert not (now.cleared and now.knew)


def test_getting_ready_once_more_does_not_lift_what_the_mark_holds() -> None:
    screened = [spoke(1, Side.FIRST, ScreeningOutcome.PROCEED), spoke(2, Side.SECOND, ScreeningOutcome.PROCEED)]
    events = [event(3, Kind.PREPARATION_ENDED), event(4, Kind.KNEW_AND_WENT_ON), event(5, Kind.PREPARATION_BEGUN)]
    assert readiness(events, screened).held
    again = [spoke(6, Side.FIRST, ScreeningOutcome.PROCEED, 2), spoke(7, Side.SECOND, ScreeningOutcome.NOT_NOW, 2)]
    now = readiness(events, [*screened, *again])
    assert not now.held  # getting ready, it looks as any new couple does
    assert readiness([*events, event(8, Kind.HOLD_PLACED)], [*screened, *again]).held


@given(histories())
def test_the_latest_of_each_conversation_is_what_is_known_of_it(history: History) -> None:
    for side in Side:
        known = conversations(history[1], side)
        assert [one.conversation for one in known] == list(range(1, len(known) + 1))
        for one in known:
            assert not [
                later
                for later in history[1]
                if (later.side, later.conversation) == (side, one.conversation) and later.seq > one.seq
            ]


@given(histories())
def test_at_most_the_last_hold_lasts_and_readiness_says_the_same(history: History) -> None:
    events = [one for one in history[0] if one.kind is not Kind.HOLD_WRITTEN]
    assert (hold_now(events) is not None) == readiness(events, ()).on_hold


def test_the_words_of_a_hold_are_those_written_last_and_each_hold_has_its_own() -> None:
    events = [
        event(1, Kind.HOLD_PLACED, "First"),
        event(2, Kind.HOLD_WRITTEN, "First, and more"),
        event(3, Kind.HOLD_LIFTED),
        event(4, Kind.HOLD_PLACED, "Second"),
    ]
    assert [(one.words, one.lifted is not None) for one in holds(reversed(events))] == [
        ("First, and more", True),
        ("Second", False),
    ]
    lasting = hold_now(events)
    assert lasting is not None
    assert lasting.placed.seq == 4
    assert hold_now(events[:3]) is None
    assert hold_now([]) is None
