"""A page that was pasted a hundred times over: what is worked out at every letter takes no longer for it."""

from __future__ import annotations

import pytest

from app.models.note import Mention
from app.rules.quick_words import Link, links
from app.rules.search import hits, holds

LONG = "a b " * 50_000


@pytest.mark.timeout(20)
def test_steps_named_again_and_again_are_found() -> None:
    named = [Mention(note_id=1, step_id=step, words="a b") for step in (2, 1)]
    found = links(LONG, named)
    assert len(found) == 50_000
    assert found[:2] == (Link(0, 3, 1), Link(4, 7, 1))


@pytest.mark.timeout(20)
def test_a_word_as_long_as_a_book_is_looked_for_by_its_beginning() -> None:
    assert holds(LONG, "a-b-" * 250_000)
    assert hits(LONG, "a-b-" * 250_000)[0] == (0, 59)
