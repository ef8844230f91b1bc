"""Adding steps: what was typed, pasted or taken becomes part of the path, and what is half typed waits as a draft."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.actions import hierarchy as actions
from app.models.content import load_steps
from app.models.hierarchy import StepWords
from app.models.library import LibraryStep
from app.rules import library as library_rules
from app.rules import order as order_rules
from app.rules import typed_steps
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.hierarchy.adding import AddField
from app.views.hierarchy.model import PathModel
from app.views.hierarchy.view import PathView
from app.views.theme.theme import Theme
from app.words import say


class Adds(QObject):
    """The field for new steps, and where they go. `begun` when somebody turns to it, `left` when they are done."""

    begun = Signal()
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, model: PathModel, view: PathView, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._model, self._view = desk, model, view
        self._below_id = 0
        self._drafts: DraftKeeper | None = None
        self._library = load_steps()  # looked through at every letter of a new step
        self.field = AddField(theme, self._suggest, page)
        self.field.typed_line.connect(self._add_line)
        self.field.pasted_list.connect(self.add_list)
        self.field.taken.connect(self.add_from_library)
        self.field.leave.connect(self._leave)
        self.field.textChanged.connect(self._typing)

    def show_path(self, hierarchy_id: int) -> None:
        """Add to this path, with what was being typed for it; what was typed for the one before is kept."""
        if self._drafts is not None:
            self._drafts.close()
        self._drafts = DraftKeeper(self._desk, actions.ADDING, hierarchy_id, self.field.text, self)
        self.field.setText(self._drafts.kept_words())

    def add_below(self, step_id: int) -> None:
        """The focus into the field, for a step below this one; at the end of the path for 0."""
        self.begun.emit()
        self.go_below(step_id)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_below(self, step_id: int) -> None:
        """Where the next step goes: below this one, or to the end for 0."""
        row = self._model.row_of(step_id) if step_id else None
        self._below_id = step_id if row is not None else 0
        if row is None:
            self.field.setPlaceholderText(say("Add a step, then Enter for the next one"))
        else:
            self.field.setPlaceholderText(say("Add a step below “{title}”", title=row.step.title))

    def add_list(self, words: str) -> None:
        """A step for each line."""
        self._add(typed_steps.from_list(words))

    def add_from_library(self, step: LibraryStep) -> None:
        """A step of the library."""
        self._add([typed_steps.from_library(step)])

    def _suggest(self, words: str) -> list[LibraryStep]:
        path = self._model.path
        present = [row.step.title for row in (*path.rows, *path.off_table)] if path is not None else []
        return library_rules.suggest(self._library, words, present_titles=present)

    def _add_line(self, words: str) -> None:
        step = typed_steps.from_line(words)
        if step is not None:
            self._add([step])

    def _add(self, steps: list[StepWords]) -> None:
        path = self._model.path
        if path is None or not steps:
            return
        before = order_rules.next_after(path.order, self._below_id)
        outcome = self._desk.do_or_tell(actions.add_steps, path.hierarchy.id, steps, before)
        if outcome is None:
            return
        self.field.done()
        if self._drafts is not None:
            self._drafts.taken()
        self._view.choose(outcome.change.ids[-1])
        if self._below_id:
            self.go_below(outcome.change.ids[-1])
        self.field.setFocus()

    def _leave(self) -> None:
        self.field.put_away()
        self.go_below(0)
        self.left.emit()

    def _typing(self) -> None:
        if self._drafts is not None:
            self._drafts.typed()
