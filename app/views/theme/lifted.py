"""What a drag in a list looks like: a line in the gap, and the lifted row that names the place it would take."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from app.views.theme.paint import begin, draw_icon, draw_text, rounded, shadow
from app.views.theme.theme import Theme
from app.words import say


def paint_lifted(on: QWidget, theme: Theme, title: str, place: str, at: QPointF, gap: float) -> None:
    """Paint over a list's viewport. `at` is how far the row was carried sideways and the height it is held at; `gap` is
    the height of the line.
    """
    px = theme.px
    painter = begin(on)
    width = on.width()
    y = min(max(gap, px(4)), on.height() - px(4))
    painter.setPen(QPen(theme.color("accent"), 2.5))
    painter.drawLine(QPointF(px(22), y), QPointF(width, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawEllipse(QPointF(px(22), y), px(5), px(5))
    wide = min(px(340), width - px(70))
    left = min(max(px(86) + at.x(), px(30)), width - wide - px(6))
    box = QRectF(left, at.y() - px(28), wide, px(56))
    shadow(painter, theme, box, theme.radius("row"))
    rounded(painter, box, theme.radius("row"), theme.color("raised"), theme.blend("accent", "raised", 0.7), 1.25)
    draw_icon(painter, theme, "grip-vertical", "ink2", QPointF(box.left() + px(10), box.center().y() - px(7)), 14)
    words = box.adjusted(px(36), 0, -px(12), 0)
    painter.setFont(theme.font("step"))
    painter.setPen(theme.color("ink"))
    draw_text(painter, title, QRectF(words.left(), box.top() + px(8), words.width(), px(20)))
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color("ink2"))
    draw_text(painter, place, QRectF(words.left(), box.top() + px(29), words.width(), px(18)))
    painter.end()


def moves_words(gap_above: int | None, gap_below: int | None, stays: bool) -> str:
    """What the lifted row says of the place it would take; the numbers are those of its neighbours now."""
    if stays:
        return say("Stays where it is")
    if gap_above is None:
        return say("Moves before {below}", below=gap_below)
    if gap_below is None:
        return say("Moves after {above}", above=gap_above)
    return say("Moves between {above} and {below}", above=gap_above, below=gap_below)
