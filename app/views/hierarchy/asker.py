"""Asking about a step on the path: opens the card by its row, records what is said, and shows it again."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import asking as actions
from app.actions.ports import today
from app.models.side import Side
from app.models.willingness import Answer
from app.views.desk import Desk, Told, Tone
from app.views.drafts import DraftKeeper
from app.views.hierarchy.asking import AskingCard
from app.views.hierarchy.model import PathModel
from app.views.hierarchy.view import PathView
from app.views.theme.theme import Theme
from app.words import say


class Asker(QObject):
    """`shown` goes out when the card was opened or filled anew, so that it can be put in its place."""

    shown = Signal()

    def __init__(self, theme: Theme, desk: Desk, model: PathModel, view: PathView, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._view = desk, model, view
        self._draft: DraftKeeper | None = None
        self._draft_of = (0, Side.FIRST)
        self.card = AskingCard(theme, page)
        self.card.rated.connect(self._rate)
        self.card.answered.connect(self._answer)
        self.card.side_changed.connect(lambda side: self.ask(self.card.step_id, side, number=False))
        self.card.condition_typed.connect(self._typed)
        self.card.closed.connect(self._closed)
        self.card.written.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.card.grown.connect(self.shown)
        self.card.key_pressed.connect(view.keyPressEvent)
        view.writing.connect(self._somebody_writes)
        view.key_for_asking.connect(self.card.spoken.take)
        view.asking_wanted.connect(lambda step_id, side, number: self.ask(step_id, side, number=number))

    def ask(self, step_id: int, side: Side | None, *, number: bool) -> None:
        """Ask this partner (the first, where none is named) about this step; a number first or an answer."""
        row, two = self._model.row_of(step_id), self._model.two
        if row is None or two is None:
            return
        self._view.choose(step_id)
        self._view.asking_open = True
        side = side or Side.FIRST
        if self.card.writes():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)  # what is said next is no word of that field
        self.card.ask(row, two, side, today(self._desk.clock), number=number, draft=self._kept(step_id, side))
        self.show_again()

    def show_again(self) -> None:
        """Fill the open card from the records; close it when its step left the path."""
        step_id = self.card.step_id
        row, two = self._model.row_of(step_id) if step_id else None, self._model.two
        if row is None or two is None or not self._model.index_of(step_id).isValid():
            self.card.leave()
            return
        ratings = self._desk.read(actions.ratings_of, step_id, self.card.side)
        answers = self._desk.read(actions.answers_of, step_id, self.card.side)
        self.card.show_row(row, two, ratings, answers, self._kept(step_id, self.card.side))
        self.shown.emit()

    def bring_back(self, step_id: int, side: Side) -> None:
        """The owner, present, brings back what was off the table."""
        self._desk.do_or_tell(actions.bring_back_to_path, step_id, side)

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
        self._view.asking_open = False
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rate(self, step_id: int, side: Side, number: int | None) -> None:
        if self._desk.do_or_tell(actions.rate, step_id, side, number) is None:
            self.show_again()  # nothing was kept, and nothing may look as if it were

    def _answer(
        self, step_id: int, side: Side, given: Answer, condition: str, raise_on: date | None, raised_by: Side | None
    ) -> None:
        typed = self.card.condition()
        if condition and self._draft is not None:
            self._draft.flush()
        done = self._desk.do_or_tell(actions.answer, step_id, side, given, condition, raise_on, raised_by)
        if done is None:
            self.show_again()
        elif condition and condition == typed and self._draft is not None:
            self._draft.drop()
