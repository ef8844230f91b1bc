"""Asking about a step on the path: opens the card by its row, records what is said, and shows it again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import asking as actions
from app.actions.asking_again import told_so_far
from app.actions.ports import today
from app.models.faults import Refused
from app.models.side import Side
from app.models.willingness import Answer
from app.rules.typed_steps import in_short
from app.views.desk import Desk, Told, Tone
from app.views.drafts import DraftKeeper
from app.views.hierarchy.asking import AskingCard, Given
from app.views.hierarchy.four import ANSWER_LETTERS
from app.views.hierarchy.model import PathModel
from app.views.hierarchy.view import PathView
from app.views.theme.theme import Theme
from app.words import say


class Asker(QObject):
    """`shown` goes out when the card was opened or filled anew, so that it can be put in its place.

    `ended` when a round through several steps is over, wherever it was left.
    """

    shown = Signal()
    ended = Signal()

    def __init__(self, theme: Theme, desk: Desk, model: PathModel, view: PathView, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._view = desk, model, view
        self._draft: DraftKeeper | None = None
        self._draft_of = (0, Side.FIRST)
        self._round: list[int] = []
        self._began_at = self._asked = 0
        self._moving = False
        self._sooner: tuple[int, Side, Answer] | None = None  # a yes that was met with what was agreed
        self.card = AskingCard(theme, page)
        self.card.rated.connect(self._rate)
        self.card.answered.connect(self._answer)
        self.card.side_changed.connect(lambda side: self.ask(self.card.step_id, side, number=False))
        self.card.condition_typed.connect(self._typed)
        self.card.through.connect(self._go_on)
        self.card.closed.connect(self._closed)
        self.card.written.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.card.grown.connect(self.shown)
        self.card.key_pressed.connect(view.keyPressEvent)
        view.writing.connect(self._somebody_writes)
        for goes_on in (view.week_wanted, view.room_wanted, view.pause_wanted):
            goes_on.connect(self.card.leave)  # both have answered, and what follows from it is next
        view.key_for_asking.connect(self.card.spoken.take)
        view.asking_wanted.connect(lambda step_id, side, number: self.ask(step_id, side, number=number))

    def ask(self, step_id: int, side: Side | None, *, number: bool) -> None:
        """Ask this partner (the first, where none is named) about this step; a number first or an answer."""
        row, two = self._model.row_of(step_id), self._model.two
        if row is None or two is None:
            return
        if self._round and step_id not in self._round:
            self._end_round()
        self._sooner = None
        self._moving = True
        self._view.choose(step_id)
        self._moving = False
        self._asked = step_id
        self._view.begin_asking(step_id)
        side = side or Side.FIRST
        if self.card.writes():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)  # what is said next is no word of that field
        self.card.spoken.next_title = self._next_title(step_id)
        self.card.ask(row, two, side, today(self._desk.clock), number=number, draft=self._kept(step_id, side))
        self.show_again()

    def ask_in_one_round(self, step_ids: Sequence[int]) -> None:
        """Ask about these steps in their order, of each the first and then the second; it ends where it began."""
        if step_ids:
            self._began_at, self._round = self._view.chosen_id(), list(step_ids)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ask(step_ids[0], Side.FIRST, number=False)

    @property
    def in_a_round(self) -> bool:
        """Whether several steps are gone through."""
        return bool(self._round)

    def show_again(self) -> None:
        """Fill the open card from the records; close it, or go on with the round, when its step left the path."""
        step_id = self.card.step_id
        row, two = self._model.row_of(step_id) if step_id else None, self._model.two
        if row is None or two is None or not self._model.index_of(step_id).isValid():
            self._go_on(step_id)
            return
        told = self._desk.read(told_so_far, step_id, self.card.side)
        self.card.show_row(row, two, told, self._kept(step_id, self.card.side))
        self.shown.emit()

    def bring_back(self, step_id: int, side: Side) -> None:
        """The owner, present, brings back what was off the table."""
        self._desk.do_or_tell(actions.bring_back_to_path, step_id, side)

    # -- one after another ------------------------------------------------------------------------------------

    def _go_on(self, step_id: int = 0) -> None:
        """On to the next step of the round; without one the asking is done."""
        after = self._after(step_id or self.card.step_id)
        if after and self.card.step_id:
            self.ask(after[0], Side.FIRST, number=False)
        else:
            self.card.leave()

    def _after(self, step_id: int) -> list[int]:
        if step_id not in self._round:
            return []
        rest = self._round[self._round.index(step_id) + 1 :]
        return [one for one in rest if self._model.index_of(one).isValid()]

    def _next_title(self, step_id: int) -> str:
        after = self._after(step_id)
        row = self._model.row_of(after[0]) if after else None
        return in_short(row.step.title) if row is not None else ""

    def _end_round(self) -> None:
        began, self._round, self._began_at = self._began_at, [], 0
        if began and self._view.chosen_id() == self._asked:
            self._view.choose(began)  # nobody has taken another in hand meanwhile
        self.ended.emit()

    # -- what was being typed ---------------------------------------------------------------------------------

    def _somebody_writes(self) -> None:
        self.card.leave()
        words = say("Letters are commands on the path. Ctrl+J adds a step, F6 goes to the notes.")
        self._desk.told.emit(Told(Tone.PLAIN, words))

    def _kept(self, step_id: int, side: Side) -> str:
        """The condition that this partner's answer was being given with; what was typed for another is kept first."""
        if self._draft is None or self._draft_of != (step_id, side):
            self._put_draft_away()
            self._draft_of = (step_id, side)
            self._draft = DraftKeeper(self._desk, f"condition {side.value}", step_id, self.card.condition, self)
        return self._draft.kept_words()

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed()

    def _put_draft_away(self) -> None:
        if self._draft is not None:
            self._draft.close()
            self._draft = None

    def _closed(self) -> None:
        self._put_draft_away()
        self._sooner = None
        self._view.begin_asking(0)
        if self._round and not self._moving:
            self._end_round()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- recording --------------------------------------------------------------------------------------------

    def _rate(self, step_id: int, side: Side, number: int | None) -> None:
        if self._desk.do_or_tell(actions.rate, step_id, side, number) is None:
            self.show_again()  # nothing was kept, and nothing may look as if it were

    def _answer(self, step_id: int, side: Side, given: Given) -> None:
        typed = self.card.condition()
        if given.condition and self._draft is not None:
            self._draft.flush()
        # Said once more, it was its owner who brought it up.
        asked_by = side if self._sooner == (step_id, side, given.answer) else None
        self._sooner = None
        try:
            done = self._desk.do(
                actions.answer,
                step_id,
                side,
                given.answer,
                given.condition,
                given.raise_on,
                given.raised_by,
                given.wanting,
                asked_by,
            )
        except Refused as no:
            self._refused(no, step_id, side, given.answer)
            return
        self.card.show_agreed("")
        if done is None:
            self.show_again()
        elif given.condition and given.condition == typed and self._draft is not None:
            self._draft.drop()

    def _refused(self, no: Refused, step_id: int, side: Side, given: Answer) -> None:
        self.show_again()
        two = self._model.two
        if no.field != actions.SOONER or two is None:
            self._desk.told.emit(Told(Tone.PLAIN, no.sentence))
            return
        self._sooner = step_id, side, given
        once_more = say(
            "If {name} has brought it up now, press {key} once more.",
            name=two.partner(side).name,
            key=ANSWER_LETTERS[given],
        )
        self.card.show_agreed(f"{no.sentence} {once_more}")
