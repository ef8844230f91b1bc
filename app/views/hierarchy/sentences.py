"""What a row says, in words: its detail line, the answers in it, and the one sentence for assistive technology."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.dates import brief_date, local_date, long_date
from app.models.couple import Couple, Partner
from app.models.hierarchy import Step
from app.models.rating import Rating, Scale
from app.models.side import Side
from app.models.willingness import Answer, Wanting, Willingness
from app.rules.path import PathRow, Said
from app.rules.willingness import State
from app.words import count, say

SHORT_DETAIL = 36
LATEST = 6
"""How many days of a history are listed."""


@dataclass(frozen=True)
class Two:
    """The couple and its two, whose names the sentences use."""

    couple: Couple
    first: Partner
    second: Partner

    def partner(self, side: Side) -> Partner:
        """The partner on that side."""
        return self.first if side is Side.FIRST else self.second


@dataclass(frozen=True)
class AnswerLine:
    """One line of the willingness column; `sides` says whose it is."""

    sides: tuple[Side, ...]
    icon: str
    token: str
    words: str


ICONS: dict[Answer, tuple[str, str]] = {
    Answer.YES: ("circle-check", "accentInk"),
    Answer.TENTATIVE: ("circle-dashed-check", "ink2"),
    Answer.NOT_NOW: ("circle-pause", "duskInk"),
    Answer.OFF_TABLE: ("shield", "ink2"),
    Answer.UNKNOWN: ("circle-dashed", "ink2"),
    Answer.UNSAID: ("circle-dashed", "ink2"),
    Answer.THERAPIST: ("circle-dashed", "ink2"),
    Answer.NOT_ASKED: ("circle-dashed", "ink3"),
}


def answer_words(answer: Answer) -> str:
    """An answer as it is shown and heard. No row has *only for my therapist*: there it is *rather not say*."""
    return {
        Answer.YES: say("Yes"),
        Answer.TENTATIVE: say("Tentative yes"),
        Answer.NOT_NOW: say("Not now"),
        Answer.OFF_TABLE: say("Off the table"),
        Answer.UNKNOWN: say("I don’t know yet"),
        Answer.UNSAID: say("Rather not say"),
        Answer.THERAPIST: say("Only for my therapist"),
        Answer.NOT_ASKED: say("Not asked yet"),
    }[answer]


def both_words(answer: Answer) -> str:
    """The same answer from both, written once."""
    return {
        Answer.YES: say("Both yes"),
        Answer.TENTATIVE: say("Both tentative yes"),
        Answer.NOT_NOW: say("Both not now"),
        Answer.OFF_TABLE: say("Off the table for both"),
        Answer.UNKNOWN: say("Neither knows yet"),
        Answer.UNSAID: say("Both rather not say"),
        Answer.THERAPIST: say("Both rather not say"),
        Answer.NOT_ASKED: say("Not asked yet"),
    }[answer]


def answer_lines(row: PathRow) -> list[AnswerLine]:
    """The willingness column: one line when both say the same, else one for each."""
    if row.first.answer is row.second.answer:
        answer = row.first.answer
        icon, token = ICONS[answer]
        words = both_words(answer)
        if answer is Answer.NOT_ASKED and (row.first.changed_since or row.second.changed_since):
            words = say("Changed: ask again")
        return [AnswerLine((Side.FIRST, Side.SECOND), icon, token, words)]
    return [_one(Side.FIRST, row.first), _one(Side.SECOND, row.second)]


def _one(side: Side, said: Said) -> AnswerLine:
    icon, token = ICONS[said.answer]
    words = answer_words(said.answer)
    if said.answer is Answer.NOT_ASKED and said.changed_since:
        words = say("Ask again")
    return AnswerLine((side,), icon, token, words)


def detail(step: Step) -> str:
    """The line under a title: how long, a short description, how it ends."""
    about = step.description if len(step.description) <= SHORT_DETAIL and "\n" not in step.description else ""
    return " · ".join(part for part in (step.timeframe, about.rstrip("."), step.ending) if part)


def unwritten(row: PathRow, couple: Couple) -> str:
    """What a step still lacks to be planned, told before anybody is asked: written later, it asks both again."""
    if row.first.willingness is not None or row.second.willingness is not None:
        return ""
    step = row.step
    parts = [
        words
        for words, there in (
            (say("how long"), step.timeframe),
            (say("a check-in"), step.checkin or couple.checkin),
            (say("how it ends"), step.ending or couple.ending),
        )
        if not there
    ]
    if not parts:
        return ""
    return say("Not written yet: {parts}. Written later, it asks both again; F2 writes it.", parts=", ".join(parts))


def asked(row: PathRow, today: date) -> str:
    """When the latest of the answers was given; empty while nobody was asked."""
    given = [said.willingness.at for said in (row.first, row.second) if said.willingness]
    if not given:
        return ""
    day = local_date(max(given))
    return say("Asked today") if day == today else say("Asked {date}", date=brief_date(day))


def scale_name(scale: Scale) -> str:
    """The scale with its direction: a number never stands without it."""
    return {
        Scale.COMFORT_10: say("Comfort, 0 to 10 (at ease)"),
        Scale.SUDS_10: say("Distress, 0 (at ease) to 10"),
        Scale.SUDS_100: say("Distress, 0 (at ease) to 100"),
    }[scale]


def number_words(rating: Rating) -> str:
    """A number with its scale, as in "comfort 7"."""
    if rating.number is None:
        return say("rather not put a number on it")
    return {
        Scale.COMFORT_10: say("comfort {number}", number=rating.number),
        Scale.SUDS_10: say("distress {number} of 10", number=rating.number),
        Scale.SUDS_100: say("distress {number} of 100", number=rating.number),
    }[rating.scale]


def earlier(ratings: Sequence[Rating], answers: Sequence[Willingness], two: Two) -> list[str]:
    """What one partner said of a step so far, latest last: a line for each day, numbers with their scales.

    An answer that was taken back is left out, with its taking back; so is a *not now* that was told more of at once.
    """
    kept: list[Rating | Willingness] = [*ratings]
    told = sorted(answers, key=lambda one: one.seq)
    for place, one in enumerate(told):
        after = told[place + 1] if place + 1 < len(told) else None
        if one.answer is not Answer.NOT_ASKED and (after is None or not (_takes_back(after) or _adds_to(one, after))):
            kept.append(one)
    days: dict[date, list[str]] = {}
    for event in sorted(kept, key=lambda one: one.seq):
        words = number_words(event) if isinstance(event, Rating) else _answered(event, two)
        days.setdefault(local_date(event.at), []).append(words)
    lines = [say("{date}: {said}", date=long_date(day), said=" · ".join(said)) for day, said in days.items()]
    return lines[-LATEST:]


def _adds_to(one: Willingness, after: Willingness) -> bool:
    """Whether a *not now* was only followed, on the same day, by when it may be raised again."""
    same = one.answer is Answer.NOT_NOW and after.answer is Answer.NOT_NOW
    return same and local_date(one.at) == local_date(after.at)


def _takes_back(answer: Willingness) -> bool:
    return answer.answer is Answer.NOT_ASKED and not answer.brought_back


def _answered(answer: Willingness, two: Two) -> str:
    words = [answer_words(answer.answer).lower() if answer.answer is not Answer.UNKNOWN else say("does not know yet")]
    if answer.condition:
        words.append(say("if {condition}", condition=answer.condition))
    if answer.wanting is not None:
        words.append(say("wanting: {much}", much=wanting_words(answer.wanting).lower()))
    if answer.answer is Answer.NOT_NOW:
        words.append(raised_again(answer, two))
    if answer.asked_by is not None:
        words.append(say("{name} brought it up", name=two.partner(answer.asked_by).name))
    return ", ".join(words)


def wanting_words(wanting: Wanting) -> str:
    """How much somebody wants a step, as it is shown and heard."""
    return {
        Wanting.NONE: say("None"),
        Wanting.CURIOUS: say("Curious"),
        Wanting.SOME: say("Some"),
        Wanting.A_LOT: say("A lot"),
    }[wanting]


def raised_again(answer: Willingness, two: Two) -> str:
    """Who may raise a *not now* again, and from when on."""
    name = two.partner(answer.raised_by or answer.side).name
    if answer.raise_on:
        return say("{name} may raise it again, from {date} on", name=name, date=long_date(answer.raise_on))
    return say("{name} may raise it again", name=name)


def row_sentence(row: PathRow, two: Two, of: int, *, baseline: bool = False, offer: str = "") -> str:
    """The whole row as one sentence: its place, title, what each says, its state, and what it offers.

    See visual: Accessibility.
    """
    step = row.step
    parts = [
        say("Step {number} of {of}. {title}.", number=row.number, of=of, title=step.title.rstrip(".")),
        f"{said_sentence(row.first, two.first)} {said_sentence(row.second, two.second)}",
    ]
    if about := detail(step):
        parts.insert(1, f"{about}.")
    if step.smaller:
        parts.append(say("Smaller: {smaller}.", smaller=step.smaller.rstrip(".")))
    if state := state_words(row):
        parts.append(f"{state}.")
    if row.in_the_room and row.state is State.PAUSED:
        parts.append(say("In the room."))
    if baseline:
        parts.append(say("The comfortable baseline is below this step."))
    if offer:
        parts.append(offer)
    return " ".join(parts)


def state_words(row: PathRow) -> str:
    """Where a step stands, as its chip says it; empty for an idea."""
    if row.in_the_room and row.state in (State.PLANNED, State.IDEA):
        return say("In the room")
    if row.state is State.IDEA:  # as most steps are; asked of every row at every paint
        return ""
    if row.state is State.PLANNED:
        return week_words(row)
    return {
        State.UNDER_WAY: say("Under way"),
        State.PAUSED: say("Paused"),
        State.SETTLED: say("Comfortable for both today"),
        State.SET_ASIDE: say("Set aside"),
    }[row.state]


def week_words(row: PathRow) -> str:
    """The state of a planned step; a tentative yes plans its smaller version only (product: gates)."""
    smaller = any(said.answer is Answer.TENTATIVE for said in (row.first, row.second))
    return say("This week, smaller") if smaller else say("This week")


def said_sentence(said: Said, partner: Partner) -> str:
    """What one partner says: "Robin: comfort 7, yes." """
    number = number_words(said.rating) if said.rating else ""
    if number and said.number_before_change:
        number = say("{number} before it changed", number=number)
    words = answer_words(said.answer).lower() if said.answer is not Answer.UNKNOWN else say("does not know yet")
    both = ", ".join(part for part in (number, words) if part)
    return say("{name}: {said}.", name=partner.name, said=both)


def off_table_words(n: int) -> str:
    """The one line about what is off the table, when nobody is in the room."""
    return count("{n} step is off the table", "{n} steps are off the table", n)
