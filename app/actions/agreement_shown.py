"""What the agreement's page shows: a draft as the records stand today, or a revision as it was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.actions.hierarchy import show_path
from app.actions.paper_limits import limits_for_paper
from app.actions.ports import Clock, Work, today
from app.dates import local_date, long_date
from app.models.agreement import AgreementContent, AgreementState, NotNowLine, WillingLine
from app.models.library import AgreementText
from app.models.revision import Clause, ClauseLine, Issued, Revision
from app.rules.agreement import Whose, Written, agreement, first_written
from app.rules.agreement_lines import Since, since
from app.rules.agreement_steps import Closed, Lacking, Offered, baseline_title, lacking, not_among, offered, plain
from app.rules.record_code import read_back
from app.rules.willingness import Missing
from app.words import say


@dataclass(frozen=True)
class ShownRevision:
    """One line of the list of revisions: which, where it stands, and when it was printed to be signed."""

    revision: Revision
    state: AgreementState
    issued_on: date | None = None


@dataclass(frozen=True)
class ShownLine:
    """A line of a draft as it is kept, and how it stands, as it is worded now, to the revision printed before."""

    line: ClauseLine
    since: Since = Since.SAME


@dataclass(frozen=True)
class ShownStep:
    """A step that the hierarchy offers today; `left_out` where the couple keeps it off the paper."""

    offered: Offered
    left_out: bool = False
    since: Since = Since.SAME


@dataclass(frozen=True)
class ShownAgreement:
    """All that the agreement's page shows. `revision` is None while nobody has begun one.

    `content` is what would be printed now; of a revision that was printed to be signed, what was printed, with
    `issued` holding the very bytes. `steps`, `lines` and `baseline` are those of a draft. `lacking` says of
    the steps that both are willing to try what they lack; `has_gaps`, whether one is printed with an empty place.
    `limits` are off the table on the board of limits, known to both, and do not stand in the draft.
    """

    whose: Whose
    content: AgreementContent
    revision: Revision | None = None
    revisions: tuple[ShownRevision, ...] = ()
    lines: tuple[ShownLine, ...] = ()
    steps: tuple[ShownStep, ...] = ()
    baseline: str = ""
    lacking: tuple[str, ...] = ()
    has_gaps: bool = False
    limits: tuple[Closed, ...] = ()
    issued: Issued | None = None

    @property
    def is_draft(self) -> bool:
        """Whether its words can still change."""
        return self.revision is not None and self.issued is None

    @property
    def before(self) -> ShownRevision | None:
        """The revision printed to be signed before the one shown, if any."""
        number = self.revision.number if self.revision is not None else 0
        return next((one for one in reversed(self.revisions) if one.revision.number < number), None)


def show_agreement(
    work: Work,
    clock: Clock,
    couple_id: int,
    text: AgreementText,
    revision_id: int | None = None,
    typed: Sequence[ClauseLine] = (),
    language: str = "en",
) -> ShownAgreement:
    """One revision of the couple's agreement: the one asked for, else the draft, else the latest.

    Where there is none it is what a first draft would begin with. `typed` are lines as they stand in a field: those
    with an id take the place of the kept ones, those without are new.
    """
    whose, revisions = whose_of(work, couple_id), work.revisions.of_couple(couple_id)
    states = states_of(work, couple_id, revisions)
    if not revisions:
        path = show_path(work, clock, couple_id)
        begun = first_written(whose, path, text, today(clock), limits_for_paper(work, couple_id))
        return ShownAgreement(whose, agreement(whose, path, begun, text, today(clock), language))
    revision = next((one for one in revisions if one.id == revision_id), revisions[-1])
    issued = work.revisions.issued(revision.id)
    if issued is not None:
        state = next(one.state for one in states if one.revision.id == revision.id)
        content = replace(
            read_back(issued.content),
            state=state,
            paper=issued.paper,
            colour=issued.colour,
            record_code=issued.record_code,
        )
        return ShownAgreement(whose, content, revision, states, issued=issued)
    return draft_shown(work, clock, whose, revision, states, text, typed, language)


def whose_of(work: Work, couple_id: int) -> Whose:
    """Whom an agreement of this couple is between."""
    first, second = work.couples.partners(couple_id)
    return Whose(work.couples.get(couple_id), first, second, work.practices.get())


def states_of(work: Work, couple_id: int, revisions: Sequence[Revision]) -> tuple[ShownRevision, ...]:
    """Where each of these revisions stands."""
    how = {one.revision_id: one.how for one in work.revisions.ended(couple_id)}
    shown: list[ShownRevision] = []
    for one in revisions:
        state = AgreementState.DRAFT if one.issued_at is None else AgreementState.ISSUED
        if one.id in how:
            state = AgreementState(how[one.id].value)
        shown.append(ShownRevision(one, state, local_date(one.issued_at) if one.issued_at else None))
    return tuple(shown)


def _what_it_lacks(step: Lacking) -> str:
    words = {
        Missing.SMALLER: say("a smaller version"),
        Missing.TIMEFRAME: say("an agreed time"),
        Missing.CHECKIN: say("a check-in"),
        Missing.ENDING: say("a way that it ends"),
    }
    *others, last = (words[one] for one in step.lacks)
    first = say(", ").join(others)
    what = say("{first} and {last}", first=first, last=last) if others else last
    if step.waits:
        return say("“{title}” stands here once it has {what}.", title=step.title, what=what)
    return say("“{title}” has no words yet for {what}.", title=step.title, what=what)


def draft_shown(
    work: Work,
    clock: Clock,
    whose: Whose,
    revision: Revision,
    states: tuple[ShownRevision, ...],
    text: AgreementText,
    typed: Sequence[ClauseLine],
    language: str,
) -> ShownAgreement:
    """A draft as it would print now, with all that can be done to it."""
    path, day = show_path(work, clock, whose.couple.id), today(clock)
    before = next((one for one in reversed(states) if one.issued_on is not None), None)
    earlier = work.revisions.lines(before.revision.id) if before is not None else ()
    printed = work.revisions.issued(before.revision.id) if before is not None else None
    left_out = frozenset(one.step_id for one in work.revisions.left_out(revision.id))
    in_fields = {line.id: line for line in typed if line.id}
    kept = tuple(work.revisions.lines(revision.id))
    worded = tuple(in_fields.get(line.id, line) for line in kept)
    replaces = ""
    if before is not None and before.issued_on is not None:
        replaces = say("revision {number} of {date}", number=before.revision.number, date=long_date(before.issued_on))
    written = Written(
        revision.number,
        revision.review_on,
        (*worded, *(line for line in typed if not line.id)),
        left_out,
        replaces,
        revision.reason,
    )
    content = agreement(whose, path, written, text, day, language)
    was = read_back(printed.content) if printed is not None else None
    # What a line off the table says in the same words is that line's; without it the step stands there again.
    closed = {(line.marker, plain(line.text)) for line in worded if line.clause is Clause.OFF_TABLE}
    steps = [
        one
        for one in offered(path, whose.names, day)
        if not (isinstance(one.line, Closed) and (one.line.side, plain(one.line.title)) in closed)
    ]
    lacks = [one for one in lacking(path, day) if one.step_id not in left_out]
    return ShownAgreement(
        whose,
        content,
        revision,
        states,
        tuple(ShownLine(line, since(now, earlier)) for line, now in zip(kept, worded, strict=True)),
        tuple(ShownStep(one, one.step_id in left_out, _step_since(one, was)) for one in steps),
        baseline_title(path),
        tuple(_what_it_lacks(one) for one in lacks),
        any(not one.waits for one in lacks),
        not_among(limits_for_paper(work, whose.couple.id), content.off_table),
    )


def _step_since(one: Offered, was: AgreementContent | None) -> Since:
    """Whether a step stands on paper as it did, by its title."""
    if was is None:
        return Since.SAME
    if isinstance(one.line, WillingLine):
        before: list[WillingLine | NotNowLine] = [line for line in was.willing if line.title == one.line.title]
    elif isinstance(one.line, NotNowLine):
        before = [line for line in was.not_now if line.title == one.line.title]
    else:
        lists = [own.lines for own in was.off_table if own.side is one.line.side]
        return Since.SAME if any(one.line.title in lines for lines in lists) else Since.NEW
    if not before:
        return Since.NEW
    return Since.SAME if one.line in before else Since.CHANGED
