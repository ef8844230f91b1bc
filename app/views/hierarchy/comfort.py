"""The line of comfort in a row: both numbers on it, and a soft band where they are far apart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from app.rules.path import PathRow
from app.views.hierarchy.cells import spots_of
from app.views.hierarchy.layout import MARK, MARKS_APART, RowLayout, mark_places
from app.views.theme.marks import paint_mark
from app.views.theme.theme import Theme

NUMBER_SHARE = {1: 0.65, 2: 0.55, 3: 0.4}
"""How large a number of so many figures is in its mark."""


def paint_comfort(painter: QPainter, theme: Theme, at: RowLayout, row: PathRow, *, chosen: bool) -> None:
    """Draw what both said of a step on one line, each with their mark."""
    px = theme.px
    left, wide, y = at.at.track, at.at.track_width, at.answers_middle
    painter.setPen(QPen(theme.blend("field", "line2", 0.25) if chosen else theme.color("line2"), px(2)))
    painter.drawLine(QPointF(left, y), QPointF(left + wide, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.blend("field", "canvas", 0.8))
    for share in (0.0, 0.5, 1.0):
        painter.drawEllipse(QPointF(left + share * wide, y), px(1.8), px(1.8))
    size = px(MARK)
    given = [said.rating for said in (row.first, row.second)]
    spots = spots_of(row)
    a, b = mark_places(at.at, *spots, px(MARKS_APART))
    if a is not None and b is not None and _far_apart(spots[0], spots[1]):
        _paint_band(painter, theme, a, b, y)
    halo = theme.color("select" if chosen else "canvas")
    for which, x, rating in (("first", a, given[0]), ("second", b, given[1])):
        if x is None or rating is None:
            continue
        paint_mark(painter, theme, which, QPointF(x, y), size + px(6), fill=halo)  # type: ignore[arg-type]  # one of the names the stones know
    for which, x, said in (("first", a, row.first), ("second", b, row.second)):
        if x is None or said.rating is None:
            continue
        number = str(said.rating.number)
        paint_mark(painter, theme, which, QPointF(x, y), size, number, share=NUMBER_SHARE[len(number)])  # type: ignore[arg-type]  # one of the names the stones know
        if said.number_before_change:
            _paint_hollow(painter, theme, which, QPointF(x, y), size, number, halo)


def _paint_hollow(
    painter: QPainter, theme: Theme, which: str, at: QPointF, size: float, number: str, ground: QColor
) -> None:
    """A number given before the step changed: an outline, because it was said of another question."""
    paint_mark(painter, theme, which, at, size - theme.px(3), fill=ground)  # type: ignore[arg-type]  # first or second
    painter.setFont(theme.font("caption", weight=600))
    painter.setPen(theme.color("a" if which == "first" else "b"))
    painter.drawText(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size), Qt.AlignmentFlag.AlignCenter, number)


def _far_apart(first: float | None, second: float | None) -> bool:
    """A soft band joins two answers only when they are more than two of ten apart."""
    return first is not None and second is not None and abs(first - second) > 0.2 + 1e-9


def _paint_band(painter: QPainter, theme: Theme, a: float, b: float, y: float) -> None:
    band = QLinearGradient(QPointF(a, y), QPointF(b, y))
    first, second = theme.color("a"), theme.color("b")
    first.setAlphaF(0.55)
    second.setAlphaF(0.55)
    band.setColorAt(0, first)
    band.setColorAt(1, second)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(band)
    half = theme.px(2.5)
    painter.drawRect(QRectF(min(a, b), y - half, abs(a - b), 2 * half))
