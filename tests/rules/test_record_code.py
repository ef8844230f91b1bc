"""A record code belongs to the words of an agreement, and to nothing else."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.agreement import (
    AgreementContent,
    AgreementState,
    NotNowLine,
    OffTable,
    Paper,
    PauseWay,
    Reply,
    WillingLine,
    Worded,
)
from app.models.side import Side
from app.rules.record_code import canonical, read_back, record_code

ONE = AgreementContent(
    language="en",
    first_name="Robin",
    second_name="Ash",
    dated=date(2026, 5, 14),
    revision=3,
    replaces="revision 2 of 16 April 2026",
    reason="Revised to add a way to pause without words.",
    commitment=(Worded("We go slowly."),),
    willing=(WillingLine("Hold hands", "5 minutes", "at the corner", "either lets go"),),
    not_now=(NotNowLine("Shoulders", "Ash", date(2026, 5, 28)),),
    off_table=(OffTable(Side.FIRST, ("From behind.",)), OffTable(Side.SECOND, ())),
    how_we_ask=(Worded("Out loud."),),
    soft_no=(Reply("Not this.", "Thank you."),),
    tentative_yes=(Reply("Two minutes.", "We check."),),
    pauses=(PauseWay("Amber", "Slow", "Do less."),),
    afterwards=(Worded("Tea."),),
    fixed_pause_line="Either person may pause.",
    crossed=(Worded("We stop."),),
    fixed_repair_line="Nobody owes a repair.",
    baseline=(Worded("The sofa."),),
    checkins=(Worded("Sundays."),),
    health=(Worded("Pain means stop."),),
    review_on=date(2026, 6, 11),
    footer="A shared plan.",
)

OF_THE_COPY = {
    "state": AgreementState.SIGNED,
    "paper": Paper.LETTER,
    "colour": False,
    "record_code": "0000-0000-00",
}


def with_field(name: str, value: object) -> AgreementContent:
    """The same agreement with another value in the field of that name."""
    fields: dict[str, Any] = {**vars(ONE), name: value}
    return AgreementContent(**fields)


def test_it_is_ten_signs_that_can_be_read_aloud() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}", record_code(ONE))


def test_a_code_once_printed_never_changes() -> None:
    assert record_code(ONE) == "E937-K1NX-FB"


@pytest.mark.parametrize("name", sorted(OF_THE_COPY))
def test_how_a_copy_is_printed_does_not_change_it(name: str) -> None:
    assert record_code(with_field(name, OF_THE_COPY[name])) == record_code(ONE)


@pytest.mark.parametrize("name", sorted({field.name for field in fields(ONE)} - set(OF_THE_COPY)))
def test_every_word_that_is_agreed_changes_it(name: str) -> None:
    value = getattr(ONE, name)
    changed: object
    match value:
        case str():
            changed = f"{value} "
        case date():
            changed = value + timedelta(days=1)
        case int():
            changed = value + 1
        case _:
            changed = value[1:]
    assert record_code(with_field(name, changed)) != record_code(ONE)


def test_a_letter_typed_in_two_ways_is_the_same_letter() -> None:
    assert record_code(replace(ONE, first_name="Zoe\u0301")) == record_code(replace(ONE, first_name="Zo\u00e9"))


@given(st.text(), st.text())
def test_different_words_are_told_apart_and_any_words_have_a_code(first: str, second: str) -> None:
    one, two = (canonical(replace(ONE, commitment=(Worded(words),))) for words in (first, second))
    assert json.loads(one)["dated"] == "2026-05-14"
    same = json.loads(one)["commitment"] == json.loads(two)["commitment"]
    assert (one == two) is same


def test_a_smaller_version_in_words_changes_it() -> None:
    line = replace(ONE.willing[0], smaller_words="two fingers")
    assert record_code(replace(ONE, willing=(line,))) != record_code(ONE)


def test_half_a_surrogate_pair_still_has_a_code() -> None:
    assert record_code(replace(ONE, commitment=(Worded("\ud83d"),))) != record_code(ONE)


WORDED = st.lists(st.builds(Worded, st.text(min_size=1), st.sampled_from([None, *Side]))).map(tuple)
REPLIES = st.lists(st.builds(Reply, st.text(), st.text(), st.sampled_from([None, *Side]))).map(tuple)
PAUSES = st.lists(st.builds(PauseWay, st.text(), st.text(), st.text(), st.sampled_from([None, *Side]))).map(tuple)


@given(WORDED, WORDED, REPLIES, PAUSES)
def test_what_was_sealed_is_read_back_word_for_word(
    crossed: tuple[Worded, ...], baseline: tuple[Worded, ...], answers: tuple[Reply, ...], pauses: tuple[PauseWay, ...]
) -> None:
    content = replace(
        ONE,
        crossed=crossed,
        baseline=baseline,
        soft_no=answers,
        pauses=pauses,
        not_now=(*ONE.not_now, NotNowLine("Kiss")),
        willing=(*ONE.willing, WillingLine("Hug", "", "", "", True, "slowly", "one arm")),
        therapist="Elin Marsh",
        practice="Elin Marsh\nMarlowe Street 4",
    )
    again = read_back(canonical(content).decode("ascii"))
    assert canonical(again) == canonical(content)
    assert record_code(again) == record_code(content)
    assert (again.state, again.record_code) == (AgreementState.DRAFT, "")
    assert read_back(canonical(again).decode("ascii")) == again


def test_an_agreement_without_marks_is_sealed_as_it_was_at_first() -> None:
    told = json.loads(canonical(ONE))
    assert told["commitment"] == "We go slowly."
    assert told["crossed"] == ["We stop."]
    assert told["soft_no"] == {"said": "Not this.", "received": "Thank you."}
    marked = json.loads(canonical(replace(ONE, commitment=(Worded("Slowly.", Side.SECOND),))))
    assert marked["commitment"] == {"text": "Slowly.", "marker": "second"}
