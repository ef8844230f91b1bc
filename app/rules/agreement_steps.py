"""What the hierarchy says of each step today, as an agreement would put it. Live: a yes that was taken back is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.models.agreement import NotNowLine, WillingLine
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path, PathRow
from app.rules.willingness import LASTS


@dataclass(frozen=True)
class Closed:
    """A step that one partner has put off the table; it stands in that partner's own list."""

    side: Side
    title: str


@dataclass(frozen=True)
class Offered:
    """A step that has a place in the agreement today, in the order of the couple's path."""

    step_id: int
    line: WillingLine | NotNowLine | Closed


def offered(path: Path, names: dict[Side, str], today: date) -> tuple[Offered, ...]:
    """The steps of clauses 3, 4 and 5, each at most once a clause (and once for each owner in 5).

    *Willing to try now* holds what both have said yes to in the last four weeks, a tentative yes as its smaller
    version with the agreed condition (without a smaller version it waits); a paused step waits too. *Not now* names
    who may raise it again, and nobody's reasons. *Off the table* is each owner's own list.
    """
    willing = [Offered(row.step.id, line) for row in path.rows if (line := _willing(row, today)) is not None]
    waiting = [Offered(row.step.id, wait) for row in path.rows if (wait := _not_now(row, names)) is not None]
    closed = [
        Offered(row.step.id, Closed(side, row.step.title))
        for side in Side
        for row in path.off_table
        if row.said(side).answer is Answer.OFF_TABLE
    ]
    return (*willing, *waiting, *closed)


def baseline_title(path: Path) -> str:
    """The comfortable baseline's step; "" where none is named, or one of them is not willing to it today.

    A place to go back to is only what both say yes to: never what one of them has set aside or closed.
    """
    row = next((row for row in path.rows if row.step.id == path.hierarchy.baseline_id), None)
    if row is None or not all(said.answer.willing for said in (row.first, row.second)):
        return ""
    return row.step.title


def _willing(row: PathRow, today: date) -> WillingLine | None:
    both = (row.first.willingness, row.second.willingness)
    if any(answer is None or not answer.answer.willing or today - answer.at.date() > LASTS for answer in both):
        return None
    if row.is_paused:
        return None
    step = row.step
    if all(answer is not None and answer.answer is Answer.YES for answer in both):
        return WillingLine(step.title, step.timeframe, step.checkin, step.ending)
    if not step.smaller:
        return None
    # The same condition from both is one condition.
    conditions = dict.fromkeys(answer.condition for answer in both if answer is not None and answer.condition)
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
