"""The chip of a row: where a step stands, in one word, or that a step in between could be put before it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from app.rules.path import PathRow
from app.rules.willingness import State
from app.views.hierarchy.layout import RowLayout
from app.views.hierarchy.sentences import state_words
from app.views.theme.paint import draw_icon, draw_text, rounded
from app.views.theme.theme import Theme


@dataclass(frozen=True)
class StateChip:
    """Words and icon in an ink, on a ground; without one where it only offers."""

    words: str
    icon: str
    ink: str = "accentInk"
    ground: str = "accentTint"


_LOOKS = {
    State.PLANNED: ("footprints", "accentInk", "accentTint"),
    State.UNDER_WAY: ("play", "accentInk", "accentTint"),
    State.SETTLED: ("circle-check", "accentInk", "accentTint"),
    State.PAUSED: ("pause", "duskInk", "duskTint"),
    State.SET_ASIDE: ("archive", "ink2", "sunken"),
    State.IDEA: ("users", "accentInk", "accentTint"),
}


def chip_of(row: PathRow, offered: str) -> StateChip | None:
    """The chip of this row; `offered` is what it offers in a few words, where it has nothing else to say."""
    words = state_words(row)
    if not words:
        return StateChip(offered, "list-plus", "ink2", "") if offered else None
    if row.in_the_room and row.state is State.PLANNED:
        return StateChip(words, "users")
    return StateChip(words, *_LOOKS[row.state])


def paint_chip(painter: QPainter, theme: Theme, at: RowLayout, chip: StateChip, *, chosen: bool) -> None:
    """Draw it at the right of the row, or in the line below."""
    px = theme.px
    y = at.second_middle if at.chip_in_second else at.answers_middle
    box = QRectF(at.at.right - px(9) - at.chip_width, y - px(12), at.chip_width, px(24))
    if chip.ground:
        ground = "surface" if chosen and chip.ground == "accentTint" else chip.ground
        rounded(painter, box, px(12), theme.color(ground))
    side = px(14)
    draw_icon(painter, theme, chip.icon, chip.ink, QPointF(box.left() + px(10), y - side / 2), 14)
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.color(chip.ink))
    draw_text(painter, chip.words, box.adjusted(px(28), 0, 0, 0))
