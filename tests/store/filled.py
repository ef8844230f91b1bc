"""A vault with something in every table, always the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.models.appointment import Appointment
from app.models.audit import AuditKind
from app.models.couple import Couple, Partner, Status
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.practice import Confidentiality
from app.models.rating import Occasion, Rating, Scale
from app.models.session import Draft, Entry, Mark, Session, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.store.work import Unit

START = datetime(2026, 3, 2, 14, 30, 0, 250, tzinfo=UTC)


@dataclass(frozen=True)
class Filled:
    """What `fill` kept, as it came back."""

    couple: Couple
    appointment: Appointment
    hierarchy: Hierarchy
    steps: tuple[Step, Step, Step]
    session: Session
    events: tuple[StepEvent, ...]
    ratings: tuple[Rating, ...]
    answers: tuple[Willingness, ...]
    entries: tuple[Entry, ...]
    draft: Draft


def later(minutes: float) -> datetime:
    """So many minutes after the session began."""
    return START + timedelta(minutes=minutes)


def a_couple(work: Unit, first: str = "Robin", second: str = "Ash", label: str = "") -> Couple:
    """Two people with these names."""
    return work.couples.add(
        Couple(label=label, opened_on=date(2026, 2, 20)),
        Partner(couple_id=0, side=Side.FIRST, name=first),
        Partner(couple_id=0, side=Side.SECOND, name=second),
    )


def a_path(work: Unit, couple: Couple, *titles: str) -> tuple[Hierarchy, list[Step]]:
    """The couple's current hierarchy with steps of these titles, in this order."""
    hierarchy = work.hierarchies.add(Hierarchy(couple_id=couple.id))
    steps = [Step(hierarchy_id=hierarchy.id, title=title, place=n) for n, title in enumerate(titles)]
    return hierarchy, [work.hierarchies.add_step(step) for step in steps]


def a_session(work: Unit, couple: Couple, number: int = 1, first: bool = True, second: bool = True) -> Session:
    """An open session of this couple; who attends as said."""
    return work.sessions.add(
        Session(couple_id=couple.id, number=number, started_at=START, first_attends=first, second_attends=second)
    )


def fill(work: Unit) -> Filled:
    """Something in every table, and every column of it at least once."""
    practice = work.practices.get()
    work.practices.save(
        practice.model_copy(
            update={
                "credentials": "MSc, registered",
                "address": "Marlowe Street 4\nsecond bell",
                "licence": "0815",
                "confidentiality": Confidentiality.NO_SECRETS,
                "scale": Scale.SUDS_10,
                "checkin": "ask at half-time",
                "ending": "a glass of water",
                "review_weeks": 6,
            }
        )
    )
    couple = work.couples.add(
        Couple(
            label="The Tuesday two",
            opened_on=date(2026, 2, 20),
            status=Status.ACTIVE,
            commitment="Slowly, and both.",
            checkin="a hand squeeze",
            ending="we say thank you",
            scale=Scale.SUDS_100,
        ),
        Partner(couple_id=0, side=Side.FIRST, name="Robin", print_name="R.", pronouns="they", contact="post"),
        Partner(couple_id=0, side=Side.SECOND, name="Zoë", in_writing=False),
    )
    appointment = work.appointments.add(
        Appointment(couple_id=couple.id, starts_at=later(-5), minutes=50, alone=Side.SECOND)
    )
    work.appointments.add(Appointment(couple_id=couple.id, starts_at=later(20160), removed_at=later(30)))
    session = work.sessions.add(
        Session(
            couple_id=couple.id,
            number=1,
            started_at=START,
            second_attends=True,
            appointment_id=appointment.id,
        )
    )
    hierarchy = work.hierarchies.add(Hierarchy(couple_id=couple.id, name="at home"))
    first, second, third = (
        work.hierarchies.add_step(step)
        for step in (
            Step(hierarchy_id=hierarchy.id, place=0, title="Sitting side by side", band="A", library_id="A1"),
            Step(
                hierarchy_id=hierarchy.id,
                place=1,
                title="Holding hands on a walk",
                description="Only the little finger counts.\nرويدا רגע 🌿",
                timeframe="ten minutes",
                checkin="at the corner",
                ending="letting go first is fine",
                smaller="walking beside each other",
            ),
            Step(hierarchy_id=hierarchy.id, place=2, title="A step taken off", removed_at=later(9)),
        )
    )
    hierarchy = work.hierarchies.save(hierarchy.model_copy(update={"baseline_id": first.id}))
    events = tuple(
        work.hierarchies.happened(StepEvent(step_id=step.id, kind=kind, at=later(5), session_id=session.id))
        for step, kind in (
            (first, StepEventKind.ADDED),
            (second, StepEventKind.ADDED),
            (third, StepEventKind.REMOVED),
        )
    )
    rated = work.answers.rate(Rating(step_id=first.id, side=Side.FIRST, scale=Scale.COMFORT_10, number=7, at=later(11)))
    ratings = (
        rated,
        work.answers.rate(rated.model_copy(update={"at": later(12), "takes_back": rated.id})),
        work.answers.rate(
            Rating(
                step_id=first.id,
                side=Side.SECOND,
                scale=Scale.SUDS_100,
                occasion=Occasion.AFTER,
                session_id=session.id,
                at=later(13),
            )
        ),
    )
    answers = tuple(
        work.answers.answer(willingness)
        for willingness in (
            Willingness(step_id=first.id, side=Side.FIRST, answer=Answer.YES, wanting=Wanting.SOME, at=later(14)),
            Willingness(step_id=first.id, side=Side.SECOND, answer=Answer.TENTATIVE, condition="dressed", at=later(15)),
            Willingness(
                step_id=second.id,
                side=Side.FIRST,
                answer=Answer.NOT_NOW,
                raise_on=date(2026, 4, 1),
                raised_by=Side.FIRST,
                at=later(16),
            ),
            Willingness(step_id=second.id, side=Side.SECOND, answer=Answer.OFF_TABLE, at=later(17)),
            Willingness(
                step_id=second.id,
                side=Side.SECOND,
                answer=Answer.NOT_ASKED,
                session_id=session.id,
                brought_back=True,
                at=later(18),
            ),
        )
    )
    crossed = work.sessions.add_entry(
        Entry(
            couple_id=couple.id,
            session_id=session.id,
            at=later(20),
            text="A hand stayed longer than agreed.",
            mark=Mark.SETBACK,
            setback_kind=SetbackKind.LINE_CROSSED,
            step_id=second.id,
        )
    )
    entries = (
        crossed,
        work.sessions.add_entry(
            Entry(
                couple_id=couple.id,
                session_id=session.id,
                at=later(40),
                text="Said plainly what happened.",
                mark=Mark.REPAIR,
                repairs_id=crossed.id,
            )
        ),
        work.sessions.add_entry(
            Entry(
                couple_id=couple.id,
                session_id=session.id,
                at=later(41),
                text="typed twice",
                removed_at=later(42),
            )
        ),
    )
    draft = Draft(place="notes", about=session.id, text="not yet", at=later(45))
    work.sessions.keep_draft(draft)
    session = work.sessions.save(session.model_copy(update={"ended_at": later(50)}))
    work.audit.note(AuditKind.PRINTED, "agreement 1")
    return Filled(
        couple,
        appointment,
        hierarchy,
        (first, second, third),
        session,
        events,
        ratings,
        answers,
        entries,
        draft,
    )
