"""One time in the room: bringing a planned step there, beginning it, its end; and calling a step settled.

None of it is on the undo stack but what sets a step aside: a word that somebody gave is followed by another word.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial

from app.actions.change import Change, Happened, Inverse, Outcome
from app.actions.one_step import StepToday, about, attends, happened, session_with, step_today, still_needed
from app.actions.ports import Clock, Work
from app.models.faults import Refused
from app.models.hierarchy import Confirmation, Confirming, StepEvent, StepEventKind
from app.models.side import Side
from app.rules.occasions import needs_to_offer, needs_to_settle, needs_to_start, occasion, yes_for_now
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, State
from app.words import say


def offer_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Bring a planned step into the room: from now on both are asked for this occasion, and nothing has begun.

    One of band A, near and without touch, needs no plan.
    """
    now = step_today(work, clock, step_id)
    session = session_with(work, now.hierarchy.couple_id)
    if not all(attends(session, side) for side in Side):
        raise Refused(say("A step is begun in a session, with both in the room."))
    if occasion(now.events) is not None:
        raise Refused(say("That step is in the room already."))
    if _in_the_room(work, clock, now.hierarchy.couple_id):
        raise Refused(say("Another step is in the room. Come to the end of that one first."))
    needs = needs_to_offer(now.step, now.state, *now.both, now.events, now.care)
    if needs is not None:
        raise Refused(_needed(needs, now), needs)
    return _turn(work, clock, now, StepEventKind.OFFERED, say("“{title}”, in the room", title=now.title))


def start_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Begin the step that is in the room, or carry on with it after a pause: with two fresh yeses, never without.

    Refused with one sentence that is the same whoever has not answered.
    """
    now = step_today(work, clock, step_id)
    if now.state is State.UNDER_WAY:
        raise Refused(say("That step is under way."))
    session = session_with(work, now.hierarchy.couple_id)
    needs = (
        Missing.OCCASION if session is None else needs_to_start(now.step, *now.both, now.events, session.id, now.care)
    )
    if needs is not None:
        raise Refused(_needed(needs, now), needs)
    name = (
        say("Began “{title}”, as its smaller version", title=now.title)
        if now.smaller
        else say("Began “{title}”", title=now.title)
    )
    return _turn(work, clock, now, StepEventKind.STARTED, name)


def end_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """The occasion is over, whichever of the ordinary ends it had; the plan stands as it did, and so does a pause."""
    now = step_today(work, clock, step_id)
    if occasion(now.events) is None:
        raise Refused(_needed(Missing.OCCASION, now))
    return _turn(work, clock, now, StepEventKind.ENDED, say("Came to the end of “{title}”", title=now.title))


def pause_what_is_in_the_room(work: Work, clock: Clock, couple_id: int) -> None:
    """A pause in the room is a pause of the step there, whether it is under way, only offered, or paused already.

    What was said for this time before it does not count any more: each pause asks for two yeses given since.
    """
    for now in _in_the_room(work, clock, couple_id):
        if now.state is not State.PAUSED or any(yes_for_now(one, now.events) for one in now.both):
            happened(work, clock, now.hierarchy, now.step.id, StepEventKind.PAUSED)


def _in_the_room(work: Work, clock: Clock, couple_id: int) -> list[StepToday]:
    """What is in the room, on whichever of the couple's paths it stands."""
    events: dict[int, list[StepEvent]] = defaultdict(list)
    for one in work.hierarchies.events_of_offered(couple_id):
        events[one.step_id].append(one)
    return [step_today(work, clock, step_id) for step_id in sorted(events) if occasion(events[step_id]) is not None]


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
    now = step_today(work, clock, step_id)
    said = work.answers.confirmations_of_step(step_id)
    needs = needs_to_settle(now.state, *now.both, now.events, said, now.day, now.agreements)
    if needs is Missing.THIS_WEEK:
        raise Refused(say("To be settled, it is first chosen for a week."))
    if needs is not None:
        raise Refused(_needed(needs, now), needs)
    return _turn(work, clock, now, StepEventKind.SETTLED, say("“{title}” is settled", title=now.title))


def set_aside(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Put a step aside, from wherever it stands; every word and answer is kept."""
    now = step_today(work, clock, step_id)
    if now.state is State.SET_ASIDE:
        raise Refused(say("That step is set aside."))
    name, back = say("Set “{title}” aside", title=now.title), partial(take_up, step_id=step_id)
    return _turn(work, clock, now, StepEventKind.SET_ASIDE, name, back)


def take_up(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Take up a step that was set aside: it is an idea again, and what it was for this week is planned anew."""
    now = step_today(work, clock, step_id)
    if now.state is not State.SET_ASIDE:
        raise Refused(say("That step is not set aside any more."))
    name, back = say("Took up “{title}”", title=now.title), partial(set_aside, step_id=step_id)
    return _turn(work, clock, now, StepEventKind.TAKEN_UP, name, back)


_TOLD = {
    StepEventKind.OFFERED: Happened.OFFERED,
    StepEventKind.STARTED: Happened.STARTED,
    StepEventKind.ENDED: Happened.ENDED,
    StepEventKind.SETTLED: Happened.SETTLED,
    StepEventKind.SET_ASIDE: Happened.SET_ASIDE,
    StepEventKind.TAKEN_UP: Happened.TAKEN_UP,
}


def _turn(
    work: Work, clock: Clock, now: StepToday, kind: StepEventKind, name: str, back: Inverse | None = None
) -> Outcome:
    happened(work, clock, now.hierarchy, now.step.id, kind)
    return Outcome(Change(_TOLD[kind], now.hierarchy.couple_id, (now.step.id,)), name, back)


def _needed(need: Missing, now: StepToday) -> str:
    sentences = {
        Missing.THIS_WEEK: say("To begin, it is first chosen for this week."),
        Missing.OCCASION: say("It is not in the room now."),
        Missing.YES_NOW: say("It waits for a yes from both, for this time."),
        Missing.SMALLER: say("A tentative yes begins the smaller version, and none is written yet."),
        Missing.FRESH_ANSWERS: say("To be settled it still needs a fresh yes from both."),
        Missing.PLAIN_YES: say("A tentative yes keeps it open; it can be settled later."),
        Missing.BOTH_SAY_SO: say("It is settled when both say so, each for themselves."),
    }
    return sentences.get(need) or still_needed(need, now)
