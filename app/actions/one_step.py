"""One step as the actions find it: what it is, what stands and counts, and what happens to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.actions.beside import care_of
from app.actions.ports import Clock, Work, today
from app.models.couple import Partner
from app.models.faults import Refused
from app.models.hierarchy import Hierarchy, Step, StepEvent, StepEventKind
from app.models.revision import Stood
from app.models.session import Session
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules import willingness as willing_rules
from app.rules.limits import Care, line_met
from app.rules.typed_steps import in_short
from app.rules.willingness import Missing, State
from app.words import say


def about(work: Work, step_id: int, side: Side) -> tuple[Step, Hierarchy, Partner]:
    """The step, its hierarchy, and this partner; refused where the step was removed."""
    step = _on_path(work, step_id)
    hierarchy = work.hierarchies.get(step.hierarchy_id)
    first, second = work.couples.partners(hierarchy.couple_id)
    return step, hierarchy, first if side is Side.FIRST else second


def both_standing(
    work: Work, step_id: int, events: Sequence[StepEvent]
) -> tuple[Willingness | None, Willingness | None]:
    """The answers of the two that count now, given the events of the step."""
    answers = work.answers.answers_of_step(step_id)
    counting = willing_rules.counting(events, work.answers.confirmations_of_step(step_id))
    first, second = (willing_rules.standing(answers, counting, side) for side in (Side.FIRST, Side.SECOND))
    return first, second


@dataclass(frozen=True)
class StepToday:
    """A step that is on the path, with all that the gates ask of it, read once. `agreements` are the couple's."""

    step: Step
    hierarchy: Hierarchy
    events: Sequence[StepEvent]
    both: tuple[Willingness | None, Willingness | None]
    day: date
    agreements: Sequence[Stood]
    care: Care
    kept_up: bool

    @property
    def state(self) -> State:
        """Where it stands."""
        return willing_rules.state(*self.both, self.events, self.day, self.agreements, kept_up=self.kept_up)

    @property
    def title(self) -> str:
        """Its words, for a sentence."""
        return in_short(self.step.title)

    @property
    def smaller(self) -> bool:
        """Whether a tentative yes means its smaller version and nothing more (product: gates)."""
        return any(one is not None and one.answer is Answer.TENTATIVE for one in self.both)


def step_today(work: Work, clock: Clock, step_id: int) -> StepToday:
    """The step as it stands today; refused where it was removed."""
    step = _on_path(work, step_id)
    hierarchy, events = work.hierarchies.get(step.hierarchy_id), work.hierarchies.events_of_step(step_id)
    both, agreed = both_standing(work, step_id, events), work.revisions.stood(hierarchy.couple_id)
    kept_up = willing_rules.kept_up(work.answers.answers_of_step(step_id), events, agreed)
    return StepToday(step, hierarchy, events, both, today(clock), agreed, care_of(work, hierarchy.couple_id), kept_up)


def still_needed(need: Missing, now: StepToday) -> str:
    """One kind sentence for what every gate may ask for beside the answers; the private ones are the same sentence."""
    line = line_met(now.step, now.care)
    sentences = {
        Missing.PREPARATION: say(
            "This comes after getting ready. Listing and ordering ideas, and practising a pause, are open."
        ),
        Missing.PRACTISED: say("First it needs a pause that both of you have practised."),
        Missing.LINE: say(
            "It meets a shared line: {line}. The step rests here until it is changed.",
            line=line.now.title if line is not None else "",
        ),
        Missing.LOOK: look_first(),
    }
    return sentences[need]


def look_first() -> str:
    """The one sentence for whatever is private, and for what is not, that the therapist looks at first."""
    return say("Needs a look with your therapist.")


def happened(work: Work, clock: Clock, hierarchy: Hierarchy, step_id: int, kind: StepEventKind) -> None:
    """Append what happened to the step, in the session in course where it is this couple's."""
    session = session_with(work, hierarchy.couple_id)
    session_id = session.id if session is not None else None
    work.hierarchies.happened(StepEvent(step_id=step_id, kind=kind, at=clock.now(), session_id=session_id))


def session_with(work: Work, couple_id: int) -> Session | None:
    """The session in course, where it is this couple's."""
    session = work.sessions.open()
    return session if session is not None and session.couple_id == couple_id else None


def attends(session: Session | None, side: Side) -> bool:
    """Whether this partner is in the room."""
    return session is not None and (session.first_attends if side is Side.FIRST else session.second_attends)


def _on_path(work: Work, step_id: int) -> Step:
    step = work.hierarchies.step(step_id)
    if step.removed_at is not None:
        raise Refused(say("That step is no longer on the path."))
    return step
