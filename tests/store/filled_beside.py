"""The part of a filled vault that stands beside the path: conversations alone, limits, one time in the room."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from app.models.couple import Couple
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.hierarchy import Step, StepEvent, StepEventKind
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.look import GapLeft, LookedAt, Pain, PainState
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.risk_note import RiskNote
from app.models.screening import Screening, ScreeningOutcome
from app.models.session import Session
from app.models.side import Side
from app.models.trigger import Trigger
from app.store.work import Unit

START = datetime(2026, 3, 2, 14, 30, 0, 250, tzinfo=UTC)


@dataclass(frozen=True)
class Beside:
    """What stands beside the path, one of everything and two where one follows another."""

    events: tuple[CoupleEvent, ...]
    screenings: tuple[Screening, ...]
    risk_note: RiskNote
    limit: Limit
    words: tuple[LimitWord, ...]
    looked: LookedAt
    pain: Pain
    trigger: Trigger
    record: PracticeRecord
    gap: GapLeft


def later(minutes: float) -> datetime:
    """So many minutes after the session began."""
    return START + timedelta(minutes=minutes)


def alone(work: Unit, couple: Couple) -> tuple[tuple[CoupleEvent, ...], tuple[Screening, ...], RiskNote]:
    """What the therapist writes down while nobody is in the room; in the end the work may go on."""
    first = Screening(
        couple_id=couple.id,
        side=Side.FIRST,
        conversation=1,
        held_on=date(2026, 2, 21),
        minutes=45,
        topics="fear, pain",
        outcome=ScreeningOutcome.CONDITIONS,
        conditions="By text only.",
        ask_again_on=date(2026, 4, 16),
        ask_again="before the spring",
        at=later(-900),
    )
    screened = tuple(
        work.alone.screen(one)
        for one in (first, first.but(side=Side.SECOND, earlier=True, outcome=ScreeningOutcome.PROCEED, at=later(-890)))
    )
    told = tuple(
        work.alone.happened(CoupleEvent(couple_id=couple.id, kind=kind, words="Mine alone.", at=later(-880)))
        for kind in (
            CoupleEventKind.HOLD_PLACED,
            CoupleEventKind.HOLD_LIFTED,
            CoupleEventKind.PREPARATION_ENDED,
            CoupleEventKind.PAUSE_PRACTISED,
        )
    )
    risk = work.alone.add_risk_note(
        RiskNote(
            couple_id=couple.id,
            side=Side.SECOND,
            noted_on=date(2026, 2, 22),
            assessment="Low today.",
            consultation="With a colleague.",
            report="None made.",
            safety_plan="A sister's door.",
            changed_at=later(-870),
        )
    )
    return told, screened, risk


def stand_beside(
    work: Unit,
    couple: Couple,
    session: Session,
    first: Step,
    second: Step,
    told: tuple[CoupleEvent, ...],
    screened: tuple[Screening, ...],
    risk: RiskNote,
) -> tuple[tuple[StepEvent, StepEvent], Beside]:
    """Limits and triggers, one step brought into the room and its record, a jump that was left."""
    practised = work.alone.happened(
        CoupleEvent(couple_id=couple.id, kind=CoupleEventKind.PAUSE_PRACTISED, session_id=session.id, at=later(21))
    )
    limit = work.limits.add(Limit(couple_id=couple.id, side=Side.SECOND, kind=LimitKind.AREA, tags="neck"))
    closed = LimitWord(
        limit_id=limit.id, title="Neck", standing=LimitStanding.OFF_TABLE, words="First conversation.", at=later(22)
    )
    opened = closed.but(
        standing=LimitStanding.WITH_CARE,
        sharing=Sharing.SHARED,
        said=Said.PRESENT,
        session_id=session.id,
        at=later(23),
    )
    words = tuple(work.limits.say(one) for one in (closed, opened))
    looked = LookedAt(step_id=second.id, limit_id=limit.id, at=later(51))
    pain = Pain(
        couple_id=couple.id,
        side=Side.FIRST,
        area="knees",
        state=PainState.ASSESSED,
        words="An old fall.",
        at=later(52),
    )
    trigger = work.limits.add_trigger(
        Trigger(
            couple_id=couple.id,
            side=Side.FIRST,
            cue="A door that shuts",
            kind="sense",
            just_before="Keys in the hall.",
            sign="Shoulders.",
            story="Somebody is cross.",
            did="Went quiet.",
            helps="A word from the stairs.",
            lasted="ten minutes",
            strength=60,
            sharing=Sharing.THERAPIST,
            tags="bedroom",
            noted_at=later(26),
        )
    )
    work.limits.save_trigger(work.limits.add_trigger(trigger.but(id=0)).but(removed_at=later(27)))
    offered = work.hierarchies.happened(
        StepEvent(step_id=first.id, kind=StepEventKind.OFFERED, session_id=session.id, at=later(28))
    )
    ended = work.hierarchies.happened(
        StepEvent(step_id=first.id, kind=StepEventKind.ENDED, session_id=session.id, at=later(29))
    )
    record = work.practising.keep(
        PracticeRecord(
            step_id=first.id,
            occasion_id=offered.id,
            session_id=session.id,
            day=START.date(),
            setting="here",
            expected_first="That it feels long.",
            expected_second="Quiet.",
            happened_first="It was short.",
            happened_second="Less quiet.",
            learned_first="To ask.",
            learned_second="To wait.",
            ended=HowItEnded.SMALLER,
            helped="The window.",
            adjust="Nothing.",
            smaller=True,
        )
    )
    gap = work.practising.leave_gap(GapLeft(below_id=first.id, above_id=second.id, at=later(30)))
    beside = Beside((*told, practised), screened, risk, limit, words, looked, pain, trigger, record, gap)
    return (offered, ended), beside


def alone_again(work: Unit, beside: Beside) -> Beside:
    """What the therapist looked at and noted of it once they had gone."""
    return replace(beside, looked=work.limits.look(beside.looked), pain=work.limits.note_pain(beside.pain))
