"""What the hierarchy says of each step today, as an agreement would put it. Live: a yes that was taken back is gone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models.agreement import NotNowLine, OffTable, WillingLine
from app.models.side import Side
from app.models.willingness import Answer, Willingness
from app.rules.path import Path, PathRow
from app.rules.willingness import LASTS, Missing, State

_TIMED = re.compile(
    r"(?P<what>.*\w.*),\s*(?P<time>(\d+([.,–-]\d+)?|an?|one|two|three|four|five|ten|fifteen|twenty|thirty|half an?)"
    r"\s+(seconds?|secs?|s|minutes?|mins?|hours?)(\s+each)?)\.?",
    re.IGNORECASE | re.DOTALL,
)
"""What to do, a comma, and how long: “a kiss hello, standing, 10 seconds”."""


@dataclass(frozen=True)
class Closed:
    """A step or a limit that one partner has put off the table; it stands in that partner's own list."""

    side: Side
    title: str


@dataclass(frozen=True)
class Offered:
    """A step that has a place in the agreement today, in the order of the couple's path."""

    step_id: int
    line: WillingLine | NotNowLine | Closed


@dataclass(frozen=True)
class Headed:
    """A step both are willing to try, as it is read: what is done, how long (""), and the step it is a part of ("")."""

    title: str
    time: str
    part_of: str = ""


def headed(line: WillingLine) -> Headed:
    """What stands large in clause 3: of a tentative yes only the smaller version, never the whole step or its time.

    A time at the end of the smaller version's words stands where times stand.
    """
    words = line.smaller_words.strip()
    if not words:
        return Headed(line.title, line.time)
    timed = None if line.time else _TIMED.fullmatch(words)
    what, time = (timed["what"], timed["time"]) if timed else (words, line.time)
    return Headed(_capital(what), time, line.title)


def _capital(words: str) -> str:
    first = words[0].upper()
    return first + words[1:] if len(first) == 1 else words


def offered(path: Path, names: dict[Side, str], today: date) -> tuple[Offered, ...]:
    """The steps of clauses 3, 4 and 5, each at most once a clause (and once for each owner in 5).

    *Willing to try now* holds what both have said yes to in the last four weeks, a tentative yes as its smaller
    version with the agreed condition (without a smaller version it waits); a step that is paused, set aside or at a
    shared line waits too, and all of them while the couple is getting ready. *Not now* names who may raise it again,
    and nobody's reasons. *Off the table* is each owner's own list.
    """
    tried = path.rows if path.prepared else ()
    willing = [Offered(row.step.id, line) for row in tried if (line := _willing(row, today)) is not None]
    waiting = [Offered(row.step.id, wait) for row in path.rows if (wait := _not_now(row, names)) is not None]
    closed = [
        Offered(row.step.id, Closed(side, row.step.title))
        for side in Side
        for row in path.off_table
        if row.said(side).answer is Answer.OFF_TABLE
    ]
    return (*willing, *waiting, *closed)


def not_among(limits: Iterable[Closed], lists: Iterable[OffTable]) -> tuple[Closed, ...]:
    """The limits that do not stand in their owner's list on paper, in the same words."""
    there = {(own.side, plain(words)) for own in lists for words in own.lines}
    return tuple(one for one in limits if (one.side, plain(one.title)) not in there)


def plain(words: str) -> str:
    """Words as they are compared: a step, a limit and a line that say the same stand on paper once."""
    return " ".join(words.casefold().split()).rstrip(".")


@dataclass(frozen=True)
class Lacking:
    """A step that both are willing to try, and what it still lacks, at least one thing.

    One that `waits` for a smaller version is not on the list; the others are, with an empty place for each.
    """

    step_id: int
    title: str
    lacks: tuple[Missing, ...]

    @property
    def waits(self) -> bool:
        """Whether it is not on the list yet."""
        return Missing.SMALLER in self.lacks


def lacking(path: Path, today: date) -> tuple[Lacking, ...]:
    """The steps that both are willing to try and that lack words of their own.

    These are answers that both have heard; they say nothing that does not stand on the path.
    """
    rows = ((row, both) for row in path.rows if path.prepared and (both := _both_willing(row, today)))
    found = (Lacking(row.step.id, row.step.title, _lacks(row, both)) for row, both in rows)
    return tuple(one for one in found if one.lacks)


def _lacks(row: PathRow, both: tuple[Willingness, Willingness]) -> tuple[Missing, ...]:
    """A tentative yes is a yes to the smaller version: its own time stands in its words, if anywhere."""
    step, whole = row.step, _is_whole(both)
    needed = (
        (Missing.SMALLER, whole or step.smaller),
        (Missing.TIMEFRAME, not whole or step.timeframe),
        (Missing.CHECKIN, step.checkin),
        (Missing.ENDING, step.ending),
    )
    return tuple(what for what, there in needed if not (there.strip() if isinstance(there, str) else there))


def baseline_title(path: Path) -> str:
    """The comfortable baseline's step; "" where none is named, or one of them is not willing to it today.

    A place to go back to is only what both say yes to: never what one of them has set aside or closed.
    """
    row = next((row for row in path.rows if row.step.id == path.hierarchy.baseline_id), None)
    if row is None or not all(said.answer.willing for said in (row.first, row.second)):
        return ""
    return row.step.title


def _both_willing(row: PathRow, today: date) -> tuple[Willingness, Willingness] | None:
    """What both said, where both said yes or a tentative yes, not too long ago.

    Not of a step that is paused, set aside, or resting at a line that both know of.
    """
    first, second = row.first.willingness, row.second.willingness
    if first is None or second is None or row.is_paused or row.state is State.SET_ASIDE or row.line is not None:
        return None
    if any(not one.answer.willing or today - one.at.astimezone().date() > LASTS for one in (first, second)):
        return None
    return first, second


def _is_whole(both: tuple[Willingness, Willingness]) -> bool:
    return all(one.answer is Answer.YES for one in both)


def _willing(row: PathRow, today: date) -> WillingLine | None:
    both, step = _both_willing(row, today), row.step
    if both is None or Missing.SMALLER in _lacks(row, both):
        return None
    if _is_whole(both):
        return WillingLine(step.title, step.timeframe, step.checkin, step.ending)
    # The same condition from both is one condition.
    conditions = dict.fromkeys(one.condition for one in both if one.condition)
    condition = "; ".join(conditions)
    return WillingLine(step.title, "", step.checkin, step.ending, True, condition, step.smaller)


def _not_now(row: PathRow, names: dict[Side, str]) -> NotNowLine | None:
    given = [
        answer
        for answer in (row.first.willingness, row.second.willingness)
        if answer is not None and answer.answer is Answer.NOT_NOW
    ]
    if not given:
        return None
    latest = max(given, key=lambda answer: (answer.raise_on or date.min, answer.seq))
    who = names[latest.raised_by or latest.side] if len(given) == 1 else ""
    return NotNowLine(row.step.title, who, latest.raise_on)
