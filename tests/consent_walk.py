"""Random histories of one step: what two people and a therapist may do with it, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from app.models.hierarchy import Confirmation, Confirming, Step, StepEvent, StepEventKind
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.occasions import needs_to_settle, needs_to_start
from app.rules.path import missing
from app.rules.willingness import State, brings, counting, standing, state

Kind = StepEventKind
START = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
STEP = Step(id=1, hierarchy_id=1, place=0, title="a", timeframe="b", checkin="c", ending="d", smaller="e")

FREE = (Kind.CHANGED, Kind.UNPLANNED, Kind.PAUSED, Kind.ENDED, Kind.SET_ASIDE, Kind.TAKEN_UP)
"""What may happen at any time."""

GATED = (Kind.PLANNED, Kind.OFFERED, Kind.STARTED, Kind.SETTLED)
"""What needs something first."""

YESES = (Answer.YES, Answer.YES, Answer.YES, Answer.TENTATIVE)


@dataclass(frozen=True)
class Intention:
    """One thing that is tried: an answer, a confirmation, or an event. `days` pass before it."""

    side: Side | None = None
    answer: Answer | None = None
    brings_back: bool = False
    what: Confirming | None = None
    kind: Kind | None = None
    days: int = 0

    @property
    def mirrored(self) -> Intention:
        """The same by the other partner."""
        other = self.side.other if self.side is not None else None
        return Intention(other, self.answer, self.brings_back, self.what, self.kind, self.days)


def intentions(dice: Random, number: int, *, days: bool) -> Iterator[Intention]:
    """So many, mostly such as lead somewhere."""
    for _ in range(number):
        passed = dice.choice((0, 0, 0, 1, 9, 30)) if days and dice.random() < 0.2 else 0
        side, chance = dice.choice(list(Side)), dice.random()
        if chance < 0.35:
            yield Intention(side, dice.choice(YESES), days=passed)
        elif chance < 0.45:
            yield Intention(side, dice.choice(list(Answer)), days=passed)
        elif chance < 0.48:
            yield Intention(side, Answer.NOT_ASKED, brings_back=True, days=passed)
        elif chance < 0.51:
            yield from (Intention(each, what=Confirming.SETTLED) for each in Side)
            yield Intention(kind=Kind.SETTLED)
        elif chance < 0.6:
            yield Intention(side, what=dice.choice(list(Confirming)), days=passed)
        elif chance < 0.88:
            yield Intention(kind=dice.choice(GATED), days=passed)
        else:
            yield Intention(kind=dice.choice(FREE), days=passed)


@dataclass
class History:
    """What was said and done so far, by the rules alone."""

    answers: list[Willingness] = field(default_factory=list)
    events: list[StepEvent] = field(default_factory=list)
    confirmed: list[Confirmation] = field(default_factory=list)
    now: datetime = START
    seq: int = 0

    def standing(self) -> tuple[Willingness | None, Willingness | None]:
        events = counting(self.events, self.confirmed)
        return standing(self.answers, events, Side.FIRST), standing(self.answers, events, Side.SECOND)

    def state(self) -> State:
        return state(*self.standing(), self.events, self.now.date())

    def may(self, wish: Intention) -> bool:
        """Whether the rules let this be written down now."""
        first, second = self.standing()
        events, today = self.events, self.now.date()
        if wish.kind is Kind.PLANNED:
            return self.state() is not State.UNDER_WAY and not missing(STEP, first, second, events, today)
        if wish.kind is Kind.OFFERED:
            return self.state() is State.PLANNED
        if wish.kind is Kind.STARTED:
            return needs_to_start(first, second, events, 1) is None
        if wish.kind is Kind.SETTLED:
            return needs_to_settle(first, second, events, self.confirmed, today) is None
        if wish.answer is not None:
            mine = first if wish.side is Side.FIRST else second
            closed = mine is not None and mine.answer is Answer.OFF_TABLE
            return not closed or wish.brings_back or wish.answer is Answer.OFF_TABLE
        return True

    def pass_days(self, wish: Intention) -> None:
        self.now += timedelta(days=wish.days, minutes=1)

    def write(self, wish: Intention) -> None:
        """Append it, and the pause that a no brings with it."""
        self.seq += 1
        about = {"id": self.seq, "seq": self.seq, "at": self.now, "step_id": 1}
        if wish.answer is not None:
            follows = brings(self.events, wish.answer)
            back = wish.brings_back
            self.answers.append(
                Willingness.model_validate({**about, "side": wish.side, "answer": wish.answer, "brought_back": back})
            )
            if follows is not None:
                self.write(Intention(kind=follows))
        elif wish.what is not None:
            self.confirmed.append(
                Confirmation.model_validate({**about, "side": wish.side, "what": wish.what, "session_id": 1})
            )
        else:
            self.events.append(StepEvent.model_validate({**about, "kind": wish.kind, "session_id": 1}))

    def try_out(self, wish: Intention) -> bool:
        """Let the days pass and do it, if it may be done; whether it was."""
        self.pass_days(wish)
        if not self.may(wish):
            return False
        self.write(wish)
        return True
