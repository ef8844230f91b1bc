"""The safety agreement as a PDF: to read as a draft, to sign, to keep."""

from __future__ import annotations

from app.dates import long_date
from app.models.agreement import AgreementContent, AgreementState
from app.reports import answers, pausing
from app.reports.clauses import BODY, ITALIC, Clause
from app.reports.flow import Block, Space, Stack, Together, pages
from app.reports.ink import Inks
from app.reports.opening import opening
from app.reports.page import Document, Foot, Sheet
from app.reports.prose import Prose
from app.reports.signatures import Signatures
from app.rules.record_code import record_code
from app.words import say

_TOP = 49.85
_ABOVE_FOOT = 12.0
_SPACINGS = ((11.5, 0.34), (8.5, 0.34), (5.0, 0.16))
"""Points between clauses, and the part of a page below which a clause is not divided: roomy first, then closer."""


def draw(content: AgreementContent) -> bytes:
    """The whole agreement as a PDF, the same bytes for the same content.

    Every word stands in it as it was written; a character without a glyph shows as a replacement sign (see
    `page.missing_characters`). A draft carries a watermark and no record code.
    """
    sheet = Sheet(content.paper)
    document = Document(sheet, say("Our agreement"), content.language, Inks(content.colour))
    foot = _foot(content)
    high = foot.rule(sheet) - _ABOVE_FOOT - _TOP
    draft = content.state is AgreementState.DRAFT
    tried = (
        pages(_blocks(content, sheet.width, high, gap, high * whole), sheet.width, high, gap)
        for gap, whole in _SPACINGS
    )
    # A closer setting is only worth it where it saves a sheet; among equals the first, roomiest one stays.
    laid = min(tried, key=len)
    document.pages(laid, _TOP, foot, say("Draft") if draft else "")
    return document.bytes()


def _foot(content: AgreementContent) -> Foot:
    revision = (
        say("Revision {number}, replaces {earlier}", number=content.revision, earlier=content.replaces)
        if content.replaces
        else say("Revision {number}", number=content.revision)
    )
    if content.state is AgreementState.DRAFT:
        return Foot(content.footer, revision, say("Record: draft"))
    return Foot(content.footer, revision, say("Record {code}", code=content.record_code or record_code(content)))


def _written(text: str) -> Block:
    empty = Prose(say("Nothing written here today."), ITALIC)
    return Stack((Prose(text, BODY) if text.strip() else empty, Space(3.4)))


def _blocks(content: AgreementContent, width: float, page: float, gap: float, whole: float) -> list[Block]:
    def clause(number: int, title: str, body: Block, remark: str = "") -> Clause:
        return Clause(number, title, body, whole, remark)

    review = say(
        "{date}, with our therapist. What we are willing to try is asked again then.",
        date=long_date(content.review_on),
    )
    last = (
        clause(13, say("Review by"), _written(review)),
        Space(gap),
        clause(
            14,
            say("Signatures"),
            Signatures(content.first_name, content.second_name),
            say("we both sign the same words"),
        ),
    )
    return [
        opening(content, width),
        clause(3, say("Willing to try now"), answers.willing(content.willing), say("one shared list")),
        clause(4, say("Not now"), answers.not_now(content.not_now)),
        clause(5, say("Off the table"), answers.off_table(content)),
        clause(6, say("How we ask"), _written(content.how_we_ask)),
        clause(7, say("A soft no, a tentative yes, and how each is received"), answers.replies(content)),
        clause(8, say("How we pause, and what happens next"), pausing.how_we_pause(content, page)),
        clause(9, say("If a line is crossed"), pausing.crossed(content)),
        clause(10, say("Our comfortable baseline"), _written(content.baseline)),
        clause(11, say("Check-ins and reconnect windows"), _written(content.checkins)),
        clause(12, say("Health, privacy and alcohol"), _written(content.health)),
        Together(Stack(last), page),
    ]
