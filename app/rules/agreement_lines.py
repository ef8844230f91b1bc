"""The lines of an agreement: what a draft begins from, whose they are, and what is new since the last one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from app.models.library import AgreementText, ClauseOffer
from app.models.revision import Clause, ClauseLine

LONGEST_REVIEW = 12
"""Weeks after which an agreement is looked at again at the latest (product: clause 13)."""

LONGEST_LINE = 20_000
"""Letters that one line may hold: many pages, and no more than the pages beside it can be drawn from while typing."""


class Since(StrEnum):
    """How a line stands to the revision that was printed to be signed before it."""

    SAME = "same"
    NEW = "new"
    CHANGED = "changed"


class ReviewFault(StrEnum):
    """Why a day cannot be the one on which the agreement is looked at again."""

    NOT_AHEAD = "not ahead"
    TOO_FAR = "too far"


def first_lines(text: AgreementText, commitment: str, baseline: bool) -> tuple[ClauseLine, ...]:
    """What a first draft begins from: the library's words, with the couple's own `commitment` where they have one.

    The words about going back to the comfortable baseline are there only where there is one.
    """
    lines: list[ClauseLine] = []
    for clause in Clause:
        if clause is Clause.BASELINE and not baseline:
            continue
        for place, offer in enumerate(beginning(text, clause)):
            lines.append(from_offer(offer, clause, place))
    if commitment:
        own = lines[0].but(text=commitment, card="")
        lines[0] = own
    return tuple(lines)


def beginning(text: AgreementText, clause: Clause) -> tuple[ClauseOffer, ...]:
    """The library's words that a clause begins from."""
    if clause in (Clause.SOFT_NO, Clause.TENTATIVE_YES):
        cards = text.clause("answers").cards
        return tuple(ClauseOffer(card.id, card.text, card.quote) for card in cards if card.id == clause.value)
    if clause is Clause.PAUSING:
        cards = text.clause("pausing").cards
        return tuple(ClauseOffer(card.id, card.text, card.title, card.aside) for card in cards)
    if clause is Clause.AFTERWARDS:
        return (ClauseOffer(clause.value, text.clause("pausing").text),)
    if clause is Clause.OFF_TABLE:
        return ()
    whole = text.clause(clause.value)
    points = whole.points or (whole.text,)
    return tuple(ClauseOffer(f"{clause.value}-{n}", point) for n, point in enumerate(points, start=1))


def from_offer(offer: ClauseOffer, clause: Clause, place: int) -> ClauseLine:
    """A new line in the library's words; it belongs to both."""
    return ClauseLine(
        revision_id=0,
        clause=clause,
        place=place,
        text=offer.text,
        said=offer.said,
        aside=offer.aside,
        card=offer.id,
    )


def taken_over(earlier: Sequence[ClauseLine]) -> tuple[ClauseLine, ...]:
    """The lines of the revision before as those of a new draft, each knowing which one it follows."""
    places = dict.fromkeys(Clause, 0)
    lines: list[ClauseLine] = []
    for line in earlier:
        lines.append(line.but(id=0, revision_id=0, place=places[line.clause], follows=line.id))
        places[line.clause] += 1
    return tuple(lines)


def is_empty(line: ClauseLine) -> bool:
    """Whether nothing at all is written on it."""
    return not (line.text.strip() or line.said or line.aside)


def since(line: ClauseLine, earlier: Sequence[ClauseLine]) -> Since:
    """How a line of a draft stands to the lines of the revision printed before; in a first one nothing is new."""
    if not earlier:
        return Since.SAME
    before = next((one for one in earlier if one.id == line.follows), None)
    if before is None:
        return Since.NEW
    words = (line.text, line.said, line.aside, line.marker)
    return Since.SAME if words == (before.text, before.said, before.aside, before.marker) else Since.CHANGED


def is_the_owners(line: ClauseLine) -> bool:
    """Whether only its owner may change this line or take it away (product invariant 8).

    So it is with a line off the table that was printed to be signed before; one just written is still being worded.
    """
    return line.clause is Clause.OFF_TABLE and line.follows is not None


def first_review(today: date, weeks: int) -> date:
    """The day an agreement is looked at again where nobody has named one: after `weeks`, kept within 1 and 12."""
    return today + timedelta(weeks=min(max(weeks, 1), LONGEST_REVIEW))


def review_fault(day: date, today: date) -> ReviewFault | None:
    """What speaks against a day to look at the agreement again; None for nothing."""
    if day <= today:
        return ReviewFault.NOT_AHEAD
    return ReviewFault.TOO_FAR if day > today + timedelta(weeks=LONGEST_REVIEW) else None
