"""What the database itself refuses, whoever asks: SQL typed by hand goes through none of our rules."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlcipher3 import dbapi2

from app.models.hierarchy import StepEvent, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.store.engine import raw
from app.store.vault import Vault
from app.store.work import Unit
from tests.consent_walk import STEP
from tests.ready import ready
from tests.store.filled import START, Filled, a_couple, a_path, a_session, fill, later


@pytest.fixture
def filled(vault: Vault) -> Filled:
    with vault.write() as work:
        return fill(work)


@pytest.fixture
def sql(vault: Vault) -> Iterator[sqlite3.Connection]:
    """The program's own connection, outside any transaction, able to write."""
    with vault._writing.connect() as connection:
        yield raw(connection)


@pytest.mark.parametrize("table", ["ratings", "willingness", "step_events", "confirmations", "audit"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET at = at",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
        "UPDATE OR IGNORE {table} SET seq = seq + 1000",
        "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT DO UPDATE SET at = excluded.at",
    ],
)
def test_what_was_said_is_only_ever_appended_to(
    sql: sqlite3.Connection, filled: Filled, table: str, statement: str
) -> None:
    before = sql.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(dbapi2.IntegrityError):
        sql.execute(statement.format(table=table))
    assert before
    assert sql.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize(
    "table",
    [
        "practice",
        "couples",
        "partners",
        "appointments",
        "hierarchies",
        "steps",
        "sessions",
        "entries",
        "sequence",
    ],
)
def test_nothing_is_deleted(sql: sqlite3.Connection, filled: Filled, table: str) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        sql.execute(f"DELETE FROM {table}")
    with pytest.raises(dbapi2.IntegrityError):
        sql.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1")


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER willingness_off_the_table",
        "DROP TABLE audit",
        "CREATE TABLE other (id)",
        "CREATE TEMP TABLE other (id)",
        "CREATE TEMP TRIGGER other AFTER INSERT ON ratings BEGIN SELECT 1; END",
        "CREATE VIEW other AS SELECT 1",
        "CREATE INDEX other ON steps (title)",
        "CREATE VIRTUAL TABLE other USING fts5(text)",
        "ALTER TABLE steps ADD COLUMN other TEXT",
        "ATTACH DATABASE ':memory:' AS other",
        "VACUUM INTO 'plain.db'",
        "REINDEX",
        "ANALYZE",
        "PRAGMA writable_schema = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA ignore_check_constraints = ON",
        "PRAGMA rekey = 'other'",
        "PRAGMA user_version = 9",
        "UPDATE sqlite_master SET sql = ''",
    ],
)
def test_the_program_cannot_change_the_schema_or_the_guards(sql: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied|may not be modified"):
        sql.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sequence SET last = last - 1",
        "UPDATE sequence SET last = last + 2",
        "UPDATE sequence SET id = 2",
        "INSERT INTO sequence VALUES (2, 0)",
        "UPDATE practice SET review_weeks = 13",
        "UPDATE couples SET status = 'gone'",
        "UPDATE couples SET opened_on = 'yesterday'",
        "UPDATE appointments SET starts_at = '2026-03-02 14:30'",
        "UPDATE appointments SET minutes = 0",
        "UPDATE appointments SET minutes = 'sixty'",
        "UPDATE partners SET couple_id = 404",
        "UPDATE partners SET side = 'first'",
        "UPDATE hierarchies SET baseline_id = 404",
        "UPDATE steps SET hierarchy_id = 404",
        "UPDATE steps SET title = NULL",
        "UPDATE steps SET place = -1",
        "UPDATE steps SET id = id + 1000",
        "UPDATE sessions SET couple_id = 404",
        "UPDATE entries SET session_id = 404",
        "UPDATE entries SET step_id = 404",
        "UPDATE entries SET repairs_id = 404",
        "UPDATE entries SET mark = 'score'",
        "INSERT INTO audit SELECT NULL, seq + 1, at, kind, subject, chain FROM audit",
    ],
)
def test_rows_that_make_no_sense_are_refused(sql: sqlite3.Connection, filled: Filled, statement: str) -> None:
    with pytest.raises(dbapi2.IntegrityError):
        sql.execute(statement)


def test_a_number_is_on_its_scale(vault: Vault, filled: Filled) -> None:
    for number in (-1, 11):
        with pytest.raises(IntegrityError), vault.write() as work:
            work.answers.rate(filled.ratings[0].model_copy(update={"number": number, "takes_back": None}))
    with vault.write() as work:
        on_other = filled.ratings[2].model_copy(update={"number": 100})
        assert work.answers.rate(on_other).number == 100


def test_a_rating_takes_back_only_one_of_the_same_step_and_partner(vault: Vault, filled: Filled) -> None:
    mine = filled.ratings[0]
    for other in ({"side": Side.SECOND}, {"step_id": filled.steps[1].id}):
        with pytest.raises(IntegrityError), vault.write() as work:
            work.answers.rate(mine.model_copy(update={**other, "takes_back": mine.id}))


def test_nothing_of_one_couple_hangs_on_another(vault: Vault, filled: Filled) -> None:
    with vault.write() as work:
        others = a_couple(work, "Kim", "Lee")
        _, (step,) = a_path(work, others, "theirs")
    attempts: tuple[Callable[[Unit], object], ...] = (
        lambda work: work.answers.rate(filled.ratings[2].model_copy(update={"step_id": step.id})),
        lambda work: work.answers.answer(filled.answers[4].model_copy(update={"step_id": step.id})),
        lambda work: work.hierarchies.happened(filled.events[0].model_copy(update={"step_id": step.id})),
        lambda work: work.sessions.add_entry(filled.entries[0].model_copy(update={"step_id": step.id})),
        lambda work: work.sessions.save_entry(filled.entries[0].model_copy(update={"step_id": step.id})),
        lambda work: work.sessions.add_entry(filled.entries[0].model_copy(update={"couple_id": others.id})),
        lambda work: work.hierarchies.save(filled.hierarchy.model_copy(update={"baseline_id": step.id})),
    )
    for attempt in attempts:
        with pytest.raises(IntegrityError), vault.write() as work:
            attempt(work)


def test_only_one_session_is_open(vault: Vault) -> None:
    with vault.write() as work:
        one, two = a_couple(work), a_couple(work, "Kim", "Lee")
        a_session(work, one)
    with pytest.raises(IntegrityError), vault.write() as work:
        a_session(work, two)


class TestOffTheTable:
    """Only its owner brings a step back, in person (product invariants 3 and 8)."""

    @pytest.fixture
    def step_id(self, vault: Vault) -> int:
        with vault.write() as work:
            couple = a_couple(work)
            _, (step,) = a_path(work, couple, "a step")
            a_session(work, couple)
        return step.id

    @staticmethod
    def end(vault: Vault) -> None:
        """Nobody is in the room any more."""
        with vault.write() as work:
            session = work.sessions.open()
            assert session is not None
            work.sessions.save(session.model_copy(update={"ended_at": later(50)}))

    def say(
        self,
        vault: Vault,
        step_id: int,
        answer: Answer,
        side: Side = Side.FIRST,
        session_id: int | None = None,
        brought_back: bool = False,
    ) -> None:
        with vault.write() as work:
            work.answers.answer(
                Willingness(
                    step_id=step_id,
                    side=side,
                    answer=answer,
                    at=START,
                    session_id=session_id,
                    brought_back=brought_back,
                )
            )

    @pytest.mark.parametrize("answer", [answer for answer in Answer if answer is not Answer.OFF_TABLE])
    @pytest.mark.parametrize("before", [None, *Answer])
    def test_no_other_answer_follows_it(
        self, vault: Vault, step_id: int, answer: Answer, before: Answer | None
    ) -> None:
        if before:
            self.say(vault, step_id, before)
        if before is not Answer.OFF_TABLE:
            self.say(vault, step_id, Answer.OFF_TABLE)
        with pytest.raises(IntegrityError, match="off the table until its owner brings it back"):
            self.say(vault, step_id, answer)
        with pytest.raises(IntegrityError):
            self.say(vault, step_id, answer, session_id=1)
        self.say(vault, step_id, Answer.OFF_TABLE)

    @pytest.mark.parametrize("answer", [answer for answer in Answer if answer is not Answer.OFF_TABLE])
    def test_no_other_answer_typed_by_hand_follows_it(
        self, vault: Vault, sql: sqlite3.Connection, step_id: int, answer: Answer
    ) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        self.say(vault, step_id, Answer.YES, Side.SECOND)
        for verb in ("INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE", "REPLACE"):
            for session in ("NULL", "1"):
                sql.execute("BEGIN")
                sql.execute("UPDATE sequence SET last = last + 1")
                with pytest.raises(dbapi2.IntegrityError, match="off the table until its owner brings it back"):
                    sql.execute(
                        f"{verb} INTO willingness (seq, at, step_id, side, answer, condition, session_id, brought_back)"
                        f" SELECT last, '2026-03-02T14:00:00.000000Z', {step_id}, 'first', ?, '', {session}, 0"
                        " FROM sequence",
                        (answer.value,),
                    )
                sql.execute("ROLLBACK")
        with vault.read() as work:
            kept = work.answers.answers(work.hierarchies.step(step_id).hierarchy_id)
        assert [(one.side, one.answer) for one in kept] == [
            (Side.FIRST, Answer.OFF_TABLE),
            (Side.SECOND, Answer.YES),
        ]

    def test_what_was_brought_back_once_is_off_the_table_afresh(self, vault: Vault, step_id: int) -> None:
        for _ in range(2):
            self.say(vault, step_id, Answer.OFF_TABLE)
            with pytest.raises(IntegrityError):
                self.say(vault, step_id, Answer.NOT_ASKED, session_id=1)
            self.say(vault, step_id, Answer.NOT_ASKED, session_id=1, brought_back=True)
            self.say(vault, step_id, Answer.NOT_NOW)

    def test_the_other_partner_answers_for_themselves(self, vault: Vault, step_id: int) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        self.say(vault, step_id, Answer.YES, Side.SECOND)

    def test_its_owner_brings_it_back_in_a_session(self, vault: Vault, step_id: int) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        self.say(vault, step_id, Answer.NOT_ASKED, session_id=1, brought_back=True)
        self.say(vault, step_id, Answer.YES)
        self.say(vault, step_id, Answer.OFF_TABLE)
        with pytest.raises(IntegrityError):
            self.say(vault, step_id, Answer.YES)

    def test_bringing_back_is_impossible_without_a_session(self, vault: Vault, step_id: int) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        with pytest.raises(IntegrityError, match="only its owner, present"):
            self.say(vault, step_id, Answer.NOT_ASKED, brought_back=True)

    def test_bringing_back_is_impossible_when_its_owner_is_away(self, vault: Vault, step_id: int) -> None:
        self.end(vault)
        with vault.write() as work:
            session = work.sessions.get(1).but(id=0, number=2, ended_at=None, first_attends=False)
            away = work.sessions.add(session)
        self.say(vault, step_id, Answer.OFF_TABLE)
        with pytest.raises(IntegrityError, match="only its owner, present"):
            self.say(vault, step_id, Answer.NOT_ASKED, session_id=away.id, brought_back=True)
        self.say(vault, step_id, Answer.OFF_TABLE, Side.SECOND)
        self.say(vault, step_id, Answer.NOT_ASKED, Side.SECOND, session_id=away.id, brought_back=True)

    def test_bringing_back_is_impossible_once_its_owner_has_gone(self, vault: Vault, step_id: int) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        self.end(vault)
        with pytest.raises(IntegrityError, match="only its owner, present"):
            self.say(vault, step_id, Answer.NOT_ASKED, session_id=1, brought_back=True)

    @pytest.mark.parametrize("answer", [answer for answer in Answer if answer is not Answer.NOT_ASKED])
    def test_bringing_back_is_no_answer_yet(self, vault: Vault, step_id: int, answer: Answer) -> None:
        self.say(vault, step_id, Answer.OFF_TABLE)
        with pytest.raises(IntegrityError):
            self.say(vault, step_id, answer, session_id=1, brought_back=True)

    def test_nobody_comes_to_have_been_present_afterwards(
        self, vault: Vault, sql: sqlite3.Connection, step_id: int
    ) -> None:
        for verb in ("UPDATE", "UPDATE OR IGNORE", "UPDATE OR REPLACE"):
            for side in ("first", "second"):
                with pytest.raises(dbapi2.IntegrityError, match="who attends a session is settled when it begins"):
                    sql.execute(f"{verb} sessions SET {side}_attends = 1 - {side}_attends")
        sql.execute("UPDATE sessions SET first_attends = first_attends, ended_at = '2026-03-02T15:30:00.000000Z'")

    def test_nothing_is_put_off_the_table_and_brought_back_in_one(self, vault: Vault, step_id: int) -> None:
        with pytest.raises(IntegrityError):
            self.say(vault, step_id, Answer.OFF_TABLE, session_id=1, brought_back=True)


GUARDED = (StepEventKind.OFFERED, StepEventKind.STARTED, StepEventKind.SETTLED)


class TestPlanned:
    """A step is planned only with the standing yes of both (product invariants 2 and 4)."""

    @pytest.fixture
    def step_id(self, vault: Vault) -> int:
        with vault.write() as work:
            couple = a_couple(work)
            hierarchy, _ = a_path(work, couple)
            step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id))
            ready(work, couple.id)
        return step.id

    def say(self, vault: Vault, step_id: int, first: Answer | None, second: Answer | None) -> None:
        with vault.write() as work:
            for side, answer in ((Side.FIRST, first), (Side.SECOND, second)):
                if answer:
                    work.answers.answer(Willingness(step_id=step_id, side=side, answer=answer, at=START))

    def happen(self, vault: Vault, step_id: int, kind: StepEventKind) -> None:
        with vault.write() as work:
            work.hierarchies.happened(StepEvent(step_id=step_id, kind=kind, at=START))

    @pytest.mark.parametrize("first", [None, *Answer])
    @pytest.mark.parametrize("second", [None, *Answer])
    def test_two_yeses_and_nothing_less(
        self, vault: Vault, step_id: int, first: Answer | None, second: Answer | None
    ) -> None:
        self.say(vault, step_id, Answer.YES, Answer.YES)
        self.say(vault, step_id, first or Answer.NOT_ASKED, second or Answer.NOT_ASKED)
        if first and second and first.willing and second.willing:
            self.happen(vault, step_id, StepEventKind.PLANNED)
        else:
            with pytest.raises(IntegrityError, match="a step is planned with a yes from both"):
                self.happen(vault, step_id, StepEventKind.PLANNED)

    def test_no_answer_and_one_answer_are_not_two(self, vault: Vault, step_id: int) -> None:
        for first, second in ((None, None), (Answer.YES, None), (Answer.YES, None)):
            self.say(vault, step_id, first, second)
            with pytest.raises(IntegrityError, match="a step is planned with a yes from both"):
                self.happen(vault, step_id, StepEventKind.PLANNED)

    @pytest.mark.parametrize("since", [kind for kind in StepEventKind if kind not in GUARDED])
    def test_what_asks_afresh_takes_the_yeses_with_it(self, vault: Vault, step_id: int, since: StepEventKind) -> None:
        self.say(vault, step_id, Answer.YES, Answer.TENTATIVE)
        self.happen(vault, step_id, since)
        if since in (StepEventKind.CHANGED, StepEventKind.BROUGHT_BACK, StepEventKind.PAUSED):
            for again in ((None, None), (None, Answer.YES)):
                self.say(vault, step_id, *again)
                with pytest.raises(IntegrityError, match="a step is planned with a yes from both"):
                    self.happen(vault, step_id, StepEventKind.PLANNED)
            self.say(vault, step_id, Answer.YES, None)
        self.happen(vault, step_id, StepEventKind.PLANNED)

    def test_by_hand_no_more_than_by_the_program(self, vault: Vault, sql: sqlite3.Connection, step_id: int) -> None:
        self.say(vault, step_id, Answer.YES, Answer.NOT_NOW)
        for verb in ("INSERT", "INSERT OR IGNORE", "REPLACE"):
            sql.execute("BEGIN")
            sql.execute("UPDATE sequence SET last = last + 1")
            with pytest.raises(dbapi2.IntegrityError, match="a step is planned with a yes from both"):
                sql.execute(
                    f"{verb} INTO step_events (seq, at, step_id, kind)"
                    f" SELECT last, '2026-03-02T14:00:00.000000Z', {step_id}, 'planned' FROM sequence"
                )
            sql.execute("ROLLBACK")


def test_a_refusal_of_the_database_shows_no_words(vault: Vault, filled: Filled) -> None:
    secret = "a word that must not reach a log"
    with pytest.raises(DBAPIError) as caught, vault.write() as work:
        work.sessions.add_entry(filled.entries[0].model_copy(update={"text": secret, "session_id": 404}))
    assert secret not in str(caught.value)
    assert secret not in repr(caught.value)
