"""The safety agreement as a PDF: to read as a draft, to sign, to keep."""

from __future__ import annotations

from collections.abc import Callable

from app.dates import long_date
from app.models.agreement import AgreementContent, AgreementState, Worded
from app.models.content import load_agreement
from app.models.drawn import Drawn
from app.models.library import AgreementText, ClauseText
from app.reports import answers, pausing
from app.reports.clauses import BODY, UNDER_PROSE, Clause, unwritten, worded
from app.reports.flow import Block, Pages, Space, Stack, Together, pages
from app.reports.ink import Inks
from app.reports.opening import opening
from app.reports.page import Document, Foot, Sheet
from app.reports.signatures import Signatures
from app.reports.unprintable import in_agreement
from app.rules.record_code import record_code
from app.words import say

_TOP = 49.85
_ABOVE_FOOT = 12.0
_SPACINGS = ((11.5, 0.34), (8.5, 0.34), (5.0, 0.16))
"""Points between clauses, and the part of a page below which a clause is not divided: roomy first, then closer."""
_MANY = 4


def draw(content: AgreementContent) -> bytes:
    """The whole agreement as a PDF, the same bytes for the same content.

    Every word stands in it as it was written; a character without a glyph shows as a replacement sign (see
    `drawn`, which names it). A draft carries a watermark and no record code.
    """
    sheet = Sheet(content.paper)
    wording = load_agreement()
    document = Document(sheet, wording.title, content.language, Inks(content.colour))
    foot = _foot(content)
    high = foot.rule(sheet) - _ABOVE_FOOT - _TOP
    draft = content.state is AgreementState.DRAFT
    laid = _laid(content, wording, sheet.width, high)
    document.pages(laid, _TOP, foot, say("Draft") if draft else "")
    return document.bytes()


def drawn(content: AgreementContent) -> Drawn:
    """The same bytes, with what to name before they are printed."""
    return Drawn(draw(content), in_agreement(content))


def _laid(content: AgreementContent, wording: AgreementText, width: float, high: float) -> Pages:
    """Roomy, unless a closer setting saves a sheet; among many sheets one more or less does not matter."""
    best: Pages = ()
    for gap, whole in _SPACINGS:
        laid = pages(_blocks(content, wording, width, high, gap, high * whole), width, high, gap)
        if not best or len(laid) < len(best):
            best = laid
        if len(best) > _MANY:
            break
    return best


def _foot(content: AgreementContent) -> Foot:
    revision = (
        say("Revision {number}, replaces {earlier}", number=content.revision, earlier=content.replaces)
        if content.replaces
        else say("Revision {number}", number=content.revision)
    )
    if content.state is AgreementState.DRAFT:
        return Foot(content.footer, revision, say("Record: draft"))
    return Foot(content.footer, revision, say("Record {code}", code=content.record_code or record_code(content)))


def _blocks(
    content: AgreementContent, wording: AgreementText, width: float, page: float, gap: float, whole: float
) -> list[Block]:
    def clause(clause_id: str, body: Callable[[ClauseText], Block]) -> Clause:
        text = wording.clause(clause_id)
        return Clause(text.number, text.title, body(text), whole, text.remark)

    def written(lines: tuple[Worded, ...]) -> Callable[[ClauseText], Block]:
        if not any(line.text.strip() for line in lines):
            return lambda text: unwritten(text.empty)
        return lambda _: Stack((worded(lines, BODY), Space(UNDER_PROSE)))

    last = (
        clause(
            "review",
            lambda text: written((Worded(text.pattern("by").format(date=long_date(content.review_on))),))(text),
        ),
        Space(gap),
        clause("signatures", lambda text: Signatures(content.first_name, content.second_name, content.therapist, text)),
    )
    return [
        opening(content, wording.title, width),
        clause("willing", lambda text: answers.willing(content.willing, text, page, width)),
        clause("not-now", lambda text: answers.not_now(content.not_now, text)),
        clause("off-table", lambda text: answers.off_table(content, text)),
        clause("asking", written(content.how_we_ask)),
        clause("answers", lambda text: answers.replies(content, text)),
        clause("pausing", lambda _: pausing.how_we_pause(content, page)),
        clause("line-crossed", lambda _: pausing.crossed(content)),
        clause("baseline", written(content.baseline)),
        clause("windows", written(content.checkins)),
        clause("conditions", written(content.health)),
        Together(Stack(last), page),
    ]
