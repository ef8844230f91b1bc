"""Another program, with the key and none of our settings, tries to write what consent forbids, by whatever verb.

It keeps to SQL that adds, changes and removes rows; whoever takes the triggers out holds another vault in hand.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date

import pytest
from sqlcipher3 import dbapi2

from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.hierarchy import StepEvent, StepEventKind
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.look import Pain, PainState
from app.models.revision import Revision
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.store.sqlcipher import keyed
from app.store.vault import Vault
from app.store.work import Unit
from tests.consent_walk import STEP
from tests.ready import ready, spoken_with
from tests.store.filled import START, a_couple, a_path, a_session, fill
from tests.store_fixtures import copied, template

pytestmark = pytest.mark.uncounted

VERBS = ("INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "INSERT OR FAIL", "REPLACE")
GATED = ("planned", "offered", "started", "settled")
AT = "'2026-03-02T15:00:00.000000Z'"


class Hand:
    """The records in another program's hands."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        path = vault.folder / "records.db"
        self.sql = keyed(path, vault.key, vault.key_file.vault)
        self.sql.isolation_level = None

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        names = self.sql.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search!_%' ESCAPE '!'"
        ).fetchall()
        return {name: self.sql.execute(f"SELECT * FROM {name} ORDER BY rowid").fetchall() for (name,) in names}

    def may_not(self, *statements: str) -> None:
        """Each of them comes to nothing: the last one is refused, and every row is what it was."""
        before = self.everything()
        self.sql.execute("BEGIN")
        try:
            for statement in statements[:-1]:
                self.sql.execute(statement)
            with pytest.raises((dbapi2.IntegrityError, sqlite3.IntegrityError)):
                self.sql.execute(statements[-1])
        finally:
            if self.sql.in_transaction:
                self.sql.execute("ROLLBACK")
        assert self.everything() == before

    def next(self) -> str:
        """The event that is written has the next number, as every honest one has."""
        return "UPDATE sequence SET last = last + 1"


@contextmanager
def another(factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault for many attempts: none of them changes it."""
    with copied(template(factory), factory.mktemp("by-hand") / "vault") as vault:
        yield vault


def yes(work: Unit, step_id: int) -> None:
    for side in Side:
        work.answers.answer(Willingness(step_id=step_id, side=side, answer=Answer.YES, at=START))


def line(work: Unit, couple_id: int, sharing: Sharing) -> None:
    limit = work.limits.add(Limit(couple_id=couple_id, side=Side.SECOND, kind=LimitKind.AREA, tags="hands"))
    work.limits.say(
        LimitWord(limit_id=limit.id, title="Hands", standing=LimitStanding.OFF_TABLE, sharing=sharing, at=START)
    )


def event(kind: CoupleEventKind) -> Callable[[Unit, int], None]:
    def write(work: Unit, couple_id: int) -> None:
        work.alone.happened(CoupleEvent(couple_id=couple_id, kind=kind, at=START))

    return write


def nobody(work: Unit, couple_id: int) -> None:
    """Nothing was said alone yet."""


def only_one(work: Unit, couple_id: int) -> None:
    spoken_with(work, couple_id, Side.FIRST)
    event(CoupleEventKind.PAUSE_PRACTISED)(work, couple_id)


def later_not(outcome: ScreeningOutcome) -> Callable[[Unit, int], None]:
    def write(work: Unit, couple_id: int) -> None:
        ready(work, couple_id)
        spoken_with(work, couple_id, Side.SECOND, outcome, conversation=2)

    return write


def then(kind: CoupleEventKind) -> Callable[[Unit, int], None]:
    def write(work: Unit, couple_id: int) -> None:
        ready(work, couple_id)
        event(kind)(work, couple_id)

    return write


def with_line(sharing: Sharing) -> Callable[[Unit, int], None]:
    def write(work: Unit, couple_id: int) -> None:
        ready(work, couple_id)
        line(work, couple_id, sharing)

    return write


def with_pain(work: Unit, couple_id: int) -> None:
    ready(work, couple_id)
    work.limits.note_pain(Pain(couple_id=couple_id, side=Side.FIRST, area="hands", state=PainState.PAIN, at=START))


SCENES: dict[str, Callable[[Unit, int], None]] = {
    "nobody was spoken with": nobody,
    "one of them was not": only_one,
    "preparation, said later": later_not(ScreeningOutcome.PREPARATION),
    "not joint work, said later": later_not(ScreeningOutcome.NOT_NOW),
    "getting ready again": then(CoupleEventKind.PREPARATION_BEGUN),
    "on hold": then(CoupleEventKind.HOLD_PLACED),
    "knew and went on": then(CoupleEventKind.KNEW_AND_WENT_ON),
    "a pause to practise": then(CoupleEventKind.PAUSE_TO_PRACTISE),
    "a shared line": with_line(Sharing.SHARED),
    "a private line": with_line(Sharing.THERAPIST),
    "pain that nobody assessed": with_pain,
}


@pytest.fixture(scope="module", params=SCENES)
def scene(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Hand, int]]:
    """A step that both want and that has all its words, while one thing stands before it."""
    with another(tmp_path_factory) as vault:
        with vault.write() as work:
            couple = a_couple(work)
            hierarchy, _ = a_path(work, couple)
            step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id, area="hands"))
            SCENES[request.param](work, couple.id)
            yes(work, step.id)
            a_session(work, couple)
        hand = Hand(vault)
        with closing(hand.sql):
            yield hand, step.id


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("kind", GATED)
def test_nothing_is_planned_or_begun_without_what_the_gates_ask(scene: tuple[Hand, int], verb: str, kind: str) -> None:
    hand, step_id = scene
    session = "(SELECT id FROM sessions WHERE ended_at IS NULL)"
    columns = "(seq, at, step_id, kind, session_id)"
    hand.may_not(
        hand.next(),
        f"{verb} INTO step_events {columns} SELECT last, {AT}, {step_id}, '{kind}', {session} FROM sequence",
    )


def test_with_all_of_it_the_same_hand_writes_a_plan(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy, _ = a_path(work, couple)
        step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id, area="hands"))
        ready(work, couple.id)
        yes(work, step.id)
    hand = Hand(vault)
    with closing(hand.sql):
        hand.sql.execute(hand.next())
        hand.sql.execute(
            f"INSERT INTO step_events (seq, at, step_id, kind) SELECT last, {AT}, {step.id}, 'planned' FROM sequence"
        )
        assert hand.sql.execute("SELECT kind FROM step_events").fetchall() == [("planned",)]


# -- what is there already --------------------------------------------------------------------------------------

APPENDED = (
    "step_events",
    "willingness",
    "ratings",
    "confirmations",
    "couple_events",
    "screenings",
    "limit_words",
    "looked_at",
    "gaps_left",
    "pains",
    "addenda",
    "issued_revisions",
    "revision_ends",
)
KEPT = (
    *("limits", "triggers", "risk_notes", "practice_records", "steps", "sessions", "couples", "partners"),
    *("sequence", "practice", "appointments", "hierarchies", "entries"),
    *("notes", "process_notes", "revisions", "clause_lines"),
)


@pytest.fixture(scope="module")
def filled_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hand]:
    """Something of everything, in other hands."""
    with another(tmp_path_factory) as vault:
        with vault.write() as work:
            fill(work)
        hand = Hand(vault)
        with closing(hand.sql):
            yield hand


@pytest.mark.parametrize("table", APPENDED)
@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE {table} SET at = " + AT,
        "UPDATE OR REPLACE {table} SET id = id + 1000",
        "DELETE FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} ORDER BY id DESC LIMIT 1",
    ],
)
def test_what_was_said_is_neither_changed_nor_removed_nor_replaced(filled_hand: Hand, table: str, attempt: str) -> None:
    filled_hand.may_not(attempt.format(table=table))


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize(
    "attempt",
    [
        "DELETE FROM {table}",
        "REPLACE INTO {table} SELECT * FROM {table}",
        "UPDATE {table} SET id = id + 1000",
        "UPDATE OR REPLACE {table} SET rowid = rowid + 1",
    ],
)
def test_what_was_put_down_stays(filled_hand: Hand, table: str, attempt: str) -> None:
    filled_hand.may_not(attempt.format(table=table))


DISPLACED = {
    "a session that has begun": "REPLACE INTO sessions (couple_id, number, started_at, first_attends, second_attends)"
    f" VALUES (1, 1, {AT}, 1, 1)",
    "the path on the desk": "REPLACE INTO hierarchies (couple_id, name, current) VALUES (1, '', 1)",
    "a partner": "REPLACE INTO partners (couple_id, side, name, print_name, pronouns, contact)"
    " VALUES (1, 'first', 'Another', '', '', '')",
    "one partner by the other": "UPDATE OR REPLACE partners SET side = 'first' WHERE side = 'second'",
    "a practice record": "REPLACE INTO practice_records SELECT NULL, step_id, occasion_id, session_id, day, '', '', '',"
    " '', '', '', '', ended, '', '', smaller FROM practice_records",
    "a process note": "REPLACE INTO process_notes SELECT NULL, note_id, 'other', changed_at FROM process_notes",
    "an issued revision by a draft": "REPLACE INTO revisions (id, couple_id, number, reason, begun_at, review_on)"
    " SELECT id, couple_id, 9, '', begun_at, review_on FROM revisions WHERE id = 1",
    "a line of an issued revision": "REPLACE INTO clause_lines SELECT lines.id, draft.id, lines.clause, lines.place,"
    " NULL, 'other', '', '', '', NULL, NULL FROM clause_lines AS lines, revisions AS draft"
    " WHERE lines.revision_id = 1 AND draft.issued_at IS NULL AND draft.removed_at IS NULL",
    "what was said after, by a number far ahead": "REPLACE INTO sequence (id, last) VALUES (1, 1000000)",
}


@pytest.mark.parametrize("attempt", DISPLACED.values(), ids=DISPLACED)
def test_nothing_takes_the_place_of_another(filled_hand: Hand, attempt: str) -> None:
    filled_hand.may_not(attempt)


OTHERS = {
    "a yes in place of a no": "REPLACE INTO willingness SELECT 3, last, " + AT + ", 2, 'first', 'yes', '', NULL, NULL,"
    " NULL, NULL, NULL, 0 FROM sequence",
    "a limit of the other": "UPDATE limits SET side = 'first'",
    "a limit about something else": "UPDATE limits SET tags = 'elbow'",
    "a conversation counted ahead": "INSERT INTO screenings SELECT NULL, last, " + AT + ", 1, 'first', 9, '2026-03-01',"
    " NULL, 0, '', 'proceed', '', NULL, '' FROM sequence",
    "a record of another occasion": "UPDATE practice_records SET occasion_id = 1",
    "who was there": "UPDATE sessions SET first_attends = 0",
    "a hold lifted that is none": "INSERT INTO couple_events SELECT NULL, last, "
    + AT
    + ", 1, 'hold lifted', '', NULL, NULL"
    " FROM sequence",
}


@pytest.mark.parametrize("attempt", OTHERS.values(), ids=OTHERS)
def test_nothing_becomes_what_it_was_not(filled_hand: Hand, attempt: str) -> None:
    filled_hand.may_not(filled_hand.next(), attempt)


COUNTED = {
    "an event": "{verb} INTO step_events (id, seq, at, step_id, kind) SELECT -1, last, " + AT + ", 2, 'added'"
    " FROM sequence",
    "an answer": "{verb} INTO willingness SELECT -1, last, " + AT + ", 2, 'first', 'yes', '', NULL, NULL,"
    " NULL, NULL, NULL, 0 FROM sequence",
    "a session": "{verb} INTO sessions (id, couple_id, number, started_at, ended_at, first_attends, second_attends)"
    f" VALUES (-1, 1, 9, {AT}, {AT}, 1, 1)",
}


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("attempt", COUNTED.values(), ids=COUNTED)
def test_no_row_stands_where_the_next_one_is_told_by(filled_hand: Hand, attempt: str, verb: str) -> None:
    """Before it is written, SQLite has -1 for a number that is not given: then nobody could say no any more."""
    filled_hand.may_not(filled_hand.next(), attempt.format(verb=verb))


def test_there_is_one_sequence_whatever_is_not_looked_at(filled_hand: Hand) -> None:
    filled_hand.sql.execute("PRAGMA ignore_check_constraints = ON")
    filled_hand.may_not("INSERT INTO sequence (id, last) VALUES (0, 1000000)")
    filled_hand.sql.execute("PRAGMA ignore_check_constraints = OFF")


def test_with_its_question_a_step_is_changed_and_an_empty_word_is_filled(filled_hand: Hand) -> None:
    hand = filled_hand
    hand.sql.execute("BEGIN")
    hand.sql.execute(hand.next())
    hand.sql.execute(f"INSERT INTO step_events (seq, at, step_id, kind) SELECT last, {AT}, 2, 'changed' FROM sequence")
    hand.sql.execute("UPDATE steps SET title = 'Something else' WHERE id = 2")
    hand.sql.execute("UPDATE steps SET checkin = 'half-way', ending = 'a word' WHERE id = 1")
    hand.sql.execute("ROLLBACK")


def test_whoever_ends_the_session_ends_what_is_in_the_room(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy, _ = a_path(work, couple)
        step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id))
        ready(work, couple.id)
        session = a_session(work, couple)
        yes(work, step.id)
        for kind in (StepEventKind.PLANNED, StepEventKind.OFFERED):
            work.hierarchies.happened(StepEvent(step_id=step.id, kind=kind, session_id=session.id, at=START))
        yes(work, step.id)
        work.hierarchies.happened(
            StepEvent(step_id=step.id, kind=StepEventKind.STARTED, session_id=session.id, at=START)
        )
    hand = Hand(vault)
    with closing(hand.sql):
        hand.sql.execute(f"UPDATE sessions SET ended_at = {AT}")
        told = hand.sql.execute("SELECT kind, at, session_id FROM step_events ORDER BY seq").fetchall()
    assert told[-2:] == [("started", told[-2][1], 1), ("ended", AT.strip("'"), 1)]


# -- limits, and what is said alone -----------------------------------------------------------------------------


class TestLoosening:
    """A limit is loosened, or shown to the other, by its owner, there (product invariant 8)."""

    @pytest.fixture
    def closed(self, vault: Vault) -> Iterator[tuple[Hand, int]]:
        with vault.write() as work:
            couple = a_couple(work)
            line(work, couple.id, Sharing.OWNER)
            a_session(work, couple, second=False)
        hand = Hand(vault)
        with closing(hand.sql):
            yield hand, 1

    @pytest.mark.parametrize("verb", VERBS)
    @pytest.mark.parametrize("said", list(Said))
    @pytest.mark.parametrize("session", ["1", "NULL"])
    @pytest.mark.parametrize(
        ("standing", "sharing"),
        [("welcome", "owner"), ("not now", "owner"), ("taken off", "owner"), ("off the table", "shared")],
    )
    def test_not_without_its_owner(
        self, closed: tuple[Hand, int], verb: str, said: Said, session: str, standing: str, sharing: str
    ) -> None:
        hand, limit_id = closed
        columns = "(seq, at, limit_id, title, standing, sharing, said, words, session_id)"
        what = f"last, {AT}, {limit_id}, 'Hands', '{standing}', '{sharing}', '{said}', '', {session}"
        hand.may_not(hand.next(), f"{verb} INTO limit_words {columns} SELECT {what} FROM sequence")


class TestWithSomebodyInTheRoom:
    """What is the therapist's own is not written while anybody is there; and with a hold nothing is issued."""

    @pytest.fixture
    def hand(self, vault: Vault) -> Iterator[Hand]:
        with vault.write() as work:
            fill(work)
            a_session(work, a_couple(work, "Jude", "Noor"))
        found = Hand(vault)
        with closing(found.sql):
            yield found

    @pytest.mark.parametrize("kind", [kind for kind in CoupleEventKind if not kind.value.startswith("pause")])
    def test_no_hold_and_no_mark(self, hand: Hand, kind: CoupleEventKind) -> None:
        what = f"last, {AT}, 1, '{kind}', '', NULL, NULL"
        hand.may_not(hand.next(), f"INSERT INTO couple_events SELECT NULL, {what} FROM sequence")

    def test_no_conversation_and_no_risk_note(self, hand: Hand) -> None:
        hand.may_not(
            hand.next(),
            f"INSERT INTO screenings SELECT NULL, last, {AT}, 1, 'first', 2, '2026-03-01', NULL, 0, '', 'proceed',"
            " '', NULL, '' FROM sequence",
        )
        hand.may_not("UPDATE risk_notes SET assessment = 'none'")
        hand.may_not(f"INSERT INTO risk_notes VALUES (NULL, 1, NULL, '2026-03-01', '', '', '', '', {AT})")

    def test_no_look_at_a_limit_and_nothing_of_pain(self, hand: Hand) -> None:
        hand.may_not(hand.next(), f"INSERT INTO looked_at SELECT NULL, last, {AT}, 2, 1 FROM sequence")
        pain = f"INSERT INTO pains SELECT NULL, last, {AT}, 1, 'first', 'knees', 'pain', '' FROM sequence"
        hand.may_not(hand.next(), pain)

    def test_no_other_session_takes_the_place_of_this_one(self, hand: Hand) -> None:
        what = "(couple_id, number, started_at, first_attends, second_attends)"
        hand.may_not(f"REPLACE INTO sessions {what} VALUES (1, 2, {AT}, 1, 1)")

    def test_an_agreement_waits_with_the_rest(self, vault: Vault) -> None:
        with vault.write() as work:
            couple = a_couple(work)
            ready(work, couple.id)
            event(CoupleEventKind.HOLD_PLACED)(work, couple.id)
            revision = work.revisions.add(
                Revision(couple_id=couple.id, number=1, begun_at=START, review_on=date(2026, 4, 1))
            )
        hand = Hand(vault)
        with closing(hand.sql):
            hand.may_not(
                hand.next(),
                f"INSERT INTO issued_revisions (seq, at, revision_id, paper, colour, record_code, content, sha256, pdf)"
                f" SELECT last, {AT}, {revision.id}, 'A4', 1, 'K7RP', '', '{'0' * 64}', x'00' FROM sequence",
            )


def test_a_tentative_yes_never_begins_a_whole_step_and_pauses_one_whoever_writes_it(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy, _ = a_path(work, couple)
        words = {"id": 0, "hierarchy_id": hierarchy.id, "smaller": ""}
        planned, near = (work.hierarchies.add_step(STEP.but(**words, band=band)) for band in ("", "A"))
        ready(work, couple.id)
        session = a_session(work, couple)
        yes(work, planned.id)
        work.hierarchies.happened(StepEvent(step_id=planned.id, kind=StepEventKind.PLANNED, at=START))
        work.hierarchies.happened(
            StepEvent(step_id=near.id, kind=StepEventKind.OFFERED, session_id=session.id, at=START)
        )
        yes(work, near.id)
    hand = Hand(vault)
    with closing(hand.sql):
        for step in (planned, near):
            hand.sql.execute(hand.next())
            hand.sql.execute(
                f"INSERT INTO willingness SELECT NULL, last, {AT}, {step.id}, 'first', 'tentative yes', '', NULL, NULL,"
                " NULL, NULL, NULL, 0 FROM sequence"
            )
        kinds = hand.sql.execute("SELECT step_id, kind FROM step_events ORDER BY seq").fetchall()
        assert kinds == [(planned.id, "planned"), (near.id, "offered"), (planned.id, "paused")]
        columns = "(seq, at, step_id, kind, session_id)"
        for verb in VERBS:
            begun = f"SELECT last, {AT}, {near.id}, 'started', {session.id} FROM sequence"
            hand.may_not(hand.next(), f"{verb} INTO step_events {columns} {begun}")
