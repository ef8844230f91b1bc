"""The couple's own lines: what a draft begins from, whose they are, what is new, and what the hierarchy adds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.agreement import AgreementContent, Worded
from app.models.content import load_agreement, load_clauses
from app.models.hierarchy import Hierarchy
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.agreement import Written, agreement, first_written
from app.rules.agreement_lines import (
    LONGEST_REVIEW,
    ReviewFault,
    Since,
    beginning,
    first_lines,
    first_review,
    from_offer,
    is_empty,
    is_the_owners,
    review_fault,
    since,
    taken_over,
)
from app.rules.path import Path, path
from tests.rules.test_agreement_rule import ANSWERS, TITLES, TODAY, WHOSE, both, steps

TEXT = load_agreement()


def line(clause: Clause = Clause.ASKING, text: str = "Out loud.", **more: object) -> ClauseLine:
    return ClauseLine(revision_id=1, clause=clause, place=0, text=text).but(**more)


def willing_path() -> Path:
    answers = [one for step in range(1, 7) for one in both(step, Answer.YES, Answer.YES)]
    return path(Hierarchy(id=1, couple_id=1), steps(), [], [], answers, TODAY)


def content(written: Written) -> AgreementContent:
    return agreement(WHOSE, willing_path(), written, TEXT, TODAY, "en")


def test_a_first_draft_begins_from_the_librarys_words_for_every_clause_that_has_some() -> None:
    lines = first_lines(TEXT, "", baseline=True)
    assert {one.clause for one in lines} == set(Clause) - {Clause.OFF_TABLE}
    assert lines[0].text == TEXT.clause("commitment").text
    assert [one.said for one in lines if one.clause is Clause.PAUSING] == ["Amber", "Pause", "Two taps"]
    assert [one.place for one in lines if one.clause is Clause.LINE_CROSSED] == [0, 1, 2]
    assert all(one.card and one.marker is None for one in lines)


def test_the_couples_own_commitment_and_a_couple_without_a_baseline() -> None:
    lines = first_lines(TEXT, "Slowly.", baseline=False)
    assert (lines[0].text, lines[0].card) == ("Slowly.", "")
    assert Clause.BASELINE not in {one.clause for one in lines}


def test_every_clause_that_is_worded_freely_has_wordings_to_choose_from() -> None:
    more = load_clauses()
    assert set(more) == {clause.value for clause in Clause if clause is not Clause.OFF_TABLE}
    for clause in Clause:
        offers = (*beginning(TEXT, clause), *more.get(clause.value, ()))
        assert len({offer.id for offer in offers}) == len(offers)
        if clause is not Clause.OFF_TABLE:
            assert len(offers) >= 5
        spoken = clause in (Clause.SOFT_NO, Clause.TENTATIVE_YES, Clause.PAUSING)
        assert all(bool(offer.said) is spoken for offer in offers)
        assert all(bool(offer.aside) is (clause is Clause.PAUSING) for offer in offers)


def test_a_line_from_the_library_knows_its_card() -> None:
    offer = load_clauses()["pausing"][0]
    made = from_offer(offer, Clause.PAUSING, 3)
    assert (made.said, made.aside, made.text, made.place, made.card) == (
        offer.said,
        offer.aside,
        offer.text,
        3,
        offer.id,
    )


@given(st.lists(st.sampled_from([Clause.ASKING, Clause.BASELINE, Clause.OFF_TABLE]), max_size=12))
def test_lines_taken_over_keep_their_order_and_know_whom_they_follow(clauses: list[Clause]) -> None:
    earlier = [line(clause, f"line {n}", id=n, place=n) for n, clause in enumerate(clauses, start=1)]
    now = taken_over(earlier)
    assert [one.follows for one in now] == [one.id for one in earlier]
    assert all((one.id, one.revision_id) == (0, 0) for one in now)
    for clause in Clause:
        mine = [one for one in now if one.clause is clause]
        assert [one.place for one in mine] == list(range(len(mine)))
        assert [one.text for one in mine] == [one.text for one in earlier if one.clause is clause]


def test_new_and_changed_are_told_apart_from_the_revision_before() -> None:
    before = line(id=7)
    assert since(line(), ()) is Since.SAME
    assert since(line(), [before]) is Since.NEW
    assert since(line(follows=7), [before]) is Since.SAME
    for change in ({"text": "Aloud."}, {"marker": Side.FIRST}, {"said": "Now"}, {"aside": "Stop"}):
        assert since(line(follows=7, **change), [before]) is Since.CHANGED


def test_only_a_line_off_the_table_that_was_printed_is_its_owners_alone() -> None:
    assert is_the_owners(line(Clause.OFF_TABLE, follows=3))
    assert not is_the_owners(line(Clause.OFF_TABLE))
    assert not is_the_owners(line(Clause.ASKING, follows=3))


@pytest.mark.parametrize(
    ("change", "empty"),
    [
        ({"text": " \n"}, True),
        ({"said": "Pause", "text": ""}, False),
        ({"aside": "Stop", "text": ""}, False),
        ({}, False),
    ],
)
def test_a_line_without_any_words_is_empty(change: dict[str, str], empty: bool) -> None:
    assert is_empty(line().but(**change)) is empty


@pytest.mark.parametrize(("weeks", "expected"), [(0, 1), (4, 4), (12, 12), (13, 12)])
def test_the_first_day_of_review_lies_within_twelve_weeks(weeks: int, expected: int) -> None:
    assert first_review(TODAY, weeks) == TODAY + timedelta(weeks=expected)


@given(st.integers(-400, 400))
def test_a_day_of_review_is_ahead_and_no_more_than_twelve_weeks_away(days: int) -> None:
    fault = review_fault(TODAY + timedelta(days=days), TODAY)
    if days <= 0:
        assert fault is ReviewFault.NOT_AHEAD
    elif days > 7 * LONGEST_REVIEW:
        assert fault is ReviewFault.TOO_FAR
    else:
        assert fault is None


@given(st.sets(st.integers(1, 6)))
def test_a_step_that_is_left_out_is_off_the_paper_and_the_others_keep_the_couples_order(left: set[int]) -> None:
    shown = content(Written(1, TODAY, (), frozenset(left)))
    assert [one.title for one in shown.willing] == [t for n, t in enumerate(TITLES, start=1) if n not in left]


@given(st.lists(st.tuples(st.sampled_from(list(Clause)), st.sampled_from([None, *Side])), max_size=20))
def test_every_line_stands_in_its_clause_once_and_in_order(told: list[tuple[Clause, Side | None]]) -> None:
    lines = tuple(
        line(clause, f"words {n}", marker=marker or (Side.FIRST if clause is Clause.OFF_TABLE else None))
        for n, (clause, marker) in enumerate(told)
    )
    shown = content(Written(2, TODAY, lines, replaces="revision 1 of 16 April 2026", reason="Why."))

    def of(clause: Clause) -> list[tuple[str, Side | None]]:
        return [(one.text, one.marker) for one in lines if one.clause is clause]

    def worded(given: tuple[Worded, ...]) -> list[tuple[str, Side | None]]:
        return [(one.text, one.marker) for one in given]

    assert worded(shown.commitment) == of(Clause.COMMITMENT)
    assert worded(shown.how_we_ask) == of(Clause.ASKING)
    assert [(one.received, one.marker) for one in shown.soft_no] == of(Clause.SOFT_NO)
    assert [(one.received, one.marker) for one in shown.tentative_yes] == of(Clause.TENTATIVE_YES)
    assert [(one.text, one.marker) for one in shown.pauses] == of(Clause.PAUSING)
    assert worded(shown.afterwards) == of(Clause.AFTERWARDS)
    assert worded(shown.crossed) == of(Clause.LINE_CROSSED)
    assert worded(shown.baseline) == of(Clause.BASELINE)
    assert worded(shown.checkins) == of(Clause.WINDOWS)
    assert worded(shown.health) == of(Clause.CONDITIONS)
    for own in shown.off_table:
        assert list(own.lines) == [text for text, marker in of(Clause.OFF_TABLE) if marker is own.side]
    assert (shown.revision, shown.replaces, shown.reason) == (2, "revision 1 of 16 April 2026", "Why.")


def test_an_empty_line_is_not_printed() -> None:
    assert content(Written(1, TODAY, (line(text="  "),))).how_we_ask == ()


def test_the_baselines_name_goes_before_a_line_of_both_and_stands_alone_before_one_of_one() -> None:
    now = path(Hierarchy(id=1, couple_id=1, baseline_id=1), steps(), [], [], ANSWERS, TODAY)

    def baseline(*lines: ClauseLine) -> tuple[Worded, ...]:
        return agreement(WHOSE, now, Written(1, TODAY, lines), TEXT, TODAY, "en").baseline

    assert baseline() == (Worded("Hands."),)
    assert baseline(line(Clause.BASELINE, "Gladly.")) == (Worded("Hands. Gladly."),)
    own = line(Clause.BASELINE, "Gladly.", marker=Side.SECOND)
    assert baseline(own) == (Worded("Hands."), Worded("Gladly.", Side.SECOND))


def test_a_step_off_the_table_stands_before_the_lines_of_its_owner_and_may_be_left_out() -> None:
    now = path(Hierarchy(id=1, couple_id=1), steps(), [], [], ANSWERS, TODAY)
    own = line(Clause.OFF_TABLE, "From behind.", marker=Side.FIRST)
    shown = agreement(WHOSE, now, Written(1, TODAY, (own,)), TEXT, TODAY, "en")
    assert shown.off_table[0].lines == ("Kiss", "From behind.")
    without = agreement(WHOSE, now, Written(1, TODAY, (own,), frozenset({5, 4})), TEXT, TODAY, "en")
    assert without.off_table[0].lines == ("From behind.",)
    assert without.not_now == ()


def test_a_first_draft_names_its_day_of_review() -> None:
    begun = first_written(WHOSE, willing_path(), TEXT, TODAY)
    assert (begun.number, begun.review_on) == (1, date(2026, 6, 11))
