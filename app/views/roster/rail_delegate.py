"""How a line of the rail is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.roster.rail_lines import Kind, RailLine
from app.views.theme.flat_list import FlatList
from app.views.theme.folded_lines import FoldedLines
from app.views.theme.marks import paint_couple
from app.views.theme.paint import draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

_HEIGHTS = {Kind.CAPTION: 36, Kind.ROOM: 72, Kind.TODAY: 44, Kind.OTHER: 40}
_EDGE = 14
_END = 26


class RailDelegate(QStyledItemDelegate):
    """Captions, couples with their hours, the couple in the room on a light sheet, and hours with a name hidden."""

    def __init__(self, theme: Theme, view: FlatList, model: FoldedLines[RailLine]) -> None:
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model
        self.open_couple = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = self._model.line(index.row())
        if line is None:
            return QSize(1, 0)
        folded = self._model.is_hidden(index.row())
        high = 40 if folded else _HEIGHTS[line.kind]
        return QSize(1, self._theme.px(high))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect)
        if line.kind is Kind.CAPTION:
            self._caption(painter, line, box)
        else:
            sheet = box.adjusted(self._theme.px(_EDGE), 0, -self._theme.px(_EDGE), 0)
            self._ground(painter, option, line, sheet, index.row())
            if line.kind is Kind.ROOM:
                self._room(painter, line, sheet.adjusted(0, self._theme.px(2), 0, -self._theme.px(6)))
            elif line.hidden:
                self._hidden(painter, line, box)
            else:
                self._couple(painter, line, box)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, line: RailLine, sheet: QRectF, row: int) -> None:
        theme, px = self._theme, self._theme.px
        radius = theme.radius("control")
        if line.kind is Kind.ROOM:
            sheet = QRectF(sheet.left(), sheet.top() + px(2), sheet.width(), px(64))
            radius = theme.radius("row")
            rounded(painter, sheet, radius, theme.color("surface"))
            bar = QRectF(sheet.left(), sheet.center().y() - px(18), px(3), px(36))
            rounded(painter, bar, px(3) / 2, theme.color("accent"))
        elif line.couple_id == self.open_couple and not self._model.is_hidden(row):
            rounded(painter, sheet, radius, theme.color("surface"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, sheet, radius, theme.blend("surface", "rail", 0.5))
        current = self._view.currentIndex().row() == row
        if current and self._view.ring and self._view.hasFocus():
            focus_ring(painter, theme, sheet, radius)

    def _caption(self, painter: QPainter, line: RailLine, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("caption", weight=500))
        painter.setPen(theme.color("ink3"))
        words = QRectF(px(24), box.bottom() - px(24), box.width() - px(48), px(20))
        draw_text(painter, line.label, words)

    def _room(self, painter: QPainter, line: RailLine, sheet: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        marks = QRectF(sheet.left() + px(16), sheet.top(), px(44), sheet.height())
        paint_couple(painter, theme, marks, px(22), line.initials)
        words = QRectF(sheet.left() + px(66), sheet.center().y() - px(20), sheet.width() - px(70), px(20))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.color("ink"))
        draw_text(painter, line.label, words)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, line.below, words.translated(0, px(20)))

    def _couple(self, painter: QPainter, line: RailLine, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        today = line.kind is Kind.TODAY
        paint_couple(painter, theme, QRectF(px(28), box.top(), px(40), box.height()), px(18), line.initials)
        font = theme.font("caption", weight=400, numerals=True)
        wide = QFontMetricsF(font).horizontalAdvance(line.end)
        end = QRectF(box.width() - px(_END) - wide - 1, box.top(), wide + 1, box.height())
        painter.setFont(font)
        painter.setPen(theme.color("ink3"))
        draw_text(painter, line.end, end, Qt.AlignmentFlag.AlignRight)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("ink" if today else "ink2"))
        words = QRectF(px(70), box.top(), end.left() - px(8) - px(70), box.height())
        draw_text(painter, line.label, words)

    def _hidden(self, painter: QPainter, line: RailLine, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        grey = theme.color("line2")
        marks = QRectF(px(36), box.top(), px(36), box.height())
        paint_couple(painter, theme, marks, px(16), ("", ""), fill=grey)
        font = theme.font("body", numerals=True)
        wide = QFontMetricsF(font).horizontalAdvance(line.end)
        painter.setFont(font)
        painter.setPen(theme.color("ink2"))
        draw_text(painter, line.end, QRectF(px(81), box.top(), wide + 1, box.height()))
        left = px(81) + wide + px(6)
        painter.setFont(theme.font("remark", size=14))
        painter.setPen(theme.color("ink3"))
        words = QRectF(left, box.top() - px(1), box.width() - left - px(8), box.height())
        draw_text(painter, say("name hidden"), words)
