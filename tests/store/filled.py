"""A vault with something in every table, always the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from app.models.agreement import Paper
from app.models.appointment import Appointment
from app.models.audit import AuditKind
from app.models.couple import Couple, Partner, Status
from app.models.hierarchy import Confirmation, Confirming, Hierarchy, Step, StepEvent, StepEventKind
from app.models.note import Addendum, Heading, Mention, Note, NoteFormat, Placement, ProcessNote, Section
from app.models.practice import Confidentiality
from app.models.rating import Occasion, Rating, Scale
from app.models.revision import Clause, ClauseLine, Issued, LeftOut, Revision, RevisionEnd, RevisionEnded
from app.models.session import Draft, Entry, Mark, Session, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.store.work import Unit
from tests.store.filled_beside import START as START
from tests.store.filled_beside import Beside, alone, alone_again, stand_beside
from tests.store.filled_beside import later as later

PDF = b"%PDF-1.7\n\x00\xff\x80 as printed\n%%EOF\n"


@dataclass(frozen=True)
class WrittenUp:
    """A signed note of the session with all that belongs to it, a draft that stands alone, and a removed one."""

    signed: Note
    draft: Note
    removed: Note
    sections: tuple[Section, ...]
    placement: Placement
    mention: Mention
    addendum: Addendum
    process: ProcessNote


@dataclass(frozen=True)
class Agreed:
    """An issued revision that no longer stands, one that does, and a draft."""

    superseded: Revision
    issued: Revision
    draft: Revision
    lines: tuple[ClauseLine, ...]
    left_out: tuple[LeftOut, LeftOut]
    prints: tuple[Issued, Issued]
    ended: RevisionEnded


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
    confirmations: tuple[Confirmation, ...]
    entries: tuple[Entry, ...]
    draft: Draft
    written: WrittenUp
    agreed: Agreed
    beside: Beside


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


def change_step(work: Unit, step: Step, kind: StepEventKind = StepEventKind.CHANGED) -> None:
    """Save a step as it is from now on, after the event that says so, without which the records take no such change."""
    work.hierarchies.happened(StepEvent(step_id=step.id, kind=kind, at=START))
    work.hierarchies.save_steps([step])


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
                "wide_step": 15,
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
    told, screened, risk = alone(work, couple)
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
                area="hands",
                act="holding hands, walking",
                setting="outdoors",
                form="sensory",
                dials="duration",
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
                asked_by=Side.SECOND,
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
    confirmations = tuple(
        work.answers.confirm(
            Confirmation(
                step_id=first.id, side=side, what=what, words="The same to me.", at=later(19), session_id=session.id
            )
        )
        for side, what in ((Side.FIRST, Confirming.SAME_STEP), (Side.SECOND, Confirming.SETTLED))
    )
    in_the_room, beside = stand_beside(work, couple, session, first, second, told, screened, risk)
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
    beside = alone_again(work, beside)
    work.audit.note(AuditKind.PRINTED, "agreement 1")
    return Filled(
        couple,
        appointment,
        hierarchy,
        (first, second, third),
        session,
        (*events, *in_the_room),
        ratings,
        answers,
        confirmations,
        entries,
        draft,
        write_up(work, couple, session, entries[1], second),
        agree(work, couple, first, second),
        beside,
    )


def write_up(work: Unit, couple: Couple, session: Session, entry: Entry, step: Step) -> WrittenUp:
    """Three notes: signed, begun, removed. The entry is taken up in the signed one, and stays as it is for good."""
    note = work.notes.add(Note(couple_id=couple.id, session_id=session.id, format=NoteFormat.BIRP, begun_at=later(60)))
    sections = tuple(
        work.notes.keep_section(Section(note_id=note.id, heading=heading, text=text))
        for heading, text in (
            (Heading.RESPONSE, "Both breathed out."),
            (Heading.BEHAVIOUR, "Quiet at first,\nthen a long look. רגע 🌿"),
        )
    )
    placement = work.notes.place(Placement(note_id=note.id, entry_id=entry.id, heading=Heading.INTERVENTION))
    mention = work.notes.mention(Mention(note_id=note.id, step_id=step.id, words="Holding hands"))
    process = work.notes.keep_process(
        ProcessNote(note_id=note.id, text="I was slower than I needed to be.", changed_at=later(70))
    )
    signed = work.notes.save(note.but(signed_at=later(75), signed_by="Elin Marsh", seal=hashlib.sha256().hexdigest()))
    addendum = work.notes.add_addendum(
        Addendum(note_id=note.id, by="Elin Marsh", text="They rang: it was Tuesday.", at=later(3000))
    )
    draft = work.notes.add(Note(couple_id=couple.id, format=NoteFormat.PLAIN, begun_at=later(100)))
    work.notes.keep_section(Section(note_id=draft.id, heading=Heading.NOTE, text="A call on the phone."))
    removed = work.notes.add(
        Note(couple_id=couple.id, session_id=session.id, begun_at=later(110), removed_at=later(111))
    )
    work.notes.keep_section(Section(note_id=removed.id, heading=Heading.DATA, text="Begun by mistake."))
    return WrittenUp(signed, draft, removed, sections, placement, mention, addendum, process)


def agree(work: Unit, couple: Couple, step: Step, other: Step) -> Agreed:
    """Three revisions: superseded, issued, and a draft of the next."""
    first, lines, left, printed = _issued(work, couple, 1, step)
    second, _, _, printed_again = _issued(work, couple, 2, step)
    ended = work.revisions.end(RevisionEnded(revision_id=first.id, how=RevisionEnd.SUPERSEDED, at=printed_again.at))
    draft = work.revisions.add(
        Revision(couple_id=couple.id, number=3, reason="A new word", begun_at=later(900), review_on=date(2026, 9, 1))
    )
    work.revisions.add_line(
        ClauseLine(revision_id=draft.id, clause=Clause.PAUSING, place=0, said="Lantern", follows=lines[0].id)
    )
    abandoned = Revision(couple_id=couple.id, number=3, begun_at=later(890), review_on=draft.review_on)
    work.revisions.add(abandoned.but(removed_at=later(891)))
    also_left = work.revisions.leave_out(LeftOut(revision_id=draft.id, step_id=other.id))
    return Agreed(first, second, draft, lines, (left, also_left), (printed, printed_again), ended)


def _issued(
    work: Unit, couple: Couple, number: int, step: Step
) -> tuple[Revision, tuple[ClauseLine, ...], LeftOut, Issued]:
    revision = work.revisions.add(
        Revision(couple_id=couple.id, number=number, begun_at=later(200 * number), review_on=date(2026, 6, 1))
    )
    lines = tuple(
        work.revisions.add_line(line)
        for line in (
            ClauseLine(
                revision_id=revision.id,
                clause=Clause.PAUSING,
                place=0,
                marker=Side.SECOND,
                text="We sit back and drink something warm.",
                said="Teapot",
                aside="stop, kindly",
                card="P2",
            ),
            ClauseLine(revision_id=revision.id, clause=Clause.COMMITMENT, place=0, text="Slowly, and both."),
            ClauseLine(revision_id=revision.id, clause=Clause.PAUSING, place=1, said="no", removed_at=later(205)),
        )
    )
    left = work.revisions.leave_out(LeftOut(revision_id=revision.id, step_id=step.id))
    printed = work.revisions.issue(
        Issued(
            revision_id=revision.id,
            paper=Paper.LETTER,
            colour=False,
            record_code=f"K7RP-{number}",
            content='{"first": "Robin"}',
            sha256=hashlib.sha256(PDF).hexdigest(),
            pdf=PDF,
            at=later(200 * number + 50),
        )
    )
    return work.revisions.get(revision.id), lines, left, printed
