"""Looking for words: anything may be typed, and the index agrees with the records."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from app.models.couple import Couple
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.session import Entry, Session
from app.store.engine import raw
from app.store.search import every_word
from app.store.vault import Vault
from app.store.work import Unit
from tests.store.filled import START, a_couple, a_path, a_session, later
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
    with vault.write(), vault._engine.connect():
        pass
    with vault._engine.connect() as connection:
        raw(connection).execute("PRAGMA query_only = OFF")
        indexes = raw(connection).execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
        assert len(indexes) == 7
        for (index,) in indexes:
            raw(connection).execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        connection.info.clear()


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
        work.hierarchies.save_steps([step.model_copy(update={"title": "running", "removed_at": None})])
        work.sessions.save_entry(entry.model_copy(update={"text": "singing"}))
    index_agrees(vault)
    assert [found(vault, word) for word in ("robin", "walking", "talking")] == [[], [], []]
    assert found(vault, "tues kim") == ["«Tuesday» · «Kim» · Ash"]
    assert found(vault, "run") == ["«running»"]
    with vault.write() as work:
        work.hierarchies.save_steps([step.model_copy(update={"title": "running", "removed_at": START})])
        work.sessions.save_entry(entry.model_copy(update={"removed_at": START}))
    index_agrees(vault)
    assert [found(vault, word) for word in ("run", "sing", "talk")] == [[], [], []]
    with vault.write() as work:
        work.hierarchies.save_steps([step])
        work.sessions.save_entry(entry)
    index_agrees(vault)
    assert [found(vault, word) for word in ("walk", "talk")] == [["«walking»"], ["«talking»"]]


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
        work.hierarchies.save_steps([step.model_copy(update={"description": "with the curtains drawn"})])
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


def test_each_word_is_quoted() -> None:
    assert every_word('a "b" c\x00d') == '"a"* """b"""* "cd"*'
