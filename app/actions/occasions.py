"""One time in the room: bringing a planned step there, beginning it, its end; and calling a step settled.

None of it is on the undo stack but what sets a step aside: a word that somebody gave is followed by another word.
"""

from __future__ import annotations

from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import show_path
from app.actions.one_step import about, attends, both_standing, events_of, happened, session_with, state_of
from app.actions.ports import Clock, Work, today
from app.models.faults import Refused
from app.models.hierarchy import Confirmation, Confirming, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.occasions import needs_to_settle, needs_to_start, occasion
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, State
from app.words import say


def offer_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Bring a planned step into the room: from now on both are asked for this occasion, and nothing has begun."""
    step, hierarchy, _ = about(work, step_id)
    if session_with(work, hierarchy.couple_id) is None:
        raise Refused(say("A step is begun in a session, with both in the room."))
    if state_of(work, clock, step_id) is not State.PLANNED:
        raise Refused(_needed(Missing.THIS_WEEK))
    happened(work, clock, hierarchy, step_id, StepEventKind.OFFERED)
    name = say("“{title}”, in the room", title=in_short(step.title))
    return Outcome(Change(Happened.OFFERED, hierarchy.couple_id, (step_id,)), name)


def start_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Begin the step that is in the room, or carry on with it after a pause: with two fresh yeses, never without.

    Refused with one sentence that is the same whoever has not answered.
    """
    step, hierarchy, _ = about(work, step_id)
    if state_of(work, clock, step_id) is State.UNDER_WAY:
        raise Refused(say("That step is under way."))
    if session_with(work, hierarchy.couple_id) is None:
        raise Refused(_needed(Missing.OCCASION))
    needs = needs_to_start(*both_standing(work, step_id), events_of(work, step_id))
    if needs is not None:
        raise Refused(_needed(needs))
    happened(work, clock, hierarchy, step_id, StepEventKind.STARTED)
    smaller = any(one is not None and one.answer is Answer.TENTATIVE for one in both_standing(work, step_id))
    title = in_short(step.title)
    name = (
        say("Began “{title}”, as its smaller version", title=title) if smaller else say("Began “{title}”", title=title)
    )
    return Outcome(Change(Happened.STARTED, hierarchy.couple_id, (step_id,)), name)


def end_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """The occasion is over, whichever of the ordinary ends it had; the plan stands as it did, and so does a pause."""
    step, hierarchy, _ = about(work, step_id)
    if occasion(events_of(work, step_id)) is None:
        raise Refused(_needed(Missing.OCCASION))
    happened(work, clock, hierarchy, step_id, StepEventKind.ENDED)
    name = say("Came to the end of “{title}”", title=in_short(step.title))
    return Outcome(Change(Happened.ENDED, hierarchy.couple_id, (step_id,)), name)


def end_occasions(work: Work, clock: Clock, couple_id: int) -> None:
    """Whatever is still in the room when a session ends is over with it."""
    hierarchy = work.hierarchies.current(couple_id)
    brought = {one.step_id for one in work.hierarchies.events(hierarchy.id) if one.kind is StepEventKind.OFFERED}
    for step_id in sorted(brought):
        if occasion(events_of(work, step_id)) is not None:
            happened(work, clock, hierarchy, step_id, StepEventKind.ENDED)


def pause_what_is_under_way(work: Work, clock: Clock, couple_id: int) -> None:
    """A pause in the room is a pause of the step that is under way there."""
    path = show_path(work, clock, couple_id)
    for step_id in [row.step.id for row in path.rows if row.state is State.UNDER_WAY]:
        happened(work, clock, path.hierarchy, step_id, StepEventKind.PAUSED)


def confirm(work: Work, clock: Clock, step_id: int, side: Side, what: Confirming, words: str = "") -> Outcome:
    """Record what one partner, present, says of a step: that it is still the same one, or that it is settled for them.

    `words` is their own line to it. It takes both, each for themselves; one alone changes nothing.
    """
    step, hierarchy, partner = about(work, step_id, side)
    session = session_with(work, hierarchy.couple_id)
    if session is None or not attends(session, side):
        raise Refused(say("{name} says this in a session where {name} is present.", name=partner.name))
    work.answers.confirm(
        Confirmation(step_id=step_id, side=side, what=what, words=words, at=clock.now(), session_id=session.id)
    )
    title = in_short(step.title)
    name = (
        say("{name} on “{title}”: the same step", name=partner.name, title=title)
        if what is Confirming.SAME_STEP
        else say("{name} on “{title}”: settled", name=partner.name, title=title)
    )
    return Outcome(Change(Happened.CONFIRMED, hierarchy.couple_id, (step_id,)), name)


def settle_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Both say that the step is settled, neither with a tentative yes; only then it is."""
    step, hierarchy, _ = about(work, step_id)
    said = work.answers.confirmations_of_step(step_id)
    both, review = both_standing(work, step_id), work.revisions.review_of(hierarchy.couple_id)
    needs = needs_to_settle(*both, events_of(work, step_id), said, today(clock), review)
    if needs is Missing.THIS_WEEK:
        raise Refused(say("To be settled, it is first chosen for a week."))
    if needs is not None:
        raise Refused(_needed(needs))
    happened(work, clock, hierarchy, step_id, StepEventKind.SETTLED)
    name = say("“{title}” is settled", title=in_short(step.title))
    return Outcome(Change(Happened.SETTLED, hierarchy.couple_id, (step_id,)), name)


def set_aside(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Put a step aside, from wherever it stands; every word and answer is kept."""
    step, hierarchy, _ = about(work, step_id)
    if state_of(work, clock, step_id) is State.SET_ASIDE:
        raise Refused(say("That step is set aside."))
    happened(work, clock, hierarchy, step_id, StepEventKind.SET_ASIDE)
    name = say("Set “{title}” aside", title=in_short(step.title))
    back = partial(take_up, step_id=step_id)
    return Outcome(Change(Happened.SET_ASIDE, hierarchy.couple_id, (step_id,)), name, back)


def take_up(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Take up a step that was set aside: it is an idea again, and what it was for this week is planned anew."""
    step, hierarchy, _ = about(work, step_id)
    if state_of(work, clock, step_id) is not State.SET_ASIDE:
        raise Refused(say("That step is not set aside any more."))
    happened(work, clock, hierarchy, step_id, StepEventKind.TAKEN_UP)
    name = say("Took up “{title}”", title=in_short(step.title))
    back = partial(set_aside, step_id=step_id)
    return Outcome(Change(Happened.TAKEN_UP, hierarchy.couple_id, (step_id,)), name, back)


def _needed(need: Missing) -> str:
    sentences = {
        Missing.THIS_WEEK: say("To begin, it is first chosen for this week."),
        Missing.OCCASION: say("It is not in the room now."),
        Missing.YES_NOW: say("It waits for a yes from both, for this time."),
        Missing.FRESH_ANSWERS: say("To be settled it still needs a fresh yes from both."),
        Missing.PLAIN_YES: say("A tentative yes keeps it open; it can be settled later."),
        Missing.BOTH_SAY_SO: say("It is settled when both say so, each for themselves."),
    }
    return sentences[need]
