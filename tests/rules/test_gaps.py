"""Where a step in between is offered, and what that step would be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.content import load_dials, load_steps
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind, StepWords
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Sharing
from app.models.rating import Rating, Scale
from app.models.side import Side
from app.rules.gaps import Gaps, Rung, WideStep, step_between, turned_down, wide_step
from app.rules.limits import Care, limits_now
from app.rules.path import path
from app.rules.typed_steps import from_library

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
GAPS = Gaps(threshold=20, dials=("mode", "duration", "distance", "barrier"))
FIRST, SECOND = Side.FIRST, Side.SECOND


def step(number: int, **words: str) -> Step:
    told = {"title": f"Step {number}", "timeframe": "5 minutes each", **words}
    return Step(id=number, hierarchy_id=1, place=number - 1, **told)  # type: ignore[arg-type]  # words by name


def says(step_id: int, side: Side, number: int | None, scale: Scale = Scale.COMFORT_10, seq: int = 1) -> Rating:
    return Rating(id=seq, seq=seq, at=AT, step_id=step_id, side=side, scale=scale, number=number)


def between(
    first: tuple[int | None, int | None],
    second: tuple[int | None, int | None] = (None, None),
    below: Step | None = None,
    above: Step | None = None,
    gaps: Gaps = GAPS,
) -> WideStep | None:
    """What is offered where each partner says these numbers of comfort, of one step and of the next."""
    below, above = below or step(1), above or step(2)
    easier = Rung(below, says(below.id, FIRST, first[0]), says(below.id, SECOND, second[0]))
    harder = Rung(above, says(above.id, FIRST, first[1]), says(above.id, SECOND, second[1]))
    return wide_step(easier, harder, gaps)


def test_a_jump_above_the_threshold_is_offered_for_whom_it_is_too_wide() -> None:
    assert between((5, 3), (7, 7)) is None
    offer = between((6, 6), (5, 2))
    assert offer is not None
    assert (offer.jump, offer.for_whom, offer.dial) == (30, (SECOND,), "duration")
    offer = between((9, 2), (5, 2))
    assert offer is not None
    assert (offer.jump, offer.for_whom) == (70, (FIRST, SECOND))


def test_a_step_that_is_easier_than_the_one_before_is_no_jump() -> None:
    assert between((2, 9), (2, 9)) is None


def test_no_number_is_no_jump() -> None:
    assert between((9, None), (None, 0)) is None
    assert wide_step(Rung(step(1)), Rung(step(2)), GAPS) is None


def test_every_scale_counts_as_distress() -> None:
    rungs = Rung(step(1), says(1, FIRST, 9)), Rung(step(2), says(2, FIRST, 40, Scale.SUDS_100))
    offer = wide_step(*rungs, GAPS)
    assert offer is not None
    assert offer.jump == 30


def test_what_was_left_stays_away_and_only_between_these_two() -> None:
    assert between((9, 2), gaps=Gaps(20, GAPS.dials, {(1, 2)})) is None
    assert between((9, 2), gaps=Gaps(20, GAPS.dials, {(2, 1)})) is not None


def test_a_steps_own_dials_come_first_in_the_order_of_the_library() -> None:
    offer = between((9, 2), above=step(2, dials="barrier, distance"))
    assert offer is not None
    assert offer.dial == "distance"


@pytest.mark.parametrize(
    ("below", "above", "offered"),
    [
        ({}, {}, True),
        ({}, {"band": "F"}, False),
        ({"band": "E"}, {"band": "G"}, False),
        ({"band": "F"}, {"band": "B"}, False),
        ({"band": "F"}, {"band": "G"}, True),
        ({"area": "intimate areas"}, {"band": "F"}, True),
        ({}, {"act": "shared sexual closeness"}, False),
    ],
)
def test_beside_an_intimate_step_nothing_is_offered_unless_both_are(
    below: dict[str, str], above: dict[str, str], offered: bool
) -> None:
    assert (between((9, 2), below=step(1, **below), above=step(2, **above)) is not None) == offered


def test_where_the_step_before_is_already_this_one_made_smaller_nothing_more_is_offered() -> None:
    above = step(2, title="Shoulders and back")
    less = step_between(above, "duration", "half the time")
    assert between((9, 2), below=step(1, **less.model_dump(include={"title"})), above=above) is None


@pytest.mark.parametrize(
    ("words", "dial", "said", "title", "time"),
    [
        ({}, "duration", "half the time", "Step 2: 2 minutes each", "2 minutes each"),
        ({"timeframe": "10 minutes"}, "duration", "half the time", "Step 2: 5 minutes", "5 minutes"),
        ({"timeframe": "1 minute"}, "duration", "half the time", "Step 2: half the time", ""),
        ({"timeframe": "as needed"}, "duration", "half the time", "Step 2: half the time", ""),
        ({}, "barrier", "the same, with one layer more", "Step 2: the same, with one layer more", "5 minutes each"),
        ({"smaller": "a hand, 2 minutes each."}, "duration", "…", "Step 2: a hand, 2 minutes each", "2 minutes each"),
        ({"smaller": "a hand on a sleeve"}, "duration", "…", "Step 2: a hand on a sleeve", ""),
    ],
)  # fmt: skip
def test_the_step_in_between_says_in_its_title_what_is_turned_down(
    words: dict[str, str], dial: str, said: str, title: str, time: str
) -> None:
    harder = step(2, checkin="half-way", ending="a word", band="D", area="back", dials="duration", **words)
    less = step_between(harder, dial, said)
    assert (less.title, less.timeframe, less.smaller) == (title, time, "")
    assert (less.checkin, less.ending, less.band, less.area, less.dials) == (
        "half-way",
        "a word",
        "D",
        "back",
        "duration",
    )
    assert less.title.endswith(turned_down(harder, dial, said))


def test_every_step_of_the_library_can_be_made_smaller_in_words() -> None:
    dials = {dial.id: dial for dial in load_dials()}
    gaps = Gaps(20, tuple(dials))
    for one in load_steps():
        words = from_library(one)
        offer = between((9, 2), below=step(1, band=one.band, act=words.act, area=words.area), above=step(2).but(
            **words.model_dump(exclude={"id"})), gaps=gaps)  # fmt: skip
        assert offer is not None, one.id
        less = step_between(words, offer.dial, dials[offer.dial].turned_down)
        assert less.title.startswith(words.title.rstrip("."))
        assert less.title != words.title


@given(st.text(), st.text(), st.sampled_from(["duration", "barrier"]))
def test_any_words_make_a_step(timeframe: str, smaller: str, dial: str) -> None:
    words = StepWords(title="Hug", timeframe=timeframe, smaller=smaller)
    assert step_between(words, dial, "less").title.startswith("Hug: ")


# -- on the path ------------------------------------------------------------------------------------------------


def offered(
    *events: StepEvent,
    care: Care | None = None,
    steps: tuple[Step, ...] = (step(1), step(2), step(3)),
    comfort: tuple[int, ...] = (9, 9, 3),
) -> list[WideStep | None]:
    told = [says(one.id, FIRST, number, seq=one.id) for one, number in zip(steps, comfort, strict=True)]
    shown = path(Hierarchy(id=1, couple_id=1), steps, events, told, [], AT.date(), care=care or Care(), gaps=GAPS)
    return [row.wide for row in shown.rows]


def event(step_id: int, kind: StepEventKind) -> StepEvent:
    return StepEvent(id=50, seq=50, at=AT, step_id=step_id, kind=kind)


def test_a_path_offers_before_the_wide_step_alone() -> None:
    wide = offered()
    assert wide[:2] == [None, None]
    assert wide[2] is not None
    assert (wide[2].below_id, wide[2].above_id) == (2, 3)


def test_a_number_of_before_a_change_was_said_of_another_step() -> None:
    assert offered(event(3, StepEventKind.CHANGED))[2] is None


def test_a_step_set_aside_is_no_neighbour_and_is_offered_nothing() -> None:
    wide = offered(event(2, StepEventKind.SET_ASIDE))[2]
    assert wide is not None
    assert (wide.below_id, wide.above_id) == (1, 3)
    assert offered(event(3, StepEventKind.SET_ASIDE))[2] is None


def test_a_step_that_rests_at_a_shared_line_is_offered_nothing_else() -> None:
    line = Limit(id=1, couple_id=1, side=SECOND, kind=LimitKind.ACT, tags="kissing")
    word = LimitWord(
        id=2, seq=2, at=AT, limit_id=1, title="Kissing", standing=LimitStanding.OFF_TABLE, sharing=Sharing.SHARED
    )
    steps = (step(1), step(2), step(3, act="kissing"))
    assert offered(care=Care(limits=limits_now([line], [word])), steps=steps)[2] is None


def test_where_no_dial_is_known_nothing_is_offered() -> None:
    assert between((9, 2), gaps=Gaps(threshold=20)) is None
