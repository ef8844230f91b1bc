"""What is said and written down while a step is in the room: yeses for now, check-ins, numbers, and how it was."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from functools import partial

from app.actions import asking, occasions
from app.actions.change import Change, Happened, Outcome
from app.actions.one_step import both_standing, session_with, step_today
from app.actions.ports import Clock, Work
from app.actions.session import remove_entry
from app.actions.under_way_shown import as_smaller, record_of, stood
from app.models.faults import Refused
from app.models.hierarchy import Confirming, StepEvent, StepEventKind
from app.models.practice_record import HowItEnded, PracticeRecord
from app.models.rating import Occasion, Rating
from app.models.session import Entry
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.occasions import occasion
from app.rules.typed_steps import in_short
from app.rules.willingness import State, by_seq
from app.words import say


class Part(StrEnum):
    """What is written down of one time: the first three in each one's own words, the others in common."""

    EXPECTED = "expected"
    HAPPENED = "happened"
    LEARNED = "learned"
    HELPED = "helped"
    ADJUST = "adjust"
    SETTING = "setting"

    @property
    def each(self) -> bool:
        """Whether each of them says it."""
        return self in (Part.EXPECTED, Part.HAPPENED, Part.LEARNED)


class CheckIn(StrEnum):
    """What is answered to “Same, less, different, or stop?”; all four are ordinary."""

    SAME = "same"
    LESS = "less"
    DIFFERENT = "different"
    STOP = "stop"


# -- before it begins, and after a pause -----------------------------------------------------------------------------


def answer_for_now(work: Work, clock: Clock, step_id: int, side: Side, given: Answer) -> Outcome:
    """Record what one partner answers when asked about this very occasion.

    What it is called afterwards names neither of them, so that nobody reads from it who has not answered yet.
    """
    began = _began(work, clock, step_id)
    before = both_standing(work, step_id, work.hierarchies.events_of_step(step_id))[0 if side is Side.FIRST else 1]
    smaller = _to_the_smaller(work, began, step_id, side)
    if smaller is not None and given is Answer.YES:
        given = Answer.TENTATIVE
    condition = smaller.condition if smaller is not None and given is Answer.TENTATIVE else ""
    # Who said *not now* a moment ago, of this very time, is the one who says otherwise now.
    again = side if before is not None and before.answer is Answer.NOT_NOW and before.seq > began.seq else None
    outcome = asking.answer(work, clock, step_id, side, given, condition, asked_by=again)
    return replace(outcome, name=say("Kept an answer"), also="")


def begin_step(work: Work, clock: Clock, step_id: int) -> Outcome:
    """Begin what is in the room, or carry on with it, with two fresh yeses; what it began as is kept in its record."""
    began = _began(work, clock, step_id)
    now = step_today(work, clock, step_id)
    smaller = as_smaller(work, now, began)
    outcome = occasions.start_step(work, clock, step_id)
    record = record_of(work, began)
    if smaller and not record.smaller:
        work.practising.keep(record.but(smaller=True))
    if smaller:
        return replace(outcome, name=say("Began “{title}”, as its smaller version", title=now.title))
    return outcome


# -- while it lasts --------------------------------------------------------------------------------------------------


def check_in(work: Work, clock: Clock, step_id: int, said: CheckIn) -> Outcome:
    """Keep what was answered on the way, as one neutral line of the notes. *Stop* pauses the step at once.

    Who said it is recorded nowhere, and a stop is not on the undo stack.
    """
    now = step_today(work, clock, step_id)
    session = session_with(work, now.hierarchy.couple_id)
    if now.state is not State.UNDER_WAY or session is None:
        raise Refused(say("That step is not under way now."))
    words = {
        CheckIn.SAME: say("Check-in: same"),
        CheckIn.LESS: say("Check-in: less"),
        CheckIn.DIFFERENT: say("Check-in: different"),
        CheckIn.STOP: say("Check-in: stop"),
    }[said]
    kept = work.sessions.add_entry(
        Entry(
            couple_id=now.hierarchy.couple_id,
            session_id=session.id,
            at=clock.now(),
            text=words,
            step_id=step_id,
        )
    )
    if said is CheckIn.STOP:
        return asking.pause_step(work, clock, step_id)
    change = Change(Happened.CHECKED_IN, now.hierarchy.couple_id, (kept.id,))
    return Outcome(change, words, partial(remove_entry, entry_id=kept.id))


def make_smaller(work: Work, clock: Clock, step_id: int) -> Outcome:
    """From now on it is the smaller version. That asks nobody; and since going back would, it is not undone."""
    began = _began(work, clock, step_id)
    now = step_today(work, clock, step_id)
    if not now.step.smaller:
        raise Refused(say("No smaller version is written for this step yet."))
    if as_smaller(work, now, began):
        raise Refused(say("It is the smaller version already."))
    record = record_of(work, began)
    ended = HowItEnded.SMALLER if now.state is State.UNDER_WAY else record.ended
    work.practising.keep(record.but(smaller=True, ended=ended))
    change = Change(Happened.MADE_SMALLER, now.hierarchy.couple_id, (step_id,))
    return Outcome(change, say("Made “{title}” smaller", title=now.title))


# -- its end ---------------------------------------------------------------------------------------------------------


def come_to_end(work: Work, clock: Clock, step_id: int) -> Outcome:
    """They have come to the end: as planned, where nothing else was said of how it ended."""
    return _end(work, clock, step_id, None)


def not_today(work: Work, clock: Clock, step_id: int) -> Outcome:
    """It is not for today after all; the plan stands as it did."""
    outcome = _end(work, clock, step_id, HowItEnded.NOT_TODAY)
    return replace(outcome, name=say("“{title}”, not today", title=_title(work, step_id)))


def stop_for_today(work: Work, clock: Clock, step_id: int) -> Outcome:
    """The pause was the end, which is a normal one; the step stays paused."""
    outcome = _end(work, clock, step_id, HowItEnded.PAUSED)
    return replace(outcome, name=say("Stopped “{title}” for today", title=_title(work, step_id)))


def settled_for(work: Work, clock: Clock, step_id: int, side: Side, words: str) -> Outcome:
    """One partner, present, says that the step is settled for them, in a line of their own if they like."""
    outcome = occasions.confirm(work, clock, step_id, side, Confirming.SETTLED, words)
    return replace(outcome, name=say("Kept a word on “{title}”", title=_title(work, step_id)))


# -- how it was ------------------------------------------------------------------------------------------------------


def write_record(
    work: Work,
    clock: Clock,
    step_id: int,
    occasion_id: int,
    part: Part,
    side: Side | None,
    words: str,
    before: str | None = None,
) -> Outcome:
    """Keep one field of a record. Undo brings back what stood there, or `before` where that is what stood when one
    began to type; its name tells the field and none of the words.
    """
    del clock
    record, field = _record(work, step_id, occasion_id), _field(part, side)
    stood = str(getattr(record, field))
    work.practising.keep(record.but(**{field: words}))
    back = partial(
        write_record,
        step_id=step_id,
        occasion_id=occasion_id,
        part=part,
        side=side,
        words=stood if before is None else before,
    )
    return Outcome(_kept(work, step_id), _part_name(work, step_id, part, side), back)


def keep_typed(
    work: Work, clock: Clock, text: str, *, step_id: int, occasion_id: int, part: Part, side: Side | None
) -> Change:
    """Keep what is being typed into one field of a record, as it is; the field undoes its own typing."""
    del clock
    record = _record(work, step_id, occasion_id)
    work.practising.keep(record.but(**{_field(part, side): text}))
    return _kept(work, step_id)


def say_how_it_ended(work: Work, clock: Clock, step_id: int, occasion_id: int, ended: HowItEnded | None) -> Outcome:
    """Record how it ended, in one of the four ordinary ways, or that nothing is said of it."""
    del clock
    record = _record(work, step_id, occasion_id)
    work.practising.keep(record.but(ended=ended))
    back = partial(say_how_it_ended, step_id=step_id, occasion_id=occasion_id, ended=record.ended)
    return Outcome(_kept(work, step_id), say("How “{title}” ended", title=_title(work, step_id)), back)


def rate_now(work: Work, clock: Clock, step_id: int, side: Side, when: Occasion, number: int | None) -> Outcome:
    """Record a number of before, during (the hardest moment) or after, on the couple's scale; None: rather not say."""
    return asking.rate(work, clock, step_id, side, number, None, when)


def take_back_number(work: Work, clock: Clock, rating: Rating) -> Outcome:
    """The field is empty again: the number was recorded by mistake, and is followed by its taking back."""
    return asking.take_back_rating(work, clock, rating)


# -- inside ----------------------------------------------------------------------------------------------------------


def _to_the_smaller(work: Work, began: StepEvent, step_id: int, side: Side) -> Willingness | None:
    """The tentative yes that this partner's next one follows: while the smaller version is in the room, a yes of theirs
    is to no more than that. To the whole step they say it on the path, where it stands as a whole.
    """
    answers, events = work.answers.answers_of_step(step_id), work.hierarchies.events_of_step(step_id)
    mine = [one for one in answers if one.side is side and one.answer.willing]
    last = max(mine, key=by_seq, default=None)
    if last is None or last.answer is not Answer.TENTATIVE:
        return None
    return last if stood(answers, events, began, side) == last or record_of(work, began).smaller else None


def _began(work: Work, clock: Clock, step_id: int) -> StepEvent:
    """What brought the step into the room, refused where it is not there."""
    began = occasion(step_today(work, clock, step_id).events)
    if began is None:
        raise Refused(say("It is not in the room now."))
    return began


def _end(work: Work, clock: Clock, step_id: int, ended: HowItEnded | None) -> Outcome:
    began = _began(work, clock, step_id)
    outcome = occasions.end_step(work, clock, step_id)
    record = record_of(work, began)
    work.practising.keep(record.but(ended=ended or record.ended or HowItEnded.AS_PLANNED))
    return outcome


def _record(work: Work, step_id: int, occasion_id: int) -> PracticeRecord:
    """The record of this occasion; KeyError where there was none."""
    for one in work.hierarchies.events_of_step(step_id):
        if one.id == occasion_id and one.kind is StepEventKind.OFFERED:
            return record_of(work, one)
    raise KeyError(occasion_id)


def _kept(work: Work, step_id: int) -> Change:
    hierarchy = work.hierarchies.get(work.hierarchies.step(step_id).hierarchy_id)
    return Change(Happened.RECORD_KEPT, hierarchy.couple_id, (step_id,))


def _field(part: Part, side: Side | None) -> str:
    if part.each is not (side is not None):
        raise ValueError(f"{part.value} of {side}")
    return f"{part.value}_{side.value}" if side is not None else part.value


def _part_name(work: Work, step_id: int, part: Part, side: Side | None) -> str:
    hierarchy = work.hierarchies.get(work.hierarchies.step(step_id).hierarchy_id)
    first, second = work.couples.partners(hierarchy.couple_id)
    name = (second if side is Side.SECOND else first).name
    return {
        Part.EXPECTED: say("What {name} expected", name=name),
        Part.HAPPENED: say("What happened, for {name}", name=name),
        Part.LEARNED: say("What {name} learned", name=name),
        Part.HELPED: say("What helped"),
        Part.ADJUST: say("What to adjust"),
        Part.SETTING: say("Where it was"),
    }[part]


def _title(work: Work, step_id: int) -> str:
    return in_short(work.hierarchies.step(step_id).title)
