"""What turns round, piles up, has no shape or no end: printed as typed, and never over the product's own words."""

from __future__ import annotations

from datetime import date
from unicodedata import category

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.models.agreement import Paper
from app.reports import fonts, recovery_sheet
from app.reports.agreement import draw
from app.reports.fonts import REPLACEMENT, printable
from app.reports.runs import missing, runs, width_of
from tests.reports.paper import DRAWN, FOOTER, changed, flat, pages_of, reader, worded
from tests.reports.test_hostile_text import filled
from tests.reports.test_scripts_in_print import ARABIC, FACES, HEBREW, HINDI, JAPANESE, box, ink, printed, read

ZALGO = "x" + "\u0301\u0323" * 400 + "y"
HOSTILE = {
    "NUL": ("a\x00b", "ab"),
    "half a pair": ("a\ud83db", f"a{REPLACEMENT}b"),
    "override": ("a\u202ebc\u202cd", "abcd"),
    "isolate": ("a\u2067bc\u2069d", "abcd"),
    "zero width": ("a\u200bb\u2060c\ufeffd", "abcd"),
    "bold": ("<b>bold</b>", "<b>bold</b>"),
    "picture": ('<img src="/etc/passwd">', '<img src="/etc/passwd">'),
    "emoji": ("a🙂b", f"a{REPLACEMENT}b"),
    "escape": ("\x1b[31mred", "[31mred"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_printed_as_text_in_every_field_and_the_fixed_words_stand(kind: str) -> None:
    typed, shown = HOSTILE[kind]
    pages = pages_of(draw(filled(DRAWN, typed)))
    closed = "".join(pages).replace(" ", "")
    assert closed.count(shown.replace(" ", "")) >= 45
    assert all(FOOTER in page for page in pages)


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_printed_as_text_on_the_recovery_sheet(kind: str) -> None:
    typed, shown = HOSTILE[kind]
    pdf = recovery_sheet.draw(typed, tuple("ABCDEFGH"), date(2026, 5, 14), Paper.A4)
    assert shown in pages_of(pdf)[0]


def test_marks_that_are_piled_up_stay_near_their_line() -> None:
    alone = box(ink(printed(ZALGO)))
    plain = box(ink(printed("xy")))
    assert plain[1] - alone[1] < 4 * 12
    assert alone[3] - plain[3] < 4 * 12


def test_a_right_to_left_name_moves_nothing_else() -> None:
    """Latin words before and after it, and the fixed words, stand where they stood."""
    turned = draw(changed(changed(DRAWN, "first_name", "נועה"), "how_we_ask", worded(HEBREW * 3)))
    assert all(FOOTER in page for page in pages_of(turned))
    assert "This is a shared plan, not a contract" in read(turned)


@pytest.mark.timeout(110)
@pytest.mark.parametrize(
    "words",
    [
        HEBREW * 900,
        ARABIC * 1000,
        HINDI * 1200,
        JAPANESE * 2000,
        "ب" * 20_000,
        "א(" * 10_000,
        ZALGO * 100,
        "क\u200d" * 9000,
    ],
    ids=["Hebrew", "Arabic", "Hindi", "Japanese", "no end", "brackets", "marks", "joiners"],
)
def test_a_very_long_text_of_any_script_is_printed(words: str) -> None:
    pdf = draw(changed(DRAWN, "health", worded(words)))
    last = "".join(page.extract_text() for page in reader(pdf).pages)
    wanted = [sign for sign in flat(words) if category(sign)[0] == "L"]
    kept = set(wanted)
    assert sum(sign in kept for sign in last) >= len(wanted)


@pytest.mark.timeout(110)
def test_more_different_marked_letters_than_one_font_of_a_pdf_holds() -> None:
    marks = [mark for mark in map(chr, range(0x300, 0x330)) if not missing(mark)]
    words = " ".join(f"{letter}{a}{b}{c}" for letter in "xq" for a in marks for b in marks for c in marks)
    pdf = printed(*(words[at : at + 4_000] for at in range(0, len(words), 4_000)))
    assert len(set(words.split())) > 30_000
    assert pdf.count(b"/CIDFontType2") > 1


ANY = st.text(
    st.one_of(st.characters(), st.sampled_from("אבגابتकषि्ा王美지🙂\u0301\u05b7\u200d\u200f\u202e( )\n")), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(ANY)
@example("\u200f")
@example("\u0301")
@example("א\u200d\u0301(")
@example("\U000e0041🏴")
def test_any_text_is_drawn_and_no_glyph_is_left_out(words: str) -> None:
    assert reader(printed(words)).pages
    for line in printable(words).split("\n"):
        for font in FACES:
            cut = runs(line, font)
            assert width_of(cut, 1) >= 0
            shown = "".join(run.words for run in cut)
            left = [sign for sign in line if not fonts.shapeless(sign)]
            assert len([sign for sign in shown if not fonts.shapeless(sign)]) == len(left)
            assert shown.count(REPLACEMENT) == sum(sign in missing(line) or sign == REPLACEMENT for sign in left)
