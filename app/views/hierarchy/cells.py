"""What in a row lies under the pointer: the number or the answer, and whose."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from app.models.side import Side
from app.rules.path import PathRow
from app.rules.rating import comfort_place
from app.views.hierarchy.layout import ANSWERS_APART, MARK, MARKS_APART, SMALL_MARKS_APART, RowLayout, mark_places
from app.views.hierarchy.offers import Link
from app.views.hierarchy.sentences import answer_lines
from app.views.theme.theme import Theme


@dataclass(frozen=True)
class Cell:
    """What one partner says of a step: their `number`, or their answer."""

    side: Side
    number: bool


def spots_of(row: PathRow) -> tuple[float | None, float | None]:
    """Where both numbers stand on the line of comfort, from 0 to 1; None where there is none."""
    first, second = (said.rating for said in (row.first, row.second))
    return (
        comfort_place(first.scale, first.number) if first is not None and first.number is not None else None,
        comfort_place(second.scale, second.number) if second is not None and second.number is not None else None,
    )


def cell_at(theme: Theme, row: PathRow, at: RowLayout, top: float, spot: QPointF) -> Cell | Link | None:
    """The cell at a spot, or the link, in a row that begins at `top`; None beside them.

    Where no one's own lies, it is the first's.
    """
    if at.foot is not None and (link := at.foot.link_at(top + at.foot_top, spot)) is not None:
        return link
    if at.comfort_box(top).contains(spot):
        return Cell(_marked(theme, row, at, spot.x()), number=True)
    if at.willing_box(top).contains(spot):
        return Cell(_answering(theme, row, at, spot.x(), spot.y() - top), number=False)
    return None


def _marked(theme: Theme, row: PathRow, at: RowLayout, x: float) -> Side:
    first, second = mark_places(at.at, *spots_of(row), theme.px(MARKS_APART))
    reach = theme.px(MARK) * 0.6
    if second is not None and abs(x - second) <= reach and (first is None or abs(x - second) < abs(x - first)):
        return Side.SECOND
    return Side.FIRST


def _answering(theme: Theme, row: PathRow, at: RowLayout, x: float, y: float) -> Side:
    lines = answer_lines(row)
    if len(lines) == 2:
        return Side.SECOND if y > at.answers_middle else Side.FIRST
    # One line for both begins with both marks; each is its partner's own.
    second = at.at.willing + theme.px(4.5) + theme.px(SMALL_MARKS_APART)
    return Side.SECOND if abs(x - second) <= theme.px(SMALL_MARKS_APART) / 2 else Side.FIRST


def line_middles(theme: Theme, at: RowLayout, lines: int) -> list[float]:
    """The heights of the lines of answers."""
    pitch = theme.px(ANSWERS_APART)
    return [at.answers_middle + pitch * (n - (lines - 1) / 2) for n in range(lines)]
