"""Comfort before, at its lowest and after, for each: six small fields, whose scale and direction stand above them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.actions.under_way_shown import WHEN, UnderWay
from app.models.rating import Occasion
from app.models.side import Side
from app.views.desk import Desk
from app.views.notices import announce
from app.views.theme.flow import Flow
from app.views.theme.theme import Theme
from app.views.theme.widgets import Label
from app.views.under_way.number_field import NumberField
from app.views.under_way.pane_words import moment_word, scale_direction, scale_words
from app.views.under_way.settling import Mark
from app.words import say


class NumberTable(QWidget):
    """The numbers are kept as they were answered; what is no number of the scale is told in one sentence below.

    The sentence names its field, for whoever has gone on to another meanwhile.
    """

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.scale = Label(theme, style="strong")
        self.direction = Label(theme, style="small", token="ink2")
        self.heads = {
            when: Label(theme, style="small", token="ink2", align=Qt.AlignmentFlag.AlignHCenter) for when in WHEN
        }
        self.names = {side: Label(theme, style="action", elide=True) for side in Side}
        self.fields = {(side, when): NumberField(theme, desk, side, when) for side in Side for when in WHEN}
        self.sentence = Label(theme, style="small", wrap=True)
        self.sentence.hide()
        self._told_by: tuple[Side, Occasion] | None = None
        self._lay_out()
        for where, field in self.fields.items():
            field.told.connect(lambda words, where=where: self._tell(where, words))
        theme.changed.connect(self._dress)
        self._dress()

    def show_record(self, shown: UnderWay | None) -> None:
        """The numbers of this time."""
        if shown is not None:
            self.scale.setText(scale_words(shown.scale))
            self.direction.setText(scale_direction(shown.scale))
            for when, head in self.heads.items():
                head.setText(moment_word(when, shown.scale))
            for side, label in self.names.items():
                label.setText(shown.partner(side).name)
        for field in self.fields.values():
            field.show_record(shown)

    def _tell(self, where: tuple[Side, Occasion], sentence: str) -> None:
        if not sentence and self._told_by != where:
            return  # it is about another field
        named = say("{which}: {sentence}", which=self.fields[where].accessibleName(), sentence=sentence)
        told = named if sentence else ""
        new = told != self.sentence.text()
        self._told_by = where if sentence else None
        self.sentence.setText(told)
        self.sentence.setVisible(bool(told))
        if told and new:
            announce(self.fields[where], told)

    def _lay_out(self) -> None:
        self._head = Flow(spread=True)
        self._head.addWidget(self.scale)
        self._head.addWidget(self.direction)
        self._grid = QGridLayout()
        for column, head in enumerate(self.heads.values(), start=1):
            self._grid.addWidget(head, 0, column)
        self._named: list[QHBoxLayout] = []
        for row, side in enumerate(Side, start=1):
            named = QHBoxLayout()
            named.addWidget(Mark(self._theme, side))
            named.addWidget(self.names[side], 1)
            self._named.append(named)
            self._grid.addLayout(named, row, 0)
            for column, when in enumerate(WHEN, start=1):
                self._grid.addWidget(self.fields[side, when], row, column, Qt.AlignmentFlag.AlignHCenter)
        for column in range(1, 4):
            self._grid.setColumnStretch(column, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addLayout(self._grid)
        self._column.addWidget(self.sentence)

    def _dress(self) -> None:
        px = self._theme.px
        self._head.set_gaps(px(12), px(2))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(6))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnMinimumWidth(0, px(96))
        for named in self._named:
            named.setSpacing(px(6))
        for field in self.fields.values():
            field.setFixedWidth(px(66))
