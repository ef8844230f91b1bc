"""Lines of one partner, and clauses of several lines, as they stand on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.models.agreement import AgreementContent, Paper, PauseWay, Reply, Worded
from app.models.side import Side
from app.reports.agreement import draw
from app.tour.agreed import long_agreement, short_agreement
from tests.reports.paper import DRAWN, FOOTER, pages_of, reader, worded

MARKED = replace(
    DRAWN,
    commitment=(Worded("We go slowly."), Worded("I would like to laugh.", Side.FIRST)),
    how_we_ask=(Worded("Out loud."), Worded("The day before.", Side.SECOND)),
    soft_no=(DRAWN.soft_no[0], Reply("Not today.", "We thank each other.", Side.SECOND)),
    pauses=(
        PauseWay("Amber", "Slow and check", "Do less.", Side.FIRST),
        PauseWay("A word of our own that is long " * 3, "Stop now", "Everything stops.", Side.SECOND),
    ),
    afterwards=(Worded("Tea."), Worded("Quiet.", Side.FIRST)),
    crossed=(Worded("We stop."), Worded("I go for a walk.", Side.SECOND)),
)


def shapes(content: AgreementContent) -> int:
    """How many filled circles and diamonds the pages hold."""
    found = 0
    for page in reader(draw(content)).pages:
        contents = page.get_contents()
        assert contents is not None
        found += contents.get_data().decode("latin-1").count(" c\n") // 4
    return found


def test_every_line_stands_on_the_page_whosever_it_is() -> None:
    text = " ".join(pages_of(draw(MARKED)))
    for words in (
        "We go slowly. I would like to laugh.",
        "Out loud. The day before.",
        "“Not today.” We thank each other.",
        "Amber Slow and check Do less.",
        "Tea. Quiet.",
        "We stop. I go for a walk.",
    ):
        assert words in text


def test_a_line_of_one_of_them_begins_with_a_mark_that_is_drawn() -> None:
    both = replace(
        MARKED,
        how_we_ask=worded(*(line.text for line in MARKED.how_we_ask)),
        crossed=worded(*(line.text for line in MARKED.crossed)),
    )
    assert draw(MARKED) != draw(both)
    mine = replace(DRAWN, how_we_ask=(Worded("Out loud.", Side.FIRST),))
    assert shapes(mine) > shapes(replace(DRAWN, how_we_ask=worded("Out loud.")))


def test_a_single_line_of_both_is_a_plain_paragraph() -> None:
    one, two = (
        replace(DRAWN, health=worded("Door closed.")),
        replace(DRAWN, health=worded("Door closed.", "Phones away.")),
    )
    assert shapes(two) > shapes(one)
    assert shapes(one) == shapes(DRAWN)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("colour", [True, False])
def test_a_long_agreement_prints_all_of_it_with_foot_and_code_on_every_page(paper: Paper, colour: bool) -> None:
    content = replace(long_agreement(DRAWN), paper=paper, colour=colour)
    texts = pages_of(draw(content))
    whole = " ".join(texts)
    assert all(FOOTER in text and "Record 7Q4K-M2VD-9T" in text for text in texts)
    for n in (1, 30, 60):
        assert whole.count(f"Step {n}, as gently") == 1
    assert whole.count("Line 40, in words of our own.") == 5
    assert "13 Review by" in texts[-1]
    assert texts[-1].count("I can stop at any time.") == 2


def test_an_agreement_in_which_nothing_is_said_yet_says_so_and_can_be_signed() -> None:
    texts = pages_of(draw(short_agreement(DRAWN)))
    assert len(texts) <= 2
    assert " ".join(texts).count("Nothing written here today.") == 6
    assert "Nobody owes a repair." in " ".join(texts)
    assert "14 Signatures" in texts[-1]
