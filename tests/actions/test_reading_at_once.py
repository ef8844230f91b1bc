"""However long a couple has come, what they see of it is read in as many queries as after one hour."""

from __future__ import annotations

from collections.abc import Callable

import sqlalchemy as sa

from app.actions import agreement, hierarchy, notes_shown, occasions, practising, session, story, write_up
from app.actions.agreement_shown import show_agreement
from app.actions.history import History
from app.actions.ports import Work
from app.models.content import load_agreement
from app.models.hierarchy import NEAR, StepWords
from app.models.note import Heading
from app.models.rating import Occasion
from app.models.session import Mark, SetbackKind
from app.models.side import Side
from app.store.vault import Vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words

TEXT = load_agreement()


class Hours:
    """A couple that comes again and again: lines, a crossed one and its repair, a signed note, what came after it."""

    def __init__(self, history: History, vault: Vault, clock: SteadyClock) -> None:
        self.history, self.vault, self.clock = history, vault, clock
        self.couple_id = welcome(history, ready=True)
        path = hierarchy_id(vault, self.couple_id)
        (self.step_id,) = history.do(hierarchy.add_steps, path, words("Hand massage")).change.ids
        (self.near_id,) = history.do(hierarchy.add_steps, path, [StepWords(title="Sit", band=NEAR)]).change.ids

    def one(self) -> None:
        do, clock = self.history.do, self.clock
        hour = do(session.start_session, self.couple_id).change.ids[0]
        said = do(session.keep_entry, hour, "Amber was heard.", step_id=self.step_id).change.ids[0]
        crossed = do(session.keep_entry, hour, "/s Amber was not heard.").change.ids[0]
        do(session.edit_entry, crossed, "Amber was not heard.", Mark.SETBACK, SetbackKind.LINE_CROSSED)
        do(session.keep_entry, hour, "/r Amber was spoken about.")
        began = self.practised()
        do(practising.write_record, self.near_id, began, practising.Part.HELPED, None, "Amber light.")
        clock.go_on(minutes=50)
        do(session.end_session, hour)
        note_id = do(write_up.begin_note, self.couple_id, hour).change.ids[0]
        do(write_up.place_entry, note_id, said, Heading.DATA)
        do(write_up.mention_step, note_id, self.step_id, "hands")
        with self.vault.write() as work:
            write_up.write_process(work, clock, note_id, "Amber, for me too?")
        do(write_up.sign_note, note_id)
        do(write_up.add_addendum, note_id, "Amber again, by telephone.")
        draft = do(agreement.begin_draft, self.couple_id, TEXT, "Amber.").change.ids[0]
        with self.vault.read() as work:
            content = show_agreement(work, clock, self.couple_id, TEXT).content
        do(agreement.issue, draft, content, b"%PDF", TEXT)
        clock.go_on(days=7)

    def practised(self) -> int:
        """One time of a step in the room; the event it is named by."""
        with self.vault.read() as work:
            first = work.hierarchies.events_of_step(self.near_id)[-1].seq
        self.history.do(occasions.offer_step, self.near_id)
        self.history.do(practising.rate_now, self.near_id, Side.FIRST, Occasion.BEFORE, 5)
        self.history.do(practising.not_today, self.near_id)
        with self.vault.read() as work:
            events = work.hierarchies.events_of_step(self.near_id)
        return next(one.id for one in events if one.seq > first)

    def queries(self, look: Callable[[Work], object]) -> int:
        counted: list[object] = []

        def count(*given: object) -> None:
            counted.append(given)

        sa.event.listen(self.vault._reading, "before_cursor_execute", count)
        try:
            with self.vault.read() as work:
                look(work)
        finally:
            sa.event.remove(self.vault._reading, "before_cursor_execute", count)
        return len(counted)

    def earlier(self, work: Work) -> object:
        return notes_shown.earlier_notes(work, self.clock, self.couple_id, 0)

    def told(self, work: Work) -> object:
        return story.show_story(work, self.clock, self.couple_id, most=100)

    def found(self, work: Work) -> object:
        return story.find_in_story(work, self.clock, self.couple_id, "amber")


def test_what_is_read_of_a_couple_takes_no_more_queries_for_more_hours(
    history: History, vault: Vault, clock: SteadyClock
) -> None:
    hours = Hours(history, vault, clock)
    hours.one()
    looks = (hours.earlier, hours.told, hours.found)
    after_one = [hours.queries(look) for look in looks]
    for _ in range(6):
        hours.one()
    assert [hours.queries(look) for look in looks] == after_one
    assert max(after_one) <= 20
    with vault.read() as work:
        shown = notes_shown.earlier_notes(work, clock, hours.couple_id, 0)
        assert shown == tuple(notes_shown.show_note(work, clock, one.note.id) for one in shown)
        assert len(shown) == 7


def test_an_hour_in_course_takes_no_more_queries_for_more_lines(
    history: History, vault: Vault, clock: SteadyClock
) -> None:
    hours = Hours(history, vault, clock)
    hour = history.do(session.start_session, hours.couple_id).change.ids[0]
    lines = ("Amber.", "/s Amber.", "/r Amber.")
    counted: list[list[int]] = []
    for _ in range(2):
        for line in lines:
            history.do(session.keep_entry, hour, line, step_id=hours.step_id)
        counted.append([hours.queries(look) for look in (hours.told, hours.found)])
    assert counted[0] == counted[1]
