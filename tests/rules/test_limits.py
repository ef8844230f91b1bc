"""Limits as they stand: tighter needs nobody, looser its owner; a line closes what has its tag in any wording."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.hierarchy import Step, StepEvent, StepEventKind
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Sharing
from app.models.look import LookedAt, Pain, PainState
from app.models.side import Side
from app.rules.limits import (
    INTIMATE,
    Care,
    LimitNow,
    alike,
    hurts,
    limits_now,
    line_met,
    loosens,
    met,
    needs_look,
    shares,
    touches,
)

WHEN = datetime(2026, 5, 14, 12, tzinfo=UTC)
OFF, NOT_NOW, CARE, WELCOME = (
    LimitStanding.OFF_TABLE,
    LimitStanding.NOT_NOW,
    LimitStanding.WITH_CARE,
    LimitStanding.WELCOME,
)
TIGHTER = [LimitStanding.TAKEN_OFF, WELCOME, CARE, NOT_NOW, OFF]

standings = st.sampled_from(list(LimitStanding))
sharings = st.sampled_from(list(Sharing))
sides = st.sampled_from(list(Side))
kinds = st.sampled_from(list(LimitKind))
tags = st.lists(st.sampled_from(["neck", "bed", "hands", "stroking", "evening"]), max_size=3).map(", ".join)
titles = st.sampled_from(["Neck", "Being held", "Anything after 22:30", "Kissing, when rushed", "Bed", "Touch", "晚上"])


def word(standing: LimitStanding = OFF, title: str = "Neck", *, seq: int = 1, **more: object) -> LimitWord:
    return LimitWord(limit_id=1, title=title, standing=standing, seq=seq, at=WHEN).but(**more)


def limit(
    *words: LimitWord, kind: LimitKind = LimitKind.AREA, tags: str = "", side: Side = Side.FIRST, number: int = 1
) -> LimitNow:
    owner = Limit(id=number, couple_id=1, side=side, kind=kind, tags=tags)
    return LimitNow(owner, tuple(one.but(limit_id=number) for one in words or (word(),)))


def step(title: str = "Rest close", **more: object) -> Step:
    return Step(id=7, title=title, hierarchy_id=1, place=0).but(**more)


@st.composite
def histories(draw: st.DrawFn) -> LimitNow:
    said = draw(st.lists(st.tuples(standings, titles, sharings), min_size=1, max_size=5))
    words = [word(one, title, seq=seq + 1, sharing=sharing) for seq, (one, title, sharing) in enumerate(said)]
    return limit(*words, kind=draw(kinds), tags=draw(tags), side=draw(sides))


steps = st.builds(step, title=titles, description=titles, area=tags, act=tags, setting=tags)


# Tighter and looser ----------------------------------------------------------------------------------------------


@given(before=standings, after=standings)
def test_to_loosen_is_to_ask_for_less_and_there_is_no_third_way(before: LimitStanding, after: LimitStanding) -> None:
    there, back = loosens(word(before), after), loosens(word(after), before)
    assert not (there and back)
    assert there == (max(0, TIGHTER.index(after) - 1) < max(0, TIGHTER.index(before) - 1))


@given(before=standings)
def test_off_the_table_never_loosens_and_what_asks_for_nothing_always_does(before: LimitStanding) -> None:
    assert not loosens(word(before), OFF)
    asked_for_something = before in (CARE, NOT_NOW, OFF)
    assert loosens(word(before), WELCOME) == loosens(word(before), LimitStanding.TAKEN_OFF) == asked_for_something


@given(before=sharings, after=sharings)
def test_only_what_the_other_did_not_know_is_shared_anew(before: Sharing, after: Sharing) -> None:
    anew = after is Sharing.SHARED and before is not Sharing.SHARED
    assert shares(word(sharing=before), after) == anew
    assert not shares(None, after)


# What a line meets -----------------------------------------------------------------------------------------------


@given(one=histories(), at=steps)
def test_a_line_meets_exactly_the_steps_with_a_tag_of_its_kind_while_it_is_off_the_table(
    one: LimitNow, at: Step
) -> None:
    own = {LimitKind.AREA: at.area, LimitKind.ACT: at.act, LimitKind.SETTING: at.setting}[one.limit.kind]
    common = set(filter(None, own.split(", "))) & set(filter(None, one.limit.tags.split(", ")))
    assert bool(met(at, [one])) == (one.now.standing is OFF and bool(common))


@given(one=histories(), at=steps, title=titles)
def test_another_wording_meets_what_it_met_and_is_as_near(one: LimitNow, at: Step, title: str) -> None:
    last = one.now
    again = LimitNow(one.limit, (*one.history, last.but(title=title, seq=last.seq + 1)))
    assert bool(met(at, [one])) == bool(met(at, [again]))
    if alike(at, (), Care(limits=(one,))):
        assert alike(at, (), Care(limits=(again,)))


@given(one=histories(), at=steps)
def test_with_the_partners_swapped_nothing_but_whose_it_is_differs(one: LimitNow, at: Step) -> None:
    other = LimitNow(one.limit.but(side=one.limit.side.other), one.history)
    for mine, swapped in ((Care(limits=(one,)), Care(limits=(other,))),):
        assert needs_look(at, (), mine) == needs_look(at, (), swapped)
        assert len(met(at, mine.limits)) == len(met(at, swapped.limits))
        assert (line_met(at, mine) is None) == (line_met(at, swapped) is None)


@given(one=histories(), at=steps)
def test_a_private_line_never_becomes_a_sentence_and_always_a_look(one: LimitNow, at: Step) -> None:
    care = Care(limits=(one,))
    meets = bool(met(at, [one]))
    assert (line_met(at, care) is not None) == (meets and one.shared)
    if meets and not one.shared:
        assert needs_look(at, (), care)


def test_everything_a_line_said_stays_in_order_and_one_that_says_nothing_is_not_there() -> None:
    owner = Limit(id=1, couple_id=1, side=Side.FIRST, kind=LimitKind.ACT)
    silent = owner.but(id=2)
    found = limits_now([owner, silent], [word(CARE, seq=5), word(OFF, seq=3)])
    assert [(one.limit.id, one.now.standing, len(one.history)) for one in found] == [(1, CARE, 2)]


# Likeness of words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Neck", "A kiss on the neck"),
        ("Dancing", "A slow dance"),
        ("Hugs", "Hugging in the kitchen"),
        ("Kissing, when rushed", "One kiss at the door"),
        ("Sex", "Something sexual"),
        ("Ears", "Whisper in one ear"),
        ("Bodies, unclothed", "Lie unclothed"),
        ("Anything after 22:30", "At 22:30, with the lamp"),
        ("Béquilles", "Sans bequilles"),
        ("Undressing in one room", "Undressed to the waist"),
        ("Being touched", "Touching for a minute"),
        ("Touch", "Light touch, taking turns"),
        ("脖子", "轻吻脖子"),
        ("Плечи", "Рука на плечах"),
    ],
)
def test_words_that_are_near_are_looked_at(line: str, said: str) -> None:
    care = Care(limits=(limit(word(title=line)),))
    assert alike(step(said), (), care)
    assert alike(step("Together", description=said), (), care)
    assert alike(step("Together", smaller=said), (), care)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Feet", "Feeling calm"),
        ("Kissing in the dark", "Tea on the sofa"),
        ("Being asked for a reason", "Being near each other"),
        ("Anything after 22:30", "Anything you like"),
        ("", "Tea"),
        ("!", "Tea!"),
    ],
)
def test_words_that_say_nothing_of_a_line_are_not_near(line: str, said: str) -> None:
    assert not alike(step(said), (), Care(limits=(limit(word(title=line)),)))


def test_the_tags_of_both_are_read_too() -> None:
    tagged = Care(limits=(limit(word(title="That one"), tags="neck"),))
    assert alike(step("A kiss on the neck"), (), tagged)
    named = Care(limits=(limit(word(title="Neck"), kind=LimitKind.ACT),))
    assert alike(step("Slowly", area="neck"), (), named)


@pytest.mark.parametrize("standing", [one for one in LimitStanding if one is not OFF])
def test_only_what_is_off_the_table_is_looked_at(standing: LimitStanding) -> None:
    assert not alike(step("Neck"), (), Care(limits=(limit(word(standing)),)))


def test_what_it_was_called_before_it_closed_last_does_not_count_and_since_then_all_of_it_does() -> None:
    words = (word(OFF, "Neck", seq=1), word(CARE, "Neck", seq=2), word(OFF, "Knees", seq=3), word(OFF, "There", seq=4))
    care = Care(limits=(limit(*words),))
    assert not alike(step("A kiss on the neck"), (), care)
    assert alike(step("A hand on the knees"), (), care)


def test_a_look_counts_for_both_as_they_were_worded_then() -> None:
    one, at = limit(word(seq=4)), step("A kiss on the neck")
    look = LookedAt(step_id=7, limit_id=1, at=WHEN, seq=5)
    changed = StepEvent(step_id=7, kind=StepEventKind.CHANGED, at=WHEN, seq=6)
    assert alike(at, (), Care(limits=(one,)))
    assert not alike(at, (), Care(limits=(one,), looked=(look,)))
    assert alike(at, (changed,), Care(limits=(one,), looked=(look,)))
    assert not alike(at, (changed,), Care(limits=(one,), looked=(look, look.but(seq=7))))
    later = LimitNow(one.limit, (*one.history, word(title="Nape", seq=8)))
    assert alike(at, (), Care(limits=(later,), looked=(look,)))
    assert alike(at, (), Care(limits=(one,), looked=(look.but(step_id=8), look.but(limit_id=2))))


# Pain, and what a trigger touches --------------------------------------------------------------------------------


def test_where_there_is_pain_a_step_needs_a_look_until_it_is_assessed() -> None:
    pain = Pain(couple_id=1, side=Side.SECOND, area="neck", state=PainState.PAIN, at=WHEN, seq=1)
    at = step(area="neck")
    assert hurts(at, [pain])
    assert needs_look(at, (), Care(pains=(pain,)))
    assert not hurts(at, [pain, pain.but(state=PainState.ASSESSED, seq=2)])
    assert not hurts(step(area="hands"), [pain])


def test_intimate_areas_wait_until_it_is_known_of_both() -> None:
    known = [Pain(couple_id=1, side=side, area=INTIMATE, state=PainState.NONE, at=WHEN, seq=1) for side in Side]
    at = step(area=INTIMATE)
    assert hurts(at, [])
    assert hurts(at, known[:1])
    assert not hurts(at, known)


@given(at=steps, wanted=tags)
def test_a_trigger_touches_what_has_one_of_its_tags_of_whatever_kind(at: Step, wanted: str) -> None:
    own = {tag for one in (at.area, at.act, at.setting, at.form) for tag in one.split(", ") if tag}
    assert touches(at, wanted) == bool(own & {tag for tag in wanted.split(", ") if tag})
