"""How a couple of the roster is painted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.views.roster.lines import CoupleLine
from app.views.theme.flat_list import FlatList
from app.views.theme.folded_lines import FoldedLines
from app.views.theme.marks import paint_couple
from app.views.theme.paint import draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

ROW = 62
_TEXT = 72


class RosterDelegate(QStyledItemDelegate):
    """Rows of 62: marks, label and standing, and at the right when they come next."""

    def __init__(self, theme: Theme, view: FlatList, model: FoldedLines[CoupleLine]) -> None:
        super().__init__(view)
        self._theme, self._view, self._model = theme, view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, self._theme.px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = self._model.line(index.row())
        if line is None:
            return
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box = QRectF(option.rect).adjusted(0, 0, 0, -px(4))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        radius = theme.radius("row")
        if chosen:
            rounded(painter, box, radius, theme.color("select"), theme.blend("accent", "select", 0.38), 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, box, radius, theme.blend("select", "canvas", 0.45))
        if chosen and self._view.ring and self._view.hasFocus():
            focus_ring(painter, theme, box, radius)
        self._words(painter, line, box)
        painter.restore()

    def _words(self, painter: QPainter, line: CoupleLine, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        marks = QRectF(box.left() + px(20), box.top(), px(44), box.height())
        when = theme.font("small", numerals=True)
        wide = QFontMetricsF(when).horizontalAdvance(line.when) if line.when else 0.0
        right = QRectF(box.right() - px(16) - wide, box.top(), wide + 1, box.height())
        painter.setFont(when)
        painter.setPen(theme.color("ink2"))
        draw_text(painter, line.when, right, Qt.AlignmentFlag.AlignRight)
        left = box.left() + px(_TEXT)
        words = QRectF(left, box.center().y() - px(20), right.left() - px(12) - left, px(20))
        if line.hidden:
            paint_couple(painter, theme, marks, px(22), ("", ""), fill=theme.color("line2"))
            painter.setFont(theme.font("remark"))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, say("name hidden"), words.translated(0, px(10)))
            return
        paint_couple(painter, theme, marks, px(22), line.initials)
        painter.setFont(theme.font("step", weight=600))
        painter.setPen(theme.color("ink"))
        draw_text(painter, line.label, words)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, line.standing, words.translated(0, px(20)))
