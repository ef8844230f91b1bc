"""Where pages end: what belongs together stays together, and no word is lost between two pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.agreement import AgreementContent, Paper, Worded
from app.models.content import load_agreement
from app.reports import fonts
from app.reports.agreement import draw
from app.reports.flow import Block, Column, Row, Space, Stack, Together, pages
from app.reports.pen import Face, Pen
from app.reports.prose import Prose, pieces
from app.reports.runs import Runs
from tests.reports.paper import DRAWN, FOOTER, long_agreement, pages_of, reader, worded

FACE = Face(fonts.SERIF, 10.0, 14.0)
HIGH = 100.0


def words_of(block: Block, width: float) -> list[str]:
    """The words of a block, line by line, as it would draw them."""
    drawn = Recorder()
    block.draw(cast("Pen", drawn), 0, 0, width)
    return drawn.lines


class Recorder:
    """A pen that writes down instead of drawing."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, set_runs: Runs, *_: object) -> None:
        self.lines.append("".join(run.words for run in set_runs))


@settings(max_examples=60)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.floats(60, 400))
def test_no_word_is_lost_or_doubled_and_every_block_stays_on_its_page(lengths: list[int], width: float) -> None:
    texts = [" ".join(f"w{at}.{n}" for n in range(length)) for at, length in enumerate(lengths)]
    blocks: list[Block] = [
        Together(Prose(text, FACE), HIGH) if at % 3 == 1 else Stack((Space(3), Prose(text, FACE), Space(2)))
        for at, text in enumerate(texts)
    ]
    laid = pages(blocks, width, HIGH, 5.0)
    printed = " ".join(line for page in laid for placed in page for line in words_of(placed.block, width))
    assert printed.split() == " ".join(texts).split()
    for page in laid:
        assert page[0].top == 0
        for placed, after in pairwise(page):
            assert placed.top + placed.block.height(width) <= after.top
        assert page[-1].top + page[-1].block.height(width) <= HIGH + 0.1


@given(st.integers(2, 40), st.integers(2, 7))
def test_a_paragraph_leaves_no_single_line_on_either_side(lines: int, room: int) -> None:
    text = Prose("\n".join(["one two three four five six seven eight nine ten " * lines] * 2), FACE)
    head, tail = text.divide(120, room * FACE.leading)
    whole = words_of(text, 120)
    half = len(whole) // 2
    if head is None:
        assert room <= 1 or half <= 3
        return
    kept = round(head.height(120) / FACE.leading)
    if tail is not None:
        assert kept not in (1, half - 1, half + 1, len(whole) - 1)
        assert words_of(head, 120) + words_of(tail, 120) == whole


def test_a_row_is_divided_in_all_its_columns_at_once() -> None:
    row = Row((Column(Prose("a " * 400, FACE), 0, 0.5), Column(Prose("b", FACE), 0.5, 0.5)))
    head, tail = row.divide(200, 70)
    assert head is not None
    assert tail is not None
    assert sorted("".join(words_of(head, 200) + words_of(tail, 200)).replace(" ", "")) == ["a"] * 400 + ["b"]
    assert "b" in words_of(head, 200)
    assert row.divide(200, 5) == (None, row)


def test_a_row_that_fits_is_not_divided() -> None:
    row = Row((Column(Prose("a", FACE), 0, 1),), least=20)
    assert row.divide(200, 50) == (row, None)
    assert row.divide(200, 15) == (None, row)


def test_space_alone_is_nothing_to_leave_behind() -> None:
    stack = Stack((Space(5), Prose("a " * 400, FACE)))
    assert stack.divide(100, 12) == (None, stack)


def test_long_paragraphs_are_cut_into_pieces_at_spaces() -> None:
    cut = pieces("word " * 1000)
    assert all(len(piece) <= 2000 for piece in cut)
    assert " ".join(cut).split() == ["word"] * 1000
    assert [len(piece) for piece in pieces("x" * 4100)] == [2000, 2000, 100]
    assert pieces(" ") == []


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("steps", [0, 1, 2, 3, 5, 8, 11, 14, 18, 23, 29, 40])
def test_no_heading_stands_alone_at_the_foot_and_the_signatures_stand_together(paper: Paper, steps: int) -> None:
    keep_whole(replace(long_agreement(steps), paper=paper))


@settings(max_examples=25)
@given(
    st.integers(0, 25),
    st.tuples(*[st.integers(1, 400)] * 4),
    st.sampled_from(list(Paper)),
)
def test_so_it_is_however_much_is_written(steps: int, lengths: tuple[int, int, int, int], paper: Paper) -> None:
    asking, baseline, checkins, health = (worded("word " * length) for length in lengths)
    keep_whole(
        replace(
            long_agreement(steps), how_we_ask=asking, baseline=baseline, checkins=checkins, health=health, paper=paper
        )
    )


ALWAYS_PRINTED = ("Either person may pause", "Nobody owes a repair", "No reasons are needed")


@pytest.mark.parametrize(("paper", "asking", "tea", "crossed"), [(Paper.LETTER, 14, 40, 3), (Paper.A4, 35, 25, 20)])
def test_what_is_always_printed_never_begins_a_page_without_the_words_before_it(
    paper: Paper, asking: int, tea: int, crossed: int
) -> None:
    asked, stopped = (tuple(Worded(f"Line {n}") for n in range(many)) for many in (asking, crossed))
    long = replace(long_agreement(10), paper=paper, how_we_ask=asked, crossed=stopped, afterwards=worded("Tea. " * tea))
    texts = pages_of(draw(long))
    assert not [text[:60] for text in texts if text.startswith(ALWAYS_PRINTED)]


def keep_whole(content: AgreementContent) -> None:
    titles = {clause.title for clause in load_agreement().clauses} | {"How it ends", "Initials", "one shared list"}
    texts = pages_of(draw(content))
    for text in texts:
        body = text[: text.index(FOOTER)].strip()
        assert not any(body.endswith(title) for title in titles), body[-60:]
        assert not body.startswith(ALWAYS_PRINTED), body[:60]
    assert all(words in texts[-1] for words in ("13 Review by", "14 Signatures", "Our therapist Date"))
    assert texts[-1].count("I can stop at any time.") == 2
    for line in content.willing:
        steps_page = [text for text in texts if f"{line.title} {line.time} {line.checkin} {line.ending}" in text]
        assert len(steps_page) == 1, line


def test_forty_steps_repeat_their_captions_on_every_page_they_reach() -> None:
    texts = pages_of(draw(long_agreement(40)))
    with_steps = [text for text in texts if "Step number" in text]
    assert len(with_steps) > 1
    assert all("Time Check-in How it ends" in text for text in with_steps)
    numbers = [int(part.split(",")[0]) for text in texts for part in text.split("Step number ")[1:]]
    assert numbers == list(range(1, 41))


def test_a_list_off_the_table_that_runs_on_asks_for_initials_on_both_pages() -> None:
    content = replace(long_agreement(0), off_table=long_agreement(120).off_table)
    texts = [text for text in pages_of(draw(content)) if "of the first." in text]
    assert len(texts) > 1
    for text in texts:
        assert "Initials Robin Line" in text


def test_nothing_is_drawn_below_the_rule_of_the_foot() -> None:
    for page in reader(draw(long_agreement(40))).pages:
        heights: list[tuple[float, str]] = []

        def seen(text: str, _: object, tm: list[float], *rest: object, kept: list[tuple[float, str]] = heights) -> None:
            if text.strip():
                kept.append((tm[5], text.strip()))

        page.extract_text(visitor_text=seen)
        foot = max(y for y, text in heights if text.startswith("This is a shared plan"))
        low = [text for y, text in heights if y <= foot]
        assert "".join(low).startswith("This is a shared plan")


def test_a_panel_or_a_step_higher_than_a_page_still_prints_every_word() -> None:
    words = [f"w{n}" for n in range(3000)]
    big = " ".join(words)
    for content in (
        replace(DRAWN, pauses=(replace(DRAWN.pauses[0], text=big),)),
        replace(DRAWN, willing=(replace(DRAWN.willing[0], title=big),)),
        replace(DRAWN, willing=(replace(DRAWN.willing[2], condition=big),)),
        replace(DRAWN, soft_no=(replace(DRAWN.soft_no[0], received=big),)),
        replace(DRAWN, fixed_repair_line=big),
        replace(DRAWN, crossed=worded(big)),
        replace(DRAWN, commitment=worded(big)),
        replace(DRAWN, reason=big),
    ):
        printed = [word for text in pages_of(draw(content)) for word in text.split() if word.strip("“”.") in set(words)]
        assert [word.strip("“”.") for word in printed] == words
