"""What an agreement says: the couple's own lines, and what the hierarchy says of their steps today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app.models.agreement import (
    AgreementContent,
    NotNowLine,
    OffTable,
    PauseWay,
    Reply,
    WillingLine,
    Worded,
)
from app.models.couple import Couple, Partner
from app.models.library import AgreementText
from app.models.practice import Practice
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.rules.agreement_lines import first_lines, first_review, is_empty
from app.rules.agreement_steps import Closed, Offered, baseline_title, not_among, offered, plain
from app.rules.path import Path
from app.rules.record_code import record_code


@dataclass(frozen=True)
class Whose:
    """Whom an agreement is between, and by whose practice."""

    couple: Couple
    first: Partner
    second: Partner
    practice: Practice

    @property
    def names(self) -> dict[Side, str]:
        """Their names as they are printed."""
        return {Side.FIRST: print_name(self.first), Side.SECOND: print_name(self.second)}


@dataclass(frozen=True)
class Written:
    """One revision as the couple words it. `replaces` and `reason` are as in `AgreementContent`."""

    number: int
    review_on: date
    lines: tuple[ClauseLine, ...]
    left_out: frozenset[int] = frozenset()
    replaces: str = ""
    reason: str = ""


def print_name(partner: Partner) -> str:
    """The name for print: the one chosen for it, else the one used in the room."""
    return partner.print_name or partner.name


def first_written(
    whose: Whose, path: Path, text: AgreementText, today: date, limits: tuple[Closed, ...] = ()
) -> Written:
    """What a first draft begins from. `limits` are those that both know of and that are off the table."""
    lines = first_lines(text, whose.couple.commitment, bool(baseline_title(path)))
    steps = offered(path, whose.names, today)
    own = not_among(limits, [_off_table(side, list(steps), ()) for side in Side])
    off_table = tuple(
        ClauseLine(revision_id=0, clause=Clause.OFF_TABLE, place=place, marker=one.side, text=one.title)
        for place, one in enumerate(own)
    )
    return Written(1, first_review(today, whose.practice.review_weeks), (*lines, *off_table))


def agreement(
    whose: Whose, path: Path, written: Written, text: AgreementText, today: date, language: str
) -> AgreementContent:
    """A draft, whole, with the record code that it would have if it were printed to be signed today."""
    steps = [one for one in offered(path, whose.names, today) if one.step_id not in written.left_out]
    of = {clause: _of(written.lines, clause) for clause in Clause}
    draft = AgreementContent(
        language=language,
        first_name=whose.names[Side.FIRST],
        second_name=whose.names[Side.SECOND],
        dated=today,
        revision=written.number,
        replaces=written.replaces,
        reason=written.reason,
        commitment=_worded(of[Clause.COMMITMENT]),
        willing=tuple(one.line for one in steps if isinstance(one.line, WillingLine)),
        not_now=tuple(one.line for one in steps if isinstance(one.line, NotNowLine)),
        off_table=tuple(_off_table(side, steps, of[Clause.OFF_TABLE]) for side in Side),
        how_we_ask=_worded(of[Clause.ASKING]),
        soft_no=_replies(of[Clause.SOFT_NO]),
        tentative_yes=_replies(of[Clause.TENTATIVE_YES]),
        pauses=tuple(PauseWay(line.said, line.aside, line.text, line.marker) for line in of[Clause.PAUSING]),
        afterwards=_worded(of[Clause.AFTERWARDS]),
        fixed_pause_line=" ".join(text.clause("pausing").fixed),
        crossed=_worded(of[Clause.LINE_CROSSED]),
        fixed_repair_line=text.clause("line-crossed").fixed[0],
        baseline=_baseline(baseline_title(path), _worded(of[Clause.BASELINE]), text),
        checkins=_worded(of[Clause.WINDOWS]),
        health=_worded(of[Clause.CONDITIONS]),
        review_on=written.review_on,
        footer=text.footer,
        therapist=whose.practice.therapist,
        practice="\n".join(part for part in (whose.practice.therapist, whose.practice.address) if part),
    )
    return replace(draft, record_code=record_code(draft))


def first_draft(whose: Whose, path: Path, text: AgreementText, today: date, language: str) -> AgreementContent:
    """The draft of a first revision, as it would begin today."""
    return agreement(whose, path, first_written(whose, path, text, today), text, today, language)


def _of(lines: tuple[ClauseLine, ...], clause: Clause) -> tuple[ClauseLine, ...]:
    return tuple(line for line in lines if line.clause is clause and not is_empty(line))


def _worded(lines: tuple[ClauseLine, ...]) -> tuple[Worded, ...]:
    return tuple(Worded(line.text, line.marker) for line in lines)


def _replies(lines: tuple[ClauseLine, ...]) -> tuple[Reply, ...]:
    return tuple(Reply(line.said, line.text, line.marker) for line in lines)


def _off_table(side: Side, steps: list[Offered], lines: tuple[ClauseLine, ...]) -> OffTable:
    titles = [one.line.title for one in steps if isinstance(one.line, Closed) and one.line.side is side]
    own = {plain(words): words for words in (*titles, *(line.text for line in lines if line.marker is side))}
    return OffTable(side, tuple(own.values()))


def _baseline(title: str, lines: tuple[Worded, ...], text: AgreementText) -> tuple[Worded, ...]:
    if not title:
        return lines
    named = text.clause("baseline").pattern("named").format_map({"title": title})
    if lines and lines[0].marker is None:
        return (Worded(f"{named} {lines[0].text}"), *lines[1:])
    return (Worded(named), *lines)
