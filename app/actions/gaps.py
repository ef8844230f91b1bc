"""A wide step on a path: putting one in between, or leaving it as it is. Neither happens by itself."""

from __future__ import annotations

from functools import partial

from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import ADDING, add_steps, remove_steps, show_path
from app.actions.ports import Clock, Work
from app.models.content import load_dials
from app.models.faults import Refused
from app.models.hierarchy import Hierarchy, StepWords
from app.models.look import GapLeft
from app.rules.gaps import WideStep, step_between
from app.rules.typed_steps import in_short
from app.words import say


def put_between(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Put a smaller step before this one, which is a wide step from the one before; undo takes it away again.

    It has the words of this step with one dial turned down, and nobody was asked about it.
    """
    hierarchy, wide = _wide(work, clock, step_id)
    step, waiting = work.hierarchies.step(step_id), work.sessions.draft(ADDING, hierarchy.id)
    said = next(dial.turned_down for dial in load_dials() if dial.id == wide.dial)
    words = StepWords(**step.model_dump(include=set(StepWords.model_fields) - {"id"}))
    added = add_steps(work, clock, hierarchy.id, [step_between(words, wide.dial, said)], step_id)
    if waiting is not None:
        work.sessions.keep_draft(waiting)  # what is being typed into the add field is another step
    ids = added.change.ids
    name = say("Put a step before “{title}”", title=in_short(step.title))
    return Outcome(added.change, name, partial(remove_steps, step_ids=ids))


def leave_gap(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Leave a wide step as it is: between these two nothing is offered any more."""
    hierarchy, wide = _wide(work, clock, step_id)
    work.practising.leave_gap(GapLeft(below_id=wide.below_id, above_id=wide.above_id, at=clock.now()))
    title = in_short(work.hierarchies.step(step_id).title)
    return Outcome(
        Change(Happened.GAP_LEFT, hierarchy.couple_id, (step_id,)),
        say("Left the step to “{title}” as it is", title=title),
    )


def _wide(work: Work, clock: Clock, step_id: int) -> tuple[Hierarchy, WideStep]:
    hierarchy = work.hierarchies.get(work.hierarchies.step(step_id).hierarchy_id)
    row = show_path(work, clock, hierarchy.couple_id).row(step_id)
    if row is None or row.wide is None:
        raise Refused(say("There is no wide step before this one."))
    return hierarchy, row.wide
