"""Whatever is typed is printed as text: markup, half characters, other scripts, a megabyte."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from app.models.agreement import AgreementContent
from app.reports import fonts
from app.reports.agreement import draw
from app.reports.fonts import REPLACEMENT, printable
from app.reports.pen import Face
from app.reports.prose import broken
from app.reports.runs import missing, runs
from tests.reports.paper import DRAWN, changed, flat, pages_of, reader, worded

pytestmark = pytest.mark.uncounted

MARKUP = (
    "I feel <sad> today",
    "<img src='/etc/passwd'/>",
    "</para><b>bold",
    "a & b &amp; &#65; &lt;",
    "{name} {{}} {0} %s \\n",
    "<a href='x'>",
    "'; DROP TABLE couples; --",
    "50 % & more",
)
TURNING = dict.fromkeys((0x200E, 0x200F, 0x61C))
MEGABYTE = "I feel <sad> today & so on. " * 37_500


def filled(content: AgreementContent, words: str) -> AgreementContent:
    """The agreement with these words in every field that people write, in lists and in parts as well."""

    def fill(value: object, name: str) -> object:
        if name in ("footer", "language", "replaces", "record_code", "side", "state", "paper"):
            return value
        if isinstance(value, str):
            return words
        if isinstance(value, tuple):
            return tuple(fill(part, "") for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            parts = {field.name: fill(getattr(value, field.name), field.name) for field in fields(value)}
            return type(value)(**parts)
        return value

    found = fill(content, "")
    assert isinstance(found, AgreementContent)
    return found


@pytest.mark.parametrize("words", MARKUP)
def test_markup_survives_in_every_field(words: str) -> None:
    text = " ".join(pages_of(draw(filled(DRAWN, words))))
    # Fields: 2 names, reason, commitment, 4 steps of 5, 1 + name, 4 lines, asking, 4 replies, 3 × 3 pauses,
    # afterwards, fixed, 3 crossed, repair, baseline, windows, conditions; a narrow column may break inside the words.
    closed = text.replace(" ", "")
    assert closed.count(words.replace(" ", "")) >= 45


SHOWN = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), max_codepoint=0x17F)


@settings(max_examples=40)
@given(st.text(SHOWN, min_size=1, max_size=60))
@example("<b>")
@example("&nbsp;")
@example("]]>")
def test_anything_latin_reads_back_as_it_was_typed(words: str) -> None:
    assume(missing(words) == "")
    text = " ".join(pages_of(draw(replace(DRAWN, how_we_ask=worded(f"x{words}y")))))
    assert "".join(flat(f"x{words}y").split()) in "".join(text.split())


@settings(max_examples=60)
@given(st.text(max_size=80))
@example("\ud800 half")
@example("a\x00b")
@example("\u202eback\u202c")
@example("👩‍👩‍👧 e\u0301")
def test_nothing_vanishes_without_a_word(words: str) -> None:
    shown = printable(words)
    for font in (fonts.SERIF, fonts.SERIF_ITALIC, fonts.SANS_MEDIUM):
        for line in shown.split("\n"):
            drawn = "".join(run.words for run in runs(line, font))
            line = line.translate(TURNING)
            assert len(drawn) == len(line)
            changed = {was for was, now in zip(line, drawn, strict=True) if was != now and not was.isspace()}
            assert changed <= set(missing(words))
            assert all(now == REPLACEMENT for was, now in zip(line, drawn, strict=True) if was in changed)


def test_a_character_that_no_font_has_is_reported_and_leaves_a_sign() -> None:
    assert missing("Robin 🙂 is ก and 🙂, 你好, Ольга, Ελένη, Łukasz") == "🙂ก"
    text = pages_of(draw(replace(DRAWN, commitment=worded("near 🙂 you, Ольга Ελένη"))))[0]
    assert f"near {REPLACEMENT} you, Ольга Ελένη" in text


def test_joiners_and_marks_without_a_shape_are_neither_drawn_nor_reported() -> None:
    assert printable("a\u200db\u200e\ufe0f\u00adc") == "abc"
    assert printable("می\u200cخواهم\u202e") == "می\u200cخواهم"
    assert missing("a\u200d\ufe0f\u2028b\u00a0\t") == ""


def test_letters_typed_in_two_parts_are_composed() -> None:
    assert printable("Zoe\u0301") == "Zo\u00e9"
    assert missing("Zoe\u0301") == ""


def test_half_a_surrogate_pair_does_not_reach_the_file() -> None:
    text = " ".join(pages_of(draw(filled(DRAWN, "half \ud83d pair"))))
    assert f"half {REPLACEMENT} pair" in text


def test_line_breaks_stay_line_breaks() -> None:
    text = pages_of(draw(replace(DRAWN, how_we_ask=worded("First.\nSecond.\r\n\r\nThird.\u2028Fourth."))))[0]
    assert "First. Second. Third. Fourth." in text
    face = Face(fonts.SERIF, 10, 14)
    assert [run.words for line in broken("well-known well - known", face, 40) for run in line] == [
        "well-",
        "known",
        "well -",
        "known",
    ]


def test_a_no_break_space_holds_its_words_together() -> None:
    face = Face(fonts.SERIF, 10, 14)
    assert [run.words for line in broken("one two\u00a0three", face, 45) for run in line] == ["one", "two\u00a0three"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("name", "part"), [("baseline", 1), ("commitment", 10), ("first_name", 10)])
def test_a_megabyte_is_printed_within_seconds(name: str, part: int) -> None:
    words = MEGABYTE[: len(MEGABYTE) // part]
    pages = len(reader(draw(changed(DRAWN, name, words if name == "first_name" else worded(words)))).pages)
    assert pages > 200 / part


def test_every_word_of_a_long_text_is_printed() -> None:
    words = [f"w{n}" for n in range(8000)]
    text = " ".join(pages_of(draw(replace(DRAWN, health=worded(" ".join(words))))))
    kept = set(words)
    assert [word for word in text.split() if word in kept] == words


@pytest.mark.timeout(60)
def test_a_word_without_an_end_is_cut_where_the_line_is_full() -> None:
    text = "".join(pages_of(draw(replace(DRAWN, health=worded("x" * 20_000)))))
    assert text.count("x") >= 20_000


def test_dates_of_any_year_are_printed() -> None:
    text = " ".join(pages_of(draw(replace(DRAWN, review_on=date(2031, 1, 2)))))
    assert "2 January 2031, with our therapist." in text
