"""What belongs to one time of a step in the room, and stays with it."""

from __future__ import annotations

from app.actions.one_step import session_with, step_today
from app.actions.ports import Clock, Work
from app.actions.under_way_shown import WHEN, record_of
from app.models.faults import Refused
from app.models.hierarchy import StepEventKind
from app.models.practice_record import HowItEnded
from app.models.rating import Rating
from app.rules.occasions import occasion
from app.rules.willingness import State
from app.words import say


def stay_smaller(work: Work, clock: Clock, step_id: int) -> None:
    """What a tentative yes has made smaller while it was under way stays so to its end, and its record says it."""
    now = step_today(work, clock, step_id)
    began = occasion(now.events)
    if began is None or now.state is not State.UNDER_WAY:
        return
    record = record_of(work, began)
    if not record.smaller:
        work.practising.keep(record.but(smaller=True, ended=HowItEnded.SMALLER))


def only_in_its_time(work: Work, rating: Rating) -> None:
    """Refused where a number of before, during or after would be recorded once more in another time than its own."""
    if rating.occasion not in WHEN:
        return
    step = work.hierarchies.step(rating.step_id)
    session = session_with(work, work.hierarchies.get(step.hierarchy_id).couple_id)
    events = work.hierarchies.events_of_step(rating.step_id)
    again = any(one.kind is StepEventKind.OFFERED and one.seq > rating.seq for one in events)
    if again or session is None or session.id != rating.session_id:
        raise Refused(say("That number belongs to an earlier time, and stays with it."))
