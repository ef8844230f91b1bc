"""Days, hours and lengths as a hurried hand types them."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import weekday_date
from app.views.typed import typed_day, typed_minutes, typed_time

WEDNESDAY = date(2026, 5, 27)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("14", time(14)),
        ("9", time(9)),
        ("930", time(9, 30)),
        ("1430", time(14, 30)),
        (" 14:30 ", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("2pm", time(14)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("24", None),
        ("1460", None),
        ("13pm", None),
        ("half past two", None),
        ("", None),
    ],
)
def test_an_hour_is_read_as_it_is_typed(typed: str, hour: time | None) -> None:
    assert typed_time(typed) == hour


@given(st.times())
def test_every_hour_written_out_is_read_back(hour: time) -> None:
    whole = hour.replace(second=0, microsecond=0, fold=0)
    assert typed_time(f"{whole:%H:%M}") == whole
    assert typed_time(f"{whole:%H%M}") == whole


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", WEDNESDAY),
        ("Tomorrow", date(2026, 5, 28)),
        ("+7", date(2026, 6, 3)),
        ("wed", WEDNESDAY),
        ("Tue", date(2026, 6, 2)),
        ("28", date(2026, 5, 28)),
        ("26", date(2026, 6, 26)),
        ("28 May", date(2026, 5, 28)),
        ("may 28", date(2026, 5, 28)),
        ("26 May", date(2027, 5, 26)),
        ("Tuesday 26 May", date(2026, 5, 26)),
        ("1st of June", date(2026, 6, 1)),
        ("28/5", date(2026, 5, 28)),
        ("28.5.26", date(2026, 5, 28)),
        ("2026-12-01", date(2026, 12, 1)),
        ("1 December 2027", date(2027, 12, 1)),
        ("29 Feb", date(2028, 2, 29)),
        ("Monday 28", None),
        ("31/2", None),
        ("May", None),
        ("28 2026", None),
        ("1 2 3", None),
        ("the other day", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(typed: str, day: date | None) -> None:
    assert typed_day(typed, WEDNESDAY) == day


@given(today=st.dates(date(2000, 1, 1), date(2090, 1, 1)), away=st.integers(-300, 700))
def test_a_day_written_out_is_read_back_as_itself_also_when_it_has_passed(today: date, away: int) -> None:
    day = today + timedelta(days=away)
    assert typed_day(weekday_date(day), today) == day


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("60", 60),
        ("45 min", 45),
        ("90’", 90),
        ("1h", 60),
        ("1:30", 90),
        ("1 h 30", 90),
        ("2 hours", 120),
        ("an hour", None),
        ("", None),
    ],
)
def test_a_length_is_read_as_it_is_typed(typed: str, minutes: int | None) -> None:
    assert typed_minutes(typed) == minutes


@given(typed=st.text(max_size=12))
def test_whatever_is_typed_is_read_or_not_and_never_breaks(typed: str) -> None:
    typed_time(typed)
    typed_day(typed, WEDNESDAY)
    typed_minutes(typed)
