"""What the shipped content promises: every step complete, every list readable, fixed words word for word."""

from __future__ import annotations

import gettext
import re
from collections import Counter
from pathlib import Path

import pytest

from app import words
from app.models.content import (
    GROUP_LISTS,
    GroupList,
    load_agreement,
    load_anchors,
    load_bands,
    load_dials,
    load_first_steps,
    load_gap_advice,
    load_grounding_partner,
    load_groundings,
    load_group,
    load_groups,
    load_steps,
    spoken_texts,
)

ICONS = Path(__file__).parent.parent.parent / "resources" / "icons"

# The product's page, word for word.
FOOTER = (
    "This is a shared plan, not a contract and not permission in advance. Each activity needs a yes at the "
    "time. Either of us can change our mind, pause or stop at any moment, and either of us can end this "
    "agreement alone."
)
NOBODY_OWES = "Nobody owes a repair. If you are afraid: leave, get help, tell the therapist alone."
PAUSING = (
    "Either person may pause at any time, for any reason or none. A pause ends the step. "
    "Restarting needs a fresh yes from both. Nobody is asked to justify a pause."
)

# Words that make somebody smaller, or hurry them; kept here apart from the list the program itself uses.
NEVER = [
    "achieve",
    "achieved",
    "deadline",
    "fail",
    "failed",
    "failure",
    "goal",
    "goals",
    "homework",
    "incomplete",
    "level",
    "mastered",
    "maybe",
    "missed",
    "mistake",
    "noncompliant",
    "overdue",
    "passed",
    "percent",
    "performance",
    "progress",
    "refused",
    "regress",
    "relapse",
    "score",
    "streak",
    "violation",
    "he",
    "she",
    "him",
    "his",
    "her",
    "hers",
    "husband",
    "wife",
    "boyfriend",
    "girlfriend",
    "normal",
    "should",
    "must",
]

LONGEST = {"title": 44, "timeframe": 26, "checkin": 60, "smaller": 90, "ending": 60, "description": 240}


def test_there_are_forty_eight_steps_for_two_and_five_for_one() -> None:
    steps = load_steps()
    bands = Counter(step.band for step in steps)
    assert bands == {"A": 8, "B": 8, "C": 7, "D": 8, "E": 6, "F": 6, "G": 5, "S": 5}
    assert [step.id for step in steps] == [
        f"{band.id}{n}" for band in load_bands() for n in range(1, bands[band.id] + 1)
    ]


def test_every_step_says_how_long_how_it_is_checked_how_it_ends_and_what_would_be_smaller() -> None:
    for step in load_steps():
        for field, longest in LONGEST.items():
            text = getattr(step, field)
            assert text.strip() == text, (step.id, field)
            assert 3 <= len(text) <= longest, (step.id, field, len(text))
        assert step.dials, step.id


def test_phrases_that_follow_a_title_begin_small_and_do_not_end_in_a_full_stop() -> None:
    for step in load_steps():
        for phrase in (step.timeframe, step.checkin, step.smaller, step.ending):
            assert not phrase[0].isupper(), (step.id, phrase)
            assert not phrase.endswith("."), (step.id, phrase)


def test_a_smaller_version_is_another_thing_than_the_step() -> None:
    steps = load_steps()
    assert len({step.smaller for step in steps}) == len(steps)
    assert len({step.title for step in steps}) == len(steps)
    for step in steps:
        assert step.smaller.casefold() not in {step.title.casefold(), step.timeframe.casefold()}


def test_only_the_last_two_bands_for_two_are_folded() -> None:
    assert [band.id for band in load_bands() if band.intimate] == ["F", "G"]


def test_no_step_before_the_folded_bands_touches_an_intimate_area() -> None:
    folded = {band.id for band in load_bands() if band.intimate}
    for step in load_steps():
        if step.band not in folded:
            assert "intimate areas" not in step.area, step.id
            assert "intimate" not in f"{step.title} {step.description} {step.smaller}", step.id


def test_no_step_names_arousal_orgasm_or_intercourse_as_something_to_reach() -> None:
    said = [
        step.id for step in load_steps() if re.search(r"arousal", f"{step.title} {step.description}", re.IGNORECASE)
    ]
    assert said == ["F6"]
    for step in load_steps():
        assert not re.search(r"orgasm|intercourse|climax|penetrat", repr(step), re.IGNORECASE), step.id


def test_an_empty_path_offers_five_gentle_steps() -> None:
    assert [step.title for step in load_first_steps()] == [
        "Same room, own things",
        "Side-by-side walk",
        "Tea and one good thing",
        "The word list",
        "Music, eyes closed",
    ]


@pytest.mark.parametrize("word", NEVER)
def test_no_text_says(word: str) -> None:
    whole = re.compile(rf"(?<![\w-]){word}(?![\w-])", re.IGNORECASE)
    assert [place for place in spoken_texts() if whole.search(place[2])] == []


def test_every_text_is_typeset_and_calm() -> None:
    for file, place, text in spoken_texts():
        assert not re.search(r"[!'\"]|\.\.\.|  ", text), (file, place, text)
        assert text.count("“") == text.count("”"), (file, place, text)


def test_the_footer_and_the_fixed_lines_stand_word_for_word() -> None:
    agreement = load_agreement()
    assert agreement.footer == FOOTER
    assert agreement.clause("line-crossed").fixed == (NOBODY_OWES,)
    assert " ".join(agreement.clause("pausing").fixed) == PAUSING
    fixed = load_group("pause", "fixed")
    assert fixed.fixed
    assert " ".join(line.text for line in fixed.lines) == PAUSING


def test_the_agreement_has_its_fourteen_clauses() -> None:
    clauses = load_agreement().clauses
    assert [clause.number for clause in clauses] == list(range(1, 15))
    assert all(clause.title for clause in clauses)
    for clause in clauses:
        assert clause.text or clause.points or clause.cards or clause.empty or clause.patterns, clause.id
        for card in clause.cards:
            assert not card.icon or (ICONS / f"{card.icon}.svg").is_file(), card.icon


def test_what_the_agreement_puts_from_the_records_names_its_places() -> None:
    agreement = load_agreement()
    not_now = agreement.clause("not-now").pattern("raised-on")
    assert (
        not_now.format(title="Bare back", name="Ash", date="28 May")
        == "Bare back. Ash may raise it again, from 28 May on."
    )
    assert "11 June" in agreement.clause("review").pattern("by").format(date="11 June")
    assert agreement.clause("signatures").pattern("partner") == "I can stop at any time."
    with pytest.raises(KeyError):
        not_now = agreement.clause("not-now").pattern("sometime")
    with pytest.raises(KeyError):
        agreement.clause("fifteen")


def test_there_are_seven_ways_to_settle_and_none_begins_with_the_breath() -> None:
    groundings = load_groundings()
    assert len(groundings) == 7
    assert [one.breath for one in groundings] == [False] * 5 + [True] * 2
    assert groundings[0].name == "Edges"
    for one in groundings:
        assert (ICONS / f"{one.icon}.svg").is_file(), one.icon
        assert len(f"{one.name} {one.short}") <= 56, one.id
    assert "do not touch unless asked" in load_grounding_partner()


def test_the_distress_words_run_from_at_ease_to_the_worst() -> None:
    anchors = load_anchors()
    assert [anchor.distress for anchor in anchors.anchors] == [0, 20, 40, 60, 80, 100]
    assert anchors.anchors[0].words == "at ease"
    assert anchors.unsaid == "I’d rather not put a number on it."
    assert anchors.ask.endswith("?")


def test_dials_are_used_and_every_one_says_both_its_ends() -> None:
    dials = load_dials()
    assert all(dial.smaller and dial.larger and dial.turned_down for dial in dials)
    own = [dial.id for dial in dials[15:]]
    used = {dial for step in load_steps() for dial in step.dials}
    assert set(own) <= used


def test_the_gap_advice_offers_in_a_whole_sentence() -> None:
    advice, dial = load_gap_advice(), load_dials()[1]
    assert advice.one.format(n=7, partner="Ash") == "A wide step for Ash, from 7 to here."
    assert "{partner}" not in advice.both
    assert advice.offer.format(dial=dial.name, example=dial.turned_down).endswith("half the time.")


@pytest.mark.parametrize("name", GROUP_LISTS)
def test_every_list_has_titles_and_lines(name: GroupList) -> None:
    for group in load_groups(name):
        assert group.title
        assert group.lines
        assert load_group(name, group.id) == group
        assert group.line(group.lines[-1].id) == group.lines[-1]


def test_a_line_nobody_wrote_is_not_found() -> None:
    with pytest.raises(KeyError):
        load_group("pause", "nowhere")
    with pytest.raises(KeyError):
        load_group("pause", "fixed").line("nowhere")


def test_there_are_twenty_four_prompts_and_thirteen_topics() -> None:
    assert len(load_group("reconnect", "prompts").lines) == 24
    assert len(load_group("screening", "topics").lines) == 13
    assert [line.text for line in load_group("checkins", "during").lines] == ["Same, less, different, or stop?"]


def test_every_text_goes_through_the_message_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"‹{message}›"

    monkeypatch.setattr(words, "_catalogue", Marked())
    step = load_steps()[0]
    assert step.title == "‹Same room, own things›"
    assert step.ending.startswith("‹")
    assert step.id == "A1"
    assert load_agreement().footer == f"‹{FOOTER}›"
    assert load_group("reconnect", "prompts").note == ""
    spoken = {text for _, _, text in spoken_texts()}
    for name in GROUP_LISTS:
        for group in load_groups(name):
            for text in (group.title, *(line.text for line in group.lines)):
                assert text.strip("‹›") in spoken


def test_the_texts_for_translators_leave_out_what_only_the_program_reads() -> None:
    spoken = list(spoken_texts())
    assert ("steps.toml", "B6", "Ask-first hug") in spoken
    assert ("agreement.toml", "", FOOTER) in spoken
    texts = {text for _, _, text in spoken}
    assert not texts & {"A1", "armchair", "circle-pause", "duration", "still-yes"}
