"""The fourteen clauses of an agreement in their places; those that are seldom changed are folded in groups."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.agreement import NotNowLine, WillingLine
from app.models.library import AgreementText
from app.models.revision import Clause
from app.models.side import Side
from app.rules.agreement_steps import Closed
from app.views.agreement.review import ReviewField
from app.views.agreement.section import ClauseSection, Fold
from app.views.agreement.steady import FixedCard
from app.views.theme.theme import Theme
from app.words import say

StepKind = type[WillingLine] | type[NotNowLine] | type[Closed]


class Sections(QWidget):
    """`clauses` are those with a heading of their own, by the id of the clause; `folds` know which lines they hide."""

    def __init__(self, theme: Theme, text: AgreementText, names: dict[Side, str], review: ReviewField) -> None:
        super().__init__()
        self._theme, self._text = theme, text
        self.clauses: dict[str, ClauseSection] = {}
        self._where: dict[Clause, ClauseSection] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        who = FixedCard(
            theme,
            say("{first} and {second}, and the day it is printed", first=names[Side.FIRST], second=names[Side.SECOND]),
            aside=say("always printed"),
        )
        commitment = self._section("commitment", "", (Clause.COMMITMENT, ""))
        first = Fold(theme, "1, 2", say("Who we are, and our commitment"), [who, commitment])
        column.addWidget(first)
        column.addWidget(self._section("willing", say("one shared list, no names")))
        column.addWidget(self._section("not-now", ""))
        column.addWidget(self._section("off-table", say("only its owner brings it back"), (Clause.OFF_TABLE, "")))
        asking = self._section("asking", "", (Clause.ASKING, ""))
        cards = {card.id: card.title for card in text.clause("answers").cards}
        answers = self._section(
            "answers", "", *((kind, cards[kind.value]) for kind in (Clause.SOFT_NO, Clause.TENTATIVE_YES))
        )
        second = Fold(theme, "6, 7", say("How we ask. A soft no, a tentative yes"), [asking, answers])
        column.addWidget(second)
        pausing = self._section("pausing", "", (Clause.PAUSING, ""), (Clause.AFTERWARDS, say("Afterwards")))
        pausing.after.addWidget(self._fixed(" ".join(text.clause("pausing").fixed)))
        column.addWidget(pausing)
        crossed = self._section("line-crossed", "", (Clause.LINE_CROSSED, ""))
        crossed.after.addWidget(self._fixed(text.clause("line-crossed").fixed[0]))
        column.addWidget(crossed)
        last = [
            self._section(kind.value, "", (kind, "")) for kind in (Clause.BASELINE, Clause.WINDOWS, Clause.CONDITIONS)
        ]
        third = Fold(theme, say("10 to 12"), say("Our baseline. Check-ins. Health, privacy, alcohol"), [*last])
        column.addWidget(third)
        column.addWidget(review)
        review.show()
        signing = text.clause("signatures")
        signatures = [
            FixedCard(theme, f"{names[side]}: “{signing.pattern('partner')}”", side=side.value) for side in Side
        ]
        signatures.append(FixedCard(theme, signing.pattern("therapist"), aside=say("always printed")))
        self.last = Fold(theme, str(signing.number), say("Signatures. Both sign the same words"), [*signatures])
        column.addWidget(self.last)
        column.addStretch(1)
        self.folds: list[tuple[Fold, set[Clause]]] = [
            (first, {Clause.COMMITMENT}),
            (second, {Clause.ASKING, Clause.SOFT_NO, Clause.TENTATIVE_YES}),
            (third, {Clause.BASELINE, Clause.WINDOWS, Clause.CONDITIONS}),
        ]

    def of(self, clause: Clause) -> ClauseSection:
        """Where the lines of a clause stand."""
        return self._where[clause]

    def with_steps(self) -> list[tuple[ClauseSection, StepKind]]:
        """The clauses that hold steps, and what kind."""
        return [
            (self.clauses["willing"], WillingLine),
            (self.clauses["not-now"], NotNowLine),
            (self.clauses["off-table"], Closed),
        ]

    def _section(self, clause_id: str, remark: str, *parts: tuple[Clause, str]) -> ClauseSection:
        section = ClauseSection(self._theme, self._text.clause(clause_id), remark, parts)
        self.clauses[clause_id] = section
        for clause, _ in parts:
            self._where[clause] = section
        return section

    def _fixed(self, words: str) -> FixedCard:
        return FixedCard(self._theme, words, aside=say("always printed"))
