"""The quick phrases: letters, places for names, and a chip or two under every heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.models.content import spoken_texts
from app.models.entry import ContentError
from app.models.note import Heading
from app.models.phrases import load_phrases
from app.rules.quick_words import matching_phrases, phrase_asked, usual_phrases


def test_every_phrase_is_found_by_its_letters() -> None:
    phrases = load_phrases()
    for phrase in phrases:
        asked = phrase_asked(f"Both came. ;{phrase.letters}")
        assert asked is not None
        assert matching_phrases(phrases, asked.typed)[0] == phrase, phrase.letters


@pytest.mark.parametrize("heading", Heading)
def test_every_heading_has_two_chips_or_one(heading: Heading) -> None:
    assert usual_phrases(load_phrases(), heading, 2)


def test_under_an_assessment_are_the_two_that_the_design_shows() -> None:
    names = [one.name for one in usual_phrases(load_phrases(), Heading.ASSESSMENT, 2)]
    assert names == ["Pause word used by both", "{second} set the pace"]


def test_braces_hold_the_two_names_and_nothing_else() -> None:
    for phrase in load_phrases():
        assert {*re.findall(r"\{.*?\}", phrase.name + phrase.text)} <= {"{first}", "{second}"}


def test_what_is_about_one_of_them_is_there_for_the_other_too() -> None:
    letters = {phrase.letters: phrase for phrase in load_phrases()}
    for phrase in letters.values():
        if "{second}" in phrase.name:
            other = letters[phrase.letters[:-1] + "a"]
            assert other.name == phrase.name.replace("{second}", "{first}")


def test_letters_and_headings_are_not_for_translators() -> None:
    texts = {text for file, _, text in spoken_texts() if file == "phrases.toml"}
    assert "Pause word used by both" in texts
    assert not texts & {"pause", "Assessment"}


PHRASE = '[[phrase]]\nid = "one"\nletters = "one"\nname = "One"\ntext = "One."\nheadings = ["Plan"]\n'


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (PHRASE.replace('"Plan"', '"Plans"'), "there is no heading “Plans”"),
        (PHRASE.replace('letters = "one"', 'letters = "On"'), "“letters” should be small letters"),
        (PHRASE.replace('letters = "one"', 'letters = "o1"'), "“letters” should be small letters"),
        (PHRASE.replace('letters = "one"', 'letters = "né"'), "“letters” should be small letters"),
        (PHRASE + PHRASE.replace('id = "one"', 'id = "two"'), "the letters “one” are there twice"),
        (PHRASE + "more = 1\n", "“more” is not a field here"),
    ],
)
def test_a_slip_of_the_pen_is_named(tmp_path: Path, written: str, wrong: str) -> None:
    (tmp_path / "phrases.toml").write_text(written, encoding="utf-8")
    with pytest.raises(ContentError, match=re.escape(wrong)):
        load_phrases(tmp_path)
