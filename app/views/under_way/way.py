"""The path around the card: the stones above and below it, and the way back from the whole path."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.actions.change import Change
from app.actions.under_way_shown import Neighbour, Place, UnderWay, show_under_way
from app.rules.typed_steps import in_short
from app.views.desk import Desk
from app.views.theme.flow import Flow
from app.views.theme.paint import begin
from app.views.theme.quiet_line import QuietLine
from app.views.theme.stones import Stone, paint_stone, paint_way
from app.views.theme.theme import Theme
from app.views.theme.widgets import Button, Gap, Label
from app.views.under_way.card import RoomCard
from app.views.under_way.letters import Letters
from app.views.under_way.pieces import StateChip
from app.words import say

STONE_AT, CARD_AT, WORDS_AT, SMALL, LARGE = 50, 80, 94, 28, 32


class Way(QWidget):
    """The step before, the card, and the step after, as stones on one line; a quiet foot with the way to all of it.

    `letters` are the keys that act here, before what scrolls around it takes a key for itself.
    """

    def __init__(self, theme: Theme, card: RoomCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.card = theme, card
        self.letters = Letters(self)
        self._shown: UnderWay | None = None
        self.above, self.below = _Beside(theme), _Beside(theme)
        self.foot = Label(
            theme, say("Nothing counts down, and nothing sounds at the end."), style="remark", token="ink2", wrap=True
        )
        self.whole = Button(theme, say("The whole path"), kind="link")
        self._foot_row = Flow(spread=True)
        self._foot_row.addWidget(self.foot)
        self._foot_row.addWidget(self.whole)
        self._card_row = QHBoxLayout()
        self._card_row.addWidget(card)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.above)
        self._column.addLayout(self._card_row)
        self._column.addWidget(Gap(theme, 12))
        self._column.addWidget(self.below)
        self._column.addWidget(Gap(theme, 34))
        self._column.addLayout(self._foot_row)
        self._column.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_step(self, shown: UnderWay) -> None:
        """The step and its neighbours."""
        self._shown = shown
        self.above.show_step(shown.above)
        self.below.show_step(shown.below)
        self.card.show_step(shown)
        self.whole.setVisible(shown.place is not Place.ENDED)  # there the card itself leads back
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self._shown
        if shown is None:
            return
        painter = begin(self)
        theme, px = self._theme, self._theme.px
        x = float(px(STONE_AT))
        here = self.card.mapTo(self, QPoint(0, self.card.bleed)).y() + px(30)
        if shown.above is not None:
            middle = self.above.geometry().center().y()
            walked = shown.above.behind
            paint_way(painter, theme, QPointF(x, middle - px(20)), QPointF(x, here), behind=walked)
            self._stone(painter, shown.above, QPointF(x, middle))
        if shown.below is not None:
            middle = self.below.geometry().center().y()
            paint_way(painter, theme, QPointF(x, here), QPointF(x, middle), behind=shown.behind)
            paint_way(painter, theme, QPointF(x, middle), QPointF(x, middle + px(44)), behind=shown.below.behind)
            self._stone(painter, shown.below, QPointF(x, middle))
        look: Stone = "paused" if shown.place is Place.PAUSED else "open"
        paint_stone(painter, theme, QPointF(x, here), px(LARGE), look, str(shown.number or ""))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.card.yeses.chosen is not None:
            self.letters.forget()
            self.card.point_at(None)
        elif not self.letters.takes(event):
            super().keyPressEvent(event)

    def _stone(self, painter: QPainter, one: Neighbour, at: QPointF) -> None:
        look: Stone = "paused" if one.paused else "behind" if one.behind else "ahead"
        paint_stone(painter, self._theme, at, self._theme.px(SMALL), look, str(one.number))

    def _dress(self) -> None:
        px, bleed = self._theme.px, self.card.bleed
        edge = px(24)
        self._column.setContentsMargins(0, px(20), 0, px(20))
        self._column.setSpacing(0)
        self._card_row.setContentsMargins(px(CARD_AT) - bleed, 0, edge - bleed, 0)
        for row in (self.above, self.below):
            row.setContentsMargins(px(WORDS_AT), 0, edge, 0)
        self._foot_row.setContentsMargins(px(CARD_AT), 0, edge, 0)
        self._foot_row.set_gaps(px(16), px(4))
        self.update()


class _Beside(QWidget):
    """A step beside the card: its title, and a chip where it is paused."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = Label(theme, style="step", token="ink2", elide=True)
        self.chip = StateChip(theme)
        self.chip.show_state("pause", say("Paused"), "duskTint", "duskInk")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title)
        self._row.addWidget(self.chip)
        self._row.addStretch(1)
        theme.changed.connect(self._dress)
        self._dress()

    def show_step(self, one: Neighbour | None) -> None:
        self.setVisible(one is not None)
        self.title.setText(one.title if one is not None else "")
        self.chip.setVisible(one is not None and one.paused)
        if one is not None:
            said = say("Step {number}. {title}", number=one.number, title=one.title)
            self.setAccessibleName(say("{said}. Paused", said=said) if one.paused else said)

    def _dress(self) -> None:
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.px(14))
        self.setMinimumHeight(self._theme.px(36))


class WayBack(QuietLine):
    """One quiet line for the whole path: what is in the room meanwhile, and the way back to it. Away where nothing is.

    `wanted` when the way is taken; whoever places it shows the couple.
    """

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hand", parent)
        self._desk, self._couple_id = desk, 0
        desk.changed.connect(self._changed)
        desk.room.connect(lambda _session: self._reload())
        self.hide()

    def show_couple(self, couple_id: int) -> None:
        """Say it of this couple."""
        self._couple_id = couple_id
        self._reload()

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id:
            self._reload()

    def _reload(self) -> None:
        shown = self._desk.read(show_under_way, self._couple_id) if self._couple_id else None
        self.setVisible(shown is not None)
        if shown is None:
            self.forget()
        elif shown.place is Place.ENDED:
            self.show_words(
                say("How “{title}” was can still be written down.", title=in_short(shown.title)), say("Open it")
            )
        else:
            self.show_words(say("“{title}” is in the room.", title=in_short(shown.title)), say("Back to it"))
