"""How a row of the story is laid out and drawn: the day at the left, the sign, then words that grow as they need."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QRegion, QTextCharFormat
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.rules.story import Part
from app.views.story.looks import look_of
from app.views.story.model import StoryModel
from app.views.story.rows import Leads, Row, Shape
from app.views.theme.flat_list import lines_in
from app.views.theme.keyed_rows import AnyIndex
from app.views.theme.lines import Lines
from app.views.theme.paint import draw_icon, draw_text, focus_ring, rounded
from app.views.theme.theme import Theme
from app.words import say

FOLDED_LINES = 3
"""How many lines of a text show before somebody unfolds it."""

_SIGN, _LANE, _SIDE, _PAD = 15, 6, 8, 9
_KEPT = 400
_SHAPES = ((64, 104), (96, 58))
_LINKS = {Leads.WRITE_UP: "pencil", Leads.READ: "notebook-text"}


class StoryDelegate(QStyledItemDelegate):
    """Draws rows `column` pixels wide, which the view sets before anything is laid out. `ring` says whether keys are
    in use, so that only then a ring shows where they are.
    """

    def __init__(self, theme: Theme, model: StoryModel, ring: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._model, self._ring = theme, model, ring
        self.column = 0
        self._heights: dict[Row, int] = {}
        self._lines: OrderedDict[Row, tuple[Lines, bool]] = OrderedDict()

    def set_column(self, column: int) -> None:
        """Another width, in pixels; everything is laid out anew."""
        if column != self.column:
            self.column = column
            self.forget()

    def forget(self) -> None:
        """Lay everything out anew: the width, the type or the colours changed."""
        self._heights.clear()
        self._lines.clear()

    def is_cut(self, row: Row) -> bool:
        """Whether only the beginning of its text shows."""
        return bool(row.text) and self._words(row)[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = self._model.at(index.row())
        if row is None:
            return QSize()
        if row not in self._heights:
            self._heights[row] = self._height(row)
        return QSize(1, self._heights[row])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = self._model.at(index.row())
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        state = option.state
        focus = bool(state & QStyle.StateFlag.State_HasFocus)
        over = bool(state & QStyle.StateFlag.State_MouseOver) and row.leads is not Leads.NOWHERE
        if row.shape is Shape.MONTH:
            self._paint_head(painter, row, rect)
        elif row.shape is Shape.HINT:
            self._paint_hint(painter, row.title, rect)
        else:
            ground = QRectF(rect.left(), rect.top() + 1, self.column, rect.height() - 2)
            # The line that the search came to is tinted while one goes on typing.
            come_to = bool(row.met) and bool(state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, ground, focus=focus, over=over or come_to)
            {Shape.BAR: self._paint_bar, Shape.MORE_BARS: self._paint_bar}.get(row.shape, self._paint_row)(
                painter, row, rect
            )
        painter.restore()

    # -- where things are -------------------------------------------------------------------------------------

    def _left(self) -> float:
        """Where the words begin: after the day, the lanes of the thread and the sign."""
        return self._middle() + self._theme.px(_SIGN + 16)

    def _middle(self) -> float:
        """The middle of the signs."""
        days = QFontMetricsF(self._theme.font("small")).horizontalAdvance(say("Wed 30 Sept"))
        return self._theme.px(_SIDE + 22 + _SIGN) + days

    def _width(self) -> float:
        return max(40.0, self.column - self._left() - self._theme.px(_SIDE + 8))

    def _height(self, row: Row) -> int:
        px, line = self._theme.px, self._theme.line("body")
        if row.shape is Shape.MONTH:
            return px(14) + self._theme.line("section") + px(6)
        if row.shape is Shape.HINT:
            return px(34)
        if row.shape is Shape.BAR:
            return px(35)
        if row.shape in (Shape.OTHERS, Shape.MORE_BARS):
            return px(33)
        if row.shape is Shape.SESSION:
            return 2 * px(_PAD) + px(7) + len(self._titles(row)) * self._session_line() + len(self._quiet(row)) * line
        lines = self._words(row)[0].height if row.text else 0
        below = len(self._below(row))
        heads = len(self._titles(row)) + len(self._quiet(row))
        return max(2 * px(_PAD) + (heads + below) * line + lines, px(2 * _SIGN + 8) if row.title else 0)

    def _session_line(self) -> int:
        return self._theme.line("section")

    def _title_font(self, row: Row) -> QFont:
        session = row.shape is Shape.SESSION
        return self._theme.font("section", size=18) if session else self._theme.font("body", weight=600)

    def _fits(self, row: Row) -> bool:
        """Whether title, quiet words and link have room in one line."""
        title = QFontMetricsF(self._title_font(row)).horizontalAdvance(row.title)
        quiet = QFontMetricsF(self._theme.font("small")).horizontalAdvance(row.beside)
        return title + self._theme.px(10) + quiet + self._link_width(row) <= self._width()

    def _titles(self, row: Row) -> list[str]:
        """The title, on as many lines as it needs beside its link."""
        return lines_in(row.title, self._title_font(row), self._width() - self._link_width(row)) if row.title else []

    def _quiet(self, row: Row) -> list[str]:
        """The quiet words, where they have no room beside the title, on lines of their own below it."""
        if not row.title or not row.beside or self._fits(row):
            return []
        return lines_in(row.beside, self._theme.font("small", numerals=True), self._width())

    def _below(self, row: Row) -> list[tuple[str, str]]:
        """What stands below the text, line by line, each with its icon or none."""
        said = [("chevron-down", say("Open it to read all of it"))] if self.is_cut(row) else []
        said += [("link", row.below)] if row.below else []
        room, font = self._width() - self._theme.px(20), self._theme.font("small")
        broken = [(icon, lines_in(words, font, room)) for icon, words in said]
        return [(icon if not n else "", words) for icon, lines in broken for n, words in enumerate(lines)]

    def _link_words(self, row: Row) -> str:
        if row.shape is not Shape.SESSION:
            return ""
        return {Leads.WRITE_UP: say("Write up"), Leads.READ: say("Read")}.get(row.leads, "")

    def _link_width(self, row: Row) -> float:
        words = self._link_words(row)
        font = self._theme.font("control", size=13)
        return QFontMetricsF(font).horizontalAdvance(words) + self._theme.px(36) if words else 0.0

    def _words(self, row: Row) -> tuple[Lines, bool]:
        """The text laid out, and whether that is only its beginning."""
        kept = self._lines.get(row)
        if kept is None:
            kept = self._lines[row] = self._lay_out(row)
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        return kept

    def _lay_out(self, row: Row) -> tuple[Lines, bool]:
        font, line, width = self._theme.font("body"), self._theme.line("body"), self._width()
        look = None
        if row.met:
            look = QTextCharFormat()
            look.setBackground(self._theme.color("accentTint"))
            look.setForeground(self._theme.color("accentInk"))
            look.setFontWeight(QFont.Weight.DemiBold)
        lines = Lines(row.text, font, width, line, met=row.met, look=look)
        if row.open or row.met or len(lines) <= FOLDED_LINES:
            return lines, False
        return Lines(_folded(row.text, lines.letters_in(FOLDED_LINES)), font, width, line), True

    # -- drawing ----------------------------------------------------------------------------------------------

    def _paint_ground(self, painter: QPainter, ground: QRectF, *, focus: bool, over: bool) -> None:
        theme = self._theme
        if focus and self._ring():
            rounded(painter, ground, theme.radius("row"), theme.color("select"))
            focus_ring(painter, theme, ground, theme.radius("row"))
        elif over:
            rounded(painter, ground, theme.radius("row"), theme.blend("select", "canvas", 0.6))

    def _paint_head(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("section"))
        painter.setPen(theme.color("ink"))
        at = QRectF(rect.left() + px(_SIDE), rect.top() + px(14), self.column, theme.line("section"))
        draw_text(painter, row.title, at)
        # The thread goes on beside the words, or behind them where they are long.
        at.setWidth(QFontMetricsF(painter.font()).horizontalAdvance(row.title) + px(6))
        painter.setClipRegion(QRegion(rect.toRect()).subtracted(QRegion(at.toAlignedRect())))
        self._paint_threads(painter, row, rect, QPointF(rect.left() + self._middle(), rect.center().y()))

    def _paint_hint(self, painter: QPainter, words: str, rect: QRectF) -> None:
        painter.setFont(self._theme.font("caption", weight=400))
        painter.setPen(self._theme.color("ink3"))
        draw_text(painter, words, QRectF(rect.left() + self._theme.px(16), rect.top(), self.column, rect.height()))

    def _paint_row(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        theme, px, line = self._theme, self._theme.px, self._theme.line("body")
        high = self._session_line() if row.shape is Shape.SESSION else line
        top, left = rect.top() + px(_PAD), rect.left() + self._left()
        sign = QPointF(rect.left() + self._middle(), top + high / 2)
        self._paint_threads(painter, row, rect, sign)
        self._paint_sign(painter, row, rect, sign)
        painter.setFont(theme.font("small", numerals=True))
        painter.setPen(theme.color("ink2" if row.shape is Shape.SESSION else "ink3"))
        draw_text(painter, row.when, QRectF(rect.left() + px(_SIDE), top, self._middle(), high))
        if row.title:
            top = self._paint_title(painter, row, left, top, high)
        if row.text:
            painter.setPen(theme.color("ink"))
            words = self._words(row)[0]
            words.draw(painter, QPointF(left, top), rect)
            top += words.height
        for icon, words_below in self._below(row):
            if icon:
                draw_icon(painter, theme, icon, "ink3", QPointF(left, top + (line - px(14)) / 2), 14)
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("ink3"))
            draw_text(painter, words_below, QRectF(left + px(20), top, self._width() - px(20), line))
            top += line

    def _paint_title(self, painter: QPainter, row: Row, left: float, top: float, high: float) -> float:
        """The title with its quiet words and its link; where what follows begins."""
        theme, px = self._theme, self._theme.px
        look = look_of(row.kind) if row.kind is not None else None
        quiet_title = row.shape is Shape.OTHERS
        painter.setFont(theme.font("small") if quiet_title else self._title_font(row))
        painter.setPen(theme.color("ink3" if quiet_title else _ink(look.token) if look else "ink"))
        link, titles = self._link_width(row), self._titles(row)
        if link:
            title_font, title_pen = painter.font(), painter.pen()
            self._paint_link(painter, row, QRectF(left + self._width() - link, top, link, high))
            painter.setFont(title_font)
            painter.setPen(title_pen)
        for words in titles:
            draw_text(painter, words, QRectF(left, top, self._width() - link, high))
            top += high
        wide = QFontMetricsF(painter.font()).horizontalAdvance(titles[-1])
        if row.shape is Shape.OTHERS:
            icon = "chevron-down" if row.open else "chevron-right"
            draw_icon(painter, theme, icon, "ink3", QPointF(left + wide + px(6), top - high + (high - px(14)) / 2), 14)
        painter.setFont(theme.font("small", numerals=True))
        painter.setPen(theme.color("ink3"))
        if self._fits(row):
            place = QRectF(left + wide + px(10), top - high, self._width() - wide - px(10) - link, high)
            place.translate(0, px(1) if row.shape is Shape.SESSION else 0)
            draw_text(painter, row.beside, place)
        for words in self._quiet(row):
            draw_text(painter, words, QRectF(left, top, self._width(), theme.line("body")))
            top += theme.line("body")
        return top

    def _paint_link(self, painter: QPainter, row: Row, at: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        painter.setFont(theme.font("control", size=13))
        painter.setPen(theme.color("accent"))
        draw_icon(painter, theme, _LINKS[row.leads], "accent", QPointF(at.left() + px(12), at.center().y() - px(7)), 14)
        draw_text(painter, self._link_words(row), at.adjusted(px(32), 0, 4, 0))

    def _paint_sign(self, painter: QPainter, row: Row, rect: QRectF, at: QPointF) -> None:
        theme, px = self._theme, self._theme.px
        look = look_of(row.kind) if row.kind is not None else None
        radius = float(px(_SIGN))
        if row.shape is Shape.OTHERS:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if row.shape is Shape.SESSION or look is not None:
            icon, token, ground = (look.icon, look.token, look.ground) if look else ("users", "ink2", "sunken")
            painter.setBrush(theme.color(ground))
            painter.drawEllipse(at, radius, radius)
            draw_icon(painter, theme, icon, token, QPointF(at.x() - px(8), at.y() - px(8)))
        else:
            radius = float(px(3))
            painter.setBrush(theme.color("line2"))
            painter.drawEllipse(at, radius, radius)
        painter.setPen(QPen(theme.color("line2"), float(px(2))))
        gap = radius + px(5)
        if row.up and at.y() - gap > rect.top():
            painter.drawLine(QPointF(at.x(), rect.top()), QPointF(at.x(), at.y() - gap))
        if row.down and at.y() + gap < rect.bottom():
            painter.drawLine(QPointF(at.x(), at.y() + gap), QPointF(at.x(), rect.bottom()))

    def _paint_threads(self, painter: QPainter, row: Row, rect: QRectF, at: QPointF) -> None:
        """The stitches between a repair and its crossed line, in the colour of repair, left of the signs."""
        if not row.threads:
            return
        px = self._theme.px
        pen = QPen(self._theme.color("dusk"), px(5) / 4)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([3.2, 2.6])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for thread in row.threads:
            lane = at.x() - px(_SIGN + 8) - px(_LANE) * thread.lane
            near = QPointF(at.x() - px(_SIGN + 1), at.y())
            pen.setDashOffset(0)
            if thread.part is Part.THROUGH:
                # The stitches go on from row to row as if there were none.
                pen.setDashOffset((rect.top() % (5.8 * pen.widthF())) / pen.widthF())
                painter.setPen(pen)
                painter.drawLine(QPointF(lane, rect.top()), QPointF(lane, rect.bottom()))
                continue
            painter.setPen(pen)
            down = thread.part is Part.TOP
            bow = near + QPointF(0, px(5) if down else -px(5))
            far = rect.bottom() if down else rect.top()
            turn = bow.y() + (px(16) if down else -px(16))
            turn = min(turn, far) if down else max(turn, far)
            path = _bow(bow, QPointF(lane, turn))
            path.lineTo(lane, far)
            painter.drawPath(path)

    def _paint_bar(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        bar = QRectF(rect.left(), rect.top() + px(4), self.column, rect.height() - px(4))
        if row.shape is Shape.BAR:
            rounded(painter, bar, theme.radius("control"), theme.blend("sunken", "canvas", 0.7))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("ink3"))
        words = row.when or row.title
        draw_text(painter, words, bar.adjusted(px(12), 0, -px(40), 0))
        icon = "chevron-right" if row.shape is Shape.MORE_BARS else "eye" if row.open else "eye-off"
        draw_icon(painter, theme, icon, "ink3", QPointF(bar.right() - px(28), bar.center().y() - px(8)))
        if row.shape is Shape.BAR and not row.open:
            grey = theme.color("line2")
            grey.setAlphaF(0.75)
            left = bar.left() + max(px(72), px(20) + QFontMetricsF(painter.font()).horizontalAdvance(words))
            for wide in _SHAPES[row.key[2]]:
                rounded(painter, QRectF(left, bar.center().y() - px(7) / 2, px(wide), px(7)), px(3.5), grey)
                left += px(wide) + px(8)


def _ink(token: str) -> str:
    """The colour of a title: that of its mark, and plain ink where the mark has none of its own."""
    return "ink" if token == "ink2" else token


def _bow(near: QPointF, far: QPointF) -> QPainterPath:
    """A quarter of a bow from a sign out to its lane."""
    path = QPainterPath(near)
    path.quadTo(QPointF(far.x(), near.y()), far)
    return path


def _folded(text: str, most: int) -> str:
    """The first `most` letters with an ellipsis after them, cut between words and not inside of one."""
    head = text[:most].rstrip()
    if not text[len(head) :].lstrip(" ").startswith("\n"):
        head = head[:-2]
        words, space, _ = head.rpartition(" ")
        head = words if space and len(words) > len(head) - 24 else head
    return head.rstrip(" ,;:") + " …"
