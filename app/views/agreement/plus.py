"""What the plus beside a clause has to offer, from the records and from the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from app.actions.agreement_shown import ShownAgreement
from app.models.agreement import NotNowLine, WillingLine
from app.models.library import AgreementText, ClauseOffer
from app.models.revision import Clause
from app.models.side import Side
from app.rules.agreement_lines import beginning
from app.rules.agreement_steps import Closed
from app.views.agreement.offers import Offer
from app.words import say

Begin = Callable[[Clause, Side | None], None]
Take = Callable[[Clause, ClauseOffer], None]
TakeIn = Callable[[int], None]

_PARTS: dict[str, tuple[Clause, ...]] = {
    "answers": (Clause.SOFT_NO, Clause.TENTATIVE_YES),
    "pausing": (Clause.PAUSING, Clause.AFTERWARDS),
}


def offers_of(
    clause_id: str,
    shown: ShownAgreement,
    text: AgreementText,
    library: dict[str, tuple[ClauseOffer, ...]],
    begin: Begin,
    take: Take,
    take_in: TakeIn,
) -> list[Offer]:
    """What can be added to this clause; words of the library that stand in it already are not offered again."""
    if clause_id == "willing":
        told = say(
            "Steps come from the hierarchy: what both say yes to stands here by itself. "
            "A tentative yes stands here as its smaller version, once the step has one."
        )
        return [Offer(told, heading=True), *_left_out(shown, WillingLine, take_in)]
    if clause_id == "not-now":
        told = say("Steps come from the hierarchy: what one of them would rather wait with stands here by itself.")
        return [Offer(told, heading=True), *_left_out(shown, NotNowLine, take_in)]
    if clause_id == "off-table":
        lines = [
            Offer(say("A line of {name}", name=shown.whose.names[side]), partial(begin, clause, side), side=side.value)
            for clause in (Clause.OFF_TABLE,)
            for side in Side
        ]
        return [*lines, *_left_out(shown, Closed, take_in)]
    parts = _PARTS.get(clause_id, (Clause(clause_id),))
    titles = _titles(text)
    found: list[Offer] = []
    for clause in parts:
        if len(parts) > 1:
            found.append(Offer(titles[clause], heading=True))
        found.append(Offer(say("In your own words"), partial(begin, clause, None), icon="pencil"))
        standing = {one.line.text for one in shown.lines if one.line.clause is clause}
        for offer in (*beginning(text, clause), *library.get(clause.value, ())):
            if offer.text not in standing:
                said = " · ".join(part for part in (offer.said, offer.aside) if part)
                about = offer.text if said else ""
                found.append(Offer(said or offer.text, partial(take, clause, offer), about))
    return found


def _left_out(
    shown: ShownAgreement, kind: type[WillingLine] | type[NotNowLine] | type[Closed], take_in: TakeIn
) -> list[Offer]:
    return [
        Offer(
            say("Take in “{title}” again", title=step.offered.line.title),
            partial(take_in, step.offered.step_id),
            icon="undo-2",
        )
        for step in shown.steps
        if step.left_out and isinstance(step.offered.line, kind)
    ]


def _titles(text: AgreementText) -> dict[Clause, str]:
    answers = {card.id: card.title for card in text.clause("answers").cards}
    return {
        Clause.SOFT_NO: answers[Clause.SOFT_NO.value],
        Clause.TENTATIVE_YES: answers[Clause.TENTATIVE_YES.value],
        Clause.PAUSING: say("Ways to pause"),
        Clause.AFTERWARDS: say("Afterwards"),
    }
