"""What a row offers below its words: a step in between, the way out of a shared line, a kind refusal. Never a push."""

from __future__ import annotations

from dataclasses import dataclass, replace

from babel.dates import get_day_names, get_month_names

from app.dates import LOCALE
from app.models.content import load_dials, load_gap_advice
from app.models.library import Dial, GapAdvice
from app.models.side import Side
from app.rules.gaps import WideStep, turned_down
from app.rules.limits import LimitNow
from app.rules.path import Path, PathRow
from app.rules.willingness import Missing
from app.views.hierarchy.sentences import Two
from app.words import say

BETWEEN, LEAVE, EDIT, PRACTISED = "between", "leave", "edit", "practised"
"""What the links of an offer do, by name; an edit names the field after it."""


@dataclass(frozen=True)
class Link:
    """One way on: what it does, what it is called, and its key on the row."""

    act: str
    words: str
    key: str


@dataclass(frozen=True)
class Offer:
    """One quiet sentence below a row, and what may be done about it; links are of equal weight.

    `always` stands there in any row, the others only in the row in hand; elsewhere they are `short`, in its chip.
    """

    icon: str
    words: str
    links: tuple[Link, ...] = ()
    always: bool = False
    short: str = ""

    @property
    def spoken(self) -> str:
        """The same for assistive technology, with its keys."""
        ways = (say("{words}: {key}.", words=link.words, key=link.key) for link in self.links)
        return " ".join((self.words, *ways))


def offers_of(path: Path, two: Two) -> dict[int, Offer]:
    """What each row offers, by step. Of several wide steps the gentlest is told in full; one at a time is enough."""
    found: dict[int, Offer] = {}
    wide = [(row, row.wide) for row in path.rows if row.wide is not None]
    if wide:
        advice, dials = load_gap_advice(), {dial.id: dial for dial in load_dials()}
        for row, jump in wide:
            offer = _between(path.row(jump.below_id) or row, jump, row, two, advice, dials[jump.dial])
            found[row.step.id] = replace(offer, always=not found)
    for row in path.rows:
        if row.line is not None:
            found[row.step.id] = _line(row.line, two)
    return found


def refusal(sentence: str, need: str = "") -> Offer:
    """What a row answers when something cannot be done yet, with the way there where it is the therapist's own.

    An answer that somebody else has to give has none: nothing here asks for a yes.
    """
    way = _ways_on().get(need)
    return Offer("info", sentence, (way,) if way is not None else (), always=True)


def _ways_on() -> dict[str, Link]:
    change = Link(EDIT, say("Change the step"), "F2")
    written = {Missing.TIMEFRAME: "timeframe", Missing.CHECKIN: "checkin", Missing.ENDING: "ending"}
    return {
        **{need: Link(f"{EDIT} {field}", say("Write it"), "F2") for need, field in written.items()},
        Missing.SMALLER: Link(f"{EDIT} smaller", say("Write one"), "F2"),
        Missing.PRACTISED: Link(PRACTISED, say("They have practised it"), "K"),
        Missing.LINE: change,
    }


def _between(before: PathRow, wide: WideStep, row: PathRow, two: Two, advice: GapAdvice, dial: Dial) -> Offer:
    one, both = two.partner(wide.for_whom[0]).name, set(wide.for_whom) == set(Side)
    jump = advice.both.format(n=before.number) if both else advice.one.format(n=before.number, partner=one)
    example = turned_down(row.step, dial.id, dial.turned_down)
    less = (
        say("You could try it smaller: {smaller}.", smaller=example)
        if row.step.smaller
        else advice.offer.format(dial=dial.name, example=example)
    )
    links = (Link(BETWEEN, say("Put it between"), "G"), Link(LEAVE, say("Leave it"), "L"))
    return Offer("list-plus", f"{jump} {less}", links, short=say("A step between?"))


def _line(line: LimitNow, two: Two) -> Offer:
    words = say(
        "Meets a shared line: {line}. The step rests here until it is changed.",
        line=_within(line.now.title.rstrip("."), two),
    )
    return Offer("shield", words, (Link(EDIT, say("Change the step"), "F2"),), always=True)


def _within(title: str, two: Two) -> str:
    """A title as it stands within a sentence: begun small, unless its first word is a name or has other capitals."""
    first = title.split(maxsplit=1)[0] if title.split() else ""
    names = {two.first.name, two.second.name, *_days_and_months()}
    if len(first) < 2 or not first.isalpha() or first != first.capitalize() or first in names:
        return title
    return title[0].lower() + title[1:]


def _days_and_months() -> set[str]:
    named = (get_day_names("wide", locale=LOCALE), get_month_names("wide", locale=LOCALE))
    return {name for names in named for name in names.values()}
