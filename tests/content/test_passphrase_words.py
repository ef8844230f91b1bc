"""The words a passphrase is drawn from: enough of them, plain, and none that hurts."""

from __future__ import annotations

import math
import re

import pytest

from app.models.content import PASSPHRASE_WORDS, load_passphrase_words


def test_four_of_them_give_more_than_fifty_one_bits() -> None:
    found = load_passphrase_words()
    assert len(found) >= 7776
    assert 4 * math.log2(len(found)) > 51


def test_they_are_all_different_plain_and_sorted() -> None:
    found = load_passphrase_words()
    assert len(set(found)) == len(found)
    assert list(found) == sorted(found)
    assert [word for word in found if not re.fullmatch("[a-z]{3,9}", word)] == []


def test_no_word_stands_there_as_singular_and_plural() -> None:
    found = set(load_passphrase_words())
    assert [word for word in found if word.endswith("s") and not word.endswith("ss") and word[:-1] in found] == []


def test_no_word_has_two_usual_spellings() -> None:
    found = set(load_passphrase_words())
    both = {
        ("colour", "color"),
        ("grey", "gray"),
        ("harbour", "harbor"),
        ("plough", "plow"),
        ("theatre", "theater"),
    }
    assert [pair for pair in both if found >= set(pair)] == []
    assert "harbor" not in found


HURTFUL = [
    "abuse",
    "cancer",
    "corpse",
    "dead",
    "drug",
    "fear",
    "genital",
    "gun",
    "hate",
    "hurt",
    "kill",
    "murder",
    "naked",
    "pain",
    "rape",
    "sex",
    "stupid",
    "suicide",
    "ugly",
    "victim",
    "weapon",
]


@pytest.mark.parametrize("hurtful", HURTFUL)
def test_no_word_frightens_or_is_crude(hurtful: str) -> None:
    forms = re.compile(f"{hurtful}(s|ed|er|est|ful|ing|ly|y)?")
    assert [word for word in load_passphrase_words() if forms.fullmatch(word)] == []


def test_the_licence_of_the_lists_stands_beside_them() -> None:
    beside = (PASSPHRASE_WORDS.parent / "README.md").read_text(encoding="utf-8")
    assert "Electronic Frontier Foundation" in beside
    assert "Creative Commons Attribution 3.0" in beside
    assert "Changed" in beside
