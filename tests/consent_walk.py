"""Random histories of one step: what two people and a therapist may do with it and beside it, in any order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random

from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.hierarchy import Confirmation, Confirming, Step, StepEvent, StepEventKind
from app.models.limit import Limit, LimitKind, LimitStanding, LimitWord, Said, Sharing
from app.models.look import Pain, PainState
from app.models.screening import Screening, ScreeningOutcome
from app.models.side import Side
from app.models.text import tags_in
from app.models.willingness import Answer, Willingness
from app.rules.limits import Care, limits_now, line_met, loosens, shares
from app.rules.occasions import needs_beside, needs_to_offer, needs_to_settle, needs_to_start, occasion
from app.rules.path import missing
from app.rules.readiness import may_end_preparation, readiness
from app.rules.willingness import Missing, State, brings, counting, in_course, kept_up, standing, state

Kind = StepEventKind
Couple = CoupleEventKind
START = datetime(2026, 3, 2, 14, 30, tzinfo=UTC)
STEP = Step(id=1, hierarchy_id=1, place=0, title="a", timeframe="b", checkin="c", ending="d", smaller="e")
TAG = "hands"
"""The limit of each is about it, and a step may have it."""

FREE = (Kind.CHANGED, Kind.UNPLANNED, Kind.PAUSED, Kind.ENDED, Kind.SET_ASIDE, Kind.TAKEN_UP)
"""What may happen at any time."""

GATED = (Kind.PLANNED, Kind.OFFERED, Kind.STARTED, Kind.SETTLED)
"""What needs something first."""

YESES = (Answer.YES, Answer.YES, Answer.YES, Answer.TENTATIVE)
PRIVATE = tuple(kind for kind in Couple if kind not in (Couple.PAUSE_PRACTISED, Couple.PAUSE_TO_PRACTISE))
"""What is written down while nobody is in the room."""


@dataclass(frozen=True)
class Line:
    """What the limit of one partner is to say."""

    standing: LimitStanding
    sharing: Sharing
    said: Said


@dataclass(frozen=True)
class Intention:
    """One thing that is tried: an answer, a confirmation, or an event. `days` pass before it.

    Beside the step: a conversation with one of them and its outcome, an event of the couple, a limit, what is known of
    pain, the step's tag; and who comes into the room (nobody: it is empty).
    """

    side: Side | None = None
    answer: Answer | None = None
    brings_back: bool = False
    what: Confirming | None = None
    kind: Kind | None = None
    days: int = 0
    outcome: ScreeningOutcome | None = None
    couple: Couple | None = None
    line: Line | None = None
    pain: PainState | None = None
    tag: str | None = None
    room: frozenset[Side] | None = None

    @property
    def mirrored(self) -> Intention:
        """The same by the other partner."""
        other = self.side.other if self.side is not None else None
        room = None if self.room is None else frozenset(side.other for side in self.room)
        return replace(self, side=other, room=room)


BOTH = frozenset(Side)
GO = ScreeningOutcome.PROCEED
READY = (
    *(Intention(side, outcome=GO) for side in Side),
    Intention(couple=Couple.PREPARATION_ENDED),
    Intention(couple=Couple.PAUSE_PRACTISED),
    Intention(room=BOTH),
)
"""Everything that stands before a plan, and then both in the room."""

COURSE = (
    *(Intention(side, Answer.YES) for side in Side),
    Intention(kind=Kind.PLANNED),
    Intention(kind=Kind.OFFERED),
    *(Intention(side, Answer.YES) for side in Side),
    Intention(kind=Kind.STARTED),
)
"""A whole way into the room, as far as it goes."""


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
        elif chance < 0.54:
            yield from COURSE
        elif chance < 0.6:
            yield Intention(side, what=dice.choice(list(Confirming)), days=passed)
        elif chance < 0.88:
            yield Intention(kind=dice.choice(GATED), days=passed)
        else:
            yield Intention(kind=dice.choice(FREE), days=passed)


def with_what_stands_beside(dice: Random, number: int, *, days: bool) -> Iterator[Intention]:
    """The same, and between it what the therapist writes down alone, limits, pain, and who comes and goes."""
    eventful = dice.random() < 0.5
    if dice.random() < 0.8:
        yield from READY
    for wish in intentions(dice, number, days=days):
        side, chance = dice.choice(list(Side)), dice.random()
        if chance < 0.72 or not (eventful or dice.random() < 0.2):
            pass
        elif chance < 0.76:
            yield Intention(room=dice.choice((BOTH, frozenset(), frozenset((side,)))))
        elif chance < 0.81:
            yield from alone(dice, side)
        elif chance < 0.83:
            yield Intention(couple=dice.choice((Couple.PAUSE_PRACTISED, Couple.PAUSE_TO_PRACTISE)))
        elif chance < 0.92:
            standing = dice.choice((LimitStanding.OFF_TABLE, *LimitStanding))
            yield Intention(side, line=Line(standing, dice.choice(list(Sharing)), dice.choice(list(Said))))
        elif chance < 0.99:
            yield Intention(tag=dice.choice((TAG, "", "feet, hands", "feet")))
        else:
            yield Intention(side, pain=dice.choice(list(PainState)))
        yield wish


def alone(dice: Random, side: Side) -> Iterator[Intention]:
    """Something that is done when the room is empty, and mostly both come back."""
    yield Intention(room=frozenset())
    if dice.random() < 0.5:
        yield from (Intention(each, outcome=dice.choice((GO, GO, *ScreeningOutcome))) for each in (side, side.other))
    if dice.random() < 0.3:
        yield Intention(side, pain=dice.choice(list(PainState)))
    if dice.random() < 0.7:
        yield Intention(couple=dice.choice((Couple.PREPARATION_ENDED, Couple.HOLD_LIFTED, *PRIVATE)))
    if dice.random() < 0.8:
        yield Intention(room=BOTH)


@dataclass
class History:
    """What was said and done so far, by the rules alone."""

    answers: list[Willingness] = field(default_factory=list)
    events: list[StepEvent] = field(default_factory=list)
    confirmed: list[Confirmation] = field(default_factory=list)
    couple: list[CoupleEvent] = field(default_factory=list)
    screened: list[Screening] = field(default_factory=list)
    words: list[LimitWord] = field(default_factory=list)
    pains: list[Pain] = field(default_factory=list)
    step: Step = STEP
    room: frozenset[Side] = frozenset()
    rooms: int = 0
    now: datetime = START
    seq: int = 0

    @classmethod
    def ready(cls, step: Step = STEP) -> History:
        """A couple in the room for whom nothing stands before a plan."""
        history = cls(step=step)
        for wish in READY:
            history.write(wish)
        return history

    def standing(self) -> tuple[Willingness | None, Willingness | None]:
        events = counting(self.events, self.confirmed)
        return standing(self.answers, events, Side.FIRST), standing(self.answers, events, Side.SECOND)

    def state(self) -> State:
        return state(*self.standing(), self.events, self.now.date(), kept_up=kept_up(self.answers, self.events))

    def care(self) -> Care:
        limits = [_limit(side) for side in Side]
        known = readiness(self.couple, self.screened)
        return Care(known, limits_now(limits, self.words), (), tuple(self.pains))

    def may(self, wish: Intention) -> bool:
        """Whether the rules let this be written down now."""
        if wish.kind is not None:
            return self._may_happen(wish.kind)
        if wish.answer is not None:
            mine = self.standing()[0 if wish.side is Side.FIRST else 1]
            closed = mine is not None and mine.answer is Answer.OFF_TABLE
            back = wish.brings_back and wish.side in self.room
            return back if wish.brings_back else not closed or wish.answer is Answer.OFF_TABLE
        if wish.what is not None:
            return wish.side in self.room
        if wish.outcome is not None or wish.pain is not None:
            return not self.room
        if wish.couple is not None:
            return self._may_be_noted(wish.couple)
        return self._may_say(wish) if wish.line is not None else True

    def _may_happen(self, kind: Kind) -> bool:
        first, second = self.standing()
        events, today, care, now = self.events, self.now.date(), self.care(), self.state()
        if kind is Kind.PLANNED:
            needs = missing(self.step, first, second, events, today, (), care)
            beside = needs_beside(self.step, events, care)
            return now is not State.UNDER_WAY and not needs and beside is None and not care.readiness.held
        if kind is Kind.OFFERED:
            free = self.room == BOTH and occasion(events) is None
            return free and needs_to_offer(self.step, now, first, second, events, care) is None
        if kind is Kind.STARTED:
            here = self.room == BOTH
            return here and needs_to_start(self.step, first, second, events, self.rooms, care) is None
        if kind is Kind.SETTLED:
            return needs_to_settle(now, first, second, events, self.confirmed, today) is None
        return True

    def _may_be_noted(self, kind: Couple) -> bool:
        now = self.care().readiness
        if kind not in PRIVATE:
            return True
        if self.room:
            return False
        if kind is Couple.PREPARATION_ENDED:
            return may_end_preparation(now) or (now.cleared and not now.on_hold)
        if kind in (Couple.HOLD_PLACED, Couple.HOLD_LIFTED, Couple.HOLD_WRITTEN):
            return now.on_hold is not (kind is Couple.HOLD_PLACED)
        return True

    def _may_say(self, wish: Intention) -> bool:
        line = wish.line
        assert line is not None
        before = next((one.now for one in self.care().limits if one.limit.side is wish.side), None)
        here = wish.side in self.room
        if line.said is not Said.TOLD and not here:
            return False
        wants_owner = shares(before, line.sharing) or (before is not None and loosens(before, line.standing))
        return not wants_owner or (here and line.said is not Said.TOLD)

    def pass_days(self, wish: Intention) -> None:
        self.now += timedelta(days=wish.days, minutes=1)

    def write(self, wish: Intention) -> None:
        """Append it, and the pause that a no or a line brings with it."""
        if wish.room is not None:
            began = occasion(self.events)
            if self.room and began is not None and began.session_id == self.rooms:
                self.write(Intention(kind=Kind.ENDED))
            self.room, self.rooms = wish.room, self.rooms + bool(wish.room)
            return
        if wish.tag is not None:
            if tags_in(self.step.area) - tags_in(wish.tag):
                self.write(Intention(kind=Kind.CHANGED))
            self.step = tagged(self.step, wish.tag)
            self._rest_at_a_line()
            return
        self.seq += 1
        about: dict[str, object] = {"id": self.seq, "seq": self.seq, "at": self.now}
        of_step = {**about, "step_id": 1}
        session = self.rooms if self.room else None
        if wish.answer is not None:
            follows = brings(self.events, wish.answer, smaller=bool(self.step.smaller))
            back = wish.brings_back
            self.answers.append(
                Willingness.model_validate({**of_step, "side": wish.side, "answer": wish.answer, "brought_back": back})
            )
            if follows is not None:
                self.write(Intention(kind=follows))
        elif wish.what is not None:
            self.confirmed.append(
                Confirmation.model_validate({**of_step, "side": wish.side, "what": wish.what, "session_id": session})
            )
        elif wish.kind is not None:
            self.events.append(StepEvent.model_validate({**of_step, "kind": wish.kind, "session_id": session}))
        else:
            self._write_beside(wish, {**about, "couple_id": 1})

    def _write_beside(self, wish: Intention, about: dict[str, object]) -> None:
        if wish.couple is not None:
            self.couple.append(CoupleEvent.model_validate({**about, "kind": wish.couple}))
        elif wish.outcome is not None:
            given = {"side": wish.side, "conversation": self.seq, "held_on": self.now.date(), "outcome": wish.outcome}
            self.screened.append(Screening.model_validate({**about, **given}))
        elif wish.pain is not None:
            self.pains.append(Pain.model_validate({**about, "side": wish.side, "area": TAG, "state": wish.pain}))
        else:
            assert wish.line is not None
            assert wish.side is not None
            said = {"standing": wish.line.standing, "sharing": wish.line.sharing, "said": wish.line.said}
            del about["couple_id"]
            limit_id = _limit(wish.side).id
            self.words.append(LimitWord.model_validate({**about, **said, "limit_id": limit_id, "title": "Hands"}))
            if wish.line.standing is LimitStanding.OFF_TABLE and wish.line.sharing is Sharing.SHARED:
                self._rest_at_a_line()

    def _rest_at_a_line(self) -> None:
        if in_course(self.events) and line_met(self.step, self.care()) is not None:
            self.write(Intention(kind=Kind.PAUSED))

    def try_out(self, wish: Intention) -> bool:
        """Let the days pass and do it, if it may be done; whether it was."""
        self.pass_days(wish)
        if not self.may(wish):
            return False
        self.write(wish)
        return True


def tagged(step: Step, area: str) -> Step:
    """The step with these tags; what was near and without touch leaves its band with them."""
    return step.but(area=area, band=step.band if area == step.area else "")


def _limit(side: Side) -> Limit:
    return Limit(id=1 if side is Side.FIRST else 2, couple_id=1, side=side, kind=LimitKind.AREA, tags=TAG)


__all__ = ["BOTH", "READY", "START", "STEP", "History", "Intention", "Line", "Missing", "intentions"]
