"""A slip of the pen in a content file is named by file, line and field."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models.content import (
    CONTENT,
    load_agreement,
    load_anchors,
    load_dials,
    load_gap_advice,
    load_groundings,
    load_groups,
    load_passphrase_words,
    load_steps,
)
from app.models.entry import ContentError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


def spoil(folder: Path, file: str, before: str, after: str) -> None:
    """Puts one passage in place of another; the first place it stands counts."""
    text = (folder / file).read_text(encoding="utf-8")
    assert before in text
    (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")


LOADERS: dict[str, Callable[[Path], object]] = {
    "agreement.toml": load_agreement,
    "anchors.toml": load_anchors,
    "dials.toml": load_dials,
    "grounding.toml": load_groundings,
    "pause.toml": lambda folder: load_groups("pause", folder),
    "steps.toml": load_steps,
}


@pytest.mark.parametrize(
    ("file", "before", "after", "sentence"),
    [
        ("steps.toml", "[[band]]", "[[bend]]", "steps.toml, A1: there is no band A"),
        (
            "steps.toml",
            'ending = "a timer ends it, or either gets up"\n',
            "",
            "steps.toml, A1: “ending” is missing",
        ),
        ("steps.toml", 'id = "A2"\n', 'id = "A1"\n', "steps.toml, A1: this id is there twice"),
        ("steps.toml", 'id = "A2"\n', "", "steps.toml: the step in place 2 has no id"),
        ("steps.toml", 'band = "B"\n', 'band = "Z"\n', "steps.toml, B1: there is no band Z"),
        (
            "steps.toml",
            '["distance", "duration"]',
            '["distence"]',
            "steps.toml, A1: there is no dial “distence”",
        ),
        (
            "steps.toml",
            '["distance", "duration"]',
            '"distance"',
            "steps.toml, A1: “dials” should be a list of words",
        ),
        ("steps.toml", "checkin =", "chekin =", "steps.toml, A1: “checkin” is missing"),
        ("steps.toml", "act =", "acts =", "steps.toml, A1: “acts” is not a field here"),
        (
            "steps.toml",
            "intimate = true",
            "intimate = 1",
            "steps.toml, F: “intimate” should be true or false",
        ),
        (
            "steps.toml",
            '["A1", "A2"',
            '["A0", "A2"',
            "steps.toml: “first_steps” names A0, which is not a step",
        ),
        (
            "steps.toml",
            '"15 minutes"',
            '" 15 minutes"',
            "steps.toml, A1: “timeframe” should be words without spaces",
        ),
        ("steps.toml", "first_steps =", "frist_steps =", "steps.toml: “frist_steps” is not a field here"),
        ("steps.toml", '"15 minutes"', '"15 minutes', "steps.toml: "),
        (
            "anchors.toml",
            "distress = 20",
            "distress = 90",
            "anchors.toml: uneasy should stand higher than flicker",
        ),
        (
            "anchors.toml",
            "distress = 20",
            'distress = "20"',
            "anchors.toml, flicker: “distress” should be a whole number",
        ),
        (
            "anchors.toml",
            "distress = 0",
            "distress = true",
            "anchors.toml, at-ease: “distress” should be a whole number",
        ),
        ("grounding.toml", 'icon = "armchair"', 'icon = "armchair"\nbreath = true', "should come last"),
        ("agreement.toml", "number = 2\n", "number = 3\n", "numbered from 1"),
        ("agreement.toml", 'title = "Amber"\n', "", "agreement.toml, pausing slow: “title” is missing"),
        (
            "agreement.toml",
            '{ named = "{title}." }',
            '["{title}."]',
            "baseline: “patterns” should be texts by name",
        ),
        (
            "agreement.toml",
            '{ named = "{title}." }',
            "{ named = 1 }",
            "baseline: “patterns” should be texts by name",
        ),
        ("pause.toml", ', text = "three taps"', "", "pause.toml, signal taps: “text” is missing"),
        ("pause.toml", '"three taps"', '""', "pause.toml, signal taps: “text” should be words"),
    ],
)
def test_a_slip_is_named(folder: Path, file: str, before: str, after: str, sentence: str) -> None:
    spoil(folder, file, before, after)
    with pytest.raises(ContentError) as slip:
        LOADERS[file](folder)
    assert sentence in str(slip.value)


def test_a_list_without_lines_is_named(folder: Path) -> None:
    (folder / "pause.toml").write_text('[[group]]\nid = "word"\ntitle = "The word"\nlines = []\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"pause\.toml, word: “lines” should be a list of tables"):
        load_groups("pause", folder)


def test_an_advice_that_is_no_table_is_named(folder: Path) -> None:
    (folder / "dials.toml").write_text('advice = "less"\n', encoding="utf-8")
    with pytest.raises(ContentError, match=r"dials\.toml: “advice” should be a table"):
        load_gap_advice(folder)


def test_a_file_that_is_not_there_is_named(folder: Path) -> None:
    (folder / "anchors.toml").unlink()
    with pytest.raises(ContentError, match=r"anchors\.toml: cannot be read"):
        load_anchors(folder)
    with pytest.raises(ContentError, match=r"nothing\.txt: cannot be read"):
        load_passphrase_words(folder / "nothing.txt")
