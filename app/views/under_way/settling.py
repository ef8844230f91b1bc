"""Quietly, at the end: each may say, for themselves, that the step is settled for them. Nobody has to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.under_way_shown import Settling, UnderWay
from app.models.side import Side
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.theme.marks import paint_mark
from app.views.theme.paint import begin
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Label, LineEdit
from app.words import say


class SettleOffer(QWidget):
    """Folded to one link until it is wanted, and away where settling is not open.

    `said(Side, words)`: one of them says so, in a line of their own or without one. `settle_wanted` once both have.
    What one of them said does not show: it is settled when both say so.
    """

    said = Signal(object, str)
    settle_wanted = Signal()

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._step_id = 0
        self.ask = Button(theme, say("Is it settled, for both of you?"), kind="link")
        self.ask.clicked.connect(self._unfold)
        self.words = Label(
            theme,
            say("It is settled when both say so, each for themselves. It need not be, today or ever."),
            token="ink2",
            wrap=True,
        )
        self.lines = {side: _Line(theme, desk, side) for side in Side}
        self.settle = Button(theme, say("Call it settled"))
        self.settle.clicked.connect(self.settle_wanted)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.words)
        for side, line in self.lines.items():
            self._column.addWidget(line)
            line.said.connect(lambda words, one=side: self.said.emit(one, words))
        self._column.addWidget(self.settle, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_step(self, shown: UnderWay) -> None:
        """What settling this step still needs."""
        if shown.step_id != self._step_id:
            self._step_id = shown.step_id
            self._fold()
        for side, line in self.lines.items():
            line.show_partner(shown.partner(side).name, shown.step_id)
        self._even()
        said = shown.settling is Settling.SAID
        self.setVisible(shown.settling is not Settling.NOT_NOW)
        self.settle.setVisible(said)
        if said:
            self._fold()
            self.ask.hide()
            self.words.setText(say("Both say that it is settled for them."))
            self.words.show()
        else:
            self.ask.setVisible(self.lines[Side.FIRST].isHidden())
            self.words.setText(
                say("It is settled when both say so, each for themselves. It need not be, today or ever.")
            )

    def done(self, side: Side) -> None:
        """What this one said is in the records; the other is next, whether they have said so before or not."""
        self.lines[side].done()
        other = self.lines[side.other]
        if other.isVisible():
            other.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold(self) -> None:
        self.ask.show()
        self.words.hide()
        for line in self.lines.values():
            line.hide()

    def _unfold(self) -> None:
        self.ask.hide()
        self.words.show()
        for line in self.lines.values():
            line.show()
        self.lines[Side.FIRST].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(8))
        self._even()

    def _even(self) -> None:
        """Both buttons are as wide as the wider one."""
        wide = max(line.button.sizeHint().width() for line in self.lines.values())
        for line in self.lines.values():
            line.button.setFixedWidth(wide)


class _Line(QWidget):
    said = Signal(str)

    def __init__(self, theme: Theme, desk: Desk, side: Side) -> None:
        super().__init__()
        self._theme, self._desk, self._side = theme, desk, side
        self._drafts: DraftKeeper | None = None
        self._about = 0
        self._mark = Mark(theme, side)
        self.field = LineEdit(theme, say("A line of their own, if they like"))
        self.button = Button(theme, "")
        self.button.clicked.connect(lambda: self.said.emit(self.field.text()))
        self.field.returnPressed.connect(lambda: self.said.emit(self.field.text()))
        self.field.textEdited.connect(lambda _words: self._drafts.typed() if self._drafts is not None else None)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._mark)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.button)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def show_partner(self, name: str, step_id: int) -> None:
        self.button.setText(say("{name} says so", name=name))
        self.field.setAccessibleName(say("{name}, in a line of their own", name=name))
        if self._about != step_id:
            self._about = step_id
            if self._drafts is not None:
                self._drafts.close()
            place = f"settled, {self._side.value}"
            self._drafts = DraftKeeper(self._desk, place, step_id, self.field.text, self)
            self.field.setText(self._drafts.kept_words())

    def done(self) -> None:
        self.field.clear()
        if self._drafts is not None:
            self._drafts.drop()

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(8))


class Mark(QWidget):
    """A partner's small mark beside a name or a field that says who it is."""

    def __init__(self, theme: Theme, side: Side, *, size: float = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._side, self._size = theme, side, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size + 2), self._theme.px(self._size + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        px = self._theme.px
        centre = QPointF(px(self._size + 2) / 2, self.height() / 2)
        paint_mark(painter, self._theme, self._side.value, centre, px(self._size))
        painter.end()
