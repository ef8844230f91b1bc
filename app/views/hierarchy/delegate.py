"""Painting a row of the path: stone, words, comfort line, answers and state. Reads tokens, never literals."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.rules.path import PathRow
from app.rules.willingness import State
from app.views.hierarchy.cells import line_middles
from app.views.hierarchy.chips import StateChip, chip_of, paint_chip
from app.views.hierarchy.columns import wrapped
from app.views.hierarchy.comfort import paint_comfort
from app.views.hierarchy.foot import paint_foot
from app.views.hierarchy.layout import SMALL_MARKS_APART, RowLayout, Shape, row_layout, shape_of
from app.views.hierarchy.model import PathModel, RowRole
from app.views.hierarchy.offers import Offer
from app.views.hierarchy.sentences import answer_lines, asked, detail
from app.views.theme.marks import paint_mark
from app.views.theme.paint import draw_icon, draw_text, focus_ring, rounded
from app.views.theme.stones import paint_stone, paint_way
from app.views.theme.theme import Theme
from app.words import say

Index = QModelIndex | QPersistentModelIndex


MOST_KNOWN = 4000
"""How many rows' places are remembered; each with its row, so that no other takes its name."""


class PathDelegate(QStyledItemDelegate):
    """Draws rows; `ghost` is the step whose old place is shown while it is being dragged."""

    def __init__(self, theme: Theme, model: PathModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._places: dict[tuple[Shape, float], RowLayout] = {}
        self._known: dict[tuple[int, bool, bool, bool, Offer | None, float], tuple[PathRow, RowLayout]] = {}
        theme.changed.connect(self.measure_again)
        self.today = date.min
        self.chosen_id = 0
        self.tall_id = 0  # the one in hand, but while the mouse is down: nothing moves from under it
        self.ghost_id = 0
        self.hover_id = 0
        self.hover_link = ""  # what the link under the pointer does, in that row
        self.asked_id = 0  # somebody is asked about it: nothing else is offered there meanwhile
        self.editing_id = 0
        self.editing_height = 0

    def layout_of(self, index: Index, width: float) -> RowLayout | None:
        """The places of one row in a list `width` wide."""
        row = self._model.row_at(index)
        return None if row is None else self._layout_of(row, index.row(), width)

    def _layout_of(self, row: PathRow, place: int, width: float) -> RowLayout:
        chosen, baseline = row.step.id == self.tall_id, place == self._model.baseline_row()
        offer, foot = self._offer_of(row), self.foot_of(row)
        key = id(row), chosen, baseline, offer is not None, foot, width
        known = self._known.get(key)
        if known is not None:
            return known[1]
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        chip = self._chip_of(row)
        said = chip.words if chip is not None else ""
        shape = shape_of(row, chosen=chosen, baseline=baseline, chip=said, foot=foot)
        if (shape, width) not in self._places:
            self._places[shape, width] = row_layout(self._theme, width, shape)
        self._known[key] = row, self._places[shape, width]
        return self._places[shape, width]

    def foot_of(self, row: PathRow) -> Offer | None:
        """What stands at the foot of a row now: what it answered, else what it offers."""
        answered = self._model.answered
        if answered is not None and answered[0] == row.step.id:
            return answered[1]
        offer = self._offer_of(row)
        return offer if offer is not None and (offer.always or row.step.id == self.tall_id) else None

    def _offer_of(self, row: PathRow) -> Offer | None:
        return None if row.step.id == self.asked_id else self._model.offer(row.step.id)

    def _chip_of(self, row: PathRow) -> StateChip | None:
        offer = self._offer_of(row)
        return chip_of(row, offer.short if offer is not None and self.foot_of(row) is None else "")

    def measure_again(self) -> None:
        """Forget the places of rows: the text size changed."""
        self._places.clear()
        self._known.clear()

    def height_of_all(self, width: int) -> int:
        """How high all rows are together in a list `width` wide."""
        return sum(self._height_of(row, place, width) for place, row in enumerate(self._model.rows()))

    def _height_of(self, row: PathRow, place: int, width: int) -> int:
        places = self._layout_of(row, place, width)
        if row.step.id == self.editing_id:
            return self.editing_height + round(places.resting)
        return places.height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        row = self._model.row_at(index)
        return QSize(0, 0 if row is None else self._height_of(row, index.row(), width))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        # Editing in place is the page's own card, which keeps drafts; the view's stock editor would lose them.
        return None  # type: ignore[return-value]  # Qt takes no editor for an answer

    def helpEvent(self, event: QEvent, view: QObject, option: QStyleOptionViewItem, index: Index) -> bool:
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PathRow | None = index.data(RowRole)
        box = QRectF(option.rect)
        places = self.layout_of(index, box.width())
        if row is None or places is None:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(box.topLeft())
        editing = row.step.id == self.editing_id
        height = box.height()
        middle = self._theme.px(30) if editing else places.middle
        self._paint_way(painter, places, row, index.row(), middle, height)
        if editing:
            self._paint_stone(painter, places, row, middle)
        elif row.step.id == self.ghost_id:
            self._paint_ghost(painter, places, row)
        else:
            self._paint_row(painter, places, row, option)
        if places.resting:
            self._paint_resting(painter, places, height)
        painter.restore()

    # -- the path itself --------------------------------------------------------------------------------------

    def _paint_way(
        self, painter: QPainter, at: RowLayout, row: PathRow, place: int, middle: float, height: float
    ) -> None:
        x, reach = at.at.stone, self._theme.px(14)
        solid = row.above_baseline
        if place > 0:
            paint_way(painter, self._theme, QPointF(x, 0), QPointF(x, middle - reach), behind=solid)
        end = height - at.resting
        paint_way(painter, self._theme, QPointF(x, middle + reach), QPointF(x, end), behind=solid)
        if at.resting:
            leaf = end + at.resting / 2
            gap = self._theme.px(12)
            paint_way(painter, self._theme, QPointF(x, end), QPointF(x, leaf - gap), behind=True)
            paint_way(painter, self._theme, QPointF(x, leaf + gap), QPointF(x, height), behind=False)

    def _paint_stone(self, painter: QPainter, at: RowLayout, row: PathRow, middle: float) -> None:
        if row.state is State.PAUSED:
            look = "paused"
        elif row.step.id == self.chosen_id:
            look = "open"
        else:
            # Tinted is what both say yes to: a step nobody was asked about is not comfortable for being moved there.
            willing = all(said.answer.willing for said in (row.first, row.second))
            look = "behind" if row.above_baseline and willing else "ahead"
        size = self._theme.px(27)
        paint_stone(painter, self._theme, QPointF(at.at.stone, middle), size, look, str(row.number))  # type: ignore[arg-type]  # one of the names the stones know

    def _paint_resting(self, painter: QPainter, at: RowLayout, height: float) -> None:
        theme = self._theme
        middle = height - at.resting / 2
        side = theme.px(16)
        draw_icon(painter, theme, "leaf", "accentInk", QPointF(at.at.stone - side / 2, middle - side / 2))
        painter.setFont(theme.font("resting", size=15))
        painter.setPen(theme.color("accentInk"))
        words = say("Comfortable baseline, for both, today")
        width = painter.fontMetrics().horizontalAdvance(words)
        room = at.at.right - at.at.title - theme.px(10)
        draw_text(painter, words, QRectF(at.at.title, middle - theme.px(13), min(width + 2, room), theme.px(24)))
        start = at.at.title + width + theme.px(16)
        if start < at.at.right - theme.px(20):
            pen = QPen(theme.blend("accent", "canvas", 0.45), theme.px(1))
            pen.setDashPattern([5, 3.5])
            painter.setPen(pen)
            painter.drawLine(QPointF(start, middle + 1), QPointF(at.at.right - theme.px(7), middle + 1))

    def _paint_ghost(self, painter: QPainter, at: RowLayout, row: PathRow) -> None:
        theme = self._theme
        self._paint_stone(painter, at, row, at.middle)
        pen = QPen(theme.color("line2"), theme.px(1.25))
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme.radius("row")
        painter.drawRoundedRect(at.card(0, theme.px(4)), radius, radius)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, say("its place until you let go"), at.card(0, 0), Qt.AlignmentFlag.AlignHCenter)

    # -- one row ----------------------------------------------------------------------------------------------

    def _paint_row(self, painter: QPainter, at: RowLayout, row: PathRow, option: QStyleOptionViewItem) -> None:
        theme, px = self._theme, self._theme.px
        chosen = row.step.id == self.chosen_id
        if chosen:
            card = at.card(0, px(3))
            rounded(
                painter, card, theme.radius("row"), theme.color("select"), theme.blend("accent", "select", 0.5), 1.2
            )
            if option.state & QStyle.StateFlag.State_HasFocus:
                focus_ring(painter, theme, card, theme.radius("row"))
        self._paint_stone(painter, at, row, at.middle)
        if chosen or row.step.id == self.hover_id:
            side = px(14)
            draw_icon(painter, theme, "grip-vertical", "ink2", QPointF(px(55) - side / 2, at.middle - side / 2), 14)
        self._paint_words(painter, at, row)
        paint_comfort(painter, self._theme, at, row, chosen=chosen)
        self._paint_answers(painter, at, row)
        self._paint_second(painter, at, row, row.step.id == self.tall_id)
        chip = self._chip_of(row)
        if chip is not None:
            paint_chip(painter, theme, at, chip, chosen=chosen)
        if at.foot is not None:
            hovered = self.hover_link if row.step.id == self.hover_id else ""
            paint_foot(painter, theme, at.at, at.foot, at.foot_top, hovered)

    def _paint_words(self, painter: QPainter, at: RowLayout, row: PathRow) -> None:
        theme = self._theme
        painter.setFont(theme.font("step"))
        painter.setPen(theme.color("ink2" if row.state in (State.PAUSED, State.SET_ASIDE) else "ink"))
        box = QRectF(at.at.title, at.words_top, at.at.title_width, at.title_height)
        line = theme.line("step")
        for number, words in enumerate(wrapped(painter.font(), row.step.title[:400], box.width())):
            draw_text(painter, words, QRectF(box.left(), box.top() + number * line, box.width(), line))
        about = detail(row.step)[:400]
        if about:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            line = theme.line("small")
            for number, words in enumerate(wrapped(painter.font(), about, at.at.title_width)):
                top = at.words_top + at.title_height + number * line
                draw_text(painter, words, QRectF(at.at.title, top, at.at.title_width, line))

    def _paint_answers(self, painter: QPainter, at: RowLayout, row: PathRow) -> None:
        theme, px = self._theme, self._theme.px
        lines = answer_lines(row)
        for line, y in zip(lines, line_middles(theme, at, len(lines)), strict=True):
            x = at.at.willing
            for side in line.sides:
                paint_mark(painter, theme, side.value, QPointF(x + px(4.5), y), px(9))
                x += px(SMALL_MARKS_APART)
            side_px = px(15)
            x = at.at.willing + (px(29) if len(line.sides) == 2 else px(17))
            draw_icon(painter, theme, line.icon, line.token, QPointF(x, y - side_px / 2), 15)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink" if line.token == "accentInk" else line.token))
            left = x + px(20)
            draw_text(painter, line.words, QRectF(left, y - px(10), at.beside_chip - left, px(20)))

    def _paint_second(self, painter: QPainter, at: RowLayout, row: PathRow, chosen: bool) -> None:
        theme, px = self._theme, self._theme.px
        if chosen and (at.second or at.foot is not None):
            painter.setPen(QPen(theme.blend("accent", "select", 0.25), 1))
            painter.drawLine(QPointF(at.at.title, at.core - px(3.5)), QPointF(at.at.right - px(12), at.core - px(3.5)))
        if not at.second:
            return
        y = at.second_middle
        when = asked(row, self.today) if chosen and not at.at.stacked else ""
        painter.setFont(theme.font("small"))
        # In the column of the answers; where the chip has long words, as far to the left as it takes.
        beside = at.below_chip + px(4) if at.chip_in_second else at.at.right
        asked_at = min(at.at.willing, beside - QFontMetricsF(painter.font()).horizontalAdvance(when))
        if row.step.smaller:
            side = px(16)
            draw_icon(
                painter,
                theme,
                "corner-down-right",
                "accentInk" if chosen else "ink3",
                QPointF(at.at.title + px(1), y - side / 2),
            )
            painter.setFont(theme.font("small", weight=500 if chosen else 400))
            painter.setPen(theme.color("accentInk" if chosen else "ink2"))
            left = at.at.title + px(23)
            end = asked_at - px(12) if chosen and not at.at.stacked else at.below_chip - px(3)
            draw_text(
                painter,
                say("Smaller: {smaller}", smaller=row.step.smaller),
                QRectF(left, y - px(10), end - left, px(20)),
            )
        if when:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, when, QRectF(asked_at, y - px(10), at.at.right - asked_at, px(20)))
