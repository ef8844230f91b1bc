"""Telling what happened to one couple, hour by hour; nothing is done until all couples are told and put in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from app.actions import appointments, asking, hierarchy, occasions, pausing_practice, practising, roster, session
from app.actions.ports import Clock, Work
from app.actions.practising import Part
from app.models.content import load_steps
from app.models.couple import Status
from app.models.hierarchy import StepWords
from app.models.rating import Occasion, Scale
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.typed_steps import from_library
from app.sample.days import Days
from app.sample.past import Past as Past
from app.sample.writing import EVENING, Written, add_addendum, write_up_session


@dataclass(frozen=True)
class Happening:
    """Something done at a moment."""

    at: datetime
    act: Callable[[Past], object]


@dataclass(frozen=True)
class Says:
    """What one partner says when asked about a step; `again` is the day from which a *not now* may be raised."""

    number: int | None
    answer: Answer | None
    condition: str = ""
    again: int | None = None


def yes(number: int) -> Says:
    """A number and a yes."""
    return Says(number, Answer.YES)


def tentative(number: int, condition: str = "") -> Says:
    """A number and a tentative yes, on a condition."""
    return Says(number, Answer.TENTATIVE, condition)


def not_now(number: int, again: int | None = None) -> Says:
    """A number and a soft no."""
    return Says(number, Answer.NOT_NOW, again=again)


def unsure(number: int) -> Says:
    """A number, and no answer yet."""
    return Says(number, Answer.UNKNOWN)


@dataclass(frozen=True)
class Was:
    """How one time of a step was for one partner: a number before and one after, and three things in their words."""

    before: int
    after: int
    expected: str = ""
    happened: str = ""
    learned: str = ""


@dataclass
class Telling:
    """What happened to one couple. `names` are the two, first the circle, then the diamond."""

    days: Days
    names: str
    happenings: list[Happening] = field(default_factory=list)
    couple_id: int = 0
    hierarchy_id: int = 0
    steps: dict[str, int] = field(default_factory=dict)
    sessions: list[int] = field(default_factory=list)
    limits: dict[str, int] = field(default_factory=dict)
    _booked: dict[datetime, int] = field(default_factory=dict)
    written: dict[int, Written] = field(default_factory=dict)
    _told: int = 0
    _last: datetime = field(init=False)

    def then(self, at: datetime, act: Callable[[Past], object]) -> None:
        """Have this done then."""
        self.happenings.append(Happening(at, act))

    # -- the couple -------------------------------------------------------------------------------------------

    def welcome(self, day: int, *, commitment: str = "", ending: str | None = None) -> None:
        """They begin, and both agree to have something in writing.

        An `ending` takes the place of the practice's own as what fills new steps.
        """
        at = self.days.at(day, "10:30")

        def add(past: Past) -> None:
            self.couple_id = past.do(roster.add_couple, self.names).change.couple_id
            couple, first, second = past.look(hierarchy.partners, self.couple_id)
            self.hierarchy_id = past.look(hierarchy.show_path, self.couple_id).hierarchy.id
            changed = {"commitment": commitment, "ending": couple.ending if ending is None else ending}
            first, second = (one.model_copy(update={"in_writing": True}) for one in (first, second))
            past.do(roster.save_couple, couple.model_copy(update=changed), first, second)

        self.then(at, add)
        self._last = at

    def partner(self, day: int, side: Side, **words: str | bool) -> None:
        """Write something down about one of the two."""

        def save(past: Past) -> None:
            couple, first, second = past.look(hierarchy.partners, self.couple_id)
            both = {Side.FIRST: first, Side.SECOND: second}
            both[side] = both[side].model_copy(update=dict(words))
            past.do(roster.save_couple, couple, both[Side.FIRST], both[Side.SECOND])

        self.then(self.days.at(day, "10:40"), save)

    def scale(self, day: int, scale: Scale) -> None:
        """The numbers that the two like to give."""

        def save(past: Past) -> None:
            couple, first, second = past.look(hierarchy.partners, self.couple_id)
            past.do(roster.save_couple, couple.model_copy(update={"scale": scale}), first, second)

        self.then(self.days.at(day, "10:50"), save)

    def status(self, day: int, clock: str, status: Status) -> None:
        """Where the work stands from then on."""
        self.then(self.days.at(day, clock), lambda past: past.do(roster.set_status, self.couple_id, status))

    # -- when they come ---------------------------------------------------------------------------------------

    def appointment(self, day: int, clock: str, minutes: int = 60, alone: Side | None = None) -> datetime:
        """The next appointment, made at the end of the hour before, or at the welcome; when it is."""
        when = self.days.at(day, clock)

        def make(past: Past) -> None:
            made = past.do(appointments.make_appointment, self.couple_id, when, minutes, alone)
            self._booked[when] = made.change.ids[0]

        self.then(self._last, make)
        return when

    def hour(self, day: int, clock: str, *, late: int = 2, minutes: int = 55, alone: Side | None = None) -> Hour:
        """A session that began `late` minutes after its appointment and lasted `minutes`."""
        when = self.appointment(day, clock, 45 if alone else 60, alone)
        begun = when + timedelta(minutes=late)
        number, self._told = self._told, self._told + 1

        def start(past: Past) -> None:
            attends = {"first_attends": alone is not Side.SECOND, "second_attends": alone is not Side.FIRST}
            done = past.do(session.start_session, self.couple_id, self._booked[when], **attends)
            self.sessions.append(done.change.ids[0])

        self._last = begun + timedelta(minutes=minutes)
        self.then(begun, start)
        self.then(self._last, lambda past: past.do(session.end_session, self.sessions[number]))
        self.then(self.days.at(day, EVENING), lambda past: self._write_up(past, number))
        return Hour(self, begun, number)

    def _write_up(self, past: Past, number: int) -> None:
        written = self.written.get(number, Written())
        write_up_session(past, self.couple_id, self.sessions[number], written)


@dataclass(frozen=True)
class Hour:
    """One session. The first number of everything is minutes from its beginning; more than it lasts is afterwards."""

    couple: Telling
    begun: datetime
    number: int

    def then(self, minute: float, act: Callable[[Past], object]) -> None:
        """Have this done then."""
        self.couple.then(self.begun + timedelta(minutes=minute), act)

    def note(
        self,
        minute: float,
        text: str,
        mark: Mark | None = None,
        *,
        kind: SetbackKind | None = None,
        about: str = "",
    ) -> None:
        """A line of the notes."""
        self.later(self.begun + timedelta(minutes=minute), text, mark, kind=kind, about=about)

    def later(
        self,
        at: datetime,
        text: str,
        mark: Mark | None = None,
        *,
        kind: SetbackKind | None = None,
        about: str = "",
    ) -> None:
        """A line that was added to the notes of this hour on another day."""

        def keep(past: Past) -> None:
            step_id = self.couple.steps[about] if about else None
            of = self.couple.sessions[self.number]
            entry_id = past.do(session.keep_entry, of, text, mark, step_id).change.ids[0]
            if kind is not None:
                past.do(session.edit_entry, entry_id, text, mark, kind, step_id)

        self.couple.then(at, keep)

    def wrote(self, written: Written) -> None:
        """How it was written up in the evening; else its entries became the note as they are."""
        self.couple.written[self.number] = written

    def added(self, at: datetime, words: str) -> None:
        """What was added later to its signed note."""
        self.couple.then(at, lambda past: add_addendum(past, self.couple.sessions[self.number], words))

    def steps(self, minute: float, *steps: StepWords) -> None:
        """New steps at the end of the path."""

        def add(past: Past) -> None:
            added = past.do(hierarchy.add_steps, self.couple.hierarchy_id, steps)
            self.couple.steps.update(zip((step.title for step in steps), added.change.ids, strict=True))

        self.then(minute, add)

    def asked(self, minute: float, title: str, first: Says | None, second: Says | None) -> None:
        """Each says how a step feels and whether they are willing, one after the other."""

        def ask(past: Past) -> None:
            step_id = self.couple.steps[title]
            for side, says in ((Side.FIRST, first), (Side.SECOND, second)):
                if says is not None:
                    self._hear(past, step_id, side, says)

        self.then(minute, ask)

    def _hear(self, past: Past, step_id: int, side: Side, says: Says) -> None:
        if says.number is not None:
            past.do(asking.rate, step_id, side, says.number)
        if says.answer is not None:
            again = None if says.again is None else self.couple.days.date(says.again)
            raised = side if says.answer.willing else None  # whoever said *not now* brought it up again
            past.do(asking.answer, step_id, side, says.answer, says.condition, again, asked_by=raised)

    def practised(self, minute: float) -> None:
        """Both practised how they pause."""
        self.then(minute, lambda past: past.do(pausing_practice.practise_pause, self.couple.couple_id))

    def in_the_room(self, minute: float, title: str, first: Was, second: Was, helped: str = "") -> None:
        """A step near and without touch is done here, with a yes of both now, and comes to its end as planned."""

        def do_it(past: Past) -> None:
            step_id = self.couple.steps[title]
            past.do(occasions.offer_step, step_id)
            began = past.look(_last_event, step_id)
            for side, was in both.items():
                past.do(practising.answer_for_now, step_id, side, Answer.YES)
                past.do(practising.rate_now, step_id, side, Occasion.BEFORE, was.before)
            past.do(practising.begin_step, step_id)
            past.turn_to(past.now() + timedelta(minutes=9))
            past.do(practising.come_to_end, step_id)
            write = partial(practising.write_record, step_id=step_id, occasion_id=began)
            for side, was in both.items():
                for part in (Part.EXPECTED, Part.HAPPENED, Part.LEARNED):
                    past.do(write, part=part, side=side, words=getattr(was, part.value))
                past.do(practising.rate_now, step_id, side, Occasion.AFTER, was.after)
            past.do(write, part=Part.HELPED, side=None, words=helped)

        both = {Side.FIRST: first, Side.SECOND: second}
        self.then(minute, do_it)

    def week(self, minute: float, title: str) -> None:
        """A step is chosen for this week."""
        self.then(minute, lambda past: past.do(asking.plan_step, self.couple.steps[title]))

    def not_this_week(self, minute: float, title: str) -> None:
        """A step is no longer for this week."""
        self.then(minute, lambda past: past.do(asking.unplan_step, self.couple.steps[title]))

    def pause(self, minute: float, title: str) -> None:
        """A step of this week is paused."""
        self.then(minute, lambda past: past.do(asking.pause_step, self.couple.steps[title]))

    def baseline(self, minute: float, title: str) -> None:
        """The comfortable baseline is below this step from now on."""
        couple = self.couple
        self.then(minute, lambda past: past.do(hierarchy.set_baseline, couple.hierarchy_id, couple.steps[title]))

    def typing(self, minute: float, text: str) -> None:
        """Words in the field of the notes, not kept yet."""

        def type_it(past: Past) -> None:
            past.look(session.keep_draft, session.COMPOSER, self.couple.couple_id, text)

        self.then(minute, type_it)


def _last_event(work: Work, clock: Clock, step_id: int) -> int:
    del clock
    return work.hierarchies.events_of_step(step_id)[-1].id


def library(*ids: str) -> list[StepWords]:
    """Steps of the library by their ids, with all their words."""
    steps = {step.id: step for step in load_steps()}
    return [from_library(steps[one]) for one in ids]
