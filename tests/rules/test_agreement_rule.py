"""What an agreement says comes from the records, with nobody's reasons and no name at a shared yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.models.agreement import AgreementContent, Worded
from app.models.content import load_agreement
from app.models.couple import Couple, Partner
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Sharing
from app.models.practice import Practice
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.agreement import Whose, first_draft
from app.rules.agreement_steps import Headed, headed, lacking
from app.rules.limits import Care, limits_now
from app.rules.path import path
from app.rules.willingness import Missing

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
TODAY = date(2026, 5, 14)
WHOSE = Whose(
    Couple(id=1, opened_on=TODAY),
    Partner(id=1, couple_id=1, side=Side.FIRST, name="Robin", print_name="Robin M."),
    Partner(id=2, couple_id=1, side=Side.SECOND, name="Ash"),
    Practice(name="Elin Marsh"),
)
TITLES = ["Hands", "Sofa", "Massage", "Back", "Kiss", "Rest"]


def steps() -> list[Step]:
    return [
        Step(
            id=n,
            hierarchy_id=1,
            place=n,
            title=title,
            timeframe="5 minutes",
            checkin="half-way",
            ending="a word",
        )
        for n, title in enumerate(TITLES, start=1)
    ]


def said(seq: int, step: int, side: Side, answer: Answer, **more: object) -> Willingness:
    plain = Willingness(id=seq, seq=seq, at=AT, step_id=step, side=side, answer=answer)
    return plain.but(**more)


def draft(
    *answers: Willingness,
    today: date = TODAY,
    whose: Whose = WHOSE,
    baseline: int | None = None,
    **change: str,
) -> AgreementContent:
    events = [StepEvent(id=90, seq=90, at=AT, step_id=2, kind=StepEventKind.PAUSED)]
    many = [step.but(**change) if step.id == 3 else step for step in steps()]
    now = path(Hierarchy(id=1, couple_id=1, baseline_id=baseline), many, events, [], answers, today)
    return first_draft(whose, now, load_agreement(), today, "en")


def both(step: int, first: Answer, second: Answer, **more: object) -> tuple[Willingness, Willingness]:
    return said(2 * step, step, Side.FIRST, first), said(2 * step + 1, step, Side.SECOND, second, **more)


ANSWERS = (
    *both(1, Answer.YES, Answer.YES),
    *both(2, Answer.YES, Answer.YES),
    *both(3, Answer.YES, Answer.TENTATIVE, condition="the receiver leads"),
    *both(4, Answer.YES, Answer.NOT_NOW, raise_on=date(2026, 5, 28)),
    *both(5, Answer.OFF_TABLE, Answer.YES),
)


def test_willing_now_is_what_both_said_yes_to_and_nothing_that_is_paused() -> None:
    content = draft(*ANSWERS, smaller="one hand")
    assert [(line.title, line.smaller_words, line.condition) for line in content.willing] == [
        ("Hands", "", ""),
        ("Massage", "one hand", "the receiver leads"),
    ]
    assert [line.smaller for line in content.willing] == [False, True]


def test_what_is_set_aside_or_at_a_shared_line_is_not_among_it_and_a_private_line_changes_nothing() -> None:
    def willing(sharing: Sharing) -> list[str]:
        line = Limit(id=1, couple_id=1, side=Side.SECOND, kind=LimitKind.AREA, tags="hands")
        closed = LimitWord(
            id=80, seq=80, at=AT, limit_id=1, title="A", standing=LimitStanding.OFF_TABLE, sharing=sharing
        )
        events = [StepEvent(id=90, seq=90, at=AT, step_id=6, kind=StepEventKind.SET_ASIDE)]
        many = [step.but(area="hands") if step.id == 1 else step for step in steps()]
        answers = [said for step in (1, 2, 6) for said in both(step, Answer.YES, Answer.YES)]
        care = Care(limits=limits_now([line], [closed]))
        now = path(Hierarchy(id=1, couple_id=1), many, events, [], answers, TODAY, care=care)
        return [line.title for line in first_draft(WHOSE, now, load_agreement(), TODAY, "en").willing]

    assert willing(Sharing.SHARED) == ["Sofa"]
    assert willing(Sharing.OWNER) == willing(Sharing.THERAPIST) == ["Hands", "Sofa"]


def test_the_same_condition_from_both_is_said_once() -> None:
    told = both(3, Answer.TENTATIVE, Answer.TENTATIVE, condition="slowly")
    first = told[0].but(condition="slowly")
    (line,) = draft(first, told[1], smaller="one hand").willing
    assert line.condition == "slowly"
    (apart,) = draft(told[0].but(condition="clothed"), told[1], smaller="one hand").willing
    assert apart.condition == "clothed; slowly"


def test_a_tentative_yes_without_a_smaller_version_waits() -> None:
    assert [line.title for line in draft(*ANSWERS).willing] == ["Hands"]
    assert [line.title for line in draft(*ANSWERS, smaller=" ").willing] == ["Hands"]


def test_what_a_step_lacks_is_named_while_both_are_willing() -> None:
    def waits(*answers: Willingness, today: date = TODAY, **change: str) -> list[tuple[str, tuple[Missing, ...]]]:
        many = [step.but(**change) for step in steps()]
        events = [StepEvent(id=90, seq=90, at=AT, step_id=2, kind=StepEventKind.PAUSED)]
        found = lacking(path(Hierarchy(id=1, couple_id=1), many, events, [], answers, today), today)
        return [(one.title, one.lacks) for one in found]

    paused = both(2, Answer.TENTATIVE, Answer.TENTATIVE)
    assert waits(*ANSWERS, *paused) == [("Massage", (Missing.SMALLER,))]
    assert waits(*ANSWERS, smaller="one hand") == []
    assert waits(*ANSWERS, smaller="one hand", timeframe=" ") == [("Hands", (Missing.TIMEFRAME,))]  # in its own words
    assert waits(*ANSWERS, smaller="one hand", checkin="", ending="") == [
        ("Hands", (Missing.CHECKIN, Missing.ENDING)),
        ("Massage", (Missing.CHECKIN, Missing.ENDING)),
    ]
    assert waits(*ANSWERS, today=TODAY + timedelta(days=29)) == []
    assert waits(said(1, 3, Side.FIRST, Answer.TENTATIVE)) == []


def test_only_a_smaller_version_is_waited_for_other_places_are_left_empty() -> None:
    yes = both(3, Answer.YES, Answer.YES)
    for change in ({"timeframe": ""}, {"checkin": " "}, {"ending": ""}):
        many = [step.but(**change) for step in steps()]
        now = path(Hierarchy(id=1, couple_id=1), many, [], [], yes, TODAY)
        assert [line.title for line in first_draft(WHOSE, now, load_agreement(), TODAY, "en").willing] == ["Massage"]
        assert [one.waits for one in lacking(now, TODAY)] == [False]


@pytest.mark.parametrize(
    ("words", "title", "time"),
    [
        ("a kiss hello, standing, 10 seconds", "A kiss hello, standing", "10 seconds"),
        ("one hand, 2 minutes each", "One hand", "2 minutes each"),
        ("side by side, half an hour.", "Side by side", "half an hour"),
        ("a kiss hello for 10 seconds", "A kiss hello for 10 seconds", ""),
        ("two hands, 3 fingers", "Two hands, 3 fingers", ""),
        ("10 seconds", "10 seconds", ""),
        ("\ufb01ngers, still", "\ufb01ngers, still", ""),
    ],
)
def test_of_a_tentative_yes_the_smaller_version_is_what_is_read(words: str, title: str, time: str) -> None:
    (_, line) = draft(*ANSWERS, smaller=words).willing
    assert headed(line) == Headed(title, time, "Massage")


def test_a_whole_step_is_read_with_its_own_time_and_a_time_of_its_own_is_kept() -> None:
    (line,) = draft(*ANSWERS).willing
    assert headed(line) == Headed("Hands", "5 minutes")
    own = replace(line, time="a moment", smaller=True, smaller_words="one hand, 2 minutes")
    assert headed(own) == Headed("One hand, 2 minutes", "a moment", "Hands")


def test_a_yes_of_more_than_four_weeks_ago_is_asked_again_first() -> None:
    assert draft(*ANSWERS, today=TODAY + timedelta(days=29)).willing == ()
    assert len(draft(*ANSWERS, today=TODAY + timedelta(days=28)).willing) == 1


def test_not_now_says_who_may_raise_it_again_and_when() -> None:
    (line,) = draft(*ANSWERS).not_now
    assert (line.title, line.raised_by_name, line.raise_on) == ("Back", "Ash", date(2026, 5, 28))
    (shared,) = draft(*both(4, Answer.NOT_NOW, Answer.NOT_NOW)).not_now
    assert shared.raised_by_name == ""
    (lent,) = draft(said(9, 4, Side.SECOND, Answer.NOT_NOW, raised_by=Side.FIRST)).not_now
    assert lent.raised_by_name == "Robin M."


def test_off_the_table_is_each_owners_own_list() -> None:
    content = draft(*ANSWERS)
    assert [(own.side, own.lines) for own in content.off_table] == [
        (Side.FIRST, ("Kiss",)),
        (Side.SECOND, ()),
    ]


def test_the_baseline_is_named_where_both_say_yes_to_it() -> None:
    assert draft(*ANSWERS, baseline=1).baseline[0].text.startswith("Hands. ")
    for step in (4, 5, 6):
        assert draft(*ANSWERS, baseline=step).baseline == ()
    assert draft().baseline == ()


@pytest.mark.parametrize(("weeks", "days"), [(4, 28), (40, 84), (0, 7)])
def test_it_is_looked_at_again_within_twelve_weeks(weeks: int, days: int) -> None:
    practice = WHOSE.practice.but(review_weeks=weeks)
    whose = Whose(WHOSE.couple, WHOSE.first, WHOSE.second, practice)
    assert draft(whose=whose).review_on == TODAY + timedelta(days=days)


def test_the_couples_own_commitment_and_names_for_print_stand_in_it() -> None:
    couple = WHOSE.couple.but(commitment="We go slowly.")
    content = draft(whose=Whose(couple, WHOSE.first, WHOSE.second, WHOSE.practice))
    assert content.commitment == (Worded("We go slowly."),)
    assert (content.first_name, content.second_name) == ("Robin M.", "Ash")
    assert draft().commitment == (Worded(load_agreement().clause("commitment").text),)


def test_the_therapist_stands_at_the_head_and_signs_with_credentials() -> None:
    practice = WHOSE.practice.but(credentials="MSc", address="Marlowe Street 4\nLowmoor")
    content = draft(whose=Whose(WHOSE.couple, WHOSE.first, WHOSE.second, practice))
    assert content.therapist == "Elin Marsh, MSc"
    assert content.practice == "Elin Marsh, MSc\nMarlowe Street 4\nLowmoor"
    assert (draft().therapist, draft().practice) == ("Elin Marsh", "Elin Marsh")


def test_the_record_code_follows_the_words() -> None:
    assert draft(*ANSWERS).record_code == draft(*ANSWERS).record_code
    assert draft(*ANSWERS).record_code != draft().record_code
