"""The steps of the hierarchy in a draft: shown as they are today, left out and taken in again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.actions import agreement_lines as actions
from app.actions.agreement_shown import ShownAgreement, ShownStep
from app.actions.change import Outcome
from app.models.revision import Clause
from app.rules.agreement_steps import Closed
from app.views.agreement.section import ClauseSection
from app.views.agreement.sections import Sections
from app.views.agreement.steady import FixedCard, LeftOutRow, LimitRow, StepCard, WaitingRow
from app.views.desk import Desk
from app.views.theme.theme import Theme
from app.words import say


class Steps(QObject):
    """`walked(card, by)` when ↑ or ↓ leaves a step's card."""

    walked = Signal(QWidget, int)

    def __init__(self, theme: Theme, desk: Desk, editor: QWidget) -> None:
        super().__init__(editor)
        self._theme, self._desk, self._editor = theme, desk, editor
        self._revision_id = 0
        self._shown: tuple[object, ...] = ()

    def show_steps(self, shown: ShownAgreement, sections: Sections) -> None:
        """Every step in its clause; the one that has the focus keeps it."""
        self._revision_id = shown.revision.id if shown.revision is not None else 0
        empty = not any(one.line.clause is Clause.OFF_TABLE for one in shown.lines)
        now = (sections, shown.steps, shown.baseline, shown.lacking, shown.limits, empty)
        if now == self._shown:
            return  # most changes are of a line
        self._shown = now
        focus = QApplication.focusWidget()
        held = focus.step_id if isinstance(focus, StepCard) else 0
        for section, kind in sections.with_steps():
            self._show(section, [step for step in shown.steps if isinstance(step.offered.line, kind)], held)
        for words in shown.lacking:
            waiting = WaitingRow(self._theme, words)
            sections.clauses["willing"].before.addWidget(waiting)
            waiting.show()
        for limit in shown.limits:
            self._offer(sections.clauses["off-table"], shown.whose.names[limit.side], limit)
        before = sections.clauses["baseline"].before
        clear(before)
        if shown.baseline:
            told = say("from the hierarchy")
            before.addWidget(FixedCard(self._theme, shown.baseline, aside=told, icon="leaf", quiet=False))

    def leave_out(self, step_id: int) -> None:
        """Keep this step off the paper."""
        self._do(actions.leave_out, step_id)

    def take_in(self, step_id: int) -> None:
        """Take it in again."""
        self._do(actions.take_in, step_id)

    def _show(self, section: ClauseSection, steps: list[ShownStep], held: int) -> None:
        for column in (section.before, *section.steps_of.values()):
            clear(column)
        for step in steps:
            line = step.offered.line
            column = section.steps_of[line.side] if isinstance(line, Closed) else section.before
            if step.left_out:
                row = LeftOutRow(self._theme, step)
                row.taken_in.connect(self.take_in)
                column.addWidget(row)
                row.show()
                continue
            card = StepCard(self._theme, step)
            card.left_out.connect(self.leave_out)
            card.wanted.connect(lambda what, card=card: self.walked.emit(card, 1 if what == "next" else -1))
            column.addWidget(card)
            card.show()
            if card.step_id == held:
                card.setFocus()
        if not steps and not any(section.cards.values()):
            nothing = FixedCard(self._theme, section.text.empty, icon="leaf")
            section.before.addWidget(nothing)
            nothing.show()

    def _offer(self, section: ClauseSection, name: str, limit: Closed) -> None:
        row = LimitRow(self._theme, name, limit)
        row.wanted.connect(lambda: self._put_here(section, limit))
        section.steps_of[limit.side].addWidget(row)
        row.show()

    def _put_here(self, section: ClauseSection, limit: Closed) -> None:
        """The limit as a line of its owner; the focus goes on to the plus, since its row is gone."""
        clause = Clause.OFF_TABLE
        done = self._desk.do_or_tell(actions.add_line, self._revision_id, clause, limit.title, marker=limit.side)
        if done is not None:
            section.plus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, act: Callable[..., Outcome], step_id: int) -> None:
        if self._desk.do_or_tell(act, self._revision_id, step_id) is None:
            return
        for widget in self._editor.findChildren(QWidget):
            if isinstance(widget, LeftOutRow) and widget.step.offered.step_id == step_id and widget.isVisible():
                widget.button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if isinstance(widget, StepCard) and widget.step_id == step_id and widget.isVisible():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def clear(column: QVBoxLayout) -> None:
    """Take everything out of a column."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
