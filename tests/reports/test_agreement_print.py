"""The agreement as a PDF: every page carries its foot, every word is there, nothing tells a name."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pypdfium2 as pdfium
import pytest
from pypdf.generic import BooleanObject, DictionaryObject, PdfObject

from app.models.agreement import (
    AgreementState,
    NotNowLine,
    OffTable,
    Paper,
    PauseWay,
    WillingLine,
)
from app.models.side import Side
from app.reports.agreement import draw
from app.rules.record_code import record_code
from tests.reports.paper import DRAWN, FOOTER, long_agreement, pages_of, reader, worded

A4 = (595, 842)
LETTER = (612, 792)


def inside(value: object) -> DictionaryObject:
    """The dictionary that stands there, or that is pointed to."""
    assert isinstance(value, PdfObject)
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found


def test_the_practice_stands_at_the_head_of_the_first_page_and_its_therapist_under_the_last_line() -> None:
    practice = "Elin Marsh\n4 Marlowe Street\nLowmoor"
    therapist = "Elin Marsh, MSc, accredited couples and psychosexual therapist, register number 4711"
    first, second = pages_of(draw(replace(DRAWN, practice=practice, therapist=therapist)))
    assert first.startswith("Elin Marsh · 4 Marlowe Street · Lowmoor Our agreement")
    assert "Marlowe" not in second
    assert therapist in second
    assert "Our therapist" not in second


def test_an_address_of_many_lines_keeps_clear_of_the_title() -> None:
    practice = "\n".join(f"Line {n} of an address that goes on and on" for n in range(20))
    (first, *_) = pages_of(draw(replace(DRAWN, practice=practice)))
    assert first.index("Line 19 of an address") < first.index("Our agreement")


def test_a_smaller_version_says_its_own_time() -> None:
    line = WillingLine("Hand massage", "", "half-way", "a word", True, "slowly", "one hand, 2 minutes each")
    (first, *_) = pages_of(draw(replace(DRAWN, willing=(line,))))
    assert "One hand 2 minutes each half-way a word" in first
    assert "Smaller version of “Hand massage”. Condition: slowly." in first
    assert "below" not in first
    bare = replace(line, smaller_words="one finger", condition="")
    (first, *_) = pages_of(draw(replace(DRAWN, willing=(bare,))))
    assert "One finger half-way a word Smaller version of “Hand massage”. 4 Not now" in first


USUAL = (
    WillingLine("Hold hands on an evening walk", "5 minutes", "at the corner", "either lets go at any time"),
    WillingLine("Lean together on the sofa", "15 minutes", "between two songs", "nothing follows from it"),
)
MANY_LINES = WillingLine(
    "A step whose name is far too long to stand on one line of any table",
    "5 minutes",
    "half-way",
    "either says so, " * 30,
)


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("more", [(), (MANY_LINES,)])
def test_usual_endings_stand_on_one_line(paper: Paper, more: tuple[WillingLine, ...]) -> None:
    page = reader(draw(replace(DRAWN, paper=paper, willing=(*USUAL, *more)))).pages[0]
    lines = page.extract_text().splitlines()
    for words in (*(line.title for line in USUAL), "between two songs", *(line.ending for line in USUAL)):
        assert any(words in line for line in lines), words


def fonts_in(pdf: bytes) -> dict[str, bool]:
    """Every font that any page names, and whether its outlines are in the file."""
    found: dict[str, bool] = {}
    for page in reader(pdf).pages:
        for font in inside(inside(page["/Resources"])["/Font"]).values():
            whole = inside(font)
            descriptor = whole.get("/FontDescriptor")
            found[str(whole["/BaseFont"])] = descriptor is not None and "/FontFile2" in inside(descriptor)
    return found


def test_the_agreement_of_the_design_takes_two_pages_of_a4() -> None:
    pages = reader(draw(DRAWN)).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [A4, A4]


def test_all_its_words_are_there_in_order() -> None:
    first, second = pages_of(draw(DRAWN))
    assert first.index("Robin") < first.index("14 May 2026. Revised to add a way to pause without words.")
    for words in (
        "We want to be near each other without hurry.",
        "Willing to try now",
        "one shared list",
        "Hold hands on an evening walk 5 minutes at the corner either lets go",
        "Hand massage, one hand 2 minutes each after one minute the receiver says so",
        "Smaller version. Condition: the receiver guides the pressure.",
        "Shoulders and back, over clothes. Ash may raise it again, from 28 May on.",
        "Being touched while on the phone.",
        "Being asked twice on the same evening.",
        "No reasons are needed. Only the person whose line it is may bring it back.",
        "Silence is a no.",
        "“Not this, but I’d like to stay near you.”",
        "We say the condition back",
    ):
        assert words in first
    for words in (
        "Amber Slow and check Stay close, do less, ask what would help.",
        "Afterwards: tea, within reach, twenty minutes.",
        "Restarting needs a fresh yes from both.",
        "Each of us speaks with our therapist alone before anything else is tried.",
        "Nobody owes a repair. If you are afraid: leave, get help, tell the therapist alone.",
        "Leaning together on the sofa.",
        "Sunday evenings",
        "This paper stays in the blue folder.",
        "11 June 2026, with our therapist. What we are willing to try is asked again then.",
        "we both sign the same words",
        "Present when this was discussed. Our therapist Date",
    ):
        assert words in second
    assert second.count("I can stop at any time.") == 2


def test_the_clauses_are_numbered_one_to_fourteen() -> None:
    text = " ".join(pages_of(draw(DRAWN)))
    numbered = re.findall(
        r"(\d+) (?=Robin|We want|Willing|Not now|Off the|How we|A soft|If a|Our comf|Check-ins|Health|Review|Signat)",
        text,
    )
    assert [int(number) for number in numbered] == list(range(1, 15))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("steps", [1, 40])
def test_every_page_carries_the_fixed_foot_the_revision_the_code_and_its_number(paper: Paper, steps: int) -> None:
    pages = pages_of(draw(replace(long_agreement(steps), paper=paper)))
    for number, page in enumerate(pages, start=1):
        foot = page[page.index(FOOTER) :]
        assert foot == (
            f"{FOOTER} Revision 3, replaces revision 2 of 16 April 2026 Record 7Q4K-M2VD-9T "
            f"Page {number} of {len(pages)}"
        )


def test_the_first_revision_replaces_nothing() -> None:
    for page in pages_of(draw(replace(DRAWN, revision=1, replaces=""))):
        assert f"{FOOTER} Revision 1 Record 7Q4K-M2VD-9T Page" in page


def test_letter_paper_holds_it_on_two_pages_as_well() -> None:
    pages = reader(draw(replace(DRAWN, paper=Paper.LETTER))).pages
    assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [LETTER, LETTER]


def test_a_draft_says_so_on_every_page_and_has_no_code() -> None:
    pages = pages_of(draw(replace(DRAWN, state=AgreementState.DRAFT)))
    assert all(page.startswith("Draft ") and "Record: draft" in page for page in pages)
    assert "Draft of 14 May 2026, not signed yet." in pages[0]
    assert "7Q4K" not in " ".join(pages)


@pytest.mark.parametrize("state", [state for state in AgreementState if state is not AgreementState.DRAFT])
def test_only_a_draft_has_a_watermark(state: AgreementState) -> None:
    assert all("Draft" not in page for page in pages_of(draw(replace(DRAWN, state=state))))


def test_without_a_code_given_the_code_of_its_words_is_printed() -> None:
    bare = replace(DRAWN, record_code="")
    assert f"Record {record_code(bare)}" in pages_of(draw(bare))[0]


def test_the_title_is_discreet_the_language_is_set_and_no_name_is_in_the_metadata() -> None:
    pdf = draw(replace(DRAWN, language="de"))
    file = reader(pdf)
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author, file.metadata.subject) == ("Our agreement", "", "")
    root = file.root_object
    assert str(root["/Lang"]) == "de"
    assert inside(root["/ViewerPreferences"])["/DisplayDocTitle"] == BooleanObject(True)
    told = " ".join(str(value) for value in file.metadata.values())
    assert not any(name in told for name in ("Robin", "Ash", "Marsh"))


def test_every_font_is_embedded_and_ours() -> None:
    found = fonts_in(draw(replace(DRAWN, state=AgreementState.DRAFT, first_name="Ольга")))
    assert all(found.values())
    assert {re.sub(r"^/[A-Z]{6}\+|-.*$", "", name) for name in found} == {"Inter", "Newsreader", "NewsreaderDisplay"}


def test_the_same_content_gives_the_same_bytes() -> None:
    once = draw(DRAWN)
    draw(long_agreement(12))
    assert draw(DRAWN) == once


def test_black_and_white_has_no_colour_and_keeps_every_word() -> None:
    plain, coloured = (draw(replace(DRAWN, colour=colour)) for colour in (False, True))
    assert pages_of(plain) == pages_of(coloured)
    assert hues(coloured) > 1000
    assert hues(plain) == 0


def hues(pdf: bytes) -> int:
    """How many points of the first page are neither black, white nor grey."""
    page = pdfium.PdfDocument(pdf)[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    counted = image.getcolors(maxcolors=1 << 24)
    assert counted is not None
    return sum(number for number, (red, green, blue) in counted if max(red, green, blue) - min(red, green, blue) > 12)


def test_what_nobody_has_written_yet_is_said_instead_of_left_empty() -> None:
    bare = replace(
        DRAWN,
        willing=(),
        not_now=(),
        off_table=(),
        pauses=(),
        crossed=(),
        how_we_ask=worded(" "),
        soft_no=(),
        baseline=(),
        checkins=(),
        health=worded(""),
        commitment=(),
        afterwards=(),
        reason="",
    )
    text = " ".join(pages_of(draw(bare)))
    assert "14 May 2026. " in text
    assert "Nothing is on this list today." in text
    assert text.count("No lines so far. Either of us can add one on any day.") == 2
    assert text.count("Nothing written here today.") == 5
    assert "Either person may pause at any time" in text
    assert "Nobody owes a repair." in text


def test_both_partners_have_a_row_even_where_only_one_drew_a_line() -> None:
    text = pages_of(draw(replace(DRAWN, off_table=(OffTable(Side.SECOND, ("Anything after 22:30.",)),))))[0]
    assert "Robin No lines so far. Either of us can add one on any day. Ash Anything after 22:30." in text


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (NotNowLine("Shoulders.", "Ash", date(2026, 5, 28)), "Shoulders. Ash may raise it again, from 28 May on."),
        (NotNowLine("Shoulders", "Ash"), "Shoulders. Ash may raise it again. "),
        (NotNowLine("Shoulders", "", date(2026, 5, 28)), "Shoulders. It may be raised again from 28 May on."),
        (NotNowLine("Shoulders?"), "Not now Shoulders? 5 Off the table"),
    ],
)
def test_a_not_now_says_who_may_raise_it_and_when(line: NotNowLine, printed: str) -> None:
    assert printed in pages_of(draw(replace(DRAWN, not_now=(line,))))[0]


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        (WillingLine("Hug", "5 s", "", "", smaller=True), "Hug 5 s Smaller version. 4 Not now"),
        (WillingLine("Hug", "5 s", "", "", condition="I ask."), "Hug 5 s Condition: I ask. 4 Not now"),
        (WillingLine("Hug", "5 s", "", ""), "Hug 5 s 4 Not now"),
    ],
)
def test_a_tentative_line_says_its_condition(line: WillingLine, printed: str) -> None:
    assert printed in pages_of(draw(replace(DRAWN, willing=(line,))))[0]


def test_words_that_bring_their_own_quotation_marks_get_no_second_pair() -> None:
    soft, tentative = replace(DRAWN.soft_no[0], said="„Heute nicht.“"), replace(DRAWN.tentative_yes[0], said="")
    quoted = replace(DRAWN, soft_no=(soft,), tentative_yes=(tentative,))
    text = pages_of(draw(quoted))[0]
    assert "„Heute nicht.“" in text
    assert "“„" not in text
    assert "“”" not in text


@pytest.mark.parametrize("ways", [1, 2, 3, 4, 5, 7])
def test_any_number_of_ways_to_pause_finds_room(ways: int) -> None:
    pauses = tuple(PauseWay(f"Word{n}", f"means something like number {n}", f"Then {n} happens.") for n in range(ways))
    text = " ".join(pages_of(draw(replace(DRAWN, pauses=pauses))))
    for n in range(ways):
        assert f"Word{n} means something like number {n} Then {n} happens." in text


def test_a_very_long_name_stands_whole_once_and_is_shortened_where_there_is_little_room() -> None:
    name = "Maximiliane " * 12 + "Ende"
    text = " ".join(pages_of(draw(replace(DRAWN, first_name=name, second_name=name[::-1]))))
    assert text.count(name) == 1
    assert text.count(name[::-1]) == 1
    assert len(re.findall(r"Max\w*(?: Max\w*)*\.\.\.", text)) == 2


def test_a_long_reason_stands_below_the_names() -> None:
    reason = "Revised because much has changed since the winter. " * 12
    assert f"Robin Ash 14 May 2026. {reason.strip()} 2 We want" in pages_of(draw(replace(DRAWN, reason=reason)))[0]
