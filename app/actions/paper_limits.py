"""What is off the table on the couple's paper: it stands there unless its owner, in the room, says otherwise."""

from __future__ import annotations

from app.actions.ports import Work
from app.models.faults import Refused
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.agreement import print_name
from app.rules.agreement_steps import Closed
from app.rules.limits import limits_now
from app.rules.typed_steps import in_short
from app.rules.willingness import standing
from app.words import say


def closed_for(work: Work, step_id: int) -> tuple[Side, ...]:
    """For whom a step is off the table today, whether it stands on the path or not."""
    answers, events = work.answers.answers_of_step(step_id), work.hierarchies.events_of_step(step_id)
    found = [(side, standing(answers, events, side)) for side in Side]
    return tuple(side for side, said in found if said is not None and said.answer is Answer.OFF_TABLE)


def limits_for_paper(work: Work, couple_id: int) -> tuple[Closed, ...]:
    """What is off the table on the couple's board of limits and both know of, as it was put down."""
    limits = work.limits.of_couple(couple_id)
    board = limits_now(limits, work.limits.words(couple_id)) if limits else ()
    return tuple(Closed(one.limit.side, one.now.title) for one in board if one.shared and one.closes)


def is_here(work: Work, couple_id: int, side: Side) -> bool:
    """Whether this partner is in the room."""
    session = work.sessions.open()
    if session is None or session.couple_id != couple_id:
        return False
    return session.first_attends if side is Side.FIRST else session.second_attends


def owner_name(work: Work, couple_id: int, side: Side) -> str:
    """What this partner is called on paper."""
    return print_name(work.couples.partners(couple_id)[0 if side is Side.FIRST else 1])


def ask_owners(work: Work, couple_id: int, step_id: int) -> None:
    """Refused where a paper shall go without a step that is off the table for somebody who is not here.

    A limit is only ever loosened by its owner (product invariant 8).
    """
    for side in closed_for(work, step_id):
        if not is_here(work, couple_id, side):
            sentence = "“{title}” is off the table for {name}: a paper goes without it when {name} is here and says so."
            title, name = in_short(work.hierarchies.step(step_id).title), owner_name(work, couple_id, side)
            raise Refused(say(sentence, title=title, name=name))


def keep_on_paper(work: Work, revision_id: int) -> None:
    """Take in again what was left out of a draft and is off the table now: its owner is asked about it first."""
    for left in work.revisions.left_out(revision_id):
        if closed_for(work, left.step_id):
            work.revisions.take_in(revision_id, left.step_id)
