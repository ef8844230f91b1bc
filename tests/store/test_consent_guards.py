"""The records and the rules say the same of consent, whoever writes: what the rules refuse, no SQL can put there."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from random import Random

import pytest
from sqlalchemy.exc import IntegrityError
from sqlcipher3 import dbapi2

from app.models.couple import Couple
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.hierarchy import Confirmation, Confirming, Step, StepEvent
from app.models.hierarchy import StepEventKind as Kind
from app.models.limit import Limit, LimitKind, LimitWord
from app.models.look import Pain
from app.models.screening import ScreeningOutcome
from app.models.session import Session
from app.models.side import Side
from app.models.text import tags_in
from app.models.willingness import Answer, Willingness
from app.rules.readiness import Readiness, readiness
from app.rules.willingness import State, counting, standing, state
from app.store.engine import raw
from app.store.vault import Vault
from app.store.work import Unit
from tests.consent_walk import START, STEP, TAG, History, Intention, tagged, with_what_stands_beside
from tests.ready import ready, spoken_with
from tests.store.filled import a_couple, a_path, a_session

WALKS = int(os.environ.get("CONSENT_WALKS", "1000")) // 25
"""Forty; four hundred in `make faults`."""


@dataclass
class Walked:
    """One couple of a walk: their step, a limit of each, and the session in course, if any."""

    couple: Couple
    step: Step
    limits: dict[Side, int]
    session: Session | None = None
    sessions: int = 0

    def write(self, work: Unit, wish: Intention) -> None:
        """Append it as it is, past every action."""
        session_id = self.session.id if self.session is not None else None
        if wish.room is not None:
            self._enter(work, wish.room)
        elif wish.tag is not None:
            if tags_in(self.step.area) - tags_in(wish.tag):
                write(work, self.step.id, session_id, Intention(kind=Kind.CHANGED))
            self.step = tagged(self.step, wish.tag)
            work.hierarchies.save_steps([self.step])
        elif wish.line is not None:
            self._say(work, wish, session_id)
        elif wish.outcome is not None or wish.couple is not None or wish.pain is not None:
            self._note(work, wish, session_id)
        else:
            write(work, self.step.id, session_id, wish)

    def _enter(self, work: Unit, room: frozenset[Side]) -> None:
        if self.session is not None:
            work.sessions.save(self.session.but(ended_at=START))
            self.session = None
        if room:
            self.sessions += 1
            here = {"first": Side.FIRST in room, "second": Side.SECOND in room}
            self.session = a_session(work, self.couple, self.sessions, **here)

    def _say(self, work: Unit, wish: Intention, session_id: int | None) -> None:
        assert wish.line is not None
        assert wish.side is not None
        line = wish.line
        work.limits.say(
            LimitWord(
                limit_id=self.limits[wish.side],
                title="Hands",
                standing=line.standing,
                sharing=line.sharing,
                said=line.said,
                session_id=session_id,
                at=START,
            )
        )

    def _note(self, work: Unit, wish: Intention, session_id: int | None) -> None:
        couple_id = self.couple.id
        if wish.couple is not None:
            event = CoupleEvent(couple_id=couple_id, kind=wish.couple, session_id=session_id, at=START)
            work.alone.happened(event)
        elif wish.pain is not None and wish.side is not None:
            work.limits.note_pain(Pain(couple_id=couple_id, side=wish.side, area=TAG, state=wish.pain, at=START))
        elif wish.outcome is not None and wish.side is not None:
            before = len([one for one in work.alone.screenings(couple_id) if one.side is wish.side])
            spoken_with(work, couple_id, wish.side, wish.outcome, before + 1)


def walked(work: Unit, step: Step) -> Walked:
    """A new couple with one step."""
    couple = a_couple(work)
    hierarchy, _ = a_path(work, couple)
    step = work.hierarchies.add_step(step.but(id=0, hierarchy_id=hierarchy.id))
    limits = [Limit(couple_id=couple.id, side=side, kind=LimitKind.AREA, tags=TAG) for side in Side]
    return Walked(couple, step, {one.side: work.limits.add(one).id for one in limits})


def write(work: Unit, step_id: int, session_id: int | None, wish: Intention) -> None:
    """Append what is of the step itself, past every action."""
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
            Confirmation(step_id=step_id, side=wish.side, what=wish.what, session_id=session_id or 0, at=START)
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
    refused, reached = 0, set[State]()
    for number in range(WALKS):
        step = STEP.but(band="A" if number % 4 == 1 else "", smaller="" if number % 3 == 0 else STEP.smaller)
        dice, history = Random(number), History(step=step)
        with vault.write() as work:
            one = walked(work, history.step)
        for wish in with_what_stands_beside(dice, 24, days=False):
            where = (number, wish)
            if history.try_out(wish):
                with vault.write() as work:
                    one.write(work, wish)
            else:
                with pytest.raises(IntegrityError), vault.write() as work:
                    one.write(work, wish)
                refused += 1
            with vault.read() as work:
                now = state_of(work, one.step.id)
                assert now is history.state(), where
                kinds = [event.kind for event in work.hierarchies.events_of_step(one.step.id)]
                assert kinds == [event.kind for event in history.events], where
            reached.add(now)
        with vault.write() as work:
            one.write(work, Intention(room=frozenset()))
    assert refused > WALKS
    assert reached == set(State)


@pytest.mark.uncounted
def test_what_is_known_of_the_conversations_is_the_same_in_the_records_and_in_the_rules(vault: Vault) -> None:
    """An outcome may be open, changed, or taken back, in this conversation or before the next one."""
    seen = set[Readiness]()
    for number in range(4 * WALKS):
        dice, counted = Random(number), dict.fromkeys(Side, 0)
        with vault.write() as work:
            couple = a_couple(work)
        for _ in range(dice.randint(2, 12)):
            side = dice.choice(list(Side))
            with suppress(IntegrityError), vault.write() as work:
                if dice.random() < 0.7:
                    counted[side] += counted[side] == 0 or dice.random() < 0.3
                    outcome = dice.choice((None, *ScreeningOutcome, ScreeningOutcome.PROCEED, ScreeningOutcome.PROCEED))
                    spoken_with(work, couple.id, side, outcome, counted[side])
                else:
                    work.alone.happened(
                        CoupleEvent(couple_id=couple.id, kind=dice.choice(list(CoupleEventKind)), at=START)
                    )
        with vault.read() as work:
            now = readiness(work.alone.events(couple.id), work.alone.screenings(couple.id))
        with vault._writing.connect() as connection:
            wanted = "SELECT cleared, prepared, on_hold, practised, knew FROM couples_now WHERE couple_id = ?"
            (found,) = raw(connection).execute(wanted, (couple.id,)).fetchall()
        assert Readiness(*map(bool, found)) == now, number
        seen.add(now)
    assert len(seen) > 10


@pytest.fixture
def begun(vault: Vault) -> int:
    """A step that both want, offered in the room, and not begun; its id."""
    with vault.write() as work:
        couple = a_couple(work)
        hierarchy, _ = a_path(work, couple)
        step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id))
        ready(work, couple.id)
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
    with vault._writing.begin() as connection:
        sql = raw(connection)
        sql.execute("UPDATE sequence SET last = last + 1")
        sql.execute(statement)


def everything(vault: Vault) -> list[list[tuple[object, ...]]]:
    """Every row that consent is made of."""
    with vault._writing.connect() as connection:
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
            hierarchy, _ = a_path(work, couple)
            step = work.hierarchies.add_step(STEP.but(id=0, hierarchy_id=hierarchy.id))
            ready(work, couple.id)
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
