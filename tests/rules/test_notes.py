"""Marks typed as slashes, and which crossed line a repair belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.session import Entry, Mark, SetbackKind
from app.rules.notes import line_to_repair, split_mark

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "mark", "words"),
    [
        ("/b amber means slow", Mark.BOUNDARY, "amber means slow"),
        ("/S the hug felt rushed", Mark.SETBACK, "the hug felt rushed"),
        ("/r Robin owned it", Mark.REPAIR, "Robin owned it"),
        ("/v toast instead", Mark.VICTORY, "toast instead"),
        ("/b", Mark.BOUNDARY, ""),
        ("/bread", None, "/bread"),
        ("and /b inside", None, "and /b inside"),
        ("/x no such mark", None, "/x no such mark"),
    ],
)
def test_a_slash_and_a_letter_mark_a_line(typed: str, mark: Mark | None, words: str) -> None:
    assert split_mark(typed) == (mark, words)


@given(st.text())
def test_no_word_is_lost_to_a_mark(typed: str) -> None:
    mark, words = split_mark(typed)
    assert typed.endswith(words)
    assert mark is not None or words == typed


def line(entry_id: int, kind: SetbackKind | None = None, *, repairs: int | None = None, removed: bool = False) -> Entry:
    return Entry(
        id=entry_id,
        couple_id=1,
        session_id=1,
        at=AT + timedelta(minutes=entry_id),
        text="words",
        mark=Mark.SETBACK if kind else Mark.REPAIR,
        setback_kind=kind,
        repairs_id=repairs,
        removed_at=AT if removed else None,
    )


def test_a_repair_belongs_to_the_latest_crossed_line_without_one() -> None:
    crossed = SetbackKind.LINE_CROSSED
    assert line_to_repair([line(1, SetbackKind.EDGE), line(2, SetbackKind.HARD_WEEK)]) is None
    found = line_to_repair([line(1, crossed), line(2, crossed), line(3, repairs=2)])
    assert found is not None
    assert found.id == 1
    again = line_to_repair([line(1, crossed), line(2, crossed), line(3, repairs=2, removed=True)])
    assert again is not None
    assert again.id == 2
    assert line_to_repair([line(1, crossed, removed=True)]) is None
