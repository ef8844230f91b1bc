"""The agreements of Robin & Ash: two that were printed to be signed, and a draft of the third."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.actions import agreement, agreement_lines
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.models.agreement import AgreementState
from app.models.content import load_agreement
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.reports.agreement import draw
from app.sample.past import Past
from app.sample.telling import Telling
from app.words import say


def agreements(couple: Telling) -> None:
    """The first after their fourth session, the second after the sixth, the third begun in the eighth."""
    days = couple.days
    couple.then(days.at(-56, "14:40"), lambda past: _first(past, couple.couple_id))
    couple.then(days.at(-56, "14:46"), lambda past: _print(past, couple.couple_id))
    couple.then(days.at(-28, "14:36"), lambda past: _second(past, couple.couple_id, days.date(28)))
    couple.then(days.at(-28, "14:44"), lambda past: _print(past, couple.couple_id))
    couple.then(days.at(0, "14:30"), lambda past: _third(past, couple.couple_id))


def _first(past: Past, couple_id: int) -> None:
    draft = _begin(past, couple_id, "")
    past.do(agreement_lines.remove_line, _line(_shown(past, couple_id), Clause.PAUSING, say("Two taps")).id)
    behind = say("Being touched while on the phone.")
    past.do(agreement_lines.add_line, draft, Clause.OFF_TABLE, behind, marker=Side.FIRST)


def _second(past: Past, couple_id: int, review: date) -> None:
    draft = _begin(past, couple_id, say("Revised because the hello hug has become easy."))
    past.do(agreement.set_review, draft, review)
    sundays = say(
        "Sunday evenings, ten minutes about feeling, phones away: one thing that felt good, one that did not,"
        " one small adjustment, one thanks. No step follows straight after. It can be moved."
    )
    past.do(agreement_lines.edit_line, _line(_shown(past, couple_id), Clause.WINDOWS).id, sundays)
    folder = say(
        "Pain means stop, and we mention it. No steps after more than one drink. Door closed."
        " This paper stays in the blue folder."
    )
    past.do(agreement_lines.edit_line, _line(_shown(past, couple_id), Clause.CONDITIONS).id, folder)
    amber = _line(_shown(past, couple_id), Clause.PAUSING, say("Amber"))
    past.do(agreement_lines.edit_line, amber.id, say("Do less, and ask."), amber.said, amber.aside)


def _third(past: Past, couple_id: int) -> None:
    draft = _begin(past, couple_id, say("Revised to add a way to pause without words."))
    twice = say("Being asked twice on the same evening.")
    past.do(agreement_lines.add_line, draft, Clause.OFF_TABLE, twice, marker=Side.SECOND)
    past.do(
        agreement_lines.add_line,
        draft,
        Clause.PAUSING,
        say("For when words are hard to find."),
        say("Two taps"),
        say("Same as pause"),
        card="wordless",
    )
    amber = _line(_shown(past, couple_id), Clause.PAUSING, say("Amber"))
    past.do(
        agreement_lines.edit_line, amber.id, say("Stay close, do less, ask what would help."), amber.said, amber.aside
    )


def _begin(past: Past, couple_id: int, reason: str) -> int:
    return past.do(agreement.begin_draft, couple_id, load_agreement(), reason).change.ids[0]


def _shown(past: Past, couple_id: int) -> ShownAgreement:
    return past.look(show_agreement, couple_id, load_agreement())


def _line(shown: ShownAgreement, clause: Clause, said: str = "") -> ClauseLine:
    return next(one.line for one in shown.lines if one.line.clause is clause and one.line.said == said)


def _print(past: Past, couple_id: int) -> None:
    shown = _shown(past, couple_id)
    if shown.revision is not None:
        content = replace(shown.content, state=AgreementState.ISSUED)
        past.do(agreement.issue, shown.revision.id, content, draw(content), load_agreement())
