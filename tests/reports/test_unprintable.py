"""Before an agreement is printed, what would print as an empty square is known."""

from __future__ import annotations

from dataclasses import replace

from app.models.agreement import OffTable
from app.models.side import Side
from app.models.unprintable import Unprintable
from app.reports.unprintable import in_agreement
from tests.reports.paper import DRAWN, worded
from tests.reports.test_hostile_text import filled


def test_each_character_is_named_once_for_each_clause_in_the_order_of_the_pages() -> None:
    content = replace(
        DRAWN,
        second_name="Ash 🙂",
        health=worded("🙂 and ก, \ue000 and 🙂"),
        off_table=(OffTable(Side.FIRST, ("one", "two 🙂")),),
        therapist="A. Berg ก",
    )
    assert in_agreement(content) == (
        Unprintable("🙂", "the names"),
        Unprintable("🙂", "Off the table"),
        Unprintable("🙂", "Health, privacy and alcohol"),
        Unprintable("ก", "Health, privacy and alcohol"),
        Unprintable("\ue000", "Health, privacy and alcohol"),
        Unprintable("ก", "Signatures"),
    )


def test_no_field_that_people_write_is_left_out() -> None:
    places = {found.place for found in in_agreement(filled(DRAWN, "🙂"))}
    assert len(places) == 15


def test_everything_in_the_drawn_agreement_can_be_printed() -> None:
    assert in_agreement(DRAWN) == ()
