"""How a row of the stream is drawn: the time at the left, mark and words beside it, folded sessions as bars."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.session import Mark
from app.views.entry_marks import LOOKS, mark_word
from app.views.notes.model import StreamModel
from app.views.notes.rows import Kind, Row
from app.views.theme.lines import Lines
from app.views.theme.paint import draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

PAD = 8
"""How far the ring and the ground of a row reach beyond its words, in pixels of the design."""

_TEXT_LEFT = 48
_TEXT_RIGHT = 20
_SHAPES = ((64, 104), (96, 58))
_KEPT_LINES = 200


class RowDelegate(QStyledItemDelegate):
    """Draws rows in a column `column` pixels wide, which the view sets before anything is laid out.

    `editing` is the key of the row whose editor lies over it, `editor_height` how high that editor is; `found` is the
    key of a row that somebody looked for.
    """

    def __init__(self, theme: Theme, model: StreamModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.column = 0
        self.editing: tuple[str, int] | None = None
        self.editor_height = 0
        self.found: tuple[str, int] | None = None
        self._heights: dict[tuple[str, int], tuple[Row, int]] = {}
        self._lines: OrderedDict[tuple[str, int], tuple[Row, Lines]] = OrderedDict()

    def set_column(self, column: int) -> None:
        """Another width of the column, in pixels; everything is laid out anew."""
        if column != self.column:
            self.column = column
            self.forget()

    def forget(self) -> None:
        """Lay everything out anew: the width, the type or the colours changed."""
        self._heights.clear()
        self._lines.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.row_at(index)
        return QSize(1, self._height(row)) if row is not None else QSize()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pad = self._theme.px(PAD)
        rect = QRectF(option.rect)
        editor.setGeometry(round(rect.left()) + pad, round(rect.top()) + pad, self.column, self.editor_height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row_at(index)
        if row is None or row.key == self.editing:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, px = QRectF(option.rect), self._theme.px
        inner = QRectF(rect.left() + px(PAD), rect.top(), self.column, rect.height())
        state = option.state
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        if row.kind is Kind.ENTRY:
            self._paint_entry(painter, row, inner, over=over, focus=focus)
        elif row.kind is Kind.HINT:
            painter.setFont(self._theme.font("caption", weight=400))
            painter.setPen(self._theme.color("ink3"))
            self._hint_lines(row).draw(painter, QPointF(inner.left() + px(8), inner.top() + px(7)))
        else:
            self._paint_bar(painter, row, inner, over=over, focus=focus)
        painter.restore()

    def lines_of(self, row: Row) -> Lines:
        """The words of an entry as they are laid out."""
        return self._text(row)

    # -- heights ----------------------------------------------------------------------------------------------

    def _height(self, row: Row) -> int:
        px = self._theme.px
        if row.key == self.editing:
            return self.editor_height + 2 * px(PAD)
        if row.kind is Kind.HINT:
            return px(7) + self._hint_lines(row).height + px(12)
        if row.kind is not Kind.ENTRY:
            return px(31)
        kept = self._heights.get(row.key)
        if kept is None or kept[0] != row:
            kept = (row, self._entry_height(row))
            self._heights[row.key] = kept
        return kept[1]

    def _entry_height(self, row: Row) -> int:
        line = self._theme.line("body")
        below = bool(row.step) + row.begun + row.shortened
        high = (self._head_lines(row) + below) * line + self._text(row).height
        return 2 * self._theme.px(PAD) + max(high, 2 * line if row.day else 0)

    def _head_lines(self, row: Row) -> int:
        if row.mark is None:
            return 0
        return 1 if self._beside_fits(row) else 2

    def _mark_width(self, mark: Mark) -> float:
        words = QFontMetricsF(self._theme.font("small", weight=600)).horizontalAdvance(mark_word(mark))
        return self._theme.px(_TEXT_LEFT) + self._theme.px(21) + words

    def _beside_fits(self, row: Row) -> bool:
        if row.mark is None or not row.beside:
            return True
        beside = QFontMetricsF(self._theme.font("small")).horizontalAdvance(row.beside)
        return self._mark_width(row.mark) + self._theme.px(8) + beside <= self.column

    def _text(self, row: Row) -> Lines:
        kept = self._lines.get(row.key)
        if kept is None or kept[0] != row:
            width = self.column - self._theme.px(_TEXT_LEFT) - self._theme.px(_TEXT_RIGHT)
            kept = (row, Lines(row.text, self._theme.font("body"), width, self._theme.line("body")))
            self._lines[row.key] = kept
            if len(self._lines) > _KEPT_LINES:
                self._lines.popitem(last=False)
        return kept[1]

    def _hint_lines(self, row: Row) -> Lines:
        font = self._theme.font("caption", weight=400)
        return Lines(row.text, font, self.column - self._theme.px(8), self._theme.line("caption"))

    # -- drawing ----------------------------------------------------------------------------------------------

    def _paint_entry(self, painter: QPainter, row: Row, inner: QRectF, *, over: bool, focus: bool) -> None:
        theme, px = self._theme, self._theme.px
        ground = inner.adjusted(-px(PAD), 1, px(PAD), -1)
        if focus:
            rounded(
                painter, ground, theme.radius("row"), theme.color("accentTint" if row.key == self.found else "select")
            )
            focus_ring(painter, theme, ground, theme.radius("row"))
        elif over and not row.fixed:
            rounded(painter, ground, theme.radius("row"), theme.blend("select", "surface", 0.6))
        line = theme.line("body")
        top = inner.top() + px(PAD)
        painter.setFont(theme.font("caption", weight=400, numerals=True))
        painter.setPen(theme.color("ink3"))
        draw_text(painter, row.about, QRectF(inner.left(), top, px(_TEXT_LEFT), line))
        if row.day:
            draw_text(painter, row.day, QRectF(inner.left(), top + line, px(_TEXT_LEFT - 2), line))
        if row.mark is not None:
            self._paint_mark(painter, row, row.mark, inner, top)
        top += self._head_lines(row) * line
        left = inner.left() + px(_TEXT_LEFT)
        painter.setPen(theme.color("ink"))
        text = self._text(row)
        text.draw(painter, QPointF(left, top))
        top += text.height
        below = []
        if row.shortened:
            below.append(("chevron-down", say("Open it to read all of it")))
        if row.step:
            below.append(("link", row.step))
        if row.begun:
            below.append(("pencil", say("Changes to it are kept as a draft")))
        for icon, words in below:
            draw_icon(painter, theme, icon, "ink3", QPointF(left, top + (line - px(14)) / 2), 14)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, words, QRectF(left + px(20), top, inner.right() - left - px(20), line))
            top += line

    def _paint_mark(self, painter: QPainter, row: Row, mark: Mark, inner: QRectF, top: float) -> None:
        theme, px = self._theme, self._theme.px
        look, line = LOOKS[mark], theme.line("body")
        left = inner.left() + px(_TEXT_LEFT)
        draw_icon(painter, theme, look.icon, look.token, QPointF(left - px(0.5), top + (line - px(16)) / 2))
        painter.setFont(theme.font("small", weight=600))
        painter.setPen(theme.color(look.token))
        draw_text(painter, mark_word(mark), QRectF(left + px(21), top, inner.right() - left - px(21), line))
        if row.beside:
            at = QRectF(inner.left() + self._mark_width(mark) + px(8), top, inner.width(), line)
            if not self._beside_fits(row):
                at = QRectF(inner.left() + px(_TEXT_LEFT), top + line, inner.width(), line)
            at.setRight(inner.right())
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, row.beside, at)

    def _paint_bar(self, painter: QPainter, row: Row, inner: QRectF, *, over: bool, focus: bool) -> None:
        theme, px = self._theme, self._theme.px
        bar = inner.adjusted(0, px(4), 0, 0)
        share = 0.8 if over else 0.5
        if row.kind is Kind.SESSION:
            rounded(painter, bar, theme.radius("control"), theme.blend("sunken", "surface", share))
        elif over:
            rounded(painter, bar, theme.radius("control"), theme.blend("sunken", "surface", 0.5))
        if focus:
            focus_ring(painter, theme, bar, theme.radius("control"))
        middle = bar.center().y()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3"))
        words = row.about or row.text
        draw_text(painter, words, bar.adjusted(px(8), 0, -px(30), 0))
        icon = "chevron-down" if row.open and not row.folded else "chevron-right"
        if row.folded:
            icon = "eye" if row.open else "eye-off"
        draw_icon(painter, theme, icon, "ink3", QPointF(bar.right() - px(25), middle - px(16) / 2))
        if row.folded and not row.open:
            grey = theme.color("line2")
            grey.setAlphaF(0.75)
            left = bar.left() + max(px(58), px(16) + QFontMetricsF(painter.font()).horizontalAdvance(words))
            for width in _SHAPES[row.shape]:
                wide = min(px(width), max(0.0, bar.right() - px(34) - left))
                rounded(painter, QRectF(left, middle - px(7) / 2, wide, px(7)), px(3.5), grey)
                left += px(width) + px(8)
