"""How far the work with a couple may go, from what the therapist has recorded of it.

Rules (product: states and gates, screening, hold): before both were spoken with alone the couple lists and orders
ideas, works in band A and practises pausing; the therapist ends preparation by hand, always. A hold in mid-course
changes nothing that can be seen. *Knew and went on* stops planning until there is a new conversation with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.screening import Screening
from app.models.side import Side
from app.rules.willingness import by_seq

_PREPARATION = (CoupleEventKind.PREPARATION_ENDED, CoupleEventKind.PREPARATION_BEGUN)
_HOLD = (CoupleEventKind.HOLD_PLACED, CoupleEventKind.HOLD_LIFTED)
_PAUSE = (CoupleEventKind.PAUSE_PRACTISED, CoupleEventKind.PAUSE_TO_PRACTISE)


@dataclass(frozen=True)
class Readiness:
    """`cleared`: the last outcome of each goes ahead. `prepared`: the therapist ended preparation, by hand.

    `practised`: both have practised a pause. `knew`: somebody knew and went on, and the new conversation with each is
    still to come. `prepared` and `practised` are known to everybody; the others to nobody but the therapist.
    """

    cleared: bool = False
    prepared: bool = False
    on_hold: bool = False
    practised: bool = False
    knew: bool = False

    @property
    def held(self) -> bool:
        """Whether planning and signing wait for the therapist, for whatever private reason."""
        return self.on_hold or self.knew or (self.prepared and not self.cleared)


READY = Readiness(cleared=True, prepared=True, practised=True)
"""Nothing waits."""


def readiness(events: Sequence[CoupleEvent], screenings: Sequence[Screening]) -> Readiness:
    """How far the work with one couple may go now.

    It is cleared where the last conversation of each that has an outcome goes ahead and began after *knew and went on*.
    """
    knew = max((one.seq for one in events if one.kind is CoupleEventKind.KNEW_AND_WENT_ON), default=0)
    heard = [_heard(screenings, side) for side in Side]
    return Readiness(
        cleared=all(goes_ahead and begun > knew for goes_ahead, begun in heard),
        prepared=_last(events, _PREPARATION) is CoupleEventKind.PREPARATION_ENDED,
        on_hold=_last(events, _HOLD) is CoupleEventKind.HOLD_PLACED,
        practised=_last(events, _PAUSE) is CoupleEventKind.PAUSE_PRACTISED,
        knew=knew > 0 and any(begun < knew for _, begun in heard),
    )


def spoken_with_since(screenings: Sequence[Screening], side: Side, seq: int) -> bool:
    """Whether a conversation with this partner was begun after this moment, and has an outcome that goes ahead."""
    goes_ahead, begun = _heard(screenings, side)
    return goes_ahead and begun > seq


def conversations(screenings: Iterable[Screening], side: Side) -> tuple[Screening, ...]:
    """The conversations with one partner as they are known now, the first one first."""
    known = {one.conversation: one for one in sorted(screenings, key=by_seq) if one.side is side}
    return tuple(known[number] for number in sorted(known))


def may_end_preparation(now: Readiness) -> bool:
    """Whether the therapist may say that getting ready is over."""
    return now.cleared and not now.on_hold and not now.prepared


def _heard(screenings: Sequence[Screening], side: Side) -> tuple[bool, int]:
    """Whether the work goes ahead from the last conversation that has an outcome, and when that one began (0: none).

    An outcome that was taken back is none.
    """
    last = next((one for one in reversed(conversations(screenings, side)) if one.outcome is not None), None)
    if last is None or last.outcome is None:
        return False, 0
    begun = min(one.seq for one in screenings if one.side is side and one.conversation == last.conversation)
    return last.outcome.goes_ahead, begun


def _last(events: Iterable[CoupleEvent], kinds: tuple[CoupleEventKind, ...]) -> CoupleEventKind | None:
    last = max((one for one in events if one.kind in kinds), key=by_seq, default=None)
    return last.kind if last is not None else None
