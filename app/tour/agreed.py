"""The agreement of Robin & Ash: worded in the session, read as it was printed, and its prints, long and short."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app.actions.agreement_shown import ShownAgreement
from app.models.agreement import AgreementContent, AgreementState, OffTable, Paper, WillingLine, Worded
from app.models.revision import Clause
from app.models.side import Side
from app.start import Program
from app.tour.prints import keep_pdf
from app.tour.stage import Stage, page, there
from app.views.agreement.page import AgreementPage
from app.views.shell.tabs import AGREEMENTS
from app.views.window import COUPLE, Place
from app.words import say

PICTURES = ("agreement", "agreement-library", "agreement-issued", "agreement-1366", "agreement-200")
PRINTS = (
    "agreement-draft",
    "agreement-to-sign",
    "agreement-letter",
    "agreement-black-and-white",
    "agreement-long",
    "agreement-short",
)


def agreed(stage: Stage) -> None:
    """In the room: the draft of the third revision, what its library offers, and the second as it was printed."""
    if stage.wants(*PICTURES[:3], *PRINTS):
        with _opened(stage) as (program, sheet):
            _write(stage, sheet)
            stage.shoot("agreement", program)
            shown = there(sheet.shown)
            sections = there(sheet.editor.sections)
            sections.clauses["pausing"].plus.click()
            stage.shoot("agreement-library", program)
            sheet.editor.offers.leave()
            sheet.head.revision_wanted.emit(shown.revisions[1].revision.id)
            stage.shoot("agreement-issued", program)
            _keep_prints(stage, program, shown, there(there(sheet.shown).issued).pdf)
    for name, text_scale in (("agreement-1366", 1.0), ("agreement-200", 2.0)):
        if stage.wants(name):
            with _opened(stage, size=(1366, 768), text_scale=text_scale) as (program, sheet):
                _write(stage, sheet)
                stage.shoot(name, program)


@contextmanager
def _opened(
    stage: Stage, *, size: tuple[int, int] | None = None, text_scale: float | None = None
) -> Iterator[tuple[Program, AgreementPage]]:
    with stage.opened("session", size=size, text_scale=text_scale) as program:
        window = there(program.window)
        window.go(Place(COUPLE, there(there(program.desk).session).couple_id, AGREEMENTS))
        sheet = page(window, kind=AgreementPage)
        stage.wait_for(lambda: sheet.pages.page_count() > 0)
        window.notices.clear()
        program.top.raise_()
        program.top.activateWindow()
        stage.settle()
        yield program, sheet


def _write(stage: Stage, sheet: AgreementPage) -> None:
    """The caret stands behind the newest way to pause."""
    sections = there(sheet.editor.sections)
    sections.of(Clause.PAUSING).cards[Clause.PAUSING][-1].write("text")
    stage.settle()
    focus = QApplication.focusWidget()
    if focus is not None:
        sheet.editor.area.ensureWidgetVisible(focus)
    stage.settle()


def _keep_prints(stage: Stage, program: Program, shown: ShownAgreement, sealed: bytes) -> None:
    draft = shown.content
    signed = replace(draft, state=AgreementState.ISSUED)
    invented = replace(signed, record_code="")  # other words have another code, worked out where they are drawn
    prints = {
        "agreement-draft": draft,
        "agreement-letter": replace(signed, paper=Paper.LETTER),
        "agreement-black-and-white": replace(signed, colour=False),
        "agreement-long": long_agreement(invented),
        "agreement-short": short_agreement(invented),
    }
    if stage.wants("agreement-to-sign"):
        keep_pdf(stage, "agreement-to-sign.pdf", sealed)
    for name, content in prints.items():
        if stage.wants(name):
            keep_pdf(stage, f"{name}.pdf", program.printer().agreement(content).result().pdf)


def long_agreement(content: AgreementContent) -> AgreementContent:
    """Sixty steps, forty lines in a clause, each of somebody, and one line of five thousand letters."""
    marks = (None, Side.FIRST, Side.SECOND)
    many = tuple(Worded(say("Line {n}, in words of our own.", n=n), marks[n % 3]) for n in range(1, 41))
    whole = say("We say it slowly, and we say it again, and nobody has to be quick. ")
    return replace(
        content,
        willing=tuple(
            WillingLine(
                say("Step {n}, as gently as the one before", n=n),
                say("5 minutes"),
                say("half-way, out loud"),
                say("either of us says so"),
                smaller=n % 4 == 0,
                condition=say("there is still daylight") if n % 4 == 0 else "",
            )
            for n in range(1, 61)
        ),
        off_table=tuple(OffTable(side, tuple(line.text for line in many)) for side in Side),
        how_we_ask=many,
        crossed=many,
        checkins=(Worded((whole * (5000 // len(whole) + 1))[:5000].strip()),),
        health=many,
    )


def short_agreement(content: AgreementContent) -> AgreementContent:
    """Nothing said yet: only what is always printed."""
    return replace(
        content,
        revision=1,
        replaces="",
        reason="",
        commitment=(),
        willing=(),
        not_now=(),
        off_table=(),
        how_we_ask=(),
        soft_no=(),
        tentative_yes=(),
        pauses=(),
        afterwards=(),
        crossed=(),
        baseline=(),
        checkins=(),
        health=(),
    )
