"""What is off the table stands on the couple's paper, in whatever order things were said and left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.actions import agreement, agreement_lines, asking, hierarchy, session
from app.actions.agreement_shown import show_agreement
from app.actions.history import History
from app.models.agreement import AgreementContent
from app.models.content import load_agreement
from app.models.faults import Refused
from app.models.revision import LeftOut
from app.models.side import Side
from app.models.willingness import Answer
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words

TEXT = load_agreement()


class Couple:
    """Robin and Ash, a step that both are willing to, and the draft of their first agreement."""

    def __init__(self, history: History, vault: Vault, clock: SteadyClock) -> None:
        self.history, self.vault, self.clock = history, vault, clock
        self.id = welcome(history)
        (self.step_id,) = history.do(hierarchy.add_steps, hierarchy_id(vault, self.id), words("Hands")).change.ids
        self.come()
        for side in Side:
            self.say(side, Answer.YES)
        self.go()
        self.draft_id = self.begin()

    def begin(self) -> int:
        return self.history.do(agreement.begin_draft, self.id, TEXT).change.ids[0]

    def come(self, first: bool = True, second: bool = True) -> None:
        self.history.do(session.start_session, self.id, first_attends=first, second_attends=second)

    def go(self) -> None:
        with self.vault.read() as work:
            here = session.in_the_room(work, self.clock)
        assert here is not None
        self.history.do(session.end_session, here.id)

    def say(self, side: Side, answer: Answer) -> str:
        return self.history.do(asking.answer, self.step_id, side, answer).told

    def leave_out(self) -> None:
        self.history.do(agreement_lines.leave_out, self.draft_id, self.step_id)

    def paper(self) -> AgreementContent:
        with self.vault.read() as work:
            return show_agreement(work, self.clock, self.id, TEXT).content

    def off_table(self) -> list[tuple[str, ...]]:
        return [own.lines for own in self.paper().off_table]

    def issue(self) -> None:
        self.history.do(agreement.issue, self.draft_id, self.paper(), b"%PDF", TEXT)

    def slip_out(self) -> None:
        """As if it had been left out by nobody's word."""
        with self.vault.write() as work:
            work.revisions.leave_out(LeftOut(revision_id=self.draft_id, step_id=self.step_id))


@pytest.fixture
def couple(history: History, vault: Vault, clock: SteadyClock) -> Couple:
    return Couple(history, vault, clock)


@pytest.mark.parametrize("side", Side)
def test_a_step_left_out_stands_on_the_paper_again_once_it_is_off_the_table(couple: Couple, side: Side) -> None:
    couple.leave_out()
    couple.come()
    told = couple.say(side, Answer.OFF_TABLE)
    assert told.endswith("off the table. It stands in the agreement’s draft again.")
    couple.go()
    mine = [own.lines for own in couple.paper().off_table if own.side is side]
    assert mine == [("Hands",)]
    couple.issue()
    assert mine == [own.lines for own in couple.paper().off_table if own.side is side]


def test_any_other_answer_leaves_the_paper_without_the_step(couple: Couple) -> None:
    couple.leave_out()
    couple.come()
    assert couple.say(Side.FIRST, Answer.NOT_NOW) == "Kept an answer"
    assert (couple.paper().willing, couple.paper().not_now) == ((), ())


def test_nothing_is_said_of_the_paper_where_the_step_stands_on_it_or_there_is_none(couple: Couple) -> None:
    couple.come()
    assert couple.say(Side.FIRST, Answer.OFF_TABLE) == "Kept Robin’s answer: off the table"
    couple.history.do(agreement.let_go, couple.draft_id)
    assert couple.say(Side.SECOND, Answer.OFF_TABLE) == "Kept Ash’s answer: off the table"


def test_one_owner_speaks_for_their_own_limit_alone(couple: Couple) -> None:
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.leave_out()
    assert couple.off_table() == [(), ()]
    couple.say(Side.SECOND, Answer.OFF_TABLE)
    assert couple.off_table() == [("Hands",), ("Hands",)]
    couple.go()
    couple.come(first=False)
    with pytest.raises(Refused, match="off the table for Robin"):
        couple.leave_out()


def test_undo_and_redo_leave_out_nothing_that_has_gone_off_the_table(couple: Couple) -> None:
    couple.leave_out()
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    with pytest.raises(Refused, match="“Hands” is not left out"):
        couple.history.undo(couple.id)
    couple.leave_out()
    couple.history.undo(couple.id)
    couple.go()
    with pytest.raises(Refused, match="off the table for Robin"):
        couple.history.do(agreement_lines.leave_out, couple.draft_id, couple.step_id)
    assert couple.off_table() == [("Hands",), ()]


def test_a_step_off_the_table_and_off_the_path_is_still_its_owners(couple: Couple) -> None:
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.history.do(hierarchy.remove_steps, (couple.step_id,))
    couple.go()
    with pytest.raises(Refused, match="off the table for Robin"):
        couple.leave_out()
    couple.slip_out()
    couple.issue()


def test_the_next_draft_asks_the_owner_anew(couple: Couple) -> None:
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.leave_out()
    couple.issue()
    assert couple.off_table() == [(), ()]
    couple.begin()
    assert couple.off_table() == [("Hands",), ()]


def test_a_draft_that_comes_back_holds_what_went_off_the_table_meanwhile(couple: Couple) -> None:
    couple.leave_out()
    couple.history.do(agreement.let_go, couple.draft_id)
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.history.do(agreement.take_up, couple.draft_id)
    assert couple.off_table() == [("Hands",), ()]


def test_a_draft_that_comes_back_is_otherwise_as_it_was(couple: Couple) -> None:
    couple.leave_out()
    couple.history.do(agreement.let_go, couple.draft_id)
    couple.history.do(agreement.take_up, couple.draft_id)
    assert couple.paper().willing == ()


def _nobody(couple: Couple) -> None:
    """The room is empty."""


def _ash(couple: Couple) -> None:
    couple.come(first=False)


def _others(couple: Couple) -> None:
    couple.history.do(session.start_session, welcome(couple.history, "Kim & Lee"))


@pytest.mark.parametrize("here", [_nobody, _ash, _others])
def test_no_paper_is_printed_to_sign_without_a_limit_whose_owner_is_not_here(
    couple: Couple, here: Callable[[Couple], None]
) -> None:
    couple.come()
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.go()
    couple.slip_out()
    here(couple)
    with pytest.raises(Refused, match="“Hands” is off the table for Robin: a paper goes without it when Robin is here"):
        couple.issue()


def test_with_its_owner_here_a_paper_goes_without_a_limit(couple: Couple) -> None:
    couple.come(second=False)
    couple.say(Side.FIRST, Answer.OFF_TABLE)
    couple.leave_out()
    couple.issue()
    assert couple.off_table() == [(), ()]


def test_leaving_out_and_taking_in_without_effect_are_no_intentions(couple: Couple) -> None:
    with pytest.raises(Refused, match="“Hands” is not left out"):
        couple.history.do(agreement_lines.take_in, couple.draft_id, couple.step_id)
    couple.leave_out()
    with pytest.raises(Refused, match="“Hands” is left out already"):
        couple.leave_out()
    couple.history.undo(couple.id)
    assert couple.history.undo_name(couple.id) == "Started revision 1 of the agreement"
