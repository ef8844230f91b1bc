"""A thousand random intentions on a real vault, with everything undone and done again in between."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app.actions import asking, hierarchy, occasions, session
from app.actions.history import Action, History
from app.models.faults import Refused
from app.models.hierarchy import Confirming, StepWords
from app.models.practice import Practice
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.path import Path as ShownPath
from app.rules.willingness import State
from app.store.opening import create_vault
from tests.desk import SteadyClock, hierarchy_id, welcome
from tests.store_fixtures import CHEAP, PASSPHRASE

pytestmark = pytest.mark.uncounted

IN_THE_ROOM: tuple[Action[[int]], ...] = (
    *(occasions.offer_step, occasions.start_step, occasions.end_step),
    *(occasions.settle_step, occasions.set_aside, occasions.take_up),
)

READY = StepWords(title="ready", timeframe="5 minutes", checkin="half-way", ending="a word", smaller="less")
"""A step that has all the words that planning asks for."""

titles = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda t: t.strip())
sides = st.sampled_from(Side)
numbers = st.one_of(st.none(), st.integers(0, 10))
given_answers = st.sampled_from([a for a in Answer if a is not Answer.NOT_ASKED])


@dataclass
class Seen:
    """What a person would see of the path, answers aside: order with ids, words, numbers, resting line."""

    rows: tuple[tuple[int, str, str, int | None, int | None], ...] = ()
    baseline: int | None = None


@dataclass
class Expected:
    """What the program should know: kept by hand beside it."""

    answers: dict[tuple[int, Side], Answer] = field(default_factory=dict)

    def of(self, step_id: int, side: Side) -> Answer:
        return self.answers.get((step_id, side), Answer.NOT_ASKED)


class PathWalk(RuleBasedStateMachine):
    """Adds, moves, edits, removes, rates, answers; undoes and redoes; compares with a model kept by hand."""

    acts: tuple[str, ...] = ("",)

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.vault, _ = create_vault(Path(self.folder.name) / "vault", PASSPHRASE, Practice(name="Practice"), CHEAP)
        self.clock = SteadyClock()
        self.history = History(self.vault, self.clock)
        self.expected = Expected()
        self.done: list[tuple[Seen, bool]] = []
        self.undone: list[Seen] = []

    @initialize()
    def begin(self) -> None:
        self.couple_id = welcome(self.history, ready=True)
        self.path_id = hierarchy_id(self.vault, self.couple_id)
        self.history.do(session.start_session, self.couple_id)

    def teardown(self) -> None:
        self.vault.close()
        self.folder.cleanup()

    # -- what there is ----------------------------------------------------------------------------------------

    def path(self) -> ShownPath:
        with self.vault.read() as work:
            return hierarchy.show_path(work, self.clock, self.couple_id)

    def seen(self) -> Seen:
        path = self.path()
        by_id = {row.step.id: row for row in (*path.rows, *path.off_table)}
        rows = []
        for step_id in path.order:
            row = by_id[step_id]
            told = [said.rating.number if said.rating else None for said in (row.first, row.second)]
            rows.append((step_id, row.step.title, row.step.smaller, told[0], told[1]))
        return Seen(tuple(rows), path.hierarchy.baseline_id)

    def ids(self) -> tuple[int, ...]:
        return self.path().order

    def before(self, redoable: bool = True) -> None:
        self.done.append((self.seen(), redoable))
        self.undone.clear()

    def forget(self, step_ids: tuple[int, ...], *, removed: bool = False) -> None:
        """A changed step is asked again; a removed one loses its yeses. A closed door stays closed."""
        for (step_id, side), answer in list(self.expected.answers.items()):
            if step_id in step_ids and answer is not Answer.OFF_TABLE and (not removed or answer.willing):
                del self.expected.answers[step_id, side]

    # -- intentions -------------------------------------------------------------------------------------------

    @rule(words=st.lists(titles, min_size=1, max_size=4), data=st.data())
    def add(self, words: list[str], data: st.DataObject) -> None:
        before = data.draw(st.sampled_from([*self.ids(), None]))
        self.before()
        self.history.do(hierarchy.add_steps, self.path_id, [StepWords(title=title) for title in words], before)

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def move(self, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from(self.ids()))
        before = data.draw(st.sampled_from([*self.ids(), None]))
        self.before()
        self.history.do(hierarchy.move_step, step, before)

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), title=titles, smaller=titles)
    def edit(self, data: st.DataObject, title: str, smaller: str) -> None:
        step_id = data.draw(st.sampled_from(self.ids()))
        with self.vault.read() as work:
            was = work.hierarchies.step(step_id)
        words = StepWords(title=title, smaller=smaller)
        changes = (was.title, was.smaller) != (words.title, words.smaller)
        self.before()
        self.history.do(hierarchy.edit_step, step_id, words)
        if changes:
            self.forget((step_id,))

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        gone = data.draw(st.lists(st.sampled_from(self.ids()), min_size=1, max_size=3, unique=True))
        self.before()
        self.history.do(hierarchy.remove_steps, tuple(gone))

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def rest(self, data: st.DataObject) -> None:
        self.before()
        self.history.do(hierarchy.set_baseline, self.path_id, data.draw(st.sampled_from([*self.ids(), None])))

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), side=sides, number=numbers)
    def rate(self, data: st.DataObject, side: Side, number: int | None) -> None:
        step_id = data.draw(st.sampled_from(self.ids()))
        self.before()
        self.history.do(asking.rate, step_id, side, number)

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), side=sides, answer=given_answers)
    def answer(self, data: st.DataObject, side: Side, answer: Answer) -> None:
        step_id = data.draw(st.sampled_from(self.ids()))
        stood = self.expected.of(step_id, side)
        if stood is Answer.OFF_TABLE:
            return
        withdrawn = answer is Answer.OFF_TABLE or (stood.willing and not answer.willing)
        if withdrawn:
            self.undone.clear()
        else:
            self.before(redoable=not answer.willing)
        self.history.do(asking.answer, step_id, side, answer, asked_by=side)
        shown = Answer.UNSAID if answer is Answer.THERAPIST else answer  # they are in the room
        self.expected.answers[step_id, side] = shown

    # -- and back ---------------------------------------------------------------------------------------------

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def make_ready_and_plan(self, data: st.DataObject) -> None:
        self.plan(data.draw(st.sampled_from(self.ids())), data)

    def plan(self, step_id: int, data: st.DataObject) -> bool:
        """Give a step all it needs, two yeses among them, and plan it; nobody's closed door is asked."""
        if any(self.expected.of(step_id, side) is Answer.OFF_TABLE for side in Side):
            return False
        if self.state(step_id) is State.UNDER_WAY:
            return False
        self.before()
        self.history.do(hierarchy.edit_step, step_id, READY.but(act=data.draw(st.sampled_from(self.acts))))
        self.forget((step_id,))
        self.both_say_yes(step_id, data)
        if not self.gates_are_open(step_id):
            with pytest.raises(Refused):
                self.history.do(asking.plan_step, step_id)
            return False
        self.before()
        self.history.do(asking.plan_step, step_id)
        return True

    def gates_are_open(self, step_id: int) -> bool:
        """Whether nothing beside the step stands in its way."""
        del step_id
        return True

    def both_say_yes(self, step_id: int, data: st.DataObject) -> None:
        for side in Side:
            self.before(redoable=False)
            given = data.draw(st.sampled_from([Answer.YES, Answer.TENTATIVE]))
            self.history.do(asking.answer, step_id, side, given, asked_by=side)
            self.expected.answers[step_id, side] = self.told()[step_id, side]

    def state(self, step_id: int) -> State:
        row = self.path().row(step_id)
        assert row is not None
        return row.state

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def begin_one(self, data: st.DataObject) -> None:
        """A step is under way with two yeses given in the room, and not a moment before."""
        step_id = data.draw(st.sampled_from(self.ids()))
        if not self.plan(step_id, data):
            return
        for row in (*self.path().rows, *self.path().off_table):
            if row.in_the_room:  # one step at a time
                self.history.do(occasions.end_step, row.step.id)
        self.history.do(occasions.offer_step, step_id)
        self.undone.clear()
        with pytest.raises(Refused):
            self.history.do(occasions.start_step, step_id)
        self.both_say_yes(step_id, data)
        self.history.do(occasions.start_step, step_id)
        self.undone.clear()
        assert self.state(step_id) is State.UNDER_WAY

    @precondition(lambda self: self.ids())
    @rule(data=st.data())
    def pause(self, data: st.DataObject) -> None:
        step_id = data.draw(st.sampled_from(self.ids()))
        try:
            self.history.do(asking.pause_step, step_id)
        except Refused:
            return
        self.undone.clear()

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), number=st.integers(0, 5))
    def in_the_room(self, data: st.DataObject, number: int) -> None:
        """Bring a step there, begin or carry on, end it, settle it, set it aside or take it up."""
        step_id, was = data.draw(st.sampled_from(self.first_under_way() or self.ids())), self.seen()
        try:
            outcome = self.history.do(IN_THE_ROOM[number], step_id)
        except Refused:
            return
        self.undone.clear()
        if outcome.inverse is not None:
            self.done.append((was, True))

    @precondition(lambda self: self.ids())
    @rule(data=st.data(), what=st.sampled_from(Confirming), both=st.booleans())
    def confirm(self, data: st.DataObject, what: Confirming, both: bool) -> None:
        """What they answered before a change stands again once both have said that it is the same step."""
        step_id = data.draw(st.sampled_from(self.ids()))
        for side in list(Side)[: 2 if both else 1]:
            self.history.do(occasions.confirm, step_id, side, what)
        self.undone.clear()
        self.expected.answers = {key: one for key, one in self.told().items() if one is not Answer.NOT_ASKED}

    def first_under_way(self) -> list[int]:
        return [row.step.id for row in self.path().rows if row.state is State.UNDER_WAY][:1]

    @precondition(lambda self: self.closed())
    @rule(data=st.data())
    def bring_back(self, data: st.DataObject) -> None:
        """Its owner, present, opens a closed door: the only way that one is opened."""
        step_id, side = data.draw(st.sampled_from(self.closed()))
        self.history.do(asking.bring_back_to_path, step_id, side)
        self.undone.clear()
        del self.expected.answers[step_id, side]

    @precondition(lambda self: self.ids())
    @rule(side=sides, no=st.sampled_from([Answer.NOT_NOW, Answer.OFF_TABLE]))
    def say_yes_then_no_and_undo_both(self, side: Side, no: Answer) -> None:
        step_id = self.ids()[0]
        if self.expected.of(step_id, side) is Answer.OFF_TABLE:
            return
        self.before(redoable=False)
        self.history.do(asking.answer, step_id, side, Answer.YES, asked_by=side)
        self.undone.clear()
        self.history.do(asking.answer, step_id, side, no)
        self.expected.answers[step_id, side] = no
        self.undo()
        assert self.told()[step_id, side] is no

    @rule()
    def undo(self) -> None:
        now, answers = self.seen(), self.told()
        try:
            outcome = self.history.undo(self.couple_id)
        except Refused:
            # An answer that was followed by a withdrawal: the withdrawal stays, and the stack goes on.
            assert self.seen() == now
            assert self.told() == answers
            self.done.pop()
            return
        assert (outcome is None) == (not self.done)
        if outcome is None:
            return
        was, redoable = self.done.pop()
        assert self.seen() == was
        self.no_new_yes(answers)
        self.expected.answers = {key: value for key, value in self.told().items() if value is not Answer.NOT_ASKED}
        if redoable:
            self.undone.append(now)

    @rule()
    def redo(self) -> None:
        now, answers = self.seen(), self.told()
        try:
            outcome = self.history.redo(self.couple_id)
        except Refused:
            # A plan whose yeses were taken back with it: they have to be asked afresh first.
            assert self.seen() == now
            assert self.told() == answers
            self.undone.pop()
            return
        assert (outcome is None) == (not self.undone)
        if outcome is None:
            return
        assert self.seen() == self.undone.pop()
        self.no_new_yes(answers)
        self.expected.answers = {key: value for key, value in self.told().items() if value is not Answer.NOT_ASKED}
        self.done.append((now, True))

    def closed(self) -> list[tuple[int, Side]]:
        on_path = self.ids()
        return [key for key, one in self.expected.answers.items() if one is Answer.OFF_TABLE and key[0] in on_path]

    def told(self) -> dict[tuple[int, Side], Answer]:
        path = self.path()
        return {(r.step.id, side): r.said(side).answer for r in (*path.rows, *path.off_table) for side in Side}

    def no_new_yes(self, before: dict[tuple[int, Side], Answer]) -> None:
        for key, answer in self.told().items():
            assert not answer.willing or before.get(key) is answer, "undo and redo never revive a yes"

    @invariant()
    def all_is_right(self) -> None:
        if not hasattr(self, "couple_id"):
            return
        path = self.path()
        assert len(set(path.order)) == len(path.order)
        for row in path.rows:
            if row.state is State.PLANNED:
                assert row.missing == () or len(self.acts) > 1
            if row.state in (State.PLANNED, State.UNDER_WAY):
                assert row.first.answer.willing
                assert row.second.answer.willing
        with self.vault.read() as work:
            assert [step.place for step in work.hierarchies.steps(self.path_id)] == list(range(len(path.order)))
        for (step_id, side), answer in self.told().items():
            if step_id in path.order:
                assert answer is self.expected.of(step_id, side), (step_id, side)
        assert bool(self.history.undo_name(self.couple_id)) == bool(self.done)
        assert bool(self.history.redo_name(self.couple_id)) == bool(self.undone)


PathWalk.TestCase.settings = settings(max_examples=20, stateful_step_count=50)
test_a_thousand_random_intentions = PathWalk.TestCase
