"""What a progress note shows, what it takes up, and what its seal holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.note import Heading, Note, NoteFormat, Placement, Section
from app.models.session import Entry, Session
from app.rules import write_up
from app.rules.write_up import Stand

AT = datetime(2026, 5, 14, 14, 5, tzinfo=UTC)
NOTE = Note(id=4, couple_id=1, session_id=8, begun_at=AT)
SESSION = Session(id=8, couple_id=1, number=8, started_at=AT, ended_at=AT + timedelta(minutes=51, seconds=59))
BY = "Elin Marsh"


def section(heading: Heading, text: str) -> Section:
    return Section(note_id=4, heading=heading, text=text)


def entry(entry_id: int) -> Entry:
    return Entry(id=entry_id, couple_id=1, session_id=8, at=AT, text=f"line {entry_id}")


SECTIONS = [section(Heading.DATA, "Both attended."), section(Heading.PLAN, "One hand.")]
headings = st.sampled_from(Heading)
formats = st.sampled_from(NoteFormat)


@pytest.mark.parametrize(
    ("kind", "letters"),
    [
        (NoteFormat.SOAP, "SOAP"),
        (NoteFormat.DAP, "DAP"),
        (NoteFormat.BIRP, "BIRP"),
        (NoteFormat.GIRP, "GIRP"),
        (NoteFormat.PLAIN, "N"),
    ],
)
def test_a_format_is_spelt_by_its_headings(kind: NoteFormat, letters: str) -> None:
    assert "".join(write_up.letter(one) for one in write_up.headings(kind)) == letters


def test_no_two_headings_share_a_letter() -> None:
    assert len({write_up.letter(one) for one in Heading}) == len(Heading)


def test_a_letter_names_a_heading_of_the_format_and_no_other() -> None:
    assert write_up.heading_of(NoteFormat.DAP, "a") is Heading.ASSESSMENT
    assert write_up.heading_of(NoteFormat.DAP, "P") is Heading.PLAN
    assert write_up.heading_of(NoteFormat.DAP, "s") is None
    assert write_up.heading_of(NoteFormat.DAP, "") is None


def test_only_where_there_is_one_heading_does_an_entry_go_there_by_itself() -> None:
    assert write_up.usual(NoteFormat.PLAIN) is Heading.NOTE
    assert [write_up.usual(kind) for kind in NoteFormat if kind is not NoteFormat.PLAIN] == [None] * 4


@given(formats, st.dictionaries(headings, st.text(max_size=20)))
def test_a_change_of_format_hides_no_word(kind: NoteFormat, texts: dict[Heading, str]) -> None:
    sections = [section(heading, text) for heading, text in texts.items()]
    seen = write_up.shown(kind, sections)
    assert seen[: len(write_up.headings(kind))] == write_up.headings(kind)
    assert {one.heading for one in sections if one.text.strip()} <= set(seen)
    assert len(set(seen)) == len(seen)
    assert all(heading in write_up.headings(kind) or heading in write_up.words_of(sections) for heading in seen)


def test_an_empty_note_is_one_without_a_word() -> None:
    assert write_up.is_empty([])
    assert write_up.is_empty([section(Heading.DATA, " \n")])
    assert not write_up.is_empty(SECTIONS)


def test_what_was_not_taken_up_is_left_over_in_its_order() -> None:
    entries = [entry(1), entry(2), entry(3)]
    taken = [Placement(note_id=4, entry_id=2, heading=Heading.DATA)]
    assert write_up.left_over(entries, taken) == (entries[0], entries[2])
    assert write_up.left_over(entries, []) == tuple(entries)


words = st.text(alphabet="ab \n", max_size=12)
lines = st.text(alphabet="ab ", min_size=1, max_size=6).map(str.strip).filter(bool)


@given(words, lines)
def test_what_was_put_at_the_end_can_be_taken_out_again(text: str, line: str) -> None:
    after = write_up.with_line(text, line)
    assert after.endswith(line)
    assert write_up.without_line(after, line) == text.rstrip()


@given(words, st.text(alphabet="ab\n", max_size=6))
def test_taking_out_takes_one_whole_line_or_nothing(text: str, line: str) -> None:
    after = write_up.without_line(text, line)
    if after == text:
        assert not line or f"\n{line}\n" not in f"\n{text}\n"
    else:
        assert len(after) in (len(text) - len(line) - 1, len(text) - len(line))


@given(words, st.text(alphabet="ab\n", max_size=6))
def test_what_was_taken_out_comes_back_to_where_it_stood(text: str, line: str) -> None:
    gap = write_up.gap_of(text, line)
    after = write_up.without_line(text, line)
    if gap is None:
        assert after == text
    else:
        assert write_up.with_line_in(after, line, gap) == text


def test_a_line_comes_back_between_the_two_it_stood_between_wherever_they_are_now() -> None:
    gap = write_up.gap_of("one\ntwo\nthree", "two")
    assert gap == write_up.Gap(1, "one", "three")
    assert write_up.with_line_in("before\none\nthree", "two", gap) == "before\none\ntwo\nthree"
    assert write_up.with_line_in("one\nthree\n-\none\nthree", "two", gap) == "one\ntwo\nthree\n-\none\nthree"
    late = write_up.Gap(4, "one", "three")
    assert write_up.with_line_in("one\nthree\n-\none\nthree", "two", late) == "one\nthree\n-\none\ntwo\nthree"
    assert write_up.with_line_in("one, reworded\nthree", "two", gap) == "one, reworded\nthree\ntwo"
    assert write_up.with_line_in("", "two", gap) == "two"
    assert write_up.gap_of("one, two", "two") is None


def test_the_first_and_the_last_line_come_back_to_their_ends() -> None:
    first, last = write_up.gap_of("one\ntwo", "one"), write_up.gap_of("one\ntwo", "two")
    assert first is not None
    assert last is not None
    assert write_up.with_line_in("two\nand more", "one", first) == "one\ntwo\nand more"
    assert write_up.with_line_in("before\none", "two", last) == "before\none\ntwo"


def test_a_line_between_others_goes_without_a_gap() -> None:
    assert write_up.without_line("one\ntwo\nthree", "two") == "one\nthree"
    assert write_up.without_line("two\none\ntwo", "two") == "two\none"
    assert write_up.without_line("two", "two") == ""
    assert write_up.without_line("two\none", "two") == "one"
    assert write_up.without_line("one, two", "two") == "one, two"


def test_a_session_lasts_its_whole_minutes() -> None:
    assert write_up.minutes(SESSION) == 51
    assert write_up.minutes(SESSION.but(started_at=AT + timedelta(seconds=58))) == 51  # as "14:05 to 14:56" is read
    assert write_up.minutes(SESSION.but(ended_at=None)) == 0
    assert write_up.minutes(SESSION.but(ended_at=AT - timedelta(hours=1))) == 0


def test_a_draft_without_a_word_is_not_written_up() -> None:
    assert write_up.stand(None, []) is Stand.NOT_WRITTEN
    assert write_up.stand(NOTE, []) is Stand.NOT_WRITTEN
    assert write_up.stand(NOTE, SECTIONS) is Stand.NOT_SIGNED
    assert write_up.stand(NOTE.but(signed_at=AT), SECTIONS) is Stand.SIGNED


def test_what_is_signed_has_one_fixed_form() -> None:
    signed = write_up.canonical(NOTE, [*SECTIONS[::-1], section(Heading.ASSESSMENT, " ")], SESSION, BY, AT)
    assert json.loads(signed) == {
        "at": "2026-05-14T14:05:00+00:00",
        "by": BY,
        "format": "DAP",
        "sections": [["data", "Both attended."], ["plan", "One hand."]],
        "session": [8, 8, "2026-05-14T14:05:00+00:00"],
    }
    assert json.loads(write_up.canonical(NOTE, SECTIONS, None, BY, AT))["session"] is None
    composed = [section(Heading.DATA, "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}")]
    apart = [section(Heading.DATA, "Zoe\N{COMBINING DIAERESIS}")]
    assert write_up.canonical(NOTE, composed, None, BY, AT) == write_up.canonical(NOTE, apart, None, BY, AT)
    here = AT.astimezone()
    assert write_up.canonical(NOTE, SECTIONS, SESSION, BY, here) == write_up.canonical(NOTE, SECTIONS, SESSION, BY, AT)


def test_the_seal_holds_for_what_was_signed_and_for_nothing_else() -> None:
    seal = write_up.seal(NOTE, SECTIONS, SESSION, BY, AT)
    signed = NOTE.but(signed_at=AT, signed_by=BY, seal=seal)
    assert len(seal) == 64
    assert write_up.seal_holds(signed, SECTIONS, SESSION)
    assert not write_up.seal_holds(NOTE.but(seal=seal), SECTIONS, SESSION)
    others = [
        (signed.but(format=NoteFormat.SOAP), SECTIONS, SESSION),
        (signed.but(signed_by="Somebody"), SECTIONS, SESSION),
        (signed.but(signed_at=AT + timedelta(seconds=1)), SECTIONS, SESSION),
        (signed, SECTIONS[:1], SESSION),
        (signed, [SECTIONS[0], section(Heading.PLAN, "Two hands.")], SESSION),
        (signed, [SECTIONS[0], section(Heading.ASSESSMENT, "One hand.")], SESSION),
        (signed, SECTIONS, None),
        (signed, SECTIONS, SESSION.but(number=7)),
    ]
    assert [write_up.seal_holds(*other) for other in others] == [False] * len(others)
