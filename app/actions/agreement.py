"""The couple's agreement, from what the records say."""

from __future__ import annotations

from app.actions.change import Change, Happened, Outcome
from app.actions.hierarchy import show_path
from app.actions.ports import Clock, Work, today
from app.models.agreement import AgreementContent
from app.models.audit import AuditKind
from app.models.library import AgreementText
from app.models.side import Side
from app.rules.agreement import Whose, first_draft
from app.words import say


def show_draft(work: Work, clock: Clock, couple_id: int, text: AgreementText, language: str = "en") -> AgreementContent:
    """The draft of the couple's first revision, as the records stand now."""
    first, second = work.couples.partners(couple_id)
    whose = Whose(work.couples.get(couple_id), first, second, work.practices.get())
    return first_draft(whose, show_path(work, clock, couple_id), text, today(clock), language)


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
    work.audit.note(AuditKind.PRINTED, f"agreement draft; couple {couple_id}")
    return Outcome(Change(Happened.AGREEMENT_PRINTED, couple_id), say("Saved the agreement"))
