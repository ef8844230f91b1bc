"""Random intentions on a write-up and on a draft of the agreement, with everything undone and done again in between."""

from __future__ import annotations

import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.actions import agreement, agreement_lines, hierarchy, session, write_up
from app.actions.history import Action, History
from app.models.content import load_agreement
from app.models.faults import Refused
from app.models.note import Heading, NoteFormat
from app.models.practice import Practice
from app.models.revision import Clause, ClauseLine
from app.models.side import Side
from app.store.opening import create_vault
from tests.desk import SteadyClock, hierarchy_id, welcome, words
from tests.store_fixtures import CHEAP, PASSPHRASE

pytestmark = pytest.mark.uncounted

TEXT = load_agreement()
SAID = ("Arrived settled.", "Amber means slow down.", "Amber means slow down.", "Sunday suits.\nSo they say.")

markers = st.sampled_from([None, *Side])
headings = st.sampled_from([Heading.DATA, Heading.ASSESSMENT, Heading.PLAN])
some_words = st.sampled_from(["Slowly.", "At the window", "After dinner, 5 minutes", "אט אט", "<b>&amp;"])


class WordsWalk(RuleBasedStateMachine):
    """Takes entries up and out, words lines, moves, marks, leaves out; undo and redo bring back the very same words."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.vault, _ = create_vault(Path(self.folder.name) / "vault", PASSPHRASE, Practice(name="Practice"), CHEAP)
        self.clock = SteadyClock()
        self.history = History(self.vault, self.clock)
        self.done: list[tuple[object, ...]] = []
        self.undone: list[tuple[object, ...]] = []

    @initialize()
    def begin(self) -> None:
        self.couple_id = welcome(self.history)
        path = hierarchy_id(self.vault, self.couple_id)
        self.steps = self.history.do(hierarchy.add_steps, path, words("Hands", "Sofa", "Kiss")).change.ids
        hour = self.history.do(session.start_session, self.couple_id).change.ids[0]
        self.entries = [self.history.do(session.keep_entry, hour, said).change.ids[0] for said in SAID]
        self.history.do(session.end_session, hour)
        self.note_id = self.history.do(write_up.begin_note, self.couple_id, hour).change.ids[0]
        with self.vault.write() as work:
            write_up.write_section(work, self.clock, self.note_id, Heading.DATA, "My first line.\n\nMy last line.")
        self.draft_id = self.history.do(agreement.begin_draft, self.couple_id, TEXT).change.ids[0]
        self.history = History(self.vault, self.clock)

    def teardown(self) -> None:
        self.vault.close()
        self.folder.cleanup()

    # -- what there is ----------------------------------------------------------------------------------------

    def lines(self) -> list[ClauseLine]:
        with self.vault.read() as work:
            return list(work.revisions.lines(self.draft_id))

    def one_of(self, lines: list[ClauseLine], data: st.DataObject) -> list[ClauseLine]:
        """Any one of them; none where all were taken out."""
        return [data.draw(st.sampled_from(lines))] if lines else []

    def seen(self) -> tuple[object, ...]:
        """Every word of both, in order, and where each entry stands."""
        with self.vault.read() as work:
            sections = {one.heading: one.text for one in work.notes.sections(self.note_id) if one.text}
            placed = {one.entry_id: one.heading for one in work.notes.placements(self.note_id)}
            left_out = {one.step_id for one in work.revisions.left_out(self.draft_id)}
            draft, note = work.revisions.get(self.draft_id), work.notes.get(self.note_id)
        said = [(one.id, one.clause, one.text, one.said, one.aside, one.marker) for one in self.lines()]
        return sections, placed, note.format, said, left_out, draft.reason

    def do(self, action: Action[...], *given: object) -> None:
        """An intention; one that is refused changes nothing and is none."""
        before = self.seen()
        try:
            self.history.do(action, *given)
        except Refused:
            assert self.seen() == before
            return
        self.done.append(before)
        self.undone.clear()

    # -- the write-up -----------------------------------------------------------------------------------------

    @rule(number=st.integers(0, 3), heading=headings)
    def place(self, number: int, heading: Heading) -> None:
        self.do(write_up.place_entry, self.note_id, self.entries[number], heading)

    @rule(number=st.integers(0, 3))
    def take_out(self, number: int) -> None:
        self.do(write_up.take_out, self.note_id, self.entries[number])

    @rule(kind=st.sampled_from(NoteFormat))
    def change_format(self, kind: NoteFormat) -> None:
        self.do(write_up.change_format, self.note_id, kind)

    # -- the agreement ----------------------------------------------------------------------------------------

    @rule(data=st.data(), text=some_words)
    def word(self, data: st.DataObject, text: str) -> None:
        for line in self.one_of(self.lines(), data):
            self.do(agreement_lines.edit_line, line.id, text, line.said, line.aside)

    @rule(clause=st.sampled_from(Clause), text=some_words, marker=markers)
    def add(self, clause: Clause, text: str, marker: Side | None) -> None:
        self.do(agreement_lines.add_line, self.draft_id, clause, text, "", "", marker)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        for line in self.one_of(self.lines(), data):
            self.do(agreement_lines.remove_line, line.id)

    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        lines = self.lines()
        for line in self.one_of(lines, data):
            others = [one.id for one in lines if one.clause is line.clause]
            self.do(agreement_lines.move_line, line.id, data.draw(st.sampled_from([*others, None])))

    @rule(data=st.data(), marker=markers)
    def mark(self, data: st.DataObject, marker: Side | None) -> None:
        for line in self.one_of(self.lines(), data):
            self.do(agreement_lines.mark_line, line.id, marker)

    @rule(number=st.integers(0, 2), act=st.sampled_from([agreement_lines.leave_out, agreement_lines.take_in]))
    def leave_out_or_take_in(self, number: int, act: Action[...]) -> None:
        self.do(act, self.draft_id, self.steps[number])

    @rule(reason=some_words)
    def give_a_reason(self, reason: str) -> None:
        self.do(agreement.set_reason, self.draft_id, reason)

    # -- and back ---------------------------------------------------------------------------------------------

    @precondition(lambda self: self.done)
    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(min(times, len(self.done))):
            self.undone.append(self.seen())
            assert self.history.undo(self.couple_id) is not None
            assert self.seen() == self.done.pop()

    @precondition(lambda self: self.undone)
    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(min(times, len(self.undone))):
            self.done.append(self.seen())
            assert self.history.redo(self.couple_id) is not None
            assert self.seen() == self.undone.pop()


WordsWalk.TestCase.settings = settings(max_examples=20, stateful_step_count=50)
test_hundreds_of_random_intentions_on_words = WordsWalk.TestCase
