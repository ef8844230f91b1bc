"""The records and the rules say the same of consent, whoever writes: what the rules refuse, no SQL can put there."""

from __future__ import annotations

import os
import sqlite3
from random import Random

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.models.hierarchy import Confirmation, Confirming, StepEvent
from app.models.hierarchy import StepEventKind as Kind
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.willingness import State, counting, standing, state
from app.store.engine import raw
from app.store.vault import Vault
from app.store.work import Unit
from tests.consent_walk import START, History, Intention, intentions
from tests.store.filled import a_couple, a_path, a_session

WALKS = int(os.environ.get("CONSENT_WALKS", "1000")) // 25
"""Forty; four hundred in `make faults`."""


def write(work: Unit, step_id: int, session_id: int, wish: Intention) -> None:
    """Append it as it is, past every action."""
    if wish.answer is not None:
        assert wish.side is not None
        work.answers.answer(
            Willingness(
                step_id=step_id,
                side=wish.side,
                answer=wish.answer,
                brought_back=wish.brings_back,
                session_id=session_id,
                at=START,
            )
        )
    elif wish.what is not None:
        assert wish.side is not None
        work.answers.confirm(
            Confirmation(step_id=step_id, side=wish.side, what=wish.what, session_id=session_id, at=START)
        )
    else:
        assert wish.kind is not None
        work.hierarchies.happened(StepEvent(step_id=step_id, kind=wish.kind, session_id=session_id, at=START))


def state_of(work: Unit, step_id: int) -> State:
    """Where the records have the step."""
    answers = work.answers.answers_of_step(step_id)
    events = work.hierarchies.events_of_step(step_id)
    counted = counting(events, work.answers.confirmations_of_step(step_id))
    first, second = (standing(answers, counted, side) for side in Side)
    return state(first, second, events, START.date())


@pytest.mark.uncounted
def test_in_any_order_the_records_take_what_the_rules_allow_and_nothing_else(vault: Vault) -> None:
    with vault.write() as work:
        couple = a_couple(work)
        _, steps = a_path(work, couple, *(f"step {number}" for number in range(WALKS)))
        session = a_session(work, couple)
    refused = 0
    for number, step in enumerate(steps):
        history = History()
        for wish in intentions(Random(number), 24, days=False):
            where = (number, wish)
            if history.try_out(wish):
                with vault.write() as work:
                    write(work, step.id, session.id, wish)
            else:
                with pytest.raises(IntegrityError), vault.write() as work:
                    write(work, step.id, session.id, wish)
                refused += 1
            with vault.read() as work:
                assert state_of(work, step.id) is history.state(), where
                kinds = [one.kind for one in work.hierarchies.events_of_step(step.id)]
                assert kinds == [one.kind for one in history.events], where
    assert refused > WALKS


@pytest.fixture
def begun(vault: Vault) -> int:
    """A step that both want, offered in the room, and not begun; its id."""
    with vault.write() as work:
        couple = a_couple(work)
        _, (step,) = a_path(work, couple, "a step")
        session = a_session(work, couple)
        for wish in (
            Intention(Side.FIRST, Answer.YES),
            Intention(Side.SECOND, Answer.YES),
            Intention(kind=Kind.PLANNED),
            Intention(kind=Kind.OFFERED),
        ):
            write(work, step.id, session.id, wish)
    return step.id


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE", "REPLACE", "INSERT OR FAIL"])
@pytest.mark.parametrize("kind", ["started", "settled"])
@pytest.mark.parametrize("session", ["1", "NULL"])
def test_by_hand_no_more_than_by_the_program(vault: Vault, begun: int, verb: str, kind: str, session: str) -> None:
    before = everything(vault)
    event = f"last, '2026-03-02T15:00:00.000000Z', {begun}, '{kind}', {session}"
    with pytest.raises(dbapi2.IntegrityError):
        by_hand(vault, f"{verb} INTO step_events (seq, at, step_id, kind, session_id) SELECT {event} FROM sequence")
    assert everything(vault) == before


def by_hand(vault: Vault, statement: str) -> None:
    """As somebody with the key would write it, with the next number of the vault."""
    with vault._engine.begin() as connection:
        sql = raw(connection)
        sql.execute("PRAGMA query_only = OFF")
        sql.execute("UPDATE sequence SET last = last + 1")
        sql.execute(statement)


def everything(vault: Vault) -> list[list[tuple[object, ...]]]:
    """Every row that consent is made of."""
    with vault._engine.connect() as connection:
        sql: sqlite3.Connection = raw(connection)
        tables = ("sequence", "step_events", "willingness", "confirmations", "ratings", "steps", "sessions")
        return [sql.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in tables]


class TestInTheRoom:
    """What is begun or confirmed in the room is begun and confirmed by who is there."""

    def test_nothing_is_begun_once_the_session_is_over(self, vault: Vault, begun: int) -> None:
        with vault.write() as work:
            for side in Side:
                write(work, begun, 1, Intention(side, Answer.YES))
            work.sessions.save(work.sessions.get(1).but(ended_at=START))
        for kind in (Kind.STARTED, Kind.OFFERED):
            with pytest.raises(IntegrityError), vault.write() as work:
                write(work, begun, 1, Intention(kind=kind))

    def test_an_offer_is_of_its_own_session(self, vault: Vault, begun: int) -> None:
        with vault.write() as work:
            work.sessions.save(work.sessions.get(1).but(ended_at=START))
            later = a_session(work, work.couples.get(1), number=2)
            for side in Side:
                write(work, begun, later.id, Intention(side, Answer.YES))
        with pytest.raises(IntegrityError, match="a fresh yes from both"), vault.write() as work:
            write(work, begun, later.id, Intention(kind=Kind.STARTED))

    def test_one_of_them_alone_begins_nothing(self, vault: Vault) -> None:
        with vault.write() as work:
            couple = a_couple(work)
            _, (step,) = a_path(work, couple, "a step")
            session = a_session(work, couple, second=False)
            for side in Side:
                write(work, step.id, session.id, Intention(side, Answer.YES))
            write(work, step.id, session.id, Intention(kind=Kind.PLANNED))
        with pytest.raises(IntegrityError, match="was planned"), vault.write() as work:
            write(work, step.id, session.id, Intention(kind=Kind.OFFERED))

    def test_a_session_of_others_is_none(self, vault: Vault, begun: int) -> None:
        with vault.write() as work:
            work.sessions.save(work.sessions.get(1).but(ended_at=START))
            others = a_session(work, a_couple(work, "Jude", "Noor"))
        for wish in (Intention(kind=Kind.OFFERED), Intention(Side.FIRST, what=Confirming.SETTLED)):
            with pytest.raises(IntegrityError, match="another couple"), vault.write() as work:
                write(work, begun, others.id, wish)

    @pytest.mark.parametrize("what", list(Confirming))
    def test_only_who_is_there_confirms(self, vault: Vault, what: Confirming) -> None:
        with vault.write() as work:
            couple = a_couple(work)
            _, (step,) = a_path(work, couple, "a step")
            session = a_session(work, couple, second=False)
            write(work, step.id, session.id, Intention(Side.FIRST, what=what))
        with pytest.raises(IntegrityError, match="in person"), vault.write() as work:
            write(work, step.id, session.id, Intention(Side.SECOND, what=what))
        with vault.write() as work:
            work.sessions.save(session.but(ended_at=START))
        with pytest.raises(IntegrityError, match="in person"), vault.write() as work:
            write(work, step.id, session.id, Intention(Side.FIRST, what=what))
