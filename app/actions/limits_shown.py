"""The board of limits, and what they become on the path. With somebody in the room it knows of nothing private."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.actions.beside import care_of
from app.actions.hierarchy import show_path
from app.actions.one_step import attends, session_with
from app.actions.ports import Clock, Work
from app.models.content import load_steps
from app.models.couple import Partner
from app.models.hierarchy import Step, StepEvent
from app.models.limit import LimitKind, LimitStanding
from app.models.side import Side
from app.models.text import tags_in
from app.rules.gaps import WideStep
from app.rules.limits import Care, LimitNow, alike, as_both_know_it, hurts, limits_now, met
from app.rules.path import PathRow


class Why(StrEnum):
    """Why a step of the path stands at the foot of the board."""

    LINE = "meets a line"
    WIDE = "a wide step"
    LOOK = "alike in words"
    PAIN = "pain is not assessed"


@dataclass(frozen=True)
class Becomes:
    """One step and one reason. `limit` is the line, where it is one; `before` the number of the step before a jump."""

    why: Why
    step: Step
    number: int
    limit: LimitNow | None = None
    wide: WideStep | None = None
    before: int = 0


@dataclass(frozen=True)
class Board:
    """Everything on one couple's board; `live` while anybody is in the room: then what is private is not here at all.

    `present` are those of the two who are in the room, and may loosen and share what is theirs.
    """

    two: tuple[Partner, Partner]
    cards: tuple[LimitNow, ...]
    becomes: tuple[Becomes, ...]
    present: frozenset[Side]
    live: bool

    def partner(self, side: Side) -> Partner:
        """Who that is."""
        return self.two[0 if side is Side.FIRST else 1]

    def cell(self, side: Side, standing: LimitStanding) -> tuple[LimitNow, ...]:
        """The cards of one of them under one of the four answers, as they were first put down."""
        return tuple(one for one in self.cards if one.limit.side is side and one.now.standing is standing)

    def card(self, limit_id: int) -> LimitNow | None:
        """One card, if it is on the board."""
        return next((one for one in self.cards if one.limit.id == limit_id), None)


def show_limits(work: Work, clock: Clock, couple_id: int) -> Board:
    """The board as it stands now."""
    session = session_with(work, couple_id)
    live = work.sessions.open() is not None
    care = care_of(work, couple_id)
    cards = _on_board(care.limits)
    return Board(
        two=work.couples.partners(couple_id),
        cards=tuple(map(as_both_know_it, filter(_shared, cards))) if live else cards,
        becomes=_becomes(work, clock, couple_id, care, live=live),
        present=frozenset(side for side in Side if attends(session, side)),
        live=live,
    )


def show_private_limits(work: Work, clock: Clock, couple_id: int, side: Side) -> tuple[LimitNow, ...]:
    """What the folded line of one of them shows while it is held."""
    del clock
    cards = _on_board(limits_now(work.limits.of_couple(couple_id), work.limits.words(couple_id)))
    return tuple(one for one in cards if one.limit.side is side and not one.shared)


def count_limits(work: Work, clock: Clock, couple_id: int) -> int:
    """How many are on the board, the private ones too: a word for when nobody is in the room."""
    del clock
    return len(_on_board(limits_now(work.limits.of_couple(couple_id), work.limits.words(couple_id))))


def known_tags(work: Work, clock: Clock, couple_id: int, kind: LimitKind | None = None) -> tuple[str, ...]:
    """What a line of this kind (or a trigger) can be about, the library's words first, then those of the couple's path.

    In the order in which the path comes to them.
    """
    del clock
    steps = work.hierarchies.steps(work.hierarchies.current(couple_id).id)
    offered = [_of_kind(kind, one.area, one.act, one.setting) for one in load_steps()]
    offered += [_of_kind(kind, *(tuple(sorted(tags_in(tags))) for tags in _tags(one))) for one in steps]
    return tuple(dict.fromkeys(tag for tags in offered for tag in tags))


def _tags(step: Step) -> tuple[str, str, str]:
    return step.area, step.act, step.setting


def _of_kind(kind: LimitKind | None, *tags: tuple[str, ...]) -> tuple[str, ...]:
    """Of the tags of an area, an act and a setting those that a line of this kind meets; all of them for None."""
    order = (LimitKind.AREA, LimitKind.ACT, LimitKind.SETTING)
    return tuple(tag for one, found in zip(order, tags, strict=True) if kind in (one, None) for tag in found)


def _on_board(limits: tuple[LimitNow, ...]) -> tuple[LimitNow, ...]:
    return tuple(one for one in limits if one.now.standing is not LimitStanding.TAKEN_OFF)


def _shared(limit: LimitNow) -> bool:
    return limit.shared


def _becomes(work: Work, clock: Clock, couple_id: int, care: Care, *, live: bool) -> tuple[Becomes, ...]:
    path = show_path(work, clock, couple_id)
    events: dict[int, list[StepEvent]] = defaultdict(list)
    for event in () if live else work.hierarchies.events_on_path(path.hierarchy.id):
        events[event.step_id].append(event)
    found: list[Becomes] = []
    for place, row in enumerate(path.rows):
        if row.wide is not None:
            before = path.rows[place - 1].number
            found.append(Becomes(Why.WIDE, row.step, row.number, wide=row.wide, before=before))
        if row.line is not None:
            shown = as_both_know_it(row.line) if live else row.line
            found.append(Becomes(Why.LINE, row.step, row.number, limit=shown))
        if not live:
            found += _private(row, events[row.step.id], care)
    return tuple(found)


def _private(row: PathRow, events: Sequence[StepEvent], care: Care) -> list[Becomes]:
    """What planning asks the therapist to look at; all of it is one and the same sentence to the couple."""
    meets = met(row.step, care.limits)
    found = [Becomes(Why.LINE, row.step, row.number, limit=one) for one in meets if not one.shared]
    by_words = (one for one in alike(row.step, events, care) if one not in meets)
    found += [Becomes(Why.LOOK, row.step, row.number, limit=one) for one in by_words]
    if hurts(row.step, care.pains):
        found.append(Becomes(Why.PAIN, row.step, row.number))
    return found
