"""The triggers of both, each under their own name; while somebody is in the room, private ones are folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.actions.triggers import ShownTriggers
from app.models.couple import Partner
from app.models.side import Side
from app.models.trigger import Trigger
from app.views.care.fold import Fold
from app.views.care.words import sharing_icon
from app.views.theme.paint import begin, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.theme.widgets import IconButton, Label, PartnerMark, PlainButton, Sign
from app.words import say


class TriggerList(QWidget):
    """`opened(id)` for one that is there, `new_wanted(side)` for another. `look(side)` reads what is folded."""

    opened = Signal(int)
    new_wanted = Signal(object)

    def __init__(self, theme: Theme, look: Callable[[Side], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bands = {side: _Band(theme, side, partial(look, side)) for side in Side}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for side, band in self.bands.items():
            band.opened.connect(self.opened)
            band.plus.clicked.connect(lambda _on=False, side=side: self.new_wanted.emit(side))
            self._column.addWidget(band)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_triggers(self, shown: ShownTriggers, chosen: int) -> None:
        """Show these; `chosen` is the one that is open."""
        for side, band in self.bands.items():
            band.show_triggers(shown.partner(side), shown.of(side), chosen, live=shown.live)

    def rows(self) -> list[TriggerRow]:
        """All rows, in order."""
        return [row for band in self.bands.values() for row in band.rows]

    def _dress(self) -> None:
        self._column.setSpacing(self._theme.px(14))


class _Band(QWidget):
    opened = Signal(int)

    def __init__(self, theme: Theme, side: Side, look: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._theme, self._side = theme, side
        self.rows: list[TriggerRow] = []
        self._shown: tuple[Trigger, ...] = ()
        self.name = Label(
            theme, style="control", token="aInk" if side is Side.FIRST else "bInk", weight=600, elide=True
        )
        self.plus = IconButton(theme, "plus", say("Note a trigger"))
        self.fold = Fold(theme, look)
        self._empty = Label(
            theme,
            say("Such as: the lamp going out, and a hand in the same second."),
            style="remark",
            size=14,
            token="ink2",
            wrap=True,
        )
        self._head = QHBoxLayout()
        self._head.addWidget(PartnerMark(theme, "first" if side is Side.FIRST else "second", size=11))
        self._head.addWidget(self.name, 1)
        self._head.addWidget(self.plus)
        self._list = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._empty)
        self._column.addLayout(self._list)
        self._column.addWidget(self.fold)
        theme.changed.connect(self._dress)
        self._dress()

    def show_triggers(self, owner: Partner, triggers: tuple[Trigger, ...], chosen: int, *, live: bool) -> None:
        self.name.setText(owner.name)
        self.plus.set_name(say("Note a trigger of {name}", name=owner.name))
        self.fold.name(owner.name)
        self.fold.setVisible(live)
        self._empty.setVisible(not triggers and not live)
        if triggers != self._shown:
            had = next((row.trigger_id for row in self.rows if row.hasFocus()), 0)
            for row in self.rows:
                self._list.removeWidget(row)
                row.forget()
                row.deleteLater()
            self.rows = [TriggerRow(self._theme, one) for one in triggers]
            for row in self.rows:
                row.clicked.connect(lambda _on=False, row=row: self.opened.emit(row.trigger_id))
                self._list.addWidget(row)
                row.show()  # at once, or the keys could not go there yet
                if row.trigger_id == had:
                    row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._shown = triggers
        for row in self.rows:
            row.choose(row.trigger_id == chosen)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        ground = self._theme.blend("rail", "canvas", 0.75)
        rounded(painter, QRectF(self.rect()), self._theme.radius("row"), ground)
        painter.end()

    def _dress(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(8), px(7), px(8), px(10))
        self._column.setSpacing(px(6))
        self._head.setContentsMargins(px(4), 0, 0, 0)
        self._head.setSpacing(px(7))
        self._list.setSpacing(px(6))
        self._empty.setContentsMargins(px(4), 0, px(4), px(4))


class TriggerRow(PlainButton):
    """One trigger by its few words."""

    def __init__(self, theme: Theme, trigger: Trigger) -> None:
        super().__init__(theme)
        self.trigger_id, self._chosen = trigger.id, False
        self.cue = Label(theme, trigger.cue, weight=500, wrap=True)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.cue, 1)
        sign = Sign(theme, sharing_icon(trigger.sharing), token="ink3", size=14, line=20)
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(trigger.cue)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._dress_row)
        self._dress_row()

    def choose(self, chosen: bool) -> None:
        """Whether it is the open one."""
        self._chosen = chosen
        self.update()

    def forget(self) -> None:
        """Hold no words."""
        self.cue.setText("")
        self.setAccessibleName("")
        self.hide()

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = begin(self)
        theme, box, radius = self._theme, QRectF(self.rect()), float(self._theme.radius("control"))
        line = theme.color("accent" if self._chosen else "field" if self.underMouse() else "line")
        rounded(painter, box, radius, theme.color("select" if self._chosen else "surface"), line)
        if self.hasFocus():
            focus_ring(painter, theme, box, radius)
        painter.end()

    def _dress_row(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(11), px(8), px(10), px(8))
        self._row.setSpacing(px(6))
