"""What was said alone, and what each keeps to themselves or shares: told of one couple, beside its hours."""

from __future__ import annotations

from datetime import timedelta

from app.actions import holds, limits, screening, triggers
from app.models.limit import LimitKind, LimitStanding, Said, Sharing
from app.models.screening import ScreeningOutcome
from app.models.side import Side
from app.models.trigger import Trigger
from app.sample.past import Past
from app.sample.telling import Hour, Telling
from app.words import say

_LATE = "21:50"
"""When nobody is in the room any more."""


def spoken_with_each(
    couple: Telling,
    day: int,
    *,
    conditions: dict[Side, str] | None = None,
    left: dict[Side, str] | None = None,
    again: int | None = None,
) -> None:
    """Each was spoken with alone, the second two days later. `left` are topics that wait; `again` is the day to ask."""

    for side, later, minutes in ((Side.FIRST, 0, 45), (Side.SECOND, 1, 50)):

        def hold_it(past: Past, side: Side = side, minutes: int = minutes) -> None:
            past.do(screening.begin_conversation, couple.couple_id, side, past.now().date(), minutes)
            waits = (left or {}).get(side, "")
            for topic in screening.topics():
                if topic.id != waits:
                    past.do(screening.set_topic, couple.couple_id, side, topic.id, True)
            words = (conditions or {}).get(side, "")
            outcome = ScreeningOutcome.CONDITIONS if words else ScreeningOutcome.PROCEED
            past.do(screening.set_outcome, couple.couple_id, side, outcome)
            if words:
                past.do(screening.write_conditions, couple.couple_id, side, words)
            if again is not None:
                past.do(screening.ask_again, couple.couple_id, side, couple.days.date(again))

        couple.then(couple.days.at(day + later, _LATE) + timedelta(minutes=later), hold_it)


def getting_ready_is_over(couple: Telling, day: int) -> None:
    """The therapist said so, in the evening."""
    couple.then(couple.days.at(day, "21:55"), lambda past: past.do(screening.end_preparation, couple.couple_id))


def hold(couple: Telling, day: int, words: str) -> None:
    """Planning waits from then on, for a reason that is the therapist's own."""
    couple.then(couple.days.at(day, _LATE), lambda past: past.do(holds.place_hold, couple.couple_id, words))


def limits_of_robin_and_ash(couple: Telling) -> None:
    """Each keeps their own; nobody gives a reason."""
    robin, ash = Side.FIRST, Side.SECOND
    welcome, care = LimitStanding.WELCOME, LimitStanding.WITH_CARE
    later, closed = LimitStanding.NOT_NOW, LimitStanding.OFF_TABLE
    area, act, setting = LimitKind.AREA, LimitKind.ACT, LimitKind.SETTING
    shared, own, mine = Sharing.SHARED, Sharing.OWNER, Sharing.THERAPIST
    lines = (
        (robin, say("Holding hands anywhere"), act, welcome, shared, "holding hands"),
        (robin, say("Shoulders, back"), area, welcome, shared, "back, shoulders"),
        (robin, say("Mornings"), setting, welcome, own, ""),
        (robin, say("Kissing, when not rushed"), act, care, shared, "kissing"),
        (robin, say("Feet, only with socks"), area, care, shared, "feet"),
        (robin, say("Back of the knees"), area, later, shared, "knees"),
        (robin, say("Being touched from behind"), act, closed, shared, ""),
        (ash, say("Holding hands at home"), act, welcome, shared, "holding hands"),
        (ash, say("Forearms"), area, welcome, shared, "arms"),
        (ash, say("Being read to"), act, welcome, shared, "listening"),
        (ash, say("Lamp off, if they ask first"), setting, care, own, ""),
        (ash, say("Undressing in one room"), act, later, shared, "undressing"),
        (ash, say("Anything after 22:30"), setting, closed, shared, ""),
        (ash, say("Being asked for a reason"), act, closed, mine, ""),
    )

    def put_down(past: Past) -> None:
        for side, title, kind, standing, sharing, tags in lines:
            past.do(limits.put_down_limit, couple.couple_id, side, title, kind, standing, sharing, tags)
        first = say("First conversation.")
        neck = past.do(
            limits.put_down_limit, couple.couple_id, ash, say("Neck"), area, closed, own, "neck", None, first
        )
        couple.limits["neck"] = neck.change.ids[0]

    couple.then(couple.days.at(-96, _LATE), put_down)


def neck_is_moved(hour: Hour, minute: float, standing: LimitStanding, words: str = "") -> None:
    """Ash, there, says otherwise of the neck than before, and both know of it from then on."""

    def move(past: Past) -> None:
        limit_id = hour.couple.limits["neck"]
        past.do(limits.move_limit, limit_id, standing, Said.PRESENT, words)
        if standing is LimitStanding.NOT_NOW:
            past.do(limits.share_limit, limit_id, Said.PRESENT)

    hour.then(minute, move)


def triggers_of_robin_and_ash(couple: Telling) -> None:
    """What each has noticed; Ash has told Robin of theirs, and Robin keeps one to themselves."""

    def note(past: Past) -> None:
        lamp = Trigger(
            couple_id=couple.couple_id,
            side=Side.SECOND,
            cue=say("The lamp going out, and a hand in the same second"),
            kind="surprise",
            just_before=say("Late, both tired; the talk had stopped."),
            sign=say("Shoulders up, breath held."),
            story=say("It has begun and nobody asked."),
            did=say("Went quiet and waited for it to be over."),
            helps=say("A word first, and the lamp left on until it is said."),
            lasted=say("until the morning"),
            strength=70,
            sharing=Sharing.SHARED,
            tags="bed",
            noted_at=past.now(),
        )
        back = Trigger(
            couple_id=couple.couple_id,
            side=Side.FIRST,
            cue=say("A turned back after a goodnight"),
            kind="memory",
            sign=say("A stone in the stomach."),
            story=say("I am too much."),
            helps=say("One sentence: “I am tired, and I am glad you are here.”"),
            strength=55,
            noted_at=past.now(),
        )
        for one in (lamp, back):
            past.do(triggers.note_trigger, one)

    couple.then(couple.days.at(-56, _LATE), note)
