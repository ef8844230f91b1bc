"""What an agreement says, from what the records say today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.models.agreement import (
    AgreementContent,
    NotNowLine,
    OffTable,
    PauseWay,
    Reply,
    WillingLine,
)
from app.models.couple import Couple, Partner
from app.models.library import AgreementText
from app.models.practice import Practice
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path, PathRow
from app.rules.record_code import record_code
from app.rules.willingness import LASTS

LONGEST_REVIEW = 12
"""Weeks after which an agreement is looked at again at the latest (product: clause 13)."""


@dataclass(frozen=True)
class Whose:
    """Whom an agreement is between, and by whose practice."""

    couple: Couple
    first: Partner
    second: Partner
    practice: Practice


def print_name(partner: Partner) -> str:
    """The name for print: the one chosen for it, else the one used in the room."""
    return partner.print_name or partner.name


def first_draft(whose: Whose, path: Path, text: AgreementText, today: date, language: str) -> AgreementContent:
    """The draft of a first revision.

    *Willing to try now* holds the steps that both have said yes to in the last four weeks, a tentative one as its
    smaller version with the agreed condition (without a smaller version it waits); a paused step waits too. *Not now*
    names who may raise it again, and nobody's reasons. *Off the table* is each owner's own list.
    """
    names = {Side.FIRST: print_name(whose.first), Side.SECOND: print_name(whose.second)}
    clause = text.clause
    cards = {card.id: card for one in text.clauses for card in one.cards}
    weeks = min(max(whose.practice.review_weeks, 1), LONGEST_REVIEW)
    baseline = next((row for row in path.rows if row.step.id == path.hierarchy.baseline_id), None)
    draft = AgreementContent(
        language=language,
        first_name=names[Side.FIRST],
        second_name=names[Side.SECOND],
        dated=today,
        revision=1,
        replaces="",
        reason="",
        commitment=whose.couple.commitment or clause("commitment").text,
        willing=tuple(line for row in path.rows if (line := _willing(row, today)) is not None),
        not_now=tuple(line for row in path.rows for line in _not_now(row, names)),
        off_table=tuple(OffTable(side, _off_table(path, side)) for side in Side),
        how_we_ask=clause("asking").text,
        soft_no=Reply(cards["soft-no"].quote, cards["soft-no"].text),
        tentative_yes=Reply(cards["tentative-yes"].quote, cards["tentative-yes"].text),
        pauses=tuple(PauseWay(card.title, card.aside, card.text) for card in clause("pausing").cards),
        afterwards=clause("pausing").text,
        fixed_pause_line=" ".join(clause("pausing").fixed),
        crossed=clause("line-crossed").points,
        fixed_repair_line=clause("line-crossed").fixed[0],
        baseline=_baseline(baseline, text),
        checkins=clause("windows").text,
        health=clause("conditions").text,
        review_on=today + timedelta(weeks=weeks),
        footer=text.footer,
        therapist=", ".join(part for part in (whose.practice.name, whose.practice.credentials) if part),
        practice="\n".join(part for part in (whose.practice.name, whose.practice.address) if part),
    )
    return replace(draft, record_code=record_code(draft))


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


def _not_now(row: PathRow, names: dict[Side, str]) -> list[NotNowLine]:
    given = [
        answer
        for answer in (row.first.willingness, row.second.willingness)
        if answer is not None and answer.answer is Answer.NOT_NOW
    ]
    if not given:
        return []
    latest = max(given, key=lambda answer: (answer.raise_on or date.min, answer.seq))
    who = names[latest.raised_by or latest.side] if len(given) == 1 else ""
    return [NotNowLine(row.step.title, who, latest.raise_on)]


def _off_table(path: Path, side: Side) -> tuple[str, ...]:
    return tuple(row.step.title for row in path.off_table if row.said(side).answer is Answer.OFF_TABLE)


def _baseline(row: PathRow | None, text: AgreementText) -> str:
    clause = text.clause("baseline")
    # A place to go back to is only what both say yes to: never what one of them has set aside or closed.
    if row is None or not all(said.answer.willing for said in (row.first, row.second)):
        return clause.empty
    named = clause.pattern("named").format_map({"title": row.step.title})
    return f"{named} {clause.text}"
