"""One step as the actions find it: what it is, what stands and counts, and what happens to it."""

from __future__ import annotations

from app.actions.ports import Clock, Work, today
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.session import Session
from app.models.side import Side
from app.models.willingness import Willingness
from app.rules import willingness as willing_rules
from app.rules.willingness import State
from app.words import say


def about(work: Work, step_id: int, side: Side = Side.FIRST) -> tuple[Step, Hierarchy, Partner]:
    """The step, its hierarchy, and this partner; refused where the step was removed."""
    step = work.hierarchies.step(step_id)
    if step.removed_at is not None:
        raise Refused(say("That step is no longer on the path."))
    hierarchy = work.hierarchies.get(step.hierarchy_id)
    first, second = work.couples.partners(hierarchy.couple_id)
    return step, hierarchy, first if side is Side.FIRST else second


def events_of(work: Work, step_id: int) -> list[StepEvent]:
    """What happened to the step, as far as it counts today."""
    return willing_rules.counting(work.hierarchies.events_of_step(step_id), work.answers.confirmations_of_step(step_id))


def both_standing(work: Work, step_id: int) -> tuple[Willingness | None, Willingness | None]:
    """The answers of the two that count now."""
    answers, events = work.answers.answers_of_step(step_id), events_of(work, step_id)
    first, second = (willing_rules.standing(answers, events, side) for side in (Side.FIRST, Side.SECOND))
    return first, second


def standing_of(work: Work, step_id: int, side: Side) -> Willingness | None:
    """The answer of one partner that counts now."""
    first, second = both_standing(work, step_id)
    return first if side is Side.FIRST else second


def state_of(work: Work, clock: Clock, step_id: int) -> State:
    """Where the step stands today."""
    couple_id = work.hierarchies.get(work.hierarchies.step(step_id).hierarchy_id).couple_id
    review = work.revisions.review_of(couple_id)
    return willing_rules.state(*both_standing(work, step_id), events_of(work, step_id), today(clock), review)


def happened(work: Work, clock: Clock, hierarchy: Hierarchy, step_id: int, kind: StepEventKind) -> None:
    """Append what happened to the step, in the session in course where it is this couple's."""
    session = session_with(work, hierarchy.couple_id)
    session_id = session.id if session is not None else None
    work.hierarchies.happened(StepEvent(step_id=step_id, kind=kind, at=clock.now(), session_id=session_id))


def session_with(work: Work, couple_id: int) -> Session | None:
    """The session in course, where it is this couple's."""
    session = work.sessions.open()
    return session if session is not None and session.couple_id == couple_id else None


def attends(session: Session | None, side: Side) -> bool:
    """Whether this partner is in the room."""
    return session is not None and (session.first_attends if side is Side.FIRST else session.second_attends)
