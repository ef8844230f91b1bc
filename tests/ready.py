"""A couple with whom the work may go on: spoken with alone, done with getting ready, and with a pause practised."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.actions.ports import Records
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.screening import Screening, ScreeningOutcome
from app.models.side import Side
from app.store.work import Unit

WHEN = datetime(2026, 2, 21, 10, tzinfo=UTC)


def spoken_with(
    work: Unit,
    couple_id: int,
    side: Side,
    outcome: ScreeningOutcome | None = ScreeningOutcome.PROCEED,
    conversation: int = 1,
) -> Screening:
    """A conversation alone with one of them, and what follows from it."""
    return work.alone.screen(
        Screening(
            couple_id=couple_id,
            side=side,
            conversation=conversation,
            held_on=date(2026, 2, 21),
            outcome=outcome,
            at=WHEN,
        )
    )


def ready(work: Unit, couple_id: int) -> None:
    """All that stands before a plan, written down while nobody is in the room."""
    for side in Side:
        spoken_with(work, couple_id, side)
    for kind in (CoupleEventKind.PREPARATION_ENDED, CoupleEventKind.PAUSE_PRACTISED):
        work.alone.happened(CoupleEvent(couple_id=couple_id, kind=kind, at=WHEN))


def make_ready(records: Records, couple_id: int) -> None:
    """The same in a transaction of its own."""
    with records.write() as work:
        ready(work, couple_id)  # type: ignore[arg-type]  # what a vault gives is a unit of its own kind
