"""Asking once more: when a *not now* may be raised, and who may say what of a changed step or one in course."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from app.actions.asking import answers_of, ratings_of
from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import edit_step
from app.actions.one_step import about, attends, both_standing, session_with, step_today
from app.actions.ports import Clock, Work, today
from app.models.faults import Refused
from app.models.hierarchy import StepWords
from app.models.practice import Confidentiality
from app.models.rating import Rating
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.asking_again import same_step_for
from app.rules.occasions import needs_to_settle, settled_for
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, changed_since, counting
from app.words import say


def reschedule(
    work: Work,
    clock: Clock,
    step_id: int,
    side: Side,
    raise_on: date | None,
    raised_by: Side | None = None,
    smaller: str | None = None,
) -> Outcome:
    """Name another day, or none, from which a *not now* may be raised, and by whom; undo names the one before.

    With a smaller version in words the step itself is a new question for both, and this *not now* stands for it. Nobody
    gives a reason.
    """
    step, hierarchy, partner = about(work, step_id, side)
    before = both_standing(work, step_id, work.hierarchies.events_of_step(step_id))[0 if side is Side.FIRST else 1]
    if before is None or before.answer is not Answer.NOT_NOW:
        raise Refused(say("{name} has no “not now” here any more.", name=partner.name))
    if raise_on is not None and raise_on < today(clock) and raise_on != before.raise_on:
        raise Refused(say("A day from today on."), "day")
    if smaller is not None and smaller.strip() != step.smaller:
        words = StepWords(**step.model_dump(include=set(StepWords.model_fields) - {"id"}))
        edit_step(work, clock, step_id, words.but(smaller=smaller))
    session = session_with(work, hierarchy.couple_id)
    work.answers.answer(
        Willingness(
            step_id=step_id,
            side=side,
            answer=Answer.NOT_NOW,
            raise_on=raise_on,
            raised_by=raised_by or side,
            at=clock.now(),
            session_id=session.id if session is not None else None,
        )
    )
    return Outcome(
        Change(Happened.ANSWERED, hierarchy.couple_id, (step_id,)),
        say("When “{title}” may be raised again", title=in_short(step.title)),
        partial(
            reschedule,
            step_id=step_id,
            side=side,
            raise_on=before.raise_on,
            raised_by=before.raised_by,
            smaller=None if smaller is None else step.smaller,
        ),
    )


@dataclass(frozen=True)
class Told:
    """What one partner said of one step so far. `for_therapist` is whether they may say something to you alone."""

    ratings: list[Rating]
    answers: list[Willingness]
    for_therapist: bool


def told_so_far(work: Work, clock: Clock, step_id: int, side: Side) -> Told:
    """One partner's numbers and answers for one step, oldest first.

    Something for the therapist alone is said under a policy that knows such a thing, and while the other cannot see it.
    """
    policy = work.practices.get().confidentiality
    room = work.sessions.open()
    alone = room is None or not attends(room, side.other)
    return Told(
        ratings_of(work, clock, step_id, side),
        answers_of(work, clock, step_id, side),
        policy is not Confidentiality.NO_SECRETS and alone,
    )


@dataclass(frozen=True)
class MaySay:
    """What the two, as far as they are here, may still say of a step. `settle` is whether both have said so already."""

    same: tuple[Side, ...] = ()
    settled: tuple[Side, ...] = ()
    settle: bool = False


def may_say(work: Work, clock: Clock, step_id: int) -> MaySay:
    """Who may say that a changed step is still the same one, and who that one in course is settled for them."""
    now = step_today(work, clock, step_id)
    session, said = session_with(work, now.hierarchy.couple_id), work.answers.confirmations_of_step(step_id)
    here = [side for side in Side if attends(session, side)]
    needs = needs_to_settle(now.state, *now.both, now.events, said, now.day, now.agreements)
    answers, said_same = work.answers.answers_of_step(step_id), same_step_for(now.events, said)
    asked_anew = any(changed_since(answers, counting(now.events, said), side) for side in Side)
    return MaySay(
        tuple(side for side in here if side not in said_same) if asked_anew else (),
        tuple(side for side in here if side not in settled_for(now.events, said))
        if needs is Missing.BOTH_SAY_SO
        else (),
        needs is None,
    )
