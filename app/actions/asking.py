"""What a therapist hears and records of one step: numbers, answers, plans and pauses."""

from __future__ import annotations

from datetime import date
from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.one_step import (
    StepToday,
    about,
    attends,
    both_standing,
    happened,
    session_with,
    step_today,
    still_needed,
)
from app.actions.ports import Clock, Work, today
from app.actions.same_time import only_in_its_time, stay_smaller
from app.dates import short_date
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.hierarchy import Step, StepEventKind
from app.models.practice import Confidentiality
from app.models.rating import Occasion, Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.asking_again import as_shared, rests
from app.rules.occasions import needs_beside, occasion
from app.rules.path import missing
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, State
from app.words import say

SOONER = "asked_by"
"""What a yes lacks that comes sooner than was agreed: who brought the step up."""


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
    back = partial(_rate_again, rating=rating)
    work.answers.rate(rating.but(id=0, seq=0, at=clock.now(), takes_back=rating.id))
    return Outcome(
        Change(Happened.RATED, hierarchy.couple_id, (rating.step_id,)),
        _number_name(partner, step),
        back,
    )


def _rate_again(work: Work, clock: Clock, rating: Rating) -> Outcome:
    only_in_its_time(work, rating)
    return rate(work, clock, rating.step_id, rating.side, rating.number, rating.scale, rating.occasion)


def answer(
    work: Work,
    clock: Clock,
    step_id: int,
    side: Side,
    given: Answer,
    condition: str = "",
    raise_on: date | None = None,
    raised_by: Side | None = None,
    wanting: Wanting | None = None,
    asked_by: Side | None = None,
) -> Outcome:
    """Record what one partner answered when asked, as willingness on this date.

    A yes may say with it how much they want the step; nothing says so later. A yes before the time that a *not now*
    named is met with what was agreed, until it is said who brought the step up (`asked_by`); a no never is. Under a
    no-secrets policy nothing is said for the therapist alone, which is then *rather not say*.

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
    if before is not None and rests(before, given, today(clock), asked_by):
        raise Refused(_as_agreed(before, partner), SOONER)
    if given is Answer.THERAPIST and work.practices.get().confidentiality is Confidentiality.NO_SECRETS:
        given = Answer.UNSAID
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
            wanting=wanting if given.willing else None,
            asked_by=asked_by if given.willing and before is not None and before.answer is Answer.NOT_NOW else None,
            at=clock.now(),
        ),
    )
    also = _plan_again(work, clock, step_id) if given.willing else ""
    if given is Answer.TENTATIVE:
        stay_smaller(work, clock, step_id)
    change = Change(Happened.ANSWERED, hierarchy.couple_id, (step.id,))
    if willing_rules.withdraws(before, given) or willing_rules.brings(events, given, smaller=bool(step.smaller)):
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
    return Outcome(change, _answer_name(partner, step), inverse, redoable=not given.willing, also=also)


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
    """Choose a step for this week; what it lacks of check-in and ending, the couple's own fill.

    Refused with one kind sentence while something is still needed.
    """
    now = step_today(work, clock, step_id)
    if now.state is State.UNDER_WAY:
        raise Refused(say("That step is under way."))
    step, needs = _needs_to_plan(work, now)
    if needs:
        raise Refused(_needed(needs, now), needs[0])
    if step != now.step:
        work.hierarchies.save_steps([step])
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
    """Pause a step of this week, or one in the room, at once.

    No answer changes, nobody is named, and it is not on the undo stack.
    """
    now = step_today(work, clock, step_id)
    if now.state not in (State.PLANNED, State.UNDER_WAY) and occasion(now.events) is None:
        raise Refused(say("Only a step that is for this week can be paused."))
    happened(work, clock, now.hierarchy, step_id, StepEventKind.PAUSED)
    change = Change(Happened.PAUSED, now.hierarchy.couple_id, (step_id,))
    return Outcome(change, say("Paused “{title}”", title=now.title))


def ratings_of(work: Work, clock: Clock, step_id: int, side: Side) -> list[Rating]:
    """One partner's numbers for one step, oldest first, each with its scale as answered."""
    del clock
    return rating_rules.history(work.answers.ratings_of_step(step_id), side)


def answers_of(work: Work, clock: Clock, step_id: int, side: Side) -> list[Willingness]:
    """One partner's answers for one step, oldest first, as they were dated.

    While anybody is in the room, what was said for the therapist alone is *rather not say*.
    """
    del clock
    mine = [one for one in work.answers.answers_of_step(step_id) if one.side is side]
    if work.sessions.open() is None:
        return mine
    return [shown for one in mine if (shown := as_shared(one)) is not None]


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


def _as_agreed(before: Willingness, partner: Partner) -> str:
    if before.raise_on is None:
        return say("{name} asked that this rests, and brings it up.", name=partner.name)
    day = short_date(before.raise_on)
    if before.raised_by not in (None, before.side):
        return say("{name} asked that this rests until {date}.", name=partner.name, date=day)
    return say("{name} asked that this rests until {date}, and brings it up.", name=partner.name, date=day)


def _only_owner(partner: Partner) -> str:
    return say("Only {name} can bring this back, in a session where {name} is present.", name=partner.name)


def _plan_again(work: Work, clock: Clock, step_id: int) -> str:
    """A plan whose yeses had lapsed is made anew when both have said yes again, by all that planning asks for.

    Not while the step is in the room: there a yes is to this time, which another plan would end. What still stands in
    its way comes back as the sentence with which planning would be answered.
    """
    now = step_today(work, clock, step_id)
    if now.kept_up or not willing_rules.has_plan(now.events) or not willing_rules.in_course(now.events):
        return ""
    both = all(willing_rules.fresh(one, now.events, now.day, now.agreements) for one in now.both)
    if occasion(now.events) is not None or not both:
        return ""
    needs = _needs_to_plan(work, now)[1]
    if needs:
        return _needed(needs, now)
    happened(work, clock, now.hierarchy, step_id, StepEventKind.PLANNED)
    return ""


_TO_WRITE = (Missing.TIMEFRAME, Missing.CHECKIN, Missing.ENDING)
"""What is written into the step itself, and makes it another question to both."""


def _needs_to_plan(work: Work, now: StepToday) -> tuple[Step, tuple[Missing, ...]]:
    """The step as it would be planned, and what that still needs; what is private comes last and is all one.

    What is to be written comes before the answers, or both would be asked in vain.
    """
    step = _with_defaults(work, now)
    needs = missing(step, *now.both, now.events, now.day, now.agreements, now.care)
    if needs:
        return step, tuple(sorted(needs, key=lambda one: (one is not Missing.PREPARATION, one not in _TO_WRITE)))
    beside = needs_beside(step, now.events, now.care)
    # A hold also has those wait that are near and without touch, and would be done in the room all the same.
    look = beside is not None or now.care.readiness.held
    return step, (beside or Missing.LOOK,) if look else ()


def _with_defaults(work: Work, now: StepToday) -> Step:
    """The step with the couple's own check-in and ending where it has none: that asks nobody anew."""
    couple = work.couples.get(now.hierarchy.couple_id)
    return now.step.but(checkin=now.step.checkin or couple.checkin, ending=now.step.ending or couple.ending)


def _needed(needs: tuple[Missing, ...], now: StepToday) -> str:
    """One sentence: all that is to be written at once, so that the step changes once; else what comes first."""
    if needs[0] in _TO_WRITE:
        return say("For this week it still needs {parts}.", parts=_all_of([one for one in needs if one in _TO_WRITE]))
    sentences = {
        Missing.ANSWERS: say("For this week it still needs a yes from both, each in their own time."),
        Missing.FRESH_ANSWERS: say("For this week it still needs a fresh yes from both."),
        Missing.SMALLER: say("A tentative yes plans the smaller version, and none is written yet."),
    }
    return sentences.get(needs[0]) or still_needed(needs[0], now)


def _all_of(needs: list[Missing]) -> str:
    words = {
        Missing.TIMEFRAME: say("an agreed time"),
        Missing.CHECKIN: say("a check-in"),
        Missing.ENDING: say("a way that it ends"),
    }
    *before, last = (words[one] for one in needs)
    return say("{parts} and {last}", parts=", ".join(before), last=last) if before else last
