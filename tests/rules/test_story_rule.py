"""The order of a story, and its thread: for any sessions, lines and clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.session import Entry, Mark, Session
from app.rules.story import Kind, Opening, Part, StoryLine, Strand, Thread, is_of, kind_of, minutes, openings, threads

DAY = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
moments = st.integers(0, 40).map(lambda days: DAY + timedelta(days=days))
dated = st.lists(moments, max_size=8)


def marked(kind: str, when: list[datetime]) -> list[tuple[datetime, str]]:
    return [(at, f"{kind}{n}") for n, at in enumerate(when)]


def flat(found: list[Opening[str, str]]) -> list[str]:
    return [one for opening in found for one in ([opening.session] if opening.session else []) + opening.after]


@given(dated, dated, dated)
def test_everything_is_told_once_and_no_sequence_leaves_its_own_order(
    sessions: list[datetime], notes: list[datetime], agreements: list[datetime]
) -> None:
    told = flat(openings(marked("s", sessions), marked("n", notes), marked("a", agreements)))
    for kind, when in (("s", sessions), ("n", notes), ("a", agreements)):
        assert [one for one in told if one.startswith(kind)] == [one for _, one in marked(kind, when)]
    assert len(told) == len(sessions) + len(notes) + len(agreements)


@given(dated, dated, dated)
def test_where_no_clock_was_set_back_it_is_the_order_of_the_days(
    sessions: list[datetime], notes: list[datetime], agreements: list[datetime]
) -> None:
    strands = [marked(kind, sorted(when)) for kind, when in (("s", sessions), ("n", notes), ("a", agreements))]
    when = {one: at for strand in strands for at, one in strand}
    told = [when[one] for one in flat(openings(*strands))]
    assert told == sorted(told)


def test_what_comes_at_the_moment_of_a_session_follows_it() -> None:
    found = openings([(DAY, "s")], [(DAY - timedelta(days=1), "before"), (DAY, "with")])
    assert found == [Opening(None, ["before"]), Opening("s", ["with"])]


rows = st.lists(st.integers(0, 30), unique=True, max_size=20).flatmap(
    lambda keys: st.tuples(
        st.just(keys), st.lists(st.none() | st.integers(0, 30), min_size=len(keys), max_size=len(keys))
    )
)


@given(rows)
def test_a_thread_runs_unbroken_between_its_two_rows(given_rows: tuple[list[int], list[int | None]]) -> None:
    keys, others = given_rows
    beside = threads(list(zip(keys, others, strict=True)))
    assert len(beside) == len(keys)
    ends = 0
    for key, other in zip(keys, others, strict=True):
        if other is None or other not in keys or other == key:
            continue
        ends += 1
        top, bottom = sorted((keys.index(key), keys.index(other)))
        lanes = {
            one.lane
            for one in beside[top]
            if one.part is Part.TOP
            and Thread(Part.BOTTOM, one.lane) in beside[bottom]
            and all(Thread(Part.THROUGH, one.lane) in beside[n] for n in range(top + 1, bottom))
        }
        assert lanes
    assert sum(one.part is Part.TOP for row in beside for one in row) == ends
    assert sum(one.part is Part.BOTTOM for row in beside for one in row) == ends


@given(rows)
def test_no_two_threads_lie_on_each_other(given_rows: tuple[list[int], list[int | None]]) -> None:
    for row in threads(list(zip(*given_rows, strict=True))):
        assert len({one.lane for one in row}) == len(row)


def test_the_nearest_lane_is_used_again() -> None:
    beside = threads([("a", "b"), ("b", None), ("c", "d"), ("d", None)])
    assert {one.lane for row in beside for one in row} == {0}


@pytest.mark.parametrize("mark", [None, *Mark], ids=lambda mark: mark.value if mark else "none")
def test_every_entry_has_its_kind_and_its_strand(mark: Mark | None) -> None:
    entry = Entry(couple_id=1, session_id=1, at=DAY, text="words", mark=mark)
    kind = kind_of(entry, {"Paused"})
    assert kind == (mark.value if mark else Kind.PLAIN)
    assert sum(is_of(StoryLine(kind, 1, DAY), strand) for strand in Strand) == 1


def test_a_pause_is_of_everything_and_of_no_strand() -> None:
    entry = Entry(couple_id=1, session_id=1, at=DAY, text="Paused")
    assert kind_of(entry, {"Paused"}) is Kind.PAUSE
    line = StoryLine(Kind.PAUSE, 1, DAY)
    assert is_of(line, None)
    assert not any(is_of(line, strand) for strand in Strand)


@pytest.mark.parametrize(("after", "long"), [(51, 51), (0, 0), (-5, None), (None, None)])
def test_minutes_are_told_where_the_clock_can_be_believed(after: int | None, long: int | None) -> None:
    ended = None if after is None else DAY + timedelta(minutes=after)
    assert minutes(Session(couple_id=1, number=1, started_at=DAY, ended_at=ended)) == long
