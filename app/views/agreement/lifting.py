"""Carrying a line to another place of its clause, with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.actions.agreement_lines import line_in_short
from app.views.agreement.card import LineCard
from app.views.theme.lifted import moves_words, paint_lifted
from app.views.theme.theme import Theme

EDGE = 32
"""Pixels from the end of the visible part where the page begins to scroll by itself."""


class Lifting(QObject):
    """One card at a time. `placed(line id, before id or None)` when it was let go at another place."""

    placed = Signal(int, object)

    def __init__(self, theme: Theme, over: QWidget, scroll: QScrollArea) -> None:
        super().__init__(over)
        self._theme, self._over, self._scroll = theme, over, scroll
        self._card: LineCard | None = None
        self._cards: list[LineCard] = []
        self._held = self._at = QPoint()
        self._gap = -1
        self._picture = _Lifted(theme, over, self)
        self._on = QTimer(self)
        self._on.setInterval(30)
        self._on.timeout.connect(self._scroll_on)

    def begin(self, card: LineCard, cards: list[LineCard], held: QPoint) -> None:
        """Lift a card of these; `held` is where the mouse has it."""
        self._card, self._cards, self._held = card, list(cards), card.mapTo(self._over, held)
        self.carry(held)

    def carry(self, at: QPoint) -> None:
        """The mouse is here now, in the card's measures."""
        if self._card is None:
            return
        self._at = self._card.mapTo(self._over, at)
        self._find_gap()
        seen = self._over.mapTo(self._scroll.viewport(), self._at).y()
        inside = EDGE < seen < self._scroll.viewport().height() - EDGE
        if inside:
            self._on.stop()
        elif not self._on.isActive():
            self._on.start()

    def let_go(self, kept: bool) -> None:
        """Lay it down: at the gap under the mouse, or, when not `kept`, where it was."""
        card, gap, cards = self._card, self._gap, self._cards
        self._card, self._gap = None, -1
        self._on.stop()
        self._picture.hide()
        if card is None or not kept or gap < 0 or gap in (cards.index(card), cards.index(card) + 1):
            return
        self.placed.emit(card.line.id, cards[gap].line.id if gap < len(cards) else None)

    def words(self) -> str:
        """What the lifted card says of its place."""
        if self._card is None:
            return ""
        here, gap = self._cards.index(self._card), self._gap
        return moves_words(
            gap if gap > 0 else None, gap + 1 if gap < len(self._cards) else None, gap in (here, here + 1)
        )

    def _find_gap(self) -> None:
        places = [one.mapTo(self._over, QPoint(0, one.height() // 2)).y() for one in self._cards]
        self._gap = next((n for n, middle in enumerate(places) if self._at.y() < middle), len(places))
        self._picture.setGeometry(self._over.rect())
        self._picture.show()
        self._picture.raise_()
        self._picture.update()

    def _scroll_on(self) -> None:
        bar, before = self._scroll.verticalScrollBar(), self._scroll.verticalScrollBar().value()
        up = self._over.mapTo(self._scroll.viewport(), self._at).y() <= EDGE
        bar.setValue(before + (-8 if up else 8))
        self._at += QPoint(0, bar.value() - before)
        if bar.value() == before:
            self._on.stop()
        self._find_gap()

    def paint(self) -> None:
        """Paint what is lifted over everything else."""
        if self._card is None or self._gap < 0:
            return
        if self._gap < len(self._cards):
            line = self._cards[self._gap].mapTo(self._over, QPoint()).y() - self._theme.px(2)
        else:
            last = self._cards[-1]
            line = last.mapTo(self._over, QPoint(0, last.height())).y() + self._theme.px(2)
        at = QPointF(self._at.x() - self._held.x() - self._theme.px(50), self._at.y())
        paint_lifted(self._picture, self._theme, line_in_short(self._card.words()), self.words(), at, line)


class _Lifted(QWidget):
    def __init__(self, theme: Theme, over: QWidget, lifting: Lifting) -> None:
        super().__init__(over)
        self._lifting = lifting
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._lifting.paint()
