"""What a therapist hears and records of one step: numbers, answers, plans and pauses."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.one_step import about, attends, both_standing, happened, session_with, step_today
from app.actions.ports import Clock, Work
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.hierarchy import Step, StepEventKind
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.path import missing
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, State
from app.words import say


def rate(
    work: Work,
    clock: Clock,
    step_id: int,
    side: Side,
    number: int | None,
    scale: Scale | None = None,
    occasion: Occasion = Occasion.ANTICIPATED,
) -> Outcome:
    """Record a number as one partner said it (None: rather not say), on the couple's scale unless one is given."""
    step, hierarchy, partner = about(work, step_id, side)
    scale = scale or work.couples.get(hierarchy.couple_id).scale
    if number is not None and not rating_rules.fits(scale, number):
        raise Refused(say("This scale goes from 0 to {top}.", top=scale.top), "rating")
    kept = work.answers.rate(
        Rating(
            step_id=step_id,
            side=side,
            scale=scale,
            number=number,
            occasion=occasion,
            at=clock.now(),
            session_id=_session_id(work, hierarchy.couple_id),
        )
    )
    return Outcome(
        Change(Happened.RATED, hierarchy.couple_id, (step.id,)),
        _number_name(partner, step),
        partial(take_back_rating, rating=kept),
    )


def take_back_rating(work: Work, clock: Clock, rating: Rating) -> Outcome:
    """Follow a rating recorded by mistake with its taking back; both stay in the records."""
    step, hierarchy, partner = about(work, rating.step_id, rating.side)
    work.answers.rate(rating.but(id=0, seq=0, at=clock.now(), takes_back=rating.id))
    return Outcome(
        Change(Happened.RATED, hierarchy.couple_id, (rating.step_id,)),
        _number_name(partner, step),
        partial(
            rate,
            step_id=rating.step_id,
            side=rating.side,
            number=rating.number,
            scale=rating.scale,
            occasion=rating.occasion,
        ),
    )


def answer(
    work: Work,
    clock: Clock,
    step_id: int,
    side: Side,
    given: Answer,
    condition: str = "",
    raise_on: date | None = None,
    raised_by: Side | None = None,
) -> Outcome:
    """Record what one partner answered when asked, as willingness on this date.

    Taking back a yes pauses a planned step at once (the records themselves append the pause) and is not on the undo
    stack; undoing any other answer leaves *not asked*, and a yes once undone has to be asked afresh. A step that is off
    the table for this partner takes no other answer here (see `bring_back_to_path`); one that goes there stands at once
    in the draft of the agreement it was left out of.
    """
    step, hierarchy, partner = about(work, step_id, side)
    events = work.hierarchies.events_of_step(step_id)
    before = both_standing(work, step_id, events)[0 if side is Side.FIRST else 1]
    if before is not None and before.answer is Answer.OFF_TABLE:
        raise Refused(_only_owner(partner))
    kept = _record(
        work,
        hierarchy.couple_id,
        Willingness(
            step_id=step_id,
            side=side,
            answer=given,
            condition=condition if given is Answer.TENTATIVE else "",
            raise_on=raise_on if given is Answer.NOT_NOW else None,
            raised_by=(raised_by or side) if given is Answer.NOT_NOW else None,
            at=clock.now(),
        ),
    )
    change = Change(Happened.ANSWERED, hierarchy.couple_id, (step.id,))
    if willing_rules.withdraws(before, given) or willing_rules.brings(events, given):
        if given is Answer.OFF_TABLE:  # its row is gone from the path, so this says which answer went there
            name = say("Kept {name}’s answer: off the table", name=partner.name)
            back = _back_on_paper(work, hierarchy.couple_id, step_id)
            return Outcome(change, name, also=say("It stands in the agreement’s draft again.") if back else "")
        # Without a name: a step that is paused at this moment must not be put down to one of them.
        return Outcome(change, say("Kept an answer"))
    inverse = partial(
        take_back_answer,
        answer_id=kept.id,
        step_id=step_id,
        side=side,
        given=given,
        condition=condition,
        raise_on=raise_on,
        raised_by=raised_by,
    )
    return Outcome(change, _answer_name(partner, step), inverse, redoable=not given.willing)


def take_back_answer(
    work: Work,
    clock: Clock,
    answer_id: int,
    step_id: int,
    side: Side,
    given: Answer,
    condition: str = "",
    raise_on: date | None = None,
    raised_by: Side | None = None,
) -> Outcome:
    """Undo of an answer: it leaves *not asked*, whatever stood before (product invariant 3).

    Refused where this partner has answered since: a withdrawal or a closed door is nobody's to undo.
    """
    step, hierarchy, partner = about(work, step_id, side)
    told = [a for a in work.answers.answers_of_step(step_id) if a.side is side]
    latest = max(told, key=lambda one: one.seq)
    if latest.id != answer_id and latest.answer is not Answer.NOT_ASKED:
        raise Refused(say("That answer was followed by another, which stays."))
    if latest.id == answer_id:
        nothing = Willingness(step_id=step_id, side=side, answer=Answer.NOT_ASKED, at=clock.now())
        _record(work, hierarchy.couple_id, nothing)
    again = partial(
        answer,
        step_id=step_id,
        side=side,
        given=given,
        condition=condition,
        raise_on=raise_on,
        raised_by=raised_by,
    )
    return Outcome(
        Change(Happened.ANSWERED, hierarchy.couple_id, (step_id,)),
        _answer_name(partner, step),
        again,
    )


def bring_back_to_path(work: Work, clock: Clock, step_id: int, side: Side) -> Outcome:
    """The owner of an *off the table* says that it may be asked about again; it is then *not asked*.

    Only in a session that this partner attends: the therapist records "said by …, present" (product invariant 8).
    """
    step, hierarchy, partner = about(work, step_id, side)
    if not attends(session_with(work, hierarchy.couple_id), side):
        raise Refused(_only_owner(partner))
    _record(
        work,
        hierarchy.couple_id,
        Willingness(step_id=step_id, side=side, answer=Answer.NOT_ASKED, at=clock.now(), brought_back=True),
    )
    return Outcome(
        Change(Happened.ANSWERED, hierarchy.couple_id, (step.id,)),
        say("{name} brought a step back", name=partner.name),
    )


def plan_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Choose a step for this week. Refused with one kind sentence while something is still needed."""
    now = step_today(work, clock, step_id)
    if now.state is State.UNDER_WAY:
        raise Refused(say("That step is under way."))
    needs = missing(now.step, *now.both, now.events, now.day, now.review)
    if needs:
        raise Refused(_needed(needs[0]))
    happened(work, clock, now.hierarchy, step_id, StepEventKind.PLANNED)
    return Outcome(
        Change(Happened.PLANNED, now.hierarchy.couple_id, (step_id,)),
        say("“{title}” for this week, as its smaller version", title=now.title)
        if now.smaller
        else say("“{title}” for this week", title=now.title),
        partial(unplan_step, step_id=step_id),
    )


def unplan_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Take a step off this week; nothing else about it changes. A pause is not lifted by it, nor by its undo."""
    now = step_today(work, clock, step_id)
    if now.state is not State.PLANNED:
        raise Refused(say("That step is not for this week any more."))
    happened(work, clock, now.hierarchy, step_id, StepEventKind.UNPLANNED)
    return Outcome(
        Change(Happened.UNPLANNED, now.hierarchy.couple_id, (step_id,)),
        say("“{title}” not this week", title=now.title),
        partial(plan_step, step_id=step_id),
    )


def pause_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Pause a step of this week, or one under way, at once.

    No answer changes, nobody is named, and it is not on the undo stack.
    """
    now = step_today(work, clock, step_id)
    if now.state not in (State.PLANNED, State.UNDER_WAY):
        raise Refused(say("Only a step that is for this week can be paused."))
    happened(work, clock, now.hierarchy, step_id, StepEventKind.PAUSED)
    change = Change(Happened.PAUSED, now.hierarchy.couple_id, (step_id,))
    return Outcome(change, say("Paused “{title}”", title=now.title))


def ratings_of(work: Work, clock: Clock, step_id: int, side: Side) -> list[Rating]:
    """One partner's numbers for one step, oldest first, each with its scale as answered."""
    del clock
    return rating_rules.history(work.answers.ratings_of_step(step_id), side)


def answers_of(work: Work, clock: Clock, step_id: int, side: Side) -> list[Willingness]:
    """One partner's answers for one step, oldest first, as they were dated."""
    del clock
    return [one for one in work.answers.answers_of_step(step_id) if one.side is side]


def _record(work: Work, couple_id: int, willingness: Willingness) -> Willingness:
    return work.answers.answer(willingness.but(session_id=_session_id(work, couple_id)))


def _session_id(work: Work, couple_id: int) -> int | None:
    session = session_with(work, couple_id)
    return session.id if session is not None else None


def _number_name(partner: Partner, step: Step) -> str:
    return say("{name}’s number for “{title}”", name=partner.name, title=in_short(step.title))


def _answer_name(partner: Partner, step: Step) -> str:
    return say("{name}’s answer on “{title}”", name=partner.name, title=in_short(step.title))


def _back_on_paper(work: Work, couple_id: int, step_id: int) -> bool:
    """A step just put off the table is taken in again by the draft that it was left out of; whether it was."""
    draft = work.revisions.draft(couple_id)
    if draft is None or all(one.step_id != step_id for one in work.revisions.left_out(draft.id)):
        return False
    work.revisions.take_in(draft.id, step_id)
    return True


def _only_owner(partner: Partner) -> str:
    return say("Only {name} can bring this back, in a session where {name} is present.", name=partner.name)


def _needed(need: Missing) -> str:
    sentences = {
        Missing.ANSWERS: say("For this week it still needs a yes from both, each in their own time."),
        Missing.FRESH_ANSWERS: say("For this week it still needs a fresh yes from both."),
        Missing.SMALLER: say("A tentative yes plans the smaller version, and none is written yet."),
        Missing.TIMEFRAME: say("For this week it still needs an agreed time."),
        Missing.CHECKIN: say("For this week it still needs a check-in."),
        Missing.ENDING: say("For this week it still needs a way that it ends."),
    }
    return sentences[need]
