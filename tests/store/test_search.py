"""Looking for words: anything may be typed, and the index agrees with the records."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings

from app.models.couple import Couple
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.note import Heading, Note, Placement, ProcessNote, Section
from app.models.revision import Clause, ClauseLine, Revision
from app.models.session import Entry, Session
from app.store.engine import raw
from app.store.excerpt import LONG, around
from app.store.search import every_word
from app.store.vault import Vault
from app.store.work import Unit
from tests.store.filled import START, a_couple, a_path, a_session, change_step, fill, later
from tests.store.test_round_trips import hostile

on_one_vault = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


def an_entry(work: Unit, couple: Couple, session: Session, text: str, minutes: float = 0) -> Entry:
    """A line of notes."""
    return work.sessions.add_entry(Entry(couple_id=couple.id, session_id=session.id, at=later(minutes), text=text))


def found(vault: Vault, typed: str, couple_id: int | None = None) -> list[str]:
    """What a therapist sees for what they typed."""
    with vault.read() as work:
        return [one.marked for one in work.search.find(typed, couple_id)]


def index_agrees(vault: Vault) -> None:
    """Each index holds exactly the words of its records; raises otherwise."""
    with vault._writing.connect() as connection:
        indexes = raw(connection).execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
        assert len(indexes) == 7
        for (index,) in indexes:
            raw(connection).execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")


def test_couples_come_first_then_the_rest_newest_first(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work, "Robin", "Ash", "Harbour")
        _, (old, new, _) = a_path(work, couple, "harbour walk", "harbour at night", "harbour plan")
        session = a_session(work, couple)
        an_entry(work, couple, session, "They spoke about the harbour.", 30)
        an_entry(work, couple, session, "Again the harbour, calmly.", 50)
        for step, minutes in ((old, 10), (new, 40)):
            work.hierarchies.happened(StepEvent(step_id=step.id, kind=StepEventKind.ADDED, at=later(minutes)))
    assert found(vault, "Harbour") == [
        "«Harbour» · Robin · Ash",
        "Again the «harbour», calmly.",
        "«harbour» at night",
        "They spoke about the «harbour».",
        "«harbour» walk",
        "«harbour» plan",
    ]
    with vault.read() as work:
        assert [one.kind for one in work.search.find("harb", limit=3)] == ["couple", "entry", "step"]
        assert work.search.find("calmly")[0].at == later(50)
        assert work.search.find("plan")[0].at is None


def test_every_word_begins_a_word_accents_and_case_aside(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work, "Zoë", "Łukasz")
        an_entry(work, couple, a_session(work, couple), "Mother-in-law’s café, 7 o’clock")
    assert found(vault, "zoe") == ["«Zoë» · Łukasz"]
    assert found(vault, "ZO ŁUK") == ["«Zoë» · «Łukasz»"]
    assert found(vault, "CAFE 7") == ["Mother-in-law’s «café», «7» o’clock"]
    assert found(vault, "mother-in") == ["«Mother-in»-law’s café, 7 o’clock"]
    assert found(vault, "afé") == []
    assert found(vault, "café nowhere") == []


def test_within_one_couple_only_theirs(vault: Vault) -> None:
    with vault.write() as work:
        one, two = a_couple(work, "Robin", "Ash"), a_couple(work, "Robin", "Lee")
        for couple in (one, two):
            a_path(work, couple, "robin song")
        an_entry(work, two, a_session(work, two), "Robin said")
    assert len(found(vault, "robin")) == 5
    assert found(vault, "robin", one.id) == ["«Robin» · Ash", "«robin» song"]
    assert found(vault, "robin", two.id) == ["«Robin» · Lee", "«Robin» said", "«robin» song"]


def test_what_is_changed_or_removed_leaves_the_index_and_can_come_back(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work, "Robin", "Ash")
        _, (step,) = a_path(work, couple, "walking")
        entry = an_entry(work, couple, a_session(work, couple), "talking")
        first, _ = work.couples.partners(couple.id)
    with vault.write() as work:
        work.couples.save_partner(first.model_copy(update={"name": "Kim"}))
        work.couples.save(couple.model_copy(update={"label": "Tuesday"}))
        change_step(work, step.but(title="running"))
        work.sessions.save_entry(entry.model_copy(update={"text": "singing"}))
    index_agrees(vault)
    assert [found(vault, word) for word in ("robin", "walking", "talking")] == [[], [], []]
    assert found(vault, "tues kim") == ["«Tuesday» · «Kim» · Ash"]
    assert found(vault, "run") == ["«running»"]
    with vault.write() as work:
        change_step(work, step.but(title="running", removed_at=START), StepEventKind.REMOVED)
        work.sessions.save_entry(entry.model_copy(update={"removed_at": START}))
    index_agrees(vault)
    assert [found(vault, word) for word in ("run", "sing", "talk")] == [[], [], []]
    with vault.write() as work:
        change_step(work, step.but(title="running"), StepEventKind.BROUGHT_BACK)
        change_step(work, step)
        work.sessions.save_entry(entry)
    index_agrees(vault)
    assert [found(vault, word) for word in ("walk", "talk")] == [["«walking»"], ["«talking»"]]


def test_notes_and_agreements_are_found_among_the_rest(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        note, issued = kept.written.signed, kept.agreed.issued
    with vault.read() as work:
        found_one = {
            typed: [(one.kind, one.id, one.marked, one.at) for one in work.search.find(typed)]
            for typed in ("breathed", "rang", "slower", "phone", "lantern")
        }
        assert found_one == {
            "breathed": [("note", note.id, "Both «breathed» out.", note.begun_at)],
            "rang": [("addendum", note.id, "They «rang»: it was Tuesday.", kept.written.addendum.at)],
            "slower": [("process note", note.id, "I was «slower» than I needed to be.", later(70))],
            "phone": [("note", kept.written.draft.id, "A call on the «phone».", later(100))],
            "lantern": [("agreement", kept.agreed.draft.id, "«Lantern»", later(900))],
        }
        assert work.search.find("mistake") == []
        teapots = work.search.find("teapot")
        assert [(one.kind, one.id, one.at) for one in teapots] == [
            ("agreement", issued.id, issued.issued_at),
            ("agreement", kept.agreed.superseded.id, later(250)),
        ]
        assert work.search.find("teapot", 404) == work.search.find("breathed", 404) == []
        assert work.search.find("rang", 404) == work.search.find("slower", 404) == []
        assert [one.kind for one in work.search.find("slow", kinds=("process note",))] == ["process note"]
        assert [one.kind for one in work.search.find("slow")] == ["agreement", "agreement", "process note"]
    index_agrees(vault)


def test_a_note_and_an_agreement_are_found_once(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        notes = [work.notes.add(Note(couple_id=couple.id, begun_at=later(minutes))) for minutes in range(4)]
        for heading in Heading:
            for note in notes:
                work.notes.keep_section(Section(note_id=note.id, heading=heading, text=f"Harbour, {heading}"))
        revision = work.revisions.add(
            Revision(couple_id=couple.id, number=1, begun_at=later(9), review_on=couple.opened_on)
        )
        for place, clause in enumerate(Clause):
            work.revisions.add_line(
                ClauseLine(revision_id=revision.id, clause=clause, place=place, aside="at the harbour")
            )
    with vault.read() as work:
        assert [(one.kind, one.id) for one in work.search.find("harbour")] == [
            ("agreement", revision.id),
            *(("note", note.id) for note in reversed(notes)),
        ]
        assert len(work.search.find("harbour", limit=3)) == 3
        assert len(work.search.find("harbour", limit=1)) == 1
        assert work.search.find("harbour", limit=0) == []


def test_words_of_notes_and_lines_leave_the_index_and_can_come_back(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        entry = an_entry(work, couple, a_session(work, couple), "unrelated")
        note = work.notes.add(Note(couple_id=couple.id, begun_at=START))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text="walking"))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text="running"))
        work.notes.place(Placement(note_id=note.id, entry_id=entry.id, heading=Heading.DATA))
        beside = work.notes.keep_process(ProcessNote(note_id=note.id, text="thinking", changed_at=START))
        work.notes.keep_process(beside.but(text="doubting"))
        revision = work.revisions.add(
            Revision(couple_id=couple.id, number=1, begun_at=START, review_on=couple.opened_on)
        )
        line = work.revisions.add_line(
            ClauseLine(revision_id=revision.id, clause=Clause.PAUSING, place=0, said="Lantern", text="glowing")
        )
        gone = work.revisions.add_line(line.but(id=0, text="fading", removed_at=START))
        work.revisions.save_lines([line.but(said="Teapot"), gone.but(text="faded")])
    index_agrees(vault)
    assert [found(vault, word) for word in ("walking", "thinking", "lantern", "fade", "unrel")] == [
        [],
        [],
        [],
        [],
        ["«unrelated»"],
    ]
    assert [found(vault, word) for word in ("run", "doubt", "teapot")] == [["«running»"], ["«doubting»"], ["«Teapot»"]]
    with vault.write() as work:
        work.notes.save(note.but(removed_at=START))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.DATA, text="singing"))
        work.notes.keep_section(Section(note_id=note.id, heading=Heading.PLAN, text="dancing"))
        work.notes.keep_process(beside.but(text="wondering"))
        work.revisions.save(revision.but(removed_at=START))
        work.revisions.save_lines([line.but(said="Kettle")])
        work.revisions.add_line(line.but(id=0, place=1, said="Candle"))
    index_agrees(vault)
    words = ("run", "sing", "danc", "doubt", "wonder", "teapot", "kettle", "candle")
    assert [found(vault, word) for word in words] == [[]] * len(words)
    with vault.write() as work:
        work.notes.save(note)
        work.revisions.save(revision)
    index_agrees(vault)
    assert [len(found(vault, word)) for word in words] == [0, 1, 1, 0, 1, 0, 1, 1]
    with vault.write() as work:
        work.revisions.save_lines([line.but(said="Kettle", removed_at=START)])
    index_agrees(vault)
    assert [len(found(vault, word)) for word in ("kettle", "candle")] == [0, 1]


def test_what_is_deleted_from_a_draft_leaves_the_index(vault: Vault) -> None:
    with vault.write() as work:
        kept = fill(work)
        work.notes.keep_section(Section(note_id=kept.written.draft.id, heading=Heading.PLAN, text="Samarkand"))
    with vault._writing.connect() as connection:
        for note in (kept.written.draft, kept.written.removed):
            raw(connection).execute(f"DELETE FROM note_sections WHERE note_id = {note.id}")
    assert found(vault, "samarkand") == found(vault, "phone") == found(vault, "mistake") == []
    index_agrees(vault)


def test_what_is_kept_as_removed_is_not_found(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, (step,) = a_path(work, couple, "here")
        gone = step.model_copy(update={"id": 0, "title": "elsewhere", "removed_at": START})
        work.hierarchies.add_step(gone)
        entry = an_entry(work, couple, a_session(work, couple), "here")
        work.sessions.add_entry(entry.model_copy(update={"text": "elsewhere", "removed_at": START}))
    index_agrees(vault)
    assert found(vault, "elsewhere") == []


def test_the_description_is_searched_and_shown(vault: Vault) -> None:
    with vault.write() as work:
        _, (step,) = a_path(work, a_couple(work), "A title")
        change_step(work, step.but(description="with the curtains drawn"))
    assert len(found(vault, "title curtain")) == 1
    assert found(vault, "curtain") == ["with the «curtains» drawn"]


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "\n\t", '"', "—", "*", "()", '"" *', "\x00\x01"])
def test_nothing_typed_means_nothing_found(vault: Vault, typed: str) -> None:
    with vault.write() as work:
        a_path(work, a_couple(work), "anything — * at all")
    assert found(vault, typed) == []


@pytest.mark.parametrize("typed", ["half\x00way", '"halfway', "half* ", "HALF — way", "halfway AND", "NOT half"])
def test_what_looks_like_syntax_is_words(vault: Vault, typed: str) -> None:
    with vault.write() as work:
        a_path(work, a_couple(work), "halfway and way not")
    assert len(found(vault, typed)) == 1


@on_one_vault
@given(typed=hostile, written=hostile)
def test_anything_may_be_typed_and_written(vault: Vault, typed: str, written: str) -> None:
    with vault.write() as work:
        couple = a_couple(work, written)
        a_path(work, couple, written)
    with vault.read() as work:
        work.search.find(typed)
        for one in work.search.find(written, couple.id):
            assert one.couple_id == couple.id
        work.search.find(written + typed, couple.id, 3)
    index_agrees(vault)


def test_a_page_pasted_into_the_search_field_is_only_not_found(vault: Vault) -> None:
    with vault.write() as work:
        a_path(work, a_couple(work), "word 1 word 2")
    assert found(vault, " ".join(f"word{n}" for n in range(20_000))) == []
    assert len(found(vault, "word " * 5_000)) == 1
    assert found(vault, "w" * 1_000_000) == []


MEGABYTE = {
    "sentences": "slowly we walk and look at water " * 31_000,
    "one letter": "a " * 520_000,
    "one word": "w" * 1_000_000,
    "small entries": "a " * (LONG // 2),
}


@pytest.mark.parametrize("text", MEGABYTE.values(), ids=MEGABYTE)
@pytest.mark.parametrize("typed", ["slowly", "s", "a", "w", "WALK sl wa", "the text itself"])
def test_a_megabyte_of_few_words_is_looked_through_at_once(vault: Vault, text: str, typed: str) -> None:
    with vault.write() as work:
        couple = a_couple(work, text, "Quinn")
        a_path(work, couple, text)
        session = a_session(work, couple)
        for _ in range(5):
            an_entry(work, couple, session, text)
    typed = text if typed == "the text itself" else typed
    words = set(typed.lower().split())
    meant = all(any(one.startswith(word) for one in text.split()[:9]) for word in words)
    begun = time.process_time()
    with vault.read() as work:
        found_all = work.search.find(typed)
    took = time.process_time() - begun
    assert len(found_all) == (7 if meant else 0)
    assert all("«" in one.marked and len(one.marked) < 3 * LONG for one in found_all)
    assert took < 1, "snippet() and highlight() take a minute"


def test_a_long_text_is_cut_around_the_first_hit(vault: Vault) -> None:
    before, after = "so it went on and on " * 300, ", and again it went " * 300
    with vault.write() as work:
        couple = a_couple(work, "Robin", "Ash")
        session = a_session(work, couple)
        an_entry(work, couple, session, before + "until the CAFÉ-table in Samarkand" + after)
        _, (step,) = a_path(work, couple, "walking")
        change_step(work, step.but(description=before, smaller="Samarkand " + before))
    with vault.read() as work:
        entry, step_found = work.search.find("cafe Samarkand")[0], work.search.find("samark", kinds=("step",))[0]
    start, _, rest = entry.marked.partition("until the ")
    assert start.startswith("…")
    assert start.endswith("so it went on and on ")
    assert len(start) < 130
    marked, _, end = rest.partition(", and again")
    assert marked == "«CAFÉ»-table in «Samarkand»"
    assert end.endswith("…")
    assert len(end) < 250
    assert step_found.marked.startswith("«Samarkand» so it went on")
    assert step_found.marked.endswith("…")


@pytest.mark.parametrize(
    ("texts", "typed", "expected"),
    [
        (["here it is"], ["it"], "here «it» is"),
        (["nothing", "there Is «it»"], ["is"], "there «Is» «it»"),
        (["nothing at all"], ["else"], "nothing at all"),
        (["nothing at all"], ["—"], "nothing at all"),
        (["x" * 500 + " end"], ["x"], "«" + "x" * 240 + "»…"),
        (["y" * 500 + " end"], ["end"], "…" + "y" * 119 + " «end»"),
        (["Łódź — ŁÓDKA", ""], ["łod"], "«Łódź» — «ŁÓDKA»"),
        (["a+b (c)"], ["b (c"], "a+«b» («c»)"),
        (["walk walking"], ["walk", "walki"], "«walk» «walking»"),
    ],
)
def test_what_is_cut_out(texts: list[str], typed: list[str], expected: str) -> None:
    assert around(texts, typed) == expected


@given(text=hostile, typed=hostile)
def test_any_text_is_cut_for_any_words(text: str, typed: str) -> None:
    plain = around([text, text], typed.split()).replace("«", "").replace("»", "").strip("…")
    assert plain in text.replace("«", "").replace("»", "")


def test_each_word_is_quoted() -> None:
    assert every_word(" ".join(f"w{n % 30}" for n in range(999))) == " ".join(f'"w{n}"*' for n in range(20))
    assert every_word('a "b" a c\x00d "b"') == '"a"* """b"""* "cd"*'


def test_a_word_of_a_megabyte_is_looked_for_by_its_beginning() -> None:
    assert every_word("a-" * 500_000) == f'"{"a-" * 30}"*'
