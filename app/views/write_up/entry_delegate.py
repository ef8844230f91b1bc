"""How an entry is drawn beside the note: its time, its words, and the letter of the heading it went to."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.models.note import Heading
from app.models.session import Mark
from app.rules.write_up import letter
from app.views.entry_marks import LOOKS, mark_word
from app.views.theme.flat_list import FlatList, Index
from app.views.theme.lines import Lines
from app.views.theme.paint import draw_icon, draw_text, focus_ring, key_cap, rounded
from app.views.theme.theme import Theme
from app.views.write_up.rows import Row

ROW = Qt.ItemDataRole.UserRole + 1

BAR = 12
"""The room for a scroll bar, in pixels at 100 %."""

_PAD, _TIME, _TEXT, _RIGHT, _BADGE, _CAP, _APART = 11, 11, 54, 10, 20, 18, 3


class EntryDelegate(QStyledItemDelegate):
    """Draws the rows of a list; an entry that waits is tinted and shows the letters as keys."""

    def __init__(self, theme: Theme, view: FlatList) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        wide = self._wide()
        if not isinstance(row, Row):
            return QSize(wide, 0)
        marked = self._theme.line("small") if row.mark is not None else 0
        least = self._theme.px(_BADGE)
        return QSize(wide, max(least, marked + self._lines(row, wide).height) + 2 * self._theme.px(_PAD))

    def _wide(self) -> int:
        """The width of a row: beside it the scroll bar has its own room, whether it is there or not."""
        return max(1, self._view.width() - self._theme.px(BAR))

    def keys_of(self, row: Row, rect: QRectF) -> list[tuple[QRectF, Heading]]:
        """Where a row shows what it can be taken up by: its keys, or the badge of where it stands."""
        px = self._theme.px
        rect = QRectF(rect.x(), rect.y(), self._wide(), rect.height())
        top = rect.top() + px(_PAD)
        if row.placed is not None:
            side = px(_BADGE)
            return [(QRectF(rect.right() - px(_RIGHT) - side, top, side, side), row.placed)]
        if row.fixed:
            return []
        side, apart = px(_CAP), px(_APART)
        left = rect.right() - px(16) - len(row.keys) * side - (len(row.keys) - 1) * apart
        return [
            (QRectF(left + place * (side + apart), top, side, side), heading) for place, heading in enumerate(row.keys)
        ]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px, line = self._theme, self._theme.px, self._theme.line("small")
        rect = QRectF(option.rect.x(), option.rect.y(), self._wide(), option.rect.height())
        focus = bool(option.state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        self._paint_ground(painter, row, rect, focus=focus)
        top = rect.top() + px(_PAD)
        size = 12.5 if ":" in row.time else 11  # a day takes more room than an hour
        painter.setFont(theme.font("caption", weight=400, size=size, numerals=True))
        painter.setPen(theme.color("ink3"))
        draw_text(painter, row.time, QRectF(rect.left() + px(_TIME), top, px(_TEXT - _TIME), line))
        left = rect.left() + px(_TEXT)
        if row.mark is not None:
            self._paint_mark(painter, row.mark, row.beside, QPointF(left, top), rect.right())
            top += line
        painter.setPen(theme.color("ink" if row.waits else "ink2"))
        painter.setFont(theme.font("small"))
        self._lines(row, rect.width()).draw(painter, QPointF(left, top))
        for box, heading in self.keys_of(row, rect):
            self._paint_letter(painter, row, box, letter(heading))
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: Row, rect: QRectF, *, focus: bool) -> None:
        theme = self._theme
        ground = rect.adjusted(0, theme.px(3), 0, -theme.px(3))
        radius = theme.radius("row")
        if row.waits:
            line = None if focus else theme.blend("accent", "select", 0.4)
            rounded(painter, ground, radius, theme.color("select"), line)
        if focus:
            focus_ring(painter, theme, ground, radius)

    def _paint_mark(self, painter: QPainter, mark: Mark, beside: str, at: QPointF, right: float) -> None:
        theme, px, line = self._theme, self._theme.px, self._theme.line("small")
        look = LOOKS[mark]
        draw_icon(painter, theme, look.icon, look.token, QPointF(at.x(), at.y() + (line - px(14)) / 2), 14)
        font = theme.font("small", weight=600, size=12.5)
        painter.setFont(font)
        painter.setPen(theme.color(look.token))
        left = at.x() + px(19)
        word = mark_word(mark)
        room = right - px(_RIGHT + _BADGE + 8) - left
        draw_text(painter, word, QRectF(left, at.y(), room, line))
        if beside:
            over = QFontMetricsF(font).horizontalAdvance(word) + px(7)
            painter.setFont(theme.font("small", size=12.5))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, beside, QRectF(left + over, at.y(), max(0.0, room - over), line))

    def _paint_letter(self, painter: QPainter, row: Row, box: QRectF, sign: str) -> None:
        theme, color = self._theme, self._theme.color
        if row.placed is None:
            key_cap(painter, theme, box, sign, ink=color("ink2"), fill=color("surface"), line=color("line2"))
            return
        rounded(painter, box, theme.px(5), color("accentTint"), color("field") if theme.high_contrast else None)
        painter.setFont(theme.font("key", weight=600))
        painter.setPen(color("accentInk"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)

    def _lines(self, row: Row, wide: float) -> Lines:
        boxes = self.keys_of(row, QRectF(0, 0, wide, 0))
        end = boxes[0][0].left() if boxes else wide - self._theme.px(_RIGHT)
        room = end - self._theme.px(_TEXT) - self._theme.px(8)
        return Lines(row.text, self._theme.font("small"), room, self._theme.line("small"))
