"""The prints of the sample practice, and what there is to read in them."""

from __future__ import annotations

import pypdfium2

from app.actions.agreement_shown import show_agreement
from app.models.agreement import Paper
from app.models.content import load_agreement
from app.start import Program
from app.tour.scripts import in_many_scripts
from app.tour.stage import GROUPS, NOW, PRACTICE, Stage, there


def keep_agreement_in_many_scripts(stage: Stage, program: Program, couple_id: int) -> None:
    """The same, with names and clauses in many scripts."""
    if stage.wants("agreement-seven-scripts"):
        content = there(program.desk).read(show_agreement, couple_id, load_agreement()).content
        drawn = program.printer().agreement(in_many_scripts(content)).result()
        keep_pdf(stage, "agreement-seven-scripts.pdf", drawn.pdf)


def keep_recovery_sheet(stage: Stage, program: Program) -> None:
    """A recovery sheet that opens nothing."""
    if stage.wants("recovery-sheet"):
        written = NOW["none"].date()
        sheet = program.printer().recovery_sheet(PRACTICE.name, tuple(GROUPS.split()), written, Paper.A4)
        keep_pdf(stage, "recovery-sheet.pdf", sheet.result())


def keep_pdf(stage: Stage, name: str, pdf: bytes) -> None:
    """Put a PDF beside the pictures, with the words of its pages."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    stage.keep(name, pdf, [" ".join(text.split()) for text in texts])
