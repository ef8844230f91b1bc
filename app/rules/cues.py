"""What may be worth a thought about how two people answer: for the therapist alone, never a number and never a verdict.

Nothing waits for a cue, nothing follows from one, and no page that another may see knows of them. They are read from
what is on the path: who answered what after whom, and who brought a step up again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from app.models.hierarchy import Confirmation, StepEvent, StepEventKind
from app.models.rating import Rating
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.rules import rating as rating_rules
from app.rules import willingness as willing_rules
from app.rules.willingness import by_seq

_OfStep = TypeVar("_OfStep", StepEvent, Rating, Willingness, Confirmation)

HIGH = 60
"""The distress, of 100, from which it is hard to stay present (content: distress words)."""

CONVERGED = 3
"""How often one of them moves to the other's answer before it is a cue."""

ASKED = 4
"""How often a step was brought up again before it is a cue that it was always the same one."""


class CueKind(StrEnum):
    """What may be worth a thought."""

    UNWANTED_YES = "a yes with much distress and no wanting"
    CONVERGES = "answers that move to the other's"
    ALWAYS_ASKS = "always the same one asking again"


@dataclass(frozen=True)
class Cue:
    """`side` is whom it is about; `step_id` the step, where it is about one."""

    kind: CueKind
    side: Side
    step_id: int | None = None


def cues(
    step_ids: Sequence[int],
    events: Iterable[StepEvent],
    ratings: Iterable[Rating],
    answers: Iterable[Willingness],
    said: Iterable[Confirmation] = (),
) -> tuple[Cue, ...]:
    """The cues of one path, given its steps in order: those about a step first."""
    events_of, ratings_of = _by_step(events), _by_step(ratings)
    answers_of, said_of = _by_step(answers), _by_step(said)
    found: list[Cue] = []
    moved: Counter[Side] = Counter()
    asked: list[Side] = []
    for step_id in step_ids:
        counting = willing_rules.counting(events_of[step_id], said_of[step_id])
        told = sorted(answers_of[step_id], key=by_seq)
        found += [
            Cue(CueKind.UNWANTED_YES, side, step_id)
            for side in Side
            if _unwanted(told, counting, ratings_of[step_id], side)
        ]
        moved.update(_moves(told, counting))
        asked += [one.asked_by for one in told if one.asked_by is not None]
    found += [Cue(CueKind.CONVERGES, side) for side in Side if moved[side] >= CONVERGED]
    if len(asked) >= ASKED and len(set(asked)) == 1:
        found.append(Cue(CueKind.ALWAYS_ASKS, asked[0]))
    return tuple(found)


def _unwanted(
    answers: Sequence[Willingness], events: Sequence[StepEvent], ratings: Sequence[Rating], side: Side
) -> bool:
    """Whether what stands of this partner is a yes without wanting, and the number that stands a hard one."""
    answer, rating = willing_rules.standing(answers, events, side), rating_rules.standing(ratings, side)
    if answer is None or rating is None or rating.number is None:
        return False
    hard = rating_rules.distress(rating.scale, rating.number) >= HIGH
    return answer.answer.willing and answer.wanting is Wanting.NONE and hard


def _moves(answers: Sequence[Willingness], events: Sequence[StepEvent]) -> list[Side]:
    """Who moved to the other's answer, each time that it happened after both had given one to the step as it is."""
    changed = [event.seq for event in events if event.kind is StepEventKind.CHANGED]
    now: dict[Side, Answer] = {}
    moved: list[Side] = []
    last = 0
    for one in answers:
        if any(last < seq < one.seq for seq in changed):
            now.clear()  # a changed step is a new question
        last = one.seq
        mine, other = now.get(one.side), now.get(one.side.other)
        if mine is not None and other is not None and mine is not other and one.answer is other:
            moved.append(one.side)
        if one.answer is Answer.NOT_ASKED:
            now.pop(one.side, None)
        else:
            now[one.side] = one.answer
    return moved


def _by_step(events: Iterable[_OfStep]) -> defaultdict[int, list[_OfStep]]:
    found: defaultdict[int, list[_OfStep]] = defaultdict(list)
    for one in events:
        found[one.step_id].append(one)
    return found
