"""What a therapist does to an agreement, on a real vault: worded, moved, left out, printed to be signed, and undone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.actions import agreement, agreement_lines, asking, hierarchy, holds, limits, screening, session
from app.actions.agreement_shown import ShownAgreement, show_agreement
from app.actions.change import Happened
from app.actions.history import Action, History
from app.models.agreement import AgreementState, Paper
from app.models.audit import AuditKind
from app.models.content import load_agreement
from app.models.faults import Refused
from app.models.limit import LimitKind, LimitStanding, Sharing
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.agreement_lines import LONGEST_LINE, Since
from app.rules.agreement_steps import Closed
from app.rules.willingness import State
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

TEXT = load_agreement()
PDF = b"%PDF-1.5 the very bytes"


@pytest.fixture
def couple_id(history: History) -> int:
    return welcome(history, ready=True)


@pytest.fixture
def steps(vault: Vault, history: History, clock: SteadyClock, couple_id: int) -> tuple[int, ...]:
    """Hands, sofa, kiss, back: yes to the first two, not now, off the table for Ash."""
    with vault.read() as work:
        path = work.hierarchies.current(couple_id).id
    words = [whole_step(title) for title in ("Hands", "Sofa", "Kiss", "Back")]
    ids = history.do(hierarchy.add_steps, path, words).change.ids
    history.do(session.start_session, couple_id)
    told = {0: (Answer.YES, Answer.YES), 1: (Answer.YES, Answer.YES), 2: (Answer.YES, Answer.NOT_NOW)}
    for place, (first, second) in told.items():
        history.do(asking.answer, ids[place], Side.FIRST, first)
        history.do(asking.answer, ids[place], Side.SECOND, second)
    history.do(asking.answer, ids[3], Side.SECOND, Answer.OFF_TABLE)
    end_session(vault, history)
    return ids


def end_session(vault: Vault, history: History) -> None:
    with vault.read() as work:
        open_ = work.sessions.open()
    assert open_ is not None
    history.do(session.end_session, open_.id)


Show = Callable[..., ShownAgreement]


@pytest.fixture
def show(vault: Vault, clock: SteadyClock, couple_id: int) -> Show:
    def look(revision_id: int | None = None, typed: tuple[ClauseLine, ...] = ()) -> ShownAgreement:
        with vault.read() as work:
            return show_agreement(work, clock, couple_id, TEXT, revision_id, typed)

    return look


@pytest.fixture
def draft_id(history: History, couple_id: int, steps: tuple[int, ...]) -> int:
    return history.do(agreement.begin_draft, couple_id, TEXT).change.ids[0]


def words_of(shown: ShownAgreement, clause: Clause = Clause.LINE_CROSSED) -> list[str]:
    return [one.line.text for one in shown.lines if one.line.clause is clause]


def line_of(shown: ShownAgreement, clause: Clause, place: int = 0) -> ClauseLine:
    return [one.line for one in shown.lines if one.line.clause is clause][place]


def issue(history: History, show: Show, pdf: bytes = PDF) -> int:
    shown = show()
    assert shown.revision is not None
    return history.do(agreement.issue, shown.revision.id, shown.content, pdf, TEXT).change.ids[0]


def again_and_back(history: History, couple_id: int, look: Callable[[], object]) -> None:
    """What was just done can be taken back by name, done again, and taken back once more."""
    after, name = look(), history.undo_name(couple_id)
    assert name
    undone = history.undo(couple_id)
    assert undone is not None
    assert undone.name == name
    before = look()
    assert before != after
    history.redo(couple_id)
    assert look() == after
    history.undo(couple_id)
    assert look() == before
    history.redo(couple_id)


# -- beginning ------------------------------------------------------------------------------------------------


def test_before_anybody_began_one_it_shows_what_a_first_draft_would_say(show: Show, steps: tuple[int, ...]) -> None:
    shown = show()
    assert (shown.revision, shown.revisions, shown.lines) == (None, (), ())
    assert (shown.is_draft, shown.before) == (False, None)
    assert [one.title for one in shown.content.willing] == ["Hands", "Sofa"]
    assert len(shown.content.crossed) == 3


def test_a_first_draft_says_what_was_shown_before_and_its_beginning_can_be_undone(
    history: History, show: Show, couple_id: int, steps: tuple[int, ...]
) -> None:
    foreseen = show().content
    history.do(agreement.begin_draft, couple_id, TEXT)
    assert show().content == foreseen
    assert show().is_draft
    assert history.undo_name(couple_id) == "Started revision 1 of the agreement"
    again_and_back(history, couple_id, lambda: show().revision)
    with pytest.raises(Refused, match="open already"):
        history.do(agreement.begin_draft, couple_id, TEXT)


def test_a_draft_let_go_stays_away_where_another_was_begun_meanwhile(
    history: History, show: Show, couple_id: int, draft_id: int
) -> None:
    history.do(agreement.let_go, draft_id)
    history.do(agreement.begin_draft, couple_id, TEXT)
    shown = show().revision
    assert shown is not None
    assert (shown.number, shown.id != draft_id) == (1, True)
    with pytest.raises(Refused, match="not there any more"):
        history.do(agreement.set_reason, draft_id, "Why")
    with pytest.raises(Refused, match="open already"):
        history.do(agreement.take_up, draft_id)


# -- lines ----------------------------------------------------------------------------------------------------


def test_a_line_is_worded_and_worded_back(history: History, show: Show, couple_id: int, draft_id: int) -> None:
    way = line_of(show(), Clause.PAUSING, 2)
    history.do(agreement_lines.edit_line, way.id, "For when words hide.", "Two taps", "Same")
    assert show().content.pauses[2].text == "For when words hide."
    assert history.undo_name(couple_id) == "Changed “Two taps”"
    again_and_back(history, couple_id, lambda: show().lines)


@pytest.mark.parametrize("text", ["", "  \n", "x" * (LONGEST_LINE + 1)])
def test_nothing_and_too_much_are_no_line(history: History, show: Show, draft_id: int, text: str) -> None:
    before = show()
    with pytest.raises(Refused) as no:
        history.do(agreement_lines.edit_line, line_of(before, Clause.ASKING).id, text)
    assert no.value.field == "text"
    with pytest.raises(Refused):
        history.do(agreement_lines.add_line, draft_id, Clause.ASKING, text)
    assert show() == before


def test_a_line_is_added_at_the_end_of_its_clause(history: History, show: Show, couple_id: int, draft_id: int) -> None:
    history.do(agreement_lines.add_line, draft_id, Clause.LINE_CROSSED, "We tell nobody else.", card="own")
    assert words_of(show())[-1] == "We tell nobody else."
    assert history.undo_name(couple_id) == "Added “We tell nobody else.”"
    again_and_back(history, couple_id, lambda: words_of(show()))


def test_a_removed_line_comes_back_where_it_was(history: History, show: Show, couple_id: int, draft_id: int) -> None:
    before = words_of(show())
    history.do(agreement_lines.remove_line, line_of(show(), Clause.LINE_CROSSED, 1).id)
    assert words_of(show()) == [before[0], before[2]]
    assert [one.line.place for one in show().lines if one.line.clause is Clause.LINE_CROSSED] == [0, 1]
    again_and_back(history, couple_id, lambda: words_of(show()))
    history.undo(couple_id)
    assert words_of(show()) == before


def test_a_removed_line_is_neither_changed_nor_moved(history: History, show: Show, draft_id: int) -> None:
    line = line_of(show(), Clause.LINE_CROSSED)
    history.do(agreement_lines.remove_line, line.id)
    tried: list[tuple[Action[...], tuple[object, ...]]] = [
        (agreement_lines.edit_line, (line.id, "Other words")),
        (agreement_lines.mark_line, (line.id, Side.FIRST)),
        (agreement_lines.remove_line, (line.id,)),
        (agreement_lines.move_line, (line.id, None)),
    ]
    for act, given in tried:
        with pytest.raises(Refused, match="no longer in the agreement"):
            history.do(act, *given)


@pytest.mark.parametrize(
    ("place", "before", "name"),
    [
        (1, 0, "Moved “Each of us speaks with…” up one place"),
        (0, 2, "Moved “We stop at once” down one place"),
        (0, None, "Moved “We stop at once” to place 3"),
    ],
)
def test_a_line_moves_within_its_clause(
    history: History, show: Show, couple_id: int, draft_id: int, place: int, before: int | None, name: str
) -> None:
    lines = [one.line for one in show().lines if one.line.clause is Clause.LINE_CROSSED]
    target = None if before is None else lines[before].id
    history.do(agreement_lines.move_line, lines[place].id, target)
    assert history.undo_name(couple_id) == name
    again_and_back(history, couple_id, lambda: words_of(show()))
    history.undo(couple_id)
    assert words_of(show()) == [one.text for one in lines]


def test_a_line_does_not_move_to_another_clause(history: History, show: Show, draft_id: int) -> None:
    one, other = line_of(show(), Clause.LINE_CROSSED), line_of(show(), Clause.ASKING)
    with pytest.raises(Refused):
        history.do(agreement_lines.move_line, one.id, other.id)


@pytest.mark.parametrize(
    ("marker", "name"),
    [(Side.FIRST, "“We stop at once” is Robin’s line"), (Side.SECOND, "“We stop at once” is Ash’s line")],
)
def test_a_line_is_marked_as_one_partners_and_as_both(
    history: History, show: Show, couple_id: int, draft_id: int, marker: Side, name: str
) -> None:
    line = line_of(show(), Clause.LINE_CROSSED)
    history.do(agreement_lines.mark_line, line.id, marker)
    assert show().content.crossed[0].marker is marker
    assert history.undo_name(couple_id) == name
    again_and_back(history, couple_id, lambda: show().content)
    history.do(agreement_lines.mark_line, line.id, None)
    assert history.undo_name(couple_id) == "“We stop at once” is for both"


# -- steps ----------------------------------------------------------------------------------------------------


def test_a_withdrawn_yes_leaves_the_draft_at_once(
    history: History, show: Show, couple_id: int, draft_id: int, steps: tuple[int, ...]
) -> None:
    history.do(session.start_session, couple_id)
    history.do(asking.answer, steps[0], Side.SECOND, Answer.NOT_NOW)
    assert [one.title for one in show().content.willing] == ["Sofa"]
    assert [one.title for one in show().content.not_now] == ["Hands", "Kiss"]


def test_the_order_is_that_of_the_couples_path(
    history: History, show: Show, draft_id: int, steps: tuple[int, ...]
) -> None:
    history.do(hierarchy.move_step, steps[1], steps[0])
    assert [one.title for one in show().content.willing] == ["Sofa", "Hands"]


def test_a_step_is_left_out_and_taken_in_again(
    history: History, show: Show, couple_id: int, draft_id: int, steps: tuple[int, ...]
) -> None:
    history.do(agreement_lines.leave_out, draft_id, steps[0])
    assert [(one.offered.step_id, one.left_out) for one in show().steps] == list(
        zip(steps, (True, False, False, False), strict=True)
    )
    assert [one.title for one in show().content.willing] == ["Sofa"]
    assert history.undo_name(couple_id) == "Left out “Hands”"
    again_and_back(history, couple_id, lambda: show().content)
    history.do(agreement_lines.take_in, draft_id, steps[0])
    assert history.undo_name(couple_id) == "Took in “Hands”"
    again_and_back(history, couple_id, lambda: show().content)


@pytest.mark.parametrize(("side", "name"), [(Side.FIRST, "Robin"), (Side.SECOND, "Ash")])
def test_a_step_off_the_table_is_left_out_only_with_its_owner_in_the_room(
    history: History,
    vault: Vault,
    show: Show,
    couple_id: int,
    draft_id: int,
    steps: tuple[int, ...],
    side: Side,
    name: str,
) -> None:
    history.do(session.start_session, couple_id)
    history.do(asking.answer, steps[0], side, Answer.OFF_TABLE)
    end_session(vault, history)
    with pytest.raises(Refused, match=f"is off the table for {name}"):
        history.do(agreement_lines.leave_out, draft_id, steps[0])
    other = {"first_attends": side is not Side.FIRST, "second_attends": side is not Side.SECOND}
    history.do(session.start_session, couple_id, **other)
    with pytest.raises(Refused, match=f"is off the table for {name}"):
        history.do(agreement_lines.leave_out, draft_id, steps[0])
    end_session(vault, history)
    history.do(session.start_session, couple_id)
    history.do(agreement_lines.leave_out, draft_id, steps[0])
    assert steps[0] in [one.offered.step_id for one in show().steps if one.left_out]


def test_a_draft_that_was_let_go_stays_gone_once_another_was_printed_under_its_number(
    history: History, show: Show, couple_id: int, draft_id: int
) -> None:
    history.do(agreement.let_go, draft_id)
    history.do(agreement.begin_draft, couple_id, TEXT)
    issue(history, show)
    with pytest.raises(Refused, match="Another revision was printed in its place"):
        history.do(agreement.take_up, draft_id)


# -- review and reason ----------------------------------------------------------------------------------------


def test_the_day_of_review_and_the_reason(history: History, show: Show, couple_id: int, draft_id: int) -> None:
    assert show().content.review_on == date(2026, 6, 11)
    history.do(agreement.set_review, draft_id, date(2026, 7, 1))
    assert history.undo_name(couple_id) == "Set the review to 1 July 2026"
    again_and_back(history, couple_id, lambda: show().content)
    history.do(agreement.set_reason, draft_id, "Because.")
    assert show().content.reason == "Because."
    again_and_back(history, couple_id, lambda: show().content)


def test_what_is_for_this_week_stands_until_the_agreement_is_looked_at_again(
    vault: Vault,
    history: History,
    show: Show,
    clock: SteadyClock,
    couple_id: int,
    steps: tuple[int, ...],
    draft_id: int,
) -> None:
    def stands(step_id: int) -> State:
        with vault.read() as work:
            row = hierarchy.show_path(work, clock, couple_id).row(step_id)
        assert row is not None
        return row.state

    history.do(agreement.set_review, draft_id, date(2026, 7, 16))
    history.do(asking.plan_step, steps[0])
    clock.go_on(weeks=5)
    assert stands(steps[0]) is State.IDEA, "a draft is no agreement"
    clock.go_on(weeks=-5)
    issue(history, show)
    clock.go_on(weeks=8, days=6)
    assert stands(steps[0]) is State.PLANNED
    history.do(asking.plan_step, steps[1])
    clock.go_on(days=1)
    assert [stands(one) for one in steps[:2]] == [State.IDEA, State.IDEA]
    with pytest.raises(Refused, match="a fresh yes from both"):
        history.do(asking.plan_step, steps[0])


@pytest.mark.parametrize(("days", "said"), [(0, "not ahead"), (-3, "not ahead"), (85, "more than twelve weeks")])
def test_a_day_that_cannot_be_is_said_in_one_sentence(
    history: History, show: Show, draft_id: int, days: int, said: str
) -> None:
    with pytest.raises(Refused, match=said) as no:
        history.do(agreement.set_review, draft_id, date(2026, 5, 14) + timedelta(days=days))
    assert no.value.field == "review"
    assert show().content.review_on == date(2026, 6, 11)


# -- printing to sign -----------------------------------------------------------------------------------------


def test_printing_to_sign_seals_words_and_bytes_and_nothing_in_the_records_changes_them(
    vault: Vault,
    history: History,
    show: Show,
    couple_id: int,
    draft_id: int,
    steps: tuple[int, ...],
    clock: SteadyClock,
) -> None:
    said = show().content
    issue(history, show)
    assert "Printed" not in history.undo_name(couple_id)
    history.do(session.start_session, couple_id)
    history.do(asking.answer, steps[0], Side.FIRST, Answer.OFF_TABLE)
    history.do(hierarchy.edit_step, steps[1], whole_step("Another sofa"))
    clock.go_on(days=40)
    shown = show()
    assert shown.issued is not None
    assert (shown.issued.pdf, shown.issued.sha256) == (PDF, hashlib.sha256(PDF).hexdigest())
    assert shown.content.state is AgreementState.ISSUED
    assert shown.content.willing == said.willing
    assert shown.content.dated == said.dated
    assert shown.content.record_code == said.record_code == shown.issued.record_code
    assert not shown.is_draft
    with vault.read() as work:
        assert AuditKind.PRINTED in [event.kind for event in work.audit.events()]


def test_what_was_printed_to_be_signed_is_not_changed_and_undo_of_what_came_before_says_so(
    history: History, show: Show, couple_id: int, draft_id: int, steps: tuple[int, ...]
) -> None:
    line = line_of(show(), Clause.ASKING)
    history.do(agreement_lines.edit_line, line.id, "Aloud.")
    issue(history, show)
    for act, given in (
        (agreement_lines.edit_line, (line.id, "Other")),
        (agreement_lines.leave_out, (draft_id, steps[0])),
        (agreement_lines.add_line, (draft_id, Clause.ASKING, "More")),
        (agreement.set_reason, (draft_id, "Why")),
        (agreement.let_go, (draft_id,)),
    ):
        with pytest.raises(Refused, match="Revision 1 was printed to be signed"):
            history.do(act, *given)
    with pytest.raises(Refused, match="Start the next draft"):
        history.undo(couple_id)


def test_words_that_changed_while_the_pages_were_drawn_are_not_sealed(
    history: History, show: Show, draft_id: int
) -> None:
    drawn = show().content
    history.do(agreement_lines.edit_line, line_of(show(), Clause.ASKING).id, "Aloud.")
    with pytest.raises(Refused, match="changed while the pages were drawn"):
        history.do(agreement.issue, draft_id, drawn, PDF, TEXT)
    assert show().is_draft


def test_a_day_of_review_that_has_passed_is_named_before_printing(
    history: History, show: Show, draft_id: int, clock: SteadyClock
) -> None:
    clock.go_on(days=40)
    with pytest.raises(Refused, match="not ahead") as no:
        issue(history, show)
    assert no.value.field == "review"


def test_while_planning_waits_for_the_therapist_nothing_is_printed_to_sign_and_the_draft_is_as_before(
    history: History, show: Show, couple_id: int, draft_id: int
) -> None:
    before = show()
    history.do(holds.place_hold, couple_id, "mine")
    assert show() == before
    with pytest.raises(Refused, match=r"^Needs a look with your therapist\.$"):
        issue(history, show)
    assert show() == before
    history.do(holds.lift_hold, couple_id)
    issue(history, show)


def test_while_they_are_getting_ready_it_lists_nothing_to_try_and_the_rest_stands(
    history: History, show: Show, couple_id: int, steps: tuple[int, ...]
) -> None:
    assert [line.title for line in show().content.willing] == ["Hands", "Sofa"]
    history.do(screening.begin_preparation, couple_id)
    shown = show()
    assert (shown.content.willing, shown.lacking) == ((), ())
    assert [line.title for line in shown.content.not_now] == ["Kiss"]


def test_letter_and_black_and_white_are_kept_with_the_bytes(history: History, show: Show, draft_id: int) -> None:
    content = replace(show().content, paper=Paper.LETTER, colour=False)
    history.do(agreement.issue, draft_id, content, PDF, TEXT)
    assert (show().content.paper, show().content.colour) == (Paper.LETTER, False)


# -- the next revision ----------------------------------------------------------------------------------------


@pytest.fixture
def second_id(
    history: History, show: Show, couple_id: int, draft_id: int, steps: tuple[int, ...], clock: SteadyClock
) -> int:
    """A first revision with two lines off the table and a step left out, and the draft of the second, a week later."""
    history.do(agreement_lines.add_line, draft_id, Clause.OFF_TABLE, "From behind.", marker=Side.FIRST)
    history.do(agreement_lines.add_line, draft_id, Clause.OFF_TABLE, "After 22:30.", marker=Side.SECOND)
    history.do(agreement_lines.leave_out, draft_id, steps[1])
    issue(history, show)
    clock.go_on(days=7)
    return history.do(agreement.begin_draft, couple_id, TEXT, "Revised to rest more.").change.ids[0]


def test_the_next_draft_takes_over_words_and_what_was_left_out(
    show: Show, second_id: int, history: History, steps: tuple[int, ...]
) -> None:
    shown = show()
    assert shown.revision is not None
    assert (shown.revision.number, shown.content.reason) == (2, "Revised to rest more.")
    assert shown.content.replaces == "revision 1 of 14 May 2026"
    assert shown.content.review_on == date(2026, 6, 18)
    assert [one.title for one in shown.content.willing] == ["Hands"]
    assert {one.since for one in shown.lines} == {Since.SAME}
    assert shown.before is not None
    assert shown.before.issued_on == date(2026, 5, 14)
    first = show(shown.before.revision.id)
    assert first.issued is not None
    assert first.before is None


def test_new_and_changed_are_said_of_lines_and_of_steps(
    vault: Vault, show: Show, second_id: int, history: History, couple_id: int, steps: tuple[int, ...]
) -> None:
    history.do(agreement_lines.edit_line, line_of(show(), Clause.ASKING).id, "Aloud.")
    history.do(agreement_lines.add_line, second_id, Clause.ASKING, "The day before.")
    marks = [one.since for one in show().lines if one.line.clause is Clause.ASKING]
    assert marks == [Since.CHANGED, Since.NEW]
    history.do(agreement_lines.take_in, second_id, steps[1])
    history.do(session.start_session, couple_id)
    history.do(asking.answer, steps[2], Side.FIRST, Answer.NOT_NOW)
    added = history.do(
        hierarchy.add_steps,
        hierarchy_id(vault, couple_id),
        [whole_step(title) for title in ("Hug", "Music", "Lamp")],
    ).change.ids
    for side in Side:
        history.do(asking.answer, added[0], side, Answer.YES)
    history.do(asking.answer, added[1], Side.FIRST, Answer.NOT_NOW)
    history.do(asking.answer, added[2], Side.FIRST, Answer.OFF_TABLE)
    since = {(one.offered.line.title, type(one.offered.line).__name__): one.since for one in show().steps}
    assert since == {
        ("Hands", "WillingLine"): Since.SAME,
        ("Sofa", "WillingLine"): Since.NEW,
        ("Hug", "WillingLine"): Since.NEW,
        ("Kiss", "NotNowLine"): Since.CHANGED,
        ("Music", "NotNowLine"): Since.NEW,
        ("Back", "Closed"): Since.SAME,
        ("Lamp", "Closed"): Since.NEW,
    }


def test_what_stands_in_a_field_is_in_the_content_before_it_is_kept(show: Show, second_id: int) -> None:
    line = line_of(show(), Clause.ASKING)
    fresh = ClauseLine(revision_id=second_id, clause=Clause.ASKING, place=9, text="Just typed")
    typing = show(None, (line.but(text="Typing"), fresh))
    assert [one.text for one in typing.content.how_we_ask] == ["Typing", "Just typed"]
    assert words_of(typing, Clause.ASKING) == [line.text]
    assert [one.since for one in typing.lines if one.line.clause is Clause.ASKING] == [Since.CHANGED]
    assert words_of(show(), Clause.ASKING) == [line.text]


def test_printing_the_next_one_ends_the_one_before(history: History, show: Show, second_id: int, draft_id: int) -> None:
    issue(history, show, b"%PDF second")
    assert [one.state for one in show().revisions] == [AgreementState.SUPERSEDED, AgreementState.ISSUED]
    assert show(draft_id).content.state is AgreementState.SUPERSEDED
    first, second = show(draft_id).issued, show(second_id).issued
    assert first is not None
    assert second is not None
    assert (first.pdf, second.pdf) == (PDF, b"%PDF second")
    before = show(second_id).before
    assert before is not None
    assert before.revision.number == 1


def test_a_third_revision_follows_the_second_and_leaves_the_first_as_it_ended(
    history: History, show: Show, second_id: int, couple_id: int
) -> None:
    issue(history, show)
    begun = history.do(agreement.begin_draft, couple_id, TEXT)
    assert begun.change.happened is Happened.AGREEMENT_BEGUN
    issue(history, show)
    ended = [AgreementState.SUPERSEDED, AgreementState.SUPERSEDED, AgreementState.ISSUED]
    assert [one.state for one in show().revisions] == ended


# -- whose line it is -----------------------------------------------------------------------------------------


def own_line(show: Show, marker: Side) -> ClauseLine:
    return next(one.line for one in show().lines if one.line.clause is Clause.OFF_TABLE and one.line.marker is marker)


def test_a_line_off_the_table_always_has_one_owner(history: History, show: Show, draft_id: int) -> None:
    with pytest.raises(Refused, match="belongs to one of them"):
        history.do(agreement_lines.add_line, draft_id, Clause.OFF_TABLE, "From behind.")
    added = history.do(agreement_lines.add_line, draft_id, Clause.OFF_TABLE, "From behind.", marker=Side.FIRST)
    with pytest.raises(Refused, match="belongs to one of them"):
        history.do(agreement_lines.mark_line, added.change.ids[0], None)
    with pytest.raises(Refused, match="a few words"):
        history.do(agreement_lines.edit_line, added.change.ids[0], " ", "said")
    history.do(agreement_lines.mark_line, added.change.ids[0], Side.SECOND)
    history.do(agreement_lines.remove_line, added.change.ids[0])


@pytest.mark.parametrize("side", list(Side))
def test_a_printed_line_off_the_table_changes_only_with_its_owner_in_the_room(
    history: History, show: Show, couple_id: int, second_id: int, vault: Vault, side: Side
) -> None:
    line, name = own_line(show, side), "Robin" if side is Side.FIRST else "Ash"
    tried: list[tuple[Action[...], tuple[object, ...]]] = [
        (agreement_lines.edit_line, (line.id, "Only sometimes.")),
        (agreement_lines.mark_line, (line.id, side.other)),
        (agreement_lines.remove_line, (line.id,)),
    ]
    strangers = welcome(history, "Noor & Sam")
    for who in (None, strangers, couple_id):
        if who is not None:
            alone = who == couple_id
            history.do(
                session.start_session,
                who,
                None,
                not (alone and side is Side.FIRST),
                not (alone and side is Side.SECOND),
            )
        for act, given in tried:
            with pytest.raises(Refused, match=f"This is {name}’s own line"):
                history.do(act, *given)
        if who is not None:
            end_session(vault, history)
    history.do(session.start_session, couple_id)
    history.do(agreement_lines.edit_line, line.id, "Only sometimes.")
    history.do(agreement_lines.remove_line, line.id)
    history.undo(couple_id)
    assert own_line(show, side).text == "Only sometimes."


# -- the limits of the board --------------------------------------------------------------------------------------

OFF, CARE = LimitStanding.OFF_TABLE, LimitStanding.WITH_CARE


def put_down(
    history: History, couple_id: int, title: str, standing: LimitStanding = OFF, sharing: Sharing = Sharing.SHARED
) -> int:
    """A limit of the first of the two."""
    done = history.do(limits.put_down_limit, couple_id, Side.FIRST, title, LimitKind.ACT, standing, sharing)
    return done.change.ids[0]


def closed(shown: ShownAgreement, side: Side = Side.FIRST) -> list[str]:
    return [words for own in shown.content.off_table if own.side is side for words in own.lines]


def test_a_first_draft_begins_with_what_both_know_is_off_the_table(
    history: History, couple_id: int, steps: tuple[int, ...], show: Show
) -> None:
    put_down(history, couple_id, "Being held from behind")
    put_down(history, couple_id, "Neck", CARE)
    for sharing in (Sharing.OWNER, Sharing.THERAPIST):
        put_down(history, couple_id, f"For {sharing}", sharing=sharing)
    assert closed(show()) == ["Being held from behind"], "as it would begin"
    history.do(agreement.begin_draft, couple_id, TEXT)
    shown = show()
    assert closed(shown) == ["Being held from behind"]
    assert closed(shown, Side.SECOND) == ["Back"], "a step"
    assert line_of(shown, Clause.OFF_TABLE).marker is Side.FIRST
    assert shown.limits == ()


def test_a_limit_and_a_step_of_the_same_words_stand_there_once(
    history: History, couple_id: int, steps: tuple[int, ...], show: Show
) -> None:
    history.do(limits.put_down_limit, couple_id, Side.SECOND, " back. ", LimitKind.AREA, OFF, Sharing.SHARED)
    history.do(agreement.begin_draft, couple_id, TEXT)
    assert closed(show(), Side.SECOND) == ["Back"]
    assert show().limits == ()


def test_a_step_that_goes_off_the_table_in_the_words_of_a_line_stands_there_once(
    history: History, couple_id: int, steps: tuple[int, ...], show: Show
) -> None:
    put_down(history, couple_id, "Kiss.")
    history.do(agreement.begin_draft, couple_id, TEXT)
    history.do(session.start_session, couple_id)
    history.do(asking.answer, steps[2], Side.FIRST, Answer.OFF_TABLE)
    assert closed(show()) == ["Kiss."]
    assert [one.offered.line for one in show().steps if isinstance(one.offered.line, Closed)] == [
        Closed(Side.SECOND, "Back")
    ]
    history.do(agreement_lines.remove_line, line_of(show(), Clause.OFF_TABLE).id)
    assert closed(show()) == ["Kiss"], "the step, whatever becomes of the line"


def test_what_goes_off_the_table_later_is_offered_to_the_paper_and_never_put_there_by_itself(
    history: History, couple_id: int, draft_id: int, show: Show
) -> None:
    limit = put_down(history, couple_id, "Being held from behind")
    assert closed(show()) == []
    assert show().limits == (Closed(Side.FIRST, "Being held from behind"),)
    history.do(agreement_lines.add_line, draft_id, Clause.OFF_TABLE, "being held  from behind.", marker=Side.FIRST)
    assert show().limits == ()
    history.undo(couple_id)
    assert len(show().limits) == 1
    history.do(session.start_session, couple_id)
    history.do(limits.move_limit, limit, CARE)
    assert show().limits == ()


def test_a_private_limit_is_never_offered_to_the_paper(
    history: History, couple_id: int, draft_id: int, show: Show
) -> None:
    before = show()
    for sharing in (Sharing.OWNER, Sharing.THERAPIST):
        put_down(history, couple_id, "Being held from behind", sharing=sharing)
    assert show() == before
