"""How a line of the day is painted: its time, its dot on the dotted line, and who comes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.actions.notes_shown import waiting_words
from app.models.side import Side
from app.views.theme.flat_list import FlatList, lines_in
from app.views.theme.marks import paint_couple, paint_mark
from app.views.theme.paint import draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.views.today.day import DayLine, Stand
from app.views.today.model import DayModel
from app.words import say

TIMES = 58
"""Times end here."""
LINE = 88
"""The dotted line of the day runs here."""
CARD = 116
"""Rows begin here."""
ROW = 66
GAP = 12
_TEXT = 72
_EDGE = 14


@dataclass(frozen=True)
class Places:
    """Where the parts of one line lie, from the top left corner of its row; the button's is null without one.

    `due` has the lines of words of each thing that waits, with its box.
    """

    card: QRectF
    title: list[str]
    words: QRectF
    middle: float
    button: QRect
    due: list[tuple[list[str], QRectF]]
    height: int


class DayDelegate(QStyledItemDelegate):
    """Paints lines of a `DayModel` in a `FlatList`; `button` is the size of the selected line's button."""

    def __init__(self, theme: Theme, view: FlatList, model: DayModel) -> None:
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model
        self.button = QSize()

    def places(self, row: int) -> Places:
        """The parts of a row at the list's width: the button goes below the words where both do not fit beside."""
        px = self._theme.px
        line = self._model.line(row)
        wide = self._view.viewport().width()
        left = px(CARD) + px(_TEXT)
        room = max(px(40), wide - left - px(_EDGE))
        chosen = row == self._view.currentIndex().row() and not self._model.is_hidden(row)
        button = self.button if chosen else QSize()
        beside = button.isValid() and room - button.width() - px(16) >= self._needs(line, room)
        words = room - button.width() - px(16) if beside else room
        title = [] if line is None or line.hidden else lines_in(line.title, self._title_font(), words)
        high = max(px(ROW), px(26) + px(20) * (max(1, len(title)) + 1))
        top = (high - px(20) * (max(1, len(title)) + 1)) / 2
        place = QRect()
        if beside:
            place = QRect(
                wide - px(_EDGE) - button.width(),
                round((high - button.height()) / 2),
                button.width(),
                button.height(),
            )
        elif button.isValid():
            # Under the words where there is room for it, else under the marks.
            under = left if button.width() <= room else px(CARD) + px(_EDGE)
            place = QRect(under, high - px(4), button.width(), button.height())
            high += button.height() + px(10)
        due: list[tuple[list[str], QRectF]] = []
        if line is not None and not line.hidden:
            high -= px(8) if line.due else 0
            for one in line.due:
                words_due = lines_in(waiting_words(one), self._theme.font("small"), room - px(22))
                tall = px(24) + px(18) * (len(words_due) - 1)
                due.append((words_due, QRectF(left, high, room, tall)))
                high += tall
            high += px(8) if line.due else 0
        return Places(
            card=QRectF(px(CARD), 0, wide - px(CARD), high),
            title=title,
            words=QRectF(left, top, words, px(20) * (len(title) + 1)),
            middle=top + px(20),
            button=place,
            due=due,
            height=high,
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        last = index.row() == self._model.rowCount() - 1
        return QSize(1, self.places(index.row()).height + (0 if last else self._theme.px(GAP)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        places = self.places(index.row())
        row = QRectF(option.rect)
        state = option.state
        painter.translate(row.topLeft())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            self._card(painter, places.card)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, places.card, self._theme.radius("row"), self._theme.blend("select", "canvas", 0.45))
        self._day(painter, line, index.row(), places, row.height())
        self._who(painter, line, places)
        painter.restore()

    # -- parts ------------------------------------------------------------------------------------------------

    def _card(self, painter: QPainter, card: QRectF) -> None:
        theme = self._theme
        radius = theme.radius("row")
        soft = theme.blend("accent", "select", 0.38)
        rounded(painter, card, radius, theme.color("select"), soft, 1.5)
        if self._view.ring and self._view.hasFocus():
            focus_ring(painter, theme, card, radius)

    def _day(self, painter: QPainter, line: DayLine, row: int, places: Places, high: float) -> None:
        theme, px = self._theme, self._theme.px
        here = line.stand in (Stand.NEXT, Stand.ROOM)
        passed = line.stand in (Stand.HELD, Stand.PAST)
        painter.setFont(theme.font("step", weight=600 if here else 500, numerals=True))
        painter.setPen(theme.color("ink" if here else "ink3" if passed else "ink2"))
        times = QRectF(-px(40), places.middle - px(12), px(TIMES) + px(40), px(24))
        draw_text(painter, line.time, times, Qt.AlignmentFlag.AlignRight)
        dot = px(15) / 2
        centre = QPointF(px(LINE), places.middle)
        if row > 0:
            self._dots(painter, centre.x(), 0, centre.y() - dot - px(3))
        if row < self._model.rowCount() - 1:
            self._dots(painter, centre.x(), centre.y() + dot + px(4), high)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(centre, dot, dot)
            return
        held = line.stand is Stand.HELD
        pen = QPen(theme.blend("accent", "accentTint", 0.5) if held else theme.color("line2"), px(3) / 2)
        painter.setPen(pen)
        painter.setBrush(theme.color("accentTint" if held else "surface"))
        painter.drawEllipse(centre, dot - 0.25, dot - 0.25)

    def _dots(self, painter: QPainter, x: float, top: float, bottom: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.blend("field", "canvas", 0.75))
        pitch, size = self._theme.px(54) / 10, self._theme.px(11) / 10
        y = bottom - size if top <= 0 else top
        step = -pitch if top <= 0 else pitch
        while top <= y <= bottom:
            painter.drawEllipse(QPointF(x, y), size, size)
            y += step

    def _who(self, painter: QPainter, line: DayLine, places: Places) -> None:
        theme, px = self._theme, self._theme.px
        left = places.card.left() + px(20)
        marks = QRectF(left, places.middle - px(14), px(44), px(28))
        if line.hidden:
            paint_couple(painter, theme, marks, px(22), ("", ""), fill=theme.color("line2"))
            painter.setFont(theme.font("remark"))
            painter.setPen(theme.color("ink3"))
            words = QRectF(places.words.left(), places.middle - px(14), places.words.width(), px(28))
            draw_text(painter, say("name hidden"), words)
            return
        if line.alone is None:
            paint_couple(painter, theme, marks, px(22), line.initials)
        else:
            first = line.alone is Side.FIRST
            centre = QPointF(places.card.left() + px(40), places.middle)
            initial = line.initials[0 if first else 1]
            paint_mark(painter, theme, "first" if first else "second", centre, px(24), initial)
        passed = line.stand in (Stand.HELD, Stand.PAST)
        box = QRectF(places.words.left(), places.words.top(), places.words.width(), px(20))
        painter.setFont(self._title_font())
        painter.setPen(theme.color("ink2" if passed else "ink"))
        for part in places.title:
            draw_text(painter, part, box)
            box.translate(0, px(20))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3" if passed else "ink2"))
        draw_text(painter, line.below, box)
        painter.setPen(theme.color("ink2"))
        for lines, due in places.due:
            draw_icon(painter, theme, "notebook-text", "ink2", QPointF(due.left(), due.top() + px(5)), 14)
            box = QRectF(due.left() + px(22), due.top() + px(3), due.width() - px(22), px(18))
            for part in lines:
                draw_text(painter, part, box)
                box.translate(0, px(18))

    def due_at(self, row: int, spot: QPointF) -> int:
        """Which of the things that wait lies there, counted from the top left corner of its row; -1 for none."""
        return next((n for n, (_, box) in enumerate(self.places(row).due) if box.contains(spot)), -1)

    def _title_font(self) -> QFont:
        return self._theme.font("step", weight=600)

    def _needs(self, line: DayLine | None, room: int) -> float:
        """How wide the words want to be beside the button."""
        if line is None or line.hidden:
            return 0.0
        title = QFontMetricsF(self._title_font()).horizontalAdvance(line.title)
        below = QFontMetricsF(self._theme.font("small")).horizontalAdvance(line.below)
        return min(max(title, below), float(self._theme.px(300)), float(room))
