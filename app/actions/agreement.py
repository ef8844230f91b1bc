"""The couple's agreement as a whole: beginning a draft, its reason and its review, printing it to be signed."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import partial

from app.actions.agreement_shown import draft_shown, states_of, whose_of
from app.actions.beside import care_of
from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import show_path
from app.actions.one_step import look_first
from app.actions.paper_limits import ask_owners, closed_for, keep_on_paper, limits_for_paper
from app.actions.ports import Clock, Work, today
from app.dates import long_date
from app.models.agreement import AgreementContent, AgreementState
from app.models.audit import AuditKind
from app.models.faults import Refused
from app.models.library import AgreementText
from app.models.revision import Issued, LeftOut, Revision, RevisionEnd, RevisionEnded
from app.models.side import Side
from app.rules.agreement import first_written
from app.rules.agreement_lines import ReviewFault, first_review, review_fault, taken_over
from app.rules.record_code import canonical
from app.words import say


def begin_draft(work: Work, clock: Clock, couple_id: int, text: AgreementText, reason: str = "") -> Outcome:
    """Begin the first revision from the library's words and what is off the table, or the next one from the latest.

    What the latest left out stays out, but for what is off the table: of that its owner is asked anew for each paper.
    """
    if work.revisions.draft(couple_id) is not None:
        raise Refused(say("A draft of this agreement is open already."))
    whose, earlier = whose_of(work, couple_id), work.revisions.of_couple(couple_id)
    if earlier:
        lines = taken_over(work.revisions.lines(earlier[-1].id))
        were_out = [one.step_id for one in work.revisions.left_out(earlier[-1].id)]
        left_out = [step_id for step_id in were_out if not closed_for(work, step_id)]
        review_on = first_review(today(clock), whose.practice.review_weeks)
    else:
        path, limits = show_path(work, clock, couple_id), limits_for_paper(work, couple_id)
        begun = first_written(whose, path, text, today(clock), limits)
        lines, left_out, review_on = begun.lines, [], begun.review_on
    number = len(earlier) + 1
    kept = work.revisions.add(
        Revision(couple_id=couple_id, number=number, reason=reason, begun_at=clock.now(), review_on=review_on)
    )
    for line in lines:
        work.revisions.add_line(line.but(revision_id=kept.id))
    for step_id in left_out:
        work.revisions.leave_out(LeftOut(revision_id=kept.id, step_id=step_id))
    return Outcome(
        Change(Happened.AGREEMENT_BEGUN, couple_id, (kept.id,)),
        say("Started revision {number} of the agreement", number=number),
        partial(let_go, revision_id=kept.id),
    )


def let_go(work: Work, clock: Clock, revision_id: int) -> Outcome:
    """Undo the beginning of a draft: it is kept, but is no longer there. Refused once it was printed to be signed."""
    revision = draft_of(work, revision_id)
    work.revisions.save(revision.but(removed_at=clock.now()))
    return Outcome(
        Change(Happened.AGREEMENT_BEGUN, revision.couple_id, (revision_id,)),
        say("Let go of revision {number}", number=revision.number),
        partial(take_up, revision_id=revision_id),
    )


def take_up(work: Work, clock: Clock, revision_id: int) -> Outcome:
    """The draft is there again, as it was, with what has gone off the table since.

    Refused where another revision has taken its place meanwhile.
    """
    del clock
    revision = work.revisions.get(revision_id)
    if work.revisions.draft(revision.couple_id) is not None:
        raise Refused(say("A draft of this agreement is open already."))
    if any(one.number >= revision.number for one in work.revisions.of_couple(revision.couple_id)):
        raise Refused(say("Another revision was printed in its place. Start the next one instead."))
    work.revisions.save(revision.but(removed_at=None))
    keep_on_paper(work, revision_id)
    return Outcome(
        Change(Happened.AGREEMENT_BEGUN, revision.couple_id, (revision_id,)),
        say("Started revision {number} of the agreement", number=revision.number),
        partial(let_go, revision_id=revision_id),
    )


def issue(
    work: Work,
    clock: Clock,
    revision_id: int,
    content: AgreementContent,
    pdf: bytes,
    text: AgreementText,
    language: str = "en",
) -> Outcome:
    """Print to sign: seal what was drawn, its code and its bytes, and end the revision before. Not undone.

    `content` is what `pdf` was drawn from. Refused where the records say something else by now, where the day of
    review has passed or lies too far ahead, or where the paper goes without what is off the table for somebody who is
    not here. While planning waits for the therapist, so does this, with the same sentence.
    """
    revision = draft_of(work, revision_id)
    if care_of(work, revision.couple_id).readiness.held:
        raise Refused(look_first())
    on_path = {step.id for step in work.hierarchies.steps(work.hierarchies.current(revision.couple_id).id)}
    for left in work.revisions.left_out(revision_id):
        if left.step_id in on_path:
            ask_owners(work, revision.couple_id, left.step_id)
    if fault := review_fault(revision.review_on, today(clock)):
        raise Refused(review_words(fault), "review")
    states = states_of(work, revision.couple_id, work.revisions.of_couple(revision.couple_id))
    now = draft_shown(work, clock, whose_of(work, revision.couple_id), revision, states, text, (), language).content
    if canonical(now) != canonical(content):
        raise Refused(say("The words changed while the pages were drawn. Look at them once more, then print."))
    for earlier in states:
        if earlier.state is AgreementState.ISSUED:
            work.revisions.end(
                RevisionEnded(at=clock.now(), revision_id=earlier.revision.id, how=RevisionEnd.SUPERSEDED)
            )
    work.revisions.issue(
        Issued(
            at=clock.now(),
            revision_id=revision_id,
            paper=content.paper,
            colour=content.colour,
            record_code=now.record_code,
            content=canonical(now).decode("ascii"),
            sha256=hashlib.sha256(pdf).hexdigest(),
            pdf=pdf,
        )
    )
    work.audit.note(AuditKind.PRINTED, f"agreement revision {revision.number}; couple {revision.couple_id}")
    return Outcome(
        Change(Happened.AGREEMENT_ISSUED, revision.couple_id, (revision_id,)),
        say("Printed revision {number} to sign", number=revision.number),
    )


def set_reason(work: Work, clock: Clock, revision_id: int, reason: str) -> Outcome:
    """Say why the agreement is revised."""
    del clock
    before = draft_of(work, revision_id)
    work.revisions.save(before.but(reason=reason))
    return Outcome(
        Change(Happened.AGREEMENT_CHANGED, before.couple_id, (revision_id,)),
        say("Changed the reason of revision {number}", number=before.number),
        partial(set_reason, revision_id=revision_id, reason=before.reason),
    )


def set_review(work: Work, clock: Clock, revision_id: int, day: date) -> Outcome:
    """Choose the day on which the agreement is looked at again: from tomorrow on, and within twelve weeks."""
    if fault := review_fault(day, today(clock)):
        raise Refused(review_words(fault), "review")
    return _put_review(work, clock, revision_id, day)


def _put_review(work: Work, clock: Clock, revision_id: int, day: date) -> Outcome:
    # Taking back a choice may bring a day back that has passed by now: printing says so then.
    del clock
    before = draft_of(work, revision_id)
    work.revisions.save(before.but(review_on=day))
    return Outcome(
        Change(Happened.AGREEMENT_CHANGED, before.couple_id, (revision_id,)),
        say("Set the review to {date}", date=long_date(day)),
        partial(_put_review, revision_id=revision_id, day=before.review_on),
    )


def review_words(fault: ReviewFault) -> str:
    """What speaks against a day, in one sentence."""
    if fault is ReviewFault.NOT_AHEAD:
        return say("That day is not ahead of us. Choose one from tomorrow on.")
    return say("That is more than twelve weeks away. Look at it together sooner, within twelve weeks.")


def draft_of(work: Work, revision_id: int) -> Revision:
    """A draft to change; Refused where it was printed to be signed, or let go."""
    revision = work.revisions.get(revision_id)
    if revision.removed_at is not None:
        raise Refused(say("That draft is not there any more."))
    if revision.issued_at is not None:
        sentence = "Revision {number} was printed to be signed, so its words stay. Start the next draft to change them."
        raise Refused(say(sentence, number=revision.number))
    return revision


def nothing_in_writing(work: Work, clock: Clock, couple_id: int) -> tuple[Side, ...]:
    """Which of the two said that they want nothing left in writing; asked before every print."""
    del clock
    return tuple(partner.side for partner in work.couples.partners(couple_id) if partner.in_writing is False)


def not_asked_in_writing(work: Work, clock: Clock, couple_id: int) -> tuple[Side, ...]:
    """Which of the two were not asked yet whether anything may be left in writing; asked before every print."""
    del clock
    return tuple(partner.side for partner in work.couples.partners(couple_id) if partner.in_writing is None)


def note_print(work: Work, clock: Clock, couple_id: int) -> Outcome:
    """Write down that an agreement left the program as a PDF; printing is not undone."""
    del clock
    work.audit.note(AuditKind.PRINTED, f"agreement; couple {couple_id}")
    return Outcome(Change(Happened.AGREEMENT_PRINTED, couple_id), say("Saved the agreement"))
