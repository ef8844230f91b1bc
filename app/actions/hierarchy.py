"""What a therapist does to a path: add, change, move, remove, and set the resting place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.actions.beside import care_of, gaps_of
from app.actions.change import Change, Happened, Outcome
from app.actions.ports import Clock, Work, today
from app.models.couple import Couple, Partner
from app.models.faults import Refused
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind, StepWords
from app.models.session import Draft
from app.rules import order as order_rules
from app.rules import typed_steps
from app.rules.gaps import NO_GAPS
from app.rules.path import Path, path
from app.words import count, say

ADDING = "add step"
"""Where the draft of a step that is being typed is kept, about its path."""


def show_path(work: Work, clock: Clock, couple_id: int) -> Path:
    """The couple's current path as it stands today."""
    hierarchy = work.hierarchies.current(couple_id)
    ratings = work.answers.ratings(hierarchy.id)
    return path(
        hierarchy,
        work.hierarchies.steps(hierarchy.id),
        work.hierarchies.events_on_path(hierarchy.id),
        ratings,
        work.answers.answers(hierarchy.id),
        today(clock),
        work.answers.confirmations(hierarchy.id),
        work.revisions.stood(couple_id),
        care_of(work, couple_id),
        gaps_of(work, hierarchy.id) if ratings else NO_GAPS,  # without numbers there are no jumps
    )


def add_steps(
    work: Work, clock: Clock, hierarchy_id: int, words: Sequence[StepWords], before_id: int | None = None
) -> Outcome:
    """Put new steps on the path before `before_id`, or at its end; one undo takes them all away again.

    A step that brings no check-in or ending gets the couple's own. What was half typed of them is a draft no more.
    """
    if not words:
        raise Refused(say("A step needs a few words to begin with."), "title")
    hierarchy = work.hierarchies.get(hierarchy_id)
    couple = work.couples.get(hierarchy.couple_id)
    live = work.hierarchies.steps(hierarchy_id)
    if before_id is not None and before_id not in [step.id for step in live]:
        raise Refused(say("That step is no longer on the path."))
    place = next((step.place for step in live if step.id == before_id), len(live))
    added = [_new_step(work, clock, hierarchy, couple, one, place + index) for index, one in enumerate(words)]
    order = [step.id for step in live]
    order[place:place] = [step.id for step in added]
    _save_order(work, [*live, *added], order)
    work.sessions.keep_draft(Draft(place=ADDING, about=hierarchy_id, text="", at=clock.now()))
    name = (
        say("Added “{title}”", title=typed_steps.in_short(added[0].title))
        if len(added) == 1
        else count("Added {n} step", "Added {n} steps", len(added))
    )
    ids = tuple(step.id for step in added)
    return Outcome(Change(Happened.STEPS_ADDED, hierarchy.couple_id, ids), name, partial(remove_steps, step_ids=ids))


def _new_step(work: Work, clock: Clock, hierarchy: Hierarchy, couple: Couple, words: StepWords, place: int) -> Step:
    if not words.title:
        raise Refused(say("A step needs a few words to begin with."), "title")
    filled = typed_steps.with_defaults(words, couple)
    step = work.hierarchies.add_step(Step(**{**filled.model_dump(), "id": 0}, hierarchy_id=hierarchy.id, place=place))
    _note(work, clock, hierarchy, step.id, StepEventKind.ADDED)
    return step


def edit_step(work: Work, clock: Clock, step_id: int, words: StepWords) -> Outcome:
    """Change what a step is. Both are asked again, unless nothing that a step is has changed.

    A step stays in its band of the library; one that is near and without touch leaves that band as it is reworded.
    """
    step = work.hierarchies.step(step_id)
    if step.removed_at is not None:
        raise Refused(say("That step is no longer on the path."), "title")
    if not words.title:
        raise Refused(say("A step needs a few words to begin with."), "title")
    hierarchy = work.hierarchies.get(step.hierarchy_id)
    before = StepWords(**step.model_dump(include=set(StepWords.model_fields) - {"id"}))
    kept = step.but(**words.model_dump(exclude={"id", "band"}), band=typed_steps.band_of(step, words))
    if typed_steps.asks_again(before, words):
        _note(work, clock, hierarchy, step_id, StepEventKind.CHANGED)
    work.hierarchies.save_steps([kept])
    return Outcome(
        Change(Happened.STEP_CHANGED, hierarchy.couple_id, (step_id,)),
        say("Changed “{title}”", title=typed_steps.in_short(kept.title)),
        partial(edit_step, step_id=step_id, words=before),
    )


def move_step(work: Work, clock: Clock, step_id: int, before_id: int | None) -> Outcome:
    """Put a step before another, or at the end for None. Its words, ratings and answers go with it.

    The resting line stays where it is between the other steps. Raises Refused where one of the two is not on the
    path any more.
    """
    step = work.hierarchies.step(step_id)
    hierarchy = work.hierarchies.get(step.hierarchy_id)
    live = work.hierarchies.steps(hierarchy.id)
    order = [one.id for one in live]
    if step_id not in order or (before_id is not None and before_id not in order):
        raise Refused(say("That step is no longer on the path."))
    new = order_rules.moved(order, step_id, before_id)
    baseline = order_rules.baseline_after_leaving(order, hierarchy.baseline_id, [step_id])
    was = _number(work, clock, hierarchy.couple_id, step_id)
    _save_order(work, live, new)
    _save_baseline(work, hierarchy, baseline)
    return Outcome(
        Change(Happened.STEP_MOVED, hierarchy.couple_id, (step_id,)),
        _moved_name(step, was, _number(work, clock, hierarchy.couple_id, step_id)),
        partial(
            put_back_order,
            hierarchy_id=hierarchy.id,
            order=tuple(order),
            baseline_id=hierarchy.baseline_id,
            step_id=step_id,
        ),
    )


def put_back_order(
    work: Work, clock: Clock, hierarchy_id: int, order: tuple[int, ...], baseline_id: int | None, step_id: int
) -> Outcome:
    """The path in an order it had before, with the resting line where it was then."""
    del clock
    hierarchy = work.hierarchies.get(hierarchy_id)
    live = work.hierarchies.steps(hierarchy_id)
    now = [step.id for step in live]
    _save_order(work, live, order_rules.restored(now, order))
    _save_baseline(work, hierarchy, baseline_id)
    back = partial(
        put_back_order,
        hierarchy_id=hierarchy_id,
        order=tuple(now),
        baseline_id=hierarchy.baseline_id,
        step_id=step_id,
    )
    return Outcome(Change(Happened.STEP_MOVED, hierarchy.couple_id, (step_id,)), say("Put back in order"), back)


def remove_steps(work: Work, clock: Clock, step_ids: tuple[int, ...]) -> Outcome:
    """Take steps off the path; every word and answer is kept, and undo brings them back to their places."""
    first = work.hierarchies.step(step_ids[0])
    hierarchy = work.hierarchies.get(first.hierarchy_id)
    live = work.hierarchies.steps(hierarchy.id)
    order = [step.id for step in live]
    leaving = [step for step in live if step.id in step_ids]
    if not leaving:
        raise Refused(say("That step is no longer on the path."))
    now = clock.now()
    for step in leaving:
        _note(work, clock, hierarchy, step.id, StepEventKind.REMOVED)
    work.hierarchies.save_steps([step.but(removed_at=now) for step in leaving])
    gone = [step.id for step in leaving]
    _save_order(work, live, [step_id for step_id in order if step_id not in gone])
    _save_baseline(work, hierarchy, order_rules.baseline_after_leaving(order, hierarchy.baseline_id, gone))
    name = (
        say("Removed “{title}”", title=typed_steps.in_short(leaving[0].title))
        if len(leaving) == 1
        else count("Removed {n} step", "Removed {n} steps", len(leaving))
    )
    back = partial(bring_back_steps, step_ids=tuple(gone), order=tuple(order), baseline_id=hierarchy.baseline_id)
    return Outcome(Change(Happened.STEPS_REMOVED, hierarchy.couple_id, tuple(gone)), name, back)


def bring_back_steps(
    work: Work, clock: Clock, step_ids: tuple[int, ...], order: tuple[int, ...], baseline_id: int | None
) -> Outcome:
    """Removed steps return to their places with words and ratings; a yes from before has to be asked again."""
    steps = [work.hierarchies.step(step_id) for step_id in step_ids]
    hierarchy = work.hierarchies.get(steps[0].hierarchy_id)
    live = work.hierarchies.steps(hierarchy.id)
    returned = [step.but(removed_at=None) for step in steps]
    for step in returned:
        _note(work, clock, hierarchy, step.id, StepEventKind.BROUGHT_BACK)
    work.hierarchies.save_steps(returned)
    now = [*(step.id for step in live), *step_ids]
    _save_order(work, [*live, *returned], order_rules.restored(now, order))
    _save_baseline(work, hierarchy, baseline_id)
    return Outcome(
        Change(Happened.STEPS_BROUGHT_BACK, hierarchy.couple_id, step_ids),
        count("Brought back {n} step", "Brought back {n} steps", len(steps)),
        partial(remove_steps, step_ids=step_ids),
    )


def set_baseline(work: Work, clock: Clock, hierarchy_id: int, step_id: int | None) -> Outcome:
    """Put the resting place below this step, or take it off the path for None. Both directions are ordinary."""
    del clock
    hierarchy = work.hierarchies.get(hierarchy_id)
    if step_id is not None and step_id not in [step.id for step in work.hierarchies.steps(hierarchy_id)]:
        raise Refused(say("That step is no longer on the path."))
    _save_baseline(work, hierarchy, step_id)
    return Outcome(
        Change(Happened.BASELINE_SET, hierarchy.couple_id, () if step_id is None else (step_id,)),
        say("Moved the comfortable baseline"),
        partial(set_baseline, hierarchy_id=hierarchy_id, step_id=hierarchy.baseline_id),
    )


def show_desk(work: Work, clock: Clock, couple_id: int) -> tuple[Path, tuple[Couple, Partner, Partner]]:
    """The path and whose it is, as they stand at the same moment."""
    return show_path(work, clock, couple_id), partners(work, clock, couple_id)


def partners(work: Work, clock: Clock, couple_id: int) -> tuple[Couple, Partner, Partner]:
    """The couple and its two, for the head of the desk."""
    del clock
    first, second = work.couples.partners(couple_id)
    return work.couples.get(couple_id), first, second


def _note(work: Work, clock: Clock, hierarchy: Hierarchy, step_id: int, kind: StepEventKind) -> None:
    session = work.sessions.open()
    ours = session is not None and session.couple_id == hierarchy.couple_id
    work.hierarchies.happened(
        StepEvent(step_id=step_id, kind=kind, at=clock.now(), session_id=session.id if session and ours else None)
    )


def _save_order(work: Work, steps: Sequence[Step], order: Sequence[int]) -> None:
    places = {step_id: place for place, step_id in enumerate(order)}
    work.hierarchies.save_steps(
        [step.but(place=places[step.id]) for step in steps if step.id in places and places[step.id] != step.place]
    )


def _save_baseline(work: Work, hierarchy: Hierarchy, baseline_id: int | None) -> None:
    if baseline_id != hierarchy.baseline_id:
        work.hierarchies.save(hierarchy.but(baseline_id=baseline_id))


def _number(work: Work, clock: Clock, couple_id: int, step_id: int) -> int:
    """The number a step has to see: what is off the table is not counted, or a notice would tell that it is there."""
    row = show_path(work, clock, couple_id).row(step_id)
    return row.number if row is not None else 0


def _moved_name(step: Step, was: int, now: int) -> str:
    title = typed_steps.in_short(step.title)
    if was - now == 1:
        return say("Moved “{title}” up one place", title=title)
    if now - was == 1:
        return say("Moved “{title}” down one place", title=title)
    return say("Moved “{title}” to place {place}", title=title, place=now)
