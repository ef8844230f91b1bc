"""The holds that a therapist placed on the work with a couple, and how each of them ended: by hand, never by a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.rules.willingness import by_seq


@dataclass(frozen=True)
class Hold:
    """`words` are the therapist's own, as they were written last; `lifted` is None while it lasts."""

    placed: CoupleEvent
    words: str
    lifted: CoupleEvent | None = None


def holds(events: Iterable[CoupleEvent]) -> tuple[Hold, ...]:
    """Every hold there was, the first one first; at most the last one still lasts."""
    found: list[Hold] = []
    for event in sorted(events, key=by_seq):
        if event.kind is CoupleEventKind.HOLD_PLACED:
            found.append(Hold(event, event.words))
        elif found and event.kind is CoupleEventKind.HOLD_WRITTEN:
            found[-1] = replace(found[-1], words=event.words)
        elif found and event.kind is CoupleEventKind.HOLD_LIFTED:
            found[-1] = replace(found[-1], lifted=event)
    return tuple(found)


def hold_now(events: Iterable[CoupleEvent]) -> Hold | None:
    """The one that lasts, if any."""
    last = next(reversed(holds(events)), None)
    return last if last is not None and last.lifted is None else None
