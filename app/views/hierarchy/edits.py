"""Editing a step in its row: opens the editor there, keeps what was meant, and puts it away."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.actions import hierarchy as actions
from app.models.faults import Refused
from app.models.hierarchy import StepWords
from app.rules.path import PathRow
from app.views.desk import Desk
from app.views.hierarchy.editor import StepEditor
from app.views.hierarchy.model import PathModel
from app.views.hierarchy.view import PathView
from app.views.theme.over_row import OverRow
from app.views.theme.theme import Theme


class Edits(QObject):
    """One editor at a time. `resized` goes out when a row grew or shrank; `left` when the therapist is done."""

    resized = Signal()
    left = Signal()

    def __init__(self, theme: Theme, desk: Desk, model: PathModel, view: PathView, page: QWidget) -> None:
        super().__init__(page)
        self._theme, self._desk, self._model, self._view = theme, desk, model, view
        self._room = 0
        self.editor: StepEditor | None = None
        self._over: OverRow | None = None

    def open(self, step_id: int, field: str = "title") -> None:
        """Open a step for editing in its place, with the focus in one of its fields."""
        row, two = self._model.row_of(step_id), self._model.two
        index = self._model.index_of(step_id)
        if row is None or two is None or not index.isValid():
            return
        self.close()
        self._view.choose(step_id)
        editor = StepEditor(self._theme, self._desk, row.step, two.couple, _answered(row), self._view)
        self._over = OverRow(self._view, index, editor, self._margins(step_id))
        self._view.rows.editing_id = step_id
        editor.grew.connect(self._grew)
        editor.come_after(self._view)
        editor.kept.connect(self._keep)
        editor.left.connect(self._leave)
        self.editor = editor
        self.fit(self._room)
        self.resized.emit()
        # The row above too, where there is room for both.
        self._view.scrollTo(index.siblingAtRow(max(0, index.row() - 1)))
        self._view.scrollTo(index)
        editor.take_focus(field)

    def wanted(self) -> int:
        """How high the row would be that shows the whole editor, in pixels; 0 while there is none."""
        if self.editor is None or self._over is None:
            return 0
        return self.editor.height_at(self._over.width) + self._resting(self.editor.step_id) + 2 * self._theme.px(3) + 2

    def fit(self, room: int) -> None:
        """Make the row as high as the whole editor, and no higher than `room` pixels, where its fields scroll in it."""
        self._room = room
        if self.editor is None or self._over is None:
            return
        self._over.set_margins(self._margins(self.editor.step_id))
        edge = 2 * self._theme.px(3)
        most = room - self._resting(self.editor.step_id) - edge - 2
        height = min(self.editor.height_at(self._over.width), most) + edge
        if height != self._view.rows.editing_height:
            self._view.rows.editing_height = height
            self._view.lay_out()

    def _margins(self, step_id: int) -> QMargins:
        edge = self._theme.px(3)
        return QMargins(self._theme.px(44), edge, 0, edge + self._resting(step_id))

    def _resting(self, step_id: int) -> int:
        """What the resting line takes of the row, where it is the baseline's."""
        return self._theme.size("resting") if self._model.index_of(step_id).row() == self._model.baseline_row() else 0

    def close(self) -> None:
        """Put the editor away; what was typed and not kept waits as a draft."""
        if self.editor is None:
            return
        editor, self.editor = self.editor, None
        editor.close_keeping_draft()
        self._view.rows.editing_id = self._view.rows.editing_height = 0
        if self._over is not None:
            self._over.close()
            self._over = None
        self._view.lay_out()
        self.resized.emit()

    def follow(self) -> None:
        """Show the step as it is now, or put the editor away when its step left the path."""
        if self.editor is None:
            return
        row = self._model.row_of(self.editor.step_id)
        if row is None or not self._model.index_of(row.step.id).isValid():
            self.close()
        else:
            self.editor.show_step(row.step, _answered(row))

    def _keep(self, step_id: int, words: StepWords) -> None:
        row = self._model.row_of(step_id)
        if self.editor is None or row is None:
            return
        before = StepWords(**row.step.model_dump(include=set(StepWords.model_fields) - {"id"}))
        if before == words:
            self.editor.done()
            return
        try:
            outcome = self._desk.do(actions.edit_step, step_id, words)
        except Refused as no:
            self.editor.show_error(no.sentence, no.field)
            return
        if outcome is not None and self.editor is not None:
            self.editor.done()

    def _grew(self) -> None:
        before = self._view.rows.editing_height
        self.resized.emit()
        if self.editor is not None and self._view.rows.editing_height != before:
            self._view.scrollTo(self._model.index_of(self.editor.step_id))

    def _leave(self, _: int) -> None:
        self.close()
        self.left.emit()


def _answered(row: PathRow) -> bool:
    return any(said.willingness is not None for said in (row.first, row.second))
