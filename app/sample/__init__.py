"""The sample practice: invented couples with months of history, told through the very actions a therapist uses."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from app.actions import roster
from app.actions.ports import Records
from app.sample.calmer_couples import calmer_couples
from app.sample.days import Days
from app.sample.newer_couples import newer_couples
from app.sample.past import Past
from app.sample.robin_and_ash import robin_and_ash
from app.words import say

PRACTICE = "Elin Marsh"
CREDENTIALS = "couples therapy"
"""The therapist, as named at the head of what is printed and under what is signed."""

ADDRESS = "Marlowe Street 4"

Scene = Literal["day", "session"]


def fill(records: Records, now: datetime, scene: Scene = "day") -> None:
    """Give a new, empty vault the sample practice as it stands at `now`, all of it in one transaction.

    "day" is before the first of four appointments, which is Robin & Ash's ninth. "session" is in the middle of their
    eighth, which began 26 minutes before `now`; a sentence is being typed.
    """
    days = Days.of_session(now) if scene == "session" else Days.of_day(now)
    tellings = [*calmer_couples(days), robin_and_ash(days), *newer_couples(days)]
    happenings = [one for telling in tellings for one in telling.happenings if one.at <= now]
    with records.write() as work:
        past = Past(work, days.at(-113, "09:20"))
        _name_the_practice(past)
        for happening in sorted(happenings, key=lambda one: one.at):
            past.turn_to(happening.at)
            happening.act(past)


def _name_the_practice(past: Past) -> None:
    words = {
        "name": PRACTICE,
        "credentials": CREDENTIALS,
        "address": ADDRESS,
        "checkin": say("half-way: same, less, different, or stop?"),
        "ending": say("either of us says so"),
    }
    past.do(roster.save_practice, past.look(roster.show_practice).model_copy(update=words))
