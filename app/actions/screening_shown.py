"""What the therapist keeps alone about one couple, as it is shown; nothing of it while anybody is in the room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.actions import holds as hold_actions
from app.actions.ports import Clock, Work
from app.actions.roster import label_of
from app.actions.screening import needs_to_end_preparation
from app.dates import local_date
from app.models.couple import Partner
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.look import PainState
from app.models.risk_note import RiskNote
from app.models.screening import Screening
from app.models.side import Side
from app.rules.cues import CueKind, cues
from app.rules.holds import Hold, hold_now, holds
from app.rules.pains import areas, pains_now, waiting
from app.rules.readiness import Readiness, conversations, readiness, spoken_with_since
from app.rules.typed_steps import in_short
from app.words import say


@dataclass(frozen=True)
class Conversation:
    """A conversation as it is known now; `begun` is the id of what was known of it first, and stays the same."""

    known: Screening
    begun: int


@dataclass(frozen=True)
class OfPartner:
    """One partner's conversations: the latest, and those before it, newest first.

    `goes_ahead` is whether the work goes ahead from it, for all that was marked since. `since_hold` is the day of the
    latest conversation begun after the hold was placed, if there is a hold and such a conversation.
    """

    partner: Partner
    now: Conversation | None = None
    earlier: tuple[Conversation, ...] = ()
    goes_ahead: bool = False
    since_hold: date | None = None


@dataclass(frozen=True)
class CrossedLine:
    """What was marked in a session as a line crossed."""

    entry_id: int
    day: date
    words: str


@dataclass(frozen=True)
class Knew:
    """That somebody knew and went on, as it was marked; `waits` while there is no new conversation with each.

    `words` are the therapist's, else those of the line it is about.
    """

    event: CoupleEvent
    waits: bool
    words: str


@dataclass(frozen=True)
class Screened:
    """What the page shows of one couple. `preparing_needs` is what ending preparation still needs; "" for nothing."""

    couple_id: int
    label: str
    first: OfPartner
    second: OfPartner
    readiness: Readiness
    preparing_needs: str = ""
    hold: Hold | None = None
    past_holds: tuple[Hold, ...] = ()
    knew: tuple[Knew, ...] = ()
    crossed: tuple[CrossedLine, ...] = ()
    since: Mapping[CoupleEventKind, date] = field(default_factory=dict)
    risk_notes: tuple[RiskNote, ...] = ()
    areas: tuple[str, ...] = ()
    pains: Mapping[tuple[Side, str], PainState] = field(default_factory=dict)
    waiting: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()

    def of(self, side: Side) -> OfPartner:
        """What there is of one of them."""
        return self.first if side is Side.FIRST else self.second


def show_screening(work: Work, clock: Clock, couple_id: int) -> Screened | None:
    """All of it as it stands now; None while a session is open, whoever is in it."""
    del clock
    if work.sessions.open() is not None:
        return None
    couple, (first, second) = work.couples.get(couple_id), work.couples.partners(couple_id)
    events, screenings = work.alone.events(couple_id), work.alone.screenings(couple_id)
    hierarchy = work.hierarchies.current(couple_id)
    steps, pains = work.hierarchies.steps(hierarchy.id), work.limits.pains(couple_id)
    hold, knew = hold_now(events), _marked(events)
    return Screened(
        couple_id=couple_id,
        label=label_of(couple, first, second),
        first=_of(first, screenings, hold, knew),
        second=_of(second, screenings, hold, knew),
        readiness=readiness(events, screenings),
        preparing_needs=needs_to_end_preparation(work, couple_id),
        hold=hold,
        past_holds=tuple(one for one in reversed(holds(events)) if one.lifted is not None),
        knew=tuple(Knew(one, _waits(one, screenings), _words_of(work, one)) for one in reversed(knew)),
        crossed=tuple(
            CrossedLine(one.id, local_date(one.at), in_short(one.text))
            for one in hold_actions.crossed_lines(work, couple_id)
        ),
        since={one.kind: local_date(one.at) for one in events},
        risk_notes=tuple(reversed(work.alone.risk_notes(couple_id))),
        areas=areas(steps, pains),
        pains=pains_now(pains),
        waiting=tuple(in_short(step.title) for step in waiting(steps, pains)),
        cues=_cues(work, hierarchy.id, (first, second)),
    )


def _words_of(work: Work, mark: CoupleEvent) -> str:
    return mark.words or (work.sessions.entry(mark.entry_id).text if mark.entry_id is not None else "")


def _of(partner: Partner, screenings: Sequence[Screening], hold: Hold | None, knew: Sequence[CoupleEvent]) -> OfPartner:
    begun = {}
    for one in sorted(screenings, key=lambda one: -one.seq):
        if one.side is partner.side:
            begun[one.conversation] = one
    known = [Conversation(one, begun[one.conversation].id) for one in conversations(screenings, partner.side)]
    last = known[-1] if known else None
    since = None
    if hold is not None and last is not None and begun[last.known.conversation].seq > hold.placed.seq:
        since = last.known.held_on
    after = max((one.seq for one in knew), default=0)
    ahead = spoken_with_since(screenings, partner.side, after)
    return OfPartner(partner, last, tuple(reversed(known[:-1])), ahead, since)


def _marked(events: Sequence[CoupleEvent]) -> list[CoupleEvent]:
    return [one for one in events if one.kind is CoupleEventKind.KNEW_AND_WENT_ON]


def _waits(mark: CoupleEvent, screenings: Sequence[Screening]) -> bool:
    return not all(spoken_with_since(screenings, side, mark.seq) for side in Side)


def _cues(work: Work, hierarchy_id: int, two: tuple[Partner, Partner]) -> tuple[str, ...]:
    steps = work.hierarchies.steps(hierarchy_id)
    titles = {step.id: in_short(step.title) for step in steps}
    found = cues(
        list(titles),
        work.hierarchies.events_on_path(hierarchy_id),
        work.answers.ratings(hierarchy_id),
        work.answers.answers(hierarchy_id),
        work.answers.confirmations(hierarchy_id),
    )
    names = {one.side: one.name for one in two}
    told = []
    for cue in found:
        name, other = names[cue.side], names[cue.side.other]
        told.append(
            {
                CueKind.UNWANTED_YES: say(
                    "{name} is willing on “{title}” while it is hard and not wanted. What would a no bring?",
                    name=name,
                    title=titles[cue.step_id] if cue.step_id is not None else "",
                ),
                CueKind.CONVERGES: say(
                    "{name}’s answers tend to move to {other}’s once both are out. What would {name} say alone?",
                    name=name,
                    other=other,
                ),
                CueKind.ALWAYS_ASKS: say(
                    "It is always {name} who brings a step up again. How is that for {other}?", name=name, other=other
                ),
            }[cue.kind]
        )
    return tuple(told)
