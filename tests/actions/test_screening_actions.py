"""Speaking with each alone, holds and risk notes, on a real vault: the therapist's own, with nobody in the room."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy.exc

from app.actions import (
    asking,
    finding,
    hierarchy,
    holds,
    pains,
    pausing_practice,
    risk_notes,
    roster,
    screening,
    session,
)
from app.actions.change import Happened
from app.actions.history import History
from app.actions.screening_shown import Screened, show_screening
from app.models.couple import Status
from app.models.couple_event import CoupleEvent, CoupleEventKind
from app.models.faults import Refused
from app.models.look import PainState
from app.models.screening import ScreeningOutcome
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.limits import INTIMATE
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, whole_step

FIRST, SECOND = Side.FIRST, Side.SECOND
DAY = date(2026, 5, 12)
WAITS = "That waits until nobody is in the room"
LOOK = "Needs a look with your therapist"


class Alone:
    """A therapist alone at the desk, and a couple."""

    def __init__(self, vault: Vault, history: History, clock: SteadyClock) -> None:
        self.vault, self.history, self.clock = vault, history, clock
        self.couple_id = welcome(history)

    def shown(self) -> Screened:
        with self.vault.read() as work:
            shown = show_screening(work, self.clock, self.couple_id)
        assert shown is not None
        return shown

    def spoke(self, side: Side, outcome: ScreeningOutcome | None = ScreeningOutcome.PROCEED) -> None:
        self.history.do(screening.begin_conversation, self.couple_id, side, DAY)
        if outcome is not None:
            self.history.do(screening.set_outcome, self.couple_id, side, outcome)

    def prepare(self) -> None:
        for side in Side:
            self.spoke(side)
        self.history.do(screening.end_preparation, self.couple_id)
        self.history.do(pausing_practice.practise_pause, self.couple_id)

    def a_step_with_both_yeses(self) -> int:
        step = whole_step("Hug")
        step_id = self.history.do(hierarchy.add_steps, hierarchy_id(self.vault, self.couple_id), [step]).change.ids[0]
        for side in Side:
            self.history.do(asking.answer, step_id, side, Answer.YES)
        return step_id

    def start(self) -> int:
        return self.history.do(session.start_session, self.couple_id).change.ids[0]

    def crossed(self) -> int:
        """A line crossed in a session that is over; the id of its entry."""
        session_id = self.start()
        entry_id = self.history.do(session.keep_entry, session_id, "/s went on after amber").change.ids[0]
        self.history.do(session.edit_entry, entry_id, "went on after amber", Mark.SETBACK, SetbackKind.LINE_CROSSED)
        self.history.do(session.end_session, session_id)
        return entry_id

    def audit(self) -> str:
        with self.vault.read() as work:
            return "\n".join(event.subject for event in work.audit.events())


@pytest.fixture
def alone(vault: Vault, history: History, clock: SteadyClock) -> Alone:
    return Alone(vault, history, clock)


# Conversations ---------------------------------------------------------------------------------------------------


def test_a_conversation_is_kept_whole_with_every_change_and_undo_brings_back_what_was_known(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    do(screening.begin_conversation, couple_id, FIRST, DAY, 45)
    do(screening.set_topic, couple_id, FIRST, "fear", True)
    do(screening.set_topic, couple_id, FIRST, "pain", True)
    do(screening.set_outcome, couple_id, FIRST, ScreeningOutcome.CONDITIONS)
    do(screening.write_conditions, couple_id, FIRST, "Alcohol stays out of planned evenings.")
    do(screening.ask_again, couple_id, FIRST, date(2026, 6, 30))
    now = alone.shown().first.now
    assert now is not None
    assert (now.known.topics, now.known.minutes, now.known.held_on) == ("fear, pain", 45, DAY)
    assert now.known.outcome is ScreeningOutcome.CONDITIONS
    assert now.known.ask_again_on == date(2026, 6, 30)
    with alone.vault.read() as work:
        known = work.alone.screenings(couple_id)
    assert [one.conversation for one in known] == [1] * 6
    for _ in range(5):
        assert alone.history.undo(couple_id) is not None
    back = alone.shown().first.now
    assert back is not None
    assert (back.known.topics, back.known.outcome, back.known.conditions) == ("", None, "")
    assert back.begun == now.begun == known[0].id
    assert alone.history.redo(couple_id) is not None
    again = alone.shown().first.now
    assert again is not None
    assert again.known.topics == "fear"
    with alone.vault.read() as work:
        assert len(work.alone.screenings(couple_id)) == 12


def test_an_outcome_taken_back_is_none_and_getting_ready_does_not_end_by_it(alone: Alone) -> None:
    alone.spoke(FIRST)
    alone.spoke(SECOND)
    alone.history.undo(alone.couple_id)
    with pytest.raises(Refused, match="Ash alone"):
        alone.history.do(screening.end_preparation, alone.couple_id)
    kind = CoupleEventKind.PREPARATION_ENDED
    with pytest.raises(sqlalchemy.exc.IntegrityError), alone.vault.write() as work:
        work.alone.happened(CoupleEvent(couple_id=alone.couple_id, kind=kind, at=alone.clock.now()))
    alone.history.redo(alone.couple_id)
    alone.history.do(screening.end_preparation, alone.couple_id)


def test_a_topic_is_left_for_the_next_time_by_unticking_it(alone: Alone) -> None:
    alone.spoke(SECOND, None)
    alone.history.do(screening.set_topic, alone.couple_id, SECOND, "self-harm", True)
    alone.history.do(screening.set_topic, alone.couple_id, SECOND, "self-harm", False)
    now = alone.shown().second.now
    assert now is not None
    assert now.known.topics == ""
    with pytest.raises(KeyError):
        alone.history.do(screening.set_topic, alone.couple_id, SECOND, "weather", True)


def test_a_second_conversation_begins_empty_and_the_first_stays_readable_as_it_was(alone: Alone) -> None:
    alone.history.do(screening.begin_conversation, alone.couple_id, FIRST, date(2025, 3, 3), None, True)
    alone.history.do(screening.set_topic, alone.couple_id, FIRST, "fear", True)
    alone.history.do(screening.ask_again, alone.couple_id, FIRST, None, "when next alone")
    alone.spoke(FIRST, None)
    one = alone.shown().first
    assert one.now is not None
    assert (one.now.known.conversation, one.now.known.topics) == (2, "")
    assert [(was.known.held_on, was.known.earlier, was.known.topics) for was in one.earlier] == [
        (date(2025, 3, 3), True, "fear")
    ]
    with pytest.raises(Refused, match="newer conversation"):
        alone.history.undo(alone.couple_id)
    assert alone.shown().first == one


def test_the_day_can_be_corrected_and_lies_never_ahead(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    with pytest.raises(Refused, match="once it was held") as ahead:
        do(screening.begin_conversation, couple_id, FIRST, date(2026, 5, 15))
    assert ahead.value.field == "held_on"
    with pytest.raises(Refused) as long:
        do(screening.begin_conversation, couple_id, FIRST, DAY, 0)
    assert long.value.field == "minutes"
    with pytest.raises(Refused, match="Record a conversation first"):
        do(screening.set_outcome, couple_id, FIRST, ScreeningOutcome.PROCEED)
    do(screening.begin_conversation, couple_id, FIRST, DAY)
    do(screening.set_when, couple_id, FIRST, date(2026, 5, 11), 50, False)
    now = alone.shown().first.now
    assert now is not None
    assert (now.known.held_on, now.known.minutes) == (date(2026, 5, 11), 50)


# Getting ready ---------------------------------------------------------------------------------------------------


def test_getting_ready_ends_by_hand_after_a_conversation_with_each_and_the_work_is_active(alone: Alone) -> None:
    assert "Robin alone and one with Ash" in alone.shown().preparing_needs
    alone.spoke(FIRST)
    alone.spoke(SECOND, ScreeningOutcome.PREPARATION)
    assert alone.shown().preparing_needs.startswith("Still needed: a conversation with Ash alone")
    with pytest.raises(Refused, match="Ash alone"):
        alone.history.do(screening.end_preparation, alone.couple_id)
    alone.history.do(screening.set_outcome, alone.couple_id, SECOND, ScreeningOutcome.CONDITIONS)
    alone.history.do(holds.place_hold, alone.couple_id)
    with pytest.raises(Refused, match="the hold lifted"):
        alone.history.do(screening.end_preparation, alone.couple_id)
    alone.history.do(holds.lift_hold, alone.couple_id)
    assert not alone.shown().readiness.prepared
    done = alone.history.do(screening.end_preparation, alone.couple_id)
    assert (done.name, done.change.happened) == ("Ended getting ready", Happened.PREPARATION_ENDED)
    assert alone.shown().readiness.prepared
    assert status(alone) is Status.ACTIVE
    alone.history.undo(alone.couple_id)
    assert not alone.shown().readiness.prepared
    assert status(alone) is Status.PREPARING
    alone.history.redo(alone.couple_id)
    assert alone.shown().readiness.prepared


def test_getting_ready_begins_again_by_hand_and_a_resting_couple_goes_on_resting(alone: Alone) -> None:
    with pytest.raises(Refused, match="has not ended"):
        alone.history.do(screening.begin_preparation, alone.couple_id)
    for side in Side:
        alone.spoke(side)
    alone.history.do(roster.set_status, alone.couple_id, Status.RESTING)
    alone.history.do(screening.end_preparation, alone.couple_id)
    assert status(alone) is Status.RESTING
    with pytest.raises(Refused, match="has ended"):
        alone.history.do(screening.end_preparation, alone.couple_id)
    alone.history.do(screening.begin_preparation, alone.couple_id)
    assert status(alone) is Status.RESTING
    alone.history.do(roster.set_status, alone.couple_id, Status.ACTIVE)
    alone.history.do(screening.end_preparation, alone.couple_id)
    alone.history.do(screening.begin_preparation, alone.couple_id)
    assert status(alone) is Status.PREPARING


def status(alone: Alone) -> Status:
    with alone.vault.read() as work:
        return work.couples.get(alone.couple_id).status


def test_a_practised_pause_is_noted_with_or_without_them_in_the_room(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    with pytest.raises(Refused):
        do(pausing_practice.practise_pause_again, couple_id)
    session_id = alone.start()
    do(pausing_practice.practise_pause, couple_id)
    with alone.vault.read() as work:
        assert work.alone.events(couple_id)[-1].session_id == session_id
    with pytest.raises(Refused):
        do(pausing_practice.practise_pause, couple_id)
    do(session.end_session, session_id)
    assert alone.shown().readiness.practised
    do(pausing_practice.practise_pause_again, couple_id)
    assert not alone.shown().readiness.practised
    alone.history.undo(couple_id)
    assert alone.shown().readiness.practised


# Holds -----------------------------------------------------------------------------------------------------------


def test_a_hold_has_planning_wait_with_the_one_sentence_and_is_lifted_by_hand(alone: Alone) -> None:
    alone.prepare()
    step_id = alone.a_step_with_both_yeses()
    before = path(alone)
    alone.history.do(holds.place_hold, alone.couple_id, "Something said alone.")
    assert path(alone) == before
    with pytest.raises(Refused, match=LOOK):
        alone.history.do(asking.plan_step, step_id)
    alone.clock.go_on(weeks=20)
    assert alone.shown().readiness.on_hold
    alone.clock.go_on(weeks=-20)
    alone.history.do(holds.lift_hold, alone.couple_id)
    alone.history.do(asking.plan_step, step_id)


def path(alone: Alone) -> object:
    with alone.vault.read() as work:
        return hierarchy.show_path(work, alone.clock, alone.couple_id).rows


def test_the_words_of_a_hold_are_written_anew_and_undone_and_stay_with_it_once_it_is_lifted(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    for action in (holds.lift_hold, holds.write_hold):
        with pytest.raises(Refused, match="There is no hold"):
            do(action, couple_id, *(["words"] if action is holds.write_hold else []))  # type: ignore[arg-type]  # both
    do(holds.place_hold, couple_id, "First")
    with pytest.raises(Refused, match="hold already"):
        do(holds.place_hold, couple_id, "Second")
    do(holds.write_hold, couple_id, "Consultation on 29 May.")
    assert words_of_hold(alone) == "Consultation on 29 May."
    alone.history.undo(couple_id)
    assert words_of_hold(alone) == "First"
    alone.history.redo(couple_id)
    do(holds.lift_hold, couple_id)
    assert [one.words for one in alone.shown().past_holds] == ["Consultation on 29 May."]
    alone.history.undo(couple_id)
    assert words_of_hold(alone) == "Consultation on 29 May."
    assert alone.history.undo(couple_id) is not None
    assert alone.history.undo(couple_id) is not None
    assert alone.shown().hold is None


def words_of_hold(alone: Alone) -> str:
    hold = alone.shown().hold
    assert hold is not None
    return hold.words


def test_it_is_said_plainly_who_was_spoken_with_since_the_hold(alone: Alone) -> None:
    alone.prepare()
    alone.history.do(holds.place_hold, alone.couple_id)
    assert (alone.shown().first.since_hold, alone.shown().second.since_hold) == (None, None)
    alone.history.do(screening.set_topic, alone.couple_id, FIRST, "fear", True)
    assert alone.shown().first.since_hold is None
    alone.spoke(FIRST)
    assert (alone.shown().first.since_hold, alone.shown().second.since_hold) == (DAY, None)


# Knew and went on ------------------------------------------------------------------------------------------------


def test_the_mark_has_planning_wait_until_there_is_a_new_conversation_with_each(alone: Alone) -> None:
    alone.prepare()
    step_id = alone.a_step_with_both_yeses()
    entry_id = alone.crossed()
    name = alone.history.undo_name(alone.couple_id)
    assert [one.words for one in alone.shown().crossed] == ["went on after amber"]
    alone.history.do(holds.mark_knew_and_went_on, alone.couple_id, "", entry_id)
    assert alone.history.undo_name(alone.couple_id) == name
    (mark,) = alone.shown().knew
    assert (mark.words, mark.event.entry_id, mark.waits) == ("went on after amber", entry_id, True)
    with pytest.raises(Refused, match=LOOK):
        alone.history.do(asking.plan_step, step_id)
    alone.history.do(screening.set_outcome, alone.couple_id, FIRST, ScreeningOutcome.PROCEED)
    alone.spoke(SECOND)
    with pytest.raises(Refused, match=LOOK):
        alone.history.do(asking.plan_step, step_id)
    assert not alone.shown().first.goes_ahead
    assert alone.shown().second.goes_ahead
    alone.spoke(FIRST)
    alone.history.do(asking.plan_step, step_id)
    assert not alone.shown().knew[0].waits


def test_the_mark_stands_alone_or_names_a_line_that_is_theirs_and_crossed(alone: Alone) -> None:
    alone.history.do(holds.mark_knew_and_went_on, alone.couple_id, "Heard on the phone.")
    entry_id = alone.crossed()
    alone.history.do(session.edit_entry, entry_id, "went on after amber", Mark.SETBACK, SetbackKind.EDGE)
    with pytest.raises(Refused, match="not marked as crossed"):
        alone.history.do(holds.mark_knew_and_went_on, alone.couple_id, "", entry_id)
    assert [one.words for one in alone.shown().knew] == ["Heard on the phone."]


# Risk notes and pain ---------------------------------------------------------------------------------------------


def test_a_risk_note_is_about_one_or_both_and_its_words_can_be_undone(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    note_id = do(risk_notes.add_risk_note, couple_id).change.ids[0]
    for field in risk_notes.FIELDS:
        do(risk_notes.write_risk_note, couple_id, note_id, field, f"My {field}")
    do(risk_notes.set_whom, couple_id, note_id, SECOND)
    (note,) = alone.shown().risk_notes
    assert (note.assessment, note.safety_plan, note.side) == ("My assessment", "My safety_plan", SECOND)
    alone.history.undo(couple_id)
    alone.history.undo(couple_id)
    (note,) = alone.shown().risk_notes
    assert (note.report, note.safety_plan, note.side) == ("My report", "", None)
    with pytest.raises(KeyError):
        do(risk_notes.write_risk_note, couple_id, note_id, "verdict", "")
    with pytest.raises(Refused, match="not theirs"):
        do(risk_notes.write_risk_note, couple_id, note_id + 1, "report", "")


def test_pain_is_noted_by_area_and_opens_the_steps_that_waited_for_it(alone: Alone) -> None:
    steps = [whole_step("Covered and still", area=INTIMATE), whole_step("Hand cream", area="hands")]
    alone.history.do(hierarchy.add_steps, hierarchy_id(alone.vault, alone.couple_id), steps)
    shown = alone.shown()
    assert (shown.areas, shown.waiting) == ((INTIMATE, "hands"), ("Covered and still",))
    for side in Side:
        alone.history.do(pains.note_pain, alone.couple_id, side, INTIMATE, PainState.NONE)
    alone.history.do(pains.note_pain, alone.couple_id, FIRST, " Hands ", PainState.PAIN)
    assert alone.shown().waiting == ("Hand cream",)
    alone.history.do(pains.note_pain, alone.couple_id, FIRST, "hands", PainState.ASSESSED)
    assert alone.shown().waiting == ()
    alone.history.undo(alone.couple_id)
    assert alone.shown().pains[FIRST, "hands"] is PainState.PAIN
    for wrong in ("", "hands, feet"):
        with pytest.raises(Refused) as no:
            alone.history.do(pains.note_pain, alone.couple_id, FIRST, wrong, PainState.PAIN)
        assert no.value.field == "area"


def test_cues_name_the_partner_and_ask(alone: Alone) -> None:
    steps = [alone.a_step_with_both_yeses() for _ in range(3)]
    for step_id in steps:
        alone.history.do(asking.answer, step_id, FIRST, Answer.NOT_NOW)
        alone.history.do(asking.answer, step_id, SECOND, Answer.NOT_NOW)
    (cue,) = alone.shown().cues
    assert cue == "Ash’s answers tend to move to Robin’s once both are out. What would Ash say alone?"


# With somebody in the room ---------------------------------------------------------------------------------------


def test_nothing_of_it_is_done_or_shown_while_anybody_is_in_the_room(alone: Alone) -> None:
    couple_id = alone.couple_id
    for side in Side:
        alone.spoke(side)
    alone.history.do(holds.place_hold, couple_id, "Words")
    note_id = alone.history.do(risk_notes.add_risk_note, couple_id).change.ids[0]
    other = welcome(alone.history, "Mira & Tove")
    alone.history.do(session.start_session, other)
    tries = [
        (screening.begin_conversation, FIRST, DAY),
        (screening.set_when, FIRST, DAY, None, False),
        (screening.set_topic, FIRST, "fear", True),
        (screening.set_outcome, FIRST, ScreeningOutcome.PROCEED),
        (screening.write_conditions, FIRST, "Words"),
        (screening.ask_again, FIRST, None, "Words"),
        (screening.end_preparation,),
        (screening.begin_preparation,),
        (holds.place_hold, "Words"),
        (holds.write_hold, "Words"),
        (holds.lift_hold,),
        (holds.mark_knew_and_went_on, "Words"),
        (risk_notes.add_risk_note,),
        (risk_notes.write_risk_note, note_id, "report", "Words"),
        (risk_notes.set_whom, note_id, FIRST),
        (pains.note_pain, FIRST, INTIMATE, PainState.PAIN),
    ]
    with alone.vault.read() as work:
        before = work.alone.events(couple_id), work.alone.screenings(couple_id), work.alone.risk_notes(couple_id)
        assert show_screening(work, alone.clock, couple_id) is None
    for action, *given in tries:
        with pytest.raises(Refused, match=WAITS):
            alone.history.do(action, couple_id, *given)  # type: ignore[arg-type]  # any of them
    with alone.vault.read() as work:
        assert before == (
            work.alone.events(couple_id),
            work.alone.screenings(couple_id),
            work.alone.risk_notes(couple_id),
        )


def test_what_undo_would_take_back_is_called_alike_and_is_not_taken_back_in_the_room(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    do(screening.begin_conversation, couple_id, FIRST, DAY)
    note_id = do(risk_notes.add_risk_note, couple_id).change.ids[0]
    names = {
        do(screening.set_outcome, couple_id, FIRST, ScreeningOutcome.NOT_NOW).name,
        do(screening.set_topic, couple_id, FIRST, "fear", True).name,
        do(screening.write_conditions, couple_id, FIRST, "Walnut").name,
        do(screening.ask_again, couple_id, FIRST, None, "Walnut").name,
        do(risk_notes.write_risk_note, couple_id, note_id, "report", "Walnut").name,
        do(holds.place_hold, couple_id, "Walnut").name,
        do(holds.write_hold, couple_id, "Walnut harbour").name,
        do(holds.mark_knew_and_went_on, couple_id, "Walnut").name,
        do(pains.note_pain, couple_id, FIRST, INTIMATE, PainState.PAIN).name,
        do(holds.lift_hold, couple_id).name,
    }
    assert names == {"Kept for you alone"}
    alone.start()
    with pytest.raises(Refused, match=WAITS):
        alone.history.undo(couple_id)
    with alone.vault.read() as work:
        assert work.alone.events(couple_id)[-1].kind == "hold lifted"


def test_none_of_the_words_are_in_the_audit_log_or_found_by_a_search(alone: Alone) -> None:
    do, couple_id = alone.history.do, alone.couple_id
    do(screening.begin_conversation, couple_id, FIRST, DAY)
    do(screening.write_conditions, couple_id, FIRST, "walnut")
    do(screening.set_outcome, couple_id, FIRST, ScreeningOutcome.NOT_NOW)
    do(holds.place_hold, couple_id, "walnut")
    do(holds.mark_knew_and_went_on, couple_id, "walnut")
    note_id = do(risk_notes.add_risk_note, couple_id).change.ids[0]
    do(risk_notes.write_risk_note, couple_id, note_id, "report", "walnut")
    told = alone.audit()
    assert told.count("kept for the therapist alone") == 7
    for word in ("walnut", "hold", "knew", "risk", "screen", "not joint", "conversation"):
        assert word not in told
    with alone.vault.read() as work:
        found = finding.find_words(work, alone.clock, "walnut", couple_id)
    assert found == finding.Findings((), (), ())
